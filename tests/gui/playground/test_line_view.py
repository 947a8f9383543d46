"""One input: the curve of the answers over the points."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight.observation import Field
from gui.playground.chart import Samples
from gui.playground.line_view import LineView
from gui.playground.pictures import classColour
from gui.theme import ThemeManager
from tests.gui.playground.conftest import line_field

X = np.linspace(-1, 1, 9, dtype=np.float32)[:, None]
NONE = np.zeros(9, bool)


@pytest.fixture
def line(themes: ThemeManager, qtbot: QtBot) -> LineView:
    view = LineView(themes)
    qtbot.addWidget(view)
    view.resize(420, 320)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_curve_runs_where_the_network_answers(line: LineView, themes: ThemeManager) -> None:
    line.setSamples(Samples(X, -X[:, 0], NONE, 0), ("x", "target"))
    line.setField(line_field())
    image, frame = line.grab().toImage(), line.frame()
    for x in (-0.63, 0.63):
        colour = image.pixelColor(frame.place(x, x).toPoint())
        assert colour.lightness() < 100  # the text's colour, its edge smoothed
        point = image.pixelColor(frame.place(-np.sign(x) * 0.75, np.sign(x) * 0.75).toPoint())
        assert point.name() == themes.theme.lane(0).name()


def test_the_answer_at_an_input_is_told(line: LineView) -> None:
    line.setSamples(Samples(X, X[:, 0], NONE, 0), ("x", "target"))
    assert line.answerAt(0.5, 0.0) is None
    line.setField(line_field())
    answer = line.answerAt(0.5, 99.0)
    assert answer is not None
    assert answer[0] == pytest.approx(0.5, abs=0.02)
    assert line.answerAt(5.0, 0.0) is None


def test_classes_have_a_curve_each_in_their_colours(line: LineView, themes: ThemeManager) -> None:
    shares = np.full((100, 3), 1 / 3, np.float32)
    labels = (np.arange(9) % 3).astype(np.int32)
    line.setSamples(Samples(X, labels, NONE, 3), ("x", "probability"))
    line.setField(Field((-1.3,), (1.3,), shares, ()))
    colours = [colour for colour, _ in line.curves()]
    assert colours == [classColour(themes.theme, label) for label in range(3)]
    line.setSamples(Samples(X, labels % 2, NONE, 2), ("x", "probability"))
    line.setField(Field((-1.3,), (1.3,), shares[:, :2], ()))
    assert [colour for colour, _ in line.curves()] == [classColour(themes.theme, 1)]


def test_a_hidden_unit_is_drawn_too(line: LineView) -> None:
    line.setSamples(Samples(X, X[:, 0], NONE, 0), ("x", "target"))
    field = line_field()
    line.setField(field)
    before = line.grab().toImage()
    line.setUnit(field.hidden[0][1][:, 1])
    assert line.grab().toImage() != before
    line.setUnit(None)
    assert line.grab().toImage() == before


def test_a_diverged_network_draws_nothing(line: LineView) -> None:
    line.setSamples(Samples(X, X[:, 0], NONE, 0), ("x", "target"))
    line.setField(Field((-1.3,), (1.3,), np.full((100, 1), np.nan, np.float32), ()))
    assert not line.grab().isNull()
