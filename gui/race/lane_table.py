"""Every update of every lane as one long table, to be written down at leisure. Free of Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.training.history import EpochResult, UpdateTable
    from gui.race.lane_run import LaneRun

PART = 4096
FIXED = "lane", "update", "epoch", "examples", "seconds", "learning_rate"
APART = "val_", "train_"
"""How the names of figures begin that are measured only at the ends of epochs."""


@dataclass(frozen=True, eq=False)
class _LaneTable:
    """One lane, as it was when it was asked for."""

    name: str
    updates: UpdateTable
    examples_per_update: float
    epochs: tuple[EpochResult, ...]

    @property
    def size(self) -> int:
        return max(map(len, self.updates.values.values()), default=0)

    def names(self) -> list[str]:
        return list(self.updates.values)

    def epoch_names(self) -> list[str]:
        names = (name for epoch in self.epochs for name in epoch.values)
        return [name for name in dict.fromkeys(names) if name.startswith(APART)]


class RaceTable:
    """Lanes in long form: a row for each update of each lane.

    It stays as it is while the race goes on, so that a thread of its own may write it down.
    Figures measured at the end of an epoch stand in the row of its last update.
    """

    def __init__(self, lanes: Sequence[LaneRun]) -> None:
        self._lanes = [
            _LaneTable(
                lane.name,
                lane.history.table(),
                lane.history.examples_per_update,
                tuple(lane.history.epochs),
            )
            for lane in lanes
        ]
        self._names = list(dict.fromkeys(n for lane in self._lanes for n in lane.names()))
        self._apart = list(dict.fromkeys(n for lane in self._lanes for n in lane.epoch_names()))

    def csv_parts(self) -> Iterator[str]:
        """Return the table as CSV with a header, in parts of some thousand rows."""
        yield _line([*FIXED, *self._names, *self._apart])
        for lane in self._lanes:
            ends = {epoch.update: epoch.values for epoch in lane.epochs}
            for start in range(0, lane.size, PART):
                stop = min(start + PART, lane.size)
                yield "".join(self._row(lane, ends, at) for at in range(start, stop))

    def _row(self, lane: _LaneTable, ends: Mapping[int, Mapping[str, float]], at: int) -> str:
        table, end = lane.updates, ends.get(at + 1, {})
        steps, examples = table.steps_per_epoch, lane.examples_per_update
        return _line(
            [
                lane.name,
                str(at + 1),
                str(at // steps + 1) if steps else "",
                f"{(at + 1) * examples:.0f}" if examples else "",
                _cell(table.times, at, "{:.4f}"),
                _cell(table.rates, at, "{:.9g}"),
                *(_cell(table.values.get(name, ()), at, "{:.9g}") for name in self._names),
                *(_cell((end[n],), 0, "{:.9g}") if n in end else "" for n in self._apart),
            ]
        )


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _cell(values: Sequence[float] | NDArray[np.floating], at: int, form: str) -> str:
    """Write one value, one that is not known as nothing; nine figures tell float32 apart."""
    if at >= len(values):
        return ""
    value = float(values[at])
    return form.format(value) if value == value else ""
