from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Ink
from engine.lessons import links
from engine.lessons.lesson import Lesson
from engine.lessons.library import load_all
from engine.lessons.progress import Progress, begin
from engine.spec.run import RunSpec
from engine.training.states import RunState
from gui.data.desk import Desk
from gui.document import Document
from gui.lessons.guide import Guide
from gui.lessons.teacher import Teacher
from gui.lessons.words import Names
from gui.race.session import RaceSession
from gui.session import Session
from gui.theme import ThemeManager
from tests.helpers.lesson_facts import START, after_run, race_of, run_of
from tests.helpers.lessons import GLOSSARY, LESSON
from tests.helpers.races import race, session

__all__ = ["race", "session"]

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
WIDTH = 620


class Room(QWidget):
    """A guide above something that takes the rest of the room, as in the window."""

    def __init__(self, themes: ThemeManager, language: str) -> None:
        super().__init__()
        self.resize(WIDTH, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.guide = Guide(themes, language, GLOSSARY)
        column.addWidget(self.guide)
        column.addWidget(QWidget(), 1)


def shown(themes: ThemeManager, qtbot: QtBot, language: str = "en") -> Room:
    room = Room(themes, language)
    qtbot.addWidget(room)
    with qtbot.waitActive(room):
        room.show()
    return room


def settle() -> None:
    """Let layouts come to rest: what is laid out within others asks them again."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def room(themes: ThemeManager, qtbot: QtBot) -> Room:
    return shown(themes, qtbot)


@pytest.fixture
def guide(room: Room) -> Guide:
    return room.guide


@pytest.fixture
def teacher(session: Session, race: RaceSession, desk: Desk) -> Teacher:
    return Teacher(Document(RunSpec()), session, race, desk, parent=session)


def at(place: int, lesson: Lesson = LESSON) -> Progress:
    return begin(lesson, START, place)


def finished(progress: Progress, *right: int) -> Progress:
    return replace(progress, done=True, right=frozenset(right))


def test_without_a_lesson_there_is_nothing(guide: Guide) -> None:
    assert not guide.isVisible()
    guide.setProgress(at(0))
    assert guide.isVisible()
    guide.setProgress(None)
    assert not guide.isVisible()


def test_what_to_do_then_that_it_is_done_and_why(guide: Guide) -> None:
    guide.setProgress(at(0), at(0).step.check.missing(START, START))
    assert (guide.title.text(), guide.count.text()) == ("A lesson", "1/3")
    assert guide.goal.accessibleName() == "Its goal"
    assert guide.text.accessibleName() == "Look at one epoch and open Race."
    assert guide.state.text() == "Still to do: open the tab “Race”"
    assert not guide.why.isVisible()
    assert not guide.next.property("primary")
    guide.setProgress(finished(at(0)), (), frozenset({0}))
    assert guide.state.text() == "Done"
    assert guide.why.isVisible()
    assert guide.next.property("primary")


def test_the_dots_say_how_far_it_is(guide: Guide) -> None:
    guide.setProgress(at(1), (), frozenset({0}))
    settle()
    assert guide.dots.accessibleName() == "Step 2 of 3, 1 done"
    before = guide.dots.grab().toImage()
    guide.setProgress(at(1), (), frozenset({0, 1}))
    assert guide.dots.grab().toImage() != before


def test_the_bet_comes_first_and_is_told_with_what_came_of_it(guide: Guide, qtbot: QtBot) -> None:
    guide.setProgress(at(1))
    assert guide.state.text() == "First choose an answer."
    assert [button.text() for button in guide.bet.buttons] == ["Nothing", "Something"]
    with qtbot.waitSignal(guide.answered) as chosen:
        qtbot.mouseClick(guide.bet.buttons[1], LEFT)
    assert chosen.args == [1]
    answered = at(1).answered(1, START)
    guide.setProgress(answered, answered.step.check.missing(START, START))
    assert not guide.bet.buttons[1].isVisible()
    assert guide.bet.line.text() == "Your bet: Something"
    assert guide.state.text() == "Still to do: draw on the pad"
    guide.setProgress(finished(answered, 1))
    assert guide.bet.line.text() == "Your bet was right: Something"
    assert guide.bet.line.property("severity") == "good"
    guide.setProgress(finished(at(1).answered(0, START), 1))
    assert guide.bet.line.text() == "Your bet: Nothing. It turned out to be: Something"
    guide.setProgress(finished(at(1).answered(0, START)))
    assert "None of the answers" in guide.bet.line.text()


def test_what_is_still_to_be_done_is_said_precisely(guide: Guide) -> None:
    step = at(2)
    now = after_run(run_of("mnist-quickstart", state=RunState.STOPPED))
    guide.setProgress(step, step.step.check.missing(now, START))
    assert guide.state.text() == "Still to do: train again, to the end: the last run was stopped"
    lanes = race_of("width-race", [], [], [], [], state=RunState.RUNNING)
    guide.setProgress(step, step.step.check.missing(replace(START, race=lanes), START))
    assert guide.state.text() == "Still to do: stop the race first"
    assert guide.state.accessibleName() == guide.state.text()


def test_a_step_without_a_bet_asks_nothing(guide: Guide) -> None:
    guide.setProgress(at(1))
    guide.setProgress(at(0))
    assert not guide.bet.isVisible()


def test_the_preset_is_offered_until_it_is_done(guide: Guide, qtbot: QtBot) -> None:
    guide.setProgress(at(0))
    assert not guide.preset.isVisible()
    guide.setProgress(at(2))
    assert guide.preset.text() == "Load MNIST quickstart"
    with qtbot.waitSignal(guide.presetRequested) as asked:
        qtbot.mouseClick(guide.preset, LEFT)
    assert asked.args == ["mnist-quickstart"]
    guide.setProgress(finished(at(2)))
    assert not guide.preset.isVisible()


def test_the_preset_that_has_to_come_first_is_offered_first(guide: Guide, qtbot: QtBot) -> None:
    lesson = load_all().find("09-overfitting")
    assert lesson is not None
    dropout = at(2, lesson).answered(0, START)
    guide.setProgress(dropout, dropout.step.check.missing(START, START))
    assert guide.preset.text() == "Load Overfitting"
    with qtbot.waitSignal(guide.presetRequested) as asked:
        qtbot.mouseClick(guide.preset, LEFT)
    assert asked.args == ["overfit"]
    now = after_run(run_of("overfit", val_loss=[0.5]))
    guide.setProgress(dropout, dropout.step.check.missing(now, now))
    with qtbot.waitSignal(guide.presetRequested) as asked:
        qtbot.mouseClick(guide.preset, LEFT)
    assert asked.args == ["overfit-dropout"]


def test_a_step_without_a_preset_offers_one_while_it_lacks_it(guide: Guide) -> None:
    lesson = load_all().find("09-overfitting")
    assert lesson is not None
    best = at(1, lesson)
    guide.setProgress(best, best.step.check.missing(START, START))
    assert guide.preset.text() == "Load Overfitting"
    now = after_run(run_of("overfit", val_loss=[0.5]))
    guide.setProgress(best, best.step.check.missing(now, now))
    assert not guide.preset.isVisible()


def test_buttons_and_keys_lead_from_step_to_step(guide: Guide, qtbot: QtBot) -> None:
    places: list[int] = []
    guide.placeRequested.connect(places.append)
    guide.setProgress(at(1))
    qtbot.mouseClick(guide.next, LEFT)
    qtbot.mouseClick(guide.back, LEFT)
    qtbot.keyClick(guide.window(), Qt.Key.Key_Right, ALT)
    qtbot.keyClick(guide.window(), Qt.Key.Key_Left, ALT)
    assert places == [2, 0, 2, 0]
    guide.setProgress(at(0))
    assert not guide.back.isEnabled()
    qtbot.keyClick(guide.window(), Qt.Key.Key_Left, ALT)
    assert len(places) == 4


def test_the_last_step_finishes(guide: Guide, qtbot: QtBot) -> None:
    guide.setProgress(at(2))
    assert guide.next.text() == "Finish"
    with qtbot.waitSignal(guide.closeRequested):
        qtbot.mouseClick(guide.next, LEFT)
    with qtbot.waitSignal(guide.closeRequested):
        qtbot.keyClick(guide.window(), Qt.Key.Key_Right, ALT)
    guide.setProgress(at(0))
    with qtbot.waitSignal(guide.closeRequested):
        qtbot.mouseClick(guide.close_, LEFT)


def test_links_lead_to_tabs_by_the_keyboard_too(guide: Guide, qtbot: QtBot) -> None:
    guide.setProgress(at(0))
    guide.text.setFocus()
    qtbot.keyClick(guide.text, Qt.Key.Key_Tab)
    qtbot.keyClick(guide.text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(guide.tabRequested) as asked:
        qtbot.keyClick(guide.text, Qt.Key.Key_Return)
    assert asked.args == ["race"]


def test_a_term_is_explained_on_the_spot(guide: Guide, qtbot: QtBot) -> None:
    guide.setProgress(at(0))
    guide.text.linkClicked.emit("term", "epoch")
    popup = guide.popup
    assert popup.isVisible()
    assert (popup.title.text(), popup.term()) == ("Epoch", "epoch")
    popup.text.linkClicked.emit("term", "batch")
    assert popup.title.text() == "Batch"
    with qtbot.waitSignal(guide.termRequested) as asked:
        qtbot.mouseClick(popup.more, LEFT)
    assert asked.args == ["batch"]
    assert not popup.isVisible()


def test_an_explanation_leads_on_to_tabs_and_goes_with_escape(guide: Guide, qtbot: QtBot) -> None:
    guide.setProgress(at(0))
    guide.popup.explain("relu", QPoint(0, 0))
    with qtbot.waitSignal(guide.tabRequested) as asked:
        guide.popup.text.linkClicked.emit("tab", "activations")
    assert asked.args == ["activations"]
    assert not guide.popup.isVisible()
    guide.popup.explain("relu", QPoint(0, 0))
    qtbot.keyClick(guide.popup, Qt.Key.Key_Escape)
    assert not guide.popup.isVisible()
    guide.popup.explain("no such term", QPoint(0, 0))
    assert not guide.popup.isVisible()


def test_lessons_are_read_in_the_language_without_any_translation(
    themes: ThemeManager, qtbot: QtBot
) -> None:
    room = shown(themes, qtbot, "ko")
    guide = room.guide
    guide.setProgress(at(1))
    assert guide.title.text() == "수업"
    assert guide.goal.accessibleName() == "목표"
    assert [button.text() for button in guide.bet.buttons] == ["없음", "있음"]
    guide.popup.explain("epoch", QPoint(0, 0))
    assert guide.popup.title.text() == "에포크"
    guide.popup.hide()


@pytest.mark.parametrize(
    ("language", "scale"), [("en", 1.0), ("ko", 1.0), ("ko", 1.5), ("ko", 2.0)]
)
def test_every_lesson_that_ships_fits(
    themes: ThemeManager, qtbot: QtBot, language: str, scale: float
) -> None:
    themes.setFontScale(scale)
    room = shown(themes, qtbot, language)
    guide = room.guide
    found = load_all()
    guide.setGlossary(found.glossary)
    for lesson in found.lessons:
        for place in range(len(lesson.steps)):
            for progress in (at(place, lesson), finished(at(place, lesson), 0)):
                guide.setProgress(progress, progress.step.check.missing(START, START))
                settle()
                assert read(guide) == to_be_read(progress, language)
                assert not cut_off(guide)


def read(guide: Guide) -> list[str]:
    """What a learner reads, from the top; links by their words."""
    texts = [guide.goal, guide.text, guide.why, guide.bet.question]
    words = [text.accessibleName() for text in texts if text.isVisible()]
    buttons = [button.text() for button in guide.bet.buttons if button.isVisible()]
    return [guide.title.text(), guide.count.text(), *words, *buttons]


def to_be_read(progress: Progress, language: str) -> list[str]:
    """What a lesson says of a step, before and after it is done."""
    lesson, step = progress.lesson, progress.step
    names = Names(language, load_all().glossary)
    texts = [step.goal, step.text, *([step.why] if progress.done else [])]
    if progress.must_bet and step.bet is not None:
        texts += [step.bet.question, *(option.text for option in step.bet.options)]
    words = ["".join(names.sentence(links.spans(names.text(text)))) for text in texts]
    return [names.text(lesson.title), f"{progress.place + 1}/{len(lesson.steps)}", *words]


def cut_off(guide: Guide) -> list[str]:
    """What has less room than it needs, or ends beyond the panel, by what it says."""
    assert guide.width() == WIDTH
    assert guide.area.viewport().height() >= guide.fontMetrics().lineSpacing()
    texts = (guide.goal, guide.text, guide.why, guide.bet.question)
    found = [
        text.accessibleName()
        for text in texts
        if text.isVisible() and text.height() < text.heightAt(text.width())
    ]
    for button in (*guide.bet.buttons, guide.close_, guide.preset, guide.next):
        right = button.mapTo(guide, button.rect().bottomRight())
        is_small = button.width() < button.minimumSizeHint().width()
        if button.isVisible() and (is_small or not guide.rect().contains(right)):
            found.append(button.text())
    return found


def test_what_has_no_room_is_found(guide: Guide) -> None:
    guide.setProgress(at(1))
    settle()
    assert not cut_off(guide)
    guide.next.setFixedWidth(9)
    settle()
    assert cut_off(guide) == ["Next"]


def test_a_text_that_is_too_long_scrolls(guide: Guide) -> None:
    long = replace(LESSON.steps[0], text={"en": "Much to do. " * 90})
    guide.setProgress(at(0, replace(LESSON, steps=(long,))))
    settle()
    assert guide.area.height() <= 4 * guide.fontMetrics().lineSpacing() + 8
    assert guide.area.verticalScrollBar().maximum() > 0


def test_a_lesson_done_from_first_to_last(
    guide: Guide, teacher: Teacher, session: Session, qtbot: QtBot
) -> None:
    guide.follow(teacher)
    teacher.begin(LESSON)
    assert guide.count.text() == "1/3"
    teacher.noteTab("race")
    qtbot.waitUntil(lambda: guide.state.text() == "Done")
    qtbot.mouseClick(guide.next, LEFT)
    assert guide.count.text() == "2/3"
    qtbot.mouseClick(guide.bet.buttons[0], LEFT)
    assert guide.bet.line.text() == "Your bet: Nothing"
    teacher.noteDrawing(Ink((np.zeros((3, 2)),), 0.1))
    session.predicted.emit(1, (0.1, 0.9))
    qtbot.waitUntil(lambda: guide.state.text() == "Done")
    assert guide.bet.line.text() == "Your bet: Nothing. It turned out to be: Something"
    assert guide.dots.accessibleName() == "Step 2 of 3, 2 done"
    qtbot.mouseClick(guide.back, LEFT)
    assert (guide.count.text(), guide.state.text()) == ("1/3", "Done")
    qtbot.mouseClick(guide.close_, LEFT)
    assert not guide.isVisible()
    assert teacher.progress is None


def test_another_window_shows_the_lesson_that_is_under_way(
    themes: ThemeManager, teacher: Teacher, qtbot: QtBot
) -> None:
    first = shown(themes, qtbot)
    first.guide.follow(teacher)
    teacher.begin(LESSON)
    second = shown(themes, qtbot, "ko")
    second.guide.follow(teacher)
    assert second.guide.title.text() == "수업"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_paints_in_both_themes(guide: Guide, themes: ThemeManager, mode: str) -> None:
    themes.setMode("dark" if mode == "light" else "light")
    guide.setProgress(finished(at(1).answered(1, START), 1), (), frozenset({0, 1}))
    before = guide.grab().toImage()
    themes.setMode(mode)
    assert guide.grab().toImage() != before
    assert themes.theme.readable(themes.theme.color("accent")).name() in guide.text.text()
