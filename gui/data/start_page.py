"""Where the user's own data come in: a place to drop them, and what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons
from gui.pad.readout import Readout
from gui.theme import headingLabel, primaryButton, setStyleFlag, strongLabel
from gui.widgets.messages import InlineMessage, WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import ThemeManager

RADIUS_PX, LEAST_HEIGHT_PX = 8, 230
ICON_PX = 40
DASHES = [5.0, 4.0]


class DropArea(QFrame):
    """A dashed frame that lights up while something is held over it."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_lit = False
        self.setMinimumHeight(LEAST_HEIGHT_PX)
        themes.themeChanged.connect(self.update)

    def isLit(self) -> bool:
        """Whether what is held over it would be taken."""
        return self._is_lit

    def setLit(self, is_lit: bool) -> None:
        """Show that what is held over it would be taken."""
        self._is_lit = is_lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent" if self._is_lit else "edge"), 2 if self._is_lit else 1.5)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.setBrush(theme.color("selected" if self._is_lit else "panel"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)


class StartPage(QWidget):
    """A drop area with two buttons, and one quiet line for each format."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.problem = InlineMessage(themes)
        self.problem.hide()
        self.area = DropArea(themes)
        self.fileButton = primaryButton(self.tr("Choose a file …"))
        self.folderButton = QPushButton(self.tr("Choose a folder of images …"))
        self.closeButton = QPushButton(self.tr("Close"))
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        themes.themeChanged.connect(self._drawIcon)
        self._drawIcon()

    def setProblem(self, text: str) -> None:
        """Say what went wrong; nothing where ``text`` is empty."""
        self.problem.setMessage(text)
        self.problem.setVisible(bool(text))

    def _arrange(self) -> None:
        self._fillArea()
        scrolled = Readout()
        scrolled.column.setSpacing(16)
        scrolled.column.addWidget(self.problem)
        scrolled.column.addWidget(self.area, 1)
        scrolled.column.addLayout(self._formats())
        footer = QHBoxLayout()
        footer.addStretch(1)
        footer.addWidget(self.closeButton)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 6, 14)
        layout.setSpacing(16)
        layout.addWidget(scrolled, 1)
        layout.addLayout(footer)
        footer.setContentsMargins(0, 0, 10, 0)

    def _fillArea(self) -> None:
        heading = headingLabel(self.tr("Drop a file or a folder here"))
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.fileButton)
        buttons.addWidget(self.folderButton)
        buttons.addStretch(1)
        inside = QVBoxLayout(self.area)
        inside.setContentsMargins(14, 20, 14, 20)
        inside.addStretch(1)
        inside.addWidget(self._icon)
        inside.addSpacing(4)
        inside.addWidget(heading)
        inside.addSpacing(8)
        inside.addLayout(buttons)
        inside.addStretch(1)

    def _formats(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        lines = (
            (self.tr("CSV"), self.tr("One row an example, one column the label.")),
            (self.tr("Folder"), self.tr("One folder a class, with its images: cats/ and dogs/.")),
            (self.tr(".npz"), self.tr("NumPy's arrays x and y, or x_train, y_train, x_test …")),
            (self.tr("IDX"), self.tr("As MNIST's files: images, with their labels beside them.")),
        )
        for row, (name, about) in enumerate(lines):
            title = strongLabel(name)
            title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_mutedText(about), row, 1)
        return grid

    def _drawIcon(self) -> None:
        side = self._themes.scaled(ICON_PX)
        icon = icons.icon("down", self._themes.theme.color("muted"), (side,))
        self._icon.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))


def _mutedText(text: str) -> QLabel:
    label = WrappingLabel(text)
    setStyleFlag(label, "muted")
    return label
