"""The data set last used, kept in memory, and what to do where a set cannot be had."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data import registry, sources
from engine.messages import Cancelled, say

if TYPE_CHECKING:
    from engine.data.dataset import Dataset


_Wanted = tuple[str, Path | None, int]
"""A set's name, the folder to look in first, and how often all had been forgotten by then."""


class Shelf:
    """Hands out data sets; the last one is kept, so that the next run starts at once.

    Where a set could not be had, its stand-in is handed out until the program ends, so that a
    machine without network is not asked again and again; `forget` tries afresh.
    """

    def __init__(self) -> None:
        self._kept: tuple[_Wanted, Dataset] | None = None
        self._forgotten = 0
        self._skip = threading.Event()

    def get(
        self,
        name: str,
        data_dir: Path | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Dataset:
        """Return the set ``name``, or its stand-in; errors are those of `sources.load`."""
        wanted, kept = (name, data_dir, self._forgotten), self._kept
        if kept is not None and kept[0] == wanted:
            return kept[1]
        self._skip.clear()
        dataset = self._load(name, data_dir, progress, cancelled)
        self._kept = wanted, dataset
        return dataset

    def skip_download(self) -> None:
        """Do not wait for the download under way; use the stand-in. From any thread."""
        self._skip.set()

    def forget(self) -> None:
        """Look for the set afresh at the next `get`; one under way goes on. From any thread."""
        self._forgotten += 1
        self._kept = None

    def _load(
        self,
        name: str,
        data_dir: Path | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Dataset:
        try:
            return sources.load_or_builtin(
                name,
                data_dir=data_dir,
                progress=progress,
                cancelled=lambda: self._skip.is_set() or cancelled(),
            )
        except Cancelled:
            fallback = registry.get(name).fallback
            if not self._skip.is_set() or fallback is None:
                raise
            stand_in = sources.load(fallback)
            return dataclasses.replace(
                stand_in,
                notice=say(
                    "The download of {wanted} was skipped, so this run uses {used}.",
                    wanted=registry.get(name).title,
                    used=stand_in.info.title,
                ),
            )
