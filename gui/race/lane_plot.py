"""A plot of one figure of all lanes, with a label at the end of each curve."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from gui.race import lane_labels, lane_painter
from gui.race.lane_labels import End, Placed, Sizes
from gui.training import curve_painter
from gui.training.curve_painter import Pen
from gui.training.curve_plot import CurvePlot
from gui.training.strokes import Curve

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    from gui.race.lane_painter import LaneStroke
    from gui.theme import ThemeManager
    from gui.training.scale import Range, View

NEAR_PX, AROUND_PX = 7.0, 4
"""A pointer so near to a curve, looking at so many columns to both sides, is on it."""
FOOT_PX = 24
"""What the figures along the axes take of a plot's height, about."""
LEAST_PX, MOST_OF_LEAST_PX = 134, 150
"""A plot's least height at the usual size of text, and at any: a window must fit a screen."""
NOBODY = -1


class LanePlot(CurvePlot):
    """Curves of up to a dozen lanes, which it paints itself as they are many.

    Parameters
    ----------
    name : what the values are, for assistive technology.
    """

    laneHovered = Signal(int)
    """The number of the lane under the pointer; -1: none."""

    def __init__(self, themes: ThemeManager, name: str) -> None:
        self._lanes: list[LaneStroke] = []
        self._level: tuple[float, str] | None = None
        self._moment_at: float | None = None
        self._moments: dict[int, float] = {}
        self._front: tuple[object, QPixmap] | None = None
        self._placed: tuple[object, list[Placed]] | None = None
        self._measured: tuple[object, Sizes] | None = None
        self._count = 0
        self._shared = 0.0
        self._hovered = NOBODY
        super().__init__(themes, name)
        themes.themeChanged.connect(self._keep_height)
        self._keep_height()

    def setLanes(self, lanes: Sequence[LaneStroke], y_range: Range, end: float = 0.0) -> None:
        """Show ``lanes``.

        Parameters
        ----------
        lanes : those in front last.
        y_range : what to see of the values while following.
        end : up to where the horizontal axis goes at least while following.
        """
        if list(lanes) != self._lanes:
            self._lanes = list(lanes)
            self._count += 1
        self.setCurves(self._extent(end), y_range)

    def lanes(self) -> list[LaneStroke]:
        """What is shown."""
        return list(self._lanes)

    def setLevel(self, value: float | None, text: str = "") -> None:
        """Draw a dashed line across at ``value`` with a word on it; None for none."""
        wanted = None if value is None else (value, text)
        if wanted != self._level:
            self._level = wanted
            self._count += 1
            self.repaintAbove()

    def setMoment(self, x: float | None) -> None:
        super().setMoment(x)
        self._moment_at = x

    def setMoments(self, places: Mapping[int, float]) -> None:
        """Mark a moment on each curve instead, where lanes have theirs at different places.

        Parameters
        ----------
        places : by a lane's number.
        """
        if places != self._moments:
            self._moments = dict(places)
            self.repaintAbove()

    def moments(self) -> dict[int, float]:
        """The places marked on the curves, by a lane's number."""
        return dict(self._moments)

    def moment(self) -> float | None:
        """The place marked by an upright line."""
        return self._moment_at

    def labels(self) -> list[str]:
        """The texts at the ends of the curves."""
        return [f"{lane.curve.label} {lane.curve.value}" for lane in self._lanes]

    def labelRoom(self) -> float:
        """How much room the labels at the right need, px."""
        return self._sizes().room if self._lanes else 0.0

    def shareRoom(self, room: float) -> None:
        if room != self._shared:
            self._shared = room
            self._count += 1
        super().shareRoom(room)

    def labelRects(self) -> list[QRectF]:
        """Where the labels stand, from top to bottom."""
        return [label.place for label in self.placedLabels()]

    def placedLabels(self) -> list[Placed]:
        """The labels as they stand, from top to bottom."""
        state = self.view(), self._count, self._themes.theme, self._sizes()
        if self._placed is None or self._placed[0] != state:
            last, more = self._last_column(), self.tr("and {count} more")
            ends = [self._end(lane, last) for lane in self._by_weight()]
            known = [end for end in ends if end is not None]
            labels = lane_labels.placed(known, self._sizes(), self.view().area, last, more)
            self._placed = state, labels
        return self._placed[1]

    def curvesEnd(self) -> float:
        """Where the labels' room begins, px."""
        return self._seen(self.view()).right()

    def laneAt(self, place: QPointF) -> int:
        """Return the number of the lane whose curve or label is at ``place``; -1: none."""
        for label in self.placedLabels():
            if label.end is not None and label.place.contains(place):
                return label.end.number
        away = [(self._distance(lane, place), lane.number) for lane in self._lanes]
        nearest = min(away, default=(math.inf, NOBODY))
        return nearest[1] if nearest[0] <= NEAR_PX else NOBODY

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._hover(NOBODY if held else self.laneAt(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(NOBODY)

    def paintOverlay(self, pen: Pen) -> None:
        """Paint the curves, kept as a picture, and over them what the pointer moves."""
        pen.painter.drawPixmap(0, 0, self._curves_picture(pen.scale))
        super().paintOverlay(pen)
        self._paint_moments(pen)

    def paintOn(self, painter: QPainter, scale: float) -> None:
        super().paintOn(painter, scale)
        pen = Pen(painter, self._themes.theme, self.font(), scale)
        self._paint_lanes(pen)
        if self._moment_at is not None:
            right = self._last_column() + lane_labels.LEADER_PX / 5
            curve_painter.moment(pen, self.view(), self._moment_at, right)
        self._paint_moments(pen)

    def _keep_height(self) -> None:
        self.setMinimumHeight(min(self._themes.scaled(LEAST_PX), MOST_OF_LEAST_PX))

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.laneHovered.emit(number)

    # -- painting --------------------------------------------------------------------------

    def _extent(self, end: float) -> list[Curve]:
        """Return a curve without a line, which tells the plot how far the lanes go."""
        ends = [end, *(float(lane.curve.x[-1]) for lane in self._lanes)]
        if not max(ends):
            return []
        return [Curve(np.array([max(ends)]), np.array([np.nan], np.float32), None, "", "")]

    def _curves_picture(self, ratio: float) -> QPixmap:
        state = self.view(), self._count, self._themes.theme, ratio, self.font(), self.size()
        if self._front is None or self._front[0] != state:
            picture = self._front[1] if self._front else QPixmap()
            if picture.size() != self.size() * ratio:
                picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self._paint_lanes(Pen(painter, self._themes.theme, self.font(), ratio))
            painter.end()
            self._front = state, picture
        return self._front[1]

    def _paint_lanes(self, pen: Pen) -> None:
        view = self.view()
        pen.painter.save()
        pen.painter.setClipRect(self._seen(view))
        lane_painter.paint(pen, view, self._lanes)
        pen.painter.restore()
        self._paint_level(pen)
        lane_labels.paint(pen, self.placedLabels(), self._sizes())

    def _paint_moments(self, pen: Pen) -> None:
        seen = self._seen(self.view())
        for lane in self._lanes:
            if lane.number in self._moments:
                column = float(self.view().across(self._moments[lane.number]))
                place = QPointF(column, self._row_at(lane, column))
                if math.isfinite(place.y()) and seen.contains(place):
                    lane_painter.moment_mark(pen, lane, place)

    def _seen(self, view: View) -> QRectF:
        """Return where curves are drawn: beside the labels, which no curve runs through."""
        area = QRectF(view.area)
        area.setRight(min(area.right(), self._last_column() + lane_labels.LEADER_PX / 5))
        return area

    def _paint_level(self, pen: Pen) -> None:
        if self._level is None:
            return
        view, metrics = self.view(), QFontMetricsF(self.font())
        value, text = self._level
        curve_painter.level(pen, view, value, self._seen(view).right())
        row = float(view.down(value)) - metrics.height() - 1
        box = QRectF(view.area.left() + 6, row, metrics.horizontalAdvance(text), metrics.height())
        if box.top() < view.area.top():  # a low plot has no room above the line
            box.translate(0, metrics.height() + 2)
        if view.area.contains(box):
            pen.painter.setFont(self.font())
            pen.painter.setPen(pen.theme.color("muted"))
            pen.painter.drawText(box, Qt.TextFlag.TextDontClip, text)

    # -- labels ----------------------------------------------------------------------------

    def _sizes(self) -> Sizes:
        state = self._count, self.size(), self.font()
        if self._measured is None or self._measured[0] != state:
            texts = [(lane.curve.label, lane.curve.value) for lane in self._lanes]
            height = max(1, self.height() - self._themes.scaled(FOOT_PX))
            self._measured = (
                state,
                lane_labels.sized(self.font(), texts, self.width(), height, self._least_text()),
            )
        return self._measured[1]

    def _least_text(self) -> int:
        return self._themes.scaled(lane_labels.LEAST_TEXT_PX)

    def _by_weight(self) -> list[LaneStroke]:
        """Return those first that are pointed at, those last that stand back or lie behind."""
        in_front_first = self._lanes[::-1]
        return sorted(in_front_first, key=lambda lane: (not lane.bold, lane.pale))

    def _last_column(self) -> float:
        """Return where the curves end at the latest: the labels have their room beside it."""
        view = self.view()
        most = view.area.right() - max(self.labelRoom(), self._shared)
        ends = [float(lane.curve.x[-1]) for lane in self._lanes]
        column = float(view.across(max(ends))) if ends else most
        return max(view.area.left(), min(most, column))

    def _end(self, lane: LaneStroke, last: float) -> End | None:
        end, view = lane.curve.end(), self.view()
        if end is None:
            return None
        place = QPointF(float(view.across(end[0])), float(view.down(end[1])))
        if place.x() > last + lane_labels.LEADER_PX / 5:  # out of what is seen
            place = QPointF(last, self._row_at(lane, last))
        place.setX(min(place.x(), last))
        if place.x() < view.area.left() or math.isnan(place.y()):
            return None
        theme, curve = self._themes.theme, lane.curve
        return End(
            lane.number,
            curve.label,
            curve.value,
            place,
            lane.color(theme),
            lane.text_color(theme),
            curve.lane or 0,
            lane.bold,
        )

    def _row_at(self, lane: LaneStroke, column: float) -> float:
        rows = self._rows(lane)
        at = min(max(round(column - self.view().area.left()), 0), len(rows) - 1)
        return float(rows[at])

    def _rows(self, lane: LaneStroke) -> np.ndarray:
        """Return the pixel rows of a lane's line at each pixel column."""
        view = self.view()
        return lane.rows_at(view, round(view.area.width())) + view.area.top()

    def _distance(self, lane: LaneStroke, place: QPointF) -> float:
        rows, at = self._rows(lane), round(place.x() - self.view().area.left())
        near = rows[max(0, at - AROUND_PX) : max(0, at + AROUND_PX + 1)]
        near = near[np.isfinite(near)]
        if not len(near):
            return math.inf
        return max(0.0, float(near.min()) - place.y(), place.y() - float(near.max()))
