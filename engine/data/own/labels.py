"""Labels as people write them, turned into classes or into numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.own import limits
from engine.data.own.options import AUTO, CLASSES, NUMBERS
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MISSING = frozenset({"", "nan", "n/a", "#n/a", "null"})
"""Texts, in small letters, that stand for no label."""

LONGEST_NAME = 60

_FEW = 20
_SPARSE = 0.05
_LARGEST = float(np.finfo(np.float32).max)


@dataclass(frozen=True, eq=False)
class Labels:
    """Labels in the order of the examples, before it is decided what they are.

    Parameters
    ----------
    distinct : the different labels, sorted: texts, or numbers by value.
    codes : of shape (n,): for each example an index into ``distinct``, -1 where it has none.
    """

    distinct: tuple[str, ...] | NDArray[np.float64]
    codes: NDArray[np.int64]

    @property
    def are_numbers(self) -> bool:
        """Whether every label is a number."""
        return isinstance(self.distinct, np.ndarray)


def collect(labels: Sequence[str] | NDArray[Any]) -> Labels:
    """Find the different labels.

    Parameters
    ----------
    labels : one text or number an example; or an array of shape (n, classes), one-hot. Texts
        that are all numbers count as numbers.

    Raises
    ------
    InputError : an array that holds more than one label an example.
    """
    if not isinstance(labels, np.ndarray):
        return _of_texts(labels)
    flat = _flat(labels)
    if flat.dtype.kind in "US":
        return _of_texts(
            np.char.decode(flat, "utf-8", "replace") if flat.dtype.kind == "S" else flat
        )
    return _of_numbers(flat.astype(np.float64))


def join(first: Labels, second: Labels) -> Labels:
    """Put the labels of two parts together: the same label gets the same code in both."""
    one, two = first.distinct, second.distinct
    if isinstance(one, np.ndarray) and isinstance(two, np.ndarray):
        distinct, code = np.unique(np.concatenate([one, two]), return_inverse=True)
        return Labels(distinct, _recoded(code, first, second))
    texts = [*_texts(first), *_texts(second)]
    kept = tuple(sorted(set(texts)))
    place = {text: i for i, text in enumerate(kept)}
    return Labels(kept, _recoded(np.array([place[text] for text in texts]), first, second))


def are_classes(labels: Labels, target: str) -> bool:
    """Tell whether labels are classes to choose from, and not numbers to come close to.

    Parameters
    ----------
    target : one of the choices of `ReadOptions.target`; on automatic, numbers with a fraction
        are numbers, and so are whole numbers where there are many different ones.

    Raises
    ------
    InputError : numbers are asked for, and the labels are texts.
    """
    if target == NUMBERS and not isinstance(labels.distinct, np.ndarray):
        raise InputError(
            say('The label "{text}" is not a number.', text=clean(_no_number(labels.distinct))),
            say("Let the labels be classes, or choose another label column."),
        )
    return target == CLASSES or (target == AUTO and not _look_like_numbers(labels))


def check_classes(labels: Labels) -> None:
    """Raise `InputError` where there are more different labels than classes are taken."""
    if len(labels.distinct) > limits.MAX_CLASSES:
        raise InputError(
            say(
                "There are {n:,} different labels; that is more than {limit:,}.",
                n=len(labels.distinct),
                limit=limits.MAX_CLASSES,
            ),
            say('Are they numbers to come close to? Then choose "A number".')
            if labels.are_numbers
            else say("Choose another label column, or put labels together."),
        )


def names(labels: Labels) -> tuple[Message, ...]:
    """Return the name of each class, fit to be shown."""
    return tuple(Message(name) for name in distinct(_texts(labels), "?"))


def clean(text: str) -> Message:
    """Return a text of the user's fit to be shown: one line, without odd characters, not long."""
    line = "".join(c if c.isprintable() else " " for c in text[: 4 * LONGEST_NAME])
    line = " ".join(line.split())
    return Message(line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…")


def listed(names: Sequence[str], most: int = 5) -> str:
    """Return texts of the user's as a list in one line; of more than ``most`` only the first."""
    shown = [clean(name).text or "?" for name in names[:most]]
    return ", ".join([*shown, "…"] if len(names) > most else shown)


def distinct(texts: Sequence[str], nameless: str) -> tuple[str, ...]:
    """Return texts fit to be shown, no two the same: a second one gets a number.

    Parameters
    ----------
    nameless : stands for a text in which there is nothing to show; ``{i}`` is its place from 1.
    """
    names: dict[str, None] = {}
    for i, text in enumerate(texts, 1):
        name = plain = clean(text).text or nameless.format(i=i)
        copy = 2
        while name in names:
            name, copy = f"{plain} ({copy})", copy + 1
        names[name] = None
    return tuple(names)


def number(text: str) -> float | None:
    """Return the number that a text is, None where it is none that can be worked with."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) <= _LARGEST else None


def usable(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell for each number whether it can be worked with: neither NaN, infinite nor too large."""
    if values.dtype.kind != "f":
        return np.ones(values.shape, np.bool_)
    fit: NDArray[np.bool_] = np.isfinite(values)
    return fit & (np.abs(values) <= _LARGEST) if values.dtype.itemsize > 4 else fit


def _flat(labels: NDArray[Any]) -> NDArray[Any]:
    if labels.ndim == 2 and labels.shape[1] == 1:
        return labels[:, 0]
    if labels.ndim == 2 and labels.dtype.kind in "biuf" and _is_one_hot(labels):
        return np.asarray(labels.argmax(axis=1))
    if labels.ndim != 1:
        shape = "×".join(str(n) for n in labels.shape)
        raise InputError(
            say("The labels have the shape {shape}: more than one an example.", shape=shape),
            say("Give one label an example, or one-hot labels: a 1 among zeros."),
        )
    return labels


def _is_one_hot(labels: NDArray[Any]) -> bool:
    ones = labels == 1
    return bool((ones | (labels == 0)).all() and (ones.sum(axis=1) == 1).all())


def _of_texts(labels: Sequence[str] | NDArray[Any]) -> Labels:
    """Find the different texts; not with `np.unique`, for which one long text makes all long."""
    found: dict[str, int] = {}
    given = np.fromiter(
        (found.setdefault(text, len(found)) for text in map(str.strip, labels)), np.int64
    )
    texts = list(found)
    values = [number(text) for text in texts]
    present = [text.lower() not in MISSING for text in texts]
    if all(value is not None for value, here in zip(values, present, strict=True) if here):
        as_numbers = [math.nan if value is None else value for value in values]
        return _of_numbers(np.array(as_numbers, np.float64)[given])
    kept = sorted(text for text, here in zip(texts, present, strict=True) if here)
    place = {text: i for i, text in enumerate(kept)}
    codes = np.array([place.get(text, -1) for text in texts], np.int64)
    return Labels(tuple(kept), codes[given])


def _of_numbers(values: NDArray[np.float64]) -> Labels:
    here = usable(values)
    distinct, inverse = np.unique(values[here], return_inverse=True)
    codes = np.full(len(values), -1, np.int64)
    codes[here] = inverse
    return Labels(distinct, codes)


def _recoded(code: NDArray[np.int64], first: Labels, second: Labels) -> NDArray[np.int64]:
    own = first.codes, np.where(second.codes < 0, -1, second.codes + len(first.distinct))
    return np.concatenate([np.where(codes < 0, -1, code[codes]) for codes in own])


def _texts(labels: Labels) -> tuple[str, ...]:
    if isinstance(labels.distinct, np.ndarray):
        return tuple(map(_figure, labels.distinct.tolist()))
    return labels.distinct


def _look_like_numbers(labels: Labels) -> bool:
    distinct = labels.distinct
    if not isinstance(distinct, np.ndarray):
        return False
    if (distinct != np.rint(distinct)).any():
        return True
    labelled = int(np.count_nonzero(labels.codes >= 0))
    return len(distinct) > _FEW and len(distinct) > _SPARSE * labelled


def _no_number(texts: tuple[str, ...]) -> str:
    return next(text for text in texts if number(text) is None)


def _figure(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
