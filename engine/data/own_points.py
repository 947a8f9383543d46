"""Points that the user sets by hand: an own data set of two numbers and up to four classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.info import DatasetInfo
from engine.data.own.draft import Draft
from engine.data.own.naming import name_of
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

TITLE = "My points"
NAME = name_of(TITLE)
"""What the own set is called; there is one."""

FEATURES = ("x₁", "x₂")
MOST_CLASSES = 4
MOST_POINTS = 2_000
"""More than anybody sets by hand; so many can still be drawn and undone at once."""
REACH = 1.0
"""Points lie within [-1, 1] along both axes, as those of the toys do."""
PLANE = (-REACH, -REACH), (REACH, REACH)
"""Corners of what is shown of the plane: points may be set all over it."""


@dataclass(frozen=True)
class Point:
    """One point.

    Parameters
    ----------
    x, y : the two inputs, -1 to 1.
    label : its class, 0 to `MOST_CLASSES` - 1.
    is_test : whether it is to test with, and not to learn from.
    """

    x: float
    y: float
    label: int
    is_test: bool = False


Points = tuple[Point, ...]

STARTERS: Points = (
    Point(-0.75, -0.75, 0),
    Point(-0.75, 0.75, 1),
    Point(0.75, -0.75, 1),
    Point(0.75, 0.75, 0),
)
"""The points to begin with: those of exclusive or, around the middle."""


def flaw(points: Points) -> Message | None:
    """Tell what keeps a network from learning from ``points``, if anything."""
    if len({point.label for point in points if not point.is_test}) < 2:
        return say("Set training points of at least two classes: there is nothing to tell apart.")
    return None


def draft(points: Points) -> Draft:
    """Return points as data that could be taken in.

    Where none is to test with, the test set is the training set.

    Raises
    ------
    InputError : fewer than two classes among the training points.
    """
    problem = flaw(points)
    if problem is not None:
        raise InputError(problem)
    learnt = tuple(point for point in points if not point.is_test)
    tested = tuple(point for point in points if point.is_test) or learnt
    classes = max(point.label for point in points) + 1
    info = _info(len(learnt), len(tested), classes)
    dataset = Dataset(info, _split(learnt), _split(tested), info.source, Path(NAME))
    return Draft(Path(NAME), dataset, say("points set by hand"), -REACH, REACH)


def points_of(dataset: Dataset) -> Points:
    """Return the points of a set that `draft` has made, training points first."""
    train, test = dataset.train, dataset.test
    learnt = _points(train, is_test=False)
    if np.array_equal(train.x, test.x) and np.array_equal(train.y, test.y):
        return learnt
    return learnt + _points(test, is_test=True)


def _info(train: int, test: int, classes: int) -> DatasetInfo:
    return DatasetInfo(
        name=NAME,
        title=Message(TITLE),
        summary=say("Points that you set by hand in the playground."),
        input_shape=(len(FEATURES),),
        class_names=tuple(Message(str(label)) for label in range(classes)),
        train=train,
        test=test,
        licence=say("Your own"),
        source=say("The playground"),
        group="own",
        features=tuple(map(Message, FEATURES)),
    )


def _split(points: Sequence[Point]) -> Split:
    x: NDArray[np.float32] = np.array([(p.x, p.y) for p in points], np.float32)
    return Split(x, np.array([p.label for p in points], np.int32))


def _points(split: Split, is_test: bool) -> Points:
    rows = zip(split.x.tolist(), split.y.tolist(), strict=True)
    return tuple(Point(round(x, 4), round(y, 4), int(label), is_test) for (x, y), label in rows)
