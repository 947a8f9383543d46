"""What the digit on the sheet really was: whether it can be said, and what has been said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from gui.pad.bars import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.pad.canvas import PadCanvas
    from gui.pad.correction import Correction


class Correcting(QObject):
    """Lets a drawing that is read as a digit be corrected, once at a time.

    Parameters
    ----------
    line : offers the digits, and says which one was kept.
    canvas : holds the drawing; it gets the focus once a digit is chosen.
    """

    requested = Signal(object, int)
    """The strokes drawn, as `PadCanvas.strokes` has them, and the digit that was meant."""
    undone = Signal()
    """What was asked for last by ``requested`` is to be forgotten."""

    def __init__(self, line: Correction, canvas: PadCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line, self._canvas = line, canvas
        self._asked: int | None = None
        self._is_possible = False
        line.labelChosen.connect(self.correct)
        line.undoRequested.connect(self._undo)

    def isPossible(self) -> bool:
        """Whether a drawing is read, and as a digit."""
        return self._is_possible

    def setAnswer(
        self, probabilities: NDArray[np.floating[Any]] | None, names: Sequence[str], is_drawn: bool
    ) -> None:
        """Take the answer that there is now, and offer what can be asked of it.

        Parameters
        ----------
        probabilities : shape (classes,), None where there is no answer.
        names : a name for each class.
        is_drawn : whether it is one to a drawing.
        """
        has_answer = probabilities is not None
        self._is_possible = is_drawn and has_answer and tuple(names) == DIGITS
        guess = _runner_up(probabilities) if self._is_possible else 0
        self._line.setAnswered(has_answer, self._is_possible, guess)

    def correct(self, digit: int) -> None:
        """Ask for the drawing to be kept as ``digit``, in place of what was asked before."""
        if digit == self._line.kept():
            return
        if self._asked not in (None, digit):
            self.undone.emit()
        self._asked = digit
        self._canvas.setFocus()  # to go on: the keys are about to go away
        self.requested.emit(self._canvas.strokes(), digit)

    def showKept(self, label: int) -> None:
        """Say that the drawing is kept as ``label``, unless it is another drawing by now."""
        if self._asked == label:
            self._line.showKept(label)

    def leave(self) -> None:
        """Begin anew: another drawing is on the sheet."""
        if self._asked is not None or self._line.isOpen():
            self._forget()

    def _undo(self) -> None:
        self._forget()
        self._canvas.setFocus()
        self.undone.emit()

    def _forget(self) -> None:
        self._asked = None
        self._line.fold()


def _runner_up(probabilities: NDArray[np.floating[Any]] | None) -> int:
    """The class that is likely meant where the answer is wrong."""
    return 0 if probabilities is None else int(np.argsort(-probabilities, kind="stable")[1])
