"""The jobs of the window. TensorFlow comes in only while they run, on the engine thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.messages import Cancelled, say
from engine.training import start
from engine.training.control import Control
from engine.training.states import RunState
from engine.work.events import BackendReady, DataReady, Progress, StateChanged

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.data.shelf import Shelf
    from engine.insight.predictor import Predictor
    from engine.insight.reader import Reader
    from engine.spec.run import RunSpec
    from engine.work.jobs import Emit


class ImportBackend:
    """Brings TensorFlow in; some seconds during which the window already works."""

    def run(self, emit: Emit) -> None:
        """Import, set up, and tell what there is."""
        backend = start.backend()
        emit(BackendReady(backend.versions(), tuple((d.name, d.title) for d in backend.devices())))

    def cancel(self) -> None:
        """An import cannot be stopped."""


@dataclass
class Train:
    """Trains a spec: finds the data, builds, runs.

    Parameters
    ----------
    shelf : where the data come from.
    data_dir : the user's folder of data sets, or None.
    reader : reads drawings with the weights as they come.
    control : how the window stops, pauses and steps it.
    """

    spec: RunSpec
    shelf: Shelf
    data_dir: Path | None
    reader: Reader
    control: Control = field(default_factory=Control)

    def run(self, emit: Emit) -> None:
        """Do it."""
        emit(StateChanged(RunState.PREPARING))
        dataset = self._dataset(emit)
        if self.control.stopped:  # before the seconds that TensorFlow may take to start
            raise Cancelled
        emit(Progress(say("Building the model")))
        start.backend()
        from engine.training.run import Run

        run = Run(self.spec, dataset, self.control, emit, self.reader)
        self.reader.use(self._predictor(dataset))
        run.execute()

    def cancel(self) -> None:
        """End soon."""
        self.control.stop()

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
            )
        )
        return dataset

    def _predictor(self, dataset: Dataset) -> Predictor | None:
        """Make what reads the pad; nothing does where the data are no images."""
        if not dataset.info.are_images:
            return None
        from engine.insight.predictor import Predictor, ends_linear
        from engine.training.build import build_model
        from engine.training.run import checked_shape

        shape = checked_shape(self.spec, dataset)
        model = build_model(self.spec, shape)
        return Predictor(model, shape.input, ends_linear(model))
