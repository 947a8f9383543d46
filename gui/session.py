"""The window's side of the engine: gives orders, and keeps what comes back."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from engine.data import sources
from engine.data.shelf import Shelf
from engine.insight.explainer import Explainer
from engine.insight.lane_reader import LaneReader
from engine.insight.observer import Observer
from engine.insight.reader import Reader
from engine.spec import stopping
from engine.training.control import Control
from engine.training.history import History
from engine.training.origin import Origin
from engine.training.snapshots import Snapshots
from engine.training.states import RunState
from engine.work import events, tasks
from engine.work.jobs import JobRunner
from gui.data.desk import Desks
from gui.job_pump import JobPump, showing_faults

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.data.dataset import Split
    from engine.insight.explanation import Ink, Part
    from engine.insight.observation import Sight
    from engine.spec.run import RunSpec
    from engine.work.events import Event
    from engine.work.jobs import Job

log = logging.getLogger(__name__)


class Session(QObject):
    """One window's engine, its current run, and what the run has measured.

    Views read the attributes and listen to the signals; buttons call the methods.

    Attributes
    ----------
    state : where the run stands.
    history : what the current or last run has measured.
    spec : what the current or last run trains, None before the first.
    wanted : what was asked for last; it becomes ``spec`` once it can be trained, so that a run
        that cannot start costs nothing of the last one.
    prepared : facts about the run, None until the model is built.
    data : which examples it uses, None until they are there.
    batches : the last batches' rate and time left, None before the first.
    ended : how the last run ended, None while one is under way.
    progress : long work under way before the first batch, or None.
    shippedReads : whether the pad is read by the network that comes with the application.
    snapshots : moments of the current or last run.
    moment : the update that the views show, None: the present.
    reader, explainer : the threads that read the pad, and that say why.
    members : the thread on which other networks read the pad while they are chosen to.
    observer : the thread that looks at the network in training.
    """

    stateChanged = Signal()
    historyChanged = Signal()
    progressChanged = Signal()
    dataReady = Signal()
    dataDirChanged = Signal()
    backendReady = Signal(object)
    readerReady = Signal()
    predicted = Signal(int, object)
    memberPredicted = Signal(int, object)
    """Number of the member, and its probabilities."""
    explained = Signal(object)
    observed = Signal(object)
    """An `Observation` of what somebody looks at."""
    failed = Signal(object)
    momentChanged = Signal()
    followed = Signal()

    def __init__(self, data_dir: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pump = JobPump(self._take, parent=self)
        self._answers = JobPump(self._take, interval_ms=0, parent=self)
        self.explainer = Explainer(self._answers.feed.put)
        self.reader = Reader(self._answers.feed.put, self.explainer)
        self.members = LaneReader(self._answers.feed.put, follower=self.explainer)
        self._lets_members_read = False
        self._compared: tuple[RunSpec | None, Path | None] | None = None
        self.observer = Observer(self._answers.feed.put)
        self._looks: dict[str, frozenset[Sight]] = {}
        self._runner = JobRunner(self._pump.put)
        self.shelf = Shelf()
        self.desks = Desks(self)
        self.desks.crashed.connect(self.failed)
        self._data_dir = data_dir
        self._control: Control | None = None
        self._drawing = 0
        self._workplace = tasks.Workplace()
        self._origin: Origin | None = None
        self._next: RunSpec | None = None
        self._taken = self.snapshots = Snapshots()
        self.moment: int | None = None
        self.state = RunState.IDLE
        self.history = History()
        self._before = RunState.IDLE
        self._found: events.DataReady | None = None
        self.spec: RunSpec | None = None
        self.wanted: RunSpec | None = None
        self.prepared: events.RunPrepared | None = None
        self.data: events.DataReady | None = None
        self.batches: events.BatchesDone | None = None
        self.ended: events.RunEnded | None = None
        self.progress: events.Progress | None = None
        self.backend: events.BackendReady | None = None
        self.backendFailed = False
        self.shippedReads = False

    def importBackend(self) -> None:
        """Bring TensorFlow in on the engine thread."""
        self._runner.submit(tasks.ImportBackend())

    def submit(self, job: Job) -> None:
        """Have the engine thread do ``job`` after what it does now."""
        self._runner.submit(job)

    def train(
        self,
        spec: RunSpec,
        steps: int = 0,
        by_epoch: bool = False,
        origin: Origin | None = None,
    ) -> None:
        """Start a run.

        Parameters
        ----------
        steps : when more than 0, it pauses after so many batches.
        by_epoch : when True, it pauses after its first epoch.
        origin : the moment of the last run to go on from; fresh weights without.
        """
        if self.state.active:
            return
        self._control = Control(steps, by_epoch)
        self._before = self.state
        self.wanted, self._origin = spec, origin
        self._taken = Snapshots()
        self._runner.submit(
            tasks.Train(
                spec,
                self.shelf,
                self.usableDataDir(),
                self.reader,
                self._control,
                self._workplace,
                self._taken,
                origin,
                self.observer,
            )
        )
        self._become(RunState.PREPARING)

    @property
    def restored(self) -> int | None:
        """The update of the best moment, where the last run ended by going back to it."""
        spec, best = self.spec, self.snapshots.best
        if spec is None or best is None or self.prepared is None or self.ended is None:
            return None
        first, epochs = self.prepared.first_update, self.history.epochs
        own = [epoch.values for epoch in epochs if epoch.update > first]
        went_back = stopping.restores_best(spec.training.stopping, own)
        return best.update if went_back and best.update < self.history.updates else None

    def trainMore(self, spec: RunSpec) -> None:
        """Go on with the weights with which the last run ended, for the epochs of ``spec``.

        Where it went back to its best moment, those are the weights of that moment, and what was
        measured later is not the past of the new run.
        """
        restored = self.restored
        self.continueFrom(spec, self.history.updates if restored is None else restored)

    def continueFrom(self, spec: RunSpec, update: int) -> None:
        """Branch a run off the last one: go on from the moment nearest to ``update``."""
        snapshot = self.snapshots.nearest(update)
        if snapshot is not None and self.spec is not None:
            past = self.history.until(snapshot.update)
            self.train(spec, origin=Origin(snapshot, past, self.spec.training.optimizer))

    def restart(self, spec: RunSpec) -> None:
        """End the run, if one is under way, and start again from fresh weights."""
        if self.state.active:
            self._next = spec
            self.stop()
        else:
            self.train(spec)

    def follow(self, spec: RunSpec) -> None:
        """Take over at once what a run can change while it is under way: its learning rate."""
        rate = spec.training.optimizer.learning_rate
        if self._control is None or self.wanted is None or not self.state.active:
            return
        if spec != self.wanted and self.wanted.with_learning_rate(rate) == spec:
            self._control.set_learning_rate(rate)
            if self.spec is self.wanted:
                self.spec = spec
            self.wanted = spec
            self.followed.emit()

    def showMoment(self, update: int | None) -> None:
        """Let the pad and every view show the moment nearest to ``update``; None: now."""
        snapshot = None if update is None else self.snapshots.nearest(update)
        self.moment = snapshot.update if snapshot else None
        weights = snapshot.weights if snapshot else None
        self.reader.pin(weights)
        self.observer.pin(weights)
        self.momentChanged.emit()

    def look(self, owner: str, sights: frozenset[Sight]) -> None:
        """Have the network looked at for a view.

        Parameters
        ----------
        owner : the view; what it wanted before does not count any more.
        sights : what it shows; empty while it is hidden, so that nothing is done for it.
        """
        self._looks[owner] = sights
        self.observer.look(frozenset().union(*self._looks.values()))

    def pause(self) -> None:
        """Hold before the next chunk of batches."""
        if self._control:
            self._control.pause()

    def resume(self) -> None:
        """Go on where it was held."""
        if self._control:
            self._control.resume()

    def step(self) -> None:
        """Do one batch, then hold."""
        if self._control:
            self._control.step()

    def stepEpoch(self) -> None:
        """Go on to the end of the epoch, then hold."""
        if self._control:
            self._control.step_epoch()

    def stop(self) -> None:
        """End the run and keep what was learnt."""
        if self._control and self.state.active:
            self._control.stop()
            self._become(RunState.STOPPING)

    def skipDownload(self) -> None:
        """Do not wait for the download; use the built-in set."""
        self.shelf.skip_download()

    def setDataDir(self, folder: Path | None) -> None:
        """Look for data in ``folder`` first, from the next run on."""
        self._data_dir = folder
        self.shelf.forget()
        self.dataDirChanged.emit()

    @property
    def dataDir(self) -> Path | None:
        """The user's folder of data sets."""
        return self._data_dir

    def usableDataDir(self) -> Path | None:
        """The user's folder where it is there; a stick may have been pulled out."""
        folder = self._data_dir
        return folder if folder is not None and os.path.isdir(folder) else None

    def read(self, picture: NDArray[np.uint8] | None, ink: Ink | None = None) -> None:
        """Have the network, or the members, read ``picture`` from now on, None for an empty pad.

        Parameters
        ----------
        ink : the strokes it was made of, where it was drawn.
        """
        self._drawing += 1
        self.explainer.draw(ink, self._drawing)
        others = self._lets_members_read
        self.reader.read(None if others else picture, self._drawing)
        self.members.read(picture if others else None, self._drawing)

    def letMembersRead(self, members: bool, spec: RunSpec | None = None) -> None:
        """Have the members read the pad, or the current network again; from the next picture on.

        Parameters
        ----------
        spec : what the member that is explained was trained with; None: any digits.
        """
        self._lets_members_read = members
        self.explainer.forget()
        self._compare_with(spec if members or self.shippedReads else self.spec)

    def explain(self, parts: frozenset[Part], target: int | None = None) -> None:
        """Work out why the network answers as it does; see `Explainer.want`."""
        self.explainer.want(parts, target)

    def close(self, timeout_s: float) -> bool:
        """End everything; return whether the engine thread ended in time."""
        self.reader.close()
        self.members.close()
        self.explainer.close()
        self.observer.close()
        self.desks.close(0)
        ended = self._runner.close(timeout_s)
        self.members.close(timeout_s)
        self.explainer.close(timeout_s)
        self.observer.close(timeout_s)
        return ended

    def _become(self, state: RunState) -> None:
        if state is not self.state:
            self.state = state
            self.stateChanged.emit()

    def _take(self, batch: list[Event]) -> None:
        """Take all events that were waiting, then tell the views once."""
        measured = False
        for event in batch:
            with showing_faults():
                self._HANDLERS[type(event)](self, event)
            measured |= isinstance(event, events.BatchesDone | events.EpochDone)
        if measured:
            self.historyChanged.emit()

    def _backend(self, event: events.BackendReady) -> None:
        self.backend = event
        self.backendReady.emit(event)
        self._use_shipped()

    def _use_shipped(self) -> None:
        """Have the pad read before any run has got as far as to read it."""
        self._runner.submit(
            tasks.UseShipped(self.reader, lambda: self.spec is None and not self.state.active)
        )

    def _shipped_reads(self, _: events.ShippedReads) -> None:
        self.shippedReads = True
        if not self._lets_members_read:
            self._compare_with(None)
        self.readerReady.emit()

    def compareAnew(self) -> None:
        """Load what drawings are compared with once more: other examples are at hand by now."""
        if self._compared is not None:
            spec, _ = self._compared
            self._compared = None
            self._compare_with(spec)

    def _compare_with(self, spec: RunSpec | None) -> None:
        """Let drawings be compared with what a run learns from, or with None with any digits.

        Where they are already, nothing is loaded anew.
        """
        wanted = spec, self.usableDataDir()
        if wanted == self._compared:
            return
        self._compared = wanted
        examples = self._digits if spec is None else partial(self._learnt_from, spec)
        self.explainer.compare_with(examples)

    def _digits(self) -> Split:
        """Return the digits that are at hand, for the network that comes with the application."""
        folder = self.usableDataDir()
        return sources.load_or_builtin("mnist", data_dir=folder, download=False).train

    def _learnt_from(self, spec: RunSpec) -> Split:
        """Return the training examples of a run."""
        folder = self.usableDataDir()
        return self.shelf.get(spec, folder, lambda *_: None, lambda: False).train

    def _progressed(self, event: events.Progress) -> None:
        self.progress = event
        self.progressChanged.emit()

    def _found_data(self, event: events.DataReady) -> None:
        self._found = event

    def _was_prepared(self, event: events.RunPrepared) -> None:
        self.prepared, self.spec, self.data = event, self.wanted, self._found
        self.batches, self.ended = None, None
        self.history = self._origin.history.until(event.first_update) if self._origin else History()
        self.history.steps_per_epoch = event.steps_per_epoch
        self.history.examples_per_update = event.examples / event.steps_per_epoch
        self.snapshots = self._taken
        self.shippedReads = False
        self._compared = None  # the same recipe may give other examples by now
        if not self._lets_members_read:
            self._compare_with(self.spec)
        self.showMoment(None)
        self._end_progress()
        self.dataReady.emit()
        self.historyChanged.emit()

    def _moved(self, event: events.StateChanged) -> None:
        # An order to stop stands, whatever the run announced before it heard of it.
        if self.state is not RunState.STOPPING:
            self._become(event.state)
        if event.state is RunState.PAUSED:
            self.observer.settle()

    def _learnt(self, event: events.BatchesDone) -> None:
        self.batches = event
        self.history.add_batches(event.values, event.seconds, event.learning_rates)

    def _finished_epoch(self, event: events.EpochDone) -> None:
        self.history.epochs.append(event.result)

    def _run_ended(self, event: events.RunEnded) -> None:
        self.ended = event
        self.observer.settle()
        self._become(event.state)
        self._start_next()

    def _start_next(self) -> None:
        """Start the run that waited for the end of the one before."""
        spec, self._next = self._next, None
        if spec is not None:
            self.train(spec)

    def _read(self, event: events.Prediction) -> None:
        if event.image == self._drawing:
            self.predicted.emit(event.image, event.probabilities)

    def _member_read(self, event: events.LaneEvent) -> None:
        told = event.event
        if isinstance(told, events.Prediction) and told.image == self._drawing:
            self.memberPredicted.emit(event.lane, told.probabilities)

    def _explained(self, event: events.Explained) -> None:
        if event.explanation.drawing == self._drawing:
            self.explained.emit(event.explanation)

    def _observed(self, event: events.Observed) -> None:
        self.observed.emit(event.observation)

    def _job_failed(self, event: events.JobFailed) -> None:
        self._next = None  # or a restart would come over some later run
        self._end_progress()
        if self.state.active:
            self._become(RunState.FAILED)
            self._use_shipped()
        elif self.backend is None:
            self.backendFailed = True
            self.stateChanged.emit()
        self.failed.emit(event)

    def _job_cancelled(self, _: events.JobCancelled) -> None:
        self._end_progress()
        self._become(self._before)
        self._use_shipped()
        self._start_next()

    def _end_progress(self) -> None:
        self.progress = None
        self.progressChanged.emit()

    _HANDLERS: ClassVar[dict[type, Callable[..., None]]] = {
        events.BackendReady: _backend,
        events.ShippedReads: _shipped_reads,
        events.Progress: _progressed,
        events.DataReady: _found_data,
        events.RunPrepared: _was_prepared,
        events.StateChanged: _moved,
        events.BatchesDone: _learnt,
        events.EpochDone: _finished_epoch,
        events.RunEnded: _run_ended,
        events.Prediction: _read,
        events.LaneEvent: _member_read,
        events.Explained: _explained,
        events.Observed: _observed,
        events.JobFailed: _job_failed,
        events.JobCancelled: _job_cancelled,
    }
