"""What the horizontal axis of the plots counts, as a chip and as entries of a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from gui.training import run_curves
from gui.training.run_curves import AXES, Axis
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from gui.session import Session


class AxisChip(Chip):
    """Names what is counted; a click counts the next thing of which the run knows how many."""

    axisChanged = Signal()
    """Something else is counted."""

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._axis: Axis = "epochs"
        self.setToolTip(
            self.tr(
                "What the horizontal axis counts: epochs, that is rounds over all examples; "
                "updates, that is batches; examples learnt from; or seconds of training."
            )
        )
        self.setText(self._words()[self._axis])
        self.clicked.connect(self._swap)

    def axis(self) -> Axis:
        """What is counted."""
        return self._axis

    def setAxis(self, axis: Axis) -> None:
        """Count epochs, updates, examples or seconds."""
        if axis != self._axis:
            self._axis = axis
            self.setText(self._words()[axis])
            self.axisChanged.emit()

    def addTo(self, menu: QMenu) -> None:
        """Add an entry for each thing to count; what the run does not know cannot be chosen."""
        for axis, text in self._words().items():
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(axis == self._axis)
            action.setEnabled(self._usable(axis))
            action.triggered.connect(partial(self.setAxis, axis))
            menu.addAction(action)

    def _swap(self) -> None:
        now = AXES.index(self._axis) + 1
        others = (*AXES[now:], *AXES[:now])
        self.setAxis(next(axis for axis in others if self._usable(axis)))

    def _usable(self, axis: Axis) -> bool:
        history = self._session.history
        return not history.updates or run_curves.usable(history, axis)

    def _words(self) -> dict[Axis, str]:
        return {
            "epochs": self.tr("x: epochs"),
            "updates": self.tr("x: updates"),
            "examples": self.tr("x: examples"),
            "seconds": self.tr("x: seconds"),
        }
