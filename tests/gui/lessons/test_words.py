from __future__ import annotations

import pytest

from engine.lessons.facts import PAGES, TABS
from engine.lessons.links import spans
from engine.messages import say
from engine.spec import presets
from gui.lessons.words import Names, pageTitle, tabTitle
from tests.helpers.lesson_facts import START
from tests.helpers.lessons import GLOSSARY, both, check_of

ENGLISH = Names("en", GLOSSARY)


def test_no_more_is_said_than_anybody_reads() -> None:
    orders = [say("draw {n}", n=number) for number in range(3)]
    assert ENGLISH.missing(orders) == "draw 0 · draw 1"
    assert ENGLISH.missing([]) == ""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_presets_are_called_by_their_title_in_the_language(language: str) -> None:
    missing = check_of(spec={"preset": "xor-mlp"}).missing(START, START)
    title = presets.get("xor-mlp").title[language]
    assert Names(language).missing(missing) == f"load the preset “{title}”"


def test_tabs_and_pages_are_called_as_in_the_window() -> None:
    missing = check_of(page="race/surface").missing(START, START)
    assert ENGLISH.missing(missing) == "open the tab “Race”, page “Loss surface”"
    for tab, pages in PAGES.items():
        for page in pages:
            assert pageTitle(f"{tab}/{page}") != f"{tab}/{page}"


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
