"""The colours of a confusion matrix: strong for mistakes, quiet where all is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.theme import contrast, mix

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from gui.theme import Theme, ThemeManager

FULL_SHARE = 0.5
"""From this share of a row on, a mistake has the full colour."""
STRONGEST = 0.85
"""The most of the colour of mistakes that a cell takes, so that its figure can be read."""
QUIET_LEAST, QUIET_MOST = 0.06, 0.22
"""How much of the muted colour the diagonal takes where nothing and where all is right."""
MISTAKE_LANE = 1
LEVELS = 500
"""Shares of a row that have a colour of their own."""


class CellColours:
    """The colours of cells and of the figures on them; each is worked out once for a theme."""

    def __init__(self, themes: ThemeManager) -> None:
        self._themes = themes
        self._known: dict[tuple[int, bool], tuple[QColor, QColor]] = {}

    def of(self, share: float, is_right: bool) -> tuple[QColor, QColor]:
        """The colour of a cell with ``share`` of its row, and that of its figure."""
        key = round(LEVELS * share), is_right
        if key not in self._known:
            theme = self._themes.theme
            colour = cellColour(key[0] / LEVELS, is_right, theme)
            self._known[key] = colour, _onto(colour, theme)
        return self._known[key]

    def forget(self) -> None:
        """Work them out anew: the theme is another one."""
        self._known.clear()


def cellColour(share: float, is_right: bool, theme: Theme) -> QColor:
    """The colour of a cell with a share of its row; few mistakes are to be seen as well as many."""
    sheet = theme.color("panel")
    if is_right:
        return mix(sheet, theme.color("muted"), QUIET_LEAST + (QUIET_MOST - QUIET_LEAST) * share)
    strength = STRONGEST * min(1.0, share / FULL_SHARE) ** 0.5
    ground = mix(sheet, theme.color("chip"), 0.5)
    return mix(ground, theme.lane(MISTAKE_LANE), strength)


def _onto(colour: QColor, theme: Theme) -> QColor:
    """The colour of text that can be read best on a colour."""
    choices = theme.color("text"), theme.color("panel")
    return max(choices, key=lambda choice: contrast(choice, colour))
