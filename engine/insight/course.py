"""What a run's figures did from epoch to epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.training.history import EpochResult, History

Floats = NDArray[np.float64]

LOOKED_AT = 300
"""So many epochs are looked at; of a longer run every 2nd, 4th, 8th and so on, and the last."""
RISE = 0.05
"""Validation has turned when its loss is so far above its lowest, as a share of that."""
FALL = 0.1
"""Meanwhile the training loss must have fallen by this share: the network still learns."""
LASTING = 2
"""The last so many epochs must all have risen: one alone is chance."""


@dataclass(frozen=True, eq=False)
class Course:
    """A run's figures at the ends of its epochs; NaN where there is none.

    Parameters
    ----------
    epochs : their numbers, counted from 1, shape (n,).
    mean_loss : the training loss as it was within each epoch, shape (n,).
    training, validation : losses measured at the end of each epoch, shape (n,). Where training
        was not measured, the mean stands for it.
    training_accuracy, validation_accuracy : shares in [0, 1], shape (n,).
    """

    epochs: NDArray[np.int64]
    mean_loss: Floats
    training: Floats
    validation: Floats
    training_accuracy: Floats
    validation_accuracy: Floats

    def __len__(self) -> int:
        return len(self.epochs)

    def turn(self) -> int | None:
        """Return the place at which validation has turned while training goes on falling."""
        if not np.isfinite(self.validation).any():
            return None
        best = int(np.nanargmin(self.validation))
        if len(self) - 1 - best < LASTING:
            return None
        risen = self.validation[-LASTING:] >= (1 + RISE) * self.validation[best]
        learnt = self.training[-LASTING:] <= (1 - FALL) * self.training[best]
        return best if risen.all() and learnt.all() else None


def course(history: History) -> Course:
    """Return what the epochs of ``history`` have measured."""
    step = 1
    while len(history.epochs) > LOOKED_AT * step:
        step *= 2
    epochs = history.epochs[::step]
    if epochs and epochs[-1] is not history.epochs[-1]:
        epochs = [*epochs, history.epochs[-1]]
    mean = _figures(epochs, "loss")
    mean_accuracy = _figures(epochs, "accuracy")
    return Course(
        epochs=np.array([epoch.epoch for epoch in epochs], np.int64),
        mean_loss=mean,
        training=_known(_figures(epochs, "train_loss"), mean),
        validation=_figures(epochs, "val_loss"),
        training_accuracy=_known(_figures(epochs, "train_accuracy"), mean_accuracy),
        validation_accuracy=_figures(epochs, "val_accuracy"),
    )


def turning_point(history: History) -> int | None:
    """Return the number of the epoch from which the network only learns by heart.

    It is the epoch with the lowest validation loss, once that loss has risen by `RISE` in the
    last `LASTING` epochs while the training loss has fallen by `FALL`. None: not so far.
    """
    figures = course(history)
    place = figures.turn()
    return None if place is None else int(figures.epochs[place])


def _figures(epochs: Sequence[EpochResult], name: str) -> Floats:
    return np.array([epoch.values.get(name, np.nan) for epoch in epochs], np.float64)


def _known(first: Floats, otherwise: Floats) -> Floats:
    return np.where(np.isfinite(first), first, otherwise)
