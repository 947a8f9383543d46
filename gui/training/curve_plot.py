"""One plot of a run: the raw curve behind, the smoothed one in front, validation as dots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.training import label_places
from gui.training.framing import fittedX
from gui.training.label_places import LABEL_GAP_PX
from gui.training.plot_content import Cross, Level, PlotContent
from gui.training.plot_view import PlotView

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from gui.theme import ThemeManager
    from gui.training.curve_painter import Label, Pen
    from gui.training.gap import Gap
    from gui.training.scale import Range
    from gui.training.strokes import Curve


class CurvePlot(PlotView):
    """Curves over training, with direct labels at their ends, and a line under the pointer.

    Parameters
    ----------
    name : what the values are, for assistive technology.
    axis : whether figures stand along the horizontal axis.
    """

    def __init__(self, themes: ThemeManager, name: str, axis: bool = True) -> None:
        self._content = PlotContent()
        self._room = 0.0
        super().__init__(themes, name, axis)

    # -- what is shown ---------------------------------------------------------------------

    def setCurves(
        self, curves: Sequence[Curve], y_range: Range, parting: Gap | None = None
    ) -> None:
        """Show ``curves``.

        Parameters
        ----------
        y_range : what to see of them while following.
        parting : where two of them part, to be marked.
        """
        self._content.curves, self._content.gap = list(curves), parting
        self._framing.y_range = y_range
        marked = [parting.text] if parting else []
        self.setAccessibleDescription(", ".join([*self.labels(), *marked]))
        self._changed()

    def curves(self) -> list[Curve]:
        """What is shown."""
        return list(self._content.curves)

    def gap(self) -> Gap | None:
        """Where two of the curves part, if that is marked."""
        return self._content.gap

    def setLine(self, value: float, text: str) -> None:
        """Draw a dashed line across at ``value``, with a word on it."""
        self._content.level = Level(value, text)
        self._changed()

    def setMoment(self, x: float | None) -> None:
        """Mark a moment by an upright line and pale what comes after it; None for none."""
        if x != self._content.moment:
            self._content.moment = x
            self.repaintAbove()

    def setCrossHair(self, x: float | None, lines: Sequence[tuple[str, int | str]] = ()) -> None:
        """Show an upright line at ``x`` and a box of texts beside it; None takes it away.

        Parameters
        ----------
        lines : texts, each with its colour: a lane's number, or a token of the theme.
        """
        before = self._cross_rect()
        self._content.cross = None if x is None else Cross(x, tuple(lines))
        self._layers[1].update(QRectF(before.united(self._cross_rect())))

    def crossHair(self) -> tuple[float, list[str]] | None:
        """Where the pointer's line stands, and the texts beside it."""
        cross = self._content.cross
        return None if cross is None else (cross.x, cross.texts)

    def labels(self) -> list[str]:
        """The texts at the ends of the curves."""
        return self._content.labels()

    def labelRoom(self) -> float:
        """How much room the labels at the right need, px."""
        metrics = self.fontMetrics()
        level = self._content.level
        texts = self.labels() + ([level.text] if level else [])
        return max(map(metrics.horizontalAdvance, texts), default=0) + 2 * LABEL_GAP_PX

    def shareRoom(self, room: float) -> None:
        """Leave so much room at the right, so that plots under each other have one axis."""
        if room != self._room:
            self._room = room
            self._changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointed.emit(None)  # plots that share a pointer lose it together

    # -- where it stands -------------------------------------------------------------------

    def _fitted_x(self, width: float) -> Range:
        return fittedX(self._last_x(), width, max(self._room, self.labelRoom()))

    def readoutRect(self) -> QRectF:
        """Where the pointer's box stands: beside its line, and off the labels if it can."""
        cross = self._content.cross
        if cross is None or not cross.lines:
            return QRectF()
        column = float(self.view().across(cross.x))
        metrics, taken = QFontMetricsF(self.font()), self.labelRects()
        return label_places.readout(cross.texts, column, self.view().area, metrics, taken)

    def _cross_rect(self) -> QRect:
        cross = self._content.cross
        return QRect() if cross is None else cross.rect(self.view(), self.readoutRect())

    def labelRects(self) -> list[QRectF]:
        """Where the labels stand, from top to bottom."""
        return [label.place for label in self._placed_labels()]

    def _placed_labels(self) -> list[Label]:
        metrics, room = QFontMetricsF(self.font()), max(self._room, self.labelRoom())
        return self._content.placedLabels(self.view(), self._themes.theme, metrics, room)

    def _last_x(self) -> float:
        return self._content.lastX()

    # -- painting --------------------------------------------------------------------------

    def paintOn(self, painter: QPainter, scale: float) -> None:
        super().paintOn(painter, scale)
        self._paint_moment(self._pen(painter, scale))

    def paintOverlay(self, pen: Pen) -> None:
        """Paint what moves without the curves: the moment shown, and the pointer's line."""
        self._paint_moment(pen)
        self._content.paintCross(pen, self.view(), self.readoutRect())

    def _paint_curves(self, pen: Pen) -> None:
        self._content.paintCurves(pen, self.view(), self._placed_labels())

    def _paint_moment(self, pen: Pen) -> None:
        self._content.paintMoment(pen, self.view(), self._last_x())
