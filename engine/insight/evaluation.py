"""How well networks read the same pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.messages import Cancelled, InputError, Message, PlainError, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.network import Network
    from engine.work.errands import IsCancelled, Report, Work

_Read = Callable[[int], None]
"""Told how many pictures a network has read; raises `Cancelled` where it is to stop."""

BATCH = 200
"""Pictures read between two looks at whether somebody still wants to know."""


@dataclass(frozen=True, eq=False)
class Evaluated:
    """How a network reads pictures whose labels are known.

    Parameters
    ----------
    network : the one that was asked.
    accuracy : the share that it reads right, 0 to 1; None where it could not be asked.
    predicted : the label it gives each picture, int32 of shape (n,), read-only; as `accuracy`.
    problem, hint : why it could not be asked and what to do, where that is so.
    """

    network: Network
    accuracy: float | None = None
    predicted: NDArray[np.int32] | None = None
    problem: Message | None = None
    hint: Message | None = None


def evaluating(
    networks: Sequence[Network], images: NDArray[np.uint8], labels: NDArray[np.int32]
) -> Work:
    """Return the work of letting every network read the same pictures of digits.

    Parameters
    ----------
    networks : each is made, asked and given up again, one after the other.
    images : grey, of shape (n, 28, 28), ink 255 on 0.
    labels : of shape (n,), 0 to 9.

    Returns
    -------
    Work for a thread on which TensorFlow may be used. It gives a tuple of `Evaluated` in the order
    of the networks, reports pictures read, and raises `InputError` where there is no picture and
    `Cancelled` when nobody wants to know any more.
    """

    def work(report: Report, is_cancelled: IsCancelled) -> tuple[Evaluated, ...]:
        if not len(images):
            raise InputError(say("There are no digits to read."), say("Draw some first."))
        total = len(networks) * len(images)

        def read(before: int, done: int) -> None:
            if is_cancelled():
                raise Cancelled
            report(before + done, total)

        return tuple(
            _evaluated(network, images, labels, partial(read, place * len(images)))
            for place, network in enumerate(networks)
        )

    return work


def by_label(
    predicted: NDArray[np.int32], labels: NDArray[np.int32]
) -> tuple[tuple[int, int], ...]:
    """Return how many pictures of each of the ten digits are read right, and how many there are."""
    return tuple(
        (int(np.sum(predicted[labels == label] == label)), int(np.sum(labels == label)))
        for label in range(10)
    )


def _evaluated(
    network: Network, images: NDArray[np.uint8], labels: NDArray[np.int32], read: _Read
) -> Evaluated:
    read(0)
    if not network.reads_digits:
        problem = say("{network} was not trained on digits.", network=network.title)
        return Evaluated(network, problem=problem, hint=say("Choose one that reads digits."))
    try:
        predicted = _labels(network, images, read)
    except PlainError as error:
        return Evaluated(network, problem=error.message, hint=error.hint)
    predicted.flags.writeable = False
    return Evaluated(network, float(np.mean(predicted == labels)), predicted)


def _labels(network: Network, images: NDArray[np.uint8], read: _Read) -> NDArray[np.int32]:
    predictor = network.predictor()
    predicted = np.zeros(len(images), np.int32)
    for first in range(0, len(images), BATCH):
        rows = slice(first, first + BATCH)
        predicted[rows] = predictor(images[rows]).argmax(axis=1)
        read(min(first + BATCH, len(images)))
    return predicted
