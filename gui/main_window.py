"""The one window: builder on the left, plots in the middle, pad on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from engine.data import ink, registry
from engine.messages import InputError
from engine.spec import checks, presets
from engine.training.states import RunState
from gui import menus
from gui.actions import RunActions
from gui.builder import words
from gui.builder.panel import BuilderPanel
from gui.data.trial_images import TrialImages, asBytes
from gui.news import News
from gui.pad.panel import PadPanel
from gui.status_line import StatusLine
from gui.toolbar import TopBar
from gui.training.time_slider import TimeSlider
from gui.training.train_tab import TrainTab
from gui.translation import translated
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from engine.data.info import DatasetInfo
    from engine.spec.run import RunSpec
    from gui.data.tab import DataTab
    from gui.document import Document
    from gui.race.session import RaceSession
    from gui.race.tab import RaceTab
    from gui.session import Session
    from gui.settings import Settings
    from gui.theme import ThemeManager

SIZE = (1280, 800)
SCREEN_SHARE = 0.85
"""A first window takes so much of the screen, but not less than ``SIZE`` where there is room."""
LEAST_WIDTH = 1000
TRAIN, RACE, DATA = range(3)
"""The tabs of the middle."""
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
        themes: ThemeManager,
        settings: Settings,
        language: str,
    ) -> None:
        super().__init__()
        self.document, self.session, self.themes = document, session, themes
        self.race = race
        self.language = language
        self.setWindowTitle("Sketchgrad")
        self.setMinimumWidth(LEAST_WIDTH)
        self.run = RunActions(document, session, race, themes, self)
        self.top = TopBar(document, self.run, themes, language)
        self.news = News(document, session, race, themes)
        self.builder = BuilderPanel(document, themes)
        self.training = TrainTab(themes, session)
        self.time = TimeSlider(themes)
        self.trials = TrialImages(session, self)
        self.tabs, self._race_page, self._data_page = QTabWidget(), _page(), _page()
        self.pad = PadPanel(themes)
        self.status = StatusLine(document, session, race)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._reads: DatasetInfo | None = None
        self._data: DataTab | None = None
        self._racing: RaceTab | None = None
        self._arrange()
        self._connect()
        menus.build(self)
        self.pad.setPenWidth(settings.pen_width)
        self._restore(settings)
        self._show_state()
        self._show_devices()
        self._show_reader()
        self._show_moments()
        self._show_moment()
        self.top.train.setFocus()

    @property
    def hasData(self) -> bool:
        """Whether the Data tab has been looked at."""
        return self._data is not None

    @property
    def data(self) -> DataTab:
        """The Data tab; made when it is wanted first, for a quick start."""
        if self._data is None:
            from gui.data.tab import DataTab

            self._data = DataTab(self.document, self.session, self.themes)
            self._data.padRequested.connect(
                lambda pixels, *what: self.pad.showSample(asBytes(pixels), *what)
            )
            self._data.setsChanged.connect(self.top.fillData)
            _fill(self._data_page, self._data)
        return self._data

    @property
    def hasRace(self) -> bool:
        """Whether the Race tab has been looked at."""
        return self._racing is not None

    @property
    def racing(self) -> RaceTab:
        """The Race tab; made when it is wanted first."""
        if self._racing is None:
            from gui.race.tab import RaceTab

            self._racing = RaceTab(self.document, self.race, self.themes, self.language)
            self._racing.adoptRequested.connect(self._adopt)
            self._racing.keeping.failed.connect(self._tell_failure)
            _fill(self._race_page, self._racing)
        return self._racing

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
        self.setGeometry(old.geometry())
        self.splitter.restoreState(old.splitter.saveState())
        self.training.setModes(old.training.modes())
        if old.hasData:
            self.data.showPage(old.data.pages.currentIndex())
        if old.hasRace:
            self.racing.setModes(old.racing.modes())
        self.tabs.setCurrentIndex(old.tabs.currentIndex())
        self.builder.select(old.builder.selectedIndex())
        self.pad.setStrokes(old.pad.strokes())  # before the sample, which it would take away
        sample = old.pad.sample()
        if sample is not None:
            self.pad.showSample(*sample)
        self.news.takeOver(old.news)

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
        middle = Panel()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._train_page(), self.tr("Train"))
        self.tabs.addTab(self._race_page, self.tr("Race"))
        self.tabs.addTab(self._data_page, self.tr("Data"))
        self.tabs.setTabToolTip(TRAIN, self.tr("Loss and accuracy of the run, live."))
        self.tabs.setTabToolTip(
            RACE, self.tr("Several networks side by side, alike but for one setting.")
        )
        self.tabs.setTabToolTip(
            DATA, self.tr("What the network learns from: look, choose, change.")
        )
        inner.addWidget(self.tabs)
        for panel in (self.builder, middle, self.pad):
            self.splitter.addWidget(panel)
        self.splitter.setHandleWidth(8)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(PANEL_WIDTHS)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.top)
        layout.addWidget(self.news)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(centre)

    def _train_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.training, 1)
        row = QVBoxLayout()
        row.setContentsMargins(14, 0, 14, 10)
        row.addWidget(self.time)
        column.addLayout(row)
        return page

    def _connect(self) -> None:
        session, document = self.session, self.document
        self.top.presetChosen.connect(self._choose_preset)
        self.top.dataChosen.connect(self._choose_data)
        self.top.themeSwapped.connect(self._swap_theme)
        self.top.languageSwapped.connect(
            lambda: self.languageChosen.emit("en" if self.language == "ko" else "ko")
        )
        self.pad.drawingChanged.connect(session.read)
        self.pad.drawingChanged.connect(self._read_by_lanes)
        self.pad.testImageRequested.connect(self._show_trial)
        self.trials.ready.connect(self.pad.showSample)
        self.trials.failed.connect(lambda text: self.news.banner.showMessage(text, "info"))
        self.tabs.currentChanged.connect(self._look_at)
        self.race.stateChanged.connect(self._show_race)
        session.stateChanged.connect(self._show_race)
        self.race.lanesChanged.connect(self._show_race)
        self.race.measured.connect(self._show_race)
        self.race.momentChanged.connect(self._show_race)
        self.race.dataReady.connect(self._show_reader)
        self.race.predicted.connect(self._show_lane_prediction)
        session.predicted.connect(self._show_prediction)
        session.stateChanged.connect(self._show_state)
        session.backendReady.connect(self._show_devices)
        session.dataReady.connect(self._show_reader)
        session.readerReady.connect(self._show_reader)
        session.readerReady.connect(self.pad.readAgain)
        session.stateChanged.connect(self._show_reader)
        document.specChanged.connect(self._show_reader)
        document.specChanged.connect(self._follow_spec)
        session.followed.connect(self._show_state)
        self.training.learningRateDragged.connect(self._drag_rate)
        session.historyChanged.connect(self._show_moments)
        session.stateChanged.connect(self._show_moments)
        session.momentChanged.connect(self._show_moment)
        self.run.more.changed.connect(self._show_continuable)
        self.time.momentChanged.connect(session.showMoment)
        self.time.continueRequested.connect(
            lambda update: session.continueFrom(document.spec, update)
        )

    def _restore(self, settings: Settings) -> None:
        if not settings.geometry or not self.restoreGeometry(QByteArray(settings.geometry)):
            room = self.screen().availableGeometry()
            size = (room.size() * SCREEN_SHARE).expandedTo(QSize(*SIZE)).boundedTo(room.size())
            self.resize(size)
            self.move(room.center() - self.rect().center())
        if settings.window_state:
            self.splitter.restoreState(QByteArray(settings.window_state))

    def _choose_preset(self, name: str) -> None:
        preset = presets.find(name)
        title = presets.localised(preset.title, self.language)
        self.document.edit(preset.spec, self.tr("Load {title}").format(title=title))
        if preset.lanes:
            self.racing.setRace(preset.varies, preset.values, preset.lanes_in(self.language))
            self.tabs.setCurrentIndex(RACE)
            self.top.showPreset(name)
        elif self.looksAtRace:
            self.tabs.setCurrentIndex(TRAIN)

    def _look_at(self, place: int) -> None:
        """Make what is looked at first now, and give the orders to it."""
        if place == DATA:
            self.data.show()
        elif place == RACE:
            self.racing.show()
        self.run.lookAtRace(place == RACE)
        self.status.lookAtRace(place == RACE)
        self._show_race()

    def _tell_failure(self, text: str) -> None:
        self.news.banner.showMessage(text, "error")

    def _adopt(self, spec: RunSpec, name: str) -> None:
        self.document.edit(spec, self.tr("Use the settings of {name}").format(name=name))

    @property
    def _shows_lanes(self) -> bool:
        """Whether the pad is read by the lanes of the race: while they race or are looked at."""
        begun = any(lane.history.updates or lane.state.active for lane in self.race.racers)
        looks = self.looksAtRace and not self.session.state.active
        return begun and (looks or self.race.state.active)

    def _show_race(self) -> None:
        was, shows = self._showed_lanes, self._shows_lanes
        self._showed_lanes = shows
        if was or shows:
            self.pad.showLanes(self.race.racers if shows else None)
            self.pad.setReader(self._reader_text())
        if was != shows:
            self.race.read(self._drawn if shows else None)
            self._show_reader()

    _showed_lanes = False
    _drawn: NDArray[np.uint8] | None = None

    def _read_by_lanes(self, picture: NDArray[np.uint8] | None) -> None:
        """Let the lanes read the drawing while their answers are seen, and not otherwise."""
        self._drawn = picture
        self.race.read(picture if self._shows_lanes else None)

    def _show_lane_prediction(self, lane: int, probabilities: tuple[float, ...]) -> None:
        names = [translated(name) for name in self._read_data().class_names]
        self.pad.showLanePrediction(lane, probabilities, names)

    def _choose_data(self, name: str) -> None:
        self.document.chooseData(name, self.tr("Change data"))

    def _swap_theme(self) -> None:
        self.themes.setMode("light" if self.themes.theme.isDark else "dark")

    def _follow_spec(self) -> None:
        """Let a run under way have another learning rate at once, if it is a usable one."""
        if not checks.errors(self.document.problems):
            self.session.follow(self.document.spec)

    def _drag_rate(self, rate: float) -> None:
        self.document.edit(
            self.document.withLearningRate(rate), self.tr("Change learning rate"), "drag rate"
        )

    def _show_moments(self) -> None:
        session = self.session
        best = session.snapshots.best
        self.time.setMoments(
            session.snapshots.updates(),
            [epoch.update for epoch in session.history.epochs],
            best.update if best else None,
            session.history.steps_per_epoch,
        )
        self._show_continuable()

    def _show_continuable(self) -> None:
        """A run goes on only with the model it had: an edit ends that."""
        self.time.setContinuable(self.run.more.isEnabled())

    def _show_moment(self) -> None:
        self.training.setMoment(self.session.moment)
        self.time.setCurrent(self.session.moment)
        self.pad.setReader(self._reader_text())

    def _show_trial(self) -> None:
        self.trials.next(self.session.spec or self.document.spec)

    def _show_state(self) -> None:
        if self.session.state is RunState.PREPARING:
            self.tabs.setCurrentIndex(TRAIN)  # who presses Train wants to see it learn
        self.builder.setTrained(self.session.wanted if self.session.state.active else None)
        if self.session.state is RunState.DIVERGED:
            self.pad.clearPrediction()

    def _show_devices(self) -> None:
        backend = self.session.backend
        if backend is not None:
            self.builder.setDevices(
                [(name, translated(title)) for name, title in backend.devices],
                translated(backend.no_gpu) if backend.no_gpu is not None else "",
            )

    def _show_reader(self) -> None:
        """Say who reads the pad, what for, and when nobody can."""
        info = self._read_data()
        names = [translated(name) for name in info.class_names]
        if info != self._reads:  # a picture of other data would mean nothing to this network
            self._reads = info
            self.pad.clearSample()
            self.pad.readAgain()
        drawable = info.input_shape == (ink.SIZE, ink.SIZE)
        strange = info.are_images and not info.reads_digits
        self.pad.setDrawable(drawable, self._why_not(info))
        self.pad.setTestImages(info.are_images)
        self.pad.setNotice(
            self.tr(
                "This network sorts {name}. The pad is for digits, so its answer means little."
            ).format(name=translated(info.title))
            if strange and drawable
            else "",
            self.tr("Try a test image") if strange else "",
        )
        if names:
            self.pad.setClassNames(names)
        self.pad.setReader(self._reader_text())

    def _read_data(self) -> DatasetInfo:
        """Return what is known of the data of the network that reads the pad."""
        spec = self.race.racers[0].spec if self._shows_lanes else self.session.spec
        try:
            return registry.get(spec.data.name) if spec else self.document.data
        except InputError:  # a set of the user's that was removed meanwhile
            return self.document.data

    def _why_not(self, info: DatasetInfo) -> str:
        if not info.are_images:
            return self.tr("{name} has rows of numbers, so there is nothing to draw.").format(
                name=translated(info.title)
            )
        return self.tr("This network takes images of {shape}. Try its test images.").format(
            shape=words.inputText(info.input_shape)
        )

    def _reader_text(self) -> str:
        if self._shows_lanes:
            return self._lanes_text()
        spec = self.session.spec
        if spec is None:
            if self._shipped_reads:
                return self.tr("read by the shipped model")
            return self.tr("reads after the first Train")
        if self.session.state is RunState.DIVERGED:
            return self.tr("the network has diverged")
        if self.session.moment is not None:
            return self.tr("as of update {count:,}").format(count=self.session.moment)
        return self.tr("read by {name}").format(name=self._name_of(spec))

    def _lanes_text(self) -> str:
        if self.race.moment is not None:
            return self.tr("as of update {count:,}").format(count=self.race.moment)
        lost = RunState.DIVERGED, RunState.FAILED
        count = sum(not x.is_hidden and x.state not in lost for x in self.race.racers)
        return self.tr("read by {count} lanes").format(count=count)

    def _name_of(self, spec: RunSpec) -> str:
        """Name a network: as its recipe, or by its own name."""
        preset = presets.of(spec)
        if preset is not None:
            return presets.localised(preset.title, self.language)
        return spec.model.name or self.tr("your own model")

    @property
    def _shipped_reads(self) -> bool:
        """Whether the shipped model answers: it knows digits only, as those chosen must be."""
        return self.session.shippedReads and self.document.data.reads_digits

    def _show_prediction(self, _: int, probabilities: tuple[float, ...]) -> None:
        if self.session.state is RunState.DIVERGED:
            return
        if self.session.spec is None and not self._shipped_reads:
            return
        names = [translated(name) for name in self._read_data().class_names]
        self.pad.showPrediction(np.array(probabilities), names)


def _page() -> QWidget:
    """Return a page that has nothing on it until it is looked at."""
    page = QWidget()
    QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
    return page


def _fill(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
