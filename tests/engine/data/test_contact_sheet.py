from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from engine.data import contact_sheet, registry
from engine.data.contact_sheet import choose, picture
from engine.data.dataset import Dataset, Split
from engine.messages import say
from engine.spec.shapes import DataShape
from tests.helpers.sets import small_set

LEFT, TOP, RIGHT, DOWN = 24, 64, 96, 124  # the first example, and the steps to the next ones
TILE = 84


def flat_set(classes: int = 10, each: int = 12) -> Dataset:
    """Examples that show their class as their grey: 20 for the first, 40 for the next."""
    labels = np.tile(np.arange(classes, dtype=np.int32), each)
    split = Split(
        np.repeat(20 * (labels + 1), 28 * 28).astype(np.uint8).reshape(-1, 28, 28), labels
    )
    return Dataset(registry.get("mnist"), split, split, say("made up"))


def tile(sheet: Image.Image, row: int, column: int) -> np.ndarray:
    left, top = LEFT + column * RIGHT, TOP + row * DOWN
    return np.asarray(sheet.crop((left, top, left + TILE, top + TILE)))


def label(sheet: Image.Image, row: int, column: int) -> np.ndarray:
    left, top = LEFT + column * RIGHT, TOP + row * DOWN + TILE
    return np.asarray(sheet.crop((left, top, left + TILE, top + 28)).convert("L"))


def test_a_hundred_of_ten_classes_fill_one_row_for_each() -> None:
    sheet = picture(flat_set(), count=100)
    for row in range(10):
        for column in range(10):
            assert np.unique(tile(sheet, row, column)).tolist() == [20 * (row + 1)]


def test_each_has_its_class_below_it() -> None:
    sheet = picture(flat_set(), count=100)
    seen = [label(sheet, row, 0) for row in range(10)]
    assert len({each.tobytes() for each in seen}) == 10
    assert np.array_equal(label(sheet, 3, 0), label(sheet, 3, 9))
    assert label(picture(flat_set(), count=101), 10, 1).std() == 0  # no label without an example


def test_labels_are_smooth() -> None:
    ink = label(picture(flat_set()), 8, 0)
    assert ink.min() < 60
    assert len(np.unique(ink)) > 10


def test_the_pixels_are_those_of_the_example() -> None:
    data = small_set(DataShape((28, 28), 4))
    sheet = picture(data, "test", 1, seed=5)
    (index,) = choose(data.test.y, 1, 5)
    assert np.array_equal(tile(sheet, 0, 0)[1::3, 1::3, 0], data.test.x[index])


def test_examples_of_another_shape_keep_their_aspect() -> None:
    x = np.full((4, 10, 20), 255, np.uint8)
    split = Split(x, np.zeros(4, np.int32))
    sheet = picture(Dataset(registry.get("mnist"), split, split, say("made up")), count=4)
    rows, columns = np.nonzero((tile(sheet, 0, 0) == 255).all(axis=2))
    assert (np.ptp(rows) + 1, np.ptp(columns) + 1) == (42, 84)


def test_there_is_as_much_sheet_as_there_are_examples() -> None:
    sizes = [picture(flat_set(), count=count).size for count in (1, 10, 11, 120, 1000)]
    assert [width for width, _ in sizes] == [996] * 5
    heights = [height for _, height in sizes]
    assert [height - heights[0] for height in heights] == [0, 0, DOWN, 11 * DOWN, 11 * DOWN]


@pytest.mark.parametrize("info", registry.all_datasets(), ids=lambda info: info.name)
def test_every_class_name_has_room(info: registry.DatasetInfo) -> None:
    font = ImageFont.load_default(contact_sheet._LABEL_SIZE)
    assert max(font.getlength(str(name)) for name in info.class_names) <= TILE + 6


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=60),
    st.integers(1, 80),
    st.integers(0, 2**31 - 1),
)
def test_the_choice_is_fair_sorted_and_repeatable(labels: list[int], count: int, seed: int) -> None:
    y = np.array(labels, np.int32)
    chosen = choose(y, count, seed)
    assert len(set(chosen.tolist())) == len(chosen) == min(count, len(y))
    assert (np.diff(y[chosen]) >= 0).all()
    assert np.array_equal(chosen, choose(y, count, seed))
    taken, there = np.bincount(y[chosen], minlength=5), np.bincount(y, minlength=5)
    short = taken[taken < there]  # classes of which some are left
    assert short.size == 0 or taken.max() - short.min() <= 1


def test_another_seed_chooses_others() -> None:
    y = np.zeros(1000, np.int32)
    assert set(choose(y, 20, 1).tolist()) != set(choose(y, 20, 2).tolist())
