"""Paints what both pictures of a loss surface share: its bands of colour, paths and names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from gui.race.surface_labels import placed
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.surface import Path
    from gui.race.surface_field import Floats, LossField, Track
    from gui.theme import Theme

LINE_PX, CASING_PX = 2.0, 5.0
CASING_ALPHA = 190
END_PX, MOMENT_PX, START_PX = 9.0, 13.0, 8.0
PALE_ALPHA = 90
"""What comes after the moment shown, of 255."""
NAME_PADDING_PX = 4.0
NAME_ALPHA = 215
LEADER_PX = 16.0
"""A name farther from its path's end than this is led to it by a line."""
BLUE_SHARE = 0.45
LOWEST_SHARE, HIGHEST_SHARE = {False: 0.04, True: 0.02}, {False: 0.72, True: 0.62}
"""How far the lowest and the highest band are from the panel's colour, by whether it is dark."""
CONTOUR_SHARE = 0.42
LINE_SHARE, COVERS = 0.55, 8
"""How strong contour lines are, and in how many steps their edges fade."""
SCALE_PX, SCALE_GAP_PX = 12, 4
SAME_PX = 4.0
"""Starts nearer to each other than this are one."""


def band_colors(theme: Theme, count: int) -> list[QColor]:
    """Return a colour for each band, the lowest first: the deeper, the nearer to the panel's.

    One hue that changes in lightness only, so that it is read with any kind of colour blindness,
    and pale where paths end, so that the lanes' colours keep their contrast.
    """
    panel, far = theme.color("panel"), mix(theme.color("muted"), theme.color("accent"), BLUE_SHARE)
    low, high = LOWEST_SHARE[theme.isDark], HIGHEST_SHARE[theme.isDark]
    return [mix(panel, far, low + (high - low) * i / max(1, count - 1)) for i in range(count)]


def contour_color(theme: Theme) -> QColor:
    """Return the colour of contour lines."""
    return mix(theme.color("panel"), theme.color("text"), CONTOUR_SHARE)


def contour_picture(field: LossField, theme: Theme, x: Floats, y: Floats) -> QImage:
    """Paint bands and contour lines.

    Parameters
    ----------
    x, y : the places of the pixels' columns, left to right, and rows, top to bottom.
    """
    # Counted from the lowest place: a narrow range would be lost in float32.
    heights = (field.heights(x, y) - field.low).astype(np.float32)
    levels = (field.levels() - field.low).astype(np.float32)
    bands = np.searchsorted(levels, heights)
    return image(_palette(theme, len(levels) + 1)[bands, line_cover(heights, levels, bands)])


@cache
def _palette(theme: Theme, bands: int) -> NDArray[np.uint32]:
    """Return colours by band and by how much of a contour line there is, as ``0xAARRGGBB``."""
    shares = [LINE_SHARE * k / (COVERS - 1) for k in range(COVERS)]
    line, colors = contour_color(theme), band_colors(theme, bands)
    return np.array([[mix(c, line, share).rgba() for share in shares] for c in colors], np.uint32)


def line_cover(
    heights: NDArray[np.float32], levels: NDArray[np.float32], bands: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Return how much of each pixel a line of one pixel along the nearest level covers.

    Counted from 0 to ``COVERS - 1``.
    """
    edges = np.concatenate([[-np.inf], levels, [np.inf]]).astype(np.float32)
    away = np.minimum(heights - edges[bands], edges[bands + 1] - heights)
    down, right = np.gradient(heights)
    slope = np.sqrt(down * down + right * right)
    share = np.clip(1.1 - away / np.maximum(slope, 1e-9), 0, 1)
    cover: NDArray[np.intp] = np.rint(share * (COVERS - 1)).astype(np.intp)
    return cover


def image(pixels: NDArray[np.uint32]) -> QImage:
    """Return a picture of pixels ``0xAARRGGBB``, their colours multiplied with their alpha."""
    rows, columns = pixels.shape
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, form).copy()


def scale_width(field: LossField, font: QFont, title: str) -> float:
    """Return how much room `paint_scale` needs, px."""
    texts = [f"{loss:g}" for loss in field.level_losses()]
    widths = [QFontMetricsF(figureFont()).horizontalAdvance(text) for text in texts]
    figures = SCALE_PX + SCALE_GAP_PX + max(widths, default=0.0)
    return max(figures, QFontMetricsF(font).horizontalAdvance(title)) + 2


def paint_scale(
    painter: QPainter, theme: Theme, field: LossField, font: QFont, title: str, area: QRectF
) -> None:
    """Paint the bands' colours with their losses into ``area``, below a title."""
    metrics, losses = QFontMetricsF(figureFont()), field.level_losses()
    colors = band_colors(theme, len(losses) + 1)
    top = area.top() + QFontMetricsF(font).height() + SCALE_GAP_PX
    bar = QRectF(area.left(), top, SCALE_PX, area.bottom() - top)
    step = bar.height() / len(colors)
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(QPointF(area.left(), area.top() + QFontMetricsF(font).ascent()), title)
    painter.setFont(figureFont())
    each = max(1, math.ceil(metrics.height() / max(step, 1e-9)))
    for i, color in enumerate(colors):
        bottom = bar.bottom() - i * step
        painter.fillRect(QRectF(bar.left(), bottom - step, SCALE_PX, step + 0.5), color)
        if i > 0 and (i - 1) % each == 0:
            line = QRectF(bar.right() + SCALE_GAP_PX, bottom - metrics.height() / 2, 200, 0)
            line.setHeight(metrics.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{losses[i - 1]:g}")
    painter.setPen(theme.color("edge"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))


@dataclass(frozen=True)
class Drawn:
    """A path as it lies on the screen.

    Parameters
    ----------
    past, future : its points before and after the moment shown, px, shape (n, 2); the future is
        empty at the end.
    is_past : whether a moment is shown, not the end.
    """

    track: Track
    past: Floats
    future: Floats
    is_past: bool

    @property
    def start(self) -> QPointF:
        """Where it begins."""
        return QPointF(*self.past[0].tolist())

    @property
    def now(self) -> QPointF:
        """Where the lane stands at the moment shown."""
        return QPointF(*self.past[-1].tolist())

    @property
    def end(self) -> QPointF:
        """Where it ends."""
        return QPointF(*self.points[-1].tolist())

    @property
    def points(self) -> Floats:
        """All of its points."""
        return np.concatenate([self.past, self.future])


def longest_first(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """Return the order in which to paint paths, so that a long one does not hide a short one."""
    return tuple(sorted(tracks, key=lambda track: -float(track.path.distances.max())))


def cut(path: Path, update: int | None) -> tuple[Floats, Floats]:
    """Cut a path at an update: the places up to it, and those from it on (none for the end)."""
    xy, updates = path.xy.astype(np.float64), path.updates
    if update is None or update >= updates[-1]:
        return xy, xy[:0]
    at = max(float(update), float(updates[0]))
    here = np.array([[np.interp(at, updates, xy[:, k]) for k in range(2)]])
    return np.concatenate([xy[updates <= at], here]), np.concatenate([here, xy[updates > at]])


def polygon(pixels: Floats) -> QPolygonF:
    """Return a line through pixels, shape (n, 2)."""
    return QPolygonF([QPointF(x, y) for x, y in pixels.tolist()])


def path_pen(theme: Theme, style: int, width: float = LINE_PX) -> QPen:
    """Return the pen of a lane's path."""
    pen = QPen(theme.lane(style), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if theme.laneIsDashed(style):
        pen.setDashPattern([3.0, 2.0])
    return pen


def casing_pen(theme: Theme) -> QPen:
    """Return the pen that parts a path from what it crosses."""
    color = theme.color("panel")
    color.setAlpha(CASING_ALPHA)
    pen = QPen(color, CASING_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def pale(pen: QPen) -> QPen:
    """Return ``pen`` in a colour that stands back."""
    color = pen.color()
    color.setAlpha(PALE_ALPHA)
    paled = QPen(pen)
    paled.setColor(color)
    return paled


@dataclass(frozen=True)
class PathLine:
    """A piece of a lane's path. ``is_pale``: it comes after the moment shown."""

    points: Floats
    style: int
    is_pale: bool = False


def lines(drawn: Sequence[Drawn]) -> list[PathLine]:
    """Return the pieces of paths that are seen all along."""
    pieces = [PathLine(path.past, path.track.style) for path in drawn]
    return pieces + [PathLine(path.future, path.track.style, is_pale=True) for path in drawn]


def paint_lines(painter: QPainter, theme: Theme, pieces: Sequence[PathLine]) -> None:
    """Paint pieces of paths, the pale ones behind the others."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(casing_pen(theme))
    for piece in pieces:
        if not piece.is_pale:
            painter.drawPolyline(polygon(piece.points))
    for piece in sorted(pieces, key=lambda piece: not piece.is_pale):
        pen = path_pen(theme, piece.style)
        painter.setPen(pale(pen) if piece.is_pale else pen)
        painter.drawPolyline(polygon(piece.points))


def paint_marks(painter: QPainter, theme: Theme, drawn: Sequence[Drawn]) -> None:
    """Paint where paths start and end, and where they are at the moment shown."""
    for path in drawn:
        color = theme.lane(path.track.style)
        if path.is_past:
            color.setAlpha(PALE_ALPHA * 2)
        _disc(painter, path.end, END_PX, color, theme.color("panel"))
    for path in drawn:
        _disc(painter, path.start, START_PX, theme.color("panel"), _start_color(theme, drawn, path))
    for path in drawn:
        if path.is_past:
            lane = theme.lane(path.track.style)
            _disc(painter, path.now, MOMENT_PX, lane, theme.color("panel"), 2.0)


def _start_color(theme: Theme, drawn: Sequence[Drawn], path: Drawn) -> QColor:
    return theme.color("text") if one_start(drawn) else theme.lane(path.track.style)


def one_start(drawn: Sequence[Drawn]) -> bool:
    """Tell whether all paths begin in the same place."""
    first = drawn[0].start if drawn else QPointF()
    return all((path.start - first).manhattanLength() < SAME_PX for path in drawn)


def _disc(
    painter: QPainter, middle: QPointF, size: float, fill: QColor, rim: QColor, width: float = 1.5
) -> None:
    painter.setPen(QPen(rim, width))
    painter.setBrush(fill)
    painter.drawEllipse(middle, size / 2, size / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@dataclass(frozen=True)
class Name:
    """A text in its place, and the place it is about."""

    text: str
    color: QColor
    box: QRectF
    anchor: QPointF


def names(
    theme: Theme, font: QFont, drawn: Sequence[Drawn], start: str, bounds: QRectF
) -> list[Name]:
    """Place the lanes' names at their paths' ends, and ``start`` where all begin."""
    metrics = QFontMetricsF(font)
    texts = [(path.track.name, theme.laneText(path.track.style), path.end) for path in drawn]
    if drawn and one_start(drawn):
        texts.append((start, theme.color("text"), drawn[0].start))
    anchors = [anchor for _, _, anchor in texts]
    most = max(60.0, bounds.width() / 3)
    shown = [metrics.elidedText(t, Qt.TextElideMode.ElideRight, most) for t, _, _ in texts]
    sizes = [_name_size(metrics, text) for text in shown]
    crossed = np.concatenate([path.points for path in drawn] or [np.zeros((0, 2))])
    taken = [_around(anchor) for anchor in anchors]
    boxes = placed(anchors, sizes, crossed, bounds, taken)
    return [
        Name(text, color, box, anchor)
        for text, (_, color, anchor), box in zip(shown, texts, boxes, strict=True)
    ]


def _name_size(metrics: QFontMetricsF, text: str) -> QSizeF:
    return QSizeF(metrics.horizontalAdvance(text) + 2 * NAME_PADDING_PX, metrics.height())


def _around(anchor: QPointF) -> QRectF:
    return QRectF(anchor.x() - END_PX / 2, anchor.y() - END_PX / 2, END_PX, END_PX)


def paint_names(painter: QPainter, theme: Theme, font: QFont, texts: Sequence[Name]) -> None:
    """Paint texts, each on a little of the panel's colour so that it is read on any band."""
    ground = theme.color("panel")
    ground.setAlpha(NAME_ALPHA)
    painter.setFont(font)
    for name in texts:
        _leader(painter, name)
    for name in texts:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(name.box, 3, 3)
        painter.setPen(name.color)
        painter.drawText(name.box, Qt.AlignmentFlag.AlignCenter, name.text)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _leader(painter: QPainter, name: Name) -> None:
    box, anchor = name.box, name.anchor
    nearest = QPointF(
        min(max(anchor.x(), box.left()), box.right()), min(max(anchor.y(), box.top()), box.bottom())
    )
    if _apart(nearest, anchor) > LEADER_PX:
        painter.setPen(QPen(name.color, 1))
        painter.drawLine(nearest, anchor)


def _apart(a: QPointF, b: QPointF) -> float:
    """Return how far two points are apart, px."""
    return float(np.hypot(a.x() - b.x(), a.y() - b.y()))
