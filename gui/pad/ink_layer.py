"""A picture of the strokes that grows with them.

Painting a long scribble anew for each move would take longer than the moves; so what has been
painted stays in a picture and only the new pieces are added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from gui.pad.strokes import Drawing, Stroke


@dataclass(frozen=True)
class Sheet:
    """Where and how strokes are painted.

    Parameters
    ----------
    size : the picture's size, in logical pixels.
    ratio : device pixel ratio.
    corner, side : top left corner and side of the square that strokes are measured in.
    pen : the pen's width as a share of the side.
    color : name of the ink's colour.
    """

    size: QSize
    ratio: float
    corner: QPointF
    side: float
    pen: float
    color: str


class InkLayer:
    """Paints a drawing on a sheet; fast where the drawing goes on from the one painted before."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._picture = QPixmap()
        self._painted: Drawing = ()

    def paint(self, painter: QPainter, drawing: Drawing, sheet: Sheet) -> None:
        """Paint the strokes; ``painter`` is in logical pixels from the sheet's corner."""
        if sheet != self._sheet or not _goesOn(self._painted, drawing):
            self._restart(sheet)
        self._add(drawing)
        painter.drawPixmap(0, 0, self._picture)
        if drawing:
            # The end of the stroke under way is a straight piece that the next point will bend.
            painter.save()
            _prepare(painter, sheet)
            painter.drawPath(tail(drawing[-1]))
            painter.restore()

    def _restart(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._painted = ()
        self._picture = QPixmap(sheet.size * sheet.ratio)
        self._picture.setDevicePixelRatio(sheet.ratio)
        self._picture.fill(Qt.GlobalColor.transparent)

    def _add(self, drawing: Drawing) -> None:
        """Add to the picture all but the tail of the last stroke."""
        assert self._sheet is not None
        painter = QPainter(self._picture)
        _prepare(painter, self._sheet)
        first = max(len(self._painted) - 1, 0)
        for index in range(first, len(drawing)):
            known = len(self._painted[index]) if index < len(self._painted) else 0
            painter.drawPath(curve(drawing[index], known))
            if index < len(drawing) - 1:
                painter.drawPath(tail(drawing[index]))
        painter.end()
        self._painted = drawing


def paintStrokes(painter: QPainter, drawing: Drawing, sheet: Sheet) -> None:
    """Paint whole strokes; ``painter`` is in logical pixels from the sheet's corner."""
    painter.save()
    _prepare(painter, sheet)
    for stroke in drawing:
        painter.drawPath(curve(stroke))
        painter.drawPath(tail(stroke))
    painter.restore()


def _prepare(painter: QPainter, sheet: Sheet) -> None:
    """Put a painter into a sheet's units, with its pen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(sheet.corner)
    painter.scale(sheet.side, sheet.side)
    pen = QPen(QColor(sheet.color), sheet.pen)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def curve(stroke: Stroke, known: int = 0) -> QPainterPath:
    """The stroke, bent by its points, up to the middle of its last segment.

    It goes through the middles of the segments: straight ones would show corners where the hand
    was quick. The piece that the first ``known`` points give is left out.
    """
    first = max(known - 1, 1)
    if first >= len(stroke) - 1:
        return QPainterPath()
    path = QPainterPath(_point(stroke, 0) if first == 1 else _middle(stroke, first - 1))
    for index in range(first, len(stroke) - 1):
        path.quadTo(_point(stroke, index), _middle(stroke, index))
    return path


def tail(stroke: Stroke) -> QPainterPath:
    """The straight piece from the middle of the stroke's last segment to its end, or its dot."""
    last = len(stroke) - 1
    path = QPainterPath(_middle(stroke, last - 1) if last > 1 else _point(stroke, 0))
    # A line of no length would not be painted, not even its round ends.
    path.lineTo(_point(stroke, last) + QPointF(1e-4 if last == 0 else 0, 0))
    return path


def _point(stroke: Stroke, index: int) -> QPointF:
    return QPointF(*stroke[index])


def _middle(stroke: Stroke, index: int) -> QPointF:
    """Middle of the segment that begins at a point."""
    return (_point(stroke, index) + _point(stroke, index + 1)) / 2


def _goesOn(painted: Drawing, drawing: Drawing) -> bool:
    """Whether ``drawing`` is ``painted`` with points or strokes added at its end."""
    if not painted:
        return True
    last = len(painted) - 1
    if last >= len(drawing) or painted[:last] != drawing[:last]:
        return False
    return painted[last] == drawing[last][: len(painted[last])]
