"""Weights: what the first layer and the kernels of convolutions look for, as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.insight.observation import Sight
from gui.drawing.signed import signedText
from gui.insight.kernel_tiles import KernelTiles, lengths
from gui.insight.page import GAP_PX, GROUP_PX, InsightPage
from gui.insight.unit_picture import WANTED_PX, UnitPicture
from gui.theme import mutedLabel, setStyleFlag
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import WrappingLabel
from gui.widgets.tiling import NOWHERE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.insight.observation import Kernel
    from gui.theme import ThemeManager

SIDE_SHARE = 0.34
"""The enlarged picture takes no more than this share of the page."""


class _Layer(QWidget):
    """The pictures of one layer under its name."""

    def __init__(self, themes: ThemeManager, index: int) -> None:
        super().__init__()
        self.index = index
        self.title, self.facts = ElidedLabel(), ElidedLabel()
        self.tiles = KernelTiles(themes)
        setStyleFlag(self.title, "strong")
        setStyleFlag(self.facts, "muted")
        heading = QHBoxLayout()
        heading.setSpacing(GAP_PX)
        heading.addWidget(self.title)
        heading.addWidget(self.facts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(heading)
        column.addWidget(self.tiles)


class WeightsPage(InsightPage):
    """Each layer's pictures on one scale; the one pointed at is enlarged at the right."""

    sights: ClassVar[frozenset[Sight]] = frozenset({Sight.KERNELS})

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._titles: tuple[str, ...] = ()
        self._current: _Layer | None = None
        self.layers: list[_Layer] = []
        self.sorted = Chip(self.tr("Largest first"), checkable=True)
        self.large, self.caption = UnitPicture(themes), WrappingLabel()
        self.hint = mutedLabel()
        self._content, self._side, self._scroll = QWidget(), QWidget(), QScrollArea()
        self._rows = QVBoxLayout(self._content)
        self._body = QWidget()
        self._arrange()
        self.sorted.toggled.connect(self._sort)
        themes.themeChanged.connect(self._fit)
        self.setKernels(None)

    def setLayers(self, titles: Sequence[str]) -> None:
        self._titles = tuple(titles)
        self._showTitles()

    def setKernels(self, kernels: tuple[Kernel, ...] | None) -> None:
        self._showHint(kernels)
        found = kernels or ()
        if [kernel.index for kernel in found] != [layer.index for layer in self.layers]:
            self._make([kernel.index for kernel in found])
        for layer, kernel in zip(self.layers, found, strict=True):
            layer.tiles.setValues(kernel.values)
        self._showTitles()
        self._showUnit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make(self, indices: Sequence[int]) -> None:
        for layer in self.layers:
            self._rows.removeWidget(layer)
            layer.hide()  # it stays until the next turn of the event loop
            layer.deleteLater()
        self._current = None
        self.layers = [_Layer(self._themes, index) for index in indices]
        for place, layer in enumerate(self.layers):
            self._rows.insertWidget(place, layer)
            layer.tiles.setSorted(self.sorted.isChecked())
            layer.tiles.unitChanged.connect(partial(self._look, layer))

    def _showHint(self, kernels: tuple[Kernel, ...] | None) -> None:
        text = self.tr("Looking at the weights …")
        if kernels is not None:
            text = self.tr(
                "No layer of this network has weights that make a picture: that is so where a Dense"
                " layer sees the pixels of an image, or a convolution."
            )
        self.hint.setText(text)
        self.hint.setVisible(not kernels)
        self._body.setVisible(bool(kernels))
        self.sorted.setVisible(bool(kernels))

    def _showTitles(self) -> None:
        for layer in self.layers:
            index, units = layer.index, len(layer.tiles.values())
            title = self._titles[index] if index < len(self._titles) else str(index + 1)
            layer.title.setText(title)
            shown = len(layer.tiles.units())
            text = self.tr("{shown} of {n} units") if shown < units else self.tr("{n} units")
            layer.facts.setText(text.format(shown=shown, n=units))

    def _sort(self, is_sorted: bool) -> None:
        for layer in self.layers:
            layer.tiles.setSorted(is_sorted)

    def _look(self, layer: _Layer, _: int) -> None:
        for other in self.layers:
            if other is not layer:
                other.tiles.setUnit(NOWHERE)
        self._current = layer
        self._showUnit()

    def _showUnit(self) -> None:
        layer = self._current
        unit = layer.tiles.unit() if layer is not None else NOWHERE
        if layer is None or unit == NOWHERE:
            scale = self.layers[0].tiles.scale() if self.layers else 1.0
            self.large.setValues(None, scale)
            self.caption.setText("")
            return
        values = layer.tiles.values()
        self.large.setValues(values[unit], layer.tiles.scale())
        text = self.tr("{layer}, unit {n}: {low} to {high}; size of all together {size}")
        self.caption.setText(
            text.format(
                layer=layer.title.text(),
                n=unit + 1,
                low=signedText(float(values[unit].min())),
                high=signedText(float(values[unit].max())),
                size=f"{float(lengths(values[unit : unit + 1])[0]):.3g}",
            )
        )

    # Arrangement

    def _arrange(self) -> None:
        self.lead.setText(
            self.tr(
                "Each picture is one unit: what it adds up. Blue pixels speak for it, orange ones "
                "against it, and pale ones do not matter."
            )
        )
        self.sorted.setToolTip(
            self.tr("Units with large weights have learnt most; without, all in their order.")
        )
        self.large.setHint(self.tr("Point at a picture to enlarge it."))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        setStyleFlag(self.caption, "muted")
        self._rows.setContentsMargins(0, 0, GAP_PX, 0)
        self._rows.setSpacing(GROUP_PX)
        self._rows.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(GAP_PX)
        side.addWidget(self.sorted, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.large)
        side.addWidget(self.caption)
        side.addStretch(1)
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GROUP_PX)
        body.addWidget(self._scroll, 1)
        body.addWidget(self._side)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self.hint, 1)

    def _fit(self) -> None:
        wanted = min(self._themes.scaled(WANTED_PX), round(self.width() * SIDE_SHARE))
        self._side.setFixedWidth(max(1, wanted))
