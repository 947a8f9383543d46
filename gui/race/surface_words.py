"""The words around a loss surface: they change, but keep their room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gui.widgets.labels import ELLIPSIS_ROOM
from gui.widgets.messages import WrappingLabel

LINES = 2
_ANY_HEIGHT = 1 << 20
_WRAPPED = Qt.TextFlag.TextWordWrap


class SteadyLabel(WrappingLabel):
    """A wrapping label with room for the longest of several texts, of which it shows one."""

    def __init__(self) -> None:
        self._forms: tuple[str, ...] = ()
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def setForms(self, forms: Sequence[str]) -> None:
        """Keep room for each of these texts."""
        if tuple(forms) != self._forms:
            self._forms = tuple(forms)
            self._claimHeight()

    def _claimHeight(self) -> None:
        super()._claimHeight()
        room, metrics = QRect(0, 0, self.width(), _ANY_HEIGHT), self.fontMetrics()
        heights = [metrics.boundingRect(room, _WRAPPED, form).height() for form in self._forms]
        self.setMinimumHeight(max([self.minimumHeight(), *heights]))


class TwoLineLabel(QFrame):
    """Text in two lines, the second ending in "…" where there is no room; the tip has it all.

    It always has the height of both lines, so that nothing moves as the text changes.

    Parameters
    ----------
    tip : what the tool tip says besides.
    """

    def __init__(self, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tip = "", tip
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(" ".join(filter(None, (text, self._tip))))
            self.update()

    def shownLines(self) -> tuple[str, ...]:
        """The lines as they fit into the present width."""
        layout = QTextLayout(self._text, self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(1, self.width()))
        end = line.textStart() + line.textLength()
        layout.endLayout()
        first, rest = self._text[:end].rstrip(), self._text[end:]
        elided = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        return (first, elided) if rest else (first,)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 1, LINES * metrics.height())

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * ELLIPSIS_ROOM
        return QSize(least, LINES * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, lines = QPainter(self), self.shownLines()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        height = self.fontMetrics().height()
        top = (self.height() - height * len(lines)) // 2
        for number, line in enumerate(lines):
            box = QRect(0, top + number * height, self.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
