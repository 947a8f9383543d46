"""The lessons that ship."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from engine.lessons import links
from engine.lessons.lesson import Lesson
from engine.lessons.library import load_all
from engine.lessons.reading import LANGUAGES

LESSONS = load_all().lessons
MOST_WORDS = 60
HANGUL = re.compile("[가-힣]")


def texts(lesson: Lesson) -> Iterator[Mapping[str, str]]:
    yield from (lesson.title, lesson.goal)
    for step in lesson.steps:
        yield from (step.goal, step.text, step.why)
        if step.bet:
            yield step.bet.question
            yield from (option.text for option in step.bet.options)


def test_nothing_is_wrong_with_any_of_them() -> None:
    assert [str(problem) for problem in load_all().problems] == []


def test_they_cover_the_course_in_its_order() -> None:
    assert [lesson.name for lesson in LESSONS] == [
        "01-neuron",
        "02-sigmoid-to-relu",
        "03-losses",
        "04-batch-sizes",
        "05-optimizers",
        "06-learning-rate",
        "07-xor",
        "08-width-and-depth",
        "09-overfitting",
        "10-ensembles",
    ]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_each_has_three_to_six_steps_and_a_bet(lesson: Lesson) -> None:
    assert 3 <= len(lesson.steps) <= 6
    bets = [step.bet for step in lesson.steps if step.bet]
    assert bets
    for bet in bets:
        assert len(bet.options) >= 2
        fixed = [option.right for option in bet.options if isinstance(option.right, bool)]
        if len(fixed) == len(bet.options):
            assert fixed.count(True) == 1
        else:  # what happened decides, and every option may come true
            assert fixed == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_texts_are_short_and_in_both_languages(lesson: Lesson) -> None:
    for text in texts(lesson):
        assert set(text) == set(LANGUAGES)
        assert len(links.LINK.sub(r"\1", text["en"]).split()) <= MOST_WORDS
        assert not HANGUL.search(text["en"])
    for step in lesson.steps:
        for text in (step.goal, step.text, step.why):
            assert HANGUL.search(text["ko"])


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_both_languages_link_to_the_same(lesson: Lesson) -> None:
    for text in texts(lesson):
        english, korean = (
            sorted((link.kind, link.target) for link in links.links(text[code]))
            for code in LANGUAGES
        )
        assert english == korean


def test_the_glossary_explains_the_words_of_the_course() -> None:
    glossary = load_all().glossary
    wanted = (
        "epoch iteration batch mini-batch loss cross-entropy mse optimizer gradient learning-rate "
        "momentum activation sigmoid relu softmax hidden-layer parameter overfitting underfitting "
        "dropout augmentation ensemble validation test-set vanishing-gradient xor "
        "logistic-regression"
    )
    assert set(wanted.split()) <= set(glossary)
    for term in glossary.values():
        assert set(term.title) == set(term.text) == set(LANGUAGES)
        assert HANGUL.search(term.text["ko"])
        assert len(term.text["en"].split()) <= MOST_WORDS
        english, korean = (
            {link.target for link in links.links(term.text[code])} for code in LANGUAGES
        )
        assert english == korean
        assert term.name not in english
