"""A run to be examined: what can be read from its figures, without judging them.

Thresholds were set as those of `engine.insight.doctor`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.insight import remedies
from engine.insight.course import Course, Floats, course

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.insight.observation import LayerVitals
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.training.history import History
    from engine.training.states import RunState

CHANCE_MARGIN = 0.05
FLAT = 0.04
"""The loss hardly moves when it has fallen by less than this share in the last third."""
LEAST_THIRD = 3
"""Fewer epochs than these say nothing of where a loss is going."""
LEAST_UPDATES = 100
COLUMN_ROWS = 2000


@dataclass(frozen=True, eq=False)
class Case:
    """A run to be examined, under way or over.

    Parameters
    ----------
    spec : as it is trained, with the learning rate of now.
    data : what is known of the examples.
    history : measured so far.
    vitals : of its layers, where somebody has looked; empty otherwise.
    columns : how large the numbers of each input are (`column_sizes`); empty for images.
    reason : why the run ended before its last epoch, where a rule of the spec ended it.
    """

    spec: RunSpec
    data: DatasetInfo
    history: History
    state: RunState
    vitals: tuple[LayerVitals, ...] = ()
    columns: tuple[float, ...] = ()
    reason: Message | None = None

    @cached_property
    def course(self) -> Course:
        """The figures of its epochs."""
        return course(self.history)

    @property
    def rate_ratio(self) -> float:
        """How many times the usual learning rate it has."""
        optimizer = self.spec.training.optimizer
        return optimizer.learning_rate / remedies.usual_rate(optimizer)

    @property
    def accuracy(self) -> float:
        """Of training, at the end of the last epoch; NaN where there is none."""
        return last(self.course.training_accuracy)

    @property
    def at_chance(self) -> bool:
        """Whether the network answers no better than who guesses."""
        classes = len(self.data.class_names)
        return classes > 1 and self.accuracy <= 1 / classes + CHANCE_MARGIN

    @property
    def has_hidden(self) -> bool:
        """Whether a layer with a bend comes before the output."""
        return remedies.has_hidden(self.spec.model)

    @property
    def is_flat(self) -> bool:
        """Whether the training loss hardly falls any more."""
        return lately(self.course.training, 3, LEAST_THIRD) < FLAT

    @property
    def old_enough(self) -> bool:
        """Whether the run has learnt long enough to be judged."""
        return len(self.course) >= 3 and self.history.updates >= LEAST_UPDATES


def column_sizes(x: NDArray[np.generic]) -> tuple[float, ...]:
    """Return the root mean square of each column of ``x``, by a sample of its rows.

    Parameters
    ----------
    x : examples, shape (n, columns); images, which have more axes, have no columns.
    """
    if x.ndim != 2:
        return ()
    rows = x[:: max(1, len(x) // COLUMN_ROWS)].astype(np.float64)
    return tuple(np.sqrt(np.mean(np.square(rows), axis=0)).tolist())


def window(count: int, parts: int, least: int = 1) -> int:
    """Return how many epochs one of so many parts of a run has, ``least`` or more if it can."""
    return min(count - 1, max(least, count // parts))


def lately(losses: Floats, parts: int, least: int = 1) -> float:
    """Return by which share a loss has fallen in the last of so many parts of a run."""
    before = losses[-1 - window(len(losses), parts, least)]
    return float(1 - losses[-1] / before) if before > 0 else 0.0


def last(values: Floats) -> float:
    """Return the last value, NaN where there is none."""
    return float(values[-1]) if len(values) else math.nan
