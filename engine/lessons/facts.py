"""What has happened in the window, as far as lessons ask for it: plain data, filled by the window.

Counters only ever grow. A step of a lesson compares the facts of now with those of the moment it
began, so that what was done before does not count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from engine.training.history import EpochResult

Figures = Mapping[str, tuple[float, ...]]
"""By name (``loss``, ``val_accuracy`` …) a value for each epoch that has ended."""

TABS = ("train", "race", "data", "drawing", "activations", "playground", "insight", "lessons")
"""The tabs of the window's middle."""

PAGES: Mapping[str, tuple[str, ...]] = {
    "race": ("curves", "surface", "seeds", "differences"),
    "data": ("examples", "sets", "split", "augmentation"),
    "drawing": ("why", "stages", "my-digits"),
}
"""The pages of the tabs that lessons know by name."""

AXES = ("epochs", "updates", "examples", "seconds")
"""What the horizontal axis of the plots can count."""


@dataclass(frozen=True)
class RunFacts:
    """A run, or a lane of a race.

    Parameters
    ----------
    number : counted from 1 by the window, a new one for each start; a lane's does not matter.
    spec : what is trained.
    state : where it stands.
    figures : what each epoch that has ended has measured.
    updates : batches learnt from so far.
    """

    number: int
    spec: RunSpec
    state: RunState = RunState.IDLE
    figures: Figures = field(default_factory=dict)
    updates: int = 0

    @property
    def epochs(self) -> int:
        """How many epochs have ended."""
        return len(self.figures.get("loss", ()))

    @property
    def accuracies(self) -> tuple[float, ...]:
        """The accuracy after each epoch: on validation, or on training where there is none."""
        return self.figures.get("val_accuracy") or self.figures.get("accuracy", ())

    @property
    def training_losses(self) -> tuple[float, ...]:
        """Measured as validation is, at the end of the epoch, where that was done."""
        return self.figures.get("train_loss") or self.figures.get("loss", ())

    def accuracy_after(self, epochs: int | None) -> float | None:
        """Return the accuracy after so many epochs, or None while it cannot be known.

        Parameters
        ----------
        epochs : counted from 1; None: at the end of the run. A run that ended before gives what
            it had then; one that diverged or failed gives minus infinity.
        """
        known = self.accuracies
        if epochs is not None and len(known) >= epochs:
            return known[epochs - 1]
        if self.state in (RunState.DIVERGED, RunState.FAILED):
            return -math.inf
        return known[-1] if self.state.ended and known else None


def figures_of(epochs: Sequence[EpochResult]) -> dict[str, tuple[float, ...]]:
    """Return the figures of a history's epochs: those that every one of them has."""
    if not epochs:
        return {}
    names = [name for name in epochs[0].values if all(name in e.values for e in epochs)]
    return {name: tuple(e.values[name] for e in epochs) for name in names}


@dataclass(frozen=True)
class RaceFacts:
    """A race, from the moment its lanes are set up.

    Parameters
    ----------
    number : counted from 1 by the window, a new one for each start; 0 before the first.
    varies : the key of what the lanes differ in, as in `variation.VARIATIONS`; "" if free-form.
    lanes : those that race, without those that are only shown.
    state : where the race as a whole stands.
    """

    number: int
    varies: str
    lanes: tuple[RunFacts, ...]
    state: RunState = RunState.IDLE

    @property
    def epochs(self) -> int:
        """How many epochs every lane has ended."""
        return min((lane.epochs for lane in self.lanes), default=0)

    def accuracies_after(self, epochs: int | None) -> tuple[float, ...] | None:
        """Return each lane's accuracy after so many epochs, or None while one is not known."""
        found = [lane.accuracy_after(epochs) for lane in self.lanes]
        known = tuple(value for value in found if value is not None)
        return known if known and len(known) == len(found) else None


@dataclass(frozen=True)
class EnsembleFacts:
    """Several networks that answer together.

    Parameters
    ----------
    members : the accuracy of each.
    accuracy : of all together.
    """

    members: tuple[float, ...]
    accuracy: float


@dataclass(frozen=True)
class Facts:
    """The window at one moment.

    Parameters
    ----------
    spec : what the builder holds.
    tab, page : which of `TABS` is looked at, and which of its `PAGES` ("" if it has none).
    axis : what the horizontal axis of the plots looked at counts, one of `AXES`.
    run : the run that is under way or was the last; None before the first.
    past : the single runs that have ended, oldest first, `run` among them when it has ended.
    race : the race as it is set up, goes on or has ended; None before the first is set up.
    runs_ended, races_ended : how many have ended, in whatever way.
    drawings : how often something drawn on the pad has been read; a stroke more counts anew.
    read : the label that was read last, "" before.
    readings : the different labels as which the lanes of a race read the drawing of now.
    moments : how often the time slider has shown a moment of the past.
    moment : the epoch of the run that it shows, the nearest one; None: the present.
    activations : kinds of the functions that the Activations tab shows.
    ensemble : the networks chosen to answer together, when they have been measured.
    measured : how often an ensemble has been measured.
    repeats : whether the race is being repeated with other seeds.
    has_surface : whether the loss surface of the race has been computed to the end.
    warned : whether the builder warns of something and offers to put it right.
    settled : how often such a warning has gone.
    """

    spec: RunSpec
    tab: str = "train"
    page: str = ""
    axis: str = "epochs"
    run: RunFacts | None = None
    past: tuple[RunFacts, ...] = ()
    race: RaceFacts | None = None
    runs_ended: int = 0
    races_ended: int = 0
    drawings: int = 0
    read: str = ""
    readings: frozenset[str] = frozenset()
    moments: int = 0
    moment: int | None = None
    activations: frozenset[str] = frozenset()
    ensemble: EnsembleFacts | None = None
    measured: int = 0
    repeats: bool = False
    has_surface: bool = False
    warned: bool = False
    settled: int = 0
