"""Where a matrix's parts are: every cell is found again, and nothing lies outside the widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from gui.insight.matrix_layout import NO_CELL, Largest, Lettering, MatrixLayout, laidOut
from tests.helpers.desks import ANIMALS

LARGEST = Largest(46, 96)


def lay(
    width: int, height: int, classes: int = 4, names: tuple[str, ...] = ANIMALS
) -> MatrixLayout:
    metrics = QFontMetrics(QApplication.font())
    return laidOut(
        QSize(width, height), classes, Lettering(names, "truth", metrics, metrics), LARGEST
    )


@pytest.mark.parametrize("size", [(420, 400), (260, 240), (1400, 900)])
def test_a_cell_is_found_where_its_box_is(qapp: QApplication, size: tuple[int, int]) -> None:
    at = lay(*size)
    for truth in range(4):
        for answer in range(4):
            assert at.cellAt(at.boxOf(truth, answer).center()) == (truth, answer)
    last = at.boxOf(3, 3)
    assert last.right() + at.side <= size[0]
    assert last.bottom() < size[1]
    assert last.width() <= 46 + 1


def test_beside_the_cells_there_is_none(qapp: QApplication) -> None:
    at = lay(420, 400)
    first, last = at.boxOf(0, 0), at.boxOf(3, 3)
    for place in (
        QPoint(first.left() - 2, first.center().y()),
        QPoint(first.center().x(), first.top() - 2),
        QPoint(last.right() + 2, last.center().y()),
        QPoint(last.center().x(), last.bottom() + 2),
    ):
        assert at.cellAt(place) == NO_CELL


def test_a_bar_belongs_to_its_row(qapp: QApplication) -> None:
    at = lay(420, 400)
    row = at.boxOf(2, 3)
    assert at.rowBeside(QPoint(row.right() + 10, row.center().y())) == 2
    assert at.rowBeside(row.center()) is None
    assert at.rowBeside(QPoint(row.right() + 10, 2)) is None
    assert at.rowBeside(QPoint(row.right() + 10, 399)) is None


def test_without_classes_there_are_no_cells(qapp: QApplication) -> None:
    at = lay(420, 400, classes=0)
    assert at.cellAt(QPoint(200, 200)) == NO_CELL
    assert at.rowBeside(QPoint(410, 200)) is None


def test_small_cells_have_no_line_between_them(qapp: QApplication) -> None:
    names = tuple(f"letter {n}" for n in range(60))
    assert lay(420, 400).gap() == 1
    assert lay(420, 400, 60, names).gap() == 0
