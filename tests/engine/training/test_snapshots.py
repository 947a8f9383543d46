"""The moments of a run: bounded, sorted, evenly spread, and safe to read from another thread."""

from __future__ import annotations

import itertools
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.training.snapshots import MOST, Snapshot, Snapshots, merged_gaps

STEPS = st.lists(st.integers(1, 500), min_size=1, max_size=120)


def moment(update: int, size: int = 4, state: int = 0) -> Snapshot:
    weights = (np.full(size, update, np.float32),)
    optimizer = (np.full(state, -update, np.float32),) if state else ()
    return Snapshot(update, update / 100, weights, optimizer, {"loss": 1 / (update + 1)})


def filled(steps: list[int], epoch: int = 7, **limits: int) -> tuple[Snapshots, list[int]]:
    """Snapshots of all updates, every ``epoch``-th of which ends one; and the updates given."""
    snapshots = Snapshots(**limits)
    updates = list(itertools.accumulate(steps))
    for place, update in enumerate(updates):
        snapshots.add(moment(update, state=8), keep=place % epoch == 0)
    return snapshots, updates


def train(snapshots: Snapshots, updates: int, chunk: int, epoch: int = 0) -> None:
    """Do as a run does: ask after every chunk, which an epoch's end may cut short."""
    update = 0
    while update < updates:
        whole = update + chunk
        update = min(whole, (update // epoch + 1) * epoch) if epoch else whole
        ends = bool(epoch) and update % epoch == 0
        if snapshots.wants(update, ends):
            snapshots.add(moment(update), keep=ends)


def gaps(snapshots: Snapshots) -> np.ndarray:
    return np.diff(snapshots.updates())


def test_a_snapshot_is_a_copy_that_nobody_can_change() -> None:
    weights, values = np.zeros(3, np.float32), {"loss": 1.0}
    snapshot = Snapshot(5, 0.5, (weights,), (weights[:2],), values)
    weights[:], values["loss"] = 7, 7
    assert snapshot.weights[0].tolist() == [0, 0, 0]
    assert snapshot.optimizer[0].tolist() == [0, 0]
    assert snapshot.values == {"loss": 1.0}
    with pytest.raises(ValueError, match="read-only"):
        snapshot.weights[0][0] = 1
    with pytest.raises(TypeError):
        snapshot.values["loss"] = 2  # type: ignore[index]


def test_a_snapshot_of_a_snapshots_arrays_shares_them() -> None:
    first = moment(1)
    assert Snapshot(2, 0.1, first.weights).weights[0] is first.weights[0]


def test_without_moments_there_is_nothing_to_find() -> None:
    snapshots = Snapshots()
    assert (snapshots.last, snapshots.best, snapshots.nearest(3)) == (None, None, None)
    assert (snapshots.updates(), snapshots.bytes) == ((), 0)
    assert snapshots.wants(0)


@given(STEPS, st.integers(0, 4000), st.integers(3, 40), st.data())
def test_any_run_keeps_within_bounds_with_its_first_last_and_best(
    steps: list[int], limit: int, most: int, data: st.DataObject
) -> None:
    snapshots = Snapshots(limit, most)
    whole = moment(0, state=8)
    room = max(limit, 2 * (whole.weight_bytes + whole.state_bytes))
    best = None
    updates = list(itertools.accumulate(steps))
    for update in updates:
        snapshots.add(moment(update, state=8), keep=data.draw(st.booleans()))
        if data.draw(st.integers(0, 4)) == 0:
            best = update
            snapshots.keep_best(update)
        kept = snapshots.updates()
        assert snapshots.bytes <= room
        assert len(kept) <= most
        assert list(kept) == sorted(set(kept))
        assert snapshots.last is not None
        assert kept[-1] == snapshots.last.update == update
        assert snapshots.last.optimizer
        assert (snapshots.best.update if snapshots.best else None) == best
        if limit >= 2 * 48 + 16:  # room for the last and the best, whole, and another's weights
            assert kept[0] == updates[0]


@given(STEPS, st.integers(-10, 70_000))
def test_the_nearest_is_the_nearest(steps: list[int], wanted: int) -> None:
    snapshots, _ = filled(steps, most=30)
    found = snapshots.nearest(wanted)
    assert found is not None
    assert found.update == min(snapshots.updates(), key=lambda u: (abs(u - wanted), u))
    assert found.weights[0][0] == found.update


@pytest.mark.parametrize("chunk", [1, 7, 60])
@pytest.mark.parametrize("epoch", [0, 250])
def test_a_long_run_is_covered_without_holes_and_dense_at_its_beginning(
    chunk: int, epoch: int
) -> None:
    snapshots = Snapshots(most=50)
    train(snapshots, 50_000, chunk, epoch)
    kept = snapshots.updates()
    assert len(kept) == 50
    assert gaps(snapshots).max() <= 8 / 48 * kept[-1] + chunk
    assert sum(update < 0.1 * kept[-1] for update in kept) >= 0.2 * len(kept)
    assert sum(update > 0.5 * kept[-1] for update in kept) > 0.2 * len(kept)


def test_a_short_run_keeps_every_update() -> None:
    snapshots = Snapshots()
    train(snapshots, MOST // 2, 1)
    assert snapshots.updates() == tuple(range(1, MOST // 2 + 1))


def test_a_million_updates_ask_for_few_moments() -> None:
    asked = 0
    snapshots = Snapshots(most=100)
    for update in range(1, 1_000_000, 10):
        if snapshots.wants(update):
            asked += 1
            snapshots.add(moment(update))
    assert asked < 50 * np.log(1_000_000)
    assert len(snapshots.updates()) == 100


def test_what_is_due_is_wanted_and_no_earlier() -> None:
    snapshots = Snapshots(most=10)
    train(snapshots, 1000, 1)
    assert snapshots.wants(snapshots.due)
    assert not snapshots.wants(snapshots.due - 1)
    assert snapshots.due > 1001


def test_moments_count_from_the_first_for_a_run_that_begins_later() -> None:
    snapshots = Snapshots(most=100)
    snapshots.add(moment(50_000))
    assert snapshots.due == 50_001


@pytest.mark.parametrize("chunk", [1, 60])
def test_every_epochs_end_is_kept_while_there_are_fewer_than_moments(chunk: int) -> None:
    snapshots = Snapshots(most=60)
    train(snapshots, 5000, chunk, epoch=250)
    assert set(range(250, 5001, 250)) <= set(snapshots.updates())


def test_more_epochs_than_moments_are_thinned_like_others() -> None:
    snapshots = Snapshots(most=60)
    train(snapshots, 5000, 1, epoch=5)
    kept = snapshots.updates()
    assert len(kept) == 60
    assert gaps(snapshots).max() <= 8 / 58 * kept[-1]


def test_an_epochs_end_is_wanted_at_a_moment_taken_just_before() -> None:
    snapshots = Snapshots(most=10)
    train(snapshots, 1000, 1)
    snapshots.add(moment(1001))
    assert snapshots.wants(1001, keep=True)


def test_a_new_best_releases_the_old_one() -> None:
    snapshots = Snapshots(most=3)
    for update in range(1, 30):
        snapshots.add(moment(update))
        if update in (5, 15):
            snapshots.keep_best(update)
        if update == 14:
            assert snapshots.updates() == (1, 5, 14)
    assert snapshots.updates() == (1, 15, 29)
    assert snapshots.best is not None
    assert snapshots.best.update == 15


def test_only_a_moment_that_is_there_can_be_the_best() -> None:
    snapshots = Snapshots()
    with pytest.raises(KeyError):
        snapshots.keep_best(3)


def test_the_optimizers_state_goes_first_and_epoch_ends_keep_it_longest() -> None:
    # 96 bytes whole, 32 without the state of the optimizer
    snapshots = Snapshots(limit_bytes=20 * 96)
    for update in range(1, 31):
        snapshots.add(moment(update, size=8, state=16), keep=update % 10 == 0)
    with_state = [u for u in snapshots.updates() if snapshots.nearest(u).optimizer]  # type: ignore[union-attr]
    assert snapshots.updates() == tuple(range(1, 31))
    assert {10, 20, 30} <= set(with_state)
    assert with_state[:2] == [10, 17]  # the newest of the ordinary ones, as far as they fit


def test_epoch_ends_give_up_their_states_before_moments_are_lost() -> None:
    snapshots = Snapshots(limit_bytes=20 * 96)
    for update in range(1, 41):
        snapshots.add(moment(update, size=8, state=16), keep=True)
        if update == 7:
            snapshots.keep_best(7)
    states = [u for u in snapshots.updates() if snapshots.nearest(u).optimizer]  # type: ignore[union-attr]
    assert len(snapshots.updates()) >= snapshots.capacity == 30
    assert 10 <= len(states) <= 15
    assert {7, 40} <= set(states)


def test_a_model_larger_than_the_limit_keeps_the_last_and_the_best() -> None:
    snapshots = Snapshots(limit_bytes=10)
    for update in range(1, 20):
        snapshots.add(moment(update, state=8), keep=True)
        if update == 6:
            snapshots.keep_best(6)
    assert snapshots.updates() == (6, 19)


def test_the_same_update_again_replaces_the_moment() -> None:
    snapshots = Snapshots()
    snapshots.add(moment(5))
    snapshots.add(Snapshot(5, 1.0, (), values={"val_loss": 0.5}), keep=True)
    assert snapshots.updates() == (5,)
    assert snapshots.nearest(5).values == {"val_loss": 0.5}  # type: ignore[union-attr]


def test_time_runs_forwards() -> None:
    snapshots = Snapshots()
    snapshots.add(moment(5))
    with pytest.raises(ValueError, match="before"):
        snapshots.add(moment(4))


def test_fewer_than_first_last_and_best_make_no_run() -> None:
    with pytest.raises(ValueError, match="3"):
        Snapshots(most=2)


def test_cleared_it_starts_again() -> None:
    snapshots, _ = filled([10] * 50, most=10)
    snapshots.clear()
    assert (snapshots.updates(), snapshots.last, snapshots.best) == ((), None, None)
    assert snapshots.wants(0)
    snapshots.add(moment(1))
    assert snapshots.updates() == (1,)


def test_gaps_are_half_of_the_run_and_half_of_its_logarithm() -> None:
    assert merged_gaps([3]) == [np.inf]
    ends = merged_gaps([0, 5, 10])
    assert ends == [np.inf, pytest.approx(1), np.inf]
    early, late = merged_gaps([0, 1, 2, 998, 999, 1000])[1:5:3]
    assert early > 10 * late


def faults_of(snapshots: Snapshots) -> list[str]:
    """What another thread must never see."""
    updates, last, best = snapshots.updates(), snapshots.last, snapshots.best
    found = snapshots.nearest(updates[len(updates) // 2])
    checks = {
        "unsorted": list(updates) == sorted(set(updates)),
        "too many": len(updates) <= 20,
        "too much memory": snapshots.bytes <= 2000,
        "broken": all(s and s.weights[0][0] == s.update for s in (found, last)),
        "wrong best": best is None or best.update % 50 == 0,
    }
    return [fault for fault, sound in checks.items() if not sound]


def test_another_thread_always_sees_whole_moments() -> None:
    snapshots = Snapshots(limit_bytes=2000, most=20)
    snapshots.add(moment(0, state=8))
    over = threading.Event()
    faults: list[str] = []

    def read() -> None:
        while not over.is_set():
            faults.extend(faults_of(snapshots))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for update in range(1, 1500):
        snapshots.add(moment(update, state=8), keep=update % 50 == 0)
        if update % 50 == 0:
            snapshots.keep_best(update)
    over.set()
    for reader in readers:
        reader.join()
    assert faults == []
