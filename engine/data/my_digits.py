"""My digits: drawings with the labels that people gave them, kept in one file of strokes.

The file has the form of every file of strokes, so that whatever reads one reads it too::

    {"train": 24, "test": 6, "digits": [
    {"strokes": [[[x, y], ...], ...], "label": 7, "id": "...", "writer": "...", "when": "..."},
    ...
    ]}

It starts with how many digits there are to train on and to test with, so that nobody who only
wants to know that has to read them all.
"""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import os
import re
import threading
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import ink, stroke_files
from engine.data.damage import reason_of
from engine.files import atomic, paths
from engine.messages import InputError, MachineError, Message, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.ink import Points
    from engine.data.stroke_files import StrokedDigit

MOST = 20_000
"""Most digits that are kept; some hundred classes of thirty."""

TEST_ONE_IN = 5
"""One digit in so many is kept for testing."""

_HEAD = re.compile(rb'\{"train": (\d{1,9}), "test": (\d{1,9}), "digits": \[')
_HEAD_BYTES = 100
_DAMAGED = ".damaged"

Stamp = tuple[int, int, int]
"""What changes when the file does: its time, size and place on the disk."""


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
class Removed:
    """A digit that was taken away, and its place, so that it can be put back there."""

    place: int
    digit: MyDigit


@dataclass(frozen=True)
class Imported:
    """What came of an import.

    Parameters
    ----------
    new : how many digits were added.
    known : how many were there already, with the same strokes and label.
    unlabelled, empty : how many were left out because they say no label, or have no ink.
    """

    new: int = 0
    known: int = 0
    unlabelled: int = 0
    empty: int = 0

    def notes(self) -> tuple[Message, ...]:
        """Say what was left out and why."""
        left_out = (
            (self.unlabelled, say("Digits without a label, left out: {n:,}.", n=self.unlabelled)),
            (self.empty, say("Digits without ink, left out: {n:,}.", n=self.empty)),
        )
        return tuple(note for count, note in left_out if count)


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


@dataclass(frozen=True, eq=False)
class _Kept:
    """The digits of a file as it was at a stamp."""

    file: tuple[Path, Stamp]
    digits: tuple[MyDigit, ...]
    counts: Counts


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
    _check_label(label)
    cleaned = tuple(points.copy() for points in ink.clean(strokes))
    if not cleaned:
        raise InputError(say("There is no drawing to keep."), say("Draw a digit first."))
    when = datetime.now(UTC).isoformat(timespec="seconds")
    name = uuid.uuid4().hex[:16]
    return MyDigit(cleaned, int(label), name, stroke_files.shortened(writer.strip()), when)


class MyDigits:
    """The digits that are kept. Every method may be called from any thread, and takes files' time.

    Another process may change the file at any time: it is read anew before each change.

    Parameters
    ----------
    path : the file; None for that of the user's profile, as it is named at each call.

    Notes
    -----
    A file that is no file of labelled strokes is never written over: it is renamed, with
    ``.damaged`` at its end, and `take_notice` tells so once.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._kept: _Kept | None = None
        self._notice: Message | None = None

    @property
    def path(self) -> Path:
        """The file, which need not be there."""
        return self._path or paths.my_digits()

    def load(self) -> tuple[MyDigit, ...]:
        """Return all digits, in the order in which they came.

        Raises
        ------
        MachineError : the file is there, but cannot be read.
        """
        with self._lock:
            path, stamp = self.path, self.stamp()
            if stamp is None:
                return ()
            kept = self._kept
            if kept is None or kept.file != (path, stamp):
                kept = self._keep(path, stamp, self._read(path))
            return kept.digits

    def stamp(self) -> Stamp | None:
        """Return what changes when the digits do; None where there is no file. At once."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def counts(self) -> Counts:
        """Return how many digits there are; at most the start of the file is read.

        Nobody who changes the digits meanwhile is waited for.
        """
        path, stamp, kept = self.path, self.stamp(), self._kept
        if stamp is None:
            return Counts()
        if kept is not None and kept.file == (path, stamp):
            return kept.counts
        return _head(path) or counts_of(self.load())

    def take_notice(self) -> Message | None:
        """Return, once, what people must be told of the file."""
        with self._lock:
            notice, self._notice = self._notice, None
            return notice

    def add(self, digits: Iterable[MyDigit]) -> tuple[MyDigit, ...]:
        """Add digits at the end; one whose id is taken gets another one.

        Returns
        -------
        Those that were added, as they are kept: not the ones that are there already, with the same
        strokes and label.

        Raises
        ------
        InputError : there would be more than `MOST`.
        MachineError : the file cannot be read or written.
        """
        with self._lock:
            kept = self.load()
            known = {digest(digit.strokes, digit.label) for digit in kept}
            fresh = [digit for digit in digits if _is_new(digit, known)]
            added = _with_own_ids(fresh, {digit.id for digit in kept})
            if added:
                self._write(kept + added)
            return added

    def remove(self, ids: Iterable[str]) -> tuple[Removed, ...]:
        """Take digits away, and return them for `put_back`; ids that are not there are no error."""
        with self._lock:
            unwanted, kept = set(ids), self.load()
            removed = tuple(
                Removed(place, digit) for place, digit in enumerate(kept) if digit.id in unwanted
            )
            if removed:
                self._write(tuple(digit for digit in kept if digit.id not in unwanted))
            return removed

    def put_back(self, removed: Iterable[Removed]) -> None:
        """Undo `remove`: put digits where they were; those that are there already stay there."""
        with self._lock:
            digits = list(self.load())
            there = {digit.id for digit in digits}
            missing = [old for old in removed if old.digit.id not in there]
            for old in sorted(missing, key=lambda old: old.place):
                digits.insert(old.place, old.digit)
            if missing:
                self._write(tuple(digits))

    def relabel(self, labels: Mapping[str, int]) -> dict[str, int]:
        """Give digits other labels, by their ids; return the old ones, with which to undo it.

        Raises
        ------
        InputError : a label is no digit.
        """
        for label in labels.values():
            _check_label(label)
        with self._lock:
            kept = self.load()
            before = {digit.id: digit.label for digit in kept if digit.id in labels}
            if before:
                self._write(tuple(_relabelled(digit, labels) for digit in kept))
            return before

    def import_files(self, files: Sequence[Path]) -> Imported:
        """Add the digits of files of strokes; a digit without a writer gets its file's name.

        Every file is read before any digit is added, so that it is all or nothing.

        Raises
        ------
        InputError : a file cannot be read, or none of its digits has a label.
        MachineError : the digits cannot be kept.
        """
        read = [(_writer_of(file), _labelled(file)) for file in files]
        found = [(digit, writer) for writer, digits in read for digit in digits]
        unlabelled = sum(digit.label is None for digit, _ in found)
        usable = [
            _kept(digit, writer)
            for digit, writer in found
            if digit.label is not None and not ink.is_empty(digit.strokes)
        ]
        new = len(self.add(usable))
        empty = len(found) - unlabelled - len(usable)
        return Imported(new, len(usable) - new, unlabelled, empty)

    def export_file(self, path: Path) -> int:
        """Write all digits to a ``.json`` or, compressed, ``.json.gz`` file; return their number.

        Raises
        ------
        InputError : there are none, or the name ends in something else than these.
        MachineError : the file cannot be written.
        """
        if not path.name.lower().endswith((".json", ".json.gz")):
            raise InputError(
                say("{path} ends neither in .json nor in .json.gz.", path=str(path)),
                say("Give, for example, my-digits.json.gz."),
            )
        digits = self.load()
        if not digits:
            raise InputError(say("You have no digits to export."), say("Draw some first."))
        text = _text(digits)
        data = gzip.compress(text, mtime=0) if path.suffix.lower() == ".gz" else text
        with atomic.writing(path) as temporary:
            temporary.write_bytes(data)
        return len(digits)

    # -- the file ----------------------------------------------------------------------------------

    def _read(self, path: Path) -> tuple[MyDigit, ...]:
        try:
            path.open("rb").close()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise MachineError(
                say(
                    "Cannot read your digits in {path}: {reason}.",
                    path=str(path),
                    reason=reason_of(error),
                ),
                say("See to it that this file may be read."),
            ) from error
        try:
            digits = stroke_files.read_strokes(path)
        except InputError as error:
            self._put_aside(path, error.message)
            return ()
        if any(digit.label is None or ink.is_empty(digit.strokes) for digit in digits):
            self._put_aside(path, say("Some of its digits have no label or no ink."))
            return ()
        return _with_own_ids(map(_kept, digits), set())

    def _put_aside(self, path: Path, reason: Message) -> None:
        """Rename a file that is not what it was, so that it is not written over."""
        aside = _free_name(path)
        try:
            path.rename(aside)
        except OSError as error:
            raise atomic.cannot_write(aside, error) from error
        self._notice = say(
            "The file of your digits was damaged, so a new one was begun. {reason} "
            "The old one is now {path}.",
            reason=reason,
            path=str(aside),
        )

    def _write(self, digits: tuple[MyDigit, ...]) -> None:
        if len(digits) > MOST:
            raise InputError(
                say("That would be {n:,} digits.", n=len(digits)),
                say("At most {most:,} are kept: export them, then remove some.", most=MOST),
            )
        path = self.path
        with atomic.writing(path) as temporary:
            temporary.write_bytes(_text(digits))
        stamp = self.stamp()
        if stamp is not None:
            self._keep(path, stamp, digits)

    def _keep(self, path: Path, stamp: Stamp, digits: tuple[MyDigit, ...]) -> _Kept:
        self._kept = _Kept((path, stamp), digits, counts_of(digits))
        return self._kept


STORE = MyDigits()
"""The digits of the user's profile; it holds nothing but what the file has."""


# -- what follows from the digits ------------------------------------------------------------------


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


def _relabelled(digit: MyDigit, labels: Mapping[str, int]) -> MyDigit:
    return dataclasses.replace(digit, label=int(labels.get(digit.id, digit.label)))


# -- importing ---------------------------------------------------------------------------------


def _writer_of(file: Path) -> str:
    """Return a file's name without its endings: ``mina.json.gz`` is of mina."""
    name = file.name
    for ending in (".gz", ".json"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return stroke_files.shortened(name)


def _labelled(file: Path) -> list[StrokedDigit]:
    """Read a file of strokes of which some must have labels."""
    digits = stroke_files.read_strokes(file)
    if digits and all(digit.label is None for digit in digits):
        raise InputError(
            say(
                "No digit in {path} has a label; digits in it: {n:,}.",
                path=str(file),
                n=len(digits),
            ),
            say('Each needs the digit that was meant: {"strokes": [...], "label": 7}.'),
        )
    return digits


def _is_new(digit: MyDigit, known: set[str]) -> bool:
    """Whether a digit's strokes and label are not in ``known``, to which they are added."""
    content = digest(digit.strokes, digit.label)
    new = content not in known
    known.add(content)
    return new


def _kept(digit: StrokedDigit, writer: str = "") -> MyDigit:
    """Return a digit of a file, which has a label and ink, as it is kept.

    ``writer``: who wrote it where the file does not say so.
    """
    assert digit.label is not None
    strokes = tuple(ink.clean(digit.strokes))
    name = digit.id or digest(strokes, digit.label)[:16]
    return MyDigit(strokes, digit.label, name, digit.writer or writer, digit.when)


def _with_own_ids(digits: Iterable[MyDigit], taken: set[str]) -> tuple[MyDigit, ...]:
    """Give another id to every digit whose own is in ``taken``, or another's before it."""
    taken, named = set(taken), []
    for digit in digits:
        name = digit.id
        while not name or name in taken:
            name = hashlib.sha256(_bytes(name) + b"+").hexdigest()[:16]
        taken.add(name)
        named.append(digit if name == digit.id else dataclasses.replace(digit, id=name))
    return tuple(named)


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")  # JSON can name half a letter


# -- text ------------------------------------------------------------------------------------------


def _text(digits: Sequence[MyDigit]) -> bytes:
    """Write digits as JSON, one a line, after how many there are of each part."""
    counts = counts_of(digits)
    head = f'{{"train": {counts.train}, "test": {counts.test}, "digits": [\n'
    lines = ",\n".join(json.dumps(_plain(digit), allow_nan=False) for digit in digits)
    return (head + lines + "\n]}\n").encode("ascii")


def _plain(digit: MyDigit) -> dict[str, Any]:
    return {
        "strokes": [points.tolist() for points in digit.strokes],
        "label": digit.label,
        "id": digit.id,
        "writer": digit.writer,
        "when": digit.when,
    }


def _head(path: Path) -> Counts | None:
    """Return what the start of a file says, None where it is no file of ours."""
    try:
        with path.open("rb") as file:
            told = _HEAD.match(file.read(_HEAD_BYTES))
    except OSError:
        return None
    return Counts(int(told[1]), int(told[2])) if told else None


def _free_name(path: Path) -> Path:
    """Return the name for a damaged file, with a number where there is one already."""
    name = path.with_name(path.name + _DAMAGED)
    number = 1
    while os.path.lexists(name):
        number += 1
        name = path.with_name(f"{path.name}{_DAMAGED}-{number}")
    return name


def _check_label(label: int) -> None:
    if label not in stroke_files.LABELS:
        raise InputError(say("{label} is no digit.", label=label), say("Give a label from 0 to 9."))
