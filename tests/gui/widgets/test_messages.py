from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

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
