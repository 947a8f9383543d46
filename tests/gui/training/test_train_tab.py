"""The training tab shows what the session has measured, and nothing while hidden."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.spec import presets
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from gui.theme import ThemeManager
from gui.training.curve_plot import CurvePlot
from gui.training.train_tab import TrainTab
from tests.helpers.real_runs import REAL, VITALS

STEPS, BATCH = 10, 32


class FakeSession(QObject):
    """What the tab reads of a session."""

    historyChanged = Signal()
    stateChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = RunState.IDLE
        self.history = History()
        self.spec: Any = None
        self.data: Any = None
        self.ended: Any = None

    def play(self, name: str, epochs: int | None = None) -> None:
        """Take over what a real run had measured after so many epochs."""
        real = REAL[name]
        self.spec, self.history = real.spec(), real.history(epochs)
        self.state = RunState.FINISHED if epochs is None else RunState.RUNNING
        self.historyChanged.emit()

    def learn(self, batches: int) -> None:
        self.spec = presets.get("fashion-relu").spec
        self.state = RunState.RUNNING
        self.history.steps_per_epoch = STEPS
        losses = np.linspace(2, 1, batches, dtype=np.float32)
        self.history.examples_per_update = BATCH
        values = {"loss": losses, "accuracy": 1 - losses / 2}
        seconds = (self.history.updates + batches) / 5
        self.history.add_batches(values, seconds, self.rates(batches))
        self.historyChanged.emit()

    def rates(self, batches: int) -> np.ndarray:
        """Return the learning rates of the next batches."""
        return np.full(batches, 0.01, np.float32)

    def end_epoch(self, number: int, accuracy: float, **more: float) -> None:
        values = {"loss": 1.5, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": accuracy, **more}
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
    assert tab.loss_plot.curves()[0].x[-1] == pytest.approx(1.5)
    assert tab.loss_plot.labels()[0].startswith("training 1.")


def test_validation_is_a_curve_of_its_own_with_the_best_epoch(
    tab: TrainTab, session: FakeSession
) -> None:
    session.learn(30)
    for number, accuracy in ((1, 0.7), (2, 0.9), (3, 0.8)):
        session.end_epoch(number, accuracy)
    assert tab.metric_plot.labels()[1] == "validation 80.0 %"
    assert tab._metric_note.text() == "best epoch 2"


def test_what_is_said_of_the_best_epoch_makes_the_tab_no_wider(
    tab: TrainTab, session: FakeSession
) -> None:
    before = tab.minimumSizeHint().width()
    session.learn(30)
    session.end_epoch(1, 0.7)
    tab._metric_note.setText("best epoch 1 · " * 20)
    measured = tab._measured.sizeHint().width() + 2 * tab.layout().spacing()
    assert tab.minimumSizeHint().width() <= before + measured


def test_a_run_that_validates_on_the_test_set_says_so(tab: TrainTab, session: FakeSession) -> None:
    session.learn(10)
    session.spec = presets.get("mnist-quickstart").spec
    session.end_epoch(1, 0.9)
    assert tab.metric_plot.labels()[1] == "test 90.0 %"


def test_the_axis_can_count_updates_examples_and_seconds(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    session.end_epoch(1, 0.9)
    for word, end, epoch_end in (
        ("updates", 15, 10),
        ("examples", 15 * BATCH, 10 * BATCH),
        ("seconds", 3.0, 2.0),
        ("epochs", 1.5, 1.0),
    ):
        qtbot.mouseClick(tab._axis, Qt.MouseButton.LeftButton)
        assert tab._axis.text() == f"x: {word}"
        training, validation = tab.loss_plot.curves()
        assert training.x[-1] == pytest.approx(end)
        assert validation.x[-1] == pytest.approx(epoch_end)
        assert tab.loss_plot.viewRange()[0][1] > end


def test_the_axis_leaves_out_what_the_run_does_not_know(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.history.add_batches({"loss": np.ones(5, np.float32)})
    session.historyChanged.emit()
    words = []
    for _ in range(3):
        qtbot.mouseClick(tab._axis, Qt.MouseButton.LeftButton)
        words.append(tab._axis.text())
    assert words == ["x: updates", "x: epochs", "x: updates"]
    enabled = {action.text() for action in tab.menu().actions() if action.isEnabled()}
    assert "x: updates" in enabled
    assert "x: seconds" not in enabled


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


def point(qtbot: QtBot, plot: CurvePlot, x: float) -> None:
    """Move the mouse over ``plot`` to where its horizontal axis says ``x``."""
    place = QPoint(round(float(plot.view().across(x))), plot.height() // 2)
    qtbot.mouseMove(plot.viewport(), place)


def test_training_measured_as_validation_is_has_a_curve_and_a_chip(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(20)
    session.end_epoch(1, 0.7)
    assert not tab._measured.isVisible()
    session.end_epoch(2, 0.8, train_loss=0.75, train_accuracy=0.77)
    assert tab._measured.isVisible()
    assert "training, measured 0.750" in tab.loss_plot.labels()
    assert "training, measured 77.0 %" in tab.metric_plot.labels()
    qtbot.mouseClick(tab._measured, Qt.MouseButton.LeftButton)
    assert not any("measured" in label for label in tab.loss_plot.labels())


def test_labels_are_short_where_there_is_little_room(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(20)
    session.end_epoch(1, 0.7, train_loss=0.75)
    wide = tab.loss_plot.labelRoom()
    tab.resize(500, 600)
    qtbot.waitUntil(lambda: "measured 0.750" in tab.loss_plot.labels())
    assert tab.loss_plot.labelRoom() < wide


def test_the_best_epoch_is_marked_in_both_plots(tab: TrainTab, session: FakeSession) -> None:
    session.learn(30)
    for number, accuracy in ((1, 0.7), (2, 0.9), (3, 0.8)):
        session.end_epoch(number, accuracy)
    assert [plot.curves()[-1].mark for plot in (tab.loss_plot, tab.metric_plot)] == [1, 1]
    assert [plot.curves()[0].mark for plot in (tab.loss_plot, tab.metric_plot)] == [None, None]


def test_it_says_when_the_line_was_crossed_first(tab: TrainTab, session: FakeSession) -> None:
    session.learn(60)
    accuracy = np.full(400, 1.0, np.float32)
    session.history.add_batches({"loss": 1 - accuracy, "accuracy": accuracy})
    session.historyChanged.emit()
    smooth = session.history.batches["accuracy"].smooth
    first = int(np.flatnonzero(smooth >= 0.95)[0]) + 1
    assert tab._metric_note.text() == f"95 % at epoch {first / STEPS:.1f}"


def test_the_pointer_shows_the_same_moment_in_both_plots(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    session.end_epoch(1, 0.9, train_loss=1.2)
    point(qtbot, tab.metric_plot, 0.8)
    loss, metric = tab.loss_plot.crossHair(), tab.metric_plot.crossHair()
    assert loss is not None
    assert metric is not None
    assert loss[0] == metric[0] == pytest.approx(0.8)
    raw = session.history.batches["loss"].raw[7]
    smooth = session.history.batches["loss"].smooth[7]
    assert loss[1] == [
        "epoch 0.80 · update 8",
        f"training {smooth:.3f} · this batch {raw:.3f}",
        "training, measured 1.200",
        "validation 1.000",
    ]
    assert metric[1][2] == "validation 90.0 %"
    QApplication.sendEvent(tab.metric_plot, QEvent(QEvent.Type.Leave))
    assert tab.loss_plot.crossHair() is None
    assert tab.metric_plot.crossHair() is None


@pytest.mark.parametrize("pressed", ["loss_plot", "metric_plot"])
def test_a_hand_that_takes_a_plot_takes_the_pointer_from_both(
    tab: TrainTab, session: FakeSession, qtbot: QtBot, pressed: str
) -> None:
    session.learn(15)
    plot = getattr(tab, pressed)
    point(qtbot, plot, 0.8)
    assert tab.loss_plot.crossHair() is not None
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().center())
    assert tab.loss_plot.crossHair() is None
    assert tab.metric_plot.crossHair() is None
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().center())


def test_an_epoch_that_is_not_over_has_no_validation_to_show(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    session.end_epoch(1, 0.9)
    point(qtbot, tab.loss_plot, 1.3)
    cross = tab.loss_plot.crossHair()
    assert cross is not None
    assert len(cross[1]) == 2


def test_the_pointer_says_what_the_axis_counts(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    for axis, x, words in (("seconds", 2.0, "2.0 s"), ("examples", 320.0, "320 examples")):
        tab.setAxis(axis)  # type: ignore[arg-type]
        point(qtbot, tab.loss_plot, x)
        cross = tab.loss_plot.crossHair()
        assert cross is not None
        assert cross[1][0] == f"epoch 1.00 · update 10 · {words}"


def test_a_constant_learning_rate_can_be_moved_from_the_first_update_on(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    strip = tab.rate_strip
    assert not strip.isVisible()
    session.learn(1)
    assert strip.isVisible()
    assert strip.labels() == ["learning rate 0.01"]
    start = QPoint(300, strip.height() // 2)
    with qtbot.waitSignal(tab.learningRateDragged):
        qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(strip.viewport(), start + QPoint(0, 6))
        qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(0, 6))


def test_the_plots_keep_their_places_when_a_run_ends(tab: TrainTab, session: FakeSession) -> None:
    session.learn(15)
    places = [plot.geometry() for plot in tab._plots()]
    session.state = RunState.FINISHED
    session.stateChanged.emit()
    QApplication.processEvents()
    assert [plot.geometry() for plot in tab._plots()] == places


def test_an_unknown_learning_rate_has_no_strip(tab: TrainTab, session: FakeSession) -> None:
    session.history.add_batches({"loss": np.ones(5, np.float32)})
    session.historyChanged.emit()
    assert not tab.rate_strip.isVisible()


def test_with_one_update_an_epoch_every_point_is_seen_as_it_was_measured(
    tab: TrainTab, session: FakeSession, qtbot: QtBot, themes: ThemeManager
) -> None:
    session.history.steps_per_epoch, session.history.examples_per_update = 1, 2000
    losses = np.geomspace(2, 0.5, 8).astype(np.float32)
    session.history.add_batches({"loss": losses, "accuracy": 1 - losses / 2}, 4.0)
    session.historyChanged.emit()
    for axis, last in (("epochs", 8), ("updates", 8), ("examples", 16_000), ("seconds", 4.0)):
        tab.setAxis(axis)  # type: ignore[arg-type]
        (curve,) = tab.loss_plot.curves()
        assert float(curve.x[-1]) == pytest.approx(last)
        assert curve.front.tolist() == losses.tolist()
        view = tab.loss_plot.view()
        x, y = float(view.across(float(curve.x[3]))), float(view.down(losses[3]))
        dot = tab.loss_plot.grab().toImage().pixelColor(round(x), round(y) - 2)
        assert dot == themes.theme.lane(0)  # outside the line, which is 2 px wide
    assert tab.loss_plot.labels() == ["training 0.500"]
    assert tab._loss_note.text() == "every update, each by all examples"
    point(qtbot, tab.loss_plot, 2.0)
    cross = tab.loss_plot.crossHair()
    assert cross is not None
    assert cross[1][1] == f"training {losses[3]:.3f}"


def test_a_changing_learning_rate_has_a_strip_that_a_hand_moves(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    session.rates = lambda count: np.full(count, 0.002, np.float32)  # type: ignore[method-assign]
    session.learn(15)
    strip = tab.rate_strip
    assert strip.isVisible()
    assert strip.labels() == ["learning rate 0.002"]
    assert strip.viewRange()[0] == tab.loss_plot.viewRange()[0]
    point(qtbot, tab.loss_plot, 2.5)
    cross = tab.loss_plot.crossHair()
    assert cross is not None
    assert "learning rate 0.002" in cross[1]
    start = QPoint(300, strip.height() - 20)
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(strip.viewport(), start - QPoint(0, 20))
    with qtbot.waitSignal(tab.learningRateDragged) as dragged:
        qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(0, 20))
    assert dragged.args[0] > 0.002
    session.history = History()
    session.historyChanged.emit()
    assert not strip.isVisible()


def test_only_a_run_under_way_takes_another_learning_rate(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    session.rates = lambda count: np.full(count, 0.002, np.float32)  # type: ignore[method-assign]
    session.learn(15)
    session.state = RunState.FINISHED
    session.stateChanged.emit()
    with qtbot.assertNotEmitted(tab.learningRateDragged):
        viewport = tab.rate_strip.viewport()
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
        qtbot.mouseMove(viewport, QPoint(300, 30))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 30))


def test_what_is_seen_of_one_plot_is_seen_of_all_until_they_follow_again(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(30)
    assert not tab._follow.isVisible()
    middle = tab.loss_plot.rect().center()
    qtbot.mousePress(tab.loss_plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(tab.loss_plot.viewport(), middle - QPoint(80, 0))
    end = middle - QPoint(80, 0)
    qtbot.mouseRelease(tab.loss_plot.viewport(), Qt.MouseButton.LeftButton, pos=end)
    moved = tab.loss_plot.viewRange()[0]
    assert tab.metric_plot.viewRange()[0] == moved
    session.learn(30)
    assert tab.loss_plot.viewRange()[0] == tab.metric_plot.viewRange()[0] == moved
    assert tab._follow.isVisible()
    qtbot.mouseDClick(tab.metric_plot.viewport(), Qt.MouseButton.LeftButton)
    assert tab.loss_plot.isFollowing
    assert tab.loss_plot.viewRange()[0][1] > 6
    assert not tab._follow.isVisible()


def test_a_moment_is_marked_in_all_plots_on_any_axis(
    tab: TrainTab, session: FakeSession, themes: ThemeManager
) -> None:
    session.learn(20)
    accent = themes.theme.color("accent")
    tab.setMoment(10)
    for axis, x in (("epochs", 1.0), ("seconds", 2.0)):
        tab.setAxis(axis)  # type: ignore[arg-type]
        for plot in (tab.loss_plot, tab.metric_plot):
            column = round(float(plot.view().across(x)))
            assert plot.grab().toImage().pixelColor(column, 30) == accent
    tab.setMoment(None)
    column = round(float(tab.loss_plot.view().across(2.0)))
    assert tab.loss_plot.grab().toImage().pixelColor(column, 30) != accent


def test_chips_are_set_as_those_of_another_tab_were(
    tab: TrainTab, session: FakeSession, themes: ThemeManager, qtbot: QtBot
) -> None:
    tab.setModes(("seconds", True, True, False))
    other = TrainTab(themes, session)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    other.setModes(tab.modes())
    assert other.modes() == ("seconds", True, True, False)
    assert other._axis.text() == "x: seconds"


@pytest.mark.parametrize("name", ["quickstart", "lr-decay"])
def test_a_healthy_run_has_neither_mark_nor_line(
    tab: TrainTab, session: FakeSession, name: str
) -> None:
    session.play(name)
    assert tab.loss_plot.gap() is None
    assert tab.doctor.isHidden()


def test_where_overfitting_starts_is_marked_and_the_gap_shaded(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.play("overfit", 7)
    assert tab.loss_plot.gap() is None
    session.play("overfit")
    gap = tab.loss_plot.gap()
    assert gap is not None
    assert (gap.x, gap.text) == (6.0, "overfitting from epoch 6")
    assert gap.between is not None
    measured, validation = gap.between
    assert (measured.lane, validation.lane) == (0, 1)
    assert (measured.y[-1], validation.y[-1]) == pytest.approx((0.000713, 0.4617))
    assert tab.metric_plot.gap() is None
    qtbot.mouseClick(tab._measured, Qt.MouseButton.LeftButton)
    gap = tab.loss_plot.gap()
    assert gap is not None
    assert gap.between is None  # one of the two curves is not there


def test_the_mark_stands_at_the_same_moment_on_every_axis(
    tab: TrainTab, session: FakeSession
) -> None:
    session.play("overfit")
    tab.setAxis("updates")
    gap = tab.loss_plot.gap()
    assert gap is not None
    assert gap.x == 6 * 32


def test_the_line_says_what_ails_the_run_until_another_one_begins(
    tab: TrainTab, session: FakeSession
) -> None:
    session.play("overfit")
    assert tab.doctor.isVisible()
    assert tab.doctor.text().startswith("Overfitting from epoch 6")
    session.play("quickstart", 1)
    assert tab.doctor.isHidden()


def test_what_is_seen_within_the_network_is_told_at_once(
    tab: TrainTab, session: FakeSession
) -> None:
    session.play("dying", 1)
    assert tab.doctor.isHidden()
    tab.setVitals(VITALS["dying"])
    assert "are dead" in tab.doctor.text()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_right_click_offers_to_keep_the_picture_and_another_axis(
    tab: TrainTab, session: FakeSession, qtbot: QtBot
) -> None:
    session.learn(15)
    place = QPoint(100, 50)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, tab.loss_plot.mapToGlobal(place)
    )
    QApplication.sendEvent(tab.loss_plot.viewport(), event)
    menu = tab.findChild(QMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Copy picture"
    assert menu.actions()[0].isEnabled()
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["x: epochs"]
    next(action for action in menu.actions() if action.text() == "x: seconds").trigger()
    assert tab._axis.text() == "x: seconds"
    menu.close()


def test_the_picture_has_every_plot_that_is_seen(tab: TrainTab, session: FakeSession) -> None:
    session.learn(15)
    height = tab.picture().size().height()
    session.rates = lambda count: np.full(count, 0.002, np.float32)  # type: ignore[method-assign]
    session.learn(15)
    QApplication.processEvents()
    assert height > tab.loss_plot.height() + tab.metric_plot.height()
    assert len(tab.picture()._sections) == 3
