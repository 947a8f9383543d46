"""The menu from which whoever is to read the pad is chosen."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from engine.insight.ensemble import Rule

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent


@dataclass(frozen=True)
class Offer:
    """A network that can be chosen.

    Parameters
    ----------
    key : comes back when it is chosen.
    text : what it is, for people.
    is_wanted : whether it is chosen.
    is_fitting : whether it can read together with those that are chosen.
    """

    key: Hashable
    text: str
    is_wanted: bool = False
    is_fitting: bool = True


@dataclass(frozen=True)
class Offers:
    """All that can be chosen from, and what is chosen.

    Parameters
    ----------
    networks : in the order in which to show them.
    has_lanes : whether there are lanes of a race to read.
    reads_current, reads_lanes : whether the current network, or the lanes, read now.
    rule : how the answers of several become one.
    """

    networks: tuple[Offer, ...] = ()
    has_lanes: bool = False
    reads_current: bool = True
    reads_lanes: bool = False
    rule: Rule = Rule.AVERAGE

    @property
    def wanted(self) -> int:
        """How many networks are chosen."""
        return sum(offer.is_wanted for offer in self.networks)

    @property
    def entries(self) -> tuple[object, ...]:
        """What stands in the menu, without what is chosen of it."""
        return self.has_lanes, *((offer.key, offer.text) for offer in self.networks)


class TickMenu(QMenu):
    """A menu that stays open while its entries are ticked, with the mouse or by Space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if not self._tick(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_press = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_press and self._tick(self.activeAction())):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class ReaderMenu(QMenu):
    """The current network, the lanes, one of the other networks, or several of them.

    It announces what was chosen; what is marked as chosen, `setOffers` says.
    """

    currentChosen = Signal()
    lanesChosen = Signal()
    networkChosen = Signal(object)
    """Key of a network that is to read alone."""
    networkToggled = Signal(object)
    """Key of a network that is to be added to those chosen, or left out."""
    ruleChosen = Signal(object)
    fileRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = Offers()
        self._alone: dict[Hashable, QAction] = {}
        self._ticks: dict[Hashable, QAction] = {}
        self._rules: dict[Rule, QAction] = {}
        self.setToolTipsVisible(True)
        self.ensemble = TickMenu(self)
        self.ensemble.setToolTipsVisible(True)
        self._fill()

    def offers(self) -> Offers:
        """What can be chosen, and what is."""
        return self._offers

    def setOffers(self, offers: Offers) -> None:
        """Offer these; where only what is chosen is new, an open menu just shows it."""
        is_filled = offers.entries == self._offers.entries
        self._offers = offers
        if is_filled:
            self._mark()
        else:
            self._fill()

    def alone(self, key: Hashable) -> QAction:
        """The entry by which the network of that key is chosen alone."""
        return self._alone[key]

    def tick(self, key: Hashable) -> QAction:
        """The entry by which the network of that key is ticked."""
        return self._ticks[key]

    def rule(self, rule: Rule) -> QAction:
        """The entry that chooses ``rule``."""
        return self._rules[rule]

    def _fill(self) -> None:
        self.clear()
        self.ensemble.clear()
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._add_first()
        self.addSeparator()
        self._add_networks()
        self.addSeparator()
        self._add_ensemble()
        self._mark()

    def _add_first(self) -> None:
        self.current = self._choice(self.tr("Current model"))
        self.current.setToolTip(
            self.tr("The network of the last run, live while it trains; in a race its lanes.")
        )
        self.current.triggered.connect(self.currentChosen)
        self.lanes = self._choice(self.tr("Lanes of the race"))
        self.lanes.setToolTip(self.tr("All lanes side by side, each with its own answer."))
        self.lanes.setVisible(self._offers.has_lanes)
        self.lanes.triggered.connect(self.lanesChosen)

    def _add_networks(self) -> None:
        self._alone = {}
        for offer in self._offers.networks:
            action = self._alone[offer.key] = self._choice(offer.text)
            action.triggered.connect(lambda _, key=offer.key: self.networkChosen.emit(key))
        self.file = self.addAction(self.tr("Open a model file …"))
        self.file.setToolTip(self.tr("A .keras file that reads digits of 28 by 28 pixels."))
        self.file.triggered.connect(self.fileRequested)

    def _add_ensemble(self) -> None:
        self.ensemble.setTitle(self.tr("Ensemble: tick several"))
        self.ensemble.menuAction().setToolTip(
            self.tr("Several networks that err in different places are better than each of them.")
        )
        self.ensemble.menuAction().setCheckable(True)
        self._ticks = {}
        for offer in self._offers.networks:
            action = self._ticks[offer.key] = self.ensemble.addAction(_shown(offer.text))
            action.setCheckable(True)
            action.triggered.connect(lambda _, key=offer.key: self.networkToggled.emit(key))
        self.ensemble.addSeparator()
        self._add_rules()
        self.addMenu(self.ensemble)

    def _add_rules(self) -> None:
        group = QActionGroup(self.ensemble)
        texts = {
            Rule.AVERAGE: (
                self.tr("Together by average"),
                self.tr("The class whose probability is the highest on average."),
            ),
            Rule.VOTE: (
                self.tr("Together by vote"),
                self.tr("The class that most of them take it for, however sure they are."),
            ),
        }
        for rule, (text, tip) in texts.items():
            action = self._rules[rule] = self.ensemble.addAction(text)
            action.setToolTip(tip)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _, rule=rule: self.ruleChosen.emit(rule))

    def _choice(self, text: str) -> QAction:
        action = self.addAction(_shown(text))
        action.setCheckable(True)
        self._group.addAction(action)
        return action

    def _mark(self) -> None:
        """Mark what is chosen; a click has marked something already, which may not have come."""
        offers = self._offers
        is_alone = offers.wanted == 1
        self.current.setChecked(offers.reads_current)
        self.lanes.setChecked(offers.reads_lanes)
        for offer in offers.networks:
            self._alone[offer.key].setChecked(offer.is_wanted and is_alone)
            self._ticks[offer.key].setChecked(offer.is_wanted)
            self._ticks[offer.key].setEnabled(offer.is_fitting)
        self.ensemble.menuAction().setChecked(offers.wanted > 1)
        for rule, action in self._rules.items():
            action.setChecked(rule is offers.rule)
            action.setEnabled(offers.wanted > 1)


def _shown(text: str) -> str:
    """A name as a menu shows it, where ``&`` would mark a key."""
    return text.replace("&", "&&")
