"""Columns of numbers brought to one size, as measured on the training part."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from engine.data.dataset import Split
from engine.data.own.labels import listed
from engine.data.own.options import AS_IS, STANDARD
from engine.messages import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from engine.data.own.assemble import Examples, Parts

_BLOCK = 4_000_000
"""Numbers that are widened to float64 at a time."""

_LARGEST = np.finfo(np.float32).max


def scaled(parts: Parts, how: str, names: Sequence[str]) -> Parts:
    """Bring every column of both parts to the same size.

    Parameters
    ----------
    parts : its examples have the shape (n, columns).
    how : one of the choices of `ReadOptions.scale`.
    names : the columns' names, for the notes.

    Returns
    -------
    New parts: (x - mean) / deviation, or (x - lowest) / (highest - lowest), each measured on the
    training part. A column that has only one value there becomes 0.
    """
    if how == AS_IS:
        return parts
    x = parts.train.x
    low, high = x.min(axis=0).astype(np.float64), x.max(axis=0).astype(np.float64)
    constant = low == high
    shift, divisor = _moments(x) if how == STANDARD else (low, high - low)
    factor = np.where(constant, 0.0, 1.0 / np.where(constant, 1.0, divisor))
    train, test = (
        Split(_moved(part.x, shift, factor), part.y) for part in (parts.train, parts.test)
    )
    notes = (*parts.notes, _done(how), *_about_constant(constant, names))
    return dataclasses.replace(parts, train=train, test=test, notes=notes)


def _moments(x: Examples) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    mean = sum(x[rows].sum(axis=0, dtype=np.float64) for rows in _blocks(x)) / len(x)
    squares = sum(np.square(x[rows] - mean).sum(axis=0) for rows in _blocks(x))
    return mean, np.sqrt(squares / len(x))


def _moved(
    x: Examples, shift: NDArray[np.float64], factor: NDArray[np.float64]
) -> NDArray[np.float32]:
    moved = np.empty(x.shape, np.float32)
    for rows in _blocks(x):
        moved[rows] = np.clip((x[rows] - shift) * factor, -_LARGEST, _LARGEST)
    return moved


def _blocks(x: Examples) -> Iterator[slice]:
    step = max(_BLOCK // x.shape[1], 1)
    return (slice(start, start + step) for start in range(0, len(x), step))


def _done(how: str) -> Message:
    if how == STANDARD:
        return say("Each column was brought to mean 0 and deviation 1.")
    return say("Each column was brought to 0 to 1.")


def _about_constant(constant: NDArray[np.bool_], names: Sequence[str]) -> tuple[Message, ...]:
    flat = [name for name, one_value in zip(names, constant, strict=True) if one_value]
    if not flat:
        return ()
    return (say("Columns with one value only became 0: {names}.", names=listed(flat)),)
