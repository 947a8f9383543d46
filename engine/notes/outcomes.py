"""What the presets come to when they are trained, each once, within a budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.data import recipe
from engine.spec import presets
from engine.spec.race import MOST_LANES
from engine.training.control import Control

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.inspector import Inspector
    from engine.insight.observation import Exam, LayerVitals
    from engine.spec.run import RunSpec
    from engine.training.graphs import Graphs
    from engine.training.history import EpochResult
    from engine.training.states import RunState

SEEDS = (1, 2, 3)
"""Those of which the notes' figures are compared with the median."""


@dataclass(frozen=True)
class Budget:
    """How much is trained; None: as much as the preset says.

    Parameters
    ----------
    examples : the most training examples a run may have.
    epochs : the most epochs.
    """

    examples: int | None = None
    epochs: int | None = None

    def applied(self, spec: RunSpec) -> RunSpec:
        """Return ``spec`` within this budget; toys, which cost nothing, stay as they are."""
        if not recipe.shape_of(spec).input[1:]:
            return spec
        subset, epochs = spec.data.subset, spec.training.epochs
        smallest = min(filter(None, (subset, self.examples)), default=None)
        shortest = min(epochs, self.epochs or epochs)
        return spec.with_data(subset=smallest).with_training(epochs=shortest)


FULL = Budget()


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a run has come to.

    Parameters
    ----------
    spec, dataset, weights : what was trained, on what, and the weights at the end.
    epochs, test, state : as it measured them, and how it ended.
    parameters, steps : of the model, and updates an epoch.
    """

    spec: RunSpec
    dataset: Dataset
    weights: Sequence[NDArray[Any]]
    epochs: tuple[EpochResult, ...]
    test: Mapping[str, float]
    state: RunState
    parameters: int
    steps: int

    @cached_property
    def _inspector(self) -> Inspector:
        from engine.insight.inspector import Inspector

        inspector = Inspector(self.spec, self.dataset)
        inspector.set_weights(self.weights)
        return inspector

    @cached_property
    def vitals(self) -> tuple[LayerVitals, ...]:
        """How its layers are doing at the end."""
        return self._inspector.vitals()

    @cached_property
    def exam(self) -> Exam:
        """Its answers to the test examples; only where there are classes."""
        exam = self._inspector.exam()
        assert exam is not None
        return exam

    def last(self, name: str) -> float:
        """Return a figure of the last epoch."""
        return float(self.epochs[-1].values[name])

    @property
    def gap(self) -> float:
        """How far the last validation loss is above the training loss measured as it is."""
        return self.last("val_loss") - self.last("train_loss")


@dataclass
class Bench:
    """Trains what the rows ask for, each spec once.

    Parameters
    ----------
    data_dir : the folder to look for data in first.
    budget : how much is trained.
    tell : takes the name of what is trained next.
    """

    data_dir: Path | None = None
    budget: Budget = FULL
    tell: Callable[[str], None] = lambda name: None
    _known: dict[RunSpec, Outcome] = field(default_factory=dict)

    def run(self, preset: str, seed: int | None = None) -> Outcome:
        """Train a preset of a single run, with another seed than its own where one is given."""
        spec = presets.get(preset).spec
        return self.of(spec if seed is None else replace(spec, seed=seed), preset)

    def seeds(self, preset: str) -> list[Outcome]:
        """Train a preset with each of `SEEDS`."""
        return [self.run(preset, seed) for seed in SEEDS]

    def race(self, preset: str) -> dict[str, Outcome]:
        """Train the lanes of a race; on the same batches each is as it would be alone."""
        lanes = presets.find(preset).lanes
        return {lane.name: self.of(lane.spec, f"{preset}, {lane.name}") for lane in lanes}

    def of(self, spec: RunSpec, name: str) -> Outcome:
        """Train a spec."""
        spec = self.budget.applied(spec)
        if spec not in self._known:
            self.tell(f"{name}, seed {spec.seed}")
            self._known[spec] = _trained(spec, self.data_dir, self._graphs)
        return self._known[spec]

    @cached_property
    def _graphs(self) -> Graphs:
        """Traced once for all runs that compute the same."""
        from engine.training.graphs import Graphs

        return Graphs(MOST_LANES)


def _trained(spec: RunSpec, data_dir: Path | None, graphs: Graphs) -> Outcome:
    from engine.training import backend
    from engine.training.run import Run

    backend.configure()
    dataset = recipe.load(spec, data_dir=data_dir)
    run = Run(spec, dataset, Control(), lambda event: None, graphs=graphs)
    result = run.execute()
    outcome = Outcome(
        spec,
        dataset,
        [weight.numpy() for weight in result.model.weights],
        tuple(result.history.epochs),
        result.test,
        result.state,
        result.model.count_params(),
        run.steps_per_epoch,
    )
    run.release()
    return outcome
