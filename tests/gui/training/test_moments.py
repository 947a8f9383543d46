"""The slider goes between the moments that the session has kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from engine.training.history import EpochResult, History
from gui.training.moments import Moments


class Snapshots:
    def __init__(self) -> None:
        self.best: Any = None

    def updates(self) -> tuple[int, ...]:
        return (1, 10, 20)


class Session(QObject):
    """What is read of a session, and what it is asked for."""

    historyChanged = Signal()
    stateChanged = Signal()
    momentChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.snapshots, self.history = Snapshots(), History(steps_per_epoch=10)
        self.moment: int | None = None
        self.asked: list[Any] = []

    def showMoment(self, update: int | None) -> None:
        self.asked.append(update)
        self.moment = update
        self.momentChanged.emit()

    def continueFrom(self, spec: object, update: int) -> None:
        self.asked.append((spec, update))


class Slider(QObject):
    momentChanged = Signal(object)
    continueRequested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.moments: Any = None
        self.current: Any = "unset"
        self.continuable: bool | None = None

    def setMoments(self, *moments: Any) -> None:
        self.moments = moments

    def setCurrent(self, update: int | None) -> None:
        self.current = update

    def setContinuable(self, on: bool) -> None:
        self.continuable = on


class Tab:
    moment: int | None = -1

    def setMoment(self, update: int | None) -> None:
        self.moment = update


@pytest.fixture
def desk(qapp: Any) -> Any:
    made: Any = SimpleNamespace(
        document=SimpleNamespace(spec="spec"),
        session=Session(),
        more=QAction("more"),
        slider=Slider(),
        tab=Tab(),
    )
    made.moments = Moments(made.document, made.session, made.more, made.slider, made.tab)
    return made


def test_it_begins_with_what_there_is(desk: Any) -> None:
    assert desk.slider.moments == ((1, 10, 20), [], None, 10)
    assert (desk.slider.current, desk.tab.moment, desk.slider.continuable) == (None, None, True)


def test_ends_of_epochs_and_the_best_moment_are_marked(desk: Any) -> None:
    desk.session.history.epochs.append(EpochResult(1, 10, {}, 1.0))
    desk.session.snapshots.best = SimpleNamespace(update=10)
    desk.session.historyChanged.emit()
    assert desk.slider.moments == ((1, 10, 20), [10], 10, 10)


def test_a_moment_that_is_chosen_is_shown_everywhere(desk: Any) -> None:
    desk.slider.momentChanged.emit(10)
    assert desk.session.asked == [10]
    assert (desk.slider.current, desk.tab.moment) == (10, 10)


def test_a_run_goes_on_from_a_moment_with_the_model_on_the_desk(desk: Any) -> None:
    desk.slider.continueRequested.emit(20)
    assert desk.session.asked == [("spec", 20)]


def test_after_an_edit_no_moment_can_be_gone_on_from(desk: Any) -> None:
    desk.more.setEnabled(False)
    assert desk.slider.continuable is False
