"""Examples of a data set on one picture, each with its class below it; drawn with Pillow alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset

SplitName = Literal["train", "test"]

COLUMNS = 10
"""Examples beside each other; with ten classes and 100 examples each row is one class."""

MOST = 1000
"""Examples on a sheet, at most; nobody finds anything among more."""

# The application's light theme.
_GROUND, _TEXT, _MUTED = "#F5F6F8", "#1B2230", "#687284"

_TILE = 84  # pixels for the longer side of an example: three for each one of MNIST
_GAP, _LABEL, _MARGIN, _HEADER = 12, 28, 24, 64
_LABEL_SIZE, _FACTS_SIZE, _TITLE_SIZE = 15, 17, 24
_WIDTH = 2 * _MARGIN + COLUMNS * (_TILE + _GAP) - _GAP


def picture(
    dataset: Dataset, split: SplitName = "train", count: int = 100, seed: int = 42
) -> Image.Image:
    """Draw examples in ten columns, sorted by class.

    Parameters
    ----------
    dataset : where to take them from; images of one channel.
    split : from the examples to learn from, or from those to be examined with.
    count : how many, from 1 to `MOST`; all of them where there are fewer.
    seed : the same seed always gives the same choice.

    Returns
    -------
    An RGB picture, 996 pixels wide; its height follows from the number of examples.
    """
    part = dataset.train if split == "train" else dataset.test
    chosen = choose(part.y, count, seed)
    rows = -(-len(chosen) // COLUMNS)
    sheet = Image.new("RGB", (_WIDTH, _top(rows) + _MARGIN - _GAP), _GROUND)
    kind = "training" if split == "train" else "test"
    facts = f"{len(chosen):,} of {len(part):,} {kind} images · seed {seed}"
    _draw_header(sheet, str(dataset.info.title), facts)
    for place, index in enumerate(chosen):
        name = str(dataset.info.class_names[part.y[index]])
        _draw_example(sheet, place, part.x[index], name)
    return sheet


def choose(labels: NDArray[np.int32], count: int, seed: int) -> NDArray[np.intp]:
    """Choose examples by chance, as many of each class as far as there are.

    Parameters
    ----------
    labels : of shape (n,), the class of each example.
    count : how many to choose; all of them where there are fewer.
    seed : the same seed always gives the same choice.

    Returns
    -------
    Their indices, sorted by class.
    """
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    turn = np.empty(len(labels), np.intp)  # how many of its class come before each of them
    for label in np.unique(labels):
        same = labels[shuffled] == label
        turn[same] = np.arange(np.count_nonzero(same))
    chosen = shuffled[np.argsort(turn, kind="stable")[:count]]
    by_class: NDArray[np.intp] = chosen[np.argsort(labels[chosen], kind="stable")]
    return by_class


def _draw_header(sheet: Image.Image, title: str, facts: str) -> None:
    pen, middle = ImageDraw.Draw(sheet), _HEADER // 2
    pen.text((_MARGIN, middle), title, _TEXT, ImageFont.load_default(_TITLE_SIZE), "lm")
    pen.text((_WIDTH - _MARGIN, middle), facts, _MUTED, ImageFont.load_default(_FACTS_SIZE), "rm")


def _draw_example(
    sheet: Image.Image, place: int, pixels: NDArray[np.uint8], class_name: str
) -> None:
    row, column = divmod(place, COLUMNS)
    left, top = _MARGIN + column * (_TILE + _GAP), _top(row)
    scale = _TILE / max(pixels.shape)
    height, width = (round(side * scale) for side in pixels.shape)
    example = Image.fromarray(pixels).resize((width, height), Image.Resampling.NEAREST)
    sheet.paste(example, (left + (_TILE - width) // 2, top + (_TILE - height) // 2))
    at = (left + _TILE / 2, top + _TILE + _LABEL / 2)
    font = ImageFont.load_default(_LABEL_SIZE)
    ImageDraw.Draw(sheet).text(at, class_name, _TEXT, font, "mm")


def _top(row: int) -> int:
    return _HEADER + row * (_TILE + _LABEL + _GAP)
