"""Digits of the user's, made up."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.data.my_digits import MyDigit
from engine.data.my_digits_store import MyDigits


def drawn(seed: int, label: int | None = None, **more: Any) -> MyDigit:
    """A drawing of which no two seeds have the same."""
    strokes = (np.array([[0.0, 0.0], [1.0, seed + 0.5]]), np.array([[seed / 3, 2.0]]))
    return MyDigit(
        strokes, seed % 10 if label is None else label, more.pop("id", f"d{seed}"), **more
    )


def plain(digit: MyDigit) -> tuple[Any, ...]:
    """All that a digit is, for comparing."""
    strokes = [points.tolist() for points in digit.strokes]
    return strokes, digit.label, digit.id, digit.writer, digit.when


def ids(store: MyDigits) -> list[str]:
    return [digit.id for digit in store.load()]
