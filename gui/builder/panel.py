"""The left-hand side of the window: the model's layers and how it learns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.builder import words
from gui.builder.add_menu import AddMenu
from gui.builder.card_list import CardList
from gui.builder.layer_actions import LayerActions
from gui.builder.layer_card import RING_PX, LayerCard
from gui.builder.problem_list import ProblemList
from gui.builder.scrolling import SteadyScrollArea
from gui.builder.spec_form import FormStyle
from gui.builder.tab_order import TabOrder
from gui.builder.training_form import TrainingForm
from gui.theme import headingLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage, WrappingLabel
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from engine.insight.observation import Field
    from engine.spec.layers import Layer
    from engine.spec.problems import Problem
    from engine.spec.run import RunSpec
    from gui.document import Document
    from gui.theme import ThemeManager

LEAST_WIDTH_PX, MOST_WIDTH_PX = 300, 380
MARGIN_PX = 14
GROUP_GAP_PX = 16
LINE_PX = 1
"""The panel's own border."""


class BuilderPanel(Panel):
    """Layer cards, training settings, totals. Every change goes through the document.

    Parameters
    ----------
    document : what is shown and edited.
    """

    selectionChanged = Signal()
    unitPointed = Signal(int, int)
    """Place of a layer, and the unit whose picture is under the mouse there, -1 for none."""

    def __init__(
        self, document: Document, themes: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._themes = document, themes
        self._typing = 0
        self._trained: RunSpec | None = None
        self._layer_style = FormStyle(themes, left_out=frozenset({"enabled"}))
        self._training_style = FormStyle(themes)
        self._setWidths()
        self._build()
        themes.themeChanged.connect(self._setWidths)
        document.specChanged.connect(self.refresh)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._endTyping)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it stands; a field being edited stays where it is."""
        edited = QApplication.focusWidget()
        if edited is None or not self.scrollArea.isAncestorOf(edited):
            self._show()
            return
        self.scrollArea.hold(edited)
        self._show()
        self.scrollArea.settle()

    def _show(self) -> None:
        document = self._document
        own = tuple(p for p in document.problems if p.layer is None)
        left = self.training.refresh(document.spec, own, document.data.train)
        self.problems.setProblems(left)
        self.cards.refresh()
        self._total.setText(self._parameters())
        self._foot.setText(self._totals())
        self._tellTrained()

    def setDevices(self, devices: list[tuple[str, str]], noGpu: str = "") -> None:
        """Offer these devices: each a name as in the spec (``gpu:0``) and a title.

        Parameters
        ----------
        noGpu : why there is no GPU among them; empty where there is one.
        """
        self.training.setDevices(devices, noGpu)

    def setUnits(self, field: Field | None) -> None:
        """Show in each hidden layer's card what its units see; with None in no card."""
        known = dict(field.hidden) if field is not None else {}
        layers = self._document.report.layers
        for place, card in enumerate(self.cards.cards):
            values = known.get(place)
            is_same = values is not None and layers[place].output == values.shape[-1:]
            card.setUnits(values if is_same else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return ends an edit, wherever it was pressed: fields pass it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._endTyping()
        super().keyPressEvent(event)

    def setTrained(self, spec: RunSpec | None) -> None:
        """Tell which spec is being trained, if any: edits made meanwhile wait for the next run."""
        self._trained = spec
        self._tellTrained()

    def _tellTrained(self) -> None:
        waits = self._trained is not None and self._trained != self._document.spec
        self._hint.setVisible(waits)

    def selectedIndex(self) -> int | None:
        """Place of the layer whose form is open."""
        return self.cards.selectedIndex()

    def select(self, place: int | None) -> None:
        """Open the form of a layer."""
        self.cards.select(place)

    def openAddMenu(self) -> AddMenu:
        """Drop down the menu of layers."""
        menu = AddMenu(self._themes, self)
        menu.chosen.connect(self._add)
        menu.popUp(self.addButton)
        return menu

    def _add(self, kind: str) -> None:
        self.operations.insert(kind)
        selected = self.cards.selectedIndex()
        if selected is not None:
            self.cards.focusCard(selected)

    def _changeLayer(self, place: int, path: str, layer: Layer) -> None:
        self._document.edit(
            self._document.spec.with_layer(place, layer),
            self._changeText(layer, path),
            self._mergeKey(f"layer{place}.{path}"),
        )

    def _changeSpec(self, path: str, spec: RunSpec) -> None:
        self._document.edit(spec, self._changeText(spec, path), self._mergeKey(path))

    def _changeText(self, owner: Any, path: str) -> str:
        label = translated(words.settingLabel(owner, path))
        return self.tr("Change {setting}").format(setting=words.undoLabel(label))

    def _mergeKey(self, path: str) -> str:
        """One undo step as long as the same field is edited, until it is left or Return pressed."""
        return f"{path}#{self._typing}"

    def _endTyping(self) -> None:
        self._typing += 1

    def _fix(self, problem: Problem) -> None:
        if problem.fix is not None:
            self._document.edit(problem.fix.spec, translated(problem.fix.label))

    def _followUnits(self, card: LayerCard) -> None:
        card.unitPointed.connect(
            lambda unit: self.unitPointed.emit(self.cards.cards.index(card), unit)
        )

    def _parameters(self) -> str:
        report = self._document.report
        count = "—" if report.output is None else words.countText(report.parameters)
        return self.tr("{count} parameters").format(count=count)

    def _totals(self) -> str:
        report = self._document.report
        if report.output is None:
            return self.tr("Shapes are not known yet.")
        size = "—" if report.memory is None else f"≈ {words.memoryText(report.memory)}"
        memory = self.tr("{size} while training").format(size=size)
        totals = f"{self._parameters()} · {memory}"
        if not report.other:
            return totals
        shares = self.tr("{trainable} trainable, {other} not").format(
            trainable=words.countText(report.trainable), other=words.countText(report.other)
        )
        return f"{totals}\n{shares}"

    def _setWidths(self) -> None:
        """As wide as larger text wants it, within bounds."""
        least = min(self._themes.scaled(LEAST_WIDTH_PX), MOST_WIDTH_PX)
        self.setMinimumWidth(least)
        self.setMaximumWidth(MOST_WIDTH_PX)

    def _build(self) -> None:
        self._makeParts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LINE_PX, LINE_PX, LINE_PX, LINE_PX)
        layout.setSpacing(0)
        layout.addWidget(self._makeScroll(), 1)
        layout.addWidget(self._makeFoot())
        self._connect()

    def _makeParts(self) -> None:
        themes, document = self._themes, self._document
        self._heading = headingLabel(self.tr("Model"))
        self._total = ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight)
        setStyleFlag(self._total, "muted")
        self.cards = CardList(document, themes, self._layer_style)
        self.operations = LayerActions(document, self.cards, themes)
        self.problems = ProblemList(themes)
        self.addButton = QPushButton(self.tr("Add layer"))
        self.addButton.setToolTip(
            words.wrappedTip(
                self.tr(
                    "A layer turns the numbers that come in into others. New ones go after the "
                    "selected layer, or before the last."
                )
            )
        )
        themes.setIcon(self.addButton, "plus")
        self.training = TrainingForm(self._training_style, document.spec)
        self._foot = WrappingLabel()
        setStyleFlag(self._foot, "muted")
        self._hint = InlineMessage(
            themes, self.tr("Changes take effect at the next Train."), "info"
        )
        self._hint.hide()

    def _connect(self) -> None:
        cards, operations = self.cards, self.operations
        cards.cardMade.connect(operations.addTo)
        cards.cardMade.connect(self._followUnits)
        cards.layerChanged.connect(self._changeLayer)
        cards.moveRequested.connect(operations.moveTo)
        cards.removeRequested.connect(operations.remove.trigger)
        cards.duplicateRequested.connect(operations.duplicate.trigger)
        cards.toggleRequested.connect(operations.toggle.trigger)
        cards.menuRequested.connect(operations.popUp)
        cards.fixRequested.connect(self._fix)
        cards.selectionChanging.connect(self.scrollArea.hold)
        cards.selectionChanged.connect(self._reveal)
        cards.grown.connect(lambda: QTimer.singleShot(0, self, self._reveal))
        cards.selectionChanged.connect(self.selectionChanged)
        self.problems.fixRequested.connect(self._fix)
        self.addButton.clicked.connect(self.openAddMenu)
        self.training.specChanged.connect(self._changeSpec)
        self.training.fixRequested.connect(self._fix)

    def _makeScroll(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(8)
        column.addLayout(self._makeHeader())
        column.addWidget(self.cards)
        column.addLayout(_inset(self.problems))
        column.addLayout(_inset(self.addButton))
        column.addSpacing(GROUP_GAP_PX - 8)
        column.addLayout(_inset(self.training))
        column.addStretch(1)
        self._tab_order = TabOrder(content, self._heading)
        self.scrollArea = SteadyScrollArea(content, MARGIN_PX - RING_PX - LINE_PX)
        return self.scrollArea

    def _makeHeader(self) -> QHBoxLayout:
        header = _inset(self._heading)
        header.setSpacing(8)
        header.addWidget(self._total, 1)
        return header

    def _makeFoot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        margin = MARGIN_PX - LINE_PX
        column.setContentsMargins(margin, 0, margin, 11)
        column.setSpacing(8)
        rule = QFrame()
        setStyleFlag(rule, "rule")
        column.addWidget(rule)
        column.addWidget(self._hint)
        column.addWidget(self._foot)
        return foot

    def _reveal(self) -> None:
        """Bring the selected card into view, its head where it was if that can be."""
        place = self.cards.selectedIndex()
        self.scrollArea.settle()
        if place is not None:
            self.scrollArea.keepInView(self.cards.cards[place])


def _inset(widget: QWidget) -> QHBoxLayout:
    """Line a widget up with the cards, whose focus rings stand out."""
    row = QHBoxLayout()
    row.setContentsMargins(RING_PX, 0, RING_PX, 0)
    row.addWidget(widget)
    return row
