"""The list of layer cards: one is selected, any can be moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.builder import layer_edits, words
from gui.builder.card_drag import CardDrag
from gui.builder.card_face import CardText
from gui.builder.layer_card import Card, LayerCard, cardWidget
from gui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from engine.spec.layers import Layer
    from engine.spec.problems import Problem
    from gui.builder.spec_form import FormStyle
    from gui.document import Document
    from gui.theme import ThemeManager

SPACING_PX = 4
"""Between the cards' focus rings; 8 px between the cards as they are seen."""

SEEN_LIMIT = 200
"""So many edits back, Undo also brings back what was selected."""


class CardList(QWidget):
    """Shows the document's layers, keeps the selection, announces what is to be done.

    The selected card's form is open. Arrow keys move the selection, Enter goes into the form,
    Escape comes back out of it. Space is left to the window, where it trains.
    """

    selectionChanging = Signal(object)
    """Before the form of a card opens: the card, or None."""
    selectionChanged = Signal()
    layerChanged = Signal(int, str, object)
    """Place of a layer, the field that was changed, and the new layer."""
    moveRequested = Signal(int, int)
    removeRequested = Signal()
    duplicateRequested = Signal()
    toggleRequested = Signal()
    menuRequested = Signal(QPoint)
    fixRequested = Signal(object)
    grown = Signal()
    """After more of the selected card's form was opened."""
    cardMade = Signal(object)

    def __init__(self, document: Document, themes: ThemeManager, style: FormStyle) -> None:
        super().__init__()
        self._document, self._themes, self._style = document, themes, style
        self._layers: layer_edits.Layers = ()
        self._selected: int | None = None
        self._seen: dict[int, tuple[layer_edits.Layers, int | None]] = {}
        self.inputCard = Card(themes)
        self.cards: list[LayerCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING_PX)
        self._column.addWidget(self.inputCard)
        self.drag = CardDrag(themes, self, lambda: self.cards, SPACING_PX)
        self.drag.dropped.connect(self._drop)

    def selectedIndex(self) -> int | None:
        """Place of the layer whose form is open."""
        return self._selected

    def currentIndex(self) -> int | None:
        """Place of the layer that keys and menus mean: the one with the focus, or selected."""
        card = cardWidget(QApplication.focusWidget())
        return self.cards.index(card) if card in self.cards else self._selected

    def select(self, place: int | None) -> None:
        """Open the form of a layer, and close that of the one before."""
        if place == self._selected:
            return
        self.selectionChanging.emit(None if place is None else self.cards[place])
        before, self._selected = self._selected, place
        for index, card in enumerate(self.cards):
            card.setSelected(index == place)
        self._setReachable()
        for changed in (before, place):
            if changed is not None:
                self._showCard(changed)
        self.selectionChanged.emit()

    def refresh(self) -> None:
        """Show the document as it stands; cards and forms are kept where they can be."""
        layers = self._document.spec.model.layers
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        place = self._placeIn(layers)
        self._layers = layers
        self.drag.cancel()
        self._matchCount(len(layers))
        self._showInput()
        moves = place != self._selected
        self._selected = place
        for index, card in enumerate(self.cards):
            if card.isSelected() != (index == place):
                card.setSelected(index == place)
            self._showCard(index)
        self._setReachable()
        if moves:
            self._refocus(had_focus)
            self.selectionChanged.emit()

    def focusCard(self, place: int) -> None:
        """Give a card the focus."""
        self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _placeIn(self, layers: layer_edits.Layers) -> int | None:
        """Where the selection goes: to what it was when these very layers were shown last."""
        if layers is self._layers:
            return self._selected
        self._seen[id(self._layers)] = self._layers, self._selected
        while len(self._seen) > SEEN_LIMIT:
            del self._seen[next(iter(self._seen))]
        known = self._seen.get(id(layers))
        return known[1] if known else layer_edits.followed(self._layers, layers, self._selected)

    def _showInput(self) -> None:
        data = self._document.data
        size = words.inputText(data.input_shape)
        self.inputCard.setText(
            CardText(
                self.tr("Input"),
                size,
                words.shapeText(data.input_shape),
                "—",
                "muted",
                tip=self.tr("What comes in: {data}. {about}").format(
                    data=translated(data.title), about=translated(data.summary)
                ),
            )
        )

    def _showCard(self, place: int) -> None:
        problems = tuple(p for p in self._document.problems if p.layer == place)
        layer = self._layers[place]
        self.cards[place].setLayer(layer, self._textOf(place, layer, problems), problems)

    def _textOf(self, place: int, layer: Layer, problems: tuple[Problem, ...]) -> CardText:
        report = self._document.report
        before = layer_edits.inputShape(report, self._document.data.input_shape, place)
        found = report.layers[place]
        known = layer.enabled and found.output is not None
        severities = [p.severity for p in problems]
        return CardText(
            title=words.cardTitle(layer),
            brief=words.briefText(layer, before, found.output),
            shape=words.shapeText(found.output) if layer.enabled else self.tr("off"),
            count=words.countText(sum(found.weights)) if known else "—",
            stripe="good" if place == self._answer() else words.STRIPES[layer.group],
            enabled=layer.enabled,
            severity="error" if "error" in severities else "warning" if severities else "",
            tip=translated(layer.help),
        )

    def _answer(self) -> int | None:
        return layer_edits.outputPlace(self._layers)

    def _matchCount(self, count: int) -> None:
        while len(self.cards) > count:
            card = self.cards.pop()
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        while len(self.cards) < count:
            self._addCard()

    def _addCard(self) -> None:
        card = LayerCard(self._themes, self._style)
        index = self._indexOf(card)
        card.clicked.connect(lambda: self._click(index()))
        card.layerChanged.connect(lambda path, new: self.layerChanged.emit(index(), path, new))
        card.dragMoved.connect(lambda mouse: self.drag.move(card, mouse))
        card.dragEnded.connect(self.drag.end)
        card.keyPressed.connect(lambda event: self._key(index(), event))
        card.menuRequested.connect(lambda where: self._menu(card, where))
        card.fixRequested.connect(self.fixRequested)
        card.grown.connect(self.grown)
        announcements = (
            (card.tools.removeRequested, self.removeRequested),
            (card.tools.duplicateRequested, self.duplicateRequested),
            (card.tools.toggleRequested, self.toggleRequested),
        )
        for pressed, wanted in announcements:
            pressed.connect(lambda wanted=wanted: self._toolPressed(card, wanted))
        self.cards.append(card)
        self._column.addWidget(card)
        card.show()  # at once, for the panel to know where it lies
        self.cardMade.emit(card)

    def _indexOf(self, card: LayerCard) -> Callable[[], int]:
        return lambda: self.cards.index(card)

    def _toolPressed(self, card: LayerCard, wanted: SignalInstance) -> None:
        card.setFocus(Qt.FocusReason.MouseFocusReason)
        wanted.emit()

    def _menu(self, card: LayerCard, where: QPoint) -> None:
        card.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menuRequested.emit(where)

    def _click(self, place: int) -> None:
        self.select(None if place == self._selected else place)

    def _drop(self, start: int, end: int) -> None:
        self.select(start)
        self.moveRequested.emit(start, end)
        self.focusCard(end)

    def _setReachable(self) -> None:
        stop = self._selected or 0
        for index, card in enumerate(self.cards):
            card.setReachable(index == stop)

    def _refocus(self, had_focus: bool) -> None:
        if had_focus and self._selected is not None:
            self.focusCard(self._selected)

    def _key(self, place: int, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Up: lambda: self._step(max(0, place - 1)),
            Qt.Key.Key_Down: lambda: self._step(min(len(self.cards) - 1, place + 1)),
            Qt.Key.Key_Home: lambda: self._step(0),
            Qt.Key.Key_End: lambda: self._step(len(self.cards) - 1),
            Qt.Key.Key_Return: lambda: self._enter(place),
            Qt.Key.Key_Enter: lambda: self._enter(place),
            Qt.Key.Key_Escape: lambda: self._leave(place),
        }
        on_card = self.cards[place].hasFocus() or event.key() == Qt.Key.Key_Escape
        act = keys.get(Qt.Key(event.key())) if on_card else None
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if act is not None and not plain:
            event.accept()
            act()

    def _step(self, place: int) -> None:
        self.select(place)
        self.focusCard(place)

    def _enter(self, place: int) -> None:
        self.select(place)
        form = self.cards[place].form
        if form is not None:
            form.focusFirst()

    def _leave(self, place: int) -> None:
        """Cancel a drag, or come out of the form, or close it: one at a time."""
        if self.drag.isActive():
            self.drag.cancel()
        elif not self.cards[place].hasFocus():
            self.focusCard(place)
        else:
            self.select(None)
