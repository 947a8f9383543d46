"""The jobs of the window. TensorFlow comes in only while they run, on the engine thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.insight.case import column_sizes
from engine.messages import Cancelled, say
from engine.training import start
from engine.training.control import Control
from engine.training.snapshots import Snapshots
from engine.training.states import RunState
from engine.work.events import BackendReady, DataReady, Progress, ShippedReads, StateChanged

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.data.shelf import Shelf
    from engine.insight.observer import Inspects, Observer
    from engine.insight.predictor import Predictor
    from engine.insight.reader import Reader, Weights
    from engine.spec.run import RunSpec
    from engine.training.graphs import Graphs
    from engine.training.origin import Origin
    from engine.training.run import Run, WeightsTaker
    from engine.work.jobs import Emit


class ImportBackend:
    """Brings TensorFlow in; some seconds during which the window already works."""

    def run(self, emit: Emit) -> None:
        """Import, set up, and tell what there is."""
        backend = start.backend()
        devices = tuple((device.name, device.title) for device in backend.devices())
        emit(BackendReady(backend.versions(), devices, backend.why_no_gpu()))

    def cancel(self) -> None:
        """An import cannot be stopped."""


@dataclass
class UseShipped:
    """Lets the network that comes with the application read the pad.

    Parameters
    ----------
    reader : reads drawings.
    wanted : asked when the job's turn comes; by then a run may have come before it.
    """

    reader: Reader
    wanted: Callable[[], bool]

    def run(self, emit: Emit) -> None:
        """Read the file and hand the network over, ready to answer at once."""
        if not self.wanted():
            return
        from engine.insight import shipped

        predictor = shipped.predictor()
        predictor(np.zeros((1, *predictor.shape), np.uint8))  # traced before the first stroke
        self.reader.use(predictor)
        emit(ShippedReads())

    def cancel(self) -> None:
        """It is soon over."""


class Workplace:
    """What stays on the engine thread from run to run, so that the next one starts at once."""

    def __init__(self) -> None:
        self._graphs: Graphs | None = None
        self._last: Run | None = None
        self._predictor: tuple[object, Predictor] | None = None

    def run(self, spec: RunSpec, dataset: Dataset, control: Control, **more: Any) -> Run:
        """Set a run up in place of the last one; arguments are those of `engine.training.run.Run`.

        Tracing takes a second; a run that computes what the last one did needs none.
        """
        from engine.training.graphs import Graphs, collect
        from engine.training.run import Run

        self._graphs = self._graphs or Graphs()
        if self._last is not None:
            self._last.release()
            self._last = None
            collect()
        self._last = Run(spec, dataset, control, graphs=self._graphs, **more)
        return self._last

    def predictor(self, spec: RunSpec, dataset: Dataset) -> Predictor | None:
        """Make what reads the pad; nothing does where the data are no images."""
        if not dataset.info.are_images:
            return None
        from engine.insight.predictor import Predictor, ends_linear
        from engine.training.build import build_model
        from engine.training.run import checked_shape

        shape = checked_shape(spec, dataset)
        key = spec.model, shape.input, shape.classes
        if self._predictor is None or self._predictor[0] != key:
            model = build_model(spec, shape)
            self._predictor = key, Predictor(model, shape.input, ends_linear(model))
        return self._predictor[1]


@dataclass(frozen=True)
class Both:
    """Two that take weights; each is given what the other has wanted, too."""

    first: WeightsTaker
    second: WeightsTaker

    def wants_weights(self) -> bool:
        """Whether one of them would look at new weights."""
        return self.first.wants_weights() or self.second.wants_weights()

    def offer(self, weights: Weights) -> None:
        """Give both new weights."""
        self.first.offer(weights)
        self.second.offer(weights)


def _inspector(spec: RunSpec, dataset: Dataset) -> Inspects:
    from engine.insight.inspector import Inspector

    return Inspector(spec, dataset)


@dataclass
class Train:
    """Trains a spec: finds the data, builds, runs.

    Parameters
    ----------
    shelf : where the data come from.
    data_dir : the user's folder of data sets, or None.
    reader : reads drawings with the weights as they come.
    control : how the window stops, pauses and steps it.
    workplace : what the run before has left.
    snapshots : where the run's moments are kept.
    origin : the moment of an earlier run to go on from.
    observer : looks at the network while it trains.
    """

    spec: RunSpec
    shelf: Shelf
    data_dir: Path | None
    reader: Reader
    control: Control = field(default_factory=Control)
    workplace: Workplace = field(default_factory=Workplace)
    snapshots: Snapshots = field(default_factory=Snapshots)
    origin: Origin | None = None
    observer: Observer | None = None

    def run(self, emit: Emit) -> None:
        """Do it."""
        emit(StateChanged(RunState.PREPARING))
        dataset = self._dataset(emit)
        if self.control.stopped:  # before the seconds that TensorFlow may take to start
            raise Cancelled
        emit(Progress(say("Building the model")))
        start.backend()
        run = self.workplace.run(
            self.spec,
            dataset,
            self.control,
            emit=emit,
            taker=self._taker(),
            snapshots=self.snapshots,
            origin=self.origin,
        )
        self.reader.use(self.workplace.predictor(self.spec, dataset))
        if self.observer is not None:
            self.observer.use(partial(_inspector, self.spec, dataset))
        run.execute()

    def cancel(self) -> None:
        """End soon."""
        self.control.stop()

    def _taker(self) -> WeightsTaker:
        return self.reader if self.observer is None else Both(self.reader, self.observer)

    def _dataset(self, emit: Emit) -> Dataset:
        def progress(done: int, total: int) -> None:
            emit(Progress(say("Downloading {name}", name=self.spec.data.name), done, total))

        emit(Progress(say("Looking for the data")))
        dataset = self.shelf.get(self.spec, self.data_dir, progress, lambda: self.control.stopped)
        emit(
            DataReady(
                dataset.info.name,
                dataset.info.title,
                dataset.origin,
                dataset.notice,
                len(dataset.train),
                len(dataset.test),
                column_sizes(dataset.train.x),
            )
        )
        return dataset
