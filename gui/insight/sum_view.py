"""A unit's sum as a table, beside the picture whose pixels it adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gui.activations.folding_row import FoldingRow
from gui.drawing.pixel_view import outline
from gui.insight.pointable_view import PointableView
from gui.insight.unit_sum import NO_ROW, SumTable
from gui.theme import setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.arithmetic import LayerLook, UnitSum
    from gui.theme import ThemeManager

GAP_PX = 8
PICTURE_PX, MAP_PX = 168, 112
WIDEST_PX = 16_777_215
"""Qt's own QWIDGETSIZE_MAX: no limit."""


class SumView(FoldingRow):
    """The table, the picture, and for a convolution where its kernel lies.

    A row and its pixel belong together: pointing at one marks the other, and a click on either
    chooses the weight.
    """

    weightChosen = Signal(int)
    """The row of the input whose weight is chosen, or ``BIAS``."""
    kernelLaid = Signal(int, int)
    """Row and column of a convolution's output that is to be added up."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._look: LayerLook | None = None
        self._products: NDArray[Any] = np.zeros(0)
        self._at, self._row = (0, 0), NO_ROW
        self.table = SumTable(themes)
        self.picture = PointableView(themes, self.tr("What each pixel adds"), PICTURE_PX)
        self.map = PointableView(themes, self.tr("What the filter gives at each place"), MAP_PX)
        self.pictureNote, self.mapNote = WrappingLabel(), WrappingLabel()
        self._arrange()
        self.table.weightChosen.connect(self.weightChosen)
        self.table.weightHovered.connect(self._mark)
        self.picture.hovered.connect(self._highlight)
        self.picture.clicked.connect(self._choose)
        self.map.clicked.connect(self.kernelLaid)
        self.folded.connect(self._turn)

    def setSum(
        self,
        look: LayerLook,
        found: UnitSum,
        unit: int,
        at: tuple[int, int],
        row: int,
        shown: NDArray[Any],
    ) -> None:
        """Show a unit's sum.

        Parameters
        ----------
        look : its layer.
        unit, at : which unit it is, and where a convolution's kernel lies.
        row : the input whose weight is chosen, or ``BIAS``.
        shown : what the network saw.
        """
        self._look, self._products, self._at, self._row = look, found.products, at, row
        self.table.setSum(look, found, at, row)
        plane = _plane(look, found, at)
        self.pictures.setVisible(plane is not None)
        is_picture = look.sees_example and plane is not None
        self.picture.setValues(plane, outline(shown) if is_picture else ())
        self.pictureNote.setText(
            self.tr("Blue adds to the sum, orange takes away. Click a pixel to choose its weight.")
            if look.sees_example
            else self.tr("What the places of the layer before add, all channels together.")
        )
        self._showMap(look, unit)
        self._mark(NO_ROW)

    def _showMap(self, look: LayerLook, unit: int) -> None:
        is_filter = look.window is not None
        self.map.setVisible(is_filter)
        self.mapNote.setVisible(is_filter)
        if is_filter:
            row, column = self._at
            self.map.setValues(look.values[..., unit])
            self.map.setMark((row, column, 1, 1))
            text = self.tr("Kernel at row {row}, column {column}. Click to lay it elsewhere.")
            self.mapNote.setText(text.format(row=row + 1, column=column + 1))

    def _arrange(self) -> None:
        self.pictures = QWidget()
        self._views = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.pictures)
        self._views.setContentsMargins(0, 0, 0, 0)
        self._views.setSpacing(GAP_PX)
        for view, note in ((self.picture, self.pictureNote), (self.map, self.mapNote)):
            setStyleFlag(note, "muted")
            self._views.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)
            self._views.addWidget(note, 1, Qt.AlignmentFlag.AlignTop)
        pictures, sums = QVBoxLayout(), QVBoxLayout()
        pictures.addWidget(self.pictures)
        pictures.addStretch(1)
        sums.addWidget(self.table)
        sums.addStretch(1)
        self.addPart(pictures, 0)
        self.addPart(sums, 1)

    def _turn(self, is_folded: bool) -> None:
        """Put what is said of a picture beside it while the table is not."""
        directions = QBoxLayout.Direction
        self._views.setDirection(directions.LeftToRight if is_folded else directions.TopToBottom)
        if is_folded:
            self.pictures.setMinimumWidth(0)
            self.pictures.setMaximumWidth(WIDEST_PX)
        else:
            self.pictures.setFixedWidth(self.picture.width())

    # A row and its pixel

    def _mark(self, row: int) -> None:
        """Frame an input in the picture; the chosen one where none is pointed at."""
        look, row = self._look, self._row if row == NO_ROW else row
        if look is None or row < 0 or look.inputs.ndim < 2:
            self.picture.setMark(None)
            return
        line, column = look.place(row, self._at)[:2]
        inside = 0 <= line < look.inputs.shape[0] and 0 <= column < look.inputs.shape[1]
        self.picture.setMark((line, column, 1, 1) if inside else None)

    def _rowAt(self, place: tuple[int, int]) -> int | None:
        """The input at a place of the picture; of several channels the one that adds most."""
        look = self._look
        if look is None:
            return None
        depth = look.inputs.shape[2:] or (1,)
        places = [(*place, n) if look.inputs.ndim > 2 else place for n in range(depth[0])]
        rows = [row for row in (look.row(p, self._at) for p in places) if row is not None]
        return max(rows, key=lambda row: abs(float(self._products[row])), default=None)

    def _highlight(self, place: tuple[int, int] | None) -> None:
        row = None if place is None else self._rowAt(place)
        self.table.highlight(NO_ROW if row is None else row)

    def _choose(self, row: int, column: int) -> None:
        found = self._rowAt((row, column))
        if found is not None:
            self.weightChosen.emit(found)


def _plane(look: LayerLook, found: UnitSum, at: tuple[int, int]) -> NDArray[Any] | None:
    """What each place adds, of shape (h, w), all channels together; None for a row of numbers."""
    if look.inputs.ndim < 2:
        return None
    height, width = look.inputs.shape[:2]
    if look.window is None:
        return found.products.reshape(height, width, -1).sum(axis=2)
    plane = np.zeros((height, width))
    rows, columns = look.window.lines(at)
    patch = found.products.reshape(len(rows), len(columns), -1).sum(axis=2)
    for line, row in enumerate(rows.tolist()):
        for place, column in enumerate(columns.tolist()):
            if 0 <= row < height and 0 <= column < width:
                plane[row, column] += patch[line, place]
    return plane
