"""Parts beside or below each other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.activations.folding_row import FoldingRow, rowOf
from gui.theme import ThemeManager


@pytest.fixture
def row(themes: ThemeManager, qtbot: QtBot) -> FoldingRow:
    made = FoldingRow(themes)
    for name in ("first", "second"):
        made.addPart(rowOf(QLabel(name)), 1)
    qtbot.addWidget(made)
    made.resize(700, 60)
    made.show()
    return made


def test_the_parts_fold_where_there_is_too_little_room(row: FoldingRow) -> None:
    first, second = row.findChildren(QLabel)
    assert not row.isFolded()
    assert first.y() == second.y()
    row.resize(400, 60)
    assert row.isFolded()
    row.layout().activate()
    assert first.x() == second.x()
    assert first.y() < second.y()


def test_large_text_folds_them_as_well(row: FoldingRow, themes: ThemeManager) -> None:
    themes.setFontScale(1.5)
    assert row.isFolded()
