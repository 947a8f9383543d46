"""Presets, data and rates that are chosen around the builder are edits like its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from engine.spec import presets
from gui.document import Document
from gui.edits import Edits
from gui.middle import RACE, TRAIN


class Parts(QObject):
    """A bar, a tab and its doctor, with the signals that they have."""

    presetChosen = Signal(str)
    dataChosen = Signal(str)
    learningRateDragged = Signal(float)
    fixRequested = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.doctor = self

    def showPreset(self, name: str) -> None:
        self.shown.append(name)

    def setSpec(self, spec: object) -> None:
        self.spec = spec


class Window(QObject):
    """What is used of a window."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document(presets.get(presets.FIRST).spec, self)
        self.followed: list[Any] = []
        self.session = SimpleNamespace(follow=self.followed.append)
        self.top = self.training = Parts()
        self.races: list[Any] = []
        self.racing = SimpleNamespace(setRace=lambda *what: self.races.append(what))
        self.race = SimpleNamespace(isBusy=False)
        self.told: list[str] = []
        self.telling = SimpleNamespace(tell=self.told.append)
        self.places: list[int] = []
        self.tabs = SimpleNamespace(setCurrentIndex=self.places.append)
        self.language, self.looksAtRace = "en", False
        self.edits = Edits(self)  # type: ignore[arg-type]

    @property
    def done(self) -> list[str]:
        """What can be undone, by its name."""
        stack = self.document.undo_stack
        return [stack.text(place) for place in range(stack.index())]


@pytest.fixture
def window(qapp: Any) -> Window:
    return Window()


def test_a_preset_is_loaded_under_its_title(window: Window) -> None:
    window.top.presetChosen.emit("dying-relu")
    preset = presets.get("dying-relu")
    assert window.document.spec == preset.spec
    assert window.done == [f"Load {preset.title['en']}"]
    assert (window.places, window.races) == ([], [])


def test_a_preset_of_one_network_leaves_the_race(window: Window) -> None:
    window.looksAtRace = True
    window.edits.choosePreset("dying-relu")
    assert window.places == [TRAIN]


def test_a_preset_with_lanes_is_set_up_in_the_race(window: Window) -> None:
    name = next(preset.name for preset in presets.all_races())
    window.edits.choosePreset(name)
    assert len(window.races) == 1
    assert (window.places, window.top.shown) == ([RACE], [name])


def test_a_preset_with_lanes_waits_for_the_end_of_a_race(window: Window) -> None:
    window.race.isBusy = True
    before, preset = window.document.spec, presets.all_races()[0]
    window.edits.choosePreset(preset.name)
    assert window.document.spec is before
    assert (window.races, window.places) == ([], [])
    assert window.top.shown == [presets.FIRST]
    assert window.told == [f"Stop the race first, then load “{preset.title['en']}”."]
    window.edits.choosePreset("dying-relu")  # of one network: the builder is free
    assert window.document.spec == presets.get("dying-relu").spec


def test_however_far_a_rate_is_dragged_it_is_one_edit(window: Window) -> None:
    for rate in (0.01, 0.02, 0.04):
        window.training.learningRateDragged.emit(rate)
    assert window.document.spec.training.optimizer.learning_rate == 0.04
    assert window.done == ["Change learning rate"]


def test_a_run_under_way_hears_of_every_usable_edit(window: Window) -> None:
    window.edits.chooseData("pen-digits")
    assert window.followed == [window.document.spec]
    assert window.training.spec == window.document.spec
    window.edits.dragRate(-1.0)
    assert len(window.followed) == 1


def test_a_lanes_settings_are_taken_over_by_its_name(window: Window) -> None:
    spec = presets.get("dying-relu").spec
    window.edits.adopt(spec, "lane 2")
    assert window.document.spec == spec
    assert window.done == ["Use the settings of lane 2"]
