"""Back to any moment of the run: one row under the plots."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from gui.theme import figureFont, setStyleFlag
from gui.training.time_track import LEAST_TRACK_PX, TimeTrack
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

GAP_PX = 8
LINE_GAP_PX = 4
USUAL_UPDATE, USUAL_EPOCH = 99_999, 99.99
"""Figures of runs up to these need no more room than they have from the start."""


class TimeSlider(QWidget):
    """A slider over the moments of a run, with a tick at each epoch's end.

    The present is at the right end, and stays there while the run grows; a moment chosen stays
    where it is, even when it is thinned out later. With fewer than two moments the row is disabled
    and says so; it keeps its height, so that the plots above do not jump. Where it is narrow, the
    figures and buttons stand below the track.
    """

    momentChanged = Signal(object)
    """Another moment is shown: its update, or None for the present. Not emitted by `setCurrent`."""
    continueRequested = Signal(int)
    """The user wants a new run that begins at this update."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._updates: tuple[int, ...] = ()
        self._ends: tuple[int, ...] = ()
        self._best: int | None = None
        self._steps = 1
        self._current: int | None = None
        self._continuable = False
        self._lines = 0
        self.track = TimeTrack(themes)
        self.label = ElidedLabel()
        self.hint = ElidedLabel()
        self.now = Chip(self.tr("Now"))
        self.continueHere = Chip(self.tr("Continue from here"))
        self._side = self._make_side()
        self._grid = QGridLayout(self)
        self._prepare()
        self._connect()
        self._show()

    def setMoments(
        self,
        updates: Sequence[int],
        epoch_ends: Sequence[int],
        best: int | None,
        steps_per_epoch: int,
    ) -> None:
        """Take over the moments there are.

        Parameters
        ----------
        updates : those with a snapshot, ascending; the last one stands for the present.
        epoch_ends : at which update each epoch ended, from the first epoch on.
        best : the update of the best epoch's end, or None.
        steps_per_epoch : updates in an epoch.
        """
        moments = tuple(updates), tuple(epoch_ends), best, max(1, steps_per_epoch)
        if moments == (self._updates, self._ends, self._best, self._steps):
            return
        self._updates, self._ends, self._best, self._steps = moments
        gone = self._current is not None and (
            not self._is_usable() or self._current > self._updates[-1]
        )
        if gone:  # another run, which does not have this moment
            self._current = None
        self._show()
        if gone:
            self.momentChanged.emit(None)

    def setCurrent(self, update: int | None) -> None:
        """Show a moment, or with None the present."""
        if update != self._current:
            self._current = update
            self._show()

    def setContinuable(self, on: bool) -> None:
        """Say whether a run could start from a moment of the past now."""
        self._continuable = on
        self._show_side()

    @property
    def current(self) -> int | None:
        """The moment shown, None for the present."""
        return self._current

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        least = max(self._side.minimumSizeHint().width(), self._themes.scaled(LEAST_TRACK_PX))
        return QSize(least, super().minimumSizeHint().height())

    def _make_side(self) -> QStackedWidget:
        """Return the place of the buttons; at the present a hint stands there, as wide as they."""
        buttons, side = QWidget(), QStackedWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        for chip in (self.now, self.continueHere):
            row.addWidget(chip)
        row.addStretch(1)
        policy = self.continueHere.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.continueHere.setSizePolicy(policy)
        side.addWidget(self.hint)
        side.addWidget(buttons)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return side

    def _prepare(self) -> None:
        idea = self.tr("Go back to any moment of this run: plots, pad and weights show it.")
        mark = self.tr("The lines are the ends of epochs, the triangle is the best epoch.")
        self.setToolTip(idea)
        self.track.setToolTip(f"{idea}\n{mark}")
        self.track.setAccessibleName(self.tr("Moment of the run"))
        self.now.setToolTip(self.tr("Back to the present."))
        self.continueHere.setToolTip(
            self.tr(
                "Starts a new run with the weights of this moment; "
                "what you changed in the settings applies to it."
            )
        )
        setStyleFlag(self.hint, "muted")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setVerticalSpacing(LINE_GAP_PX)
        self._grid.setColumnStretch(1, 1)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _connect(self) -> None:
        self.track.sought.connect(self._seek)
        self.track.moved.connect(self._move)
        self.now.clicked.connect(self._return)
        self.continueHere.clicked.connect(self._ask_to_continue)
        self._themes.themeChanged.connect(self._dress)

    def _dress(self) -> None:
        self.track.updateGeometry()
        self.track.update()
        self._arrange()

    def _seek(self, update: float) -> None:
        """Go to the moment nearest to a place on the track."""
        self._choose(_nearest(self._updates, update))

    def _move(self, key: int) -> None:
        """Go where a key points to."""
        self._choose(self._targets()[key]())

    def _targets(self) -> dict[int, Callable[[], int]]:
        """Return where each key leads."""
        here, updates = self._here(), self._updates
        ends = sorted({_nearest(updates, end) for end in self._ends})

        def later(places: Sequence[int]) -> int:
            return next((place for place in places if place > here), updates[-1])

        def earlier(places: Sequence[int]) -> int:
            return next((place for place in reversed(places) if place < here), updates[0])

        key = Qt.Key
        return {
            key.Key_Right: lambda: later(updates),
            key.Key_Up: lambda: later(updates),
            key.Key_Left: lambda: earlier(updates),
            key.Key_Down: lambda: earlier(updates),
            key.Key_PageUp: lambda: later(ends),
            key.Key_PageDown: lambda: earlier(ends),
            key.Key_Home: lambda: updates[0],
            key.Key_End: lambda: updates[-1],
        }

    def _is_usable(self) -> bool:
        """Whether there is a moment beside the present."""
        return len(self._updates) > 1

    def _here(self) -> int:
        return self._updates[-1] if self._current is None else self._current

    def _choose(self, update: int) -> None:
        chosen = None if update == self._updates[-1] else update
        if chosen != self._current:
            self.setCurrent(chosen)
            self.momentChanged.emit(chosen)

    def _return(self) -> None:
        self.track.setFocus()  # the button with the focus is about to go
        self._choose(self._updates[-1])

    def _ask_to_continue(self) -> None:
        if self._current is not None:
            self.continueRequested.emit(self._current)

    def _show(self) -> None:
        self._show_figures()
        self._show_side()
        if not self._is_usable():
            self.track.clear()
        else:
            self.track.setRun(self._updates, self._ends, self._best)
            self.track.setPlace(self._here(), self._current is not None)
        self.track.setAccessibleDescription(self.label.text())
        self._arrange()

    def _show_figures(self) -> None:
        setStyleFlag(self.label, "muted", self._current is None)
        setStyleFlag(self.label, "figure", self._is_usable())
        if not self._is_usable():
            self.label.setText(self.tr("No moments yet"))
        else:
            here = self._here()
            self.label.setText(self._written(here, here / self._steps))

    def _written(self, update: int, epoch: float) -> str:
        return self.tr("update {update} · epoch {epoch}").format(
            update=f"{update:,}", epoch=f"{epoch:.2f}"
        )

    def _show_side(self) -> None:
        self.hint.setText(self.tr("now · drag to go back") if self._is_usable() else "")
        self.continueHere.setVisible(self._continuable)
        self._side.setCurrentIndex(0 if self._current is None else 1)

    def _arrange(self) -> None:
        """Put the parts into one line, or into as many as they need at this width."""
        least = self._label_room()
        self.label.setMinimumSize(least)
        below = least.width() + GAP_PX + self._side.sizeHint().width()
        beside = below + GAP_PX + self._themes.scaled(LEAST_TRACK_PX)
        self._place(1 if beside <= self.width() else 2 if below <= self.width() else 3)

    def _place(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        parts: tuple[QWidget, ...] = (self.label, self.track, self._side)
        for part in parts:
            self._grid.removeWidget(part)
        for part, cell in zip(parts, _CELLS[lines], strict=True):
            self._grid.addWidget(part, *cell)
        self.updateGeometry()

    def _label_room(self) -> QSize:
        """Room for the figures of usual runs, so that nothing moves while they change."""
        figures = QFontMetrics(figureFont())
        width = figures.horizontalAdvance(self._written(USUAL_UPDATE, USUAL_EPOCH)) + 1
        return QSize(width, max(figures.height(), self.fontMetrics().height()))


_CELLS = {
    1: ((0, 0), (0, 1), (0, 2)),
    2: ((1, 0), (0, 0, 1, 3), (1, 1)),
    3: ((1, 0, 1, 3), (0, 0, 1, 3), (2, 0, 1, 3)),
}
"""For one, two and three lines: where the figures, the track and the buttons stand."""


def _nearest(updates: Sequence[int], wanted: float) -> int:
    """Return the one of ascending ``updates`` nearest to ``wanted``, of two the earlier."""
    place = bisect_left(updates, wanted)
    return min(updates[max(0, place - 1) : place + 1], key=lambda update: abs(update - wanted))
