from __future__ import annotations

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.data.own import scaling
from engine.data.own.assemble import Parts
from engine.data.own.options import AS_IS, STANDARD, UNIT

TRAIN = np.array([[1, 10, 0.1], [3, 20, 0.1], [5, 60, 0.1]], np.float32)
TEST = np.array([[7, 0, 5]], np.float32)


def parts() -> Parts:
    y = np.zeros(3, np.int32)
    return Parts(Split(TRAIN.copy(), y), Split(TEST.copy(), y[:1]), ())


def scaled(how: str) -> Parts:
    return scaling.scaled(parts(), how, ["a", "b", "c"])


def said(how: str) -> list[str]:
    return [str(note) for note in scaled(how).notes]


def test_mean_0_and_deviation_1_as_measured_on_the_training_part() -> None:
    got = scaled(STANDARD)
    assert got.train.x.dtype == np.float32
    assert got.train.x.mean(axis=0) == pytest.approx([0, 0, 0], abs=1e-6)
    assert got.train.x.std(axis=0) == pytest.approx([1, 1, 0], abs=1e-6)
    want = (TEST[0, :2] - TRAIN[:, :2].mean(axis=0)) / TRAIN[:, :2].std(axis=0)
    assert got.test.x[0, :2] == pytest.approx(want)


def test_0_to_1_as_measured_on_the_training_part() -> None:
    got = scaled(UNIT)
    assert got.train.x[:, 0].tolist() == [0, 0.5, 1]
    assert got.test.x[0, 0] == 1.5


@pytest.mark.parametrize("how", [STANDARD, UNIT])
def test_a_column_with_one_value_becomes_0_and_is_named(how: str) -> None:
    got = scaled(how)
    assert not got.train.x[:, 2].any()
    assert not got.test.x[:, 2].any()
    assert said(how)[1] == "Columns with one value only became 0: c."


def test_what_was_done_is_said() -> None:
    assert said(STANDARD)[0] == "Each column was brought to mean 0 and deviation 1."
    assert said(UNIT)[0] == "Each column was brought to 0 to 1."


def test_as_they_are() -> None:
    got = scaled(AS_IS)
    assert (got.train.x == TRAIN).all()
    assert not got.notes


def test_many_rows_are_scaled_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = scaled(STANDARD)
    monkeypatch.setattr(scaling, "_BLOCK", 3)
    assert scaled(STANDARD).train.x == pytest.approx(whole.train.x)


def test_enormous_numbers_stay_finite() -> None:
    x = np.array([[1.0], [1.0000001]], np.float32)
    test = np.array([[3e38]], np.float32)
    y = np.zeros(2, np.int32)
    got = scaling.scaled(Parts(Split(x, y), Split(test, y[:1]), ()), UNIT, ["a"])
    assert np.isfinite(got.test.x).all()
