from __future__ import annotations

import pytest

from engine.lessons.conditions import CONDITIONS
from engine.lessons.facts import TABS
from engine.lessons.links import spans
from gui.lessons.words import Names, missingText, tabTitle
from tests.helpers.lessons import GLOSSARY, both

ENGLISH = Names("en", GLOSSARY)


def test_every_condition_says_what_it_waits_for() -> None:
    nothing = missingText(["no such key"])
    for key in CONDITIONS:
        assert missingText([key]) not in ("", nothing), key


def test_what_is_missing_twice_is_said_once_and_not_too_much_at_once() -> None:
    assert missingText(["run.accuracy", "run.loss"]) == missingText(["run.loss"])
    assert missingText(["tab", "pad.drawn", "time.back"]).count("·") == 1
    assert missingText([]) == ""


def test_every_tab_has_a_title() -> None:
    assert all(tabTitle(key) != key for key in TABS)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("One [[epoch]] more.", "One epoch more."),
        ("[[epoch]] by [[epoch]]. [[epoch]]!", "Epoch by epoch. Epoch!"),
        ("Use [[relu]].", "Use ReLU."),
        ("All [[epoch|rounds]].", "All rounds."),
        ("See [[tab:race]].", "See Race."),
        ("See [[preset:xor-mlp]].", "See XOR with a hidden layer."),
        ("See [[preset:gone]] and [[unheard]].", "See gone and unheard."),
    ],
)
def test_links_without_words_show_what_they_lead_to(text: str, read: str) -> None:
    assert "".join(ENGLISH.sentence(spans(text))) == read


def test_texts_come_in_the_language() -> None:
    assert Names("ko").text(both("word", "말")) == "말"
    assert Names("ko", GLOSSARY).sentence(spans("[[batch]]")) == ["배치"]
