"""What every lane had reached at a place of the axis, the best first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gui.race import lane_curves, plot_words
from gui.race.lane_readout import Readout, ReadoutLine

if TYPE_CHECKING:
    from gui.race.lane_run import LaneRun
    from gui.race.race_curves import RaceCurves


def at(curves: RaceCurves, x: float, column: int, titles: tuple[str, str]) -> Readout | None:
    """Return every lane's loss and metric at ``x``; None where no lane has any.

    Parameters
    ----------
    column : by which the lanes are sorted: 0 the loss, 1 the metric. Losses of different
        functions do not say which lane is best; the metric does then.
    titles : of the two columns.
    """
    lanes = {lane.number: lane for lane in curves.visible()}
    wanted = curves.loss(), curves.metric()
    values = [{n: curves.value(lane, each, x) for n, lane in lanes.items()} for each in wanted]
    if x < 0 or not any(math.isfinite(value) for row in values for value in row.values()):
        return None
    column = 1 if curves.lossesDiffer else column
    there = [
        n
        for n in lane_curves.ranked(values[column], wanted[column])
        if any(math.isfinite(row[n]) for row in values)
    ]
    lines = tuple(
        _line(
            lanes[n],
            [each.written(row[n]) for each, row in zip(wanted, values, strict=True)],
            n == curves.accented,
        )
        for n in there
    )
    return Readout(plot_words.place(curves.modes.axis, x), titles, column, lines)


def _line(lane: LaneRun, values: Sequence[str], is_bold: bool) -> ReadoutLine:
    return ReadoutLine(lane.number, lane.name, lane.style, tuple(values), is_bold)
