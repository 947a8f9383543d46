"""What the arithmetic is about: what was chosen stays, the rest follows the numbers."""

from __future__ import annotations

from engine.insight.arithmetic import BIAS
from gui.insight.arithmetic_choice import Choice, Chosen, liveliest, unitValues
from tests.helpers.arithmetic import PIXELS, dense_look, inner_look, kernel_look, picture


def fitted(look: object) -> Choice:
    choice = Choice()
    choice.begin(1)
    choice.fit(look)  # type: ignore[arg-type]
    return choice


def test_nothing_chosen_shows_the_liveliest_unit_and_its_weightiest_input() -> None:
    look = dense_look()
    choice = fitted(look)
    assert choice.unit == liveliest(look) == 39
    assert choice.summed(look).terms[0].row == choice.row == 2 * 6 + 3
    assert choice.column == 39


def test_a_filter_is_as_lively_as_where_it_gives_most() -> None:
    look = kernel_look()
    assert unitValues(look).tolist() == [1.5] * 3
    choice = fitted(look)
    choice.summed(look)
    assert choice.at == (1, 2)


def test_another_picture_has_another_weightiest_input_unless_one_was_chosen() -> None:
    first, second = dense_look(), dense_look(picture((0, 0)))
    choice = fitted(first)
    choice.summed(first)
    choice.forgetRow()
    choice.summed(second)
    assert choice.row == 0
    assert choice.chooseRow(7)
    choice.forgetRow()
    choice.summed(first)
    assert choice.row == 7


def test_another_unit_has_a_place_of_its_own() -> None:
    look = kernel_look()
    choice = fitted(look)
    choice.chooseAt((0, 0))
    choice.summed(look)
    assert choice.at == (0, 0)
    assert choice.chooseUnit(1)
    choice.summed(look)
    assert choice.at == (1, 2)
    assert not choice.chooseUnit(1)


def test_a_weight_and_a_unit_that_are_not_there_are_let_go_of() -> None:
    choice = fitted(dense_look())
    choice.chooseRow(PIXELS - 1)
    small = inner_look()
    choice.fit(small)
    choice.summed(small)
    assert choice.unit == small.units - 1
    assert choice.row in range(4)
    choice.chooseRow(BIAS)
    choice.summed(small)
    assert choice.row == BIAS


def test_what_was_chosen_is_handed_on() -> None:
    look = kernel_look()
    choice = Choice()
    choice.begin(1)
    assert choice.chosen() == Chosen()
    choice.fit(look)
    choice.chooseUnit(1)
    choice.chooseAt((3, 3))
    choice.chooseRow(BIAS)
    other = Choice()
    other.restore(1, choice.chosen())
    other.fit(look)
    other.summed(look)
    assert (other.layer, other.unit, other.at, other.row) == (1, 1, (3, 3), BIAS)
