from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.training.history import EpochResult, History, Series, envelope

NUMBERS = st.floats(-1e3, 1e3, width=32)


def rows(most: int) -> st.SearchStrategy[np.ndarray]:
    return hnp.arrays(np.float32, st.integers(0, most), elements=NUMBERS)


def smoothed(values: np.ndarray, keep: float) -> list[float]:
    mean, result = 0.0, []
    for count, value in enumerate(values, 1):
        mean = keep * mean + (1 - keep) * float(value)
        result.append(mean / (1 - keep**count))
    return result


@given(st.lists(rows(600), max_size=6), st.sampled_from([0.0, 0.5, 0.9, 0.98]))
def test_smoothing_is_the_plain_running_mean_however_it_came_in(
    parts: list[np.ndarray], keep: float
) -> None:
    series = Series(keep)
    for part in parts:
        series.extend(part)
    values = np.concatenate([*parts, np.empty(0, np.float32)])
    assert len(series) == len(values)
    np.testing.assert_array_equal(series.raw, values)
    np.testing.assert_allclose(series.smooth, smoothed(values, keep), rtol=1e-4, atol=1e-3)


def test_smoothing_starts_at_the_first_value_and_flattens_noise() -> None:
    series = Series()
    noise = np.random.default_rng(0).normal(2.0, 1.0, 5000).astype(np.float32)
    series.extend(noise)
    assert series.smooth[0] == pytest.approx(noise[0])
    assert series.smooth[1000:].std() < 0.2
    assert series.smooth[-1] == pytest.approx(2.0, abs=0.5)


def test_a_long_row_grows() -> None:
    series = Series()
    for start in range(0, 5000, 7):
        series.extend(np.arange(start, start + 7, dtype=np.float32))
    np.testing.assert_array_equal(series.raw, np.arange(len(series), dtype=np.float32))


@given(
    hnp.arrays(np.float32, st.integers(1, 3000), elements=NUMBERS),
    st.sampled_from([4, 10, 100, 999]),
)
def test_envelope_keeps_what_the_eye_would_see(values: np.ndarray, points: int) -> None:
    x, y = envelope(values, points)
    assert x.dtype == np.float64
    assert (np.diff(x) >= 0).all()
    np.testing.assert_array_equal(y, values[x.astype(int)])
    assert y.min() == values.min()
    assert y.max() == values.max()
    assert x[-1] == len(values) - 1
    assert len(x) <= points + 3


def test_envelope_of_a_short_row_is_the_row() -> None:
    values = np.array([3, 1, 2], np.float32)
    x, y = envelope(values, 10)
    assert x.tolist() == [0, 1, 2]
    assert y is values


def test_envelope_of_nothing() -> None:
    x, y = envelope(np.empty(0, np.float32), 10)
    assert len(x) == len(y) == 0


def test_envelope_keeps_a_single_spike() -> None:
    values = np.zeros(1_000_000, np.float32)
    values[456_789] = 7.0
    x, y = envelope(values, 1000)
    assert x[y == 7.0].tolist() == [456_789]


def test_history_counts_updates_and_keeps_each_metric() -> None:
    history = History()
    assert history.updates == 0
    history.add_batches({"loss": np.ones(3, np.float32), "accuracy": np.zeros(3, np.float32)})
    history.add_batches({"loss": np.ones(2, np.float32), "accuracy": np.zeros(2, np.float32)})
    assert history.updates == 5
    assert list(history.batches) == ["loss", "accuracy"]
    assert len(history.batches["accuracy"]) == 5


def test_csv_has_a_row_an_epoch_that_reads_back_exactly() -> None:
    history = History()
    history.epochs.append(EpochResult(1, 10, {"loss": 1 / 3, "val_loss": 0.1 + 0.2}, 1.23456))
    history.epochs.append(EpochResult(2, 20, {"loss": 1e-9, "accuracy": 1.0}, 2.0))
    table = list(csv.DictReader(io.StringIO(history.to_csv())))
    assert list(table[0]) == ["epoch", "loss", "val_loss", "accuracy", "seconds"]
    assert float(table[0]["loss"]) == 1 / 3
    assert float(table[0]["val_loss"]) == 0.1 + 0.2
    assert table[0]["seconds"] == "1.235"
    assert (table[0]["accuracy"], table[1]["val_loss"]) == ("", "")
    assert table[1]["epoch"] == "2"


def test_csv_of_a_run_without_epochs_is_its_header() -> None:
    assert History().to_csv() == "epoch,seconds\n"
