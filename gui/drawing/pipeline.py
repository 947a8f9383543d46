"""The way of a drawing from the pen to the network, as a row of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.data.ink import CENTRE, SIZE
from engine.data.stages import LARGE, SWITCHES, TITLES, Stages
from gui.data.pictures import toImage
from gui.theme import figureFont
from gui.translation import translated

if TYPE_CHECKING:
    from engine.data.stages import Step
    from gui.theme import ThemeManager

PLACES = len(TITLES)
"""Number of pictures in the row."""
LEAST_TILE_PX = 2 * SIZE
MOST_TILE_PX = 6 * SIZE
"""Sides of a picture; they are whole multiples of the network's, so that all pixels are alike."""
LEAST_GAP_PX = 22
"""Between two pictures, where the arrow is."""
TEXT_MARGIN_PX = 3
ARROW_REACH_PX, ARROW_HEAD_PX = 12.0, 3.5
TEXT_GAP_PX = 5
NOTE_LINES = 2
"""Least room for what is said below a picture, so that it does not move when that changes."""
MASS_DOT_PX = 3.0
NEIGHBOURS = 2
"""So many pixels to each side are told in numbers, too."""

_TITLE_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
_NOTE_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_WRAP = Qt.TextFlag.TextWordWrap
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PipelineView(QWidget):
    """Pictures of the steps, in their true greys: 0 is black and 255 is white.

    The last one tells its numbers: under the mouse, or where the arrow keys went.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._steps: tuple[Step, ...] = ()
        self._titles = tuple(translated(title) for title in TITLES.values())
        self._stages = Stages()
        self._pixel: tuple[int, int] | None = None
        self._room = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("From your strokes to what the network gets"))
        themes.themeChanged.connect(self._rearrange)
        self._rearrange()
        self._describe()

    def setSteps(self, steps: Sequence[Step], stages: Stages) -> None:
        """Show a drawing's steps; none for an empty sheet.

        Parameters
        ----------
        stages : those that were on.
        """
        self._steps, self._stages = tuple(steps), stages
        if not self._steps:
            self._pixel = None
        self._arrange()
        self._describe()
        self.update()

    def steps(self) -> tuple[Step, ...]:
        """The steps shown."""
        return self._steps

    def readout(self) -> str:
        """What is said of the pixel under the mouse, or nothing."""
        if self._pixel is None or not self._steps:
            return ""
        row, column = self._pixel
        value = int(self._steps[-1].picture[row, column])
        return self.tr("row {row}, column {column}: {value}").format(
            row=row, column=column, value=value
        )

    def pixelCentre(self, row: int, column: int) -> QPointF:
        """Where a pixel of the last picture is."""
        box = self._picture(PLACES - 1)
        step = box.width() / SIZE
        return box.topLeft() + QPointF(column + 0.5, row + 0.5) * step

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._pixelAt(event.position()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self)
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _ARROWS.get(Qt.Key(event.key()))
        if move is None or not self._steps:
            super().keyPressEvent(event)
            return
        row, column = self._pixel or (CENTRE, CENTRE)
        if self._pixel is not None:
            row, column = row + move[0], column + move[1]
        self._point((min(max(row, 0), SIZE - 1), min(max(column, 0), SIZE - 1)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point(None)
        super().focusOutEvent(event)
        self.update()

    def _point(self, pixel: tuple[int, int] | None) -> None:
        if pixel != self._pixel:
            self._pixel = pixel
            self._describe()
            self.update()

    def _pixelAt(self, position: QPointF) -> tuple[int, int] | None:
        box = self._picture(PLACES - 1)
        if not self._steps or not box.contains(position):
            return None
        place = (position - box.topLeft()) / (box.width() / SIZE)
        return min(int(place.y()), SIZE - 1), min(int(place.x()), SIZE - 1)

    def tipAt(self, position: QPoint) -> str:
        """The value of the pixel at a position and those around it, as a table; or nothing."""
        pixel = self._pixelAt(QPointF(position))
        if pixel is None:
            return ""
        rows, columns = (range(at - NEIGHBOURS, at + NEIGHBOURS + 1) for at in pixel)
        table = "".join(
            "<tr>" + "".join(self._cell(row, column, pixel) for column in columns) + "</tr>"
            for row in rows
        )
        family = figureFont().families()[0]
        figures = f'<table cellpadding="2" style="font-family:\'{family}\'">{table}</table>'
        idea = self.tr("To the network a picture is a table of numbers, 0 to 255:")
        return f"<p>{idea}</p>{figures}"

    def _cell(self, row: int, column: int, pixel: tuple[int, int]) -> str:
        picture = self._steps[-1].picture
        inside = 0 <= row < SIZE and 0 <= column < SIZE
        value = str(picture[row, column]) if inside else "·"
        text = f"<b>{value}</b>" if (row, column) == pixel else value
        return f'<td align="right">{text}</td>'

    # What is said

    def _describe(self) -> None:
        said = "; ".join(f"{translated(s.title)}: {translated(s.note)}" for s in self._steps)
        self.setAccessibleDescription(self.readout() or said or self._hint())

    def _hint(self) -> str:
        return self.tr("Draw a digit on the pad")

    def _notes(self) -> tuple[str, ...]:
        notes = [translated(step.note) for step in self._steps]
        return (*notes[:-1], self.readout() or notes[-1]) if notes else ("",) * PLACES

    def _isOff(self, place: int) -> bool:
        """Whether a stage of this step is left out."""
        name = tuple(TITLES)[place]
        return any(switch.step == name and switch.name in self._stages.off for switch in SWITCHES)

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(640, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(PLACES * (LEAST_TILE_PX + LEAST_GAP_PX), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._rearrange()

    def _rearrange(self) -> None:
        self._room = (0, 0)
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """Find the heights of the texts; they grow, but do not shrink with every drawing."""
        line = self.fontMetrics().height()
        titles = [self._textHeight(title) for title in self._titles]
        notes = [self._textHeight(note) for note in self._notes()]
        above, below = self._room
        self._room = max(above, line, *titles), max(below, NOTE_LINES * line, *notes, 0)
        height = sum(self._room) + 2 * TEXT_GAP_PX + self._tileSide() + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _textHeight(self, text: str) -> int:
        metrics, width = self.fontMetrics(), self._textWidth()
        if metrics.horizontalAdvance(text) <= width:  # far quicker, and most are one line
            return metrics.height()
        return metrics.boundingRect(QRect(0, 0, width, 10_000), _NOTE_FLAGS | _WRAP, text).height()

    def _tileSide(self) -> int:
        share = self.width() // PLACES - LEAST_GAP_PX
        return min(max(share // SIZE * SIZE, LEAST_TILE_PX), MOST_TILE_PX)

    def _gap(self) -> float:
        return self.width() / PLACES - self._tileSide()

    def _textWidth(self) -> int:
        return max(1, self.width() // PLACES - 2 * TEXT_MARGIN_PX)

    def _tile(self, place: int) -> QRect:
        """A picture's sheet, in the middle of its column."""
        side, column = self._tileSide(), self.width() / PLACES
        left = round((place + 0.5) * column - side / 2)
        return QRect(left, self._room[0] + TEXT_GAP_PX + 1, side, side)

    def _picture(self, place: int) -> QRectF:
        """Where the pixels of a step are, in its tile."""
        tile = QRectF(self._tile(place))
        if not self._steps:
            return tile
        height, width = self._steps[place].picture.shape
        whole = SIZE if max(height, width) <= SIZE else LARGE
        scale = tile.width() / whole
        box = QRectF(0, 0, width * scale, height * scale)
        box.moveCenter(tile.center())
        return box

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place in range(PLACES):
            self._paintTile(painter, place)
            if place:
                self._paintArrow(painter, place)
        self._paintWords(painter)
        if self._steps:
            self._paintMass(painter)
            self._paintPixel(painter)
        else:
            self._paintHint(painter)

    def _paintTile(self, painter: QPainter, place: int) -> None:
        theme, tile = self._themes.theme, self._tile(place)
        is_last = place == PLACES - 1
        frame = "careful" if self._isOff(place) else "line"
        if is_last and self.hasFocus():
            frame = "accent"
        painter.fillRect(tile.adjusted(-1, -1, 1, 1), theme.color(frame))
        painter.fillRect(tile, theme.color("chip"))
        if self._steps:
            image = toImage(self._steps[place].picture)
            box = self._picture(place)
            is_reduced = image.width() > SIZE and box.width() != image.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_reduced)
            painter.drawImage(box, image)

    def _paintArrow(self, painter: QPainter, place: int) -> None:
        """Point from the picture before to this one."""
        theme, tile = self._themes.theme, self._tile(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("muted" if self._steps else "line"), 1.5))
        painter.translate(tile.left() - self._gap() / 2, tile.center().y() + 1)
        tip = QPointF(ARROW_REACH_PX / 2, 0)
        painter.drawLine(QPointF(-ARROW_REACH_PX / 2, 0), tip)
        head = ARROW_HEAD_PX
        painter.drawPolyline([tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)])
        painter.restore()

    def _paintWords(self, painter: QPainter) -> None:
        theme, (above, below) = self._themes.theme, self._room
        for place, (title, note) in enumerate(zip(self._titles, self._notes(), strict=True)):
            tile = self._tile(place)
            column = QRect(0, 0, self._textWidth(), above)
            column.moveCenter(tile.center())
            column.moveBottom(tile.top() - TEXT_GAP_PX - 1)
            painter.setPen(theme.color(self._token(place)))
            painter.drawText(column, _TITLE_FLAGS | _WRAP, title)
            column.setHeight(below)
            column.moveTop(tile.bottom() + TEXT_GAP_PX + 1)
            painter.setPen(theme.color("muted"))
            painter.drawText(column, _NOTE_FLAGS | _WRAP, note)

    def _token(self, place: int) -> str:
        if self._isOff(place):
            return "careful"
        return "text" if self._steps else "muted"

    def _paintMass(self, painter: QPainter) -> None:
        """Mark where the centre of mass is, and where it belongs."""
        for place, step in enumerate(self._steps):
            if step.mass is None:
                continue
            box = self._picture(place)
            scale = box.width() / SIZE
            row, column = step.mass
            target = box.topLeft() + QPointF(CENTRE + 0.5, CENTRE + 0.5) * scale
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._themes.theme.color("accent"), 1))
            painter.drawLine(QPointF(target.x(), box.top()), QPointF(target.x(), box.bottom()))
            painter.drawLine(QPointF(box.left(), target.y()), QPointF(box.right(), target.y()))
            painter.setPen(QPen(self._themes.theme.color("on_accent"), 1))
            painter.setBrush(self._themes.theme.color("accent"))
            middle = box.topLeft() + QPointF(column + 0.5, row + 0.5) * scale
            painter.drawEllipse(middle, MASS_DOT_PX, MASS_DOT_PX)
            painter.restore()

    def _paintPixel(self, painter: QPainter) -> None:
        if self._pixel is None:
            return
        row, column = self._pixel
        box = self._picture(PLACES - 1)
        side = box.width() / SIZE
        corner = box.topLeft() + QPointF(column, row) * side
        painter.setPen(QPen(self._themes.theme.color("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(corner, corner + QPointF(side, side)).adjusted(-1, -1, 1, 1))

    def _paintHint(self, painter: QPainter) -> None:
        row = self._tile(0).united(self._tile(PLACES - 1))
        theme, metrics = self._themes.theme, self.fontMetrics()
        box = QRectF(metrics.boundingRect(self._hint())).adjusted(-14, -8, 14, 8)
        box.moveCenter(QRectF(row).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint())
