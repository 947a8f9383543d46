"""The user's digits in a grid, how many there are of each, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.data import drawn, my_digits
from gui.data.class_chart import ALL_CLASSES, ClassChart
from gui.data.progress import ProgressLine
from gui.drawing import my_digits_words
from gui.drawing.choice_bar import ChoiceBar
from gui.drawing.digit_grid import NAMES, DigitGrid
from gui.drawing.model_table import ModelTable
from gui.drawing.row import GAP_PX, row, rowWidget
from gui.theme import setPrimary, setStyleFlag
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from engine.insight.evaluation import Evaluated
    from gui.drawing.my_digits_keeper import Collection
    from gui.theme import ThemeManager

CHART_PX, CHART_SHARE = 200, 0.32
COLUMN_GAP_PX = 16


class CollectionView(QWidget):
    """Shows a collection; what its buttons ask for is done by who has them.

    Attributes
    ----------
    chart : how many there are of each digit; a row chosen there shows only those.
    grid : the digits, with those marked that the network chosen in ``models`` mistakes.
    choice : what can be done with the digits chosen in ``grid``.
    """

    def __init__(self, themes: ThemeManager, collection: Collection) -> None:
        super().__init__()
        self._themes = themes
        self._collection = collection
        self.facts = ElidedLabel()
        self.importButton, self.exportButton = QPushButton(), QPushButton()
        self.undoButton = QPushButton()
        self.message = InlineMessage(themes, severity="info")
        self.chart, self.grid = ClassChart(themes), DigitGrid(themes)
        self.choice = ChoiceBar(themes)
        self.models = ModelTable(themes)
        self.progress = ProgressLine(beside=True)
        self.cancelButton = QPushButton()
        self.sheetButton, self.evaluateButton = QPushButton(), QPushButton()
        self.onlyButton, self.trainButton = QPushButton(), QPushButton()
        self._side = QWidget()
        self._label()
        self._arrange()
        self._connect()

    def setCollection(self, collection: Collection, keep_answers: bool) -> None:
        """Show digits; answers of networks only stay where they are about these."""
        self._collection = collection
        self.chart.setCounts(np.array(my_digits.by_label(collection.digits)), NAMES)
        if not keep_answers:
            self.models.setEvaluated((), collection.labels)
        self._showDigits()
        self.facts.setText(my_digits_words.facts(collection))

    def setEvaluated(self, rows: Sequence[tuple[str, Evaluated]]) -> None:
        """Show what networks take the digits for: their titles and their answers."""
        self.models.setEvaluated(rows, self._collection.labels)

    def predicted(self) -> NDArray[np.int32] | None:
        """What the network chosen takes each digit for, where one was asked."""
        evaluated = self.models.chosen()
        return evaluated.predicted if evaluated is not None else None

    def setUsable(self, can_undo: bool, is_busy: bool) -> None:
        """Offer what can be done with so many digits.

        Parameters
        ----------
        is_busy : whether networks are reading.
        """
        count = len(self._collection.digits)
        for part in (self._side, self.choice):
            part.setVisible(count > 0)
        self.exportButton.setEnabled(count > 0)
        self.undoButton.setEnabled(can_undo)
        self.evaluateButton.setEnabled(count > 0 and not is_busy)
        self.trainButton.setEnabled(count > 0)
        self.onlyButton.setEnabled(count >= drawn.LEAST)
        setPrimary(self.trainButton, count > 0)
        setPrimary(self.sheetButton, count == 0)
        self._showChosen()

    def setEvaluating(self, busy: bool) -> None:
        """Show that networks are reading, and offer to call it off."""
        if busy:
            self.progress.setProgress(self.tr("Networks are reading …"))
        for part in (self.progress, self.cancelButton):
            part.setVisible(busy)
        self.evaluateButton.setEnabled(bool(self._collection.digits) and not busy)

    def setProgress(self, done: int, total: int) -> None:
        """Show how many networks have read the digits, of how many."""
        self.progress.setProgress("", done, total)

    def setMessage(self, text: str, severity: Any = "info") -> None:
        """Say what came of something; empty for nothing."""
        self.message.setMessage(text, severity)
        self.message.setVisible(bool(text))

    def _showDigits(self) -> None:
        labels, chosen = self._collection.labels, self.chart.chosen()
        rows = np.argsort(labels, kind="stable")
        if chosen != ALL_CLASSES:
            rows = rows[labels[rows] == chosen]
        self.grid.setCollection(self._collection, rows, self.predicted())

    def _showChosen(self) -> None:
        self.choice.setCount(len(self.grid.selectedIds()))

    def _connect(self) -> None:
        self.chart.classChosen.connect(self._showDigits)
        self.models.modelChosen.connect(self._showDigits)
        self.grid.selectionChanged.connect(self._showChosen)
        self.choice.removeRequested.connect(self.grid.removeRequested)
        self.choice.labelRequested.connect(self.grid.labelRequested)
        self._themes.themeChanged.connect(self._fit)

    # What it looks like

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._themes.scaled(CHART_PX)
        self._side.setFixedWidth(min(wanted, round(self.width() * CHART_SHARE)))
        gap = self._foot.spacing()
        needed = sum(part.sizeHint().width() for part in self._foot_rows) + gap
        direction = QBoxLayout.Direction
        is_wide = needed <= self.width()
        self._foot.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _label(self) -> None:
        setStyleFlag(self.facts, "muted")
        for button, text, tip in (
            (self.importButton, self.tr("Import …"), self.tr("Add the digits of files of strokes")),
            (
                self.exportButton,
                self.tr("Export …"),
                self.tr("Write all digits to a file, for others to import"),
            ),
            (self.undoButton, self.tr("Undo"), self.tr("Take the last change back (Ctrl+Z)")),
            (self.cancelButton, self.tr("Cancel"), ""),
            (
                self.sheetButton,
                self.tr("Write the guided sheet"),
                self.tr("Asks for each digit three times; thirty digits take two minutes."),
            ),
            (
                self.evaluateButton,
                self.tr("Evaluate every model"),
                self.tr("How many of my digits does each network read, and which does it mix up?"),
            ),
            (
                self.onlyButton,
                self.tr("Train only on my digits"),
                self.tr(
                    "A network that knows nobody else's hand: it takes at least {n} digits, and"
                    " some hundred to be any good."
                ).format(n=drawn.LEAST),
            ),
            (
                self.trainButton,
                self.tr("Train on MNIST and my digits"),
                self.tr(
                    "The digits of MNIST and, several times over, yours: what the network has"
                    " learnt from thousands, it adapts to your hand."
                ),
            ),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._themes.setIcon(self.undoButton, "undo")
        self.grid.setHint(
            self.tr(
                "Draw on the pad and say “That was a …” where the network is wrong, write the"
                " guided sheet, or drop files of strokes here."
            )
        )
        self.setMessage("")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(
            row((self.facts, 1), self.undoButton, self.importButton, self.exportButton)
        )
        column.addWidget(self.message)
        column.addLayout(self._middle(), 1)
        column.addWidget(self.models)
        column.addLayout(row((self.progress, 1), self.cancelButton))
        column.addLayout(self._footer())

    def _middle(self) -> QHBoxLayout:
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.chart)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GAP_PX)
        right.addWidget(self.grid, 1)
        right.addWidget(self.choice)
        sides = QHBoxLayout()
        sides.setSpacing(COLUMN_GAP_PX)
        sides.addWidget(self._side)
        sides.addLayout(right, 1)
        return sides

    def _footer(self) -> QBoxLayout:
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(GAP_PX)
        self._foot_rows = [
            rowWidget(self.sheetButton, self.evaluateButton, None),
            rowWidget(None, self.onlyButton, self.trainButton),
        ]
        for part in self._foot_rows:
            self._foot.addWidget(part)
        return self._foot
