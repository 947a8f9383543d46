"""What tests of the race's widgets get."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that menus cannot take hold of a keyboard where there is none."""
    pattern = r"does not support (propagateSizeHints|raise|grabbing the keyboard)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)
