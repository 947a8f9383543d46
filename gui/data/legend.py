"""Names in their own colours, each with a mark, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import figureFont

if TYPE_CHECKING:
    from gui.theme import Theme, ThemeManager

Shape = Literal["dot", "square", "triangle", "line", "none"]
MARK_PX = 9
MARK_GAP_PX = 6
FIGURE_GAP_PX = 6
ENTRY_GAP_PX = 16
LINE_GAP_PX = 3
MOST_LINES = 3
MOST_TIP_NAMES = 30
RING_SHARE = 0.18
"""Width of a hollow mark's line, as a share of the mark."""
LINE_PX = 2.4
"""Width of a mark that stands for a curve: that of the curves themselves."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Entry:
    """One name of a legend.

    Parameters
    ----------
    text : the name.
    colour : a lane's number, or a colour token of the theme.
    figure : a number after the name, or nothing.
    shape, hollow : the mark before it.
    tip : what the tool tip says.
    """

    text: str
    colour: int | str
    figure: str = ""
    shape: Shape = "dot"
    hollow: bool = False
    tip: str = ""


class Legend(QWidget):
    """Entries beside each other; it is as high as its lines, at least one.

    Entries that have an anchor stand there, pushed apart where they would overlap, as long as all
    fit into one line.

    Parameters
    ----------
    most_lines : more are not shown; the last entry then tells how many are left out.
    """

    def __init__(self, themes: ThemeManager, most_lines: int = MOST_LINES) -> None:
        super().__init__()
        self._most_lines = most_lines
        self._themes = themes
        self._entries: tuple[Entry, ...] = ()
        self._anchors: tuple[float, ...] = ()
        self._shown: list[tuple[Entry, QRectF]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.themeChanged.connect(self._place)
        self._place()

    def setEntries(self, entries: Sequence[Entry], anchors: Sequence[float] = ()) -> None:
        """Show entries.

        Parameters
        ----------
        anchors : where each wants to begin, in pixels from the left; empty for one after another.
        """
        self._entries, self._anchors = tuple(entries), tuple(anchors)
        spoken = (f"{entry.text} {entry.figure}".strip() for entry in entries)
        self.setAccessibleName(", ".join(spoken))
        self._place()

    def shown(self) -> list[tuple[Entry, QRectF]]:
        """The entries that can be seen, and where they are."""
        return list(self._shown)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(80), self._lineHeight())

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(240), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = (entry for entry, box in self._shown if box.contains(QPointF(event.pos())))
            entry = next(under, None)
            QToolTip.showText(event.globalPos(), self._tip(entry) if entry else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry, box in self._shown:
            self._paintEntry(painter, entry, box)

    def _paintEntry(self, painter: QPainter, entry: Entry, box: QRectF) -> None:
        theme, mark = self._themes.theme, self._themes.scaled(MARK_PX)
        centre = QPointF(box.left() + mark / 2, box.center().y())
        paintMark(painter, centre, mark, entry, theme)
        words = box.adjusted(self._markWidth(entry), 0, 0, 0)
        if entry.figure:
            painter.setFont(figureFont())
            painter.setPen(theme.color("text"))
            figure = QRectF(words)
            figure.setLeft(words.right() - self._figureWidth(entry))
            painter.drawText(figure, _LEFT, entry.figure)
            words.setRight(figure.left() - FIGURE_GAP_PX)
        painter.setFont(self.font())
        painter.setPen(_textColour(entry, theme))
        text = self._elided(entry, words.width())
        painter.drawText(words, _LEFT | Qt.TextFlag.TextDontClip, text)

    def _elided(self, entry: Entry, room: float) -> str:
        # Widths are rounded up, so that a text that fits is never cut short.
        return self.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, int(room) + 1)

    def _tip(self, entry: Entry) -> str:
        return entry.tip or f"{entry.text} {entry.figure}".strip()

    # Where entries are

    def _place(self) -> None:
        shown, places = self._fitting()
        line = self._lineHeight()
        self._shown = [
            (entry, QRectF(left, row * (line + LINE_GAP_PX), self._width(entry), line))
            for entry, (left, row) in zip(shown, places, strict=True)
        ]
        lines = max((row for _, row in places), default=0) + 1
        self.setFixedHeight(lines * line + (lines - 1) * LINE_GAP_PX)
        self.update()

    def _fitting(self) -> tuple[Sequence[Entry], list[tuple[float, int]]]:
        """As many entries as there are lines for, with their left edges and lines."""
        gap, room = self._themes.scaled(ENTRY_GAP_PX), self.width()
        widths = [self._width(entry) for entry in self._entries]
        if self._anchors and (lefts := pushedApart(self._anchors, widths, gap, room)):
            return self._entries, [(left, 0) for left in lefts]
        places = flow(widths, gap, room)
        shown: Sequence[Entry] = self._entries
        kept = sum(row < self._most_lines for _, row in places)
        while kept and places[-1][1] >= self._most_lines:
            kept -= 1
            shown = [*self._entries[:kept], self._more(kept)]
            places = flow([*widths[:kept], self._width(shown[-1])], gap, room)
        return shown, places

    def _more(self, kept: int) -> Entry:
        """An entry that stands for those after the first ``kept``."""
        left = self._entries[kept:]
        names = "\n".join(entry.text for entry in left[:MOST_TIP_NAMES])
        return Entry(self.tr("and {n} more").format(n=len(left)), "muted", shape="none", tip=names)

    def _width(self, entry: Entry) -> float:
        words = self.fontMetrics().horizontalAdvance(entry.text)
        figure = FIGURE_GAP_PX + self._figureWidth(entry) if entry.figure else 0
        return min(self._markWidth(entry) + words + figure + 1, max(1, self.width()))

    def _markWidth(self, entry: Entry) -> int:
        return 0 if entry.shape == "none" else self._themes.scaled(MARK_PX) + MARK_GAP_PX

    def _figureWidth(self, entry: Entry) -> int:
        return QFontMetrics(figureFont()).horizontalAdvance(entry.figure)

    def _lineHeight(self) -> int:
        return self.fontMetrics().height()


def paintMark(painter: QPainter, centre: QPointF, size: float, entry: Entry, theme: Theme) -> None:
    """Paint the mark of an entry, ``size`` pixels wide."""
    line = size * RING_SHARE if entry.hollow else 0
    half = (size - line) / 2
    colour = _colour(entry, theme)
    painter.setPen(QPen(colour, line) if entry.hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if entry.hollow else colour)
    x, y = centre.x(), centre.y()
    if entry.shape == "dot":
        painter.drawEllipse(centre, half, half)
    elif entry.shape == "square":
        side = 0.88 * half  # looks as large as the dot
        painter.drawRect(QRectF(x - side, y - side, 2 * side, 2 * side))
    elif entry.shape == "triangle":
        corners = ((-half, half), (half, half), (0, -half))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    elif entry.shape == "line":
        painter.setPen(QPen(colour, LINE_PX))
        painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))


def _colour(entry: Entry, theme: Theme) -> QColor:
    if isinstance(entry.colour, str):
        return theme.color(entry.colour)
    return theme.lane(entry.colour)


def _textColour(entry: Entry, theme: Theme) -> QColor:
    if isinstance(entry.colour, str):
        return theme.color("muted")
    return theme.laneText(entry.colour)


def flow(widths: Sequence[float], gap: float, room: float) -> list[tuple[float, int]]:
    """Set boxes one after another into lines of ``room``; gives each one's left edge and line."""
    places: list[tuple[float, int]] = []
    left, line = 0.0, 0
    for width in widths:
        if left and left + width > room:
            left, line = 0.0, line + 1
        places.append((left, line))
        left += width + gap
    return places


def pushedApart(
    wanted: Sequence[float], widths: Sequence[float], gap: float, room: float
) -> list[float]:
    """Move boxes of one line as little as keeps them apart; empty where there is too little room.

    Parameters
    ----------
    wanted : left edges, in ascending order.
    """
    if sum(widths) + gap * (len(widths) - 1) > room:
        return []
    lefts: list[float] = []
    least = 0.0
    for left, width in zip(wanted, widths, strict=True):
        lefts.append(max(left, least))
        least = lefts[-1] + width + gap
    right = room
    for i in reversed(range(len(lefts))):
        lefts[i] = min(lefts[i], right - widths[i])
        right = lefts[i] - gap
    return lefts
