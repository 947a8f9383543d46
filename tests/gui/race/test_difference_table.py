"""What differs between lanes, and that nothing else is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from engine.spec import presets
from gui.race.difference_table import DifferenceTable, laneMark
from gui.race.lane_run import LaneRun
from gui.theme import ThemeManager

NAMES = ("Adam", "RMSprop", "SGD")
ROWS = (
    ("Optimizer", ("Adam", "RMSprop", "SGD")),
    ("Learning rate", ("0.001", "0.001", "0.01")),
    ("Momentum", ("", "", "0.9")),
)


def lanes(*names: str) -> list[LaneRun]:
    spec = presets.get("mnist-quickstart").spec
    return [LaneRun(number, name, spec, number) for number, name in enumerate(names)]


@pytest.fixture
def table(qtbot: QtBot, themes: ThemeManager) -> DifferenceTable:
    table = DifferenceTable(themes)
    qtbot.addWidget(table)
    table.setRows(lanes(*NAMES), ROWS)
    table.resize(700, 250)
    with qtbot.waitExposed(table):
        table.show()
    return table


def inner(table: DifferenceTable) -> QTableView:
    return table.findChild(QTableView)


def cell(table: DifferenceTable, row: int, column: int, role: int = 0) -> object:
    model = inner(table).model()
    return model.data(model.index(row, column), role)


def color(table: DifferenceTable, row: int, column: int) -> QColor:
    found = cell(table, row, column, Qt.ItemDataRole.ForegroundRole)
    assert isinstance(found, QColor)
    return found


def header(table: DifferenceTable, column: int, role: int = 0) -> object:
    return inner(table).model().headerData(column, Qt.Orientation.Horizontal, role)


def test_each_setting_has_a_row_and_each_lane_a_column(table: DifferenceTable) -> None:
    assert [header(table, column) for column in range(3)] == list(NAMES)
    side = Qt.Orientation.Vertical
    assert inner(table).model().headerData(1, side) == "Learning rate"
    assert [cell(table, 1, column) for column in range(3)] == ["0.001", "0.001", "0.01"]
    assert cell(table, 2, 0) == "–"


def test_what_most_have_stands_back(table: DifferenceTable, themes: ThemeManager) -> None:
    text, muted = themes.theme.color("text"), themes.theme.color("muted")
    assert [color(table, 0, column) for column in range(3)] == [text] * 3
    assert [color(table, 1, column) for column in range(3)] == [muted, muted, text]
    assert [color(table, 2, column) for column in range(3)] == [muted, muted, text]


def test_of_two_halves_the_one_without_the_first_lane_stands_out(
    qtbot: QtBot, themes: ThemeManager
) -> None:
    table = DifferenceTable(themes)
    qtbot.addWidget(table)
    table.setRows(lanes("a", "b", "c", "d"), [("Units", ("64", "128", "64", "128"))])
    text, muted = themes.theme.color("text"), themes.theme.color("muted")
    assert [color(table, 0, column) for column in range(4)] == [muted, text, muted, text]


def test_headers_have_the_lanes_colour_dashed_from_the_seventh(themes: ThemeManager) -> None:
    def painted(style: int) -> int:
        image = laneMark(themes, style).pixmap(16, 16).toImage()
        lane = themes.theme.lane(style)
        row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        return sum(pixel == lane for pixel in row)

    assert painted(0) >= 8
    assert 0 < painted(6) < painted(0)


def test_headers_follow_the_theme(table: DifferenceTable, themes: ThemeManager) -> None:
    light = table.grab().toImage()
    themes.setMode("dark")
    assert table.grab().toImage() != light
    assert color(table, 0, 0) == themes.theme.color("text")


def test_nothing_different_is_said(table: DifferenceTable) -> None:
    table.setRows(lanes(*NAMES), ())
    assert not inner(table).isVisible()
    assert table._note.isVisible()
    assert table._note.text() == "These are the same in everything."
    table.setRows(lanes("Adam"), ())
    assert "two to compare" in table._note.text()
    table.setRows(lanes(*NAMES), ROWS)
    assert inner(table).isVisible()


def test_copy_puts_the_table_on_the_clipboard(table: DifferenceTable, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    table.activateWindow()
    inner(table).setFocus()
    qtbot.waitUntil(inner(table).hasFocus)
    qtbot.keyClick(inner(table), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Setting\tAdam\tRMSprop\tSGD",
        "Optimizer\tAdam\tRMSprop\tSGD",
        "Learning rate\t0.001\t0.001\t0.01",
        "Momentum\t\t\t0.9",
    ]


def test_the_menu_can_copy_too_but_not_nothing(table: DifferenceTable) -> None:
    (action,) = inner(table).actions()
    assert action.isEnabled()
    assert inner(table).contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    QGuiApplication.clipboard().setText("before")
    table.setRows(lanes(*NAMES), ())
    assert not action.isEnabled()
    table.copy()
    assert QGuiApplication.clipboard().text() == "before"


def test_settings_stay_while_many_lanes_scroll(qtbot: QtBot, themes: ThemeManager) -> None:
    table = DifferenceTable(themes)
    qtbot.addWidget(table)
    names = [f"A lane with a long name {i}" for i in range(12)]
    table.setRows(lanes(*names), [("Learning rate", [f"0.{i}1" for i in range(12)])])
    table.resize(600, 250)
    with qtbot.waitExposed(table):
        table.show()
    bar, side = inner(table).horizontalScrollBar(), inner(table).verticalHeader()
    assert bar.maximum() > 0
    before = side.mapTo(table, QPoint(0, 0))
    first = inner(table).columnViewportPosition(0)
    bar.setValue(bar.maximum())
    assert side.mapTo(table, QPoint(0, 0)) == before
    assert inner(table).columnViewportPosition(0) < first
    assert side.isVisible()


def test_long_settings_leave_the_lanes_their_room(table: DifferenceTable) -> None:
    table.setRows(lanes(*NAMES), [("A setting whose name goes on " * 9, ("1", "2", "3"))])
    assert inner(table).verticalHeader().width() <= 0.4 * table.width() + 1


def test_larger_text_gets_larger_rows(table: DifferenceTable, themes: ThemeManager) -> None:
    before = inner(table).rowHeight(0), inner(table).columnWidth(1)
    themes.setFontScale(2.0)
    after = inner(table).rowHeight(0), inner(table).columnWidth(1)
    assert after[0] > 1.5 * before[0]
    assert after[1] > 1.3 * before[1]
