"""The window at work: real mouse and keys, real training, real data."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from engine.data import sources
from engine.files import paths
from engine.messages import Cancelled, MachineError, say
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.spec.stopping import Stopping
from engine.training import start as start_of_training
from engine.training.states import RunState
from engine.work import tasks
from gui.app import Application
from gui.crash import ErrorDialog
from gui.main_window import MainWindow
from gui.middle import INSIGHT
from tests.integration.conftest import PATIENCE_MS, Start


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, application: Application, *states: RunState) -> None:
    qtbot.waitUntil(lambda: application.session.state in states, timeout=PATIENCE_MS)


def shorter(application: Application, **training: object) -> None:
    application.document.edit(application.document.spec.with_training(**training), "Change")


def draw_a_one(qtbot: QtBot, window: MainWindow) -> None:
    canvas = window.pad.canvas
    middle = canvas.width() // 2
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(middle, canvas.height() // 5))
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        qtbot.mouseMove(canvas, QPoint(middle, round(share * canvas.height())))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton)


def test_one_click_trains_plots_and_tells_the_result(
    application: Application, qtbot: QtBot
) -> None:
    window = application.window
    click(qtbot, window.top.train)
    assert window.top.train.text() == "Pause"
    wait_for(qtbot, application, RunState.FINISHED)
    history = application.session.history
    assert len(history.epochs) == 5
    assert history.updates == 5 * history.steps_per_epoch
    assert window.training.loss_plot.labels()[0].startswith("training 0.")
    assert len(window.training.metric_plot.labels()) == 3
    assert window.status.state.text().startswith("Finished · test accuracy 9")
    assert "Pen digits" in window.status.data.text()
    assert "CPU" in window.status.device.text()
    assert window.top.train.text() == "Train"


def test_a_drawing_is_read_while_the_network_trains(application: Application, qtbot: QtBot) -> None:
    window = application.window
    answers: list[np.ndarray] = []

    def take(_: int, row: np.ndarray) -> None:
        if application.session.state is RunState.RUNNING:  # before, the shipped network may answer
            answers.append(np.array(row))

    application.session.predicted.connect(take)
    shorter(application, epochs=500)
    click(qtbot, window.top.train)
    draw_a_one(qtbot, window)
    qtbot.waitUntil(lambda: len(answers) > 5, timeout=PATIENCE_MS)
    assert np.ptp(answers, axis=0).max() > 0.01  # the bars moved
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 1, timeout=PATIENCE_MS)
    click(qtbot, window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)
    qtbot.keyClick(window.pad.canvas, Qt.Key.Key_Escape)
    assert window.pad.bars.winner() is None


def test_pause_step_resume_and_stop_by_mouse_and_key(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.window, application.session
    shorter(application, epochs=500)
    click(qtbot, window.top.train)
    qtbot.waitUntil(lambda: session.history.updates > 0, timeout=PATIENCE_MS)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for(qtbot, application, RunState.PAUSED)
    assert window.top.train.text() == "Resume"
    held = session.history.updates
    click(qtbot, window.top.step)
    qtbot.waitUntil(lambda: session.history.updates == held + 1, timeout=PATIENCE_MS)
    wait_for(qtbot, application, RunState.PAUSED)
    click(qtbot, window.top.train)
    qtbot.waitUntil(lambda: session.history.updates > held + 1, timeout=PATIENCE_MS)
    click(qtbot, window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)
    assert session.history.updates > held + 1
    assert window.training.loss_plot.labels()
    assert not window.top.stop.isEnabled()


def test_step_from_the_start_learns_from_exactly_one_batch(
    application: Application, qtbot: QtBot
) -> None:
    click(qtbot, application.window.top.step)
    wait_for(qtbot, application, RunState.PAUSED)
    assert application.session.history.updates == 1
    (curve,) = application.window.training.loss_plot.curves()
    assert len(curve.x) == 1


def test_the_focus_stays_where_space_works(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.top.train.setFocus()
    click(qtbot, window.top.step)
    wait_for(qtbot, application, RunState.PAUSED)
    click(qtbot, window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)
    focused = window.focusWidget()
    assert focused is not window.top.language
    assert focused is not window.top.theme


def test_a_diverging_run_keeps_its_curve_and_offers_a_calmer_rate(
    application: Application, qtbot: QtBot
) -> None:
    window = application.window
    document = application.document
    document.edit(document.withLearningRate(1e6), "Change learning rate")
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.DIVERGED)
    assert application.session.history.updates > 0
    shorter(application, epochs=7)
    assert window.news.banner.isVisible()
    assert "diverged" in window.news.banner.text()
    click(qtbot, window.news.banner.actionButton)
    assert document.spec.training.optimizer.learning_rate == pytest.approx(0.001)
    assert document.spec.training.epochs == 7  # what was edited since is kept
    assert not window.news.banner.isVisible()


def test_without_data_and_network_the_first_click_trains_on_the_built_in_set(
    start: Start, qtbot: QtBot
) -> None:
    application = start()
    shorter(application, epochs=1)
    assert application.document.data.name == "mnist"
    click(qtbot, application.window.top.train)
    wait_for(qtbot, application, RunState.FINISHED, RunState.FAILED)
    assert application.session.state is RunState.FINISHED
    assert "built-in" in application.window.news.banner.text()
    assert "Pen digits" in application.window.status.data.text()


def test_a_corrupt_file_is_told_in_the_window_and_ends_no_work(
    start: Start, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("data")
    (folder / "mnist").mkdir()
    (folder / "mnist" / "mnist.npz").write_bytes(b"this is no archive")
    application = start(data_dir=str(folder))
    click(qtbot, application.window.top.train)
    wait_for(qtbot, application, RunState.FAILED)
    assert "mnist.npz" in application.window.news.banner.text()
    assert application.window.findChildren(ErrorDialog) == []
    assert application.window.top.train.isEnabled()


def test_a_fault_of_the_program_opens_the_one_dialog_with_details(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(tasks.Train, "_dataset", broken)
    click(qtbot, application.window.top.train)
    wait_for(qtbot, application, RunState.FAILED)
    (dialog,) = application.window.findChildren(ErrorDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "a wheel came off" in dialog.details.toPlainText()
    dialog.close()


def test_edits_while_training_wait_for_the_next_run(application: Application, qtbot: QtBot) -> None:
    shorter(application, epochs=500)
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(lambda: application.session.history.updates > 0, timeout=PATIENCE_MS)
    trained: RunSpec | None = application.session.spec
    shorter(application, epochs=1)
    assert application.session.spec is trained
    click(qtbot, application.window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)
    click(qtbot, application.window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    assert len(application.session.history.epochs) == 1


def test_a_model_with_a_problem_cannot_be_trained_until_it_is_fixed(
    application: Application, qtbot: QtBot
) -> None:
    document, window = application.document, application.window
    document.edit(document.spec.with_layers(()), "Remove all")
    assert not window.top.train.isEnabled()
    (problem,) = document.problems
    assert problem.fix is not None
    document.edit(problem.fix.spec, "Fix")
    assert window.top.train.isEnabled()


def test_the_language_changes_while_training_and_run_and_drawing_stay(
    application: Application, qtbot: QtBot
) -> None:
    shorter(application, epochs=500)
    draw_a_one(qtbot, application.window)
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(lambda: application.session.history.updates > 0, timeout=PATIENCE_MS)
    before, size = application.window, application.window.size()
    before.training.setModes(("updates", True, True, False))
    click(qtbot, before.top.language)
    assert application.window is not before
    assert application.window.language == "ko"
    assert application.session.state is RunState.RUNNING
    assert application.window.top.train.text() == "일시정지"
    assert application.window.pad.strokes()
    assert application.window.status.device.text()
    assert application.window.training.modes() == ("updates", True, True, False)
    assert application.window.size() == size
    updates = application.session.history.updates
    qtbot.waitUntil(lambda: application.session.history.updates > updates, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: application.window.pad.bars.winner() is not None, timeout=PATIENCE_MS)


def test_size_theme_and_preset_are_remembered(start: Start, qtbot: QtBot) -> None:
    first = start()
    first.window.resize(1000, 700)  # the screen of the tests is small
    first.themes.setMode("dark")
    index = first.window.top.presets.findData("mnist-cnn")
    first.window.top.presets.setCurrentIndex(index)
    first.window.top.presets.activated.emit(index)
    first.window.close()
    second = start()
    assert (second.window.width(), second.window.height()) == (1000, 700)
    assert second.themes.theme.isDark
    assert second.document.preset_name() == "mnist-cnn"


def test_the_model_on_the_desk_is_there_again_at_the_next_start(start: Start) -> None:
    first = start()
    first.document.edit(first.document.withLearningRate(0.01), "Change learning rate")
    mine = first.document.spec
    assert first.window.top.presets.placeholderText() == "Own model"
    assert first.window.top.presets.currentIndex() == -1
    first.window.close()
    assert start().document.spec == mine


def test_a_damaged_memory_of_the_model_starts_with_the_quickstart(start: Start) -> None:
    paths.last_spec().parent.mkdir(parents=True, exist_ok=True)
    paths.last_spec().write_text("{ not json")
    assert start().document.preset_name() == "mnist-quickstart"


def test_the_status_names_the_data_of_the_run_not_of_the_next(
    application: Application, qtbot: QtBot
) -> None:
    shorter(application, epochs=500)
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(lambda: application.session.history.updates > 0, timeout=PATIENCE_MS)
    application.document.chooseData("fashion-mnist", "Change data")
    text = application.window.status.data.text()
    assert text.startswith("Pen digits")
    assert "at the next Train: Fashion-MNIST" in text
    click(qtbot, application.window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)
    assert application.window.status.data.text().startswith("Pen digits")


def test_choosing_a_preset_can_be_undone(application: Application) -> None:
    before = application.document.spec
    presets = application.window.top.presets
    presets.activated.emit(presets.findData("fashion-relu"))
    assert application.document.spec.model.name == "패션 MNIST 모델"
    assert application.window.top.data.currentData() == "fashion-mnist"
    application.document.undo_stack.undo()
    assert application.document.spec == before


def downloading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the network be slow: a download that has begun and never ends by itself."""

    def load(
        name: str,
        *,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        **_: object,
    ) -> None:
        progress(2_500_000, 11_500_000)
        while not cancelled():
            threading.Event().wait(0.005)
        raise Cancelled

    monkeypatch.setattr(sources, "load_or_builtin", load)


def test_a_download_shows_its_progress_and_cancel_trains_on_the_built_in_set(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloading(monkeypatch)
    application = start()
    shorter(application, epochs=1)
    banner = application.window.news.banner
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(banner.isVisible, timeout=PATIENCE_MS)
    assert "2.5 of 11.5 MB" in banner.text()
    click(qtbot, banner.cancelButton)
    wait_for(qtbot, application, RunState.FINISHED)
    assert "skipped" in banner.text()
    assert "Pen digits" in application.window.status.data.text()


def test_stop_ends_a_download_too(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloading(monkeypatch)
    application = start()
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(application.window.news.banner.isVisible, timeout=PATIENCE_MS)
    click(qtbot, application.window.top.stop)
    wait_for(qtbot, application, RunState.IDLE)
    assert application.session.history.updates == 0
    assert not application.window.news.banner.isVisible()


def test_a_run_that_cannot_start_costs_nothing_of_the_last_one(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = application.window
    shorter(application, epochs=1)
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    learnt = application.session.history.updates

    def no_network(*_: object, **__: object) -> None:
        raise MachineError(say("There is no network."))

    monkeypatch.setattr(sources, "load_or_builtin", no_network)
    application.document.chooseData("fashion-mnist", "Change data")
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FAILED)
    assert window.news.banner.text() == "There is no network."
    assert not window.status.progress.isVisible()
    assert application.session.history.updates == learnt
    assert window.training.loss_plot.labels()
    assert window.status.data.text().startswith("Pen digits")
    draw_a_one(qtbot, window)
    qtbot.waitUntil(lambda: window.pad.bars.winner() is not None, timeout=PATIENCE_MS)


def test_a_missing_tensorflow_is_said_plainly(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise MachineError(say("TensorFlow could not be started: it is not there."))

    monkeypatch.setattr(start_of_training, "backend", missing)
    window = start().window
    qtbot.waitUntil(window.news.banner.isVisible, timeout=PATIENCE_MS)
    assert "TensorFlow could not be started" in window.news.banner.text()
    assert window.status.state.text() == "TensorFlow could not be started"


def test_a_spec_with_unknown_data_is_a_problem_with_a_fix_and_no_crash_at_the_next_start(
    start: Start, qtbot: QtBot
) -> None:
    first = start()
    first.document.chooseData("cifar10", "Change data")
    assert not first.window.top.train.isEnabled()
    first.window.close()
    second = start()
    (problem,) = second.document.problems
    assert "cifar10" in str(problem.message)
    assert problem.fix is not None
    second.document.edit(problem.fix.spec, "Fix")
    assert second.window.top.train.isEnabled()


def test_dead_units_are_told_while_it_trains_and_nobody_looks_within(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.window, application.session
    application.document.edit(presets.get("dying-relu").spec, "Load")
    application.document.chooseData("pen-digits", "Change data")
    shorter(application, epochs=500)
    click(qtbot, window.top.train)
    qtbot.waitUntil(lambda: "are dead" in window.training.doctor.text(), timeout=PATIENCE_MS)
    assert session.state is RunState.RUNNING
    assert not window.tabs.isMade(INSIGHT)
    click(qtbot, window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)


def test_a_typed_learning_rate_takes_effect_while_it_trains(
    application: Application, qtbot: QtBot
) -> None:
    session, document = application.session, application.document
    shorter(application, epochs=500)
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(lambda: session.history.updates > 0, timeout=PATIENCE_MS)
    document.edit(document.withLearningRate(0.03125), "Change learning rate")
    qtbot.waitUntil(lambda: session.history.rates[-1] == 0.03125, timeout=PATIENCE_MS)
    assert not application.window.builder._hint.isVisible()  # nothing waits for the next run
    assert session.spec == document.spec
    click(qtbot, application.window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)
    assert session.history.rates[0] == np.float32(0.001)


def test_train_more_goes_on_and_restart_begins_anew(application: Application, qtbot: QtBot) -> None:
    window, session = application.window, application.session
    shorter(application, epochs=1)
    assert not window.run.more.isEnabled()
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    steps = session.history.updates
    first = session.history.batches["loss"].raw.copy()
    window.run.more.trigger()
    assert session.state is RunState.PREPARING
    wait_for(qtbot, application, RunState.FINISHED)
    assert session.history.updates == 2 * steps
    assert [epoch.epoch for epoch in session.history.epochs] == [1, 2]
    assert (session.history.batches["loss"].raw[:steps] == first).all()
    shorter(application, epochs=500)
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.RUNNING)
    qtbot.waitUntil(lambda: session.history.updates > 10, timeout=PATIENCE_MS)
    before = session.history
    window.run.restart.trigger()
    qtbot.waitUntil(lambda: session.history is not before, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: session.history.updates > 10, timeout=PATIENCE_MS)
    assert (session.history.batches["loss"].raw[:10] == first[:10]).all()
    click(qtbot, window.top.stop)
    wait_for(qtbot, application, RunState.STOPPED)


def test_after_an_early_stop_train_more_goes_on_from_the_best_weights(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.window, application.session
    document = application.document
    document.edit(document.spec.with_data(subset=64).with_learning_rate(0.05), "Change")
    shorter(application, epochs=60, stopping=Stopping(patience=2), validation="split")
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    ended, best = session.history.updates, session.snapshots.best
    assert best is not None
    assert best.update < ended
    epoch = best.update // session.history.steps_per_epoch
    assert f"from epoch {epoch}, whose weights" in window.top.more.toolTip()
    losses = session.history.batches["loss"].raw.copy()
    shorter(application, epochs=1)
    click(qtbot, window.top.more)
    assert session.state is RunState.PREPARING
    wait_for(qtbot, application, RunState.FINISHED)
    assert session.history.updates == best.update + session.history.steps_per_epoch
    assert [e.epoch for e in session.history.epochs] == [*range(1, epoch + 2)]
    assert (session.history.batches["loss"].raw[: best.update] == losses[: best.update]).all()


def test_the_time_machine_shows_an_earlier_moment_and_branches_from_it(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.window, application.session
    shorter(application, epochs=2)
    draw_a_one(qtbot, window)
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 1, timeout=PATIENCE_MS)
    answers: list[np.ndarray] = []
    session.predicted.connect(lambda _, row: answers.append(np.array(row)))
    window.time.track.setFocus()
    qtbot.keyClick(window.time.track, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: session.moment == 0, timeout=PATIENCE_MS)
    # Fresh weights know nothing; the last answer of the run may still come before.
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].max() < 0.5, timeout=PATIENCE_MS)
    qtbot.keyClick(window.time.track, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: answers[-1].max() >= 0.5, timeout=PATIENCE_MS)
    assert session.moment is None
    assert answers[-1].argmax() == 1
    qtbot.keyClick(window.time.track, Qt.Key.Key_PageDown)
    half = session.history.epochs[0].update
    qtbot.waitUntil(lambda: session.moment == half, timeout=PATIENCE_MS)
    whole = session.history.batches["loss"].raw.copy()
    spec = application.document.spec
    application.document.edit(spec.with_layers(spec.model.layers[:1] + spec.model.layers[-1:]), "")
    assert not window.time.continueHere.isVisible()  # the weights are another model's
    application.document.undo_stack.undo()
    click(qtbot, window.time.continueHere)
    assert session.state is RunState.PREPARING
    wait_for(qtbot, application, RunState.FINISHED)
    assert session.moment is None
    assert session.history.updates == half * 3
    assert (session.history.batches["loss"].raw[: 2 * half] == whole).all()


def race_of_digits(application: Application, qtbot: QtBot, **training: object) -> None:
    """Choose the race of optimizers from the box, for a small built-in set."""
    box = application.window.top.presets
    choose(box, "optimizer-race")
    spec = application.document.spec.with_data(name="pen-digits", subset=640)
    application.document.edit(spec.with_training(**training), "Change")


def choose(box: QComboBox, name: str) -> None:
    """Choose an entry as a click on it does."""
    index = box.findData(name)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def until_all_learn(qtbot: QtBot, application: Application, more_than: int = 0) -> None:
    lanes = application.race.racers
    qtbot.waitUntil(
        lambda: all(lane.history.updates > more_than for lane in lanes), timeout=PATIENCE_MS
    )


def test_a_race_from_the_box_to_its_end(application: Application, qtbot: QtBot) -> None:
    window, race = application.window, application.race
    race_of_digits(application, qtbot, epochs=2)
    assert window.looksAtRace
    assert window.top.presets.currentData() is None  # the subset made it another one
    names = [lane.name for lane in race.lanes]
    assert {"SGD", "Adam", "Adagrad"} <= set(names)
    assert window.top.train.text() == "Start race"
    assert window.status.state.text() in ("Ready to race", "Starting TensorFlow …")
    click(qtbot, window.top.train)
    assert window.top.train.text() == "Pause"
    qtbot.waitUntil(lambda: race.state.ended, timeout=PATIENCE_MS)
    assert race.state is RunState.FINISHED
    assert [lane.name for lane in race.lanes] == names
    assert {lane.state for lane in race.lanes} == {RunState.FINISHED}
    assert {lane.history.updates for lane in race.lanes} == {40}
    assert len({lane.fingerprint for lane in race.lanes}) == 1
    board = window.racing.board
    by_name = {lane.name: board.order().index(lane.number) for lane in race.lanes}
    assert by_name["Adam"] < by_name["Adagrad"]
    assert window.status.state.text() == "The race is over"
    assert window.top.train.text() == "Start race"
    drawn = window.racing.plots.loss_plot.placedLabels()
    assert len(drawn) == len(names)
    assert application.session.history.updates == 0  # the single run is another one


def test_every_lane_reads_the_drawing_while_it_learns(
    application: Application, qtbot: QtBot
) -> None:
    window, race = application.window, application.race
    race_of_digits(application, qtbot, epochs=500)
    click(qtbot, window.top.train)
    until_all_learn(qtbot, application)
    assert race.state is RunState.RUNNING
    heard: set[int] = set()
    race.predicted.connect(lambda lane, _: heard.add(lane))
    draw_a_one(qtbot, window)
    numbers = {lane.number for lane in race.racers}
    qtbot.waitUntil(lambda: heard == numbers, timeout=PATIENCE_MS)
    rows = window.pad.laneRows
    assert rows.isVisible()
    fast = next(lane.number for lane in race.racers if lane.name == "Adam")
    qtbot.waitUntil(lambda: rows.answer(fast).startswith("1"), timeout=PATIENCE_MS)
    click(qtbot, window.top.stop)
    qtbot.waitUntil(lambda: race.state is RunState.STOPPED, timeout=PATIENCE_MS)
    assert {lane.state for lane in race.lanes} == {RunState.STOPPED}


def test_pause_and_step_of_a_race_by_mouse(application: Application, qtbot: QtBot) -> None:
    window, race = application.window, application.race
    race_of_digits(application, qtbot, epochs=500)
    click(qtbot, window.top.step)
    qtbot.waitUntil(lambda: race.state is RunState.PAUSED, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: {lane.history.updates for lane in race.lanes} == {1}, timeout=PATIENCE_MS
    )
    assert window.top.train.text() == "Resume"
    click(qtbot, window.top.step)
    qtbot.waitUntil(
        lambda: {lane.history.updates for lane in race.lanes} == {2}, timeout=PATIENCE_MS
    )
    click(qtbot, window.top.train)
    until_all_learn(qtbot, application, more_than=2)
    window.tabs.setCurrentIndex(0)
    assert window.top.train.text() == "Pause"  # of the race: it is what is under way
    click(qtbot, window.top.stop)
    qtbot.waitUntil(lambda: race.state is RunState.STOPPED, timeout=PATIENCE_MS)
    assert window.top.train.text() == "Train"


def test_the_language_changes_while_lanes_race(application: Application, qtbot: QtBot) -> None:
    race_of_digits(application, qtbot, epochs=500)
    draw_a_one(qtbot, application.window)
    click(qtbot, application.window.top.train)
    until_all_learn(qtbot, application)
    before, race = application.window, application.race
    lanes = list(race.lanes)
    before.racing.showPage(3)
    click(qtbot, before.top.language)
    window = application.window
    assert window is not before
    assert window.top.train.text() == "일시정지"
    assert race.state is RunState.RUNNING
    assert race.lanes == lanes
    assert window.looksAtRace
    assert window.racing.modes() == before.racing.modes()
    assert window.racing.differences.isVisible()
    window.racing.showPage(0)
    updates = max(lane.history.updates for lane in lanes)
    until_all_learn(qtbot, application, more_than=updates)
    assert len(window.racing.plots.loss_plot.placedLabels()) == len(lanes)
    assert set(window.racing.board.order()) == {lane.number for lane in lanes}
    qtbot.waitUntil(
        lambda: all(window.pad.laneRows.answer(lane.number) for lane in lanes),
        timeout=PATIENCE_MS,
    )


def test_the_language_changes_before_a_race_and_its_lanes_stay(
    application: Application, qtbot: QtBot
) -> None:
    choose(application.window.top.presets, "batch-size-race")
    names = [lane.name for lane in application.race.lanes]
    specs = [lane.spec for lane in application.race.lanes]
    click(qtbot, application.window.top.language)
    assert [lane.name for lane in application.race.lanes] == names
    assert [lane.spec for lane in application.race.lanes] == specs
    assert application.window.racing.bar.key() == "batch_size"


def test_a_window_is_closed_while_lanes_race(application: Application, qtbot: QtBot) -> None:
    race_of_digits(application, qtbot, epochs=500)
    click(qtbot, application.window.top.train)
    until_all_learn(qtbot, application)
    application.window.close()
    application.race.close()  # as the application does at its end
    assert application.session.close(PATIENCE_MS / 1000)


def test_a_finished_run_is_laid_beside_the_lanes_of_a_race(
    application: Application, qtbot: QtBot
) -> None:
    window, race = application.window, application.race
    shorter(application, epochs=1)
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    window.tabs.setCurrentIndex(1)
    ((number, text),) = window.racing.bar._finished
    assert "seed 42" in text
    assert text.endswith("%")
    window.racing.bar.finishedRequested.emit(number)
    past = race.lanes[-1]
    assert past.is_past
    loss = application.session.history.batches["loss"].raw
    assert (past.history.batches["loss"].raw == loss).all()
    drawn = window.racing.plots.loss_plot.placedLabels()
    assert [label.end.number for label in drawn if label.end] == [past.number]
    assert not window.pad.laneRows.isVisible()  # it reads nothing any more
