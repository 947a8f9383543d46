"""What is said above the reasons: the question, and what the answer is worth."""

from __future__ import annotations

import pytest

from gui.drawing import why_words
from tests.helpers.explanations import explanation, shares

NAMES = [*map(str, range(9)), "nine"]
PERCENT = "\N{NO-BREAK SPACE}%"


def test_the_answer_is_asked_why_and_another_class_why_not() -> None:
    assert why_words.question(explanation(), NAMES) == "Why 7?"
    assert why_words.question(explanation(8), NAMES) == "Why not 8?"
    assert why_words.longestQuestion(NAMES) == "Why not nine?"


def test_how_sure_it_is_and_what_comes_next() -> None:
    text = why_words.sentence(explanation(), NAMES)
    assert text == f"It is 90.0{PERCENT} sure; next comes 8 with 10.0{PERCENT}."


def test_a_runner_up_without_a_chance_is_not_told() -> None:
    text = why_words.sentence(explanation(probabilities=shares(sure=0.999)), NAMES)
    assert text.startswith("It is 99.9")
    assert "next" not in text


def test_another_class_is_told_with_the_answer() -> None:
    text = why_words.sentence(explanation(8), NAMES)
    assert text == f"8 gets 10.0{PERCENT}; the answer is 7, 90.0{PERCENT} sure."


@pytest.mark.parametrize(("sure", "words"), [(0.99, "softmax is sure"), (0.5, "means little")])
def test_a_drawing_like_no_example_makes_the_answer_worth_little(sure: float, words: str) -> None:
    found = explanation(novelty=0.9, probabilities=shares(sure=sure))
    assert why_words.isNovel(found)
    assert words in why_words.sentence(found, NAMES)
    assert not why_words.isNovel(explanation(novelty=None))
