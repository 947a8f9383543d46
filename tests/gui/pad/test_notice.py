from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gui.pad.notice import PadNotice
from gui.pad.picture import Sample

SENTENCE = "This network sorts Fashion-MNIST. The pad is for digits, so its answer means little."
TEST = Sample(None, "Test image 1", is_test=True)
OTHER = Sample(None, "Training image 1")


@pytest.fixture
def notice(themes, qtbot):
    widget = PadNotice(themes)
    qtbot.addWidget(widget)
    return widget


def test_it_is_there_only_with_something_to_say(notice):
    assert notice.isHidden()
    assert notice.heightFor(272) == 0
    notice.setMessage(SENTENCE)
    assert not notice.isHidden()
    assert notice.accessibleName() == SENTENCE
    notice.setMessage("")
    assert notice.isHidden()


def test_its_button_works_with_mouse_and_keyboard(notice, qtbot):
    notice.setMessage(SENTENCE, "Try a test image")
    notice.show()
    with qtbot.waitSignal(notice.actionRequested):
        qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(notice.actionRequested):
        qtbot.keyClick(notice.button, Qt.Key.Key_Space)


@pytest.mark.parametrize("width", [230, 272, 390])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_all_sentences_have_the_same_room(notice, themes, qtbot, width, scale):
    themes.setFontScale(scale)
    notice.setMessage(SENTENCE, "Try a test image")
    height = notice.heightFor(width)
    notice.setFixedSize(width, height)
    with qtbot.waitExposed(notice):
        notice.show()
    labels = notice.label, notice.testLabel, notice.otherLabel
    for sample, shown in zip((None, TEST, OTHER), labels, strict=True):
        notice.setSample(sample)
        assert [label for label in labels if label.isVisible()] == [shown]
        assert notice.heightFor(width) == height
        for label in labels:
            assert label.height() >= label.heightForWidth(width)
        assert notice.button.geometry().bottom() < height
        assert notice.button.geometry().right() < width


def test_only_a_test_image_is_called_kept_back(notice):
    notice.setMessage(SENTENCE)
    notice.setSample(TEST)
    assert "never learnt" in notice.text()
    notice.setSample(OTHER)
    assert "may have learnt" in notice.text()
    notice.setSample(None)
    assert notice.text() == SENTENCE


def test_a_button_alone_takes_no_room_for_sentences(notice):
    notice.setMessage("", "Try a test image")
    notice.setSample(TEST)
    assert notice.text() == ""
    assert notice.testLabel.isHidden()
    assert notice.heightFor(272) == notice.button.sizeHint().height()


def test_the_button_gives_its_icon_up_before_its_words(notice, qtbot):
    notice.setMessage("", "Try a test image")
    whole = notice.button.sizeHint().width()
    notice.resize(whole + 5, 40)
    notice.show()
    assert not notice.button.icon().isNull()
    notice.resize(whole - 5, 40)
    qtbot.waitUntil(lambda: notice.button.icon().isNull())
