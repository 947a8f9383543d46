"""Fields for numbers and choices that never lose what was typed and never change by accident."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gui.theme import setStyleFlag

Number = int | float
PAGE_STEPS = 10
"""Steps which Qt asks for on Page Up and Page Down."""
TEXT_MARGIN_PX = 4
"""Room around the text of a choice."""
BUTTONS_PX = 28
"""Width of a field beyond its text."""
MOST_DIGITS = 300
"""Numbers with more digits are not read; the arrows could not step from them."""
WRITTEN_DIGITS = 24
"""A whole number with more digits stays as it was typed: 1e99."""
ROUND_DIGITS = 12
"""Significant digits kept after a step, so that 0.1 + 0.2 shows as 0.3."""


def numberText(value: Number) -> str:
    """The shortest text that reads back as ``value``: 32, 0.001, 1e-07."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return repr(value)


def nextNiceNumber(value: float, up: bool) -> float:
    """The neighbour of ``value`` > 0 in the series 1, 2, 5, 10, 20, 50 and so on."""
    exponent = math.floor(math.log10(value))
    candidates = [m * 10.0**e for e in range(exponent - 1, exponent + 2) for m in (1, 2, 5)]
    tolerance = 1e-9 * value
    if up:
        return _rounded(min(c for c in candidates if c > value + tolerance))
    return _rounded(max(c for c in candidates if c < value - tolerance))


def _rounded(value: float) -> float:
    return float(f"{value:.{ROUND_DIGITS}g}")


class NumberEdit(QAbstractSpinBox):
    """A field for one number.

    It takes scientific notation, tells each valid value while it is being typed, and keeps a
    text it cannot use, marked, until the person has put it right. The wheel scrolls the panel
    unless the field has the focus.

    Parameters
    ----------
    minimum, maximum : least and greatest value, both allowed; None where there is no bound.
    integer : whether only whole numbers are allowed.
    logarithmic : arrows then step 1, 2, 5, 10, …; Page Up and Page Down multiply by ten.
    step : what the arrows add otherwise.
    smallest : where a logarithmic field goes to from zero.
    optional : whether the field may be empty, which means None.
    """

    valueChanged = Signal(object)
    """The new value, int, float or None; also while typing."""
    problemChanged = Signal(str)
    """Why the text cannot be used; empty when it can again."""

    def __init__(
        self,
        value: Number | None = 0,
        minimum: Number | None = None,
        maximum: Number | None = None,
        *,
        integer: bool = False,
        logarithmic: bool = False,
        step: Number = 1,
        smallest: float = 1e-6,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum = minimum, maximum
        self._integer, self._logarithmic, self._optional = integer, logarithmic, optional
        self._step, self._smallest = step, smallest
        self._value = value
        self._problem = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        edit = QLineEdit()
        self.setLineEdit(edit)
        edit.setText(self._textOf(value))
        edit.textEdited.connect(self._readText)
        self.editingFinished.connect(self._tidy)

    def value(self) -> Number | None:
        """The last valid value."""
        return self._value

    def problem(self) -> str:
        """Why the text cannot be used, or an empty string."""
        return self._problem

    def setValue(self, value: Number | None) -> None:
        """Show a value; a text being typed that already means it is left as it is."""
        changed = value != self._value
        self._value = value
        if changed or self._problem or not self.hasFocus():
            self.lineEdit().setText(self._textOf(value))
            self._mark("")
        if changed:
            self.valueChanged.emit(value)

    def setRange(self, minimum: Number | None, maximum: Number | None) -> None:
        """Set the least and the greatest value; None where there is no bound."""
        self._minimum, self._maximum = minimum, maximum
        self._readText(self.lineEdit().text())

    def setPlaceholderText(self, text: str) -> None:
        """Say what an empty field means."""
        self.lineEdit().setPlaceholderText(text)

    def stepBy(self, steps: int) -> None:
        """Go ``steps`` up or down from the last valid value, within the bounds."""
        start = self._value or 0
        bounded = self._bounded(start)
        if bounded == start:
            stepped = self._stepped(float(start), steps)
            bounded = self._bounded(round(stepped) if self._integer else stepped)
        self._value = None if self._problem else self._value
        self.setValue(bounded)
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        if self.isReadOnly():
            return QAbstractSpinBox.StepEnabledFlag.StepNone
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._value is None or self._maximum is None or self._value < self._maximum:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self._value is None or self._minimum is None or self._value > self._minimum:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed; what is wrong with it is said by `problem`."""
        return QValidator.State.Acceptable, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("0" * 10) + BUTTONS_PX
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("0" * 5) + BUTTONS_PX
        return QSize(width, super().minimumSizeHint().height())

    def _stepped(self, start: float, steps: int) -> float:
        if not self._logarithmic:
            return _rounded(start + steps * self._step)
        if start <= 0:
            return self._smallest if steps > 0 else 0.0
        if abs(steps) >= PAGE_STEPS:
            return _rounded(start * 10.0 ** math.copysign(1, steps))
        for _ in range(abs(steps)):
            start = nextNiceNumber(start, steps > 0)
        return start

    def _bounded(self, value: Number) -> Number:
        if self._minimum is not None:
            value = max(value, self._minimum)
        if self._maximum is not None:
            value = min(value, self._maximum)
        return value

    def _textOf(self, value: Number | None) -> str:
        return "" if value is None else numberText(value)

    def _readText(self, text: str) -> None:
        value, problem = self._parsed(text.strip())
        self._mark(problem)
        if not problem and value != self._value:
            self._value = value
            self.valueChanged.emit(value)

    def _parsed(self, text: str) -> tuple[Number | None, str]:
        if not text:
            return None, "" if self._optional else self.tr("A number is needed here.")
        try:
            value = self._number(text.replace("−", "-"))
        except OverflowError:
            return None, self.tr("{value} is too large.").format(value=text)
        except (ValueError, InvalidOperation):
            kind = self.tr("a whole number") if self._integer else self.tr("a number")
            return None, self.tr("“{text}” is not {kind}.").format(text=text, kind=kind)
        return value, self._rangeProblem(value)

    def _number(self, text: str) -> Number:
        exact = Decimal(text.replace(",", "") if self._integer else text)
        if not exact.is_finite() or (self._integer and exact != exact.to_integral_value()):
            raise ValueError(text)
        if exact.adjusted() >= MOST_DIGITS or (not self._integer and math.isinf(float(exact))):
            raise OverflowError(text)
        return int(exact) if self._integer else float(exact)

    def _rangeProblem(self, value: Number) -> str:
        if self._minimum is not None and value < self._minimum:
            least = numberText(self._minimum)
            return self.tr("{value} is too small; the least is {least}.").format(
                value=numberText(value), least=least
            )
        if self._maximum is not None and value > self._maximum:
            greatest = numberText(self._maximum)
            return self.tr("{value} is too large; the greatest is {greatest}.").format(
                value=numberText(value), greatest=greatest
            )
        return ""

    def _mark(self, problem: str) -> None:
        if problem == self._problem:
            return
        self._problem = problem
        setStyleFlag(self, "invalid", bool(problem))
        self.setAccessibleDescription(problem)
        self.problemChanged.emit(problem)

    def _tidy(self) -> None:
        """Once typing is over, write a valid value in its usual form."""
        text = self._textOf(self._value)
        if not self._problem and len(text) <= WRITTEN_DIGITS:
            self.lineEdit().setText(text)


class ChoiceBox(QComboBox):
    """A combo box that leaves the wheel to the panel unless it has the focus.

    It may become narrower than its longest entry; the list that drops down never is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """End a text that is too long in "…"; the style would cut it off."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        icon_room = self.iconSize().width() + 4 if not option.currentIcon.isNull() else 0
        text = option.currentText
        if self.currentIndex() < 0:
            text = self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(
            text,
            Qt.TextElideMode.ElideRight,
            room.width() - icon_room - TEXT_MARGIN_PX,
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 32))
        super().showPopup()

    def widthWanted(self) -> int:
        """Width in which the longest entry can be read, in logical pixels."""
        metrics = self.fontMetrics()
        entries = [self.itemText(place) for place in range(self.count())]
        text = max((metrics.horizontalAdvance(entry) for entry in entries), default=0)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        return text + TEXT_MARGIN_PX + self.width() - room.width()

    def setData(self, data: object) -> None:
        """Choose the entry with this user data; nothing happens when there is none."""
        index = self.findData(data)
        if index >= 0:
            self.setCurrentIndex(index)
