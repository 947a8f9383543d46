"""Where the keyboard goes when what has it is about to be hidden or switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def holdsFocus(widget: QWidget) -> bool:
    """Whether a widget, or one in it, has the focus of its window."""
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def handFocus(old: QWidget, heir: QWidget) -> None:
    """Give ``heir`` the focus if ``old``, or a widget in it, has it.

    To be called before ``old`` is hidden or disabled: Qt would hand its focus to whatever comes
    next in the window, and the next key would change a setting that nobody has chosen.
    """
    if holdsFocus(old):
        heir.setFocus(Qt.FocusReason.OtherFocusReason)
