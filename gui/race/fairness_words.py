"""What the table of lanes says of how they set out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.spec import fairness
from gui.translation import translated

if TYPE_CHECKING:
    from engine.spec.fairness import Fairness
    from gui.race.lane_run import LaneRun

translate = QCoreApplication.translate

Words = tuple[str, str, bool | None]
"""Shortly, at length, and how bad it is, as `gui.race.leaderboard.Leaderboard` takes it."""


def ofLanes(lanes: Sequence[LaneRun]) -> dict[int, Words]:
    """Say of each lane, by its number, whether it sets out as the others do."""
    found = fairness.compare([x.spec for x in lanes], [x.fingerprint for x in lanes])
    said = {
        lane.number: _words(judged)
        for lane, judged in zip(lanes, found, strict=True)
        if judged is not None
    }
    return said | {lane.number: _past_words() for lane in lanes if lane.is_past}


def _words(judged: Fairness) -> Words:
    sentences = "\n".join(translated(sentence) for sentence in judged.sentences)
    flag = True if judged.is_suspect else None if judged.differing else False
    return translated(judged.short), sentences, flag


def _past_words() -> Words:
    """Say of a run that is only shown why there are no batches to compare."""
    return (
        translate("RaceTab", "finished run"),
        translate(
            "RaceTab",
            "A run that had ended before, laid beside the lanes: no race trains it again. "
            "Differences shows what it was.",
        ),
        None,
    )
