"""A chain of layers: what is left of the gradient on its way back from the output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.insight.activation_curves import WIDTH, gradient_by_layer, plain
from engine.spec.activations import ACTIVATIONS
from gui.activations.chain_plot import ChainBars, ChainPlot
from gui.activations.chip_flow import ChipFlow, LaneChip
from gui.activations.figures import factorText
from gui.activations.folding_row import GAP_PX, FoldingRow, rowOf
from gui.activations.marked_slider import MarkedSlider
from gui.activations.shown import OWN_LANES
from gui.builder.words import wrappedTip
from gui.theme import mutedLabel
from gui.translation import translated
from gui.widgets.fields import ChoiceBox
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from engine.insight.activation_curves import Start
    from engine.spec.activations import ActivationFunction
    from gui.theme import ThemeManager

KINDS = ("sigmoid", "tanh", "relu", "leaky_relu", "elu")
FIRST_KINDS = ("sigmoid", "relu")
LEAST_LAYERS, MOST_LAYERS, FIRST_LAYERS = 1, 20, 10
MARKS = (1, 5, 10, 20)
CHOICE_MARGIN_PX = 52
"""What a choice needs beside its text."""
LINES = 2


@dataclass(frozen=True)
class Modes:
    """What the page is set to.

    Parameters
    ----------
    kinds : the functions that are switched on.
    layers : length of the chain, `LEAST_LAYERS` to `MOST_LAYERS`.
    start, seed : how weights are drawn, and which draw it is.
    """

    kinds: tuple[str, ...]
    layers: int
    start: Start
    seed: int


class ChainPage(QWidget):
    """Bars of the gradient's size, for as many functions as are switched on."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._seed = 0
        self._functions: dict[str, ActivationFunction] = {kind: plain(kind) for kind in KINDS}
        self.chips = {kind: LaneChip(self._title(kind), kind, themes) for kind in KINDS}
        self.layers = MarkedSlider(themes, LEAST_LAYERS, MOST_LAYERS, 1, MARKS, 0)
        self.start = ChoiceBox()
        self.again = QPushButton(self.tr("Other weights"))
        self.plot = ChainPlot(themes)
        self.sentence = WrappingLabel()
        self._arrange()
        self._explain()
        for kind in FIRST_KINDS:
            self.chips[kind].setChecked(True)
        self.layers.setValue(FIRST_LAYERS)
        self._connect()
        self._fit()
        self._show()

    def setLayers(self, count: int) -> None:
        """Make the chain 1 to 20 layers long."""
        self.layers.setValue(count)

    def setStart(self, start: Start) -> None:
        """Draw the weights in this way."""
        self.start.setData(start)
        self._show()

    def modes(self) -> Modes:
        """What the page is set to, for `setModes` of another one."""
        kinds = tuple(kind for kind, chip in self.chips.items() if chip.isChecked())
        return Modes(kinds, round(self.layers.value()), self.start.currentData(), self._seed)

    def setModes(self, modes: Modes) -> None:
        """Set the page as another one was."""
        self._seed = modes.seed
        for kind, chip in self.chips.items():
            chip.setChecked(kind in modes.kinds)
        self.setLayers(modes.layers)
        self.setStart(modes.start)

    # -- how it is built --------------------------------------------------------------------

    def _title(self, kind: str) -> str:
        return translated(ACTIVATIONS.kinds[kind].title)

    def _arrange(self) -> None:
        for start, name in (
            ("he", self.tr("He")),
            ("glorot", self.tr("Glorot")),
            ("steepest", self.tr("All 1, steepest")),
        ):
            self.start.addItem(name, start)
        settings = FoldingRow(self._themes)
        named = rowOf(mutedLabel(self.tr("Layers")), self.layers, stretch=self.layers)
        settings.addPart(named, 1)
        settings.addPart(rowOf(mutedLabel(self.tr("Weights")), self.start, self.again), 0)
        title = self.tr("Size of the gradient after so many layers, counted back from the output")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addWidget(ChipFlow(list(self.chips.values())))
        layout.addWidget(settings)
        layout.addWidget(ElidedLabel(title))
        layout.addWidget(self.plot, 1)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.sentence)

    def _explain(self) -> None:
        for kind, chip in self.chips.items():
            chip.setLane(OWN_LANES[kind])
            chip.setToolTip(wrappedTip(translated(ACTIVATIONS.kinds[kind].help)))
        self.layers.setNames(
            self.tr("Layers"),
            wrappedTip(self.tr("Each layer multiplies the gradient by its slopes once more.")),
        )
        self.start.setAccessibleName(self.tr("Weights"))
        self.start.setToolTip(
            wrappedTip(
                self.tr(
                    "He weights are drawn larger than Glorot weights, to make up for the half that "
                    "ReLU cuts away. With all weights 1 only the slopes count, each at its "
                    "steepest: more than this gets through no chain."
                )
            )
        )
        self.again.setToolTip(wrappedTip(self.tr("Draw other random weights: is it chance?")))
        self.plot.setAccessibleName(self.tr("Size of the gradient by layer"))
        self.plot.setToolTip(
            wrappedTip(
                self.tr(
                    "Computed with {units} units a layer. Each step of the axis is ten times less: "
                    "a layer whose gradient is a thousandth learns a thousand times more slowly."
                ).format(units=WIDTH)
            )
        )

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.toggled.connect(self._show)
        self.layers.valueChanged.connect(self._show)
        self.start.activated.connect(self._show)
        self.again.clicked.connect(self._drawAgain)
        self._themes.themeChanged.connect(self._fit)

    def _fit(self) -> None:
        """Keep room for two lines of text and for the longest entry, so that nothing moves."""
        entries = [self.start.itemText(place) for place in range(self.start.count())]
        longest = max(map(self.fontMetrics().horizontalAdvance, entries))
        self.start.setMinimumWidth(longest + self._themes.scaled(CHOICE_MARGIN_PX))
        self.sentence.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())

    # -- what happens -----------------------------------------------------------------------

    def _drawAgain(self) -> None:
        self._seed += 1
        self._show()

    def _show(self) -> None:
        start, layers = self.start.currentData(), round(self.layers.value())
        self.again.setEnabled(start != "steepest")
        bars = [
            ChainBars(
                self._title(kind),
                gradient_by_layer(self._functions[kind], layers, start, self._seed),
                OWN_LANES[kind],
            )
            for kind, chip in self.chips.items()
            if chip.isChecked()
        ]
        self.plot.setBars(bars)
        self.sentence.setText(self._told(bars, layers))

    def _told(self, bars: list[ChainBars], layers: int) -> str:
        if not bars:
            return self.tr("Switch a function on to see what it lets through.")
        parts = [
            self.tr("{share} with {name}").format(
                share=factorText(float(each.sizes[-1])), name=each.title
            )
            for each in bars
        ]
        if layers == 1:
            template = self.tr("Of a gradient of 1, one layer leaves {parts}.")
        else:
            template = self.tr("Of a gradient of 1, {n} layers leave {parts}.")
        return template.format(n=layers, parts=", ".join(parts))
