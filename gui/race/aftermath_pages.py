"""The pages of what comes after a race: its loss surface, and its repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.translation import translated

if TYPE_CHECKING:
    from engine.work.errands import ErrandFailed
    from gui.race.session import RaceSession
    from gui.race.surface_view import SurfaceView
    from gui.race.verdict_view import VerdictView


class AftermathPages(QObject):
    """Shows a race's `Aftermath` in its two views, and carries their wishes to it.

    Parameters
    ----------
    surface, verdict : the views.
    """

    def __init__(self, race: RaceSession, surface: SurfaceView, verdict: VerdictView) -> None:
        super().__init__(surface)
        self._race, self._surface, self._verdict = race, surface, verdict
        self._repeats = 0
        self._connect()
        self._show_seeds()
        self._show_surface()

    def _connect(self) -> None:
        after = self._race.aftermath
        self._surface.requested.connect(after.computeSurface)
        self._surface.cancelled.connect(after.cancelSurface)
        self._verdict.requested.connect(after.repeat)
        self._verdict.cancelled.connect(after.cancelRepeat)
        after.surfaceChanged.connect(self._show_surface)
        after.surfaceProgressed.connect(self._surface.setProgress)
        after.surfaceFailed.connect(self._show_surface_failure)
        after.seedsChanged.connect(self._show_seeds)
        self._race.stateChanged.connect(self._show_available)

    def showLanes(self) -> None:
        """Show the lanes there are now, as they are called now."""
        self._surface.setLanes(self._race.racers)
        self._show_available()
        self._show_seeds()

    def _show_available(self) -> None:
        """Offer what comes after a race where there is one, and none under way."""
        race = self._race
        held = self.tr("The race is under way; wait for its end or stop it.")
        is_over = not race.state.active
        self._verdict.setReady(is_over and bool(race.racers), "" if is_over else held)
        is_ready = not race.isBusy and bool(race.aftermath.onPlane())
        reason = self.tr("Train the lanes first.")
        if race.isBusy:
            reason = self.tr("The race is under way; wait for its end, pause is not enough.")
        self._surface.setAvailable(is_ready, "" if is_ready else reason)

    def _show_surface(self) -> None:
        after = self._race.aftermath
        self._surface.setSurface(after.surface, self._race.racers)
        if not after.computesSurface:
            self._surface.setIdle()
        self._show_available()

    def _show_surface_failure(self, failed: ErrandFailed) -> None:
        hint = translated(failed.hint) if failed.hint is not None else ""
        self._surface.setFailure(translated(failed.message), hint)

    def _show_seeds(self) -> None:
        after = self._race.aftermath
        self._verdict.setResults(after.seeds, self._race.racers)
        if after.repeats != self._repeats:
            self._repeats = after.repeats
            self._verdict.setBusy(bool(after.repeats))
        if after.repeats:
            seed = min(len(after.seeds) + 1, after.repeats)
            self._verdict.setProgress(seed, after.repeats, share=after.seed_share)
