"""The bar above a race."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from engine.spec import presets
from gui.race import variables
from gui.race.lane_run import LaneRun
from gui.race.values_popup import ValuesPopup
from gui.race.vary_bar import BOX_PX, BUILDER, VaryBar

SPEC = presets.get("mnist-quickstart").spec
VARIABLES = variables.ofSpec(SPEC)
LEFT = Qt.MouseButton.LeftButton


def lanes(count):
    return [LaneRun(n, f"lane {n}", SPEC, n - 1) for n in range(1, count + 1)]


@pytest.fixture
def bar(themes, qtbot):
    widget = VaryBar(themes)
    widget.setVariations(VARIABLES)
    widget.resize(900, 40)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.heard = []
    for name in ("lanesChosen", "addRequested", "finishedRequested", "speedChosen"):
        getattr(widget, name).connect(lambda *what, name=name: widget.heard.append((name, *what)))
    return widget


def menu_of(qtbot, button):
    qtbot.mouseClick(button, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_another_setting_brings_its_values(bar, qtbot):
    bar.settingBox.setFocus()
    qtbot.keyClick(bar.settingBox, Qt.Key.Key_Down)
    assert bar.key() == "learning_rate"
    assert bar.heard == [("lanesChosen", "learning_rate", (1.0, 0.1, 0.01, 0.001, 0.0001))]
    assert bar.valuesButton.text() == "5 lanes"
    assert "0.001" in bar._values_text.text()


def test_values_are_chosen_below_the_button(bar, qtbot):
    bar.setChosen("learning_rate", (0.1, 0.2))
    assert bar.heard == []
    qtbot.mouseClick(bar.valuesButton, LEFT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ValuesPopup)
    assert popup.field.text() == "0.1, 0.2"
    popup.field.selectAll()
    qtbot.keyClicks(popup.field, "0.3, 0.4, 0.5")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert bar.heard == [("lanesChosen", "learning_rate", (0.3, 0.4, 0.5))]
    assert bar.values() == (0.3, 0.4, 0.5)


def test_values_chosen_come_back_with_their_setting(bar, qtbot):
    bar.setChosen("learning_rate", (0.1, 0.2))
    bar.settingBox.setFocus()
    qtbot.keyClick(bar.settingBox, Qt.Key.Key_Up)
    qtbot.keyClick(bar.settingBox, Qt.Key.Key_Down)
    assert bar.heard[-1] == ("lanesChosen", "learning_rate", (0.1, 0.2))


def test_other_variables_leave_the_choice_where_it_still_is(bar):
    bar.setChosen("learning_rate", (0.1, 0.2))
    bar.setVariations(VARIABLES[1:])
    assert (bar.key(), bar.values()) == ("learning_rate", (0.1, 0.2))
    bar.setVariations([v for v in VARIABLES if v.key != "learning_rate"])
    assert bar.key() == "optimizer"
    assert bar.heard == []


def test_free_form_has_no_values_to_choose(bar, qtbot):
    bar.settingBox.setFocus()
    qtbot.keyClick(bar.settingBox, Qt.Key.Key_End)
    assert bar.heard == [("lanesChosen", "free", ())]
    assert not bar.valuesButton.isVisible()


def test_the_button_counts_the_lanes_there_are(bar):
    bar.setLanes(lanes(7))
    assert bar.valuesButton.text() == "7 lanes"


def test_finished_runs_laid_beside_are_not_counted(bar):
    bar.setLanes([*lanes(3), LaneRun(4, "before", SPEC, 3, is_past=True)])
    assert bar.valuesButton.text() == "3 lanes"


def test_the_menu_says_how_lanes_come_to_differ(bar, qtbot):
    bar.setLanes(lanes(1))
    menu = menu_of(qtbot, bar.addButton)
    assert menu.toolTipsVisible()
    tips = [action.toolTip() for action in menu.actions()]
    assert "Change the model in the builder" in tips[0]
    assert "exact copy" in next(tip for tip in tips if "exact" in tip)
    menu.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_longest_setting_can_be_read(bar, themes, scale):
    themes.setFontScale(scale)
    bar.resize(round(720 * scale), 40)
    box = bar.settingBox
    assert box.width() > box.widthWanted() <= round(BOX_PX * scale)


def test_the_model_in_the_builder_can_join(bar, qtbot):
    choose(menu_of(qtbot, bar.addButton), "The model in the builder")
    assert bar.heard == [("addRequested", BUILDER)]


def test_a_lane_can_be_copied(bar, qtbot):
    bar.setLanes(lanes(3))
    choose(menu_of(qtbot, bar.addButton), "Copy of lane 2")
    assert bar.heard == [("addRequested", 2)]


def test_a_finished_run_can_be_laid_beside_the_lanes(bar, qtbot):
    bar.setFinished([(7, "MNIST · seed 42 · 97.8 %"), (4, "salt & pepper")])
    menu = menu_of(qtbot, bar.addButton)
    finished = next(a.menu() for a in menu.actions() if a.text() == "Finished runs")
    assert [a.text() for a in finished.actions()] == ["MNIST · seed 42 · 97.8 %", "salt && pepper"]
    finished.actions()[0].trigger()
    menu.close()
    assert bar.heard == [("finishedRequested", 7)]


def test_without_finished_runs_there_is_none_to_choose(bar, qtbot):
    menu = menu_of(qtbot, bar.addButton)
    assert not next(a for a in menu.actions() if a.text() == "Finished runs").isEnabled()
    menu.close()


def test_a_thirteenth_lane_cannot_be_added(bar):
    bar.setLanes(lanes(12))
    assert not bar.addButton.isEnabled()
    assert "12 lanes at most" in bar.addButton.toolTip()
    bar.setLanes(lanes(11))
    assert bar.addButton.isEnabled()


def test_the_speed_is_chosen_and_shown(bar, qtbot):
    assert bar.speedButton.text() == "full speed"
    choose(menu_of(qtbot, bar.speedButton), "10 updates a second")
    assert bar.heard == [("speedChosen", 10.0)]
    assert bar.speedButton.text() == "10 updates/s"
    menu = menu_of(qtbot, bar.speedButton)
    assert [action.text() for action in menu.actions() if action.isChecked()] == [
        "10 updates a second"
    ]
    choose(menu, "Full speed")
    assert bar.heard[-1] == ("speedChosen", None)


def test_while_it_races_lanes_can_be_added_but_not_set_up_anew(bar):
    bar.setSetupEnabled(False)
    assert not bar.settingBox.isEnabled()
    assert not bar.valuesButton.isEnabled()
    assert "Stop the race" in bar.valuesButton.toolTip()
    assert bar.addButton.isEnabled()
    assert bar.speedButton.isEnabled()


def test_while_it_is_repeated_no_lane_can_be_added(bar):
    bar.setSetupEnabled(False)
    bar.setRepeating(True)
    bar.setLanes(lanes(3))
    assert not bar.addButton.isEnabled()
    for widget in (bar.addButton, bar.settingBox, bar.valuesButton):
        assert "repeated with other seeds" in widget.toolTip()
    bar.setSetupEnabled(True)
    bar.setRepeating(False)
    assert bar.addButton.isEnabled()
    assert "at any time" in bar.addButton.toolTip()
    assert "repeated" not in bar.valuesButton.toolTip()


def test_the_end_of_a_repeat_makes_no_room_for_a_thirteenth_lane(bar):
    bar.setLanes(lanes(12))
    bar.setRepeating(True)
    bar.setRepeating(False)
    assert not bar.addButton.isEnabled()
    assert "12 lanes at most" in bar.addButton.toolTip()


def test_all_of_it_can_be_reached_by_tab(bar, qtbot):
    bar.settingBox.setFocus()
    reached = []
    for _ in range(4):
        reached.append(bar.focusWidget())
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [bar.settingBox, bar.valuesButton, bar.addButton, bar.speedButton]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_into_a_narrow_tab(bar, themes, qtbot, scale):
    themes.setFontScale(scale)
    bar.setSpeed(50)

    def narrowed():
        bar.resize(round(480 * scale), 40)
        return bar.width() <= 480 * scale

    qtbot.waitUntil(narrowed)
    assert bar.speedButton.geometry().right() < bar.width()
    assert bar.valuesButton.width() >= bar.valuesButton.sizeHint().width()
