"""Augmentation: how strong each change is, and one example changed nine times."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.spec.augmentation import Augmentation
from engine.training import start
from gui.data.augmented import PICTURES, AugmentedView
from gui.data.desk import Asker, Desk
from gui.data.part_form import PartForm
from gui.data.trial_images import visible
from gui.theme import mutedLabel
from gui.translation import translated

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from engine.data.dataset import Dataset
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.theme import ThemeManager

PAUSE_MS = 120
"""How long the settings must rest before a preview is made."""
FORM_WIDTH_PX, FORM_SHARE = 300, 0.55
"""The settings take so much room, but no more than that share of the page."""


class AugmentPage(QWidget):
    """The settings of the augmentation, and what they do to an example."""

    def __init__(self, document: Document, desk: Desk, themes: ThemeManager) -> None:
        super().__init__()
        self._document, self._desk, self._themes = document, desk, themes
        self._dataset: Dataset | None = None
        self._row = 0
        self._asked: tuple[Any, ...] = ()
        every = frozenset(field.name for field in dataclasses.fields(Augmentation))
        self.form = PartForm(document, themes, "data.augmentation", every)
        self.view = AugmentedView(themes)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._preview)
        self._side = QScrollArea()
        self._arrange()
        themes.themeChanged.connect(self._fit)
        self._fit()
        self.view.anotherRequested.connect(self._take_another)
        document.specChanged.connect(self._soon.start)

    def setDataset(self, dataset: Dataset | None) -> None:
        """Take examples from ``dataset`` from now on; None while there is none."""
        self._dataset = dataset
        self._row = 0
        self._asked = ()
        self.view.setPictures(None)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        note = mutedLabel(
            self.tr(
                "Each training image is changed anew whenever the network sees it; validation and "
                "test images never are. 0 is off."
            )
        )
        note.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(note)
        column.addWidget(self.form)
        column.addStretch(1)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QScrollArea.Shape.NoFrame)
        self._side.setWidget(left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._side)
        layout.addWidget(self.view, 1)

    def _fit(self) -> None:
        wanted = self._themes.scaled(FORM_WIDTH_PX)
        self._side.setFixedWidth(min(wanted, round(self.width() * FORM_SHARE)))

    def _take_another(self) -> None:
        self._row += 1
        self.view.setPictures(None)
        self._preview()

    def _preview(self) -> None:
        """Ask for nine pictures, unless they are shown or under way already, or nobody looks."""
        dataset = self._dataset
        self.form.form.setEnabled(self._document.data.are_images)
        if dataset is None or not dataset.info.are_images:
            self._show_nothing()
            return
        recipe, seed = self._document.spec.data.augmentation, self._document.spec.seed
        asked = (recipe, seed, self._row)
        if not self.isVisible() or asked == self._asked:
            return
        self._asked = asked
        self._desk.cancel(self)
        image = dataset.train.x[self._row % len(dataset.train)]
        self.view.setOriginal(visible(image, dataset.info))
        if recipe.active:
            self.view.setHint(self.tr("Preparing the preview …"))
            self._desk.ask(
                partial(_augmented, recipe, image, seed),
                Asker(self, self._show_pictures, self._show_failure, cancelled=self._forget),
            )
        else:
            self._show_pictures(np.repeat(image[np.newaxis], PICTURES, axis=0))

    def _show_nothing(self) -> None:
        self._forget()
        self._desk.cancel(self)
        self.view.setOriginal(None)
        self.view.setPictures(None)
        self.view.setHint(self._why_not())

    def _show_pictures(self, pictures: NDArray[Any]) -> None:
        if self._dataset is not None:
            self.view.setPictures(visible(pictures, self._dataset.info))

    def _why_not(self) -> str:
        if not self._document.data.are_images:
            return self.tr("Augmentation changes images; these data are rows of numbers.")
        return self.tr("There are no images to show yet.")

    def _show_failure(self, event: ErrandFailed) -> None:
        self._forget()
        self.view.setPictures(None)
        hint = translated(event.hint) if event.hint else ""
        self.view.setHint(f"{translated(event.message)} {hint}".strip())

    def _forget(self) -> None:
        self._asked = ()


def _augmented(recipe: Augmentation, image: NDArray[Any], seed: int, *_: object) -> NDArray[Any]:
    """Make the nine pictures; TensorFlow may have to start first."""
    start.backend()
    from engine.training.augment import preview

    return preview(recipe, image, seed)
