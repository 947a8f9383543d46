"""Where two curves part: a mark with a text that keeps clear of the curves, and a faint shade."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from gui.theme import ThemeManager
from gui.training import gap
from gui.training.curve_plot import CurvePlot
from gui.training.gap import Gap
from gui.training.strokes import Curve

TURN, LAST = 3.0, 8


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> CurvePlot:
    plot = CurvePlot(themes, "Loss")
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def curve(level: float, lane: int, size: int = LAST) -> Curve:
    x = np.arange(1, size + 1, dtype=float)
    return Curve(x, np.full(size, level), lane, "curve", "1", dots=True)


LOW, HIGH = curve(0.2, 0), curve(0.8, 1)


def show(plot: CurvePlot, shaded: bool = True, log: bool = False) -> None:
    plot.setLogarithmic(log)
    between = (LOW, HIGH) if shaded else None
    plot.setCurves([LOW, HIGH], (0.05, 1.0), Gap(TURN, "parting", between))


def color(plot: CurvePlot, x: float, y: float) -> QColor:
    view = plot.view()
    place = round(float(view.across(x))), round(float(view.down(y)))
    return plot.grab().toImage().pixelColor(*place)


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_only_what_lies_between_the_curves_is_shaded_from_the_mark_on(
    plot: CurvePlot, themes: ThemeManager, theme: str, log: bool
) -> None:
    themes.setMode(theme)  # type: ignore[arg-type]
    show(plot, log=log)
    panel = themes.theme.color("panel")
    assert color(plot, 5.5, 0.45) != panel
    for x, y in ((2.0, 0.45), (5.5, 0.9), (5.5, 0.12)):
        assert color(plot, x, y) == panel


def test_the_mark_alone_where_nothing_is_to_be_shaded(
    plot: CurvePlot, themes: ThemeManager
) -> None:
    show(plot, shaded=False)
    assert color(plot, 5.5, 0.45) == themes.theme.color("panel")
    column = round(float(plot.view().across(TURN)))
    image = plot.grab().toImage()
    area = plot.view().area
    rows = range(round(area.top()) + 2, round(area.bottom()) - 2)
    seen = {image.pixelColor(column, row).name() for row in rows}
    assert themes.theme.color("careful").name() in seen


def test_it_goes_with_the_curves(plot: CurvePlot, themes: ThemeManager) -> None:
    show(plot)
    assert plot.gap() is not None
    assert plot.accessibleDescription().endswith("parting")
    plot.setCurves([LOW, HIGH], (0.05, 1.0))
    assert plot.gap() is None
    assert color(plot, 5.5, 0.45) == themes.theme.color("panel")


def test_zoomed_in_behind_the_mark_all_between_the_curves_is_shaded(
    plot: CurvePlot, themes: ThemeManager
) -> None:
    show(plot)
    plot.lookAcross(5.0, 7.0)
    for x in (5.05, 6.95):
        assert color(plot, x, 0.45) != themes.theme.color("panel")


def test_the_text_keeps_clear_of_the_curves(plot: CurvePlot) -> None:
    metrics = QFontMetricsF(plot.font())
    show(plot)
    view = plot.view()
    right = view.area.right()
    mark = Gap(TURN, "parting")
    free = gap.textRect(mark, view, [LOW, HIGH], metrics, right)
    assert free is not None
    assert free.top() == view.area.top()
    assert free.left() > float(view.across(TURN))
    along_the_top = curve(float(view.y_at(free.center().y())), 0)
    other = gap.textRect(mark, view, [LOW, HIGH, along_the_top], metrics, right)
    assert other is not None
    assert other.top() > free.bottom()


def test_without_room_at_its_right_the_text_stands_at_its_left(plot: CurvePlot) -> None:
    show(plot)
    view = plot.view()
    column = float(view.across(TURN))
    box = gap.textRect(Gap(TURN, "parting"), view, [], QFontMetricsF(plot.font()), column + 10)
    assert box is not None
    assert box.right() < column


def test_without_room_at_either_side_the_mark_stands_alone(plot: CurvePlot) -> None:
    show(plot)
    view, metrics = plot.view(), QFontMetricsF(plot.font())
    wide = Gap(TURN, "parting " * 40)
    assert gap.textRect(wide, view, [], metrics, view.area.right()) is None
    plot.setCurves([LOW, HIGH], (0.05, 1.0), wide)
    assert not plot.grab().isNull()


def test_a_single_point_has_nothing_between(plot: CurvePlot) -> None:
    one = curve(0.2, 0, 1), curve(0.8, 1, 1)
    plot.setCurves([*one], (0, 1), Gap(1.0, "parting", one))
    assert not plot.grab().isNull()
