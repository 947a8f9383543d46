"""What tests of lessons in the window get."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.data.desk import Desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that a popup cannot take hold of a keyboard where there is none."""
    pattern = r"does not support (propagateSizeHints|raise|grabbing the keyboard)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)


@pytest.fixture
def desk(qapp: QApplication) -> Generator[Desk, None, None]:
    """A desk with a real thread."""
    made = Desk()
    yield made
    made.close(10)
