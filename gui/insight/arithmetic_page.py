"""Show me the arithmetic: how a unit adds up, and how one of its weights changes next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.data import recipe
from engine.insight.arithmetic import BIAS, LayerLook, summing
from engine.insight.calculator import Answer, Calculator, Question
from engine.insight.update_rule import upcoming, update
from engine.messages import PlainError
from engine.spec.activations import Softmax
from engine.training.states import RunState
from gui.activations.chip_flow import ChipFlow
from gui.builder.number_field import INDENT_STYLE
from gui.builder.words import cardTitle, wrappedTip
from gui.data.desk import Asker
from gui.insight.sum_view import SumView
from gui.insight.unit_grid import UnitGrid
from gui.insight.unit_sum import NO_ROW, figureText, placeText
from gui.insight.update_table import UpdateTable
from gui.theme import mutedLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.fields import NumberEdit
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QShowEvent

    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec
    from engine.training.snapshots import Snapshot
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.session import Session
    from gui.theme import ThemeManager

GAP_PX, GROUP_PX = 8, 16
NUMBER_PX = 72
TERMS = 8
LIVE_MS = 1000
"""While a run is under way the figures change once a second: longer than it takes to read one."""
EMPTY, FULL = range(2)


class AsksForStep(Protocol):
    """Works questions out; `engine.insight.calculator.Calculator`."""

    def answer(self, question: Question, report: Report, cancelled: IsCancelled) -> Answer:
        """Work one answer out, on the desk's thread."""


@dataclass(frozen=True)
class Modes:
    """What is chosen on the page.

    Parameters
    ----------
    spec : the run it is about.
    layer : by its place among the spec's.
    unit : from 0; None where nobody has chosen one yet.
    at : where a kernel is laid; None: where the unit gives most.
    row : the input whose weight is shown, or `BIAS`; None: the one that counts most.
    example : number of the test example, from 1.
    sees_pad : whether it is left out for the pad's picture.
    """

    spec: RunSpec
    layer: int
    unit: int | None
    at: tuple[int, int] | None
    row: int | None
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
        self._calculator = calculator or Calculator(self._load)
        self._desk = session.desks.arithmetic
        self._answer: Answer | None = None
        self._spec: RunSpec | None = None
        self._picture: NDArray[Any] | None = None
        self._layer: int | None = None
        self._unit, self._row, self._at = 0, NO_ROW, (0, 0)
        self._unit_chosen = self._place_chosen = self._weight_chosen = False
        self._column = 0
        self._modes: Modes | None = None
        self._leaves_pad = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LIVE_MS)
        self.chips: dict[int, Chip] = {}
        self.grid, self.sums, self.changes = UnitGrid(themes), SumView(themes), UpdateTable(themes)
        self.unitEdit = NumberEdit(1, 1, 1, integer=True)
        self.exampleEdit = NumberEdit(1, 1, None, integer=True)
        self.padChip = Chip(self.tr("The pad's picture"), checkable=True)
        self.message = InlineMessage(themes, severity="info")
        self.copyButton = QPushButton(self.tr("Copy as a table"))
        self._empty = QLabel()
        self._build()
        self._explain()
        self._connect()
        self._showEmpty()

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
        if self._spec is None or self._layer is None:
            return self._modes
        unit = self._unit if self._unit_chosen else None
        at = self._at if self._place_chosen else None
        row = self._row if self._weight_chosen else None
        example, sees_pad = self.exampleEdit.value() or 1, self.padChip.isChecked()
        leaves_pad = self._picture is not None and not sees_pad
        return Modes(self._spec, self._layer, unit, at, row, example, not leaves_pad)

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
        if index in self.chips and index != self._layer:
            self.chips[index].setChecked(True)
            self._begin(index)
            self._ask()

    def chooseUnit(self, unit: int) -> None:
        """Show a unit of the layer, from 0."""
        if unit != self._unit:
            self._unit, self._place_chosen = unit, False
            self._forgetWeight()
            self._show()

    def chooseWeight(self, row: int) -> None:
        """Show the next update of a weight: the number of its input, or ``BIAS``."""
        if row != self._row:
            self._row, self._weight_chosen = row, True
            self._show()

    def copy(self) -> None:
        """Put both tables on the clipboard: tabs between columns, and as Markdown."""
        data = QMimeData()
        data.setText("\n\n".join(_tabbed(table) for table in self._tables()))
        markdown = "\n\n".join(_markdown(table) for table in self._tables())
        data.setData("text/markdown", markdown.encode())
        QGuiApplication.clipboard().setMimeData(data)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self._desk.cancel(self)

    # -- how it is built --------------------------------------------------------------------

    def _build(self) -> None:
        self._flow, self._group = QVBoxLayout(), QButtonGroup(self)
        self._heading, self._facts = ElidedLabel(), ElidedLabel()
        setStyleFlag(self._heading, "strong")
        setStyleFlag(self._facts, "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addLayout(words, 1)
        head.addWidget(self.copyButton)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addLayout(self._flow)
        layout.addWidget(self._choices())
        layout.addWidget(self.grid)
        layout.addWidget(self.sums)
        layout.addSpacing(GROUP_PX - GAP_PX)
        layout.addLayout(head)
        layout.addWidget(self.changes)
        layout.addWidget(self.message)
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
            (self.copyButton, self.tr("Both tables, for a spreadsheet or as Markdown.")),
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
        session = self._session
        session.stateChanged.connect(self._follow)
        session.dataReady.connect(self._follow)
        session.momentChanged.connect(self._follow)
        session.historyChanged.connect(self._followLive)
        self._soon.timeout.connect(self._follow)
        self._themes.themeChanged.connect(self._fit)
        self.grid.unitChosen.connect(self.chooseUnit)
        self.unitEdit.valueChanged.connect(lambda value: self.chooseUnit(int(value) - 1))
        self.exampleEdit.valueChanged.connect(self._ask)
        self.padChip.toggled.connect(self._ask)
        self.sums.weightChosen.connect(self.chooseWeight)
        self.sums.kernelLaid.connect(self._layKernel)
        self.copyButton.clicked.connect(self.copy)

    # -- asking -----------------------------------------------------------------------------

    def _load(self, spec: RunSpec, report: Report, cancelled: IsCancelled) -> Dataset:
        """Read the data of a run, on the desk's thread."""
        session = self._session
        return session.shelf.get(spec, session.usableDataDir(), report, cancelled)

    def _followLive(self) -> None:
        """Follow a run under way, now and then."""
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        """Show the moment there is now, unless it is shown."""
        if not self.isVisible():
            return
        snapshot = self._snapshot()
        if self._desk.busy and self._session.state is RunState.RUNNING:
            self._followLive()
        elif self._answer is None or snapshot is not self._answer.question.snapshot:
            self._ask()

    def _snapshot(self) -> Snapshot | None:
        """The moment of the run that is shown."""
        snapshots, moment = self._session.snapshots, self._session.moment
        return snapshots.last if moment is None else snapshots.nearest(moment)

    def _ask(self) -> None:
        if not self.isVisible():
            self._answer = None
            return
        self._offerLayers()
        question = self._question()
        if question is None:
            self._desk.cancel(self)
            self._answer = None
            self._showEmpty()
            return
        work = partial(self._calculator.answer, question)
        self._desk.ask(work, Asker(self, self._take, self._fail))

    def _question(self) -> Question | None:
        session, snapshot = self._session, self._snapshot()
        spec = session.spec
        if spec is None or snapshot is None or self._layer is None:
            return None
        prepared = session.prepared
        first, last = (prepared.first_update, prepared.epochs) if prepared else (0, 0)
        when = upcoming(spec, session.history, snapshot.update, first, last)
        picture = self._picture if self.padChip.isChecked() else None
        number = self.exampleEdit.value()
        example = int(number) - 1 if number is not None else 0
        return Question(spec, snapshot, when, self._layer, picture, example)

    def _offerLayers(self) -> None:
        """Offer the layers of the run that is shown; the first one at first."""
        spec = self._session.spec
        if spec is self._spec:
            return
        self._spec = spec
        places = _summing(spec) if spec is not None else ()
        titles = {
            place: self.tr("{number}. {title}").format(
                number=place + 1, title=cardTitle(spec.model.layers[place])
            )
            for place in places
            if spec is not None
        }
        if titles == {place: chip.text() for place, chip in self.chips.items()}:
            return
        self._makeChips(titles, spec)
        first = places[0] if places else None
        self._begin(self._layer if self._layer in places else first)
        self._chooseAgain()
        if self._layer is not None:
            self.chips[self._layer].setChecked(True)

    def _chooseAgain(self) -> None:
        """Choose what was chosen on the page before this one, where the run is still the same."""
        modes, self._modes = self._modes, None
        if modes is None or self._spec is None or modes.layer not in self.chips:
            return
        if (modes.spec.model, modes.spec.data) != (self._spec.model, self._spec.data):
            return
        self._begin(modes.layer)
        if modes.unit is not None:
            self._unit, self._unit_chosen = modes.unit, True
        if modes.at is not None:
            self._at, self._place_chosen = modes.at, True
        if modes.row is not None:
            self._row, self._weight_chosen = modes.row, True

    def _begin(self, layer: int | None) -> None:
        """Show another layer, from its liveliest unit on."""
        self._layer, self._unit, self._row = layer, 0, NO_ROW
        self._unit_chosen = self._place_chosen = self._weight_chosen = False

    def _forgetWeight(self) -> None:
        """Choose the weight anew that counts most, unless somebody chose one."""
        if not self._weight_chosen:
            self._row = NO_ROW

    def _makeChips(self, titles: dict[int, str], spec: RunSpec | None) -> None:
        before = self._flow.itemAt(0)
        flow = before.widget() if before else None
        if flow is not None:
            self._flow.removeWidget(flow)
            flow.hide()  # it lives until the next turn of the event loop
            flow.deleteLater()
        self.chips = {place: Chip(title, checkable=True) for place, title in titles.items()}
        for place, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(partial(self.chooseLayer, place))
            if spec is not None:
                chip.setToolTip(wrappedTip(translated(spec.model.layers[place].brief())))
        if self.chips:
            self._flow.addWidget(ChipFlow(list(self.chips.values())))

    def _take(self, answer: Answer) -> None:
        before, self._answer = self._answer, answer
        if before is None or before.shown is not answer.shown:
            self._forgetWeight()
        wanted = self._unit if self._unit_chosen else _liveliest(answer.look)
        self._unit, self._unit_chosen = min(wanted, answer.look.units - 1), True
        self.exampleEdit.setRange(1, answer.examples)
        self._show()

    def _fail(self, event: ErrandFailed) -> None:
        self._answer = None
        hint = translated(event.hint) if event.hint else ""
        self._empty.setText(f"{translated(event.message)} {hint}".strip())
        self._faces.setCurrentIndex(EMPTY)

    # -- showing ----------------------------------------------------------------------------

    def _showEmpty(self) -> None:
        is_there = self._session.spec is not None and not self.chips
        self._empty.setText(
            self.tr("This network has no layer that adds inputs up.")
            if is_there
            else self.tr(
                "Train a network, or make a single step: here you see how each of its units adds "
                "up, and how each weight changes."
            )
        )
        self._faces.setCurrentIndex(EMPTY)

    def _show(self) -> None:
        if self._answer is None:
            return
        look = self._answer.look
        if not self._place_chosen:
            self._at = look.strongest(self._unit)
        if not BIAS <= self._row < len(look.kernel):
            self._row = NO_ROW
        wanted = self._row if self._row >= 0 else None
        found, self._column = look.summed(self._unit, self._at, TERMS, wanted)
        if self._row == NO_ROW:
            self._row = found.terms[0].row if found.terms else 0
            found, self._column = look.summed(self._unit, self._at, TERMS, self._row)
        self._showUnits(look)
        shown = self._answer.shown
        self.sums.setSum(look, found, self._unit, self._at, self._row, shown)
        self._showStep()
        self._faces.setCurrentIndex(FULL)
        self.shownChanged.emit()

    def _showUnits(self, look: LayerLook) -> None:
        values = look.values if look.window is None else look.values.max(axis=(0, 1))
        self.grid.setValues(values, self._names(), isinstance(look.function, Softmax), self._unit)
        self.grid.setUnit(self._unit)
        is_filter = look.window is not None
        self._unit_label.setText(self.tr("Filter") if is_filter else self.tr("Unit"))
        self._count.setText(self.tr("of {n:,}").format(n=look.units))
        self.unitEdit.setRange(1, look.units)
        self.unitEdit.setValue(self._unit + 1)
        has_pad = self._answer is not None and self._answer.example is None
        for part in (self._example_label, self.exampleEdit):
            part.setEnabled(not has_pad)

    def _names(self) -> Sequence[str]:
        """The classes, where the layer is the last one."""
        answer = self._answer
        if answer is None or answer.question.layer != max(self.chips):
            return ()
        names = [translated(name) for name in answer.class_names]
        return names if len(names) == answer.look.units else ()

    def _showStep(self) -> None:
        answer = self._answer
        if answer is None:
            return
        step, when = answer.step, answer.step.when
        name = self.tr("Update {n:,}").format(n=when.update + 1)
        weight = self._weightText(answer.look)
        self._heading.setText(f"{name}: {weight}")
        facts = self.tr("loss {loss} of {n:,} examples, after {made:,} updates")
        self._facts.setText(
            facts.format(loss=figureText(step.loss), n=step.examples, made=when.update)
        )
        self.changes.setVisible(step.has_state)
        self.copyButton.setEnabled(True)
        if step.has_state:
            optimizer = answer.question.spec.training.optimizer
            self.changes.setLines(update(optimizer, step.before(self._row, self._column)).lines)
        self._showNote()

    def _weightText(self, look: LayerLook) -> str:
        unit = self._unit + 1
        if self._row == BIAS:
            filters, units = self.tr("the bias of filter {n}"), self.tr("the bias of unit {n}")
            return (units if look.window is None else filters).format(n=unit)
        filters = self.tr("the weight from {place} to filter {n}")
        units = self.tr("the weight from {place} to unit {n}")
        place = placeText(look, self._row, self._at)
        return (units if look.window is None else filters).format(place=place, n=unit)

    def _showNote(self) -> None:
        answer = self._answer
        text = ""
        if answer is None:
            return
        if not answer.step.has_state:
            text = self.tr(
                "The optimizer's own numbers of this moment were given up to save memory: choose "
                "a later moment to see its update."
            )
        elif self._hasEnded():
            text = self.tr("The run has ended: this is the update it would make next.")
        elif answer.step.chance:
            text = self.tr(
                "Chance has a part in this batch, by dropout or changed images; the draws are "
                "those of the run."
            )
        self.message.setMessage(text, "info")
        self.message.setVisible(bool(text))

    def _hasEnded(self) -> bool:
        answer, session = self._answer, self._session
        is_last = answer is not None and answer.step.when.update >= session.history.updates
        return is_last and not session.state.active

    def _layKernel(self, row: int, column: int) -> None:
        self._at, self._place_chosen = (row, column), True
        self._show()

    def _tables(self) -> list[list[tuple[str, ...]]]:
        tables = [self.sums.table.table()]
        return [*tables, self.changes.table()] if self.changes.isVisibleTo(self) else tables


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


def _liveliest(look: LayerLook) -> int:
    """The unit that gives most."""
    values = look.values if look.window is None else look.values.max(axis=(0, 1))
    return int(np.argmax(values))


def _tabbed(table: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in table)


def _markdown(table: Sequence[Sequence[str]]) -> str:
    heading, *rows = [[cell.replace("|", "\\|") for cell in row] for row in table]
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
