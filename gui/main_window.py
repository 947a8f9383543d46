"""The one window: builder on the left, plots in the middle, pad on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from engine.training.states import RunState
from gui import menus, succession, window_tabs
from gui.actions import RunActions
from gui.builder.panel import BuilderPanel
from gui.edits import Edits
from gui.lessons.guide import Guide
from gui.lessons.looks import Looks
from gui.middle import (
    ACTIVATIONS,
    DATA,
    DRAWING,
    INSIGHT,
    KEYS,
    LESSONS,
    PLAYGROUND,
    RACE,
    STAYS,
    TRAIN,
    Middle,
)
from gui.news import News
from gui.pad.panel import PadPanel
from gui.pad_desk import PadDesk
from gui.reading import Reading
from gui.status_line import StatusLine
from gui.telling import Telling
from gui.toolbar import TopBar
from gui.training.look_within import LookWithin
from gui.training.moments import Moments
from gui.training.time_slider import TimeSlider
from gui.training.train_tab import TrainTab
from gui.translation import translated
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from gui.activations.tab import ActivationsTab
    from gui.data.tab import DataTab
    from gui.document import Document
    from gui.drawing.tab import DrawingTab
    from gui.insight.tab import InsightTab
    from gui.lessons.tab import LessonsTab
    from gui.lessons.teacher import Teacher
    from gui.networks import Networks
    from gui.playground.tab import PlaygroundTab
    from gui.race.session import RaceSession
    from gui.race.tab import RaceTab
    from gui.readers import Readers
    from gui.session import Session
    from gui.settings import Settings
    from gui.theme import ThemeManager

SIZE = (1280, 800)
SCREEN_SHARE = 0.85
"""A first window takes so much of the screen, but not less than ``SIZE`` where there is room."""
LEAST_WIDTH = 1000
PANEL_WIDTHS = (320, 800, 300)


class MainWindow(QMainWindow):
    """Puts the panels together and carries signals between them; decides nothing itself.

    Parameters
    ----------
    settings : geometry and pen to start with.
    language : code of the language the window is built in.
    """

    closing = Signal()
    languageChosen = Signal(str)

    def __init__(
        self,
        document: Document,
        session: Session,
        race: RaceSession,
        networks: Networks,
        readers: Readers,
        teacher: Teacher,
        themes: ThemeManager,
        settings: Settings,
        language: str,
    ) -> None:
        super().__init__()
        self.document, self.session, self.themes = document, session, themes
        self.race, self.networks = race, networks
        self.language = language
        self.setWindowTitle("Sketchgrad")
        self.setMinimumWidth(LEAST_WIDTH)
        self.run = RunActions(document, session, race, themes, self)
        self.top = TopBar(document, self.run, themes, language)
        self.news = News(document, session, race, themes)
        self.telling = Telling(self.news.banner, self)
        self.builder = BuilderPanel(document, themes)
        self.training = TrainTab(themes, session)
        self.time = TimeSlider(themes)
        self.pad = PadPanel(themes)
        self.reading = Reading(document, session, race, networks, readers, self.pad, language, self)
        self.status = StatusLine(document, session, race)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.teacher, self.guide = teacher, Guide(themes, language)
        self.tabs = Middle(window_tabs.pages(self))
        self.looks = Looks(teacher, self.tabs, KEYS, self)
        self.edits, self.padDesk = Edits(self), PadDesk(self)
        self._arrange()
        self._connect()
        menus.build(self)
        self.pad.setPenWidth(settings.pen_width)
        self._restore(settings)
        self._show_state()
        self._show_devices()
        self.top.train.setFocus()

    @property
    def data(self) -> DataTab:
        """The Data tab."""
        return cast("DataTab", self.tabs.content(DATA))

    @property
    def racing(self) -> RaceTab:
        """The Race tab."""
        return cast("RaceTab", self.tabs.content(RACE))

    @property
    def drawing(self) -> DrawingTab:
        """The Drawing tab."""
        return cast("DrawingTab", self.tabs.content(DRAWING))

    @property
    def insight(self) -> InsightTab:
        """The Insight tab."""
        return cast("InsightTab", self.tabs.content(INSIGHT))

    @property
    def playground(self) -> PlaygroundTab:
        """The Playground tab."""
        return cast("PlaygroundTab", self.tabs.content(PLAYGROUND))

    @property
    def activations(self) -> ActivationsTab:
        """The Activations tab."""
        return cast("ActivationsTab", self.tabs.content(ACTIVATIONS))

    @property
    def lessons(self) -> LessonsTab:
        """The Lessons tab."""
        return cast("LessonsTab", self.tabs.content(LESSONS))

    @property
    def looksAtRace(self) -> bool:
        """Whether the Race tab is the one that is looked at."""
        return self.tabs.currentIndex() == RACE

    def geometryBlob(self) -> bytes:
        """Size and place, for the settings."""
        return bytes(self.saveGeometry().data())

    def stateBlob(self) -> bytes:
        """Widths of the panels, for the settings."""
        return bytes(self.splitter.saveState().data())

    def takeOver(self, old: MainWindow) -> None:
        """Look like ``old``, which this window replaces in another language."""
        succession.takeOver(self, old)

    def showTab(self, key: str) -> None:
        """Show the tab that lessons call ``key``; see `gui.middle.KEYS`."""
        self.tabs.setCurrentIndex(KEYS.index(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space trains, pauses and resumes wherever nothing else wants it."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and not event.isAutoRepeat():
            self.run.trigger_main()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()

    def _arrange(self) -> None:
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.top)
        layout.addWidget(self.news)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)
        self._arrange_panels()
        self.setCentralWidget(centre)

    def _arrange_panels(self) -> None:
        for panel in (self.builder, self._middle_column(), self.pad):
            self.splitter.addWidget(panel)
        self.splitter.setHandleWidth(8)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(PANEL_WIDTHS)

    def _middle_column(self) -> QWidget:
        """Return the tabs with the lesson above them, where one is open."""
        middle = Panel()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        self.tabs.content(TRAIN)
        inner.addWidget(self.tabs)
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.guide)
        box.addWidget(middle, 1)
        return column

    def _connect(self) -> None:
        session = self.session
        self.top.themeSwapped.connect(self._swap_theme)
        self.top.languageSwapped.connect(
            lambda: self.languageChosen.emit("en" if self.language == "ko" else "ko")
        )
        self.tabs.currentChanged.connect(self._look_at)
        session.stateChanged.connect(self._show_state)
        session.followed.connect(self._show_state)
        session.backendReady.connect(self._show_devices)
        Moments(self.document, session, self.run.more, self.time, self.training, self)
        LookWithin(session, self.training, self)
        self._connect_lessons()

    def _connect_lessons(self) -> None:
        self.looks.addAxis("train", lambda: self.training.modes()[0])
        self.training.axisChanged.connect(self.looks.look)
        self.guide.follow(self.teacher)
        self.guide.tabRequested.connect(self.showTab)
        self.guide.presetRequested.connect(self.edits.choosePreset)
        self.guide.termRequested.connect(self._show_term)

    def _show_term(self, name: str) -> None:
        self.tabs.setCurrentIndex(LESSONS)
        self.lessons.showTerm(name)

    def _restore(self, settings: Settings) -> None:
        if not settings.geometry or not self.restoreGeometry(QByteArray(settings.geometry)):
            room = self.screen().availableGeometry()
            size = (room.size() * SCREEN_SHARE).expandedTo(QSize(*SIZE)).boundedTo(room.size())
            self.resize(size)
            self.move(room.center() - self.rect().center())
        if settings.window_state:
            self.splitter.restoreState(QByteArray(settings.window_state))

    def _look_at(self, place: int) -> None:
        """Make what is looked at first now, and give the orders to it."""
        self.tabs.content(place)
        self.run.lookAtRace(place == RACE)
        self.status.lookAtRace(place == RACE)
        self.reading.lookAtRace(place == RACE)

    def _swap_theme(self) -> None:
        self.themes.setMode("light" if self.themes.theme.isDark else "dark")

    def _show_state(self) -> None:
        is_starting = self.session.state is RunState.PREPARING
        if is_starting and self.tabs.currentIndex() not in STAYS:
            self.tabs.setCurrentIndex(TRAIN)  # who presses Train wants to see it learn
        self.builder.setTrained(self.session.wanted if self.session.state.active else None)

    def _show_devices(self) -> None:
        backend = self.session.backend
        if backend is not None:
            self.builder.setDevices(
                [(name, translated(title)) for name, title in backend.devices],
                translated(backend.no_gpu) if backend.no_gpu is not None else "",
            )
