"""What a plot shows: curves with their labels, a level, a gap, a moment, and the pointer's line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF

from gui.training import curve_painter, gap, label_places
from gui.training.label_places import LABEL_GAP_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFontMetricsF

    from gui.theme import Theme
    from gui.training.curve_painter import Label, Pen
    from gui.training.gap import Gap
    from gui.training.label_places import End
    from gui.training.scale import View
    from gui.training.strokes import Curve


@dataclass(frozen=True)
class Level:
    """A level across the plot, with its word at the right."""

    value: float
    text: str


@dataclass(frozen=True)
class Cross:
    """Where the pointer is, and what is said there; a colour is a lane's number or a token."""

    x: float
    lines: tuple[tuple[str, int | str], ...]

    @property
    def texts(self) -> list[str]:
        """What is said, without its colours."""
        return [text for text, _ in self.lines]

    def rect(self, view: View, box: QRectF) -> QRect:
        """What its line and the box of its texts cover of the plot, px."""
        column = round(float(view.across(self.x)))
        strip = QRectF(column - 1, view.area.top(), 3, view.area.height())
        return strip.united(box).toAlignedRect().adjusted(-1, -1, 1, 1)


@dataclass
class PlotContent:
    """Everything that is drawn in a plot beside its axes.

    Parameters
    ----------
    gap : where two of the curves part, if that is marked.
    moment : the place on the horizontal axis after which all is pale.
    """

    curves: list[Curve] = field(default_factory=list)
    gap: Gap | None = None
    level: Level | None = None
    moment: float | None = None
    cross: Cross | None = None

    def labels(self) -> list[str]:
        """The texts at the ends of the curves."""
        return [_label(curve) for curve in self.curves if len(curve.x)]

    def lastX(self) -> float:
        """Where the data end on the horizontal axis."""
        return max((float(curve.x[-1]) for curve in self.curves if len(curve.x)), default=0.0)

    def placedLabels(
        self, view: View, theme: Theme, metrics: QFontMetricsF, room: float
    ) -> list[Label]:
        """Put a label at each curve's end, and the level's word among them.

        Parameters
        ----------
        room : so much at the right is for labels where no curve ends before, px.
        """
        area, ends = view.area, self._ends(view, theme)
        empty = area.right() - room
        last = max((place.x() for place, _, _ in ends), default=empty)
        if self.level is not None:
            row = float(view.down(self.level.value))
            if area.contains(area.left(), row):
                ends.append((QPointF(0, row), self.level.text, theme.color("muted")))
        left = label_places.beside(ends, area, metrics, last)
        return label_places.at_ends(ends, area, metrics, left)

    def paintCurves(self, pen: Pen, view: View, placed: Sequence[Label]) -> None:
        """Paint curves, level and gap, and the labels where they have been placed."""
        pen.painter.save()
        pen.painter.setClipRect(view.area)
        solid = [curve for curve in self.curves if not curve.dots]
        if self.gap is not None:
            gap.shade(pen, view, self.gap)
        for curve in solid:
            if curve.smooth is not None:
                curve_painter.raw(pen, view, curve)
        # Neither line nor mark must run through the labels.
        right = min((label.place.left() for label in placed), default=view.area.right())
        right -= LABEL_GAP_PX / 2
        if self.level is not None:
            curve_painter.level(pen, view, self.level.value, right)
        for curve in (*solid, *(curve for curve in self.curves if curve.dots)):
            curve_painter.front(pen, view, curve)
            curve_painter.mark(pen, view, curve)
        if self.gap is not None:
            gap.mark(pen, view, self.gap, self.curves, right)
        if right < min(float(view.across(self.lastX())), view.area.right()):
            curve_painter.clear(pen, placed)
        curve_painter.labels(pen, placed)
        pen.painter.restore()

    def paintMoment(self, pen: Pen, view: View, last: float) -> None:
        """Mark the moment, and pale what lies between it and ``last``, where the data end."""
        if self.moment is not None:
            right = float(view.across(last)) + LABEL_GAP_PX - 1
            curve_painter.moment(pen, view, self.moment, right)

    def paintCross(self, pen: Pen, view: View, box: QRectF) -> None:
        """Paint the pointer's line, and its texts in ``box``."""
        if self.cross is None:
            return
        column = round(float(view.across(self.cross.x)))
        line = QRectF(column, view.area.top(), 1, view.area.height())
        pen.painter.fillRect(line, pen.theme.color("muted"))
        if self.cross.lines:
            lines = [(text, _color(pen.theme, token)) for text, token in self.cross.lines]
            curve_painter.readout(pen, box, lines)

    def _ends(self, view: View, theme: Theme) -> list[End]:
        ends = []
        for curve in self.curves:
            end = curve.end()
            if end is not None:
                place = QPointF(float(view.across(end[0])), float(view.down(end[1])))
                color = curve_painter.text_color(theme, curve.lane)
                ends.append((place, _label(curve), color))
        return ends


def _label(curve: Curve) -> str:
    return f"{curve.label} {curve.value}"


def _color(theme: Theme, token: int | str) -> QColor:
    return theme.laneText(token) if isinstance(token, int) else theme.color(token)
