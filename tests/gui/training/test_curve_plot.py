"""Curves: labels at their ends that never overlap, the view follows until moved, a pointer."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.theme import ThemeManager
from gui.training import strokes
from gui.training.curve_plot import CurvePlot
from gui.training.strokes import Curve


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> CurvePlot:
    plot = CurvePlot(themes, "Loss")
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def curve(values: list[float], label: str = "training", lane: int = 0) -> Curve:
    y = np.array(values, np.float32)
    return Curve(np.arange(1, len(y) + 1, dtype=float), y, lane, label, f"{values[-1]:.3f}")


def pixel(plot: CurvePlot, x: float, y: float) -> QColor:
    """Return the colour of the plot where its data are ``x`` and ``y``."""
    view = plot.view()
    return (
        plot.grab().toImage().pixelColor(round(float(view.across(x))), round(float(view.down(y))))
    )


def alike(one: QColor, other: QColor) -> bool:
    """Whether two colours are the same but for the smooth edge of a line."""
    channels = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(a - b) <= 30 for a, b in channels)  # type: ignore[operator]


def test_curves_carry_their_name_and_last_value(plot: CurvePlot) -> None:
    plot.setCurves([curve([2.0, 1.0, 0.5])], (0, 2))
    assert plot.labels() == ["training 0.500"]


def test_labels_of_curves_that_end_together_do_not_overlap(plot: CurvePlot) -> None:
    curves = [curve([1.0, 0.5 + i / 1000], f"lane {i}", i) for i in range(6)]
    plot.setCurves(curves, (0, 1))
    rows = [box.center().y() for box in plot.labelRects()]
    assert len(rows) == 6
    assert min(np.diff(rows)) >= plot.fontMetrics().height() - 1
    area = plot.view().area
    assert all(area.contains(box) for box in plot.labelRects())


def test_a_curve_is_seen_in_its_colour_with_the_raw_one_behind(
    plot: CurvePlot, themes: ThemeManager
) -> None:
    noisy = np.tile(np.array([0.2, 0.8], np.float32), 500)
    smooth = np.full(1000, 0.5, np.float32)
    x = np.arange(1, 1001, dtype=float)
    plot.setCurves([Curve(x, noisy, 0, "training", "", smooth)], (0, 1))
    assert alike(pixel(plot, 500, 0.5), themes.theme.lane(0))
    panel, raw = themes.theme.color("panel"), pixel(plot, 500, 0.7)
    assert raw != panel
    assert raw.lightness() > themes.theme.lane(0).lightness()
    assert pixel(plot, 500, 0.9) == panel


def test_it_changes_its_colours_with_the_theme(plot: CurvePlot, themes: ThemeManager) -> None:
    plot.setCurves([curve([0.5] * 10)], (0, 1))
    assert pixel(plot, 5, 0.9) == QColor("#FFFFFF")
    themes.setMode("dark")
    assert pixel(plot, 5, 0.9) == themes.theme.color("panel")
    assert themes.theme.isDark


def test_a_logarithmic_axis_survives_a_loss_of_zero(plot: CurvePlot) -> None:
    plot.setLogarithmic(True)
    plot.setCurves([curve([1.0, 0.0])], (0.001, 10))
    assert np.isfinite(plot.viewRange()).all()
    plot.grab()


@pytest.mark.parametrize("values", [[np.nan], [np.inf, 1.0], [1.0, np.nan], [1e38, -1e38]])
@pytest.mark.parametrize("log", [False, True])
def test_strange_values_do_no_harm(plot: CurvePlot, values: list[float], log: bool) -> None:
    plot.setLogarithmic(log)
    smooth = np.array(values, np.float32)
    x = np.arange(1.0, len(values) + 1)
    plot.setCurves([Curve(x, smooth, 0, "training", "", smooth)], (0, 1))
    assert not plot.grab().isNull()
    assert np.isfinite(plot.viewRange()).all()


def test_the_axis_grows_in_steps_so_that_its_figures_stay(plot: CurvePlot) -> None:
    rights = set()
    for size in range(1000, 1100):
        plot.setCurves([curve([1.0] * size)], (0, 1))
        rights.add(plot.viewRange()[0][1])
        assert plot.labelRects()[0].right() <= plot.width()
    assert len(rights) <= 5


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("size", [1, 2, 5, 10])
def test_the_pointers_box_covers_no_label_and_stays_inside(
    plot: CurvePlot, themes: ThemeManager, size: int, scale: float
) -> None:
    themes.setFontScale(scale)
    plot.setCurves([curve([1.0] * size), curve([0.5] * size, "test", 1)], (0, 1.5))
    for x in np.linspace(0, size, 23):
        plot.setCrossHair(x, [("epoch 1 · update 3", "text"), ("training 1.0", 0)])
        box = plot.readoutRect()
        assert plot.view().area.contains(box)
        assert not any(box.intersects(label) for label in plot.labelRects())


def test_the_pointers_line_repaints_nothing_else(plot: CurvePlot, qtbot: QtBot) -> None:
    plot.setCurves([curve([1.0] * 100)], (0, 1))
    plot.grab()
    before = plot._picture
    plot.setCrossHair(40, [("update 40", "text")])
    assert plot.crossHair() == (40, ["update 40"])
    column = round(float(plot.view().across(40)))
    shown = plot.grab().toImage()
    assert plot._picture is before
    assert shown.pixelColor(column, 250) != shown.pixelColor(column - 3, 250)
    plot.setCrossHair(None)
    assert plot.grab().toImage().pixelColor(column, 250) == shown.pixelColor(column - 3, 250)


def test_a_moment_is_marked_and_what_comes_after_it_is_pale(
    plot: CurvePlot, themes: ThemeManager
) -> None:
    plot.setCurves([curve([0.5] * 100)], (0, 1))
    plot.setMoment(50)
    theme = themes.theme
    assert pixel(plot, 50, 0.8) == theme.color("accent")
    assert alike(pixel(plot, 20, 0.5), theme.lane(0))
    assert pixel(plot, 80, 0.5).lightness() > theme.lane(0).lightness() + 60
    plot.setMoment(None)
    assert alike(pixel(plot, 80, 0.5), theme.lane(0))


def test_it_is_painted_the_same_elsewhere(plot: CurvePlot) -> None:
    noisy = np.tile(np.array([0.2, 0.8], np.float32), 500)
    x = np.arange(1, 1001, dtype=float)
    plot.setCurves([Curve(x, noisy, 0, "training", "0.5", np.full(1000, 0.5))], (0, 1))
    image = QImage(plot.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plot.paintOn(painter, 1.0)
    painter.end()
    shown = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    inside = plot.view().area.toAlignedRect().adjusted(2, 2, -2, -2)
    assert image.copy(inside) == shown.copy(inside)


def test_only_the_raw_curve_that_has_a_smooth_one_lies_behind(plot: CurvePlot) -> None:
    plot.setCurves([curve([0.5])], (0, 1))
    assert pixel(plot, 1, 0.5) != pixel(plot, 1, 0.9)  # one point alone is a dot


def test_many_points_cost_no_more_than_can_be_seen(plot: CurvePlot) -> None:
    values = np.random.default_rng(1).random(1_000_000).astype(np.float32)
    values[777_777] = 5.0
    million = Curve(np.arange(1e6), values, 0, "training", "", values)
    plot.setCurves([million], (0, 5))
    view = plot.view()
    _, high = strokes.bars(million, view, plot.width())
    assert len(high) == plot.width()
    assert np.nanmax(high) == 5.0
    assert len(strokes.line(million, view)[0]) <= plot.width()
