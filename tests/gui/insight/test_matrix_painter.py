"""What is painted of a matrix: counts and shares where there is room, names that are not cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.insight.confusion import answers
from gui.insight import matrix_painter
from gui.insight.matrix_colours import CellColours
from gui.insight.matrix_layout import Largest, Lettering, MatrixLayout, laidOut
from gui.theme import ThemeManager, figureFont
from tests.helpers.desks import ANIMALS
from tests.helpers.insights import exam

READ = answers(exam([0] * 4 + [1] * 4, [0] * 4 + [1] * 2 + [2] * 2))


class Sheet:
    """A picture to paint a matrix of so large cells into."""

    def __init__(self, themes: ThemeManager, cell: int) -> None:
        self.themes = themes
        metrics, figures = QFontMetrics(QApplication.font()), QFontMetrics(figureFont())
        lettering = Lettering(ANIMALS, "truth", metrics, figures)
        self.at: MatrixLayout = laidOut(QSize(600, 500), 4, lettering, Largest(cell, 96))
        self.image = QImage(600, 500, QImage.Format.Format_RGB32)
        self.image.fill(themes.theme.color("panel"))

    def paint(self, part: object, *what: object) -> None:
        painter = QPainter(self.image)
        pen = matrix_painter.Pen(painter, self.themes.theme, self.at, QApplication.font())
        part(pen, *what)  # type: ignore[operator]
        painter.end()

    def colours(self, box: QRect) -> set[str]:
        """What colours there are within a box."""
        return {
            self.image.pixelColor(x, y).name()
            for x in range(box.left(), box.right() + 1)
            for y in range(box.top(), box.bottom() + 1)
        }


@pytest.fixture
def sheet(themes: ThemeManager) -> Sheet:
    return Sheet(themes, 46)


def test_a_cell_that_counts_nothing_has_no_figure(sheet: Sheet, themes: ThemeManager) -> None:
    sheet.paint(matrix_painter.cells, READ, CellColours(themes))
    inner = (2, 2, -3, -3)
    assert len(sheet.colours(sheet.at.boxOf(0, 1).adjusted(*inner))) == 1
    assert len(sheet.colours(sheet.at.boxOf(1, 2).adjusted(*inner))) > 1


def test_cells_too_small_for_figures_have_none(themes: ThemeManager) -> None:
    sheet = Sheet(themes, 6)
    sheet.paint(matrix_painter.cells, READ, CellColours(themes))
    assert len(sheet.colours(sheet.at.boxOf(1, 2))) == 1


def test_a_bar_is_as_long_as_the_share_of_right_answers(sheet: Sheet, themes: ThemeManager) -> None:
    sheet.paint(matrix_painter.side, READ)
    good = themes.theme.color("good").name()

    def length(row: int) -> int:
        y = sheet.at.boxOf(row, 0).center().y()
        return sum(sheet.image.pixelColor(x, y).name() == good for x in range(600))

    assert length(0) > 10
    assert length(1) == pytest.approx(length(0) / 2, abs=2)
    assert length(2) == 0  # no examples of it


def test_the_names_of_the_cell_chosen_stand_out(sheet: Sheet, themes: ThemeManager) -> None:
    sheet.paint(matrix_painter.names, ANIMALS, (1, 2))
    text = themes.theme.color("text").name()

    def is_strong(row: int) -> bool:
        box = sheet.at.boxOf(row, 0)
        return text in sheet.colours(QRect(0, box.top(), sheet.at.left, box.height()))

    assert [is_strong(row) for row in range(4)] == [False, True, False, False]


def test_the_cell_chosen_has_a_frame(sheet: Sheet, themes: ThemeManager) -> None:
    sheet.paint(matrix_painter.frame, (1, 2))
    accent = themes.theme.color("accent").name()
    assert accent in sheet.colours(sheet.at.boxOf(1, 2))
    assert accent not in sheet.colours(sheet.at.boxOf(3, 3))
