"""The window's race with the real engine behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.spec import presets
from engine.spec.optimizers import SGD, Adam
from engine.spec.race import Lane
from engine.spec.run import RunSpec
from engine.training.states import RunState
from gui.race.session import RaceSession
from gui.session import Session

PATIENCE_MS = 60_000


def spec(optimizer: object = Adam(), **training: object) -> RunSpec:
    base = presets.get("mnist-quickstart").spec
    base = base.with_layer(1, replace(base.model.layers[1], units=8))  # type: ignore[call-arg]
    return base.with_data(name="pen-digits", subset=640).with_training(
        optimizer=optimizer, **{"epochs": 2, "validation": "none", **training}
    )


LANES = Lane("SGD", spec(SGD())), Lane("Adam", spec(Adam()))


@pytest.fixture
def race(qapp: QApplication) -> Iterator[RaceSession]:
    session = Session()
    made = RaceSession(session)
    yield made
    made.close()
    assert session.close(PATIENCE_MS / 1000)
    made.deleteLater()
    session.deleteLater()


def until(qtbot: QtBot, race: RaceSession, *states: RunState) -> None:
    qtbot.waitUntil(lambda: race.state in states, timeout=PATIENCE_MS)


def test_a_race_from_start_to_end_and_once_more(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes(LANES)
    for _ in range(2):
        race.start()
        assert race.state is RunState.PREPARING
        until(qtbot, race, RunState.FINISHED)
        assert [lane.state for lane in race.lanes] == [RunState.FINISHED] * 2
        assert [lane.history.updates for lane in race.lanes] == [40, 40]
        sgd, adam = race.lanes
        assert sgd.fingerprint == adam.fingerprint
        first = [lane.history.batches["loss"].raw[0] for lane in race.lanes]
        assert first[0] == first[1]
        assert sgd.history.epochs[-1].values["loss"] != adam.history.epochs[-1].values["loss"]


def test_pause_step_and_stop(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes([Lane(lane.name, lane.spec.with_training(epochs=5000)) for lane in LANES])
    race.step()
    until(qtbot, race, RunState.PAUSED)
    qtbot.waitUntil(lambda: [x.history.updates for x in race.lanes] == [1, 1], timeout=PATIENCE_MS)
    race.step()
    qtbot.waitUntil(lambda: [x.history.updates for x in race.lanes] == [2, 2], timeout=PATIENCE_MS)
    race.resume()
    until(qtbot, race, RunState.RUNNING)
    race.pause()
    until(qtbot, race, RunState.PAUSED)
    race.stop()
    until(qtbot, race, RunState.STOPPED)
    assert all(lane.state is RunState.STOPPED for lane in race.lanes)
    assert all(lane.history.updates > 2 for lane in race.lanes)


def test_lanes_come_and_go_while_it_runs(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes([Lane("long", spec(epochs=100_000)), Lane("other", spec(SGD(), epochs=100_000))])
    race.start()
    qtbot.waitUntil(lambda: race.lanes[0].history.updates > 0, timeout=PATIENCE_MS)
    late = race.add(Lane("late", spec(epochs=1)))
    assert late is not None
    qtbot.waitUntil(lambda: late.state is RunState.FINISHED, timeout=PATIENCE_MS)
    assert late.history.updates == 20
    race.remove(race.lanes[1].number)
    assert [lane.name for lane in race.lanes] == ["long", "late"]
    race.remove(race.lanes[0].number)
    until(qtbot, race, RunState.FINISHED)
    assert [lane.name for lane in race.lanes] == ["late"]


def test_one_that_cannot_be_built_leaves_the_others(qtbot: QtBot, race: RaceSession) -> None:
    broken = spec().with_layers(spec().model.layers[:1])
    race.setLanes([*LANES, Lane("broken", broken)])
    race.start()
    until(qtbot, race, RunState.FINISHED)
    states = [lane.state for lane in race.lanes]
    assert states == [RunState.FINISHED, RunState.FINISHED, RunState.FAILED]
    assert race.lanes[2].failure is not None


def test_every_lane_reads_the_drawing(qtbot: QtBot, race: RaceSession) -> None:
    heard: set[int] = set()
    race.predicted.connect(lambda lane, _: heard.add(lane))
    race.setLanes(LANES)
    race.read(np.full((28, 28), 80, np.uint8))
    race.start()
    until(qtbot, race, RunState.FINISHED)
    qtbot.waitUntil(lambda: heard == {lane.number for lane in race.lanes}, timeout=PATIENCE_MS)
    heard.clear()
    race.showMoment(10)  # other weights read it, and so does a new drawing
    qtbot.waitUntil(lambda: heard == {lane.number for lane in race.lanes}, timeout=PATIENCE_MS)


def test_the_loss_surface_comes_coarse_first(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    until(qtbot, race, RunState.FINISHED)
    after = race.aftermath
    after.computeSurface(filter_normalised=False)
    with qtbot.waitSignal(after.surfaceChanged, timeout=PATIENCE_MS):
        pass
    assert after.surface is not None
    assert not after.surface.is_final
    assert {path.lane for path in after.surface.paths} == {lane.number for lane in race.lanes}
    after.cancelSurface()
    assert not after.computesSurface


def test_repeating_with_other_seeds(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes([Lane(lane.name, lane.spec.with_training(epochs=1)) for lane in LANES])
    race.aftermath.repeat(2)
    qtbot.waitUntil(lambda: not race.aftermath.repeats, timeout=PATIENCE_MS)
    assert [result.seed for result in race.aftermath.seeds] == [42, 43]
    assert all(len(result.lanes) == 2 for result in race.aftermath.seeds)


def test_stop_while_it_is_being_prepared(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes(LANES)
    race.start()
    race.stop()
    until(qtbot, race, RunState.STOPPED)
    assert not any(lane.state.active for lane in race.lanes)
    race.start()
    until(qtbot, race, RunState.FINISHED)


def test_a_lane_taken_out_while_it_is_prepared_is_not_trained(
    qtbot: QtBot, race: RaceSession
) -> None:
    race.setLanes([Lane("short", spec(epochs=1)), Lane("endless", spec(epochs=100_000))])
    race.start()
    race.remove(race.lanes[1].number)
    until(qtbot, race, RunState.FINISHED)
    assert [lane.state for lane in race.lanes] == [RunState.FINISHED]


def test_a_first_lane_without_data_leaves_the_others(qtbot: QtBot, race: RaceSession) -> None:
    race.setLanes([Lane("lost", spec().with_data(name="my-lost")), *LANES])
    race.start()
    until(qtbot, race, RunState.FINISHED)
    states = [lane.state for lane in race.lanes]
    assert states == [RunState.FAILED, RunState.FINISHED, RunState.FINISHED]
