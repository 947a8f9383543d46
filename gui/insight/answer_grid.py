"""Test images, each with what the network takes it for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from gui.data.cells import NOWHERE, CellArea
from gui.data.pictures import paintTile, tilePixmap, toImage
from gui.pad.bars import percentText
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QMouseEvent

    from engine.insight.confusion import Answers
    from gui.theme import ThemeManager

SIDE_PX = 56
LEAST_TILE_PX = 154
PAD_PX, GAP_PX, LINE_GAP_PX = 5, 8, 2
NAME_SHARE = 0.5
"""Most of a line that the name of a class may take."""
BAR_PX, LEAST_BAR_PX, CORNER_PX = 7.0, 1.5, 5
GROOVE_SHARE = 0.5
MOST_PIXMAPS = 600
RIGHT_MARK, WRONG_MARK = "✓", "✗"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AnswerGrid(CellArea):
    """A grid of test images; beside each its class, and the two most probable answers as bars.

    Only what is in view is painted. A click or Enter sends an image to the pad.
    """

    answerActivated = Signal(int)
    """The row of the answers whose image was clicked."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._answers: Answers | None = None
        self._images: NDArray[Any] | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._names: tuple[str, ...] = ()
        self._pixmaps: OrderedDict[tuple[int, float], QPixmap] = OrderedDict()
        self._type = _Type(self.font(), ())
        self.setAccessibleName(self.tr("Test images"))

    def setAnswers(
        self,
        answers: Answers | None,
        rows: NDArray[np.intp],
        images: NDArray[Any] | None,
        names: Sequence[str],
    ) -> None:
        """Show answers; the current one stays so where it is still among them.

        Parameters
        ----------
        rows : which of the answers to show, in this order.
        images : all test images, as `gui.data.pictures.toImage` takes one; None: not there yet.
        names : of the classes.
        """
        current = self.current()
        if images is not self._images:
            self._pixmaps.clear()
        self._answers, self._images, self._names = answers, images, tuple(names)
        self._rows = rows if answers is not None else rows[:0]
        found = np.flatnonzero(self._rows == current) if current != NOWHERE else self._rows[:0]
        self._current = int(found[0]) if len(found) else NOWHERE
        self._hovered = NOWHERE
        self._type = _Type(self.font(), self._names)
        self._arrange()
        self._describe()

    def rows(self) -> NDArray[np.intp]:
        """The rows of the answers that are shown, in order."""
        return self._rows

    def current(self) -> int:
        """The row of the answers that is the current one, or `NOWHERE`."""
        return NOWHERE if self._current == NOWHERE else int(self._rows[self._current])

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_TILE_PX) * 2, 4 * self._rowHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_TILE_PX), self._rowHeight())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing more than the first of the two clicks did."""

    # What stands where, and what happens

    def _count(self) -> int:
        return len(self._rows)

    def _columns(self) -> int:
        return max(1, self._room() // self._themes.scaled(LEAST_TILE_PX))

    def _line(self) -> int:
        return self.fontMetrics().height() + LINE_GAP_PX

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(SIDE_PX), 3 * self._line()) + 2 * PAD_PX

    def _clicked(self, place: int) -> None:
        self.answerActivated.emit(int(self._rows[place]))

    def _activated(self, place: int) -> None:
        self._clicked(place)

    def _themeChanged(self) -> None:
        self._pixmaps.clear()
        self._type = _Type(self.font(), self._names)
        super()._themeChanged()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._themeChanged()

    # What is said

    def _name(self, label: int) -> str:
        return self._names[label] if label < len(self._names) else str(label)

    def _spoken(self, place: int) -> str:
        answers, row = self._answers, int(self._rows[place])
        assert answers is not None
        text = self.tr("Test image {number}: {truth}, answered {answer} ({sure} sure)")
        return text.format(
            number=f"{int(answers.places[row]):,}",
            truth=self._name(int(answers.truth[row])),
            answer=self._name(int(answers.given[row])),
            sure=percentText(float(answers.confidence[row])),
        )

    def _tip(self, place: int) -> str:
        return self._spoken(place) + "\n" + self.tr("Click to see it on the pad.")

    # Painting

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        answers, row = self._answers, int(self._rows[place])
        assert answers is not None
        self._paintMark(painter, place, cell)
        side = self._themes.scaled(SIDE_PX)
        top = cell.top() + (cell.height() - side) // 2
        sheet = QRect(cell.left() + PAD_PX, top, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paintTile(painter, sheet, self._pixmap(int(answers.places[row])), self._themes.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, line = sheet.right() + GAP_PX, self._line()
        words = QRect(left, cell.center().y() - 3 * line // 2, cell.right() - left - PAD_PX, line)
        self._paintTruth(painter, answers, row, words)
        for label, share in answers.best(row):
            words = words.translated(0, line)
            self._paintShare(painter, answers, row, (label, share), words)

    def _paintMark(self, painter: QPainter, place: int, cell: QRect) -> None:
        """Mark the current image, and the one under the mouse."""
        is_current = place == self._current
        if not is_current and place != self._hovered:
            return
        theme, focused = self._themes.theme, is_current and self.hasFocus()
        painter.setPen(QPen(theme.color("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selected" if is_current else "chip"))
        painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), CORNER_PX, CORNER_PX)

    def _paintTruth(self, painter: QPainter, answers: Answers, row: int, box: QRect) -> None:
        theme, is_right = self._themes.theme, bool(answers.is_right[row])
        painter.setFont(self._type.strong)
        painter.setPen(theme.color("good" if is_right else "bad"))
        painter.drawText(box, _LEFT, RIGHT_MARK if is_right else WRONG_MARK)
        room = box.adjusted(self._type.mark + 4, 0, 0, 0)
        painter.setPen(theme.color("text"))
        name = self._name(int(answers.truth[row]))
        painter.drawText(room, _LEFT, _elided(name, self._type.strong, room.width()))

    def _paintShare(
        self,
        painter: QPainter,
        answers: Answers,
        row: int,
        answer: tuple[int, float],
        box: QRect,
    ) -> None:
        (label, share), theme, kind = answer, self._themes.theme, self._type
        is_first, is_true = label == answers.given[row], label == answers.truth[row]
        names = min(kind.names, round((box.width() - kind.figure) * NAME_SHARE))
        painter.setPen(theme.color("text" if is_first else "muted"))
        painter.setFont(kind.plain)
        painter.drawText(box, _LEFT, _elided(self._name(label), kind.plain, names))
        painter.setFont(kind.figures)
        painter.drawText(box, _RIGHT, wholePercent(share))
        token = "good" if is_true else "bad" if is_first else "muted"
        room = QRectF(box).adjusted(names + 6, 0, -kind.figure - 5, 0)
        self._paintBar(painter, room, share, theme.color(token))

    def _paintBar(self, painter: QPainter, room: QRectF, share: float, colour: QColor) -> None:
        theme = self._themes.theme
        height = min(self._themes.scaled(BAR_PX), room.height() / 2)
        groove = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        if groove.width() < 2 * LEAST_BAR_PX:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(theme.color("panel"), theme.color("line"), GROOVE_SHARE))
        painter.drawRoundedRect(groove, height / 2, height / 2)
        bar = QRectF(groove)
        bar.setWidth(max(LEAST_BAR_PX, groove.width() * share))
        corner = min(height, bar.width()) / 2
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, corner, corner)

    def _pixmap(self, place: int) -> QPixmap | None:
        """The picture of a test example as it is drawn; the latest ones are kept."""
        if self._images is None or place >= len(self._images):
            return None
        key = place, self.devicePixelRatioF()
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            image = toImage(self._images[place], self._themes.theme)
            pixmap = tilePixmap(image, self._themes.scaled(SIDE_PX), key[1])
            self._pixmaps[key] = pixmap
            if len(self._pixmaps) > MOST_PIXMAPS:
                self._pixmaps.popitem(last=False)
        self._pixmaps.move_to_end(key)
        return pixmap


class _Type:
    """Fonts, and how wide they write; worked out once for all tiles."""

    def __init__(self, plain: QFont, names: Sequence[str]) -> None:
        self.plain, self.strong, self.figures = plain, QFont(plain), figureFont()
        self.strong.setWeight(QFont.Weight.DemiBold)
        measure = QFontMetrics(plain).horizontalAdvance
        self.names = max(map(measure, names), default=0) + 1
        self.mark = QFontMetrics(self.strong).horizontalAdvance(RIGHT_MARK)
        self.figure = QFontMetrics(self.figures).horizontalAdvance(wholePercent(1.0)) + 1


def _elided(name: str, font: QFont, room: int) -> str:
    if len(name) == 1:
        return name
    return QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room)


def wholePercent(share: float) -> str:
    """A share in [0, 1] in whole percent; only what is certain is called 100 %."""
    percent = min(round(100 * share), 99) if share < 1 else 100
    return f"{percent}\N{NO-BREAK SPACE}%"
