"""The session's run as curves with their labels, and in words beside the plots' titles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.training import run_curves
from gui.training.gap import Gap
from gui.training.run_curves import PERCENT, Axis, written
from gui.training.strokes import Curve

if TYPE_CHECKING:
    from engine.training.history import History, Series
    from gui.session import Session

translate = QCoreApplication.translate

FIT_FOR_USE = 0.95
"""The course's least accuracy of a network fit for use."""
TRAINING_LANE, VALIDATION_LANE = 0, 1
FIGURES = "{:.3f}"


@dataclass(frozen=True)
class Wanted:
    """How curves are wanted.

    Parameters
    ----------
    measured : with training measured as validation is, beside the mean of its batches.
    narrow : with short labels, so that the curves keep their room.
    """

    measured: bool = True
    narrow: bool = False


class ShownRun:
    """What there is to show of the session's run; looks only at what is new since `update`.

    Attributes
    ----------
    axis : what the horizontal axis counts.
    epochs : the figures at the ends of epochs.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._reached = run_curves.FirstReached(FIT_FOR_USE)
        self.axis: Axis = "epochs"
        self.epochs = run_curves.EpochFigures()

    def update(self) -> None:
        """Take in what has come since."""
        self.epochs.update(self.history)

    @property
    def history(self) -> History:
        """What was measured."""
        return self._session.history

    @property
    def metricName(self) -> str | None:
        """The first metric beside the loss, accuracy as a rule; None where there is none."""
        return next((name for name in self.history.batches if name != "loss"), None)

    @property
    def isFullBatch(self) -> bool:
        """Whether an epoch is one update: few points, each to be seen, and no noise to smooth."""
        return self.history.steps_per_epoch == 1

    @property
    def hasMeasured(self) -> bool:
        """Whether training was measured as validation is."""
        return "train_loss" in self.epochs

    def place(self, update: int) -> float:
        """Where an update stands on the horizontal axis."""
        return run_curves.place(self.history, self.axis, update)

    def validationWord(self) -> str:
        """What validation is measured on."""
        spec = self._session.spec
        if spec is not None and spec.training.validation == "test":
            return translate("ShownRun", "test")
        return translate("ShownRun", "validation")

    # -- curves ----------------------------------------------------------------------------

    def curves(self, name: str, wanted: Wanted) -> list[Curve]:
        """Return the curves of a figure: of batches, and of epochs where it was measured.

        Parameters
        ----------
        name : "loss", or that of a metric.
        """
        series = self.history.batches.get(name)
        if series is None or not len(series):
            return []
        curves = [self._training(series, formOf(name))]
        if wanted.measured:
            word = (
                translate("ShownRun", "measured")
                if wanted.narrow
                else translate("ShownRun", "training, measured")
            )
            quiet = self._of_epochs(f"train_{name}", formOf(name), TRAINING_LANE, word)
            curves += [replace(curve, quiet=True, mark=None) for curve in quiet]
        word = self.validationWord()
        return curves + self._of_epochs(f"val_{name}", formOf(name), VALIDATION_LANE, word)

    def gap(self, turn: int | None, curves: list[Curve], wanted: Wanted) -> Gap | None:
        """Return where validation has turned while training goes on falling.

        Parameters
        ----------
        turn : number of the epoch; None where it has not.
        curves : of the loss.
        """
        if turn is None or not curves:
            return None
        ends = self.epochs.places(self.history, self.axis)
        place = turn - self.history.epochs[0].epoch
        text = translate("ShownRun", "overfitting from epoch {number}").format(number=turn)
        measured = [curve for curve in curves if curve.dots][-2:]
        both = wanted.measured and self.hasMeasured
        between = (measured[0], measured[1]) if both and len(measured) == 2 else None
        return Gap(float(ends[place]), text, between)

    def _training(self, series: Series, form: str) -> Curve:
        x = run_curves.places(self.history, self.axis, len(series))
        value = written(float(series.smooth[-1]), form)
        word = translate("ShownRun", "training")
        if self.isFullBatch:
            return Curve(x, series, TRAINING_LANE, word, value, dots=True)
        return Curve(x, series, TRAINING_LANE, word, value, series.smooth)

    def _of_epochs(self, name: str, form: str, lane: int, word: str) -> list[Curve]:
        """Return the curve of a figure that is measured at the end of an epoch, if there is one."""
        if name not in self.epochs:
            return []
        y = self.epochs.values(name)
        x = self.epochs.places(self.history, self.axis)[: len(y)]
        best = self._best()
        mark = best if best is not None and best < len(y) else None
        curve = Curve(x, y, lane, word, "", dots=True, mark=mark)
        end = curve.end()
        return [replace(curve, value=written(end[1], form))] if end else []

    def _best(self) -> int | None:
        """Return the place of the best epoch, by validation of the metric or else the loss."""
        name = f"val_{self.metricName or 'loss'}"
        return self.epochs.best(name, isShare(name))

    # -- words -----------------------------------------------------------------------------

    def lossNote(self) -> str:
        """What a point of the loss is."""
        if self.isFullBatch:
            return translate("ShownRun", "every update, each by all examples")
        return translate("ShownRun", "every batch, smoothed in front")

    def metricNote(self) -> str:
        """Which epoch was the best, and when the metric first came up to `FIT_FOR_USE`."""
        return " · ".join(part for part in (self._best_note(), self._reached_note()) if part)

    def _best_note(self) -> str:
        best = self._best()
        if best is None:
            return ""
        number = self.history.epochs[best].epoch
        return translate("ShownRun", "best epoch {number}").format(number=number)

    def _reached_note(self) -> str:
        """Say when the smoothed accuracy first came up to the line."""
        name = self.metricName
        if name is None or not isShare(name):
            return ""
        update = self._reached.update(self.history.batches[name])
        if update is None:
            return ""
        if not self.history.steps_per_epoch:
            text = translate("ShownRun", "95 % at update {number}")
            return text.format(number=f"{update:,}")
        epoch = run_curves.place(self.history, "epochs", update)
        return translate("ShownRun", "95 % at epoch {number}").format(number=f"{epoch:.1f}")


def isShare(name: str) -> bool:
    """Whether a figure is a share of the examples, of which more is better."""
    return name.endswith("accuracy")


def formOf(name: str) -> str:
    """How a figure is written."""
    return PERCENT if isShare(name) else FIGURES
