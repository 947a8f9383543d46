"""Networks to be ticked for an ensemble, with how each of them does, and how all do together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.builder.words import wrappedTip
from gui.data.cells import NOWHERE, CellArea
from gui.theme import figureFont, mix
from gui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from engine.insight.ensemble_bench import Bench
    from gui.theme import ThemeManager

ROW_PX, TICK_PX, BAR_PX, LEAST_BAR_PX = 28, 16, 9, 1.5
HEADING_PX = 22
MARGIN_PX, GAP_PX, BAR_GAP_PX, CORNER_PX = 6, 10, 16, 4
NAME_SHARE = 0.45
ROWS_WANTED = 8
NO_FIGURE = "–"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Candidate(NamedTuple):
    """A network that can be ticked.

    Parameters
    ----------
    key : tells it from the others.
    title : what it is called.
    accuracy : the one with which its own run ended, 0 to 1; None: not known.
    """

    key: Hashable
    title: str
    accuracy: float | None = None


class Row(NamedTuple):
    """A network, or an ensemble, which has no key: what it is called and how it does.

    Parameters
    ----------
    accuracy : the share of the test images that it answers right, 0 to 1; None: not measured.
    problem : why it could not be measured, where that is so.
    before : the accuracy with which its own run ended; None: not known.
    """

    title: str
    accuracy: float | None = None
    problem: str = ""
    key: Hashable = None
    before: float | None = None


class Columns(NamedTuple):
    """Where the parts of a row stand; ``before`` is empty where no run's accuracy is known."""

    tick: QRect
    name: QRect
    before: QRect
    bar: QRect
    figure: QRect


class Headings(QWidget):
    """Says above the rows what each column is."""

    def __init__(self, members: MemberList, themes: ThemeManager) -> None:
        super().__init__(members)
        self._members, self._themes = members, themes
        self.setToolTip(
            wrappedTip(
                self.tr(
                    "In its run: the accuracy with which the network's own training ended, on "
                    "examples kept apart from it where there were any. Wrong and right: measured "
                    "here, on the same test images for all."
                )
            )
        )
        themes.themeChanged.connect(self.update)

    def texts(self) -> tuple[str, str, str, str]:
        """What stands above the columns, from the left."""
        return self.tr("Network"), self.tr("In its run"), self.tr("Wrong"), self.tr("Right")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._themes.theme.color("muted"))
        _, name, before, bar, figure = self._members.columns(self.rect())
        name.setLeft(MARGIN_PX)
        boxes = (name, _LEFT), (before, _RIGHT), (bar, _LEFT), (figure, _RIGHT)
        for text, (box, alignment) in zip(self.texts(), boxes, strict=True):
            painter.drawText(box, alignment, self._elided(text, box))

    def _elided(self, text: str, box: QRect) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())


class MemberList(CellArea):
    """A row a network with a tick, a bar of its mistakes and its accuracy; ensembles stand last.

    Beside its name stands the accuracy of its own run, where one is known; each column has a
    heading.

    A click, Enter or Space ticks a network, or takes it out again.
    """

    tickedChanged = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._networks: tuple[Candidate, ...] = ()
        self._ticked: set[Hashable] = set()
        self._rows: tuple[Row, ...] = ()
        self._bench: Bench | None = None
        self.headings = Headings(self, themes)
        self.setAccessibleName(self.tr("Networks for the ensemble"))
        self._fit()

    def setNetworks(self, networks: Sequence[Candidate]) -> None:
        """Offer networks; those that stay among them stay ticked."""
        before = self.ticked()
        self._networks = tuple(networks)
        self._ticked &= {network.key for network in self._networks}
        self._fill()
        if self.ticked() != before:
            self.tickedChanged.emit()

    def setTicked(self, keys: Iterable[Hashable]) -> None:
        """Tick these networks and no others; those that are not offered yet, once they are."""
        self._ticked = set(keys)
        self._fill()
        self.tickedChanged.emit()

    def setBench(self, bench: Bench | None) -> None:
        """Show what was measured, or with None nothing."""
        self._bench = bench
        self._fill()

    def ticked(self) -> list[Hashable]:
        """The keys of the networks that are ticked, in the order of the rows."""
        return [network.key for network in self._networks if network.key in self._ticked]

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        rows = min(max(2, self._count()), ROWS_WANTED)
        return QSize(self._themes.scaled(360), rows * self._rowHeight() + self._headingHeight())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(0, self._headingHeight())

    def columns(self, line: QRect) -> Columns:
        """Return where the parts of a row stand in ``line``."""
        line = line.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        tick = self._themes.scaled(TICK_PX)
        widest = QFontMetrics(figureFont()).horizontalAdvance(accuracyText(1.0))
        before = self._beforeWidth(widest)
        box = QRect(line.left(), line.center().y() - tick // 2, tick, tick)
        line.setLeft(line.left() + tick + GAP_PX)
        name, own, bar, figure = QRect(line), QRect(line), QRect(line), QRect(line)
        name.setWidth(round((line.width() - before) * NAME_SHARE))
        own.setLeft(name.right() + 1)
        own.setWidth(before)
        figure.setLeft(line.right() - self._figureWidth(widest) + 1)
        bar.setLeft(own.right() + BAR_GAP_PX)
        bar.setRight(figure.left() - GAP_PX)
        return Columns(box, name, own, bar, figure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placeHeadings()

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
        """Be no higher than all rows together, below their headings."""
        rows = max(2, self._count()) * self._rowHeight()
        self.setMaximumHeight(rows + self._headingHeight())
        self.setViewportMargins(0, self._headingHeight(), 0, 0)
        self._placeHeadings()
        self._arrange()

    def _placeHeadings(self) -> None:
        self.headings.setGeometry(0, 0, self._room(), self._headingHeight())
        self.headings.update()

    def _headingHeight(self) -> int:
        return max(self._themes.scaled(HEADING_PX), self.fontMetrics().height() + 4)

    def _beforeWidth(self, figure: int) -> int:
        """Width of the column of what runs ended with, and of the gap before it."""
        if all(row.before is None for row in self._rows):
            return 0
        return GAP_PX + self._figureWidth(figure, place=1)

    def _figureWidth(self, figure: int, place: int = 3) -> int:
        """Width of a column of figures, which its heading fits too."""
        heading = self.fontMetrics().horizontalAdvance(self.headings.texts()[place])
        return max(figure, heading + 1)

    def _themeChanged(self) -> None:
        self._fit()
        super()._themeChanged()

    def _members(self) -> list[Row]:
        found = {m.network.key: m for m in self._bench.members} if self._bench else {}
        rows = []
        for key, title, before in self._networks:
            member = found.get(key)
            if member is None:
                rows.append(Row(title, key=key, before=before))
                continue
            problem = translated(member.problem) if member.problem else ""
            rows.append(Row(title, member.accuracy, problem, key, before))
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
        if row.before is not None:
            ended = self.tr("{share} in its run")
            parts.append(ended.format(share=accuracyText(row.before)))
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
        columns = self.columns(cell)
        if row.key is not None:
            self._paintTick(painter, columns.tick, row.key in self._ticked)
        self._paintName(painter, row, columns.name)
        if row.key is not None and columns.before.width():
            self._paintFigure(painter, row.before, columns.before, "muted")
        self._paintResult(painter, row, columns)

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

    def _paintResult(self, painter: QPainter, row: Row, columns: Columns) -> None:
        if row.problem:
            box = columns.bar.united(columns.figure)
            painter.setFont(self.font())
            painter.setPen(self._themes.theme.color("careful"))
            elide = Qt.TextElideMode.ElideRight
            text = self.fontMetrics().elidedText(row.problem, elide, box.width())
            painter.drawText(box, _LEFT, text)
            return
        self._paintFigure(painter, row.accuracy, columns.figure, "text")
        if row.accuracy is not None:
            self._paintBar(painter, QRectF(columns.bar), 1 - row.accuracy, row.key is None)

    def _paintFigure(self, painter: QPainter, share: float | None, box: QRect, token: str) -> None:
        painter.setFont(figureFont())
        painter.setPen(self._themes.theme.color("muted" if share is None else token))
        painter.drawText(box, _RIGHT, NO_FIGURE if share is None else accuracyText(share))

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
