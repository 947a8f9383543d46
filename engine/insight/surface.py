"""A true loss surface with the paths on it, and how to have it computed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.data import registry
from engine.spec.augmentation import Augmentation
from engine.spec.layers import Dropout, Layer
from engine.spec.weights import Initializer

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.insight.landscape import Landscape
    from engine.spec.run import RunSpec
    from engine.training.snapshots import Snapshot
    from engine.work.errands import IsCancelled, Report

Floats = NDArray[np.float32]

SAMPLE = 1000
"""Training examples on which the loss is measured: enough for two digits, quick for a grid."""
GRIDS = (9, 17, 33)
"""Places a side, coarse to fine; each grid holds all of the one before."""
MOST_MOMENTS = 60
"""So many of a lane's moments are used at the most."""


@dataclass(frozen=True, eq=False)
class Path:
    """A lane's way over the plane. Arrays are read-only, n moments long.

    Parameters
    ----------
    lane : the lane's number.
    updates : ascending.
    xy : places on the plane, shape (n, 2).
    losses : the network's own, with its own weights, on the same examples; NaN where it has not
        been measured yet. Not that of the plane at ``xy``, for the path runs off the plane.
    off_plane : the distance from the plane.
    distances : how far it is from the plane's centre, which is where lanes start together.
    """

    lane: int
    updates: NDArray[np.int64]
    xy: Floats
    losses: Floats
    off_plane: Floats
    distances: Floats

    def __post_init__(self) -> None:
        _freeze(self.updates, self.xy, self.losses, self.off_plane, self.distances)

    def place(self, update: float | None) -> tuple[float, float]:
        """Return where the lane stands at an update, or with None at its end."""
        at = self.updates[-1] if update is None else update
        x, y = (float(np.interp(at, self.updates, self.xy[:, k])) for k in range(2))
        return x, y


@dataclass(frozen=True, eq=False)
class Surface:
    """The loss over a plane among the weights. Arrays are read-only.

    Parameters
    ----------
    x, y : places along the two directions, ascending, shapes (nx,) and (ny,).
    losses : shape (ny, nx); may hold values that are not finite.
    paths : one a lane.
    shares : the parts of the lanes' movement, 0 to 1, that each direction shows.
    parameters : how many trainable weights there are: as many directions as the space has.
    examples : on how many training examples the loss was measured.
    filter_normalised : whether the directions' filters are as long as those of the centre.
    is_final : whether no finer one follows.
    """

    x: Floats
    y: Floats
    losses: Floats
    paths: tuple[Path, ...]
    shares: tuple[float, float]
    parameters: int
    examples: int
    filter_normalised: bool = False
    is_final: bool = True

    def __post_init__(self) -> None:
        _freeze(self.x, self.y, self.losses)


def _freeze(*arrays: NDArray[np.generic]) -> None:
    for array in arrays:
        array.flags.writeable = False


@dataclass(frozen=True, eq=False)
class LaneMoments:
    """What a lane has left behind. ``snapshots``: two or more, ascending."""

    lane: int
    snapshots: tuple[Snapshot, ...]


def together(specs: Sequence[RunSpec]) -> tuple[int, ...]:
    """Return which of ``specs`` have a loss surface in common: the indices of the largest group.

    These compute the same loss from the same weights. Names, initializers, dropout and
    augmentation make no difference to that, nor does how they are trained. Of groups of the same
    size it is the first.
    """
    groups: dict[str, list[int]] = {}
    for i, spec in enumerate(specs):
        groups.setdefault(_function(spec), []).append(i)
    largest = max(map(len, groups.values()), default=0)
    return next((tuple(group) for group in groups.values() if len(group) == largest), ())


def _function(spec: RunSpec) -> str:
    layers = [layer for _, layer in spec.model.enabled() if not isinstance(layer, Dropout)]
    data = dataclasses.replace(spec.data, augmentation=Augmentation(), seed=None)
    # The seed of a split alone is no matter: both parts are of the same kind.
    is_drawn = data.subset is not None or data.label_noise or registry.get(data.name).to_order
    seed = spec.data_seed if is_drawn else None
    return repr((*map(_computation, layers), spec.training.loss, data, seed))


def _computation(layer: Layer) -> tuple[object, ...]:
    """Return what ``layer`` computes, without its name and how its weights start."""
    values = {field.name: getattr(layer, field.name) for field in dataclasses.fields(layer)}
    values.pop("name")
    return layer.kind, [v for v in values.items() if not isinstance(v[1], Initializer)]


class SurfaceTask:
    """Computes a surface in several steps, each finer: the first picture is there at once.

    Its `work` is that of an `engine.work.errands.Errand` on the engine thread. It returns the
    surface as it is after the next step; as long as that is not final, submit another errand with
    the same work. What is asked for in between need not wait for the whole.

    Parameters
    ----------
    spec : that of any of the lanes, which `together` has found to have a surface in common.
    dataset : gives the data set; called on the thread that works.
    lanes : what the lanes have left behind.
    filter_normalised : as in `engine.insight.plane.fit`.
    """

    def __init__(
        self,
        spec: RunSpec,
        dataset: Callable[[Report, IsCancelled], Dataset],
        lanes: Iterable[LaneMoments],
        filter_normalised: bool = False,
    ) -> None:
        self._spec, self._dataset, self._lanes = spec, dataset, tuple(lanes)
        self._filter_normalised = filter_normalised
        self._landscape: Landscape | None = None

    def work(self, report: Report, is_cancelled: IsCancelled) -> Surface:
        """Do the next step.

        Parameters
        ----------
        report : is told how much of the whole surface is done, and of how much.

        Raises
        ------
        InputError : the lanes do not span a plane; their spec does not fit the data.
        MachineError : TensorFlow is missing or broken on this machine.
        Cancelled : ``is_cancelled`` said so. What was measured is kept for another try.
        """
        from engine.training import start

        start.backend()
        if self._landscape is None:
            from engine.insight.landscape import Landscape

            dataset = self._dataset(lambda done, total: None, is_cancelled)
            self._landscape = Landscape(self._spec, dataset, self._lanes, self._filter_normalised)
        return self._landscape.refine(report, is_cancelled)
