"""Mean curves with the bands of their seeds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine.insight.comparison import LaneResult, SeedResult, compare
from gui.race.band_plot import BandPlot, pointedText
from gui.theme import ThemeManager
from tests.helpers.seeds import BEST, lanes, result, results, rising


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> BandPlot:
    plot = BandPlot(themes)
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def show(plot: BandPlot, seeds: Sequence[SeedResult]) -> None:
    plot.setBands(compare(seeds, range(3)), lanes())


def test_the_band_covers_what_its_seeds_do(plot: BandPlot) -> None:
    wide = [
        SeedResult(s, {0: rising(0.9 + shift), 1: rising(0.5), 2: rising(0.4)})
        for s, shift in enumerate((-0.05, 0.0, 0.05))
    ]
    show(plot, wide)

    def at(epoch: float, value: float) -> QColor:
        seen = plot.view()
        place = QPoint(round(float(seen.across(epoch))), round(float(seen.down(value))))
        return plot.grab().toImage().pixelColor(place)

    inside, outside = at(2.5, 0.92), at(2.5, 0.98)
    assert inside != outside
    assert inside.blue() > inside.red()


def test_only_whole_epochs_have_figures_and_the_first_stands_at_the_left(plot: BandPlot) -> None:
    show(plot, results(2))
    assert [tick.text for tick in plot._x_ticks()] == ["1", "2", "3"]
    low, high = plot.viewRange()[0]
    assert 0.5 < low < 1
    assert high > 3


def test_one_epoch_can_be_seen_too(plot: BandPlot, themes: ThemeManager) -> None:
    short = [
        SeedResult(s, {i: result(best + s / 100) for i, best in enumerate(BEST)}) for s in range(3)
    ]
    show(plot, short)
    assert [tick.text for tick in plot._x_ticks()] == ["1"]
    image, seen = plot.grab().toImage(), plot.view()
    low, high = (round(float(seen.down(0.9 + shift))) for shift in (0.001, 0.019))
    column = round(float(seen.across(1))) + 1
    assert all(image.pixelColor(column, y) != themes.theme.color("panel") for y in (low, high))


def test_one_seed_has_a_mean_and_no_span() -> None:
    several = compare(results(5), range(3))
    assert pointedText(several, 0, 2) == "88.2 % (88.0 % – 88.4 %)"
    assert pointedText(compare(results(1), range(3)), 0, 2) == "88.0 %"
    without = [SeedResult(0, {0: rising(0.9), 1: LaneResult(())})]
    assert pointedText(compare(without, range(2)), 1, 1) == ""
