"""What a session makes of the engine's events, without an engine."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from engine.messages import Message, say
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.spec.stopping import Stopping
from engine.training.history import EpochResult
from engine.training.origin import Origin
from engine.training.snapshots import Snapshot, Snapshots
from engine.training.states import RunState
from engine.work.events import (
    BackendReady,
    BatchesDone,
    EpochDone,
    JobCancelled,
    LaneEvent,
    Prediction,
    RunEnded,
    RunPrepared,
    ShippedReads,
    StateChanged,
)
from engine.work.tasks import UseShipped
from gui.actions import RunActions
from gui.document import Document
from gui.race.session import RaceSession
from gui.session import Session
from gui.theme import ThemeManager

STEPS = 10
REASON = say("The run ended early.")


@pytest.fixture
def session(qtbot: QtBot) -> Generator[Session, None, None]:
    made = Session()
    yield made
    assert made.close(10)


@pytest.fixture
def started(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[Origin | None]:
    """The origins of the runs that the session starts."""
    origins: list[Origin | None] = []

    def train(spec: RunSpec, origin: Origin | None = None) -> None:
        origins.append(origin)

    monkeypatch.setattr(session, "train", train)
    return origins


def spec_with(**rules: Any) -> RunSpec:
    return presets.get("mnist-quickstart").spec.with_training(stopping=Stopping(**rules))


def play(
    session: Session,
    spec: RunSpec,
    losses: list[float],
    reason: Message | None = REASON,
    first_update: int = 0,
) -> None:
    """Let the session hear of a run with these validation losses, one an epoch."""
    session.wanted, session._taken = spec, Snapshots()
    session._take(
        [
            StateChanged(RunState.RUNNING),
            RunPrepared(1, STEPS, 99, 320, 64, say("CPU"), first_update),
        ]
    )
    best = np.inf
    for number, loss in enumerate(losses, 1 + first_update // STEPS):
        update = number * STEPS
        values = {"loss": np.ones(STEPS, np.float32)}
        result = EpochResult(number, update, {"loss": 1.0, "val_loss": loss}, 1.0)
        session.snapshots.add(Snapshot(update, number, (np.zeros(1),)), keep=True)
        if loss < best:
            best = loss
            session.snapshots.keep_best(update)
        session._take([BatchesDone(values, 1.0, None), EpochDone(result)])
    session._take([RunEnded(RunState.FINISHED, {}, 1.0, reason)])


def test_training_more_goes_on_from_the_best_weights_where_the_run_went_back_to_them(
    session: Session, started: list[Origin]
) -> None:
    spec = spec_with(patience=2)
    play(session, spec, [0.9, 0.5, 0.6, 0.7])
    assert session.restored == 2 * STEPS
    session.trainMore(spec)
    (origin,) = started
    assert origin.update == 2 * STEPS
    assert origin.history.updates == 2 * STEPS
    assert [epoch.epoch for epoch in origin.history.epochs] == [1, 2]


@pytest.mark.parametrize(
    ("rules", "losses", "reason"),
    [
        ({"patience": 2, "restore_best": False}, [0.9, 0.5, 0.6, 0.7], REASON),
        ({"patience": 3}, [0.9, 0.5, 0.6, 0.7], None),
        ({"time_limit_s": 1.0}, [0.9, 0.5, 0.6, 0.7], REASON),
        ({}, [0.9, 0.5, 0.6, 0.7], None),
    ],
)
def test_else_training_more_goes_on_from_the_end(
    session: Session, started: list[Origin], rules: dict[str, Any], losses: Any, reason: Any
) -> None:
    spec = spec_with(**rules)
    play(session, spec, losses, reason)
    assert session.restored is None
    session.trainMore(spec)
    assert started[0].update == 4 * STEPS


def test_what_an_earlier_run_measured_is_not_the_best_of_this_one(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = spec_with(patience=2)
    play(session, spec, [0.3, 0.5, 0.6])
    monkeypatch.setattr(session._runner, "submit", lambda task: None)
    session.trainMore(spec)
    play(session, spec, [0.5, 0.4, 0.6, 0.7], first_update=STEPS)
    assert [epoch.epoch for epoch in session.history.epochs] == [1, 2, 3, 4, 5]
    assert session.restored == 3 * STEPS


def test_the_button_says_from_where_it_goes_on(session: Session, themes: ThemeManager) -> None:
    spec = spec_with(patience=2)
    document = Document(spec)
    run = RunActions(document, session, RaceSession(session), themes, session)
    assert run.more.toolTip().startswith("Go on from where the last run ended")
    play(session, spec, [0.9, 0.5, 0.6, 0.7])
    assert run.more.isEnabled()
    assert run.more.toolTip().startswith("Go on from epoch 2, whose weights were kept")
    play(session, spec_with(), [0.9, 0.5])
    assert run.more.toolTip().startswith("Go on from where the last run ended")


def test_the_shipped_network_reads_until_a_run_does(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[UseShipped] = []
    monkeypatch.setattr(session._runner, "submit", orders.append)
    session._take([BackendReady("TensorFlow", ())])
    (order,) = orders
    assert order.wanted()
    session._take([ShippedReads()])
    assert session.shippedReads
    session._take([StateChanged(RunState.PREPARING)])
    assert not order.wanted()  # Train was quicker, and is not to be kept waiting
    session._take([JobCancelled()])
    assert orders[-1].wanted()
    play(session, spec_with(), [0.9])
    assert not session.shippedReads
    assert not order.wanted()


class Listener:
    """Stands for a thread that reads, and remembers what it is given to read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, reader: Any) -> None:
        self.pictures: list[Any] = []
        monkeypatch.setattr(reader, "read", lambda picture, _: self.pictures.append(picture))


def test_either_the_current_network_reads_or_the_members_do(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, members = (Listener(monkeypatch, r) for r in (session.reader, session.members))
    picture = np.zeros((28, 28), np.uint8)
    session.read(picture)
    session.letMembersRead(True)
    session.read(picture)
    session.letMembersRead(False)
    session.read(picture)
    assert [p is picture for p in current.pictures] == [True, False, True]
    assert [p is picture for p in members.pictures] == [False, True, False]


def test_answers_of_members_to_an_older_drawing_are_passed_over(session: Session) -> None:
    told: list[int] = []
    session.memberPredicted.connect(lambda number, _: told.append(number))
    session.read(None)
    session.read(None)
    for drawing in (1, 2):
        session._take([LaneEvent(drawing, Prediction(drawing, (1.0,)))])
    assert told == [2]


def test_an_answer_waits_for_no_timer(session: Session) -> None:
    told: list[object] = []
    session.predicted.connect(lambda _, probabilities: told.append(probabilities))
    session.read(None)
    session._answers.feed.put(Prediction(1, (1.0,)))
    assert told == []
    QCoreApplication.sendPostedEvents(session._answers, QEvent.Type.MetaCall)
    assert told == [(1.0,)]


def test_a_drawing_is_compared_with_what_its_reader_has_learnt_from(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[RunSpec] = []
    monkeypatch.setattr(session, "_learnt_from", asked.append)
    monkeypatch.setattr(session.explainer, "compare_with", lambda examples: examples())
    mine, other = spec_with(patience=2), spec_with(patience=3)
    play(session, mine, [0.9])
    session.letMembersRead(True, other)
    session.letMembersRead(False)
    assert asked == [mine, other, mine]
    session.letMembersRead(False)
    assert asked == [mine, other, mine]  # they are there already
    session.compareAnew()
    assert asked == [mine, other, mine, mine]
