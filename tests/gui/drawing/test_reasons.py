"""Reasons in sections: only those that are open are shown, and pale once they are old."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Part
from gui.drawing.reasons import PIXELS, Reasons
from gui.theme import ThemeManager
from tests.helpers.explanations import PICTURE, SEVEN, explanation

LEFT = Qt.MouseButton.LeftButton
NAMES = [str(n) for n in range(10)]


@pytest.fixture
def reasons(themes: ThemeManager, qtbot: QtBot) -> Reasons:
    made = Reasons(themes)
    qtbot.addWidget(made)
    made.resize(650, 800)
    made.show()
    return made


def fold(reasons: Reasons, section: int, qtbot: QtBot) -> None:
    header = reasons.sections[section][0].header
    with qtbot.waitSignal(reasons.partsChanged):
        qtbot.mouseClick(header, LEFT, pos=QPoint(20, header.height() // 2))


def show(reasons: Reasons, **parts: object) -> None:
    reasons.setExplanation(explanation(**parts), (PICTURE, SEVEN), NAMES)  # type: ignore[arg-type]


def test_what_is_folded_needs_no_parts(reasons: Reasons, qtbot: QtBot) -> None:
    assert reasons.parts() == PIXELS | {Part.NEIGHBOURS, Part.ACTIVATIONS}
    fold(reasons, 0, qtbot)
    assert reasons.parts() == {Part.NEIGHBOURS, Part.ACTIVATIONS}
    fold(reasons, 1, qtbot)
    fold(reasons, 2, qtbot)
    assert reasons.parts() == frozenset()


def test_a_folded_section_shows_nothing_new(reasons: Reasons, qtbot: QtBot) -> None:
    fold(reasons, 1, qtbot)
    show(reasons)
    assert not reasons.neighbours.tiles
    assert reasons.evidence.strokes.pieceCount() == 2
    assert reasons.layers.layers


def test_examples_not_at_hand_are_told_of_once_that_is_known(reasons: Reasons) -> None:
    show(reasons, neighbours=None)
    assert not reasons.missing.isVisible()
    show(reasons, neighbours=())
    assert reasons.missing.isVisible()
    show(reasons)
    assert not reasons.missing.isVisible()
    assert len(reasons.neighbours.tiles) == 8


def test_old_reasons_are_pale_until_there_are_new_ones(reasons: Reasons) -> None:
    show(reasons)
    reasons.setPale(True)
    assert reasons.veil.isVisible()
    show(reasons)
    assert not reasons.veil.isVisible()


def test_a_training_image_is_chosen(reasons: Reasons, qtbot: QtBot) -> None:
    show(reasons)
    with qtbot.waitSignal(reasons.neighbourChosen) as chosen:
        qtbot.mouseClick(reasons.neighbours.tiles[1], LEFT)
    assert chosen.args[0].label == 1


def test_it_is_scrolled_back_to_the_first_reason(reasons: Reasons, qtbot: QtBot) -> None:
    reasons.resize(650, 200)
    show(reasons)
    bar = reasons.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    reasons.scrollToStart()
    assert bar.value() == 0
