"""A run's curves as a picture, drawn with Pillow alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.files import atomic, plot
from engine.files.plot import FIT_FOR_USE, SIZE, Curve
from engine.training.history import History, envelope

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["FIT_FOR_USE", "SIZE", "draw", "picture"]

_TRAINING, _VALIDATION = "#0072B2", "#D55E00"


def draw(history: History, title: str, path: Path, subtitle: str = "") -> None:
    """Write a run's curves as a PNG file, atomically. Raises `MachineError`.

    Parameters
    ----------
    history : what the run has measured, perhaps nothing yet.
    title, subtitle : what stands above the plots.
    """
    with atomic.writing(path) as temporary:
        picture(history, title, subtitle).save(temporary, format="PNG", optimize=True)


def picture(history: History, title: str, subtitle: str = "") -> Image.Image:
    """Return a run's curves as a picture of `SIZE`; parameters are those of `draw`."""
    return plot.sheet(plot.drawable(title) or "Training", subtitle, list(_panels(history)))


def _panels(history: History) -> Iterator[plot.Panel]:
    whole = 0 < history.steps_per_epoch <= history.updates
    steps, unit = (history.steps_per_epoch, "epochs") if whole else (1, "updates")
    right = max(history.updates, 1) / steps
    shown = [name for name in ("loss", "accuracy") if name == "loss" or name in history.batches]
    for box, name in zip(plot.boxes(len(shown)), shown, strict=True):
        curves = tuple(_curves(history, name, steps, box[2] - box[0]))
        make = plot.loss_panel if name == "loss" else plot.accuracy_panel
        yield make(box, curves, right, unit)


def _curves(history: History, name: str, steps: int, width: float) -> Iterator[Curve]:
    series = history.batches.get(name)
    if series is not None and len(series):
        at, raw = envelope(series.raw, round(2 * width))
        smooth_at, smooth = envelope(series.smooth, round(width))
        yield Curve(
            "training",
            _TRAINING,
            (smooth_at + 1) / steps,
            smooth.astype(np.float64),
            ((at + 1) / steps, raw.astype(np.float64)),
        )
    yield from _epoch_curve(history, f"train_{name}", steps, "measured", _TRAINING, True)
    yield from _epoch_curve(history, f"val_{name}", steps, "validation", _VALIDATION, False)


def _epoch_curve(
    history: History, figure: str, steps: int, name: str, colour: str, thin: bool
) -> Iterator[Curve]:
    """Give the curve of what is measured at the end of an epoch, if it is."""
    points = [
        (e.update / steps, e.values[figure])
        for e in history.epochs
        if math.isfinite(e.values.get(figure, math.nan))
    ]
    if points:
        x, y = np.array(points).T
        yield Curve(name, colour, x, y, sparse=True, thin=thin)
