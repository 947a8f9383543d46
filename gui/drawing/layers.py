"""What every layer makes of a drawing, from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.drawing.feature_maps import FeatureMaps
from gui.drawing.unit_view import NOWHERE, UnitView
from gui.theme import figureLabel, mutedLabel, setStyleFlag, strongLabel
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.explanation import Activation, Floats
    from gui.theme import ThemeManager

GAP_PX, GROUP_PX = 6, 16


class LayerView(QWidget):
    """One layer: its kind, its name, the shape of what it gives, and the values."""

    def __init__(self, themes: ThemeManager, activation: Activation) -> None:
        super().__init__()
        shape = activation.values.shape
        self.view: FeatureMaps | UnitView
        self.view = FeatureMaps(themes) if len(shape) >= 2 else UnitView(themes)
        self.key = keyOf(activation)
        self.title = strongLabel(activation.kind)
        self.shape = figureLabel(" × ".join(map(str, shape)))
        self.view.setAccessibleName(f"{activation.kind} {activation.layer}")
        name = ElidedLabel(activation.layer)
        setStyleFlag(name, "muted")
        self._more = mutedLabel()
        self._more.hide()
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self.title)
        heading.addWidget(name, 1)
        heading.addWidget(self.shape)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(heading)
        column.addWidget(self.view)
        column.addWidget(self._more)

    def setValues(
        self,
        values: NDArray[Any],
        names: Sequence[str] = (),
        are_shares: bool = False,
        chosen: int = NOWHERE,
    ) -> None:
        """Show values of the layer's shape; for the rest see `UnitView.setValues`."""
        if isinstance(self.view, UnitView):
            self.view.setValues(values.reshape(-1), names, are_shares, chosen)
            return
        self.view.setMaps(values.reshape(*values.shape[:2], -1))
        left = self.view.hiddenCount()
        text = self.tr("and {n} more channels").format(n=left)
        if left and text != self._more.text():
            self._more.setText(text)
            self._more.show()


class LayerList(QWidget):
    """The layers below each other, the last with the names of the classes."""

    enlargedChanged = Signal(QWidget)
    """The `FeatureMaps` of which one was enlarged just now, or closed."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.layers: list[LayerView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GROUP_PX)

    def setActivations(
        self,
        activations: Sequence[Activation],
        probabilities: Floats,
        names: Sequence[str],
        target: int,
    ) -> None:
        """Show what the layers give.

        Parameters
        ----------
        probabilities : of all classes; a last layer that gives them is shown in percent.
        names : of the classes.
        target : the class that is explained.
        """
        keys = [keyOf(activation) for activation in activations]
        if keys != [layer.key for layer in self.layers]:
            self._make(activations)
        for layer, activation in zip(self.layers[:-1], activations[:-1], strict=True):
            layer.setValues(activation.values)
        if not activations:
            return
        values = activations[-1].values
        is_last = values.shape == probabilities.shape
        shown = names if is_last else ()
        are_shares = is_last and bool(np.allclose(values, probabilities, atol=1e-3))
        self.layers[-1].setValues(values, shown, are_shares, target if is_last else NOWHERE)

    def _make(self, activations: Sequence[Activation]) -> None:
        for layer in self.layers:
            self._column.removeWidget(layer)
            layer.hide()  # it stays until the next turn of the event loop
            layer.deleteLater()
        self.layers = [LayerView(self._themes, activation) for activation in activations]
        for layer in self.layers:
            self._column.addWidget(layer)
            if isinstance(layer.view, FeatureMaps):
                layer.view.enlargedChanged.connect(partial(self._tell, layer.view))

    def _tell(self, maps: FeatureMaps, _: int) -> None:
        self.enlargedChanged.emit(maps)


def keyOf(activation: Activation) -> tuple[object, ...]:
    """What tells a layer from others: with another one, its view is made anew."""
    return activation.layer, activation.kind, activation.values.shape
