"""Points: in the colours of their classes, thinned where there are too many, zoomed and back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.data.scatter import MOST_POINTS, ScatterView, someOf

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(themes, qtbot):
    widget = ScatterView(themes)
    qtbot.addWidget(widget)
    widget.resize(640, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def cloud(count):
    rng = np.random.default_rng(5)
    return rng.normal(0, 1, (count, 2)), np.arange(count) % 2


def brushes(view):
    return [spot.brush().color() for spot in view.plot.points.points()]


def words(view):
    return [entry.text for entry, _ in view.legend.shown()]


def zoom(view):
    viewport = view.plot.viewport()
    centre = QPointF(viewport.rect().center())
    event = QWheelEvent(
        centre, viewport.mapToGlobal(centre), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_points_have_the_colours_of_their_classes_and_names_stand_above(view, themes):
    x, labels = cloud(40)
    view.setPoints(x, labels, ("inner", "outer"), ("x1", "x2"))
    assert words(view) == ["inner", "outer"]
    wanted = [themes.theme.lane(label).rgb() for label in labels.tolist()]
    assert [colour.rgb() for colour in brushes(view)] == wanted
    shown_x, shown_y = view.plot.points.getData()
    assert np.column_stack((shown_x, shown_y)) == pytest.approx(x)


def test_another_theme_recolours(view, themes):
    x, labels = cloud(4)
    view.setPoints(x, labels, ("inner", "outer"), ("x1", "x2"))
    themes.setMode("dark")
    assert [colour.rgb() for colour in brushes(view)] == [
        themes.theme.lane(label).rgb() for label in labels.tolist()
    ]
    assert view.plot.backgroundBrush().color() == themes.theme.color("panel")


def test_classes_of_the_same_colour_have_other_marks(view):
    x = np.zeros((14, 2))
    view.setPoints(x, np.arange(14), [str(n) for n in range(14)], ("a", "b"))
    marks = [(s.brush().color().rgb(), s.symbol()) for s in view.plot.points.points()]
    assert len(set(marks)) == 14


def test_test_points_are_hollow_and_the_legend_says_so(view, themes):
    x, labels = cloud(4)
    hollow = np.array([False, False, True, True])
    view.setPoints(x, labels, ("inner", "outer"), ("x1", "x2"), hollow)
    panel = themes.theme.color("panel")
    assert [colour == panel for colour in brushes(view)] == hollow.tolist()
    pens = [spot.pen().color().rgb() for spot in view.plot.points.points()][2:]
    assert pens == [themes.theme.lane(0).rgb(), themes.theme.lane(1).rgb()]
    assert words(view) == ["inner", "outer", "training", "test"]


def test_a_unit_is_as_long_on_both_axes(view):
    x = np.array([[0.0, 0.0], [10.0, 1.0]])
    view.setPoints(x, np.array([0, 1]), ("a", "b"), ("x1", "x2"))
    across, up = view.plot.getViewBox().viewPixelSize()
    assert across == pytest.approx(up)
    view.setCurve(np.array([0.0, 1.0]), np.array([0.0, 1000.0]), ("x", "y"))
    across, up = view.plot.getViewBox().viewPixelSize()
    assert up > 100 * across


def test_all_points_are_in_view(view):
    x, labels = cloud(200)
    view.setPoints(100 * x, labels, ("a", "b"), ("x1", "x2"))
    (left, right), (bottom, top) = view.plot.viewRange()
    low, high = 100 * x.min(axis=0), 100 * x.max(axis=0)
    assert left < low[0] < high[0] < right
    assert bottom < low[1] < high[1] < top


def test_a_double_click_shows_everything_again(view, qtbot):
    x, labels = cloud(50)
    view.setPoints(x, labels, ("a", "b"), ("x1", "x2"))
    whole = np.array(view.plot.viewRange())
    zoom(view)
    assert not np.allclose(view.plot.viewRange(), whole)
    viewport = view.plot.viewport()
    qtbot.mouseDClick(viewport, LEFT, pos=viewport.rect().center())
    assert np.array(view.plot.viewRange()) == pytest.approx(whole)


def test_too_many_points_are_thinned_and_the_note_says_so(view):
    x, labels = cloud(20_000)
    view.setPoints(x, labels, ("a", "b"), ("x1", "x2"))
    drawn = view.plot.points.getData()[0]
    assert len(drawn) == MOST_POINTS
    assert view.note().startswith("3,000 of 20,000 points")
    view.setPoints(x, labels, ("a", "b"), ("x1", "x2"))
    assert (view.plot.points.getData()[0] == drawn).all()
    view.setPoints(x[:100], labels[:100], ("a", "b"), ("x1", "x2"))
    assert view.note() == ""


def test_some_are_chosen_from_everywhere_and_keep_their_order():
    chosen = someOf(np.arange(100_000), 1000)
    assert len(chosen) == 1000
    assert (np.diff(chosen) > 0).all()
    assert 45_000 < chosen.mean() < 55_000


def test_a_curve_has_training_and_test_points_in_the_colours_of_the_parts(view, themes):
    x = np.linspace(0, 1, 4)
    hollow = np.array([False, True, False, True])
    view.setCurve(x, x**2, ("x", "y"), hollow)
    assert words(view) == ["training", "test"]
    pens = [spot.pen().color().rgb() for spot in view.plot.points.points()]
    assert pens[1] == pens[3] == themes.theme.lane(2).rgb()
    assert brushes(view)[0].rgb() == themes.theme.lane(0).rgb()


def test_what_is_not_a_number_is_left_out(view):
    x = np.array([[0.0, 1.0], [np.nan, 2.0], [3.0, np.inf]])
    view.setPoints(x, np.array([0, 0, 1]), ("a", "b"), ("x1", "x2"))
    assert len(view.plot.points.getData()[0]) == 1
    assert np.isfinite(view.plot.viewRange()).all()


def test_axes_are_named_and_signs_are_taken_literally(view):
    x, labels = cloud(4)
    view.setPoints(x, labels, ("a", "b"), ("length <cm>", "width & more"))
    shown = [view.plot.getAxis(side).label.toPlainText() for side in ("bottom", "left")]
    assert [text.strip() for text in shown] == ["length <cm>", "width & more"]


def test_the_hint_is_there_only_while_there_are_no_points(view):
    view.setHint("No points yet")
    assert view.plot._hint.isVisible()
    x, labels = cloud(4)
    view.setPoints(x, labels, ("a", "b"), ("x1", "x2"))
    assert not view.plot._hint.isVisible()
    view.clear()
    assert view.plot._hint.isVisible()
    assert words(view) == []


def test_there_is_no_menu(view, qtbot):
    x, labels = cloud(4)
    view.setPoints(x, labels, ("a", "b"), ("x1", "x2"))
    viewport = view.plot.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=viewport.rect().center())
    assert QApplication.activePopupWidget() is None
