"""The one window: builder on the left, plots in the middle, pad on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from engine.insight.explanation import Part
from engine.insight.observation import Sight
from engine.spec import checks, presets
from engine.training.states import RunState
from gui import menus
from gui.actions import RunActions
from gui.builder.panel import BuilderPanel
from gui.data.trial_images import TrialImages, asBytes
from gui.drawing.my_digits_keeper import keeperOf
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
    Page,
)
from gui.news import News
from gui.pad.panel import PadPanel
from gui.pad.pictures import PadPictures
from gui.pad.wants import Wants
from gui.reading import Reading
from gui.status_line import StatusLine
from gui.toolbar import TopBar
from gui.training.time_slider import TimeSlider
from gui.training.train_tab import TrainTab
from gui.translation import translated
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from engine.insight.ensemble_bench import Bench
    from engine.insight.observation import Observation
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.work.errands import ErrandFailed
    from gui.activations.functions_page import FunctionsPage
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
        self.pad = PadPanel(themes)
        self.reading = Reading(document, session, race, networks, readers, self.pad, language, self)
        self.status = StatusLine(document, session, race)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.teacher, self.guide = teacher, Guide(themes, language)
        self._is_closed = False
        self._wants, self._networks = Wants(self._explain), networks
        self.tabs = Middle(self._tabs())
        self.looks = Looks(teacher, self.tabs, KEYS, self)
        self._arrange()
        self._connect()
        menus.build(self)
        self.pad.setPenWidth(settings.pen_width)
        self._restore(settings)
        self._show_state()
        self._show_devices()
        self._show_moments()
        self._show_moment()
        self._wants.set("pad", frozenset({Part.NOVELTY}))
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
        old.tabs.hide()  # it gives up what it looks at before this window asks for the same
        self.setGeometry(old.geometry())
        self.splitter.restoreState(old.splitter.saveState())
        self.training.setModes(old.training.modes())
        if old.tabs.isMade(DATA):
            self.data.showPage(old.data.pages.currentIndex())
        if old.tabs.isMade(RACE):
            self.racing.setModes(old.racing.modes())
        if old.tabs.isMade(DRAWING):
            self.drawing.showPage(old.drawing.page())
        if old.tabs.isMade(ACTIVATIONS):
            self.activations.showPage(old.activations.page())
        if old.tabs.isMade(INSIGHT):
            self.insight.showPage(old.insight.page())
        self.guide.setGlossary(old.guide.glossary())
        if old.tabs.isMade(LESSONS):
            self.lessons.showPage(old.lessons.page())
            folder = old.lessons.folder()
            if folder is not None:
                self.lessons.openFolder(folder)
        self.tabs.setCurrentIndex(old.tabs.currentIndex())
        self.builder.select(old.builder.selectedIndex())
        self.pad.setStrokes(old.pad.strokes())  # before the sample, which it would take away
        sample = old.pad.sample()
        if sample is not None:
            names = dict(
                zip(old.pad.laneRows.classNames(), self.reading.classNames(), strict=False)
            )
            truth = names.get(sample.truth, sample.truth)  # answers are compared with it
            caption = sample.caption.replace(sample.truth, truth) if truth else sample.caption
            self.pad.canvas.setSample(sample._replace(caption=caption, truth=truth))
        self.news.takeOver(old.news)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space trains, pauses and resumes wherever nothing else wants it."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and not event.isAutoRepeat():
            self.run.trigger_main()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._is_closed = True
        self.closing.emit()
        event.accept()

    def _arrange(self) -> None:
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
        for panel in (self.builder, column, self.pad):
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

    def _tabs(self) -> list[Page]:
        return [
            Page(
                self.tr("Train"), self.tr("Loss and accuracy of the run, live."), self._train_page
            ),
            Page(
                self.tr("Race"),
                self.tr("Several networks side by side, alike but for one setting."),
                self._make_race,
            ),
            Page(
                self.tr("Data"),
                self.tr("What the network learns from: look, choose, change."),
                self._make_data,
            ),
            Page(
                self.tr("Drawing"),
                self.tr("Why your drawing is read as it is, and what you can teach with it."),
                self._make_drawing,
            ),
            Page(
                self.tr("Insight"),
                self.tr("What the network gets wrong, and what goes on in its layers."),
                self._make_insight,
            ),
            Page(
                self.tr("Playground"),
                self.tr("Points in the plane, and how the network parts them."),
                self._make_playground,
            ),
            Page(
                self.tr("Activations"),
                self.tr("What a unit does with its weighted sum, and what that does to learning."),
                self._make_activations,
            ),
            Page(
                self.tr("Lessons"),
                self.tr("A first course in ten lessons, done in this window; and a glossary."),
                self._make_lessons,
            ),
        ]

    def _make_race(self) -> RaceTab:
        from gui.race.tab import RaceTab

        tab = RaceTab(self.document, self.race, self.themes, self.language)
        tab.adoptRequested.connect(self._adopt)
        tab.keeping.failed.connect(self._tell_failure)
        self.looks.addPages("race", tab.pages)
        self.looks.addAxis("race", lambda: tab.plots.modes().axis)
        tab.plots.modesChanged.connect(self.looks.look)
        return tab

    def _make_data(self) -> DataTab:
        from gui.data.tab import DataTab

        tab = DataTab(self.document, self.session, self.themes)
        tab.padRequested.connect(lambda pixels, *what: self.pad.showSample(asBytes(pixels), *what))
        tab.setsChanged.connect(self.top.fillData)
        self.looks.addPages("data", tab.pages)
        return tab

    def _make_drawing(self) -> DrawingTab:
        from gui.drawing.tab import DrawingTab

        tab = DrawingTab(
            self.document, self.session, self._networks, self.pad, self._wants, self.themes
        )
        tab.setClassNames(self.reading.classNames())
        self.reading.classNamesChanged.connect(tab.setClassNames)
        tab.setExplained(self.reading.explained())
        self.reading.explainedChanged.connect(tab.setExplained)
        tab.trainRequested.connect(self.run.trigger_main)
        self.looks.addPages("drawing", tab.pages)
        return tab

    def _make_insight(self) -> InsightTab:
        from gui.insight.tab import InsightTab

        tab = InsightTab(self.session, self._networks, self.themes, self.language)
        tab.sampleRequested.connect(self.pad.showSample)
        tab.setPicture(self.reading.picture)
        self.pad.drawingChanged.connect(tab.setPicture)
        tab.benched.connect(self._note_ensemble)
        return tab

    def _make_playground(self) -> PlaygroundTab:
        from gui.playground.tab import PlaygroundTab

        tab = PlaygroundTab(self.document, self.session, self.themes)
        tab.presetRequested.connect(self._choose_preset)
        tab.importRequested.connect(self._import_data)
        tab.setsChanged.connect(self.top.fillData)
        tab.unitsChanged.connect(self.builder.setUnits)
        self.builder.unitPointed.connect(tab.showUnit)
        return tab

    def _make_activations(self) -> ActivationsTab:
        from gui.activations.tab import ActivationsTab

        tab = ActivationsTab(self.themes)
        functions = tab.functions
        for chip in functions.chips.values():
            chip.toggled.connect(lambda: self._note_activations(functions))
        self._note_activations(functions)  # some are shown from the start
        return tab

    def _make_lessons(self) -> LessonsTab:
        from gui.lessons.tab import LessonsTab

        tab = LessonsTab(self.themes, self.language, self.session.desks.lessons)
        tab.glossaryChanged.connect(self.guide.setGlossary)
        tab.tabRequested.connect(self._show_tab)
        tab.presetRequested.connect(self._choose_preset)
        tab.follow(self.teacher)
        return tab

    def _note_activations(self, functions: FunctionsPage) -> None:
        self.teacher.noteActivations(shown.kind for shown in functions.shown())

    def _note_ensemble(self, bench: Bench | None) -> None:
        if bench is None or bench.average is None:
            self.teacher.noteEnsemble()
        else:
            alone = tuple(member.accuracy or 0.0 for member in bench.asked)
            self.teacher.noteEnsemble(alone, bench.average)

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
        self._connect_pad()
        self._connect_lessons()
        self.tabs.currentChanged.connect(self._look_at)
        session.stateChanged.connect(self._show_state)
        session.backendReady.connect(self._show_devices)
        document.specChanged.connect(self._follow_spec)
        session.followed.connect(self._show_state)
        self.training.learningRateDragged.connect(self._drag_rate)
        self.training.doctor.fixRequested.connect(document.edit)
        document.specChanged.connect(self._show_fix)
        session.observed.connect(self._show_vitals)
        session.historyChanged.connect(self._show_moments)
        session.stateChanged.connect(self._show_moments)
        session.momentChanged.connect(self._show_moment)
        self.run.more.changed.connect(self._show_continuable)
        self.time.momentChanged.connect(session.showMoment)
        self.time.continueRequested.connect(
            lambda update: session.continueFrom(document.spec, update)
        )

    def _connect_pad(self) -> None:
        pad = self.pad
        pad.testImageRequested.connect(self._show_trial)
        pad.whyRequested.connect(self._show_why)
        self.trials.ready.connect(pad.showSample)
        self.trials.failed.connect(self._tell)
        self.reading.told.connect(self._tell)
        self.reading.failed.connect(self._tell_failure)
        pictures = PadPictures(self.session.desks.pictures, self)
        pad.canvas.exchange.pictureGiven.connect(pictures.read)
        pictures.ready.connect(pad.showPhoto)
        pictures.failed.connect(pad.canvas.setNote)
        keeper = keeperOf(self.session.desks)
        pad.correctionRequested.connect(keeper.keep)
        pad.correctionUndone.connect(keeper.forgetLast)
        keeper.kept.connect(pad.showKept)
        keeper.noticed.connect(self._tell_notice)
        keeper.changed.connect(self._digits_changed)
        keeper.failed.connect(self._tell_errand)

    def _connect_lessons(self) -> None:
        self.looks.addAxis("train", lambda: self.training.modes()[0])
        self.training.axisChanged.connect(self.looks.look)
        self.pad.drawingChanged.connect(self._note_drawing)
        self.guide.follow(self.teacher)
        self.guide.tabRequested.connect(self._show_tab)
        self.guide.presetRequested.connect(self._choose_preset)
        self.guide.termRequested.connect(self._show_term)

    def _note_drawing(self) -> None:
        self.teacher.noteDrawing(self.pad.ink())

    def _show_tab(self, key: str) -> None:
        self.tabs.setCurrentIndex(KEYS.index(key))

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

    def _import_data(self) -> None:
        self.tabs.setCurrentIndex(DATA)
        self.data.importing.open()

    def _look_at(self, place: int) -> None:
        """Make what is looked at first now, and give the orders to it."""
        self.tabs.content(place)
        self.run.lookAtRace(place == RACE)
        self.status.lookAtRace(place == RACE)
        self.reading.lookAtRace(place == RACE)

    def _show_why(self) -> None:
        from gui.drawing.tab import WHY

        self.tabs.setCurrentIndex(DRAWING)
        self.drawing.showPage(WHY)

    def _explain(self, parts: frozenset[Part], target: int | None) -> None:
        """Ask for what is looked at here; a window that is gone looks at nothing any more."""
        if not self._is_closed:
            self.session.explain(parts, target)

    def _tell(self, text: str) -> None:
        self.news.banner.showMessage(text, "info")

    def _tell_notice(self, notice: Message) -> None:
        self._tell(translated(notice))

    def _digits_changed(self) -> None:
        """There are more, fewer or other digits in the sets made of the user's own."""
        self.session.shelf.forget()
        self.document.refresh()
        self.top.fillData()

    def _tell_errand(self, event: ErrandFailed) -> None:
        hint = translated(event.hint) if event.hint is not None else ""
        self._tell_failure(f"{translated(event.message)} {hint}".strip())

    def _tell_failure(self, text: str) -> None:
        self.news.banner.showMessage(text, "error")

    def _adopt(self, spec: RunSpec, name: str) -> None:
        self.document.edit(spec, self.tr("Use the settings of {name}").format(name=name))

    def _choose_data(self, name: str) -> None:
        self.document.chooseData(name, self.tr("Change data"))

    def _swap_theme(self) -> None:
        self.themes.setMode("light" if self.themes.theme.isDark else "dark")

    def _follow_spec(self) -> None:
        """Let a run under way have another learning rate at once, if it is a usable one."""
        if not checks.errors(self.document.problems):
            self.session.follow(self.document.spec)

    def _show_fix(self) -> None:
        self.training.doctor.setSpec(self.document.spec)

    def _show_vitals(self, observation: Observation) -> None:
        """Let the doctor know what the layers' gradients are like now."""
        if observation.vitals is not None and self.session.moment is None:
            self.training.setVitals(observation.vitals)
            self.session.look("doctor", frozenset())

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

    def _show_trial(self) -> None:
        self.trials.next(self.reading.trialSpec())

    def _show_state(self) -> None:
        is_starting = self.session.state is RunState.PREPARING
        if is_starting and self.tabs.currentIndex() not in STAYS:
            self.tabs.setCurrentIndex(TRAIN)  # who presses Train wants to see it learn
        self.builder.setTrained(self.session.wanted if self.session.state.active else None)
        if self.session.state.ended:  # the doctor looks within at least once a run
            self.session.look("doctor", frozenset({Sight.VITALS}))

    def _show_devices(self) -> None:
        backend = self.session.backend
        if backend is not None:
            self.builder.setDevices(
                [(name, translated(title)) for name, title in backend.devices],
                translated(backend.no_gpu) if backend.no_gpu is not None else "",
            )
