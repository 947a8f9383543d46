"""Puts the application together: owners are made here and passed down."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from engine.files import paths
from engine.messages import InputError
from engine.spec import presets
from gui import crash, icons
from gui.document import Document
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings, SettingsStore
from gui.theme import Mode, ThemeManager
from gui.translation import installTranslators, resolvedLanguage

if TYPE_CHECKING:
    from engine.spec.run import RunSpec

log = logging.getLogger(__name__)

CLOSE_SECONDS = 1.0
"""How long the engine thread may take to end; TensorFlow's import cannot be interrupted."""


class Application(QObject):
    """Owns everything of one running application."""

    def __init__(self, app: QApplication, store: SettingsStore) -> None:
        super().__init__()
        self._app, self._store = app, store
        self.settings = store.load()
        self.themes = ThemeManager(
            app, cast("Mode", self.settings.theme), self.settings.font_scale, self
        )
        self.document = Document(_first_spec(self.settings), self)
        folder = self.settings.data_dir
        self.session = Session(Path(folder) if folder else None, self)
        self.language = resolvedLanguage(self.settings.language)
        self._translators = installTranslators(app, self.language)
        self._dialogs = crash.CrashDialogs(self.themes, lambda: self.window, self)
        self.reporter = crash.CrashReporter(self._dialogs.show, self)
        self.window: MainWindow = self._make_window()

    def start(self) -> None:
        """Show the window, then bring TensorFlow in."""
        self.window.show()
        QTimer.singleShot(0, self.session.importBackend)

    def setLanguage(self, code: str) -> None:
        """Build the window anew in another language; model, run and drawing stay."""
        if code == self.language:
            return
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self.language = code
        self._translators = installTranslators(self._app, code)
        self.settings = replace(self._remembered(), language=code)
        old, strokes = self.window, self.window.pad.strokes()
        self.window = self._make_window()
        self.window.pad.setStrokes(strokes)
        self.window.show()
        old.closing.disconnect(self._remember)
        old.close()
        old.deleteLater()

    def close(self) -> bool:
        """End the engine; return whether it ended in time."""
        return self.session.close(CLOSE_SECONDS)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.document, self.session, self.themes, self.settings, self.language)
        window.setWindowIcon(icons.application_icon())
        window.closing.connect(self._remember)
        window.languageChosen.connect(self.setLanguage)
        return window

    def _remembered(self) -> Settings:
        return replace(
            self.settings,
            theme=self.themes.mode,
            font_scale=self.themes.fontScale,
            geometry=self.window.geometryBlob(),
            window_state=self.window.stateBlob(),
            preset=self.document.preset_name() or self.settings.preset,
            data_dir=str(self.session.dataDir or ""),
            pen_width=self.window.pad.penWidth(),
        )

    def _remember(self) -> None:
        self.settings = self._remembered()
        self._store.save(self.settings)


def _first_spec(settings: Settings) -> RunSpec:
    try:
        return presets.get(settings.preset or presets.FIRST).spec
    except InputError:
        return presets.get(presets.FIRST).spec


def run() -> int:
    """Run the application until its window closes; return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sketchgrad")
    app.setDesktopFileName("sketchgrad")
    faults = crash.openLogs(paths.log_dir())
    application = Application(app, SettingsStore())
    application.reporter.install()
    interrupts = crash.InterruptWatch()
    interrupts.interrupted.connect(lambda: application.window.close())
    application.start()
    code = app.exec()
    ended = application.close()
    interrupts.stop()
    application.reporter.uninstall()
    if not ended:
        # TensorFlow is still importing or deep in a computation. Everything of the user's is
        # saved; waiting for it would only look like a hang.
        logging.shutdown()
        sys.stdout.flush()
        os._exit(code)
    crash.closeLogs(faults)
    return code
