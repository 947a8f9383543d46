"""Paints a confusion matrix: names, cells with their counts, and a bar for each class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPainter, QPen

from gui.insight.answer_grid import wholePercent
from gui.insight.matrix_layout import GAP_PX
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from engine.insight.confusion import Answers
    from gui.insight.matrix_colours import CellColours
    from gui.insight.matrix_layout import Cell, MatrixLayout
    from gui.theme import Theme

LEAST_BAR_PX = 26
LEAST_FIGURE_PX = 9

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Pen:
    """A painter with what it needs to know.

    Parameters
    ----------
    at : where the parts are.
    font : of names.
    """

    painter: QPainter
    theme: Theme
    at: MatrixLayout
    font: QFont


def axes(pen: Pen, truth: str, answer: str, right: str) -> None:
    """Paint what rows, columns and bars stand for; the bars' word where there is room for it."""
    painter, at, metrics = pen.painter, pen.at, QFontMetrics(pen.font)
    line, width = metrics.height(), round(at.width * at.count)
    painter.setPen(pen.theme.color("muted"))
    painter.drawText(QRect(0, at.top - line - GAP_PX, at.left - GAP_PX, line), _RIGHT, truth)
    painter.drawText(QRect(at.left, 0, width, line), _LEFT, answer)
    room = QRect(at.left + width + GAP_PX, at.top - line - GAP_PX, at.side, line)
    if metrics.horizontalAdvance(right) <= room.width():
        painter.drawText(room, _LEFT, right)


def names(pen: Pen, texts: Sequence[str], chosen: Cell) -> None:
    """Paint the names of rows and columns; those of the cell chosen stand out."""
    at = pen.at
    for place, name in enumerate(texts):
        if at.height >= LEAST_FIGURE_PX:
            box = at.boxOf(place, 0)
            room = QRect(0, box.top(), at.left - GAP_PX, box.height())
            _name(pen, name, room, _RIGHT, (place == chosen[0], at.height))
        if at.width >= LEAST_FIGURE_PX:
            _column_name(pen, name, at.boxOf(0, place), place == chosen[1])


def cells(pen: Pen, answers: Answers, colours: CellColours) -> None:
    """Paint each cell with its count, and with its share of the row where there is room."""
    painter, gap, font = pen.painter, pen.at.gap(), _cell_font(pen.at, answers)
    metrics = QFontMetrics(font)
    has_shares = _has_shares(pen.at, metrics)
    painter.setFont(font)
    for (truth, answer), count in np.ndenumerate(answers.counts):
        box = pen.at.boxOf(truth, answer).adjusted(0, 0, -gap, -gap)
        share = float(answers.shares[truth, answer])
        colour, ink = colours.of(share, truth == answer)
        painter.fillRect(box, colour)
        text = str(count)
        is_narrow = metrics.horizontalAdvance(text) > box.width()
        if not count or is_narrow or metrics.height() - 3 > box.height():
            continue
        if has_shares:
            text += "\n" + wholePercent(share)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def side(pen: Pen, answers: Answers) -> None:
    """Paint how much of each class is answered right, at the end of its row."""
    painter, at = pen.painter, pen.at
    if at.height < LEAST_FIGURE_PX:
        return
    figures = _lower(figureFont(), at.height)
    painter.setFont(figures)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    widest = QFontMetrics(figures).horizontalAdvance(wholePercent(1)) + 1
    left = round(at.left + at.width * answers.classes) + GAP_PX
    bar_room = at.side - widest - 2 * GAP_PX
    for place, share in enumerate(answers.class_accuracy):
        row = at.boxOf(place, 0)
        if np.isnan(share):
            continue
        start = left
        if bar_room >= LEAST_BAR_PX:
            _bar(pen, QRectF(left, row.center().y() - 3, bar_room, 7), float(share))
            start += bar_room + GAP_PX
        painter.setPen(pen.theme.color("text"))
        words = QRect(start, row.top(), widest, row.height())
        painter.drawText(words, _RIGHT, wholePercent(float(share)))


def frame(pen: Pen, cell: Cell) -> None:
    """Paint a line around the cell chosen."""
    pen.painter.setPen(QPen(pen.theme.color("accent"), 2))
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawRect(pen.at.boxOf(*cell).adjusted(0, 0, -1, -1))


def _column_name(pen: Pen, name: str, box: QRect, strong: bool) -> None:
    """Paint the name of a column: upright where there is no room for it across."""
    painter, line = pen.painter, QFontMetrics(pen.font).height()
    head = pen.at.top - line - GAP_PX // 2
    if head <= line + GAP_PX:
        words = QRect(box.left() - GAP_PX, line, box.width() + 2 * GAP_PX, line)
        _name(pen, name, words, Qt.AlignmentFlag.AlignCenter, (strong, float(line)))
        return
    painter.save()
    painter.translate(box.center().x() + 1, pen.at.top - GAP_PX // 2)
    painter.rotate(-90)
    words = QRect(0, -line // 2, head, line)
    _name(pen, name, words, _LEFT, (strong, pen.at.width))
    painter.restore()


def _name(
    pen: Pen, name: str, box: QRect, flags: Qt.AlignmentFlag, kind: tuple[bool, float]
) -> None:
    """Paint the name of a class; ``kind``: whether it stands out, and how much room it has."""
    is_strong, room = kind
    font = _lower(pen.font, room)
    font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    pen.painter.setFont(font)
    pen.painter.setPen(pen.theme.color("text" if is_strong else "muted"))
    elide = Qt.TextElideMode.ElideRight
    pen.painter.drawText(box, flags, QFontMetrics(font).elidedText(name, elide, box.width()))


def _cell_font(at: MatrixLayout, answers: Answers) -> QFont:
    """The largest font in which all mistakes can be counted, or else the smallest."""
    wrong = answers.counts.copy()
    np.fill_diagonal(wrong, 0)
    longest, font = str(wrong.max(initial=0)), figureFont()
    while font.pixelSize() > LEAST_FIGURE_PX:
        if QFontMetrics(font).horizontalAdvance(longest) + 2 <= at.width:
            break
        font.setPixelSize(font.pixelSize() - 1)
    return font


def _has_shares(at: MatrixLayout, metrics: QFontMetrics) -> bool:
    """Whether there is room for a second line in each cell."""
    room = metrics.horizontalAdvance(wholePercent(1)) + 2
    return 2 * metrics.height() <= at.height and room <= at.width


def _lower(font: QFont, room: float) -> QFont:
    """The same font, as much smaller as fits into a line of ``room`` pixels."""
    lower = QFont(font)
    lower.setPixelSize(max(LEAST_FIGURE_PX, min(QFontInfo(font).pixelSize(), round(room) - 2)))
    return lower


def _bar(pen: Pen, room: QRectF, share: float) -> None:
    painter, theme = pen.painter, pen.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(theme.color("panel"), theme.color("line"), 0.6))
    painter.drawRoundedRect(room, 3, 3)
    bar = QRectF(room)
    bar.setWidth(max(1.5, room.width() * share))
    corner = min(3.0, bar.width() / 2)
    painter.setBrush(theme.color("good"))
    painter.drawRoundedRect(bar, corner, corner)
