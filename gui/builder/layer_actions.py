"""What can be done with a layer, as actions with shortcuts; each one is an undoable edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.builder import layer_edits
from gui.builder.words import layerTitle

if TYPE_CHECKING:
    from engine.spec.layers import Layer
    from gui.builder.card_list import CardList
    from gui.document import Document
    from gui.theme import ThemeManager

ANYWHERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ON_CARD = Qt.ShortcutContext.WidgetShortcut
"""Keys that mean something in a text field too work only while the card itself has the focus."""


class LayerActions(QObject):
    """Remove, duplicate, switch off, move, cut, copy and paste the current layer.

    Put on every card by `addTo`; ``inMenu`` gives all of them in the order of a menu.
    """

    def __init__(self, document: Document, cards: CardList, themes: ThemeManager) -> None:
        super().__init__(cards)
        self._document, self._cards, self._themes = document, cards, themes
        self.duplicate = self._action(self.tr("Duplicate"), "Ctrl+D", self._duplicate, "duplicate")
        self.toggle = self._action(self.tr("Switch off"), "Ctrl+E", self._toggle, "eye-off")
        self.moveUp = self._action(self.tr("Move up"), "Alt+Up", lambda: self._move(-1), "up")
        self.moveDown = self._action(
            self.tr("Move down"), "Alt+Down", lambda: self._move(1), "down"
        )
        keys = QKeySequence.StandardKey
        self.cut = self._action(self.tr("Cut"), keys.Cut, self._cut, "", ON_CARD)
        self.copy = self._action(self.tr("Copy"), keys.Copy, self._copy, "", ON_CARD)
        self.paste = self._action(self.tr("Paste"), keys.Paste, self._paste, "", ON_CARD)
        self.remove = self._action(self.tr("Remove"), keys.Delete, self._remove, "trash", ON_CARD)
        self.remove.setShortcuts([QKeySequence(keys.Delete), QKeySequence(Qt.Key.Key_Backspace)])

    def inMenu(self) -> list[QAction | None]:
        """The actions in the order of a menu; None stands for a line between."""
        return [
            self.duplicate,
            self.toggle,
            None,
            self.moveUp,
            self.moveDown,
            None,
            self.cut,
            self.copy,
            self.paste,
            None,
            self.remove,
        ]

    def addTo(self, widget: QWidget) -> None:
        """Make the shortcuts work in a widget."""
        widget.addActions([action for action in self.inMenu() if action is not None])

    def makeMenu(self, parent: QWidget) -> QMenu:
        """A menu of all actions, those that make no sense now greyed out."""
        self.refresh()
        menu = QMenu(parent)
        for action in self.inMenu():
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def popUp(self, where: QPoint) -> None:
        """Show the menu at ``where``, in global coordinates."""
        menu = self.makeMenu(self._cards)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(self._enableAll)
        menu.popup(where)

    def refresh(self) -> None:
        """Name and enable the actions for the current layer."""
        place, layers = self._cards.currentIndex(), self._document.spec.model.layers
        is_on = place is None or layers[place].enabled
        self.toggle.setText(self.tr("Switch off") if is_on else self.tr("Switch on"))
        self._themes.setIcon(self.toggle, "eye-off" if is_on else "eye")
        self.moveUp.setEnabled(bool(place))
        self.moveDown.setEnabled(place is not None and place + 1 < len(layers))
        self.paste.setEnabled(_onClipboard() is not None)

    def insert(self, kind: str) -> None:
        """Add a new layer of a kind where a learner would expect it."""
        spec = self._document.spec
        place = layer_edits.placeFor(kind, spec.model.layers, self._cards.selectedIndex())
        before = layer_edits.inputShape(
            self._document.report, self._document.data.input_shape, place
        )
        layer = layer_edits.made(kind, before)
        text = self.tr("Add {layer}").format(layer=layerTitle(layer))
        self._document.edit(spec.with_inserted(place, layer), text)

    def moveTo(self, start: int, end: int) -> None:
        """Put the layer at ``start`` at ``end``."""
        layers = self._document.spec.model.layers
        text = self.tr("Move {layer}").format(layer=layerTitle(layers[start]))
        self._write(layer_edits.moved(layers, start, end), text)

    def _move(self, by: int) -> None:
        place = self._cards.currentIndex()
        count = len(self._document.spec.model.layers)
        if place is not None and 0 <= place + by < count:
            self.moveTo(place, place + by)

    def _duplicate(self) -> None:
        self._edit(self.tr("Duplicate {layer}"), layer_edits.duplicated)

    def _remove(self) -> None:
        self._edit(self.tr("Remove {layer}"), layer_edits.removed)

    def _toggle(self) -> None:
        place, layers = self._cards.currentIndex(), self._document.spec.model.layers
        if place is not None:
            text = (
                self.tr("Switch off {layer}")
                if layers[place].enabled
                else self.tr("Switch on {layer}")
            )
            self._edit(text, layer_edits.toggled)

    def _copy(self) -> None:
        place = self._cards.currentIndex()
        if place is not None:
            layer = self._document.spec.model.layers[place]
            QGuiApplication.clipboard().setText(layer_edits.toText(layer))

    def _cut(self) -> None:
        self._copy()
        self._edit(self.tr("Cut {layer}"), layer_edits.removed)

    def _paste(self) -> None:
        layer, place = _onClipboard(), self._cards.currentIndex()
        if layer is None:
            return
        spec = self._document.spec
        end = len(spec.model.layers) if place is None else place + 1
        text = self.tr("Paste {layer}").format(layer=layerTitle(layer))
        self._document.edit(spec.with_inserted(end, layer), text)

    def _edit(
        self, text: str, change: Callable[[layer_edits.Layers, int], layer_edits.Layers]
    ) -> None:
        place, layers = self._cards.currentIndex(), self._document.spec.model.layers
        if place is not None:
            self._write(change(layers, place), text.format(layer=layerTitle(layers[place])))

    def _write(self, layers: layer_edits.Layers, text: str) -> None:
        self._document.edit(self._document.spec.with_layers(layers), text)

    def _enableAll(self) -> None:
        """Outside a menu the actions judge for themselves when their keys are pressed."""
        for action in (self.moveUp, self.moveDown, self.paste):
            action.setEnabled(True)

    def _action(
        self,
        text: str,
        keys: QKeySequence.StandardKey | str,
        act: Callable[[], None],
        icon: str,
        context: Qt.ShortcutContext = ANYWHERE,
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(context)
        action.triggered.connect(lambda: act())
        if icon:
            self._themes.setIcon(action, icon)
        return action


def _onClipboard() -> Layer | None:
    return layer_edits.fromText(QGuiApplication.clipboard().text())
