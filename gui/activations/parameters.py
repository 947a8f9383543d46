"""The settings of the function in front: a slope, an alpha, or the lines of a Maxout unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from engine.insight.activation_curves import Line, MaxOfLines
from engine.spec.activations import ELU, LeakyReLU
from engine.spec.fields import param_of
from gui.activations.folding_row import rowOf
from gui.activations.marked_slider import MarkedSlider
from gui.builder.words import wrappedTip
from gui.theme import mutedLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from engine.insight.activation_curves import Function
    from gui.theme import ThemeManager

NOTHING, SLOPE, ALPHA, LINES = range(4)
SLOPE_HIGH, SLOPE_STEP, SLOPE_MARKS = 0.5, 0.01, (0.01, 0.1, 0.3)
ALPHA_HIGH, ALPHA_STEP, ALPHA_MARKS = 3.0, 0.1, (0.5, 1.0, 2.0)
LINE_SETS = (
    ((0.0, 0.0), (1.0, 0.0)),
    ((-1.0, 0.0), (1.0, 0.0)),
    ((-0.9, -0.6075), (-0.3, -0.0675), (0.3, -0.0675), (0.9, -0.6075)),
)
"""Slope and offset of the lines that make ReLU, |x|, and a bowl: they touch x²/3."""


def linesOf(place: int) -> MaxOfLines:
    """One of the ready-made Maxout units."""
    return MaxOfLines(tuple(Line(*numbers) for numbers in LINE_SETS[place]))


class Parameters(QStackedWidget):
    """Shows what can be set of a function, and tells the function set so."""

    changed = Signal(object)
    """The function with another setting."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._function: Function | None = None
        self.slope = MarkedSlider(themes, 0.0, SLOPE_HIGH, SLOPE_STEP, SLOPE_MARKS)
        self.alpha = MarkedSlider(themes, 0.0, ALPHA_HIGH, ALPHA_STEP, ALPHA_MARKS, 1)
        names = self.tr("ReLU"), self.tr("|x|"), self.tr("Bowl of 4")
        self.lineButtons = [QPushButton(name) for name in names]
        self._arrange()
        self._connect()

    def setFunction(self, function: Function | None) -> None:
        """Show the settings of a function."""
        self._function = function
        was_blocked = self.blockSignals(True)
        if isinstance(function, LeakyReLU):
            self.slope.setValue(function.negative_slope)
        if isinstance(function, ELU):
            self.alpha.setValue(function.alpha)
        self.blockSignals(was_blocked)
        pages = {LeakyReLU: SLOPE, ELU: ALPHA, MaxOfLines: LINES}
        self.setCurrentIndex(pages.get(type(function), NOTHING))

    def _arrange(self) -> None:
        slope, alpha = param_of(LeakyReLU, "negative_slope"), param_of(ELU, "alpha")
        self.slope.setNames(translated(slope.label), wrappedTip(translated(slope.help)))
        self.alpha.setNames(translated(alpha.label), wrappedTip(translated(alpha.help)))
        self.addWidget(QWidget())
        self.addWidget(self._row(mutedLabel(self.tr("Slope for x < 0")), self.slope))
        self.addWidget(self._row(mutedLabel(translated(alpha.label)), self.alpha))
        hint = ElidedLabel(self.tr("Drag the ends of the dashed lines."))
        setStyleFlag(hint, "muted")
        self.addWidget(self._row(*self.lineButtons, hint))

    def _row(self, *widgets: QWidget) -> QWidget:
        row = QWidget()
        row.setLayout(rowOf(*widgets, stretch=widgets[-1]))
        return row

    def _connect(self) -> None:
        self.slope.valueChanged.connect(self._setSlope)
        self.alpha.valueChanged.connect(self._setAlpha)
        tip = self.tr(
            "A Maxout unit gives the largest of its lines. Training moves the lines, so that the "
            "unit learns the bend of its own function."
        )
        for place, button in enumerate(self.lineButtons):
            button.setToolTip(wrappedTip(tip))
            button.clicked.connect(lambda _, place=place: self.changed.emit(linesOf(place)))

    def _setSlope(self, slope: float) -> None:
        if isinstance(self._function, LeakyReLU):
            self._tell(replace(self._function, negative_slope=slope))

    def _setAlpha(self, alpha: float) -> None:
        if isinstance(self._function, ELU):
            self._tell(replace(self._function, alpha=alpha))

    def _tell(self, function: Function) -> None:
        if function != self._function:
            self._function = function
            self.changed.emit(function)
