from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import ink, my_digits
from engine.data.my_digits import new_digit
from engine.messages import InputError
from tests.helpers.my_digits import drawn


def test_a_new_digit_has_an_id_of_its_own_and_no_numbers_that_are_none() -> None:
    stroke = np.array([[0.0, 0.0], [np.nan, 1.0], [2.0, 2.0]])
    first, second = (new_digit([stroke, []], 7, " Mina ") for _ in range(2))
    stroke[0] = 9.0  # the pad goes on drawing
    assert [points.tolist() for points in first.strokes] == [[[0, 0], [2, 2]]]
    assert (first.label, first.writer) == (7, "Mina")
    assert first.id != second.id
    assert first.when.startswith("20")
    assert first.when.endswith("+00:00")


@pytest.mark.parametrize(("strokes", "label"), [([], 3), ([[[np.nan, 0]]], 3), ([[[1, 2]]], 10)])
def test_what_is_no_digit_is_refused(strokes: Any, label: int) -> None:
    with pytest.raises(InputError) as caught:
        new_digit(strokes, label)
    assert caught.value.hint


def test_images_are_what_the_pad_gives() -> None:
    some = [drawn(1), drawn(12)]
    images, labels = my_digits.images(some, pen=0.2)
    assert (images.dtype, images.shape) == (np.uint8, (2, 28, 28))
    assert (labels.dtype, labels.tolist()) == (np.int32, [1, 2])
    assert all(
        (image == ink.render(digit.strokes, 0.2)).all()
        for image, digit in zip(images, some, strict=True)
    )
    none, no_labels = my_digits.images([])
    assert (none.shape, no_labels.shape) == ((0, 28, 28), (0,))


def test_counting_by_label() -> None:
    assert my_digits.by_label([drawn(n) for n in (3, 13, 7)]) == (0, 0, 0, 2, 0, 0, 0, 1, 0, 0)


def test_about_one_digit_in_five_is_for_testing() -> None:
    parts = my_digits.split([drawn(number) for number in range(1000)])
    assert len(parts.train) + len(parts.test) == 1000
    assert 150 < len(parts.test) < 250


@given(st.lists(st.text(max_size=5), max_size=30, unique=True), st.integers(0, 30))
def test_no_digit_changes_sides_when_others_come(names: list[str], first: int) -> None:
    all_of_them = [drawn(place, id=name) for place, name in enumerate(names)]
    before, after = my_digits.split(all_of_them[:first]), my_digits.split(all_of_them)
    assert set(before.train) <= set(after.train)
    assert set(before.test) <= set(after.test)
    if len(names) >= 2:
        assert after.train
        assert after.test
    counts = my_digits.counts_of(all_of_them)
    assert (counts.train, counts.test) == (len(after.train), len(after.test))
