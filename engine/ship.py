"""``python -m engine.ship digits``: makes the network that reads the pad before any training.

It is a small CNN that learns from the training images of the real MNIST, from the built-in pen
digits, and from as many more that their generator writes for it; all of them are augmented. The
generator knows what MNIST lacks: zeros with a slash, sevens with a bar, ones with a flag and a
base. With MNIST in ``DIR``, as for ``--data-dir`` of the other commands, this made the file::

    python -m engine.ship digits --data-dir DIR --out resources/models/digits.keras

It prints what share the network reads rightly of the test sets of both, which it has not learnt
from, and with ``--strokes FILE`` of digits that people wrote with a pen. The same command gives
the same weights on the same machine's CPU.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from engine import measure
from engine.cli import common
from engine.cli.progress import Lines
from engine.data import pen_digits, sources
from engine.data.dataset import Dataset, Split
from engine.insight import shipped
from engine.messages import say
from engine.spec.activations import ReLU, Softmax
from engine.spec.augmentation import Augmentation
from engine.spec.layers.convolution import Conv2D
from engine.spec.layers.core import Dense, Dropout
from engine.spec.layers.pooling import MaxPooling2D
from engine.spec.layers.reshaping import Flatten, Reshape
from engine.spec.optimizers import Adam
from engine.spec.run import NONE, DataRecipe, ModelSpec, RunSpec, Training
from engine.spec.schedules import Cosine

if TYPE_CHECKING:
    import argparse

    from engine.training.run import Result

FRESH, FRESH_SEED = 40_000, 2025
"""How many more digits the generator writes, as many as are built in, and from which seed."""

SPEC = RunSpec(
    model=ModelSpec(
        name="digits",
        layers=(
            Reshape(target_shape=(28, 28, 1)),
            Conv2D(filters=16, kernel_size=(3, 3), activation=ReLU()),
            MaxPooling2D(pool_size=(2, 2)),
            Conv2D(filters=32, kernel_size=(3, 3), activation=ReLU()),
            MaxPooling2D(pool_size=(2, 2)),
            Conv2D(filters=64, kernel_size=(3, 3), padding="same", activation=ReLU()),
            Flatten(),
            Dropout(rate=0.3),
            Dense(units=48, activation=ReLU()),
            Dropout(rate=0.2),
            Dense(units=10, activation=Softmax()),
        ),
    ),
    data=DataRecipe(
        name="mnist",
        augmentation=Augmentation(rotation=12.0, shift=0.05, zoom=0.1, shear=0.15, elastic=1.5),
    ),
    training=Training(
        optimizer=Adam(learning_rate=0.002),
        schedule=Cosine(warmup=0.25),
        batch_size=128,
        epochs=10,
        validation=NONE,
    ),
    seed=1,
)
"""How it is trained. ``data.name`` stands for what its images are like, not for one set."""


def main(argv: Sequence[str] | None = None) -> int:
    """Make what the options say and return the exit code, as `common.carry_out` does."""
    return common.carry_out(_parser, argv)


def _parser() -> common.Parser:
    parser = common.program("python -m engine.ship", "Make the files that ship.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    digits = common.add_command(
        commands, "digits", "Train the network that reads the pad before any training.", run_digits
    )
    common.add_data_dir(digits)
    digits.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="the .keras file to write"
    )
    digits.add_argument(
        "--strokes", metavar="FILE", type=Path, help="digits written with a pen, only to measure"
    )
    return parser


def run_digits(options: argparse.Namespace) -> int:
    """Train, write the file, and print what the network in it reads."""
    samples = measure.samples(options.data_dir, options.strokes)
    mnist, built_in = sources.load("mnist", data_dir=options.data_dir), sources.load("pen-digits")
    samples["built-in test"] = built_in.test
    common.tell(say("Writing {count:,} digits", count=FRESH))
    dataset = mixed(mnist, built_in.train, written(FRESH))
    result = measure.trained(SPEC, dataset, Lines().event)
    write(result, options.out)
    accuracy = measure.accuracies(shipped.predictor(options.out), samples)
    size = options.out.stat().st_size
    plain = {"parameters": result.model.count_params(), "bytes": size, "accuracy": accuracy}
    shares = [(name, f"{share:.4f}") for name, share in accuracy.items()]
    common.answer(plain, common.table(("read", "rightly"), shares), options)
    return 0


def mixed(dataset: Dataset, *more: Split) -> Dataset:
    """Return ``dataset`` with ``more`` to learn from; it is examined as before."""
    parts = (dataset.train, *more)
    x, y = (np.concatenate([getattr(part, name) for part in parts]) for name in ("x", "y"))
    return dataclasses.replace(dataset, train=Split(x, y))


def written(count: int) -> Split:
    """Return ``count`` digits of the generator that are not among the built-in ones."""
    digits = [pen_digits.digit(index, FRESH_SEED) for index in range(count)]
    pictures = np.stack([pen_digits.picture(digit) for digit in digits])
    return Split(pictures, np.array([digit.label for digit in digits], np.int32))


def write(result: Result, path: Path) -> None:
    """Write the model to ``path`` without what only training needs, two thirds of the file.

    Raises `MachineError` when it cannot be written.
    """
    from engine.training.build import load_model, save_model

    with TemporaryDirectory() as folder:
        whole = Path(folder) / path.name
        save_model(result.model, SPEC.model, whole)
        save_model(load_model(whole), SPEC.model, path)


if __name__ == "__main__":
    sys.exit(main())
