"""The test examples are read once, on a worker thread."""

from __future__ import annotations

import pytest

from engine.messages import InputError, say
from gui.insight.exam_data import ExamData
from tests.helpers.desks import spec_on
from tests.helpers.insights import InsightSession


@pytest.fixture
def data(session: InsightSession) -> ExamData:
    return ExamData(session, session)


def test_data_are_read_once(data: ExamData, session: InsightSession, qtbot) -> None:
    spec = spec_on("mnist")
    data.want(spec)
    assert data.dataset is None
    qtbot.waitUntil(lambda: data.dataset is not None)
    assert data.dataset is session.shelf.sets["mnist"]
    data.want(spec)
    assert session.shelf.asked == ["mnist"]
    data.want(spec_on("pen-digits"))
    qtbot.waitUntil(lambda: data.dataset is session.shelf.sets["pen-digits"])


def test_after_another_run_began_they_are_read_again(
    data: ExamData, session: InsightSession, qtbot
) -> None:
    data.want(spec_on("mnist"))
    qtbot.waitUntil(lambda: data.dataset is not None)
    data.forget()
    data.want(spec_on("mnist"))
    qtbot.waitUntil(lambda: len(session.shelf.asked) == 2)


def test_a_failure_is_told_and_tried_again(data: ExamData, session: InsightSession, qtbot) -> None:
    session.shelf.error = InputError(say("The file is gone."), say("Get it back."))
    data.want(spec_on("mnist"))
    qtbot.waitUntil(lambda: bool(data.problem))
    assert data.problem == "The file is gone."
    session.shelf.error = None
    data.want(spec_on("mnist"))
    qtbot.waitUntil(lambda: data.dataset is not None)
    assert not data.problem


def test_data_that_are_gone_are_not_downloaded(
    data: ExamData, session: InsightSession, qtbot
) -> None:
    session.shelf.has = lambda *_: False
    data.want(spec_on("mnist"))
    qtbot.waitUntil(lambda: bool(data.problem))
    assert "not on this machine" in data.problem
    assert not session.shelf.asked
