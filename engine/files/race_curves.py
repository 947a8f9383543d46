"""A race as files: one picture of all lanes' curves, and one long table."""

from __future__ import annotations

import csv
import functools
import io
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np
from PIL import Image, ImageColor

from engine.files import atomic, plot
from engine.files.plot import Box, Curve, Panel
from engine.training.history import EpochResult, History, envelope

_LABELS = 285  # pixels; names of lanes are longer than those of curves
_LONGEST_NAME = 22
_READABLE_CONTRAST = 4.5  # WCAG 2.2, level AA


@dataclass(frozen=True)
class LaneCurves:
    """What is drawn and written of one lane."""

    name: str
    history: History


def draw(lanes: Sequence[LaneCurves], title: str, path: Path, subtitle: str = "") -> None:
    """Write all lanes' curves as a PNG file, atomically. Raises `MachineError`.

    Parameters
    ----------
    lanes : in the order of their colours; from the seventh on colours come again, dashed.
    title, subtitle : what stands above the plots.
    """
    with atomic.writing(path) as temporary:
        picture(lanes, title, subtitle).save(temporary, format="PNG", optimize=True)


def picture(lanes: Sequence[LaneCurves], title: str, subtitle: str = "") -> Image.Image:
    """Return a picture of the smoothed training losses and of the accuracies, against epochs.

    The accuracies are those of validation, or the smoothed training accuracies where no lane
    has a validation. Parameters are those of `draw`.
    """
    return plot.sheet(plot.drawable(title) or "Race", subtitle, list(_panels(lanes)))


def table(lanes: Sequence[LaneCurves]) -> str:
    """Return every update of every lane as CSV with a header, one lane after the other.

    Columns: ``lane, update, epoch, seconds``, what was measured at each update, and what was
    measured at the end of an epoch, in the row of its last update. Empty: not measured.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    batch = _names([list(lane.history.batches) for lane in lanes])
    measured = [n for n in _names([lane.history.names() for lane in lanes]) if n not in batch]
    writer.writerow(["lane", "update", "epoch", "seconds", *batch, *measured])
    for lane in lanes:
        writer.writerows(_rows(lane, batch, measured))
    return text.getvalue()


def _names(lists: Sequence[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in names))


def _rows(
    lane: LaneCurves, batch: Sequence[str], measured: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    history = lane.history
    columns = [_cells(history, name) for name in batch]
    ends = {epoch.update: epoch for epoch in history.epochs}
    steps, times = history.steps_per_epoch, history.times.tolist()
    for i in range(history.updates):
        epoch = str(i // steps + 1) if steps else ""
        seconds = f"{times[i]:.4f}" if i < len(times) else ""
        known = (column[i] for column in columns)
        yield lane.name, str(i + 1), epoch, seconds, *known, *_end(ends.get(i + 1), measured)


def _cells(history: History, name: str) -> list[str]:
    series = history.batches.get(name)
    if series is None:
        return [""] * history.updates
    return [f"{value:.9g}" for value in series.raw.tolist()]


def _end(epoch: EpochResult | None, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value = math.nan if epoch is None else epoch.values.get(name, math.nan)
        yield f"{value:.9g}" if math.isfinite(value) else ""


# -- what is shown -----------------------------------------------------------------------------


def _panels(lanes: Sequence[LaneCurves]) -> Iterator[Panel]:
    right = max([_epochs(lane.history) for lane in lanes], default=0.0) or 1.0
    name, accuracy = _accuracy(lanes)
    loss, *second = plot.boxes(2 if accuracy else 1)
    yield _panel(
        "Training loss, smoothed",
        loss,
        [_smoothed(v, i, "loss") for i, v in enumerate(lanes)],
        right,
    )
    if accuracy:
        curves = [
            _measured(v, i, name) if name.startswith("val_") else _smoothed(v, i, name)
            for i, v in enumerate(lanes)
        ]
        yield _panel(accuracy, second[0], curves, right, is_accuracy=True)


def _accuracy(lanes: Sequence[LaneCurves]) -> tuple[str, str]:
    """Return the name of the accuracy to draw, and the panel's title; empty: there is none."""
    names = {name for lane in lanes for epoch in lane.history.epochs for name in epoch.values}
    if "val_accuracy" in names:
        return "val_accuracy", "Validation accuracy"
    if any("accuracy" in lane.history.batches for lane in lanes):
        return "accuracy", "Training accuracy, smoothed"
    return "", ""


def _panel(
    title: str,
    box: Box,
    curves: Sequence[Curve | None],
    right: float,
    is_accuracy: bool = False,
) -> Panel:
    make = plot.accuracy_panel if is_accuracy else plot.loss_panel
    panel = make(box, tuple(curve for curve in curves if curve), right, "epochs")
    return replace(panel, title=title, labels=_LABELS)


def _epochs(history: History) -> float:
    return history.updates / max(1, history.steps_per_epoch)


def _smoothed(lane: LaneCurves, number: int, name: str) -> Curve | None:
    series = lane.history.batches.get(name)
    if series is None or not len(series):
        return None
    at, values = envelope(series.smooth, plot.SIZE[0])
    x = (at + 1) / max(1, lane.history.steps_per_epoch)
    return _curve(lane, number, x, values.astype(np.float64))


def _measured(lane: LaneCurves, number: int, name: str) -> Curve | None:
    steps = max(1, lane.history.steps_per_epoch)
    points = [
        (epoch.update / steps, epoch.values[name])
        for epoch in lane.history.epochs
        if math.isfinite(epoch.values.get(name, math.nan))
    ]
    if not points:
        return None
    x, y = np.array(points).T
    return replace(_curve(lane, number, x, y), sparse=True)


def _curve(lane: LaneCurves, number: int, x: plot.Floats, y: plot.Floats) -> Curve:
    colours = lane_colours()
    colour = colours[number % len(colours)]
    return Curve(
        _short(lane.name) or f"lane {number + 1}",
        colour,
        x,
        y,
        dashed=number >= len(colours),
        text=_readable(colour),
    )


def _short(name: str) -> str:
    text = plot.drawable(name)
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 3].rstrip() + "..."


@functools.cache
def lane_colours() -> tuple[str, ...]:
    """Return the lanes' colours in the light theme, as ``#RRGGBB``."""
    theme = resources.files("resources").joinpath("themes", "light.json")
    return tuple(json.loads(theme.read_text("utf-8"))["lanes"])


@functools.cache
def _readable(colour: str) -> str:
    """Move a colour towards that of text until it can be read on white."""
    own, text = (np.array(ImageColor.getrgb(c)[:3]) for c in (colour, plot.TEXT))
    mixes = (own + (text - own) * step / 20 for step in range(21))
    found = next(m for m in mixes if 1.05 / (_luminance(m) + 0.05) >= _READABLE_CONTRAST)
    return "#" + "".join(f"{round(part):02X}" for part in found)


def _luminance(colour: plot.Floats) -> float:
    """Return the relative luminance in [0, 1] of red, green and blue up to 255 (WCAG 2.2)."""
    shares = colour / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
