"""The right-hand side of the window: draw a digit and see it read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.data import ink
from gui.pad.bars import DIGITS, ProbabilityBars
from gui.pad.canvas import LEAST_SIDE_PX, PadCanvas
from gui.pad.header import PadHeader
from gui.pad.readout import SCROLL_BAR_PX, Readout
from gui.pad.tools import PadTools
from gui.pad.verdict import Verdict
from gui.widgets.messages import InlineMessage
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

LEAST_WIDTH_PX, MOST_WIDTH_PX = 260, 420
MARGIN_PX, GAP_PX = 14, 8


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
        self._names: tuple[str, ...] = DIGITS
        self._header = PadHeader(themes, self.tr("Draw a digit"))
        self._readout = Readout()
        self._layout = QVBoxLayout(self)
        self._notice = InlineMessage(themes, severity="info")
        self._notice.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._announce)
        self._arrange()
        self._connect()
        themes.themeChanged.connect(self._fitSheet)
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
        self._nameClasses()

    def setClassNames(self, names: Sequence[str]) -> None:
        """Set the names shown while there is no answer; an answer brings its own."""
        self._names = tuple(names)
        if self.bars.winner() is None:
            self._nameClasses()

    def setReader(self, text: str) -> None:
        """Say who reads, for example ``"reads: current model"``."""
        self._header.setReader(text)

    def setNotice(self, text: str) -> None:
        """Show a sentence below the answer, for a model that reads no digits; empty for none."""
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

    def _nameClasses(self) -> None:
        self.bars.setNames(self._names)
        self.verdict.setNames(self._names)
        self._fitSheet()

    def _showTools(self) -> None:
        self.tools.setUsable(undo=self.canvas.canUndo(), clear=not self.canvas.isEmpty())

    def _arrange(self) -> None:
        column = self._readout.column
        column.addWidget(self.verdict)
        column.addWidget(self._notice)
        column.addWidget(self.bars)
        column.addStretch(1)
        layout = self._layout
        # Or the window could never become smaller than the sheet is now.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(MARGIN_PX, 12, MARGIN_PX - SCROLL_BAR_PX, MARGIN_PX)
        layout.setSpacing(GAP_PX)
        for part in (self._header, self.canvas, self.tools):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, SCROLL_BAR_PX, 0)
            row.addWidget(part)
            layout.addLayout(row)
        layout.addSpacing(GAP_PX)
        layout.addWidget(self._readout, 1)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)

    # Geometry: the sheet is as large as leaves room for the answer, and always square

    def minimumSizeHint(self) -> QSize:
        least = self._heightBesideSheet() + LEAST_SIDE_PX + self.verdict.minimumHeight()
        return QSize(LEAST_WIDTH_PX, least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitSheet()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fitSheet()
        return super().event(event)

    def _fitSheet(self) -> None:
        """Size the sheet by what there may be below it, not by what there is: it must not move."""
        answer = self.verdict.minimumHeight() + GAP_PX + self.bars.sizeHint().height()
        height = self.height() - self._heightBesideSheet() - answer
        width = self.contentsRect().width() - 2 * MARGIN_PX
        side = max(LEAST_SIDE_PX, min(width, height))
        self._readout.setMinimumHeight(self.verdict.minimumHeight())
        if self.canvas.size() != QSize(side, side):
            self.canvas.setFixedSize(side, side)
            self._layout.activate()

    def _heightBesideSheet(self) -> int:
        """Height of everything but the sheet and what is scrolled."""
        margins = self._layout.contentsMargins()
        frame = 2 * self.frameWidth()
        parts = self._header.sizeHint().height() + self.tools.sizeHint().height()
        return margins.top() + margins.bottom() + frame + parts + 4 * GAP_PX
