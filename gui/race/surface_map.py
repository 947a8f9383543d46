"""The loss surface from above: contour lines with the lanes' paths on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.race import surface_painter as paint
from gui.race.surface_field import Moment
from gui.race.surface_painter import Drawn, Name
from gui.theme import figureFont
from gui.training import curve_painter
from gui.training.scale import View

if TYPE_CHECKING:
    from gui.race.surface_field import Floats, LossField, Track
    from gui.theme import ThemeManager

AXIS_GAP_PX = 4
SCALE_GAP_PX = 16
FRAME_GAP_PX = 2
LEVEL_GAP_PX = 64.0
"""Figures on contour lines keep so far from each other and from the edge."""
MOST_FIGURES, MOST_SPOTS = 10, 120
LEAST_FIGURED_PX = 200.0
"""In a smaller picture the figures beside it have to do."""
REACH_PX = 14.0
"""A path this near to the pointer is meant."""
SMALL_SHARE = 0.85


@dataclass(frozen=True)
class _Pointed:
    """What the pointer is on."""

    place: QPointF
    lines: tuple[tuple[str, QColor], ...]


class SurfaceMap(QWidget):
    """Bands and contour lines of the loss, equally scaled along both directions.

    Under the pointer stands the loss there, and of a path the moment that is meant.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._field: LossField | None = None
        self._tracks: tuple[Track, ...] = ()
        self._shares = (0.0, 0.0)
        self._moment = Moment()
        self._picture: QPixmap | None = None
        self._pointed: _Pointed | None = None
        self._names: list[Name] | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Contour lines of the loss, with the lanes' paths"))
        themes.themeChanged.connect(self._redraw)

    def setSurface(
        self, field: LossField, tracks: Sequence[Track], shares: tuple[float, float]
    ) -> None:
        """Show a field of heights with paths; ``shares`` of the movement along each direction."""
        self._field, self._tracks, self._shares = field, paint.longest_first(tracks), shares
        self._redraw()

    def setMoment(self, moment: Moment) -> None:
        """Move the markers."""
        if moment != self._moment:
            self._moment, self._names = moment, None
            self.update()

    def names(self) -> list[Name]:
        """The names written at the paths' ends and start, in their places."""
        if self._field is None:
            return []
        if self._names is None:
            view, theme = self._view(), self._themes.theme
            drawn = self._drawn(view)
            self._names = paint.names(theme, self.font(), drawn, self.tr("start"), view.area)
        return self._names

    def markers(self) -> list[QPointF]:
        """Where each lane's marker is: at the moment shown, or at its end."""
        return [path.now for path in self._drawn(self._view())] if self._field else []

    def readout(self) -> list[str]:
        """What is said beside the pointer."""
        return [text for text, _ in self._pointed.lines] if self._pointed else []

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = self._what_is_at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._field is None:
            return
        painter = QPainter(self)
        if self._picture is None:
            self._picture = self._make_picture()
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, theme = self._view(), self._themes.theme
        drawn = self._drawn(view)
        painter.setClipRect(view.area)
        paint.paint_lines(painter, theme, paint.lines(drawn))
        paint.paint_marks(painter, theme, drawn)
        paint.paint_names(painter, theme, self.font(), self.names())
        painter.setClipping(False)
        if self._pointed:
            self._paint_readout(painter, self._pointed)

    # -- places ----------------------------------------------------------------------------

    def _redraw(self) -> None:
        self._picture = self._pointed = self._names = None
        self.update()

    def _view(self) -> View:
        """What is seen, and where: as large as fits, one unit as long down as across."""
        assert self._field is not None
        x, y = self._field.x, self._field.y
        line = QFontMetricsF(self.font()).height() + AXIS_GAP_PX
        right = SCALE_GAP_PX + paint.scale_width(self._field, self.font(), self.tr("loss"))
        room = QRectF(self.rect()).adjusted(line, FRAME_GAP_PX, -right, -line)
        scale = max(1e-9, min(room.width() / (x[-1] - x[0]), room.height() / (y[-1] - y[0])))
        width, height = (x[-1] - x[0]) * scale, (y[-1] - y[0]) * scale
        left = room.left() + (room.width() - width) / 2
        area = QRectF(round(left), round(room.top()), round(width), round(height))
        return View(area, (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1])))

    def _drawn(self, view: View) -> list[Drawn]:
        return [self._on_screen(view, track) for track in self._tracks]

    def _on_screen(self, view: View, track: Track) -> Drawn:
        past, future = (
            _pixels(view, xy) for xy in paint.cut(track.path, self._moment.of(track.path))
        )
        return Drawn(track, past, future, self._moment.update is not None)

    def _what_is_at(self, place: QPointF) -> _Pointed | None:
        if self._field is None or not self._view().area.contains(place):
            return None
        view, theme = self._view(), self._themes.theme
        at = np.array([[float(view.x_at(place.x())), view.y_at(place.y())]])
        here = self._field.loss(float(self._field.along(at)[0]))
        first = self.tr("loss here: {loss:.3g}").format(loss=here), theme.color("text")
        near = self._nearest(view, place)
        if near is None:
            return _Pointed(place, (first,))
        track, k = near
        return _Pointed(place, (first, *self._about(track, k)))

    def _nearest(self, view: View, place: QPointF) -> tuple[Track, int] | None:
        """Return the track and its moment that lie under the pointer."""
        best, found = REACH_PX, None
        for track in self._tracks:
            pixels = _pixels(view, track.path.xy.astype(np.float64))
            apart = np.hypot(*(pixels - (place.x(), place.y())).T)
            if apart.min() < best:
                best, found = float(apart.min()), (track, int(apart.argmin()))
        return found

    def _about(self, track: Track, k: int) -> list[tuple[str, QColor]]:
        path, theme = track.path, self._themes.theme
        head = self.tr("{name}, update {update:,}").format(name=track.name, update=path.updates[k])
        lines = [(head, theme.laneText(track.style))]
        if not np.isnan(path.losses[k]):
            own = self.tr("its own loss: {loss:.3g}").format(loss=path.losses[k])
            lines.append((own, theme.color("text")))
        off = self.tr("{distance:.2g} off the plane, {far:.2g} from the start")
        text = off.format(distance=path.off_plane[k], far=path.distances[k])
        return [*lines, (text, theme.color("muted"))]

    # -- paint -----------------------------------------------------------------------------

    def _make_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        view = self._view()
        if view.area.width() > 8 and view.area.height() > 8:
            self._paint_bands(painter, view, ratio)
            self._paint_figures(painter, view)
            self._paint_axes(painter, view)
            self._paint_scale(painter, view)
        painter.end()
        return picture

    def _paint_bands(self, painter: QPainter, view: View, ratio: float) -> None:
        assert self._field is not None
        area, theme = view.area, self._themes.theme
        middles = np.arange(round(area.width() * ratio), dtype=np.float64) + 0.5
        columns: Floats = np.asarray(middles / ratio + area.left(), np.float64)
        rows = (np.arange(round(area.height() * ratio)) + 0.5) / ratio + area.top()
        y = np.array([view.y_at(row) for row in rows])
        image = paint.contour_picture(self._field, theme, view.x_at(columns), y)
        painter.drawImage(area, image)
        painter.setPen(theme.color("edge"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_figures(self, painter: QPainter, view: View) -> None:
        """Write some losses on their contour lines."""
        theme, font = self._themes.theme, _smaller(figureFont())
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("panel")
        ground.setAlpha(150)
        for text, place in self._figure_places(view):
            size = metrics.horizontalAdvance(text) + 4
            box = QRectF(place.x() - size / 2, place.y() - metrics.height() / 2, size, 0)
            box.setHeight(metrics.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _figure_places(self, view: View) -> list[tuple[str, QPointF]]:
        """Return the figures of contour lines, in places away from paths and each other."""
        assert self._field is not None
        columns: Floats = np.arange(view.area.left() + 30, view.area.right() - 30, 6.0)
        rows: Floats = np.arange(view.area.top() + 16, view.area.bottom() - 16, 6.0)
        if view.area.height() < LEAST_FIGURED_PX or not len(columns):
            return []
        y = np.array([view.y_at(row) for row in rows])
        heights = self._field.heights(view.x_at(columns), y)
        busy = [tuple(p) for path in self._drawn(view) for p in path.points.tolist()]
        busy += [(p.x(), p.y()) for name in self.names() for p in _rim(name.box)]
        found: list[tuple[str, QPointF]] = []
        for loss, level in zip(self._field.level_losses(), self._field.levels(), strict=True):
            spots = np.argwhere(np.abs(heights - level) < _step_height(heights))
            if not len(spots) or len(found) >= MOST_FIGURES:
                continue
            spots = spots[:: max(1, len(spots) // MOST_SPOTS)]
            places = np.stack([columns[spots[:, 1]], rows[spots[:, 0]]], axis=1)
            apart = np.hypot(*(places[:, None] - np.array(busy)[None]).transpose(2, 0, 1))
            room = apart.min(axis=1)
            best = int(room.argmax())
            if room[best] > LEVEL_GAP_PX / 2:
                x, row = places[best]
                found.append((f"{loss:g}", QPointF(x, row)))
                busy.append((x, row))
        return found

    def _paint_axes(self, painter: QPainter, view: View) -> None:
        area, metrics = view.area, QFontMetricsF(self.font())
        painter.setFont(self.font())
        painter.setPen(self._themes.theme.color("muted"))
        first, second = self._axis_texts()
        elided = metrics.elidedText(first, Qt.TextElideMode.ElideRight, area.width())
        below = QRectF(area.left(), area.bottom() + AXIS_GAP_PX, area.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, elided)
        painter.save()
        painter.translate(area.left() - AXIS_GAP_PX - metrics.height(), area.bottom())
        painter.rotate(-90)
        box = QRectF(0, 0, area.height(), metrics.height())
        if metrics.horizontalAdvance(second) > area.height():
            second = self._short_axis_text()
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, second)
        painter.restore()

    def _axis_texts(self) -> tuple[str, str]:
        shares = [f"{100 * share:.0f}" for share in self._shares]
        first = self.tr("direction 1 ({share} % of all movement)").format(share=shares[0])
        second = self.tr("direction 2 ({share} % of all movement)").format(share=shares[1])
        return first, second

    def _short_axis_text(self) -> str:
        return self.tr("direction 2 ({share} %)").format(share=f"{100 * self._shares[1]:.0f}")

    def _paint_scale(self, painter: QPainter, view: View) -> None:
        """Paint the bands' colours with their losses, beside the picture."""
        assert self._field is not None
        area = view.area.translated(view.area.width() + SCALE_GAP_PX, 0)
        theme, title = self._themes.theme, self.tr("loss")
        paint.paint_scale(painter, theme, self._field, self.font(), title, area)

    def _paint_readout(self, painter: QPainter, pointed: _Pointed) -> None:
        metrics = QFontMetricsF(self.font())
        margin = curve_painter.READOUT_MARGIN_PX
        width = max(metrics.horizontalAdvance(text) for text, _ in pointed.lines) + 2 * margin
        box = QRectF(pointed.place.x() + 14, pointed.place.y() + 10, width, 0)
        box.setHeight(metrics.height() * len(pointed.lines) + 8)
        box.moveRight(min(box.right(), self.width() - 1.0))
        box.moveBottom(min(box.bottom(), self.height() - 1.0))
        pen = curve_painter.Pen(painter, self._themes.theme, self.font(), 1.0)
        curve_painter.readout(pen, box, pointed.lines)


def _pixels(view: View, xy: Floats) -> Floats:
    return np.column_stack([view.across(xy[:, 0]), view.down(xy[:, 1])])


def _rim(box: QRectF) -> tuple[QPointF, ...]:
    middle = box.center()
    ends = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
    return (*ends, middle)


def _step_height(heights: np.ndarray) -> float:
    """Return half of what the surface rises from one place looked at to the next, as a rule."""
    slopes = np.hypot(*np.gradient(heights))
    return float(np.median(slopes)) / 2 + 1e-9


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(8, round(font.pixelSize() * SMALL_SHARE)))
    return small
