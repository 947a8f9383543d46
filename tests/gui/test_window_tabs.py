"""The tabs of the window: which shows, and what they hand to what is around them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.insight.ensemble_bench import Bench, Member
from engine.insight.network import Network
from engine.lessons import library
from engine.messages import say
from engine.spec import presets
from gui.activations.tab import ActivationsTab
from gui.app import Application
from gui.data.tab import DataTab
from gui.drawing.tab import DrawingTab
from gui.insight.tab import InsightTab
from gui.lessons.tab import LessonsTab
from gui.main_window import MainWindow
from gui.middle import DATA, DRAWING, KEYS, LESSONS, PLAYGROUND, RACE, TRAIN
from gui.pad.picture import Sample
from gui.playground.tab import PlaygroundTab
from gui.race.tab import RaceTab
from gui.training.train_tab import TrainTab
from tests.helpers.windows import application, window

__all__ = ["application", "window"]

TABS = (
    ("train", "Train", TrainTab),
    ("race", "Race", RaceTab),
    ("data", "Data", DataTab),
    ("drawing", "Drawing", DrawingTab),
    ("insight", "Insight", InsightTab),
    ("playground", "Playground", PlaygroundTab),
    ("activations", "Activations", ActivationsTab),
    ("lessons", "Lessons", LessonsTab),
)
"""What lessons call a tab, what it is called, and what is on it."""
LEFT = Qt.MouseButton.LeftButton
LINE = [np.array([[0.5, 0.2], [0.5, 0.8]])]
PICTURE = np.full((28, 28), 200, np.uint8)


def facts(application: Application) -> Any:
    return application.teacher.facts()


def _shown(window: MainWindow) -> list[type[QWidget]]:
    """What can be seen of the contents of the tabs."""
    kinds = tuple(kind for _, _, kind in TABS)
    found = [widget for widget in window.tabs.findChildren(QWidget) if isinstance(widget, kinds)]
    return [type(widget) for widget in found if widget.isVisible()]


def test_a_click_on_a_tab_shows_what_it_is_called(application: Application, qtbot: QtBot) -> None:
    window = application.window
    bar = window.tabs.tabBar()
    titles = [bar.tabText(place) for place in range(bar.count())]
    for key, title, kind in (*TABS[1:], TABS[0]):
        place = titles.index(title)
        qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(place).center())
        assert _shown(window) == [kind]
        assert bar.tabToolTip(place)
        assert facts(application).tab == key


def test_lessons_show_tabs_by_their_keys(window: MainWindow) -> None:
    for key, _, kind in TABS:
        window.showTab(key)
        assert _shown(window) == [kind]


def test_only_what_is_looked_at_is_made(window: MainWindow) -> None:
    made = [window.tabs.isMade(place) for place in range(len(KEYS))]
    assert made == [place == TRAIN for place in range(len(KEYS))]


def test_the_slider_through_time_stands_below_the_plots(window: MainWindow) -> None:
    window.time.setVisible(True)
    bottom = window.training.mapTo(window, window.training.rect().bottomLeft())
    assert window.time.mapTo(window, window.time.rect().topLeft()).y() >= bottom.y()
    assert window.tabs.content(TRAIN).isAncestorOf(window.time)


# -- Race --------------------------------------------------------------------------------------


def test_the_settings_of_a_lane_come_into_the_builder(window: MainWindow) -> None:
    spec = window.document.spec.with_training(epochs=17)
    window.racing.adoptRequested.emit(spec, "Adam")
    assert window.document.spec == spec
    assert window.document.undo_stack.undoText() == "Use the settings of Adam"


def test_a_file_that_cannot_be_written_is_told(window: MainWindow) -> None:
    window.racing.keeping.failed.emit("The disk is full.")
    assert "The disk is full." in window.news.banner.text()


def test_a_lesson_knows_page_and_axis_of_the_race(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.tabs.setCurrentIndex(RACE)
    assert (facts(application).page, facts(application).axis) == ("curves", "epochs")
    qtbot.mouseClick(window.racing.plots.chips.axis, LEFT)
    assert facts(application).axis == window.racing.plots.modes().axis != "epochs"
    window.racing.showPage(1)
    assert facts(application).page == "surface"


# -- Data --------------------------------------------------------------------------------------


def test_an_example_comes_onto_the_pad_a_byte_a_value(window: MainWindow) -> None:
    window.data.padRequested.emit(np.full((28, 28), 0.5, np.float32), "Example 4", "7", True)
    sample = window.pad.sample()
    assert sample is not None
    assert sample.pixels.dtype == np.uint8
    assert np.unique(sample.pixels).tolist() == [128]
    assert (sample.caption, sample.truth, sample.is_test) == ("Example 4", "7", True)


@pytest.mark.parametrize("place", [DATA, PLAYGROUND])
def test_sets_that_were_added_can_be_chosen_at_the_top(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    tab: Any = window.tabs.content(place)
    offered = window.top.data.count()
    window.top.data.clear()
    tab.setsChanged.emit()
    assert window.top.data.count() == offered


def test_a_lesson_knows_the_page_of_the_data(application: Application) -> None:
    window = application.window
    window.tabs.setCurrentIndex(DATA)
    before = facts(application).page
    window.data.showPage(1)
    assert before
    assert facts(application).page not in ("", before)


# -- Drawing -----------------------------------------------------------------------------------


def test_training_on_ones_own_digits_is_the_windows_order(application: Application) -> None:
    window = application.window
    window.drawing.trainRequested.emit()
    assert application.session.state.active


def test_the_classes_are_named_as_by_whoever_reads(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[Any] = []
    monkeypatch.setattr(DrawingTab, "setClassNames", lambda _, names: named.append(names))
    assert window.drawing is not None
    window.reading.classNamesChanged.emit(("ant", "bee"))
    assert named == [window.reading.classNames(), ("ant", "bee")]


def test_whose_reasons_are_told_is_said_on_the_tab(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(DrawingTab, "setExplained", lambda _, text: told.append(text))
    assert window.drawing is not None
    window.reading.explainedChanged.emit("Explained here: a.")
    assert told == [window.reading.explained(), "Explained here: a."]


def test_a_lesson_knows_the_page_of_the_drawing(application: Application) -> None:
    window = application.window
    window.tabs.setCurrentIndex(DRAWING)
    before = facts(application).page
    window.drawing.showPage(1)
    assert facts(application).page not in ("", before)


# -- Insight -----------------------------------------------------------------------------------


def test_a_test_image_with_a_wrong_answer_comes_onto_the_pad(window: MainWindow) -> None:
    window.insight.sampleRequested.emit(PICTURE, "Test image 3", "5", True)
    assert window.pad.sample() == Sample(PICTURE, "Test image 3", "5", True)


def test_insight_has_the_picture_of_the_pad_from_before_and_from_now(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.pad.drawingChanged):
        window.pad.setStrokes(LINE)
    seen: list[Any] = [window.insight.pages.picture]
    window.insight.pages.pictureChanged.connect(seen.append)
    assert np.array_equal(seen[0], window.pad.preview.pixels())
    window.pad.canvas.clear()
    assert seen[-1] is None
    window.pad.showSample(PICTURE, "")
    assert seen[-1] is PICTURE


def _bench(*accuracies: float) -> Bench:
    networks = [Network(say("a"), lambda: None, key=number) for number in range(len(accuracies))]
    members = tuple(map(Member, networks, accuracies))
    together = 0.9 if len(members) > 1 else None
    return Bench(members, 100, together, together, say("MNIST"))


def test_a_lesson_learns_what_an_ensemble_has_come_to(application: Application) -> None:
    tab = application.window.insight
    tab.benched.emit(_bench(0.7, 0.8))
    ensemble = facts(application).ensemble
    assert (ensemble.members, ensemble.accuracy) == ((0.7, 0.8), 0.9)
    tab.benched.emit(_bench(0.7))  # one network is none
    assert facts(application).ensemble is None
    tab.benched.emit(_bench(0.7, 0.8))
    tab.benched.emit(None)
    assert facts(application).ensemble is None


# -- Playground --------------------------------------------------------------------------------


def test_a_preset_chosen_in_the_playground_is_loaded(window: MainWindow) -> None:
    window.playground.presetRequested.emit("xor-mlp")
    assert window.document.spec == presets.get("xor-mlp").spec


@pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)", extend=True)
def test_data_are_imported_from_the_playground_on_the_tab_for_data(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(PLAYGROUND)
    window.playground.importRequested.emit()
    assert window.tabs.currentIndex() == DATA
    dialog = window.data.importing.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_units_of_playground_and_builder_are_the_same(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Any] = []
    shown: list[tuple[int, int]] = []
    monkeypatch.setattr(window.builder, "setUnits", drawn.append)
    monkeypatch.setattr(PlaygroundTab, "showUnit", lambda _, *unit: shown.append(unit))
    tab = window.playground
    field = SimpleNamespace()
    tab.unitsChanged.emit(field)
    window.builder.unitPointed.emit(1, 3)
    assert drawn[-1] is field
    assert shown == [(1, 3)]


# -- Activations and Lessons -------------------------------------------------------------------


def test_a_lesson_knows_the_functions_that_are_shown(
    application: Application, qtbot: QtBot
) -> None:
    window = application.window
    assert not facts(application).activations
    window.showTab("activations")
    chips = window.activations.functions.chips
    first = facts(application).activations
    assert first == {kind for kind, chip in chips.items() if chip.isChecked()}
    assert first
    kind = next(kind for kind in chips if kind not in first)
    qtbot.mouseClick(chips[kind], LEFT)
    assert facts(application).activations == {*first, kind}


def test_what_a_lesson_leads_to_is_shown(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(LESSONS)
    window.lessons.tabRequested.emit("insight")
    assert KEYS[window.tabs.currentIndex()] == "insight"
    window.lessons.presetRequested.emit("optimizer-race")
    assert window.tabs.currentIndex() == RACE
    assert window.top.presets.currentData() == "optimizer-race"


def test_terms_of_the_lessons_are_explained_above_the_tabs(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not window.guide.glossary()
    window.tabs.setCurrentIndex(LESSONS)
    qtbot.waitUntil(lambda: bool(window.guide.glossary()))
    assert "epoch" in window.guide.glossary()


def test_a_lesson_that_is_chosen_begins(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.tabs.setCurrentIndex(LESSONS)
    begun: list[Any] = []
    lesson = library.load_all().lessons[0]
    application.teacher.progressChanged.connect(begun.append)
    window.lessons.lessonChosen.emit(lesson, 0)
    assert application.teacher.progress is not None
    assert application.teacher.progress.lesson is lesson
    assert begun
    assert window.guide.isVisible()
