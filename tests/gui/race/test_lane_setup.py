"""How the lanes of a race come to be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.spec.optimizers import SGD, Adam
from gui.document import Document
from gui.race.lane_setup import FIRST_VARIED, LaneSetup
from gui.race.session import RaceSession
from gui.race.vary_bar import BUILDER, VaryBar
from gui.theme import ThemeManager
from gui.widgets.messages import InlineMessage
from tests.helpers.races import LANES, SPEC, past, race, run_through, session

__all__ = ["race", "session"]

VALUES = SGD(), Adam()
"""What `LANES` vary."""


@dataclass
class Page:
    """A bar and a message, and what sets lanes up by them."""

    widget: QWidget
    bar: VaryBar
    message: InlineMessage
    setup: LaneSetup
    document: Document

    def train(self, epochs: int) -> None:
        """Change the model in the builder."""
        self.document.edit(self.document.spec.with_training(epochs=epochs), "Change")


@pytest.fixture
def page(qtbot: QtBot, race: RaceSession, themes: ThemeManager) -> Page:
    widget, document = QWidget(), Document(SPEC, race)
    qtbot.addWidget(widget)
    bar, message = VaryBar(themes), InlineMessage(themes, severity="error")
    message.hide()
    column = QVBoxLayout(widget)
    column.addWidget(bar)
    column.addWidget(message)
    with qtbot.waitExposed(widget):
        widget.show()
    return Page(widget, bar, message, LaneSetup(document, race, bar, message, "en"), document)


def names(race: RaceSession) -> list[str]:
    return [lane.name for lane in race.lanes]


def epochs(race: RaceSession) -> set[int]:
    return {lane.spec.training.epochs for lane in race.racers}


def test_the_first_race_is_one_of_optimizers_and_waits_to_be_looked_at(
    page: Page, race: RaceSession
) -> None:
    assert page.bar.key() == FIRST_VARIED
    assert not race.lanes
    page.setup.fill()
    assert {"SGD", "Adam"} <= set(names(race))
    before = race.lanes
    page.setup.fill()
    assert race.lanes is before  # there are lanes already


def test_idle_lanes_follow_the_model(page: Page, race: RaceSession) -> None:
    page.setup.fill()
    told = QSignalSpy(page.setup.followed)
    page.train(9)
    assert epochs(race) == {9}
    assert told.count() == 1
    run_through(race, [0.9] * len(race.racers))
    page.train(7)
    assert epochs(race) == {9}  # what has been trained stays what it was
    race.start()
    assert epochs(race) == {7}


def test_a_lane_made_by_hand_ends_that_and_setting_up_anew_begins_it_again(
    page: Page, race: RaceSession
) -> None:
    page.setup.fill()
    page.bar.addRequested.emit(BUILDER)
    assert names(race)[-1] == "builder"
    assert not page.setup.isVaried
    page.train(9)
    assert 9 not in epochs(race)
    assert "keep the model" in page.message.text()
    assert page.message.isVisible()
    page.message.fixRequested.emit()
    assert page.setup.isVaried
    assert epochs(race) == {9}
    assert not page.message.isVisible()


def test_a_lane_taken_out_by_hand_stays_out_but_a_finished_run_is_no_lane_of_it(
    page: Page, race: RaceSession
) -> None:
    page.setup.fill()
    shown = race.addFinished("past", SPEC, past())
    assert shown is not None
    page.setup.remove(shown.number)
    assert page.setup.isVaried
    gone = race.lanes[0]
    page.setup.remove(gone.number)
    assert not page.setup.isVaried
    assert gone.name not in names(race)


def test_a_copy_has_a_name_of_its_own(page: Page, race: RaceSession) -> None:
    page.setup.setChosen("optimizer", VALUES)
    race.setLanes(LANES)
    for _ in range(2):
        page.bar.addRequested.emit(race.lanes[1].number)
    assert names(race) == ["SGD", "Adam", "Adam (2)", "Adam (3)"]


def test_values_that_make_no_race_are_told_and_change_nothing(
    page: Page, race: RaceSession
) -> None:
    page.setup.fill()
    before = names(race)
    page.bar.setChosen("learning_rate", (0.1,))
    page.bar.lanesChosen.emit("learning_rate", (0.1,))
    assert "two lanes" in page.message.text()
    assert page.message.isVisible()
    assert names(race) == before


def test_runs_that_have_ended_are_offered_and_laid_beside_the_lanes(
    page: Page, race: RaceSession
) -> None:
    page.setup.setChosen("optimizer", VALUES)
    race.setLanes(LANES)
    run_through(race)
    race.start()
    number, text = next(entry for entry in page.bar._finished if entry[1].startswith("Adam"))
    assert "90.0" in text
    page.bar.finishedRequested.emit(number)
    assert race.lanes[-1].is_past
    assert number not in [entry[0] for entry in page.bar._finished]


def test_a_lanes_settings_are_asked_for_by_its_name(page: Page, race: RaceSession) -> None:
    race.setLanes(LANES)
    asked: list[tuple[object, str]] = []
    page.setup.adoptRequested.connect(lambda spec, name: asked.append((spec, name)))
    page.setup.adopt(race.lanes[1].number)
    page.setup.adopt(99)
    assert asked == [(LANES[1].spec, "Adam")]
