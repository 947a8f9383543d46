"""Softmax: logits that can be dragged, and the shares that come of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.insight.activation_curves import softmax
from gui.activations.column_bars import ColumnBars
from gui.activations.figures import MINUS, factorText, signedText
from gui.activations.folding_row import GAP_PX, GROUP_PX, FoldingRow, rowOf
from gui.activations.marked_slider import MarkedSlider
from gui.builder.words import wrappedTip
from gui.theme import figureLabel, mutedLabel
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

FIRST_LOGITS = (2.0, 1.0, 0.0, -1.0, -2.0)
"""The logits of as many classes as there may be."""
NAMES = ("A", "B", "C", "D", "E")
COUNTS, FIRST_COUNT = (3, 4, 5), 4
LOGIT_LIMIT = 4.0
COLDEST, HOTTEST, WARMER = 0.1, 10.0, 10 ** (1 / 20)
"""Temperatures, and the factor of one step between them."""
MARKS = (0.1, 0.5, 1.0, 2.0, 10.0)
SHIFT = 1.0
LINES = 2


@dataclass(frozen=True)
class Modes:
    """What the page is set to.

    Parameters
    ----------
    logits : of as many classes as there may be.
    count : how many of them are shown.
    shifted : what was added to all of them last.
    temperature : `COLDEST` to `HOTTEST`.
    """

    logits: tuple[float, ...]
    count: int
    shifted: float
    temperature: float


class SoftmaxPage(QWidget):
    """Bars of logits on the left, and on the right the shares that softmax makes of them."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._all = list(FIRST_LOGITS)
        self._count = FIRST_COUNT
        self._shifted = 0.0
        self.counts = {n: Chip(str(n), checkable=True) for n in COUNTS}
        self.temperature = MarkedSlider(themes, COLDEST, HOTTEST, WARMER, MARKS, factor=True)
        self.less, self.more = QPushButton(self.tr("−1 to all")), QPushButton(self.tr("+1 to all"))
        self.logits = ColumnBars(themes, (-LOGIT_LIMIT, LOGIT_LIMIT), 1, movable=True)
        self.shares = ColumnBars(themes, (0.0, 1.0), 3)
        self.sum = figureLabel()
        self.sentence = WrappingLabel()
        self._arrange()
        self._explain()
        self._connect()
        self.temperature.setValue(1.0)
        self.counts[FIRST_COUNT].setChecked(True)
        self._show()

    def values(self) -> tuple[float, ...]:
        """The logits."""
        return tuple(self._all[: self._count])

    def modes(self) -> Modes:
        """What the page is set to, for `setModes` of another one."""
        return Modes(tuple(self._all), self._count, self._shifted, self.temperature.value())

    def setModes(self, modes: Modes) -> None:
        """Set the page as another one was."""
        self.temperature.setValue(modes.temperature)
        self.counts[modes.count].setChecked(True)
        self._all, self._count, self._shifted = list(modes.logits), modes.count, modes.shifted
        self._show()

    def setCount(self, count: int) -> None:
        """Show 3, 4 or 5 classes."""
        self._count, self._shifted = count, 0.0
        self._show()

    def setLogit(self, number: int, value: float) -> None:
        """Give one class another logit."""
        self._all[number], self._shifted = value, 0.0
        self._show()

    def shift(self, by: float) -> None:
        """Add the same to all logits."""
        self._all = [value + by for value in self._all]
        self._shifted += by
        self._show()

    # -- how it is built --------------------------------------------------------------------

    def _arrange(self) -> None:
        group, above = QButtonGroup(self), FoldingRow(self._themes)
        for chip in self.counts.values():
            group.addButton(chip)
        above.addPart(rowOf(mutedLabel(self.tr("Classes")), *self.counts.values()), 0)
        named = rowOf(
            mutedLabel(self.tr("Temperature T")), self.temperature, stretch=self.temperature
        )
        above.addPart(named, 1)
        plots = QHBoxLayout()
        plots.setSpacing(GROUP_PX)
        plots.addLayout(self._column(self.tr("Logits z"), self.logits, self.less, self.more), 1)
        plots.addLayout(self._column(self.tr("Softmax of z / T"), self.shares, self.sum), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addWidget(above)
        layout.addLayout(plots, 1)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.sentence)

    def _column(self, title: str, bars: ColumnBars, *beside: QWidget) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addWidget(ElidedLabel(title), 1)
        for widget in beside:
            head.addWidget(widget)
        room = QWidget()  # as high as a button on both sides, so that the bars stand level
        room.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        room.setFixedHeight(max(self.more.sizeHint().height(), room.sizeHint().height()))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(room)
        column.addWidget(bars, 1)
        return column

    def _explain(self) -> None:
        self.logits.setAccessibleName(self.tr("Logits"))
        self.logits.setToolTip(
            wrappedTip(
                self.tr(
                    "What the last layer gives before softmax: any numbers. Drag a bar, or choose "
                    "it with the left and right keys and move it with up and down."
                )
            )
        )
        self.shares.setAccessibleName(self.tr("Shares"))
        self.shares.setToolTip(
            wrappedTip(
                self.tr(
                    "e to the power of each logit, divided by the sum of them all: every share is "
                    "above 0, and together they make 1."
                )
            )
        )
        self.temperature.setNames(
            self.tr("Temperature"),
            wrappedTip(
                self.tr(
                    "All logits are divided by it first. Below 1 the largest takes nearly all, "
                    "above 1 the shares become alike; training uses 1."
                )
            ),
        )
        tip = self.tr("Try it: do the shares change?")
        for button in (self.less, self.more):
            button.setToolTip(wrappedTip(tip))

    def _connect(self) -> None:
        for count, chip in self.counts.items():
            chip.clicked.connect(partial(self.setCount, count))
            chip.setAccessibleName(self.tr("{n} classes").format(n=count))
        self.temperature.valueChanged.connect(self._warm)
        self.less.clicked.connect(lambda: self.shift(-SHIFT))
        self.more.clicked.connect(lambda: self.shift(SHIFT))
        self.logits.moved.connect(self.setLogit)
        self._themes.themeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Keep room for two lines of text, so that nothing moves."""
        self.sentence.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())

    # -- what happens -----------------------------------------------------------------------

    def _warm(self) -> None:
        self._shifted = 0.0
        self._show()

    def _show(self) -> None:
        names, logits = NAMES[: self._count], self.values()
        shares = softmax(logits, self.temperature.value())
        self.logits.setValues(names, logits)
        self.shares.setValues(names, shares)
        self.sum.setText(self.tr("Sum {sum}").format(sum=f"{shares.sum():.3f}"))
        self.more.setEnabled(max(self._all) + SHIFT <= LOGIT_LIMIT)
        self.less.setEnabled(min(self._all) - SHIFT >= -LOGIT_LIMIT)
        self.sentence.setText(self._shiftText() if self._shifted else self._ratioText())

    def _shiftText(self) -> str:
        text = self.tr(
            "{amount} to every logit, and no share has changed: softmax sees only the differences "
            "between the logits."
        )
        sign = "+" if self._shifted > 0 else MINUS
        return text.format(amount=f"{sign}{abs(self._shifted):g}")

    def _ratioText(self) -> str:
        """How the two largest shares come to be as they are."""
        ranked = sorted(zip(self.values(), NAMES, strict=False), key=lambda each: -each[0])
        (first, name), (second, other) = ranked[:2]
        difference = round(first - second, 1)
        if not difference:
            return self.tr("{a} and {b} have the same logit, and so the same share.").format(
                a=name, b=other
            )
        ratio = math.exp(difference / self.temperature.value())
        text = self.tr(
            "The logit of {a} is {difference} above that of {b}: its share is "
            "e^({difference} / {t}) = {ratio} times as large."
        )
        return text.format(
            a=name,
            b=other,
            difference=signedText(difference, 1),
            t=f"{self.temperature.value():.2f}",
            ratio=factorText(ratio),
        )
