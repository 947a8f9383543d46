"""Strokes by their support: blue for, orange against, and what is left without each."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Ink, Piece
from gui.drawing.stroke_view import NOWHERE, StrokeView
from gui.theme import ThemeManager
from tests.helpers.explanations import ACROSS, DOWN, PEN, PIECES, SEVEN

SIDE = 200


@pytest.fixture
def view(themes: ThemeManager, qtbot: QtBot) -> StrokeView:
    made = StrokeView(themes)
    qtbot.addWidget(made)
    made.resize(SIDE, SIDE)
    made.setPieces(SEVEN, PIECES, "7", 0.9)
    made.show()
    return made


def grab(view: StrokeView) -> QImage:
    return view.grab().toImage()


def beside(view: StrokeView, place: int, share: float) -> QColor:
    """The colour a share of the way along a piece, away from its sign."""
    point = view._paths[place].pointAtPercent(share).toPoint()
    return grab(view).pixelColor(point)


def test_support_is_blue_and_what_speaks_against_orange(view: StrokeView) -> None:
    supports, against = beside(view, 0, 0.25), beside(view, 1, 0.75)
    assert supports.blue() > supports.red() + 30
    assert against.red() > against.blue() + 30


def test_what_makes_no_difference_is_grey_and_thin(view: StrokeView) -> None:
    def width() -> int:
        image = grab(view)
        x = round(view._paths[0].pointAtPercent(0.25).x())
        ground = view._themes.theme.color("canvas"), view._themes.theme.color("chip")
        return sum(image.pixelColor(x, y) not in ground for y in range(2, SIDE // 2))

    broad = width()
    view.setPieces(SEVEN, (Piece(0, 0, 2, 0.0), Piece(1, 0, 2, 0.0)), "7", 0.9)
    assert beside(view, 0, 0.25).saturation() < 60
    assert width() < 0.7 * broad


def test_signs_tell_them_apart_without_colours(view: StrokeView) -> None:
    """A plus has an upright line, a minus has none."""
    image, half = grab(view), QPointF(0, 5)
    for place, is_plus in ((0, True), (1, False)):
        middle = view.middleOf(place)
        has_upright = image.pixelColor((middle - half).toPoint()) == image.pixelColor(
            middle.toPoint()
        )
        assert has_upright == is_plus


def test_a_piece_tells_what_would_be_left_without_it(view: StrokeView, qtbot: QtBot) -> None:
    assert view.hoveredText() == ""
    with qtbot.waitSignal(view.hovered):
        qtbot.mouseMove(view, view.middleOf(0).toPoint())
    assert view.hoveredText() == "Without this piece: 7 at 40.0\N{NO-BREAK SPACE}%"
    assert view.pieceText(1) == "Without this piece: 7 at 100.0\N{NO-BREAK SPACE}%"


def test_the_piece_under_the_mouse_stands_out(view: StrokeView, qtbot: QtBot) -> None:
    before = grab(view)
    qtbot.mouseMove(view, view.middleOf(1).toPoint())
    assert view.pieceAt(view.middleOf(1)) == 1
    assert grab(view) != before
    assert view.pieceAt(QPointF(5, SIDE - 5)) == NOWHERE


def test_the_whole_drawing_is_in_the_square(view: StrokeView) -> None:
    for scale, shift in ((1.0, 0.0), (1e-3, 5.0), (4e5, -1e6)):
        strokes = tuple(stroke * scale + shift for stroke in (ACROSS, DOWN))
        view.setPieces(Ink(strokes, PEN), PIECES, "7", 0.9)
        for path in view._paths:
            box = path.boundingRect()
            assert view.rect().contains(box.topLeft().toPoint())
            assert view.rect().contains(box.bottomRight().toPoint())
        assert view._paths[0].boundingRect().width() > 0.6 * SIDE


def test_a_dot_and_points_that_are_no_numbers_are_shown(view: StrokeView) -> None:
    dot = Ink((np.array([[0.5, 0.5]]),), PEN)
    view.setPieces(dot, (Piece(0, 0, 0, 0.9),), "1", 0.9)
    assert beside(view, 0, 0.0).blue() > 150
    broken = Ink((np.array([[0.1, 0.1], [np.nan, 1], [0.9, 0.9]]),), PEN)
    view.setPieces(broken, (Piece(0, 0, 2, 0.9),), "1", 0.9)
    assert not grab(view).isNull()


def test_nothing_is_shown_of_nothing(view: StrokeView, qtbot: QtBot) -> None:
    view.setPieces(None, ())
    assert view.pieceCount() == 0
    assert view.pieceAt(QPointF(SIDE / 2, SIDE / 2)) == NOWHERE
    inside = grab(view).pixelColor(SIDE // 2, SIDE // 2)
    assert inside == view._themes.theme.color("canvas")


def test_it_is_told_to_those_who_do_not_see_it(view: StrokeView) -> None:
    assert view.accessibleDescription().splitlines() == [view.pieceText(0), view.pieceText(1)]
