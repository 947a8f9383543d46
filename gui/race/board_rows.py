"""How a row of the table of lanes is laid out and painted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui.race import board_cells
from gui.race.board_cells import FAIR, FAIR_SIGN, BoardCell, Column, LaneFairness
from gui.race.lane_menu import MARK_PX, paint_sample
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from gui.theme import Theme, ThemeManager

SIDE_PX, GAP_PX = 6, 8
BUTTON_PX, BUTTON_ICON_PX = 24, 15
BUTTONS = ("hide", "menu")
NAME_CHARACTERS, USUAL_CHARACTERS, MOST_NAME_CHARACTERS = 9, 11, 24
"""Room of the names, in average characters: the least, that which decides how many columns there
is room for, and the most they are given."""
CORNER_PX = 5
PROGRESS_PX = 2
PALE_SHARE = 0.55
"""How far the colour of a lane whose curves are hidden is moved towards the panel's."""
DOT_PX = 2.6

_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True)
class RowLook:
    """All that is painted of a lane.

    Parameters
    ----------
    rank : its place in words.
    cells : its figures by the columns' keys.
    words : what stands in place of them, or None.
    progress : the share done of a lane that lags behind, 0 to 1, or None.
    is_pale : whether its curves are left out, by its own eye or as another one is alone.
    """

    rank: str
    name: str
    style: int
    cells: Mapping[str, BoardCell]
    words: BoardCell | None
    fairness: LaneFairness | None
    progress: float | None
    is_hidden: bool
    is_pale: bool
    is_current: bool
    is_focused: bool
    is_hovered: bool


class TextFace:
    """A font with what has to be known of it again and again."""

    def __init__(self, font: QFont, weight: QFont.Weight | None = None) -> None:
        self.font = QFont(font)
        if weight is not None:
            self.font.setWeight(weight)
        self.metrics = QFontMetricsF(self.font)
        self.cap_height = self.metrics.capHeight()

    def width(self, text: str) -> int:
        """Width of a text in whole pixels."""
        return math.ceil(self.metrics.horizontalAdvance(text))


class Faces:
    """The faces of a row: text, names, figures, and figures that stand out."""

    def __init__(self, font: QFont) -> None:
        figures = figureFont()
        self.text, self.name = TextFace(font), TextFace(font, QFont.Weight.Medium)
        self.figures, self.strong = TextFace(figures), TextFace(figures, QFont.Weight.Bold)


class RowLayout:
    """Where things stand in a row: rank, mark, name, figures, fairness and two buttons.

    Parameters
    ----------
    font : of the text.
    columns : of figures, by their keys.
    names, fairness : all texts that the rows have; their columns are as wide as the widest.
    fair_title : above the fairness.
    size : width and height of a row, in pixels.
    """

    def __init__(
        self,
        themes: ThemeManager,
        font: QFont,
        columns: Mapping[str, Column],
        names: list[str],
        fairness: list[str],
        fair_title: str,
        size: tuple[int, int],
    ) -> None:
        self.width, self.height = size
        self._themes = themes
        self.faces = faces = Faces(font)
        self.rank_right = SIDE_PX + faces.figures.width("12")
        self.mark_left = self.rank_right + GAP_PX
        self.name_left = self.mark_left + themes.scaled(MARK_PX) + GAP_PX
        widths = _widths(faces, columns)
        if fairness:
            widths |= _fair_widths(faces.text, fairness, fair_title)
        self.right = self.button(QPoint(0, 0), "hide").left() - GAP_PX
        longest = self._longest(names)
        self.name_width = self._name_room(widths)
        room = self.right - self.name_left
        shown, _ = board_cells.fitted(widths, room - self.name_width)
        # What the columns shown leave goes to the names first.
        spare = room - sum(width + board_cells.GAP_PX for _, width in shown.values())
        self.name_width = max(self.name_width, min(longest, spare))
        self.figures_left = self.name_left + self.name_width
        widths = {key: widths[key] for key in shown}
        places, self.gap = board_cells.fitted(widths, self.right - self.figures_left)
        self.places = {k: (self.figures_left + at, width) for k, (at, width) in places.items()}

    def _longest(self, names: list[str]) -> int:
        """Width of the longest name, but not of one that is very long."""
        longest = max((self.faces.name.width(name) + 1 for name in names), default=0)
        return min(longest, MOST_NAME_CHARACTERS * self.faces.text.width("0"))

    def _name_room(self, widths: Mapping[str, int]) -> int:
        """Room that names have in any case, whatever they are: a long one drops no column."""
        left = self.right - self.name_left - board_cells.needed(widths)
        least, usual = (n * self.faces.text.width("0") for n in (NAME_CHARACTERS, USUAL_CHARACTERS))
        return max(least, min(usual, left))

    @property
    def figures_right(self) -> int:
        """Where the figures end."""
        return min([self.right, *(self.places[key][0] for key in _FAIRS if key in self.places)])

    def figures(self, row: QRect) -> QRect:
        """The part of a row that the figures have, and all that changes often."""
        width = self.figures_right - self.figures_left
        return QRect(self.figures_left, row.top(), width, row.height())

    def button(self, corner: QPoint, which: str) -> QRect:
        """Where a button is in the row whose top left corner this is."""
        side = min(self._themes.scaled(BUTTON_PX), self.height)
        place = len(BUTTONS) - BUTTONS.index(which)
        left = corner.x() + self.width - SIDE_PX // 2 - place * side
        return QRect(left, corner.y() + (self.height - side) // 2, side, side)

    def buttonAt(self, row: QRect, position: QPoint) -> str:
        """The button of a row at a position, or nothing."""
        hits = (b for b in BUTTONS if self.button(row.topLeft(), b).contains(position))
        return next(hits, "")

    def columnRect(self, row: QRect, x: int) -> QRect:
        """The part of a row that the column at ``x`` has, or the name's part."""
        key = self.columnAt(x)
        if not key:
            return QRect(0, row.top(), self.figures_left, row.height())
        left, width = self.places[key]
        return QRect(left - self.gap + 1, row.top(), width + self.gap, row.height())

    def columnAt(self, x: int) -> str:
        """The key of the column at ``x``, or nothing."""
        for key, (left, width) in self.places.items():
            if left - self.gap < x <= left + width:
                return key
        return ""


def _widths(faces: Faces, columns: Mapping[str, Column]) -> dict[str, int]:
    return {
        key: max(faces.text.width(column.title), faces.figures.width(column.sample))
        for key, column in columns.items()
    }


def _fair_widths(text: TextFace, shorts: list[str], title: str) -> dict[str, int]:
    return {FAIR: max(map(text.width, (title, *shorts))), FAIR_SIGN: text.width(title)}


@cache
def lane_text(theme: Theme, style: int) -> QColor:
    """Colour of a lane's name."""
    return theme.laneText(style)


class RowPainter:
    """Paints rows, and the titles above them."""

    def __init__(self, painter: QPainter, themes: ThemeManager, layout: RowLayout) -> None:
        self._painter, self._themes, self._layout = painter, themes, layout
        self._theme = themes.theme
        self._faces = layout.faces
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def header(self, height: int, lane: str, titles: Mapping[str, str]) -> None:
        """Paint the titles of columns, by their keys, and a line below them."""
        layout = self._layout
        line = QRect(0, height - 1, layout.width, 1)
        self._painter.fillRect(line, self._theme.color("line"))
        self._text(
            self._faces.text, "muted", QRect(layout.mark_left, 0, layout.width, height), lane
        )
        for key, title in titles.items():
            left, width = layout.places[key]
            box = QRect(left, 0, width, height)
            self._text(self._faces.text, "muted", box, title, to_right=key != FAIR)

    def row(self, look: RowLook, row: QRect, wanted: QRect) -> None:
        """Paint a lane into the place of a row, as far as an area of the view touches it."""
        self._ground(look, QRectF(row))
        if wanted.left() < self._layout.figures_left:
            self._head(look, row)
        if look.words is not None:
            self._words(look, look.words, row)
        else:
            self._cells(look, row)
        if wanted.right() >= self._layout.figures_right:
            if look.fairness is not None:
                self._fairness(look.fairness, row)
            self._buttons(look, row)

    def _ground(self, look: RowLook, row: QRectF) -> None:
        fill = "selected" if look.is_current else "chip" if look.is_hovered else ""
        if fill:
            edge = QPen(self._theme.color("accent"), 1)
            focused = look.is_current and look.is_focused
            self._painter.setPen(edge if focused else Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.color(fill))
            box = row.adjusted(0.5, 0.5, -0.5, -0.5)
            self._painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)

    def _head(self, look: RowLook, row: QRect) -> None:
        """Paint the rank, the mark and the name."""
        layout, theme = self._layout, self._theme
        rank = QRect(0, row.top(), layout.rank_right, row.height())
        self._text(self._faces.figures, "muted", rank, look.rank, to_right=True)
        width = self._themes.scaled(MARK_PX)
        mark = QRectF(layout.mark_left, row.top(), width, row.height())
        color = self._lane_color(look)
        paint_sample(self._painter, theme, look.style, mark, self._themes.fontScale, color)
        name = QRect(layout.name_left, row.top(), layout.name_width, row.height())
        token = theme.color("muted") if look.is_pale else lane_text(theme, look.style)
        self._text(self._faces.name, token, name, look.name)
        if look.progress is not None:
            self._progress(look.progress, color, name)

    def _progress(self, share: float, color: QColor, name: QRect) -> None:
        """Paint how far a lane has come, as a line below its name."""
        line = QRectF(name.left(), name.bottom() - PROGRESS_PX, name.width(), PROGRESS_PX)
        self._painter.fillRect(line, self._theme.color("line"))
        line.setWidth(line.width() * share)
        self._painter.fillRect(line, color)

    def _words(self, look: RowLook, words: BoardCell, row: QRect) -> None:
        """Paint what there is to say instead of figures; from the name's end if that helps."""
        layout, faces = self._layout, self._faces
        left = layout.figures_left + board_cells.GAP_PX
        right = layout.figures_right - GAP_PX
        if faces.text.width(words.text) > right - left:
            name = min(faces.name.width(look.name), layout.name_width)
            left = layout.name_left + name + GAP_PX
        box = QRect(left, row.top(), right - left, row.height())
        self._text(self._faces.text, words.token, box, words.text)

    def _cells(self, look: RowLook, row: QRect) -> None:
        for key, (left, width) in self._layout.places.items():
            if key in look.cells:
                box = QRect(left, row.top(), width, row.height())
                self._cell(look.cells[key], box, look.is_pale)

    def _cell(self, cell: BoardCell, box: QRect, is_pale: bool) -> None:
        if cell.tail:
            self._text(self._faces.figures, "muted", box, cell.tail, to_right=True)
        if cell.tail_room:
            box = box.adjusted(0, 0, -self._faces.figures.width(cell.tail_room), 0)
        quiet = is_pale or cell.text == board_cells.UNKNOWN
        face = self._faces.strong if cell.is_strong else self._faces.figures
        self._text(face, "muted" if quiet else cell.token, box, cell.text, to_right=True)

    def _fairness(self, fairness: LaneFairness, row: QRect) -> None:
        places = self._layout.places
        if FAIR in places:
            left, width = places[FAIR]
            box = QRect(left, row.top(), width, row.height())
            self._text(self._faces.text, fairness.token, box, fairness.short)
        elif FAIR_SIGN in places:
            left, width = places[FAIR_SIGN]
            self._icon(fairness.icon, fairness.token, QRect(left, row.top(), width, row.height()))

    def _buttons(self, look: RowLook, row: QRect) -> None:
        """Paint the eye and the menu's button where they are wanted."""
        is_near = look.is_current or look.is_hovered
        if is_near or look.is_hidden:
            name = "eye-off" if look.is_hidden else "eye"
            self._icon(name, "muted", self._layout.button(row.topLeft(), "hide"))
        if is_near:
            self._dots(QRectF(self._layout.button(row.topLeft(), "menu")))

    def _icon(self, name: str, token: str, box: QRect) -> None:
        side = self._themes.scaled(BUTTON_ICON_PX)
        place = QRect(0, 0, side, side)
        place.moveCenter(box.center())
        self._themes.icon(name, token).paint(self._painter, place)

    def _dots(self, box: QRectF) -> None:
        side = DOT_PX * self._themes.fontScale
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color("muted"))
        for step in (-1, 0, 1):
            dot = QRectF(0, 0, side, side)
            dot.moveCenter(box.center())
            self._painter.drawEllipse(dot.translated(step * 1.9 * side, 0))

    def _text(
        self, face: TextFace, color: str | QColor, box: QRect, text: str, to_right: bool = False
    ) -> None:
        """Paint a text so that capitals of every face stand in the middle of the box."""
        width = face.metrics.horizontalAdvance(text)
        if width > box.width() + 1:
            text = face.metrics.elidedText(text, _ELIDE, box.width())
            width = box.width()
        left = box.right() + 1 - width if to_right else box.left()
        base = round(box.top() + (box.height() + face.cap_height) / 2)
        self._painter.setFont(face.font)
        self._painter.setPen(self._theme.color(color) if isinstance(color, str) else color)
        self._painter.drawText(QPointF(left, base), text)

    def _lane_color(self, look: RowLook) -> QColor:
        color = self._theme.lane(look.style)
        return mix(color, self._theme.color("panel"), PALE_SHARE) if look.is_pale else color


_FAIRS = (FAIR, FAIR_SIGN)
