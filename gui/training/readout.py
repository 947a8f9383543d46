"""What stands beside the pointer: the moment it is at, and what was measured then."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.training import run_curves
from gui.training.run_curves import written
from gui.training.shown_run import TRAINING_LANE, VALIDATION_LANE, formOf

if TYPE_CHECKING:
    from gui.training.shown_run import ShownRun

translate = QCoreApplication.translate

Lines = list[tuple[str, int | str]]
"""Texts, each with its colour: a lane's number, or a token of the theme."""


def lines(run: ShownRun, name: str, update: int) -> Lines:
    """Return the lines about a figure after an update, counted from 1; none where it is unknown.

    Parameters
    ----------
    name : "loss", or that of a metric; the learning rate stands with the loss where it changes.
    """
    series = run.history.batches.get(name)
    if series is None or update > len(series):
        return []
    found: Lines = [(_moment(run, update), "text"), (_training(run, name, update), TRAINING_LANE)]
    found += _measured(run, name, update)
    if name == "loss" and _rate_changes(run):
        found += _rate(run, update)
    return found


def _moment(run: ShownRun, update: int) -> str:
    """Name a moment: by epoch and update, and by what the axis counts."""
    history = run.history
    parts = [translate("Readout", "update {number}").format(number=f"{update:,}")]
    if history.steps_per_epoch:
        epoch = run_curves.place(history, "epochs", update)
        parts.insert(0, translate("Readout", "epoch {number}").format(number=f"{epoch:.2f}"))
    at = run.place(update)
    if run.axis == "seconds" and run_curves.usable(history, run.axis):
        parts.append(translate("Readout", "{seconds} s").format(seconds=f"{at:.1f}"))
    if run.axis == "examples" and run_curves.usable(history, run.axis):
        parts.append(translate("Readout", "{count} examples").format(count=f"{at:,.0f}"))
    return " · ".join(parts)


def _training(run: ShownRun, name: str, update: int) -> str:
    series = run.history.batches[name]
    rows = series.smooth, series.raw
    smooth, raw = (written(float(row[update - 1]), formOf(name)) for row in rows)
    words = (
        translate("Readout", "training {smooth}")
        if run.isFullBatch
        else translate("Readout", "training {smooth} · this batch {value}")
    )
    return words.format(smooth=smooth, value=raw)


def _measured(run: ShownRun, name: str, update: int) -> Lines:
    """What was measured at the end of the epoch in which the update was made."""
    epoch = run.epochs.holding(update)
    if epoch is None:
        return []
    found: Lines = []
    for key, word, lane in (
        (f"train_{name}", translate("Readout", "training, measured"), TRAINING_LANE),
        (f"val_{name}", run.validationWord(), VALIDATION_LANE),
    ):
        figure = run.epochs.figure(key, epoch)
        if figure is not None:
            found.append((f"{word} {written(figure, formOf(name))}", lane))
    return found


def _rate_changes(run: ShownRun) -> bool:
    low, high = run.history.schedule.extremes()
    return high > low


def _rate(run: ShownRun, update: int) -> Lines:
    rates = run.history.rates
    rate = float(rates[update - 1]) if update <= len(rates) else math.nan
    text = translate("Readout", "learning rate {rate}").format(rate=run_curves.rate_text(rate))
    return [] if math.isnan(rate) else [(text, "muted")]
