"""The hidden units by layer, each with a picture of what it sees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.builder.unit_pictures import NOWHERE, UnitPictures
from gui.theme import mutedLabel

if TYPE_CHECKING:
    from engine.insight.observation import Field
    from gui.theme import ThemeManager

SIZE_PX, MOST_LINES = 44, 4


class UnitStrip(QWidget):
    """A row of pictures for each hidden layer, in the order in which numbers pass through."""

    unitPointed = Signal(int, int)
    """Place of a layer in the spec, and the unit under the mouse there, -1 for none."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._layers: tuple[tuple[int, str], ...] = ()
        self.rows: list[UnitPictures] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()  # while it is empty, or it would take the gap before it

    def setField(self, field: Field | None, titles: Sequence[str] = ()) -> None:
        """Show the hidden units of a network.

        Parameters
        ----------
        titles : what each hidden layer of the field is called.
        """
        hidden = field.hidden if field is not None else ()
        places = (index for index, _ in hidden)
        layers = tuple(zip(places, titles, strict=False))
        if layers != self._layers:
            self._layers = layers
            self._build()
            self.unitPointed.emit(0, NOWHERE)
        for row, (_, values) in zip(self.rows, hidden, strict=False):
            row.setValues(values)

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place, title in self._layers:
            row = UnitPictures(self._themes, SIZE_PX, MOST_LINES)
            row.unitPointed.connect(partial(self.unitPointed.emit, place))
            self._column.addWidget(mutedLabel(title))
            self._column.addWidget(row)
            self._column.addSpacing(4)
            self.rows.append(row)
        self._column.addStretch(1)
        self.setVisible(bool(self.rows))
