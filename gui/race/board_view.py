"""The rows of the table of lanes, and the titles above them, as they are seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from engine.spec.race import MOST_LANES
from gui.builder.words import wrappedTip
from gui.data.cells import NOWHERE, CellArea
from gui.race import board_tips
from gui.race.board_cells import FAIR, FAIR_SIGN
from gui.race.board_rows import RowLayout, RowLook, RowPainter
from gui.race.board_state import BoardState
from gui.widgets.glide import PlaceGlide

if TYPE_CHECKING:
    from gui.theme import ThemeManager

ROW_PX, ROW_MARGIN_PX = 26, 6
LEAST_PX = 260
"""So narrow, the names and the first columns are still read."""
HEIGHT_SHARE = 0.35
"""Most of its parent's height that it asks for; what is beyond is scrolled."""
LEAST_ROWS, FEWEST_ROWS = 4, 3
"""Rows that it asks for in any case, where there are so many; and where there are fewer lanes."""
GLIDE_MS = 250
"""Long enough for the eye to follow a row, short enough to keep up with a race."""


class BoardView(CellArea):
    """Shows a `BoardState`: where its rows are, how they look, and what is said of each.

    What a mouse or a key does is a subclass's business.

    Parameters
    ----------
    clock : seconds, never going back; for tests.
    """

    def __init__(self, themes: ThemeManager, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(themes)
        self._state = BoardState(clock)
        self._stale = False
        self._may_move = True
        self._at = QPoint()
        self._glide = PlaceGlide(self, GLIDE_MS)
        self._header = _Header(self)
        self._glide.moved.connect(self.viewport().update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Lanes of the race"))
        self.setHint(self.tr("Choose what to vary, and the lanes appear here."))
        self._themeChanged()

    def setAnimated(self, on: bool) -> None:
        """Whether rows glide to new places; they jump anyway where the desktop wants no motion."""
        self._may_move = on

    def shownColumns(self) -> tuple[str, ...]:
        """Keys of the columns for which there is room, from left to right."""
        return tuple(self._layout.places)

    # -- where everything is -----------------------------------------------------------------

    def _count(self) -> int:
        return len(self._state.order)

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + ROW_MARGIN_PX)

    def headerHeight(self) -> int:
        """Height of the columns' titles, in pixels."""
        return self.fontMetrics().height() + 2 * ROW_MARGIN_PX

    def sizeHint(self) -> QSize:
        rows = min(max(FEWEST_ROWS, self._count()), self._most_rows())
        return QSize(self._themes.scaled(720), self._height_of(rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_PX), self._height_of(FEWEST_ROWS))

    def _height_of(self, rows: int) -> int:
        return self.headerHeight() + rows * self._rowHeight()

    def _most_rows(self) -> int:
        """How many rows it asks for at the most, so that the curves above keep their room."""
        holder = self.parentWidget()
        if holder is None:
            return MOST_LANES
        room = round(HEIGHT_SHARE * holder.height()) - self.headerHeight()
        return min(max(LEAST_ROWS, room // self._rowHeight()), MOST_LANES)

    def event(self, event: QEvent) -> bool:
        holder = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and holder is not None:
            holder.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height as the parent has another one."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._header.resize(self.width(), self.headerHeight())
        self._lay_out()

    def _themeChanged(self) -> None:
        self._glide.stop()
        self.setViewportMargins(0, self.headerHeight(), 0, 0)
        self._header.resize(self.width(), self.headerHeight())
        self._lay_out()
        super()._themeChanged()

    def _lay_out(self) -> None:
        """Find out which columns fit, and where."""
        state = self._state
        self._layout = RowLayout(
            self._themes,
            self.font(),
            state.columns,
            [lane.name for lane in state.lanes.values()],
            [fairness.short for fairness in state.fairness.values()],
            self._title(FAIR),
            (self._room(), self._rowHeight()),
        )
        self._header.update()
        self.viewport().update()

    def _button_at(self, place: int, position: QPoint) -> str:
        """The button at a position in the row at a place, or nothing."""
        return "" if place == NOWHERE else self._layout.buttonAt(self._cell(place), position)

    # -- rows on their way -------------------------------------------------------------------

    def _goals(self) -> dict[int, float]:
        height = self._rowHeight()
        return {n: float(place * height) for place, n in enumerate(self._state.order)}

    def _tops(self) -> dict[int, float]:
        """Where each row is painted now, in pixels from the first one's top."""
        return self._glide.places(self._goals())

    def _set_out(self, tops: Mapping[int, float]) -> None:
        """Let rows go from where they were painted to where they belong by now."""
        wants = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        may = self._may_move and wants and self.isVisible() and not self._stale
        self._glide.setOut(tops, self._goals(), may)
        self.viewport().update()

    def _row(self, number: int, tops: Mapping[int, float]) -> QRect:
        """Where a row is painted, in the viewport."""
        top = round(tops[number]) - self.verticalScrollBar().value()
        return QRect(0, top, self._room(), self._rowHeight())

    def _repaint(self, number: int, whole: bool) -> None:
        """Repaint a lane's row, or only its figures."""
        if number not in self._state.order:
            return
        row = self._row(number, self._tops())
        self.viewport().update(row if whole else self._layout.figures(row))

    # -- what is said ------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._at = event.pos()
        return super().viewportEvent(event)

    def _tip(self, place: int) -> str:
        state, number = self._state, self._state.number(place)
        lane, standing = state.lanes[number], state.standings[number]
        button = self._button_at(place, self._at)
        if button:
            return board_tips.button(button, lane.is_hidden)
        key, words = self._layout.columnAt(self._at.x()), state.words[number]
        if key in (FAIR, FAIR_SIGN):
            return board_tips.fairness(state.fairness.get(number))
        if key and words is None:
            return board_tips.figure(state.columns[key], standing)
        return board_tips.lane(lane.name, standing, words)

    def _tipArea(self, place: int) -> QRect:
        """The cell at the pointer, for each has a tip of its own."""
        area = super()._tipArea(place)
        if place == NOWHERE:
            return area
        button = self._button_at(place, self._at)
        if button:
            return self._layout.button(area.topLeft(), button)
        return self._layout.columnRect(area, self._at.x())

    def _spoken(self, place: int) -> str:
        state, number = self._state, self._state.number(place)
        name, words = state.lanes[number].name, state.words[number]
        parts = [self.tr("{rank}. {name}").format(rank=place + 1, name=name)]
        if state.isPale(number):
            parts.append(self.tr("hidden"))
        figures = board_tips.figures(state.columns, state.rows[number])
        parts.append(figures if words is None else words.text)
        if number in state.fairness:
            parts.append(state.fairness[number].short)
        return ", ".join(parts)

    def _title(self, key: str) -> str:
        return self.tr("fair") if key in (FAIR, FAIR_SIGN) else self._state.columns[key].title

    def columnTip(self, x: int) -> str:
        """What the column at ``x`` means."""
        key = self._layout.columnAt(x)
        if key in (FAIR, FAIR_SIGN):
            return board_tips.fair_column()
        return wrappedTip(self._state.columns[key].tip) if key else ""

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self._count():
            self._paintHint(painter)
            return
        rows = RowPainter(painter, self._themes, self._layout)
        tops, goals = self._tops(), self._goals()
        # Rows on their way up pass in front of the others.
        for number in sorted(tops, key=lambda n: (tops[n] > goals[n], -goals[n])):
            row = self._row(number, tops)
            if row.intersects(event.rect()):
                if self._glide.isMoving:
                    painter.fillRect(row, self._themes.theme.color("panel"))
                rows.row(self._look(number), row, event.rect())

    def paintHeader(self, painter: QPainter) -> None:
        """Paint the titles of the columns, and a line below them."""
        columns = self._layout.places if self._count() else ()
        rows = RowPainter(painter, self._themes, self._layout)
        rows.header(
            self.headerHeight(),
            self.tr("lane") if columns else "",
            {key: self._title(key) for key in columns},
        )

    def _look(self, number: int) -> RowLook:
        """What there is to see of a lane."""
        state, place = self._state, self._state.place(number)
        lane = state.lanes[number]
        return RowLook(
            rank=state.rank(number),
            name=lane.name,
            style=lane.style,
            cells=state.rows[number],
            words=state.words[number],
            fairness=state.fairness.get(number),
            progress=state.lags[number],
            is_hidden=lane.is_hidden,
            is_pale=state.isPale(number),
            is_current=place == self._current,
            is_focused=self.hasFocus(),
            is_hovered=place == self._hovered,
        )


class _Header(QWidget):
    """Titles of the columns, with a line below."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._board.columnTip(event.pos().x()))
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._board.paintHeader(painter)
