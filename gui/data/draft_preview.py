"""A look at the user's own data before they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from gui.data.examples_table import ExamplesTable
from gui.data.sample_grid import SampleGrid
from gui.data.scatter import ScatterView
from gui.pad.readout import SCROLL_BAR_PX
from gui.theme import headingLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.data.own.draft import Draft
    from gui.theme import ThemeManager

SAMPLES, ROWS, MOST_COLUMNS = 24, 8, 24
PICTURE_PX, ROW_PX, PLOT_PX = 56, 24, 260
GAP_PX = 8


def mixedRows(labels: NDArray, most: int) -> NDArray[np.intp]:
    """Choose examples of all classes in turn: the first of each, then the second of each.

    Parameters
    ----------
    labels : of shape (n,), the number of each one's class.
    most : how many to choose at the most.
    """
    counts = np.bincount(labels)
    # NumPy sorts 16 bits several times as fast, and there may be a million labels.
    order = np.argsort(labels.astype(np.int16) if len(counts) < 2**15 else labels, kind="stable")
    counts = counts[counts > 0]
    starts = np.cumsum(counts) - counts
    turns = np.arange(min(most, counts.max(initial=0)))[:, np.newaxis]
    return order[(starts + turns)[turns < counts][:most]]


class WholeGrid(SampleGrid):
    """A grid that is as high as its rows; what is around it scrolls."""

    def _arrange(self) -> None:
        rows = -(-self._count() // self._columns())
        self.setFixedHeight(max(1, rows) * self._rowHeight())
        super()._arrange()


class WholeTable(ExamplesTable):
    """A table that is as high as its rows; what is around it scrolls."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.verticalHeader().hide()
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        themes.themeChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the rows, and of a scroll bar below them."""
        row = self._themes.scaled(ROW_PX)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + self.model().rowCount() * row + SCROLL_BAR_PX)


class DraftPreview(QWidget):
    """Some examples: pictures, or rows of numbers with a plot of them where they are few."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.grid = WholeGrid(themes)
        self.scatter = ScatterView(themes)
        self.table = WholeTable(themes)
        self._about = ElidedLabel()
        self._arrange()
        themes.themeChanged.connect(self._fit)
        self._fit()

    def setDraft(self, draft: Draft, chosen: int | None = None) -> None:
        """Show examples of all classes, or of the one chosen."""
        info, split = draft.dataset.info, draft.dataset.train
        names = [translated(name) for name in info.class_names]
        rows = _shownRows(split.y, info, chosen)
        self.grid.setVisible(info.are_images)
        self.table.setVisible(not info.are_images)
        self.scatter.setVisible(_isPlotted(info))
        self._about.setText("" if info.are_images else self.tr("as the network sees them"))
        if info.are_images:
            self.grid.setSamples(_pictures(split.x), rows, split.y[rows], names)
            return
        features = [translated(name) for name in info.features[:MOST_COLUMNS]]
        self.table.setRows(split.x[:, :MOST_COLUMNS], rows, split.y[rows], features, names)
        self.table.fit()
        if _isPlotted(info):
            self._plot(draft, features, names)

    def clear(self) -> None:
        """Let go of what was shown."""
        none = np.zeros(0, np.intp)
        self.grid.setSamples(np.zeros((0, 1, 1), np.uint8), none, none, ())
        self.table.setRows(np.zeros((0, 0)), none, none, (), ())
        self.scatter.clear()

    def _arrange(self) -> None:
        setStyleFlag(self._about, "muted")
        # The wheel is for the page here, and the plot for a look.
        self.scatter.plot.setMouseEnabled(False, False)
        self.scatter.plot.setToolTip("")
        header = QHBoxLayout()
        header.setSpacing(GAP_PX)
        header.addWidget(headingLabel(self.tr("Examples")))
        header.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(header)
        for view in (self.grid, self.scatter, self.table):
            column.addWidget(view)

    def _fit(self) -> None:
        self.grid.setZoom(self._themes.scaled(PICTURE_PX))
        self.scatter.setFixedHeight(self._themes.scaled(PLOT_PX))

    def _plot(self, draft: Draft, features: list[str], names: list[str]) -> None:
        train, test = draft.dataset.train, draft.dataset.test
        x, y = np.concatenate([train.x, test.x]), np.concatenate([train.y, test.y])
        is_test = np.arange(len(y)) >= len(train)
        first, *others = features or [""]
        if names:
            self.scatter.setPoints(x, y, names, (first, "".join(others)), is_test)
        else:
            self.scatter.setCurve(x[:, 0], y, (first, draft.label), is_test)


def _shownRows(labels: NDArray, info: DatasetInfo, chosen: int | None) -> NDArray[np.intp]:
    most = SAMPLES if info.are_images else ROWS
    if chosen is not None:
        return np.flatnonzero(labels == chosen)[:most]
    return mixedRows(labels, most) if info.has_classes else np.arange(min(most, len(labels)))


def _isPlotted(info: DatasetInfo) -> bool:
    """Whether examples can be drawn in a plane: two numbers with a class, or one with a number."""
    return info.input_shape == ((2,) if info.has_classes else (1,))


def _pictures(images: NDArray) -> NDArray:
    """What can be shown of images with an unusual number of channels: the first one."""
    is_usual = images.ndim == 3 or images.shape[3] in (1, 3)
    return images if is_usual else images[..., 0]
