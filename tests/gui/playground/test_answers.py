"""What the run's network answers everywhere, on a page of points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.insight.observation import Field, Observation
from engine.spec.run import RunSpec
from gui.document import Document
from gui.playground.answers import ShownAnswers
from gui.playground.own import OwnPoints
from gui.playground.points_page import PointsPage
from gui.theme import ThemeManager
from tests.gui.playground.conftest import PlaygroundSession, line_field, split_field, xor_spec


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeManager) -> PointsPage:
    made = PointsPage(themes)
    qtbot.addWidget(made)
    made.resize(800, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def answers(document: Document, session: PlaygroundSession, page: PointsPage) -> ShownAnswers:
    own = OwnPoints(document, session, document)  # type: ignore[arg-type]
    return ShownAnswers(document, session, own, page)  # type: ignore[arg-type]


def show(
    answers: ShownAnswers, session: PlaygroundSession, field: Field, spec: RunSpec | None = None
) -> None:
    session.spec = xor_spec() if spec is None else spec
    assert answers.take(Observation(field=field))
    answers.show()


def test_before_a_run_it_is_said_what_to_press(answers: ShownAnswers, page: PointsPage) -> None:
    assert not answers.take(Observation())
    answers.show()
    assert "Train" in page.note.text()
    assert page.note.isVisible()
    assert not page.unitsTitle.isVisible()


def test_the_answers_and_the_hidden_units_of_the_run(
    answers: ShownAnswers, session: PlaygroundSession, page: PointsPage
) -> None:
    told: list[Field | None] = []
    answers.changed.connect(told.append)
    field = split_field(units=3)
    show(answers, session, field)
    assert page.plane.field() is field
    assert told == [field]
    assert [row.count() for row in page.units.rows] == [3]
    assert page.unitsTitle.isVisible()
    assert not page.note.isVisible()


@pytest.mark.parametrize("other", ["moons", "sine"])
def test_answers_to_other_points_are_not_shown(
    answers: ShownAnswers, session: PlaygroundSession, page: PointsPage, other: str
) -> None:
    show(answers, session, split_field(), xor_spec(other))
    assert answers.shown() is None
    assert page.plane.field() is None


def test_answers_of_another_kind_are_not_shown(
    answers: ShownAnswers, session: PlaygroundSession
) -> None:
    show(answers, session, line_field())  # one input
    assert answers.shown() is None
    field = split_field()
    show(answers, session, replace(field, output=field.output[..., :1]))  # a number, no classes
    assert answers.shown() is None


def test_without_hidden_units_that_is_said(
    answers: ShownAnswers, session: PlaygroundSession, page: PointsPage
) -> None:
    show(answers, session, split_field(units=0))
    assert "straight line" in page.note.text()


def test_the_place_looked_at_is_told_with_its_answer(
    answers: ShownAnswers, session: PlaygroundSession, page: PointsPage
) -> None:
    answers.showAt((1.0, 0.25))
    assert page.readout.text() == "x₁ 1.00   x₂ 0.25"
    show(answers, session, split_field())
    answers.showAt((1.0, 0.25))
    assert "→   1 (>" in page.readout.text()
    assert page.plane.accessibleDescription() == page.readout.text()
    answers.showAt(None)
    assert page.readout.text() == ""


def test_a_hidden_unit_stands_in_for_the_answers_while_there_is_one(
    answers: ShownAnswers, session: PlaygroundSession, page: PointsPage
) -> None:
    show(answers, session, split_field(units=3))
    answers.showUnit(0, 2)
    assert page.plane._unit is not None
    show(answers, session, split_field(units=2))
    assert page.plane._unit is None
    answers.showUnit(0, 1)
    assert page.plane._unit is not None
    answers.showUnit(0, -1)
    assert page.plane._unit is None


@pytest.mark.parametrize(("units", "told"), [(1, "1 unit"), (3, "3 units")])
def test_hidden_units_are_counted(
    answers: ShownAnswers, session: PlaygroundSession, page: PointsPage, units: int, told: str
) -> None:
    show(answers, session, split_field(units=units))
    (title,) = page.units.findChildren(QLabel)
    assert title.text().endswith(f" · {told}")
