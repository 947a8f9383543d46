"""The pad's heading, and who reads what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from gui.pad.reader_menu import ReaderMenu
from gui.theme import setStyleFlag
from gui.widgets.labels import ELLIPSIS_ROOM, ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.theme import ThemeManager

BETWEEN_PX = 8
LEFT_PX, PADDING_PX, ARROW_PX, ARROW_GAP_PX = 1, 3, 10, 2


class ReaderButton(QToolButton):
    """Says who reads, with "…" where there is no room, and opens the menu to choose another."""

    def __init__(self, themes: ThemeManager, menu: ReaderMenu) -> None:
        super().__init__()
        self._themes = themes
        setStyleFlag(self, "flat")
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Say who reads."""
        super().setText(text)
        self.setAccessibleName(self.tr("Who reads the pad: {text}").format(text=text))
        hint = self.tr("Click to have another network read, or several.")
        self.setToolTip(f"{text}\n{hint}")
        self.updateGeometry()
        self.update()

    def shownText(self) -> str:
        """The text as it fits into the present width."""
        room = self.width() - self._beside()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 1 + self._beside()
        return QSize(width, metrics.height() + 2 * PADDING_PX)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        least = self.fontMetrics().averageCharWidth() * ELLIPSIS_ROOM + self._beside()
        return QSize(min(whole.width(), least), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        is_reached = self.underMouse() or self.hasFocus()
        token = "text" if is_reached else "muted"
        painter.setPen(self._themes.theme.color(token))
        side, middle = self._themes.scaled(ARROW_PX), Qt.AlignmentFlag.AlignVCenter
        words = self.rect().adjusted(LEFT_PX, 0, LEFT_PX - self._beside(), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, self.shownText())
        top = (self.height() - side) // 2
        arrow = QRect(self.width() - PADDING_PX - side, top, side, side)
        self._themes.icon("chevron-down", token).paint(painter, arrow)

    def _beside(self) -> int:
        """Width of all but the text."""
        return LEFT_PX + ARROW_GAP_PX + self._themes.scaled(ARROW_PX) + PADDING_PX


class PadHeader(QWidget):
    """The heading with the reader on its right, or below it where a line is too short for both.

    Parameters
    ----------
    headings : all that there may be; the first is shown.
    """

    def __init__(
        self, themes: ThemeManager, headings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self.heading = ElidedLabel(self._headings[0])
        setStyleFlag(self.heading, "heading")
        self.menu = ReaderMenu(self)
        self.reader = ReaderButton(themes, self.menu)
        self._widest_reader = 0
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(BETWEEN_PX)
        self._line.addWidget(self.heading)
        self._line.addStretch(1)
        self._line.addWidget(self.reader, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self._measure)

    def setReader(self, text: str) -> None:
        """Say who reads."""
        self.reader.setText(text)
        self._fit()

    def setHeading(self, index: int) -> None:
        """Show the heading of that place."""
        self.heading.setText(self._headings[index])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        self._widest_reader = 0
        self._fit()

    def _fit(self) -> None:
        """Choose by the longest texts there may be, or the sheet would move from one to another."""
        self.heading.ensurePolished()
        self.reader.ensurePolished()
        self._widest_reader = max(self._widest_reader, self.reader.sizeHint().width())
        metrics = self.heading.fontMetrics()
        heading = max(metrics.horizontalAdvance(text) for text in self._headings) + 1
        needed = heading + BETWEEN_PX + self._widest_reader
        is_wide = needed <= self.width()
        sides = QBoxLayout.Direction
        direction = sides.LeftToRight if is_wide else sides.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)
            self._line.setSpacing(BETWEEN_PX if is_wide else 0)
            self._line.activate()
