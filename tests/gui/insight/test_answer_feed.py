"""Answers about the moment shown: asked for while somebody looks, and told when they come."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from engine.messages import InputError, say
from engine.training.states import RunState
from gui.insight.answer_feed import AnswerFeed
from tests.helpers.arithmetic import ArithmeticSession, FakeCalculator, picture, spec_with


@pytest.fixture
def session() -> Generator[ArithmeticSession, None, None]:
    made = ArithmeticSession()
    yield made
    made.close()


@pytest.fixture
def calculator() -> FakeCalculator:
    return FakeCalculator()


@pytest.fixture
def feed(session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot) -> AnswerFeed:
    made = AnswerFeed(session, calculator)  # type: ignore[arg-type]
    session.run(spec_with(), 3, 5)
    return made


def test_it_asks_for_nothing_before_it_is_active(feed: AnswerFeed, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(feed.due):
        feed._session.stateChanged.emit()
    with qtbot.waitSignal(feed.due):
        feed.setActive(True)


def test_without_a_layer_or_a_run_there_is_nothing_to_ask(
    feed: AnswerFeed, session: ArithmeticSession
) -> None:
    assert not feed.ask(None, None, 0)
    session.spec = None
    assert not feed.ask(1, None, 0)


def test_an_answer_says_whether_its_picture_is_another(feed: AnswerFeed, qtbot: QtBot) -> None:
    with qtbot.waitSignal(feed.answered) as first:
        assert feed.ask(1, None, 2)
    assert first.args[0].example == 2
    assert first.args[1]
    with qtbot.waitSignal(feed.answered) as again:
        feed.ask(1, None, 2)
    assert not again.args[1]
    with qtbot.waitSignal(feed.answered) as drawn:
        feed.ask(1, picture(), 2)
    assert drawn.args[0].example is None
    assert drawn.args[1]


def test_the_moment_that_is_answered_is_not_asked_for_again(
    feed: AnswerFeed, session: ArithmeticSession, qtbot: QtBot
) -> None:
    feed.setActive(True)
    with qtbot.waitSignal(feed.answered):
        feed.ask(1, None, 0)
    with qtbot.assertNotEmitted(feed.due):
        session.stateChanged.emit()
    session.moment = 3  # type: ignore[assignment]
    with qtbot.waitSignal(feed.due):
        session.momentChanged.emit()


def test_a_failure_is_told_and_leaves_no_answer(
    feed: AnswerFeed, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    calculator.error = InputError(say("The file is gone."), say("Put it back."))
    with qtbot.waitSignal(feed.failed) as failed:
        feed.ask(1, None, 0)
    assert failed.args == ["The file is gone. Put it back."]
    assert feed.answer is None


def test_a_run_has_ended_after_its_last_update(
    feed: AnswerFeed, session: ArithmeticSession, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.answered):
        feed.ask(1, None, 0)
    assert not feed.hasEnded()
    session.state = RunState.FINISHED
    assert feed.hasEnded()
    session.go_on(7)
    assert not feed.hasEnded()
