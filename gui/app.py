"""Puts the application together: owners are made here and passed down."""

from __future__ import annotations

import gc
import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from engine.files import atomic, paths
from engine.messages import InputError, MachineError
from engine.spec import codec, presets
from gui import crash, icons
from gui.document import Document
from gui.lessons.teacher import Teacher
from gui.main_window import MainWindow
from gui.networks import Networks
from gui.race.session import RaceSession
from gui.readers import Readers
from gui.session import Session
from gui.settings import Settings, SettingsStore
from gui.theme import Mode, ThemeManager
from gui.translation import installTranslators, resolvedLanguage
from gui.widgets.painted import Painted

if TYPE_CHECKING:
    from engine.spec.run import RunSpec

log = logging.getLogger(__name__)

CLOSE_SECONDS = 0.5
"""How long the engine thread may take to end; TensorFlow's import cannot be interrupted."""
SWITCH_SECONDS = 0.001
"""How long a thread of Python may keep the others waiting, 5 ms by default: a stroke on the pad
changes threads several times until the bars show its answer. With 1 ms the median fell from 16 to
12 ms while a network trained, and the 95th percentile from 80 to 60 ms (on a busy machine)."""


class Application(QObject):
    """Owns everything of one running application."""

    def __init__(self, app: QApplication, store: SettingsStore) -> None:
        super().__init__()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._app, self._store = app, store
        self.settings = store.load()
        self.themes = ThemeManager(
            app, cast("Mode", self.settings.theme), self.settings.font_scale, self
        )
        self.document = Document(_first_spec(), self)
        folder = self.settings.data_dir
        self.session = Session(Path(folder) if folder else None, self)
        self.race = RaceSession(self.session, self)
        self.networks = Networks(self.session, self.race, self)
        self.readers = Readers(self.session, self.race, self.networks, self)
        learnt = self.session.desks.learnt
        self.teacher = Teacher(self.document, self.session, self.race, learnt, parent=self)
        self.language = resolvedLanguage(self.settings.language)
        self._translators = installTranslators(app, self.language)
        self._dialogs = crash.CrashDialogs(self.themes, lambda: self.window, self)
        self.reporter = crash.CrashReporter(self._dialogs.show, self)
        self._first_paint: Painted | None = None
        self.window: MainWindow = self._make_window()

    def start(self) -> None:
        """Show the window, then bring TensorFlow in.

        Not before there is something to see: its import would delay that by half a second.
        """
        self._expect_paint()
        self.window.show()

    def setLanguage(self, code: str) -> None:
        """Build the window anew in another language; model, run and drawing stay."""
        if code == self.language:
            return
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self.language = code
        self._translators = installTranslators(self._app, code)
        self.settings = replace(self._remembered(), language=code)
        old = self.window
        self.window = self._make_window()
        self.window.takeOver(old)
        if self._first_paint is not None:  # the old window will never be seen
            self._expect_paint()
        self.window.show()
        old.closing.disconnect(self._remember)
        old.close()
        old.deleteLater()

    def close(self) -> None:
        """End the engine; what does not end in time is left to end with the process."""
        self.race.close()
        self.session.close(CLOSE_SECONDS)
        for translator in self._translators:
            self._app.removeTranslator(translator)

    def _expect_paint(self) -> None:
        """Bring TensorFlow in once the window has been painted, whichever it is by then."""
        self._first_paint = Painted(self.window, self)
        self._first_paint.happened.connect(self._was_painted)
        self._first_paint.expect()

    def _was_painted(self) -> None:
        if self._first_paint is not None:
            self._first_paint = None
            self.session.importBackend()

    def _make_window(self) -> MainWindow:
        window = MainWindow(
            self.document,
            self.session,
            self.race,
            self.networks,
            self.readers,
            self.teacher,
            self.themes,
            self.settings,
            self.language,
        )
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
            data_dir=str(self.session.dataDir or ""),
            pen_width=self.window.pad.penWidth(),
        )

    def _remember(self) -> None:
        self.settings = self._remembered()
        self._store.save(self.settings)
        try:
            atomic.write_text(paths.last_spec(), codec.to_json(self.document.spec))
        except MachineError as error:
            log.info("The model could not be kept for the next start: %s", error)


def _first_spec() -> RunSpec:
    """Return the spec that was on the desk last, or the quickstart."""
    try:
        return codec.from_file(paths.last_spec())
    except InputError:
        return presets.get(presets.FIRST).spec


def run() -> NoReturn:
    """Run the application until its window closes, and end the process."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sketchgrad")
    app.setDesktopFileName("sketchgrad")
    faults = crash.openLogs(paths.log_dir())
    application = Application(app, SettingsStore())
    application.reporter.install()
    interrupts = crash.InterruptWatch()
    interrupts.interrupted.connect(lambda: application.window.close())
    # TensorFlow's 270,000 objects stay for good: looking through them for garbage would hold the
    # window up for an eighth of a second each time (measured on two cores).
    application.session.backendReady.connect(lambda _: gc.freeze())
    application.start()
    code = app.exec()
    application.close()
    interrupts.stop()
    application.reporter.uninstall()
    crash.closeLogs(faults)
    logging.shutdown()
    sys.stdout.flush()
    # Everything of the user's is saved. TensorFlow may still be importing, and taking it down in
    # good order takes seconds that would only look like a hang.
    os._exit(code)
