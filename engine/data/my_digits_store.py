"""Where my digits are kept: one file of strokes in the user's profile."""

from __future__ import annotations

import dataclasses
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.data import ink, my_digits_text, stroke_files
from engine.data.damage import reason_of
from engine.data.my_digits import (
    Counts,
    MyDigit,
    check_label,
    counts_of,
    digest,
    from_stroked,
    with_own_ids,
)
from engine.files import atomic, paths
from engine.messages import InputError, MachineError, Message, say

MOST = 20_000
"""Most digits that are kept; some hundred classes of thirty."""

_DAMAGED = ".damaged"

Stamp = tuple[int, int, int]
"""What changes when the file does: its time, size and place on the disk."""


@dataclass(frozen=True)
class Removed:
    """A digit that was taken away, and its place, so that it can be put back there."""

    place: int
    digit: MyDigit


@dataclass(frozen=True, eq=False)
class _Kept:
    """The digits of a file as it was at a stamp."""

    file: tuple[Path, Stamp]
    digits: tuple[MyDigit, ...]
    counts: Counts


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
        return my_digits_text.told_counts(path) or counts_of(self.load())

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
            added = with_own_ids(fresh, {digit.id for digit in kept})
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
            check_label(label)
        with self._lock:
            kept = self.load()
            before = {digit.id: digit.label for digit in kept if digit.id in labels}
            if before:
                self._write(tuple(_relabelled(digit, labels) for digit in kept))
            return before

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
        return with_own_ids(map(from_stroked, digits), set())

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
            temporary.write_bytes(my_digits_text.text_of(digits))
        stamp = self.stamp()
        if stamp is not None:
            self._keep(path, stamp, digits)

    def _keep(self, path: Path, stamp: Stamp, digits: tuple[MyDigit, ...]) -> _Kept:
        self._kept = _Kept((path, stamp), digits, counts_of(digits))
        return self._kept


STORE = MyDigits()
"""The digits of the user's profile; it holds nothing but what the file has."""


def _is_new(digit: MyDigit, known: set[str]) -> bool:
    """Whether a digit's strokes and label are not in ``known``, to which they are added."""
    content = digest(digit.strokes, digit.label)
    new = content not in known
    known.add(content)
    return new


def _relabelled(digit: MyDigit, labels: Mapping[str, int]) -> MyDigit:
    return dataclasses.replace(digit, label=int(labels.get(digit.id, digit.label)))


def _free_name(path: Path) -> Path:
    """Return the name for a damaged file, with a number where there is one already."""
    name = path.with_name(path.name + _DAMAGED)
    number = 1
    while os.path.lexists(name):
        number += 1
        name = path.with_name(f"{path.name}{_DAMAGED}-{number}")
    return name
