"""The examples themselves: how many of each class there are, and what they look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.data.class_chart import ALL_CLASSES, ClassChart
from gui.data.examples_table import ExamplesTable
from gui.data.sample_grid import LEAST_ZOOM_PX, MOST_ZOOM_PX, SampleGrid
from gui.data.scatter import ScatterView
from gui.data.trial_images import truthOf, visible
from gui.theme import setStyleFlag
from gui.translation import translated
from gui.widgets.fields import ChoiceBox
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from engine.data.dataset import Dataset, Split
    from engine.data.info import DatasetInfo
    from engine.data.recipe import Choice
    from gui.data.desk import Look
    from gui.theme import ThemeManager

TRAIN, VALIDATION, TEST = "train", "validation", "test"
CHART_WIDTH_PX, CHART_SHARE = 220, 0.4
"""The classes take so much room, but no more than that share of the page."""


class ExamplesPage(QWidget):
    """A class histogram beside a grid of pictures, a plot of points, or a table of numbers."""

    padRequested = Signal(object, str, str, bool)
    """A picture to show on the pad, what it is, its class, and whether it is a test image."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._info: DatasetInfo | None = None
        self._parts: dict[str, _Part] = {}
        self._part = TRAIN
        self._reason = ""
        self.part = ChoiceBox()
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.chart = ClassChart(themes)
        self.grid, self.scatter = SampleGrid(themes), ScatterView(themes)
        self.table = ExamplesTable()
        self.views = QStackedWidget()
        self.caption = ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self.toPad = QPushButton(self.tr("Send to pad"))
        self._side = QWidget()
        self._arrange()
        self._connect()
        themes.themeChanged.connect(self._fit)
        self._fit()
        self._fill_parts()
        self._show_current(-1)

    def setLook(self, look: Look | None) -> None:
        """Show a data set as a spec uses it; None while there is none."""
        self._info, self._parts = None, {}
        if look is not None and look.dataset is not None and look.choice is not None:
            self._info = look.dataset.info
            self._parts = _parts(look.dataset, look.choice)
        if self._part not in self._parts:
            self._part = TRAIN
        self._fill_parts()
        self._refresh()

    def setHint(self, text: str) -> None:
        """Say why there is nothing to see."""
        self._reason = text
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        self.part.setToolTip(
            self.tr(
                "Training: what the network learns from. Validation: kept apart, to see how it "
                "does on unseen examples. Test: looked at once, at the very end."
            )
        )
        self.part.setAccessibleName(self.tr("Which examples"))
        self.zoom.setRange(LEAST_ZOOM_PX, MOST_ZOOM_PX)
        self.zoom.setValue(self.grid.zoom())
        self.zoom.setFixedWidth(110)
        self.zoom.setToolTip(self.tr("Size of the pictures; Ctrl and the wheel do it too."))
        self.zoom.setAccessibleName(self.tr("Size of the pictures"))
        self.toPad.setToolTip(
            self.tr("Shows the chosen picture on the pad, for the network to read.")
        )
        setStyleFlag(self.caption, "muted")
        policy = self.part.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.part.setSizePolicy(policy)
        for view in (self.grid, self.scatter, self.table):
            self.views.addWidget(view)
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.part)
        left.addWidget(self.chart, 1)
        left.addStretch(0)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.zoom)
        foot.addWidget(self.toPad)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._side)
        sides.addWidget(self.views, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(sides, 1)
        layout.addLayout(foot)

    def _fit(self) -> None:
        wanted = self._themes.scaled(CHART_WIDTH_PX)
        self._side.setFixedWidth(min(wanted, round(self.width() * CHART_SHARE)))

    def _connect(self) -> None:
        self.part.activated.connect(lambda place: self._choose_part(self.part.itemData(place)))
        self.zoom.valueChanged.connect(self.grid.setZoom)
        self.grid.zoomChanged.connect(self.zoom.setValue)
        self.chart.classChosen.connect(self._show_examples)
        self.grid.currentChanged.connect(self._show_current)
        self.grid.sampleActivated.connect(self._send)
        self.toPad.clicked.connect(lambda: self._send(self.grid.currentRow()))

    def _fill_parts(self) -> None:
        names = {
            TRAIN: self.tr("Training"),
            VALIDATION: self.tr("Validation"),
            TEST: self.tr("Test"),
        }
        self.part.clear()
        for name, part in self._parts.items():
            self.part.addItem(f"{names[name]} · {len(part.rows):,}", name)
        self.part.setCurrentIndex(self.part.findData(self._part))
        self.part.setVisible(bool(self._parts))

    def _choose_part(self, part: str) -> None:
        self._part = part
        self._refresh()

    def _refresh(self) -> None:
        """Show the part chosen; a class chosen stays so where there is one of that name."""
        part, classes = self._shown(), len(self._names())
        self.chart.setVisible(self._info is None or bool(classes))
        counts = np.bincount(part.labels, minlength=classes) if classes else np.zeros(0, np.int64)
        self.chart.setCounts(counts, self._names())
        self._show_examples()

    def _names(self) -> tuple[str, ...]:
        return tuple(translated(name) for name in self._info.class_names) if self._info else ()

    def _shown(self) -> _Part:
        return self._parts.get(self._part, NOTHING)

    def _show_examples(self) -> None:
        part, info = self._shown(), self._info
        if self.chart.chosen() != ALL_CLASSES:
            part = part.only(self.chart.chosen())
        self._show_hint()
        if info is None or info.are_images or not self._parts:
            self.views.setCurrentWidget(self.grid)
            images = visible(part.x, info) if info else part.x
            self.grid.setSamples(images, part.rows, part.labels, self._names(), part.wrong)
        elif info.input_shape[0] <= (2 if info.has_classes else 1):
            self._show_points(part, [translated(name) for name in info.features])
        else:
            self.views.setCurrentWidget(self.table)
            features = [translated(name) for name in info.features]
            self.table.setRows(part.x, part.rows, part.labels, features, self._names())
        self.zoom.setVisible(info is not None and info.are_images)
        self._show_current(self.grid.currentRow())

    def _show_hint(self) -> None:
        if self._info is None:
            self.grid.setHint(self._reason)
        elif not self._parts:
            self.grid.setHint(self.tr("No examples at all: the page Split and noise says why."))
        else:
            self.grid.setHint(self.tr("None of these examples is of that class."))

    def _show_points(self, part: _Part, features: list[str]) -> None:
        self.views.setCurrentWidget(self.scatter)
        x, (first, second, *_) = part.x[part.rows], (*features, "", "")
        if not self._names():
            self.scatter.setCurve(x[:, 0], part.labels, (first, "y"))
            return
        flat = x if x.shape[1] == 2 else np.column_stack([x, np.zeros(len(x))])
        self.scatter.setPoints(flat, part.labels, self._names(), (first, second))

    def _show_current(self, row: int) -> None:
        pictures = self._info is not None and self._info.are_images
        self.toPad.setVisible(pictures)
        self.toPad.setEnabled(pictures and row >= 0)
        self.caption.setText(self._captionOf(row) if pictures and row >= 0 else "")

    def _captionOf(self, row: int) -> str:
        on_test = self._part == TEST
        word = self.tr("Test image {number:,}") if on_test else self.tr("Training image {number:,}")
        return f"{word.format(number=row)} · {self._nameOf(row)}"

    def _nameOf(self, row: int) -> str:
        """Return the true class of an example, whatever label noise made of it."""
        assert self._info is not None
        return truthOf(self._info, self._shown().true[row])

    def _send(self, row: int) -> None:
        if row >= 0 and self._info is not None:
            what = self._captionOf(row), self._nameOf(row), self._part == TEST
            self.padRequested.emit(self._shown().x[row], *what)


@dataclass(frozen=True, eq=False)
class _Part:
    """What is looked at of a split: all its examples, and which of them, with their labels."""

    x: NDArray[Any]
    true: NDArray[Any]
    rows: NDArray[np.intp]
    labels: NDArray[Any]
    wrong: NDArray[np.bool_]

    def only(self, number: int) -> _Part:
        """Return those whose label is class ``number``."""
        picked = self.labels == number
        rows, labels, wrong = self.rows[picked], self.labels[picked], self.wrong[picked]
        return _Part(self.x, self.true, rows, labels, wrong)


def _part(split: Split, rows: NDArray[np.intp]) -> _Part:
    return _Part(split.x, split.y, rows, split.y[rows], np.zeros(len(rows), bool))


def _parts(dataset: Dataset, choice: Choice) -> dict[str, _Part]:
    """Return the parts that a run has; one without examples is left out."""
    train, test = dataset.train, dataset.test
    parts = {
        TRAIN: _Part(train.x, train.y, choice.train, choice.labels, choice.wrong),
        VALIDATION: _part(train, choice.validation),
        TEST: _part(test, np.arange(len(test))),
    }
    return {name: part for name, part in parts.items() if len(part.rows)}


_NONE = np.zeros(0, np.intp)
NOTHING = _Part(np.zeros((0, 28, 28), np.uint8), _NONE, _NONE, _NONE, np.zeros(0, bool))
