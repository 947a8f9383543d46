"""The ranking over several seeds as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from engine.insight.comparison import SeedResult, compare
from gui.race.lane_run import LaneRun
from gui.race.seed_table import SeedTable
from gui.theme import ThemeManager
from tests.helpers.seeds import DIVERGED, lanes, results


@pytest.fixture
def table(qtbot: QtBot, themes: ThemeManager) -> SeedTable:
    table = SeedTable(themes)
    qtbot.addWidget(table)
    return table


def show(
    table: SeedTable, seeds: Sequence[SeedResult], of: Sequence[LaneRun] | None = None
) -> None:
    table.setComparison(compare(seeds, range(3)), of or lanes())
    table.resize(table.sizeHint())


def cells(table: SeedTable) -> list[list[str]]:
    columns = [c for c in range(table.columnCount()) if not table.isColumnHidden(c)]
    return [[table.item(row, c).text() for c in columns] for row in range(table.rowCount())]


def test_divergence_has_a_column_only_where_there_is_one(table: SeedTable) -> None:
    mixed = [SeedResult(s, {**r.lanes, 2: DIVERGED}) for s, r in enumerate(results(3))]
    show(table, mixed)
    assert cells(table)[2] == ["SGD", "–", "0 / 3", "–", "3 / 3"]
    show(table, results(3))
    assert len(cells(table)[2]) == 4


def test_titles_are_written_as_those_of_the_table_of_lanes(table: SeedTable) -> None:
    show(table, results(5))
    titles = [table.horizontalHeaderItem(column).text() for column in range(5)]
    assert titles == ["lane", "mean ± sd, %", "best", "ahead of next", "diverged"]


def test_all_of_it_can_be_seen_without_scrolling(table: SeedTable, qtbot: QtBot) -> None:
    show(table, results(5))
    with qtbot.waitExposed(table):
        table.show()
    last = table.visualItemRect(table.item(2, 3))
    assert table.viewport().rect().contains(last)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_figures_stand_on_the_line_of_the_names(
    table: SeedTable, themes: ThemeManager, scale: float
) -> None:
    themes.setFontScale(scale)
    named = lanes()
    for one in named:
        one.name = "HHH"  # as high above the line as figures
    show(table, results(5), named)
    image = table.viewport().grab().toImage()

    def lowest(column: int, left: int) -> int:
        cell = table.visualRect(table.model().index(0, column))
        columns = range(cell.left() + left, cell.right())
        return next(
            y
            for y in range(cell.bottom(), cell.top(), -1)
            if any(image.pixelColor(x, y).alpha() > 130 for x in columns)
        )

    assert lowest(0, round(24 * scale)) == pytest.approx(lowest(1, 0), abs=1)
