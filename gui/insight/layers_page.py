"""Layers: whether the gradient reaches them, whether their units live, how values are spread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.insight.observation import Sight
from gui.insight.page import GAP_PX, GROUP_PX, InsightPage
from gui.insight.spread_history import Part, SpreadHistory
from gui.insight.spread_tile import WIDTH_PX, SpreadTile
from gui.insight.vitals_table import VitalsTable
from gui.theme import setStyleFlag
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.insight.observation import LayerVitals
    from gui.theme import ThemeManager

LEAST_TILE_SHARE = 0.7
"""Tiles may be narrower than they want to be by this factor, before there are fewer in a line."""


class LayersPage(InsightPage):
    """A table of all layers, and how their weights, activations or gradients are spread over time.

    What is spread is collected while the page is looked at.
    """

    sights: ClassVar[frozenset[Sight]] = frozenset({Sight.VITALS})

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._names: tuple[str, ...] = ()
        self._vitals: tuple[LayerVitals, ...] = ()
        self._update = 0
        self.history = SpreadHistory()
        self.part = Part.WEIGHTS
        self.table = VitalsTable(themes)
        self.tiles: list[SpreadTile] = []
        self.chips = [
            Chip(text, checkable=True)
            for text in (self.tr("Weights"), self.tr("Activations"), self.tr("Gradients"))
        ]
        self.facts, self.about = ElidedLabel(), ElidedLabel()
        self._content, self._scroll = QWidget(), QScrollArea()
        self._grid = QGridLayout()
        self._columns = 0
        self._arrange()
        themes.themeChanged.connect(self._place)

    def setVitals(self, vitals: tuple[LayerVitals, ...] | None, update: int) -> None:
        if vitals is None:
            return
        self._vitals, self._update = vitals, update
        self.history.add(update, vitals)
        self._show()

    def setLayers(self, titles: Sequence[str]) -> None:
        self._names = tuple(titles)
        self._show()

    def startRun(self) -> None:
        self.history.clear()
        self._vitals = ()
        self.table.reset()
        self._show()

    def setPart(self, part: Part) -> None:
        """Show how weights, activations or gradients are spread."""
        self.part = part
        self.chips[list(Part).index(part)].setChecked(True)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # What is shown

    def _show(self) -> None:
        self.table.setVitals(self._vitals, [self._title(layer.index) for layer in self._vitals])
        indices = self.history.layers(self.part)
        self._make(len(indices))
        for index, tile in zip(indices, self.tiles, strict=True):
            found = self.history.histograms(index, self.part)
            tile.setHistograms(self._title(index), found, self._update)
        self.facts.setText(self._factsText())
        self.about.setText(self._aboutText())

    def _title(self, index: int) -> str:
        return self._names[index] if index < len(self._names) else str(index + 1)

    def _factsText(self) -> str:
        updates = self.history.updates()
        if not updates:
            return self.tr("Looking at the layers …")
        if len(updates) == 1:
            return self.tr("1 moment, at update {n:,}").format(n=updates[0])
        text = self.tr("{count} moments, update {first:,} to {last:,}")
        return text.format(count=len(updates), first=updates[0], last=updates[-1])

    def _aboutText(self) -> str:
        return {
            Part.WEIGHTS: self.tr("All weights and biases of a layer."),
            Part.ACTIVATIONS: self.tr("What its units give for some training examples."),
            Part.GRADIENTS: self.tr("How the loss asks each weight to change."),
        }[self.part]

    # Arrangement

    def _make(self, count: int) -> None:
        """Have so many tiles."""
        if count == len(self.tiles):
            return
        while len(self.tiles) > count:
            tile = self.tiles.pop()
            self._grid.removeWidget(tile)
            tile.hide()  # it stays until the next turn of the event loop
            tile.deleteLater()
        while len(self.tiles) < count:
            self.tiles.append(SpreadTile(self._themes))
        self._columns = 0
        self._place()

    def _place(self) -> None:
        least = self._themes.scaled(WIDTH_PX) * LEAST_TILE_SHARE
        columns = max(1, int((self.width() + GROUP_PX) / (least + GROUP_PX)))
        columns = max(1, min(columns, len(self.tiles)))
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, *divmod(place, columns))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _arrange(self) -> None:
        self.lead.setText(
            self.tr(
                "A layer learns only where a gradient reaches it and its units are neither dead "
                "nor saturated; a colour marks what should give you pause."
            )
        )
        setStyleFlag(self.facts, "muted")
        setStyleFlag(self.about, "muted")
        self.facts.setToolTip(
            self.tr("Moments are collected while this page is open; earlier ones are absent.")
        )
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(GAP_PX)
        for part, chip in zip(Part, self.chips, strict=True):
            group.addButton(chip)
            chip.clicked.connect(partial(self.setPart, part))
            row.addWidget(chip)
        self.chips[0].setChecked(True)
        row.addWidget(self.about, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GROUP_PX)
        self._grid.setVerticalSpacing(GROUP_PX)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, GAP_PX, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self.table)
        column.addSpacing(GAP_PX)
        column.addLayout(row)
        column.addWidget(self.facts)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self.column.addWidget(self._scroll, 1)
