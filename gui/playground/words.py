"""What is said of answers and of a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.spec.losses import METRIC_TITLES
from gui.pad.bars import percentText
from gui.translation import translated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.training.history import History

MINUS = "\N{MINUS SIGN}"
SHARES = ("accuracy", "top_5_accuracy")


def arePoints(info: DatasetInfo) -> bool:
    """Whether a set's examples are points: of one or two inputs."""
    return len(info.input_shape) == 1 and info.input_shape[0] <= 2


def placeText(place: Sequence[float], axes: Sequence[str]) -> str:
    """A place in the inputs: "x₁ 0.25   x₂ −0.40"."""
    pairs = zip(axes, place, strict=False)
    return "   ".join(f"{name} {value:.2f}".replace("-", MINUS) for name, value in pairs)


def answerText(answer: NDArray[Any], names: Sequence[str]) -> str:
    """What a network answers: the likeliest class and how likely it is, or a number."""
    if not np.isfinite(answer).all():
        return "—"
    if not names:
        return f"{float(answer[0]):.3g}".replace("-", MINUS)
    best = int(answer.argmax())
    return f"{names[best]} ({percentText(float(answer[best]))})"


def runText(history: History, moment: int | None, metric: str) -> str:
    """Epoch, loss and metric of a run at a moment; empty before its first batches.

    Parameters
    ----------
    moment : the update that is looked at, None for now.
    metric : its name in the history, for example ``accuracy``.
    """
    updates = history.updates if moment is None else moment
    if not updates:
        return ""
    passed = (epoch.values for epoch in reversed(history.epochs) if epoch.update <= updates)
    values = next(passed, None) or _latest(history)
    translate = QCoreApplication.translate
    epoch = updates / history.steps_per_epoch if history.steps_per_epoch else 0
    parts = [translate("Playground", "epoch {number}").format(number=f"{int(epoch):,}")]
    if "loss" in values:
        parts.append(translate("Playground", "loss {value}").format(value=f"{values['loss']:.4f}"))
    for name, form in (
        (metric, "{metric} {value}"),
        (f"val_{metric}", translate("Playground", "validation {value}")),
    ):
        if name in values:
            title = translated(METRIC_TITLES[metric]).lower() if metric in METRIC_TITLES else metric
            parts.append(form.format(metric=title, value=_figure(metric, values[name])))
    return " · ".join(parts)


def _latest(history: History) -> dict[str, float]:
    """Return the smoothed figures of the last batches."""
    rows = history.batches.items()
    return {name: float(series.smooth[-1]) for name, series in rows if len(series)}


def _figure(metric: str, value: float) -> str:
    return percentText(value) if metric in SHARES else f"{value:.4f}"
