"""Is the winner really better? The race repeated over several seeds, and what that says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.insight.verdict import MOST_SEEDS, amount, compare, verdict
from gui.race.difference_table import laneMark
from gui.theme import figureFont, headingLabel, mutedLabel, setPrimary, setStyleFlag
from gui.training.curve_plot import X_TICK_PX, CurvePlot
from gui.training.run_curves import PERCENT, written
from gui.training.scale import Tick, figure, ticks
from gui.training.strokes import Curve
from gui.translation import translated
from gui.widgets.fields import NumberEdit
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter, QResizeEvent, QWheelEvent

    from engine.insight.verdict import Band, Comparison, RankRow, SeedResult
    from gui.race.lane_run import LaneRun
    from gui.theme import ThemeManager
    from gui.training.curve_painter import Pen
    from gui.training.scale import Range

FEWEST_SEEDS, USUAL_SEEDS = 2, 5
BAND_ALPHA, EDGE_ALPHA = 0.14, 0.45
POINT_BAND_PX = 4
"""The width of a band that one epoch alone has."""
PLOT_PX, PLOT_HEIGHT_PX = 330, 170
"""The least that a plot needs to be read."""
START_SHARE = 0.25
"""The share of the epochs that may leave the view: the winner is made at the end."""
FIGURES = "{:.3f}"
ROW_MARGIN_PX, CELL_GAP_PX, SCROLL_GAP_PX = 8, 11, 6
LANE, FIGURE, BEST, AHEAD, DIVERGED = range(5)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
UNKNOWN = "–"


@dataclass(frozen=True)
class _Stripe:
    """A lane's band, as the plot draws it."""

    style: int
    band: Band


class VerdictView(QWidget):
    """Repeats the race over several seeds on demand, and says whether the winner is better.

    It only asks for the repeat and shows what came of it, after every seed anew.
    """

    requested = Signal(int)
    """Repeat the race over so many seeds."""
    cancelled = Signal()

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._busy = False
        self._reason = ""
        self._comparison: Comparison | None = None
        self._lanes: list[LaneRun] = []
        self._seeds_label = QLabel(self.tr("Seeds"))
        self._seeds = NumberEdit(USUAL_SEEDS, FEWEST_SEEDS, MOST_SEEDS, integer=True)
        self._repeat = QPushButton()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._bar = QProgressBar()
        self._step = ElidedLabel()
        self._sentence = headingLabel()
        self._reasons = mutedLabel()
        self._plot = BandPlot(themes)
        self._caption = mutedLabel()
        self._table = _Table(themes)
        self._charts = QWidget()
        self._arrange()
        self._explain()
        self._connect()
        self.setResults((), ())
        self._show_state()

    def seeds(self) -> int:
        """How many seeds are asked for."""
        return int(self._seeds.value() or USUAL_SEEDS)

    def setSeeds(self, count: int) -> None:
        """Ask for another number of seeds, 2 to 30."""
        self._seeds.setValue(count)

    def setReady(self, on: bool, reason: str = "") -> None:
        """Whether the race can be repeated now; ``reason``: why it cannot."""
        self._reason = "" if on else reason or self.tr("There is no race to repeat yet.")
        self._show_state()

    def setBusy(self, on: bool) -> None:
        """Whether the race is being repeated; forgets the progress of the last time."""
        buttons = self._repeat, self._cancel
        focused = any(button.hasFocus() for button in buttons)
        self._busy = on
        self._cancel.setEnabled(on)
        self._bar.setValue(0)
        self._step.setText(self.tr("preparing …") if on else "")
        self._show_state()
        if focused:  # the one takes the other's place
            buttons[on].setFocus()

    def setProgress(self, seed: int, seeds: int, lane: str = "", share: float = 0.0) -> None:
        """Show how far it has come.

        Parameters
        ----------
        seed : which one is run, counted from 1.
        seeds : how many there are.
        lane : the name of the lane that is run; empty where it is all of them.
        share : of this seed that is done, 0 to 1.
        """
        self._bar.setMaximum(100 * seeds)
        self._bar.setValue(round(100 * (seed - 1 + share)))
        text = self.tr("seed {seed} of {seeds}").format(seed=seed, seeds=seeds)
        self._step.setText(f"{text} · {lane}" if lane else text)

    def setResults(self, results: Sequence[SeedResult], lanes: Sequence[LaneRun]) -> None:
        """Show what the seeds so far came to.

        Parameters
        ----------
        results : one for each seed; empty for none yet.
        lanes : whose they are, in the race's order.
        """
        self._lanes = list(lanes)
        self._comparison = compare(results, [lane.number for lane in lanes]) if results else None
        self._show_results()
        self._show_state()

    def plot(self) -> BandPlot:
        """The curves, for a picture."""
        return self._plot

    # -- how it is put together ------------------------------------------------------------

    def _arrange(self) -> None:
        for label in (self._sentence, self._reasons, self._caption):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # A word may be wider than a narrow window; then it is rather cut than the window wide.
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._seeds_label.setBuddy(self._seeds)
        setStyleFlag(self._step, "muted")
        self._bar.setTextVisible(False)
        self._arrange_charts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addWidget(self._scrolled(), 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._seeds_label, self._seeds, self._repeat, self._cancel):
            row.addWidget(widget)
        progress = QVBoxLayout()
        progress.setSpacing(3)
        progress.addStretch(1)
        progress.addWidget(self._step)
        progress.addWidget(self._bar)
        progress.addStretch(1)
        row.addSpacing(8)
        row.addLayout(progress, 1)
        return row

    def _arrange_charts(self) -> None:
        curves = QVBoxLayout()
        curves.setSpacing(4)
        curves.addWidget(self._plot, 1)
        curves.addWidget(self._caption)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._charts)
        self._row.setContentsMargins(0, 8, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(curves, 1)
        self._row.addWidget(self._table, 0, Qt.AlignmentFlag.AlignTop)

    def _scrolled(self) -> QScrollArea:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, SCROLL_GAP_PX, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sentence)
        layout.addWidget(self._reasons)
        layout.addWidget(self._charts, 1)
        layout.addStretch(0)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _explain(self) -> None:
        self._seeds.setToolTip(
            self.tr(
                "With how many seeds to run the race again, 2 to 30. Each seed draws other first "
                "weights and another order of the batches, the same for every lane."
            )
        )
        self._seeds.setAccessibleName(self.tr("Number of seeds"))
        self._cancel.setToolTip(self.tr("Stop repeating; seeds that are finished stay."))
        self._bar.setAccessibleName(self.tr("Progress of the repeat"))
        self._caption.setToolTip(
            self.tr(
                "The band goes from the lowest seed to the highest, so that it hides none. Where "
                "bands lie apart, every seed agrees."
            )
        )

    def _connect(self) -> None:
        self._seeds.valueChanged.connect(self._show_state)
        self._seeds.problemChanged.connect(self._show_state)
        self._repeat.clicked.connect(lambda: self.requested.emit(self.seeds()))
        self._cancel.clicked.connect(self._give_up)
        self._themes.themeChanged.connect(self._show_results)
        self._plot.pointed.connect(self._point)

    # -- what is shown ---------------------------------------------------------------------

    def _give_up(self) -> None:
        self._cancel.setEnabled(False)
        self._step.setText(self.tr("stopping …"))
        self.cancelled.emit()

    def _show_state(self) -> None:
        problem = self._seeds.problem() or self._reason
        self._repeat.setText(self.tr("Repeat over {n} seeds").format(n=self.seeds()))
        self._repeat.setEnabled(not problem)
        self._repeat.setToolTip(
            problem
            or self.tr("Runs the whole race again in the background, with one seed after another.")
        )
        setPrimary(self._repeat, self._comparison is None)
        self._seeds.setEnabled(not self._busy)
        self._repeat.setVisible(not self._busy)
        self._cancel.setVisible(self._busy)
        self._bar.setVisible(self._busy)
        self._step.setVisible(self._busy)

    def _show_results(self) -> None:
        comparison = self._comparison
        self._charts.setVisible(comparison is not None and comparison.epochs > 0)
        if comparison is None:
            self._show_question()
            return
        told = verdict(comparison, {lane.number: lane.name for lane in self._lanes})
        self._sentence.setText(translated(told.sentence))
        self._reasons.setText(" ".join(map(translated, told.reasons)))
        self._plot.setBands(comparison, self._lanes)
        self._caption.setText(self._caption_text(comparison))
        self._table.setComparison(comparison, self._lanes)
        self._turn()

    def _show_question(self) -> None:
        self._sentence.setText(self.tr("Is the winner really better?"))
        self._reasons.setText(
            self.tr(
                "The seed draws the first weights and the order of the batches. With another seed "
                "the same lanes end a little higher or lower, and a narrow winner may come second. "
                "Repeating the race over several seeds tells a better lane from a lucky one: here "
                "you will see who was ahead how often, by how much, and what luck alone would do."
            )
        )
        self._plot.setCurves([], (0.0, 1.0))

    def _caption_text(self, comparison: Comparison) -> str:
        text = self.tr(
            "{figure} after each epoch · line: mean of {n} seeds · band: lowest to highest seed"
        )
        if len(comparison.seeds) == 1:
            text = self.tr("{figure} after each epoch · 1 seed")
        figure = translated(comparison.measure.title)
        text = text.format(figure=figure, n=len(comparison.seeds))
        return text[:1].upper() + text[1:]

    def _point(self, x: float | None) -> None:
        """Tell the figures of the epoch under the pointer."""
        comparison = self._comparison
        if x is None or comparison is None or not comparison.epochs:
            self._plot.setCrossHair(None)
            return
        epoch = min(max(1, round(x)), comparison.epochs)
        lines: list[tuple[str, int | str]] = [
            (self.tr("epoch {number}").format(number=epoch), "muted")
        ]
        for lane in (lane for lane in self._lanes if not lane.is_hidden):
            text = _pointed(comparison, lane.number, epoch)
            if text:
                lines.append((f"{lane.name} {text}", lane.style))
        self._plot.setCrossHair(epoch, lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the table beside the plot where there is room, else below it."""
        wide = self.width() >= self._table.sizeHint().width() + self._themes.scaled(PLOT_PX)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._plot.setMinimumHeight(self._plot.sizeHint().height())


class BandPlot(CurvePlot):
    """Mean curves over whole epochs, each with the band that its seeds cover."""

    def __init__(self, themes: ThemeManager) -> None:
        self._stripes: list[_Stripe] = []
        super().__init__(themes, "")
        self.setAccessibleName(self.tr("Mean over the seeds, with bands"))

    def setBands(self, comparison: Comparison, lanes: Sequence[LaneRun]) -> None:
        """Show each lane's mean after each epoch, and from where to where its seeds go."""
        bands = [(lane, comparison.band(lane.number)) for lane in lanes if not lane.is_hidden]
        shown = [(lane, band) for lane, band in bands if band.count.any()]
        self._stripes = [_Stripe(lane.style, band) for lane, band in shown]
        form = PERCENT if comparison.measure.is_share else FIGURES
        curves = [_mean_curve(lane, band, form) for lane, band in shown]
        self.setCurves(curves, _seen([stripe.band for stripe in self._stripes]))

    def sizeHint(self) -> QSize:
        """What it takes to be read, each curve with its label; it grows where there is room."""
        labels = (len(self._stripes) + 2) * self.fontMetrics().height()
        height = max(self._themes.scaled(PLOT_HEIGHT_PX), labels)
        return QSize(self._themes.scaled(PLOT_PX), height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom only with the focus, so that the page can be scrolled over the plot."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fitted_x(self, width: float) -> Range:
        """Begin with the first epoch: nothing is measured before it."""
        last = max(self._last_x(), 1.0)
        room = max(1.0, width - self.labelRoom())
        span = max(1.0, 1.1 * (last - 1))
        low = 0.5 if last == 1 else 1 - 0.05 * (last - 1)
        return low, low + span * width / room

    def _x_ticks(self) -> list[Tick]:
        """Return whole epochs, those that there are."""
        view = self.view()
        most = int(view.area.width() / self._themes.scaled(X_TICK_PX))
        places = [tick.at for tick in ticks(*view.x, most) if 1 <= tick.at <= self._last_x()]
        return [Tick(at, figure(at, 0)) for at in places if float(at).is_integer()]

    def _paint_curves(self, pen: Pen) -> None:
        pen.painter.save()
        pen.painter.setClipRect(self.view().area)
        for stripe in self._stripes if self.curves() else ():
            self._paint_stripe(pen, stripe)
        pen.painter.restore()
        super()._paint_curves(pen)

    def _paint_stripe(self, pen: Pen, stripe: _Stripe) -> None:
        band, view = stripe.band, self.view()
        known = np.flatnonzero(band.count > 1)
        columns = view.across(known.astype(np.float64) + 1)
        tops, bottoms = view.down(band.high[known]), view.down(band.low[known])
        if len(known) == 1:
            columns = np.array([columns[0] - POINT_BAND_PX / 2, columns[0] + POINT_BAND_PX / 2])
            tops, bottoms = np.repeat(tops, 2), np.repeat(bottoms, 2)
        upper, lower = _points(columns, tops), _points(columns, bottoms)
        color = pen.theme.lane(stripe.style)
        color.setAlphaF(BAND_ALPHA)
        pen.painter.setRenderHint(pen.painter.RenderHint.Antialiasing)
        pen.painter.setPen(Qt.PenStyle.NoPen)
        pen.painter.setBrush(color)
        pen.painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        pen.painter.setBrush(Qt.BrushStyle.NoBrush)
        color.setAlphaF(EDGE_ALPHA)
        dashed = pen.theme.laneIsDashed(stripe.style)
        pen.painter.setPen(
            QPen(color, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        )
        for edge in (upper, lower):
            pen.painter.drawPolyline(QPolygonF(edge))


class _OnOneLine(QStyledItemDelegate):
    """Paints names and figures on one line, though their fonts are different ones."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        table, text = drawn.widget, drawn.text
        style = table.style()
        box = style.subElementRect(style.SubElement.SE_ItemViewItemText, drawn, table)
        drawn.text = ""
        style.drawControl(style.ControlElement.CE_ItemViewItem, drawn, painter, table)
        width = drawn.fontMetrics.horizontalAdvance(text)
        is_figure = bool(drawn.displayAlignment & Qt.AlignmentFlag.AlignRight)
        gap = style.pixelMetric(style.PixelMetric.PM_FocusFrameHMargin, drawn, table) + 1
        left = box.right() + 1 - width if is_figure else box.left() + gap
        base = box.top() + (box.height() + table.fontMetrics().capHeight()) // 2
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(table.palette().color(QPalette.ColorRole.Text))
        painter.drawText(left, base, text)
        painter.restore()


class _Table(QTableWidget):
    """The lanes from best to worst, as high as they are many."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(0, 5)
        self._themes = themes
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_OnOneLine(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Lanes over the seeds"))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def setComparison(self, comparison: Comparison, lanes: Sequence[LaneRun]) -> None:
        """Show the ranking."""
        by_number = {lane.number: lane for lane in lanes}
        ranking = comparison.ranking()
        self._show_titles(comparison)
        self.setRowCount(len(ranking))
        for row, ranked in enumerate(ranking):
            self._show_row(row, ranked, by_number, comparison)
        self.setColumnHidden(DIVERGED, not comparison.diverged.any())
        self._fit()

    def _show_titles(self, comparison: Comparison) -> None:
        figure = translated(comparison.measure.title)
        unit = " %" if comparison.measure.is_share else ""
        titles = {
            LANE: (self.tr("lane"), self.tr("From the best mean to the worst.")),
            FIGURE: (
                self.tr("mean ± sd{unit}").format(unit="," + unit if unit else ""),
                self.tr(
                    "{figure} after epoch {epoch}: mean and standard deviation (n − 1) over the "
                    "seeds."
                ).format(figure=figure[:1].upper() + figure[1:], epoch=comparison.epoch),
            ),
            BEST: (self.tr("best"), self.tr("With how many seeds no other lane was better.")),
            AHEAD: (
                self.tr("ahead of next"),
                self.tr("With how many seeds it was ahead of the lane below."),
            ),
            DIVERGED: (self.tr("diverged"), self.tr("With how many seeds it diverged.")),
        }
        for column, (title, tip) in titles.items():
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            item.setTextAlignment(RIGHT if column else LEFT)
            self.setHorizontalHeaderItem(column, item)

    def _show_row(
        self, row: int, ranked: RankRow, lanes: dict[int, LaneRun], comparison: Comparison
    ) -> None:
        lane, total = lanes[ranked.lane], len(comparison.seeds)
        name = QTableWidgetItem(laneMark(self._themes, lane.style), lane.name)
        name.setToolTip(lane.name)
        self.setItem(row, LANE, name)
        duel = ranked.following
        mean = UNKNOWN
        if not math.isnan(ranked.mean):
            mean = amount(ranked.mean, ranked.deviation, comparison.measure)
        texts = {
            FIGURE: mean,
            BEST: _of(ranked.best, total),
            AHEAD: _of(duel.wins, duel.seeds) if duel is not None else UNKNOWN,
            DIVERGED: _of(ranked.diverged, total) if ranked.diverged else UNKNOWN,
        }
        for column, text in texts.items():
            item = QTableWidgetItem(text)
            item.setTextAlignment(RIGHT)
            item.setFont(figureFont())
            self.setItem(row, column, item)

    def sizeHint(self) -> QSize:
        width = sum(self.columnWidth(column) for column in range(self.columnCount()))
        height = self.horizontalHeader().sizeHint().height()
        height += self.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        return QSize(width, height + (bar.sizeHint().height() if bar.maximum() else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_themes"):
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_MARGIN_PX)
        for column in range(self.columnCount()):
            header = self.horizontalHeader().sectionSizeHint(column)
            if not self.isColumnHidden(column):
                cells = self.sizeHintForColumn(column)
                self.setColumnWidth(column, max(header, cells) + CELL_GAP_PX)
        self.updateGeometry()


def _mean_curve(lane: LaneRun, band: Band, form: str) -> Curve:
    last = float(band.mean[np.isfinite(band.mean)][-1])
    x = np.arange(1.0, len(band.mean) + 1)
    return Curve(x, band.mean, lane.style, lane.name, written(last, form), dots=True)


def _seen(bands: Sequence[Band]) -> Range:
    """Return what to see of the values: what the bands cover once the steep start is over."""
    later = [slice(int(START_SHARE * len(band.mean)), None) for band in bands]
    lows = _known(band.low[part] for band, part in zip(bands, later, strict=True))
    highs = _known(band.high[part] for band, part in zip(bands, later, strict=True))
    if not len(lows):
        return 0.0, 1.0
    low, high = float(lows.min()), float(highs.max())
    air = 0.06 * (high - low) or 0.05 * max(abs(high), 1e-3)
    return low - air, high + air


def _known(rows: Iterable[np.ndarray]) -> np.ndarray:
    values = np.concatenate([*rows, np.zeros(0)])
    return values[np.isfinite(values)]


def _pointed(comparison: Comparison, lane: int, epoch: int) -> str:
    """Write a lane's mean after ``epoch``, and from where to where its seeds go."""
    band, place = comparison.band(lane), epoch - 1
    if not band.count[place]:
        return ""
    form = PERCENT if comparison.measure.is_share else FIGURES
    mean, low, high = (written(float(row[place]), form) for row in (band.mean, band.low, band.high))
    return f"{mean} ({low} – {high})" if band.count[place] > 1 else mean


def _points(columns: np.ndarray, rows: np.ndarray) -> list[QPointF]:
    return [QPointF(x, y) for x, y in zip(columns.tolist(), rows.tolist(), strict=True)]


def _of(count: int, total: int) -> str:
    return f"{count} / {total}"
