"""Has the network looked into for the doctor, whichever views are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.insight.observation import Sight
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.insight.observation import Observation
    from gui.session import Session
    from gui.training.train_tab import TrainTab

OWNER = "doctor"
VITALS = frozenset({Sight.VITALS})


class LookWithin(QObject):
    """Asks once an epoch how the layers are doing, and lets the Train tab know.

    While a run is under way it asks only where the tab can be seen; while the run rests, which
    is when looking costs no training, it asks anyway.
    """

    def __init__(self, session: Session, tab: TrainTab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tab = session, tab
        self._asked_after = 0
        session.historyChanged.connect(self._ask)
        session.stateChanged.connect(self._ask_at_rest)
        session.observed.connect(self._take)
        self._ask_at_rest()

    def _ask_at_rest(self) -> None:
        if self._session.state.ended:
            self._look()
        else:
            self._ask()

    def _ask(self) -> None:
        """Ask where an epoch has ended since."""
        epochs = len(self._session.history.epochs)
        if epochs in (0, self._asked_after):
            self._asked_after = epochs
        elif self._session.state is RunState.PAUSED:
            self._look()
        elif self._tab.isVisible():
            self._asked_after = epochs
            self._session.observer.glance(VITALS)  # the next weights: those at hand may be old

    def _look(self) -> None:
        """Ask for the weights at hand, which are the latest."""
        self._asked_after = len(self._session.history.epochs)
        self._session.look(OWNER, VITALS)

    def _take(self, observation: Observation) -> None:
        """Let the doctor know what the layers are like now, not at an earlier moment."""
        if observation.vitals is not None and self._session.moment is None:
            self._tab.setVitals(observation.vitals)
            self._session.look(OWNER, frozenset())
