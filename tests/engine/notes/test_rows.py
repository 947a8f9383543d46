"""What a row makes of what was trained; that the lessons show is for the integration tests."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from engine.notes.outcomes import FULL, Bench, Budget
from engine.notes.rows import ROWS, Finding, Row
from engine.spec import presets
from engine.training.states import RunState


def bench_of(budget: Budget = FULL, **outcomes: Any) -> Bench:
    """A bench on which everything has been trained; ``-`` is ``_`` in a name."""
    known = {name.replace("_", "-"): outcome for name, outcome in outcomes.items()}
    return cast("Bench", SimpleNamespace(budget=budget, run=lambda name, seed=None: known[name]))


def row_of(preset: str) -> Row:
    return next(row for row in ROWS if row.preset == preset)


def test_every_preset_has_its_row() -> None:
    others = {"mnist-cnn"}  # it is ours, not the notes'
    known = {preset.name for preset in (*presets.all_presets(), *presets.all_races())}
    assert {row.preset for row in ROWS} == known - others


@pytest.mark.parametrize(
    ("budget", "reached", "holds"),
    [(FULL, True, True), (FULL, False, False), (Budget(epochs=1), False, True)],
)
def test_the_notes_figures_are_asked_for_with_the_full_budget_only(
    budget: Budget, reached: bool, holds: bool
) -> None:
    row = Row(1, "xor-mlp", "", lambda _: Finding("0.5", True), lambda _: reached)
    assert row.found(bench_of(budget)) == Finding("0.5", holds)


def test_what_does_not_show_does_not_hold_whatever_the_figures() -> None:
    row = Row(1, "xor-mlp", "", lambda _: Finding("0.5", False), lambda _: True)
    assert not row.found(bench_of()).holds


@pytest.mark.parametrize(
    ("parameters", "right", "holds"), [(33, 4, True), (33, 3, False), (9, 4, False)]
)
def test_xor_is_solved_by_33_parameters(parameters: int, right: int, holds: bool) -> None:
    truth = np.array([0, 1, 1, 0])
    rows = np.eye(2)[truth]
    rows[right:] = 1 - rows[right:]
    exam = SimpleNamespace(rows=rows, truth=truth)
    run = SimpleNamespace(parameters=parameters, exam=exam, test={"loss": 0.01})
    finding = row_of("xor-mlp").found(bench_of(xor_mlp=run))
    assert finding.holds is holds
    assert f"{right} of 4 points right" in finding.ours


@pytest.mark.parametrize(
    ("state", "holds"), [(RunState.DIVERGED, True), (RunState.FINISHED, False)]
)
def test_a_rate_too_high_diverges(state: RunState, holds: bool) -> None:
    epochs = [SimpleNamespace(values={"loss": loss}) for loss in (1.0, 900.0)]
    run = SimpleNamespace(state=state, epochs=epochs)
    finding = row_of("lr-too-high").found(bench_of(lr_too_high=run))
    assert finding == Finding(f"{state.value}; loss by epoch 1.0, 900.0", holds)


@pytest.mark.parametrize(("own", "bare", "holds"), [(0.1, 0.4, True), (0.5, 0.4, False)])
def test_a_remedy_makes_the_gap_smaller(own: float, bare: float, holds: bool) -> None:
    runs = [SimpleNamespace(gap=gap, test={"accuracy": 0.9}) for gap in (own, bare)]
    finding = row_of("overfit-dropout").found(bench_of(overfit_dropout=runs[0], overfit=runs[1]))
    assert finding.holds is holds
    assert finding.ours.startswith(f"gap {own:.3f} against {bare:.3f}")
