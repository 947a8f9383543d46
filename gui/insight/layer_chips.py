"""The layers of a run as chips, one of which is shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from gui.activations.chip_flow import ChipFlow
from gui.builder.words import cardTitle, wrappedTip
from gui.translation import translated
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from engine.spec.run import RunSpec


class LayerChips(QWidget):
    """One chip for each layer that is offered.

    Attributes
    ----------
    chips : by the layers' places among the spec's.
    """

    layerChosen = Signal(int)
    """The place of the layer whose chip was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[int, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow: ChipFlow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def setLayers(self, spec: RunSpec | None, places: tuple[int, ...]) -> bool:
        """Offer these layers of a spec; return whether they are others than before."""
        titles = {} if spec is None else {place: self._title(spec, place) for place in places}
        if titles == {place: chip.text() for place, chip in self.chips.items()}:
            return False
        self._clear()
        self.chips = {place: Chip(title, checkable=True) for place, title in titles.items()}
        if spec is not None:
            self._explain(spec, self.chips)
        for place, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(partial(self.layerChosen.emit, place))
        if self.chips:
            self._flow = ChipFlow(list(self.chips.values()))
            self._column.addWidget(self._flow)
        return True

    def setLayer(self, place: int | None) -> None:
        """Check the chip of a layer; None for none."""
        if place is not None:
            self.chips[place].setChecked(True)

    def _title(self, spec: RunSpec, place: int) -> str:
        title = cardTitle(spec.model.layers[place])
        return self.tr("{number}. {title}").format(number=place + 1, title=title)

    def _explain(self, spec: RunSpec, chips: Mapping[int, Chip]) -> None:
        for place, chip in chips.items():
            chip.setToolTip(wrappedTip(translated(spec.model.layers[place].brief())))

    def _clear(self) -> None:
        flow, self._flow = self._flow, None
        if flow is not None:
            self._column.removeWidget(flow)
            flow.hide()  # it lives until the next turn of the event loop
            flow.deleteLater()
