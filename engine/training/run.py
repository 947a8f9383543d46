"""One run from spec to result."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from engine.messages import Cancelled, InputError, say
from engine.spec import checks, stopping
from engine.spec.schedules import ReduceOnPlateau, plateau_factor
from engine.training import backend, fingerprint
from engine.training.build import BATCHES_STREAM
from engine.training.fingerprint import Fingerprint
from engine.training.graphs import Graphs
from engine.training.history import EpochResult, Floats, History
from engine.training.material import Materials
from engine.training.pace import Pace
from engine.training.snapshots import Snapshot, Snapshots
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
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.spec.shapes import DataShape
    from engine.training.control import Control
    from engine.training.loop import Examples
    from engine.training.origin import Origin

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
    """What a run leaves behind.

    Parameters
    ----------
    seconds : without those spent paused.
    reason : why it ended before its last epoch, where a rule of the spec ended it.
    """

    state: RunState
    model: keras.Model
    history: History
    test: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    reason: Message | None = None


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
    graphs : where traced graphs are kept from run to run; give them back by `release`.
    materials : the examples that runs share.
    snapshots : where the run's moments are kept.
    origin : the moment of an earlier run to go on from; ``epochs`` then counts from there.

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
        *,
        graphs: Graphs | None = None,
        materials: Materials | None = None,
        snapshots: Snapshots | None = None,
        origin: Origin | None = None,
    ) -> None:
        checked_shape(spec, dataset)
        self.spec, self.dataset, self.control = spec, dataset, control
        self._emit, self._taker = emit, taker or Nobody()
        self._graphs, self.snapshots = graphs or Graphs(), snapshots or Snapshots()
        self._device = backend.resolve(spec.training.device)
        self._offered = 0.0
        with self._device.holding():
            self._graph = self._graphs.take(spec, dataset, self._device)
            taken = (materials or Materials()).take(spec, dataset, self._device.name)
        self._material, self._train = taken, taken.train
        self.model, self._loop = self._graph.model, self._graph.loop
        self._size = min(spec.training.batch_size, self._train.count)
        self._pace = Pace(self._size)
        self.steps_per_epoch = math.ceil(self._train.count / self._size)
        self._begin(origin)

    def _begin(self, origin: Origin | None) -> None:
        """Take the place from which to go on; fresh weights are in the graph already."""
        self._first_epoch, self._first_step, self._base_s = 0, 0, 0.0
        self.history = History() if origin is None else origin.history
        if origin is not None:
            self._first_epoch, self._first_step = origin.place(self.steps_per_epoch)
            self._base_s = float(self.history.times[-1]) if self.history.updates else 0.0
            self._restore(origin)
        self.history.steps_per_epoch = self.steps_per_epoch
        self._first_update, self._epochs_before = self.history.updates, len(self.history.epochs)
        self._last_epoch = self._first_epoch + self.spec.training.epochs
        self._plateau = self._plateau_factor()

    def _restore(self, origin: Origin) -> None:
        snapshot, others = origin.snapshot, self._graph.others()
        _assign(self._graph.weights(), snapshot.weights)
        # Momentum would pass for Adagrad's sums: same shapes, another meaning.
        same_kind = type(origin.optimizer) is type(self.spec.training.optimizer)
        shapes = [tuple(variable.shape) for variable in others]
        if same_kind and shapes == [value.shape for value in snapshot.optimizer]:
            _assign(others, snapshot.optimizer)

    def execute(self) -> Result:
        """Train to the end, or until told to stop; say how it went."""
        if self.control.stopped:
            raise Cancelled
        self._emit(self._prepared())
        self._offer_weights()  # the pad must not answer with an earlier run's
        self._started = time.perf_counter()
        with self._device.holding():
            state, test, reason = self._train_all()
        seconds = self._clock() - self._base_s
        result = Result(state, self.model, self.history, test, seconds, reason)
        if state is not RunState.DIVERGED:  # the pad goes on with the last weights of use
            self._offer_weights()
        self._emit(RunEnded(state, MappingProxyType(dict(test)), result.seconds, reason))
        return result

    def trace(self) -> None:
        """Trace all that `execute` computes, which can then run on any thread."""
        with self._device.holding():
            whole = self._train.count // self._size
            sizes = {self._size} | {self._train.count - whole * self._size} - {0}
            self._loop.trace(self._train, sizes)
            self._graph.values()
        self._pace.expect_no_tracing()

    @property
    def fingerprint(self) -> Fingerprint:
        """What the run sets out with; asked for before the first update."""
        order = fingerprint.of_arrays([self._order(0).numpy()])
        examples = self._material.digest
        return Fingerprint(
            weights=_digest(self._graph.weights()),
            examples=examples,
            order=order,
            batches=fingerprint.of_texts(examples, order, str(self._size)),
            masks=_digest(self._graph.states()),
        )

    def release(self) -> None:
        """Let the next run have this one's graph; the model is that run's from then on."""
        self._graphs.give_back(self._graph)

    def _prepared(self) -> RunPrepared:
        return RunPrepared(
            parameters=self.model.count_params(),
            steps_per_epoch=self.steps_per_epoch,
            epochs=self._last_epoch,
            examples=self._train.count,
            validation=self._material.validation.count if self._material.validation else 0,
            device=self._device.title,
            first_update=self._first_update,
        )

    def _train_all(self) -> tuple[RunState, dict[str, float], Message | None]:
        self._say_running()
        self._keep_moment()
        state, reason = self._epochs()
        self._keep_moment()
        best = self._best_to_restore() if reason is not None else None
        if best is not None:
            _assign(self._graph.weights(), best.weights)
        elif self.history.updates:  # as fit does at its end: averaged weights, if any
            self.model.optimizer.finalize_variable_values(self.model.trainable_variables)
        if state is not RunState.FINISHED:
            return state, {}, None
        test = self._measure_test()
        if not test and self.control.stopped:
            return RunState.STOPPED, {}, None
        return (RunState.FINISHED if _finite(test) else RunState.DIVERGED), _of_use(test), reason

    def _epochs(self) -> tuple[RunState, Message | None]:
        """Train epoch after epoch; tell how that ended, and why where it ended early."""
        for epoch in range(self._first_epoch, self._last_epoch):
            state = self._epoch(epoch)
            if state is not None:
                return state, None
            reason = self._reason_to_stop()
            if reason is not None:
                return RunState.FINISHED, reason
        return RunState.FINISHED, None

    def _own_figures(self) -> list[Mapping[str, float]]:
        """Return the figures of this run's epochs, without those of the run it goes on from."""
        return [epoch.values for epoch in self.history.epochs[self._epochs_before :]]

    def _reason_to_stop(self) -> Message | None:
        seconds = self._clock() - self._base_s
        rules, before = self.spec.training.stopping, self._epochs_before
        return stopping.reason(rules, self._own_figures(), seconds, before)

    def _best_to_restore(self) -> Snapshot | None:
        rules = self.spec.training.stopping
        wanted = stopping.restores_best(rules, self._own_figures())
        return self.snapshots.best if wanted else None

    def _say_running(self) -> None:
        self._emit(StateChanged(RunState.RUNNING))

    def _epoch(self, epoch: int) -> RunState | None:
        """Train one epoch; return the state in which the run ends within it, or None."""
        step = self._first_step if epoch == self._first_epoch else 0
        started, first = self._clock(), self.history.updates - step
        order = self._order(epoch)
        while step < self.steps_per_epoch:
            allowed = self._permitted(step)
            if allowed == 0:
                return RunState.STOPPED
            rows, rates = self._chunk(order, step, allowed)
            step += len(rows)
            if not self._record(rows, rates, step, epoch):
                return RunState.DIVERGED
        values = self._epoch_values(first)
        validation = self._material.validation
        values |= self._measured("train", self._material.sample)
        values |= self._measured("val", validation)
        if self.control.stopped and validation and "val_loss" not in values:
            return RunState.STOPPED
        if not _finite(values):
            return RunState.DIVERGED
        self._close_epoch(epoch, values, self._clock() - started)
        return None

    def _close_epoch(self, epoch: int, values: dict[str, float], seconds: float) -> None:
        result = EpochResult(epoch + 1, self.history.updates, MappingProxyType(values), seconds)
        self.history.epochs.append(result)
        self._keep_epoch(values)
        self._plateau = self._plateau_factor()
        self.control.epoch_ended()
        self._emit(EpochDone(result))

    _waited = False
    _paused_s = 0.0
    _started = 0.0

    def _clock(self) -> float:
        """Seconds of training so far, without those spent paused, earlier runs included."""
        return time.perf_counter() - self._started - self._paused_s + self._base_s

    def _permitted(self, step: int) -> int:
        """Return how many batches of one size may be done now, 0 when the run is to end."""
        asked = time.perf_counter()
        whole = self._train.count // self._size
        left = whole - step if step < whole else 1
        allowed = self.control.permit(min(self._pace.batches, left), self._on_wait)
        self._go_on(asked)
        return allowed

    def _go_on(self, asked: float) -> None:
        """Take up the work again after a pause, or a race's other lanes, since ``asked``."""
        self._paused_s += time.perf_counter() - asked
        if self._waited:
            self._waited = False
            if not self.control.stopped:
                self._say_running()

    def _on_wait(self) -> None:
        self._waited = True
        self._keep_moment()
        self._offer_weights()
        self._emit(StateChanged(RunState.PAUSED))

    def _order(self, epoch: int) -> tf.Tensor:
        seeds = np.random.SeedSequence(self.spec.seed, spawn_key=(BATCHES_STREAM, epoch))
        order = np.random.default_rng(seeds).permutation(self._train.count)
        return tf.constant(order.astype(np.int32))

    def _chunk(self, order: tf.Tensor, step: int, allowed: int) -> tuple[Floats, Floats]:
        """Learn from some batches; return their figures and their learning rates."""
        whole = self._train.count // self._size
        if step >= whole:  # the short last batch
            size, count = self._train.count - whole * self._size, 1
        else:
            size, count = self._size, allowed
        rates = self._rates(count)
        started = time.perf_counter()
        rows = self._loop.train(self._train, order, step * self._size, rates, size)
        if size == self._size:
            self._pace.learn(count, time.perf_counter() - started)
        return rows, rates

    def _rates(self, count: int) -> Floats:
        """Return the learning rates of the next ``count`` updates."""
        training, done = self.spec.training, self.history.updates
        asked = self.control.learning_rate
        base = training.optimizer.learning_rate if asked is None else asked
        factors = training.schedule.factors(
            np.arange(done, done + count), self.steps_per_epoch, self._last_update()
        )
        return np.asarray(base * self._plateau * factors, np.float32)

    def _last_update(self) -> int:
        """Return how many updates there will have been at the planned end."""
        left = self.steps_per_epoch * self.spec.training.epochs - self._first_step
        return self._first_update + left

    def _plateau_factor(self) -> float:
        schedule = self.spec.training.schedule
        if not isinstance(schedule, ReduceOnPlateau):
            return 1.0
        losses = [e.values.get("val_loss", e.values["loss"]) for e in self.history.epochs]
        return plateau_factor(schedule, losses)

    def _record(self, rows: Floats, rates: Floats, step: int, epoch: int) -> bool:
        """Keep and announce a chunk's figures; False when the run has diverged."""
        good = np.isfinite(rows).all(axis=1)
        sound = bool(good.all())
        kept = len(rows) if sound else int(good.argmin())
        values = {name: rows[:kept, i].copy() for i, name in enumerate(self._loop.names)}
        rates, seconds = rates[:kept], self._clock()
        self.history.add_batches(values, seconds, rates)
        for row in (*values.values(), rates):
            row.flags.writeable = False
        left = self._seconds_left(step, epoch)
        self._emit(BatchesDone(values, self._pace.rate * self._size, left, seconds, rates))
        if sound:
            self._share_weights()
        return sound and not self._exploded()

    def _share_weights(self) -> None:
        """Let others have the weights of this moment, where they want them now."""
        if self.snapshots.wants(self.history.updates):
            self._keep_moment()
        now = time.perf_counter()
        if now - self._offered > WEIGHTS_INTERVAL_S and self._taker.wants_weights():
            self._offer_weights()

    def _keep_moment(self) -> None:
        self.snapshots.add(self._moment())

    def _keep_epoch(self, values: Mapping[str, float]) -> None:
        """Keep the moment at an epoch's end; always where it is the best so far."""
        update, epochs = self.history.updates, self._own_figures()
        is_best = stopping.best_epoch(epochs) == len(epochs) - 1
        if is_best or self.snapshots.wants(update, keep=True):
            self.snapshots.add(self._moment(values), keep=True)
        if is_best:
            self.snapshots.keep_best(update)

    def _moment(self, values: Mapping[str, float] | None = None) -> Snapshot:
        update = self.history.updates
        weights, others = self._graph.values()
        epoch = update / self.steps_per_epoch
        return Snapshot(update, epoch, tuple(weights), tuple(others), values or {})

    def _exploded(self) -> bool:
        losses = self.history.batches["loss"].raw
        return bool(
            len(losses) > 1
            and np.median(losses[-20:]) > DIVERGED_FACTOR * max(1.0, float(losses[0]))
        )

    def _seconds_left(self, step: int, epoch: int) -> float | None:
        epochs_left = self._last_epoch - epoch - 1
        batches = self.steps_per_epoch - step + self.steps_per_epoch * epochs_left
        return batches / self._pace.rate if self._pace.rate else None

    def _offer_weights(self) -> None:
        self._offered = time.perf_counter()
        self._taker.offer(self._graph.values()[0])

    def _epoch_values(self, first: int) -> dict[str, float]:
        """Return the epoch's means, each batch counting by its size, as Keras reports them."""
        sizes = np.full(self.steps_per_epoch, self._size, np.float64)
        sizes[-1] = self._train.count - (self.steps_per_epoch - 1) * self._size
        return {
            name: float(np.average(series.raw[first:].astype(np.float64), weights=sizes))
            for name, series in self.history.batches.items()
        }

    def _measured(self, part: str, examples: Examples | None) -> dict[str, float]:
        if examples is None:
            return {}
        values = self._loop.evaluate(examples, self._keep_going)
        return {f"{part}_{name}": value for name, value in values.items()}

    def _measure_test(self) -> dict[str, float]:
        return self._loop.evaluate(self._material.test, self._keep_going)

    def _keep_going(self) -> bool:
        """Wait while paused within a measurement; tell whether to go on with it."""
        asked = time.perf_counter()
        self.control.wait_while_paused(self._on_wait)
        self._go_on(asked)
        return not self.control.stopped


def _finite(values: Mapping[str, float]) -> bool:
    return all(map(math.isfinite, values.values()))


def _assign(variables: Sequence[Any], values: Sequence[NDArray[Any]]) -> None:
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)


def _digest(variables: Sequence[Any]) -> str:
    return fingerprint.of_arrays(np.asarray(variable.numpy()) for variable in variables)


def _of_use(test: dict[str, float]) -> dict[str, float]:
    return test if _finite(test) else {}
