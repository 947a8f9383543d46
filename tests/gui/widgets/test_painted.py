from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.painted import Painted


def test_a_paint_is_told_once_and_only_when_expected(qtbot: QtBot) -> None:
    label = QLabel("0")
    qtbot.addWidget(label)
    painted = Painted(label)
    told: list[str] = []
    painted.happened.connect(lambda: told.append(label.text()))
    label.show()
    qtbot.waitExposed(label)
    label.repaint()
    painted.expect()
    with qtbot.waitSignal(painted.happened):
        label.setText("1")
    label.repaint()
    qtbot.wait(0)
    assert told == ["1"]
