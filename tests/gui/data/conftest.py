"""What every test of the Data tab gets."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that windows without a screen cannot be brought to the front."""
    pattern = r"does not support (propagateSizeHints|raise)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)
