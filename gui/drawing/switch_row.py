"""One stage of the laboratory: a switch, what happens without it, and what that costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.builder.words import wrappedTip
from gui.drawing.cost_bar import CostBar
from gui.theme import setStyleFlag
from gui.translation import translated
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from engine.data.stages import Switch
    from gui.theme import ThemeManager


class SwitchRow(QWidget):
    """A check box with a sentence below it, and at the right the accuracy when it is off."""

    switched = Signal(str, bool)
    """A stage's name, and whether it is on now."""

    def __init__(self, switch: Switch, themes: ThemeManager) -> None:
        super().__init__()
        self._switch, self._themes = switch, themes
        self.box = QCheckBox(translated(switch.label))
        self.box.setChecked(True)
        self.cost = CostBar(themes)
        self._consequence = WrappingLabel()
        self._arrange()
        self.box.toggled.connect(lambda on: self.switched.emit(switch.name, on))
        themes.themeChanged.connect(self._indent)
        self.setState(True, True)

    def setState(self, on: bool, has_effect: bool) -> None:
        """Show whether the stage is on, and whether that matters as the others are."""
        was_blocked = self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(was_blocked)
        self.box.setEnabled(has_effect)
        off = translated(self._switch.off)
        without = self.tr("Off: {what}").format(what=off)
        idle = self.tr("Has no effect while the sheet is not cropped.")
        self._consequence.setText(without if has_effect else idle)
        setStyleFlag(self._consequence, "severity", "warning" if has_effect and not on else "")
        setStyleFlag(self._consequence, "muted", on or not has_effect)
        self.box.setAccessibleDescription(self._consequence.text())

    def _arrange(self) -> None:
        tip = wrappedTip(translated(self._switch.help))
        self.box.setToolTip(tip)
        self._consequence.setToolTip(tip)
        self.cost.setAccessibleDescription(self.box.text())
        self.cost.setToolTip(
            wrappedTip(
                self.tr(
                    "How many of the test drawings are read right: with all stages on, and with "
                    "only this one off."
                )
            )
        )
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addWidget(self._consequence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(self._words, 1)
        layout.addWidget(self.cost, 0, Qt.AlignmentFlag.AlignVCenter)
        self._indent()

    def _indent(self) -> None:
        """Let the sentence begin where the check box's words do."""
        style = self.box.style()
        mark = style.pixelMetric(style.PixelMetric.PM_IndicatorWidth, None, self.box)
        self._consequence.setContentsMargins(mark + 8, 0, 0, 0)
