"""The row along the bottom: where the run stands, how fast it goes, on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from engine.data import registry, sources
from engine.messages import InputError
from engine.spec import checks
from engine.training.states import RunState
from gui.builder.words import wrappedTip
from gui.theme import figureLabel, mutedLabel
from gui.translation import translated
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from engine.work.events import DataReady
    from gui.document import Document
    from gui.race.lane_run import LaneRun
    from gui.race.session import RaceSession
    from gui.session import Session

PROGRESS_WIDTH = 180
LONGEST_STATE, LONGEST_RATE = "Finished · test accuracy 99.9 %", "999,999 examples/s"
"""The row keeps room for these, so that nothing in it jumps."""


class StatusLine(QWidget):
    """State, progress, examples a second, time left; data and device at the right."""

    def __init__(self, document: Document, session: Session, race: RaceSession) -> None:
        super().__init__()
        self._document, self._session = document, session
        self._race, self._looks_at_race = race, False
        self._expected: dict[str, str] = {}
        self.state = mutedLabel(self.tr("Starting TensorFlow …"))
        self.progress = QProgressBar()
        self.rate = figureLabel()
        self.left = mutedLabel()
        self.data = ElidedLabel()
        self.device = mutedLabel()
        self._arrange()
        for signal in (
            session.stateChanged,
            session.historyChanged,
            session.progressChanged,
            session.backendReady,
            race.stateChanged,
            race.measured,
            race.progressChanged,
            race.aftermath.seedsChanged,
        ):
            signal.connect(self._show_run)
        for signal in (
            session.dataReady,
            session.stateChanged,
            document.specChanged,
            race.dataReady,
            race.stateChanged,
        ):
            signal.connect(self._show_data)
        session.dataDirChanged.connect(self._look_again)
        document.specChanged.connect(self._show_run)
        session.backendReady.connect(self._show_device)
        session.stateChanged.connect(self._show_device)
        self._show_run()
        self._show_data()
        self._show_device()

    def lookAtRace(self, on: bool) -> None:
        """Whether the race is what is looked at."""
        self._looks_at_race = on
        self._show_run()
        self._show_data()

    def _arrange(self) -> None:
        self.progress.setFixedWidth(PROGRESS_WIDTH)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the run"))
        self._keep_room()
        self.data.setProperty("muted", True)
        self.rate.setProperty("muted", True)
        self.data.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(12)
        for widget in (self.state, self.progress, self.rate, self.left):
            layout.addWidget(widget)
        layout.addWidget(self.data, 1)
        layout.addWidget(self.device)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        for label, text in ((self.state, LONGEST_STATE), (self.rate, LONGEST_RATE)):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(text))

    def _show_run(self) -> None:
        if self._tells_of_race():
            self._show_race()
        else:
            self._show_single()

    def _tells_of_race(self) -> bool:
        """Whether the row is about the race: while it is under way or looked at."""
        race, session = self._race, self._session
        is_ready = session.backend is not None and not session.backendFailed
        races = race.isBusy or (self._looks_at_race and is_ready)
        return races and not session.state.active

    def _show_race(self) -> None:
        race = self._race
        done = sum(map(_share_done, race.racers))
        waiting = race.state is RunState.PREPARING or bool(race.aftermath.repeats)
        self.state.setText(self._race_text())
        self.progress.setVisible(race.isBusy or race.state.ended)
        self.progress.setRange(0, 0 if waiting else 1000)
        if not waiting:
            self.progress.setValue(round(1000 * done / max(1, len(race.racers))))
        racing = [x.batches for x in race.racers if x.state is RunState.RUNNING and x.batches]
        rate = sum(batches.rate for batches in racing) / max(1, len(racing))
        self.rate.setText(self.tr("{rate:,.0f} examples/s").format(rate=rate) if rate else "")
        self.left.setText("")

    def _seed_text(self) -> str:
        seeds, total = self._race.aftermath.seeds, self._race.aftermath.repeats
        return self.tr("Racing with seed {number} of {total}").format(
            number=min(len(seeds) + 1, total), total=total
        )

    def _race_text(self) -> str:
        race = self._race
        if race.aftermath.repeats:
            return self._seed_text()
        if race.state is RunState.PREPARING:
            label = race.progress.label if race.progress else None
            return translated(label) + " …" if label else self.tr("Preparing …")
        if race.state in (RunState.RUNNING, RunState.PAUSED):
            return self._race_epoch_text()
        if race.allDiverged:
            return self.tr("All lanes diverged")
        words = {
            RunState.IDLE: self.tr("Ready to race"),
            RunState.STOPPING: self.tr("Stopping …"),
            RunState.FINISHED: self.tr("The race is over"),
            RunState.STOPPED: self.tr("The race was stopped"),
        }
        return words.get(race.state, self.tr("Failed"))

    def _race_epoch_text(self) -> str:
        race = self._race
        word = self.tr("Paused") if race.state is RunState.PAUSED else self.tr("Racing")
        lanes = [lane for lane in race.lanes if lane.prepared and lane.state.active]
        if not lanes:
            return word
        last = min(lanes, key=lambda lane: lane.history.updates / lane.history.steps_per_epoch)
        total = last.prepared.epochs if last.prepared else 1
        done = last.history.updates // last.history.steps_per_epoch
        return self.tr("{word} · epoch {number} of {total} · {count} lanes").format(
            word=word, number=min(done + 1, total), total=total, count=len(race.racers)
        )

    def _show_single(self) -> None:
        session = self._session
        self.state.setText(self._state_text())
        failed = session.state is RunState.FAILED
        self.progress.setVisible(session.state.active or (session.state.ended and not failed))
        self._show_progress()
        batches = session.batches
        running = session.state is RunState.RUNNING and batches is not None
        self.rate.setText(
            self.tr("{rate:,.0f} examples/s").format(rate=batches.rate)
            if batches is not None and batches.rate
            else ""
        )
        left = batches.seconds_left if running and batches is not None else None
        self.left.setText("" if left is None else duration_left(left))

    def _show_progress(self) -> None:
        session = self._session
        waiting = session.state is RunState.PREPARING
        self.progress.setRange(0, 0 if waiting else 1000)
        if not waiting and session.prepared is not None:
            total = session.prepared.steps_per_epoch * session.prepared.epochs
            self.progress.setValue(round(1000 * session.history.updates / max(1, total)))

    def _state_text(self) -> str:
        session = self._session
        if not session.state.active and checks.errors(self._document.problems):
            return self._problem_text()
        if session.backendFailed:
            return self.tr("TensorFlow could not be started")
        if session.state is RunState.IDLE:
            return (
                self.tr("Ready")
                if session.backend is not None
                else self.tr("Starting TensorFlow …")
            )
        if session.state is RunState.PREPARING:
            return (
                translated(session.progress.label) + " …"
                if session.progress
                else self.tr("Preparing …")
            )
        if session.state in (RunState.RUNNING, RunState.PAUSED):
            return self._epoch_text()
        return self._end_text()

    def _problem_text(self) -> str:
        """Say where to look: a card, or the settings below the cards."""
        if checks.errors(self._document.problems)[0].layer is None:
            return self.tr("There is a problem: see Training on the left")
        return self.tr("The model has a problem: see the marked card")

    def _epoch_text(self) -> str:
        session = self._session
        word = self.tr("Paused") if session.state is RunState.PAUSED else self.tr("Training")
        if session.prepared is None:
            return word
        done = session.history.updates // session.prepared.steps_per_epoch
        text = self.tr("{word} · epoch {number} of {total}")
        return text.format(
            word=word, number=min(done + 1, session.prepared.epochs), total=session.prepared.epochs
        )

    def _end_text(self) -> str:
        session = self._session
        if session.state is RunState.FINISHED and session.ended is not None:
            accuracy = session.ended.test.get("accuracy")
            if accuracy is not None:
                return self.tr("Finished · test accuracy {share:.1f} %").format(
                    share=100 * accuracy
                )
        words = {
            RunState.STOPPING: self.tr("Stopping …"),
            RunState.FINISHED: self.tr("Finished"),
            RunState.STOPPED: self.tr("Stopped at update {count:,}"),
            RunState.DIVERGED: self.tr("Diverged at update {count:,}"),
            RunState.FAILED: self.tr("Failed"),
        }
        return words[session.state].format(count=session.history.updates)

    def _show_data(self) -> None:
        """Say which examples the run uses, or would use at the next Train, and their source."""
        session = self._session
        if self._tells_of_race() and self._race.data is not None:
            self.data.setText(self._data_text(self._race.data))
            return
        data, spec = session.data, session.spec
        if data is None or spec is None or session.state is RunState.IDLE:
            self.data.setText(self._expected_data())
            return
        text = self._data_text(data)
        if spec.data != self._document.spec.data:
            text += self.tr(" · at the next Train: {name}").format(
                name=translated(self._document.data.title)
            )
        self.data.setText(text)

    def _data_text(self, data: DataReady) -> str:
        return self.tr("{name}, {count:,} examples · source: {origin}").format(
            name=translated(data.title), count=data.train, origin=translated(data.origin)
        )

    def _look_again(self) -> None:
        self._expected.clear()
        self._show_data()

    def _expected_data(self) -> str:
        """Say where the examples are; looked up once a set, for a slow disk would stall typing."""
        name = self._document.spec.data.name
        if name not in self._expected:
            self._expected[name] = self._found_data(name)
        return self._expected[name]

    def _found_data(self, name: str) -> str:
        title = translated(self._document.data.title)
        try:
            registry.get(name)
            found = sources.find(name, self._session.usableDataDir())
        except InputError as error:
            return translated(error.message)
        if found is None:
            return self.tr("{name} · will be downloaded at the first Train").format(name=title)
        return self.tr("{name} · source: {origin}").format(
            name=title, origin=translated(found.origin)
        )

    def _show_device(self) -> None:
        session = self._session
        if session.prepared is not None:
            self.device.setText(translated(session.prepared.device))
        elif session.backend is not None:
            self.device.setText(translated(session.backend.devices[:2][-1][1]))
        no_gpu = session.backend.no_gpu if session.backend is not None else None
        self.device.setToolTip(wrappedTip(translated(no_gpu)) if no_gpu is not None else "")


def _share_done(lane: LaneRun) -> float:
    is_over = lane.state.ended and lane.state is not RunState.STOPPED
    if is_over or lane.prepared is None:
        return float(is_over)
    return lane.history.updates / (lane.prepared.steps_per_epoch * lane.prepared.epochs)


def duration_left(seconds: float) -> str:
    """Say how much time is left, in words that do not flicker."""
    if seconds < 90:
        text = QCoreApplication.translate("StatusLine", "{count:.0f} s left")
        return text.format(count=max(1.0, seconds))
    text = QCoreApplication.translate("StatusLine", "{count:.0f} min left")
    return text.format(count=seconds / 60)
