"""Networks that can read pictures, whole: what they are, and how to have each made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import ink
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.predictor import Predictor
    from engine.insight.reader import Reader
    from engine.spec.run import RunSpec
    from engine.spec.shapes import DataShape

DIGITS = "mnist"
"""The data set that stands for all digits."""
SHIPPED, CURRENT = "shipped", "current"
"""Keys of the network that comes with the application, and of the one that answers the pad."""
BATCH = 500
"""Images read at a time; bounds memory, and changes nothing else."""


@dataclass(frozen=True, eq=False)
class Network:
    """A network that can read pictures.

    Parameters
    ----------
    title : what people call it.
    predictor : makes a predictor of its own, with its weights; to be called on a worker thread,
        where TensorFlow may be used. Takes a second. Raises `PlainError` where that cannot be.
    reads_digits : whether its classes are the ten digits.
    key : tells it from all others for as long as the application runs; equal keys, same network.
    accuracy : the one with which its run ended, as a race's table has it; None: not known.
    spec : what its run trained; None where it comes from a file.
    """

    title: Message
    predictor: Callable[[], Predictor]
    reads_digits: bool = True
    key: Hashable = None
    accuracy: float | None = None
    spec: RunSpec | None = None

    @property
    def data(self) -> str:
        """Name of the data set whose classes it tells apart."""
        return DIGITS if self.spec is None else self.spec.data.name

    def fits(self, other: Network) -> bool:
        """Whether the two take the same pictures for the same classes."""
        return self.data == other.data or (self.reads_digits and other.reads_digits)


def shipped() -> Network:
    """Return the network that comes with the application."""

    def make() -> Predictor:
        from engine.insight import shipped as file

        return file.predictor()

    return Network(say("the shipped model"), make, key=SHIPPED)


def of_run(
    title: Message,
    spec: RunSpec,
    shape: DataShape,
    weights: Sequence[NDArray[Any]],
    reads_digits: bool,
    key: Hashable = None,
    accuracy: float | None = None,
) -> Network:
    """Return what a run has made.

    Parameters
    ----------
    shape : what its data asked of the model.
    weights : of all variables, in the model's order; they must not change any more.
    key, accuracy : as `Network` has them.
    """

    def make() -> Predictor:
        from engine.insight.predictor import Predictor, ends_linear
        from engine.training.build import build_model

        model = build_model(spec, shape)
        predictor = Predictor(model, shape.input, ends_linear(model))
        predictor.set_weights(weights)
        return predictor

    return Network(title, make, reads_digits, key, accuracy, spec)


def from_file(path: Path) -> Network:
    """Return the network of a ``.keras`` file, which is not read yet; it must take digits."""

    def make() -> Predictor:
        from engine.insight.predictor import Predictor, ends_linear
        from engine.training.build import load_model

        model = load_model(path)
        _refuse_several(path, len(model.inputs), len(model.outputs))
        classes = model.output_shape[-1]
        if classes != 10:
            raise InputError(
                say("{path} tells {n} classes apart, not ten digits.", path=str(path), n=classes),
                say("Give a model that was trained on digits."),
            )
        return Predictor(model, (ink.SIZE, ink.SIZE), ends_linear(model))

    return Network(say("{name}", name=path.name), make, key=("file", str(path)))


def _refuse_several(path: Path, inputs: int, outputs: int) -> None:
    if (inputs, outputs) != (1, 1):
        raise InputError(
            say(
                "{path} has {inputs} inputs and {outputs} outputs, not one of each.",
                path=str(path),
                inputs=inputs,
                outputs=outputs,
            ),
            say("Give a model that takes one image and gives one row of probabilities."),
        )


def of_reader(
    title: Message, reader: Reader, reads_digits: bool, spec: RunSpec | None = None
) -> Network:
    """Return what answers the pad; made with the weights that it has then.

    Parameters
    ----------
    spec : what its run trains, where it is one's.
    """

    def make() -> Any:
        answering = reader.answering()
        if answering is None:
            raise InputError(say("No network reads the pad yet."), say("Train one first."))
        predictor, weights = answering
        copy = predictor.examiner()
        if weights is not None:
            copy.set_weights(weights)
        return copy

    return Network(title, make, reads_digits, key=CURRENT, spec=spec)


def accuracy(
    predictor: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
    images: NDArray[np.uint8],
    labels: NDArray[np.int32],
) -> float:
    """Return the share of images, at least one, that are read right."""
    return float(np.mean(answers(predictor, images).argmax(axis=1) == labels))


def answers(
    predictor: Callable[[NDArray[np.uint8]], NDArray[np.float32]], images: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """Return a row of probabilities for each image, some hundred at a time."""
    starts = range(0, len(images), BATCH)
    return np.concatenate([predictor(images[start : start + BATCH]) for start in starts])
