from __future__ import annotations

import numpy as np
import pytest

from engine.data import strangers

PICTURES = strangers.pictures(4, seed=3)


@pytest.mark.parametrize("kind", PICTURES)
def test_each_kind_has_so_many_pictures_and_no_two_are_alike(kind: str) -> None:
    pictures = PICTURES[kind]
    assert pictures.shape == (4, 28, 28)
    assert pictures.dtype == np.uint8
    assert all(picture.any() for picture in pictures)
    assert len({picture.tobytes() for picture in pictures}) == 4


def test_the_same_seed_gives_the_same_pictures_and_fewer_are_the_first_of_them() -> None:
    again = strangers.pictures(2, seed=3)
    assert list(again) == list(PICTURES)
    for kind, pictures in again.items():
        np.testing.assert_array_equal(pictures, PICTURES[kind][:2])
    assert (strangers.pictures(2, seed=4)["squares"] != again["squares"]).any()


def test_a_square_is_closed_and_empty_within() -> None:
    for square in strangers.pictures(20, seed=0)["squares"]:
        assert square[13:15, 13:15].sum() == 0
        assert all(
            part.any() for part in (square[:14], square[14:], square[:, :14], square[:, 14:])
        )


def test_a_line_is_wider_than_high() -> None:
    for line in strangers.pictures(20, seed=0)["lines"]:
        assert np.ptp(np.flatnonzero(line.any(axis=0))) > np.ptp(np.flatnonzero(line.any(axis=1)))
