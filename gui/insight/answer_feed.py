"""Has the arithmetic of the moment shown worked out, and anew when there is another moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from engine.insight.calculator import Answer, Calculator, Question
from engine.insight.update_rule import upcoming
from engine.training.states import RunState
from gui.data.desk import Asker
from gui.translation import translated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec
    from engine.training.snapshots import Snapshot
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.session import Session

LIVE_MS = 1000
"""While a run is under way the figures change once a second: longer than it takes to read one."""


class AsksForStep(Protocol):
    """Works questions out; `engine.insight.calculator.Calculator`."""

    def answer(self, question: Question, report: Report, cancelled: IsCancelled) -> Answer:
        """Work one answer out, on the desk's thread."""


class AnswerFeed(QObject):
    """Answers about the session's moment; nothing is asked for while it is not active.

    Parameters
    ----------
    session : the window's; it must have the run, its moments and the desks.
    calculator : works the answers out; the engine's own with None.

    Attributes
    ----------
    answer : the last one, None where there is none to the present question.
    """

    due = Signal()
    """There is another moment, about which `ask` is to be called."""
    answered = Signal(object, bool)
    """An `engine.insight.calculator.Answer`, and whether its picture is another than before."""
    failed = Signal(str)
    """There is no answer: a sentence, with what to do."""

    def __init__(
        self, session: Session, calculator: AsksForStep | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._calculator = calculator or Calculator(self._load)
        self._desk = session.desks.arithmetic
        self._active = False
        self.answer: Answer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LIVE_MS)
        self._soon.timeout.connect(self._follow)
        for changed in (session.stateChanged, session.dataReady, session.momentChanged):
            changed.connect(self._follow)
        session.historyChanged.connect(self._followLive)

    def setActive(self, active: bool) -> None:
        """Follow the session from now on, or give up what is being worked out."""
        self._active = active
        if active:
            self._follow()
        else:
            self._soon.stop()
            self._desk.cancel(self)

    def ask(self, layer: int | None, picture: NDArray[Any] | None, example: int) -> bool:
        """Have a layer's arithmetic worked out; return whether there is any.

        Parameters
        ----------
        layer : by its place among the spec's; None where the run has none.
        picture : what the network is to see; None: the test example.
        example : number of the test example, from 0.
        """
        question = self._question(layer, picture, example)
        if question is None:
            self._desk.cancel(self)
            self.forget()
            return False
        work = partial(self._calculator.answer, question)
        self._desk.ask(work, Asker(self, self._take, self._fail))
        return True

    def forget(self) -> None:
        """Ask anew as soon as it is active: the last answer is to another question."""
        self.answer = None

    def hasEnded(self) -> bool:
        """Whether the run makes no further update after the moment of the answer."""
        answer, session = self.answer, self._session
        is_last = answer is not None and answer.step.when.update >= session.history.updates
        return is_last and not session.state.active

    def _load(self, spec: RunSpec, report: Report, cancelled: IsCancelled) -> Dataset:
        """Read the data of a run, on the desk's thread."""
        session = self._session
        return session.shelf.get(spec, session.usableDataDir(), report, cancelled)

    def _followLive(self) -> None:
        """Follow a run under way, now and then."""
        if self._active and not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        """Ask for the moment there is now, unless it is answered."""
        if not self._active:
            return
        snapshot = self._snapshot()
        if self._desk.busy and self._session.state is RunState.RUNNING:
            self._followLive()
        elif self.answer is None or snapshot is not self.answer.question.snapshot:
            self.due.emit()

    def _snapshot(self) -> Snapshot | None:
        """The moment of the run that is shown."""
        snapshots, moment = self._session.snapshots, self._session.moment
        return snapshots.last if moment is None else snapshots.nearest(moment)

    def _question(
        self, layer: int | None, picture: NDArray[Any] | None, example: int
    ) -> Question | None:
        session, snapshot = self._session, self._snapshot()
        spec = session.spec
        if spec is None or snapshot is None or layer is None:
            return None
        prepared = session.prepared
        first, last = (prepared.first_update, prepared.epochs) if prepared else (0, 0)
        when = upcoming(spec, session.history, snapshot.update, first, last)
        return Question(spec, snapshot, when, layer, picture, example)

    def _take(self, answer: Answer) -> None:
        before, self.answer = self.answer, answer
        self.answered.emit(answer, before is None or before.shown is not answer.shown)

    def _fail(self, event: ErrandFailed) -> None:
        self.forget()
        hint = translated(event.hint) if event.hint else ""
        self.failed.emit(f"{translated(event.message)} {hint}".strip())
