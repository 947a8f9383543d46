"""When a run first came up to an accuracy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.training.history import History, Series

ENOUGH_EXAMPLES = 1000
"""A mean over fewer is a matter of luck: with 50, every ninth is over 95 % at a true 90 %."""


def is_settled(running: Series, history: History, batch_size: int) -> bool:
    """Whether a running mean is one over `ENOUGH_EXAMPLES` or more.

    Parameters
    ----------
    running : a series of ``history``; its smoothed twin is the mean.
    batch_size : as asked for; a batch has fewer where there are not as many examples.
    """
    examples = min(batch_size, history.examples_per_update or batch_size)
    return running.reach * examples >= ENOUGH_EXAMPLES


def seconds_to(history: History, level: float, batch_size: int) -> float | None:
    """Return when a run first had an accuracy of ``level``; None: not so far.

    Either the one of validation had it at the end of an epoch, or the running one of training,
    smoothed; the latter counts only where it is a mean over `ENOUGH_EXAMPLES` or more.

    Parameters
    ----------
    level : a share in [0, 1].
    batch_size : how many examples an update has.

    Returns
    -------
    Seconds on the run's own clock, which stands still in pauses.
    """
    found = [e.update for e in history.epochs if e.values.get("val_accuracy", 0.0) >= level][:1]
    running = history.batches.get("accuracy")
    if running is not None and is_settled(running, history, batch_size):
        reach = running.reach
        found += (np.flatnonzero(running.smooth[reach:] >= level)[:1] + reach + 1).tolist()
    return float(history.times[min(found) - 1]) if found else None
