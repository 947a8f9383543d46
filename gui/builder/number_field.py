"""The field for a declared number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from gui.widgets.fields import PAGE_STEPS, NumberEdit

if TYPE_CHECKING:
    from engine.spec.fields import Param
    from gui.widgets.fields import Number

DIGITS, NARROW_DIGITS = 6, 3
BUTTONS_PX = 32
"""Room beside the digits: indent, arrows and border."""
INDENT_STYLE = "padding: 0 2px 0 7px; border: none; background: transparent;"


class ParamNumberEdit(NumberEdit):
    """A number of the spec.

    The arrows stay within the declared range. Typing may leave it: the value goes into the spec
    as it stands, and the checks say on the card what is wrong with it.
    """

    def __init__(
        self, declared: Param, value: Number | None, integer: bool, narrow: bool = False
    ) -> None:
        super().__init__(
            value,
            int(declared.low) if integer and declared.low is not None else declared.low,
            int(declared.high) if integer and declared.high is not None else declared.high,
            integer=integer,
            logarithmic=declared.logarithmic,
            step=declared.step or 1,
            optional=declared.optional,
        )
        self._declared = declared
        self._digits = NARROW_DIGITS if narrow else DIGITS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Qt leaves the line edit of a spin box out of the application's style sheet as soon as its
        # panel gets another parent, unless it has a sheet of its own.
        self.lineEdit().setStyleSheet(INDENT_STYLE)
        if declared.optional:
            self.setPlaceholderText("–" if narrow else self.tr("not set"))

    def minimumSizeHint(self) -> QSize:
        digits = self.fontMetrics().horizontalAdvance("0" * self._digits)
        return QSize(digits + BUTTONS_PX, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _rangeProblem(self, value: Number) -> str:
        return ""

    def _stepped(self, start: float, steps: int) -> float:
        if not (self._integer and self._logarithmic) or start < 1:
            return super()._stepped(start, steps)
        return self._doubled(start, steps)

    def _doubled(self, start: float, steps: int) -> float:
        """Go along the powers of two; Page Up and Page Down go three of them at once."""
        exponent = int(start).bit_length() - 1
        on_grid = start == 2**exponent
        if abs(steps) >= PAGE_STEPS:
            steps = 3 if steps > 0 else -3
        if steps < 0 and not on_grid:
            steps += 1
        return float(2 ** max(0, exponent + steps))

    def _bounded(self, value: Number) -> Number:
        bounded = super()._bounded(value)
        shut = (
            bounded == self._declared.low and self._declared.low_open,
            bounded == self._declared.high and self._declared.high_open,
        )
        return self._value if any(shut) and self._value is not None else bounded
