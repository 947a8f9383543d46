"""Files of strokes that people bring to my digits, or take from them."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.data import ink, stroke_files
from engine.data.my_digits import from_stroked
from engine.data.my_digits_text import text_of
from engine.files import atomic
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from pathlib import Path

    from engine.data.my_digits_store import MyDigits
    from engine.data.stroke_files import StrokedDigit


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


def import_files(store: MyDigits, files: Sequence[Path]) -> Imported:
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
        from_stroked(digit, writer)
        for digit, writer in found
        if digit.label is not None and not ink.is_empty(digit.strokes)
    ]
    new = len(store.add(usable))
    empty = len(found) - unlabelled - len(usable)
    return Imported(new, len(usable) - new, unlabelled, empty)


def export_file(store: MyDigits, path: Path) -> int:
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
    digits = store.load()
    if not digits:
        raise InputError(say("You have no digits to export."), say("Draw some first."))
    text = text_of(digits)
    data = gzip.compress(text, mtime=0) if path.suffix.lower() == ".gz" else text
    with atomic.writing(path) as temporary:
        temporary.write_bytes(data)
    return len(digits)


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
