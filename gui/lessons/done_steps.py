"""Which steps of which lessons have been done, kept from one start to the next."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.files import atomic, paths
from gui.data.desk import Asker

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson
    from engine.work.errands import ErrandFailed
    from gui.data.desk import Desk

log = logging.getLogger(__name__)

SCHEMA = 1
FILE_NAME = "lessons.json"
MOST_BYTES = 1_000_000

Steps = dict[str, frozenset[int]]
"""By the key of a lesson, the places of the steps that are done."""


def keyOf(lesson: Lesson) -> str:
    """Return what a lesson is known by; two of the same file name differ in their titles."""
    return f"{lesson.name}: {lesson.title['en']}"


class DoneSteps(QObject):
    """The steps that are done; the file is read and written on a desk's thread.

    Parameters
    ----------
    desk : for these errands alone.
    path : the file; by default ``lessons.json`` in `engine.files.paths.config_dir`.
    """

    changed = Signal()

    def __init__(self, desk: Desk, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self._steps: Steps = {}
        self._is_read = self._is_asked = False

    def load(self) -> None:
        """Read the file, once."""
        if self._is_asked:
            return
        self._is_asked = True
        file = self._file()
        self._desk.ask(lambda *_: read(file), Asker(self, self._take, self._fail))

    def of(self, lesson: Lesson) -> frozenset[int]:
        """Return the steps of a lesson that are done, as far as it still has them."""
        return self._steps.get(keyOf(lesson), frozenset()) & frozenset(range(len(lesson.steps)))

    def add(self, lesson: Lesson, place: int) -> None:
        """Keep that a step is done."""
        known = self._steps.get(keyOf(lesson), frozenset())
        if place in known:
            return
        self._steps[keyOf(lesson)] = known | {place}
        self.load()
        if self._is_read:
            self._write()
        self.changed.emit()

    def _file(self) -> Path:
        return self._path or paths.config_dir() / FILE_NAME

    def _take(self, found: Steps) -> None:
        """Put what the file says to what has been done since it was asked for."""
        self._is_read = True
        new = self._steps
        keys = {*found, *new}
        nothing: frozenset[int] = frozenset()
        self._steps = {key: found.get(key, nothing) | new.get(key, nothing) for key in keys}
        if self._steps != found:
            self._write()
        self.changed.emit()

    def _write(self) -> None:
        """Write all of it; a later order comes in place of one that still waits."""
        text, file = asText(self._steps), self._file()
        self._desk.ask(
            lambda *_: atomic.write_text(file, text), Asker(self, lambda _: None, self._fail)
        )

    def _fail(self, event: ErrandFailed) -> None:
        """Lessons go on without being remembered."""
        log.info("The steps that are done cannot be kept: %s", event.message)


def asText(steps: Mapping[str, frozenset[int]]) -> str:
    """Write steps as the file has them."""
    plain = {"schema": SCHEMA, "done": {key: sorted(each) for key, each in sorted(steps.items())}}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Steps:
    """Read steps; none where there is no file, or a damaged one."""
    try:
        data = path.read_bytes()
        plain = json.loads(data.decode("utf-8")) if len(data) <= MOST_BYTES else None
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        log.info("The steps that are done cannot be read from %s.", path)
        return {}
    return _steps_of(plain)


def _steps_of(plain: Any) -> Steps:
    """Take what is sound of a file's content."""
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        return {}
    done = plain.get("done")
    if not isinstance(done, dict):
        return {}
    return {
        key: frozenset(place for place in places if type(place) is int and place >= 0)
        for key, places in done.items()
        if isinstance(places, list)
    }
