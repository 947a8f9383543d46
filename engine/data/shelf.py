"""The data set last used, kept in memory, and what to do where a set cannot be had."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data import recipe, registry, sources
from engine.messages import Cancelled, say

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec


_Wanted = tuple[tuple[object, ...], Path | None, int]
"""A set's key, the folder to look in first, and how often all had been forgotten by then."""

_PATIENCE_S = 0.05
"""How often one who waits for another's set is asked whether he still wants it."""


class Shelf:
    """Hands out data sets; the last one is kept, so that the next run starts at once.

    Any thread may ask; one that comes while another reads the set waits and gets the same.

    Where a set could not be had, its stand-in is handed out until the program ends, so that a
    machine without network is not asked again and again; `forget` tries afresh.
    """

    def __init__(self) -> None:
        self._kept: tuple[_Wanted, Dataset] | None = None
        self._forgotten = 0
        self._skip = threading.Event()
        self._reading = threading.Lock()

    def get(
        self,
        spec: RunSpec,
        data_dir: Path | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Dataset:
        """Return the data set of ``spec``, or its stand-in; errors are those of `recipe.load`."""
        while not self._reading.acquire(timeout=_PATIENCE_S):
            if cancelled():
                raise Cancelled
        try:
            return self._get(spec, data_dir, progress, cancelled)
        finally:
            self._reading.release()

    def has(self, spec: RunSpec, data_dir: Path | None) -> bool:
        """Whether `get` would hand the set, or its stand-in, out at once. From any thread."""
        kept = self._kept
        return kept is not None and kept[0] == (recipe.key(spec), data_dir, self._forgotten)

    def skip_download(self) -> None:
        """Do not wait for the download under way; use the stand-in. From any thread."""
        self._skip.set()

    def forget(self) -> None:
        """Look for the set afresh at the next `get`; one under way goes on. From any thread."""
        self._forgotten += 1
        self._kept = None

    def _get(
        self,
        spec: RunSpec,
        data_dir: Path | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Dataset:
        wanted, kept = (recipe.key(spec), data_dir, self._forgotten), self._kept
        if kept is not None and kept[0] == wanted:
            return kept[1]
        self._skip.clear()
        dataset = self._load(spec, data_dir, progress, cancelled)
        self._kept = wanted, dataset
        return dataset

    def _load(
        self,
        spec: RunSpec,
        data_dir: Path | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Dataset:
        try:
            return recipe.load(
                spec,
                data_dir=data_dir,
                progress=progress,
                cancelled=lambda: self._skip.is_set() or cancelled(),
            )
        except Cancelled:
            wanted = registry.get(spec.data.name)
            if not self._skip.is_set() or wanted.fallback is None:
                raise
            return sources.stand_in(
                wanted,
                lambda used: say(
                    "The download of {wanted} was skipped, so this run uses {used}.",
                    wanted=wanted.title,
                    used=used.title,
                ),
            )
