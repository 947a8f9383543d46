"""A way through a folder of class folders: which files there are, and what is passed by."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.data.damage import reason_of
from engine.data.own.labels import listed
from engine.messages import Cancelled, InputError, Message, say

MAX_FILES = 100_000
MAX_DEPTH = 5
"""Folders within a class folder that are looked into below one another."""

IsCancelled = Callable[[], bool]

_TRAIN, _TEST, _VALIDATION = "train", "test", "validation"
_PARTS = {
    "train": _TRAIN,
    "training": _TRAIN,
    "test": _TEST,
    "testing": _TEST,
    "val": _VALIDATION,
    "valid": _VALIDATION,
    "validation": _VALIDATION,
}
_HIDDEN = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".bmp", ".gif", ".webp", ".tif", ".tiff"}
    | {".ppm", ".pgm", ".pbm", ".pnm"}
)
NAMED = 3
"""Files or folders that a note names; their names are long."""


@dataclass(frozen=True)
class Sample:
    """A file that should be an image; ``folder`` is the name of its class's folder."""

    path: Path
    folder: str
    for_test: bool

    @property
    def named_as_image(self) -> bool:
        """Whether its name ends like that of an image."""
        return _is_image_name(self.path.name)


@dataclass
class Walk:
    """A way through a folder, and the names of what was passed by."""

    root: Path
    cancelled: IsCancelled
    seen: int = 0
    classes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    deep: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def ask(self) -> None:
        """Raise `Cancelled` where the user has cancelled."""
        if self.cancelled():
            raise Cancelled

    def samples(self) -> list[Sample]:
        """Return the files of all class folders, those to learn from first."""
        try:
            train, test = self._parts()
            return [*self._below(train, False), *(self._below(test, True) if test else ())]
        except OSError as error:
            raise InputError(
                say("Cannot read {path}: {reason}.", path=str(self.root), reason=reason_of(error))
            ) from error

    def notes(self) -> Iterator[Message]:
        """Say what was passed by."""
        if self.unused:
            yield say("Folders that are not used: {names}.", names=listed(self.unused, NAMED))
        if self.loose:
            yield say(
                "Images beside the class folders are left out ({n:,}: {names}).",
                n=len(self.loose),
                names=listed(self.loose, NAMED),
            )
        if self.links:
            yield say(
                "Links are not followed ({n:,}: {names}).",
                n=len(self.links),
                names=listed(self.links, NAMED),
            )
        if self.deep:
            yield say(
                "Folders more than {depth} deep in a class are left out: {names}.",
                depth=MAX_DEPTH,
                names=listed(self.deep, NAMED),
            )
        if self.closed:
            yield say("Folders that may not be read: {names}.", names=listed(self.closed, NAMED))

    def _parts(self) -> tuple[Path, Path | None]:
        """Find the folder of class folders to learn from, and the one to test with, if any."""
        folders = [entry for entry in self._entries(self.root) if _is_folder(entry)]
        parts = {_PARTS[e.name.lower()]: e for e in folders if e.name.lower() in _PARTS}
        train = parts.get(_TRAIN)
        if train is None or not (len(parts) > 1 or len(folders) == 1):
            return self.root, None
        if not self._has_classes(train):
            if len(parts) == len(folders) > 1:
                raise _no_classes(Path(train.path))
            return self.root, None
        others = (parts[part] for part in (_TEST, _VALIDATION) if part in parts)
        test = next((part for part in others if self._has_classes(part)), None)
        used = {train.name, test.name if test else train.name}
        self.unused = [entry.name for entry in folders if entry.name not in used]
        return Path(train.path), Path(test.path) if test else None

    def _has_classes(self, part: os.DirEntry[str]) -> bool:
        """Whether a folder holds folders; where it holds images only, it is a class itself."""
        return any(map(_is_folder, self._entries(Path(part.path))))

    def _below(self, parent: Path, for_test: bool) -> Iterator[Sample]:
        """Yield the files of the class folders in ``parent``."""
        entries = self._entries(parent)
        folders = [entry for entry in entries if _is_folder(entry)]
        self.links += [entry.name for entry in entries if entry.is_symlink()]
        self.loose += [entry.name for entry in entries if _is_image(entry)]
        if not folders:
            raise _no_classes(parent)
        for entry in folders:
            name = unicodedata.normalize("NFC", entry.name)  # macOS takes letters apart
            self.classes.append(name)
            for path in self._files(Path(entry.path)):
                yield Sample(path, name, for_test)

    def _files(self, folder: Path, depth: int = 0) -> Iterator[Path]:
        try:
            entries = self._entries(folder)
        except OSError:
            self.closed.append(folder.name)
            return
        for entry in entries:
            if entry.is_symlink():
                self.links.append(entry.name)
            elif not _is_folder(entry):
                yield Path(entry.path)
            elif depth < MAX_DEPTH:
                yield from self._files(Path(entry.path), depth + 1)
            else:
                self.deep.append(entry.name)

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return what is to be seen in a folder, in natural order."""
        entries = []
        with os.scandir(folder) as found:
            for entry in found:
                self.ask()
                if not _is_hidden(entry.name):
                    entries.append(entry)
                    self._count()
        return sorted(entries, key=lambda entry: natural(entry.name))

    def _count(self) -> None:
        self.seen += 1
        if self.seen > MAX_FILES:
            raise InputError(
                say(
                    "{path} holds more than {limit:,} files, the most that is read.",
                    path=str(self.root),
                    limit=MAX_FILES,
                ),
                say("Keep a part of the images in another folder, and read that."),
            )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _is_image(entry: os.DirEntry[str]) -> bool:
    """Whether something is an image by its name."""
    return entry.is_file(follow_symlinks=False) and _is_image_name(entry.name)


def _is_image_name(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in _SUFFIXES


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in _HIDDEN


def natural(name: str) -> tuple[Any, ...]:
    """Return a key that sorts numbers in names by their value: 2 before 10."""
    pieces = re.split(r"(\d+)", unicodedata.normalize("NFC", name))
    values = (int(p) if i % 2 else p.casefold() for i, p in enumerate(pieces))
    return (*values, name)


def _no_classes(path: Path) -> InputError:
    return InputError(
        say("{path} holds no class folders.", path=str(path)),
        say(
            "Put the images of each class into a folder of its own, for example {cats} and {dogs}.",
            cats=str(path / "cats" / "1.png"),
            dogs=str(path / "dogs" / "1.png"),
        ),
    )
