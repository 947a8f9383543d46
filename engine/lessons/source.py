"""A TOML file that knows on which line each of its keys stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.messages import Message, say

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file inwards."""

MOST_BYTES = 1_000_000
"""No lesson is longer; what is has got there by mistake."""


@dataclass(frozen=True)
class Problem:
    """Something is wrong with a file.

    Parameters
    ----------
    file : its name.
    line : counted from 1; 0 where the file as a whole cannot be read.
    flaw : what is wrong.
    """

    file: str
    line: int
    flaw: Message

    @property
    def message(self) -> Message:
        """The whole sentence."""
        if not self.line:
            return say("{file}: {flaw}", file=self.file, flaw=self.flaw)
        return say("{file}, line {line}: {flaw}", file=self.file, line=self.line, flaw=self.flaw)

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Source:
    """What stands in a file, and where.

    Parameters
    ----------
    file : its name, for sentences.
    plain : what TOML makes of it.
    lines : the line of each key and table, counted from 1.
    """

    file: str
    plain: Mapping[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a key, or of the nearest table around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, flaw: Message) -> Problem:
        """Say that something is wrong at ``path``."""
        return Problem(self.file, self.line(path), flaw)


def parse(file: str, data: bytes) -> Source | Problem:
    """Read a TOML file; a problem, with its line, where it is none.

    Parameters
    ----------
    file : what it is called.
    data : its bytes; UTF-8, with or without a byte-order mark.
    """
    if len(data) > MOST_BYTES:
        return Problem(file, 0, say("This is larger than a lesson can be."))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        plain = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(file, line, say("The text is not UTF-8. Save it with that encoding."))
    except (ValueError, RecursionError) as error:
        return _not_toml(file, text, str(error))
    return Source(file, plain, lines_of(text))


def _not_toml(file: str, text: str, error: str) -> Problem:
    """Take the line out of a sentence of ``tomllib``."""
    found = re.fullmatch(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", error, re.S)
    reason = found[1] if found else error
    line = int(found[2]) if found and found[2] else max(1, len(text.rstrip().splitlines()))
    flaw = say("This is not valid TOML: {reason}.", reason=reason.rstrip("."))
    return Problem(file, line, flaw)


_TEXTS_AND_COMMENTS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.S
)
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-\s]+?)\s*\]\]?\s*")
_KEY = re.compile(r"\s*([\w\-]+(?:\s*\.\s*[\w\-]+)*)\s*=")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line of each key and table of a text that is valid TOML.

    Of what stands within braces only the braces' own line is known, and of a key in quotes only
    the table's around it.
    """
    bare = _TEXTS_AND_COMMENTS.sub(_blank, text)
    counts: dict[Path, int] = {}
    lines: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(bare.split("\n"), start=1):
        header, key = _HEADER.fullmatch(line), _KEY.match(line)
        if header:
            table = _table(header[2], header[1] == "[[", counts)
            _note(lines, (), table, number)
        elif key:
            _note(lines, table, tuple(_steps(key[1])), number)
    return lines


def _blank(found: re.Match[str]) -> str:
    """Leave nothing of a text or comment but its line ends."""
    return '""' + "\n" * found[0].count("\n") if found[0][0] in "\"'" else ""


def _steps(dotted: str) -> Iterator[str]:
    return (step.strip() for step in dotted.split("."))


def _table(dotted: str, is_list: bool, counts: dict[Path, int]) -> Path:
    """Return the path of a table's header; a name of a list stands for its last entry."""
    path: Path = ()
    steps = list(_steps(dotted))
    for i, step in enumerate(steps):
        path = (*path, step)
        if is_list and i == len(steps) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _note(lines: dict[Path, int], table: Path, steps: Path, number: int) -> None:
    """Keep the line of a key and, where they have none yet, of the tables that it opens."""
    for i in range(1, len(steps) + 1):
        lines.setdefault((*table, *steps[:i]), number)
