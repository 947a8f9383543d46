"""All lessons: those that ship, and those of a folder of one's own."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Protocol

from engine.lessons import source
from engine.lessons.lesson import Lesson, Term
from engine.lessons.reading import Reader
from engine.lessons.source import Problem
from engine.messages import say

GLOSSARY = "glossary.toml"
"""The one file of a folder that is no lesson."""

ENDING = ".toml"

Glossary = Mapping[str, Term]
"""Terms by the names that links use."""


class _Entry(Protocol):
    """A file on disk or within the installed package."""

    @property
    def name(self) -> str: ...

    def read_bytes(self) -> bytes: ...


@dataclass(frozen=True)
class Lessons:
    """What a folder of lessons holds.

    Parameters
    ----------
    lessons : those without a flaw, in the order of their files' names.
    problems : what is wrong with the others, with file and line.
    glossary : the terms that their texts link to.
    """

    lessons: tuple[Lesson, ...]
    problems: tuple[Problem, ...]
    glossary: Glossary

    def find(self, name: str) -> Lesson | None:
        """Return the lesson of that name, if there is one."""
        return next((lesson for lesson in self.lessons if lesson.name == name), None)


@functools.cache
def load_all() -> Lessons:
    """Return the lessons that ship, in the order of the course."""
    folder = resources.files("resources") / "lessons"
    return _load(folder.iterdir(), {})


def load_folder(path: Path) -> Lessons:
    """Return the lessons of a folder of one's own; never raises.

    Their texts may link to the terms that ship, and to those of a ``glossary.toml`` beside them,
    which come before those that ship.
    """
    shipped = load_all().glossary
    try:
        entries = list(path.iterdir())
    except OSError:
        return Lessons((), (_unreadable(path.name),), shipped)
    return _load(entries, shipped)


def _load(entries: Iterable[_Entry], known: Glossary) -> Lessons:
    files = {entry.name: entry for entry in entries if entry.name.endswith(ENDING)}
    problems: list[Problem] = []
    glossary = dict(known)
    if GLOSSARY in files:
        own, flaws = _read_glossary(files.pop(GLOSSARY), known)
        glossary.update(own)
        problems.extend(flaws)
    lessons = []
    for name in sorted(files):
        lesson, flaws = _read_lesson(files[name], glossary)
        problems.extend(flaws)
        if lesson is not None:
            lessons.append(lesson)
    return Lessons(tuple(lessons), tuple(problems), glossary)


def _read_lesson(entry: _Entry, terms: Glossary) -> tuple[Lesson | None, list[Problem]]:
    found = _parsed(entry)
    if isinstance(found, Problem):
        return None, [found]
    reader = Reader(found, terms)
    lesson = reader.lesson(entry.name.removesuffix(ENDING))
    return (None if reader.problems else lesson), _in_order(reader.problems)


def _read_glossary(entry: _Entry, known: Glossary) -> tuple[Glossary, list[Problem]]:
    """Read a glossary; where something is wrong with it, none of it counts."""
    found = _parsed(entry)
    if isinstance(found, Problem):
        return {}, [found]
    reader = Reader(found, {*known, *found.plain})
    terms = reader.glossary()
    return ({} if reader.problems else terms), _in_order(reader.problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line)


def _parsed(entry: _Entry) -> source.Source | Problem:
    try:
        data = entry.read_bytes()
    except OSError:
        return _unreadable(entry.name)
    return source.parse(entry.name, data)


def _unreadable(name: str) -> Problem:
    return Problem(name, 0, say("This cannot be read."))
