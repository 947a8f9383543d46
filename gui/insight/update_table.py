"""One weight's update, a line for each step: the symbol, the formula, the numbers, the value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.insight.update_rule import written
from gui.builder.words import wrappedTip
from gui.theme import figureFont
from gui.translation import translated

if TYPE_CHECKING:
    from engine.insight.update_rule import Line
    from gui.theme import ThemeManager

ROW_PX, MARGIN_PX, GAP_PX, COLUMN_GAP_PX = 22, 6, 12, 20
DIGITS = 6
"""Significant digits of a value; one step changes a weight by little."""
OUTCOMES = ("Δw", "wₜ")
"""What it all comes to."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UpdateTable(QWidget):
    """The lines of an update; numbers stand beside their formula, or below it where it is narrow.

    What a symbol stands for is told by its line where it is given, else by the tool tip.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The update, step by step"))
        themes.themeChanged.connect(self._fit)

    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    def setLines(self, lines: Sequence[Line]) -> None:
        """Show the lines of an update."""
        self._lines = tuple(lines)
        spoken = "\n".join(" ".join(filter(None, row)) for row in self.table()[1:])
        self.setAccessibleDescription(spoken)
        self._fit()

    def table(self) -> list[tuple[str, ...]]:
        """The lines as texts, the heading first."""
        heading = (
            self.tr("Symbol"),
            self.tr("What it is"),
            self.tr("Formula"),
            self.tr("With numbers"),
            self.tr("Value"),
        )
        rows = [
            (
                line.name,
                translated(line.about),
                line.formula,
                line.numbers,
                written(line.value, DIGITS),
            )
            for line in self._lines
        ]
        return [heading, *rows]

    def isBeside(self) -> bool:
        """Whether numbers stand beside their formulas."""
        metrics = QFontMetrics(figureFont())
        numbers = max((metrics.horizontalAdvance(f"= {n.numbers}") for n in self._lines), default=0)
        wanted = self._formulaLeft() + self._formulaWidth() + COLUMN_GAP_PX + numbers
        return wanted + GAP_PX + self._valueWidth() + MARGIN_PX <= self.width()

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(400), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self)
            return True
        return super().event(event)

    def tipAt(self, position: QPoint) -> str:
        """What the line at a position is."""
        for line, box in zip(self._lines, self._boxes(), strict=True):
            if box.contains(position):
                return wrappedTip(f"{line.name}: {translated(line.about)}")
        return ""

    # Geometry

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self.update()

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + 4)

    def _heights(self) -> list[int]:
        height = self._rowHeight()
        if self.isBeside():
            return [height] * len(self._lines)
        line = self.fontMetrics().height()
        return [
            height + line * (len(self._wrapped(each)) if each.formula else 0)
            for each in self._lines
        ]

    def _height(self) -> int:
        return sum(self._heights()) + 1

    def _boxes(self) -> list[QRect]:
        boxes, top = [], 0
        for height in self._heights():
            boxes.append(QRect(0, top, self.width(), height))
            top += height
        return boxes

    def _formulaLeft(self) -> int:
        metrics = QFontMetrics(figureFont())
        widest = max((metrics.horizontalAdvance(line.name) for line in self._lines), default=0)
        return MARGIN_PX + widest + GAP_PX

    def _formulaWidth(self) -> int:
        figures, words = QFontMetrics(figureFont()), self.fontMetrics()
        return max(
            (
                figures.horizontalAdvance(f"= {line.formula}")
                if line.formula
                else words.horizontalAdvance(translated(line.about))
                for line in self._lines
            ),
            default=0,
        )

    def _valueWidth(self) -> int:
        return QFontMetrics(figureFont()).horizontalAdvance("−1.23456e−10")

    def _wrapped(self, line: Line) -> list[str]:
        """The numbers in as many lines as they need, broken at spaces."""
        metrics = QFontMetrics(figureFont())
        room = self.width() - self._formulaLeft() - MARGIN_PX - self._valueWidth() - GAP_PX
        found = ["="]
        for word in line.numbers.split(" "):
            longer = f"{found[-1]} {word}"
            if metrics.horizontalAdvance(longer) > room and found[-1] != "=":
                found.append(f"  {word}")
            else:
                found[-1] = longer
        return found

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        is_beside = self.isBeside()
        for line, box in zip(self._lines, self._boxes(), strict=True):
            painter.setPen(theme.color("line"))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            self._paintLine(painter, line, box.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0), is_beside)

    def _paintLine(self, painter: QPainter, line: Line, box: QRect, is_beside: bool) -> None:
        theme, font = self._themes.theme, figureFont()
        strong = line.name in OUTCOMES
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color("accent" if strong else "text"))
        first = QRect(box.left(), box.top(), box.width(), self._rowHeight())
        painter.drawText(first, _LEFT, line.name)
        painter.setPen(theme.color("text"))
        painter.drawText(first, _RIGHT, written(line.value, DIGITS))
        first.setLeft(self._formulaLeft())
        first.setRight(box.right() - self._valueWidth() - GAP_PX)
        if not line.formula:
            self._paintAbout(painter, first, line)
            return
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.drawText(first, _LEFT, f"= {line.formula}")
        painter.setPen(theme.color("muted"))
        if is_beside:
            first.setLeft(self._formulaLeft() + self._formulaWidth() + COLUMN_GAP_PX)
            painter.drawText(first, _LEFT, f"= {line.numbers}")
            return
        height = self.fontMetrics().height()
        for number, text in enumerate(self._wrapped(line)):
            top = first.bottom() - 1 + number * height
            painter.drawText(QRect(first.left(), top, first.width(), height), _LEFT, text)

    def _paintAbout(self, painter: QPainter, box: QRect, line: Line) -> None:
        painter.setFont(self.font())
        painter.setPen(self._themes.theme.color("muted"))
        text = translated(line.about)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)
