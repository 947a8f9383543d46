"""Problems of the spec in words, each with its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import ICON_PX
from gui.translation import translated
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QResizeEvent

    from engine.spec.problems import Problem
    from gui.theme import ThemeManager
    from gui.widgets.messages import Severity

GAP_PX = 8
"""Between the sentence's icon and its button."""


class ProblemList(QWidget):
    """One sentence below the other; takes no room while there is none."""

    fixRequested = Signal(object)
    """The `Problem` whose button was pressed."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._problems: tuple[Problem, ...] = ()
        self.messages: list[FixMessage] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def setProblems(self, problems: tuple[Problem, ...]) -> None:
        """Show these problems, keeping the widgets that are there."""
        self._problems = problems
        while len(self.messages) < len(problems):
            self._addMessage(len(self.messages))
        for message, problem in zip(self.messages, problems, strict=False):
            fix = translated(problem.fix.label) if problem.fix else ""
            message.setMessage(translated(problem.message), problem.severity, fix)
        for place, message in enumerate(self.messages):
            message.setVisible(place < len(problems))
        self.setVisible(bool(problems))

    def _addMessage(self, place: int) -> None:
        message = FixMessage(self._themes)
        message.fixRequested.connect(lambda: self.fixRequested.emit(self._problems[place]))
        self.messages.append(message)
        self._column.addWidget(message)


class FixMessage(InlineMessage):
    """A sentence whose button breaks its text into lines where the panel is narrow."""

    def __init__(self, themes: ThemeManager) -> None:
        self._themes, self._fix = themes, ""
        super().__init__(themes)
        self.fixButton.setMinimumWidth(1)
        self.fixButton.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setMessage(self, text: str, severity: Severity = "error", fix: str = "") -> None:
        """Show another sentence."""
        self._fix = fix
        super().setMessage(text, severity, fix)
        self.fixButton.setAccessibleName(fix)
        self._breakLines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._breakLines()

    def _breakLines(self) -> None:
        button, metrics = self.fixButton, self.fixButton.fontMetrics()
        text = metrics.size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
        beside = button.sizeHint().width() - text + self._themes.scaled(ICON_PX) + GAP_PX
        broken = brokenLines(self._fix, metrics, self.width() - beside)
        if broken != button.text():
            button.setText(broken)


def brokenLines(text: str, metrics: QFontMetrics, width_px: int) -> str:
    """Break ``text`` between words into lines of ``width_px`` at most, where words allow it."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
