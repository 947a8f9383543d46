"""How many points are made, and how far they stray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from engine.spec import fields
from engine.spec.run import DataRecipe
from gui.builder.words import wrappedTip
from gui.theme import figureLabel, mutedLabel
from gui.translation import translated
from gui.widgets.fields import NumberEdit

if TYPE_CHECKING:
    from gui.document import Document
    from gui.theme import ThemeManager

STEPS = 100
SLIDER_PX = 110


class OptionsRow(QWidget):
    """Number of points and noise of a toy; each change is an edit of the document."""

    def __init__(self, document: Document, themes: ThemeManager) -> None:
        super().__init__()
        self._document, self._themes = document, themes
        self._is_showing = False
        declared = fields.param_of(DataRecipe, "points")
        self.points = NumberEdit(
            0, int(declared.low or 0), int(declared.high or 0), integer=True, logarithmic=True
        )
        self.noise = QSlider(Qt.Orientation.Horizontal)
        self.noise.setRange(0, STEPS)
        self._figure = figureLabel()
        self._labels = [self._label("points", self.points), self._label("noise", self.noise)]
        self._arrange()
        self.points.valueChanged.connect(self._edit_points)
        self.noise.valueChanged.connect(self._edit_noise)
        themes.themeChanged.connect(self._fit)
        self._fit()
        document.specChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it stands."""
        data = self._document.spec.data
        self._is_showing = True
        self.points.setValue(data.points)
        self.noise.setValue(round(data.noise * STEPS))
        self._is_showing = False
        self._figure.setText(f"{data.noise:.2f}")

    def _label(self, name: str, widget: QWidget) -> QLabel:
        declared = fields.param_of(DataRecipe, name)
        label = mutedLabel(translated(declared.label))
        label.setBuddy(widget)
        for each in (label, widget):
            each.setToolTip(wrappedTip(translated(declared.help)))
        widget.setAccessibleName(label.text())
        return label

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._labels[0])
        row.addWidget(self.points)
        row.addSpacing(8)
        row.addWidget(self._labels[1])
        row.addWidget(self.noise)
        row.addWidget(self._figure)

    def _fit(self) -> None:
        self.noise.setFixedWidth(self._themes.scaled(SLIDER_PX))
        self._figure.setMinimumWidth(self._figure.fontMetrics().horizontalAdvance("0.00"))

    def _edit_points(self, value: object) -> None:
        if not self._is_showing and isinstance(value, int):
            spec = self._document.spec.with_data(points=value)
            self._document.edit(spec, self.tr("Change points"), "playground points")

    def _edit_noise(self, value: int) -> None:
        if not self._is_showing:
            spec = self._document.spec.with_data(noise=value / STEPS)
            self._document.edit(spec, self.tr("Change noise"), "playground noise")
