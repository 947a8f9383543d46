"""How a table is written down: its characters, its separator, its head."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from engine.data.own.labels import distinct, number
from engine.messages import Cancelled, InputError, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNFILLED = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "."})
"""Cells, in small letters, in which nothing stands."""

LABEL_NAMES = (
    *("label", "class", "target", "y", "species", "category", "digit"),
    *("정답", "레이블", "라벨", "분류", "종류"),
)
"""Names of columns, in small letters, that hold what is to be told."""

MAX_ROW = 1_000_000
"""Most characters of a row; a file without line ends must not be read as one."""

_CHUNK = 1 << 20
_NAMELESS = "column {i}"
_SEPARATORS = "\t;,"
_SAMPLE = 200_000
_SAMPLE_LINES = 50


class _Lines:
    """The lines of a table for `csv.reader`, none longer than a row can be."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._row = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(MAX_ROW + 1):
            self._row += len(line)
            if self._row > MAX_ROW:
                raise InputError(
                    say("A row has more than {limit:,} characters.", limit=MAX_ROW),
                    say("Look whether the file is a table, with one example a line."),
                )
            yield line

    def row_ends(self) -> None:
        """Count the characters of the next row from 0."""
        self._row = 0


def rows(stream: IO[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a table as texts, without empty ones.

    Raises
    ------
    InputError : a row or a cell has no end.
    """
    lines = _Lines(stream)
    try:
        for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True):
            lines.row_ends()
            if row:
                yield row
    except csv.Error as error:
        raise InputError(
            say("A cell has more than {limit:,} characters.", limit=csv.field_size_limit()),
            say("Look whether a quotation mark is opened and never closed."),
        ) from error


def encoding(stream: IO[bytes], cancelled: Callable[[], bool]) -> str:
    """Find out how the characters of a table are written, and rewind it.

    Returns
    -------
    UTF-8, or UTF-16 where it begins so, or that of Windows in Korea, or else Latin-1.

    Raises
    ------
    InputError : it is no text.
    """
    start = stream.read(_CHUNK)
    stream.seek(0)
    candidates = ["utf-8-sig", "cp949", "latin-1"]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif any(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in set(start)):
        candidates = []
    for name in candidates:
        if _fits(stream, name, cancelled):
            return name
    raise InputError(
        say("The file is not a text."),
        say("Choose a table with one example a line, its cells separated by commas."),
    )


def separator(stream: IO[str]) -> str:
    """Find what stands equally often in the most of the first lines, outside of quotes."""
    lines = stream.read(_SAMPLE).splitlines(keepends=True)
    stream.seek(0)
    whole = lines[:_SAMPLE_LINES] if len(lines) > _SAMPLE_LINES else lines[:-1] or lines
    counts = [_counts(line) for line in whole if line.strip()]
    best, agreeing = ",", 0
    for candidate in _SEPARATORS:
        times = Counter(count[candidate] for count in counts if count[candidate])
        agree = times.most_common(1)[0][1] if times else 0
        if agree > agreeing:
            best, agreeing = candidate, agree
    return best


@dataclass(frozen=True)
class Head:
    """What stands at the top of a table.

    Parameters
    ----------
    written : the columns' names as they stand there; empty where there are none.
    names : the columns' names for people, each only once.
    """

    written: tuple[str, ...]
    names: tuple[str, ...]


def head(rows: list[list[str]]) -> Head:
    """Find the names of the columns in the first rows of a table.

    Parameters
    ----------
    rows : the first rows, at least one.
    """
    width = Counter(map(len, rows[1:])).most_common(1)[0][0] if rows[1:] else len(rows[0])
    if not _is_head(rows):
        return Head((), distinct([""] * width, _NAMELESS))
    written = [cell.strip() for cell in rows[0]]
    if len(written) == width - 1 and any(row[-1].strip() for row in rows[1:] if len(row) == width):
        written.insert(0, "")  # a column of row names has no name of its own, as R writes it
    written += [""] * (width - len(written))
    return Head(tuple(written), distinct(written, _NAMELESS))


def _fits(stream: IO[bytes], name: str, cancelled: Callable[[], bool]) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        while chunk := stream.read(_CHUNK):
            if cancelled():
                raise Cancelled
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


def _counts(line: str) -> Counter[str]:
    outside = "".join(line.split('"')[::2])
    return Counter({candidate: outside.count(candidate) for candidate in _SEPARATORS})


def _is_head(rows: list[list[str]]) -> bool:
    """Tell a head by a name that is known, or by a text above a column of numbers."""
    if any(cell.strip().lower() in LABEL_NAMES for cell in rows[0]):
        return True
    if len(rows) == 1:
        return all(number(cell) is None for cell in rows[0])
    return any(
        _is_text(cell) and _mostly_numbers([row[i] for row in rows[1:] if i < len(row)])
        for i, cell in enumerate(rows[0])
    )


def _is_text(cell: str) -> bool:
    return cell.strip().lower() not in UNFILLED and number(cell.replace(",", ".")) is None


def _mostly_numbers(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip().lower() not in UNFILLED]
    return sum(map(_is_text, filled)) * 2 < len(filled)
