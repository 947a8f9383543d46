"""The chips over the race's plots: which figures they show, and along which axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.race.plot_modes import PlotModes
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from gui.training.run_curves import Axis


class PlotChips(QObject):
    """Says what the plots are set to, and takes another choice at a click.

    The chips are laid out by whoever has the plots.

    Parameters
    ----------
    usable : whether some lane knows what an axis counts.
    """

    chosen = Signal(object)
    """Somebody has clicked: the `PlotModes` there are now."""

    def __init__(self, usable: Callable[[Axis], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._usable = usable
        self._modes = PlotModes()
        self.axis, self.loss, self.metric, self.smoothed = (Chip("") for _ in range(4))
        self.raw = Chip(self.tr("raw"), checkable=True)
        self.log = Chip(self.tr("log"), checkable=True)
        self.whole = Chip(self.tr("since start"), checkable=True)
        self._explain()
        self._connect()
        self.setModes(self._modes)

    def modes(self) -> PlotModes:
        """What they are set to."""
        return self._modes

    def setModes(self, modes: PlotModes) -> None:
        """Set them without announcing it."""
        self._modes = modes
        self.axis.setText(self._axis_words()[modes.axis])
        sources = {"training": self.tr("training"), "validation": self.tr("validation")}
        self.loss.setText(sources[modes.loss])
        self.metric.setText(sources[modes.metric])
        self.smoothed.setText(self.tr("smooth {count}").format(count=modes.smoothed))
        for chip, on in ((self.raw, modes.raw), (self.log, modes.log), (self.whole, modes.whole)):
            chip.setChecked(on)
        self.smoothed.setEnabled(modes.isOfBatches)
        self.raw.setEnabled(modes.isOfBatches)

    def _connect(self) -> None:
        self.axis.clicked.connect(lambda: self._choose(self._modes.withNextAxis(self._usable)))
        self.loss.clicked.connect(lambda: self._choose(self._modes.withOtherLoss()))
        self.metric.clicked.connect(lambda: self._choose(self._modes.withOtherMetric()))
        self.smoothed.clicked.connect(lambda: self._choose(self._modes.withNextSmoothing()))
        self.raw.clicked.connect(lambda on: self._choose(replace(self._modes, raw=on)))
        self.log.clicked.connect(lambda on: self._choose(replace(self._modes, log=on)))
        self.whole.clicked.connect(lambda on: self._choose(replace(self._modes, whole=on)))

    def _choose(self, modes: PlotModes) -> None:
        self.setModes(modes)
        self.chosen.emit(modes)

    def _explain(self) -> None:
        self.axis.setToolTip("\n".join(self._axis_hints()))
        for chip in (self.loss, self.metric):
            chip.setToolTip(
                self.tr(
                    "Training: every batch, as it was learnt from. Validation: examples kept "
                    "apart, measured at the end of each epoch."
                )
            )
        self.smoothed.setToolTip(
            self.tr(
                "The line in front is a running mean over about so many updates: more of them "
                "show the trend, fewer show what happened when."
            )
        )
        self.raw.setToolTip(self.tr("Every batch, unsmoothed, behind the lines."))
        self.log.setToolTip(
            self.tr("A logarithmic axis shows small losses as clearly as large ones.")
        )
        self.whole.setToolTip(
            self.tr(
                "Shows the steep start, and lanes that went far away; otherwise the axes narrow "
                "to where the race is decided."
            )
        )

    def _axis_hints(self) -> tuple[str, ...]:
        return (
            self.tr("What the horizontal axis counts; a click goes on to the next:"),
            self.tr("epochs: rounds over all examples, fair to every batch size;"),
            self.tr("updates of the weights: one for each batch;"),
            self.tr("examples learnt from, each as often as it was seen;"),
            self.tr("seconds: each lane by its own clock, what it costs in time."),
        )

    def _axis_words(self) -> dict[Axis, str]:
        return {
            "epochs": self.tr("x: epochs"),
            "updates": self.tr("x: updates"),
            "examples": self.tr("x: examples"),
            "seconds": self.tr("x: seconds"),
        }
