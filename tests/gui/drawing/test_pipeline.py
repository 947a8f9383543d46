"""The way from the pen to the network, as pictures."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine.data.stages import TITLES, Stages, steps
from gui.drawing.pipeline import PLACES, PipelineView
from gui.theme import ThemeManager

SEVEN = [np.array([(0.1, 0.1), (0.4, 0.1), (0.2, 0.6)])]


@pytest.fixture
def view(themes: ThemeManager, qtbot: QtBot) -> PipelineView:
    made = PipelineView(themes)
    qtbot.addWidget(made)
    made.resize(720, made.height())
    made.show()
    return made


def show(view: PipelineView, stages: Stages | None = None) -> None:
    stages = stages or Stages()
    view.setSteps(steps(SEVEN, stages=stages), stages)


def image_of(view: PipelineView) -> QImage:
    return view.grab().toImage()


def colour(view: PipelineView, at: QPointF) -> QColor:
    return image_of(view).pixelColor(at.toPoint())


def last_pixels(view: PipelineView) -> np.ndarray:
    """The last picture as it can be seen."""
    image = image_of(view)
    rows = [
        [image.pixelColor(view.pixelCentre(row, column).toPoint()).red() for column in range(28)]
        for row in range(28)
    ]
    return np.array(rows)


def test_the_last_picture_is_what_the_network_gets_in_true_greys(
    view: PipelineView, themes: ThemeManager
) -> None:
    for mode in ("light", "dark"):
        themes.setMode(mode)
        show(view)
        assert (last_pixels(view) == view.steps()[-1].picture).all()


def test_dark_ink_on_white_looks_like_that(view: PipelineView) -> None:
    dark = Stages(inverted=False)
    show(view, dark)
    assert (last_pixels(view) == steps(SEVEN, stages=dark)[-1].picture).all()
    assert last_pixels(view)[0, 0] == 255


@pytest.mark.parametrize("width", [460, 620, 800, 1300])
def test_all_pictures_are_equally_large_and_whole_at_any_width(
    view: PipelineView, width: int
) -> None:
    view.resize(width, view.height())
    show(view)
    tiles = [view._tile(place) for place in range(PLACES)]
    assert {tile.size().toTuple() for tile in tiles} == {tiles[0].size().toTuple()}
    assert tiles[0].width() % 28 == 0
    assert view.rect().contains(tiles[0])
    assert view.rect().contains(tiles[-1])
    assert all(one.right() < other.left() for one, other in pairwise(tiles))


def test_without_a_drawing_it_asks_for_one(view: PipelineView) -> None:
    view.setSteps((), Stages())
    assert "Draw a digit" in view.accessibleDescription()
    assert view.readout() == ""
    assert not view.grab().isNull()
    show(view)
    assert "Draw a digit" not in view.accessibleDescription()
    assert all(str(title) in view.accessibleDescription() for title in TITLES.values())


def test_the_height_stays_when_a_drawing_comes_and_goes(view: PipelineView) -> None:
    view.setSteps((), Stages())
    height = view.height()
    show(view)
    assert view.height() == height
    view.setSteps((), Stages())
    assert view.height() == height


def test_the_pixel_under_the_mouse_is_told(view: PipelineView, qtbot: QtBot) -> None:
    show(view)
    picture = view.steps()[-1].picture
    row, column = np.unravel_index(int(picture.argmax()), picture.shape)
    before = image_of(view)
    place = view.pixelCentre(int(row), int(column)).toPoint()
    qtbot.mouseMove(view, place)
    assert view.readout() == f"row {row}, column {column}: {picture[row, column]}"
    assert f"<b>{picture[row, column]}</b>" in view.tipAt(place)
    assert image_of(view) != before
    qtbot.mouseMove(view, QPoint(2, 2))
    assert view.readout() == ""
    assert view.tipAt(QPoint(2, 2)) == ""


def test_at_the_edge_of_the_picture_there_are_no_numbers_beyond(
    view: PipelineView, qtbot: QtBot
) -> None:
    show(view)
    place = view.pixelCentre(0, 27).toPoint()
    qtbot.mouseMove(view, place)
    assert view.readout().startswith("row 0, column 27:")
    assert view.tipAt(place).count("·") == 16


def test_the_arrow_keys_go_from_pixel_to_pixel(view: PipelineView, qtbot: QtBot) -> None:
    show(view)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.readout().startswith("row 14, column 14:")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.readout().startswith("row 13, column 15:")
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.readout().startswith("row 0, column 15:")
    assert view.accessibleDescription() == view.readout()


def test_a_pixel_stays_under_the_mouse_while_the_drawing_changes(
    view: PipelineView, qtbot: QtBot
) -> None:
    show(view)
    qtbot.mouseMove(view, view.pixelCentre(10, 12).toPoint())
    show(view, Stages(inverted=False))
    value = view.steps()[-1].picture[10, 12]
    assert view.readout() == f"row 10, column 12: {value}"
    view.setSteps((), Stages())
    assert view.readout() == ""


def test_a_step_with_a_stage_off_stands_out(view: PipelineView, themes: ThemeManager) -> None:
    careful, line = themes.theme.color("careful"), themes.theme.color("line")
    show(view)
    corner = QPointF(view._tile(2).topLeft() - QPoint(1, 1))
    assert colour(view, corner) == line
    show(view, Stages(boxed=False))
    assert colour(view, corner) == careful


def test_large_text_is_not_cut(view: PipelineView, themes: ThemeManager) -> None:
    show(view)
    height = view.height()
    themes.setFontScale(2.0)
    assert view.height() > height
    assert view.rect().contains(view._tile(0))
