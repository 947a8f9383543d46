"""A builder panel in a window, on a document with the quickstart."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.spec import presets
from gui.builder.panel import BuilderPanel
from gui.document import Document
from gui.theme import ThemeManager


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that menus cannot take hold of a keyboard where there is none."""
    pattern = r"does not support (propagateSizeHints|raise|grabbing the keyboard)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)


@pytest.fixture
def document() -> Document:
    """The MNIST quickstart: Flatten, Dense 128 ReLU, Dropout 0.2, Dense 10 softmax."""
    return Document(presets.get("mnist-quickstart").spec)


@pytest.fixture
def panel(document: Document, themes: ThemeManager, qtbot: QtBot) -> BuilderPanel:
    """The panel, shown and active, so that keys and focus work as for a person."""
    shown = BuilderPanel(document, themes)
    qtbot.addWidget(shown)
    shown.resize(320, 900)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown
