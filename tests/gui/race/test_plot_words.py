"""What stands beside the titles of the race's plots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.spec.losses import MeanSquaredError
from engine.training.history import EpochResult
from gui.race import plot_words
from gui.race.plot_modes import PlotModes
from gui.race.race_curves import RaceCurves
from tests.helpers.lane_runs import learn, make_lane, make_lanes


@pytest.fixture
def curves() -> RaceCurves:
    return RaceCurves()


def test_before_the_race_it_is_said_what_comes(curves: RaceCurves) -> None:
    assert all(plot_words.hints(curves))
    assert plot_words.note(curves, curves.loss()) == ""
    curves.setLanes(make_lanes(2))
    assert plot_words.hints(curves) == ("", "")


def test_an_axis_that_no_lane_knows_is_told(curves: RaceCurves) -> None:
    lane = make_lane(1)
    lane.history.steps_per_epoch = 0
    curves.setLanes([lane])
    assert "Choose another" in plot_words.hints(curves)[0]


def test_training_says_whether_raw_curves_are_behind(curves: RaceCurves) -> None:
    curves.setLanes(make_lanes(2))
    assert plot_words.note(curves, curves.loss()) == "training, smoothed; raw behind"
    curves.modes = PlotModes(raw=False)
    assert plot_words.note(curves, curves.loss()) == "training, smoothed"


def test_until_all_have_validation_it_is_said_what_stands_in(curves: RaceCurves) -> None:
    lanes = make_lanes(2, 60)
    curves.setLanes(lanes)
    wanted = curves.metric()
    assert plot_words.note(curves, wanted) == "training so far; validation from the end of epoch 1"
    learn(lanes[0], 50, 0.2)
    assert "thin" in plot_words.note(curves, wanted)
    learn(lanes[1], 50, 0.2)
    assert plot_words.note(curves, wanted) == "validation, at the end of each epoch"


def test_a_race_without_validation_says_so(curves: RaceCurves) -> None:
    lane = make_lane(1, 50)
    lane.history.epochs.append(EpochResult(1, 100, {"loss": 0.1}, 1.0))
    curves.setLanes([lane])
    assert "no validation" in plot_words.note(curves, curves.metric())


def test_different_losses_are_said_not_to_compare_but_accuracies_do(curves: RaceCurves) -> None:
    lanes = make_lanes(2)
    training = replace(lanes[1].spec.training, loss=MeanSquaredError())
    lanes[1].spec = replace(lanes[1].spec, training=training)
    curves.setLanes(lanes)
    assert plot_words.note(curves, curves.loss()).startswith("different losses, not to be compared")
    assert "different" not in plot_words.note(curves, curves.metric())


@pytest.mark.parametrize(
    ("axis", "text"),
    [
        ("epochs", "epoch 1234.50"),
        ("updates", "update 1,234"),
        ("examples", "1,234 examples"),
        ("seconds", "1234.5 s"),
    ],
)
def test_the_place_is_said_by_its_axis(axis: str, text: str) -> None:
    assert plot_words.place(axis, 1234.5) == text
