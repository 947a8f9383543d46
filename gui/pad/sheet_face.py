"""What is to be seen on the pad's sheet: a drawing, a picture, or what it is for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen

from gui.pad.ink_layer import InkLayer, Sheet, paintStrokes
from gui.pad.picture import Sample, paintPicture
from gui.theme import mix

if TYPE_CHECKING:
    from gui.pad.strokes import Drawing
    from gui.theme import ThemeManager

CORNER_PX = 6
SMALLEST_HINT_PX = 10
HINT_INSET_PX, PICTURE_INSET_PX = 12, 8
CAPTION_GAP_PX = 4
CAPTION_SHARE = 0.3
"""The most a caption takes of a picture's height; beyond it is cut short, to one line."""
FAINT_INK = 0.08
"""The ink's share in the colour of a drawing that cannot be used now: words on it can be read."""
NOTE_PADDING_PX = 6


@dataclass(frozen=True, eq=False)
class Face:
    """What there is to paint.

    Parameters
    ----------
    drawing : the strokes.
    lit : places in ``drawing`` of the strokes that the eraser would take.
    sample : a picture that lies over them, or None.
    hint : what an empty sheet says.
    is_drawable, reason : whether strokes can be drawn, and why not.
    tool : what is in the hand, where that has to be said; else empty.
    note : words at the foot of the sheet, or empty.
    is_focused, is_target : whether it has the focus, and whether a picture is about to be dropped.
    """

    drawing: Drawing
    lit: Collection[int]
    sample: Sample | None
    hint: str
    is_drawable: bool
    reason: str
    tool: str
    note: str
    is_focused: bool
    is_target: bool


class FacePainter:
    """Paints faces; the ink of a drawing that goes on from the last one is not painted anew."""

    def __init__(self, themes: ThemeManager) -> None:
        self._themes = themes
        self._ink = InkLayer()

    def paint(self, painter: QPainter, font: QFont, sheet: Sheet, face: Face) -> None:
        """Paint a face on a widget with such a font; ``sheet``'s colour is chosen here."""
        box = QRect(0, 0, sheet.size.width(), sheet.size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, face)
        painter.setFont(font)
        if face.sample is not None:
            self._paint_sample(painter, box, face.sample)
        elif face.is_drawable:
            self._paint_drawing(painter, box, sheet, face)
        else:
            theme = self._themes.theme
            faint = mix(theme.color("ground"), theme.color("text"), FAINT_INK)
            self._paint_ink(painter, box, replace(sheet, color=faint.name()), face)
            self._paint_hint(painter, box, face.reason, "text")
        self._paint_note(painter, font, box, face.note)

    def _paint_ground(self, painter: QPainter, box: QRect, face: Face) -> None:
        theme = self._themes.theme
        focused = face.is_focused or face.is_target
        width = 2.0 if face.is_target else 1.5 if focused else 1.0
        painter.setPen(QPen(theme.color("accent" if focused else "line"), width))
        is_calm = not face.is_drawable and face.sample is None
        painter.setBrush(theme.color("ground" if is_calm else "canvas"))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(box).adjusted(inset, inset, -inset, -inset), CORNER_PX, CORNER_PX
        )

    def _paint_drawing(self, painter: QPainter, box: QRect, sheet: Sheet, face: Face) -> None:
        if not face.drawing:
            self._paint_hint(painter, box, face.hint, "muted")
        if face.tool:  # in the corner, below the ink
            self._paint_chip(painter, inside(box, HINT_INSET_PX), _CORNER, face.tool)
        self._paint_ink(painter, box, replace(sheet, color=self._themes.theme.text), face)

    def _paint_note(self, painter: QPainter, font: QFont, box: QRect, note: str) -> None:
        """Paint words at the foot of the sheet."""
        room = inside(box, HINT_INSET_PX)
        if note:
            painter.setFont(fittingFont(font, note, room))
            self._paint_chip(painter, room, _CAPTION, note)

    def _paint_chip(
        self, painter: QPainter, room: QRect, flags: Qt.AlignmentFlag, text: str
    ) -> None:
        pad, theme = NOTE_PADDING_PX, self._themes.theme
        box = painter.boundingRect(room, flags, text).adjusted(-pad, -pad, pad, pad)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chip"))
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)
        painter.setPen(theme.color("text"))
        painter.drawText(room, flags, text)

    def _paint_hint(self, painter: QPainter, box: QRect, text: str, token: str) -> None:
        room, font = inside(box, HINT_INSET_PX), painter.font()
        painter.setFont(fittingFont(font, text, room))
        painter.setPen(self._themes.theme.color(token))
        painter.drawText(room, _HINT, text)
        painter.setFont(font)

    def _paint_sample(self, painter: QPainter, box: QRect, sample: Sample) -> None:
        room = inside(box, PICTURE_INSET_PX)
        text, height = fittedCaption(painter.font(), sample.caption, room)
        above = room.adjusted(0, 0, 0, -(height + CAPTION_GAP_PX))
        paintPicture(painter, QRectF(above), sample.pixels, self._themes.theme)
        painter.setPen(self._themes.theme.color("muted"))
        painter.drawText(room, _CAPTION, text)

    def _paint_ink(self, painter: QPainter, box: QRect, sheet: Sheet, face: Face) -> None:
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), CORNER_PX, CORNER_PX)
        painter.setClipPath(clip)
        self._ink.paint(painter, face.drawing, sheet)
        strokes = tuple(face.drawing[i] for i in face.lit)
        paintStrokes(painter, strokes, replace(sheet, color=self._themes.theme.bad))
        painter.restore()


def inside(box: QRect, inset: int) -> QRect:
    """Return what is left of a box within an inset, in pixels."""
    return box.adjusted(inset, inset, -inset, -inset)


def fittingFont(font: QFont, text: str, room: QRect) -> QFont:
    """Return the largest type, up to ``font``'s own size, in which a text fits into the room."""
    fitting = QFont(font)
    for size in range(font.pixelSize(), SMALLEST_HINT_PX - 1, -1):
        fitting.setPixelSize(size)
        wanted = QFontMetrics(fitting).boundingRect(room, _HINT, text)
        if wanted.width() <= room.width() and wanted.height() <= room.height():
            break
    return fitting


def fittedCaption(font: QFont, text: str, room: QRect) -> tuple[str, int]:
    """Return a caption as far as there is room for it, and its height in pixels."""
    metrics = QFontMetrics(font)
    height = metrics.boundingRect(room, _CAPTION, text).height()
    if height <= max(metrics.height(), CAPTION_SHARE * room.height()):
        return text, height
    # Both ends tell more than the middle: which picture it is, and what it shows.
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width()), metrics.height()


_HINT = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_CAPTION = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
_CORNER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
