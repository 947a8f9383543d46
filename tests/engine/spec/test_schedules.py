"""What each schedule does to the learning rate."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.spec import schedules
from engine.spec.schedules import (
    SCHEDULES,
    Constant,
    Cosine,
    Exponential,
    InverseTime,
    OneCycle,
    PiecewiseConstant,
    Polynomial,
    ReduceOnPlateau,
    Schedule,
    Step,
    plateau_factor,
)
from tests.helpers import specs

STEPS, EPOCHS = 10, 6
TOTAL = STEPS * EPOCHS


def factors(schedule: Schedule, steps: int = STEPS, epochs: int = EPOCHS) -> list[float]:
    total = steps * epochs
    return schedule.factors(np.arange(total), steps, total).tolist()


def by_epoch(schedule: Schedule) -> list[float]:
    """The factor in the middle of each epoch."""
    return factors(schedule)[STEPS // 2 :: STEPS]


any_schedule = pytest.mark.parametrize("kind", SCHEDULES.kinds.values(), ids=lambda k: k.kind)


def test_there_is_every_schedule_of_the_course() -> None:
    assert set(SCHEDULES.kinds) == {
        "Constant", "Step", "Exponential", "InverseTime", "Cosine", "Polynomial",
        "PiecewiseConstant", "OneCycle", "ReduceOnPlateau",
    }  # fmt: skip


def test_constant_is_the_base_rate() -> None:
    assert factors(Constant()) == [1.0] * TOTAL


def test_step_cuts_every_few_epochs() -> None:
    assert by_epoch(Step(every=2, factor=0.5)) == [1, 1, 0.5, 0.5, 0.25, 0.25]
    found = factors(Step(every=2, factor=0.5))
    assert found[2 * STEPS - 1 : 2 * STEPS + 1] == [1, 0.5]


def test_exponential_leaves_its_share_after_each_epoch() -> None:
    found = factors(Exponential(decay_rate=0.5))
    assert found[::STEPS] == pytest.approx([0.5**n for n in range(EPOCHS)])
    assert found[5] == pytest.approx(math.sqrt(0.5))
    assert by_epoch(Exponential(decay_rate=0.5, staircase=True)) == [0.5**n for n in range(EPOCHS)]


def test_inverse_time_divides_by_a_sum() -> None:
    found = factors(InverseTime(decay_rate=0.5))
    assert found[::STEPS] == pytest.approx([1 / (1 + 0.5 * n) for n in range(EPOCHS)])
    assert found[5] == pytest.approx(1 / 1.25)
    assert by_epoch(InverseTime(decay_rate=1.0, staircase=True))[:3] == [1, 1 / 2, 1 / 3]


def test_cosine_goes_down_over_the_whole_run() -> None:
    found = factors(Cosine(alpha=0.2))
    assert found[0] == 1
    assert found[TOTAL // 2] == pytest.approx(0.6)
    assert found[-1] == pytest.approx(0.2, abs=1e-3)


def test_a_decay_over_some_epochs_stays_at_its_end() -> None:
    for schedule in (Cosine(epochs=3, alpha=0.25), Polynomial(epochs=3, end=0.25)):
        found = factors(schedule)
        assert found[3 * STEPS - 1] > 0.25
        assert found[3 * STEPS :] == [0.25] * 3 * STEPS


def test_polynomial_is_a_line_or_a_curve() -> None:
    line = factors(Polynomial(end=0.4))
    assert np.diff(line) == pytest.approx(np.full(TOTAL - 1, -0.6 / TOTAL))
    assert factors(Polynomial(power=2.0))[TOTAL // 2] == pytest.approx(0.25)


def test_piecewise_cuts_after_the_epochs_named_in_any_order() -> None:
    assert by_epoch(PiecewiseConstant(epochs=(4, 1), factor=0.5)) == [1, 0.5, 0.5, 0.5, 0.25, 0.25]
    assert factors(PiecewiseConstant(epochs=())) == [1.0] * TOTAL


def test_piecewise_counts_from_the_start_of_the_run_whatever_the_warm_up() -> None:
    warm = PiecewiseConstant(epochs=(4,), factor=0.5, warmup=1.3)
    assert factors(warm)[4 * STEPS - 1 : 4 * STEPS + 1] == [1, 0.5]


def test_one_cycle_rises_to_the_base_rate_and_falls() -> None:
    found = factors(OneCycle(peak=0.25, start=0.1, end=0.01))
    assert found[0] == pytest.approx(0.1)
    assert int(np.argmax(found)) == TOTAL // 4
    assert max(found) == 1
    assert found[-1] == pytest.approx(0.01, abs=2e-3)


def test_plateau_leaves_the_clock_alone() -> None:
    assert factors(ReduceOnPlateau()) == [1.0] * TOTAL


@any_schedule
def test_a_warm_up_rises_in_a_line_to_where_the_schedule_starts(kind: type[Schedule]) -> None:
    found = factors(kind(warmup=1.5))
    start = factors(kind())[0]
    assert found[:16] == pytest.approx([start * n / 16 for n in range(1, 17)])


def test_after_the_warm_up_the_schedule_goes_over_the_rest() -> None:
    warm = factors(Cosine(warmup=2.0))
    assert warm[2 * STEPS :] == pytest.approx(factors(Cosine(), epochs=EPOCHS - 2))


@any_schedule
def test_after_the_run_the_last_factor_stays(kind: type[Schedule]) -> None:
    schedule = kind(warmup=1.0)
    late = schedule.factors(np.array([TOTAL, TOTAL + 1, 10**12]), STEPS, TOTAL)
    assert late.tolist() == [factors(schedule)[-1]] * 3


@any_schedule
def test_chunks_are_parts_of_the_whole(kind: type[Schedule]) -> None:
    schedule = kind(warmup=0.7)
    parts = [
        schedule.factors(np.arange(a, b), STEPS, TOTAL) for a, b in pairwise([0, 1, 17, 40, 60])
    ]
    assert np.concatenate(parts).tolist() == factors(schedule)


@given(specs.variants(SCHEDULES), st.integers(1, 2000), st.integers(1, 50), st.integers(0, 10**6))
def test_any_schedule_gives_a_factor_between_none_and_all(
    schedule: Schedule, steps: int, epochs: int, beyond: int
) -> None:
    total = steps * epochs
    updates = np.array([[0, 1], [total // 2, total - 1], [total, total + beyond]])
    found = schedule.factors(updates, steps, total)
    assert found.shape == updates.shape
    assert found.dtype == np.float64
    assert np.all((found >= 0) & (found <= 1 + 1e-12))


@pytest.mark.parametrize(
    ("losses", "wanted"),
    [
        ([], 1.0),
        ([1.0, 0.9, 0.8], 1.0),
        ([1.0, 1.0], 1.0),
        ([1.0, 1.0, 1.0], 0.5),
        ([1.0, 1.1, 0.99, 1.0, 1.0], 0.5),
        ([1.0, 1.0, 1.0, 1.0], 0.5),
        ([1.0] * 5, 0.25),
        ([1.0] * 50, 0.1),
        ([1.0, 0.95, 0.91], 0.5),
        ([math.nan] * 2, 0.5),
    ],
)
def test_each_plateau_cuts_once(losses: list[float], wanted: float) -> None:
    schedule = ReduceOnPlateau(factor=0.5, patience=2, min_delta=0.1, min_share=0.1)
    if losses == [1.0, 1.1, 0.99, 1.0, 1.0]:
        schedule = ReduceOnPlateau(factor=0.5, patience=2, min_delta=0.0)
    assert plateau_factor(schedule, losses) == pytest.approx(wanted)


def test_every_kind_says_what_it_is() -> None:
    for kind in SCHEDULES.kinds.values():
        assert str(kind.title)
        assert str(kind.help).endswith(".")
    assert str(schedules.SCHEDULES.name) == "schedule"
