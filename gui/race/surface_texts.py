"""What is said of a loss surface, and of the lanes' paths over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from engine.insight.surface import Path, Surface
    from gui.race.lane_run import LaneRun
    from gui.race.surface_field import LossField, Moment, Track

translate = QCoreApplication.translate

WIDE_LOSS = 0.00012
"""A loss that takes as much room as any."""


def summary(surface: Surface) -> str:
    """Say in a line what is seen."""
    return translate(
        "SurfaceView",
        "2 of {parameters:,} directions, {share} % of the movement. Loss on {examples:,} "
        "training examples.",
    ).format(**_facts(surface))


def explanation(surface: Surface, field: LossField | None, tracks: Sequence[Track]) -> str:
    """Say in plain words what the picture can and cannot say."""
    return _explained(surface, tracks, _farthest(field, tracks))


def forms(surface: Surface, tracks: Sequence[Track]) -> list[str]:
    """Return what the words may come to as the picture grows finer: another lane is named."""
    known = [track for track in tracks if np.isfinite(track.path.losses[-1])]
    return [_explained(surface, tracks, _apart(track, WIDE_LOSS)) for track in known]


def leftOut(surface: Surface, lanes: Sequence[LaneRun]) -> str:
    """Name the lanes that the surface has no path of; empty where there are none."""
    drawn = {path.lane for path in surface.paths}
    names = [lane.name for lane in lanes if lane.number not in drawn]
    text = translate(
        "SurfaceView",
        "Left out: {names}. Only lanes with the same layers, data and loss, all of finite "
        "weights, have a plane in common.",
    )
    return text.format(names=", ".join(names)) if names else ""


def ownLosses(tracks: Sequence[Track], moment: Moment) -> str:
    """Write each lane's own loss at a moment; empty where none is known."""
    texts = [
        f"{track.name} {loss:.3g}"
        for track in tracks
        if not np.isnan(loss := _own_loss(track.path, moment.of(track.path)))
    ]
    if not texts:
        return ""
    listed = " · ".join(texts)
    if moment.update is None:
        return translate("SurfaceView", "Own losses at the end: {losses}").format(losses=listed)
    text = translate("SurfaceView", "Own losses at update {update:,}: {losses}")
    return text.format(update=moment.update, losses=listed)


def _explained(surface: Surface, tracks: Sequence[Track], farthest: str) -> str:
    parts = [
        translate(
            "SurfaceView",
            "You see 2 of {parameters:,} directions: those in which the lanes moved most. They "
            "show {share} % of the movement away from the start, each lane counting the same. "
            "Colour and height are the true loss on {examples:,} training examples. Walls and "
            "valleys in all other directions are not seen.",
        ).format(**_facts(surface))
    ]
    if tracks:
        parts.append(_about_distances(tracks, farthest))
    if surface.filter_normalised:
        parts.append(
            translate(
                "SurfaceView",
                "The directions have no biases; their filters are as long as at the start.",
            )
        )
    return " ".join(parts)


def _about_distances(tracks: Sequence[Track], farthest: str) -> str:
    off = [float(track.path.off_plane[-1]) for track in tracks]
    far = [float(track.path.distances[-1]) for track in tracks]
    text = translate(
        "SurfaceView",
        "The paths are drawn where they are nearest: their ends lie {off} off this plane, "
        "{far} from the start.",
    ).format(off=_span(off), far=_span(far))
    return f"{text} {farthest}" if farthest else text


def _farthest(field: LossField | None, tracks: Sequence[Track]) -> str:
    """Name the lane whose own loss differs most from the one drawn below its end."""
    known = [track for track in tracks if np.isfinite(track.path.losses[-1])]
    if not known or field is None:
        return ""
    ends = np.array([track.path.xy[-1] for track in known])
    drawn = [field.loss(height) for height in field.along(ends).tolist()]
    own = [float(track.path.losses[-1]) for track in known]
    i = int(np.abs(np.array(drawn) - own).argmax())
    return _apart(known[i], drawn[i])


def _apart(track: Track, drawn: float) -> str:
    return translate(
        "SurfaceView",
        "So a lane's own loss is not the one below it; most of all that of {name}: {own:.2g} "
        "of its own, {drawn:.2g} on the surface.",
    ).format(name=track.name, own=float(track.path.losses[-1]), drawn=drawn)


def _facts(surface: Surface) -> dict[str, object]:
    return {
        "parameters": surface.parameters,
        "share": f"{100 * sum(surface.shares):.0f}",
        "examples": surface.examples,
    }


def _span(values: Sequence[float]) -> str:
    low, high = (f"{value:.2g}" for value in (min(values), max(values)))
    return low if low == high else f"{low}–{high}"


def _own_loss(path: Path, update: int | None) -> float:
    """Return the loss of the moment nearest to ``update``; NaN where it is not known yet."""
    at = path.updates[-1] if update is None else update
    return float(path.losses[int(np.abs(path.updates - at).argmin())])
