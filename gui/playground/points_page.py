"""The page with the points: the chart, what it says of a place, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data import own_points
from engine.messages import Message
from gui.data.legend import Entry, Legend
from gui.data.split_bar import TEST_LANE
from gui.playground.chart import Samples
from gui.playground.frame import around
from gui.playground.line_view import LineView
from gui.playground.plane_view import PlaneView
from gui.playground.unit_strip import UnitStrip
from gui.theme import headingLabel, setStyleFlag
from gui.training.shown_run import TRAINING_LANE
from gui.translation import translated
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.data.info import DatasetInfo
    from gui.theme import ThemeManager

SIDE_PX, SIDE_SHARE = 250, 0.38
"""Width of what stands beside, and at most this share of the tab's."""
BELOW_PX, LEGEND_PX = 150, 52
"""Height of what stands below, with and without hidden units."""
UNBOUND_PX = 16_777_215
"""Qt's own QWIDGETSIZE_MAX, which takes a limit away."""


def scrolling(content: QWidget) -> QScrollArea:
    """Let something scroll where there is too little room, as with large text."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


class PointsPage(QWidget):
    """Points with one or two inputs over their axes, with a legend and the hidden units."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.plane, self.line = PlaneView(themes), LineView(themes)
        self.charts = QStackedWidget()
        self.readout = ElidedLabel()
        self.legend = Legend(themes)
        self.units = UnitStrip(themes)
        self.unitsTitle = headingLabel(self.tr("Hidden units"))
        self.note = WrappingLabel()
        for label in (self.readout, self.note):
            setStyleFlag(label, "muted")
        self._side = scrolling(self._side_content())
        self._arrange()

    def chart(self) -> PlaneView | LineView:
        """The chart for points of as many inputs as there are."""
        shown = self.charts.currentWidget()
        return self.line if shown is self.line else self.plane

    def setInputs(self, count: int) -> None:
        """Show the plane for two inputs, the line for one."""
        self.charts.setCurrentWidget(self.plane if count == 2 else self.line)

    def turn(self, beside: bool, width: int, expects_units: bool = False) -> None:
        """Put the legend and the hidden units beside the chart, or else below it.

        Parameters
        ----------
        width : of the tab, in pixels.
        expects_units : whether a run will have hidden units: their room is kept, so that the chart
            does not move when it begins.
        """
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        width = min(self._themes.scaled(SIDE_PX), round(SIDE_SHARE * width))
        has_units = expects_units or bool(self.units.rows)
        height = self._themes.scaled(BELOW_PX if has_units else LEGEND_PX)
        self._side.setMinimumSize(*((width, 0) if beside else (0, height)))
        self._side.setMaximumSize(*((width, UNBOUND_PX) if beside else (UNBOUND_PX, height)))

    # -- points ----------------------------------------------------------------------------

    def setSamples(self, samples: Samples, info: DatasetInfo) -> None:
        """Show points, with the names that their set has for inputs and classes."""
        names = [translated(name) for name in info.features] or ["x₁", "x₂"]
        target = self.tr("probability") if info.has_classes else self.tr("target")
        self.chart().setSamples(samples, (names[0], names[1] if len(names) > 1 else target))
        self.legend.setEntries(self._entries(samples, info))

    def setOwn(self, points: own_points.Points, info: DatasetInfo) -> None:
        """Show points that were set by hand, on the whole plane for them."""
        x = np.array([(p.x, p.y) for p in points], np.float32).reshape(-1, 2)
        labels = np.array([p.label for p in points], np.int32)
        hollow = np.array([p.is_test for p in points], bool)
        classes = max((point.label for point in points), default=-1) + 1
        # The set that was kept may have other classes than the points as they stand.
        names = tuple(Message(str(label)) for label in range(classes))
        samples = Samples(x, labels, hollow, own_points.MOST_CLASSES)
        self.setSamples(samples, replace(info, class_names=names))
        self.plane.setRange(*own_points.PLANE)

    def showAll(self, dataset: Dataset) -> None:
        """Bring every point of a set into view."""
        every = np.concatenate([dataset.train.x, dataset.test.x]).astype(np.float64)
        if every.shape[1] == 2:
            low, high = around(tuple(every.min(axis=0)), tuple(every.max(axis=0)))
            self.plane.setRange((low[0], low[1]), (high[0], high[1]))

    def _entries(self, samples: Samples, info: DatasetInfo) -> list[Entry]:
        """Return the legend: the classes, what is learnt from and tested with, the network."""
        names = [translated(name) for name in info.class_names]
        entries = [Entry(name, label) for label, name in enumerate(names)]
        both = bool(samples.hollow.any())
        on_line = not names and self.chart() is self.line
        lanes: tuple[int | str, int | str] = ("muted", "muted")
        if on_line:
            lanes = (TRAINING_LANE, TEST_LANE)
        if both or on_line:
            entries.append(Entry(self.tr("training"), lanes[0]))
        if both:
            entries.append(Entry(self.tr("test"), lanes[1], hollow=True))
        if on_line:
            entries.append(Entry(self.tr("network"), "text", shape="line"))
        return entries

    # -- how it is built -------------------------------------------------------------------

    def _arrange(self) -> None:
        self.charts.addWidget(self.plane)
        self.charts.addWidget(self.line)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        chart = QVBoxLayout()
        chart.setSpacing(4)
        chart.addWidget(self.charts, 1)
        chart.addWidget(self.readout)
        self._box.addLayout(chart, 1)
        self._box.addWidget(self._side)

    def _side_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self.legend)
        column.addWidget(self.unitsTitle)
        column.addWidget(self.note)
        column.addWidget(self.units)
        column.addStretch(1)
        return content
