"""Examples that are points: each in the colour of its class, or a number over another."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.data.legend import Entry, Legend, Shape
from gui.data.split_bar import TEST_LANE
from gui.theme import figureFont, mutedLabel, setStyleFlag
from gui.training.shown_run import TRAINING_LANE

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QBrush, QMouseEvent, QPen, QResizeEvent

    from gui.theme import ThemeManager

MOST_POINTS = 3000
"""More of them would hide each other, and be slow to draw."""
CHOICE_SEED = 0
POINT_PX = 7
HOLLOW_PX = 1.4
TEXT_FILL = ((0, 0.8), (2, 0.28))
"""So much of an axis its figures may fill, where at least so many of them are there already."""
PADDING = 0.05
"""Of the extent of the points, around them."""
LANES = 6
"""Lane colours of a theme; further classes repeat them."""
SHAPES: tuple[tuple[Shape, str], ...] = (("dot", "o"), ("square", "s"), ("triangle", "t1"))
"""What tells classes apart whose lane colours are the same, here and in pyqtgraph."""


@dataclass(frozen=True)
class _Points:
    """What is drawn.

    Parameters
    ----------
    places : of shape (n, 2), finite.
    lanes : lane of each, shape (n,).
    hollow : whether each is a test example, shape (n,).
    """

    places: NDArray
    lanes: NDArray
    hollow: NDArray


class ScatterView(QWidget):
    """A plot of points; the wheel zooms, a double click shows all of them again."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._entries: list[Entry] = []
        self._axes = ("", "")
        self._points = _Points(np.zeros((0, 2)), np.zeros(0, np.intp), np.zeros(0, bool))
        self.legend, self.plot = Legend(themes), _PointPlot()
        self._note = mutedLabel()
        self._note.setWordWrap(True)
        self._arrange()
        themes.themeChanged.connect(self._dress)
        self._dress()

    def setPoints(
        self,
        x: NDArray,
        labels: NDArray,
        names: Sequence[str],
        axes: tuple[str, str],
        hollow: NDArray | None = None,
    ) -> None:
        """Show points in the colours of their classes, one unit as long on both axes.

        Parameters
        ----------
        x : of shape (n, 2).
        labels : the class of each, an index into ``names``, shape (n,).
        axes : names of the two numbers.
        hollow : True where an example is a test example, shape (n,); None for nowhere.
        """
        self._entries = [
            Entry(name, index, shape=_shape(index)[0]) for index, name in enumerate(names)
        ]
        points = _Points(np.asarray(x), np.asarray(labels, np.intp), _mask(hollow, len(x)))
        self._show(points, axes, is_square=True)

    def setCurve(
        self, x: NDArray, y: NDArray, axes: tuple[str, str], hollow: NDArray | None = None
    ) -> None:
        """Show one number over another, where that is what the network is to give.

        Parameters
        ----------
        x, y : of shape (n,).
        axes : names of ``x`` and ``y``.
        hollow : True where an example is a test example, shape (n,); None for nowhere.
        """
        self._entries = []
        mask = _mask(hollow, len(x))
        lanes = np.where(mask, TEST_LANE, TRAINING_LANE)
        self._show(_Points(np.column_stack((x, y)), lanes, mask), axes, is_square=False)

    def clear(self) -> None:
        """Show no points."""
        self._entries = []
        none = _Points(np.zeros((0, 2)), np.zeros(0, np.intp), np.zeros(0, bool))
        self._show(none, ("", ""), is_square=False)

    def setHint(self, text: str) -> None:
        """Say what will be here, while there are no points."""
        self.plot.setHint(text)

    def note(self) -> str:
        """What is said below the plot: how many points are drawn, where that is not all."""
        return self._note.text()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self._note)
        self.plot.setAccessibleName(self.tr("Examples as points"))
        self.plot.setToolTip(self.tr("The wheel zooms; a double click shows everything again."))

    def _show(self, points: _Points, axes: tuple[str, str], is_square: bool) -> None:
        finite = np.flatnonzero(np.isfinite(points.places).all(axis=1))
        chosen = someOf(finite, MOST_POINTS)
        self._points = _Points(points.places[chosen], points.lanes[chosen], points.hollow[chosen])
        self._axes = axes
        self._sayNote(len(chosen), len(points.places))
        self.legend.setEntries(self._entries + self._splitEntries())
        self.plot.setSquare(is_square)
        self._dress()
        self.plot.showAll()

    def _sayNote(self, drawn: int, total: int) -> None:
        text = ""
        if drawn < total:
            text = self.tr("{drawn} of {total} points are drawn, always the same ones.").format(
                drawn=f"{drawn:,}", total=f"{total:,}"
            )
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.plot.setAccessibleDescription(text)

    def _splitEntries(self) -> list[Entry]:
        """Say which points are test examples, where there are both kinds."""
        kinds = set(self._points.hollow.tolist())
        if len(kinds) < 2:
            return []
        training, test = ("muted", "muted") if self._entries else (TRAINING_LANE, TEST_LANE)
        both = {
            False: Entry(self.tr("training"), training),
            True: Entry(self.tr("test"), test, hollow=True),
        }
        return [both[kind] for kind in sorted(kinds)]

    def _dress(self) -> None:
        theme = self._themes.theme
        self.plot.dress(self._themes, self._axes)
        places, lanes, hollow = self._points.places, self._points.lanes, self._points.hollow
        outline = pg.mkPen(theme.color("panel"), width=0.8)
        solid: dict[int, tuple[QPen, QBrush]] = {}
        rings: dict[int, tuple[QPen, QBrush]] = {}
        for lane in set(lanes.tolist()):
            colour = theme.lane(lane)
            solid[lane] = outline, pg.mkBrush(colour)
            rings[lane] = pg.mkPen(colour, width=HOLLOW_PX), pg.mkBrush(theme.color("panel"))
        looks = [
            (rings if is_hollow else solid)[lane]
            for lane, is_hollow in zip(lanes.tolist(), hollow.tolist(), strict=True)
        ]
        self.plot.points.setData(
            x=places[:, 0],
            y=places[:, 1],
            size=POINT_PX * math.sqrt(self._themes.fontScale),
            symbol=[_shape(lane)[1] for lane in lanes.tolist()],
            pen=[pen for pen, _ in looks],
            brush=[brush for _, brush in looks],
        )


class _PointPlot(pg.PlotWidget):
    """The plot itself, without menu and buttons."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.points = pg.ScatterPlotItem()
        self._hint = QLabel(self)
        self._is_square = False
        self.addItem(self.points)
        self._prepare()

    def _prepare(self) -> None:
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no key does anything here
        self.hideButtons()
        item = self.getPlotItem()
        # pyqtgraph makes a menu without a parent, which would outlive the plot.
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())
        item.setContentsMargins(0, 4, 8, 0)
        item.showGrid(x=True, y=True, alpha=0.2)
        self.getViewBox().disableAutoRange()
        for side in ("left", "bottom"):
            self.getAxis(side).setStyle(tickTextOffset=6, tickLength=0, textFillLimits=TEXT_FILL)
            self.getAxis(side).enableAutoSIPrefix(False)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        setStyleFlag(self._hint, "muted")

    def setHint(self, text: str) -> None:
        """Set what is said while there are no points."""
        self._hint.setText(text)

    def setSquare(self, on: bool) -> None:
        """Have a unit be as long on one axis as on the other."""
        self._is_square = on
        self.getViewBox().setAspectLocked(on)

    def showAll(self) -> None:
        """Bring every point into view."""
        x, y = self.points.getData()
        for side in ("left", "bottom"):
            self.getAxis(side).setVisible(bool(len(x)))
        self._hint.setVisible(not len(x))
        if len(x):
            ranges = _span(x), _span(y)
            self.getViewBox().setRange(xRange=ranges[0], yRange=ranges[1], padding=PADDING)

    def dress(self, themes: ThemeManager, axes: tuple[str, str]) -> None:
        """Take on the theme, and name the axes."""
        theme, font = themes.theme, QFont(self.font())
        self.setBackground(theme.color("panel"))
        for side, name in zip(("bottom", "left"), axes, strict=True):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.color("line")))
            axis.setTextPen(pg.mkPen(theme.color("muted")))
            axis.setTickFont(figureFont())
            axis.label.setFont(font)
            axis.setLabel(html.escape(name), color=theme.muted)
            axis.showLabel(bool(name))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.showAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_hint"):
            self._hint.setGeometry(self.rect().adjusted(16, 16, -16, -16))


def someOf(rows: NDArray, most: int) -> NDArray:
    """All of ``rows``, or ``most`` of them in their order, chosen by chance with a fixed seed."""
    if len(rows) <= most:
        return rows
    chosen = np.random.default_rng(CHOICE_SEED).choice(len(rows), most, replace=False)
    return rows[np.sort(chosen)]


def _shape(lane: int) -> tuple[Shape, str]:
    """The mark of a class, as the legend and as pyqtgraph call it."""
    return SHAPES[lane // LANES % len(SHAPES)]


def _mask(mask: NDArray | None, size: int) -> NDArray:
    return np.zeros(size, bool) if mask is None else np.asarray(mask, bool)


def _span(values: NDArray) -> tuple[float, float]:
    """Least and greatest value, apart from each other."""
    low, high = float(values.min()), float(values.max())
    return (low, high) if high > low else (low - 0.5, high + 0.5)
