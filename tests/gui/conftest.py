"""What every test of a widget gets."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.theme import ThemeManager


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that windows without a screen have no size limits."""
    ignored = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored)


@pytest.fixture
def themes(qapp: QApplication) -> Generator[ThemeManager, None, None]:
    """The application dressed in the light theme, and undressed again after the test."""
    manager = ThemeManager(qapp, "light")
    yield manager
    qapp.styleHints().colorSchemeChanged.disconnect(manager._followSystem)
    qapp.setStyleSheet("")
