from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.data import registry, sheet, sources, toys
from engine.data.contact_sheet import choose, picture
from engine.data.dataset import Dataset, Split
from engine.messages import Message, say
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
    for name in map(str, info.class_names):
        assert sheet.fitted(name, sheet.LABEL_SIZE, TILE + 6) == name


def image_set(
    x: np.ndarray, y: np.ndarray | None = None, names: tuple[str, ...] = ("a",)
) -> Dataset:
    info = dataclasses.replace(
        registry.get("mnist"), input_shape=x.shape[1:], class_names=tuple(map(Message, names))
    )
    split = Split(x, np.zeros(len(x), np.int32) if y is None else y)
    return Dataset(info, split, split, say("made up"))


def test_colour_images_keep_their_colours() -> None:
    x = np.zeros((1, 28, 28, 3), np.uint8)
    x[:, :14], x[:, 14:] = (200, 30, 5), (10, 20, 250)
    sheet = tile(picture(image_set(x)), 0, 0)
    assert sheet[0, 0].tolist() == [200, 30, 5]
    assert sheet[-1, -1].tolist() == [10, 20, 250]


@pytest.mark.parametrize("shape", [(28, 28), (28, 28, 1), (28, 28, 3), (28, 28, 4)])
def test_numbers_from_0_to_1_run_from_black_to_white(shape: tuple[int, ...]) -> None:
    x = np.full((1, *shape), 0.2, np.float32)
    x[0, 0, 0], x[0, 0, 1] = 0, 1
    seen = tile(picture(image_set(x)), 0, 0)
    assert seen[1, [1, 4, 7]].tolist() == [[0] * 3, [255] * 3, [51] * 3]


def test_numbers_below_0_are_seen_too() -> None:
    x = np.full((1, 28, 28), -1, np.float32)
    x[0, 0, :2] = 0, 1
    assert tile(picture(image_set(x)), 0, 0)[1, [1, 4, 7], 0].tolist() == [128, 255, 0]


@pytest.mark.parametrize("shape", [(1, 1), (1, 256), (200, 1), (256, 256), (3, 2, 3)])
def test_images_of_any_size_have_room(shape: tuple[int, ...]) -> None:
    seen = tile(picture(image_set(np.full((1, *shape), 255, np.uint8))), 0, 0)
    rows, columns = np.nonzero((seen == 255).all(axis=2))
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == TILE


def test_a_large_image_is_made_smaller_smoothly() -> None:
    stripes = np.zeros((1, 252, 252), np.uint8)
    stripes[..., ::3] = 255
    assert np.unique(tile(picture(image_set(stripes)), 0, 0)).tolist() == [85]


def test_a_long_class_name_does_not_reach_its_neighbours() -> None:
    x = np.zeros((3, 28, 28), np.uint8)
    names = ("w" * 40, "b")
    ends = label(picture(image_set(x, np.int32([0, 1, 1]), names)), 0, 0)
    alone = label(picture(image_set(x[:1], np.int32([0]), names)), 0, 0)
    assert np.array_equal(ends, alone)
    second = label(picture(image_set(x, np.int32([0, 1, 1]), names)), 0, 1)
    assert np.array_equal(second[:, 8:], label(picture(image_set(x, None, ("b",))), 0, 1)[:, 8:])


def test_images_with_numbers_have_them_below() -> None:
    x = np.zeros((2, 28, 28), np.uint8)
    seen = picture(image_set(x, np.float32([0.5, 2]), ()), count=2)
    assert label(seen, 0, 0).min() < 60
    assert not np.array_equal(label(seen, 0, 0), label(seen, 0, 1))


@pytest.mark.parametrize("name", toys.NAMES)
def test_every_toy_is_drawn_as_points(name: str) -> None:
    dataset = sources.load(name)
    learnt, examined = picture(dataset), picture(dataset, "test")
    assert learnt.mode == "RGB"
    assert learnt.width == 996
    assert learnt.tobytes() == picture(dataset).tobytes()
    assert learnt.tobytes() != examined.tobytes()


def test_the_header_says_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    draw = sheet.draw_header

    def listen(page: Image.Image, title: str, facts: str) -> tuple[float, float]:
        said.append(f"{title}: {facts}")
        return draw(page, title, facts)

    monkeypatch.setattr(sheet, "draw_header", listen)
    picture(flat_set(), "test", 20, seed=3)
    picture(sources.load("moons"), "train", 50, seed=4)
    assert said == [
        "MNIST: 20 of 120 test images · seed 3",
        "Moons: 50 of 400 training examples · seed 4",
    ]


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


def test_numbers_are_chosen_by_chance_alone() -> None:
    y = np.repeat(np.float32([0, 1]), 500)
    chosen = choose(y, 40, 1)
    assert len(set(chosen.tolist())) == 40
    assert np.array_equal(chosen, choose(y, 80, 1)[:40])
    assert 0 < y[chosen].mean() < 1
    assert len(choose(y, 2000, 1)) == 1000
