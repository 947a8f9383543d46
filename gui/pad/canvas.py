"""The sheet on which a digit is drawn, with the mouse, a pen or a finger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.data.ink import PEN
from gui.pad.eraser import touched
from gui.pad.exchange import Exchange, isWelcome
from gui.pad.ink_layer import Sheet, paintStrokes
from gui.pad.picture import Sample, onWhite
from gui.pad.sheet_face import Face, FacePainter
from gui.pad.strokes import Drawing, Point, Stroke, StrokeBook, asArrays
from gui.theme import ICON_PX
from gui.widgets.panel import standOnPanel

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
ERASER_PX = 5
"""How far from a stroke's edge the eraser still touches it."""
ERASER_TIP = 0.3, 0.8
"""Where on its icon the eraser touches the sheet, as shares of the icon's side."""
SAVED_SCALE = 2.0
"""Pixels of a saved picture for each pixel of the sheet."""
CLEAR_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PadCanvas(QWidget):
    """A sheet for strokes; it keeps them in units of its own shorter side, so they grow with it.

    Ctrl+Z and Ctrl+Shift+Z take back and redo, Escape, Delete and Backspace clear. E takes the
    eraser, which wipes whole strokes, P the pen; the right mouse button and a pen's other end
    always erase. A picture may lie on the sheet; whoever takes it away finds the drawing below it
    again, whoever draws gets an empty sheet. Pictures can be pasted and dropped; `exchange` hands
    them on.
    """

    strokesChanged = Signal()
    """Another drawing or another picture is on the sheet; while drawing, with every move."""
    penLifted = Signal()
    """A stroke has been finished."""
    erasingChanged = Signal(bool)
    """The eraser has been taken, or the pen."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._book = StrokeBook()
        self._painter = FacePainter(themes)
        self._pen = PEN
        self._hint = self.tr("Draw a digit")
        self._sample: Sample | None = None
        self._is_drawable = True
        self._reason = ""
        self._is_erasing = False
        self._eraser: Point | None = None  # where it is, while it is down
        self._under: Collection[int] = ()
        self._note = ""
        self._is_target = False
        self.exchange = Exchange(self)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Drawing pad"))
        standOnPanel(self)
        self._describe()
        self._showTool()
        themes.themeChanged.connect(self._showTool)

    # The drawing

    def strokes(self) -> list[NDArray[np.float64]]:
        """The strokes drawn, arrays of shape (n, 2): x and y in [0, 1] of the sheet, y down."""
        return asArrays(self._book.drawing)

    def setStrokes(self, strokes: Sequence[Any]) -> None:
        """Put these strokes, shaped like those of `strokes`, in place of the drawing."""
        drawing = tuple(_asStroke(stroke) for stroke in strokes if len(stroke))
        self._change(lambda: self._replace(drawing))

    def isPenDown(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._book.isUnderWay

    def isEmpty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._book.drawing

    def canUndo(self) -> bool:
        """Whether there is a step to take back."""
        return self._sample is not None or (self._is_drawable and self._book.canUndo)

    def canClear(self) -> bool:
        """Whether there is anything to wipe."""
        return self._sample is not None or (self._is_drawable and not self.isEmpty())

    def clear(self) -> None:
        """Take the picture away, or wipe the sheet; the latter can be undone."""
        self._withoutSample(lambda: self._book.replace(()))

    def undo(self) -> None:
        """Take back the last stroke or the last clearing, or take the picture away."""
        self._withoutSample(self._book.undo)

    def redo(self) -> None:
        """Draw again what was taken back last."""
        if self._sample is None:
            self._withoutSample(self._book.redo)

    def setPenWidth(self, pen: float) -> None:
        """Set the pen's width, as a share of the digit's longer side."""
        self._pen = pen
        self.update()

    def isErasing(self) -> bool:
        """Whether the eraser is in the hand, not the pen."""
        return self._is_erasing

    def setErasing(self, erasing: bool) -> None:
        """Take the eraser or the pen; there is no eraser where there is nothing to erase."""
        erasing = erasing and self._is_drawable and self.canClear()
        if erasing == self._is_erasing:
            return
        self._is_erasing = erasing
        self._stop()
        self._showTool()
        self.erasingChanged.emit(erasing)

    def setHint(self, text: str) -> None:
        """Set what an empty sheet says."""
        self._hint = text
        self.update()

    def canRedo(self) -> bool:
        """Whether there is a step to make again."""
        return self._sample is None and self._is_drawable and self._book.canRedo

    def setNote(self, text: str) -> None:
        """Say something at the foot of the sheet, until something else is on it; empty for none."""
        if text != self._note:  # it is taken away with every move of the pen
            self._note = text
            self._describe()
            self.update()

    def image(self) -> QImage:
        """What is on the sheet, dark on white, at twice its size."""
        if self._sample is not None:
            return onWhite(self._sample.pixels, round(SAVED_SCALE * self._sheet()[1]))
        side = self._sheet()[1]
        size = QSize(round(side), round(side))
        image = QImage(size * SAVED_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SAVED_SCALE)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        sheet = Sheet(size, SAVED_SCALE, QPointF(), side, self._penShare(), "black")
        paintStrokes(painter, self._book.drawing, sheet)
        painter.end()
        return image

    # A picture in place of the drawing

    def sample(self) -> Sample | None:
        """The picture on the sheet, or None."""
        return self._sample

    def setSample(self, sample: Sample | None) -> None:
        """Lay a picture on the sheet, or take it away."""
        self._change(lambda: self._lay(sample))

    def isDrawable(self) -> bool:
        """Whether strokes can be drawn."""
        return self._is_drawable

    def setDrawable(self, drawable: bool, reason: str = "") -> None:
        """Let strokes be drawn or not, and say why not; a drawing stays, but faint."""
        self._change(self._book.end)
        self._is_drawable, self._reason = drawable, reason
        self.setErasing(self._is_erasing)
        self._showTool()
        self._describe()
        self.update()

    def _lay(self, sample: Sample | None) -> None:
        self._book.end()
        self._sample = sample
        self._describe()

    def _replace(self, drawing: Drawing) -> None:
        self._lay(None)
        self._book.replace(drawing)

    def _withoutSample(self, step: Callable[[], None]) -> None:
        """Take the picture away; where there is none, do a step with the drawing."""
        if self._sample is not None:
            self.setSample(None)
        elif self._is_drawable:
            self._change(step)

    def _change(self, step: Callable[[], object]) -> None:
        drawing, sample = self._book.drawing, self._sample
        step()
        if self._book.drawing != drawing or self._sample is not sample:
            self._under = ()
            self.setNote("")
            self.strokesChanged.emit()
        if self._eraser is None and not self.canClear():
            self.setErasing(False)
        self.update()

    def _describe(self) -> None:
        """Say in words what is on the sheet, or what it is for."""
        tip = "" if self._is_drawable else self._reason
        if self._sample is not None:
            tip = self._sample.caption
        tip = self._note or tip
        hint = self.tr("Draw a digit with the mouse, a pen or a finger. Delete clears.")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip or hint)

    # Mouse, pen and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in _DRAWING_BUTTONS:
            self._press(event.position(), event.button() == Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            self._move(event.position())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() in _DRAWING_BUTTONS:
            self._release(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        position = event.position()
        if event.type() == QEvent.Type.TabletPress:
            self._press(position, event.pointerType() == QPointingDevice.PointerType.Eraser)
        elif event.type() == QEvent.Type.TabletRelease:
            self._release(position)
        else:
            self._move(position)
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

    def _press(self, position: QPointF, erases: bool = False) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setNote("")
        if not self._is_drawable:
            return
        if erases or self._is_erasing:
            self._change(lambda: self._putEraser(self._toSheet(position)))
        else:
            self._change(lambda: self._begin(self._toSheet(position)))

    def _begin(self, point: Point) -> None:
        self._eraser = None
        if self._sample is not None:
            self._replace(())
        self._book.begin(point)

    def _putEraser(self, point: Point) -> None:
        """Begin to erase; a picture on the sheet is wiped as a whole."""
        if self._sample is not None:
            self._lay(None)
            return
        self._book.beginErasing()
        self._eraser = point
        self._erase(point)

    def _erase(self, point: Point) -> None:
        assert self._eraser is not None
        self._book.erase(touched(self._book.drawing, self._eraser, point, self._reach()))
        self._eraser = point

    def _move(self, position: QPointF) -> None:
        point = self._toSheet(position)
        if self._eraser is not None:
            self._change(lambda: self._erase(point))
        else:
            self._change(lambda: self._book.extend(point, LEAST_DISTANCE))

    def _hover(self, position: QPointF) -> None:
        """Show which stroke the eraser would take."""
        if not self._is_erasing or self._sample is not None:
            return
        point = self._toSheet(position)
        under = touched(self._book.drawing, point, point, self._reach())
        if under != self._under:
            self._under = under
            self.update()

    def _release(self, position: QPointF) -> None:
        self._move(position)
        self._stop()

    def _stop(self) -> None:
        was_down = self.isPenDown()
        self._eraser = None
        self._change(self._book.end)
        if was_down:
            self.penLifted.emit()

    def _reach(self) -> float:
        """Distance from a stroke's middle line at which the eraser touches it."""
        return self._penShare() / 2 + ERASER_PX / max(self._sheet()[1], 1.0)

    def _showTool(self) -> None:
        """Let the mouse's pointer be what is in the hand."""
        self._under = ()
        self.setMouseTracking(self._is_erasing)
        self.setCursor(self._pointer())
        self.update()

    def _pointer(self) -> QCursor:
        if not self._is_drawable:
            return QCursor(Qt.CursorShape.ArrowCursor)
        if not self._is_erasing:
            return QCursor(Qt.CursorShape.CrossCursor)
        side = self._themes.scaled(ICON_PX)
        icon = self._themes.icon("eraser").pixmap(QSize(side, side), self.devicePixelRatioF())
        x, y = (round(share * side) for share in ERASER_TIP)
        return QCursor(icon, x, y)

    # What is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._is_drawable and isWelcome(event.mimeData()):
            event.acceptProposedAction()
            self._setTarget(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._setTarget(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._setTarget(False)
        event.acceptProposedAction()
        self.exchange.take(
            event.mimeData(), self.tr("Only one picture at a time can be dropped here.")
        )

    def _setTarget(self, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

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
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.exchange.paste
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.exchange.copy
        if event.key() in CLEAR_KEYS:
            return self.clear
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return None
        return {Qt.Key.Key_E: self._swapTool, Qt.Key.Key_P: self._takePen}.get(event.key())

    def _swapTool(self) -> None:
        self.setErasing(not self._is_erasing)

    def _takePen(self) -> None:
        self.setErasing(False)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._under = ()
        self.update()

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
        side = max(min(self.width(), self.height()), 1)
        return QPointF((self.width() - side) / 2, (self.height() - side) / 2), float(side)

    def _toSheet(self, position: QPointF) -> Point:
        """Pixels to sheet; a point beyond the sheet's edge is put on the edge."""
        corner, side = self._sheet()
        place = (position - corner) / side
        return min(max(place.x(), 0.0), 1.0), min(max(place.y(), 0.0), 1.0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        corner, side = self._sheet()
        ratio, pen = self.devicePixelRatioF(), self._penShare()
        sheet = Sheet(self.size(), ratio, corner, side, pen, self._themes.theme.text)
        painter = QPainter(self)
        self._painter.paint(painter, self.font(), sheet, self._face())

    def _face(self) -> Face:
        return Face(
            drawing=self._book.drawing,
            lit=self._under,
            sample=self._sample,
            hint=self._hint,
            is_drawable=self._is_drawable,
            reason=self._reason,
            tool=self.tr("Eraser") if self._is_erasing else "",
            note=self.tr("Drop a picture of a digit") if self._is_target else self._note,
            is_focused=self.hasFocus(),
            is_target=self._is_target,
        )

    def _penShare(self) -> float:
        """Width of the ink shown, as a share of the sheet."""
        return self._pen * USUAL_EXTENT


_DRAWING_BUTTONS = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def _asStroke(points: Any) -> Stroke:
    return tuple((float(x), float(y)) for x, y in points)
