"""What the race's plots can be set to. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.training.history import SMOOTHED
from gui.training.run_curves import AXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.race.lane_curves import Source
    from gui.training.run_curves import Axis

SMOOTHINGS = SMOOTHED, 200, 1000, 10
"""What the smoothing can be, in updates, in the order in which a click goes through."""
OTHER: dict[Source, Source] = {"training": "validation", "validation": "training"}


@dataclass(frozen=True)
class PlotModes:
    """What the plots' chips are set to.

    Parameters
    ----------
    axis : what is counted along the horizontal axis.
    loss, metric : where the figures of the upper and of the lower plot come from.
    smoothed : updates that the line in front is a mean over.
    raw : the raw curves are drawn behind.
    log : losses in powers of ten.
    whole : the steep start is in view.
    """

    axis: Axis = "epochs"
    loss: Source = "training"
    metric: Source = "validation"
    smoothed: int = SMOOTHED
    raw: bool = True
    log: bool = False
    whole: bool = False

    @property
    def isOfBatches(self) -> bool:
        """Whether any figure is of every batch: only these are smoothed and have a raw curve."""
        return "training" in (self.loss, self.metric)

    def withNextAxis(self, usable: Callable[[Axis], bool]) -> PlotModes:
        """Count the next thing of which some lane knows how many there were."""
        now = AXES.index(self.axis) + 1
        others = (*AXES[now:], *AXES[:now])
        return replace(self, axis=next((axis for axis in others if usable(axis)), self.axis))

    def withNextSmoothing(self) -> PlotModes:
        """Smooth over the next number of updates; the usual one comes after any other."""
        now = SMOOTHINGS.index(self.smoothed) if self.smoothed in SMOOTHINGS else -1
        return replace(self, smoothed=SMOOTHINGS[(now + 1) % len(SMOOTHINGS)])

    def withOtherLoss(self) -> PlotModes:
        """Show the losses of the other source."""
        return replace(self, loss=OTHER[self.loss])

    def withOtherMetric(self) -> PlotModes:
        """Show the metric of the other source."""
        return replace(self, metric=OTHER[self.metric])
