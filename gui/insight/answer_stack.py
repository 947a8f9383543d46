"""Answers to test examples: a grid where they are pictures, rows of numbers where they are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from gui.data.trial_images import asBytes, visible
from gui.insight.answer_grid import AnswerGrid
from gui.insight.answer_table import AnswerTable
from gui.translation import translated

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.confusion import Answers
    from gui.theme import ThemeManager


class AnswerStack(QStackedWidget):
    """Shows some of the answers of an exam."""

    sampleRequested = Signal(object, str, str, bool)
    """A picture to show on the pad, what it is, its class, and that it is a test image."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._answers: Answers | None = None
        self._dataset: Dataset | None = None
        self._names: tuple[str, ...] = ()
        self.grid, self.table = AnswerGrid(themes), AnswerTable(themes)
        self.addWidget(self.grid)
        self.addWidget(self.table)
        self.grid.answerActivated.connect(self._send)

    def setAnswers(
        self,
        answers: Answers | None,
        rows: NDArray[np.intp],
        dataset: Dataset | None,
        names: Sequence[str],
        hint: str,
    ) -> None:
        """Show the answers of ``rows``, in this order.

        Parameters
        ----------
        dataset : whose test examples they are; None while it is not there.
        names : of the classes.
        hint : what to say where there are none.
        """
        self._answers, self._dataset, self._names = answers, dataset, tuple(names)
        are_images = dataset is None or dataset.info.are_images
        self.grid.setHint(hint)
        if are_images or not len(rows):
            self.setCurrentWidget(self.grid)
            images = visible(dataset.test.x, dataset.info) if dataset and are_images else None
            self.grid.setAnswers(answers, rows, images, names)
        else:
            assert dataset is not None
            self.setCurrentWidget(self.table)
            features = [translated(name) for name in dataset.info.features]
            self.table.setAnswers(answers, rows, dataset.test.x, features, names)

    def _send(self, row: int) -> None:
        if self._answers is None or self._dataset is None:
            return
        place, label = int(self._answers.places[row]), int(self._answers.truth[row])
        name = self._names[label] if label < len(self._names) else str(label)
        caption = self.tr("Test image {number:,} · {name}").format(number=place, name=name)
        pixels = asBytes(self._dataset.test.x[place])
        self.sampleRequested.emit(pixels, caption, name, True)
