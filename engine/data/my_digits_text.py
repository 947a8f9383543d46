"""The file of my digits: one of strokes, that tells at its start how many there are.

It has the form of every file of strokes, so that whatever reads one reads it too::

    {"train": 24, "test": 6, "digits": [
    {"strokes": [[[x, y], ...], ...], "label": 7, "id": "...", "writer": "...", "when": "..."},
    ...
    ]}

It starts with how many digits there are to train on and to test with, so that nobody who only
wants to know that has to read them all.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from engine.data.my_digits import Counts, counts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.data.my_digits import MyDigit

_HEAD = re.compile(rb'\{"train": (\d{1,9}), "test": (\d{1,9}), "digits": \[')
_HEAD_BYTES = 100


def text_of(digits: Sequence[MyDigit]) -> bytes:
    """Write digits as JSON, one a line, after how many there are of each part."""
    counts = counts_of(digits)
    head = f'{{"train": {counts.train}, "test": {counts.test}, "digits": [\n'
    lines = ",\n".join(json.dumps(_plain(digit), allow_nan=False) for digit in digits)
    return (head + lines + "\n]}\n").encode("ascii")


def told_counts(path: Path) -> Counts | None:
    """Return what the start of a file says, None where it is no file of ours."""
    try:
        with path.open("rb") as file:
            told = _HEAD.match(file.read(_HEAD_BYTES))
    except OSError:
        return None
    return Counts(int(told[1]), int(told[2])) if told else None


def _plain(digit: MyDigit) -> dict[str, Any]:
    return {
        "strokes": [points.tolist() for points in digit.strokes],
        "label": digit.label,
        "id": digit.id,
        "writer": digit.writer,
        "when": digit.when,
    }
