"""The user's own tables: CSV, read row by row, with one column to tell from the others."""

from __future__ import annotations

import difflib
import io
import itertools
import math
import os
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from engine.data.own import dialect, limits
from engine.data.own.examples import Given, understand
from engine.data.own.labels import MISSING, listed, number, usable
from engine.data.own.pictures import SMALLEST_ROW
from engine.messages import Cancelled, InputError, Message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.own.draft import Draft
    from engine.data.own.options import ReadOptions

    Row = Sequence[str]

_NUMBERING = frozenset({"", "id", "index", "번호", "unnamed: 0"})
_SAMPLE_ROWS = 1_000
_SAMPLE_CELLS = 200_000
_BLOCK = 200_000
_LONGEST_LABEL = 200


def read(
    path: Path,
    options: ReadOptions,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Draft:
    """Read a table, and find out what it holds.

    Characters, separator and head are found out; columns of texts and those that only number
    the rows are left out, and so are rows in which something is missing.

    Parameters
    ----------
    progress : told how many bytes are done, and how many there are.
    cancelled : asked after every few thousand cells.

    Raises
    ------
    InputError : it is no table, too large, or has no label or no numbers.
    Cancelled : ``cancelled`` said so.
    """
    try:
        with path.open("rb") as raw:
            content, layout = _read(raw, options, progress, cancelled)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            say("Cannot read {path}: {reason}.", path=str(path), reason=reason)
        ) from error
    used, notes = _used(content, layout)
    x, labels, left_out = _complete(content, layout, used)
    return understand(
        path,
        [Given(x, labels)],
        say("a table (CSV)"),
        options,
        names=[layout.names[layout.columns[i]] for i in used],
        columns=layout.names,
        label=layout.names[layout.label],
        notes=(*notes, *left_out),
    )


@dataclass(frozen=True)
class _Layout:
    """What stands where in a table.

    Parameters
    ----------
    names, written : the columns' names for people, and as they stand in the file, if they do.
    label : the column with the labels.
    columns : those whose cells are read as numbers.
    texts : those that hold texts only.
    decimal_comma : whether numbers may be written 1,5.
    """

    names: tuple[str, ...]
    written: tuple[str, ...]
    label: int
    columns: tuple[int, ...]
    texts: tuple[int, ...]
    decimal_comma: bool


@dataclass(eq=False)
class _Content:
    """What was read from a table so far.

    Parameters
    ----------
    blocks : of shape (rows, columns), uint8 where that is all, else float32; NaN is no number.
    labels : one for each row.
    texts : how many cells of each column are filled, but with no number.
    misfits : number of rows with another number of cells.
    """

    blocks: list[NDArray[Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    texts: Counter[int] = field(default_factory=Counter)
    misfits: int = 0

    def add(self, numbers: array[float], columns: int) -> None:
        """Take in full rows of numbers, after a look at how many there are now."""
        with np.errstate(over="ignore"):
            block = np.frombuffer(numbers).reshape(-1, columns).astype(np.float32)
        block[~usable(block)] = np.nan
        self.blocks.append(_small(block))
        limits.check_rows(len(self.labels))
        widest = max(part.itemsize for part in self.blocks)
        limits.check_memory(len(self.labels) * columns * widest)


def _read(
    raw: IO[bytes],
    options: ReadOptions,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[_Content, _Layout]:
    size = os.fstat(raw.fileno()).st_size
    encoding = dialect.encoding(raw, cancelled)
    with io.TextIOWrapper(raw, encoding, errors="replace", newline="") as stream:
        delimiter = dialect.separator(stream)
        rows = dialect.rows(stream, delimiter)
        first = _sample(rows)
        head = dialect.head(first)
        layout = _layout(head, first, options.label, delimiter == ";")
        data = itertools.chain(first[1:] if head.written else first, rows)

        def go_on() -> None:
            if cancelled():
                raise Cancelled
            progress(min(raw.tell(), size), size)

        content = _collect(data, layout, go_on)
        progress(size, size)
    return content, layout


def _sample(rows: Iterator[list[str]]) -> list[list[str]]:
    """Take the first rows, from which the layout is found out."""
    first: list[list[str]] = []
    cells = 0
    for row in itertools.islice(rows, _SAMPLE_ROWS):
        limits.check_columns(len(row))
        first.append(row)
        cells += len(row)
        if cells > _SAMPLE_CELLS and len(first) > 1:
            break
    if first and first[0][0].lower() == "sep=":  # a hint to Excel, which itself writes it
        del first[0]
    if not first:
        raise InputError(say("The table is empty."), say("Choose one with an example a line."))
    return first


def _layout(
    head: dialect.Head, first: list[list[str]], wanted: str, decimal_comma: bool
) -> _Layout:
    data = [row for row in first[bool(head.written) :] if len(row) == len(head.names)]
    if not data:
        raise InputError(
            say("The table has a head, but no rows that fit under it.")
            if head.written
            else say("The rows of the table have different numbers of cells."),
            say("Give every row as many cells as there are columns."),
        )
    if len(head.names) < 2:
        raise InputError(
            say("The table has only one column."),
            say("It needs one with the label, and at least one with numbers to tell it from."),
        )
    label = _label(head, data, wanted)
    texts = tuple(i for i in range(len(head.names)) if i != label and _is_text(data, i))
    columns = tuple(i for i in range(len(head.names)) if i != label and i not in set(texts))
    if not columns:
        raise _no_numbers()
    return _Layout(head.names, head.written, label, columns, texts, decimal_comma)


def _label(head: dialect.Head, data: list[list[str]], wanted: str) -> int:
    """Choose the column with the label: the one named, one named so, or at one end."""
    if wanted:
        return _named(head.names, wanted)
    written = [name.lower() for name in head.written]
    for name in dialect.LABEL_NAMES:
        if name in written:
            return written.index(name)
    last = max(
        (i for i in range(len(head.names)) if any(row[i].strip() for row in data)), default=0
    )
    if not head.written and _is_square(last):
        return _more_varied(data, 0, last)
    return last


def _named(names: tuple[str, ...], wanted: str) -> int:
    if wanted in names:
        return names.index(wanted)
    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
    raise InputError(
        say("The table has no column {name}.", name=wanted),
        say("Did you mean {near}?", near=", ".join(near))
        if near
        else say("Its columns are {names}.", names=listed(names)),
    )


def _is_square(n: int) -> bool:
    return n >= SMALLEST_ROW and math.isqrt(n) ** 2 == n


def _more_varied(data: list[list[str]], first: int, last: int) -> int:
    """Choose between two columns: an image's corner pixels hardly vary, its labels do."""
    return first if len({row[first] for row in data}) >= len({row[last] for row in data}) else last


def _is_text(data: list[list[str]], column: int) -> bool:
    filled = [row[column] for row in data if row[column].strip().lower() not in dialect.UNFILLED]
    return bool(filled) and all(number(cell.replace(",", ".")) is None for cell in filled)


def _collect(rows: Iterable[Row], layout: _Layout, go_on: Callable[[], None]) -> _Content:
    content = _Content()
    numbers, width = array("d"), len(layout.names)
    known: dict[str, str] = {}
    take = _taker(layout)
    go_on()
    for row in rows:
        if len(row) != width:
            content.misfits += 1
            continue
        text = row[layout.label].strip()[:_LONGEST_LABEL]
        content.labels.append(known.setdefault(text, text))
        _append(numbers, take(row), content.texts)
        if len(numbers) >= _BLOCK:
            content.add(numbers, len(layout.columns))
            numbers = array("d")
            go_on()
    content.add(numbers, len(layout.columns))
    return content


def _taker(layout: _Layout) -> Callable[[Row], Row]:
    """Return what takes the cells that should be numbers out of a row."""
    columns = layout.columns
    take: Callable[[Row], Row]
    take = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
    if layout.decimal_comma:
        return lambda row: [cell.replace(",", ".") for cell in take(row)]
    return take


def _append(numbers: array[float], cells: Row, texts: Counter[int]) -> None:
    """Append the numbers of a row; where one is none, cell by cell, with NaN in its place."""
    length = len(numbers)
    try:
        numbers.extend(map(float, cells))
    except ValueError:
        del numbers[length:]
        values = [number(cell) for cell in cells]
        numbers.extend(math.nan if value is None else value for value in values)
        texts.update(
            i
            for i, value in enumerate(values)
            if value is None and cells[i].strip().lower() not in dialect.UNFILLED
        )


def _small(block: NDArray[np.float32]) -> NDArray[Any]:
    """Keep whole numbers from 0 to 255 in a byte each, so that images take little room."""
    with np.errstate(invalid="ignore"):
        small = block.astype(np.uint8)
    return small if bool((small == block).all()) else block


def _used(content: _Content, layout: _Layout) -> tuple[list[int], list[Message]]:
    """Choose the columns to learn from, and name those that are left out."""
    filled = sum(usable(block).sum(axis=0) for block in content.blocks)
    texts, empty, numbering, used = list(layout.texts), [], [], []
    for i, column in enumerate(layout.columns):
        if content.texts[i] > filled[i]:
            texts.append(column)
        elif not filled[i]:
            empty.append(column)
        elif _only_numbers_rows(content, layout, i):
            numbering.append(column)
        else:
            used.append(i)
    if not used:
        raise _no_numbers()
    left_out = (
        (texts, say("Left out, because they hold texts: {names}.")),
        (empty, say("Left out, because they are empty: {names}.")),
        (numbering, say("Left out, because they only number the rows: {names}.")),
    )
    return used, [
        note.filled(names=listed([layout.names[i] for i in sorted(columns)]))
        for columns, note in left_out
        if columns
    ]


def _only_numbers_rows(content: _Content, layout: _Layout, i: int) -> bool:
    if not layout.written or layout.written[layout.columns[i]].lower() not in _NUMBERING:
        return False
    values = np.concatenate([block[:, i] for block in content.blocks]).astype(np.float64)
    return values[0] in (0, 1) and bool((values - values[0] == np.arange(len(values))).all())


def _complete(
    content: _Content, layout: _Layout, used: list[int]
) -> tuple[NDArray[Any], list[str], list[Message]]:
    """Leave out the rows in which something is missing, and say how many."""
    x = np.concatenate(content.blocks)
    content.blocks.clear()
    x = x if len(used) == x.shape[1] else x[:, used]
    labels = _with_points(content.labels) if layout.decimal_comma else content.labels
    here = usable(x)
    labelled = np.array([text.lower() not in MISSING for text in labels])
    whole = here.all(axis=1) & labelled
    n, kept = len(x) + content.misfits, int(np.count_nonzero(whole))
    if not kept:
        gaps = {layout.names[layout.columns[i]]: int(here[:, k].sum()) for k, i in enumerate(used)}
        gaps[layout.names[layout.label]] = int(labelled.sum())
        raise _nothing_left(n, min(gaps, key=lambda name: gaps[name]))
    if kept == n:
        return x, labels, []
    note = say(
        "{left_out:,} of {n:,} rows are left out: a number or the label is missing.",
        left_out=n - kept,
        n=n,
    )
    return x[whole], list(itertools.compress(labels, whole)), [note]


def _with_points(labels: list[str]) -> list[str]:
    pointed = [text.replace(",", ".") for text in labels]
    return [b if number(b) is not None else a for a, b in zip(labels, pointed, strict=True)]


def _no_numbers() -> InputError:
    return InputError(
        say("The table has no column of numbers to learn from, besides the label."),
        say("Give texts as numbers, for example 0 and 1, or choose another label column."),
    )


def _nothing_left(n: int, column: str) -> InputError:
    return InputError(
        say(
            "In each of the {n:,} rows a number or the label is missing, most often in {column}.",
            n=n,
            column=column,
        ),
        say("Fill the gaps, or take the column out."),
    )
