"""The Race tab sets a race up, shows it, and carries orders to it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from engine.spec import presets
from engine.spec.optimizers import SGD, Adagrad, Adam
from engine.spec.race import Lane
from engine.training.states import RunState
from engine.work import events
from gui.document import Document
from gui.race.session import RaceSession
from gui.race.tab import CURVES, DIFFERENCES, SEEDS, SURFACE, RaceTab
from gui.theme import ThemeManager
from tests.helpers.races import (
    ALIKE,
    LANES,
    SPEC,
    STEPS,
    end,
    end_epoch,
    learn,
    past,
    prepare,
    race,
    run_through,
    session,
    tell,
)

__all__ = ["race", "session"]

LEFT = Qt.MouseButton.LeftButton
VALUES = SGD(), Adam()
"""What `LANES` vary."""


@pytest.fixture
def document(race: RaceSession) -> Document:
    return Document(SPEC, race)


@pytest.fixture
def tab(qtbot: QtBot, document: Document, race: RaceSession, themes: ThemeManager) -> RaceTab:
    made = RaceTab(document, race, themes)
    qtbot.addWidget(made)
    made.resize(900, 760)
    with qtbot.waitActive(made):
        made.show()
    return made


def names(race: RaceSession) -> list[str]:
    return [lane.name for lane in race.lanes]


def fair(tab: RaceTab, number: int) -> str:
    """Return what the table says of a lane's start."""
    found = tab.board._state.fairness.get(number)
    return found.short if found else ""


def by_hand(tab: RaceTab, race: RaceSession, *lanes: Lane) -> None:
    """Have lanes that follow from nothing."""
    tab.bar.lanesChosen.emit("free", ())
    race.setLanes(lanes)


def pick(qtbot: QtBot, button: object, *texts: str) -> None:
    """Choose an entry of the menu that a button opens, through its submenus."""
    qtbot.mouseClick(button, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = menu
    for text in texts[:-1]:
        inner = next(action.menu() for action in inner.actions() if action.text() == text)
    next(action for action in inner.actions() if action.text() == texts[-1]).trigger()
    menu.close()


# -- setting up ----------------------------------------------------------------------------


def test_a_race_of_optimizers_is_ready_when_it_is_looked_at(
    tab: RaceTab, race: RaceSession
) -> None:
    assert tab.bar.key() == "optimizer"
    assert len(race.lanes) > 2
    assert {"SGD", "Adam"} <= set(names(race))
    assert set(tab.board.order()) == {lane.number for lane in race.lanes}


def test_another_setting_brings_other_lanes(tab: RaceTab, race: RaceSession, qtbot: QtBot) -> None:
    tab.bar.settingBox.setFocus()
    qtbot.keyClick(tab.bar.settingBox, Qt.Key.Key_Down)
    rates = [lane.spec.training.optimizer.learning_rate for lane in race.lanes]
    assert rates == [1.0, 0.1, 0.01, 0.001, 0.0001]
    assert len(tab.board.order()) == 5


def test_lanes_follow_the_model_in_the_builder(
    tab: RaceTab, race: RaceSession, document: Document
) -> None:
    before = [lane.number for lane in race.lanes]
    document.edit(document.spec.with_training(epochs=9), "Change")
    assert {lane.spec.training.epochs for lane in race.lanes} == {9}
    assert [lane.number for lane in race.lanes] == before  # the same lanes, with their colours


def test_a_lane_added_by_hand_ends_that(
    tab: RaceTab, race: RaceSession, document: Document, qtbot: QtBot
) -> None:
    count = len(race.lanes)
    pick(qtbot, tab.bar.addButton, "The model in the builder")
    assert names(race)[-1] == "builder"
    document.edit(document.spec.with_training(epochs=9), "Change")
    assert len(race.lanes) == count + 1
    assert {lane.spec.training.epochs for lane in race.lanes} == {SPEC.training.epochs}


def test_a_copy_has_a_name_of_its_own(tab: RaceTab, race: RaceSession, qtbot: QtBot) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    for _ in range(2):
        pick(qtbot, tab.bar.addButton, "Copy of Adam")
    assert names(race) == ["SGD", "Adam", "Adam (2)", "Adam (3)"]
    assert race.lanes[2].spec == LANES[1].spec


def test_a_lane_taken_out_by_hand_stays_out(
    tab: RaceTab, race: RaceSession, document: Document, qtbot: QtBot
) -> None:
    gone = race.lanes[0].name
    tab.board.setFocus()
    tab.board.setSelected(race.lanes[0].number)
    qtbot.keyClick(tab.board, Qt.Key.Key_Delete)
    assert gone not in names(race)
    document.edit(document.spec.with_training(epochs=9), "Change")
    race.start()
    assert gone not in names(race)


def test_a_preset_sets_its_lanes_up_and_they_follow_the_model_again(
    tab: RaceTab, race: RaceSession, document: Document, qtbot: QtBot
) -> None:
    pick(qtbot, tab.bar.addButton, "The model in the builder")
    preset = presets.find("batch-size-race")
    document.edit(preset.spec, "Load")
    tab.setRace(preset.varies, preset.values, preset.lanes_in("en"))
    assert names(race) == [lane.name for lane in preset.lanes]
    assert tab.bar.key() == "batch_size"
    document.edit(document.spec.with_training(epochs=9), "Change")
    assert names(race) == [lane.name for lane in preset.lanes]
    assert [lane.spec.training.batch_size for lane in race.lanes] == [
        lane.spec.training.batch_size for lane in preset.lanes
    ]
    assert {lane.spec.training.epochs for lane in race.lanes} == {9}


@pytest.mark.parametrize("name", [preset.name for preset in presets.all_races()])
def test_every_preset_starts_as_it_is(
    name: str, tab: RaceTab, race: RaceSession, document: Document
) -> None:
    preset = presets.find(name)
    document.edit(preset.spec, "Load")
    tab.setRace(preset.varies, preset.values, preset.lanes_in("en"))
    race.start()
    assert [Lane(lane.name, lane.spec) for lane in race.lanes] == list(preset.lanes)
    assert not tab.message.isVisible()


def test_what_is_edited_after_a_race_counts_from_the_next_one_on(
    tab: RaceTab, race: RaceSession, document: Document
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    run_through(race)
    document.edit(document.spec.with_training(epochs=9), "Change")
    assert {lane.spec.training.epochs for lane in race.lanes} == {SPEC.training.epochs}
    race.start()
    assert {lane.spec.training.epochs for lane in race.lanes} == {9}


def test_a_value_that_does_not_fit_the_model_is_told(tab: RaceTab, race: RaceSession) -> None:
    before = names(race)
    tab.bar.setChosen("learning_rate", (0.1,))
    tab.bar.lanesChosen.emit("learning_rate", (0.1,))
    assert "two lanes" in tab.message.text()
    assert tab.message.isVisible()
    assert names(race) == before
    tab.bar.setChosen("learning_rate", (0.1, 0.2))
    tab.bar.lanesChosen.emit("learning_rate", (0.1, 0.2))
    assert not tab.message.isVisible()
    assert len(race.lanes) == 2


# -- what is shown -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "view"),
    [(CURVES, "plots"), (SURFACE, "surface"), (SEEDS, "verdict"), (DIFFERENCES, "differences")],
)
def test_each_page_by_its_chip(tab: RaceTab, qtbot: QtBot, page: int, view: str) -> None:
    qtbot.mouseClick(tab.chips[DIFFERENCES - page], LEFT)
    qtbot.mouseClick(tab.chips[page], LEFT)
    assert getattr(tab, view).isVisible()
    assert tab.board.isVisible() is (page == CURVES)
    assert [chip.isChecked() for chip in tab.chips].index(True) == page


def test_the_chips_of_the_pages_stay_where_there_is_little_room(tab: RaceTab, qtbot: QtBot) -> None:
    for width in (500, 900):
        tab.resize(width, 760)
        for page in (DIFFERENCES, CURVES):
            qtbot.mouseClick(tab.chips[page], LEFT)
            qtbot.waitUntil(lambda: all(chip.isVisible() for chip in tab.chips))


def test_curves_and_table_follow_what_lanes_measure(
    qtbot: QtBot, tab: RaceTab, race: RaceSession
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    race.start()
    prepare(race)
    slow, fast = race.racers
    learn(race, slow, np.linspace(2.3, 2.0, STEPS))
    learn(race, fast, np.linspace(2.3, 0.5, STEPS))
    for lane, accuracy in ((slow, 0.5), (fast, 0.9)):
        end_epoch(race, lane, accuracy)
    qtbot.waitUntil(lambda: tab.board.order() == (fast.number, slow.number))
    assert tab.board.text(fast.number, "accuracy").startswith("90.0")
    drawn = {label.end.number for label in tab.plots.loss_plot.placedLabels() if label.end}
    assert drawn == {slow.number, fast.number}
    assert tab.time.isVisible()


def test_lanes_that_set_out_alike_are_said_to(
    qtbot: QtBot, tab: RaceTab, race: RaceSession
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    race.start()
    prepare(race)
    qtbot.waitUntil(lambda: fair(tab, race.lanes[1].number).startswith("same weights"))


def test_a_lane_with_other_weights_is_told_apart(
    qtbot: QtBot, tab: RaceTab, race: RaceSession
) -> None:
    layers = list(SPEC.model.layers)
    wider = next(i for i, layer in enumerate(layers) if hasattr(layer, "units"))
    layers[wider] = replace(layers[wider], units=64)  # type: ignore[call-arg]
    by_hand(tab, race, LANES[1], Lane("wide", LANES[1].spec.with_layers(tuple(layers))))
    race.start()
    prepare(race)
    tell(race, race.lanes[1], events.LaneReady(replace(ALIKE, weights="other")))
    qtbot.waitUntil(lambda: "other weights" in fair(tab, race.lanes[1].number))
    assert "other weights" not in fair(tab, race.lanes[0].number)


def test_what_the_lanes_differ_in_and_nothing_else(tab: RaceTab, race: RaceSession) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    head, *rows = tab.differences.text().splitlines()
    assert head.split("\t")[1:] == ["SGD", "Adam"]
    assert [row.split("\t")[0] for row in rows] == ["Optimizer", "Learning rate"]


def test_why_adagrad_is_slow_is_said_from_the_start(tab: RaceTab, race: RaceSession) -> None:
    by_hand(tab, race, LANES[1], Lane("Adagrad", SPEC.with_training(optimizer=Adagrad())))
    assert tab._remark.isVisible()
    assert tab._remark.text().startswith("Adagrad: slow at a learning rate of 0.001.")
    tab.showPage(SURFACE)
    assert not tab._remark.isVisible()


def test_a_lane_that_diverged_says_so_and_the_others_go_on(
    qtbot: QtBot, tab: RaceTab, race: RaceSession
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    race.start()
    prepare(race)
    lost, other = race.racers
    learn(race, lost, [2.0, float("nan")])
    learn(race, other, [2.0, 1.0])
    tell(race, lost, events.RunEnded(RunState.DIVERGED, {}, 1.0))
    told = "diverged at update 2"
    qtbot.waitUntil(lambda: tab.board.text(lost.number, "loss").startswith(told))
    assert race.state is RunState.RUNNING


# -- what may be done when -----------------------------------------------------------------


def test_all_lanes_cannot_be_set_up_anew_while_they_race(tab: RaceTab, race: RaceSession) -> None:
    race.start()
    assert not tab.bar.settingBox.isEnabled()
    assert tab.bar.addButton.isEnabled()
    prepare(race)
    end(race)
    assert tab.bar.settingBox.isEnabled()


def test_without_lanes_there_is_nothing_to_repeat(tab: RaceTab, race: RaceSession) -> None:
    for lane in list(race.lanes):
        race.remove(lane.number)
    assert not tab.verdict._repeat.isEnabled()
    race.add(LANES[0])
    assert tab.verdict._repeat.isEnabled()


def test_no_seeds_and_no_surface_while_they_race(tab: RaceTab, race: RaceSession) -> None:
    assert tab.verdict._repeat.isEnabled()
    race.start()
    assert not tab.verdict._repeat.isEnabled()
    prepare(race)
    end(race)
    assert tab.verdict._repeat.isEnabled()
    race.aftermath.repeat(2)
    assert not tab.bar.settingBox.isEnabled()
    assert not tab.bar.addButton.isEnabled()
    race.aftermath._take([events.RaceEnded()])
    assert tab.bar.settingBox.isEnabled()
    assert tab.bar.addButton.isEnabled()


# -- the table's wishes --------------------------------------------------------------------


def test_hide_rename_and_recolour(tab: RaceTab, race: RaceSession) -> None:
    first, second = race.lanes[:2]
    tab.board.hideToggled.emit(first.number)
    assert first.is_hidden
    tab.board.hideToggled.emit(first.number)
    assert not first.is_hidden
    tab.board.renamed.emit(first.number, "mine")
    assert names(race)[0] == "mine"
    styles = first.style, second.style
    tab.board.styleChosen.emit(first.number, second.style)
    assert (second.style, first.style) == styles


def test_one_lane_alone_until_it_is_gone(tab: RaceTab, race: RaceSession, qtbot: QtBot) -> None:
    lane = race.lanes[0]
    tab.board.setFocus()
    tab.board.setSelected(lane.number)
    qtbot.keyClick(tab.board, Qt.Key.Key_S)
    assert tab.modes().solo == lane.number
    race.remove(lane.number)
    assert tab.modes().solo == -1


def curves(tab: RaceTab) -> dict[int, bool]:
    """Return which lanes have a curve, and whether it stands back."""
    return {lane.number: lane.pale for lane in tab.plots.loss_plot.lanes()}


def test_a_hidden_lane_alone_is_shown(tab: RaceTab, race: RaceSession, qtbot: QtBot) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    run_through(race)
    lane, other = race.lanes
    tab.board.setFocus()
    tab.board.setSelected(lane.number)
    qtbot.keyClick(tab.board, Qt.Key.Key_H)
    assert lane.number not in curves(tab)
    qtbot.keyClick(tab.board, Qt.Key.Key_S)
    assert not lane.is_hidden
    assert curves(tab) == {lane.number: False, other.number: True}


def test_to_hide_the_lane_that_is_alone_ends_that(
    tab: RaceTab, race: RaceSession, qtbot: QtBot
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    run_through(race)
    lane, other = race.lanes
    tab.board.setFocus()
    tab.board.setSelected(lane.number)
    qtbot.keyClick(tab.board, Qt.Key.Key_S)
    qtbot.keyClick(tab.board, Qt.Key.Key_H)
    assert curves(tab) == {other.number: False}


# -- the keyboard --------------------------------------------------------------------------


@pytest.mark.parametrize("page", [SURFACE, SEEDS, DIFFERENCES])
def test_a_page_that_hides_the_table_leaves_the_keyboard_to_its_chip(
    tab: RaceTab, page: int
) -> None:
    tab.board.setFocus()
    tab.showPage(page)
    assert tab.focusWidget() is tab.chips[page]


def test_the_chip_of_a_page_keeps_the_keyboard(tab: RaceTab, qtbot: QtBot) -> None:
    for page in (SEEDS, CURVES):
        tab.chips[page].setFocus()
        qtbot.keyClick(tab.chips[page], Qt.Key.Key_Space)
        assert tab.pages.currentIndex() == page
        assert tab.focusWidget() is tab.chips[page]


def test_a_lanes_settings_go_to_the_builder(tab: RaceTab, race: RaceSession, qtbot: QtBot) -> None:
    lane = race.lanes[1]
    with qtbot.waitSignal(tab.adoptRequested) as asked:
        tab.board.adoptRequested.emit(lane.number)
    assert asked.args == [lane.spec, lane.name]


def test_the_speed_is_the_races(tab: RaceTab, race: RaceSession, qtbot: QtBot) -> None:
    pick(qtbot, tab.bar.speedButton, "10 updates a second")
    assert race.speed == 10.0


# -- finished runs -------------------------------------------------------------------------


def test_a_lane_of_the_race_before_is_laid_beside_the_new_one(
    tab: RaceTab, race: RaceSession, document: Document, qtbot: QtBot
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    run_through(race, (0.8, 0.9))
    document.edit(document.spec.with_training(batch_size=64), "Change")
    race.start()
    (text,) = [entry for _, entry in tab.bar._finished if entry.startswith("Adam · ")]
    assert text.endswith("90.0 %")
    pick(qtbot, tab.bar.addButton, "Finished runs", text)
    past = race.lanes[-1]
    assert past.name.startswith("Adam · race of ")
    assert text not in [entry for _, entry in tab.bar._finished]
    assert past.history.updates == 2 * STEPS
    assert tab.board.text(past.number, "accuracy").startswith("90.0")
    assert fair(tab, past.number) == "finished run"
    (sizes,) = [row for row in tab.differences.text().splitlines() if row.startswith("Batch size")]
    assert sizes.split("\t")[1:] == ["64", "64", "32"]
    end(race)
    assert len(race.racers) == 2
    tab.board.removeRequested.emit(past.number)
    assert past not in race.lanes
    document.edit(document.spec.with_training(epochs=9), "Change")
    race.start()
    assert {lane.spec.training.epochs for lane in race.lanes} == {9}  # they still follow it


def test_finished_runs_stay_beside_lanes_that_are_set_up_anew(
    tab: RaceTab, race: RaceSession, qtbot: QtBot
) -> None:
    race.addFinished("past", SPEC, past())
    tab.bar.settingBox.setFocus()
    qtbot.keyClick(tab.bar.settingBox, Qt.Key.Key_Down)
    assert len(race.racers) == 5
    assert names(race)[-1] == "past"


# -- keeping -------------------------------------------------------------------------------


def test_the_menu_keeps_picture_and_table(
    tab: RaceTab,
    race: RaceSession,
    qtbot: QtBot,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    run_through(race)
    place = tab.plots.loss_plot.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, tab.plots.loss_plot.mapToGlobal(place)
    )
    QApplication.sendEvent(tab.plots.loss_plot.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().split(" …")[0] for action in menu.actions()] == [
        "Copy picture",
        "Save picture as PNG",
        "Save picture as SVG",
        "Save every update as CSV",
    ]
    asked: list[str] = []

    def choose(_: object, __: str, name: str, ___: str) -> tuple[str, str]:
        asked.append(name)
        return f"{tmp_path}/{name}", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(tab.keeping.saved) as saved:
        for action in menu.actions()[1:]:
            action.trigger()
    menu.close()
    assert asked == ["race.png", "race.svg", "race.csv"]
    with open(saved.args[0], encoding="utf-8") as file:
        lines = file.read().splitlines()
    assert lines[0].startswith("lane,update,epoch,examples")
    assert len(lines) == 1 + 2 * 2 * STEPS


def test_before_the_first_batch_there_is_nothing_to_keep(tab: RaceTab) -> None:
    menu = tab.menu()
    assert not any(action.isEnabled() for action in menu.actions())
    menu.deleteLater()


# -- another language ----------------------------------------------------------------------


def test_a_tab_in_its_place_is_set_as_it_was(
    tab: RaceTab, race: RaceSession, document: Document, themes: ThemeManager, qtbot: QtBot
) -> None:
    tab.bar.settingBox.setFocus()
    qtbot.keyClick(tab.bar.settingBox, Qt.Key.Key_Down)
    pick(qtbot, tab.bar.speedButton, "10 updates a second")
    lane = race.lanes[0]
    tab.board.soloToggled.emit(lane.number)
    tab.verdict.setSeeds(2)
    qtbot.mouseClick(tab.chips[DIFFERENCES], LEFT)
    before = names(race)
    other = RaceTab(document, race, themes)
    qtbot.addWidget(other)
    other.setModes(tab.modes())
    other.show()
    assert other.modes() == tab.modes()
    assert other.modes().solo == lane.number
    assert other.bar.speed() == 10.0
    assert other.differences.isVisible()
    assert other.verdict.seeds() == 2
    assert names(race) == before
    document.edit(document.spec.with_training(epochs=9), "Change")
    assert {lane.spec.training.epochs for lane in race.lanes} == {9}


def test_the_moment_that_is_shown_stays_in_a_tab_in_its_place(
    tab: RaceTab, race: RaceSession, document: Document, themes: ThemeManager, qtbot: QtBot
) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    run_through(race)
    race.showMoment(STEPS)
    other = RaceTab(document, race, themes)
    qtbot.addWidget(other)
    assert other.plots._moment == STEPS


def test_hidden_it_costs_nothing(tab: RaceTab, race: RaceSession) -> None:
    tab.setRace("optimizer", VALUES, LANES)
    race.start()
    prepare(race)
    tab.hide()
    learn(race, race.racers[0], [1.0] * STEPS)
    assert tab.plots.loss_plot.placedLabels() == []
    tab.show()
    assert len(tab.plots.loss_plot.placedLabels()) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_with_larger_text_everything_is_within_a_narrow_tab(
    tab: RaceTab, themes: ThemeManager, qtbot: QtBot, scale: float
) -> None:
    themes.setFontScale(scale)
    tab.resize(574, 1000)
    qtbot.waitUntil(lambda: tab.width() == 574)
    chips = tab.plots.chips
    at_the_edge = tab.bar.speedButton, chips.axis, chips.whole, *tab.chips
    edge = tab.rect().right() - 13
    rights = [chip.mapTo(tab, chip.rect().topRight()).x() for chip in at_the_edge]
    assert max(rights) <= edge
    themes.setFontScale(1.0)
