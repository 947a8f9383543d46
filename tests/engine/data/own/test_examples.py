from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.data.own import limits
from engine.data.own.draft import Draft
from engine.data.own.examples import Given, understand
from engine.data.own.options import ReadOptions
from engine.messages import InputError, say

LABELS = np.arange(20) % 2
NUMBERS = np.random.default_rng(0).normal(size=(20, 3))


def understood(*given: Given, **options: object) -> Draft:
    chosen = ReadOptions(**options)  # type: ignore[arg-type]
    return understand(Path("a.npz"), given, say("arrays (NumPy)"), chosen)


def said(draft: Draft) -> str:
    return " ".join(map(str, draft.notes))


def test_rows_of_numbers_are_scaled() -> None:
    draft = understood(Given(NUMBERS, LABELS))
    assert draft.dataset.info.input_shape == (3,)
    assert [str(name) for name in draft.dataset.info.features] == ["x1", "x2", "x3"]
    assert draft.dataset.train.x.std(axis=0) == pytest.approx([1, 1, 1], abs=1e-5)
    assert (draft.low, draft.high) == (NUMBERS.min(), NUMBERS.max())
    assert draft.options == {"target", "scale", "test_share", "seed"}


def test_single_numbers_are_rows_of_one() -> None:
    draft = understood(Given(np.arange(20), LABELS))
    assert draft.dataset.info.input_shape == (1,)


@pytest.mark.parametrize(
    "kind", [np.float16, np.float64, np.dtype(">f4"), np.int8, np.uint64, bool]
)
def test_every_kind_of_number_becomes_float32(kind: type) -> None:
    draft = understood(Given(NUMBERS.astype(kind), LABELS), scale="none")
    assert draft.dataset.train.x.dtype == np.float32


def test_an_own_test_part_needs_no_options_to_set_one_apart() -> None:
    draft = understood(Given(NUMBERS, LABELS), Given(NUMBERS[:4], LABELS[:4]))
    assert (draft.dataset.info.train, draft.dataset.info.test) == (20, 4)
    assert draft.options == {"target", "scale"}


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
def test_examples_with_a_missing_number_are_left_out(value: float) -> None:
    x = np.zeros((20, 8, 8))
    x[4, 5, 6] = value
    draft = understood(Given(x, LABELS))
    assert draft.dataset.info.train + draft.dataset.info.test == 19
    assert "1 of 20 examples are left out: a number is missing or infinite." in said(draft)


def test_labels_stay_with_their_examples_when_some_are_left_out() -> None:
    x = np.arange(20.0)
    x[3] = np.nan
    for labels in (np.arange(20) % 2, [str(i % 2) for i in range(20)]):
        train = understood(Given(x, labels), scale="none").dataset.train
        assert (train.x[:, 0] % 2 == train.y).all()


def test_nothing_is_left() -> None:
    with pytest.raises(InputError, match="In each of the 20 examples a number is missing"):
        understood(Given(NUMBERS * np.nan, LABELS))


def test_square_rows_of_bytes_are_images() -> None:
    x = np.random.default_rng(0).integers(0, 256, (20, 784)).astype(np.uint8)
    draft = understood(Given(x, LABELS))
    assert draft.dataset.info.input_shape == (28, 28)
    assert draft.dataset.train.x.dtype == np.uint8
    assert "784 columns of whole numbers from 0 to 255 were read as images of 28×28" in said(draft)


def test_few_grey_levels_in_rows_are_told_as_they_are() -> None:
    x = np.random.default_rng(0).integers(0, 17, (20, 64)) / 1.0
    draft = understood(Given(x, LABELS))
    assert draft.dataset.train.x.max() == 255
    assert draft.high == 16
    assert "64 columns of whole numbers from 0 to 16 were read as images of 8×8." in said(draft)


def test_parts_of_different_shape_are_refused() -> None:
    with pytest.raises(InputError, match="shape 3, those of the test 2"):
        understood(Given(NUMBERS, LABELS), Given(NUMBERS[:, :2], LABELS))


@pytest.mark.parametrize("shape", [(0,), (0, 8, 8), (20, 0), (20, 0, 8)])
def test_no_examples(shape: tuple[int, ...]) -> None:
    with pytest.raises(InputError, match="no examples"):
        understood(Given(np.zeros(shape), LABELS))


def test_rows_must_fit_into_memory_as_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 239)
    with pytest.raises(InputError, match="would take"):
        understood(Given(NUMBERS.astype(np.int8), LABELS))


def test_images_in_rows_need_only_a_byte_a_pixel(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.arange(20 * 64, dtype=np.uint8).reshape(20, 64)
    monkeypatch.setattr(limits, "MAX_BYTES", rows.nbytes)
    assert understood(Given(rows, LABELS)).dataset.train.x.dtype == np.uint8
