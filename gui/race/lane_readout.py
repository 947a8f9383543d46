"""A small table beside the pointer: what every lane had reached at that place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.race import lane_labels
from gui.training.curve_painter import CORNER_PX, Pen

if TYPE_CHECKING:
    from gui.theme import ThemeManager

MARGIN_PX, GAP_PX, BESIDE_PX = 8, 12, 14
ROW_SHARE, HIGHER = 1.3, 1.1
"""A row's height, in sizes of its letters; the table's at most, in heights of the plot."""
LEAST_TEXT_PX = 11
"""Smaller letters nobody reads; at the usual size of text."""
MOST_COVERED = 0.5
"""The share of the curves pointed at that the table may cover."""
NAME_EMS = 14
"""Longer names, in sizes of a letter, are cut."""


@dataclass(frozen=True)
class ReadoutLine:
    """One lane's row.

    Parameters
    ----------
    style : its colour and dash.
    values : one text a column.
    """

    number: int
    name: str
    style: int
    values: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True)
class Readout:
    """What stands in the table.

    Parameters
    ----------
    where : the place, in words.
    columns : their titles.
    sorted_by : place of the column that the lines are sorted by.
    """

    where: str
    columns: tuple[str, ...]
    sorted_by: int
    lines: tuple[ReadoutLine, ...]


class LaneReadout(QWidget):
    """The table; the pointer goes through it."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._window = parent
        self._reading: Readout | None = None
        self._room = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def reading(self) -> Readout | None:
        """What it says; None while there is no pointer."""
        return self._reading

    def say(self, reading: Readout, at: QPoint, area: QRect, other: QRect | None = None) -> None:
        """Show ``reading`` beside the column and near the row ``at``.

        Parameters
        ----------
        area : where the curves pointed at are, within the parent; the table keeps within it if it
            can.
        other : where the other plot's curves are; over these it stands instead where it would
            cover most of ``area``.
        """
        self._reading, self._room = reading, area.height()
        size = self.sizeHint()
        place = QRect(self._corner(size, at, area), size)
        if other is not None and _hides(place, area):
            self._room = other.height()
            size = self.sizeHint()
            place = QRect(self._corner(size, at, other), size)
            place.moveTop(self._outside(place, area, other))
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._reading = None
        self.hide()

    def sizeHint(self) -> QSize:
        if self._reading is None:
            return QSize()
        widths = self._widths(self._reading)
        lead = lane_labels.SAMPLE_PX + lane_labels.GAP_PX
        metrics = QFontMetricsF(self._text_font())
        least = metrics.horizontalAdvance(self._reading.where) - widths[0] - lead
        width = lead + max(0, least) + sum(widths) + GAP_PX * (len(widths) - 1)
        rows = len(self._reading.lines) + 1
        return QSize(round(width + 2 * MARGIN_PX), round(rows * self._row() + MARGIN_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reading is None:
            return
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("edge"))
        painter.setBrush(theme.color("raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)
        painter.setFont(self._text_font())
        self._paint_lines(painter, self._reading)
        painter.end()

    def _paint_lines(self, painter: QPainter, reading: Readout) -> None:
        theme, row, widths = self._themes.theme, self._row(), self._widths(reading)
        top = MARGIN_PX / 2
        painter.setPen(theme.color("text"))
        place = QRectF(MARGIN_PX, top, self.width(), row)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, reading.where)
        for column, title in enumerate(reading.columns, 1):
            titles = [""] * len(widths)
            titles[column] = title
            chosen = column == reading.sorted_by + 1
            painter.setPen(theme.color("text" if chosen else "muted"))
            self._paint_cells(painter, top, widths, titles)
        for number, line in enumerate(reading.lines, 1):
            self._paint_line(painter, top + number * row, widths, line)

    def _paint_line(
        self, painter: QPainter, top: float, widths: Sequence[float], line: ReadoutLine
    ) -> None:
        theme, row = self._themes.theme, self._row()
        if line.bold:
            painter.fillRect(QRectF(1, top, self.width() - 2, row), theme.color("selected"))
        pen = Pen(painter, theme, painter.font(), self.devicePixelRatioF())
        lane_labels.sample(pen, theme.lane(line.style), line.style, MARGIN_PX, top + row / 2)
        painter.setPen(theme.color("text"))
        self._paint_cells(painter, top, widths, (self._cut(line.name), *line.values))

    def _paint_cells(
        self, painter: QPainter, top: float, widths: Sequence[float], texts: Sequence[str]
    ) -> None:
        left = MARGIN_PX + lane_labels.SAMPLE_PX + lane_labels.GAP_PX
        align = Qt.AlignmentFlag.AlignVCenter
        for index, (text, width) in enumerate(zip(texts, widths, strict=True)):
            side = Qt.AlignmentFlag.AlignRight if index else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, top, width, self._row()), align | side, text)
            left += width + GAP_PX

    def _widths(self, reading: Readout) -> list[float]:
        metrics = QFontMetricsF(self._text_font())
        rows = [("", *reading.columns)]
        rows += [(self._cut(line.name), *line.values) for line in reading.lines]
        return [max(map(metrics.horizontalAdvance, cells)) + 1 for cells in zip(*rows, strict=True)]

    def _cut(self, name: str) -> str:
        metrics = QFontMetricsF(self._text_font())
        most = NAME_EMS * self._text_font().pixelSize()
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, most)

    def _text_font(self) -> QFont:
        """Return the text's face, smaller where all the lanes would find no room otherwise."""
        font = QFont(self.font())
        rows = len(self._reading.lines) + 1 if self._reading else 1
        fitting = int(HIGHER * self._room / rows / ROW_SHARE)
        least = self._themes.scaled(LEAST_TEXT_PX)
        font.setPixelSize(max(least, min(font.pixelSize(), fitting)))
        return font

    def _row(self) -> float:
        return self._text_font().pixelSize() * ROW_SHARE

    def _corner(self, size: QSize, at: QPoint, area: QRect) -> QPoint:
        right, left = at.x() + BESIDE_PX, at.x() - BESIDE_PX - size.width()
        fits = right + size.width() <= self._window.width()
        if right + size.width() <= area.right() or (left < 0 and fits):
            left = right
        lowest = max(0, self._window.height() - size.height())
        top = area.top() + 4
        if size.height() > area.height():
            top = area.center().y() - size.height() // 2
        widest = max(0, self._window.width() - size.width())
        return QPoint(min(max(0, left), widest), min(max(0, top), lowest))

    def _outside(self, place: QRect, area: QRect, other: QRect) -> int:
        """Return the top at which a table over ``other`` keeps away from ``area``."""
        if other.top() > area.top():
            top = max(place.top(), other.top())
        else:
            top = min(place.top(), other.bottom() - place.height())
        return min(max(0, top), max(0, self._window.height() - place.height()))


def _hides(place: QRect, area: QRect) -> bool:
    """Whether a table at ``place`` covers most of ``area``, or has no room in it."""
    under = place.intersected(area)
    covered = under.width() * under.height() / max(1, area.width() * area.height())
    return covered > MOST_COVERED or place.height() > area.height()
