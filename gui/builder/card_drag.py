"""Dragging a card to another place: the card follows the mouse, a line shows where it will land."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QScrollArea, QWidget

from gui.builder.layer_card import RADIUS_PX, RING_PX, LayerCard

if TYPE_CHECKING:
    from gui.theme import ThemeManager

LINE_PX = 3
LINE_HEIGHT_PX = 9
GHOST_OPACITY = 0.88
GHOST_OFFSET_PX = 28
"""How much narrower the card is while it is carried: the line stands out to its left."""
LEFT_BEHIND_OPACITY = 0.35
EDGE_PX = 36
"""How near the edge of the panel the mouse makes it scroll."""
SCROLL_PX, SCROLL_INTERVAL_MS = 10, 30


class DropLine(QWidget):
    """The line between two cards where the dragged one will land."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._themes.theme.color("accent"))
        middle = self.height() / 2
        painter.drawRoundedRect(
            QRectF(0, middle - LINE_PX / 2, self.width(), LINE_PX), LINE_PX / 2, LINE_PX / 2
        )
        painter.drawEllipse(QRectF(0, 0, self.height(), self.height()))


class CardDrag(QObject):
    """One drag at a time among the cards of a list.

    Parameters
    ----------
    area : the widget that the cards lie in.
    cards : gives the cards in their order.
    spacing_px : room between two cards.
    """

    dropped = Signal(int, int)
    """From which place to which; not announced where nothing moves."""

    def __init__(
        self,
        themes: ThemeManager,
        area: QWidget,
        cards: Callable[[], list[LayerCard]],
        spacing_px: int,
    ) -> None:
        super().__init__(area)
        self._themes = themes
        self._area, self._cards, self._spacing = area, cards, spacing_px
        self.line = DropLine(themes, area)
        self._ghost = QLabel(area)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._card: LayerCard | None = None
        self._grip = 0
        self._mouse = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(SCROLL_INTERVAL_MS)
        self._timer.timeout.connect(self._scroll)

    def isActive(self) -> bool:
        """Whether a card is under way."""
        return self._card is not None

    def move(self, card: LayerCard, mouse: QPoint) -> None:
        """Follow the mouse, at ``mouse`` in global coordinates; starts the drag if need be."""
        self._mouse = mouse
        if self._card is None:
            self._start(card)
        self._follow()

    def end(self) -> None:
        """Let the card go where the line is."""
        if self._card is None:
            return
        start = self._cards().index(self._card)
        place = self._place()
        self.cancel()
        if place != start:
            self.dropped.emit(start, place)

    def cancel(self) -> None:
        """Put everything back as it was."""
        if self._card is None:
            return
        self._card.cancelDrag()
        self._card.setGraphicsEffect(None)  # type: ignore[arg-type]
        self._card.face.unsetCursor()
        self._card.face.setCursor(Qt.CursorShape.PointingHandCursor)
        self._card = None
        self._timer.stop()
        self._ghost.hide()
        self.line.hide()

    def _start(self, card: LayerCard) -> None:
        self._card = card
        top = card.mapFrom(self._area, self._area.mapFromGlobal(self._mouse)).y()
        shrink = (card.width() - GHOST_OFFSET_PX) / card.width()
        self._grip = round(shrink * min(max(top, 0), card.face.geometry().bottom()))
        picture = _lifted(_pictureOf(card), shrink, self._themes.theme.color("accent"))
        self._ghost.setPixmap(picture)
        self._ghost.adjustSize()
        self._ghost.show()
        self._ghost.raise_()
        effect = QGraphicsOpacityEffect(card)
        effect.setOpacity(LEFT_BEHIND_OPACITY)
        card.setGraphicsEffect(effect)
        card.face.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._timer.start()

    def _follow(self) -> None:
        if self._card is None:
            return
        top = self._area.mapFromGlobal(self._mouse).y() - self._grip
        self._ghost.move(self._card.x() + GHOST_OFFSET_PX, top)
        cards = self._cards()
        place, start = self._place(), cards.index(self._card)
        self.line.setVisible(place != start)
        if place != start:
            self._showLine(cards[place], below=place > start)

    def _showLine(self, card: LayerCard, below: bool) -> None:
        gap = self._spacing / 2
        edge = card.geometry().bottom() + gap if below else card.y() - gap
        left = card.x() + RING_PX
        self.line.setGeometry(
            left, round(edge - LINE_HEIGHT_PX / 2), card.width() - 2 * RING_PX, LINE_HEIGHT_PX
        )
        self.line.raise_()
        self._ghost.raise_()

    def _place(self) -> int:
        """Where the card would land: behind every other card whose middle it has passed."""
        ghost = self._ghost.geometry()
        others = [card for card in self._cards() if card is not self._card]
        start = self._cards().index(self._card) if self._card else 0
        passed = [
            (ghost.bottom() if place >= start else ghost.top()) > card.geometry().center().y()
            for place, card in enumerate(others)
        ]
        return sum(passed)

    def _scroll(self) -> None:
        view = _scrollArea(self._area)
        if view is None:
            return
        y = view.viewport().mapFromGlobal(self._mouse).y()
        room = view.viewport().height()
        by = SCROLL_PX if y > room - EDGE_PX else -SCROLL_PX if y < EDGE_PX else 0
        if by:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + by)
            self._follow()


def _pictureOf(card: LayerCard) -> QPixmap:
    """The card as it looks without its form."""
    picture = card.grab()
    ratio = picture.devicePixelRatio()
    height = min(card.height(), card.face.geometry().bottom() + 9)
    return picture.copy(0, 0, picture.width(), round(height * ratio))


def _lifted(whole: QPixmap, shrink: float, border: QColor) -> QPixmap:
    """The picture as it is carried: smaller, a little see-through, with a border."""
    picture = whole.scaledToWidth(
        round(whole.width() * shrink), Qt.TransformationMode.SmoothTransformation
    )
    result = QPixmap(picture.size())
    result.setDevicePixelRatio(picture.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setOpacity(GHOST_OPACITY)
    painter.drawPixmap(0, 0, picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(border)
    size = picture.deviceIndependentSize()
    inset = RING_PX + 0.5
    painter.drawRoundedRect(
        QRectF(inset, inset, size.width() - 2 * inset, size.height() - inset), RADIUS_PX, RADIUS_PX
    )
    painter.end()
    return result


def _scrollArea(widget: QWidget | None) -> QScrollArea | None:
    while widget is not None and not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget
