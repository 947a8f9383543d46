"""What a card says at a glance: name, settings, shape and parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.theme import figureLabel, setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

TOOL_ICON_PX = 14
TOOL_PX = 20


@dataclass(frozen=True)
class CardText:
    """The four texts of a card, and what it looks like.

    Parameters
    ----------
    stripe : colour token of the stripe, or ``lane``.
    enabled : whether the layer is on.
    severity : ``error``, ``warning`` or empty: what the border tells.
    """

    title: str
    brief: str
    shape: str
    count: str
    stripe: str
    enabled: bool = True
    severity: str = ""
    tip: str = ""

    def spoken(self) -> str:
        """The card as one sentence, for screen readers."""
        return ", ".join(filter(None, (self.title, self.brief, self.shape, self.count)))


class CardTools(QWidget):
    """The small buttons of a card: on or off, duplicate, remove."""

    toggleRequested = Signal()
    duplicateRequested = Signal()
    removeRequested = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.eye = self._button("eye", self.tr("Switch off"), self.toggleRequested)
        self.duplicate = self._button("duplicate", self.tr("Duplicate"), self.duplicateRequested)
        self.trash = self._button("trash", self.tr("Remove"), self.removeRequested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in (self.eye, self.duplicate, self.trash):
            layout.addWidget(button)

    def setState(self, is_enabled: bool, is_offered: bool, can_tab: bool) -> None:
        """Show the buttons while the card is pointed at, and an eye closed on what is off."""
        self._themes.setIcon(self.eye, "eye" if is_enabled else "eye-off", "muted")
        text = self.tr("Switch off") if is_enabled else self.tr("Switch on")
        self.eye.setToolTip(f"{text} (Ctrl+E)")
        self.eye.setAccessibleName(text)
        self.eye.setVisible(is_offered or not is_enabled)
        self.duplicate.setVisible(is_offered)
        self.trash.setVisible(is_offered)
        policy = Qt.FocusPolicy.TabFocus if can_tab else Qt.FocusPolicy.NoFocus
        for button in (self.eye, self.duplicate, self.trash):
            button.setFocusPolicy(policy)

    def setScale(self) -> None:
        """Follow the font's size."""
        side = self._themes.scaled(TOOL_PX)
        icon = self._themes.scaled(TOOL_ICON_PX)
        for button in (self.eye, self.duplicate, self.trash):
            button.setFixedSize(side, side)
            button.setIconSize(QSize(icon, icon))

    def _button(self, icon: str, text: str, announce: SignalInstance) -> QToolButton:
        button = QToolButton()
        setStyleFlag(button, "flat")
        self._themes.setIcon(button, icon, "muted")
        keys = {"duplicate": "Ctrl+D", "trash": self.tr("Delete")}.get(icon, "")
        button.setToolTip(f"{text} ({keys})")
        button.setAccessibleName(text)
        button.clicked.connect(announce)
        return button


class CardFace(QWidget):
    """Two lines: title, tools and shape; settings and parameters."""

    def __init__(self, themes: ThemeManager, tools: CardTools | None = None) -> None:
        super().__init__()
        self._themes = themes
        self.title, self.brief = ElidedLabel(), ElidedLabel()
        self.shape, self.count = figureLabel(), figureLabel()
        setStyleFlag(self.title, "strong")
        setStyleFlag(self.brief, "muted")
        setStyleFlag(self.count, "muted")
        self._tools = tools
        self._top, self._bottom = QHBoxLayout(), QHBoxLayout()
        self._arrange()
        themes.themeChanged.connect(self._follow)
        self._follow()

    def setText(self, text: CardText) -> None:
        """Show these texts in place."""
        self.title.setText(text.title)
        self.brief.setText(text.brief)
        self.shape.setText(text.shape)
        self.count.setText(text.count)
        for label in (self.title, self.shape):
            setStyleFlag(label, "muted", not text.enabled)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        lines = ((self._top, self.title, self.shape), (self._bottom, self.brief, self.count))
        for line, left, right in lines:
            line.setSpacing(6)
            line.addWidget(left, 1)
            line.addWidget(right)
            layout.addLayout(line)
        if self._tools is not None:
            self._top.insertWidget(1, self._tools)

    def _follow(self) -> None:
        """Keep the first line as tall as the tools, so that nothing moves when they appear."""
        self.title.setMinimumHeight(self._themes.scaled(TOOL_PX))
        if self._tools is not None:
            self._tools.setScale()
