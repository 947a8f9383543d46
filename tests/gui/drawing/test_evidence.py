"""Strokes, gradient and integrated gradients beside each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Piece
from gui.drawing.evidence import Evidence
from gui.pad.bars import DIGITS
from gui.theme import ThemeManager
from tests.helpers.explanations import PICTURE, SEVEN, explanation


@pytest.fixture
def evidence(themes: ThemeManager, qtbot: QtBot) -> Evidence:
    made = Evidence(themes)
    qtbot.addWidget(made)
    made.resize(620, 320)
    made.setExplanation(explanation(), PICTURE, SEVEN, DIGITS)
    made.show()
    return made


def test_the_legend_names_the_class(evidence: Evidence) -> None:
    assert evidence.legend.accessibleName() == "− speaks against 7, + speaks for 7"


def test_what_hangs_on_a_piece_is_told_below(evidence: Evidence, qtbot: QtBot) -> None:
    before = evidence.strokesCaption()
    qtbot.mouseMove(evidence.strokes, evidence.strokes.middleOf(0).toPoint())
    assert evidence.strokesCaption() == "Without this piece: 7 at 40.0\N{NO-BREAK SPACE}%"
    qtbot.mouseMove(evidence.strokes, QPoint(3, evidence.strokes.height() - 3))
    assert evidence.strokesCaption() == before


def test_where_no_piece_matters_it_is_said(evidence: Evidence) -> None:
    none = (Piece(0, 0, 2, 0.001), Piece(1, 0, 2, -0.01))
    evidence.setExplanation(explanation(pieces=none), PICTURE, SEVEN, DIGITS)
    assert evidence.strokesCaption().startswith("No single piece matters")


def test_both_gradients_are_shown_with_the_outline(evidence: Evidence) -> None:
    assert evidence.saliency.values() is not None
    assert evidence.integrated.values() is not None
    evidence.setExplanation(explanation(saliency=None), PICTURE, SEVEN, DIGITS)
    assert evidence.saliency.values() is None


@pytest.mark.parametrize(("width", "columns"), [(620, 3), (400, 2), (200, 1)])
def test_the_pictures_stand_beside_each_other_as_far_as_there_is_room(
    evidence: Evidence, qtbot: QtBot, width: int, columns: int
) -> None:
    evidence.resize(width, 1000)
    views = (evidence.strokes, evidence.saliency, evidence.integrated)

    def lefts() -> set[int]:
        return {view.mapTo(evidence, QPoint(0, 0)).x() for view in views}

    qtbot.waitUntil(lambda: len(lefts()) == columns)
    assert all(view.width() == view.height() for view in views)
    assert max(lefts()) + evidence.strokes.width() <= width
