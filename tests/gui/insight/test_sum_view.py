"""The sum beside its picture: they belong together, at any width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.insight.arithmetic import LayerLook
from gui.insight.sum_view import SumView
from gui.theme import ThemeManager
from tests.helpers.arithmetic import dense_look, inner_look, kernel_look, picture

LEFT = Qt.MouseButton.LeftButton
BRIGHT = 2 * 6 + 3


def show(view: SumView, look: LayerLook, at: tuple[int, int] = (1, 2)) -> None:
    found, _ = look.summed(1, at)
    view.setSum(look, found, 1, at, found.terms[0].row, picture())


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeManager) -> SumView:
    view = SumView(themes)
    qtbot.addWidget(view)
    view.resize(760, 400)
    show(view, dense_look())
    with qtbot.waitExposed(view):
        view.show()
    return view


def at(view: SumView, row: int, column: int) -> QPoint:
    box = view.picture._box(6, 6)
    side = box.width() / 6
    return QPoint(round(box.left() + (column + 0.5) * side), round(box.top() + (row + 0.5) * side))


def test_the_picture_has_what_each_pixel_adds(view: SumView) -> None:
    values = view.picture.values()
    assert values is not None
    assert values[2, 3] == pytest.approx(0.1)
    assert values.sum() == pytest.approx(0.15)
    assert view.picture._mark == (2, 3, 1, 1)


def test_a_clicked_pixel_chooses_its_weight(view: SumView, qtbot: QtBot) -> None:
    chosen: list[int] = []
    view.weightChosen.connect(chosen.append)
    qtbot.mouseClick(view.picture, LEFT, pos=at(view, 3, 3))
    assert chosen == [BRIGHT + 6]


def test_a_kernel_covers_a_part_and_only_that_can_be_clicked(view: SumView, qtbot: QtBot) -> None:
    show(view, kernel_look(), (1, 2))
    assert view.map.isVisible()
    assert view.picture.values()[1:4, 2:5].sum() == pytest.approx(1.5)  # type: ignore[index]
    chosen: list[int] = []
    view.weightChosen.connect(chosen.append)
    qtbot.mouseClick(view.picture, LEFT, pos=at(view, 0, 0))
    qtbot.mouseClick(view.picture, LEFT, pos=at(view, 3, 4))
    assert chosen == [8]


def test_a_layer_that_sees_no_picture_has_none(view: SumView) -> None:
    show(view, inner_look())
    assert not view.pictures.isVisible()
    assert view.table.isVisible()


def test_where_it_is_narrow_the_table_goes_below(view: SumView, qtbot: QtBot) -> None:
    def below() -> bool:
        top = view.table.mapTo(view, QPoint(0, 0)).y()
        return top >= view.picture.mapTo(view, QPoint(0, view.picture.height())).y()

    assert not below()
    view.resize(480, 700)
    qtbot.waitUntil(below)
