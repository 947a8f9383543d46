"""The lanes of a race as curves, in the way in which the plots are set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gui.race import lane_curves
from gui.race.lane_curves import LaneFigures, WantedFigures
from gui.race.lane_painter import LaneStroke
from gui.race.plot_modes import PlotModes
from gui.training import run_curves

if TYPE_CHECKING:
    from collections.abc import Hashable

    from gui.race.lane_run import LaneRun
    from gui.training.run_curves import Axis
    from gui.training.scale import Range

LOSS = "loss"


class RaceCurves:
    """What is drawn of the lanes; works only on what is new since it was last asked.

    Attributes
    ----------
    modes : which figures are shown, and along which axis.
    solo : the lane before which the others stand back; None for all alike.
    accented : the lane that is drawn thicker, and in front; None for none.
    """

    def __init__(self) -> None:
        self.modes = PlotModes()
        self.solo: int | None = None
        self.accented: int | None = None
        self._lanes: list[LaneRun] = []
        self._figures: dict[int, LaneFigures] = {}

    @property
    def lanes(self) -> list[LaneRun]:
        """All lanes, hidden ones too."""
        return list(self._lanes)

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Have these lanes; what is known of those that are gone is given up."""
        self._lanes = list(lanes)
        for gone in self._figures.keys() - {lane.number for lane in lanes}:
            del self._figures[gone]

    def visible(self) -> list[LaneRun]:
        """Those that are not hidden."""
        return [lane for lane in self._lanes if not lane.is_hidden]

    def started(self) -> list[LaneRun]:
        """Those not hidden that have measured something."""
        return [lane for lane in self.visible() if lane.history.updates]

    def state(self) -> tuple[Hashable, ...]:
        """Return something that changes with everything drawn; first what racing changes."""
        measured = tuple((lane.number, lane_curves.stamp(lane)) for lane in self._lanes)
        shown = tuple((lane.number, lane.is_hidden) for lane in self._lanes)
        return measured, shown, self.modes, self.solo, self.accented

    def usable(self, axis: Axis) -> bool:
        """Whether some lane knows what an axis counts, or none has measured anything."""
        started = self.started()
        return not started or any(lane_curves.knows(lane.history, axis) for lane in started)

    @property
    def lossesDiffer(self) -> bool:
        """Whether lanes have different loss functions, whose values do not compare."""
        return len({lane.spec.training.loss for lane in self.visible()}) > 1

    # -- figures ---------------------------------------------------------------------------

    def loss(self) -> WantedFigures:
        """Return what the upper plot shows."""
        return WantedFigures(LOSS, self.modes.loss, self.modes.axis, self.modes.smoothed)

    def metric(self) -> WantedFigures:
        """Return what the lower plot shows: the first metric, accuracy as a rule."""
        name = lane_curves.first_metric(self.visible()) or "accuracy"
        return WantedFigures(name, self.modes.metric, self.modes.axis, self.modes.smoothed)

    def value(self, lane: LaneRun, wanted: WantedFigures, x: float) -> float:
        """Return what a lane had at a place of the axis; NaN for nothing."""
        return self._of(lane).value(lane, lane_curves.so_far(lane.history, wanted), x)

    def strokes(self, wanted: WantedFigures) -> list[LaneStroke]:
        """Return the curves of all visible lanes that have one.

        Those looked at are painted last; of the others the first lanes lie on top.
        """
        found = []
        for lane in reversed(self.visible()):
            curve = self._of(lane).curve(lane, lane_curves.so_far(lane.history, wanted))
            if curve is not None:
                pale = self.solo is not None and lane.number != self.solo
                bold = lane.number == self.accented
                found.append(LaneStroke(lane.number, curve, pale, bold, self.modes.raw))
        return sorted(found, key=lambda stroke: (stroke.bold, not stroke.pale))

    def span(self, wanted: WantedFigures, strokes: Sequence[LaneStroke]) -> Range:
        """Return what to see of the vertical axis; lanes once far away stay out of it."""
        curves = [stroke.curve for stroke in strokes]
        if wanted.name != LOSS:
            return lane_curves.span(curves, wanted, self.modes.whole, log=False)
        figures = [self._figures[stroke.number] for stroke in strokes]
        for each, is_far in zip(figures, lane_curves.far_away(curves), strict=True):
            each.is_far |= is_far
        far = [each.is_far for each in figures]
        return lane_curves.span(curves, wanted, self.modes.whole, self.modes.log, far)

    def end(self) -> float:
        """Return how far the lane that has come farthest is, for both plots to go as far."""
        axis = self.modes.axis
        known = (lane.history for lane in self.visible())
        ends = (
            run_curves.place(history, axis, history.updates)
            for history in known
            if lane_curves.knows(history, axis)
        )
        return max(ends, default=0.0)

    def _of(self, lane: LaneRun) -> LaneFigures:
        return self._figures.setdefault(lane.number, LaneFigures())
