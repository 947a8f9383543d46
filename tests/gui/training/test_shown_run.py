"""A run as curves and notes: what is drawn of each figure, and what is said of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.spec import presets
from engine.training.history import EpochResult, History
from gui.training.shown_run import TRAINING_LANE, VALIDATION_LANE, ShownRun, Wanted

STEPS = 10


@pytest.fixture
def session() -> Any:
    history = History(steps_per_epoch=STEPS, examples_per_update=32.0)
    losses = np.linspace(2, 1, 20, dtype=np.float32)
    history.add_batches({"loss": losses, "accuracy": 1 - losses / 2}, 4.0)
    return SimpleNamespace(history=history, spec=presets.get("fashion-relu").spec)


def end_epoch(session: Any, number: int, **values: float) -> None:
    session.history.epochs.append(EpochResult(number, number * STEPS, values, 1.0))


def shown(session: Any) -> ShownRun:
    run = ShownRun(session)
    run.update()
    return run


def test_before_the_first_update_there_is_nothing(session: Any) -> None:
    session.history = History()
    run = shown(session)
    assert run.metricName is None
    assert run.curves("loss", Wanted()) == []
    assert run.gap(3, [], Wanted()) is None
    assert run.metricNote() == ""


def test_training_and_validation_have_lanes_of_their_own(session: Any) -> None:
    end_epoch(session, 1, val_loss=1.2, train_loss=1.1)
    training, measured, validation = shown(session).curves("loss", Wanted())
    assert [training.lane, measured.lane, validation.lane] == [
        TRAINING_LANE,
        TRAINING_LANE,
        VALIDATION_LANE,
    ]
    assert (measured.label, measured.value) == ("training, measured", "1.100")
    assert measured.quiet
    assert not validation.quiet


def test_training_as_measured_can_be_left_out_or_named_shortly(session: Any) -> None:
    end_epoch(session, 1, val_loss=1.2, train_loss=1.1)
    run = shown(session)
    assert run.hasMeasured
    labels = [curve.label for curve in run.curves("loss", Wanted(narrow=True))]
    assert labels == ["training", "measured", "validation"]
    assert len(run.curves("loss", Wanted(measured=False))) == 2


def test_a_share_is_written_in_percent_and_a_loss_is_not(session: Any) -> None:
    end_epoch(session, 1, val_accuracy=0.625, val_loss=0.5)
    run = shown(session)
    assert run.metricName == "accuracy"
    assert run.curves("accuracy", Wanted())[-1].value == "62.5 %"
    assert run.curves("loss", Wanted())[-1].value == "0.500"


def test_the_best_epoch_is_that_of_the_metric_in_every_plot(session: Any) -> None:
    for number, accuracy, loss in ((1, 0.7, 0.3), (2, 0.9, 0.5), (3, 0.8, 0.1)):
        end_epoch(session, number, val_accuracy=accuracy, val_loss=loss, train_loss=1.0)
    run = shown(session)
    assert run.metricNote() == "best epoch 2"
    _, measured, validation = run.curves("loss", Wanted())
    assert (measured.mark, validation.mark) == (None, 1)


def test_overfitting_is_marked_where_validation_turned(session: Any) -> None:
    for number in (1, 2):
        end_epoch(session, number, val_loss=1.0 + number, train_loss=1.0 / number)
    run = shown(session)
    run.axis = "updates"
    curves = run.curves("loss", Wanted())
    gap = run.gap(2, curves, Wanted())
    assert gap is not None
    assert (gap.x, gap.text) == (20.0, "overfitting from epoch 2")
    assert gap.between == (curves[1], curves[2])
    alone = Wanted(measured=False)
    assert run.gap(2, run.curves("loss", alone), alone).between is None  # type: ignore[union-attr]
    assert run.gap(None, curves, Wanted()) is None


def test_with_one_update_an_epoch_every_point_is_shown(session: Any) -> None:
    session.history.steps_per_epoch = 1
    run = shown(session)
    (curve,) = run.curves("loss", Wanted())
    assert curve.dots
    assert curve.smooth is None
    assert run.lossNote() == "every update, each by all examples"


def test_what_validation_is_measured_on_is_named(session: Any) -> None:
    end_epoch(session, 1, val_loss=1.2)
    assert shown(session).curves("loss", Wanted())[-1].label == "validation"
    session.spec = presets.get("mnist-quickstart").spec
    assert shown(session).curves("loss", Wanted())[-1].label == "test"


@pytest.mark.parametrize(("steps", "words"), [(STEPS, "at epoch"), (None, "at update")])
def test_it_is_said_when_the_network_became_fit_for_use(
    session: Any, steps: int | None, words: str
) -> None:
    session.history.steps_per_epoch = steps
    good = np.ones(500, np.float32)
    session.history.add_batches({"loss": 1 - good, "accuracy": good})
    assert shown(session).metricNote().startswith(f"95 % {words}")
