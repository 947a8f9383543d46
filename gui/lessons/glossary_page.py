"""The glossary: every term with its one explanation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gui.lessons.linked_text import LinkedText
from gui.lessons.words import Names
from gui.theme import mutedLabel, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from engine.lessons.lesson import Term
    from gui.theme import ThemeManager

FIELD_PX = 260
TOP_PX = 4


class TermEntry(QWidget):
    """A term's title and its explanation."""

    def __init__(self, themes: ThemeManager, names: Names, term: Term) -> None:
        super().__init__()
        self.term = term
        self.title = WrappingLabel(names.text(term.title))
        self.text = LinkedText(themes, names)
        self.text.setMarked(names.text(term.text))
        setStyleFlag(self.title, "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        titles = " ".join(term.title.values())
        self._titles = f"{term.name} {titles}".casefold()
        self._words = self.text.accessibleName().casefold()

    def fits(self, wanted: str) -> bool:
        """Whether what is looked for stands in a title, in any language, or in the text."""
        return wanted in self._titles or wanted in self._words


class GlossaryPage(QWidget):
    """All terms by title, and a field that leaves only those that fit."""

    linkClicked = Signal(str, str)
    """A link to a tab or a preset: kind and target."""

    def __init__(self, themes: ThemeManager, language: str) -> None:
        super().__init__()
        self._themes, self._language = themes, language
        self.entries: dict[str, TermEntry] = {}
        self.filter = QLineEdit()
        self.nothing = mutedLabel()
        self.area = QScrollArea()
        self._list = QVBoxLayout()
        self._arrange()
        self.filter.textChanged.connect(self._sift)
        themes.themeChanged.connect(self._fit)
        self._fit()

    def setGlossary(self, glossary: Mapping[str, Term]) -> None:
        """Show these terms."""
        names = Names(self._language, glossary)
        for old in self.entries.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        terms = sorted(glossary.values(), key=lambda term: names.text(term.title).casefold())
        self.entries = {term.name: TermEntry(self._themes, names, term) for term in terms}
        for entry in self.entries.values():
            self._list.addWidget(entry)
            entry.text.linkClicked.connect(self._open)
        self._sift()

    def showTerm(self, name: str) -> None:
        """Scroll to a term; what the field left out is shown again for it."""
        entry = self.entries.get(name)
        if entry is None:
            return
        if entry.isHidden():
            self.filter.clear()
        self._column.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.area.verticalScrollBar().setValue(entry.y() - TOP_PX)

    def shown(self) -> list[str]:
        """Names of the terms that the field leaves."""
        return [name for name, entry in self.entries.items() if not entry.isHidden()]

    def _arrange(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find a term"))
        self.filter.setAccessibleName(self.tr("Find a term"))
        self.filter.setClearButtonEnabled(True)
        self.nothing.setText(self.tr("No term has this in its title or text."))
        self.nothing.hide()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, TOP_PX, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self._list.setSpacing(0)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.nothing)
        layout.addWidget(self.area, 1)

    def _fit(self) -> None:
        self.filter.setFixedWidth(self._themes.scaled(FIELD_PX))

    def _sift(self) -> None:
        wanted = self.filter.text().strip().casefold()
        for entry in self.entries.values():
            entry.setVisible(entry.fits(wanted))
        self.nothing.setVisible(bool(self.entries) and not self.shown())

    def _open(self, kind: str, target: str) -> None:
        if kind == "term":
            self.showTerm(target)
        else:
            self.linkClicked.emit(kind, target)
