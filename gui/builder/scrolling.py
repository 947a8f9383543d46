"""A scroll area whose content keeps its width, whether the bar is there or not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

TOP_PX, BOTTOM_PX = 12, 12


class SteadyScrollArea(QScrollArea):
    """Scrolls up and down only. The bar takes its room from the right margin.

    Parameters
    ----------
    margin_px : room to the left and right of the content.
    """

    def __init__(self, content: QWidget, margin_px: int) -> None:
        super().__init__()
        self._margin = margin_px
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self._held: tuple[QWidget | None, int] = None, 0
        self.setWidget(content)
        self.verticalScrollBar().installEventFilter(self)
        self._setMargins()

    def hold(self, widget: QWidget | None) -> None:
        """Remember where a widget is, for `settle` to put it there again."""
        self._held = widget, self._topOf(widget) if widget else 0

    def settle(self) -> None:
        """Lay everything out at once, and scroll so that the widget held has not moved."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        widget, top = self._held
        if widget is not None and widget.isVisible():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._topOf(widget) - top)
        self._held = None, 0

    def keepInView(self, widget: QWidget) -> None:
        """Scroll as little as shows a widget, its top before all else."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = widget.mapTo(self._content, QPoint(0, 0)).y()
        bottom = top + widget.height()
        if bottom > bar.value() + room:
            bar.setValue(min(bottom - room + BOTTOM_PX, max(top - TOP_PX, 0)))
        if top < bar.value():
            bar.setValue(max(top - TOP_PX, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._setMargins()
        return super().eventFilter(watched, event)

    def _topOf(self, widget: QWidget) -> int:
        return widget.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _setMargins(self) -> None:
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.isVisibleTo(self) else 0
        layout = self._content.layout()
        if layout is not None:
            right = max(self._margin - taken, 0)
            layout.setContentsMargins(self._margin, TOP_PX, right, BOTTOM_PX)
