"""Is the winner really better? The race repeated over several seeds, and what that says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.insight.comparison import MOST_SEEDS, compare
from engine.insight.verdict import verdict
from gui.race.band_plot import PLOT_PX, BandPlot, pointedText
from gui.race.seed_table import SeedTable
from gui.theme import headingLabel, mutedLabel, setPrimary, setStyleFlag
from gui.translation import translated
from gui.widgets.fields import NumberEdit
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.insight.comparison import Comparison, SeedResult
    from gui.race.lane_run import LaneRun
    from gui.theme import ThemeManager

FEWEST_SEEDS, USUAL_SEEDS = 2, 5
SCROLL_GAP_PX = 6


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
        self._table = SeedTable(themes)
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
            text = pointedText(comparison, lane.number, epoch)
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
