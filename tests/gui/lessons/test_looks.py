from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from engine.spec.run import RunSpec
from gui.data.desk import Desk
from gui.document import Document
from gui.lessons.looks import Looks
from gui.lessons.teacher import Teacher
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.races import race, session

__all__ = ["race", "session"]

KEYS = ("train", "race", "insight")


@pytest.fixture
def teacher(session: Session, race: RaceSession, desk: Desk) -> Teacher:
    return Teacher(Document(RunSpec()), session, race, desk, parent=session)


@pytest.fixture
def tabs(qtbot: QtBot) -> QTabWidget:
    made = QTabWidget()
    qtbot.addWidget(made)
    for key in KEYS:
        made.addTab(QWidget(), key)
    return made


def seen(teacher: Teacher) -> tuple[str, str, str]:
    facts = teacher.facts()
    return facts.tab, facts.page, facts.axis


def test_the_teacher_knows_tab_and_page(teacher: Teacher, tabs: QTabWidget) -> None:
    tabs.setCurrentIndex(2)
    looks = Looks(teacher, tabs, KEYS, tabs)
    assert seen(teacher)[:2] == ("insight", "")
    tabs.setCurrentIndex(1)
    assert seen(teacher)[:2] == ("race", "")
    pages = QStackedWidget(tabs)
    for _ in range(4):
        pages.addWidget(QWidget())
    looks.addPages("race", pages)
    assert seen(teacher)[:2] == ("race", "curves")
    pages.setCurrentIndex(1)
    assert seen(teacher)[:2] == ("race", "surface")
    tabs.setCurrentIndex(0)
    assert seen(teacher)[:2] == ("train", "")


def test_the_axis_is_that_of_the_plots_looked_at(teacher: Teacher, tabs: QTabWidget) -> None:
    axes = {"train": "epochs", "race": "seconds"}
    looks = Looks(teacher, tabs, KEYS, tabs)
    looks.addAxis("train", lambda: axes["train"])
    looks.addAxis("race", lambda: axes["race"])
    assert seen(teacher)[2] == "epochs"
    tabs.setCurrentIndex(1)
    assert seen(teacher)[2] == "seconds"
    axes["race"] = "updates"
    looks.look()
    assert seen(teacher)[2] == "updates"
