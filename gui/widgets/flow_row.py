"""A row of widgets that breaks into further rows where there is too little room for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

GAP_PX, ROW_GAP_PX = 8, 6
UNSHRINKABLE = {
    QSizePolicy.Policy.Fixed,
    QSizePolicy.Policy.Minimum,
    QSizePolicy.Policy.MinimumExpanding,
}


class FlowRow(QWidget):
    """Widgets side by side, of which one may take the room that is left.

    It needs no more width than its widest widget. What comes after the widget that takes the
    room stands at the right, also in the rows below.
    """

    def __init__(self) -> None:
        super().__init__()
        self._members: list[QWidget] = []
        self._stretching: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def addWidget(self, widget: QWidget, stretches: bool = False) -> None:
        """Put a widget at the end; one that has been here before moves there.

        Parameters
        ----------
        stretches : whether it takes the room that is left; one does at most.
        """
        self._members = [member for member in self.widgets() if member is not widget]
        self._members.append(widget)
        if stretches:
            self._stretching = widget
        if widget.parentWidget() is not self:
            widget.setParent(self)
            widget.show()
        self._flow()

    def widgets(self) -> list[QWidget]:
        """What stands in it, hidden or not; what another widget has taken is gone."""
        return [member for member in self._members if member.parentWidget() is self]

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(_wanted(member) for member in shown) + GAP_PX * max(0, len(shown) - 1)
        return QSize(width, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(map(_least, self._shown()), default=0), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._flow()
            self.updateGeometry()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [member for member in self.widgets() if not member.isHidden()]

    def _rows(self) -> list[list[QWidget]]:
        """Return what stands in each row, as much as there is room for."""
        rows: list[list[QWidget]] = []
        left = -1
        for member in self._shown():
            needed = _least(member) + GAP_PX
            if needed > left:
                rows.append([])
                left = self.width() + GAP_PX
            rows[-1].append(member)
            left -= needed
        return rows

    def _flow(self) -> None:
        top, is_after = 0, False
        for row in self._rows():
            height = max(member.sizeHint().height() for member in row)
            self._place(row, QRect(0, top, self.width(), height), is_after)
            is_after = is_after or self._stretching in row
            top += height + ROW_GAP_PX
        height = max(0, top - ROW_GAP_PX)
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)

    def _place(self, row: list[QWidget], place: QRect, at_right: bool) -> None:
        widths = self._widths(row, place.width())
        free = place.width() - sum(widths) - GAP_PX * (len(row) - 1)
        left = max(0, free) if at_right else 0
        for member, width in zip(row, widths, strict=True):
            height = member.sizeHint().height()
            top = place.top() + (place.height() - height) // 2
            member.setGeometry(QRect(left, top, width, height))
            left += width + GAP_PX

    def _widths(self, row: list[QWidget], room: int) -> list[int]:
        """Return what each gets: its least, then what it asks for, then one takes the rest."""
        widths = list(map(_least, row))
        free = max(0, room - sum(widths) - GAP_PX * (len(row) - 1))
        for i, member in enumerate(row):
            if member is not self._stretching:
                more = min(free, _wanted(member) - widths[i])
                widths[i] += more
                free -= more
        if self._stretching in row:
            widths[row.index(self._stretching)] += free
        return widths


def _least(widget: QWidget) -> int:
    """Return the least width, px, as a layout has it."""
    is_fixed = widget.sizePolicy().horizontalPolicy() in UNSHRINKABLE
    hint = widget.sizeHint() if is_fixed else widget.minimumSizeHint()
    return max(hint.width(), widget.minimumWidth())


def _wanted(widget: QWidget) -> int:
    """Return the width that a widget asks for, px."""
    return max(widget.sizeHint().width(), _least(widget))
