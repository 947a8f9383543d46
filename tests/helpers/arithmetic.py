"""Layers with made-up weights, to be added up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from PySide6.QtCore import Signal

from engine.insight.arithmetic import LayerLook, NextStep, Numbers, Window
from engine.insight.calculator import Answer, Question
from engine.messages import say
from engine.spec.activations import Linear, ReLU
from engine.spec.layers import Dense, Flatten
from engine.spec.optimizers import Adam
from engine.spec.run import RunSpec
from engine.training.history import History
from engine.training.snapshots import Snapshot, Snapshots
from engine.training.states import RunState
from tests.helpers.laboratory import DeskSession

LAYERS = (Flatten(), Dense(units=40), Dense(units=10))
SIDE = 6
PIXELS = SIDE * SIDE


def picture(bright: tuple[int, int] = (2, 3)) -> Any:
    """A dark picture with one bright pixel and, below it, one half as bright."""
    made = np.zeros((SIDE, SIDE), np.uint8)
    made[bright] = 250
    made[bright[0] + 1, bright[1]] = 125
    return made


def dense_look(shown: Any = None, units: int = 40, layer: int = 1) -> LayerLook:
    """A Dense layer on the pixels: unit n has weight n / 10 everywhere, and a bias of 0.5."""
    inputs = (picture() if shown is None else shown) / 250
    kernel = np.tile(np.arange(units) / 10, (PIXELS, 1))
    values = inputs.sum() * kernel[0] + 0.5
    return LayerLook(layer, ReLU(), inputs, True, kernel, np.full(units, 0.5), values)


def inner_look(units: int = 10, layer: int = 2) -> LayerLook:
    """A layer of ten units, behind another one of four, without a bias."""
    kernel = np.arange(4.0 * units).reshape(4, units)
    inputs = np.array([1.0, 0.0, -2.0, 0.5])
    return LayerLook(layer, Linear(), inputs, False, kernel, None, inputs @ kernel)


def kernel_look(layer: int = 1) -> LayerLook:
    """Three filters of ones on the picture, the strongest place of which is (1, 2)."""
    window = Window((3, 3), (1, 1), (1, 1), (0, 0))
    inputs = (picture() / 250)[..., None]
    values = np.zeros((4, 4, 3))
    values[1, 2] = 1.5
    return LayerLook(layer, ReLU(), inputs, True, np.ones((9, 3)), np.zeros(3), values, 1, window)


def numbers(shape: tuple[int, ...], weight: float) -> Numbers:
    """Weights that are all alike, with the same gradient and the same state."""
    state = {"momentum": np.full(shape, 0.02), "velocity": np.full(shape, 0.003)}
    return Numbers(np.full(shape, weight), np.full(shape, -0.25), state, 2.0)


def step_of(look: LayerLook, question: Question, **more: Any) -> NextStep:
    """The next update of a layer's weights."""
    kernel = numbers(look.kernel.shape, 0.5)
    bias = None if look.bias is None else numbers(look.bias.shape, 0.125)
    update = question.when.update
    return NextStep(question.when, update, 0.75, 32, look.layer, kernel, bias, 3.0, **more)


class FakeCalculator:
    """Answers from made-up layers, in no time."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.looks = {1: dense_look, 2: lambda _: inner_look()}
        self.more: dict[str, Any] = {}
        self.error: Exception | None = None
        self.example = picture((3, 1))

    def answer(self, question: Question, *_: Any) -> Answer:
        self.asked.append(question)
        if self.error is not None:
            raise self.error
        is_pad = question.picture is not None
        shown = question.picture if is_pad else self.example
        look = self.looks[question.layer](shown)  # type: ignore[operator]
        step = step_of(look, question, **self.more)
        names = tuple(say("{n}", n=n) for n in range(10))
        number = None if is_pad else question.example
        return Answer(question, look, step, shown, number, 5, names)


def spec_with(optimizer: Any = None) -> RunSpec:
    """The quickstart's run."""
    spec = RunSpec()
    return spec.with_training(optimizer=optimizer or Adam())


class ArithmeticSession(DeskSession):
    """What the arithmetic reads of a session."""

    dataReady = Signal()
    momentChanged = Signal()
    historyChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.spec: RunSpec | None = None
        self.snapshots, self.history, self.moment = Snapshots(), History(), None
        self.prepared: object = None
        self.state = RunState.IDLE

    def run(self, spec: RunSpec, *updates: int, state: RunState = RunState.PAUSED) -> None:
        """Show another run, of which these updates were kept."""
        self.spec, self.state = spec.with_layers(LAYERS), state
        self.snapshots, self.history = Snapshots(), History()
        self.history.steps_per_epoch = 10
        self.prepared = SimpleNamespace(first_update=0, epochs=spec.training.epochs)
        for update in updates:
            self.go_on(update)
        self.dataReady.emit()

    def go_on(self, update: int) -> None:
        """Make updates up to this one, and keep it."""
        more = np.full(update - self.history.updates, 0.5, np.float32)
        self.history.add_batches({"loss": more}, 1.0, np.full(len(more), 0.1, np.float32))
        self.snapshots.add(Snapshot(update, update / 10, ()))
