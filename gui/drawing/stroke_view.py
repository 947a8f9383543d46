"""A drawing, each piece of it coloured by how much it supports an answer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QMargins, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from engine.data import ink as inks
from gui.drawing.signed import AGAINST_LANE, FOR_LANE
from gui.pad.bars import percentText
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.insight.explanation import Ink, Piece
    from gui.theme import ThemeManager

SIDE_PX = 190
MARGIN_SHARE = 0.09
LEAST_WIDTH = 0.4
"""Width of a piece that makes no difference, as a share of the pen's."""
LEAST_SIGNED = 0.02
"""Support below which a piece has no sign: two hundredths of the probability."""
SIGN_SHARE, SIGN_WIDTH_SHARE = 0.44, 0.12
PALE = 0.5
"""Up to this strength the sheet's colour cannot be read on a piece."""
LEAST_STEP_PX = 1.5
"""Between two points that are painted; a slow hand leaves hundreds."""
RING_PX = 2.0
HOVER_PX = 4
FIGURE_PAD_PX, CORNER_PX = 4, 4
NOWHERE = -1


class StrokeView(QWidget):
    """The strokes in one colour scale: blue, broad and + where they support the answer.

    Orange and − is what speaks against it; thin and grey is what makes no difference. What the
    answer would be without a piece is told where the mouse is on it.
    """

    hovered = Signal(int)
    """The piece under the mouse, or `NOWHERE`."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._ink: Ink | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._name, self._share = "", 0.0
        self._paths: list[QPainterPath] = []
        self._pen_px = 0.0
        self._hovered = NOWHERE
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Support of each stroke"))
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def setPieces(
        self, ink: Ink | None, pieces: Sequence[Piece], name: str = "", share: float = 0.0
    ) -> None:
        """Show the pieces of a drawing, or with None nothing.

        Parameters
        ----------
        name : the class they support or not.
        share : its probability with the whole drawing.
        """
        self._ink, self._pieces = ink, tuple(pieces)
        self._name, self._share = name, share
        self._hover(self._hovered if self._hovered < len(self._pieces) else NOWHERE)
        self.setAccessibleDescription("\n".join(map(self.pieceText, range(len(self._pieces)))))
        self._lay()

    def pieceCount(self) -> int:
        """How many pieces are shown."""
        return len(self._pieces)

    def pieceText(self, place: int) -> str:
        """What the answer would be without a piece."""
        text = self.tr("Without this piece: {name} at {percent}")
        return text.format(name=self._name, percent=self._leftText(place))

    def _leftText(self, place: int) -> str:
        return percentText(min(max(self._share - self._pieces[place].support, 0.0), 1.0))

    def hoveredText(self) -> str:
        """What the answer would be without the piece under the mouse; empty where none is."""
        return "" if self._hovered == NOWHERE else self.pieceText(self._hovered)

    def pieceAt(self, position: QPointF) -> int:
        """The piece at a position of the widget, or `NOWHERE`."""
        stroker = QPainterPathStroker()
        stroker.setWidth(self._pen_px + HOVER_PX)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        for place in reversed(range(len(self._paths))):
            if stroker.createStroke(self._paths[place]).contains(position):
                return place
        return NOWHERE

    def middleOf(self, place: int) -> QPointF:
        """The middle of a piece, in the widget."""
        return self._paths[place].pointAtPercent(0.5)

    def sizeHint(self) -> QSize:
        side = self._themes.scaled(SIDE_PX)
        return QSize(side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.pieceAt(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(NOWHERE)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.hovered.emit(place)
            self.update()

    # Geometry

    def _lay(self) -> None:
        """Fit the drawing into the square, a little margin around it."""
        self._paths = []
        if self._ink is not None and not inks.is_empty(self._ink.strokes):
            pen = self._ink.pen
            points = np.concatenate(inks.clean(self._ink.strokes))
            low, high = points.min(axis=0), points.max(axis=0)
            side = min(self.width(), self.height()) * (1 - 2 * MARGIN_SHARE)
            extent = float((high - low).max())
            scale = side * (1 - pen) / extent if extent > 0 else 0.0
            corner = np.array([self.width(), self.height()]) / 2 - scale * (low + high) / 2
            self._pen_px = pen * side
            self._paths = [self._path(piece, scale, corner) for piece in self._pieces]
        self.update()

    def _path(self, piece: Piece, scale: float, corner: NDArray[Any]) -> QPainterPath:
        """The way of a piece, from where the piece before it ends."""
        assert self._ink is not None
        stroke = self._ink.strokes[piece.stroke]
        points = stroke[max(piece.first - 1, 0) : piece.last + 1] * scale + corner
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return QPainterPath()
        if len(points) == 1:  # a line of no length would not be painted, not even its round ends
            points = np.vstack([points, points + np.array([1e-3, 0])])
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in _thinned(points).tolist()]))
        return path

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._themes.theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("canvas"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in self._paths:
            _trace(painter, path, theme.color("chip"), self._pen_px)
        order = sorted(range(len(self._paths)), key=lambda place: abs(self._pieces[place].support))
        for place in order:
            self._paintPiece(painter, place)
        for place in order:
            self._paintSign(painter, place)
        if self._hovered != NOWHERE:
            self._paintFigure(painter, self._hovered)

    def _paintPiece(self, painter: QPainter, place: int) -> None:
        width = self._pen_px * (LEAST_WIDTH + (1 - LEAST_WIDTH) * self._strength(place))
        if place == self._hovered:
            color = self._themes.theme.color("text")
            _trace(painter, self._paths[place], color, width + 2 * RING_PX)
        _trace(painter, self._paths[place], self._color(place), width)

    def _paintSign(self, painter: QPainter, place: int) -> None:
        """Put + or − on the middle of a piece that makes a difference."""
        support = self._pieces[place].support
        if abs(support) < LEAST_SIGNED or self._paths[place].isEmpty():
            return
        centre, half = self.middleOf(place), self._pen_px * SIGN_SHARE / 2
        token = "canvas" if self._strength(place) > PALE else "text"
        width = max(1.5, self._pen_px * SIGN_WIDTH_SHARE)
        painter.setPen(QPen(self._themes.theme.color(token), width))
        painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))
        if support > 0:
            painter.drawLine(centre - QPointF(0, half), centre + QPointF(0, half))

    def _paintFigure(self, painter: QPainter, place: int) -> None:
        """Put what is left without a piece beside it, wholly in the square."""
        theme, font = self._themes.theme, figureFont()
        text = f"{self._name}: {self._leftText(place)}"
        pad = FIGURE_PAD_PX
        size = QFontMetrics(font).size(0, text).grownBy(QMargins(pad, pad, pad, pad))
        box = QRectF(QPointF(), QSizeF(size))
        box.moveCenter(self.middleOf(place) - QPointF(0, self._pen_px / 2 + size.height()))
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
        if box.top() < room.top():
            box.moveTop(self.middleOf(place).y() + self._pen_px / 2 + size.height() / 2)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _strength(self, place: int) -> float:
        """How strong a piece is shown, in [0, 1]: a root, or small support would not be seen."""
        return min(1.0, math.sqrt(abs(self._pieces[place].support)))

    def _color(self, place: int) -> QColor:
        theme = self._themes.theme
        lane = theme.lane(FOR_LANE if self._pieces[place].support >= 0 else AGAINST_LANE)
        return mix(theme.color("edge"), lane, self._strength(place))


def _thinned(points: NDArray[Any]) -> NDArray[Any]:
    """Keep the first, the last, and those that are some way from the one before."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    marks = np.floor(np.cumsum(steps) / LEAST_STEP_PX)
    keep = np.concatenate([[True], np.diff(marks, prepend=0.0) > 0])
    keep[-1] = True
    kept: NDArray[Any] = points[keep]
    return kept


def _trace(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
