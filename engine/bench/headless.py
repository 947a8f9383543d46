"""What is measured without a window: our loop, and ``fit`` and ``train_on_batch`` of Keras.

All train the same model on the same examples in batches of the same size. Of an epoch of ours the
second one counts, and ``fit`` has trained some batches before it counts, so that neither pays for
tracing. Only what four runs of ``fit`` take is worked out from a part of an epoch of each.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.bench.data import read
from engine.bench.racers import FOUR
from engine.bench.serve import Figures, Task, arguments, serve
from engine.data import recipe
from engine.messages import MachineError, say
from engine.spec import presets
from engine.spec.activations import ReLU, Softmax
from engine.spec.layers import Conv2D, Dense, Flatten, Layer, MaxPooling2D, Reshape
from engine.spec.run import NONE, RunSpec
from engine.training import backend
from engine.training.build import build_model
from engine.training.control import Control
from engine.training.graphs import Graphs
from engine.training.lockstep import RaceControl
from engine.training.material import Materials
from engine.training.race import Race
from engine.training.run import Run, checked_shape
from engine.work.events import BatchesDone, EpochDone, Event, LaneEvent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.spec.optimizers import Optimizer

CNN_EXAMPLES = 20_000
SINGLE_EXAMPLES = 2000
SINGLE_CALLS = 500
"""How many times ``train_on_batch`` is called for its rate."""
WARM_BATCHES = 20
FIT_PARTS = 8
"""Of the race's optimizers, ``fit`` trains one of so many parts of an epoch; all of it four times
would take a minute."""

RATES = (0.002, 0.0005, 0.003, 0.0007, 0.0015)
"""New learning rates, each to be seen in the optimizer."""
BETWEEN_S = (0.1, 0.3)
"""Orders come at any moment of a chunk."""
PATIENCE_S = 5.0
LOOK_S = 0.001
WORK_MS, PIECES, UNIT_STEPS = 8.0, 250, 10_000
"""As much as an answer to a stroke may take; so many times."""


CNN: tuple[Layer, ...] = (
    Reshape(target_shape=(28, 28, 1)),
    Conv2D(filters=32, kernel_size=(3, 3), activation=ReLU()),
    MaxPooling2D(),
    Conv2D(filters=64, kernel_size=(3, 3), activation=ReLU()),
    MaxPooling2D(),
    Flatten(),
    Dense(units=10, activation=Softmax()),
)
"""The small CNN that is measured: two convolutions and a Dense layer."""


def bench_spec(preset: str, data: str, **training: Any) -> RunSpec:
    """Return a preset on the data set ``data``, measured by nothing but its training."""
    spec = presets.get(preset).spec.with_data(name=data)
    return spec.with_training(validation=NONE, **training)


@dataclass
class Headless:
    """The tasks.

    Parameters
    ----------
    data, data_dir : the data set and the folder in which it is looked for first.
    """

    data: str
    data_dir: Path | None
    _fits: dict[str, Fit] = field(default_factory=dict)
    _graphs: Graphs = field(default_factory=lambda: Graphs(len(FOUR)))
    _materials: Materials = field(default_factory=Materials)

    def tasks(self) -> dict[str, Task]:
        """Return them by name."""
        return {
            "quickstart": lambda: {"s": [self._ours(self._quickstart()).seconds]},
            "quickstart-fit": lambda: {"s": [self._fit("quickstart", self._quickstart()).epoch()]},
            "race": lambda: {"s": [self._race()]},
            "race-fit": lambda: {"s": [sum(map(self._epoch_by_fit, FOUR))]},
            "cnn": lambda: {"s": [self._ours(self._cnn()).seconds]},
            "cnn-fit": lambda: {"s": [self._fit("cnn", self._cnn()).epoch()]},
            "batch-1": lambda: {"rate": [SINGLE_EXAMPLES / self._ours(self._single()).seconds]},
            "batch-1-fit": self._single_fit,
            "machine": lambda: {"p95_ms": [float(np.percentile(machine_ms(), 95))]},
            "learning-rate": lambda: {"ms": _rate_changes(self._quickstart(), self.dataset)},
        }

    @cached_property
    def dataset(self) -> Dataset:
        """The examples, read once."""
        return read(self.data, self.data_dir)

    def _quickstart(self) -> RunSpec:
        return bench_spec("mnist-quickstart", self.data, epochs=2)

    def _cnn(self) -> RunSpec:
        spec = bench_spec("mnist-cnn", self.data, epochs=2).with_data(subset=CNN_EXAMPLES)
        return spec.with_layers(CNN)

    def _single(self) -> RunSpec:
        spec = bench_spec("mnist-quickstart", self.data, epochs=2, batch_size=1)
        return spec.with_data(subset=SINGLE_EXAMPLES)

    def _ours(self, spec: RunSpec) -> Epochs:
        epochs = Epochs()
        Run(spec, self.dataset, Control(), epochs.take).execute()
        return epochs

    def _race(self) -> float:
        """Return the seconds in which all lanes together do their second epoch."""
        laps = Laps()
        race = Race(RaceControl(), laps.take, graphs=self._graphs, materials=self._materials)
        for number, optimizer in enumerate(FOUR):
            spec = self._quickstart().with_training(optimizer=optimizer)
            race.add(number, spec, self.dataset)
        race.execute()
        race.release()
        return laps.seconds(2)

    def _epoch_by_fit(self, optimizer: Optimizer) -> float:
        """Return the seconds of an epoch of ``fit``, worked out from a part of one."""
        examples = len(self.dataset.train)
        spec = self._quickstart().with_training(optimizer=optimizer)
        part = spec.with_data(subset=examples // FIT_PARTS)
        fit = self._fit(str(optimizer), part)
        return fit.seconds_of_batches() * examples / fit.examples

    def _fit(self, name: str, spec: RunSpec) -> Fit:
        if name not in self._fits:
            self._fits[name] = Fit(spec, self.dataset)
        return self._fits[name]

    def _single_fit(self) -> Figures:
        fit = self._fit("batch-1", self._single())
        return {"fit": [SINGLE_EXAMPLES / fit.epoch()], "single": [fit.single_rate()]}


@dataclass
class Epochs:
    """Listens to a run; ``seconds``: of its last epoch."""

    seconds: float = 0.0

    def take(self, event: Event) -> None:
        """Take an event."""
        if isinstance(event, EpochDone):
            self.seconds = event.result.seconds


@dataclass
class Laps:
    """Listens to a race; ``ended``: when its lanes ended an epoch, by the epoch's number."""

    ended: dict[int, list[float]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take an event, on any thread."""
        if isinstance(event, LaneEvent) and isinstance(event.event, EpochDone):
            self.ended.setdefault(event.event.result.epoch, []).append(time.perf_counter())

    def seconds(self, epoch: int) -> float:
        """Return the time from the first lane's beginning of an epoch to the last one's end."""
        return max(self.ended[epoch]) - min(self.ended[epoch - 1])


class Fit:
    """The same model trained as in every tutorial; quietly, which favours it a little."""

    def __init__(self, spec: RunSpec, dataset: Dataset) -> None:
        train = recipe.parts(spec, dataset).train
        self._x: NDArray[np.float32] = np.asarray(train.x, np.float32) / np.float32(255)
        self._y = train.y
        self._size = spec.training.batch_size
        self._model = build_model(spec, checked_shape(spec, dataset))
        some = WARM_BATCHES * self._size
        self._train(self._x[:some], self._y[:some])

    def epoch(self) -> float:
        """Return the seconds of one epoch of ``fit``."""
        started = time.perf_counter()
        self._train(self._x, self._y)
        return time.perf_counter() - started

    @property
    def examples(self) -> int:
        """How many there are in an epoch."""
        return len(self._x)

    def seconds_of_batches(self) -> float:
        """Return the seconds of one epoch, without what ``fit`` does before and after it."""
        import keras

        times: list[float] = []
        clock = keras.callbacks.LambdaCallback(
            on_epoch_begin=lambda *_: times.append(time.perf_counter()),
            on_epoch_end=lambda *_: times.append(time.perf_counter()),
        )
        self._train(self._x, self._y, clock)
        return times[1] - times[0]

    def single_rate(self) -> float:
        """Return calls a second of ``train_on_batch``."""
        batches = [(self._x[i : i + 1], self._y[i : i + 1]) for i in range(SINGLE_CALLS)]
        self._model.train_on_batch(*batches[0])
        started = time.perf_counter()
        for x, y in batches:
            self._model.train_on_batch(x, y)
        return SINGLE_CALLS / (time.perf_counter() - started)

    def _train(self, x: NDArray[np.float32], y: NDArray[Any], *callbacks: Any) -> None:
        self._model.fit(
            x, y, batch_size=self._size, epochs=1, shuffle=True, verbose=0, callbacks=[*callbacks]
        )


def machine_ms() -> list[float]:
    """Return how long pieces of work took that take `WORK_MS` where nothing interrupts them.

    What is above is the machine's doing: other guests of a shared host, or other programs.
    """
    unit = min(_worked_ms(UNIT_STEPS) for _ in range(PIECES))
    steps = round(UNIT_STEPS * WORK_MS / unit)
    return [_worked_ms(steps) for _ in range(PIECES)]


def _worked_ms(steps: int) -> float:
    started = time.perf_counter()
    for _ in range(steps):
        pass
    return 1000 * (time.perf_counter() - started)


def _rate_changes(spec: RunSpec, dataset: Dataset) -> list[float]:
    """Return for each new learning rate how long it took to reach the optimizer, ms."""
    control, learning = Control(), threading.Event()

    def take(event: Event) -> None:
        if isinstance(event, BatchesDone):
            learning.set()

    run = Run(spec.with_training(epochs=1000), dataset, control, take)
    times: list[float] = []
    errors: list[Exception] = []

    def order() -> None:
        try:
            learning.wait()
            times.extend(_rate_change(run, control, rate) for rate in RATES)
        except Exception as error:  # raised below, on the thread that asked
            errors.append(error)
        finally:
            control.stop()

    thread = threading.Thread(target=order, name="orders", daemon=True)
    thread.start()
    run.execute()
    thread.join()
    if errors:
        raise errors[0]
    return times


def _rate_change(run: Run, control: Control, rate: float) -> float:
    time.sleep(random.uniform(*BETWEEN_S))
    started = time.perf_counter()
    control.set_learning_rate(rate)
    _wait(lambda: abs(float(run.model.optimizer.learning_rate.numpy()) - rate) < rate / 1e4)
    return 1000 * (time.perf_counter() - started)


def _wait(done: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE_S
    while not done():
        if time.perf_counter() > end:
            raise MachineError(
                say("the new learning rate did not take effect within {s:g} seconds", s=PATIENCE_S)
            )
        time.sleep(LOOK_S)


def main() -> None:
    """Measure what is asked for."""
    options = arguments(__doc__)
    if options.threads == "ours":
        backend.configure()
    serve(Headless(options.data, options.data_dir).tasks(), options.tasks)


if __name__ == "__main__":
    main()
