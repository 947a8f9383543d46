"""What is written on a sheet: each place once, told again only where it has changed."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gui.drawing.sheet_order import order
from gui.drawing.written_sheet import WrittenSheet


def digit(slant: float = 0.0) -> list[np.ndarray]:
    return [np.array([[0.1, 0.2], [0.3 + slant, 0.9]])]


@pytest.fixture
def sheet() -> WrittenSheet:
    return WrittenSheet(4, order(random.Random(7)))


def test_what_is_new_is_to_be_announced_and_the_same_again_is_not(sheet: WrittenSheet) -> None:
    assert not sheet.take([])  # nothing was written before either
    assert sheet.take(digit())
    assert not sheet.take(digit())
    assert sheet.take(digit(0.1))
    assert sheet.take([*digit(0.1), *digit(0.2)])
    assert sheet.take([])
    assert sheet.writtenCount == 0


def test_each_place_has_a_key_of_its_own_on_its_own_sheet(sheet: WrittenSheet) -> None:
    for place in (0, 2, 5):
        sheet.go(place)
        sheet.take(digit())
    other = WrittenSheet(5, sheet.cells)
    other.take(digit())
    assert sheet.keys() == [sheet.key(place) for place in (0, 2, 5)]
    assert sheet.key() == sheet.key(5)
    assert not set(sheet.keys()) & set(other.keys())
    assert sheet.writtenCount == 3


def test_after_the_last_place_there_is_none(sheet: WrittenSheet) -> None:
    assert sheet.go(29)
    assert sheet.cell == sheet.cells[29]
    assert not sheet.go(30)
    assert sheet.place == 29
