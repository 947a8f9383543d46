"""The bar above a race: what is varied, another lane, and how fast it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from engine.spec.race import MOST_LANES
from gui.builder.words import wrappedTip
from gui.race.lane_menu import style_icon
from gui.race.values_popup import ValuesPopup
from gui.theme import mutedLabel, setStyleFlag
from gui.widgets.fields import ChoiceBox
from gui.widgets.flow_row import FlowRow
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from gui.race.lane_run import LaneRun
    from gui.race.variables import Values, Variable
    from gui.theme import ThemeManager

BUILDER = -1
"""Stands for the model in the builder where a lane's number is expected."""
SPEEDS: tuple[float | None, ...] = (None, 50.0, 10.0, 2.0)
"""Updates a second; None: as fast as it goes."""
NARROW_PX = 560
BOX_PX, NARROW_BOX_PX = 175, 130
"""Most of the width that the setting takes."""
ROUNDING_PX = 2
"""Widths of texts are rounded down where they are measured."""


class VaryBar(FlowRow):
    """Chooses a setting and its values, and asks for the lanes that come of them.

    Values that were chosen for a setting come back with it.
    """

    lanesChosen = Signal(str, object)
    """Key of the setting, and a tuple of values, one a lane; empty for lanes made by hand."""
    addRequested = Signal(int)
    """Number of the lane to copy, or `BUILDER`."""
    finishedRequested = Signal(int)
    """Number of the run that is to be laid beside the lanes."""
    speedChosen = Signal(object)
    """Updates a second at most, float, or None."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._variables: dict[str, Variable] = {}
        self._values: dict[str, Values] = {}
        self._lanes: tuple[LaneRun, ...] = ()
        self._finished: tuple[tuple[int, str], ...] = ()
        self._speed: float | None = None
        self._may_set_up = True
        self._is_repeating = False
        self._word = mutedLabel(self.tr("Vary"))
        self.settingBox = ChoiceBox()
        self.valuesButton = Chip("")
        self._values_text = ElidedLabel()
        self.addButton = QPushButton(self.tr("lane"))
        self.speedButton = Chip("")
        self._arrange()
        self._explain()
        self._connect()
        self._show_choice()
        self._show_speed()
        self.setLanes(())

    def setVariations(self, variables: Sequence[Variable]) -> None:
        """Offer these settings; what was chosen stays where it is still among them."""
        key = self.key()
        self._variables = {variable.key: variable for variable in variables}
        self._values = {k: v for k, v in self._values.items() if k in self._variables}
        self.settingBox.blockSignals(True)
        self.settingBox.clear()
        for variable in variables:
            self.settingBox.addItem(variable.title, variable.key)
            last = self.settingBox.count() - 1
            tip = wrappedTip(variable.help)
            self.settingBox.setItemData(last, tip, Qt.ItemDataRole.ToolTipRole)
        self.settingBox.setData(key)
        self.settingBox.blockSignals(False)
        self._fit()
        self._show_choice()

    def setChosen(self, key: str, values: Values) -> None:
        """Show what is varied, without announcing it."""
        self._values[key] = tuple(values)
        self.settingBox.setData(key)
        self._show_choice()

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Tell which lanes there are, to be counted and copied."""
        self._lanes = tuple(lanes)
        self._show_adding()
        self._show_choice()

    def setFinished(self, runs: Sequence[tuple[int, str]]) -> None:
        """Offer runs that have ended to be laid beside the lanes: number and name of each."""
        self._finished = tuple(runs)

    def setSetupEnabled(self, on: bool) -> None:
        """Whether all lanes may be set up anew; not while they race."""
        self._may_set_up = on
        self._show_choice()

    def setRepeating(self, on: bool) -> None:
        """Whether the race is repeated with other seeds: lanes stay as they are until its end."""
        self._is_repeating = on
        self._show_adding()
        self._show_choice()

    def setSpeed(self, speed: float | None) -> None:
        """Show the limit of speed, in updates a second, without announcing it."""
        self._speed = speed
        self._show_speed()

    def key(self) -> str:
        """Key of the setting chosen; empty where there is none to choose."""
        return self.settingBox.currentData() or ""

    def values(self) -> Values:
        """The values chosen of that setting."""
        variable = self._variables.get(self.key())
        return self._values.get(self.key(), variable.values) if variable else ()

    def speed(self) -> float | None:
        """Updates a second at most, or None."""
        return self._speed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- what is there -----------------------------------------------------------------------

    def _arrange(self) -> None:
        setStyleFlag(self._values_text, "muted")
        for widget in (self._word, self.settingBox, self.valuesButton, self.addButton):
            self.addWidget(widget)
        self.addWidget(self._values_text, stretches=True)
        self.addWidget(self.speedButton)
        self._word.setBuddy(self.settingBox)
        for chip in (self.valuesButton, self.speedButton):
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._themes.setIcon(self.addButton, "plus")

    def _explain(self) -> None:
        self.settingBox.setAccessibleName(self.tr("What the lanes differ in"))
        self.addButton.setAccessibleName(self.tr("Add a lane"))
        self.speedButton.setAccessibleName(self.tr("Speed of the race"))
        self.speedButton.setToolTip(
            wrappedTip(
                self.tr("Slows all lanes down alike, to follow the first updates one by one.")
            )
        )

    def _connect(self) -> None:
        self.settingBox.activated.connect(self._choose_setting)
        self.valuesButton.clicked.connect(self.openValues)
        self.addButton.clicked.connect(self.openAddMenu)
        self.speedButton.clicked.connect(self.openSpeedMenu)
        self._themes.themeChanged.connect(self._fit)

    def _fit(self) -> None:
        """Leave words out where there is no room for them."""
        is_wide = self.width() >= self._themes.scaled(NARROW_PX)
        self._word.setVisible(is_wide)
        most = self._themes.scaled(BOX_PX if is_wide else NARROW_BOX_PX)
        wanted = self.settingBox.widthWanted() + ROUNDING_PX
        self.settingBox.setMinimumWidth(min(wanted, most))
        self._show_speed()

    def _show_adding(self) -> None:
        """Offer another lane, or say why there cannot be one now."""
        is_full = len(self._lanes) >= MOST_LANES
        self.addButton.setEnabled(not is_full and not self._is_repeating)
        tip = self.tr("Adds a lane, at any time: it starts at update 0 and catches up.")
        if self._is_repeating:
            tip = self._repeating_text()
        elif is_full:
            tip = self.tr("A race has {most} lanes at most.").format(most=MOST_LANES)
        self.addButton.setToolTip(wrappedTip(tip))

    def _repeating_text(self) -> str:
        return self.tr("The race is being repeated with other seeds; cancel that first.")

    def _show_choice(self) -> None:
        variable = self._variables.get(self.key())
        names = [variable.name(value) for value in self.values()] if variable else []
        racing = sum(not lane.is_past for lane in self._lanes)
        self.valuesButton.setText(self.tr("{count} lanes").format(count=racing or len(names)))
        self.valuesButton.setVisible(variable is not None and not variable.is_free)
        self._values_text.setText(", ".join(names))
        for widget in (self.settingBox, self.valuesButton):
            widget.setEnabled(self._may_set_up)
        held = self.tr("Stop the race first: this would set up all lanes anew.")
        if self._is_repeating:
            held = self._repeating_text()
        help_text = variable.help if variable else ""
        tip = self.tr("Values to compare: {values}").format(values=", ".join(names))
        self.settingBox.setToolTip(wrappedTip(help_text if self._may_set_up else held))
        self.valuesButton.setToolTip(wrappedTip(tip if self._may_set_up else held))

    def _show_speed(self) -> None:
        speed, is_wide = self._speed, self.width() >= self._themes.scaled(NARROW_PX)
        if speed is None:
            self.speedButton.setText(self.tr("full speed"))
        elif is_wide:
            self.speedButton.setText(self.tr("{count:g} updates/s").format(count=speed))
        else:
            self.speedButton.setText(self.tr("{count:g}/s").format(count=speed))

    # -- what happens ------------------------------------------------------------------------

    def _choose_setting(self) -> None:
        self._show_choice()
        self.lanesChosen.emit(self.key(), self.values())

    def openValues(self) -> ValuesPopup:
        """Let the values be ticked or written."""
        popup = ValuesPopup(self._themes, self._variables[self.key()], self.values(), self)
        popup.chosen.connect(self._choose_values)
        popup.popUp(self.valuesButton)
        return popup

    def _choose_values(self, values: Values) -> None:
        self._values[self.key()] = values
        self._show_choice()
        self.lanesChosen.emit(self.key(), values)

    def openAddMenu(self) -> QMenu:
        """Ask which lane to add."""
        menu = self._menu()
        menu.setToolTipsVisible(True)
        builder = QAction(self.tr("The model in the builder"), menu)
        builder.setToolTip(wrappedTip(self.tr("Change the model in the builder, then add it.")))
        builder.triggered.connect(lambda: self.addRequested.emit(BUILDER))
        menu.addAction(builder)
        if self._lanes:
            menu.addSeparator()
        for lane in self._lanes:
            menu.addAction(self._copy_action(lane, menu))
        menu.addSeparator()
        menu.addMenu(self._finished_menu(menu))
        return self._drop(menu, self.addButton)

    def _finished_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu(self.tr("Finished runs"), parent)
        menu.setToolTipsVisible(True)
        menu.setEnabled(bool(self._finished))
        for number, name in self._finished:
            action = QAction(name.replace("&", "&&"), menu)
            action.triggered.connect(lambda _, number=number: self.finishedRequested.emit(number))
            menu.addAction(action)
        return menu

    def _copy_action(self, lane: LaneRun, menu: QMenu) -> QAction:
        action = QAction(self.tr("Copy of {lane}").format(lane=lane.name), menu)
        action.setIcon(style_icon(self._themes, lane.style, self.devicePixelRatioF()))
        action.setToolTip(
            wrappedTip(
                self.tr(
                    "An exact copy. For other settings, change the model in the builder, then add "
                    "it."
                )
            )
        )
        action.triggered.connect(lambda: self.addRequested.emit(lane.number))
        return action

    def openSpeedMenu(self) -> QMenu:
        """Ask how fast the race may go."""
        menu = self._menu()
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = QAction(self._speed_entry(speed), group)
            action.setCheckable(True)
            action.setChecked(speed == self._speed)
            action.triggered.connect(lambda _, speed=speed: self._choose_speed(speed))
            menu.addAction(action)
        return self._drop(menu, self.speedButton)

    def _speed_entry(self, speed: float | None) -> str:
        if speed is None:
            return self.tr("Full speed")
        return self.tr("{count:g} updates a second").format(count=speed)

    def _choose_speed(self, speed: float | None) -> None:
        if speed != self._speed:
            self.setSpeed(speed)
            self.speedChosen.emit(speed)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _drop(self, menu: QMenu, button: QPushButton | QToolButton) -> QMenu:
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        return menu
