"""How a row of `gui.pad.lane_rows.LaneRows` is measured and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from engine.training.states import RunState
from gui.pad.answer import LONGEST_LARGE_NAME
from gui.pad.bars import NO_FIGURE
from gui.theme import Theme, figureFont, mix

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

HEADER_SHARE = 0.85
"""The header's type, as a share of the interface's."""
DIGIT_PX, WORD_PX = 20, 13
TYPE_SHARE = 0.85
"""The answers' type, at most, as a share of a row's height."""
LEAST_WORD_PX = 56
"""Room that an answer in words has, however narrow that makes the bars."""
MARK_PX, MARK_SIDE_PX, STRIPE_PX, MARK_LEFT_PX = 15, 6, 3, 6
"""Of the column with the stripe and, from so far on, the sign of how a lane has ended."""
GAP_PX, HEAD_GAP_PX, WORDS_GAP_PX = 8, 1, 3
CELL_GAP_PX, WANTED_CELL_PX, MOST_CELL_PX = 2, 15, 30
ROW_GAP_SHARE, LEAST_ROW_GAP_PX = 0.17, 2
LEAST_SHARE = 0.005
"""A class less probable than this has no bar."""
OUTLINE_FILL = 0.3
"""How much of a dashed lane's colour is inside its outlined bars."""
TICK = (QPointF(0, 3.2), QPointF(2.2, 5.4), QPointF(6, 0.6))
"""A tick within the side of a mark."""
WIDEST_FIGURE = ">99\u00a0%"
LOST = (RunState.DIVERGED, RunState.FAILED)
"""States in which a lane's answers do not count."""


def wholePercentText(share: float) -> str:
    """A share in [0, 1] as a percentage without decimals; only what is certain is called 100 %."""
    return WIDEST_FIGURE if 0.995 <= share < 1 else f"{100 * share:.0f}\u00a0%"


def shortNames(names: Sequence[str]) -> list[str]:
    """The beginning of each name that tells it from all others, or the whole of it."""
    return [_beginning(name, [other for other in names if other != name]) for name in names]


def _beginning(name: str, others: Sequence[str]) -> str:
    starts = (name[:length] for length in range(1, len(name)))
    alone = (s for s in starts if not any(other.startswith(s) for other in others))
    return next(alone, name).strip()


@dataclass(frozen=True)
class Frame:
    """What stays from one painting to the next: measuring it takes longer than the painting.

    Parameters
    ----------
    cells : left edge and width of each cell, in pixels.
    answer, figure : left edge and width of these columns.
    heads : what stands above each cell.
    digit, numbers, head, strong : fonts of the answers, the figures and the header.
    words : font of what stands in a row instead, no higher than the row.
    """

    cells: tuple[tuple[int, int], ...]
    answer: tuple[int, int]
    figure: tuple[int, int]
    heads: tuple[str, ...]
    digit: QFont
    numbers: QFont
    head: QFont
    strong: QFont
    words: QFont


def measured(
    names: Sequence[str], width: int, row_height: float, font: QFont, themes: ThemeManager
) -> Frame:
    """Divide ``width`` pixels among the mark, a cell for each of ``names``, answer and figure."""
    digit, numbers = _answerFont(names, row_height, font, themes), figureFont()
    strong = _headerFont(font, QFont.Weight.Bold)
    metrics, scaled, count = QFontMetrics(digit), themes.scaled, len(names)
    widest = 1 + max(metrics.horizontalAdvance(name) for name in names)
    figure = QFontMetrics(numbers).horizontalAdvance(WIDEST_FIGURE) + 1
    left, right = scaled(MARK_PX), width - figure
    room = right - left - 2 * GAP_PX
    spare = max(room - count * scaled(WANTED_CELL_PX), scaled(LEAST_WORD_PX))
    cells = max(count, min(room - min(widest, spare), count * scaled(MOST_CELL_PX)))
    edges = [left + cells * i // count for i in range(count + 1)]
    answer = edges[-1] + GAP_PX
    return Frame(
        cells=tuple(_cell(*ends) for ends in pairwise(edges)),
        answer=(answer, max(0, right - GAP_PX - answer)),
        figure=(right, figure),
        heads=_fittingHeads(names, QFontMetrics(strong), cells / count),
        digit=digit,
        numbers=numbers,
        head=_headerFont(font, QFont.Weight.Normal),
        strong=strong,
        words=_wordsFont(font, row_height),
    )


def _cell(left: int, right: int) -> tuple[int, int]:
    """Left edge and width of a cell without the gap that it leaves."""
    gap = min(CELL_GAP_PX, (right - left) // 4)
    return left, max(1, right - left - gap)


def _fittingHeads(names: Sequence[str], metrics: QFontMetrics, width: float) -> tuple[str, ...]:
    """What tells the names apart, their first letters, or nothing: whatever fits above them all."""
    for heads in (shortNames(names), [name[:1] for name in names]):
        if max(metrics.horizontalAdvance(head) for head in heads) + HEAD_GAP_PX <= width:
            return tuple(heads)
    return ("",) * len(names)


def _answerFont(
    names: Sequence[str], row_height: float, font: QFont, themes: ThemeManager
) -> QFont:
    is_word = max(map(len, names)) > LONGEST_LARGE_NAME
    answers = QFont(font)
    size = themes.scaled(WORD_PX if is_word else DIGIT_PX)
    answers.setPixelSize(max(1, min(size, int(row_height * TYPE_SHARE))))
    answers.setWeight(QFont.Weight.DemiBold if is_word else QFont.Weight.Bold)
    return answers


def _wordsFont(font: QFont, row_height: float) -> QFont:
    words, height = QFont(font), QFontMetrics(font).height()
    if height > row_height:
        words.setPixelSize(max(1, int(font.pixelSize() * row_height / height)))
    return words


def _headerFont(font: QFont, weight: QFont.Weight) -> QFont:
    header = QFont(font)
    header.setPixelSize(round(font.pixelSize() * HEADER_SHARE))
    header.setWeight(weight)
    return header


@cache
def _inks(theme: Theme, style: int) -> tuple[QColor, QColor, QColor]:
    """A lane's colour, that of its text, and that inside its bars."""
    color = theme.lane(style)
    inside = mix(theme.color("chip"), color, OUTLINE_FILL) if theme.laneIsDashed(style) else color
    return color, theme.laneText(style), inside


@dataclass(frozen=True)
class LanePainter:
    """Paints the parts of a row, and the header.

    Parameters
    ----------
    unit : the scale of all text, 1.0 being normal.
    """

    painter: QPainter
    theme: Theme
    unit: float
    frame: Frame

    def header(self, height: int, winner: int | None) -> None:
        """Paint the names above the cells, the winner's in bold."""
        frame, painter = self.frame, self.painter
        for index, (name, (left, width)) in enumerate(zip(frame.heads, frame.cells, strict=True)):
            won = index == winner
            painter.setFont(frame.strong if won else frame.head)
            painter.setPen(self.theme.color("text" if won else "muted"))
            painter.drawText(QRect(left, 0, width, height), _CENTRE, name)

    def mark(self, place: QRect, style: int, state: RunState) -> None:
        """Paint the lane's stripe, and beside it how it went for one that has ended."""
        self._stripe(place, _inks(self.theme, style)[0], self.theme.laneIsDashed(style))
        if state.ended:
            self._end(place, self.theme.color("muted"), state)

    def _end(self, place: QRect, color: QColor, state: RunState) -> None:
        """Paint a tick, a square or a cross."""
        painter, unit = self.painter, self.unit
        side, middle = MARK_SIDE_PX * unit, place.top() + place.height() / 2
        box = QRectF(MARK_LEFT_PX * unit, middle - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.6 * unit))
        if state is RunState.FINISHED:
            painter.drawPolyline([box.topLeft() + point * unit for point in TICK])
        elif state is RunState.STOPPED:
            painter.fillRect(box, color)
        else:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _stripe(self, place: QRect, color: QColor, broken: bool) -> None:
        top, height = _cellSpan(place)
        width = max(2, round(STRIPE_PX * self.unit))
        if not broken:
            self.painter.fillRect(0, top, width, height, color)
            return
        part = height * 2 // 5
        self.painter.fillRect(0, top, width, part, color)
        self.painter.fillRect(0, top + height - part, width, part, color)

    def name(self, place: QRect, height: int, style: int, text: str) -> None:
        """Paint a lane's name along the top of its row, as far as there is room."""
        painter, frame = self.painter, self.frame
        painter.setFont(frame.head)
        painter.setPen(_inks(self.theme, style)[1])
        left = frame.cells[0][0]
        width = place.width() - left
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, place.y(), width, height), _LEFT, shown)

    def words(self, place: QRect, text: str) -> None:
        """Paint a text that stands in a row instead of everything else."""
        self.painter.setFont(self.frame.words)
        self.painter.setPen(self.theme.color("muted"))
        left = self.frame.cells[0][0] + round(WORDS_GAP_PX * self.unit)
        self.painter.drawText(place.adjusted(left, 0, 0, 0), _LEFT, text)

    def cells(self, place: QRect, style: int, shares: NDArray[np.float64] | None) -> None:
        """Paint the cells and, in them, bars as high as ``shares``, of shape (classes,)."""
        fill, frame = self.painter.fillRect, self.frame
        color, _, inside = _inks(self.theme, style)
        empty = self.theme.color("chip")
        top, height = _cellSpan(place)
        heights = [0.0] * len(frame.cells) if shares is None else shares.tolist()
        for (left, width), share in zip(frame.cells, heights, strict=True):
            fill(left, top, width, height, empty)
            if share < LEAST_SHARE:
                continue
            high = max(1, round(height * share))
            fill(left, top + height - high, width, high, color)
            if inside is not color and high > 2 and width > 2:
                fill(left + 1, top + height - high + 1, width - 2, high - 2, inside)

    def answer(self, place: QRect, style: int, name: str, share: float | None) -> None:
        """Paint the winner's name and how probable it is; a dash where there is none."""
        painter, (left, width) = self.painter, self.frame.answer
        color = self.theme.color("edge") if share is None else _inks(self.theme, style)[1]
        painter.setFont(self.frame.digit)
        painter.setPen(color)
        whole = NO_FIGURE if share is None else name
        shown = painter.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, place.y(), width, place.height()), _LEFT, shown)
        if share is not None:
            left, width = self.frame.figure
            painter.setFont(self.frame.numbers)
            painter.setPen(self.theme.color("muted"))
            box = QRect(left, place.y(), width, place.height())
            painter.drawText(box, _RIGHT, wholePercentText(share))


def _cellSpan(place: QRect) -> tuple[int, int]:
    """Top and height of a row's cells."""
    gap = max(LEAST_ROW_GAP_PX, round(place.height() * ROW_GAP_SHARE))
    return place.top() + gap // 2, max(1, place.height() - gap)


_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
