"""Small data of a user, as they are when they have been read."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.info import DatasetInfo
from engine.data.own.draft import Draft
from engine.messages import Message, say

TRAIN, TEST = 12, 6
TABLE_OPTIONS = frozenset({"label", "target", "test_share"})


def flowers() -> Draft:
    """A table of four numbers and three classes, twelve setosa among them: /data/iris.csv."""
    features = ("sepal length", "sepal width", "petal length", "petal width")
    return _table("iris", features, "species", ("setosa", "versicolor", "virginica"))


def houses() -> Draft:
    """A table of one number, and another number to tell: /data/houses.csv."""
    return _table("houses", ("area",), "price", ())


def points() -> Draft:
    """A table of two numbers and two classes: /data/points.csv."""
    return _table("points", ("x", "y"), "side", ("left", "right"))


def pets() -> Draft:
    """Colour images of 8×8 pixels in two classes, cats all black, dogs all white: /data/pets."""
    labels = np.arange(TRAIN + TEST, dtype=np.int32) % 2
    images = np.zeros((TRAIN + TEST, 8, 8, 3), np.uint8)
    images[labels == 1] = 255
    path = Path("/data/pets")
    return Draft(
        path,
        _dataset(path, "pets", images, labels, ("cats", "dogs"), ()),
        say("images in folders, one a class"),
        0,
        255,
        options=frozenset({"side", "invert"}),
        notes=(say("{n} images were brought to 8×8 pixels.", n=7),),
    )


def _table(name: str, features: tuple[str, ...], label: str, classes: tuple[str, ...]) -> Draft:
    path = Path(f"/data/{name}.csv")
    generator = np.random.default_rng(0)
    x = generator.normal(size=(TRAIN + TEST, len(features))).astype(np.float32)
    y = np.arange(TRAIN + TEST, dtype=np.int32) % max(1, len(classes))
    if classes:
        y[:9] = 0
    else:
        y = np.linspace(1.5, 70_000, TRAIN + TEST, dtype=np.float32)
    return Draft(
        path,
        _dataset(path, name.capitalize(), x, y, classes, features),
        say("a table (CSV)"),
        0.1,
        7.9,
        columns=(*features, label),
        label=label,
        options=TABLE_OPTIONS,
    )


def _dataset(path, title, x, y, classes, features) -> Dataset:
    info = DatasetInfo(
        path.stem,
        Message(title),
        say("Your own data."),
        x.shape[1:],
        tuple(map(Message, classes)),
        TRAIN,
        TEST,
        say("yours"),
        Message(str(path)),
        group="own",
        features=tuple(map(Message, features)),
    )
    train, test = Split(x[:TRAIN], y[:TRAIN]), Split(x[TRAIN:], y[TRAIN:])
    return Dataset(info, train, test, say("your own"), path)
