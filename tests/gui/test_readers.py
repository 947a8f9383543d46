"""Who is chosen to read the pad, and when they are ready."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight import network
from engine.insight.ensemble import Rule
from engine.insight.network import Network
from gui.networks import Networks
from gui.race.session import RaceSession
from gui.readers import Choice, Readers
from gui.session import Session
from tests.helpers.races import race, session
from tests.helpers.readers import FakeNetworks

__all__ = ["race", "session"]

PICTURE = np.zeros((28, 28), np.uint8)


class Scene:
    def __init__(
        self, session: Session, race: RaceSession, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.fakes = FakeNetworks()
        self.offered: list[Network] = [
            self.fakes.network("a", 3),
            self.fakes.network("b", 5),
            self.fakes.network("c", 5),
            self.fakes.broken("broken"),
        ]
        self.session, self.networks = session, Networks(session, race, session)
        monkeypatch.setattr(self.networks, "offered", lambda: self.offered)
        self.readers = Readers(session, race, self.networks, session)
        self.answers: dict[int, int] = {}
        session.memberPredicted.connect(
            lambda number, row: self.answers.update({number: int(np.argmax(row))})
        )

    def reading(self) -> list[object]:
        return [member.network.key for member in self.readers.members]

    def draw(self) -> None:
        self.answers.clear()
        self.session.letMembersRead(True)
        self.session.read(PICTURE)


@pytest.fixture
def scene(session: Session, race: RaceSession, monkeypatch: pytest.MonkeyPatch) -> Scene:
    return Scene(session, race, monkeypatch)


def test_a_network_reads_once_it_is_ready(scene: Scene, qtbot: QtBot) -> None:
    scene.fakes.go.clear()
    scene.readers.chooseNetworks(["a"])
    assert scene.readers.wanted == ("a",)
    assert scene.readers.choice is Choice.AUTOMATIC  # whoever read reads on
    scene.fakes.go.set()
    qtbot.waitUntil(lambda: scene.reading() == ["a"])
    assert scene.readers.choice is Choice.NETWORKS
    scene.draw()
    (member,) = scene.readers.members
    qtbot.waitUntil(lambda: scene.answers == {member.number: 3})


def test_several_read_each_with_its_own_answer_and_colour(scene: Scene, qtbot: QtBot) -> None:
    for key in ("a", "b"):
        scene.readers.toggle(key)
        qtbot.waitUntil(lambda key=key: key in scene.reading())
    assert scene.fakes.made == ["a", "b"]  # none is made twice
    scene.draw()
    first, second = scene.readers.members
    qtbot.waitUntil(lambda: scene.answers == {first.number: 3, second.number: 5})
    assert first.style != second.style
    assert first.name == "network a"


def test_those_left_out_read_no_more(scene: Scene, qtbot: QtBot) -> None:
    scene.readers.chooseNetworks(["a", "b"])
    qtbot.waitUntil(lambda: scene.reading() == ["a", "b"])
    scene.readers.toggle("a")
    assert scene.reading() == ["b"]
    scene.draw()
    qtbot.waitUntil(lambda: list(scene.answers.values()) == [5])
    scene.readers.toggle("b")
    assert scene.readers.choice is Choice.AUTOMATIC
    assert scene.readers.members == ()


def test_only_the_last_choice_counts(scene: Scene, qtbot: QtBot) -> None:
    scene.fakes.go.clear()
    scene.readers.chooseNetworks(["a"])
    scene.readers.chooseNetworks(["b"])
    scene.fakes.go.set()
    qtbot.waitUntil(lambda: scene.reading() == ["b"])
    scene.fakes.go.clear()
    scene.readers.chooseNetworks(["a"])
    scene.readers.choose(Choice.CURRENT)
    scene.fakes.go.set()
    assert scene.readers.choice is Choice.CURRENT
    assert scene.readers.wanted == ()


def test_one_that_cannot_be_made_is_told_and_the_others_read_on(scene: Scene, qtbot: QtBot) -> None:
    scene.readers.chooseNetworks(["a"])
    qtbot.waitUntil(lambda: scene.reading() == ["a"])
    with qtbot.waitSignal(scene.readers.failed) as told:
        scene.readers.toggle("broken")
    assert told.args == ["It is broken. Take another."]
    assert scene.readers.wanted == ("a",)
    assert scene.reading() == ["a"]


def test_a_file_is_offered_once_it_was_read(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"good": scene.fakes.network("file", 7), "bad": scene.fakes.broken("other")}
    monkeypatch.setattr(network, "from_file", lambda path: files[path.stem])
    added: list[Network] = []
    monkeypatch.setattr(scene.networks, "addFile", added.append)
    with qtbot.waitSignal(scene.readers.failed):
        scene.readers.open(Path("bad.keras"))
    assert scene.readers.choice is Choice.AUTOMATIC
    assert added == []
    scene.readers.open(Path("good.keras"))
    qtbot.waitUntil(lambda: scene.reading() == ["file"])
    assert added == [files["good"]]


def test_a_network_that_is_gone_reads_no_more(scene: Scene, qtbot: QtBot) -> None:
    scene.readers.chooseNetworks(["a", "b"])
    qtbot.waitUntil(lambda: scene.reading() == ["a", "b"])
    del scene.offered[0]
    scene.networks.changed.emit()
    assert scene.reading() == ["b"]
    scene.offered.clear()
    scene.networks.changed.emit()
    assert scene.readers.choice is Choice.AUTOMATIC


def test_a_network_with_another_title_is_called_by_it(scene: Scene, qtbot: QtBot) -> None:
    scene.readers.chooseNetworks(["a"])
    qtbot.waitUntil(lambda: scene.reading() == ["a"])
    renamed = scene.fakes.network("x")
    scene.offered[0] = Network(renamed.title, renamed.predictor, key="a")
    with qtbot.waitSignal(scene.readers.changed):
        scene.networks.changed.emit()
    assert scene.readers.members[0].name == "network x"


def test_another_rule_is_told(scene: Scene, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scene.readers.changed):
        scene.readers.setRule(Rule.VOTE)
    assert scene.readers.rule is Rule.VOTE
