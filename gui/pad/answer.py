"""The name of the class the network takes the drawing for, in large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import DISPLAY_PX, mix

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

LONGEST_LARGE_NAME = 2
"""Characters; where a class has a longer name, the answers are words and have a smaller size."""
FADED_SHARE = 0.65
"""The panel's share in the colour of an answer that is not to be believed."""
WORD_PX, SMALLEST_WORD_PX = 22, 10


class Answer(QWidget):
    """One line, as large as lets the longest of the names fit, so that the size never changes."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text = ""
        self._is_empty = True
        self._is_doubted = False
        self._names: tuple[str, ...] = ("0",)
        themes.themeChanged.connect(self._claimRoom)
        self._claimRoom()

    @property
    def isWord(self) -> bool:
        """Whether the names are words, which stand on a line of their own."""
        return max(map(len, self._names)) > LONGEST_LARGE_NAME

    def text(self) -> str:
        """The whole text."""
        return self._text

    def shownText(self) -> str:
        """The text as it fits into the present width."""
        metrics = QFontMetrics(self._fittingFont())
        return metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())

    def setText(self, text: str, is_empty: bool) -> None:
        """Show a class's name, or what stands for none."""
        if (text, is_empty) == (self._text, self._is_empty):
            return
        self._text, self._is_empty = text, is_empty
        self.setAccessibleName(text)
        self._updateToolTip()
        self.update()

    def setDoubted(self, doubted: bool) -> None:
        """Let the text fade where it is not to be believed."""
        if doubted != self._is_doubted:
            self._is_doubted = doubted
            self.update()

    def setNames(self, names: Sequence[str]) -> None:
        """Set all the names there are; the longest decides on the size."""
        if tuple(names) != self._names:  # each answer sets them, and a new layout takes long
            self._names = tuple(names)
            self._claimRoom()

    def lineHeight(self, is_word: bool) -> int:
        """Height of the largest type, for words or for single characters."""
        return QFontMetrics(self._fontOf(WORD_PX if is_word else DISPLAY_PX)).height()

    def sizeHint(self) -> QSize:
        width = self._widest(self._fontOf(WORD_PX if self.isWord else DISPLAY_PX))
        return QSize(width, self.lineHeight(self.isWord))

    def minimumSizeHint(self) -> QSize:
        least = 0 if self.isWord else self.sizeHint().width()
        return QSize(least, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._fittingFont())
        painter.setPen(self._color())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, self.shownText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._updateToolTip()

    def _claimRoom(self) -> None:
        horizontal = QSizePolicy.Policy.Expanding if self.isWord else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self.updateGeometry()
        self._updateToolTip()
        self.update()

    def _color(self) -> QColor:
        theme = self._themes.theme
        if self._is_empty:
            return theme.color("edge")
        accent = theme.color("accent")
        return mix(accent, theme.color("panel"), FADED_SHARE) if self._is_doubted else accent

    def _fontOf(self, size_px: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._themes.scaled(size_px))
        font.setWeight(QFont.Weight.Bold)
        return font

    def _fittingFont(self) -> QFont:
        """The largest type in which every name fits, or the smallest there is."""
        sizes = range(WORD_PX, SMALLEST_WORD_PX - 1, -1) if self.isWord else (DISPLAY_PX,)
        fonts = (self._fontOf(size) for size in sizes)
        fitting = (font for font in fonts if self._widest(font) <= self.width())
        return next(fitting, self._fontOf(sizes[-1]))

    def _widest(self, font: QFont) -> int:
        metrics = QFontMetrics(font)
        return 1 + max(metrics.horizontalAdvance(name) for name in self._names)

    def _updateToolTip(self) -> None:
        self.setToolTip("" if self.shownText() == self._text else self._text)
