from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from gui.pad.ink_layer import Sheet
from gui.pad.picture import Sample
from gui.pad.sheet_face import Face, FacePainter, fittedCaption, fittingFont, inside

SIDE = 200
CHECKS = Sample(np.indices((4, 4)).sum(0).astype(np.uint8) % 2 * 255, "Test image 1 · Checks")
ACROSS = ((0.1, 0.5), (0.9, 0.5))
EMPTY = {
    "drawing": (),
    "lit": (),
    "sample": None,
    "hint": "",
    "is_drawable": True,
    "reason": "",
    "tool": "",
    "note": "",
    "is_focused": False,
    "is_target": False,
}


@pytest.fixture
def paint(themes, qapp):
    painter_of_faces = FacePainter(themes)

    def image(**what):
        face = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        face.fill(Qt.GlobalColor.white)
        painter = QPainter(face)
        sheet = Sheet(face.size(), 1.0, QPointF(), float(SIDE), 0.08, "black")
        painter_of_faces.paint(painter, qapp.font(), sheet, Face(**EMPTY | what))
        painter.end()
        return face

    return image


def middle(image):
    return image.pixelColor(SIDE // 2, SIDE // 2)


def test_strokes_are_painted_in_the_colour_of_text(paint, themes):
    assert middle(paint(drawing=(ACROSS,))) == themes.theme.color("text")


def test_a_stroke_that_the_eraser_would_take_is_marked(paint, themes):
    assert middle(paint(drawing=(ACROSS,), lit=(0,))) == themes.theme.color("bad")


def test_a_picture_lies_over_the_drawing(paint):
    with_drawing = paint(drawing=(ACROSS,), sample=CHECKS)
    assert with_drawing == paint(sample=CHECKS)
    assert with_drawing != paint(drawing=(ACROSS,))


@pytest.mark.parametrize("words", ["hint", "tool", "note"])
def test_words_are_painted(paint, words):
    assert paint(**{words: "Words"}) != paint()


def test_the_hint_goes_with_the_first_stroke(paint):
    drawn = {"drawing": (ACROSS,)}
    assert paint(hint="Draw a digit", **drawn) == paint(**drawn)


@pytest.mark.parametrize("state", ["is_focused", "is_target"])
def test_the_edge_tells_the_focus_and_where_a_picture_falls(paint, themes, state):
    assert paint(**{state: True}) != paint()


def test_where_nothing_can_be_drawn_the_drawing_is_faint(paint, themes):
    faint = middle(paint(drawing=(ACROSS,), is_drawable=False)).lightness()
    assert faint > themes.theme.color("text").lightness() + 50


@pytest.mark.parametrize("size", [(160, 160), (230, 160), (400, 400)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_caption_leaves_room_for_the_picture(qapp, themes, size, scale):
    themes.setFontScale(scale)
    room = inside(QRect(0, 0, *size), 8)
    text, height = fittedCaption(qapp.font(), "Test image 4,217 · Ankle boot, " * 20, room)
    assert height <= 0.4 * room.height()
    assert "…" in text


def test_a_long_reason_is_shown_whole(qapp, themes):
    themes.setFontScale(2.0)
    reason = "This network reads colour images of 32 × 32 pixels, which cannot be drawn here."
    room = inside(QRect(0, 0, SIDE, SIDE), 12)
    font = QFont(qapp.font())
    font.setPixelSize(themes.scaled(14))
    fitting = fittingFont(font, reason, room)
    assert fitting.pixelSize() < font.pixelSize()
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    assert room.contains(QFontMetrics(fitting).boundingRect(room, flags, reason))
