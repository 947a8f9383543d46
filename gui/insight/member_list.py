"""Networks to be ticked for an ensemble, with how each of them does, and how all do together."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from gui.data.cells import NOWHERE, CellArea
from gui.theme import figureFont, mix
from gui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from engine.insight.ensemble_bench import Bench
    from gui.theme import ThemeManager

ROW_PX, TICK_PX, BAR_PX, LEAST_BAR_PX = 28, 16, 9, 1.5
MARGIN_PX, GAP_PX, CORNER_PX = 6, 10, 4
NAME_SHARE = 0.45
ROWS_WANTED = 8
NO_FIGURE = "–"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Row(NamedTuple):
    """A network, or an ensemble, which has no key: what it is called and how it does."""

    title: str
    accuracy: float | None = None
    problem: str = ""
    key: Hashable = None


class MemberList(CellArea):
    """A row a network with a tick, a bar of its mistakes and its accuracy; ensembles stand last.

    A click, Enter or Space ticks a network, or takes it out again.
    """

    tickedChanged = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._networks: tuple[tuple[Hashable, str], ...] = ()
        self._ticked: set[Hashable] = set()
        self._rows: tuple[Row, ...] = ()
        self._bench: Bench | None = None
        self.setAccessibleName(self.tr("Networks for the ensemble"))

    def setNetworks(self, networks: Sequence[tuple[Hashable, str]]) -> None:
        """Offer networks by key and title; those that stay among them stay ticked."""
        self._networks = tuple(networks)
        keys = {key for key, _ in self._networks}
        has_lost = bool(self._ticked - keys)
        self._ticked &= keys
        self._fill()
        if has_lost:
            self.tickedChanged.emit()

    def setBench(self, bench: Bench | None) -> None:
        """Show what was measured, or with None nothing."""
        self._bench = bench
        self._fill()

    def ticked(self) -> list[Hashable]:
        """The keys of the networks that are ticked, in the order of the rows."""
        return [key for key, _ in self._networks if key in self._ticked]

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        rows = min(max(2, self._count()), ROWS_WANTED)
        return QSize(self._themes.scaled(360), rows * self._rowHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._current != NOWHERE:
            self._clicked(self._current)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def _fill(self) -> None:
        self._rows = (*self._members(), *self._ensembles())
        if self._current >= len(self._rows):
            self._current = NOWHERE
        self._hovered = NOWHERE
        self._fit()
        self._describe()

    def _fit(self) -> None:
        """Be no higher than all rows together."""
        self.setMaximumHeight(max(2, self._count()) * self._rowHeight())
        self._arrange()

    def _themeChanged(self) -> None:
        self._fit()
        super()._themeChanged()

    def _members(self) -> list[Row]:
        found = {m.network.key: m for m in self._bench.members} if self._bench else {}
        rows = []
        for key, title in self._networks:
            member = found.get(key)
            if member is None:
                rows.append(Row(title, key=key))
                continue
            problem = translated(member.problem) if member.problem else ""
            rows.append(Row(title, member.accuracy, problem, key))
        return rows

    def _ensembles(self) -> list[Row]:
        bench = self._bench
        if bench is None or bench.average is None:
            return []
        count = len(bench.asked)
        return [
            Row(self.tr("Average of {n}").format(n=count), bench.average),
            Row(self.tr("Vote of {n}").format(n=count), bench.vote),
        ]

    # What stands where, and what happens

    def _count(self) -> int:
        return len(self._rows)

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + 6)

    def _activated(self, place: int) -> None:
        self._clicked(place)

    def _clicked(self, place: int) -> None:
        key = self._rows[place].key
        if key is None:
            return
        self._ticked ^= {key}
        self._updateCells(place)
        self._describe()
        self.tickedChanged.emit()

    # What is said

    def _tip(self, place: int) -> str:
        row = self._rows[place]
        if row.problem:
            return f"{row.title}\n{row.problem}"
        about = "" if row.key is not None else self._about(place)
        return "\n".join(filter(None, (self._spoken(place), about)))

    def _about(self, place: int) -> str:
        if place == len(self._rows) - 1:
            return self.tr("The class that most members answer; of equally many, by average.")
        return self.tr("The class whose probability is the highest on average over all members.")

    def _spoken(self, place: int) -> str:
        row = self._rows[place]
        parts = [row.title]
        if row.key is not None:
            parts.append(self.tr("ticked") if row.key in self._ticked else self.tr("not ticked"))
        if row.accuracy is not None:
            right = self.tr("{share} of the test images right")
            parts.append(right.format(share=accuracyText(row.accuracy)))
        return ", ".join((*parts, *filter(None, (row.problem,))))

    # Painting

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, theme = self._rows[place], self._themes.theme
        if place in (self._current, self._hovered):
            focused = place == self._current and self.hasFocus()
            painter.setPen(QPen(theme.color("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("chip"))
            mark = QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(mark, CORNER_PX, CORNER_PX)
        line = cell.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        tick = self._themes.scaled(TICK_PX)
        if row.key is not None:
            box = QRect(line.left(), line.center().y() - tick // 2, tick, tick)
            self._paintTick(painter, box, row.key in self._ticked)
        line.setLeft(line.left() + tick + GAP_PX)
        name = QRect(line)
        name.setWidth(round(line.width() * NAME_SHARE))
        self._paintName(painter, row, name)
        line.setLeft(name.right() + GAP_PX)
        self._paintResult(painter, row, line)

    def _paintTick(self, painter: QPainter, box: QRect, on: bool) -> None:
        theme = self._themes.theme
        painter.setPen(QPen(theme.color("accent" if on else "edge"), 1))
        painter.setBrush(theme.color("accent" if on else "panel"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), CORNER_PX, CORNER_PX)
        if on:
            self._themes.icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2))

    def _paintName(self, painter: QPainter, row: Row, box: QRect) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if row.key is None else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color("text"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(box, _LEFT, QFontMetrics(font).elidedText(row.title, elide, box.width()))

    def _paintResult(self, painter: QPainter, row: Row, box: QRect) -> None:
        theme, figures = self._themes.theme, figureFont()
        if row.problem:
            painter.setFont(self.font())
            painter.setPen(theme.color("careful"))
            elide = Qt.TextElideMode.ElideRight
            text = self.fontMetrics().elidedText(row.problem, elide, box.width())
            painter.drawText(box, _LEFT, text)
            return
        painter.setFont(figures)
        painter.setPen(theme.color("muted" if row.accuracy is None else "text"))
        text = NO_FIGURE if row.accuracy is None else accuracyText(row.accuracy)
        painter.drawText(box, _RIGHT, text)
        if row.accuracy is not None:
            widest = QFontMetrics(figures).horizontalAdvance(accuracyText(1.0))
            room = QRectF(box).adjusted(0, 0, -widest - GAP_PX, 0)
            self._paintBar(painter, room, 1 - row.accuracy, row.key is None)

    def _paintBar(self, painter: QPainter, room: QRectF, wrong: float, together: bool) -> None:
        """Paint a share of mistakes, on one scale for all rows."""
        theme, height = self._themes.theme, self._themes.scaled(BAR_PX)
        most = max(1 - row.accuracy for row in self._rows if row.accuracy is not None)
        groove = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(theme.color("panel"), theme.color("line"), 0.5))
        painter.drawRoundedRect(groove, height / 2, height / 2)
        bar = QRectF(groove)
        bar.setWidth(max(LEAST_BAR_PX, groove.width() * wrong / most if most else 0.0))
        corner = min(height, bar.width()) / 2
        painter.setBrush(theme.color("accent" if together else "muted"))
        painter.drawRoundedRect(bar, corner, corner)


def accuracyText(share: float) -> str:
    """A share in [0, 1] in percent with one digit: 97.9 %."""
    return f"{100 * share:.1f}\N{NO-BREAK SPACE}%"
