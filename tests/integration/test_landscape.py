"""The loss over the plane: Keras's own, at the weights of each place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from engine.insight.landscape import Landscape, axes
from engine.insight.surface import GRIDS, LaneMoments, Path, Surface, SurfaceTask
from engine.messages import Cancelled, InputError
from engine.spec.activations import ReLU, Softmax
from engine.spec.layers import BatchNormalization, Dense, Dropout, Flatten
from engine.spec.optimizers import SGD, Adam, Optimizer
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.spec.weights import L2
from engine.training import backend
from engine.training.build import build_model
from engine.training.control import Control
from engine.training.run import Run
from engine.training.snapshots import Snapshot
from engine.work.errands import Errand, ErrandDone
from tests.helpers.sets import IMAGES, small_set

backend.configure()

DATA = small_set()
LAYERS = (
    Flatten(),
    Dense(units=9, activation=ReLU(), kernel_regularizer=L2(l2=0.01)),
    Dropout(rate=0.3),
    Dense(units=4, activation=Softmax()),
)


def spec_of(optimizer: Optimizer, *layers: object) -> RunSpec:
    training = Training(optimizer=optimizer, epochs=2, batch_size=16, validation="none")
    return RunSpec(model=ModelSpec(layers=layers or LAYERS), training=training, seed=4)  # type: ignore[arg-type]


def moments_of(number: int, spec: RunSpec) -> LaneMoments:
    run = Run(spec, DATA, Control(), lambda event: None)
    run.execute()
    updates = run.snapshots.updates()
    found = [run.snapshots.nearest(update) for update in updates]
    return LaneMoments(number, tuple(moment for moment in found if moment is not None))


@pytest.fixture(scope="module")
def lanes() -> list[LaneMoments]:
    return [moments_of(3, spec_of(SGD(learning_rate=0.1))), moments_of(7, spec_of(Adam()))]


def nothing(done: int, total: int) -> None:
    pass


def task(lanes: Sequence[LaneMoments], *layers: object) -> SurfaceTask:
    return SurfaceTask(spec_of(Adam(), *layers), lambda report, cancelled: DATA, lanes)


def keras_loss(spec: RunSpec, weights: Sequence[np.ndarray]) -> float:
    """Keras's evaluation on all training examples, its regularizers included."""
    model = build_model(spec, DATA.info.shape(len(DATA.train)))
    model.set_weights(list(weights))
    loss = model.evaluate(DATA.train.x / np.float32(255), DATA.train.y, verbose=0, batch_size=203)
    return float(loss[0])


def all_of(task: SurfaceTask) -> list[Surface]:
    found = [task.work(nothing, lambda: False)]
    while not found[-1].is_final:
        found.append(task.work(nothing, lambda: False))
    return found


def test_each_value_is_the_loss_that_keras_measures_there(lanes: list[LaneMoments]) -> None:
    landscape = Landscape(spec_of(Adam()), DATA, lanes)
    surface = landscape.refine(nothing, lambda: False)
    for row, column in ((0, 0), (4, 4), (2, 7)):
        x, y = float(surface.x[column]), float(surface.y[row])
        wanted = keras_loss(spec_of(Adam()), landscape.plane.weights(x, y))
        assert surface.losses[row, column] == pytest.approx(wanted, rel=1e-4)


def test_a_path_s_own_losses_are_those_of_its_own_weights(lanes: list[LaneMoments]) -> None:
    surface = all_of(task(lanes))[-1]
    assert [path.lane for path in surface.paths] == [3, 7]
    for path, lane in zip(surface.paths, lanes, strict=True):
        by_update = {moment.update: moment for moment in lane.snapshots}
        for k in (1, -1):
            moment = by_update[int(path.updates[k])]
            assert path.losses[k] == pytest.approx(
                keras_loss(spec_of(Adam()), moment.weights), 1e-4
            )


def test_the_common_start_lies_on_the_plane_where_both_losses_agree(
    lanes: list[LaneMoments],
) -> None:
    landscape = Landscape(spec_of(Adam()), DATA, lanes)
    landscape.refine(nothing, lambda: False)
    surface = landscape.refine(nothing, lambda: False)
    for path in surface.paths:
        assert path.off_plane[0] == pytest.approx(0, abs=1e-3)
        x, y = path.xy[0]
        assert landscape.loss_at(float(x), float(y)) == pytest.approx(path.losses[0], rel=1e-4)
    assert surface.examples == len(DATA.train)
    assert surface.parameters == 36 * 9 + 9 + 9 * 4 + 4


def test_finer_grids_keep_what_coarse_ones_have_measured(lanes: list[LaneMoments]) -> None:
    found = all_of(task(lanes))
    assert [surface.losses.shape for surface in found] == [(n, n) for n in GRIDS]
    assert [surface.is_final for surface in found] == [False, False, True]
    for coarse, fine in itertools.pairwise(found):
        assert np.array_equal(fine.losses[::2, ::2], coarse.losses)
        assert np.array_equal(fine.x[::2], coarse.x)
    assert np.isfinite(found[-1].losses).all()


def test_all_paths_lie_within_with_room_around_them(lanes: list[LaneMoments]) -> None:
    surface = task(lanes).work(nothing, lambda: False)
    every = np.concatenate([path.xy for path in surface.paths])
    room = 0.15 * float(np.ptp(every, axis=0).max())
    assert surface.x[0] < every[:, 0].min() - room
    assert surface.x[-1] > every[:, 0].max() + room
    assert surface.y[0] < every[:, 1].min() - room
    assert surface.y[-1] > every[:, 1].max() + room


def test_a_cancel_keeps_what_was_measured(lanes: list[LaneMoments]) -> None:
    unwilling, asked = task(lanes), iter([False] * 20)
    with pytest.raises(Cancelled):
        unwilling.work(nothing, lambda: next(asked, True))
    told: list[int] = []
    surface = unwilling.work(lambda done, total: told.append(done), lambda: False)
    assert np.isfinite(surface.losses).all()
    assert min(told) >= 20


def test_it_says_how_far_it_is(lanes: list[LaneMoments]) -> None:
    told: list[tuple[int, int]] = []
    measured = task(lanes)
    for _ in GRIDS:
        surface = measured.work(lambda *now: told.append(now), lambda: False)
    done = [now for now, _ in told]
    assert done == sorted(done)
    assert len({total for _, total in told}) == 1
    wanted = surface.losses.size + sum(len(path.updates) for path in surface.paths)
    assert told[-1][1] == wanted
    assert told[-1][0] > wanted - 20


def test_an_errand_brings_the_surface(lanes: list[LaneMoments]) -> None:
    events: list[object] = []
    Errand(5, task(lanes).work).run(events.append)
    assert isinstance(events[-1], ErrandDone)
    assert isinstance(events[-1].result, Surface)


NORMALIZED = (
    Flatten(),
    Dense(units=6),
    BatchNormalization(),
    Dense(units=4, activation=Softmax()),
)


def test_batch_statistics_at_a_moment_are_that_moment_s() -> None:
    spec = spec_of(Adam(learning_rate=0.01), *NORMALIZED)
    lane = moments_of(0, spec)
    landscape = Landscape(spec, DATA, [lane])
    path = landscape.refine(nothing, lambda: False).paths[0]
    moments = {moment.update: moment for moment in lane.snapshots}
    for k in (0, 5, -1):
        x, y = map(float, path.xy[k])
        own = moments[int(path.updates[k])].weights
        trainable = iter(landscape.plane.weights(x, y))
        is_statistic = [i in (4, 5) for i in range(len(own))]
        assert [w.shape for w, on in zip(own, is_statistic, strict=True) if on] == [(6,), (6,)]
        mixed = [w if on else next(trainable) for w, on in zip(own, is_statistic, strict=True)]
        assert landscape.loss_at(x, y) == pytest.approx(keras_loss(spec, mixed), rel=1e-3)


def test_moments_that_are_no_numbers_are_left_out(lanes: list[LaneMoments]) -> None:
    good = lanes[0].snapshots
    broken = [
        Snapshot(9000, 90.0, tuple(np.full_like(weight, np.nan) for weight in good[0].weights))
    ]
    surface = task([LaneMoments(0, (*good, *broken)), LaneMoments(1, tuple(broken))]).work(
        nothing, lambda: False
    )
    assert [path.lane for path in surface.paths] == [0]
    assert surface.paths[0].updates[-1] == good[-1].update


def test_without_any_moment_it_says_so() -> None:
    with pytest.raises(InputError, match="No lane has kept a moment"):
        task([LaneMoments(0, ())]).work(nothing, lambda: False)


def test_the_picture_is_wider_than_high() -> None:
    steep = [np.array([[0.0, 0.0], [0.1, 8.0]], np.float32)]
    flat = [np.array([[0.0, 0.0], [8.0, 0.1]], np.float32)]
    for paths in (steep, flat):
        x, y = axes(paths, 9)
        assert 1.4 < np.ptp(x) / np.ptp(y) < 1.9


def test_a_large_set_is_measured_on_the_same_part_of_it_each_time(
    lanes: list[LaneMoments],
) -> None:
    large = small_set(IMAGES, train=3000)
    spec = replace(spec_of(Adam()))
    first, second = (Landscape(spec, large, lanes).refine(nothing, lambda: False) for _ in "ab")
    assert first.examples == 1000
    assert np.array_equal(first.losses, second.losses)


def test_own_losses_come_with_the_second_picture(lanes: list[LaneMoments]) -> None:
    measured = task(lanes)

    def known(paths: Sequence[Path]) -> bool:
        return not any(np.isnan(path.losses).any() for path in paths)

    assert not known(measured.work(nothing, lambda: False).paths)
    assert known(measured.work(nothing, lambda: False).paths)
