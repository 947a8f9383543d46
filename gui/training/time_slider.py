"""Back to any moment of the run: one row under the plots."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QSlider,
    QStackedWidget,
    QWidget,
)

from gui.theme import figureFont, setStyleFlag
from gui.widgets.labels import Chip, ElidedLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

GAP_PX = 8
LINE_GAP_PX = 4
TRACK_PX, LEAST_TRACK_PX = 22, 150
GROOVE_PX = 4
HANDLE_PX = 14
RING_PX = 2
TICK_PX = 4
USUAL_UPDATE, USUAL_EPOCH = 99_999, 99.99
"""Figures of runs up to these need no more room than they have from the start."""
TICKS_APART_PX = 6
"""Nearer ticks run together; then only every second, fifth, tenth … epoch has one."""
MARK_PX = 7


class TimeSlider(QWidget):
    """A slider over the moments of a run, with a tick at each epoch's end.

    The present is at the right end, and stays there while the run grows; a moment chosen stays
    where it is, even when it is thinned out later. With fewer than two moments the row is disabled
    and says so; it keeps its height, so that the plots above do not jump. Where it is narrow, the
    figures and buttons stand below the track.
    """

    momentChanged = Signal(object)
    """Another moment is shown: its update, or None for the present. Not emitted by `setCurrent`."""
    continueRequested = Signal(int)
    """The user wants a new run that begins at this update."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._updates: tuple[int, ...] = ()
        self._ends: tuple[int, ...] = ()
        self._best: int | None = None
        self._steps = 1
        self._current: int | None = None
        self._continuable = False
        self._lines = 0
        self.track = _Track(themes)
        self.label = ElidedLabel()
        self.hint = ElidedLabel()
        self.now = Chip(self.tr("Now"))
        self.continueHere = Chip(self.tr("Continue from here"))
        self._side = self._make_side()
        self._grid = QGridLayout(self)
        self._prepare()
        self._connect()
        self._show()

    def setMoments(
        self,
        updates: Sequence[int],
        epoch_ends: Sequence[int],
        best: int | None,
        steps_per_epoch: int,
    ) -> None:
        """Take over the moments there are.

        Parameters
        ----------
        updates : those with a snapshot, ascending; the last one stands for the present.
        epoch_ends : at which update each epoch ended, from the first epoch on.
        best : the update of the best epoch's end, or None.
        steps_per_epoch : updates in an epoch.
        """
        moments = tuple(updates), tuple(epoch_ends), best, max(1, steps_per_epoch)
        if moments == (self._updates, self._ends, self._best, self._steps):
            return
        self._updates, self._ends, self._best, self._steps = moments
        gone = self._current is not None and (
            not self._is_usable() or self._current > self._updates[-1]
        )
        if gone:  # another run, which does not have this moment
            self._current = None
        self._show()
        if gone:
            self.momentChanged.emit(None)

    def setCurrent(self, update: int | None) -> None:
        """Show a moment, or with None the present."""
        if update != self._current:
            self._current = update
            self._show()

    def setContinuable(self, on: bool) -> None:
        """Say whether a run could start from a moment of the past now."""
        self._continuable = on
        self._show_side()

    @property
    def current(self) -> int | None:
        """The moment shown, None for the present."""
        return self._current

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        least = max(self._side.minimumSizeHint().width(), self._themes.scaled(LEAST_TRACK_PX))
        return QSize(least, super().minimumSizeHint().height())

    def _make_side(self) -> QStackedWidget:
        """Return the place of the buttons; at the present a hint stands there, as wide as they."""
        buttons, side = QWidget(), QStackedWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        for chip in (self.now, self.continueHere):
            row.addWidget(chip)
        row.addStretch(1)
        policy = self.continueHere.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.continueHere.setSizePolicy(policy)
        side.addWidget(self.hint)
        side.addWidget(buttons)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return side

    def _prepare(self) -> None:
        idea = self.tr("Go back to any moment of this run: plots, pad and weights show it.")
        mark = self.tr("The lines are the ends of epochs, the triangle is the best epoch.")
        self.setToolTip(idea)
        self.track.setToolTip(f"{idea}\n{mark}")
        self.track.setAccessibleName(self.tr("Moment of the run"))
        self.now.setToolTip(self.tr("Back to the present."))
        self.continueHere.setToolTip(
            self.tr(
                "Starts a new run with the weights of this moment; "
                "what you changed in the settings applies to it."
            )
        )
        setStyleFlag(self.hint, "muted")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setVerticalSpacing(LINE_GAP_PX)
        self._grid.setColumnStretch(1, 1)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _connect(self) -> None:
        self.track.sought.connect(self._seek)
        self.track.moved.connect(self._move)
        self.now.clicked.connect(self._return)
        self.continueHere.clicked.connect(self._ask_to_continue)
        self._themes.themeChanged.connect(self._dress)

    def _dress(self) -> None:
        self.track.updateGeometry()
        self.track.update()
        self._arrange()

    def _seek(self, update: float) -> None:
        """Go to the moment nearest to a place on the track."""
        self._choose(_nearest(self._updates, update))

    def _move(self, key: int) -> None:
        """Go where a key points to."""
        self._choose(self._targets()[key]())

    def _targets(self) -> dict[int, Callable[[], int]]:
        """Return where each key leads."""
        here, updates = self._here(), self._updates
        ends = sorted({_nearest(updates, end) for end in self._ends})

        def later(places: Sequence[int]) -> int:
            return next((place for place in places if place > here), updates[-1])

        def earlier(places: Sequence[int]) -> int:
            return next((place for place in reversed(places) if place < here), updates[0])

        key = Qt.Key
        return {
            key.Key_Right: lambda: later(updates),
            key.Key_Up: lambda: later(updates),
            key.Key_Left: lambda: earlier(updates),
            key.Key_Down: lambda: earlier(updates),
            key.Key_PageUp: lambda: later(ends),
            key.Key_PageDown: lambda: earlier(ends),
            key.Key_Home: lambda: updates[0],
            key.Key_End: lambda: updates[-1],
        }

    def _is_usable(self) -> bool:
        """Whether there is a moment beside the present."""
        return len(self._updates) > 1

    def _here(self) -> int:
        return self._updates[-1] if self._current is None else self._current

    def _choose(self, update: int) -> None:
        chosen = None if update == self._updates[-1] else update
        if chosen != self._current:
            self.setCurrent(chosen)
            self.momentChanged.emit(chosen)

    def _return(self) -> None:
        self.track.setFocus()  # the button with the focus is about to go
        self._choose(self._updates[-1])

    def _ask_to_continue(self) -> None:
        if self._current is not None:
            self.continueRequested.emit(self._current)

    def _show(self) -> None:
        self._show_figures()
        self._show_side()
        if not self._is_usable():
            self.track.clear()
        else:
            self.track.setRun(self._updates, self._ends, self._best)
            self.track.setPlace(self._here(), self._current is not None)
        self.track.setAccessibleDescription(self.label.text())
        self._arrange()

    def _show_figures(self) -> None:
        setStyleFlag(self.label, "muted", self._current is None)
        setStyleFlag(self.label, "figure", self._is_usable())
        if not self._is_usable():
            self.label.setText(self.tr("No moments yet"))
        else:
            here = self._here()
            self.label.setText(self._written(here, here / self._steps))

    def _written(self, update: int, epoch: float) -> str:
        return self.tr("update {update} · epoch {epoch}").format(
            update=f"{update:,}", epoch=f"{epoch:.2f}"
        )

    def _show_side(self) -> None:
        self.hint.setText(self.tr("now · drag to go back") if self._is_usable() else "")
        self.continueHere.setVisible(self._continuable)
        self._side.setCurrentIndex(0 if self._current is None else 1)

    def _arrange(self) -> None:
        """Put the parts into one line, or into as many as they need at this width."""
        least = self._label_room()
        self.label.setMinimumSize(least)
        below = least.width() + GAP_PX + self._side.sizeHint().width()
        beside = below + GAP_PX + self._themes.scaled(LEAST_TRACK_PX)
        self._place(1 if beside <= self.width() else 2 if below <= self.width() else 3)

    def _place(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        parts: tuple[QWidget, ...] = (self.label, self.track, self._side)
        for part in parts:
            self._grid.removeWidget(part)
        for part, cell in zip(parts, _CELLS[lines], strict=True):
            self._grid.addWidget(part, *cell)
        self.updateGeometry()

    def _label_room(self) -> QSize:
        """Room for the figures of usual runs, so that nothing moves while they change."""
        figures = QFontMetrics(figureFont())
        width = figures.horizontalAdvance(self._written(USUAL_UPDATE, USUAL_EPOCH)) + 1
        return QSize(width, max(figures.height(), self.fontMetrics().height()))


_CELLS = {
    1: ((0, 0), (0, 1), (0, 2)),
    2: ((1, 0), (0, 0, 1, 3), (1, 1)),
    3: ((1, 0, 1, 3), (0, 0, 1, 3), (2, 0, 1, 3)),
}
"""For one, two and three lines: where the figures, the track and the buttons stand."""


class _Track(QSlider):
    """The track itself: tells where the user points to, and shows what it is told.

    Its value is the update shown, for assistive technology.
    """

    sought = Signal(float)
    """The user pointed at this update, which need not have a snapshot."""
    moved = Signal(int)
    """The user pressed a key (`Qt.Key`) that leads to another moment."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._themes = themes
        self._ends: tuple[int, ...] = ()
        self._best: int | None = None
        self._in_past = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._value_set)
        themes.themeChanged.connect(self.update)
        self.clear()

    def clear(self) -> None:
        """Have no run to show."""
        self._ends, self._best, self._in_past = (), None, False
        self.setSliderDown(False)
        self.setEnabled(False)
        self.update()

    def setRun(self, updates: Sequence[int], ends: Sequence[int], best: int | None) -> None:
        """Show a run from its first to its last moment."""
        with QSignalBlocker(self):
            self.setRange(updates[0], updates[-1])
        self._ends, self._best = tuple(ends), best
        self.setEnabled(True)
        self.update()

    def setPlace(self, update: int, in_past: bool) -> None:
        """Put the handle at ``update``."""
        with QSignalBlocker(self):
            self.setValue(update)
        self._in_past = in_past
        self.update()

    def placeOf(self, update: float) -> float:
        """Where an update is, in pixels from the left."""
        low, high = self.minimum(), self.maximum()
        share = (update - low) / max(1, high - low)
        return self._margin() + share * (self.width() - 2 * self._margin())

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(2 * LEAST_TRACK_PX), self._themes.scaled(TRACK_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(LEAST_TRACK_PX) // 2, self._themes.scaled(TRACK_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._seek(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.moved.emit(event.key())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self.moved.emit(Qt.Key.Key_Right if turned > 0 else Qt.Key.Key_Left)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_groove(painter)
        if self.isEnabled():
            self._paint_ticks(painter)
            self._paint_best(painter)
            self._paint_handle(painter)

    def _seek(self, event: QMouseEvent) -> None:
        room = max(1.0, self.width() - 2 * self._margin())
        share = min(1.0, max(0.0, (event.position().x() - self._margin()) / room))
        self.sought.emit(self.minimum() + share * (self.maximum() - self.minimum()))

    def _value_set(self, update: int) -> None:
        """Follow assistive technology, which sets the value itself."""
        if self.isEnabled():
            self.sought.emit(update)

    def _margin(self) -> float:
        return self._themes.scaled(HANDLE_PX) / 2 + RING_PX

    def _colour(self, past: str, present: str) -> QColor:
        return self._themes.theme.color(past if self._in_past else present)

    def _paint_groove(self, painter: QPainter) -> None:
        height = self._themes.scaled(GROOVE_PX)
        box = QRectF(self._margin(), (self.height() - height) / 2, 0, height)
        box.setRight(self.width() - self._margin())
        painter.setBrush(self._themes.theme.color("chip"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        if self.isEnabled():
            box.setRight(self.placeOf(self.value()))
            painter.setBrush(self._colour("accent", "edge"))
            painter.drawRoundedRect(box, height / 2, height / 2)

    def _paint_ticks(self, painter: QPainter) -> None:
        top = self.height() / 2 + self._themes.scaled(GROOVE_PX) / 2 + 2
        color = self._themes.theme.color("edge")
        for x in self.ticks():
            painter.fillRect(QRectF(round(x), top, 1, self._themes.scaled(TICK_PX)), color)

    def ticks(self) -> list[float]:
        """Where the ends of epochs are marked, in pixels from the left."""
        ends = [end for end in self._ends if self.minimum() <= end <= self.maximum()]
        if not ends:
            return []
        room = self.placeOf(ends[-1]) - self.placeOf(ends[0])
        every = _round_up(TICKS_APART_PX * (len(ends) - 1) / max(room, 1.0))
        return [self.placeOf(end) for end in ends[every - 1 :: every]]

    def _paint_best(self, painter: QPainter) -> None:
        if self._best is None:
            return
        x, side = self.placeOf(self._best), self._themes.scaled(MARK_PX)
        tip = self.height() / 2 - self._themes.scaled(GROOVE_PX) / 2 - 1
        base = tip - side * math.sqrt(3) / 2
        corners = [QPointF(x, tip), QPointF(x - side / 2, base), QPointF(x + side / 2, base)]
        painter.setBrush(self._themes.theme.color("good"))
        painter.drawPolygon(QPolygonF(corners))

    def _paint_handle(self, painter: QPainter) -> None:
        middle = QPointF(self.placeOf(self.value()), self.height() / 2)
        radius = self._themes.scaled(HANDLE_PX) / 2
        if self.hasFocus():
            painter.setBrush(self._themes.theme.color("text"))
            painter.drawEllipse(middle, radius + 1, radius + 1)
            radius -= RING_PX - 1
        active = self.underMouse() or self.isSliderDown()
        painter.setBrush(
            self._colour("accent_hover", "text") if active else self._colour("accent", "muted")
        )
        painter.drawEllipse(middle, radius, radius)


_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


def _nearest(updates: Sequence[int], wanted: float) -> int:
    """Return the one of ascending ``updates`` nearest to ``wanted``, of two the earlier."""
    place = bisect_left(updates, wanted)
    return min(updates[max(0, place - 1) : place + 1], key=lambda update: abs(update - wanted))


def _round_up(count: float) -> int:
    """Return the next of 1, 2, 5, 10, 20, 50 and so on."""
    power = 10 ** math.floor(math.log10(max(1.0, count)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= count)
