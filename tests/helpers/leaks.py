"""A window left open by a test disturbs the next ones: it fails the test that left it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Qt makes these itself, and keeps them until the next mouse movement.
_QT_OWN = {"QTipLabel", "QWhatsThat"}
_failed = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "allow_leaks: the test may leave top-level widgets behind")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


@pytest.fixture(autouse=True)
def no_leaked_widgets(request: pytest.FixtureRequest) -> Generator[None, None, None]:
    """Fail a test that leaves a top-level widget; ``qtbot.addWidget`` takes it down in time.

    Not after a failure, whose traceback keeps the test's widgets alive.
    """
    before = _windows()
    yield
    leaked = _remaining(before)
    names = ", ".join(f"{type(w).__name__} {w.objectName()!r}" for w in leaked)
    _destroy(leaked)
    allowed = request.node.get_closest_marker("allow_leaks") or request.node.stash.get(
        _failed, False
    )
    if leaked and not allowed:
        pytest.fail(f"left after the test: {names}. Give it to qtbot.addWidget, or close it.")


def _windows() -> list[QWidget]:
    """Top-level widgets without a parent; [] while there is no application (or no Qt at all)."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    found = widgets.QApplication.topLevelWidgets()
    return [w for w in found if w.parent() is None and w.metaObject().className() not in _QT_OWN]


def _remaining(before: list[QWidget]) -> list[QWidget]:
    if not (after := _new(before)):
        return []
    del after  # or these very references would keep the widgets alive
    gc.collect()
    _delete_later_now()
    return _new(before)


def _new(before: list[QWidget]) -> list[QWidget]:
    return [w for w in _windows() if not any(w is old for old in before)]


def _delete_later_now() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _destroy(widgets: list[QWidget]) -> None:
    if not widgets:
        return
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    _delete_later_now()
