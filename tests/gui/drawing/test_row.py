"""Widgets beside each other: what is left goes where it is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.drawing.row import GAP_PX, row, rowWidget


def test_what_room_is_left_lies_where_none_stands(qtbot: QtBot) -> None:
    first, last = QLabel("first"), QLabel("last")
    widget = rowWidget(first, None, last)
    qtbot.addWidget(widget)
    widget.resize(400, 30)
    widget.show()
    assert first.geometry().left() == 0
    assert last.geometry().right() == 399
    assert first.width() == first.sizeHint().width()


def test_a_part_with_a_stretch_takes_what_is_left(qtbot: QtBot) -> None:
    wide, narrow = QLabel("wide"), QLabel("narrow")
    widget = rowWidget()
    qtbot.addWidget(widget)
    made = row((wide, 1), narrow)
    widget.layout().addLayout(made)  # type: ignore[union-attr]
    widget.resize(400, 30)
    widget.show()
    assert narrow.width() == narrow.sizeHint().width()
    assert wide.width() > 300
    assert made.spacing() == GAP_PX
