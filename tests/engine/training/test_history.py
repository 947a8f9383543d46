from __future__ import annotations

import csv
import io
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.training.history import EpochResult, History, Row, Series, envelope

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


def test_smoothing_reaches_over_an_epoch_at_the_most() -> None:
    losses = np.geomspace(2, 0.1, 100).astype(np.float32)
    ends = []
    for steps in (1, 5, 1000):
        history = History(steps_per_epoch=steps)
        history.add_batches({"loss": losses})
        assert history.until(60).batches["loss"].smooth[-1] == history.batches["loss"].smooth[59]
        ends.append(float(history.batches["loss"].smooth[-1]))
    assert ends[0] == losses[-1]
    assert ends == sorted(ends)
    np.testing.assert_allclose(ends[2], smoothed(losses, 0.98)[-1], rtol=1e-5)


def test_a_run_that_goes_on_in_full_batches_is_no_more_smoothed() -> None:
    history = History(steps_per_epoch=100)
    history.add_batches({"loss": np.full(100, 2.0, np.float32)})
    history.steps_per_epoch = 1
    history.add_batches({"loss": np.array([1.0, 0.5], np.float32)})
    np.testing.assert_allclose(history.batches["loss"].smooth[-3:], [2.0, 1.0, 0.5], rtol=1e-6)


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


def plain_spans(values: np.ndarray, edges: np.ndarray) -> list[tuple[float, float]]:
    parts = [values[a:b] for a, b in itertools.pairwise(edges)]
    return [(float(p.min()), float(p.max())) if len(p) else (np.nan, np.nan) for p in parts]


@given(st.lists(rows(300), max_size=6), st.data())
def test_short_spans_are_exact_however_the_row_came_in(
    parts: list[np.ndarray], data: st.DataObject
) -> None:
    row = Row()
    for part in parts:
        row.extend(part)
        row.extremes()  # the pyramid grows in steps
    cut = st.integers(0, len(row))
    edges = np.array(sorted(data.draw(st.lists(cut, min_size=len(row) // 8 + 2, max_size=400))))
    low, high = row.spans(edges)
    np.testing.assert_array_equal(
        np.stack([low, high], axis=1), np.array(plain_spans(row.raw, edges)).reshape(-1, 2)
    )


@given(st.lists(rows(5000), min_size=1, max_size=4), st.integers(1, 20))
def test_long_spans_are_exact_to_a_quarter_of_their_length(
    parts: list[np.ndarray], count: int
) -> None:
    row = Row()
    for part in parts:
        row.extend(part)
        row.spans(np.array([0, len(row)]))
    edges = np.linspace(0, len(row), count + 1).astype(np.intp)
    low, high = row.spans(edges)
    if not len(row):
        assert np.isnan(low).all()
        return
    assert np.nanmin(low) == row.raw.min()
    assert np.nanmax(high) == row.raw.max()
    slack = len(row) // count // 4 + 1
    for i, (a, b) in enumerate(itertools.pairwise(edges)):
        if b - a > 2 * slack:
            assert high[i] <= row.raw[max(0, a - slack) : b + slack].max()
            assert high[i] >= row.raw[a + slack : b - slack].max()


def test_spans_leave_out_what_is_not_a_number() -> None:
    row = Row()
    row.extend(np.array([np.nan, 2, np.nan, np.nan, 5], np.float32))
    low, high = row.spans(np.array([0, 2, 4, 5]))
    np.testing.assert_array_equal(low, [2, np.nan, 5])
    np.testing.assert_array_equal(high, [2, np.nan, 5])
    assert row.extremes() == (2, 5)


def test_an_empty_row_has_no_extremes() -> None:
    assert np.isnan(Row().extremes()).all()


def test_what_a_row_has_shown_stays_while_it_grows() -> None:
    row = Row()
    row.extend(np.ones(1000, np.float32))
    seen = row.raw
    row.extend(np.zeros(5000, np.float32))
    assert len(seen) == 1000
    assert (seen == 1).all()


def test_history_knows_when_each_update_was_made() -> None:
    history = History()
    ones = np.ones(4, np.float32)
    history.add_batches({"loss": ones}, seconds=2.0)
    history.add_batches({"loss": ones[:2]}, seconds=5.0)
    assert history.times.tolist() == [0.5, 1.0, 1.5, 2.0, 3.5, 5.0]
    history.add_batches({"loss": ones[:1]}, seconds=4.0)
    assert (np.diff(history.times) >= 0).all()


def test_times_are_zero_where_nobody_told() -> None:
    history = History()
    history.add_batches({"loss": np.ones(3, np.float32), "accuracy": np.ones(3, np.float32)})
    assert history.times.tolist() == [0, 0, 0]


def test_history_keeps_the_learning_rate_of_each_update() -> None:
    history = History()
    assert len(history.rates) == 0
    ones = np.ones(2, np.float32)
    history.add_batches({"loss": ones})
    assert len(history.rates) == 0
    history.add_batches({"loss": ones}, rates=np.array([0.5, 0.25], np.float32))
    np.testing.assert_array_equal(history.rates, np.array([np.nan, np.nan, 0.5, 0.25]))


def test_the_table_has_a_row_an_update_that_reads_back_exactly() -> None:
    history = History(steps_per_epoch=2)
    losses = np.random.default_rng(1).random(5000).astype(np.float32)
    rates = np.full(5000, 1e-3, np.float32)
    history.add_batches({"loss": losses, "accuracy": 1 - losses}, 10.0, rates)
    text = "".join(history.table().csv_parts())
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == ["update", "epoch", "seconds", "learning_rate", "loss", "accuracy"]
    assert [int(row["update"]) for row in rows] == list(range(1, 5001))
    assert [row["epoch"] for row in rows[:3]] == ["1", "1", "2"]
    np.testing.assert_array_equal([np.float32(row["loss"]) for row in rows], losses)
    assert float(rows[-1]["seconds"]) == 10.0
    assert float(rows[0]["learning_rate"]) == pytest.approx(1e-3)


def test_the_table_leaves_out_what_is_unknown_and_stays_as_it_was() -> None:
    history = History()
    history.add_batches({"loss": np.ones(1, np.float32)})
    table = history.table()
    history.add_batches({"loss": np.ones(9, np.float32)})
    assert "".join(table.csv_parts()).splitlines()[1:] == ["1,,,,1"]
    assert list(History().table().csv_parts()) == ["update,epoch,seconds,learning_rate\n"]
