"""The slider below the plots, and the moments of the run between which it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gui.document import Document
    from gui.session import Session
    from gui.training.time_slider import TimeSlider
    from gui.training.train_tab import TrainTab


class Moments(QObject):
    """Lets the slider and the plots show the moments that the session has kept.

    Parameters
    ----------
    more : the order to go on with the run; while it can be given a moment can be gone on from.
    """

    def __init__(
        self,
        document: Document,
        session: Session,
        more: QAction,
        slider: TimeSlider,
        tab: TrainTab,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._more = document, session, more
        self._slider, self._tab = slider, tab
        session.historyChanged.connect(self._show_moments)
        session.stateChanged.connect(self._show_moments)
        session.momentChanged.connect(self._show_moment)
        more.changed.connect(self._show_continuable)
        slider.momentChanged.connect(session.showMoment)
        slider.continueRequested.connect(self._continue)
        self._show_moments()
        self._show_moment()

    def _show_moments(self) -> None:
        snapshots, history = self._session.snapshots, self._session.history
        best = snapshots.best
        self._slider.setMoments(
            snapshots.updates(),
            [epoch.update for epoch in history.epochs],
            best.update if best else None,
            history.steps_per_epoch,
        )
        self._show_continuable()

    def _show_continuable(self) -> None:
        """A run goes on only with the model it had: an edit ends that."""
        self._slider.setContinuable(self._more.isEnabled())

    def _show_moment(self) -> None:
        self._tab.setMoment(self._session.moment)
        self._slider.setCurrent(self._session.moment)

    def _continue(self, update: int) -> None:
        self._session.continueFrom(self._document.spec, update)
