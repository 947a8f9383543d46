"""The table of a race: a row for each lane, the best on top."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from engine.spec.race import MOST_LANES
from engine.training.states import RunState
from gui.builder.words import wrappedTip
from gui.data.cells import NOWHERE, CellArea
from gui.race import board_cells, board_tips
from gui.race.board_cells import FAIR, FAIR_SIGN, Cell, Fairness
from gui.race.board_rows import RowLayout, RowLook, RowPainter
from gui.race.glide import Glide
from gui.race.lane_menu import LaneLook, LaneMenu
from gui.race.name_edit import NameEdit
from gui.race.standing import Standing, StandingReader, SteadyOrder, ranked

if TYPE_CHECKING:
    from gui.race.lane_run import LaneRun
    from gui.theme import ThemeManager

NO_LANE = -1
ROW_PX, ROW_MARGIN_PX = 26, 6
GAP_PX = 8
EDITED_CHARACTERS = 16
"""Least room for typing a name, in average characters."""
HEIGHT_SHARE = 0.35
"""Most of its parent's height that it asks for; what is beyond is scrolled."""
LEAST_ROWS, FEWEST_ROWS = 4, 3
"""Rows that it asks for in any case, where there are so many; and where there are fewer lanes."""
LAG = 0.02
"""Lanes within this share of the planned epochs go along together."""


class Leaderboard(CellArea):
    """Figures of every lane, sorted as `gui.race.standing.ranked` says.

    Rows do not follow every flicker. A lane goes past another one once it has led it for half a
    second without a break (`SteadyOrder`), or at once when all lanes have ended an epoch, when no
    lane is under way, and when lanes come or go. Rows then glide to their places.

    Arrow keys choose a lane, F2 renames it, H hides its curves, S shows only it, Delete removes
    it and goes on to the next, Enter or the menu key opens its menu, Escape chooses none. A double
    click renames.

    Parameters
    ----------
    clock : seconds, never going back; for tests.
    """

    laneHovered = Signal(int)
    """The number of the lane under the pointer, or `NO_LANE`."""
    laneSelected = Signal(int)
    """The number of the lane chosen, or `NO_LANE`."""
    hideToggled = Signal(int)
    soloToggled = Signal(int)
    removeRequested = Signal(int)
    adoptRequested = Signal(int)
    """Somebody wants the lane's spec in the builder."""
    renamed = Signal(int, str)
    styleChosen = Signal(int, int)
    """The lane's number and a style, 0 to 11."""

    def __init__(self, themes: ThemeManager, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(themes)
        self._clock = clock
        self._lanes: dict[int, LaneRun] = {}
        self._readers: dict[int, StandingReader] = {}
        self._standings: dict[int, Standing] = {}
        self._rows: dict[int, dict[str, Cell]] = {}
        self._words: dict[int, Cell | None] = {}
        self._lags: dict[int, float | None] = {}
        self._fairness: dict[int, Fairness] = {}
        self._titled = board_cells.columns(())
        self._order = SteadyOrder()
        self._epochs: set[int] = set()
        self._losses_compare = True
        self._front = 0.0
        self._solo = self._hovered_lane = self._leaving = NO_LANE
        self._stale = False
        self._at = QPoint()
        self._glide = Glide(self)
        self._header = _Header(self)
        self._name_edit: NameEdit | None = None
        self._glide.moved.connect(self.viewport().update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Lanes of the race"))
        self.setHint(self.tr("Choose what to vary, and the lanes appear here."))
        self._themeChanged()

    # -- what is shown -----------------------------------------------------------------------

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Show these lanes; those that are here already keep their places and their figures.

        To be called again when a name, a style or what is hidden has changed, too.
        """
        known = {reader.lane: reader for reader in self._readers.values()}
        numbers, before = {lane.number for lane in lanes}, set(self._lanes)
        if numbers != before:
            self._end_renaming()
        place = self._current if self.selected() == self._leaving else NOWHERE
        self._lanes = {lane.number: lane for lane in lanes}
        self._readers = {lane.number: known.get(lane) or StandingReader(lane) for lane in lanes}
        self._solo = self._solo if self._solo in self._lanes else NO_LANE
        self._rows, self._words, self._lags = {}, {}, {}
        self._titled = board_cells.columns(lanes)
        self._losses_compare = len({lane.spec.training.loss for lane in lanes}) < 2
        self._read(at_once=not set(self._order.shown) & set(self._lanes))
        self._lay_out()
        self._arrange()
        self._describe()
        self.updateGeometry()
        if numbers != before:
            self._follow(numbers - before if numbers & before else set(), place)

    def _follow(self, added: set[int], place: int) -> None:
        """Bring an added lane into view, and choose the next one where one was taken out.

        Parameters
        ----------
        added : the lanes that have come to others.
        place : where the lane stood that was chosen and taken out, or `NOWHERE`.
        """
        self._leaving = NO_LANE
        for number in added:
            self._show(self._place(number))
        if place != NOWHERE and self._count():
            self._setCurrent(min(place, self._count() - 1))

    def refresh(self) -> None:
        """Show what the lanes have measured since; nothing while hidden."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read(at_once=False)

    def setFairness(self, texts: Mapping[int, tuple[str, str, bool | None]]) -> None:
        """Say of each lane, by its number, whether it sets out as the others do.

        Each has a short text, a long one for the tool tip, and whether it is a flag: True where
        something differs that need not, False where all is the same, None where something differs
        because it must.
        """
        self._fairness = {number: Fairness(*text) for number, text in texts.items()}
        self._lay_out()
        self._describe()

    def setSolo(self, number: int) -> None:
        """Show that only one lane's curves are shown; `NO_LANE`: those of all not hidden."""
        self._solo = number
        self._describe()
        self.viewport().update()

    def setAnimated(self, on: bool) -> None:
        """Whether rows glide to new places; they jump anyway where the desktop wants no motion."""
        self._glide.isWanted = on

    def selected(self) -> int:
        """The number of the lane chosen, or `NO_LANE`."""
        return self._number(self._current)

    def setSelected(self, number: int) -> None:
        """Choose a lane, or `NO_LANE`, without announcing it."""
        before, self._current = self._current, self._place(number)
        self._show(self._current)
        self._updateCells(before, self._current)
        self._describe()

    def order(self) -> tuple[int, ...]:
        """The lanes' numbers as they stand, the best first."""
        return tuple(self._order.shown)

    def standing(self, number: int) -> Standing:
        """What is shown of a lane."""
        return self._standings[number]

    def shownColumns(self) -> tuple[str, ...]:
        """Keys of the columns for which there is room, from left to right."""
        return tuple(self._layout.places)

    def text(self, number: int, key: str) -> str:
        """What a lane's cell says, or what stands in place of all its figures."""
        words = self._words[number]
        return words.text if words else self._rows[number][key].text

    def _read(self, at_once: bool) -> None:
        """Take in where the lanes stand, and repaint what that changes."""
        self._standings = {n: reader.read() for n, reader in self._readers.items()}
        rows = board_cells.rows(list(self._standings.values()))
        racing = (s for n, s in self._standings.items() if not self._lanes[n].is_past)
        self._front = max((standing.progress for standing in racing), default=0.0)
        for number, standing in self._standings.items():
            words = board_cells.instead(self._lanes[number], standing)
            self._take(number, rows[number], words, self._lag(standing))
        self._sort(at_once)

    def _take(
        self, number: int, row: dict[str, Cell], words: Cell | None, lag: float | None
    ) -> None:
        """Keep what is shown of a lane, and repaint as much of its row as has changed."""
        before = self._words.get(number), self._lags.get(number)
        is_other = row != self._rows.get(number)
        self._rows[number], self._words[number], self._lags[number] = row, words, lag
        if (words, lag) != before:
            self._repaint(number, whole=True)
        elif is_other:
            self._repaint(number, whole=False)

    def _lag(self, standing: Standing) -> float | None:
        """How far a lane has come that lags behind the others, 0 to 1; None for all others."""
        lags = 0 < standing.progress < self._front - LAG
        return standing.progress if lags and standing.state.active else None

    def _sort(self, at_once: bool) -> None:
        """Bring the rows into order where that has changed for good; not while one is renamed."""
        if self._name_edit is not None:
            return
        at_once |= self._all_at_an_end()
        chosen, tops = self.selected(), self._tops()
        wanted = ranked(list(self._standings.values()), self._losses_compare)
        if not self._order.update(wanted, self._clock(), at_once):
            return
        self._current = self._place(chosen)
        self._glide.begin(tops, self._goals(), self._may_glide())
        self._hover_anew()
        self._describe()
        if chosen != self.selected():
            self.laneSelected.emit(self.selected())

    def _all_at_an_end(self) -> bool:
        """Whether all lanes have just ended the same epoch, or none is under way."""
        going = [
            s
            for n, s in self._standings.items()
            if not s.is_lost and s.updates and not self._lanes[n].is_past
        ]
        if not any(s.state in (RunState.RUNNING, RunState.PREPARING) for s in going):
            return True
        epochs = {len(self._lanes[s.number].history.epochs) for s in going}
        is_new, self._epochs = epochs != self._epochs, epochs
        return is_new and len(epochs) == 1

    # -- where everything is -----------------------------------------------------------------

    def _count(self) -> int:
        return len(self._order.shown)

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + ROW_MARGIN_PX)

    def headerHeight(self) -> int:
        """Height of the columns' titles, in pixels."""
        return self.fontMetrics().height() + 2 * ROW_MARGIN_PX

    def sizeHint(self) -> QSize:
        rows = min(max(FEWEST_ROWS, self._count()), self._most_rows())
        return QSize(self._themes.scaled(720), self._height_of(rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(320), self._height_of(FEWEST_ROWS))

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

    def _number(self, place: int) -> int:
        return self._order.shown[place] if 0 <= place < self._count() else NO_LANE

    def _place(self, number: int) -> int:
        return self._order.shown.index(number) if number in self._order.shown else NOWHERE

    def _goals(self) -> dict[int, float]:
        height = self._rowHeight()
        return {n: float(place * height) for place, n in enumerate(self._order.shown)}

    def _tops(self) -> dict[int, float]:
        """Where each row is painted now, in pixels from the first one's top."""
        return self._glide.tops(self._goals())

    def _row(self, number: int, tops: Mapping[int, float]) -> QRect:
        """Where a row is painted, in the viewport."""
        top = round(tops[number]) - self.verticalScrollBar().value()
        return QRect(0, top, self._room(), self._rowHeight())

    def _repaint(self, number: int, whole: bool) -> None:
        """Repaint a lane's row, or only its figures."""
        if number not in self._order.shown:
            return
        row = self._row(number, self._tops())
        self.viewport().update(row if whole else self._layout.figures(row))

    def _lay_out(self) -> None:
        """Find out which columns fit, and where."""
        self._layout = RowLayout(
            self._themes,
            self.font(),
            self._titled,
            [lane.name for lane in self._lanes.values()],
            [fairness.short for fairness in self._fairness.values()],
            self._title(FAIR),
            (self._room(), self._rowHeight()),
        )
        self._header.update()
        self.viewport().update()

    def _themeChanged(self) -> None:
        self._glide.stop()
        self.setViewportMargins(0, self.headerHeight(), 0, 0)
        self._header.resize(self.width(), self.headerHeight())
        self._lay_out()
        super()._themeChanged()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._header.resize(self.width(), self.headerHeight())
        self._lay_out()
        self._place_name_edit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._glide.stop()
            self._stale = False
            self._read(at_once=True)

    def _may_glide(self) -> bool:
        wants = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        return wants and self.isVisible() and not self._stale

    def _button_at(self, place: int, position: QPoint) -> str:
        """The button at a position in the row at a place, or nothing."""
        return "" if place == NOWHERE else self._layout.buttonAt(self._cell(place), position)

    # -- mouse and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._placeAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        button = self._button_at(place, event.position().toPoint()) if is_left else ""
        if not button:
            super().mousePressEvent(event)
        elif button == "hide":
            self.hideToggled.emit(self._number(place))
        else:
            self._setCurrent(place)
            self.openMenu(self._number(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._placeAt(event.position().toPoint())
        if place == NOWHERE or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self._button_at(place, event.position().toPoint()):
            self._setCurrent(place)
            self.rename(self._number(place))
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self._current if by_key else self._placeAt(event.pos())
        if place != NOWHERE:
            self._setCurrent(place)
            self.openMenu(self._number(place), None if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._ACTS.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self._current == NOWHERE:
            event.ignore()
        elif not event.isAutoRepeat():
            act(self, self.selected())

    def _activated(self, place: int) -> None:
        self.openMenu(self._number(place))

    def _currentMoved(self) -> None:
        self.laneSelected.emit(self.selected())

    def _setHovered(self, place: int) -> None:
        super()._setHovered(place)
        self._tell_hovered()

    def _hover_anew(self) -> None:
        """Notice which row has come under a pointer that has not moved."""
        if self._hovered != NOWHERE:
            self._tell_hovered()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._tell_hovered()

    def _tell_hovered(self) -> None:
        number = self._number(self._hovered)
        if number != self._hovered_lane:
            self._hovered_lane = number
            self.laneHovered.emit(number)

    def _remove(self, number: int) -> None:
        """Ask for a lane to be taken out; another one is chosen once it is."""
        self._leaving = number
        self.removeRequested.emit(number)

    def _choose_none(self, _: int) -> None:
        self._setCurrent(NOWHERE)

    def openMenu(self, number: int, where: QPoint | None = None) -> LaneMenu:
        """Show a lane's menu, at its button where no place is given."""
        lane = self._lanes[number]
        look = LaneLook(number, lane.name, lane.style, lane.is_hidden, number == self._solo)
        users = {other.style: other.name for other in self._lanes.values()}
        menu = LaneMenu(self._themes, look, users, self)
        menu.renameRequested.connect(self.rename)
        menu.hideToggled.connect(self.hideToggled)
        menu.soloToggled.connect(self.soloToggled)
        menu.adoptRequested.connect(self.adoptRequested)
        menu.removeRequested.connect(self._remove)
        menu.styleChosen.connect(self.styleChosen)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self._cell(self._place(number)).topLeft()
        button = self._layout.button(corner, "menu")
        below = self.viewport().mapToGlobal(button.bottomLeft())
        menu.popup(below if where is None else where)
        return menu

    # -- renaming ----------------------------------------------------------------------------

    def rename(self, number: int) -> None:
        """Let a lane's name be typed in its row; Enter takes it, Escape leaves the old one."""
        self._end_renaming()
        self._show(self._place(number))
        self._glide.stop()
        edit = self._name_edit = NameEdit(self.viewport(), number, self._lanes[number].name)
        edit.ended.connect(self._named)
        self._place_name_edit()
        edit.show()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_name_edit(self) -> None:
        edit = self._name_edit
        if edit is not None and self._place(edit.number) != NOWHERE:
            row = self._cell(self._place(edit.number))
            least = self.fontMetrics().averageCharWidth() * EDITED_CHARACTERS
            width = max(self._layout.name_width, least) + 2 * GAP_PX
            edit.setGeometry(self._layout.name_left - GAP_PX, row.top(), width, row.height())

    def _named(self, text: str) -> None:
        edit = self._name_edit
        had_focus = edit is not None and edit.hasFocus()
        number, name = (edit.number, edit.old) if edit else (NO_LANE, "")
        self._end_renaming()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text and text != name and number in self._lanes:
            self.renamed.emit(number, text)

    def _end_renaming(self) -> None:
        edit, self._name_edit = self._name_edit, None
        if edit is not None:
            edit.ended.disconnect(self._named)
            edit.hide()
            edit.deleteLater()

    # -- what is said ------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._at = event.pos()
        return super().viewportEvent(event)

    def _tip(self, place: int) -> str:
        number = self._number(place)
        lane, standing = self._lanes[number], self._standings[number]
        button = self._button_at(place, self._at)
        if button:
            return board_tips.button(button, lane.is_hidden)
        key, words = self._layout.columnAt(self._at.x()), self._words[number]
        if key in (FAIR, FAIR_SIGN):
            return board_tips.fairness(self._fairness.get(number))
        if key and words is None:
            return board_tips.figure(self._titled[key], standing)
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
        number = self._number(place)
        words = self._words[number]
        parts = [self.tr("{rank}. {name}").format(rank=place + 1, name=self._lanes[number].name)]
        if self._is_pale(number):
            parts.append(self.tr("hidden"))
        figures = board_tips.figures(self._titled, self._rows[number])
        parts.append(figures if words is None else words.text)
        if number in self._fairness:
            parts.append(self._fairness[number].short)
        return ", ".join(parts)

    def _title(self, key: str) -> str:
        return self.tr("fair") if key in (FAIR, FAIR_SIGN) else self._titled[key].title

    def columnTip(self, x: int) -> str:
        """What the column at ``x`` means."""
        key = self._layout.columnAt(x)
        if key in (FAIR, FAIR_SIGN):
            return board_tips.fair_column()
        return wrappedTip(self._titled[key].tip) if key else ""

    def _is_pale(self, number: int) -> bool:
        """Whether a lane's curves are left out."""
        return self._lanes[number].is_hidden or self._solo not in (NO_LANE, number)

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
        lane, standing, place = self._lanes[number], self._standings[number], self._place(number)
        return RowLook(
            rank=board_cells.UNKNOWN if standing.is_lost else str(place + 1),
            name=lane.name,
            style=lane.style,
            cells=self._rows[number],
            words=self._words[number],
            fairness=self._fairness.get(number),
            progress=self._lags[number],
            is_hidden=lane.is_hidden,
            is_pale=self._is_pale(number),
            is_current=place == self._current,
            is_focused=self.hasFocus(),
            is_hovered=place == self._hovered,
        )

    _ACTS: ClassVar[dict[Qt.Key, Callable[[Leaderboard, int], None]]] = {
        Qt.Key.Key_F2: rename,
        Qt.Key.Key_H: lambda self, number: self.hideToggled.emit(number),
        Qt.Key.Key_S: lambda self, number: self.soloToggled.emit(number),
        Qt.Key.Key_Delete: _remove,
        Qt.Key.Key_Backspace: _remove,
        Qt.Key.Key_Escape: _choose_none,
    }


class _Header(QWidget):
    """Titles of the columns, with a line below."""

    def __init__(self, board: Leaderboard) -> None:
        super().__init__(board)
        self._board = board

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._board.columnTip(event.pos().x()))
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._board.paintHeader(painter)
