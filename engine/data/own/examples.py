"""Arrays of examples, whatever file they come from, turned into a draft."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.own import limits, pictures
from engine.data.own.assemble import assemble, draft
from engine.data.own.labels import usable
from engine.data.own.scaling import scaled
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.own.assemble import Examples, RawLabels
    from engine.data.own.draft import Draft
    from engine.data.own.options import ReadOptions

_OPTIONS = frozenset({"target"})
_SPLIT_OPTIONS = frozenset({"test_share", "seed"})


@dataclass(frozen=True, eq=False)
class Given:
    """Examples and labels as they stand in a file.

    Parameters
    ----------
    x : numbers of shape (n,), (n, columns), (n, height, width) or (n, height, width, channels).
    labels : of the n examples; see `labels.collect`.
    """

    x: NDArray[Any]
    labels: RawLabels


def understand(
    path: Path,
    given: Sequence[Given],
    kind: Message,
    options: ReadOptions,
    *,
    names: Sequence[str] = (),
    columns: tuple[str, ...] = (),
    label: str = "",
    notes: tuple[Message, ...] = (),
) -> Draft:
    """Turn arrays into a draft: find out whether they are images, and scale them if they are not.

    Parameters
    ----------
    given : what was read; the second, if any, is a test part the data have of their own.
    kind : what the file is, for people.
    names : of the columns of x, where they have names.
    columns, label, notes : as in `Draft`.

    Raises
    ------
    InputError : shapes, values or labels that no data set can be made of.
    """
    given = [_flat(part) for part in given]
    _check_shapes([part.x for part in given])
    given, left_out = _complete(given)
    low, high = _span([part.x for part in given])
    images, said = _images([part.x for part in given], low, high)
    x = _as_numbers([part.x for part in given]) if images is None else images
    labels = [part.labels for part in given]
    test = (x[1], labels[1]) if len(given) > 1 else None
    parts = assemble(x[0], labels[0], options, test=test)
    known = _OPTIONS if test else _OPTIONS | _SPLIT_OPTIONS
    features: tuple[str, ...] = ()
    if images is None:
        features = tuple(names) or tuple(f"x{i + 1}" for i in range(x[0].shape[1]))
        parts, known = scaled(parts, options.scale, features), known | {"scale"}
    return draft(
        path,
        parts,
        kind,
        low=low,
        high=high,
        features=features,
        columns=columns,
        label=label,
        options=known | {"label"} if columns else known,
        notes=(*notes, *left_out, *said),
    )


def _flat(part: Given) -> Given:
    """Let single numbers be rows of one, and tiny floats be such as every function knows."""
    x = part.x[:, np.newaxis] if part.x.ndim == 1 else part.x
    return Given(x.astype(np.float32) if x.dtype == np.float16 else x, part.labels)


def _check_shapes(arrays: list[NDArray[Any]]) -> None:
    for x in arrays:
        if not x.size:
            raise InputError(say("There are no examples in it."), say("Choose another file."))
        limits.check_rows(len(x))
        if x.ndim == 2:
            limits.check_columns(x.shape[1])
    if arrays[0].shape[1:] != arrays[-1].shape[1:]:
        raise InputError(
            say(
                "The examples to learn from have the shape {train}, those of the test {test}.",
                train=pictures.times(arrays[0].shape[1:]),
                test=pictures.times(arrays[-1].shape[1:]),
            ),
            say("Give both the same shape."),
        )


def _complete(given: list[Given]) -> tuple[list[Given], tuple[Message, ...]]:
    """Leave out the examples in which a number is missing."""
    masks = [_filled(part.x) for part in given]
    n = sum(len(mask) for mask in masks)
    bad = n - sum(int(np.count_nonzero(mask)) for mask in masks)
    if not bad:
        return given, ()
    if not all(mask.any() for mask in masks):
        raise InputError(
            say("In each of the {n:,} examples a number is missing or infinite.", n=len(masks[0])),
            say("Fill the gaps, or leave out what is never filled."),
        )
    kept = [_chosen(part, mask) for part, mask in zip(given, masks, strict=True)]
    note = say(
        "{bad:,} of {n:,} examples are left out: a number is missing or infinite.", bad=bad, n=n
    )
    return kept, (note,)


def _filled(x: NDArray[Any]) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = np.all(usable(x).reshape(len(x), -1), axis=1)
    return filled


def _chosen(part: Given, mask: NDArray[np.bool_]) -> Given:
    if len(part.labels) != len(mask):
        return part
    if isinstance(part.labels, np.ndarray):
        return Given(part.x[mask], part.labels[mask])
    kept = [label for label, here in zip(part.labels, mask, strict=True) if here]
    return Given(part.x[mask], kept)


def _span(arrays: list[NDArray[Any]]) -> tuple[float, float]:
    return float(min(x.min() for x in arrays)), float(max(x.max() for x in arrays))


def _images(
    arrays: list[NDArray[Any]], low: float, high: float
) -> tuple[Sequence[Examples] | None, tuple[Message, ...]]:
    """Return the examples as images and what was done, or None where they are none."""
    if arrays[0].ndim > 2:
        return pictures.brightness([pictures.shaped(x) for x in arrays], low, high)
    if not all(pictures.square_rows(x, low, high) for x in arrays):
        return None, ()
    side = math.isqrt(arrays[0].shape[1])
    images = [pictures.shaped(x.reshape(-1, side, side)) for x in arrays]
    bright, said = pictures.brightness([x.astype(np.uint8) for x in images], low, high)
    note = say(
        "{n:,} columns of whole numbers from 0 to {high:.0f} were read as images of {side}×{side}.",
        n=side * side,
        high=high if high <= pictures.FEW_LEVELS else pictures.WHITE,
        side=side,
    )
    return bright, (note, *said)


def _as_numbers(arrays: list[NDArray[Any]]) -> list[NDArray[np.float32]]:
    limits.check_memory(sum(x.size for x in arrays) * np.dtype(np.float32).itemsize)
    return [x.astype(np.float32, copy=False) for x in arrays]
