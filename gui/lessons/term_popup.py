"""The explanation of a term, beside the link that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.lessons.linked_text import LinkedText
from gui.theme import setStyleFlag, strongLabel
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from gui.lessons.words import Names
    from gui.theme import ThemeManager

WIDTH_PX = 340


class TermPopup(Panel):
    """One explanation, gone with the next click elsewhere or with Escape.

    Its own links explain other terms in its place; those to tabs and presets are announced.
    """

    linkClicked = Signal(str, str)
    termRequested = Signal(str)
    """The term is wanted in the glossary."""

    def __init__(self, themes: ThemeManager, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._themes, self._names, self._term = themes, names, ""
        self.title = strongLabel()
        self.text = LinkedText(themes, names)
        self.more = QPushButton(self.tr("Show in the glossary"))
        setStyleFlag(self.more, "flat")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 10)
        self._column.setSpacing(6)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        self.text.linkClicked.connect(self._follow)
        self.more.clicked.connect(self._show_in_glossary)

    def setNames(self, names: Names) -> None:
        """Take the terms that can be explained."""
        self._names = names
        self.text.setNames(names)

    def term(self) -> str:
        """The name of the term explained."""
        return self._term

    def explain(self, name: str, place: QPoint) -> None:
        """Explain a term; ``place``: the upper left corner on the screen, if there is room."""
        if self._fill(name):
            self._put(place)
            self.show()
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, name: str) -> bool:
        term = self._names.glossary.get(name)
        if term is None:
            return False
        self._term = name
        self.title.setText(self._names.text(term.title))
        self.text.setMarked(self._names.text(term.text))
        self.setAccessibleName(self._names.text(term.title))
        self.ensurePolished()
        self._fit()
        return True

    def _fit(self) -> None:
        """Take the height that the text needs in the width there is."""
        width, margins = self._themes.scaled(WIDTH_PX), self._column.contentsMargins()
        inner = width - margins.left() - margins.right()
        parts = self.title.sizeHint().height(), self.more.sizeHint().height()
        height = sum(parts) + self.text.heightAt(inner) + 2 * self._column.spacing()
        self.setFixedSize(width, height + margins.top() + margins.bottom())

    def _put(self, place: QPoint) -> None:
        """Stay within the screen."""
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))

    def _follow(self, kind: str, target: str) -> None:
        if kind == "term":
            self._fill(target)
            return
        self.hide()
        self.linkClicked.emit(kind, target)

    def _show_in_glossary(self) -> None:
        self.hide()
        self.termRequested.emit(self._term)
