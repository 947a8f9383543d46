"""The pointer over the race's plots: a line in both of them, and a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect

from gui.race import lane_values
from gui.race.lane_readout import LaneReadout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.race.lane_plot import LanePlot
    from gui.race.lane_readout import Readout
    from gui.race.race_curves import RaceCurves
    from gui.theme import ThemeManager


class PlotPointer(QObject):
    """Says beside the pointer how far each lane had come there.

    Parameters
    ----------
    page : which the plots are on, and on which the table stands.
    plots : of the loss and of the metric; their accessible names are the table's titles.
    curves : to be read.
    """

    def __init__(
        self,
        themes: ThemeManager,
        page: QWidget,
        plots: Sequence[LanePlot],
        curves: RaceCurves,
    ) -> None:
        super().__init__(page)
        self._page, self._plots, self._curves = page, tuple(plots), curves
        self._readout = LaneReadout(themes, page)
        self._at: tuple[LanePlot, float] | None = None
        for plot in self._plots:
            plot.pointed.connect(partial(self._point, plot))

    def reading(self) -> Readout | None:
        """What is said; None where the pointer is on no plot."""
        return self._readout.reading()

    def refresh(self) -> None:
        """Say what is new where the pointer rests."""
        if self._at is not None:
            self._point(*self._at)

    def _point(self, plot: LanePlot, x: float | None) -> None:
        reading = None if x is None else self._reading(plot, x)
        if x is None or reading is None:
            self._at = None
            self._readout.clear()
        else:
            self._at = plot, x
            self._place(plot, x, reading)
        for each in self._plots:
            each.setCrossHair(None if reading is None else x)

    def _reading(self, pointed: LanePlot, x: float) -> Readout | None:
        """Return every lane's values at ``x``, the best one of ``pointed`` first."""
        loss, metric = (plot.accessibleName() for plot in self._plots)
        return lane_values.at(self._curves, x, self._plots.index(pointed), (loss, metric))

    def _place(self, plot: LanePlot, x: float, reading: Readout) -> None:
        view = plot.view()
        column = QPointF(float(view.across(x)), view.area.top())
        others = [self._curves_area(each) for each in self._plots if each is not plot]
        at = plot.mapTo(self._page, column.toPoint())
        self._readout.say(reading, at, self._curves_area(plot), *others)

    def _curves_area(self, plot: LanePlot) -> QRect:
        area = plot.view().area.toRect()
        area.setRight(round(plot.curvesEnd()))
        return area.translated(plot.mapTo(self._page, QPoint()))
