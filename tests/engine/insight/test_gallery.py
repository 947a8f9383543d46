from __future__ import annotations

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.insight import gallery as module
from engine.insight.gallery import Gallery, sample

SIDE = 8


def digits(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Bars of three classes, each at its place, with a little noise."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count, dtype=np.int32) % 3
    images = rng.integers(0, 40, (count, SIDE, SIDE))
    for image, label in zip(images, labels, strict=True):
        image[:, 2 * label : 2 * label + 2] += 200
    return images.astype(np.uint8), labels


def columns(images: np.ndarray) -> np.ndarray:
    """What a network might look at: how bright each column is."""
    return images.mean(axis=1, dtype=np.float32)


def bars(count: int = 200) -> Split:
    return Split(*digits(count))


def made(split: Split | None = None, most: int = 1000) -> Gallery:
    gallery = Gallery.of(columns, split or bars(), most)
    assert gallery is not None
    return gallery


def novelties(gallery: Gallery, images: np.ndarray) -> np.ndarray:
    rows = columns(images)
    found = [gallery.novelty(row, image) for row, image in zip(rows, images, strict=True)]
    return np.array(found)


def test_the_nearest_examples_are_those_of_its_kind_the_nearest_first() -> None:
    images, labels = digits(30, seed=1)
    gallery = made()
    for image, label in zip(images, labels, strict=True):
        nearest = gallery.nearest(columns(image[np.newaxis])[0], 5)
        assert [n.label for n in nearest] == [label] * 5
        distances = [n.distance for n in nearest]
        assert distances == sorted(distances)
        assert 0.2 < distances[0] < 5.0  # 1: as far as examples are from each other


def test_an_example_itself_is_its_nearest_one() -> None:
    split = bars()
    [found] = made(split).nearest(columns(split.x[7:8])[0], 1)
    np.testing.assert_array_equal(found.image, split.x[7])
    assert found.label == split.y[7]
    assert found.distance == pytest.approx(0.0, abs=0.05)
    assert not found.image.flags.writeable


def test_fewer_examples_than_wanted_are_all_there_are() -> None:
    split = bars(12)
    assert len(made(split).nearest(columns(split.x[:1])[0], 50)) == 12


def test_new_drawings_of_its_kind_are_seldom_novel() -> None:
    found = novelties(made(), digits(500, seed=2)[0])
    assert np.mean(found > 0.5) < 0.08
    assert np.median(found) < 0.2


@pytest.mark.parametrize("kind", ["noise", "across", "blank", "full", "dot"])
def test_what_is_no_digit_is_novel(kind: str) -> None:
    image = np.zeros((SIDE, SIDE), np.uint8)
    if kind == "noise":
        image = np.random.default_rng(3).integers(0, 256, (SIDE, SIDE)).astype(np.uint8)
    elif kind == "across":
        image[3:5] = 220
    elif kind == "full":
        image[:] = 255
    elif kind == "dot":
        image[7, 7] = 200
    assert novelties(made(), image[np.newaxis])[0] > 0.5


def test_pictures_count_beside_the_features() -> None:
    """A network may make of something quite different what it makes of a digit."""
    gallery, [digit] = made(), digits(1, seed=6)[0]
    row, across = columns(digit[np.newaxis])[0], np.zeros_like(digit)
    across[3:5] = 220
    assert gallery.novelty(row, digit) < 0.5 < gallery.novelty(row, across)


def test_bold_ink_and_faint_ink_are_alike() -> None:
    image = digits(1, seed=5)[0]
    faint = (image // 2).astype(np.uint8)
    bold, pale = (novelties(made(), x)[0] for x in (image, faint))
    assert bold == pytest.approx(pale, abs=0.05)


def test_novelty_is_calibrated_by_the_examples_alone() -> None:
    """Each of them would be flagged as often as promised, had it not been among them."""
    split = bars(400)
    flagged = 0
    for left_out in range(0, 400, 4):
        others = np.delete(np.arange(400), left_out)
        gallery = made(Split(split.x[others], split.y[others]))
        flagged += (
            gallery.novelty(columns(split.x[left_out][np.newaxis])[0], split.x[left_out]) > 0.5
        )
    assert flagged / 100 == pytest.approx(module.FLAGGED, abs=0.04)


@pytest.mark.parametrize(
    "split",
    [
        None,
        Split(*digits(2)),
        Split(np.zeros((0, 8, 8), np.uint8), np.zeros(0, np.int32)),
        Split(np.zeros((50, 2), np.float32), np.zeros(50, np.int32)),
    ],
)
def test_too_few_or_no_images_give_no_gallery(split: Split | None) -> None:
    assert Gallery.of(columns, split, 100) is None


def test_examples_that_are_all_the_same_do_not_break_it() -> None:
    split = Split(np.repeat(digits(1)[0], 20, axis=0), np.zeros(20, np.int32))
    gallery = made(split)
    assert novelties(gallery, split.x[:1])[0] < 0.5
    assert novelties(gallery, np.zeros((1, SIDE, SIDE), np.uint8))[0] == 1.0
    assert np.isfinite(gallery.nearest(columns(digits(3)[0])[2], 1)[0].distance)


def test_features_that_are_all_nought_do_not_break_it() -> None:
    gallery = Gallery.of(lambda images: np.zeros((len(images), 4), np.float32), bars(), 100)
    assert gallery is not None
    nothing = np.zeros(4, np.float32)
    assert 0.0 <= gallery.novelty(nothing, digits(1)[0][0]) <= 1.0
    assert len(gallery.nearest(nothing, 3)) == 3


@pytest.mark.parametrize("shape", [(7, 5), (6, 6, 3), (9,)])
def test_pictures_of_any_shape_are_compared(shape: tuple[int, ...]) -> None:
    x = np.random.default_rng(0).integers(0, 256, (40, *shape)).astype(np.uint8)
    split = Split(x, np.zeros(40, np.int32))

    def rows(images: np.ndarray) -> np.ndarray:
        return images.reshape(len(images), -1).astype(np.float32)

    gallery = Gallery.of(rows, split, 100)
    assert gallery is not None
    assert gallery.novelty(rows(x[:1])[0], x[0]) == 0.0


def test_at_most_so_many_are_taken_from_all_of_them() -> None:
    split = bars(600)
    chosen = sample(split, 100)
    assert len(chosen) == 100
    assert set(chosen.y.tolist()) == {0, 1, 2}  # though every third one is of a class
    np.testing.assert_array_equal(chosen.x, sample(split, 100).x)
    assert sample(split, 600) is split
    asked: list[int] = []
    Gallery.of(lambda images: asked.append(len(images)) or columns(images), split, 550)
    assert asked == [module.AT_A_TIME, 50]


def test_far_more_ink_than_any_example_has_is_unlike_them_whatever_its_shape() -> None:
    """The same shape, drawn so that everything is three times as bright: directions are equal."""
    faint = bars()
    split = Split(faint.x // 4, faint.y)
    gallery = made(split)
    digit, bright = split.x[:1], split.x[:1] * 3
    assert novelties(gallery, digit)[0] < 0.5 < novelties(gallery, bright)[0]
