"""Files of digits as pens wrote them: JSON, plain or gzip-compressed."""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.damage import reason_of
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from pathlib import Path

    from engine.data.ink import Points

_MAX_TEXT_BYTES = 200_000_000
LABELS = range(10)
_TEXTS = ("id", "writer", "when")
_LONGEST_TEXT = 100


@dataclass(frozen=True, eq=False)
class StrokedDigit:
    """A digit as a pen wrote it.

    Parameters
    ----------
    strokes : arrays of shape (n, 2), x and y, y pointing down, any scale.
    label : the digit that was meant, 0 to 9, where the file says so.
    id, writer, when : which digit it is, who wrote it and when (ISO 8601); empty where the file
        does not say so.
    """

    strokes: tuple[Points, ...]
    label: int | None = None
    id: str = ""
    writer: str = ""
    when: str = ""


def read_strokes(path: Path) -> list[StrokedDigit]:
    """Read digits from a JSON file, plain or gzip-compressed.

    The file holds a list of digits, or ``{"digits": [...]}``; a digit is
    ``{"strokes": [[[x, y], ...], ...]}`` with, if known, ``"label": 0`` to ``9``, and the texts
    ``"id"``, ``"writer"`` and ``"when"``.

    Raises
    ------
    InputError : the file is missing, unreadable, damaged or of another form.
    """
    data = _read_json(path)
    digits = data.get("digits") if isinstance(data, dict) else data
    if not isinstance(digits, list):
        raise InputError(
            say("{path} holds no list of digits.", path=str(path)),
            say('Write a list, or an object with a list named "digits".'),
        )
    return [_stroked_digit(item, index, path) for index, item in enumerate(digits)]


def _read_json(path: Path) -> Any:
    try:
        return json.loads(_read_text(path))
    except OSError as error:
        raise _no_strokes(path, reason_of(error)) from error
    except (EOFError, zlib.error) as error:
        raise _no_strokes(path, reason_of(error)) from error
    except (ValueError, RecursionError) as error:
        raise _no_strokes(path, say("it is not JSON")) from error


def _read_text(path: Path) -> bytes:
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        text = (gzip.GzipFile(fileobj=raw) if packed else raw).read(_MAX_TEXT_BYTES + 1)
    if len(text) > _MAX_TEXT_BYTES:
        raise _no_strokes(path, say("it is larger than {n} bytes", n=_MAX_TEXT_BYTES))
    return text


def _no_strokes(path: Path, reason: Message) -> InputError:
    return InputError(
        say("Cannot read strokes from {path}: {reason}.", path=str(path), reason=reason),
        say('Give JSON, plain or gzip: [{"strokes": [[[x, y], ...], ...]}, ...].'),
    )


def _stroked_digit(item: Any, index: int, path: Path) -> StrokedDigit:
    try:
        strokes = tuple(_stroke(points) for points in item["strokes"])
        more = {name: shortened(item.get(name)) for name in _TEXTS}
        return StrokedDigit(strokes, _label(item.get("label")), **more)
    except (TypeError, KeyError, ValueError, OverflowError, AttributeError) as error:
        raise InputError(
            say("Digit {index} in {path} is malformed.", index=index, path=str(path)),
            say(
                "A digit is an object with strokes, each a list of [x, y] in finite numbers, "
                "and a label from 0 to 9 if it has one. Digits are counted from 0."
            ),
        ) from error


def _stroke(points: Any) -> Points:
    if not isinstance(points, list) or not all(_is_point(point) for point in points):
        raise ValueError(points)
    array = np.array(points, dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(array).all():
        raise ValueError(points)
    return array


def _is_point(point: Any) -> bool:
    return isinstance(point, list) and [type(v) in (int, float) for v in point] == [True, True]


def _label(label: Any) -> int | None:
    if label is not None and (type(label) is not int or label not in LABELS):
        raise ValueError(label)
    return label


def shortened(text: Any) -> str:
    """Return the start of a text, as long as one of a digit may be, empty where it is none."""
    return text[:_LONGEST_TEXT] if isinstance(text, str) else ""
