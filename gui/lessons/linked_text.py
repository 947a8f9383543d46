"""A text of a lesson: words, and links that lead to terms, tabs and presets."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from engine.lessons import links
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.lessons.words import Names
    from gui.theme import ThemeManager

FLAGS = Qt.TextInteractionFlag.LinksAccessibleByMouse | (
    Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class LinkedText(WrappingLabel):
    """A text that breaks into lines; its links are reached with Tab and opened with Enter.

    Parameters
    ----------
    names : what its links lead to.
    """

    linkClicked = Signal(str, str)
    """Kind of the link, ``term``, ``tab`` or ``preset``, and its target."""

    def __init__(self, themes: ThemeManager, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes, self._names = themes, names
        self._marked = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.linkActivated.connect(self._tell)
        themes.themeChanged.connect(self._show)

    def marked(self) -> str:
        """The text as a lesson has it, with its links."""
        return self._marked

    def setMarked(self, text: str) -> None:
        """Show a text with links such as ``[[epoch]]``."""
        if text != self._marked:
            self._marked = text
            self._show()

    def heightAt(self, width: int) -> int:
        """Return the height that the text needs in a width."""
        least = self.minimumHeight()
        self.setMinimumHeight(0)  # or what is measured would be that at least
        height = max(0, self.heightForWidth(width))
        self.setMinimumHeight(least)
        return height

    def setNames(self, names: Names) -> None:
        """Take the names of what links lead to."""
        self._names = names
        self._show()

    def _show(self) -> None:
        spans = links.spans(self._marked)
        words = self._names.sentence(spans)
        colour = self._themes.theme.readable(self._themes.theme.color("accent")).name()
        pieces = zip(spans, words, strict=True)
        self.setText("".join(_html(span, text, colour) for span, text in pieces))
        self.setAccessibleName("".join(words))
        has_links = any(span.kind for span in spans)
        self.setTextInteractionFlags(
            FLAGS if has_links else Qt.TextInteractionFlag.NoTextInteraction
        )

    def _tell(self, address: str) -> None:
        kind, _, target = address.partition(":")
        self.linkClicked.emit(kind, target)


def _html(span: links.Span, text: str, colour: str) -> str:
    words = html.escape(text)
    if not span.kind:
        return words
    target = html.escape(f"{span.kind}:{span.target}")
    return f'<a href="{target}" style="color: {colour}">{words}</a>'
