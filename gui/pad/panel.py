"""The right-hand side of the window: draw a digit and see it read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.data import ink
from gui.pad.bars import DIGITS, ProbabilityBars
from gui.pad.canvas import PadCanvas
from gui.pad.tools import PadTools
from gui.pad.verdict import Verdict
from gui.theme import ThemeManager, setStyleFlag
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_WIDTH_PX, MOST_WIDTH_PX = 260, 420


class PadPanel(Panel):
    """The sheet, what the network sees of it, and what the network takes it for.

    It never reads anything itself: it announces each new picture and shows the answers it is
    given. An empty pad shows no answer, not even one that comes late.
    """

    drawingChanged = Signal(object)
    """The picture the network is to read, uint8 of shape (28, 28), or None for an empty pad."""
    penWidthChanged = Signal(float)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PadCanvas(themes)
        self.tools = PadTools(themes)
        self.verdict = Verdict(themes)
        self.bars = ProbabilityBars(themes)
        self._reader = ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight)
        setStyleFlag(self._reader, "muted")
        self._notice = InlineMessage(themes, severity="info")
        self._notice.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._announce)
        self._arrange()
        self._connect()
        self.setReader(self.tr("reads: current model"))
        self._showTools()

    @property
    def preview(self) -> Any:
        """The picture as the network gets it."""
        return self.verdict.preview

    def strokes(self) -> list[NDArray[np.float64]]:
        """The strokes drawn, arrays of shape (n, 2); see `PadCanvas.strokes`."""
        return self.canvas.strokes()

    def setStrokes(self, strokes: Sequence[Any]) -> None:
        """Put these strokes in place of the drawing."""
        self.canvas.setStrokes(strokes)

    def penWidth(self) -> float:
        """The pen's width as a share of the digit's longer side."""
        return self.tools.penWidth()

    def setPenWidth(self, pen: float) -> None:
        """Set the pen's width, 0.05 to 0.30."""
        self.tools.setPenWidth(pen)

    def showPrediction(
        self, probabilities: NDArray[np.floating[Any]], class_names: Sequence[str] = DIGITS
    ) -> None:
        """Show what the network makes of the drawing; ignored while the pad is empty.

        Parameters
        ----------
        probabilities : shape (classes,), each in [0, 1].
        class_names : a name for each class.
        """
        if self.canvas.isEmpty():
            return
        shares = np.asarray(probabilities, dtype=np.float64)
        self.bars.setProbabilities(shares, class_names)
        self.verdict.showWinner(shares, class_names)

    def clearPrediction(self) -> None:
        """Take the answer away; the drawing stays."""
        self.bars.clear()
        self.verdict.clear()

    def setReader(self, text: str) -> None:
        """Say who reads, for example ``"reads: current model"``."""
        self._reader.setText(text)

    def setNotice(self, text: str) -> None:
        """Show a sentence above the sheet, for a model that doesn't read digits; empty for none."""
        self._notice.setMessage(text, "info")
        self._notice.setVisible(bool(text))

    def _connect(self) -> None:
        self.canvas.strokesChanged.connect(self._drawingMoved)
        self.tools.undoRequested.connect(self.canvas.undo)
        self.tools.clearRequested.connect(self.canvas.clear)
        self.tools.penWidthChanged.connect(self._penMoved)

    def _penMoved(self, pen: float) -> None:
        self.canvas.setPenWidth(pen)
        self.penWidthChanged.emit(pen)
        if not self.canvas.isEmpty():
            self._soon.start(0)

    def _drawingMoved(self) -> None:
        self._showTools()
        if self.canvas.isEmpty():
            self._soon.stop()
            self._announce()
        else:
            self._soon.start(0)  # one picture for all the moves that are waiting

    def _announce(self) -> None:
        strokes = self.canvas.strokes()
        picture = None if ink.is_empty(strokes) else ink.render(strokes, self.penWidth())
        self.preview.setPixels(picture)
        if picture is None:
            self.clearPrediction()
        self.drawingChanged.emit(picture)

    def _showTools(self) -> None:
        self.tools.setUsable(undo=self.canvas.canUndo(), clear=not self.canvas.isEmpty())

    def _arrange(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(8)
        heading = ElidedLabel(self.tr("Draw a digit"))
        setStyleFlag(heading, "heading")
        header.addWidget(heading)
        header.addWidget(self._reader, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addWidget(self._notice)
        layout.addWidget(self.canvas)
        layout.addWidget(self.tools)
        layout.addSpacing(8)
        layout.addWidget(self.verdict)
        layout.addSpacing(8)
        layout.addWidget(self.bars)
        layout.addStretch(1)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)
