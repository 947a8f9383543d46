"""The training tab shows what the session has measured, and nothing while hidden."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from engine.spec import presets
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from gui.theme import ThemeManager
from gui.training.train_tab import TrainTab

STEPS = 10


class FakeSession(QObject):
    """What the tab reads of a session."""

    historyChanged = Signal()
    stateChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = RunState.IDLE
        self.history = History()
        self.spec: Any = None

    def learn(self, batches: int) -> None:
        self.spec = presets.get("fashion-relu").spec
        self.state = RunState.RUNNING
        self.history.steps_per_epoch = STEPS
        losses = np.linspace(2, 1, batches, dtype=np.float32)
        self.history.add_batches({"loss": losses, "accuracy": 1 - losses / 2})
        self.historyChanged.emit()

    def end_epoch(self, number: int, accuracy: float) -> None:
        values = {"loss": 1.5, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": accuracy}
        self.history.epochs.append(EpochResult(number, number * STEPS, values, 1.0))
        self.historyChanged.emit()


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def tab(qtbot: QtBot, themes: ThemeManager, session: Any) -> TrainTab:
    tab = TrainTab(themes, session)
    qtbot.addWidget(tab)
    tab.resize(700, 600)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def test_an_empty_tab_says_what_to_do(tab: TrainTab) -> None:
    assert tab.loss_plot._hint.isVisible()
    assert "Train" in tab.loss_plot._hint.text()
    assert tab.loss_plot.labels() == []


def test_batches_become_curves_by_epoch(tab: TrainTab, session: FakeSession) -> None:
    session.learn(15)
    assert not tab.loss_plot._hint.isVisible()
    x, _ = tab.loss_plot._drawn[0].front.getData()
    assert x[-1] == pytest.approx(1.5)
    assert tab.loss_plot.labels()[0].startswith("training 1.")


def test_validation_is_a_curve_of_its_own_with_the_best_epoch(
    tab: TrainTab, session: FakeSession
) -> None:
    session.learn(30)
    for number, accuracy in ((1, 0.7), (2, 0.9), (3, 0.8)):
        session.end_epoch(number, accuracy)
    assert tab.metric_plot.labels()[1] == "validation 80.0 %"
    assert tab._metric_note.text() == "best epoch 2"


def test_a_run_that_validates_on_the_test_set_says_so(tab: TrainTab, session: FakeSession) -> None:
    session.learn(10)
    session.spec = presets.get("mnist-quickstart").spec
    session.end_epoch(1, 0.9)
    assert tab.metric_plot.labels()[1] == "test 90.0 %"


def test_the_axis_can_count_updates(tab: TrainTab, session: FakeSession, qtbot: QtBot) -> None:
    session.learn(15)
    qtbot.mouseClick(tab._axis, Qt.MouseButton.LeftButton)
    x, _ = tab.loss_plot._drawn[0].front.getData()
    assert x[-1] == 15
    assert tab._axis.text() == "x: updates"


def test_the_loss_can_be_shown_in_powers_of_ten(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    qtbot.mouseClick(tab._log, Qt.MouseButton.LeftButton)
    low, high = tab.loss_plot.viewRange()[1]
    assert low < 0 < high < 2  # exponents, not losses


def test_the_start_is_seen_on_request(tab: TrainTab, session: FakeSession, qtbot: QtBot) -> None:
    session.learn(500)
    narrow = tab.metric_plot.viewRange()[1][0]
    session.history.add_batches(
        {"loss": np.full(9500, 0.1, np.float32), "accuracy": np.full(9500, 0.97, np.float32)}
    )
    session.historyChanged.emit()
    assert tab.metric_plot.viewRange()[1][0] > narrow
    qtbot.mouseClick(tab._whole, Qt.MouseButton.LeftButton)
    assert tab.metric_plot.viewRange()[1][0] <= 0


def test_a_hidden_tab_draws_nothing_and_catches_up(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    tab.hide()
    session.learn(10)
    assert tab.loss_plot.labels() == []
    with qtbot.waitExposed(tab):
        tab.show()
    assert tab.loss_plot.labels() != []


def test_a_new_run_starts_with_empty_plots(tab: TrainTab, session: FakeSession) -> None:
    session.learn(10)
    session.history = History()
    session.state = RunState.PREPARING
    session.historyChanged.emit()
    assert tab.loss_plot.labels() == []
    assert tab.loss_plot._hint.text() == "Preparing …"


def test_enormous_losses_are_written_in_powers_of_ten(tab: TrainTab, session: FakeSession) -> None:
    session.history.add_batches({"loss": np.full(3, 1.11e15, np.float32)})
    session.historyChanged.emit()
    assert tab.loss_plot.labels() == ["training 1.11e+15"]
