"""The table of a race: a row for each lane, the best on top."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

from gui.data.cells import NOWHERE
from gui.race.board_state import NO_LANE
from gui.race.board_view import BoardView
from gui.race.lane_menu import LaneLook, LaneMenu
from gui.race.name_edit import Renaming

if TYPE_CHECKING:
    from gui.race.lane_run import LaneRun
    from gui.race.standing import Standing
    from gui.theme import ThemeManager

GAP_PX = 8
EDITED_CHARACTERS = 16
"""Least room for typing a name, in average characters."""


class Leaderboard(BoardView):
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
        super().__init__(themes, clock)
        self._hovered_lane = self._leaving = NO_LANE
        self._renaming = Renaming(self.viewport())
        self._renaming.named.connect(self.renamed)
        self._renaming.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))

    # -- what is shown -----------------------------------------------------------------------

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Show these lanes; those that are here already keep their places and their figures.

        To be called again when a name, a style or what is hidden has changed, too.
        """
        numbers, before = {lane.number for lane in lanes}, set(self._state.lanes)
        if numbers != before:
            self._renaming.end()
        place = self._current if self.selected() == self._leaving else NOWHERE
        self._state.setLanes(lanes)
        self._read(at_once=self._state.isNew)
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
            self._show(self._state.place(number))
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
        self._state.setFairness(texts)
        self._lay_out()
        self._describe()

    def setSolo(self, number: int) -> None:
        """Show that only one lane's curves are shown; `NO_LANE`: those of all not hidden."""
        self._state.solo = number
        self._describe()
        self.viewport().update()

    def selected(self) -> int:
        """The number of the lane chosen, or `NO_LANE`."""
        return self._state.number(self._current)

    def setSelected(self, number: int) -> None:
        """Choose a lane, or `NO_LANE`, without announcing it."""
        before, self._current = self._current, self._state.place(number)
        self._show(self._current)
        self._updateCells(before, self._current)
        self._describe()

    def order(self) -> tuple[int, ...]:
        """The lanes' numbers as they stand, the best first."""
        return tuple(self._state.order)

    def standing(self, number: int) -> Standing:
        """What is shown of a lane."""
        return self._state.standings[number]

    def text(self, number: int, key: str) -> str:
        """What a lane's cell says, or what stands in place of all its figures."""
        return self._state.text(number, key)

    def _read(self, at_once: bool) -> None:
        """Take in where the lanes stand, and repaint what that changes."""
        for number, is_whole in self._state.read().items():
            self._repaint(number, is_whole)
        self._sort(at_once)

    def _sort(self, at_once: bool) -> None:
        """Bring the rows into order where that has changed for good; not while one is renamed."""
        if self._renaming.edit is not None:
            return
        chosen, tops = self.selected(), self._tops()
        if not self._state.sort(at_once):
            return
        self._current = self._state.place(chosen)
        self._set_out(tops)
        self._hover_anew()
        self._describe()
        if chosen != self.selected():
            self.laneSelected.emit(self.selected())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_name_edit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._glide.stop()
            self._stale = False
            self._read(at_once=True)

    # -- mouse and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._placeAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        button = self._button_at(place, event.position().toPoint()) if is_left else ""
        if not button:
            super().mousePressEvent(event)
        elif button == "hide":
            self.hideToggled.emit(self._state.number(place))
        else:
            self._setCurrent(place)
            self.openMenu(self._state.number(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._placeAt(event.position().toPoint())
        if place == NOWHERE or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self._button_at(place, event.position().toPoint()):
            self._setCurrent(place)
            self.rename(self._state.number(place))
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self._current if by_key else self._placeAt(event.pos())
        if place != NOWHERE:
            self._setCurrent(place)
            self.openMenu(self._state.number(place), None if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._ACTS.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self._current == NOWHERE:
            event.ignore()
        elif not event.isAutoRepeat():
            act(self, self.selected())

    def _activated(self, place: int) -> None:
        self.openMenu(self._state.number(place))

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
        number = self._state.number(self._hovered)
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
        lanes = self._state.lanes
        lane = lanes[number]
        is_alone = number == self._state.solo
        look = LaneLook(number, lane.name, lane.style, lane.is_hidden, is_alone)
        users = {other.style: other.name for other in lanes.values()}
        menu = LaneMenu(self._themes, look, users, self)
        menu.renameRequested.connect(self.rename)
        menu.hideToggled.connect(self.hideToggled)
        menu.soloToggled.connect(self.soloToggled)
        menu.adoptRequested.connect(self.adoptRequested)
        menu.removeRequested.connect(self._remove)
        menu.styleChosen.connect(self.styleChosen)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self._cell(self._state.place(number)).topLeft()
        button = self._layout.button(corner, "menu")
        below = self.viewport().mapToGlobal(button.bottomLeft())
        menu.popup(below if where is None else where)
        return menu

    # -- renaming ----------------------------------------------------------------------------

    def rename(self, number: int) -> None:
        """Let a lane's name be typed in its row; Enter takes it, Escape leaves the old one."""
        self._renaming.end()
        self._show(self._state.place(number))
        self._glide.stop()
        self._renaming.begin(number, self._state.lanes[number].name, self._name_box(number))

    def _place_name_edit(self) -> None:
        edit = self._renaming.edit
        if edit is not None and self._state.place(edit.number) != NOWHERE:
            edit.setGeometry(self._name_box(edit.number))

    def _name_box(self, number: int) -> QRect:
        """Where a lane's name is typed."""
        row = self._cell(self._state.place(number))
        least = self.fontMetrics().averageCharWidth() * EDITED_CHARACTERS
        width = max(self._layout.name_width, least) + 2 * GAP_PX
        return QRect(self._layout.name_left - GAP_PX, row.top(), width, row.height())

    _ACTS: ClassVar[dict[Qt.Key, Callable[[Leaderboard, int], None]]] = {
        Qt.Key.Key_F2: rename,
        Qt.Key.Key_H: lambda self, number: self.hideToggled.emit(number),
        Qt.Key.Key_S: lambda self, number: self.soloToggled.emit(number),
        Qt.Key.Key_Delete: _remove,
        Qt.Key.Key_Backspace: _remove,
        Qt.Key.Key_Escape: _choose_none,
    }
