"""Asks at the end of an epoch, and of the run, what ails the run."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.data import recipe
from engine.insight import doctor
from engine.insight.case import Case
from engine.insight.course import turning_point
from engine.messages import InputError

if TYPE_CHECKING:
    from engine.data.info import DatasetInfo
    from engine.insight.doctor import Diagnosis
    from engine.insight.observation import LayerVitals
    from engine.training.history import History
    from gui.session import Session


INTERVAL_S = 0.5
"""Epochs may be shorter than a frame of the screen; nobody reads a sentence so fast."""


class Checkup:
    """What ails the session's run; works nothing out while nothing has changed.

    Parameters
    ----------
    clock : seconds, from anywhere.
    """

    def __init__(self, session: Session, clock: Callable[[], float] = time.monotonic) -> None:
        self._session, self._clock = session, clock
        self._next_s = 0.0
        self._state: object = None
        self._vitals: tuple[LayerVitals, ...] = ()
        self._of: History | None = None
        self._data: DatasetInfo | None = None
        self._seen: object = None
        self.diagnosis: Diagnosis | None = None
        self.turn: int | None = None

    def setVitals(self, vitals: tuple[LayerVitals, ...]) -> None:
        """Take what was seen within the network; it counts until another run begins."""
        self._vitals = vitals
        self._seen, self._next_s = None, 0.0

    def update(self) -> bool:
        """Look again where there is something new; return whether another run has begun."""
        session, begun = self._session, self._session.history is not self._of
        if begun:
            self._begin()
        due = begun or session.state is not self._state or self._clock() >= self._next_s
        seen = len(session.history.epochs), session.state, session.spec
        if due and seen != self._seen:
            self._seen, self._state = seen, session.state
            self._next_s = self._clock() + INTERVAL_S
            self.turn = turning_point(session.history)
            self.diagnosis = self._examined()
        return begun

    def _begin(self) -> None:
        self._of, self._vitals, self._data = self._session.history, (), None
        self._seen = None
        if self._session.spec is not None:
            try:
                self._data = recipe.info_of(self._session.spec)
            except InputError:  # a set that has been taken away since
                self._data = None

    def _examined(self) -> Diagnosis | None:
        session = self._session
        if session.spec is None or self._data is None:
            return None
        return doctor.examine(
            Case(
                session.spec,
                self._data,
                session.history,
                session.state,
                self._vitals,
                session.data.columns if session.data else (),
                session.ended.reason if session.ended else None,
            )
        )
