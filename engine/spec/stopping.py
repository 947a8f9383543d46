"""Stopping rules: what ends a run before its last epoch."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.fields import param

Epochs = Sequence[Mapping[str, float]]
"""The figures of each epoch so far by name: ``loss``, the metrics, the same with ``val_``."""


@dataclass(frozen=True, kw_only=True)
class Stopping:
    """When a run ends early; None switches a rule off. Names are those of Keras."""

    patience: int | None = param(
        None,
        say("Patience, epochs"),
        say(
            "Stop after so many epochs in a row without a better validation loss: from there on "
            "the network only learns its examples by heart. Empty: never."
        ),
        low=1,
        high=100_000,
        optional=True,
    )
    min_delta: float = param(
        0.0,
        say("Least gain"),
        say("A loss counts as better when it is lower than the best by more than this."),
        low=0.0,
        logarithmic=True,
    )
    restore_best: bool = param(
        True,
        say("Keep the best"),
        say("Go back to the weights of the epoch with the lowest validation loss."),
    )
    target_accuracy: float | None = param(
        None,
        say("Target accuracy"),
        say(
            "Stop when the validation accuracy, or without validation the training accuracy, is "
            "this high: 0.95 is 95 %. Empty: never."
        ),
        low=0.0,
        low_open=True,
        high=1.0,
        optional=True,
        step=0.01,
    )
    time_limit_s: float | None = param(
        None,
        say("Time limit, seconds"),
        say("Stop after the epoch in which this time is over. Empty: never."),
        low=0.0,
        low_open=True,
        high=10_000_000,
        optional=True,
        step=10,
    )

    @property
    def active(self) -> bool:
        """Whether anything can end a run early."""
        rules = (self.patience, self.target_accuracy, self.time_limit_s)
        return any(rule is not None for rule in rules)


def best_epoch(epochs: Epochs) -> int | None:
    """Return the index of the epoch with the lowest validation loss, the first of several.

    Without validation the training loss counts. None: no epoch has a loss that is a number.
    """
    losses = _losses(epochs)
    known = [index for index, loss in enumerate(losses) if math.isfinite(loss)]
    return min(known, key=losses.__getitem__, default=None)


def reason(stopping: Stopping, epochs: Epochs, seconds: float, before: int = 0) -> Message | None:
    """Return why a run is to end now, or None where it is to go on.

    Parameters
    ----------
    epochs : the figures of the epochs so far, the last of them just measured.
    seconds : how long the run has taken, without pauses.
    before : how many epochs an earlier run had made, where this one goes on from it; those do
        not count, but the numbers of epochs go on from them.
    """
    return (
        _target_reached(stopping, epochs)
        or _no_gain(stopping, epochs, before)
        or _time_over(stopping, seconds)
    )


def restores_best(stopping: Stopping, epochs: Epochs) -> bool:
    """Whether a run that ends now is to have the weights of its best epoch again."""
    out_of_patience = _no_gain(stopping, epochs, 0) is not None
    return stopping.restore_best and out_of_patience and not _target_reached(stopping, epochs)


def _target_reached(stopping: Stopping, epochs: Epochs) -> Message | None:
    target = stopping.target_accuracy
    if target is None or not epochs:
        return None
    name = next((n for n in _REACHED if n in epochs[-1]), None)
    if name is None or not epochs[-1][name] >= target:
        return None
    return _REACHED[name].filled(accuracy=epochs[-1][name], target=target)


_REACHED = {
    "val_accuracy": say(
        "Stopped at the target: the validation accuracy is {accuracy:.4g}, and {target:.4g} was "
        "wanted."
    ),
    "accuracy": say(
        "Stopped at the target: the training accuracy is {accuracy:.4g}, and {target:.4g} was "
        "wanted."
    ),
}


def _no_gain(stopping: Stopping, epochs: Epochs, before: int) -> Message | None:
    if stopping.patience is None:
        return None
    waited = _waited(_losses(epochs), stopping.min_delta)
    if waited < stopping.patience:
        return None
    stalled = _STALLED[_watched(epochs), waited > 1].filled(count=waited)
    return say(
        "Stopped early: {stalled}; {kept}.", stalled=stalled, kept=_kept(stopping, epochs, before)
    )


_STALLED = {
    ("val_loss", True): say("the validation loss has not improved for {count} epochs"),
    ("val_loss", False): say("the validation loss has not improved in the last epoch"),
    ("loss", True): say("the training loss has not improved for {count} epochs"),
    ("loss", False): say("the training loss has not improved in the last epoch"),
}
"""By the loss watched, and whether it is more than one epoch."""


def _kept(stopping: Stopping, epochs: Epochs, before: int) -> Message:
    best = best_epoch(epochs)
    if not stopping.restore_best or best is None:
        return say("the weights are those of the last epoch")
    return say("the weights are those of epoch {epoch}", epoch=before + best + 1)


def _time_over(stopping: Stopping, seconds: float) -> Message | None:
    limit = stopping.time_limit_s
    if limit is None or seconds < limit:
        return None
    return say("Stopped: the time limit of {limit:g} s is over.", limit=limit)


def _watched(epochs: Epochs) -> str:
    return "val_loss" if any("val_loss" in figures for figures in epochs) else "loss"


def _losses(epochs: Epochs) -> list[float]:
    name = _watched(epochs)
    return [figures.get(name, math.nan) for figures in epochs]


def _waited(losses: Sequence[float], min_delta: float) -> int:
    """Count the epochs since the loss was last better than the best before, as Keras does."""
    best, waited = math.inf, 0
    for loss in losses:
        waited += 1
        if loss + min_delta < best:
            best, waited = loss, 0
    return waited
