"""The true loss over the plane through the paths of several lanes.

Every value is Keras's own loss of the model with the weights of that place, regularizers and all,
as the network is used (no dropout), on the same examples.

What a network keeps beside its trainable weights, the means and variances of batch normalization,
has no place on the plane. It is taken from the moments nearby, each counting by the inverse fourth
power of its distance: at a moment's own place it is that moment's, and in between it changes
smoothly. (Taking the nearest one's alone would leave steps in the surface half-way.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import recipe
from engine.data.dataset import Split
from engine.insight import plane
from engine.insight.surface import GRIDS, MOST_MOMENTS, SAMPLE, Path, Surface
from engine.messages import Cancelled, InputError, say
from engine.training import backend
from engine.training.build import build_model
from engine.training.loop import Loop, upload
from engine.training.run import checked_shape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.plane import Places, Plane, Weights
    from engine.insight.surface import Floats, LaneMoments
    from engine.spec.run import RunSpec
    from engine.training.snapshots import Snapshot
    from engine.work.errands import IsCancelled, Report

MARGIN = 0.2
"""Room around the paths, as a share of their longer extent."""
LEAST_ASPECT, MOST_ASPECT = 1.5, 1.8
"""Width by height of what is computed: a plot's own, more or less."""
NEARNESS = 4
"""The power of the distance by which moments count less for what is not on the plane."""
REPORT_EVERY = 8


class Landscape:
    """Measures a loss surface, finer with each `refine`. Lives on the thread of TensorFlow.

    Parameters
    ----------
    spec : that of any of the lanes; all compute the same loss from the same weights.
    dataset : the data of ``spec``.
    lanes : their moments; those of a lane that has diverged are left out, once its weights are not
        finite or have flown apart.
    filter_normalised : as in `engine.insight.plane.fit`.

    Raises
    ------
    InputError : the spec does not fit the data; the moments do not span a plane.
    """

    def __init__(
        self,
        spec: RunSpec,
        dataset: Dataset,
        lanes: Sequence[LaneMoments],
        filter_normalised: bool = False,
    ) -> None:
        self._device = backend.resolve(spec.training.device)
        chosen = [(lane.lane, moments) for lane in lanes if (moments := _chosen(lane))]
        if not chosen:
            raise InputError(
                say("No lane has kept a moment of its run."), say("Train them a little first.")
            )
        with self._device.holding():
            self._prepare(spec, dataset)
        self._moments = [(number, self._sound(moments)) for number, moments in chosen]
        self._fit(filter_normalised)
        self._x, self._y = axes([path.xy for path in self._paths], GRIDS[-1])
        self._losses = np.full((GRIDS[-1], GRIDS[-1]), np.nan, np.float32)
        self._step = self._done = 0

    @property
    def plane(self) -> Plane:
        """The plane on which the loss is measured."""
        return self._plane

    def refine(self, report: Report, is_cancelled: IsCancelled) -> Surface:
        """Measure the next finer grid, with the second one the paths' own losses as well.

        Raises
        ------
        Cancelled : ``is_cancelled`` said so; what has been measured is kept.
        """
        step = min(self._step, len(GRIDS) - 1)
        with self._device.holding():
            if step or len(GRIDS) == 1:
                self._measure_paths(report, is_cancelled)
            self._measure_grid(_stride(step), report, is_cancelled)
        self._step = step + 1
        return self._surface(_stride(step), step == len(GRIDS) - 1)

    def loss(self, weights: Weights, others: Sequence[NDArray[Any]]) -> float:
        """Return the loss of a network: its trainable weights, and its others, in model order."""
        for variable, value in zip(self._trainable, weights, strict=True):
            variable.assign(value)
        for variable, value in zip(self._others, others, strict=True):
            variable.assign(value)
        return self._loop.evaluate(self._sample, lambda: True)["loss"]

    def loss_at(self, x: float, y: float) -> float:
        """Return the loss at a place on the plane."""
        return self.loss(self._plane.weights(x, y), self._others_at(x, y))

    def _prepare(self, spec: RunSpec, dataset: Dataset) -> None:
        shape = checked_shape(spec, dataset)
        model = build_model(spec, shape)
        self._loop = Loop(model, spec.training.loss.targets, shape.classes, ())
        self._sample = upload(_sample(recipe.parts(spec, dataset).train))
        trainable = {id(variable) for variable in model.trainable_weights}
        self._is_trainable = [id(variable) in trainable for variable in model.weights]
        self._trainable = [v for v in model.weights if id(v) in trainable]
        self._others = [v for v in model.weights if id(v) not in trainable]

    def _sound(self, moments: list[Snapshot]) -> list[Snapshot]:
        """Leave out what comes after a lane's weights have flown apart."""
        rows = [self._parted(moment)[0] for moment in moments]
        return moments[: plane.before_flying_apart(rows)]

    def _fit(self, filter_normalised: bool) -> None:
        lanes = [[self._parted(moment)[0] for moment in lane] for _, lane in self._moments]
        self._plane = plane.fit(lanes, filter_normalised)
        self._paths = [
            _path(number, moments, plane.project(self._plane, rows))
            for (number, moments), rows in zip(self._moments, lanes, strict=True)
        ]
        others = [self._parted(moment)[1] for _, lane in self._moments for moment in lane]
        self._known = [np.stack(arrays) for arrays in zip(*others, strict=True)]
        self._known_at = np.concatenate([path.xy for path in self._paths])

    def _parted(self, moment: Snapshot) -> tuple[Weights, Weights]:
        """Part a moment's weights into the trainable ones and the others."""
        pairs = list(zip(moment.weights, self._is_trainable, strict=True))
        return tuple(w for w, on in pairs if on), tuple(w for w, on in pairs if not on)

    def _others_at(self, x: float, y: float) -> list[NDArray[Any]]:
        if not self._known:
            return []
        distances = np.hypot(*(self._known_at - (x, y)).T.astype(np.float64))
        shares = 1 / np.maximum(distances / max(distances.max(), 1e-30), 1e-6) ** NEARNESS
        shares /= shares.sum()
        return [np.tensordot(shares, values, 1).astype(values.dtype) for values in self._known]

    def _measure_paths(self, report: Report, is_cancelled: IsCancelled) -> None:
        for i, (_, moments) in enumerate(self._moments):
            losses = self._paths[i].losses.copy()
            for k in np.flatnonzero(np.isnan(losses)):
                self._go_on(report, is_cancelled)
                losses[k] = _finite(self.loss(*self._parted(moments[k])))
                self._paths[i] = replace(self._paths[i], losses=losses.copy())

    def _measure_grid(self, stride: int, report: Report, is_cancelled: IsCancelled) -> None:
        places = np.argwhere(np.isnan(self._losses[::stride, ::stride])) * stride
        for row, column in places:
            self._go_on(report, is_cancelled)
            loss = self.loss_at(float(self._x[column]), float(self._y[row]))
            self._losses[row, column] = _finite(loss)

    def _go_on(self, report: Report, is_cancelled: IsCancelled) -> None:
        if is_cancelled():
            raise Cancelled
        if self._done % REPORT_EVERY == 0:
            moments = sum(len(path.updates) for path in self._paths)
            report(self._done, moments + self._losses.size)
        self._done += 1

    def _surface(self, stride: int, is_final: bool) -> Surface:
        return Surface(
            x=self._x[::stride].copy(),
            y=self._y[::stride].copy(),
            losses=self._losses[::stride, ::stride].copy(),
            paths=tuple(self._paths),
            shares=self._plane.shares,
            parameters=sum(array.size for array in self._plane.centre),
            examples=self._sample.count,
            filter_normalised=self._plane.filter_normalised,
            is_final=is_final,
        )


def axes(paths: Sequence[Floats], count: int) -> tuple[Floats, Floats]:
    """Return ``count`` places along each direction, around all ``paths`` (each n by 2)."""
    every = np.concatenate(list(paths)).astype(np.float64)
    low, high = every.min(axis=0), every.max(axis=0)
    width, height = high - low + 2 * MARGIN * float((high - low).max())
    width, height = max(width, LEAST_ASPECT * height), max(height, width / MOST_ASPECT)
    middle = (low + high) / 2
    x, y = (
        np.linspace(at - size / 2, at + size / 2, count).astype(np.float32)
        for at, size in zip(middle, (width, height), strict=True)
    )
    return x, y


def _stride(step: int) -> int:
    return (GRIDS[-1] - 1) // (GRIDS[step] - 1)


def _chosen(lane: LaneMoments) -> list[Snapshot]:
    """Return those of a lane's moments that are used."""
    sound = [s for s in lane.snapshots if all(np.isfinite(w).all() for w in s.weights)]
    return [sound[i] for i in plane.spread([s.update for s in sound], MOST_MOMENTS)]


def _path(number: int, moments: Sequence[Snapshot], places: Places) -> Path:
    return Path(
        lane=number,
        updates=np.array([moment.update for moment in moments], np.int64),
        xy=places.xy.astype(np.float32),
        losses=np.full(len(moments), np.nan, np.float32),
        off_plane=places.off_plane.astype(np.float32),
        distances=places.distances.astype(np.float32),
    )


def _finite(loss: float) -> float:
    """Return infinity for what is no number: NaN stands for what has not been measured."""
    return float("inf") if np.isnan(loss) else loss


def _sample(split: Split) -> Split:
    """Take some examples by chance, always the same.

    At equal distances would not do: MNIST's writers come in turns, and every 60th image has a loss
    a third above the others'.
    """
    if len(split) <= SAMPLE:
        return split
    chosen = np.random.default_rng(0).choice(len(split), SAMPLE, replace=False)
    rows = np.sort(chosen)
    return Split(split.x[rows], split.y[rows])
