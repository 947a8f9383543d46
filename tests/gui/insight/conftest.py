"""What every test of the Insight tab gets."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.desks import spec_on
from tests.helpers.insights import FakeNetworks, InsightSession


@pytest.fixture
def session(qtbot: QtBot) -> Generator[InsightSession, None, None]:
    """A session with a run on four kinds of animals in pictures of 6×6 pixels."""
    made = InsightSession(spec_on("mnist"))
    made.shelf.has = lambda *_: True
    yield made
    made.close()


@pytest.fixture
def networks(qtbot: QtBot) -> FakeNetworks:
    """No networks yet."""
    return FakeNetworks()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that windows without a screen cannot be brought to the front."""
    pattern = r"does not support (propagateSizeHints|raise)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)
