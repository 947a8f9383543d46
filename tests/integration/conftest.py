"""A whole application with a real engine, taken down after each test."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Application
from gui.settings import Settings, SettingsStore
from gui.widgets.painted import Painted
from tests.helpers.threads import compiling_has_ended

PATIENCE_MS = 60_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests here, and let Qt say that windows without a screen have no size limits."""
    ignored = pytest.mark.qt_log_ignore(
        "does not support propagateSizeHints", "does not support raise", extend=True
    )
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.integration)
            item.add_marker(ignored)


Start = Callable[..., Application]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Generator[Start, None, None]:
    """Start applications that share one settings file, as one after the other on a desk.

    Each has been painted, unless it is not ``awaited``.
    """
    started: list[Application] = []

    def start(awaited: bool = True, **settings: object) -> Application:
        store = SettingsStore(tmp_path / "settings.ini")
        defaults = Settings(theme="light", language="en")
        store.save(replace(defaults if not started else store.load(), **settings))  # type: ignore[arg-type]
        application = Application(qapp, store)
        started.append(application)
        if not awaited:
            application.start()
            return application
        painted = Painted(application.window)  # before, TensorFlow is not asked for
        painted.expect()
        with qtbot.waitSignal(painted.happened):
            application.start()
        return application

    yield start
    for application in started:
        application.window.close()
        application.race.close()
        assert application.session.close(PATIENCE_MS / 1000)
        compiling_has_ended()
        application.window.deleteLater()
        qapp.styleHints().colorSchemeChanged.disconnect(application.themes._followSystem)
        for translator in application._translators:
            qapp.removeTranslator(translator)
        application.deleteLater()
    qapp.setStyleSheet("")
    QApplication.processEvents()


@pytest.fixture
def application(start: Start) -> Application:
    """An application with the quickstart, to be trained on the small built-in set."""
    application = start()
    application.document.chooseData("pen-digits", "Change data")
    return application
