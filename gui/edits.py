"""Edits of the model on the desk that are asked for elsewhere than in the builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from engine.spec import checks, presets
from gui.middle import RACE, TRAIN

if TYPE_CHECKING:
    from engine.spec.run import RunSpec
    from gui.main_window import MainWindow

translate = QCoreApplication.translate


class Edits(QObject):
    """Makes them, and lets a run under way have what it can take over.

    Parameters
    ----------
    window : whose model it is; a preset may need another of its tabs.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document, self._session = window.document, window.session
        self._doctor = window.training.doctor
        window.top.presetChosen.connect(self.choosePreset)
        window.top.dataChosen.connect(self.chooseData)
        window.training.learningRateDragged.connect(self.dragRate)
        self._doctor.fixRequested.connect(self._document.edit)
        self._document.specChanged.connect(self._follow)
        self._document.specChanged.connect(self._show_fix)

    def choosePreset(self, name: str) -> None:
        """Load a preset, and show where it is run: among lanes, or alone."""
        preset, window = presets.find(name), self._window
        title = presets.localised(preset.title, window.language)
        if preset.lanes and window.race.isBusy:  # its lanes stay as they are until it ends
            window.top.showPreset(self._document.preset_name() or "")
            text = translate("MainWindow", "Stop the race first, then load “{title}”.")
            window.telling.tell(text.format(title=title))
            return
        self._document.edit(
            preset.spec, translate("MainWindow", "Load {title}").format(title=title)
        )
        if preset.lanes:
            lanes = preset.lanes_in(window.language)
            window.racing.setRace(preset.varies, preset.values, lanes)
            window.tabs.setCurrentIndex(RACE)
            window.top.showPreset(name)
        elif window.looksAtRace:
            window.tabs.setCurrentIndex(TRAIN)

    def adopt(self, spec: RunSpec, name: str) -> None:
        """Take over what a lane called ``name`` was trained with."""
        text = translate("MainWindow", "Use the settings of {name}")
        self._document.edit(spec, text.format(name=name))

    def chooseData(self, name: str) -> None:
        """Learn from another set."""
        self._document.chooseData(name, translate("MainWindow", "Change data"))

    def dragRate(self, rate: float) -> None:
        """Set the learning rate that a hand is dragging: one edit, however far it goes."""
        self._document.edit(
            self._document.withLearningRate(rate),
            translate("MainWindow", "Change learning rate"),
            "drag rate",
        )

    def _follow(self) -> None:
        """Let a run under way have another learning rate at once, if it is a usable one."""
        if not checks.errors(self._document.problems):
            self._session.follow(self._document.spec)

    def _show_fix(self) -> None:
        self._doctor.setSpec(self._document.spec)
