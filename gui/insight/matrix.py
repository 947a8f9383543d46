"""Which classes are taken for which: the confusion matrix, with the accuracy of each class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.insight.answer_grid import wholePercent
from gui.pad.bars import percentText
from gui.theme import contrast, figureFont, mix

if TYPE_CHECKING:
    from engine.insight.confusion import Answers
    from gui.theme import Theme, ThemeManager

NO_CELL = (-1, -1)
FULL_SHARE = 0.5
"""From this share of a row on, a mistake has the full colour."""
STRONGEST = 0.85
"""The most of the colour of mistakes that a cell takes, so that its figure can be read."""
QUIET_LEAST, QUIET_MOST = 0.06, 0.22
"""How much of the muted colour the diagonal takes where nothing and where all is right."""
MISTAKE_LANE = 1
MOST_CELL_PX, LEAST_CELL_PX = 46, 5
LEAST_GAP_CELL_PX = 9
"""Cells at least so large have a line between them."""
NAME_SHARE, HEAD_SHARE, SIDE_SHARE = 0.3, 0.28, 0.2
MOST_SIDE_PX, LEAST_BAR_PX = 96, 26
GAP_PX = 6
LEVELS = 500
"""Shares of a row that have a colour of their own."""
LEAST_FIGURE_PX = 9
WANTED_PX, LEAST_PX = 360, 200

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Layout(NamedTuple):
    """Where the parts are: names of rows, of columns, the cells, and the bars at the right."""

    left: int
    top: int
    width: float
    height: float
    side: int


class ConfusionMatrix(QWidget):
    """A row for what examples are, a column for what they are taken for; the diagonal is right.

    Cells are coloured by their share of the row. A click or the arrow keys choose a cell, a second
    click or Escape none. At the end of each row stands how much of the class is answered right.
    """

    cellChosen = Signal(int, int)
    """Truth and answer of the cell chosen; -1 and -1 for none."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._answers: Answers | None = None
        self._names: tuple[str, ...] = ()
        self._chosen = NO_CELL
        self._at = Layout(0, 0, 1.0, 1.0, 0)
        self._inks: dict[tuple[int, bool], tuple[QColor, QColor]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))
        themes.themeChanged.connect(self._dress)

    def setAnswers(self, answers: Answers | None, names: Sequence[str]) -> None:
        """Show the answers of an exam; the cell chosen stays so.

        Parameters
        ----------
        names : of the classes, as many as there are.
        """
        self._answers, self._names = answers, tuple(names)
        self._lay()
        if answers is not None and max(self._chosen) >= self.count():
            self.setChosen(NO_CELL)
        self._describe()

    def count(self) -> int:
        """How many classes there are."""
        return self._answers.classes if self._answers is not None else 0

    def chosen(self) -> tuple[int, int]:
        """Truth and answer of the cell chosen, or `NO_CELL`."""
        return self._chosen

    def setChosen(self, cell: tuple[int, int]) -> None:
        """Choose a cell by truth and answer, or `NO_CELL`."""
        if cell != self._chosen:
            self._chosen = cell
            self._describe()
            self.update()
            self.cellChosen.emit(*cell)

    def cellText(self, truth: int, answer: int) -> str:
        """A cell in words: how many, and which share of the row."""
        answers = self._answers
        if answers is None:
            return ""
        row = int(answers.counts[truth].sum())
        if truth == answer:
            text = self.tr("{truth}: {n} of {row} answered right ({share})")
        else:
            text = self.tr("{truth} taken for {answer}: {n} of {row} ({share})")
        return text.format(
            truth=self._names[truth],
            answer=self._names[answer],
            n=f"{int(answers.counts[truth, answer]):,}",
            row=f"{row:,}",
            share=percentText(float(answers.shares[truth, answer])),
        )

    def cellAt(self, position: QPoint) -> tuple[int, int]:
        """The cell at a position of the widget, or `NO_CELL`."""
        at, count = self._at, self.count()
        x, y = position.x() - at.left, position.y() - at.top
        if not count or x < 0 or y < 0:
            return NO_CELL
        row, column = int(y / at.height), int(x / at.width)
        return (row, column) if row < count and column < count else NO_CELL

    def boxOf(self, truth: int, answer: int) -> QRect:
        """Where a cell is."""
        at = self._at
        left, right = (round(at.left + at.width * edge) for edge in (answer, answer + 1))
        top, bottom = (round(at.top + at.height * edge) for edge in (truth, truth + 1))
        return QRect(left, top, right - left, bottom - top)

    def colourOf(self, truth: int, answer: int) -> QColor:
        """The colour of a cell."""
        return self._inksOf(truth, answer)[0]

    def _inksOf(self, truth: int, answer: int) -> tuple[QColor, QColor]:
        """The colours of a cell and of its figure; each is worked out once."""
        assert self._answers is not None
        level = round(LEVELS * float(self._answers.shares[truth, answer]))
        key = level, truth == answer
        if key not in self._inks:
            theme = self._themes.theme
            colour = cellColour(level / LEVELS, truth == answer, theme)
            self._inks[key] = colour, _onto(colour, theme)
        return self._inks[key]

    def sizeHint(self) -> QSize:
        side = self._themes.scaled(WANTED_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, LEAST_PX)

    # What the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cellAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell != NO_CELL:
            self.setChosen(NO_CELL if cell == self._chosen else cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._chosen != NO_CELL:
            self.setChosen(NO_CELL)
        elif key in _STEPS and self.count():
            self.setChosen(self._stepped(*_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cellAt(event.pos())
            box = self.boxOf(*cell) if cell != NO_CELL else QRect()
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self, box)
            return True
        return super().event(event)

    def tipAt(self, position: QPoint) -> str:
        """What a tool tip says at a position."""
        cell = self.cellAt(position)
        if cell == NO_CELL:
            return self._sideTip(position)
        text = self.cellText(*cell)
        click = (
            self.tr("Click to show all mistakes again.")
            if cell == self._chosen
            else self.tr("Click to see them.")
        )
        assert self._answers is not None
        return f"{text}\n{click}" if self._answers.counts[cell] else text

    def _sideTip(self, position: QPoint) -> str:
        at = self._at
        row = int((position.y() - at.top) / at.height) if position.y() >= at.top else -1
        is_beside = position.x() >= at.left + at.width * self.count()
        if self.count() and is_beside and 0 <= row < self.count():
            return self.cellText(row, row)
        return ""

    def _stepped(self, down: int, across: int) -> tuple[int, int]:
        if self._chosen == NO_CELL:
            return 0, 0
        last = self.count() - 1
        truth, answer = self._chosen
        return min(max(truth + down, 0), last), min(max(answer + across, 0), last)

    def _describe(self) -> None:
        spoken = self.cellText(*self._chosen) if self._chosen != NO_CELL else ""
        self.setAccessibleDescription(spoken)

    def _dress(self) -> None:
        self._inks.clear()
        self._lay()

    # Geometry

    def _lay(self) -> None:
        """Part the room between names, cells and bars."""
        count = max(1, self.count())
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        longest = max(map(metrics.horizontalAdvance, self._names), default=0) + GAP_PX
        axis = metrics.horizontalAdvance(self._axisTexts()[0]) + GAP_PX
        left = min(max(longest, axis), round(self.width() * NAME_SHARE))
        side = min(self._themes.scaled(MOST_SIDE_PX), round(self.width() * SIDE_SHARE))
        side = max(side, QFontMetrics(figureFont()).horizontalAdvance(wholePercent(1)) + GAP_PX)
        most = self._themes.scaled(MOST_CELL_PX)
        width = max((self.width() - left - side - 1) / count, LEAST_CELL_PX)
        width = min(width, most)
        fits = longest <= width + GAP_PX
        head = line if fits else min(longest, round(self.height() * HEAD_SHARE))
        top = line + head + GAP_PX
        height = min(max((self.height() - top - 1) / count, LEAST_CELL_PX), most)
        self._at = Layout(left, top, width, height, side)
        self.update()

    def _axisTexts(self) -> tuple[str, str]:
        return self.tr("truth ↓"), self.tr("answer →")

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._answers is None:
            return
        painter = QPainter(self)
        self._paintAxes(painter)
        self._paintNames(painter)
        self._paintCells(painter, self._answers)
        self._paintSide(painter, self._answers)
        if self._chosen != NO_CELL:
            painter.setPen(QPen(self._themes.theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.boxOf(*self._chosen).adjusted(0, 0, -1, -1))

    def _paintAxes(self, painter: QPainter) -> None:
        at, line = self._at, self.fontMetrics().height()
        truth, answer = self._axisTexts()
        painter.setPen(self._themes.theme.color("muted"))
        painter.drawText(QRect(0, at.top - line - GAP_PX, at.left - GAP_PX, line), _RIGHT, truth)
        width = round(at.width * self.count())
        painter.drawText(QRect(at.left, 0, width, line), _LEFT, answer)
        right = self.tr("right")
        room = QRect(at.left + width + GAP_PX, at.top - line - GAP_PX, at.side, line)
        if self.fontMetrics().horizontalAdvance(right) <= room.width():
            painter.drawText(room, _LEFT, right)

    def _paintNames(self, painter: QPainter) -> None:
        at = self._at
        for place, name in enumerate(self._names):
            is_row, is_column = place == self._chosen[0], place == self._chosen[1]
            if at.height >= LEAST_FIGURE_PX:
                box = self.boxOf(place, 0)
                words = QRect(0, box.top(), at.left - GAP_PX, box.height())
                self._paintName(painter, name, words, _RIGHT, (is_row, at.height))
            if at.width >= LEAST_FIGURE_PX:
                self._paintColumnName(painter, name, self.boxOf(0, place), is_column)

    def _paintColumnName(self, painter: QPainter, name: str, box: QRect, strong: bool) -> None:
        line = self.fontMetrics().height()
        head = self._at.top - line - GAP_PX // 2
        if head <= line + GAP_PX:
            words = QRect(box.left() - GAP_PX, line, box.width() + 2 * GAP_PX, line)
            kind = strong, float(line)
            self._paintName(painter, name, words, Qt.AlignmentFlag.AlignCenter, kind)
            return
        painter.save()
        painter.translate(box.center().x() + 1, self._at.top - GAP_PX // 2)
        painter.rotate(-90)
        words = QRect(0, -line // 2, head, line)
        self._paintName(painter, name, words, _LEFT, (strong, self._at.width))
        painter.restore()

    def _paintName(
        self,
        painter: QPainter,
        name: str,
        box: QRect,
        flags: Qt.AlignmentFlag,
        kind: tuple[bool, float],
    ) -> None:
        """Paint the name of a class; ``kind``: whether it stands out, and how much room it has."""
        is_strong, room = kind
        font = _lower(self.font(), room)
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color("text" if is_strong else "muted"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(box, flags, QFontMetrics(font).elidedText(name, elide, box.width()))

    def _paintCells(self, painter: QPainter, answers: Answers) -> None:
        gap, font = self._gap(), self._cellFont(answers)
        metrics = QFontMetrics(font)
        has_shares = self._hasShares(metrics)
        painter.setFont(font)
        for (truth, answer), count in np.ndenumerate(answers.counts):
            box = self.boxOf(truth, answer).adjusted(0, 0, -gap, -gap)
            colour, ink = self._inksOf(truth, answer)
            painter.fillRect(box, colour)
            text = str(count)
            is_narrow = metrics.horizontalAdvance(text) > box.width()
            if not count or is_narrow or metrics.height() - 3 > box.height():
                continue
            if has_shares:
                text += "\n" + wholePercent(float(answers.shares[truth, answer]))
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _gap(self) -> int:
        """The line between cells."""
        return 1 if min(self._at.width, self._at.height) >= LEAST_GAP_CELL_PX else 0

    def _cellFont(self, answers: Answers) -> QFont:
        """The largest font in which all mistakes can be counted, or else the smallest."""
        wrong = answers.counts.copy()
        np.fill_diagonal(wrong, 0)
        longest, font = str(wrong.max(initial=0)), figureFont()
        while font.pixelSize() > LEAST_FIGURE_PX:
            if QFontMetrics(font).horizontalAdvance(longest) + 2 <= self._at.width:
                break
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def _hasShares(self, metrics: QFontMetrics) -> bool:
        """Whether there is room for a second line in each cell."""
        room = metrics.horizontalAdvance(wholePercent(1)) + 2
        return 2 * metrics.height() <= self._at.height and room <= self._at.width

    def _paintSide(self, painter: QPainter, answers: Answers) -> None:
        """Paint how much of each class is answered right, at the end of its row."""
        theme, at = self._themes.theme, self._at
        if at.height < LEAST_FIGURE_PX:
            return
        figures = _lower(figureFont(), at.height)
        metrics = QFontMetrics(figures)
        painter.setFont(figures)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widest = metrics.horizontalAdvance(wholePercent(1)) + 1
        left = round(at.left + at.width * answers.classes) + GAP_PX
        bar_room = at.side - widest - 2 * GAP_PX
        for place, share in enumerate(answers.class_accuracy):
            row = self.boxOf(place, 0)
            if np.isnan(share):
                continue
            start = left
            if bar_room >= LEAST_BAR_PX:
                bar = QRectF(left, row.center().y() - 3, bar_room, 7)
                _paintBar(painter, bar, float(share), theme)
                start += bar_room + GAP_PX
            painter.setPen(theme.color("text"))
            words = QRect(start, row.top(), widest, row.height())
            painter.drawText(words, _RIGHT, wholePercent(float(share)))


_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def cellColour(share: float, is_right: bool, theme: Theme) -> QColor:
    """The colour of a cell with a share of its row; few mistakes are to be seen as well as many."""
    sheet = theme.color("panel")
    if is_right:
        return mix(sheet, theme.color("muted"), QUIET_LEAST + (QUIET_MOST - QUIET_LEAST) * share)
    strength = STRONGEST * min(1.0, share / FULL_SHARE) ** 0.5
    ground = mix(sheet, theme.color("chip"), 0.5)
    return mix(ground, theme.lane(MISTAKE_LANE), strength)


def _lower(font: QFont, room: float) -> QFont:
    """The same font, as much smaller as fits into a line of ``room`` pixels."""
    lower = QFont(font)
    lower.setPixelSize(max(LEAST_FIGURE_PX, min(QFontInfo(font).pixelSize(), round(room) - 2)))
    return lower


def _onto(colour: QColor, theme: Theme) -> QColor:
    """The colour of text that can be read best on a colour."""
    choices = theme.color("text"), theme.color("panel")
    return max(choices, key=lambda choice: contrast(choice, colour))


def _paintBar(painter: QPainter, room: QRectF, share: float, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(theme.color("panel"), theme.color("line"), 0.6))
    painter.drawRoundedRect(room, 3, 3)
    bar = QRectF(room)
    bar.setWidth(max(1.5, room.width() * share))
    corner = min(3.0, bar.width() / 2)
    painter.setBrush(theme.color("good"))
    painter.drawRoundedRect(bar, corner, corner)
