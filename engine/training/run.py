"""One run from spec to result."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from engine.data import recipe
from engine.messages import Cancelled, InputError, say
from engine.spec import checks
from engine.spec.run import TEST, RunSpec
from engine.training import backend
from engine.training.augment import Augmenter
from engine.training.build import BATCHES_STREAM, build_model
from engine.training.history import EpochResult, Floats, History
from engine.training.loop import Examples, Loop, upload
from engine.training.states import RunState
from engine.work.events import (
    BatchesDone,
    EpochDone,
    Event,
    RunEnded,
    RunPrepared,
    StateChanged,
)

import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    import keras
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.spec.shapes import DataShape
    from engine.training.control import Control

CHUNK_SECONDS = 0.05
"""How long a chunk should take: short enough that every order takes effect at once."""

FIRST_CHUNK = 8
LONGEST_CHUNK = 4096

DIVERGED_FACTOR = 1000.0
"""A loss that many times the first one is not coming back."""

WEIGHTS_INTERVAL_S = 0.06
"""How often the pad gets new weights: faster than the eye follows bars, slow enough to be free."""

Emit = Callable[[Event], None]


class WeightsTaker(Protocol):
    """Whoever reads drawings while the model trains (`engine.insight.reader.Reader`)."""

    def wants_weights(self) -> bool:
        """Whether new weights would be looked at."""

    def offer(self, weights: Sequence[NDArray[Any]]) -> None:
        """Take new weights."""


class Nobody:
    """A `WeightsTaker` for runs that nobody draws beside."""

    def wants_weights(self) -> bool:
        """Never."""
        return False

    def offer(self, weights: Sequence[NDArray[Any]]) -> None:
        """Drop them."""


@dataclass
class Result:
    """What a run leaves behind. ``seconds``: without those spent paused."""

    state: RunState
    model: keras.Model
    history: History
    test: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0


def checked_shape(spec: RunSpec, dataset: Dataset) -> DataShape:
    """Return what ``dataset`` asks of a model; raises `InputError` when ``spec`` does not fit."""
    shape = dataset.info.shape(len(dataset.train))
    problems = checks.errors(checks.validate(spec, shape))
    if problems:
        first = problems[0]
        hint = say("Try: {fix}.", fix=first.fix.label) if first.fix else None
        raise InputError(first.message, hint)
    return shape


class Run:
    """Trains ``spec`` on ``dataset``.

    Parameters
    ----------
    control : takes orders from other threads.
    emit : takes the events; called on the thread that runs.
    taker : gets the weights from time to time.

    Raises
    ------
    InputError : the spec has errors on these data.
    Cancelled : stopped before the first batch.
    """

    def __init__(
        self,
        spec: RunSpec,
        dataset: Dataset,
        control: Control,
        emit: Emit,
        taker: WeightsTaker | None = None,
    ) -> None:
        shape = checked_shape(spec, dataset)
        self.spec, self.dataset, self.control = spec, dataset, control
        self._emit, self._taker = emit, taker or Nobody()
        self._device = backend.resolve(spec.training.device)
        self.history = History()
        self._pace = _Pace()
        self._offered = 0.0
        with tf.device(_tf_name(self._device.name)):
            self.model = build_model(spec, shape)
            self._upload()
        self._loop = Loop(
            self.model,
            spec.training.loss.targets,
            shape.classes,
            spec.training.metrics,
            _augmenter(spec, dataset),
        )
        self._size = min(spec.training.batch_size, self._train.count)
        self.steps_per_epoch = math.ceil(self._train.count / self._size)
        self.history.steps_per_epoch = self.steps_per_epoch

    def execute(self) -> Result:
        """Train to the end, or until told to stop; say how it went."""
        if self.control.stopped:
            raise Cancelled
        validation = self._validation.count if self._validation else 0
        self._emit(
            RunPrepared(
                self.model.count_params(),
                self.steps_per_epoch,
                self.spec.training.epochs,
                self._train.count,
                validation,
                self._device.title,
            )
        )
        started = self._clock()
        with tf.device(_tf_name(self._device.name)):
            state, test = self._train_all()
        result = Result(state, self.model, self.history, test, self._clock() - started)
        if state is not RunState.DIVERGED:  # the pad goes on with the last weights of use
            self._offer_weights()
        self._emit(RunEnded(state, MappingProxyType(dict(test)), result.seconds))
        return result

    def _upload(self) -> None:
        parts = recipe.parts(self.spec, self.dataset)
        self._train: Examples = upload(parts.train)
        self._test: Examples = upload(parts.test)
        self._validation: Examples | None = None
        if parts.validation is not None:
            self._validation = upload(parts.validation)
        elif self.spec.training.validation == TEST:
            self._validation = self._test

    def _train_all(self) -> tuple[RunState, dict[str, float]]:
        self._say_running()
        epochs = map(self._epoch, range(self.spec.training.epochs))
        state = next((state for state in epochs if state is not None), RunState.FINISHED)
        if self.history.updates:  # as fit does at its end, early or not: averaged weights, if any
            self.model.optimizer.finalize_variable_values(self.model.trainable_variables)
        if state is not RunState.FINISHED:
            return state, {}
        test = self._measure_test()
        if not test and self.control.stopped:
            return RunState.STOPPED, {}
        return (RunState.FINISHED, test) if _finite(test) else (RunState.DIVERGED, {})

    def _say_running(self) -> None:
        self._emit(StateChanged(RunState.RUNNING))

    def _epoch(self, epoch: int) -> RunState | None:
        """Train one epoch; return the state in which the run ends within it, or None."""
        started, first = self._clock(), self.history.updates
        order = self._order(epoch)
        step = 0
        while step < self.steps_per_epoch:
            allowed = self._permitted()
            if allowed == 0:
                return RunState.STOPPED
            rows = self._chunk(order, step, allowed)
            step += len(rows)
            if not self._record(rows, step, epoch):
                return RunState.DIVERGED
        values = self._epoch_values(first)
        values |= self._measure_validation()
        if self.control.stopped and self._validation and "val_loss" not in values:
            return RunState.STOPPED
        if not _finite(values):
            return RunState.DIVERGED
        result = EpochResult(
            epoch + 1, self.history.updates, MappingProxyType(values), self._clock() - started
        )
        self.history.epochs.append(result)
        self._emit(EpochDone(result))
        return None

    _waited = False
    _paused_s = 0.0

    def _clock(self) -> float:
        """Seconds on a clock that stands still while the run is paused."""
        return time.perf_counter() - self._paused_s

    def _permitted(self) -> int:
        """Return how many batches may be done now, 0 when the run is to end."""
        asked = time.perf_counter()
        allowed = self.control.permit(self._pace.batches, self._on_wait)
        if self._waited:
            self._waited = False
            self._paused_s += time.perf_counter() - asked
            if allowed:
                self._say_running()
        return allowed

    def _on_wait(self) -> None:
        self._waited = True
        self._offer_weights()
        self._emit(StateChanged(RunState.PAUSED))

    def _order(self, epoch: int) -> tf.Tensor:
        seeds = np.random.SeedSequence(self.spec.seed, spawn_key=(BATCHES_STREAM, epoch))
        order = np.random.default_rng(seeds).permutation(self._train.count)
        return tf.constant(order.astype(np.int32))

    def _chunk(self, order: tf.Tensor, step: int, allowed: int) -> Floats:
        whole = self._train.count // self._size
        if step >= whole:  # the short last batch
            return self._loop.train(
                self._train, order, step * self._size, 1, self._train.count - whole * self._size
            )
        count = min(allowed, whole - step)
        started = time.perf_counter()
        rows = self._loop.train(self._train, order, step * self._size, count, self._size)
        self._pace.learn(count, time.perf_counter() - started)
        return rows

    def _record(self, rows: Floats, step: int, epoch: int) -> bool:
        """Keep and announce a chunk's figures; False when the run has diverged."""
        good = np.isfinite(rows).all(axis=1)
        sound = bool(good.all())
        kept = rows if sound else rows[: int(good.argmin())]
        values = {name: kept[:, i].copy() for i, name in enumerate(self._loop.names)}
        self.history.add_batches(values)
        for row in values.values():
            row.flags.writeable = False
        left = self._seconds_left(step, epoch)
        self._emit(BatchesDone(values, self._pace.rate * self._size, left))
        now = time.perf_counter()
        if sound and now - self._offered > WEIGHTS_INTERVAL_S and self._taker.wants_weights():
            self._offer_weights()
        return sound and not self._exploded()

    def _exploded(self) -> bool:
        losses = self.history.batches["loss"].raw
        return bool(
            len(losses) > 1
            and np.median(losses[-20:]) > DIVERGED_FACTOR * max(1.0, float(losses[0]))
        )

    def _seconds_left(self, step: int, epoch: int) -> float | None:
        batches = (
            self.steps_per_epoch
            - step
            + self.steps_per_epoch * (self.spec.training.epochs - epoch - 1)
        )
        return batches / self._pace.rate if self._pace.rate else None

    def _offer_weights(self) -> None:
        self._offered = time.perf_counter()
        self._taker.offer([variable.numpy() for variable in self.model.weights])

    def _epoch_values(self, first: int) -> dict[str, float]:
        """Return the epoch's means, each batch counting by its size, as Keras reports them."""
        sizes = np.full(self.steps_per_epoch, self._size, np.float64)
        sizes[-1] = self._train.count - (self.steps_per_epoch - 1) * self._size
        return {
            name: float(np.average(series.raw[first:].astype(np.float64), weights=sizes))
            for name, series in self.history.batches.items()
        }

    def _measure_validation(self) -> dict[str, float]:
        if self._validation is None:
            return {}
        values = self._loop.evaluate(self._validation, self._keep_going)
        return {f"val_{name}": value for name, value in values.items()}

    def _measure_test(self) -> dict[str, float]:
        return self._loop.evaluate(self._test, self._keep_going)

    def _keep_going(self) -> bool:
        return not self.control.stopped


def _augmenter(spec: RunSpec, dataset: Dataset) -> Augmenter | None:
    if not (spec.data.augmentation.active and dataset.info.are_images):
        return None
    return Augmenter(spec.data.augmentation, dataset.info.input_shape, spec.seed)


def _finite(values: Mapping[str, float]) -> bool:
    return all(map(math.isfinite, values.values()))


class _Pace:
    """How many batches make a chunk of the wanted length, learnt from the last ones."""

    def __init__(self) -> None:
        self.batches = FIRST_CHUNK
        self.rate = 0.0
        """Batches a second, lately."""
        self._traced = False

    def learn(self, batches: int, seconds: float) -> None:
        if not self._traced:  # the first chunk pays for tracing
            self._traced = True
            return
        now = batches / max(seconds, 1e-6)
        self.rate = now if not self.rate else 0.8 * self.rate + 0.2 * now
        wanted = round(self.rate * CHUNK_SECONDS)
        self.batches = max(1, min(wanted, 2 * self.batches, LONGEST_CHUNK))


def _tf_name(device: str) -> str:
    return f"/{device.upper()}" if ":" in device else f"/{device.upper()}:0"
