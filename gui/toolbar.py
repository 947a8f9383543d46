"""The row along the top: what is trained, and the orders to train it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from engine.data import registry
from engine.spec import presets
from gui.theme import ThemeManager, headingLabel, setPrimary
from gui.translation import translated
from gui.widgets.fields import ChoiceBox
from gui.widgets.labels import Chip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from engine.data.info import DatasetInfo
    from gui.actions import RunActions
    from gui.document import Document


class ActionButton(QPushButton):
    """A button that shows a `QAction` and keeps one width for all the names it takes."""

    def __init__(self, action: QAction, names: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._action, self._names = action, names
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        widths = [self.fontMetrics().horizontalAdvance(name) for name in self._names]
        extra = max(widths, default=0) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, extra), hint.height())

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setToolTip(self._action.toolTip())
        if not self._action.isEnabled() and self.hasFocus():
            # Qt would hand the focus to whatever comes next, and Space would press that.
            self.window().setFocus()
        self.setEnabled(self._action.isEnabled())


class TopBar(QWidget):
    """Preset, data set, Train, Step, Stop; language and theme at the right."""

    presetChosen = Signal(str)
    dataChosen = Signal(str)
    languageSwapped = Signal()
    themeSwapped = Signal()

    def __init__(
        self, document: Document, run: RunActions, themes: ThemeManager, language: str
    ) -> None:
        super().__init__()
        self._document, self._themes, self._language = document, themes, language
        self._flawed = document.flawed
        self.presets = self._combo(
            self.tr(
                "Start from a recipe: a model with data and settings, each made to show one thing."
            )
        )
        self.data = self._combo(self.tr("The examples the network learns from."))
        self.train = ActionButton(
            run.train,
            (self.tr("Train"), self.tr("Pause"), self.tr("Resume"), self.tr("Start race")),
        )
        setPrimary(self.train)
        self.step, self.stop = ActionButton(run.step), ActionButton(run.stop)
        self.more = ActionButton(run.more)
        self.language = Chip(self.tr("한국어"))
        self.theme = Chip("")
        self.theme.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._fill()
        self._arrange()
        self._connect()
        self._show_spec()
        self._show_theme()

    def _combo(self, tip: str) -> QComboBox:
        combo = ChoiceBox()
        combo.setToolTip(tip)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMinimumWidth(120)
        combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return combo

    def _fill(self) -> None:
        self.presets.setAccessibleName(self.tr("Preset"))
        self.presets.setPlaceholderText(self.tr("Own model"))
        for preset in presets.all_presets():
            self._offer(preset)
        self.presets.insertSeparator(self.presets.count())
        for race in presets.all_races():
            self._offer(race)
        self.data.setAccessibleName(self.tr("Data"))
        self.fillData()

    def _offer(self, preset: presets.Preset) -> None:
        self.presets.addItem(presets.localised(preset.title, self._language), preset.name)
        goal = presets.localised(preset.goal, self._language)
        last = self.presets.count() - 1
        self.presets.setItemData(last, goal, Qt.ItemDataRole.ToolTipRole)

    def showPreset(self, name: str) -> None:
        """Name the race that was chosen, until the model is another one."""
        self.presets.setCurrentIndex(self.presets.findData(name))

    def fillData(self) -> None:
        """Offer every data set there is now; the user's own may come and go."""
        self._flawed = self._document.flawed
        self.data.clear()
        for info in registry.all_datasets():
            self.data.addItem(self._dataText(info), info.name)
            self.data.setItemData(
                self.data.count() - 1, translated(info.summary), Qt.ItemDataRole.ToolTipRole
            )
        self.data.setCurrentIndex(self.data.findData(self._document.spec.data.name))

    def _dataText(self, info: DatasetInfo) -> str:
        """Name a data set, with its size; a flawed one is another by now than that kept last."""
        if info.name in self._flawed:
            return translated(info.title)
        text = (
            self.tr("{name} · {count:,} images")
            if info.are_images
            else self.tr("{name} · points")
            if info.group == "toys"
            else self.tr("{name} · {count:,} rows")
        )
        return text.format(name=translated(info.title), count=info.train)

    def _arrange(self) -> None:
        self.language.setToolTip(self.tr("Switch the window to Korean"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            headingLabel("Sketchgrad"),
            self.presets,
            self.data,
            self.train,
            self.step,
            self.stop,
            self.more,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.language)
        layout.addWidget(self.theme)

    def _connect(self) -> None:
        self.presets.activated.connect(_announce(self.presets, self.presetChosen.emit))
        self.data.activated.connect(_announce(self.data, self.dataChosen.emit))
        self.language.clicked.connect(self.languageSwapped)
        self.theme.clicked.connect(self.themeSwapped)
        self._document.specChanged.connect(self._show_spec)
        self._themes.themeChanged.connect(self._show_theme)

    def _show_spec(self) -> None:
        name = self._document.preset_name()
        self.presets.setCurrentIndex(self.presets.findData(name) if name else -1)
        if self._document.flawed != self._flawed:
            self.fillData()
        self.data.setCurrentIndex(self.data.findData(self._document.spec.data.name))

    def _show_theme(self) -> None:
        dark = self._themes.theme.isDark
        self._themes.setIcon(self.theme, "sun" if dark else "moon")
        tip = self.tr("Light colours") if dark else self.tr("Dark colours")
        self.theme.setToolTip(tip)
        self.theme.setAccessibleName(tip)


def _announce(combo: QComboBox, emit: Callable[[str], None]) -> Callable[[int], None]:
    return lambda index: emit(combo.itemData(index))
