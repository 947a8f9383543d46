from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from gui.widgets.section import CollapsibleSection


def test_a_click_and_a_key_fold_the_content(themes, qtbot):
    section = CollapsibleSection(themes, "Advanced")
    QVBoxLayout(section.content).addWidget(QLabel("inside"))
    qtbot.addWidget(section)
    section.show()
    told = []
    section.openChanged.connect(told.append)
    assert section.content.isVisible()
    open_height = section.sizeHint().height()
    qtbot.mouseClick(section.header, Qt.MouseButton.LeftButton)
    assert not section.content.isVisible()
    assert section.sizeHint().height() < open_height
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert section.isOpen()
    assert told == [False, True]


def test_a_section_can_start_folded(themes, qtbot):
    section = CollapsibleSection(themes, "Advanced", is_open=False)
    qtbot.addWidget(section)
    section.show()
    assert not section.content.isVisible()
    section.setOpen(True)
    assert section.content.isVisible()
