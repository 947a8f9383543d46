"""Answers as colours, and the lines between them."""

from __future__ import annotations

import numpy as np
import pytest

from gui.playground.pictures import answerImage, borderLines, classColour, zeroLines
from gui.theme import loadTheme, mix


def answers(one: np.ndarray) -> np.ndarray:
    return np.stack([1 - one, one], axis=-1).astype(np.float32)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_certain_answer_has_its_class_colour_and_an_undecided_one_that_of_the_sheet(
    name: str,
) -> None:
    theme = loadTheme(name)
    image = answerImage(answers(np.array([[0.0, 0.5, 1.0]] * 3)), theme)
    certain = [image.pixelColor(x, 0) for x in (0, 2)]
    assert image.pixelColor(1, 0).name() == theme.color("panel").name()
    for colour, label in zip(certain, (0, 1), strict=True):
        hues = abs(colour.hueF() - classColour(theme, label).hueF())
        assert min(hues, 1 - hues) < 0.03
        assert colour != classColour(theme, label)  # points must stand out from it


def test_the_second_input_rises_upwards() -> None:
    theme = loadTheme("light")
    image = answerImage(answers(np.array([[0.0, 0.0], [1.0, 1.0]])), theme)
    assert image.pixelColor(0, 0).red() > image.pixelColor(0, 1).red()  # vermilion above


def test_what_is_no_number_is_the_sheet() -> None:
    theme = loadTheme("light")
    image = answerImage(np.full((2, 2, 2), np.nan, np.float32), theme)
    assert image.pixelColor(1, 1).name() == theme.color("panel").name()
    assert borderLines(np.full((4, 4, 2), np.nan, np.float32)) == []


def test_the_border_is_where_both_are_as_probable() -> None:
    across = np.linspace(0, 1, 21)
    lines = borderLines(answers(np.tile(1 / (1 + np.exp(-8 * (across - 0.31))), (21, 1))))
    xs = [end.x() for line in lines for end in (line.p1(), line.p2())]
    ys = [end.y() for line in lines for end in (line.p1(), line.p2())]
    assert xs == pytest.approx([0.31] * len(xs), abs=0.01)
    assert (min(ys), max(ys)) == (0, 1)
    assert sum(line.length() for line in lines) == pytest.approx(1, abs=0.01)


def test_a_circle_has_the_length_of_a_circle() -> None:
    x, y = np.meshgrid(*[np.linspace(-1, 1, 100)] * 2)
    lines = zeroLines(0.5 - np.hypot(x, y))
    lengths = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    assert 2 * lengths.sum() == pytest.approx(np.pi, rel=0.01)
    middles = np.hypot(lines[:, 0] - 0.5, lines[:, 1] - 0.5)
    assert middles == pytest.approx(np.full(len(lines), 0.25), abs=0.002)


def test_three_classes_meet_and_no_line_runs_below_the_third() -> None:
    x, y = np.meshgrid(*[np.linspace(-1, 1, 60)] * 2)
    logits = np.stack([y * 6, -y * 6 - 6 * x, -y * 6 + 6 * x], axis=-1)
    shares = np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True)
    lines = borderLines(shares)
    above = [line for line in lines if line.y1() > 0.76]
    assert above == []  # there class 0 is the likeliest, on both sides of x = 0
    assert any(abs(line.x1() - 0.5) < 0.02 and line.y1() < 0.4 for line in lines)


def test_no_border_where_one_class_is_everywhere() -> None:
    assert borderLines(answers(np.full((10, 10), 0.2))) == []


def test_further_classes_than_colours_can_be_told_apart() -> None:
    theme = loadTheme("light")
    assert classColour(theme, 6) != classColour(theme, 0)
    assert classColour(theme, 6) == mix(theme.lane(0), theme.color("text"), 0.4)
