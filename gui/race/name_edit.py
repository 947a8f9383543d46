"""A field over a lane's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

LONGEST_NAME = 60


class NameEdit(QLineEdit):
    """Takes a new name; Enter or a click elsewhere ends it, Escape gives it up.

    Parameters
    ----------
    number : of the lane.
    name : that it has now.
    """

    ended = Signal(str)
    """The name typed, or the old one where it was given up."""

    def __init__(self, parent: QWidget, number: int, name: str) -> None:
        super().__init__(name, parent)
        self.number, self.old = number, name
        self.setMaxLength(LONGEST_NAME)
        self.setAccessibleName(self.tr("Name of the lane"))
        self.selectAll()
        self.editingFinished.connect(lambda: self.ended.emit(self.text().strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(self.old)
        else:
            super().keyPressEvent(event)
        event.accept()  # keys that mean nothing here mean something to the table behind
