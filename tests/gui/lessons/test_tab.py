from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine.lessons.library import load_all
from engine.spec.run import RunSpec
from gui.data.desk import Desk
from gui.document import Document
from gui.lessons.tab import GLOSSARY, LESSONS, LessonsTab
from gui.lessons.teacher import Teacher
from gui.race.session import RaceSession
from gui.session import Session
from gui.theme import ThemeManager
from tests.helpers.races import race, session

__all__ = ["race", "session"]

LEFT = Qt.MouseButton.LeftButton
SHIPPED = Path(__file__).parents[3] / "resources" / "lessons"


def shown(themes: ThemeManager, desk: Desk, qtbot: QtBot, language: str = "en") -> LessonsTab:
    made = LessonsTab(themes, language, desk)
    qtbot.addWidget(made)
    made.resize(640, 560)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.lessons.rows))
    QApplication.processEvents()
    return made


@pytest.fixture
def tab(themes: ThemeManager, desk: Desk, qtbot: QtBot) -> LessonsTab:
    return shown(themes, desk, qtbot)


@pytest.fixture
def teacher(session: Session, race: RaceSession, desk: Desk) -> Teacher:
    return Teacher(Document(RunSpec()), session, race, session.desks.learnt, parent=session)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A teacher's folder: a lesson, one with two mistakes, and one that is no TOML."""
    text = (SHIPPED / "07-xor.toml").read_text("utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "1.toml").write_text(text, "utf-8")
    broken = text.replace('"xor-linear"', '"xor-liner"', 1).replace("title.ko", "titel.ko", 1)
    (mine / "2.toml").write_text(broken, "utf-8")
    (mine / "3.toml").write_text("title = [", "utf-8")
    return mine


def test_while_lessons_are_read_it_says_so(themes: ThemeManager, desk: Desk, qtbot: QtBot) -> None:
    made = LessonsTab(themes, "en", desk)
    qtbot.addWidget(made)
    assert made.lessons.message.text() == "Reading the lessons…"
    with qtbot.waitSignal(made.glossaryChanged) as told:
        pass
    assert "epoch" in told.args[0]


def test_lessons_stand_in_order_with_their_steps(tab: LessonsTab) -> None:
    first = tab.lessons.rows[0]
    assert first.number.text() == "1"
    assert first.title.text() == "What a neuron computes"
    assert first.goal.accessibleName().startswith("A neuron is a weighted sum")
    assert (first.steps.text(), first.button.text()) == ("0 of 4", "Start")
    assert not tab.lessons.problems.isVisible()


def test_a_lesson_starts_with_its_first_step(tab: LessonsTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.lessonChosen) as chosen:
        qtbot.mouseClick(tab.lessons.rows[0].button, LEFT)
    assert chosen.args == [load_all().lessons[0], 0]


def test_rows_say_what_is_done_and_what_comes_next(tab: LessonsTab, qtbot: QtBot) -> None:
    done = {"01-neuron": frozenset(range(4)), "02-sigmoid-to-relu": frozenset({0, 2})}
    tab.lessons.setDone(lambda lesson: done.get(lesson.name, frozenset()))
    first, second, third = tab.lessons.rows[:3]
    assert [row.button.text() for row in (first, second, third)] == ["Again", "Go on", "Start"]
    assert first.tick.accessibleName() == "Done"
    assert not first.tick.pixmap().isNull()
    assert second.tick.pixmap().isNull()
    primary = [row.button.property("primary") for row in tab.lessons.rows]
    assert primary.index(True) == 1
    assert primary.count(True) == 1
    with qtbot.waitSignal(tab.lessonChosen) as chosen:
        qtbot.mouseClick(second.button, LEFT)
    assert chosen.args[1] == 1


def test_it_follows_a_teacher(tab: LessonsTab, teacher: Teacher, qtbot: QtBot) -> None:
    tab.follow(teacher)
    row = tab.lessons.rows[0]
    qtbot.mouseClick(row.button, LEFT)
    assert teacher.progress is not None
    assert teacher.progress.lesson is row.lesson
    assert not row.button.isEnabled()
    teacher.answer(1)
    teacher.noteTab("activations")
    teacher.noteActivations(["relu"])
    qtbot.waitUntil(lambda: row.steps.text() == "1 of 4")
    teacher.end()
    assert row.button.isEnabled()
    assert row.button.text() == "Go on"


def test_a_folder_of_ones_own(
    tab: LessonsTab, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(tab.glossaryChanged):
        qtbot.mouseClick(tab.lessons.open, LEFT)
    assert [row.lesson.name for row in tab.lessons.rows] == ["1"]
    assert tab.lessons.message.text() == "From the folder “mine”."
    problems = tab.lessons.problems
    assert problems.isVisible()
    assert problems.isOpen()
    assert problems.header.text() == "2 files cannot be used"
    said = [problems.content.layout().itemAt(i).widget().text() for i in range(4)]
    assert any(text.startswith("2.toml, line ") and "xor-linear" in text for text in said)
    assert any(text.startswith("3.toml, line 1: ") for text in said)
    with qtbot.waitSignal(tab.glossaryChanged):
        qtbot.mouseClick(tab.lessons.course, LEFT)
    assert len(tab.lessons.rows) == len(load_all().lessons)
    assert not problems.isVisible()
    assert not tab.lessons.course.isVisible()


def test_a_folder_without_lessons_and_one_that_is_gone(
    tab: LessonsTab, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tab.glossaryChanged):
        tab.openFolder(tmp_path)
    assert "no lessons in the folder" in tab.lessons.message.text()
    with qtbot.waitSignal(tab.glossaryChanged):
        tab.openFolder(tmp_path / "gone")
    assert tab.lessons.problems.header.text() == "1 file cannot be used"


def test_terms_are_found_by_title_in_any_language_and_by_text(
    tab: LessonsTab, qtbot: QtBot
) -> None:
    qtbot.mouseClick(tab.chips[GLOSSARY], LEFT)
    page = tab.glossary
    assert page.filter.isVisible()
    everything = page.shown()
    qtbot.keyClicks(page.filter, "relu")
    assert "relu" in page.shown()
    assert "epoch" not in page.shown()
    page.filter.setText("에포크")
    assert page.shown()[0] == "epoch"
    page.filter.setText("no such thing at all")
    assert page.nothing.isVisible()
    page.filter.clear()
    assert page.shown() == everything
    assert not page.nothing.isVisible()


def test_a_term_is_scrolled_to_even_where_it_was_left_out(tab: LessonsTab, qtbot: QtBot) -> None:
    tab.showPage(GLOSSARY)
    tab.glossary.filter.setText("epoch")
    with qtbot.waitSignal(tab.termRequested):
        tab.showTerm("softmax")
    entry, area = tab.glossary.entries["softmax"], tab.glossary.area
    top = entry.mapTo(area.viewport(), entry.rect().topLeft()).y()
    assert 0 <= top <= 12
    tab.showTerm("no such term")
    assert tab.page() == GLOSSARY


def test_links_of_the_list_and_of_the_glossary(tab: LessonsTab, qtbot: QtBot) -> None:
    tab.lessons.rows[0].goal.linkClicked.emit("term", "epoch")
    assert tab.page() == GLOSSARY
    with qtbot.waitSignal(tab.tabRequested):
        tab.glossary.entries["epoch"].text.linkClicked.emit("tab", "race")
    with qtbot.waitSignal(tab.presetRequested):
        tab.glossary.entries["epoch"].text.linkClicked.emit("preset", "xor-mlp")
    tab.glossary.entries["epoch"].text.linkClicked.emit("term", "batch")
    assert tab.glossary.area.verticalScrollBar().value() > 0


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off(
    themes: ThemeManager, desk: Desk, qtbot: QtBot, language: str, scale: float
) -> None:
    themes.setFontScale(scale)
    tab = shown(themes, desk, qtbot, language)
    for row in tab.lessons.rows:
        assert row.goal.height() >= row.goal.heightAt(row.goal.width())
        assert row.button.width() >= row.button.minimumSizeHint().width()
        assert row.width() <= tab.width()
    lefts = {row.steps.x() for row in tab.lessons.rows}
    assert len(lefts) == 1


def test_the_language_is_that_of_the_lessons(
    themes: ThemeManager, desk: Desk, qtbot: QtBot
) -> None:
    tab = shown(themes, desk, qtbot, "ko")
    assert tab.lessons.rows[0].title.text() == "뉴런이 계산하는 것"
    assert tab.glossary.entries["epoch"].title.text().startswith("에포크")
    assert tab.page() == LESSONS
