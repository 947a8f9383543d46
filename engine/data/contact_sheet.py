"""Examples of a data set on one picture: images with their classes, numbers as points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image, ImageDraw

from engine.data import scatter_sheet, sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset, Split

    Labels = NDArray[np.int32] | NDArray[np.float32]

SplitName = Literal["train", "test"]

COLUMNS = 10
"""Examples beside each other; with ten classes and 100 examples each row is one class."""

MOST = 1000
"""Examples on a sheet, at most; nobody finds anything among more."""

_TILE = 84  # pixels for the longer side of an example: three for each one of MNIST
_GAP, _LABEL = 12, 28


def picture(
    dataset: Dataset, split: SplitName = "train", count: int = 100, seed: int = 42
) -> Image.Image:
    """Draw examples: images in ten columns, sorted by class, and anything else as points.

    Parameters
    ----------
    dataset : where to take them from.
    split : from the examples to learn from, or from those to be examined with.
    count : how many, from 1 to `MOST`; all of them where there are fewer.
    seed : the same seed always gives the same choice.

    Returns
    -------
    An RGB picture, 996 pixels wide; its height follows from the examples.
    """
    part = dataset.train if split == "train" else dataset.test
    chosen = choose(part.y, count, seed)
    kind = "training" if split == "train" else "test"
    things = "images" if dataset.info.are_images else "examples"
    facts = f"{len(chosen):,} of {len(part):,} {kind} {things} · seed {seed}"
    if dataset.info.are_images:
        return _images(dataset, part, chosen, facts)
    return scatter_sheet.draw(dataset.info, part.x[chosen], part.y[chosen], facts)


def choose(labels: Labels, count: int, seed: int) -> NDArray[np.intp]:
    """Choose examples by chance, as many of each class as far as there are.

    Parameters
    ----------
    labels : of shape (n,), the class of each example, or a number for each, float32: then there
        are no classes to be fair to.
    count : how many to choose; all of them where there are fewer.
    seed : the same seed always gives the same choice.

    Returns
    -------
    Their indices, sorted by class, or as they were drawn where there are no classes.
    """
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    if labels.dtype.kind == "f":
        return shuffled[:count]
    turn = np.empty(len(labels), np.intp)  # how many of its class come before each of them
    for label in np.unique(labels):
        same = labels[shuffled] == label
        turn[same] = np.arange(np.count_nonzero(same))
    chosen = shuffled[np.argsort(turn, kind="stable")[:count]]
    by_class: NDArray[np.intp] = chosen[np.argsort(labels[chosen], kind="stable")]
    return by_class


def _images(dataset: Dataset, part: Split, chosen: NDArray[np.intp], facts: str) -> Image.Image:
    rows = -(-len(chosen) // COLUMNS)
    page = sheet.new(_top(rows) + sheet.MARGIN - _GAP)
    sheet.draw_header(page, str(dataset.info.title), facts)
    names = dataset.info.class_names
    for place, (pixels, y) in enumerate(
        zip(_as_bytes(part.x[chosen]), part.y[chosen], strict=True)
    ):
        _draw_example(page, place, pixels, str(names[y]) if names else f"{y:.4g}")
    return page


def _as_bytes(x: NDArray[np.uint8] | NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return images as bytes; numbers beyond 0 to 1 stretch the scale, so that all is seen."""
    if x.ndim == 4:
        x = x[..., :3] if x.shape[-1] >= 3 else x[..., 0]
    if x.dtype.kind == "f":
        low, high = min(0.0, float(x.min())), max(1.0, float(x.max()))
        x = np.rint((x - low) * (255 / (high - low)))
    return x.astype(np.uint8, copy=False)


def _draw_example(
    page: Image.Image, place: int, pixels: NDArray[np.uint8], class_name: str
) -> None:
    row, column = divmod(place, COLUMNS)
    left, top = sheet.MARGIN + column * (_TILE + _GAP), _top(row)
    example = _scaled(Image.fromarray(pixels))
    page.paste(example, (left + (_TILE - example.width) // 2, top + (_TILE - example.height) // 2))
    at = (left + _TILE / 2, top + _TILE + _LABEL / 2)
    name = sheet.fitted(class_name, sheet.LABEL_SIZE, _TILE + _GAP // 2)
    ImageDraw.Draw(page).text(at, name, sheet.TEXT, sheet.font(sheet.LABEL_SIZE, name), "mm")


def _scaled(example: Image.Image) -> Image.Image:
    scale = _TILE / max(example.size)
    width, height = (max(1, round(side * scale)) for side in example.size)
    way = Image.Resampling.NEAREST if scale >= 1 else Image.Resampling.BOX
    return example.resize((width, height), way)


def _top(row: int) -> int:
    return sheet.HEADER + row * (_TILE + _LABEL + _GAP)
