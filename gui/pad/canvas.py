"""The sheet on which a digit is drawn, with the mouse, a pen or a finger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
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
from gui.pad.picture import Sample, paintPicture
from gui.pad.strokes import Drawing, Point, Stroke, StrokeBook, asArrays
from gui.theme import mix

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
SMALLEST_HINT_PX = 10
HINT_INSET_PX, PICTURE_INSET_PX = 12, 8
CAPTION_GAP_PX = 4
CAPTION_SHARE = 0.3
"""The most a caption takes of a picture's height; beyond it is cut short, to one line."""
FAINT_INK = 0.08
"""The ink's share in the colour of a drawing that cannot be used now: words on it can be read."""
CLEAR_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PadCanvas(QWidget):
    """A sheet for strokes; it keeps them in units of its own shorter side, so they grow with it.

    Ctrl+Z and Ctrl+Shift+Z take back and redo, Escape, Delete and Backspace clear. A picture may
    lie on the sheet; whoever takes it away finds the drawing below it again, whoever draws gets an
    empty sheet.
    """

    strokesChanged = Signal()
    """Another drawing or another picture is on the sheet; while drawing, with every move."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._book = StrokeBook()
        self._ink = InkLayer()
        self._pen = PEN
        self._hint = self.tr("Draw a digit")
        self._sample: Sample | None = None
        self._is_drawable = True
        self._reason = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Drawing pad"))
        self._describe()
        themes.themeChanged.connect(self.update)

    # The drawing

    def strokes(self) -> list[NDArray[np.float64]]:
        """The strokes drawn, arrays of shape (n, 2): x and y in [0, 1] of the sheet, y down."""
        return asArrays(self._book.drawing)

    def setStrokes(self, strokes: Sequence[Any]) -> None:
        """Put these strokes, shaped like those of `strokes`, in place of the drawing."""
        drawing = tuple(_asStroke(stroke) for stroke in strokes if len(stroke))
        self._change(lambda: self._replace(drawing))

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

    def setHint(self, text: str) -> None:
        """Set what an empty sheet says."""
        self._hint = text
        self.update()

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
        self.setCursor(Qt.CursorShape.CrossCursor if drawable else Qt.CursorShape.ArrowCursor)
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
            self.strokesChanged.emit()
        self.update()

    def _describe(self) -> None:
        """Say in words what is on the sheet, or what it is for."""
        tip = "" if self._is_drawable else self._reason
        if self._sample is not None:
            tip = self._sample.caption
        hint = self.tr("Draw a digit with the mouse, a pen or a finger. Delete clears.")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip or hint)

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
        if self._is_drawable:
            self._change(lambda: self._begin(self._toSheet(position)))

    def _begin(self, point: Point) -> None:
        if self._sample is not None:
            self._replace(())
        self._book.begin(point)

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
        """Pixels to sheet; a point beyond the sheet's edge is put on the edge."""
        corner, side = self._sheet()
        place = (position - corner) / side
        return min(max(place.x(), 0.0), 1.0), min(max(place.y(), 0.0), 1.0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paintGround(painter)
        if self._sample is not None:
            self._paintSample(painter, self._sample)
        elif self._is_drawable:
            self._paintDrawing(painter)
        else:
            theme = self._themes.theme
            faint = mix(theme.color("ground"), theme.color("text"), FAINT_INK)
            self._paintInk(painter, faint.name())
            self._paintHint(painter, self._reason, "text")

    def _paintDrawing(self, painter: QPainter) -> None:
        if self.isEmpty():
            self._paintHint(painter, self._hint, "muted")
        self._paintInk(painter, self._themes.theme.text)

    def _paintGround(self, painter: QPainter) -> None:
        theme = self._themes.theme
        focused = self.hasFocus()
        width = 1.5 if focused else 1.0
        painter.setPen(QPen(theme.color("accent" if focused else "line"), width))
        is_calm = not self._is_drawable and self._sample is None
        painter.setBrush(theme.color("ground" if is_calm else "canvas"))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)

    def _paintHint(self, painter: QPainter, text: str, token: str) -> None:
        inside = self._inside(HINT_INSET_PX)
        painter.setFont(self._fittingFont(text, inside))
        painter.setPen(self._themes.theme.color(token))
        painter.drawText(inside, _HINT, text)

    def _fittingFont(self, text: str, box: QRect) -> QFont:
        """The largest type, up to the usual one, in which a text fits into a box."""
        font = QFont(self.font())
        for size in range(font.pixelSize(), SMALLEST_HINT_PX - 1, -1):
            font.setPixelSize(size)
            wanted = QFontMetrics(font).boundingRect(box, _HINT, text)
            if wanted.width() <= box.width() and wanted.height() <= box.height():
                break
        return font

    def _paintSample(self, painter: QPainter, sample: Sample) -> None:
        inside = self._inside(PICTURE_INSET_PX)
        text, height = self._fittedCaption(sample.caption, inside)
        room = inside.adjusted(0, 0, 0, -(height + CAPTION_GAP_PX))
        paintPicture(painter, QRectF(room), sample.pixels, self._themes.theme)
        painter.setPen(self._themes.theme.color("muted"))
        painter.drawText(inside, _CAPTION, text)

    def _fittedCaption(self, text: str, inside: QRect) -> tuple[str, int]:
        """A caption as far as there is room for it, and its height."""
        metrics = self.fontMetrics()
        height = metrics.boundingRect(inside, _CAPTION, text).height()
        if height <= max(metrics.height(), CAPTION_SHARE * inside.height()):
            return text, height
        # Both ends tell more than the middle: which picture it is, and what it shows.
        short = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, inside.width())
        return short, metrics.height()

    def _inside(self, inset: int) -> QRect:
        return self.rect().adjusted(inset, inset, -inset, -inset)

    def _paintInk(self, painter: QPainter, ink: str) -> None:
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER_PX, CORNER_PX)
        painter.setClipPath(clip)
        corner, side = self._sheet()
        width = self._pen * USUAL_EXTENT
        sheet = Sheet(self.size(), self.devicePixelRatioF(), corner, side, width, ink)
        self._ink.paint(painter, self._book.drawing, sheet)
        painter.restore()


_HINT = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_CAPTION = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap


def _asStroke(points: Any) -> Stroke:
    return tuple((float(x), float(y)) for x, y in points)
