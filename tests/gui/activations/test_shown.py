"""Colours of the functions, and what is seen of the axes."""

from __future__ import annotations

from engine.insight.activation_curves import Line, MaxOfLines, plain
from gui.activations.shown import CUT, MAXOUT, MOST, Shown, freeLane, verticalRange


def shown(*kinds: str) -> list[Shown]:
    return [Shown(kind, kind, plain(kind), lane) for lane, kind in enumerate(kinds)]


def test_a_function_keeps_its_colour_where_it_is_free() -> None:
    assert freeLane("relu", ()) == 2
    assert freeLane("relu", (2,)) != 2


def test_others_take_no_colour_of_the_first_ones_while_there_is_another() -> None:
    taken: list[int] = []
    for kind in ("gelu", "selu", "sigmoid", "tanh", "relu"):
        taken.append(freeLane(kind, taken))
    assert len(set(taken)) == 5
    assert taken[2:] == [0, 1, 2]
    assert max(taken) < MOST


def test_bounded_functions_are_seen_whole() -> None:
    low, high = verticalRange(shown("sigmoid", "tanh"), slope=False)
    assert -1.3 < low < -1
    assert 1 < high < 1.3
    assert verticalRange(shown("relu6"), slope=False)[1] > 6


def test_what_grows_without_end_is_cut() -> None:
    for kind in ("linear", "exponential", "relu"):
        low, high = verticalRange(shown(kind), slope=False)
        assert high < 2 * CUT
        assert low > -2 * CUT


def test_the_axis_stays_while_the_lines_of_maxout_are_dragged() -> None:
    steep, level = (
        [Shown(MAXOUT, "Maxout", MaxOfLines((Line(slope, 0.0),)), 5)] for slope in (1.2, 0.0)
    )
    assert verticalRange(steep, slope=False) == verticalRange(level, slope=False)
