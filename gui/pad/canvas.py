"""The sheet on which a digit is drawn, with the mouse, a pen or a finger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.data.ink import PEN
from gui.pad.ink_layer import InkLayer, Sheet
from gui.pad.strokes import Point, Stroke, StrokeBook, asArrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gui.theme import ThemeManager

USUAL_EXTENT = 0.65
"""Longer side of a digit as people draw it, as a share of the sheet: the ink shown is as wide as
the pen will be on a digit of this size."""
LEAST_DISTANCE = 1 / 400
"""Points closer to the last one than this share of the sheet add nothing but work."""
LEAST_SIDE_PX = 160
USUAL_SIDE_PX = 260
CORNER_PX = 6
CLEAR_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PadCanvas(QWidget):
    """A sheet for strokes; it keeps them in units of its own shorter side, so they grow with it.

    Ctrl+Z and Ctrl+Shift+Z take back and redo, Escape, Delete and Backspace clear.
    """

    strokesChanged = Signal()
    """The drawing is another one; while drawing, with every move."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._book = StrokeBook()
        self._ink = InkLayer()
        self._pen = PEN
        self._hint = self.tr("Draw a digit")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setAccessibleDescription(
            self.tr("Draw a digit with the mouse, a pen or a finger. Delete clears.")
        )
        themes.themeChanged.connect(self.update)

    # The drawing

    def strokes(self) -> list[NDArray[np.float64]]:
        """The strokes drawn, arrays of shape (n, 2): x and y in [0, 1] of the sheet, y down."""
        return asArrays(self._book.drawing)

    def setStrokes(self, strokes: Sequence[Any]) -> None:
        """Put these strokes, shaped like those of `strokes`, in place of the drawing."""
        drawing = tuple(_asStroke(stroke) for stroke in strokes if len(stroke))
        self._change(lambda: self._book.replace(drawing))

    def isEmpty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._book.drawing

    def canUndo(self) -> bool:
        """Whether there is a step to take back."""
        return self._book.canUndo

    def clear(self) -> None:
        """Wipe the sheet; can be undone."""
        self._change(lambda: self._book.replace(()))

    def undo(self) -> None:
        """Take back the last stroke, or the last clearing."""
        self._change(self._book.undo)

    def redo(self) -> None:
        """Draw again what was taken back last."""
        self._change(self._book.redo)

    def setPenWidth(self, pen: float) -> None:
        """Set the pen's width, as a share of the digit's longer side."""
        self._pen = pen
        self.update()

    def setHint(self, text: str) -> None:
        """Set what an empty sheet says."""
        self._hint = text
        self.update()

    def _change(self, step: Any) -> None:
        before = self._book.drawing
        step()
        if self._book.drawing != before:
            self.strokesChanged.emit()
        self.update()

    # Mouse, pen and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._release(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        actions = {
            QEvent.Type.TabletPress: self._press,
            QEvent.Type.TabletMove: self._move,
            QEvent.Type.TabletRelease: self._release,
        }
        actions[event.type()](event.position())
        event.accept()  # or Qt makes a mouse event of it as well

    def touchEvent(self, event: QTouchEvent) -> None:
        """Draw with the first finger; what the others do is left out."""
        actions = {
            QEvent.Type.TouchBegin: self._press,
            QEvent.Type.TouchUpdate: self._move,
            QEvent.Type.TouchEnd: self._release,
        }
        action = actions.get(event.type())
        if action is None:
            self._stop()
        elif event.points():
            action(event.points()[0].position())
        event.accept()

    def _press(self, position: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._change(lambda: self._book.begin(self._toSheet(position)))

    def _move(self, position: QPointF) -> None:
        self._change(lambda: self._book.extend(self._toSheet(position), LEAST_DISTANCE))

    def _release(self, position: QPointF) -> None:
        self._move(position)
        self._stop()

    def _stop(self) -> None:
        self._change(self._book.end)

    # Keys, focus and other events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self.touchEvent(event)
            return True
        # The window's own undo would take Ctrl+Z before the sheet sees it.
        if event.type() == QEvent.Type.ShortcutOverride and self._actionOf(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._actionOf(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _actionOf(self, event: Any) -> Any:
        """What a key does here, or None."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.redo
        return self.clear if event.key() in CLEAR_KEYS else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Geometry: the sheet is the largest square in the middle

    def heightForWidth(self, width: int) -> int:
        return width

    def sizeHint(self) -> QSize:
        return QSize(USUAL_SIDE_PX, USUAL_SIDE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_SIDE_PX, LEAST_SIDE_PX)

    def _sheet(self) -> tuple[QPointF, float]:
        """Top left corner and side of the square, in pixels."""
        side = min(self.width(), self.height())
        return QPointF((self.width() - side) / 2, (self.height() - side) / 2), float(side)

    def _toSheet(self, position: QPointF) -> Point:
        """Pixels to sheet; a point beyond the widget's edge is put on the edge."""
        corner, side = self._sheet()
        x = min(max(position.x(), 0.0), float(self.width()))
        y = min(max(position.y(), 0.0), float(self.height()))
        return (x - corner.x()) / side, (y - corner.y()) / side

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paintGround(painter)
        if self.isEmpty():
            self._paintHint(painter)
        self._paintInk(painter)

    def _paintGround(self, painter: QPainter) -> None:
        theme = self._themes.theme
        focused = self.hasFocus()
        width = 1.5 if focused else 1.0
        painter.setPen(QPen(theme.color("accent" if focused else "line"), width))
        painter.setBrush(theme.color("canvas"))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)

    def _paintHint(self, painter: QPainter) -> None:
        painter.setPen(self._themes.theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, self._hint)

    def _paintInk(self, painter: QPainter) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER_PX, CORNER_PX)
        painter.setClipPath(clip)
        corner, side = self._sheet()
        ink = self._themes.theme.text
        width = self._pen * USUAL_EXTENT
        sheet = Sheet(self.size(), self.devicePixelRatioF(), corner, side, width, ink)
        self._ink.paint(painter, self._book.drawing, sheet)


def _asStroke(points: Any) -> Stroke:
    return tuple((float(x), float(y)) for x, y in points)
