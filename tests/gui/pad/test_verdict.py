"""The verdict: where the winner fades, it is said why."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.pad.verdict import Verdict
from gui.theme import ThemeManager

CLOTHES = ("Ankle boot", "Bag", "Coat")
DIGITS = tuple("012")
ROW = np.array([0.7, 0.2, 0.1])


@pytest.fixture
def verdict(themes: ThemeManager, qtbot: QtBot) -> Verdict:
    made = Verdict(themes)
    qtbot.addWidget(made)
    made.resize(272, 120)
    made.show()
    return made


def seen(verdict: Verdict) -> QImage:
    """The winner as it is painted."""
    return verdict.winnerLabel.grab().toImage()


def test_a_digit_fades_below_which_the_needle_doubts(verdict: Verdict) -> None:
    verdict.showWinner(ROW, DIGITS)
    before = seen(verdict)
    verdict.setNovelty(0.9)
    assert seen(verdict) != before
    assert verdict.needle.isVisible()
    assert verdict.needle.text() == "Not a digit?"


def test_a_word_does_not_fade_without_a_needle_to_say_why(verdict: Verdict) -> None:
    verdict.showWinner(ROW, CLOTHES)
    before = seen(verdict)
    verdict.setNovelty(0.9)
    assert not verdict.needle.isVisible()
    assert seen(verdict) == before


def test_what_was_doubted_does_not_stay_faded_as_a_word(verdict: Verdict, qtbot: QtBot) -> None:
    verdict.showWinner(ROW, CLOTHES)
    before = seen(verdict)
    verdict.showWinner(ROW, DIGITS)
    verdict.setNovelty(0.9)
    verdict.showWinner(ROW, CLOTHES)
    qtbot.waitUntil(lambda: seen(verdict).size() == before.size())
    assert seen(verdict) == before
