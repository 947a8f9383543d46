"""Every topic of the study notes shows its lesson, on a reduced budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.notes import rows
from engine.notes.outcomes import Bench, Budget
from engine.spec import presets

pytestmark = pytest.mark.integration

REDUCED = Budget(examples=3000, epochs=3)
PATIENT = Budget(examples=1000, epochs=20)
OWN = ("overfit", "overfit-dropout", "overfit-augment")
"""They need their epochs, and have few examples anyway."""


@pytest.fixture(scope="module")
def bench(real_mnist_dir: Path) -> Bench:
    return Bench(real_mnist_dir, REDUCED)


@pytest.fixture(scope="module")
def patient_bench(real_mnist_dir: Path) -> Bench:
    return Bench(real_mnist_dir, PATIENT)


@pytest.mark.parametrize("row", rows.ROWS, ids=lambda row: row.preset)
def test_the_lesson_shows(row: rows.Row, bench: Bench, patient_bench: Bench) -> None:
    finding = row.found(patient_bench if row.preset in OWN else bench)
    assert finding.holds, finding.ours


def test_every_preset_has_its_row() -> None:
    others = {"mnist-cnn"}  # it is ours, not the notes'
    known = {preset.name for preset in (*presets.all_presets(), *presets.all_races())}
    assert {row.preset for row in rows.ROWS} == known - others
