"""The plane of two inputs as it is seen."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.playground.chart import Samples
from gui.playground.pictures import classColour
from gui.playground.plane_view import PlaneView
from gui.theme import ThemeManager
from tests.gui.playground.conftest import split_field

XOR = Samples(
    np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32),
    np.array([0, 1, 1, 0], np.int32),
    np.array([False, False, False, True]),
    2,
)
LOW, HIGH = (-0.15, -0.15), (1.15, 1.15)


@pytest.fixture
def plane(themes: ThemeManager, qtbot: QtBot) -> PlaneView:
    view = PlaneView(themes)
    qtbot.addWidget(view)
    view.resize(420, 420)
    view.setSamples(XOR, ("x₁", "x₂"))
    view.setRange(LOW, HIGH)
    with qtbot.waitExposed(view):
        view.show()
    return view


def colour_at(plane: PlaneView, x: float, y: float) -> QColor:
    return plane.grab().toImage().pixelColor(plane.frame().place(x, y).toPoint())


def test_points_are_filled_to_learn_from_and_rings_to_test_with(
    plane: PlaneView, themes: ThemeManager
) -> None:
    assert colour_at(plane, 0, 1).name() == classColour(themes.theme, 1).name()
    assert colour_at(plane, 1, 1).name() == themes.theme.color("panel").name()


def test_the_ground_is_the_answer_and_the_border_is_drawn(
    plane: PlaneView, themes: ThemeManager
) -> None:
    assert colour_at(plane, 0.2, 0.4).name() == themes.theme.color("panel").name()
    plane.setField(split_field())
    left, right = colour_at(plane, 0.1, 0.4), colour_at(plane, 0.9, 0.4)
    assert left.blue() > left.red()
    assert right.red() > right.blue()
    image, frame = plane.grab().toImage(), plane.frame()
    middle = frame.place(0.5, 0.4).toPoint()
    dark = min(image.pixelColor(middle + QPoint(d, 0)).lightness() for d in range(-2, 3))
    assert dark < 120


def test_numbers_are_a_heat_map_without_a_border(plane: PlaneView) -> None:
    numbers = Samples(XOR.x, np.array([-1, 1, 1, -1], np.float32), XOR.hollow, 0)
    plane.setSamples(numbers, ("x₁", "x₂"))
    slope = np.tile(np.linspace(-1, 1, 100, dtype=np.float32), (100, 1))[..., None]
    plane.setField(dataclasses.replace(split_field(0), output=slope))
    assert colour_at(plane, 0.95, 0.5).blue() > colour_at(plane, 0.95, 0.5).red()
    assert colour_at(plane, 0.05, 0.5).red() > colour_at(plane, 0.05, 0.5).blue()
    assert colour_at(plane, 0.5, 0.4).lightness() > 200


def test_the_nearest_answer_is_told_and_none_beyond_the_field(plane: PlaneView) -> None:
    assert plane.answerAt(0.5, 0.5) is None
    plane.setField(split_field())
    answer = plane.answerAt(1.0, 0.2)
    assert answer is not None
    assert answer.argmax() == 1
    assert plane.answerAt(1.2, 0.2) is None


def test_points_cannot_be_set_while_they_are_only_looked_at(plane: PlaneView, qtbot: QtBot) -> None:
    spies = [QSignalSpy(signal) for signal in (plane.added, plane.moved, plane.removed)]
    place = plane.frame().place(0, 0).toPoint()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        qtbot.mouseClick(plane, button, pos=place)
    qtbot.keyClick(plane, Qt.Key.Key_Return)
    qtbot.keyClick(plane, Qt.Key.Key_Delete)
    assert [spy.count() for spy in spies] == [0, 0, 0]


def test_a_point_beside_the_plane_is_not_set(plane: PlaneView, qtbot: QtBot) -> None:
    plane.setEditing(True)
    added = QSignalSpy(plane.added)
    qtbot.mouseClick(plane, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert added.count() == 0


def test_a_drag_ends_within_the_plane(plane: PlaneView, qtbot: QtBot) -> None:
    plane.setEditing(True)
    left, start = Qt.MouseButton.LeftButton, plane.frame().place(0, 0).toPoint()
    qtbot.mousePress(plane, left, pos=start)
    qtbot.mouseMove(plane, QPoint(2, plane.height() - 2))
    with qtbot.waitSignal(plane.moved) as moved:
        qtbot.mouseRelease(plane, left, pos=QPoint(2, plane.height() - 2))
    assert moved.args[0] == 0
    assert moved.args[1:] == pytest.approx(LOW)
