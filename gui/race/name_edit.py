"""Typing another name for a lane, in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
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


class Renaming(QObject):
    """At most one lane that is being renamed, and the field over its name.

    Parameters
    ----------
    page : on which the field stands.
    """

    named = Signal(int, str)
    """The lane's number and its new name."""
    left = Signal()
    """It has ended from the field's keys: whoever is behind may have the keyboard again."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.edit: NameEdit | None = None

    def begin(self, number: int, name: str, box: QRect) -> None:
        """Open the field over a lane's name; another lane's is closed."""
        self.end()
        edit = self.edit = NameEdit(self._page, number, name)
        edit.ended.connect(self._take)
        edit.setGeometry(box)
        edit.show()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Close the field, and leave the name as it was."""
        edit, self.edit = self.edit, None
        if edit is not None:
            edit.ended.disconnect(self._take)
            edit.hide()
            edit.deleteLater()

    def _take(self, text: str) -> None:
        edit = self.edit
        if edit is None:
            return
        had_focus = edit.hasFocus()
        self.end()
        if had_focus:
            self.left.emit()
        if text and text != edit.old:
            self.named.emit(edit.number, text)
