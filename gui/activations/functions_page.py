"""f and f' of activation functions side by side, several at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.insight.activation_curves import FLAT_SLOPE, plain, pointwise_kinds
from engine.spec.activations import ACTIVATIONS, Step
from gui.activations.chip_flow import ChipFlow, LaneChip
from gui.activations.figures import roundedText, signedText
from gui.activations.folding_row import GAP_PX, FoldingRow, rowOf
from gui.activations.function_plot import FunctionPlot
from gui.activations.parameters import NOTHING, Parameters, linesOf
from gui.activations.shown import MAXOUT, MOST, X_RANGE, Shown, freeLane
from gui.builder.words import wrappedTip
from gui.theme import figureLabel, mutedLabel
from gui.translation import translated
from gui.widgets.fields import ChoiceBox
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from engine.insight.activation_curves import Function, Zone
    from gui.theme import ThemeManager

FIRST_SHOWN, FIRST_CHOSEN = ("sigmoid", "tanh", "relu"), "sigmoid"
FIRST_X = -1.5
CHOICE_MARGIN_PX = 52
"""What a choice needs beside its text."""
LINES = 2


@dataclass(frozen=True)
class Modes:
    """What the page is set to.

    Parameters
    ----------
    lanes : the kinds that are switched on, in that order, each with the number of its colour.
    functions : all kinds with their settings.
    chosen : the kind in front, empty for none.
    x : where the line across the plots stands.
    """

    lanes: tuple[tuple[str, int], ...]
    functions: tuple[tuple[str, Function], ...]
    chosen: str
    x: float


class FunctionsPage(QWidget):
    """Chips that switch functions on, their plots, and what there is to know of the one in front.

    The function in front is the one switched on last, or chosen in the box or by a click on its
    curve: its flat parts are shaded and its settings offered.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._titles = {
            kind: translated(ACTIVATIONS.kinds[kind].title) for kind in pointwise_kinds()
        }
        self._titles[MAXOUT] = self.tr("Maxout")
        self._functions: dict[str, Function] = {kind: plain(kind) for kind in pointwise_kinds()}
        self._functions[MAXOUT] = linesOf(0)
        self._lanes: dict[str, int] = {}
        self._chosen = ""
        self.chips = {kind: LaneChip(self._titles[kind], kind, themes) for kind in self._titles}
        self.choice = ChoiceBox()
        self.parameters = Parameters(themes)
        self.values, self.slopes = FunctionPlot(themes, False), FunctionPlot(themes, True)
        self.figures = figureLabel(), figureLabel()
        self.message = InlineMessage(themes, severity="info")
        self._front, self._foot = FoldingRow(themes), QWidget()
        self._arrange()
        self._explain()
        self._connect()
        for kind in FIRST_SHOWN:
            self.chips[kind].setChecked(True)
        self.choose(FIRST_CHOSEN)
        self.setX(FIRST_X)

    def shown(self) -> list[Shown]:
        """The functions in the plots, in the order in which they were switched on."""
        return [
            Shown(kind, self._titles[kind], self._functions[kind], lane)
            for kind, lane in self._lanes.items()
        ]

    def chosen(self) -> str:
        """The kind of the function in front; empty where none is shown."""
        return self._chosen

    def choose(self, kind: str) -> None:
        """Bring a function to the front; it is switched on if it is not shown."""
        self.chips[kind].setChecked(True)
        self._chosen = kind
        self._show()

    def setFunction(self, function: Function) -> None:
        """Show the function in front with other settings."""
        self._functions[self._chosen] = function
        self._show()

    def modes(self) -> Modes:
        """What the page is set to, for `setModes` of another one."""
        lanes, functions = tuple(self._lanes.items()), tuple(self._functions.items())
        return Modes(lanes, functions, self._chosen, self.values.lineAt())

    def setModes(self, modes: Modes) -> None:
        """Set the page as another one was."""
        self._functions.update(modes.functions)
        for chip in self.chips.values():
            chip.setChecked(False)
        for kind, lane in modes.lanes:
            self.chips[kind].setChecked(True)
            self.chips[kind].setLane(lane)
            self._lanes[kind] = lane  # which depends on what was switched off before
        self._chosen = modes.chosen
        self._show()
        self.setX(modes.x)

    def setX(self, x: float) -> None:
        """Put the line across both plots at ``x``."""
        self.values.setX(x)
        self.slopes.setX(x)
        self._showFigures()

    # -- how it is built --------------------------------------------------------------------

    def _arrange(self) -> None:
        name = mutedLabel(self.tr("In front"))
        self._front.addPart(rowOf(name, self.choice), 0)
        self._front.addPart(rowOf(self.parameters, stretch=self.parameters), 1)
        plots = FoldingRow(self._themes)
        plots.addPart(self._column(self.tr("f(x), the output"), self.values), 1)
        plots.addPart(self._column(self.tr("f′(x), the slope"), self.slopes), 1)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.message)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addWidget(ChipFlow(list(self.chips.values())))
        layout.addWidget(self._front)
        layout.addWidget(plots, 1)
        layout.addWidget(self._foot)

    def _column(self, title: str, plot: FunctionPlot) -> QVBoxLayout:
        """Put a plot below its title and the figure of the function in front."""
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(title), 1)
        head.addWidget(self.figures[plot.isSlope])
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(plot, 1)
        return column

    def _explain(self) -> None:
        hints = (
            self.tr(
                "What a unit gives for the weighted sum x. Drag the upright line to read the "
                "figures at another x."
            ),
            self.tr(
                "How steep f is at x. On its way back the gradient is multiplied by it: where it "
                "is near 0, little is left to learn from."
            ),
        )
        names = (self.tr("Activation functions"), self.tr("Slopes of the functions"))
        for plot, name, hint in zip((self.values, self.slopes), names, hints, strict=True):
            plot.setAccessibleName(name)
            plot.setToolTip(wrappedTip(hint))
        self.choice.setAccessibleName(self.tr("Function in front"))
        self.choice.setToolTip(
            wrappedTip(self.tr("Its flat parts are shaded, and its settings can be changed."))
        )

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.toggled.connect(lambda on, kind=chip.kind: self._toggle(kind, on))
        self.choice.activated.connect(lambda: self.choose(self.choice.currentData()))
        self.parameters.changed.connect(self.setFunction)
        for plot in (self.values, self.slopes):
            plot.xMoved.connect(self.setX)
            plot.chosen.connect(self.choose)
            plot.linesMoved.connect(self.setFunction)
            plot.attended.connect(self._attend)
        self._front.folded.connect(self._placeParameters)
        self._themes.themeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Keep room for the longest name and for two lines of text, so that nothing moves."""
        metrics = self.fontMetrics()
        names = max(metrics.horizontalAdvance(title) for title in self._titles.values())
        self.choice.setMinimumWidth(names + self._themes.scaled(CHOICE_MARGIN_PX))
        self._foot.setMinimumHeight(LINES * metrics.lineSpacing())

    # -- what happens -----------------------------------------------------------------------

    def _attend(self) -> None:
        """Show the figures of all functions in both plots while one of them is looked at."""
        on = self.values.isAttended() or self.slopes.isAttended()
        self.values.setReadout(on)
        self.slopes.setReadout(on)

    def _toggle(self, kind: str, on: bool) -> None:
        if on:
            self._lanes[kind] = freeLane(kind, self._lanes.values())
            self.chips[kind].setLane(self._lanes[kind])
            self._chosen = kind
        else:
            del self._lanes[kind]
            if kind == self._chosen:
                self._chosen = next(reversed(self._lanes), "")
        self._offerChips()
        self._show()

    def _offerChips(self) -> None:
        """Let no more be switched on than there are colours."""
        is_full = len(self._lanes) >= MOST
        for kind, chip in self.chips.items():
            chip.setEnabled(kind in self._lanes or not is_full)
            blocked = self.tr("Six at once are enough to tell apart: switch one off first.")
            chip.setToolTip(wrappedTip(self._help(kind) if chip.isEnabled() else blocked))

    def _help(self, kind: str) -> str:
        if kind == MAXOUT:
            return self.tr(
                "The largest of some straight lines: each unit learns the bend of its own function."
            )
        return translated(ACTIVATIONS.kinds[kind].help)

    def _show(self) -> None:
        shown = self.shown()
        for plot in (self.values, self.slopes):
            plot.setCurves(shown, self._chosen)
        self.choice.clear()
        for each in shown:
            self.choice.addItem(each.title, each.kind)
        self.choice.setData(self._chosen)
        self.choice.setEnabled(bool(shown))
        self.parameters.setFunction(self._functions.get(self._chosen))
        self._placeParameters()
        self._showFigures()
        self._showMessage()

    def _placeParameters(self) -> None:
        """Leave no empty row where the settings stand below the choice and there are none."""
        is_empty = self.parameters.currentIndex() == NOTHING
        self.parameters.setVisible(not (is_empty and self._front.isFolded()))

    def _showFigures(self) -> None:
        x = self.values.lineAt()
        for name, label, plot in zip(
            ("f", "f′"), self.figures, (self.values, self.slopes), strict=True
        ):
            y = plot.chosenValue()
            text = f"{name}({signedText(x, 2)}) = {signedText(y, 3)}" if y is not None else ""
            label.setText(text)

    def _showMessage(self) -> None:
        if not self._chosen:
            self.message.setMessage(self.tr("Switch a function on to see it."), "info")
            return
        is_step = isinstance(self._functions[self._chosen], Step)
        text = f"{self._help(self._chosen)} {self._flatness()}".strip()
        self.message.setMessage(text, "warning" if is_step else "info")

    def _flatness(self) -> str:
        """Where the function in front is flat, in a sentence or two."""
        if isinstance(self._functions[self._chosen], Step):
            return ""  # its own help says it
        sentences = []
        dead = [zone for zone in self.slopes.zones() if zone.dead]
        flat = [zone for zone in self.slopes.zones() if not zone.dead]
        if dead:
            sentences.append(
                self.tr("Slope 0 {where}: no gradient passes there.").format(
                    where=self._where(dead)
                )
            )
        if flat:
            template = self.tr("Slope below {slope} {where}: it hardly learns there.")
            sentences.append(template.format(slope=FLAT_SLOPE, where=self._where(flat)))
        if not sentences:
            sentences.append(self.tr("It is flat nowhere: a unit learns whatever comes in."))
        return " ".join(sentences)

    def _where(self, zones: list[Zone]) -> str:
        first, *more = (self._interval(zone) for zone in zones)
        for other in more:
            first = self.tr("{first} and {other}").format(first=first, other=other)
        return first

    def _interval(self, zone: Zone) -> str:
        low, high = roundedText(zone.low, 1), roundedText(zone.high, 1)
        touches = zone.low <= X_RANGE[0], zone.high >= X_RANGE[1]
        if all(touches):
            return self.tr("everywhere")
        if touches[0]:
            return self.tr("for x below {x}").format(x=high)
        if touches[1]:
            return self.tr("for x above {x}").format(x=low)
        return self.tr("for x between {low} and {high}").format(low=low, high=high)
