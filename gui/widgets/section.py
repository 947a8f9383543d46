"""A part of a panel that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.theme import ThemeManager, setStyleFlag


class CollapsibleSection(QWidget):
    """A title with a chevron; a click or Space folds what is below it.

    Put the content into `content`, which has no layout yet.
    """

    openChanged = Signal(bool)

    def __init__(
        self,
        themes: ThemeManager,
        title: str,
        is_open: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.header = QToolButton()
        self.header.setText(title)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setCheckable(True)
        self.header.setChecked(is_open)
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        setStyleFlag(self.header, "section")
        self.content = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.header)
        layout.addWidget(self.content)
        self.header.toggled.connect(self._fold)
        self._fold(is_open)

    def isOpen(self) -> bool:
        """Whether the content is shown."""
        return self.header.isChecked()

    def setOpen(self, is_open: bool) -> None:
        """Show or fold away the content."""
        self.header.setChecked(is_open)

    def _fold(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self._themes.setIcon(self.header, "chevron-down" if is_open else "chevron-right", "muted")
        self.openChanged.emit(is_open)
