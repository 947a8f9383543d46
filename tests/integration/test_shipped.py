"""The network that comes with the application: as a file, as a reader, and in the window."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import measure
from engine.data import pen_digits, sources, strangers
from engine.insight import shipped
from engine.messages import Cancelled, MachineError
from engine.training import backend
from engine.training.run import Run
from engine.training.states import RunState
from gui.app import Application
from tests.integration.conftest import PATIENCE_MS, Start

SHIPPED = Path(str(resources.files("resources") / "models" / "digits.keras"))

IN_PLAIN_KERAS = """
import sys, keras, numpy
model = keras.saving.load_model(sys.argv[1])
rows = model(numpy.zeros((2, 28, 28), "float32")).numpy()
assert rows.shape == (2, 10) and abs(rows.sum(axis=1) - 1).max() < 1e-5
assert not {"engine", "gui"} & set(sys.modules)
"""


def test_plain_keras_reads_the_file(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-c", IN_PLAIN_KERAS, str(SHIPPED)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_it_reads_digits_that_the_generator_kept_back() -> None:
    backend.configure()
    samples = {"kept back": sources.load("pen-digits").test}
    assert measure.accuracies(shipped.predictor(), samples)["kept back"] >= 0.97


def test_it_reads_peoples_handwriting(real_mnist_dir: Path, pen_digits_file: Path) -> None:
    backend.configure()
    samples = measure.samples(real_mnist_dir, pen_digits_file)
    accuracy = measure.accuracies(shipped.predictor(), samples)
    assert accuracy["mnist test"] >= 0.992
    assert accuracy["pen strokes"] >= 0.98


def test_it_finds_crosses_and_noise_strange_but_not_peoples_digits(
    real_mnist_dir: Path, pen_digits_file: Path
) -> None:
    backend.configure()
    mnist = sources.load("mnist", data_dir=real_mnist_dir)
    kinds = strangers.pictures(20, seed=1)
    kinds["digits"] = measure.strokes_split(pen_digits_file).x[:300].astype("uint8")
    found = measure.strange(shipped.predictor(), mnist, kinds)
    assert found.pop("digits") <= 0.06
    assert found["noise"] == found["dots"] == 1
    assert found["crosses"] >= 0.6
    assert sum(found.values()) / len(found) >= 0.6


def test_a_damaged_file_asks_to_install_again(tmp_path: Path) -> None:
    backend.configure()
    broken = tmp_path / "digits.keras"
    broken.write_bytes(SHIPPED.read_bytes()[:1000])
    with pytest.raises(MachineError) as told:
        shipped.predictor(broken)
    assert "Install the application again" in str(told.value.hint)


def drawn(application: Application, label: int) -> None:
    """Draw a digit of the generator on the pad."""
    pad = application.window.pad
    pad.setStrokes(pen_digits.digit(label, pen_digits.SEED, split=1).strokes)


def test_the_pad_answers_before_any_training(application: Application, qtbot: QtBot) -> None:
    window, session = application.window, application.session
    drawn(application, 3)
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 3, timeout=PATIENCE_MS)
    assert window.reading.text() == "read by the shipped model"
    assert session.spec is None
    drawn(application, 7)
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 7, timeout=PATIENCE_MS)


def test_the_first_run_takes_the_pad_over(application: Application, qtbot: QtBot) -> None:
    window, session = application.window, application.session
    qtbot.waitUntil(lambda: session.shippedReads, timeout=PATIENCE_MS)
    window.run.train.trigger()
    qtbot.waitUntil(lambda: session.state is RunState.RUNNING, timeout=PATIENCE_MS)
    assert not session.shippedReads
    assert window.reading.text() == "read by your own model"
    session.stop()
    qtbot.waitUntil(lambda: not session.state.active, timeout=PATIENCE_MS)
    assert window.reading.text() == "read by your own model"


def test_other_data_than_digits_are_not_read_by_it(start: Start, qtbot: QtBot) -> None:
    application = start()
    window, document = application.window, application.document
    document.chooseData("pen-digits", "Change data")
    drawn(application, 3)
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 3, timeout=PATIENCE_MS)
    document.chooseData("fashion-mnist", "Change data")
    assert window.pad.bars.winner() is None
    assert window.reading.text() == "reads after the first Train"
    document.chooseData("pen-digits", "Change data")
    qtbot.waitUntil(lambda: window.pad.bars.winner() == 3, timeout=PATIENCE_MS)


def test_it_reads_on_where_the_first_run_was_stopped_before_it_began(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = application.window, application.session
    qtbot.waitUntil(lambda: session.shippedReads, timeout=PATIENCE_MS)

    def stopped(self: Run) -> None:
        raise Cancelled

    monkeypatch.setattr(Run, "execute", stopped)
    with qtbot.waitSignal(session.readerReady, timeout=PATIENCE_MS):
        window.run.train.trigger()
    assert session.state is RunState.IDLE
    for label in (3, 7):
        drawn(application, label)
        qtbot.waitUntil(lambda label=label: window.pad.bars.winner() == label, timeout=PATIENCE_MS)
    assert window.reading.text() == "read by the shipped model"
