"""What concerns the whole window: downloads, stand-in data, divergence, failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.data import registry
from engine.spec.optimizers import calmer_rate
from engine.training.states import RunState
from gui.crash import ErrorDialog
from gui.translation import translated
from gui.widgets.messages import Banner

if TYPE_CHECKING:
    from engine.work.events import DataReady, JobFailed, Progress
    from gui.document import Document
    from gui.race.session import RaceSession
    from gui.session import Session
    from gui.theme import ThemeManager


class News(QWidget):
    """A banner across the window, and the one dialog for failures.

    User mistakes and what can be mended are told in the banner; a failure of the machine or of
    the program opens the dialog, with details to copy.
    """

    def __init__(
        self, document: Document, session: Session, race: RaceSession, themes: ThemeManager
    ) -> None:
        super().__init__()
        self._document, self._session, self._themes = document, session, themes
        self._race = race
        self._rates: tuple[float, float] | None = None
        self.banner = Banner(themes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.banner)
        self.banner.hide()
        self.banner.cancelRequested.connect(self._cancel_download)
        self.banner.actionRequested.connect(lambda: self._restart_with(0))
        self.banner.otherRequested.connect(lambda: self._restart_with(1))
        session.progressChanged.connect(self._show_progress)
        session.dataReady.connect(self._show_data)
        session.stateChanged.connect(self._show_state)
        session.failed.connect(self._show_failure)
        race.progressChanged.connect(self._show_race_progress)
        race.dataReady.connect(self._show_race_data)
        race.stateChanged.connect(self._show_race_state)
        race.failed.connect(self._show_failure)

    def takeOver(self, old: News) -> None:
        """Show what ``old`` shows, in a window that replaces its window."""
        if not old.banner.isVisibleTo(old):
            return
        self._rates = old._rates
        if self._session.state is RunState.DIVERGED:
            self._show_divergence()
        elif self._session.data is not None and self._session.data.notice is not None:
            self._show_data()
        else:
            self.banner.showMessage(old.banner.text(), "error")

    def _show_progress(self) -> None:
        self._tell_progress(self._session.progress)

    def _tell_progress(self, progress: Progress | None) -> None:
        if progress is None:
            self._hide_progress()
        elif progress.total:
            self.banner.showProgress(
                self.tr("{what}: {done:.1f} of {total:.1f} MB").format(
                    what=translated(progress.label),
                    done=progress.done / 1e6,
                    total=progress.total / 1e6,
                ),
                progress.done,
                progress.total,
            )

    def _hide_progress(self) -> None:
        if self.banner.cancelButton.isVisible():
            self.banner.hide()

    def _cancel_download(self) -> None:
        races = self._race.state.active
        racers = self._race.racers
        spec = racers[0].spec if races and racers else self._session.wanted
        if spec is not None and registry.get(spec.data.name).fallback:
            self._session.skipDownload()
        elif races:
            self._race.stop()
        else:
            self._session.stop()
        self.banner.hide()

    def _show_data(self) -> None:
        self._tell_data(self._session.data)

    def _show_race_progress(self) -> None:
        self._tell_progress(self._race.progress)

    def _show_race_data(self) -> None:
        self._tell_data(self._race.data)

    def _show_race_state(self) -> None:
        if self._race.state is RunState.PREPARING:
            self.banner.hide()

    def _tell_data(self, data: DataReady | None) -> None:
        if data is not None and data.notice is not None:
            self.banner.showMessage(translated(data.notice), "info")
        else:
            self.banner.hide()

    def _show_state(self) -> None:
        if self._session.state is RunState.PREPARING:
            self.banner.hide()
        elif self._session.state is RunState.DIVERGED:
            self._show_divergence()
        elif self._session.state is RunState.FINISHED:
            self._show_reason()

    def _show_reason(self) -> None:
        """Say why a run ended before its last epoch, where a rule of the user's ended it."""
        ended = self._session.ended
        if ended is not None and ended.reason is not None:
            self.banner.showMessage(translated(ended.reason), "info")

    def _show_divergence(self) -> None:
        spec = self._session.spec
        if spec is None:
            return
        rate = spec.training.optimizer.learning_rate
        self._rates = calmer_rate(spec.training.optimizer), rate / 2
        self.banner.showMessage(
            self.tr(
                "The run diverged: after {count:,} updates the loss grew beyond all bounds. "
                "The learning rate of {rate:.10g} is probably too high."
            ).format(count=self._session.history.updates, rate=rate),
            "error",
            *(self.tr("Restart with {rate:.10g}").format(rate=r) for r in self._rates),
        )

    def _restart_with(self, place: int) -> None:
        """Train again from fresh weights, with one of the rates that are offered."""
        if self._rates is not None:
            calmer = self._document.withLearningRate(self._rates[place])
            self._document.edit(calmer, self.tr("Lower the learning rate"))
            self.banner.hide()
            self._session.restart(self._document.spec)

    def _show_failure(self, event: JobFailed) -> None:
        message = translated(event.message)
        hint = translated(event.hint) if event.hint is not None else ""
        if event.details:
            ErrorDialog(self._themes, message, hint, event.details, self.window()).show()
        else:
            self.banner.showMessage(f"{message} {hint}".strip(), "error")
