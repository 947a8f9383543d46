"""Everything a person can order, once: menus, toolbar and shortcuts all use these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from engine.spec import checks
from engine.training.states import RunState, actions
from gui.translation import translated

if TYPE_CHECKING:
    from gui.document import Document
    from gui.race.session import RaceSession
    from gui.session import Session
    from gui.theme import ThemeManager


class RunActions(QObject):
    """Train, pause, resume, step and stop; what is enabled follows from the state alone.

    They are for what is under way, a single run or a race; where nothing is, for what is looked
    at.
    """

    def __init__(
        self,
        document: Document,
        session: Session,
        race: RaceSession,
        themes: ThemeManager,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._themes = document, session, themes
        self._race, self._looks_at_race = race, False
        self.train = self._action("Ctrl+R", self._press_train)
        self.step = self._action("F10", self._press_step)
        self.stepEpoch = self._action("Shift+F10", self._press_step_epoch)
        self.stop = self._action("Shift+F5", lambda: self._target.stop())
        self.more = self._action("Ctrl+M", self._press_more)
        self.restart = self._action("Ctrl+Shift+R", self._press_restart)
        self.train.setShortcuts([QKeySequence("Ctrl+R"), QKeySequence("F5")])
        self.step.setText(self.tr("Step"))
        self.stepEpoch.setText(self.tr("One epoch"))
        self.stop.setText(self.tr("Stop"))
        self.more.setText(self.tr("Train more"))
        self.restart.setText(self.tr("Restart"))
        themes.setIcon(self.step, "step")
        themes.setIcon(self.stop, "stop")
        self.step.setToolTip(
            self.tr("Learn from one batch only, then pause: one update of all weights. (F10)")
        )
        self.stop.setToolTip(self.tr("End the run and keep what was learnt. (Shift+F5)"))
        self.stepEpoch.setToolTip(
            self.tr("Learn from every example once, measure, then pause. (Shift+F10)")
        )
        self.restart.setToolTip(
            self.tr("Throw away what was learnt and train from fresh weights. (Ctrl+Shift+R)")
        )
        session.stateChanged.connect(self.update)
        race.stateChanged.connect(self.update)
        document.specChanged.connect(self.update)
        self.update()

    def update(self) -> None:
        """Enable and name the actions as the state and the spec ask."""
        state = self._target.state
        can = actions(state, self._ready())
        self.train.setEnabled(can.train or can.pause or can.resume)
        self.step.setEnabled(can.step)
        self.stepEpoch.setEnabled(can.step)
        self.stop.setEnabled(can.stop)
        self.more.setEnabled(can.train and not self._races and self._can_go_on())
        self.restart.setEnabled(self._ready() and state is not RunState.STOPPING)
        self._name_train(state)
        self.more.setToolTip(self._more_tip())

    def lookAtRace(self, on: bool) -> None:
        """Whether the race is what is looked at."""
        self._looks_at_race = on
        self.update()

    @property
    def _races(self) -> bool:
        """Whether the orders are for the race."""
        if self._session.state.active:
            return False
        return self._race.state.active or self._looks_at_race

    @property
    def _target(self) -> Session | RaceSession:
        return self._race if self._races else self._session

    def trigger_main(self) -> None:
        """Do the one thing to do next: train, pause or resume."""
        self.train.trigger()

    def _ready(self) -> bool:
        return not checks.errors(self._document.problems) and not self._race.aftermath.repeats

    def _name_train(self, state: RunState) -> None:
        if state in (RunState.RUNNING, RunState.PREPARING, RunState.STOPPING):
            text, icon = self.tr("Pause"), "pause"
            tip = self.tr("Hold after the batches under way; everything stays as it is. (Space)")
        elif state is RunState.PAUSED:
            text, icon = self.tr("Resume"), "play"
            tip = self.tr("Go on where it was held. (Space)")
        elif self._races:
            text, icon = self.tr("Start race"), "play"
            tip = self.tr("Let all lanes start from the same weights, on the same batches. (Space)")
        else:
            text, icon = self.tr("Train"), "play"
            tip = self.tr("Start from fresh weights and train for all epochs. (Space)")
        if not state.active and not self._ready():
            tip = self._obstacle()
        self.train.setText(text)
        self.train.setToolTip(tip)
        self._themes.setIcon(self.train, icon, "on_accent" if self.train.isEnabled() else "muted")

    def _obstacle(self) -> str:
        """Say why nothing can be trained now."""
        if self._race.aftermath.repeats:
            return self.tr("The race is being repeated with other seeds; cancel that first.")
        first = checks.errors(self._document.problems)[0]
        return self.tr("This must be settled first: {problem}").format(
            problem=translated(first.message)
        )

    def _more_tip(self) -> str:
        session = self._session
        restored = session.restored
        if restored is None:
            return self.tr(
                "Go on from where the last run ended, for as many epochs again. (Ctrl+M)"
            )
        epoch = next(e.epoch for e in session.history.epochs if e.update == restored)
        return self.tr(
            "Go on from epoch {epoch}, whose weights were kept; the curves are cut there. (Ctrl+M)"
        ).format(epoch=epoch)

    def _press_train(self) -> None:
        can = actions(self._target.state, self._ready())
        if can.train and self._races:
            self._race.start()
        elif can.train:
            self._session.train(self._document.spec)
        elif can.pause:
            self._target.pause()
        elif can.resume:
            self._target.resume()

    def _can_go_on(self) -> bool:
        """Whether the last run's model is the one on the desk, and did not diverge."""
        session = self._session
        ended_well = session.state in (RunState.FINISHED, RunState.STOPPED)
        return (
            ended_well
            and session.spec is not None
            and (
                session.spec.model == self._document.spec.model
                and session.spec.data.name == self._document.spec.data.name
            )
        )

    def _press_more(self) -> None:
        self._session.trainMore(self._document.spec)

    def _press_restart(self) -> None:
        if self._races:
            self._race.restart()
            return
        self._session.restart(self._document.spec)

    def _press_step_epoch(self) -> None:
        if self._races or self._session.state.active:
            self._target.stepEpoch()
        elif self._ready():
            self._session.train(self._document.spec, by_epoch=True)

    def _press_step(self) -> None:
        if self._races or self._session.state.active:
            self._target.step()
        elif self._ready():
            self._session.train(self._document.spec, steps=1)

    def _action(self, shortcut: str, do: object) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(do)
        return action
