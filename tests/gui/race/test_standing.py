"""Where a lane stands, and who stands before whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.insight.reached import seconds_to
from engine.messages import say
from engine.spec import presets
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from engine.work.events import BatchesDone, RunPrepared
from gui.race.lane_run import LaneRun
from gui.race.standing import LEVELS, Standing, StandingReader, SteadyOrder, ranked

SPEC = presets.get("mnist-quickstart").spec
STEPS = 100


def running(number=1, **changes):
    lane = LaneRun(number, f"lane {number}", SPEC, number - 1, state=RunState.RUNNING, **changes)
    lane.history.steps_per_epoch = STEPS
    lane.prepared = RunPrepared(101_770, STEPS, 5, 3200, 800, say("CPU"))
    return lane


def learn(lane, losses, accuracies=None, seconds=None, rate=1000.0):
    values = {"loss": np.asarray(losses, np.float32)}
    if accuracies is not None:
        values["accuracy"] = np.asarray(accuracies, np.float32)
    lane.batches = BatchesDone(values, rate, None, seconds)
    lane.history.add_batches(values, seconds)


def end_epoch(lane, **values):
    number = len(lane.history.epochs) + 1
    lane.history.epochs.append(EpochResult(number, lane.history.updates, values, 1.0))


def test_a_lane_that_waits_has_no_figures():
    lane = LaneRun(3, "Adam", SPEC, 0)
    standing = StandingReader(lane).read()
    assert standing == Standing(3, RunState.IDLE, validates=True, epochs=5)
    assert standing.progress == 0


def test_loss_is_the_smoothed_one_and_accuracy_the_running_one_until_validation():
    lane = running()
    reader = StandingReader(lane)
    learn(lane, [1.0] * 60, [0.5] * 60)
    learn(lane, [9.0], [0.5])
    standing = reader.read()
    assert 1.0 < standing.loss < 1.5
    assert standing.accuracy == pytest.approx(0.5)
    assert not standing.is_validated
    assert standing.rate == 1000
    assert standing.parameters == 101_770
    assert standing.progress == pytest.approx(61 / 500)


def test_validation_of_the_last_epoch_and_the_best_one():
    lane = running()
    reader = StandingReader(lane)
    for accuracy in (0.8, 0.9, 0.85):
        learn(lane, [1.0] * STEPS, [0.7] * STEPS)
        end_epoch(lane, loss=1.0, val_accuracy=accuracy)
        standing = reader.read()
    assert (standing.accuracy, standing.is_validated) == (0.85, True)
    assert (standing.best, standing.best_epoch) == (0.9, 2)


def test_the_time_to_a_level_is_on_the_lanes_own_clock():
    lane = running()
    reader = StandingReader(lane)
    learn(lane, [1.0] * 60, [0.2] * 60, seconds=6.0)
    assert reader.read().reached == (None, None)
    learn(lane, [0.1] * 400, [1.0] * 400, seconds=46.0)
    first, second = reader.read().reached
    assert 6.0 < first.seconds < second.seconds < 46.0
    assert not first.by_validation
    learn(lane, [0.1] * 100, [0.1] * 100, seconds=99.0)
    assert reader.read().reached == (first, second)


def test_validation_can_reach_a_level_before_the_running_accuracy():
    lane = running()
    reader = StandingReader(lane)
    learn(lane, [1.0] * STEPS, [0.9] * STEPS, seconds=4.0)
    end_epoch(lane, loss=1.0, val_accuracy=0.96)
    first, second = reader.read().reached
    assert (first.seconds, first.by_validation) == (4.0, True)
    assert second is None


def test_a_mean_over_few_examples_is_luck():
    lane = running()
    lane.spec = lane.spec.with_training(batch_size=1)
    lane.history.examples_per_update = 1
    reader = StandingReader(lane)
    learn(lane, [0.1] * 400, [1.0] * 400, seconds=4.0)
    assert reader.read().reached == (None, None)
    end_epoch(lane, loss=0.1, val_accuracy=0.96)
    first, second = reader.read().reached
    assert (first.seconds, first.by_validation) == (4.0, True)
    assert second is None


def test_the_table_says_the_same_as_the_race_without_a_window():
    for batch_size, steps in ((32, 100), (32, 20), (1, 1000), (60_000, 1)):
        lane = running()
        lane.spec = lane.spec.with_training(batch_size=batch_size)
        lane.history.steps_per_epoch = steps
        reader = StandingReader(lane)
        for level in np.linspace(0.9, 1.0, 20):
            learn(lane, [0.1] * 30, [level] * 30, seconds=float(lane.history.updates))
            reached = reader.read().reached
        for level, found in zip(LEVELS, reached, strict=True):
            expected = seconds_to(lane.history, level, batch_size)
            assert (found.seconds if found else None) == expected


def test_without_a_clock_there_is_no_time():
    lane = running()
    learn(lane, [0.1] * 200, [1.0] * 200)
    assert StandingReader(lane).read().reached == (None, None)


def test_another_history_starts_anew():
    lane = running()
    reader = StandingReader(lane)
    learn(lane, [1.0] * STEPS, [1.0] * STEPS, seconds=4.0)
    end_epoch(lane, loss=1.0, val_accuracy=0.99)
    assert reader.read().best == 0.99
    lane.history = History(steps_per_epoch=STEPS)
    learn(lane, [2.0], [0.1], seconds=0.1)
    standing = reader.read()
    assert (standing.best, standing.reached) == (None, (None, None))
    assert standing.loss == pytest.approx(2.0)


def test_a_loss_that_is_no_number_is_not_shown():
    lane = running()
    learn(lane, [1.0, float("nan")])
    assert StandingReader(lane).read().loss is None


@pytest.mark.parametrize(
    ("losses", "validated", "order"),
    [
        ((0.3, 0.1, 0.2), (None, None, None), [2, 3, 1]),
        ((0.3, 0.1, 0.2), (0.9, None, 0.99), [2, 3, 1]),
        ((0.3, 0.1, 0.2), (0.9, 0.8, 0.99), [3, 1, 2]),
        ((0.3, 0.1, 0.2), (0.9, 0.9, 0.9), [2, 3, 1]),
        ((0.2, 0.2, 0.2), (0.9, 0.9, 0.9), [1, 2, 3]),
    ],
)
def test_ranking(losses, validated, order):
    standings = [
        Standing(i, RunState.RUNNING, loss, share or 0.5, share is not None)
        for i, (loss, share) in enumerate(zip(losses, validated, strict=True), 1)
    ]
    assert ranked(standings) == order


def test_losses_that_do_not_compare_leave_it_to_the_accuracy():
    low = Standing(1, RunState.RUNNING, loss=0.01, accuracy=0.5)
    high = Standing(2, RunState.RUNNING, loss=2.0, accuracy=0.8)
    assert ranked([low, high]) == [1, 2]
    assert ranked([low, high], losses_compare=False) == [2, 1]


def test_lanes_without_a_result_come_last_and_do_not_hinder_the_others():
    best = Standing(1, RunState.RUNNING, 0.5, 0.99, True)
    lost = [replace(best, number=n, state=s, is_validated=False) for n, s in LOST]
    waiting = Standing(4, RunState.IDLE)
    worse = Standing(5, RunState.FINISHED, 0.1, 0.9, True)
    assert ranked([*lost, waiting, worse, best]) == [1, 5, 4, 3, 2]


LOST = ((2, RunState.FAILED), (3, RunState.DIVERGED))


def order_of(*numbers):
    order = SteadyOrder()
    order.update(numbers, 0.0)
    return order


def test_a_lane_has_to_lead_for_a_while():
    order = order_of(1, 2, 3)
    assert not order.update([2, 1, 3], 1.0)
    assert not order.update([2, 1, 3], 1.4)
    assert order.update([2, 1, 3], 1.5)
    assert order.shown == [2, 1, 3]


def test_a_break_begins_the_while_anew():
    order = order_of(1, 2)
    order.update([2, 1], 1.0)
    order.update([1, 2], 1.4)
    order.update([2, 1], 1.45)
    assert not order.update([2, 1], 1.6)
    assert order.update([2, 1], 1.95)


def test_two_that_flicker_hold_nobody_up():
    order = order_of(1, 2, 3)
    for step in range(6):
        order.update([3, 1, 2] if step % 2 else [3, 2, 1], step / 10)
    assert order.shown == [3, 1, 2]


def test_at_an_epochs_end_nobody_waits():
    order = order_of(1, 2)
    assert order.update([2, 1], 0.1, at_once=True)


def test_lanes_that_come_and_go_are_taken_in_at_once():
    order = order_of(1, 2)
    assert order.update([3, 1, 2], 0.1)
    assert order.update([3, 2], 0.2)
    assert order.shown == [3, 2]
