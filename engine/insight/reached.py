"""When a run first came up to an accuracy."""

from __future__ import annotations

import numpy as np

from engine.training.history import SMOOTHED, History

ENOUGH_EXAMPLES = 1000
"""A mean over fewer is a matter of luck: with 50, every ninth is over 95 % at a true 90 %."""


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
    if running is not None and SMOOTHED * batch_size >= ENOUGH_EXAMPLES:
        found += (np.flatnonzero(running.smooth[SMOOTHED:] >= level)[:1] + SMOOTHED + 1).tolist()
    return float(history.times[min(found) - 1]) if found else None
