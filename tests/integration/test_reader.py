"""The pad's reader with a real network, while it trains and after."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data import sources
from engine.data.dataset import Dataset
from engine.data.shelf import Shelf
from engine.insight.predictor import Predictor
from engine.insight.reader import Reader
from engine.messages import say
from engine.spec.activations import ReLU, Softmax
from engine.spec.layers import Dense, Flatten, Layer
from engine.spec.optimizers import SGD, Adam
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.spec.shapes import DataShape
from engine.training import backend
from engine.training.build import build_model
from engine.training.control import Control
from engine.training.states import RunState
from engine.work.events import (
    BatchesDone,
    DataReady,
    Event,
    JobCancelled,
    JobFailed,
    Prediction,
    Progress,
    RunEnded,
    RunPrepared,
    StateChanged,
)
from engine.work.jobs import JobRunner
from engine.work.tasks import ImportBackend, Train
from tests.helpers.runs import LONG_S, InBackground, stopped_at_the_end
from tests.helpers.sets import IMAGES, small_set

pytestmark = pytest.mark.integration
backend.configure()


@pytest.fixture
def in_background() -> Iterator[InBackground]:
    yield from stopped_at_the_end()


MODEL = (Flatten(), Dense(units=8, activation=ReLU()), Dense(units=4, activation=Softmax()))


def spec_of(*layers: Layer, **training: Any) -> RunSpec:
    chosen = {"validation": "none", "device": "cpu", "batch_size": 29, "epochs": 1} | training
    return RunSpec(model=ModelSpec(layers=layers), training=Training(**chosen))


def predictor_of(spec: RunSpec, data: DataShape = IMAGES, logits: bool = False) -> Predictor:
    return Predictor(build_model(spec, data), data.input, logits)


class Pad:
    """A reader whose answers are taken one by one."""

    def __init__(self) -> None:
        self._answers: queue.Queue[Prediction] = queue.Queue()
        self.reader = Reader(self._answers.put)

    def answer(self) -> Prediction:
        return self._answers.get(timeout=LONG_S)


@pytest.fixture
def pad() -> Iterator[Pad]:
    made = Pad()
    yield made
    made.reader.close()


def test_bars_move_while_the_network_trains(in_background: InBackground, pad: Pad) -> None:
    spec = spec_of(*MODEL, epochs=100_000)
    image = small_set().test.x[3]
    pad.reader.use(predictor_of(spec))
    pad.reader.read(image, 7)
    going = in_background(spec, small_set(), taker=pad.reader)
    seen = {pad.answer().probabilities for _ in range(4)}
    going.control.stop()
    model = going.end().model
    assert len(seen) >= 3
    pad.reader.read(image, 8)
    final = pad.answer()
    while final.image != 8:
        final = pad.answer()
    wanted = model.predict(image[None] / 255.0, verbose=0)[0]
    np.testing.assert_allclose(final.probabilities, wanted, rtol=1e-5, atol=1e-6)


def test_a_pause_shows_the_weights_of_that_very_batch(
    in_background: InBackground, pad: Pad
) -> None:
    """Though nobody had drawn before, and so nobody had asked for weights."""
    spec = spec_of(*MODEL, epochs=100_000)
    pad.reader.use(predictor_of(spec))
    going = in_background(spec, small_set(), Control(steps=5), pad.reader)
    going.until_state(RunState.PAUSED)
    image = small_set().test.x[0]
    pad.reader.read(image, 1)
    shown = pad.answer().probabilities
    going.control.stop()
    wanted = going.end().model.predict(image[None] / 255.0, verbose=0)[0]
    np.testing.assert_allclose(shown, wanted, rtol=1e-5, atol=1e-6)


def test_a_run_that_diverges_leaves_the_pad_with_numbers(
    in_background: InBackground, pad: Pad
) -> None:
    spec = spec_of(*MODEL, optimizer=SGD(learning_rate=1e38), epochs=50)
    pad.reader.use(predictor_of(spec))
    going = in_background(spec, small_set(), taker=pad.reader)
    assert going.end().state is RunState.DIVERGED
    pad.reader.read(small_set().test.x[0], 2)
    assert np.isfinite(pad.answer().probabilities).all()


# The jobs of the window


class Window:
    """What the window has: a job runner, a shelf, a reader, and the events in a queue."""

    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.reader = Reader(self.events.put)
        self.runner = JobRunner(self.events.put)
        self.shelf = Shelf()

    def train(self, spec: RunSpec, control: Control | None = None) -> Control:
        control = control or Control()
        self.runner.submit(Train(spec, self.shelf, None, self.reader, control))
        return control

    def until(self, *kinds: type) -> list[Event]:
        seen = [self.events.get(timeout=LONG_S)]
        while not isinstance(seen[-1], kinds):
            seen.append(self.events.get(timeout=LONG_S))
        return seen

    def close(self) -> None:
        assert self.runner.close(LONG_S)
        self.reader.close()


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    def load(name: str, **_: Any) -> Dataset:
        return small_set()

    monkeypatch.setattr(sources, "load_or_builtin", load)
    made = Window()
    yield made
    made.close()


def test_a_run_of_the_window_from_start_to_end_and_again(window: Window) -> None:
    window.reader.read(small_set().test.x[0], 1)
    for _ in range(2):
        window.train(spec_of(*MODEL, epochs=2, optimizer=Adam(learning_rate=0.01)))
        seen = window.until(RunEnded, JobFailed)
        kinds = [type(event) for event in seen]
        assert seen[0] == StateChanged(RunState.PREPARING)
        assert kinds.index(DataReady) < kinds.index(RunPrepared) < kinds.index(BatchesDone)
        assert isinstance(seen[-1], RunEnded)
        assert seen[-1].state is RunState.FINISHED
        assert len(window.until(Prediction)) >= 1


def test_stop_while_preparing_is_a_cancel(window: Window) -> None:
    control = Control()
    control.stop()
    window.train(spec_of(*MODEL), control)
    seen = window.until(JobCancelled, RunEnded, JobFailed)
    assert isinstance(seen[-1], JobCancelled)
    assert not any(isinstance(event, RunPrepared) for event in seen)
    assert Progress(say("Building the model")) not in seen


def test_a_spec_that_does_not_fit_is_told_and_the_next_one_runs(window: Window) -> None:
    window.train(spec_of(Flatten(), Dense(units=3)))
    failed = window.until(JobFailed, RunEnded)[-1]
    assert isinstance(failed, JobFailed)
    assert failed.details == ""
    window.train(spec_of(*MODEL))
    assert isinstance(window.until(JobFailed, RunEnded)[-1], RunEnded)


def test_closing_while_training_ends_the_run(window: Window) -> None:
    window.train(spec_of(*MODEL, epochs=100_000))
    window.until(BatchesDone)
    assert window.runner.close(LONG_S)
    # Nobody is told: whoever listened is being taken down.
    left = [window.events.get_nowait() for _ in range(window.events.qsize())]
    assert not any(isinstance(event, (RunEnded, JobFailed, JobCancelled)) for event in left)


def test_the_backend_tells_what_there_is(window: Window) -> None:
    window.runner.submit(ImportBackend())
    ready = window.events.get(timeout=LONG_S)
    assert "Keras 3" in ready.versions  # type: ignore[union-attr]
    assert ready.devices[0][0] == "cpu"  # type: ignore[union-attr]


def test_a_damaged_data_file_is_told(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("SKETCHGRAD_HOME", str(tmp_path))
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / "mnist.npz").write_bytes(b"not a zip")
    window.runner.submit(Train(spec_of(*MODEL), Shelf(), tmp_path, window.reader))
    failed = window.until(JobFailed, RunEnded)[-1]
    assert isinstance(failed, JobFailed)
    assert "mnist.npz" in str(failed.message)
    assert failed.details == ""
