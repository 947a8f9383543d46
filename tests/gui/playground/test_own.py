"""The points of the user's own, without a plane to set them on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.data.own_points import MOST_POINTS, NAME, REACH, STARTERS
from engine.spec import presets
from gui.document import Document
from gui.playground.own import OwnPoints, ownPointsOf
from tests.gui.playground.conftest import PlaygroundSession


@pytest.fixture
def own(document: Document, session: PlaygroundSession) -> OwnPoints:
    made = ownPointsOf(document, session)  # type: ignore[arg-type]
    made.show(STARTERS)
    made._timer.stop()
    return made


def test_points_stay_within_reach_and_have_an_end(own: OwnPoints) -> None:
    own.add(99, -99, 1)
    assert (own.points[-1].x, own.points[-1].y) == (REACH, -REACH)
    own.show((own.points[0],) * MOST_POINTS)
    own.add(0, 0, 1)
    assert len(own.points) == MOST_POINTS
    own._timer.stop()


def test_a_move_that_changes_nothing_is_no_step(own: OwnPoints, document: Document) -> None:
    first = own.points[0]
    own.move(0, first.x, first.y)
    assert document.undo_stack.count() == 0
    own.move(0, first.x + 0.1, first.y)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert own.points == STARTERS
    own._timer.stop()


def test_they_are_shown_only_where_they_are_the_documents(
    own: OwnPoints, document: Document, qtbot: QtBot
) -> None:
    assert not own.isShown
    own.begin()
    qtbot.waitUntil(lambda: document.spec.data.name == NAME)
    assert own.isShown
    assert own.shownProblem() is None
    own.clear()
    own._timer.stop()
    assert own.shownProblem() == own.problem()
    assert own.problem() is not None
    document.edit(presets.get("mnist-quickstart").spec, "")
    assert own.shownProblem() is None


def test_a_document_has_one_set_of_them(
    own: OwnPoints, document: Document, session: PlaygroundSession
) -> None:
    assert ownPointsOf(document, session) is own  # type: ignore[arg-type]
