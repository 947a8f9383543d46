"""Who reads the pad: what is shown of whose answers, and what is said of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight.ensemble import Rule
from engine.insight.explanation import Explanation
from engine.insight.network import SHIPPED, Network
from engine.messages import say
from engine.spec import presets
from engine.training.states import RunState
from engine.work import events
from gui.document import Document
from gui.networks import Networks
from gui.pad.panel import PadPanel
from gui.race.session import RaceSession
from gui.readers import Choice, Readers
from gui.reading import Reading
from gui.session import Session
from gui.theme import ThemeManager
from tests.helpers.races import LANES, SPEC, STEPS, learn, prepare, race, session
from tests.helpers.readers import FakeNetworks

__all__ = ["race", "session"]

CLOTHES = SPEC.with_data(name="fashion-mnist")
LINE = [np.array([[0.5, 0.2], [0.5, 0.8]])]


class Scene:
    """A pad with everything that reads it, and no engine."""

    def __init__(
        self,
        session: Session,
        race: RaceSession,
        themes: ThemeManager,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        fakes = FakeNetworks()
        self.offered: list[Network] = [
            fakes.network(SHIPPED, 7),
            fakes.network("a", 3),
            fakes.network("b", 5),
            fakes.network("clothes", 2, CLOTHES, reads_digits=False),
        ]
        self.session, self.race, self.document = session, race, Document(SPEC, session)
        self.networks = Networks(session, race, session)
        monkeypatch.setattr(self.networks, "offered", lambda: self.offered)
        self.readers = Readers(session, race, self.networks, session)
        self.pad = PadPanel(themes)
        self.reading = self.made()
        self.told: list[str] = []
        self.reading.told.connect(self.told.append)

    def made(self, language: str = "en") -> Reading:
        owners = self.document, self.session, self.race, self.networks, self.readers
        return Reading(*owners, self.pad, language, self.pad)

    def choose(self, qtbot: QtBot, *keys: str) -> None:
        self.readers.chooseNetworks(keys)
        qtbot.waitUntil(lambda: [m.network.key for m in self.readers.members] == list(keys))

    def train(self) -> None:
        """Let a run come to its first batch."""
        session = self.session
        session.wanted = SPEC
        session._become(RunState.PREPARING)
        session._take([events.RunPrepared(99, STEPS, 1, 320, 64, say("CPU"))])
        session._take([events.StateChanged(RunState.RUNNING)])

    def answer(self, winner: int) -> None:
        """Let the current network answer."""
        self.session._take([events.Prediction(self.session._drawing, tuple(np.eye(10)[winner]))])

    def begin_race(self) -> None:
        self.race.setLanes(LANES)
        self.race.start()
        prepare(self.race)
        for lane in self.race.racers:
            learn(self.race, lane, [1.0])


@pytest.fixture
def scene(
    session: Session,
    race: RaceSession,
    themes: ThemeManager,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Scene:
    made = Scene(session, race, themes, monkeypatch)
    qtbot.addWidget(made.pad)
    made.pad.setStrokes(LINE)
    return made


def test_the_current_network_answers_at_first(scene: Scene) -> None:
    assert scene.reading.text() == "reads after the first Train"
    scene.train()
    scene.answer(4)
    assert scene.pad.bars.winner() == 4
    assert scene.reading.text().startswith("read by ")


def test_one_that_was_chosen_answers_instead(scene: Scene, qtbot: QtBot) -> None:
    scene.train()
    scene.answer(4)
    scene.choose(qtbot, "a")
    assert scene.reading.text() == "read by network a"
    qtbot.waitUntil(lambda: scene.pad.bars.winner() == 3)
    scene.answer(4)  # came late
    assert scene.pad.bars.winner() == 3
    scene.readers.choose(Choice.AUTOMATIC)
    assert scene.pad.bars.winner() is None
    scene.answer(4)
    assert scene.pad.bars.winner() == 4


def test_several_answer_row_by_row_and_together(scene: Scene, qtbot: QtBot) -> None:
    scene.choose(qtbot, "a", "b")
    rows = scene.pad.laneRows
    first, second = (member.number for member in scene.readers.members)
    qtbot.waitUntil(lambda: (rows.answer(first), rows.answer(second)) == ("3", "5"))
    assert scene.reading.text() == "2 networks, by average"
    scene.pad.readerMenu.ruleChosen.emit(Rule.VOTE)
    assert scene.reading.text() == "2 networks, by vote"
    vote = rows.vote()
    assert vote is not None
    assert vote.rule is Rule.VOTE
    scene.choose(qtbot, "a")
    assert not rows.isVisibleTo(scene.pad)


def test_whose_reasons_are_told_is_said_where_several_read(scene: Scene, qtbot: QtBot) -> None:
    told: list[str] = []
    scene.reading.explainedChanged.connect(told.append)
    scene.choose(qtbot, "a", "b")
    scene.choose(qtbot, "a")
    scene.readers.choose(Choice.AUTOMATIC)
    scene.begin_race()
    assert told[:2] == ["Explained here: network a, the first of those chosen.", ""]
    assert told[-1] == "Explained here: the shipped model. It is none of the lanes."
    assert scene.reading.explained() == told[-1]


def test_the_menu_marks_who_reads(scene: Scene, qtbot: QtBot) -> None:
    assert scene.reading.offers().reads_current
    scene.choose(qtbot, "a", "b")
    offers = scene.reading.offers()
    assert [offer.is_wanted for offer in offers.networks] == [False, True, True, False]
    assert [offer.is_fitting for offer in offers.networks] == [True, True, True, False]
    assert not offers.reads_current
    assert scene.pad.readerMenu.offers() == offers


def test_what_the_menu_chooses_is_done(scene: Scene, qtbot: QtBot) -> None:
    menu = scene.pad.readerMenu
    menu.alone("a").trigger()
    qtbot.waitUntil(lambda: scene.reading.text() == "read by network a")
    menu.tick("b").trigger()
    qtbot.waitUntil(lambda: len(scene.readers.members) == 2)
    menu.current.trigger()
    assert scene.readers.choice is Choice.AUTOMATIC


def test_who_starts_a_run_sees_it_read(scene: Scene, qtbot: QtBot) -> None:
    scene.train()
    assert scene.told == []  # nobody had chosen anything
    scene.choose(qtbot, "a")
    scene.train()
    assert scene.readers.choice is Choice.AUTOMATIC
    assert len(scene.told) == 1


def test_a_run_that_never_begins_leaves_the_choice(scene: Scene, qtbot: QtBot) -> None:
    scene.choose(qtbot, "a")
    scene.session._become(RunState.PREPARING)
    scene.session._take([events.JobCancelled()])
    assert scene.reading.text() == "read by network a"


def test_lanes_read_while_they_are_looked_at(scene: Scene) -> None:
    scene.begin_race()
    assert scene.reading.text() == "read by 2 lanes"
    assert scene.reading.offers().reads_lanes
    assert scene.pad.laneRows.lanes() == [lane.number for lane in scene.race.racers]


def test_the_current_network_or_the_lanes_can_be_chosen_against_the_turn(scene: Scene) -> None:
    scene.train()
    scene.session._take([events.RunEnded(RunState.FINISHED, {}, 1.0)])
    scene.begin_race()
    scene.pad.readerMenu.currentChosen.emit()
    assert scene.readers.choice is Choice.CURRENT
    assert scene.reading.offers().reads_current
    scene.race._take([events.RaceEnded()])
    scene.pad.readerMenu.lanesChosen.emit()
    assert scene.readers.choice is Choice.LANES
    assert scene.reading.text() == "read by 2 lanes"
    scene.race.setLanes(())
    assert scene.reading.offers().reads_current


def test_a_network_of_clothes_says_so(scene: Scene, qtbot: QtBot) -> None:
    scene.choose(qtbot, "clothes")
    qtbot.waitUntil(lambda: scene.pad.bars.winner() == 2)
    assert "Fashion-MNIST" in scene.pad.notice.text()
    assert scene.reading.classNames()[2] == "Pullover"
    assert scene.reading.trialSpec() == CLOTHES
    scene.choose(qtbot, "a")
    assert scene.pad.notice.text() == ""
    assert scene.reading.trialSpec() == SPEC


def test_test_images_for_a_digit_reader_are_digits(scene: Scene, qtbot: QtBot) -> None:
    scene.document.edit(CLOTHES, "Change data")
    scene.choose(qtbot, "a")
    assert scene.reading.trialSpec() == presets.get(presets.FIRST).spec


def test_a_run_that_diverges_takes_only_its_own_answer_away(scene: Scene, qtbot: QtBot) -> None:
    scene.train()
    scene.answer(4)
    scene.session._become(RunState.DIVERGED)
    assert scene.pad.bars.winner() is None
    assert scene.reading.text() == "the network has diverged"
    scene.choose(qtbot, "a")
    qtbot.waitUntil(lambda: scene.pad.bars.winner() == 3)


def test_another_window_finds_the_choice_as_it_was(scene: Scene, qtbot: QtBot) -> None:
    scene.choose(qtbot, "a")
    other = scene.made("ko")
    assert other.offers().networks[1].is_wanted
    scene.pad.readAgain()
    qtbot.waitUntil(lambda: scene.pad.bars.winner() == 3)


def test_how_strange_a_drawing_is_goes_to_the_pad(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(scene.pad, "setNovelty", told.append)
    explain(scene, 0.75)
    assert told == [0.75]


def explain(scene: Scene, novelty: float) -> None:
    row = np.zeros(10, np.float32)
    explanation = Explanation(scene.session._drawing, 0, row, novelty=novelty)
    scene.session._take([events.Explained(explanation)])


def test_the_needle_says_whose_it_is_where_several_read(scene: Scene, qtbot: QtBot) -> None:
    needle = scene.pad.verdict.needle
    needle.setNovelty(0.75)
    scene.choose(qtbot, "a", "b")
    needle.setNovelty(0.75)
    assert needle.text() == "Not a digit? \N{MIDDLE DOT} network a"
    scene.choose(qtbot, "b")
    needle.setNovelty(0.75)
    assert needle.text() == "Not a digit?"
    scene.readers.choose(Choice.AUTOMATIC)
    scene.begin_race()
    scene.reading.lookAtRace(True)
    needle.setNovelty(0.75)
    assert needle.text() == "Not a digit? \N{MIDDLE DOT} the shipped model"


def test_the_needle_says_nothing_of_lanes_that_learn_something_else(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(scene.pad, "setNovelty", told.append)
    scene.begin_race()
    scene.reading.lookAtRace(True)
    explain(scene, 0.25)
    scene.session.spec = CLOTHES
    explain(scene, 0.75)
    assert told == [0.25, None]


def test_the_needle_knows_what_is_learnt(scene: Scene, qtbot: QtBot) -> None:
    needle = scene.pad.verdict.needle
    assert needle.accessibleName() == "How much it looks like a digit"
    scene.choose(qtbot, "clothes")
    assert needle.accessibleName() == "How much it is like the examples"


def test_examples_are_loaded_once_however_often_the_window_is_replaced(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[object] = []
    monkeypatch.setattr(scene.session.explainer, "compare_with", loaded.append)
    scene.choose(qtbot, "a")
    assert len(loaded) == 1
    for language in ("ko", "en"):
        scene.made(language)
    assert len(loaded) == 1
    scene.train()  # it may have other examples
    scene.readers.choose(Choice.AUTOMATIC)
    assert len(loaded) == 2


def test_a_network_of_points_says_how_the_pad_can_be_read_again(scene: Scene) -> None:
    points = SPEC.with_data(name="xor")
    scene.document.edit(points, "Load")
    scene.session.spec = points
    scene.session.readerReady.emit()
    assert scene.pad.canvas.toolTip().endswith("so there is nothing to draw.")
    scene.document.edit(SPEC, "Load")
    assert scene.pad.canvas.toolTip().endswith("Train, or choose another network above.")
