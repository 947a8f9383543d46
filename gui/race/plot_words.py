"""What stands beside the titles of the race's plots, and in them while they are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.race import lane_curves

if TYPE_CHECKING:
    from gui.race.lane_curves import WantedFigures
    from gui.race.race_curves import RaceCurves

translate = QCoreApplication.translate


def hints(curves: RaceCurves) -> tuple[str, str]:
    """Say what will be in the plots of loss and metric; empty where there is something."""
    loss, metric = ("", "") if curves.started() else _waiting()
    if not curves.usable(curves.modes.axis):
        loss = translate("RacePlots", "No lane knows this axis. Choose another one above.")
    return loss, metric


def _waiting() -> tuple[str, str]:
    return (
        translate("RacePlots", "Start the race: the loss of every lane appears here."),
        translate(
            "RacePlots",
            "How many examples each lane gets right appears here, while they learn.",
        ),
    )


def note(curves: RaceCurves, wanted: WantedFigures) -> str:
    """Say where a plot's figures come from; empty before there are any."""
    if not curves.started():
        return ""
    if wanted.source == "validation":
        text = _of_validation(curves, wanted)
    elif curves.modes.raw:
        text = translate("RacePlots", "training, smoothed; raw behind")
    else:
        text = translate("RacePlots", "training, smoothed")
    if wanted.name == "loss" and curves.lossesDiffer:
        differ = translate("RacePlots", "different losses, not to be compared · {note}")
        return differ.format(note=text)
    return text


def _of_validation(curves: RaceCurves, wanted: WantedFigures) -> str:
    """Say where figures come from, and what stands in for those that are still to come."""
    lanes = curves.started()
    measured = [lane_curves.is_measured(lane.history, wanted) for lane in lanes]
    if all(measured):
        return translate("RacePlots", "validation, at the end of each epoch")
    if any(measured):
        return translate("RacePlots", "validation; training, thin, until the end of epoch 1")
    if any(lane.history.epochs for lane in lanes):
        return translate("RacePlots", "training, smoothed; there is no validation")
    return translate("RacePlots", "training so far; validation from the end of epoch 1")


def place(axis: str, x: float) -> str:
    """Say which place of the horizontal axis is looked at."""
    if axis == "epochs":
        return translate("RacePlots", "epoch {number}").format(number=f"{x:.2f}")
    if axis == "updates":
        return translate("RacePlots", "update {number}").format(number=f"{x:,.0f}")
    if axis == "examples":
        return translate("RacePlots", "{count} examples").format(count=f"{x:,.0f}")
    return translate("RacePlots", "{seconds} s").format(seconds=f"{x:.1f}")
