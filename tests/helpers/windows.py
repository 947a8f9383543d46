"""A whole application in its window, whose engine starts nothing it is asked to do."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Application
from gui.main_window import MainWindow
from gui.settings import Settings, SettingsStore
from tests.helpers.desks import FakeShelf

PATIENCE_S = 10


@pytest.fixture
def application(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Generator[Application, None, None]:
    """An application in English with the quickstart; its shelf has small sets, and no files."""
    store = SettingsStore(tmp_path / "settings.ini")
    store.save(Settings(theme="light", language="en"))
    made = Application(qapp, store)
    monkeypatch.setattr(made.session._runner, "submit", lambda job: None)
    made.session.shelf = FakeShelf()  # type: ignore[assignment]
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    made.race.close()
    assert made.session.close(PATIENCE_S)
    made.window.deleteLater()
    qapp.styleHints().colorSchemeChanged.disconnect(made.themes._followSystem)
    for translator in made._translators:
        qapp.removeTranslator(translator)
    made.deleteLater()
    qapp.setStyleSheet("")
    QApplication.processEvents()


@pytest.fixture
def window(application: Application) -> MainWindow:
    """The window of that application."""
    return application.window
