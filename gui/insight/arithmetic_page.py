"""Show me the arithmetic: how a unit adds up, and how one of its weights changes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.data import recipe
from engine.insight.arithmetic import summing
from engine.messages import PlainError
from engine.spec.activations import Softmax
from gui.activations.chip_flow import ChipFlow
from gui.builder.number_field import INDENT_STYLE
from gui.builder.words import wrappedTip
from gui.insight import table_text
from gui.insight.answer_feed import AnswerFeed
from gui.insight.arithmetic_choice import Choice, Chosen, unitValues
from gui.insight.layer_chips import LayerChips
from gui.insight.step_view import StepView
from gui.insight.sum_view import SumView
from gui.insight.unit_grid import UnitGrid
from gui.theme import mutedLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.fields import NumberEdit
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QShowEvent

    from engine.insight.calculator import Answer
    from engine.spec.run import RunSpec
    from gui.insight.answer_feed import AsksForStep
    from gui.session import Session
    from gui.theme import ThemeManager

GAP_PX, GROUP_PX = 8, 16
NUMBER_PX = 72
EMPTY, FULL = range(2)


@dataclass(frozen=True)
class Modes:
    """What is chosen on the page.

    Parameters
    ----------
    spec : the run it is about.
    layer : by its place among the spec's.
    chosen : within the layer.
    example : number of the test example, from 1.
    sees_pad : whether it is left out for the pad's picture.
    """

    spec: RunSpec
    layer: int
    chosen: Chosen
    example: float
    sees_pad: bool


class ArithmeticPage(QWidget):
    """A unit's sum for the picture of the pad, and below it the next update of a weight of it.

    Nothing is worked out while it is hidden.

    Parameters
    ----------
    session : the window's; it must have the run, its moments and the desks.
    calculator : works the answers out; the engine's own with None.
    """

    shownChanged = Signal()
    """Other numbers are shown."""

    def __init__(
        self, session: Session, themes: ThemeManager, calculator: AsksForStep | None = None
    ) -> None:
        super().__init__()
        self._session, self._themes = session, themes
        self.feed = AnswerFeed(session, calculator, self)
        self._spec: RunSpec | None = None
        self._picture: NDArray[Any] | None = None
        self._choice = Choice()
        self._modes: Modes | None = None
        self._leaves_pad = False
        self.layers = LayerChips()
        self.grid, self.sums, self.step = UnitGrid(themes), SumView(themes), StepView(themes)
        self.unitEdit = NumberEdit(1, 1, 1, integer=True)
        self.exampleEdit = NumberEdit(1, 1, None, integer=True)
        self.padChip = Chip(self.tr("The pad's picture"), checkable=True)
        self._empty = QLabel()
        self._build()
        self._explain()
        self._connect()
        self._showEmpty()

    @property
    def chips(self) -> dict[int, Chip]:
        """The layers' chips, by their places among the spec's."""
        return self.layers.chips

    def setPicture(self, picture: NDArray[Any] | None) -> None:
        """Take the picture of the pad; None: it is empty."""
        appeared = self._picture is None and not self._leaves_pad
        self._picture = picture
        self._leaves_pad = self._leaves_pad and picture is None
        self.padChip.setEnabled(picture is not None)
        is_on = picture is not None and (appeared or self.padChip.isChecked())
        if is_on != self.padChip.isChecked():
            self.padChip.setChecked(is_on)  # which asks
        elif is_on:
            self._ask()

    def modes(self) -> Modes | None:
        """What is chosen, for `setModes` of another page; None where nothing is."""
        if self._spec is None or self._choice.layer is None:
            return self._modes
        example, sees_pad = self.exampleEdit.value() or 1, self.padChip.isChecked()
        leaves_pad = self._picture is not None and not sees_pad
        chosen = self._choice.chosen()
        return Modes(self._spec, self._choice.layer, chosen, example, not leaves_pad)

    def setModes(self, modes: Modes | None) -> None:
        """Choose what was chosen on another page, once its run is shown; before this one is."""
        self._modes = modes
        if modes is None:
            return
        self.exampleEdit.setValue(modes.example)
        self._leaves_pad = not modes.sees_pad and self._picture is None
        if not modes.sees_pad:
            self.padChip.setChecked(False)

    def chooseLayer(self, index: int) -> None:
        """Show a layer, by its place among the spec's."""
        if index in self.chips and index != self._choice.layer:
            self.layers.setLayer(index)
            self._choice.begin(index)
            self._ask()

    def chooseUnit(self, unit: int) -> None:
        """Show a unit of the layer, from 0."""
        if self._choice.chooseUnit(unit):
            self._show()

    def chooseWeight(self, row: int) -> None:
        """Show the next update of a weight: the number of its input, or ``BIAS``."""
        if self._choice.chooseRow(row):
            self._show()

    def copy(self) -> None:
        """Put both tables on the clipboard: tabs between columns, and as Markdown."""
        found = self.sums.table.table(), self.step.table()
        tables = [table for table in found if table is not None]
        data = QMimeData()
        data.setText(table_text.tabbed(tables))
        data.setData("text/markdown", table_text.markdown(tables).encode())
        QGuiApplication.clipboard().setMimeData(data)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.setActive(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.setActive(False)

    # -- what is asked for ------------------------------------------------------------------

    def _ask(self) -> None:
        if not self.isVisible():
            self.feed.forget()
            return
        self._offerLayers()
        picture = self._picture if self.padChip.isChecked() else None
        number = self.exampleEdit.value()
        example = int(number) - 1 if number is not None else 0
        if not self.feed.ask(self._choice.layer, picture, example):
            self._showEmpty()

    def _offerLayers(self) -> None:
        """Offer the layers of the run that is shown; the first one at first."""
        spec = self._session.spec
        if spec is self._spec:
            return
        self._spec = spec
        places = _summing(spec) if spec is not None else ()
        if not self.layers.setLayers(spec, places):
            return
        first = places[0] if places else None
        self._choice.begin(self._choice.layer if self._choice.layer in places else first)
        self._chooseAgain()
        self.layers.setLayer(self._choice.layer)

    def _chooseAgain(self) -> None:
        """Choose what was chosen on the page before this one, where the run is still the same."""
        modes, self._modes = self._modes, None
        if modes is None or self._spec is None or modes.layer not in self.chips:
            return
        if (modes.spec.model, modes.spec.data) == (self._spec.model, self._spec.data):
            self._choice.restore(modes.layer, modes.chosen)

    def _take(self, answer: Answer, is_other_picture: bool) -> None:
        if is_other_picture:
            self._choice.forgetRow()
        self._choice.fit(answer.look)
        self.exampleEdit.setRange(1, answer.examples)
        self._show()

    def _layKernel(self, row: int, column: int) -> None:
        self._choice.chooseAt((row, column))
        self._show()

    # -- what is shown ----------------------------------------------------------------------

    def _show(self) -> None:
        answer, choice = self.feed.answer, self._choice
        if answer is None:
            return
        found = choice.summed(answer.look)
        assert choice.row is not None  # a sum settles on a weight
        self._showUnits(answer)
        self.sums.setSum(answer.look, found, choice.unit, choice.at, choice.row, answer.shown)
        self.step.setStep(answer, choice, self.feed.hasEnded())
        self._faces.setCurrentIndex(FULL)
        self.shownChanged.emit()

    def _showUnits(self, answer: Answer) -> None:
        look, unit = answer.look, self._choice.unit
        names, is_shares = self._names(answer), isinstance(look.function, Softmax)
        self.grid.setValues(unitValues(look), names, is_shares, unit)
        self.grid.setUnit(unit)
        is_filter = look.window is not None
        self._unit_label.setText(self.tr("Filter") if is_filter else self.tr("Unit"))
        self._count.setText(self.tr("of {n:,}").format(n=look.units))
        self.unitEdit.setRange(1, look.units)
        self.unitEdit.setValue(unit + 1)
        for part in (self._example_label, self.exampleEdit):
            part.setEnabled(answer.example is not None)

    def _names(self, answer: Answer) -> Sequence[str]:
        """The classes, where the layer is the last one."""
        if answer.question.layer != max(self.chips):
            return ()
        names = [translated(name) for name in answer.class_names]
        return names if len(names) == answer.look.units else ()

    def _showEmpty(self) -> None:
        is_there = self._session.spec is not None and not self.chips
        self._showNothing(
            self.tr("This network has no layer that adds inputs up.")
            if is_there
            else self.tr(
                "Train a network, or make a single step: here you see how each of its units adds "
                "up, and how each weight changes."
            )
        )

    def _showNothing(self, text: str) -> None:
        self._empty.setText(text)
        self._faces.setCurrentIndex(EMPTY)

    # -- how it is built --------------------------------------------------------------------

    def _build(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        for part in (self.layers, self._choices(), self.grid, self.sums):
            layout.addWidget(part)
        layout.addSpacing(GROUP_PX - GAP_PX)
        layout.addWidget(self.step)
        layout.addStretch(1)
        self._stack(page)

    def _choices(self) -> ChipFlow:
        self._unit_label, self._count = mutedLabel(self.tr("Unit")), mutedLabel()
        self._example_label = mutedLabel(self.tr("Test example"))
        unit = _grouped(self._unit_label, self.unitEdit, self._count)
        example = _grouped(self._example_label, self.exampleEdit)
        return ChipFlow([unit, self.padChip, example])

    def _stack(self, page: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        setStyleFlag(self._empty, "muted")
        self._faces = QStackedLayout(self)
        self._faces.setContentsMargins(0, 0, 0, 0)
        self._faces.addWidget(self._empty)
        self._faces.addWidget(area)

    def _explain(self) -> None:
        self.unitEdit.setAccessibleName(self.tr("Number of the unit"))
        self.exampleEdit.setAccessibleName(self.tr("Number of the test example"))
        tips: tuple[tuple[QWidget, str], ...] = (
            (self.unitEdit, self.tr("Which unit of the layer is added up.")),
            (self.exampleEdit, self.tr("Which test example the network sees.")),
            (self.padChip, self.tr("On: the network sees the pad. Off: a test example.")),
        )
        for part, tip in tips:
            part.setToolTip(wrappedTip(tip))
        self.padChip.setEnabled(False)
        self._fit()

    def _fit(self) -> None:
        for edit in (self.unitEdit, self.exampleEdit):
            edit.setFixedWidth(self._themes.scaled(NUMBER_PX))
            edit.lineEdit().setStyleSheet(INDENT_STYLE)

    def _connect(self) -> None:
        self.feed.due.connect(self._ask)
        self.feed.answered.connect(self._take)
        self.feed.failed.connect(self._showNothing)
        self._themes.themeChanged.connect(self._fit)
        self.layers.layerChosen.connect(self.chooseLayer)
        self.grid.unitChosen.connect(self.chooseUnit)
        self.unitEdit.valueChanged.connect(lambda value: self.chooseUnit(int(value) - 1))
        self.exampleEdit.valueChanged.connect(self._ask)
        self.padChip.toggled.connect(self._ask)
        self.sums.weightChosen.connect(self.chooseWeight)
        self.sums.kernelLaid.connect(self._layKernel)
        self.step.copyButton.clicked.connect(self.copy)


def _grouped(*parts: QWidget) -> QWidget:
    """Keep a field and its labels together."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, GROUP_PX, 0)
    row.setSpacing(GAP_PX)
    for part in parts:
        row.addWidget(part)
    return group


def _summing(spec: RunSpec) -> tuple[int, ...]:
    try:
        return summing(spec, recipe.info_of(spec).input_shape)
    except PlainError:  # the user's own set is gone by now
        return ()
