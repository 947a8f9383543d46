"""A row breaks where there is too little room, and nothing in it is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_row import FlowRow
from gui.widgets.labels import ElidedLabel


@pytest.fixture
def note() -> ElidedLabel:
    return ElidedLabel("what is to be said beside the title")


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """What the row stands in, as wide as it."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def row(holder: QWidget, note: ElidedLabel, qtbot: QtBot) -> FlowRow:
    """A title, a note and three buttons, with room for all of them."""
    made = FlowRow()
    made.addWidget(QPushButton("title"))
    made.addWidget(note, stretches=True)
    for text in ("one", "two", "three"):
        made.addWidget(QPushButton(text))
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    column.addStretch(1)
    holder.resize(900, 300)
    with qtbot.waitExposed(holder):
        holder.show()
    return made


def places(row: FlowRow) -> list[QRect]:
    return [widget.geometry() for widget in row.widgets() if not widget.isHidden()]


def lines(row: FlowRow) -> int:
    """Count the rows; those in one are centred at one height."""
    return len({place.center().y() // 10 for place in places(row)})


def test_with_room_for_all_it_is_one_row_that_ends_at_the_right(row: FlowRow) -> None:
    assert lines(row) == 1
    assert places(row)[-1].right() == 899


@pytest.mark.parametrize("width", [420, 300, 200, 100])
def test_where_there_is_less_it_breaks_and_nothing_is_cut(
    row: FlowRow, qtbot: QtBot, width: int
) -> None:
    row.window().resize(width, 300)
    qtbot.waitUntil(lambda: row.width() == width)
    assert all(row.rect().contains(place) for place in places(row))
    buttons = row.findChildren(QPushButton)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert lines(row) > 1 or width == 420
    assert row.minimumSizeHint().width() <= 100


def test_the_one_that_stretches_gives_way_first(
    row: FlowRow, note: ElidedLabel, qtbot: QtBot
) -> None:
    assert note.shownText() == note.text()
    row.window().resize(440, 300)
    qtbot.waitUntil(lambda: note.shownText() != note.text())
    assert lines(row) == 1


def test_what_is_hidden_takes_no_room(row: FlowRow, qtbot: QtBot) -> None:
    row.window().resize(300, 300)
    qtbot.waitUntil(lambda: lines(row) == 2)
    height = row.height()
    for button in row.findChildren(QPushButton)[1:]:
        button.hide()
    qtbot.waitUntil(lambda: row.height() < height)
    assert lines(row) == 1


def test_a_widget_that_comes_back_stands_at_the_end(row: FlowRow, qtbot: QtBot) -> None:
    title = row.widgets()[0]
    title.setParent(row.window())
    assert title not in row.widgets()
    row.addWidget(title)
    assert row.widgets()[-1] is title
    qtbot.waitUntil(lambda: title.geometry().right() == row.width() - 1)
