"""A builder panel in a window, on a document with the quickstart."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.spec import presets
from gui.builder.panel import BuilderPanel
from gui.document import Document
from gui.theme import ThemeManager


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
