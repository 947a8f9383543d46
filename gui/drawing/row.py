"""Widgets beside each other, as the pages of drawings set them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

GAP_PX = 8


def row(*parts: QWidget | tuple[QWidget, int] | None) -> QHBoxLayout:
    """A row of parts, each perhaps with its stretch; None stands for what room is left."""
    made = QHBoxLayout()
    made.setSpacing(GAP_PX)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            widget, stretch = part if isinstance(part, tuple) else (part, 0)
            made.addWidget(widget, stretch)
    return made


def rowWidget(*parts: QWidget | None) -> QWidget:
    """A row of parts as a widget of its own."""
    widget = QWidget()
    made = row(*parts)
    made.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(made)
    return widget
