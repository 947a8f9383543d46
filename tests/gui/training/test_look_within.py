"""The doctor gets to know how the layers are doing, once an epoch, whatever is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.insight.observation import Observation, Sight
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from gui.training.look_within import LookWithin
from tests.helpers.real_runs import VITALS


class Observer:
    """Counts what it is asked for."""

    def __init__(self) -> None:
        self.glances = 0

    def glance(self, sights: frozenset[Sight]) -> None:
        assert sights == {Sight.VITALS}
        self.glances += 1


class Session(QObject):
    """What is read of a session, and what it is asked for."""

    historyChanged = Signal()
    stateChanged = Signal()
    observed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.state, self.history = RunState.RUNNING, History()
        self.moment: int | None = None
        self.observer = Observer()
        self.looks: list[set[Sight]] = []

    def look(self, owner: str, sights: frozenset[Sight]) -> None:
        self.looks.append(set(sights))

    def end_epochs(self, count: int = 1) -> None:
        for _ in range(count):
            number = len(self.history.epochs) + 1
            self.history.epochs.append(EpochResult(number, 10 * number, {}, 1.0))
        self.historyChanged.emit()

    def become(self, state: RunState) -> None:
        self.state = state
        self.stateChanged.emit()


class Tab(QWidget):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Sequence[Any]] = []

    def setVitals(self, vitals: Sequence[Any]) -> None:
        self.told.append(vitals)


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def tab(qtbot: Any) -> Tab:
    tab = Tab()
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def within(session: Any, tab: Any) -> LookWithin:
    return LookWithin(session, tab)


@pytest.mark.usefixtures("within")
class TestWhatIsAskedFor:
    def test_one_glance_an_epoch_and_none_between(self, session: Session) -> None:
        session.historyChanged.emit()
        assert session.observer.glances == 0
        for count in (1, 2, 3):
            session.end_epochs()
            for _ in range(5):
                session.historyChanged.emit()
            assert session.observer.glances == count
        assert session.looks == []

    def test_a_run_that_begins_anew_is_asked_about_anew(self, session: Session) -> None:
        session.end_epochs()
        session.history = History()
        session.historyChanged.emit()
        session.end_epochs()
        assert session.observer.glances == 2

    def test_while_nobody_sees_the_tab_nothing_is_asked(self, session: Session, tab: Tab) -> None:
        tab.hide()
        session.end_epochs()
        assert session.observer.glances == 0
        tab.show()
        session.historyChanged.emit()
        assert session.observer.glances == 1

    def test_at_a_pause_the_weights_at_hand_are_looked_at(self, session: Session, tab: Tab) -> None:
        tab.hide()  # which counts only where training has to wait
        session.become(RunState.PAUSED)
        assert session.looks == []
        session.become(RunState.RUNNING)
        session.end_epochs()
        session.become(RunState.PAUSED)
        session.become(RunState.RUNNING)
        session.become(RunState.PAUSED)
        assert session.looks == [{Sight.VITALS}]

    def test_the_end_is_looked_at_even_in_the_middle_of_an_epoch(self, session: Session) -> None:
        session.become(RunState.STOPPED)
        assert session.looks == [{Sight.VITALS}]


def test_a_window_that_comes_after_the_end_asks_too(session: Any, tab: Any) -> None:
    session.state = RunState.FINISHED
    within = LookWithin(session, tab)
    assert session.looks == [{Sight.VITALS}]
    del within


@pytest.mark.usefixtures("within")
def test_what_was_seen_is_told_and_no_more_is_asked_for(session: Session, tab: Tab) -> None:
    session.become(RunState.FINISHED)
    session.observed.emit(Observation(kernels=()))
    assert tab.told == []
    session.observed.emit(Observation(vitals=VITALS["dying"]))
    assert tab.told == [VITALS["dying"]]
    assert session.looks == [{Sight.VITALS}, set()]


@pytest.mark.usefixtures("within")
def test_an_earlier_moment_is_not_taken_for_now(session: Session, tab: Tab) -> None:
    session.moment = 30
    session.observed.emit(Observation(vitals=VITALS["dying"]))
    assert tab.told == []
