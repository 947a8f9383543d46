"""What the race's plots can be set to."""

from __future__ import annotations

from engine.training.history import SMOOTHED
from gui.race.plot_modes import SMOOTHINGS, PlotModes


def test_the_axis_goes_round_over_those_that_are_known() -> None:
    modes, seen = PlotModes(), []
    for _ in range(3):
        modes = modes.withNextAxis(lambda axis: axis != "seconds")
        seen.append(modes.axis)
    assert sorted(seen) == ["epochs", "examples", "updates"]
    assert modes.axis == "epochs"


def test_an_axis_stays_where_nothing_else_is_known() -> None:
    assert PlotModes().withNextAxis(lambda _: False) == PlotModes()


def test_the_smoothing_goes_round_and_back_to_the_usual_one() -> None:
    modes, seen = PlotModes(), []
    for _ in SMOOTHINGS:
        modes = modes.withNextSmoothing()
        seen.append(modes.smoothed)
    assert sorted(seen) == sorted(SMOOTHINGS)
    assert modes.smoothed == SMOOTHED
    assert PlotModes(smoothed=77).withNextSmoothing().smoothed == SMOOTHED


def test_each_plot_has_a_source_of_its_own() -> None:
    modes = PlotModes().withOtherLoss()
    assert (modes.loss, modes.metric) == ("validation", "validation")
    assert not modes.isOfBatches
    assert modes.withOtherMetric().isOfBatches
    assert modes.withOtherLoss() == PlotModes()
