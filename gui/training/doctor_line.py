"""One quiet line below the plots: what ails the run, and a button with what helps."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolTip, QWidget

from gui.theme import ICON_PX, ThemeManager
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.insight.doctor import Diagnosis, Severity
    from engine.spec.run import RunSpec

ICONS: dict[Severity, tuple[str, str]] = {
    "info": ("info", "accent"),
    "careful": ("warning", "careful"),
    "bad": ("error", "bad"),
}
"""Icon and colour token of each severity."""
NARROW_PX = 520
"""In a narrower line the sentence is cut, and its tool tip has all of it: whole, it would take the
plots' height."""


class DoctorLine(QWidget):
    """Says in one sentence what ails the run, and offers what helps; hidden while all is well.

    Once something was said it keeps its place until `clear`, so that what stands above moves but
    once a run.
    """

    fixRequested = Signal(object, str)
    """The mended spec, and what the button says."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._diagnosis: Diagnosis | None = None
        self._spec: RunSpec | None = None
        self._inner = QWidget()
        self._icon = QLabel()
        self._text, self._brief = WrappingLabel(), ElidedLabel()
        self.why = Chip(self.tr("Why?"))
        self.fix = QPushButton()
        self._arrange()
        themes.setIcon(self.fix, "fix", "accent")
        self.fix.clicked.connect(self._request)
        self.why.clicked.connect(self._explain)
        themes.themeChanged.connect(self._dress)
        self.clear()

    def _arrange(self) -> None:
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._brief, 1)
        row.addWidget(self.why)
        row.addWidget(self.fix)
        self._text.hide()  # of unknown width, it would ask for more height than it needs
        keeping = self._inner.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self._inner.setSizePolicy(keeping)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._inner)

    def diagnosis(self) -> Diagnosis | None:
        """What is shown."""
        return self._diagnosis

    def text(self) -> str:
        """The sentence shown; empty while all is well."""
        return self._text.text() if self._diagnosis else ""

    def clear(self) -> None:
        """Show nothing, and take no room."""
        self._diagnosis = None
        self.hide()

    def setDiagnosis(self, diagnosis: Diagnosis | None) -> None:
        """Show what ails the run; None: nothing does."""
        if diagnosis is self._diagnosis:
            return
        self._diagnosis = diagnosis
        self._inner.setVisible(diagnosis is not None)
        if diagnosis is not None:
            self._say(diagnosis)
            self.show()

    def setSpec(self, spec: RunSpec) -> None:
        """Say what the next run will be; what has been changed already need not be offered."""
        self._spec = spec
        self._show_fix()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much of the sentence as there is room for."""
        narrow = self.width() < self._themes.scaled(NARROW_PX)
        self._text.setVisible(not narrow)
        self._brief.setVisible(narrow)

    def _say(self, diagnosis: Diagnosis) -> None:
        finding, advice, why = map(translated, (diagnosis.finding, diagnosis.advice, diagnosis.why))
        self._text.setText(finding if diagnosis.fix else f"{finding} {advice}")
        self._brief.setText(self._text.text())
        self._text.setToolTip(advice)
        self.why.setToolTip(f"<p>{html.escape(why)}</p><p>{html.escape(advice)}</p>")
        self.why.setAccessibleDescription(f"{why} {advice}")
        self._show_fix()
        self._dress()

    def _show_fix(self) -> None:
        fix = self._diagnosis.fix if self._diagnosis else None
        self.fix.setVisible(fix is not None)
        if fix is None:
            return
        is_done = fix.spec == self._spec
        self.fix.setText(translated(fix.label))
        self.fix.setEnabled(not is_done)
        self.fix.setToolTip(
            self.tr("Changed already; the next run shows what it is worth.")
            if is_done
            else self.tr("Changes the settings, for the next run. It can be undone.")
        )

    def _dress(self) -> None:
        self._fit()
        if self._diagnosis is None:
            return
        name, token = ICONS[self._diagnosis.severity]
        side = self._themes.scaled(ICON_PX)
        picture = self._themes.icon(name, token).pixmap(QSize(side, side), self.devicePixelRatioF())
        self._icon.setPixmap(picture)

    def _request(self) -> None:
        if self._diagnosis is not None and self._diagnosis.fix is not None:
            self.fixRequested.emit(self._diagnosis.fix.spec, self.fix.text())

    def _explain(self) -> None:
        """Show the explanation for who has no pointer to rest on the button."""
        place = self.why.mapToGlobal(QPoint(0, self.why.height()))
        QToolTip.showText(place, self.why.toolTip(), self.why)
