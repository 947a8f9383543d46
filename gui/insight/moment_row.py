"""Which moment of the run is shown, and a slider over the ends of its epochs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from gui.theme import setStyleFlag
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from engine.training.history import History
    from engine.training.snapshots import Snapshots

GAP_PX = 8
LEAST_SLIDER_PX, MOST_SLIDER_PX = 120, 220
USUAL_UPDATE, USUAL_STEPS = 9_999, 999


class Stop(NamedTuple):
    """A moment that the slider stops at: after which update, and how many epochs that were."""

    update: int
    epoch: int


class HasMoments(Protocol):
    """What is needed of `gui.session.Session`."""

    history: History
    snapshots: Snapshots
    moment: int | None


class MomentRow(QWidget):
    """Says what is shown; the slider goes from before training over each epoch's end to now."""

    momentChosen = Signal(object)
    """The update of the moment that the user wants to see, None for the present."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[Stop, ...] = ()
        self.label = ElidedLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.now = Chip(self.tr("Now"))
        self._arrange()
        self.slider.valueChanged.connect(self._choose)
        self.now.clicked.connect(lambda: self.momentChosen.emit(None))

    def showMoments(self, session: HasMoments) -> None:
        """Take over which epochs there are, and which moment is shown."""
        self._stops = stopsOf(session.history, session.snapshots.updates())
        moment, steps = session.moment, session.history.steps_per_epoch
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(self._stops))
            self.slider.setValue(self._placeOf(moment))
        self.slider.setEnabled(bool(self._stops))
        self.now.setEnabled(moment is not None)
        self.label.setText(self._textOf(moment, steps))
        self.slider.setAccessibleDescription(self.label.text())

    def sizeHint(self) -> QSize:
        usual = self._updateText(USUAL_UPDATE, USUAL_STEPS)
        words = self.label.fontMetrics().horizontalAdvance(usual)
        width = words + LEAST_SLIDER_PX + self.now.sizeHint().width() + 2 * GAP_PX
        return QSize(width, self.now.sizeHint().height())

    def _placeOf(self, moment: int | None) -> int:
        if moment is None:
            return len(self._stops)
        updates = [stop.update for stop in self._stops]
        place = bisect_left(updates, moment)
        around = range(max(0, place - 1), min(place + 1, len(updates)))
        return min(around, key=lambda at: abs(updates[at] - moment), default=0)

    def _textOf(self, moment: int | None, steps: int) -> str:
        if moment is None:
            return self.tr("Shown: now")
        stop = next((stop for stop in self._stops if stop.update == moment), None)
        if stop is None:
            return self._updateText(moment, steps)
        if not stop.epoch:
            return self.tr("Shown: before training")
        return self.tr("Shown: after epoch {n}").format(n=stop.epoch)

    def _updateText(self, update: int, steps: int) -> str:
        text = self.tr("Shown: update {update} (epoch {epoch})")
        return text.format(update=f"{update:,}", epoch=f"{update / max(1, steps):.2f}")

    def _choose(self, place: int) -> None:
        is_now = place >= len(self._stops)
        self.momentChosen.emit(None if is_now else self._stops[place].update)

    def _arrange(self) -> None:
        setStyleFlag(self.label, "muted")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.setMaximumWidth(MOST_SLIDER_PX)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(self.tr("Epoch shown"))
        self.slider.setToolTip(
            self.tr("From before training over the end of each epoch to now: see how it came.")
        )
        self.now.setToolTip(self.tr("Back to the present."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        row.addWidget(self.slider, 1)
        row.addWidget(self.now)
        row.addWidget(self.label, 1)


def stopsOf(history: History, kept: Sequence[int]) -> tuple[Stop, ...]:
    """Return where the slider stops: the first moment that is kept, and the ends of epochs.

    Parameters
    ----------
    kept : the updates with a snapshot, ascending; the last one stands for the present.
    """
    if len(kept) < 2:
        return ()
    ends = {epoch.update: epoch.epoch for epoch in history.epochs}
    first = {} if kept[0] else {0: 0}
    found = {**first, **{update: ends[update] for update in kept[:-1] if update in ends}}
    return tuple(Stop(update, epoch) for update, epoch in found.items())
