"""My digits: drawings with the labels that people gave them, and what follows from them."""

from __future__ import annotations

import dataclasses
import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import ink, stroke_files
from engine.messages import InputError, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.ink import Points
    from engine.data.stroke_files import StrokedDigit

TEST_ONE_IN = 5
"""One digit in so many is kept for testing."""


@dataclass(frozen=True, eq=False)
class MyDigit:
    """A drawing and the digit that it was meant to be.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), n at least 1, of finite numbers, x and y, y pointing down,
        any scale; they are made read-only.
    label : the digit that was meant, 0 to 9.
    id : its name among the digits kept; it stays the same whatever happens to the others.
    writer : who wrote it, empty where nobody said so.
    when : when it was kept, in ISO 8601, empty where that is not known.
    """

    strokes: tuple[Points, ...]
    label: int
    id: str
    writer: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        for points in self.strokes:
            points.flags.writeable = False


@dataclass(frozen=True)
class Counts:
    """How many digits there are to train on, and how many to test with."""

    train: int = 0
    test: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.train + self.test


@dataclass(frozen=True, eq=False)
class Parts:
    """Digits to train on, and digits to test with."""

    train: tuple[MyDigit, ...]
    test: tuple[MyDigit, ...]


def new_digit(strokes: Iterable[Any], label: int, writer: str = "") -> MyDigit:
    """Make a digit of what was drawn just now, with an id of its own.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), x and y, y pointing down, any scale.
    label : the digit that was meant, 0 to 9.
    writer : who wrote it.

    Raises
    ------
    InputError : nothing is drawn, or the label is no digit.
    """
    check_label(label)
    cleaned = tuple(points.copy() for points in ink.clean(strokes))
    if not cleaned:
        raise InputError(say("There is no drawing to keep."), say("Draw a digit first."))
    when = datetime.now(UTC).isoformat(timespec="seconds")
    name = uuid.uuid4().hex[:16]
    return MyDigit(cleaned, int(label), name, stroke_files.shortened(writer.strip()), when)


def from_stroked(digit: StrokedDigit, writer: str = "") -> MyDigit:
    """Return a digit of a file, which has a label and ink, as it is kept.

    ``writer``: who wrote it where the file does not say so.
    """
    assert digit.label is not None
    strokes = tuple(ink.clean(digit.strokes))
    name = digit.id or digest(strokes, digit.label)[:16]
    return MyDigit(strokes, digit.label, name, digit.writer or writer, digit.when)


def with_own_ids(digits: Iterable[MyDigit], taken: set[str]) -> tuple[MyDigit, ...]:
    """Give another id to every digit whose own is in ``taken``, or another's before it."""
    taken, named = set(taken), []
    for digit in digits:
        name = digit.id
        while not name or name in taken:
            name = hashlib.sha256(_bytes(name) + b"+").hexdigest()[:16]
        taken.add(name)
        named.append(digit if name == digit.id else dataclasses.replace(digit, id=name))
    return tuple(named)


def check_label(label: int) -> None:
    """Raise `InputError` for what is no label of a digit."""
    if label not in stroke_files.LABELS:
        raise InputError(say("{label} is no digit.", label=label), say("Give a label from 0 to 9."))


def split(digits: Sequence[MyDigit]) -> Parts:
    """Part digits into those to train on and about one in five to test with.

    The first is there to train on and the second to test with, so that there is something of
    both; of the others each one's id decides. So nothing changes sides when others come.
    """
    tested = [_is_for_testing(place, digit.id) for place, digit in enumerate(digits)]
    pairs = list(zip(digits, tested, strict=True))
    return Parts(
        tuple(digit for digit, test in pairs if not test),
        tuple(digit for digit, test in pairs if test),
    )


def counts_of(digits: Sequence[MyDigit]) -> Counts:
    """Return how many of the digits are to train on, and how many to test with."""
    test = sum(_is_for_testing(place, digit.id) for place, digit in enumerate(digits))
    return Counts(len(digits) - test, test)


def by_label(digits: Iterable[MyDigit]) -> tuple[int, ...]:
    """Return how many there are of each of the ten digits."""
    counts = Counter(digit.label for digit in digits)
    return tuple(counts[label] for label in stroke_files.LABELS)


def images(
    digits: Sequence[MyDigit], pen: float = ink.PEN
) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Draw digits as a network takes them.

    Parameters
    ----------
    pen : pen width as a share of the digit's longer side, above 0 and below 1.

    Returns
    -------
    Grey images of shape (n, 28, 28), ink 255 on 0, and their labels of shape (n,).
    """
    drawn = np.zeros((len(digits), ink.SIZE, ink.SIZE), np.uint8)
    for image, digit in zip(drawn, digits, strict=True):
        image[:] = ink.render(digit.strokes, pen)
    return drawn, np.array([digit.label for digit in digits], np.int32)


def digest(strokes: Iterable[Points], label: int) -> str:
    """Return what is the same for two digits if and only if their strokes and labels are."""
    sha = hashlib.sha256(bytes([label]))
    for points in strokes:
        sha.update(len(points).to_bytes(8, "little"))
        sha.update((points + 0.0).astype("<f8").tobytes())  # -0.0 is 0.0
    return sha.hexdigest()


def _is_for_testing(place: int, name: str) -> bool:
    if place < 2:
        return place == 1
    return hashlib.sha256(_bytes(name)).digest()[0] % TEST_ONE_IN == 0


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")  # JSON can name half a letter
