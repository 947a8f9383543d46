"""Tab goes through a panel as the eye does, also when parts of it were made later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QWidget


class TabOrder(QObject):
    """Keeps the tab order of everything inside ``root`` in the order of its layouts.

    Parameters
    ----------
    first : a widget without children that comes before all others and stays.
    """

    def __init__(self, root: QWidget, first: QWidget) -> None:
        super().__init__(root)
        self._root, self._first = root, first
        self._known: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.arrange)
        root.installEventFilter(self)

    def arrange(self) -> None:
        """Bring the focus chain into the order of the layouts."""
        found = list(_focusable(self._root))
        if found == self._known:
            return
        self._known = found
        self._first.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt passes over those without one
        for before, after in zip([self._first, *found], found, strict=False):
            QWidget.setTabOrder(before, after)
        self._first.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start(0)
        return super().eventFilter(watched, event)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    """Widgets that can take the focus, in the order in which layouts hold them."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _inLayout(layout)


def _inLayout(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _focusable(widget)
        elif inner is not None:
            yield from _inLayout(inner)
