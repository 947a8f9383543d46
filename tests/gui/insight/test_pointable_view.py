"""A picture that can be pointed at."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.insight.pointable_view import PointableView
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


def test_a_place_of_the_picture_is_pointed_at_and_clicked(
    qtbot: QtBot, themes: ThemeManager
) -> None:
    view = PointableView(themes, "plane", 120)
    qtbot.addWidget(view)
    view.setValues(np.arange(36.0).reshape(6, 6))
    with qtbot.waitExposed(view):
        view.show()
    hovered: list[Any] = []
    clicked: list[tuple[int, int]] = []
    view.hovered.connect(hovered.append)
    view.clicked.connect(lambda row, column: clicked.append((row, column)))
    box = view._box(6, 6)
    inside = QPoint(
        round(box.left() + 3.5 * box.width() / 6), round(box.top() + 2.5 * box.height() / 6)
    )
    qtbot.mouseMove(view, inside)
    qtbot.waitUntil(lambda: hovered == [(2, 3)])
    qtbot.mouseClick(view, LEFT, pos=inside)
    assert clicked == [(2, 3)]
    before = view.grab().toImage()
    view.setMark((2, 3, 1, 1))
    assert view.grab().toImage() != before


def test_it_grows_with_the_text_a_little(qtbot: QtBot, themes: ThemeManager) -> None:
    view = PointableView(themes, "plane", 100)
    qtbot.addWidget(view)
    themes.setFontScale(1.2)
    assert view.width() == 120
    themes.setFontScale(2.0)
    assert view.width() == 125
