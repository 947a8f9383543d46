"""The surface everything else stands on."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QWidget

from gui.theme import setStyleFlag


class Panel(QFrame):
    """A quiet surface with 8 px corners and a one-pixel line; give it a layout of your own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        setStyleFlag(self, "panel")


class Card(QFrame):
    """A smaller raised surface inside a panel: one thing at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        setStyleFlag(self, "card")


def standOnPanel(widget: QWidget) -> None:
    """Have ``widget``, which lies on a panel, fill its own ground with the panel's colour.

    What is seen is the same; but all that it lies on, the style sheet's boxes among it, need not
    be painted before it each time. For widgets that are painted many times a second.
    """
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
