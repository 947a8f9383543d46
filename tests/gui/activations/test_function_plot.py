"""One plot of functions: the line across, zones, labels and the lines of Maxout."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.insight.activation_curves import Line, MaxOfLines, plain
from gui.activations.function_plot import FunctionPlot
from gui.activations.shown import MAXOUT, Shown
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton
SIX = ("sigmoid", "tanh", "relu", "elu", "selu", "gelu")


def shown(*kinds: str) -> list[Shown]:
    return [Shown(kind, kind, plain(kind), lane) for lane, kind in enumerate(kinds)]


def maxout(*lines: Line) -> list[Shown]:
    return [Shown(MAXOUT, "Maxout", MaxOfLines(lines), 5)]


def made(themes: ThemeManager, qtbot: QtBot, slope: bool) -> FunctionPlot:
    plot = FunctionPlot(themes, slope)
    qtbot.addWidget(plot)
    plot.resize(420, 320)
    plot.setCurves(shown("sigmoid", "relu"), "sigmoid")
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


@pytest.fixture
def plot(themes: ThemeManager, qtbot: QtBot) -> FunctionPlot:
    return made(themes, qtbot, slope=False)


@pytest.fixture
def slopes(themes: ThemeManager, qtbot: QtBot) -> FunctionPlot:
    return made(themes, qtbot, slope=True)


def at(plot: FunctionPlot, x: float, y: float) -> QPoint:
    view = plot.view()
    return QPoint(round(float(view.across(x))), round(float(view.down(y))))


def drag(plot: FunctionPlot, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(plot, LEFT, pos=start)
    qtbot.mouseMove(plot, end)
    qtbot.mouseRelease(plot, LEFT, pos=end)


def picture(plot: FunctionPlot) -> QImage:
    return plot.grab().toImage()


def test_the_line_goes_where_it_is_dragged(plot: FunctionPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.xMoved):
        drag(plot, qtbot, at(plot, 0.5, 2.0), at(plot, 3.0, 2.0))
    assert plot.lineAt() == pytest.approx(3.0, abs=0.05)


def test_the_line_stays_within_the_axis(plot: FunctionPlot, qtbot: QtBot) -> None:
    drag(plot, qtbot, at(plot, 0.5, 2.0), QPoint(2000, 50))
    assert plot.lineAt() == 7.0


def test_keys_move_the_line(plot: FunctionPlot, qtbot: QtBot) -> None:
    for key, x in (
        (Qt.Key.Key_Right, 0.1),
        (Qt.Key.Key_PageUp, 1.1),
        (Qt.Key.Key_Left, 1.0),
        (Qt.Key.Key_PageDown, 0.0),
        (Qt.Key.Key_Right, 0.1),
        (Qt.Key.Key_Home, 0.0),
    ):
        with qtbot.waitSignal(plot.xMoved) as moved:
            qtbot.keyClick(plot, key)
        assert moved.args == [pytest.approx(x)]


def test_the_figures_are_those_at_the_line(plot: FunctionPlot, slopes: FunctionPlot) -> None:
    for each in (plot, slopes):
        each.setX(-2.0)
    assert [text.strip() for text in plot.readout()] == ["0.119  sigmoid", "0.000  relu"]
    assert [text.strip() for text in slopes.readout()] == ["0.105  sigmoid", "0.000  relu"]
    assert "0.119" in plot.accessibleDescription()
    assert plot.chosenValue() == pytest.approx(0.1192, abs=1e-4)


def test_a_box_of_figures_shows_while_asked_for(plot: FunctionPlot) -> None:
    before = picture(plot)
    plot.setReadout(True)
    assert picture(plot) != before
    plot.setReadout(False)
    assert picture(plot) == before


def test_a_click_on_a_curve_chooses_it(plot: FunctionPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.chosen) as chosen:
        qtbot.mouseClick(plot, LEFT, pos=at(plot, 2.0, 2.0))
    assert chosen.args == ["relu"]
    with qtbot.assertNotEmitted(plot.chosen):
        qtbot.mouseClick(plot, LEFT, pos=at(plot, -4.0, 2.0))


def test_flat_parts_of_the_function_in_front_are_shaded(
    plot: FunctionPlot, themes: ThemeManager
) -> None:
    panel = themes.theme.color("panel").name()
    flat, steep = at(plot, -5.3, 1.7), at(plot, -1.3, 1.7)
    image = picture(plot)
    assert image.pixelColor(flat).name() != panel
    assert image.pixelColor(steep).name() == panel
    plot.setCurves(shown("sigmoid", "relu"), "relu")
    dead = picture(plot)
    assert dead.pixelColor(steep).name() != panel
    assert dead.pixelColor(flat) != image.pixelColor(flat)
    assert dead.pixelColor(at(plot, 3.7, 1.7)).name() == panel


def test_labels_do_not_cover_each_other(plot: FunctionPlot, slopes: FunctionPlot) -> None:
    for each in (plot, slopes):
        each.setCurves(shown(*SIX), "relu")
        places = [label.place for label in each.labels()]
        assert len(places) == 6
        assert not any(a.intersects(b) for a, b in itertools.combinations(places, 2))
        assert all(each.rect().contains(place.toAlignedRect()) for place in places)


def test_a_label_has_the_colour_of_its_curve(plot: FunctionPlot, themes: ThemeManager) -> None:
    colours = {label.text: label.color for label in plot.labels()}
    assert colours == {"sigmoid": themes.theme.laneText(0), "relu": themes.theme.laneText(1)}


def test_a_jump_is_no_line(plot: FunctionPlot, themes: ThemeManager) -> None:
    plot.setCurves([Shown("step", "step", plain("step"), 0)], "")
    plot.setX(5.0)
    image, lane = picture(plot), themes.theme.lane(0)
    column = at(plot, 0.0, 0.5)
    beside = [image.pixelColor(column + QPoint(dx, 0)) for dx in range(-2, 3)]
    assert lane not in beside
    assert image.pixelColor(at(plot, 2.0, 1.0)) == lane


def test_the_ends_of_the_lines_can_be_dragged(plot: FunctionPlot, qtbot: QtBot) -> None:
    plot.setCurves(maxout(Line(0.0, 0.0), Line(1.0, 0.0)), MAXOUT)
    start = plot.handlePlaces()[0, 0].toPoint()
    with qtbot.waitSignal(plot.linesMoved) as moved:
        drag(plot, qtbot, start, at(plot, -2.5, 2.0))
    first, second = moved.args[0].lines
    assert float(first.at(-2.5)) == pytest.approx(2.0, abs=0.05)
    assert float(first.at(2.5)) == pytest.approx(0.0)
    assert second == Line(1.0, 0.0)


def test_a_line_stays_in_the_plot(plot: FunctionPlot, qtbot: QtBot) -> None:
    plot.setCurves(maxout(Line(0.0, 0.0)), MAXOUT)
    with qtbot.waitSignal(plot.linesMoved) as moved:
        drag(plot, qtbot, plot.handlePlaces()[0, 1].toPoint(), QPoint(200, -500))
    assert float(moved.args[0].lines[0].at(2.5)) == pytest.approx(3.0)


def test_keys_go_through_the_ends_and_move_them(plot: FunctionPlot, qtbot: QtBot) -> None:
    plot.setCurves(maxout(Line(0.0, 0.0), Line(1.0, 0.0)), MAXOUT)
    with qtbot.waitSignal(plot.linesMoved) as moved:
        qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert float(moved.args[0].lines[0].at(-2.5)) == pytest.approx(0.1)
    qtbot.keyClick(plot, Qt.Key.Key_Space)
    qtbot.keyClick(plot, Qt.Key.Key_Space)
    with qtbot.waitSignal(plot.linesMoved) as moved:
        qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert float(moved.args[0].lines[1].at(-2.5)) == pytest.approx(-2.6)


def test_slopes_of_maxout_cannot_be_dragged(slopes: FunctionPlot) -> None:
    slopes.setCurves(maxout(Line(0.0, 0.0), Line(1.0, 0.0)), MAXOUT)
    assert slopes.handlePlaces() == {}


def test_it_shows_nothing_without_functions(plot: FunctionPlot) -> None:
    plot.setCurves([], "")
    plot.setReadout(True)
    picture(plot)
    assert plot.labels() == []
    assert plot.chosenValue() is None


def test_focus_is_seen_and_told(plot: FunctionPlot, qtbot: QtBot) -> None:
    plot.clearFocus()
    before = picture(plot)
    with qtbot.waitSignal(plot.attended):
        plot.setFocus()
    assert plot.isAttended()
    assert picture(plot) != before
