"""Lessons, Insight and the pad in a real window, also when its language changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from engine.lessons.library import load_all
from engine.training.states import RunState
from gui.app import Application
from gui.insight.pages import MISTAKES
from gui.middle import ACTIVATIONS, INSIGHT, LESSONS
from tests.integration.conftest import PATIENCE_MS

SHIPPED = Path(__file__).parents[2] / "resources" / "lessons"


def test_functions_that_the_tab_shows_from_the_start_count_in_a_lesson(
    application: Application, qtbot: QtBot
) -> None:
    window, teacher = application.window, application.teacher
    teacher.begin(load_all().lessons[0])
    teacher.answer(0)
    window.tabs.setCurrentIndex(ACTIVATIONS)
    assert window.activations.functions.chips["relu"].isChecked()
    qtbot.waitUntil(lambda: teacher.progress is not None and teacher.progress.done)


def test_the_lessons_of_a_folder_stay_when_the_language_changes(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    shutil.copy(SHIPPED / "07-xor.toml", tmp_path / "mine.toml")
    application.window.tabs.setCurrentIndex(LESSONS)
    application.window.lessons.openFolder(tmp_path)
    for code in ("ko", "en"):
        application.setLanguage(code)
        rows = application.window.lessons.lessons
        qtbot.waitUntil(lambda rows=rows: [row.lesson.name for row in rows.rows] == ["mine"])
    application.window.lessons.showCourse()
    application.setLanguage("ko")
    course = application.window.lessons.lessons
    qtbot.waitUntil(lambda: len(course.rows) == 10)


def test_the_network_is_examined_for_a_window_in_another_language(
    application: Application, qtbot: QtBot
) -> None:
    document = application.document
    document.edit(document.spec.with_training(epochs=1), "Change")
    application.window.run.trigger_main()
    application.window.tabs.setCurrentIndex(INSIGHT)
    qtbot.waitUntil(lambda: application.session.state is RunState.FINISHED, timeout=PATIENCE_MS)
    application.setLanguage("ko")
    page = application.window.insight.pageAt(MISTAKES)
    qtbot.waitUntil(page.matrix.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(page.score.text()), timeout=PATIENCE_MS)


def test_a_test_image_keeps_its_class_when_the_language_changes(application: Application) -> None:
    application.document.chooseData("fashion-mnist", "Change data")
    names = application.window.reading.classNames()
    assert names[2] == "Pullover"
    pixels = np.zeros((28, 28), np.uint8)
    application.window.pad.showSample(pixels, "Test image 1 \u00b7 Pullover", "Pullover", True)
    application.setLanguage("ko")
    sample = application.window.pad.sample()
    assert sample is not None
    assert sample.truth == application.window.reading.classNames()[2] != "Pullover"
    assert sample.caption.endswith(sample.truth)
