"""The class that is to be explained: the one that has won, or any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import mutedLabel
from gui.widgets.fields import ChoiceBox
from gui.widgets.labels import Chip

MOST_CHIPS, LONGEST_CHIP = 12, 2
"""More classes, or longer names, are chosen from a list."""
LONGEST_ENTRY = 12
"""Characters of a name for which the list makes room; a longer one ends in "…"."""
GAP_PX = 4


class ClassRow(QWidget):
    """A chip for each class, or a list where there are many; the answer's own is checked at first.

    A class stays chosen until the answer's is chosen, or the chosen one once more.
    """

    targetChanged = Signal(object)
    """The class to explain, an int; None for the one that is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._target: int | None = None
        self._winner: int | None = None
        self.chips: list[Chip] = []
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(self.tr("Class to explain"))
        self.choice.activated.connect(self._chosen)
        self._label = mutedLabel(self.tr("explain"))
        self._room = 0
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)
        self._row.addWidget(self._label)
        self._row.addWidget(self.choice)

    def target(self) -> int | None:
        """The class chosen, None while the answer is followed."""
        return self._target

    def names(self) -> tuple[str, ...]:
        """The classes' names."""
        return self._names

    def setNames(self, names: Sequence[str]) -> None:
        """Offer these classes; others than before follow the answer again."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()  # it stays until the next turn of the event loop
            chip.deleteLater()
        is_short = len(names) <= MOST_CHIPS and max(map(len, names), default=0) <= LONGEST_CHIP
        self.chips = [self._chip(place) for place in range(len(names))] if is_short else []
        self.choice.clear()
        self.choice.addItem(self.tr("the answer"), None)
        for place, name in enumerate(names):
            self.choice.addItem(name, place)
        longest = max(len(self.choice.itemText(row)) for row in range(self.choice.count()))
        self.choice.setMinimumContentsLength(min(longest, LONGEST_ENTRY))
        self._fit()
        self.setWinner(None)
        self._choose(None)

    def follow(self) -> None:
        """Follow the answer again."""
        self._choose(None)

    def setWinner(self, winner: int | None) -> None:
        """Say which class is answered."""
        if winner != self._winner:
            self._winner = winner
            self._check()

    def setRoom(self, width_px: int) -> None:
        """Say how wide it may become; where chips would need more, there is the list."""
        self._room = width_px
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.choice.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _fit(self) -> None:
        widths = [chip.sizeHint().width() + GAP_PX for chip in (*self.chips, self._label)]
        has_chips = bool(self.chips) and sum(widths) <= self._room
        self.choice.setVisible(not has_chips)
        for chip in self.chips:
            chip.setVisible(has_chips)

    def _chip(self, place: int) -> Chip:
        name = self._names[place]
        chip = Chip(name, checkable=True)
        chip.setToolTip(self.tr("Why {name}? Why not?").format(name=name))
        chip.clicked.connect(partial(self._clicked, place))
        self._row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return chip

    def _clicked(self, place: int) -> None:
        self._choose(None if place in (self._winner, self._target) else place)

    def _chosen(self, row: int) -> None:
        place = self.choice.itemData(row)
        self._choose(None if place == self._winner else place)

    def _choose(self, target: int | None) -> None:
        changed, self._target = target != self._target, target
        self._check()
        if changed:
            self.targetChanged.emit(target)

    def _check(self) -> None:
        shown = self._winner if self._target is None else self._target
        for place, chip in enumerate(self.chips):
            chip.setChecked(place == shown)
        self.choice.setCurrentIndex(0 if self._target is None else self._target + 1)
