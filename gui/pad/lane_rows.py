"""What each lane of a race takes the drawing for: a row of small bars a lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRect,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.insight.ensemble import Rule, Vote, vote
from engine.training.states import RunState
from gui.pad.bars import DIGITS, GLIDE_MS, NO_FIGURE, percentText
from gui.pad.lane_painter import LOST, Frame, LanePainter, measured, wholePercentText
from gui.widgets.glide import StreamGlide

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

WANTED_ROW, LEAST_ROW, HEADER_ROW = 1.42, 0.76, 0.85
"""Heights in lines of text; twelve of the least with the header are as high as ten bars."""
NAME_SHARE = 0.95
"""Height of the line with a name, in lines of text."""
MOST_NAMED = 5
"""So many rows have a line more, for the name, and are no higher than ten bars."""
MOST_IN_TIP = 12


class Reads(Protocol):
    """What is shown of one that reads: a lane of a race, or a member of an ensemble."""

    @property
    def number(self) -> int:
        """Tells it from the others."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def style(self) -> int:
        """Its colour and dash, as `gui.theme.Theme.lane` counts."""

    @property
    def is_hidden(self) -> bool:
        """Whether it is left out."""

    @property
    def state(self) -> RunState:
        """Where it stands."""


@dataclass(eq=False)
class _Row:
    """A lane, and its bars where they are, where they come from and where they go to."""

    lane: Reads
    target: NDArray[np.float64] | None = None
    start: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    shown: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    @property
    def answer(self) -> NDArray[np.float64] | None:
        """The probabilities, where the lane's answers count."""
        return None if self.lane.state in LOST else self.target


class LaneRows(QWidget):
    """A row for each lane: small bars in its colour, the winner in large and how sure it is.

    A lane is told by its colour, and the second six by outlined bars and a broken stripe besides;
    its name is in the tool tip, or above its bars where names are wanted. An ended lane has a
    sign beside the stripe: a tick, a square where it was stopped, a cross where it was lost.
    """

    answersChanged = Signal()
    """Once for all the answers that came together."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._given = self._names = DIGITS
        self._frame: Frame | None = None
        self._known: dict[int, _Row] = {}
        self._rows: list[_Row] = []
        self._rule, self._wants_names = Rule.AVERAGE, False
        self._glide = StreamGlide(self, GLIDE_MS)
        self._glide.moved.connect(self._advance)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._animate)
        self._soon.timeout.connect(self._describe)
        self._soon.timeout.connect(self.answersChanged)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What each lane takes it for"))
        themes.themeChanged.connect(self._claimRoom)
        self._claimRoom()

    def lanes(self) -> list[int]:
        """Numbers of the lanes shown, from top to bottom."""
        return [row.lane.number for row in self._rows]

    def setRule(self, rule: Rule) -> None:
        """Let the answers become one by another rule."""
        if rule is not self._rule:
            self._rule = rule
            self._describe()
            self._soon.start(0)

    def setNamed(self, wanted: bool) -> None:
        """Have names above the bars, unless there are too many rows for that."""
        if wanted != self._wants_names:
            self._wants_names = wanted
            self._claimRoom()

    def setLanes(self, lanes: Sequence[Reads]) -> None:
        """Show these lanes in this order, the hidden ones left out; the answers known stay."""
        known = {row.lane: row for row in self._known.values()}
        self._known = {lane.number: known.get(lane) or _Row(lane) for lane in lanes}
        self._rows = [row for row in self._known.values() if not row.lane.is_hidden]
        self._claimRoom()
        self._describe()

    def setPrediction(self, lane: int, probabilities: ArrayLike) -> None:
        """Show probabilities of shape (classes,), each in [0, 1]; the bars move there.

        A lane that is not there is passed over.
        """
        row = self._known.get(lane)
        if row is None:
            return
        target = np.nan_to_num(np.asarray(probabilities, dtype=np.float64)).clip(0, 1)
        self._claimNames(len(target))
        if row.target is None:
            row.start = row.shown = np.zeros(len(target))  # the others' bars may be on their way
        row.target = target
        if not self.isVisible():
            self._advance(1.0)
        self._soon.start(0)

    def clear(self) -> None:
        """Take all answers away; the lanes stay."""
        self._glide.rest()
        for row in self._known.values():
            row.target = None
        self._describe()

    def classNames(self) -> tuple[str, ...]:
        """The classes' names."""
        return self._names

    def setClassNames(self, names: Sequence[str]) -> None:
        """Name the columns; answers shown for other names are taken away."""
        if tuple(names) != self._given:
            self._given = tuple(names)
            self._rename(self._given)

    def answer(self, lane: int) -> str:
        """Name of the class a lane takes the drawing for; empty where it has no answer."""
        row = self._known.get(lane)
        return self._winnerOf(row) if row else ""

    def vote(self) -> Vote | None:
        """What the lanes shown together take the drawing for; None while none has an answer."""
        return vote([row.answer for row in self._rows if row.answer is not None], self._rule)

    def heightFor(self, most_rows: int) -> int:
        """The least height for the rows there are, but not for more than ``most_rows``."""
        return self._heightOf(min(len(self._rows), most_rows), LEAST_ROW)

    def sizeHint(self) -> QSize:
        """The least: what room there is beyond it is taken, up to the maximum height."""
        return QSize(220, self._heightOf(len(self._rows), LEAST_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._showTip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._frame is None:
            height = self._rowHeight() - self._nameHeight()
            self._frame = measured(self._names, self.width(), height, self.font(), self._themes)
        themes, together = self._themes, self.vote()
        paint = LanePainter(QPainter(self), themes.theme, themes.fontScale, self._frame)
        paint.header(self._headerHeight(), together.winner if together else None)
        for row, place in zip(self._rows, self._places(), strict=True):
            self._paintRow(paint, row, place)
        paint.painter.end()

    def _paintRow(self, paint: LanePainter, row: _Row, place: QRect) -> None:
        style, state, answer = row.lane.style, row.lane.state, row.answer
        paint.mark(place, style, state)
        if self._isNamed:
            paint.name(place, self._nameHeight(), style, row.lane.name)
            place = place.adjusted(0, self._nameHeight(), 0, 0)
        if state in LOST:
            paint.words(place, self._stateText(state))
            return
        paint.cells(place, style, None if answer is None else row.shown)
        share = None if answer is None else float(answer.max())
        paint.answer(place, style, self._winnerOf(row), share)

    # Places

    def _claimRoom(self) -> None:
        self._frame = None
        self.setMaximumHeight(self._heightOf(len(self._rows), WANTED_ROW))
        self.updateGeometry()
        self.update()

    def _heightOf(self, rows: int, lines: float) -> int:
        row = self.fontMetrics().height() * lines + self._nameHeight()
        return self._headerHeight() + int(row * rows)

    @property
    def _isNamed(self) -> bool:
        return self._wants_names and len(self._rows) <= MOST_NAMED

    def _nameHeight(self) -> int:
        return int(self.fontMetrics().height() * NAME_SHARE) if self._isNamed else 0

    def _headerHeight(self) -> int:
        return int(self.fontMetrics().height() * HEADER_ROW)

    def _rowHeight(self) -> float:
        room = (self.height() - self._headerHeight()) / max(1, len(self._rows))
        return min(room, self.fontMetrics().height() * WANTED_ROW + self._nameHeight())

    def _places(self) -> Iterator[QRect]:
        """Where each row is, from top to bottom."""
        top, height, width = self._headerHeight(), self._rowHeight(), self.width()
        for index in range(len(self._rows)):
            start, end = round(index * height), round((index + 1) * height)
            yield QRect(0, top + start, width, end - start)

    # Words

    def _winnerOf(self, row: _Row) -> str:
        return "" if row.answer is None else self._names[int(np.argmax(row.answer))]

    def _stateText(self, state: RunState) -> str:
        words = {
            RunState.FINISHED: self.tr("finished"),
            RunState.STOPPED: self.tr("stopped"),
            RunState.DIVERGED: self.tr("diverged"),
            RunState.FAILED: self.tr("failed"),
        }
        return words.get(state, "")

    def _showTip(self, position: QPoint, on_screen: QPoint) -> None:
        for row, place in zip(self._rows, self._places(), strict=True):
            if place.contains(position):
                QToolTip.showText(on_screen, self._tipOf(row), self, place)
                return
        QToolTip.hideText()

    def _tipOf(self, row: _Row) -> str:
        """The lane's name, how it ended, and the most probable classes with their figures."""
        state, answer = self._stateText(row.lane.state), row.answer
        head = f"<b>{escape(row.lane.name)}</b>" + (f" · {escape(state)}" if state else "")
        head = f"<p style='white-space:pre'>{head}</p>"
        if answer is None:
            return head
        likely = np.argsort(-answer, kind="stable")[:MOST_IN_TIP]
        lines = (
            _tipLine(self._names[index], float(answer[index]), index == likely[0])
            for index in sorted(likely.tolist())
        )
        return f"{head}<table>{''.join(lines)}</table>"

    def _describe(self) -> None:
        """Say in words what is shown, and show it."""
        lines = [f"{row.lane.name}: {self._saidOf(row)}" for row in self._rows]
        self.setAccessibleDescription("\n".join(lines))
        self.update()

    def _saidOf(self, row: _Row) -> str:
        if row.answer is None:
            return self._stateText(row.lane.state) or NO_FIGURE
        return f"{self._winnerOf(row)}, {wholePercentText(float(row.answer.max()))}"

    # Movement

    def _claimNames(self, count: int) -> None:
        """Have a name for each of ``count`` classes."""
        given = self._given[:count]
        full = (*given, *(str(index) for index in range(len(given), count)))
        if full != self._names:
            self._rename(full)

    def _rename(self, names: tuple[str, ...]) -> None:
        self._names, self._frame = names, None
        self.clear()

    def _animate(self) -> None:
        for row in self._known.values():
            row.start = row.shown
        self._glide.begin(self.isVisible())

    def _advance(self, progress: float) -> None:
        for row in self._known.values():
            if row.target is None:
                continue
            if progress >= 1:
                row.shown = row.target
            else:
                row.shown = row.start + (row.target - row.start) * progress
        self.update()


def _tipLine(name: str, share: float, won: bool) -> str:
    tag = "b" if won else "span"
    return (
        f"<tr><td><{tag}>{escape(name)}</{tag}>&nbsp;&nbsp;</td>"
        f"<td align='right'><{tag}>{escape(percentText(share))}</{tag}></td></tr>"
    )
