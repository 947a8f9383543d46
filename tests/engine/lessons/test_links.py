from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.lessons import links
from engine.lessons.links import Span


def test_links_are_cut_out_of_plain_words() -> None:
    assert links.spans("An [[epoch]] has [[iteration|updates]].") == (
        Span("An "),
        Span("", "term", "epoch"),
        Span(" has "),
        Span("updates", "term", "iteration"),
        Span("."),
    )


def test_links_to_tabs_and_presets() -> None:
    assert links.links("[[tab:race]] and [[preset:xor-mlp|XOR]]") == (
        Span("", "tab", "race"),
        Span("XOR", "preset", "xor-mlp"),
    )


def test_brackets_that_make_no_link_are_noticed() -> None:
    assert links.has_loose_brackets("an [[epoch] long")
    assert links.has_loose_brackets("an epoch]] long")
    assert not links.has_loose_brackets("an [[epoch]] and x[0]")


@given(st.text(alphabet="ab[]|: ", max_size=30))
def test_text_without_links_stays_as_it_is(text: str) -> None:
    if not links.links(text):
        assert "".join(span.text for span in links.spans(text)) == text
