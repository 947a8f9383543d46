"""What pales a part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gui.theme import ThemeManager

OPACITY = 0.55


class Veil(QWidget):
    """Pales a widget whose content is shown still, but not true any more; hidden at first.

    The mouse goes through it.

    Parameters
    ----------
    covered : the widget, which stands on a panel.
    """

    def __init__(self, themes: ThemeManager, covered: QWidget) -> None:
        super().__init__(covered)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(covered.rect())
        self.hide()
        covered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._themes.theme.color("panel")
        color.setAlphaF(OPACITY)
        QPainter(self).fillRect(self.rect(), color)
