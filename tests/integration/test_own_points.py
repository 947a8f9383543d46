"""Points set by hand in the window: what is trained is what is shown, and so is what it learns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.data.own_points import NAME, REACH
from engine.spec import presets
from engine.training.states import RunState
from gui.app import Application
from gui.middle import PLAYGROUND
from gui.playground.plane_view import PlaneView
from tests.integration.conftest import PATIENCE_MS

pytestmark = pytest.mark.integration
LEFT = Qt.MouseButton.LeftButton


def at(plane: PlaneView, x: float, y: float) -> QPoint:
    return plane.frame().place(x, y).toPoint()


def test_nothing_is_trained_without_points_and_two_are_enough(
    application: Application, qtbot: QtBot
) -> None:
    document, window = application.document, application.window
    document.edit(presets.get("xor-mlp").spec.with_training(epochs=5), "Load")
    window.tabs.setCurrentIndex(PLAYGROUND)
    tab, plane = window.playground, window.playground.plane
    qtbot.mouseClick(tab.sets.chip(NAME), LEFT)
    qtbot.waitUntil(lambda: document.spec.data.name == NAME)
    assert window.top.train.isEnabled()
    assert window.top.data.currentText() == "My points \N{MIDDLE DOT} 4 rows"
    qtbot.mouseClick(tab.tools.clear, LEFT)
    assert not window.top.train.isEnabled()
    assert window.top.data.currentText() == "My points"
    assert tab.message.text().startswith("Set training points")
    qtbot.mouseClick(plane, LEFT, pos=at(plane, -0.2, 0.1))
    assert not window.top.train.isEnabled()
    qtbot.keyClick(plane, Qt.Key.Key_2)
    qtbot.mouseClick(plane, LEFT, pos=at(plane, 0.2, 0.1))
    qtbot.waitUntil(lambda: tab.own.isKept and window.top.train.isEnabled())
    qtbot.waitUntil(lambda: window.top.data.currentText() == "My points \N{MIDDLE DOT} 2 rows")
    qtbot.mouseClick(window.top.train, LEFT)
    qtbot.waitUntil(lambda: application.session.state is RunState.FINISHED, timeout=PATIENCE_MS)
    assert application.session.data is not None
    qtbot.waitUntil(lambda: plane.field() is not None, timeout=PATIENCE_MS)
    corners = [plane.answerAt(x, y) for x in (-REACH, REACH) for y in (-REACH, REACH)]
    assert all(answer is not None for answer in corners)
