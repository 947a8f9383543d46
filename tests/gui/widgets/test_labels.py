from __future__ import annotations

from PySide6.QtCore import Qt

from gui.widgets.labels import Chip, ElidedLabel


def test_a_long_text_is_shortened_and_told_whole_in_the_tool_tip(themes, qtbot):
    label = ElidedLabel("Sparse categorical cross-entropy 희소 교차 엔트로피")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.shownText().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(label.sizeHint())
    assert label.shownText() == label.text()
    assert label.toolTip() == ""


def test_it_can_be_squeezed_but_asks_for_its_whole_width(themes, qtbot):
    label = ElidedLabel("a text that is rather long")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 2
    whole = label.sizeHint().width()
    label.setText("short")
    assert label.sizeHint().width() < whole


def test_a_chip_is_switched_by_a_click(themes, qtbot):
    chip = Chip("log", checkable=True)
    qtbot.addWidget(chip)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
