from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from gui.widgets.messages import Banner, InlineMessage, WrappingLabel

SENTENCE = (
    "The last layer has 12 units, but there are 10 classes to choose from. 마지막 층의 뉴런 수"
)


@pytest.fixture
def narrow(qtbot, themes):
    holder = QWidget()
    QVBoxLayout(holder)
    holder.resize(220, 100)
    qtbot.addWidget(holder)
    return holder


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_a_sentence_is_never_cut(narrow, themes, qtbot, scale):
    themes.setFontScale(scale)
    message = InlineMessage(themes, SENTENCE, "error", "Make it 10")
    narrow.layout().addWidget(message)
    narrow.show()
    label = message.findChild(WrappingLabel)
    button = message.fixButton
    qtbot.waitUntil(lambda: button.geometry().top() > label.geometry().bottom())
    assert label.height() >= label.heightForWidth(label.width())
    assert label.height() >= 3 * label.fontMetrics().height()


def test_the_fix_is_offered_only_where_there_is_one(narrow, themes, qtbot):
    message = InlineMessage(themes, SENTENCE, "error", "Make it 10")
    narrow.layout().addWidget(message)
    narrow.show()
    with qtbot.waitSignal(message.fixRequested):
        qtbot.mouseClick(message.fixButton, Qt.MouseButton.LeftButton)
    message.setMessage("All is well.", "info")
    assert not message.fixButton.isVisible()
    assert message.text() == "All is well."


def test_the_icon_tells_the_severity(themes, qtbot):
    message = InlineMessage(themes, SENTENCE, "error")
    qtbot.addWidget(message)
    icon = message.findChild(QLabel)
    pictures = []
    for severity in ("error", "warning", "info"):
        message.setMessage(SENTENCE, severity)
        pictures.append(icon.pixmap().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    themes.setMode("dark")
    assert icon.pixmap().toImage() != pictures[2]


def test_a_banner_shows_progress_and_can_be_cancelled(narrow, themes, qtbot):
    banner = Banner(themes)
    narrow.layout().addWidget(banner)
    narrow.show()
    assert not banner.isVisible()
    banner.showProgress("Downloading MNIST", 3_000_000_000, 12_000_000_000)
    bar = banner.findChild(QProgressBar)
    assert bar.isVisible()
    assert bar.value() / bar.maximum() == 0.25
    with qtbot.waitSignal(banner.cancelRequested):
        qtbot.mouseClick(banner.cancelButton, Qt.MouseButton.LeftButton)
    banner.showProgress("Preparing")
    assert bar.maximum() == 0


def test_a_banner_can_be_acted_on_and_closed(narrow, themes, qtbot):
    banner = Banner(themes)
    narrow.layout().addWidget(banner)
    narrow.show()
    banner.showMessage("MNIST is not here.", "warning", "Download")
    assert not banner.findChild(QProgressBar).isVisible()
    assert not banner.cancelButton.isVisible()
    with qtbot.waitSignal(banner.actionRequested):
        qtbot.mouseClick(banner.actionButton, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.closeButton, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


@pytest.fixture
def among_fields(qtbot, themes):
    """A banner across a window with fields below it."""
    window, head, field = QWidget(), QWidget(), QLineEdit()
    window.banner, window.head, window.field = Banner(themes), head, field
    QVBoxLayout(head).addWidget(window.banner)
    column = QVBoxLayout(window)
    column.addWidget(head)
    column.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_a_banner_that_goes_leaves_no_field_with_the_keyboard(among_fields, qtbot):
    banner = among_fields.banner
    banner.showMessage("The run diverged.", "error", "Restart", "Restart more slowly")
    for button in (banner.actionButton, banner.otherButton, banner.closeButton):
        banner.show()
        button.setFocus()
        banner.hide()
        assert among_fields.focusWidget() is among_fields.head


def test_a_banner_that_goes_takes_the_keyboard_from_nobody(among_fields):
    among_fields.banner.showMessage("The run diverged.", "error", "Restart")
    among_fields.field.setFocus()
    among_fields.banner.hide()
    assert among_fields.focusWidget() is among_fields.field


def test_other_news_keeps_the_keyboard_in_the_banner(among_fields):
    banner = among_fields.banner
    banner.showMessage("The run diverged.", "error", "Restart")
    banner.actionButton.setFocus()
    banner.showProgress("Downloading MNIST")
    assert among_fields.focusWidget() is banner.cancelButton
    banner.showMessage("Stand-in data.", "info")
    assert among_fields.focusWidget() is banner.closeButton
