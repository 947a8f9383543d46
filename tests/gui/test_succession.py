"""The window in another language: it looks as the one did that it replaces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.data.stages import SWITCHES, Stages
from engine.insight.laboratory import Findings
from engine.messages import say
from engine.work.events import JobFailed
from gui.activations.tab import SOFTMAX
from gui.app import Application
from gui.drawing.tab import STAGES
from gui.insight.pages import WEIGHTS
from gui.lessons.tab import GLOSSARY
from gui.main_window import MainWindow
from gui.middle import (
    ACTIVATIONS,
    DATA,
    DRAWING,
    INSIGHT,
    KEYS,
    LESSONS,
    PLAYGROUND,
    RACE,
    TRAIN,
)
from gui.pad.picture import Sample
from gui.race.tab import SURFACE
from tests.helpers.windows import application, window

__all__ = ["application", "window"]

LEFT = Qt.MouseButton.LeftButton
LINE = [np.array([[0.5, 0.2], [0.5, 0.8]])]
PICTURE = np.full((28, 28), 200, np.uint8)


def succeeded(application: Application, language: str = "ko") -> MainWindow:
    """Change the language, and return the new window."""
    before = application.window
    application.setLanguage(language)
    assert application.window is not before
    assert application.window.isVisible()
    return application.window


@pytest.mark.parametrize("place", [TRAIN, PLAYGROUND])
def test_the_tab_looked_at_is_looked_at_still(application: Application, place: int) -> None:
    application.window.tabs.setCurrentIndex(place)
    after = succeeded(application)
    assert after.tabs.currentIndex() == place
    assert after.tabs.content(place).isVisible()


def test_what_nobody_has_looked_at_is_not_made(application: Application) -> None:
    after = succeeded(application)
    made = [place for place in range(len(KEYS)) if after.tabs.isMade(place)]
    assert made == [TRAIN]


def test_the_old_window_looks_at_nothing_any_more(application: Application) -> None:
    """Two windows that ask for the same would take it from each other."""
    before = application.window
    before.tabs.setCurrentIndex(INSIGHT)
    seen: list[bool] = []
    made = MainWindow.takeOver

    def take_over(new: MainWindow, old: MainWindow) -> None:
        made(new, old)
        seen.append(old.tabs.isVisible())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MainWindow, "takeOver", take_over)
        succeeded(application)
    assert seen == [False]


def test_place_size_and_widths_stay(application: Application) -> None:
    before = application.window
    before.setGeometry(40, 60, 1300, 810)
    before.splitter.setSizes([400, 500, 380])
    geometry, widths = before.geometry(), before.splitter.sizes()
    after = succeeded(application)
    assert after.geometry() == geometry
    assert after.splitter.sizes() == widths


def test_the_chosen_layer_stays_open(application: Application) -> None:
    application.window.builder.select(1)
    assert succeeded(application).builder.selectedIndex() == 1


def test_the_chips_of_the_curves_stay_as_they_were(application: Application, qtbot: QtBot) -> None:
    training = application.window.training
    qtbot.mouseClick(training._log, LEFT)
    training.setAxis("updates")
    modes = training.modes()
    assert modes[:2] == ("updates", True)
    assert succeeded(application).training.modes() == modes


def test_each_tab_is_on_the_page_it_was_on(application: Application) -> None:
    before = application.window
    before.data.showPage(2)
    before.racing.showPage(SURFACE)
    before.drawing.showPage(STAGES)
    before.activations.showPage(SOFTMAX)
    before.insight.showPage(WEIGHTS)
    before.tabs.content(LESSONS)
    before.lessons.showPage(GLOSSARY)
    after = succeeded(application)
    assert {DATA, RACE, DRAWING, ACTIVATIONS, INSIGHT, LESSONS} <= {
        place for place in range(len(KEYS)) if after.tabs.isMade(place)
    }
    assert not after.tabs.isMade(PLAYGROUND)
    assert after.data.pages.currentIndex() == 2
    assert after.racing.pages.currentIndex() == SURFACE
    assert after.drawing.page() == STAGES
    assert after.activations.page() == SOFTMAX
    assert after.insight.page() == WEIGHTS
    assert after.lessons.page() == GLOSSARY


def test_lessons_of_ones_own_stay_open(application: Application, tmp_path: Path) -> None:
    application.window.lessons.openFolder(tmp_path)
    assert succeeded(application).lessons.folder() == tmp_path


def test_terms_are_explained_before_the_lessons_are_looked_at(
    application: Application, qtbot: QtBot
) -> None:
    before = application.window
    before.tabs.setCurrentIndex(LESSONS)
    qtbot.waitUntil(lambda: bool(before.guide.glossary()))
    glossary = dict(before.guide.glossary())
    before.tabs.setCurrentIndex(TRAIN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gui.lessons.tab.LessonsTab._ask", lambda *_: None)  # nothing is read anew
        assert succeeded(application).guide.glossary() == glossary


def test_a_race_that_was_chosen_is_named_and_set_up_still(application: Application) -> None:
    application.window.edits.choosePreset("optimizer-race")
    lanes = len(application.race.lanes)
    after = succeeded(application)
    assert after.top.presets.currentData() == "optimizer-race"
    assert len(application.race.lanes) == lanes > 1


# -- the pad -----------------------------------------------------------------------------------


def test_the_drawing_stays(application: Application, qtbot: QtBot) -> None:
    application.window.pad.setStrokes(LINE)
    after = succeeded(application)
    (stroke,) = after.pad.strokes()
    assert np.array_equal(stroke, LINE[0])


def test_a_stage_that_is_off_stays_off(application: Application) -> None:
    stages = Stages().switched("cropped", False)
    application.window.pad.setStages(stages)
    assert succeeded(application).pad.stages() == stages


def test_a_picture_stays_with_the_drawing_below_it(application: Application) -> None:
    before = application.window.pad
    before.setStrokes(LINE)
    before.showSample(PICTURE, "Test image 3 · 5", "5", is_test=True)
    after = succeeded(application).pad
    sample = after.sample()
    assert sample is not None
    assert sample == Sample(PICTURE, "Test image 3 · 5", "5", True)
    after.clearSample()
    assert len(after.strokes()) == 1


def test_a_pictures_class_has_its_name_in_the_other_language(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers are compared with it."""
    before = application.window
    english, korean = ("Trouser", "Bag"), ("바지", "가방")
    before.pad.setClassNames(english)
    before.pad.canvas.setSample(Sample(PICTURE, "Test image 3 · Bag", "Bag", True))
    monkeypatch.setattr(type(before.reading), "classNames", lambda _: korean)
    sample: Any = succeeded(application).pad.sample()
    assert (sample.truth, sample.caption) == ("가방", "Test image 3 · 가방")
    assert sample.pixels is PICTURE


def test_a_picture_of_ones_own_has_no_class_to_name(application: Application) -> None:
    application.window.pad.showPhoto(PICTURE, "Pasted picture")
    sample: Any = succeeded(application).pad.sample()
    assert (sample.truth, sample.caption, sample.is_own) == ("", "Pasted picture", True)


def test_what_the_banner_says_is_said_still(application: Application) -> None:
    application.session._take([JobFailed(say("There is no network."), say("Try again."))])
    assert application.window.news.banner.isVisible()
    after = succeeded(application).news.banner
    assert after.isVisible()
    assert after.text() == "There is no network. Try again."


def test_what_the_laboratory_has_measured_stays(application: Application) -> None:
    before, off = application.window, Stages(by_mass=False)
    before.tabs.setCurrentIndex(DRAWING)
    before.drawing.showPage(STAGES)
    old = before.drawing.stages
    assert old is not None
    old.setStages(off)
    without = {switch.name: 0.5 for switch in SWITCHES}
    old._take(Findings(off, 500, 0.6, 0.9, without))
    after = succeeded(application)
    new = after.drawing.stages
    assert new is not None
    assert new.rows["by_mass"].cost.text() == old.rows["by_mass"].cost.text() != "–"
    assert new.stages() == after.pad.stages() == off
    assert "60.0" in new.measure.news()


def test_the_number_of_other_seeds_stays(application: Application) -> None:
    application.window.racing.verdict.setSeeds(2)
    assert succeeded(application).racing.verdict.seeds() == 2
