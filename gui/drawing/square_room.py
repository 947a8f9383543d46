"""Room for a canvas that stays square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.pad.canvas import PadCanvas

LEAST_SHEET_PX, MOST_SHEET_PX = 200, 460


class SquareRoom(QWidget):
    """Room for a canvas, as large a square in its middle as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._canvas: PadCanvas | None = None
        self.setMinimumSize(LEAST_SHEET_PX, LEAST_SHEET_PX)

    def setCanvas(self, canvas: PadCanvas) -> None:
        """Put a canvas in place of the one before, which is deleted."""
        if self._canvas is not None:
            self._canvas.hide()
            self._canvas.deleteLater()
        self._canvas = canvas
        canvas.setParent(self)
        self._fit()
        canvas.show()

    def sizeHint(self) -> QSize:
        return QSize(MOST_SHEET_PX, MOST_SHEET_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = min(self.width(), self.height(), MOST_SHEET_PX)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        if self._canvas is not None:
            self._canvas.setGeometry(left, top, side, side)
