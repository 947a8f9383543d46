from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.low_area import LEAST_PX, LowArea


@pytest.fixture
def content() -> QWidget:
    made = QWidget()
    made.setMinimumSize(200, 300)
    return made


@pytest.fixture
def area(content: QWidget, qtbot: QtBot) -> LowArea:
    made = LowArea(content)
    qtbot.addWidget(made)
    made.resize(400, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_with_enough_room_it_is_not_there(area: LowArea, content: QWidget) -> None:
    assert (content.width(), content.height()) == (400, 500)
    assert not area.verticalScrollBar().isVisible()


def test_in_a_low_window_the_content_keeps_its_height(
    area: LowArea, content: QWidget, qtbot: QtBot
) -> None:
    area.resize(400, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 100)
    assert content.height() == 300
    assert area.minimumSizeHint().height() <= LEAST_PX
    assert area.minimumSizeHint().width() >= 200


def test_it_follows_what_the_content_needs(area: LowArea, content: QWidget, qtbot: QtBot) -> None:
    content.setMinimumHeight(600)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 100)


def test_in_a_narrow_window_the_right_edge_can_be_reached(
    area: LowArea, content: QWidget, qtbot: QtBot
) -> None:
    assert not area.horizontalScrollBar().isVisible()
    content.setMinimumWidth(500)
    qtbot.waitUntil(area.horizontalScrollBar().isVisible)
    assert area.horizontalScrollBar().maximum() == 100
