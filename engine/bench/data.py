"""Which examples the benchmark uses: the real MNIST where it is on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data import registry, sources

if TYPE_CHECKING:
    from engine.data.dataset import Dataset

WANTED = "mnist"


@dataclass(frozen=True)
class Place:
    """A data set on this machine.

    Parameters
    ----------
    name, title : of the set.
    folder : where all processes find it, whatever their own settings are; None for a built-in set.
    """

    name: str
    title: str
    folder: Path | None

    @property
    def arguments(self) -> tuple[str, ...]:
        """What each process is told."""
        folder = ("--data-dir", str(self.folder)) if self.folder else ()
        return ("--data", self.name, *folder)


def place(data_dir: Path | None) -> Place:
    """Return where MNIST is, or its built-in stand-in; nothing is downloaded.

    Raises
    ------
    InputError : a folder that the user named does not exist.
    """
    info = registry.get(WANTED)
    found = sources.find(WANTED, data_dir)
    if found is not None and found.path is not None:
        return Place(WANTED, str(info.title), folder_of(found.path).absolute())
    stand_in = registry.get(info.fallback or WANTED)
    return Place(stand_in.name, str(stand_in.title), None)


def folder_of(path: Path) -> Path:
    """Return the data folder in which ``path`` was found, by the places `sources` looks in."""
    inner = path.parent if path.suffix == ".npz" else path
    return inner.parent if inner.name == WANTED else inner


def read(name: str, folder: Path | None) -> Dataset:
    """Read the data set of a `Place`. Errors are those of `sources.load`."""
    return sources.load(name, data_dir=folder, download=False)
