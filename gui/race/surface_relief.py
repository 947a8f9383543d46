"""The loss surface as a landscape that can be turned, with the lanes' paths on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.race import surface_painter as paint
from gui.race.surface_field import Moment
from gui.race.surface_painter import Drawn, Name
from gui.race.surface_scene import Eye, Shot, Terrain
from gui.theme import mix

if TYPE_CHECKING:
    from gui.race.surface_field import Floats, LossField, Track
    from gui.theme import Theme, ThemeManager

FIRST_TURN, FIRST_TILT = -0.55, 0.62
LEAST_TILT, MOST_TILT = 0.12, math.pi / 2
TURN_PER_PX, TILT_PER_PX = 0.008, 0.006
KEY_STEP = math.radians(7.5)
HELD_RATIO = 0.5
"""While a hand turns it, the picture has so many pixels for one of the screen, to keep up."""
LIFT = 0.004
"""Paths run a little above the ground."""
PATH_STEP = 0.02
"""A path is followed in steps of this, in halves of the longer side."""
HIDDEN_ALPHA = 75
LIGHTS = 24
"""Shades of light."""
DARKEST, BRIGHTEST = 0.4, 0.12
"""How much night is in the darkest shade, and white in the brightest one."""
PLAIN_LIGHT = 0.74
"""The light of flat ground."""
WALL_SHARES = (0.38, 0.62)
MARGIN_PX = 12.0
SCALE_HEIGHT_PX = 260


class SurfaceRelief(QWidget):
    """A landscape of heights: drag it, or turn it with the arrow keys; Home brings it back.

    What hills hide of a path shines through faintly, so that no lane is ever lost.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._field: LossField | None = None
        self._terrain: Terrain | None = None
        self._shot: Shot | None = None
        self._image = QImage()
        self._names: list[Name] | None = None
        self._ways: list[tuple[Floats, Floats]] | None = None
        self._tracks: tuple[Track, ...] = ()
        self._moment = Moment()
        self._turn, self._tilt = FIRST_TURN, FIRST_TILT
        self._held: QPointF | None = None
        self.setMinimumHeight(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("The loss as a landscape, with the lanes' paths"))
        self.setToolTip(
            self.tr("Drag to turn it, or use the arrow keys. A double click or Home turns it back.")
        )
        themes.themeChanged.connect(self._redraw)

    def setSurface(self, field: LossField, tracks: Sequence[Track]) -> None:
        """Show a field of heights with paths."""
        self._field = field
        self._terrain, self._tracks = Terrain(field), paint.longest_first(tracks)
        self._ways = None
        self._redraw()

    def setMoment(self, moment: Moment) -> None:
        """Move the markers."""
        if moment != self._moment:
            self._moment = moment
            self._names = self._ways = None
            self.update()

    def direction(self) -> tuple[float, float]:
        """How far it is turned and tilted, radians."""
        return self._turn, self._tilt

    def names(self) -> list[Name]:
        """The names written at the paths' ends and start, in their places."""
        if self._terrain is None:
            return []
        if self._names is None:
            drawn, theme = self._drawn(self._eye(self._terrain)), self._themes.theme
            right = self._scale_area().left() - MARGIN_PX
            area = QRectF(4, 4, max(1.0, right - 4), self.height() - 8)
            self._names = paint.names(theme, self.font(), drawn, self.tr("start"), area)
        return self._names

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            moved = event.position() - self._held
            self._held = event.position()
            self._look(moved.x() * TURN_PER_PX, moved.y() * TILT_PER_PX)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._redraw()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._look_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-KEY_STEP, 0.0),
            Qt.Key.Key_Right: (KEY_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, KEY_STEP),
            Qt.Key.Key_Down: (0.0, -KEY_STEP),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._look(*steps[key])
        elif key == Qt.Key.Key_Home:
            self._look_back()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._terrain is None:
            return
        painter, theme, eye = QPainter(self), self._themes.theme, self._eye(self._terrain)
        shot = self._taken(eye)
        painter.drawImage(QRectF(0, 0, eye.width, eye.height), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._drawn(eye)
        self._paint_hidden(painter, drawn)
        paint.paint_lines(painter, theme, self._seen(eye, shot))
        paint.paint_marks(painter, theme, drawn)
        paint.paint_names(painter, theme, self.font(), self.names())
        self._paint_scale(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    # -- the landscape ---------------------------------------------------------------------

    def _redraw(self) -> None:
        self._shot = self._names = None
        self.update()

    def _look(self, turn: float, tilt: float) -> None:
        self._turn = math.remainder(self._turn + turn, 2 * math.pi)
        self._tilt = min(max(self._tilt + tilt, LEAST_TILT), MOST_TILT)
        self._redraw()

    def _look_back(self) -> None:
        self._turn, self._tilt = FIRST_TURN, FIRST_TILT
        self._redraw()

    def _eye(self, terrain: Terrain) -> Eye:
        width = max(1, int(self._scale_area().left()))  # the scale has room of its own
        return Eye(terrain, self._turn, self._tilt, width, self.height(), MARGIN_PX)

    def _taken(self, eye: Eye) -> Shot:
        """Return what is seen, from the picture kept where it is still true."""
        if self._shot is None:
            rough = HELD_RATIO if self._held is not None else 1.0
            self._shot = Shot(eye, rough * self.devicePixelRatioF())
            self._image = landscape_picture(self._shot, self._themes.theme)
        return self._shot

    def _parts(self, terrain: Terrain) -> list[tuple[Floats, Floats]]:
        """Return each path's points before and after the moment shown, from those kept."""
        if self._ways is None:
            cuts = [paint.cut(track.path, self._moment.of(track.path)) for track in self._tracks]
            self._ways = [(_followed(terrain, a), _followed(terrain, b)) for a, b in cuts]
        return self._ways

    def _drawn(self, eye: Eye) -> list[Drawn]:
        pairs = zip(self._tracks, self._parts(eye.terrain), strict=True)
        return [
            Drawn(track, eye.pixels(past), eye.pixels(future), self._moment.update is not None)
            for track, (past, future) in pairs
        ]

    def _seen(self, eye: Eye, shot: Shot) -> list[paint.PathLine]:
        """Return the pieces of paths that no hill hides."""
        return [
            paint.PathLine(eye.pixels(points)[first:end], track.style, is_pale)
            for track, parts in zip(self._tracks, self._parts(eye.terrain), strict=True)
            for points, is_pale in zip(parts, (False, True), strict=True)
            for first, end in _runs(shot.sees(points))
        ]

    def _scale_area(self) -> QRectF:
        """Return the place of the scale: at the right, halfway down at the most."""
        assert self._field is not None
        width = paint.scale_width(self._field, self.font(), self.tr("loss"))
        height = min(self.height() - 2 * MARGIN_PX, self._themes.scaled(SCALE_HEIGHT_PX))
        return QRectF(self.width() - MARGIN_PX - width, MARGIN_PX, width, height)

    def _paint_scale(self, painter: QPainter) -> None:
        assert self._field is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        theme, area, title = self._themes.theme, self._scale_area(), self.tr("loss")
        paint.paint_scale(painter, theme, self._field, self.font(), title, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_hidden(self, painter: QPainter, drawn: Sequence[Drawn]) -> None:
        """Let all of the paths shine through faintly."""
        for path in drawn:
            color = self._themes.theme.lane(path.track.style)
            color.setAlpha(HIDDEN_ALPHA)
            painter.setPen(QPen(color, paint.LINE_PX))
            painter.drawPolyline(paint.polygon(path.past))


def _followed(terrain: Terrain, xy: Floats) -> Floats:
    """Return points of the landscape along a path, close enough to follow the ground."""
    if not len(xy):
        return np.zeros((0, 3))
    steps = np.hypot(*np.diff(terrain.points(xy)[:, :2], axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.union1d(np.arange(0, along[-1], PATH_STEP), along)
    places = np.column_stack([np.interp(at, along, xy[:, k]) for k in range(2)])
    return terrain.points(places) + np.array([0, 0, LIFT])


def landscape_picture(shot: Shot, theme: Theme) -> QImage:
    """Paint what is seen: bands of colour in light and shade, contour lines, the block's walls."""
    heights, light, is_ground, is_wall = shot.surface()
    levels = shot.eye.terrain.levels
    bands = np.searchsorted(levels, heights)
    cover = paint.line_cover(heights, levels, bands)
    shade = np.rint(light * (LIGHTS - 1)).astype(np.intp)
    colors = _palette(theme, len(levels) + 1)
    pixels = colors[bands, shade, cover]
    pixels[~is_ground] = 0
    walls = np.array([_wall(theme, share).rgba() for share in WALL_SHARES], np.uint32)
    pixels[is_wall] = np.broadcast_to(walls[shot.enters_across.astype(int)], pixels.shape)[is_wall]
    return paint.image(pixels)


@cache
def _palette(theme: Theme, bands: int) -> np.ndarray:
    """Return colours by band, light and how much of a contour line there is, as ``0xAARRGGBB``."""
    line = paint.contour_color(theme)
    night = theme.color("ground" if theme.isDark else "text")
    palette = np.empty((bands, LIGHTS, paint.COVERS), np.uint32)
    for i, color in enumerate(paint.band_colors(theme, bands)):
        for j in range(LIGHTS):
            lit = _lit(color, night, j / (LIGHTS - 1))
            for k in range(paint.COVERS):
                share = paint.LINE_SHARE * k / (paint.COVERS - 1)
                palette[i, j, k] = mix(lit, line, share).rgba()
    return palette


def _wall(theme: Theme, share: float) -> QColor:
    return mix(theme.color("panel"), theme.color("edge"), share)


def _lit(color: QColor, night: QColor, light: float) -> QColor:
    """Return ``color`` in light from 0 to 1; ``night``: what darkness is made of."""
    if light < PLAIN_LIGHT:
        return mix(color, night, DARKEST * (1 - light / PLAIN_LIGHT))
    return mix(color, QColor("white"), BRIGHTEST * (light - PLAIN_LIGHT) / (1 - PLAIN_LIGHT))


def _runs(mask: np.ndarray) -> list[tuple[int, int]]:
    """Return where stretches of True begin and end, those of one point left out."""
    edges = np.flatnonzero(np.diff(mask.astype(np.int8), prepend=0, append=0))
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(first, end) for first, end in pairs if end - first > 1]
