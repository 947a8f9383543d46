"""Links within the texts of lessons, written ``[[epoch]]`` or ``[[epoch|rounds]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
"""A link within a text; its groups are target and words."""

TAB, PRESET = "tab", "preset"
"""What a link can lead to beside a term: written ``[[tab:race]]``, ``[[preset:xor-mlp]]``."""


@dataclass(frozen=True)
class Span:
    """A piece of a text.

    Parameters
    ----------
    text : the words; "" where the target's own name is to be shown.
    kind : "" for plain words, "term", "tab" or "preset" for a link.
    target : name of the term, the tab or the preset.
    """

    text: str
    kind: str = ""
    target: str = ""


def spans(text: str) -> tuple[Span, ...]:
    """Cut a text into plain words and links, in order."""
    return tuple(span for span in _spans(text) if span.text or span.kind)


def _spans(text: str) -> Iterator[Span]:
    end = 0
    for found in LINK.finditer(text):
        yield Span(text[end : found.start()])
        yield _link(found[1].strip(), (found[2] or "").strip())
        end = found.end()
    yield Span(text[end:])


def _link(target: str, words: str) -> Span:
    kind, colon, name = target.partition(":")
    if colon and kind in (TAB, PRESET):
        return Span(words, kind, name.strip())
    return Span(words, "term", target)


def links(text: str) -> tuple[Span, ...]:
    """Return the links of a text."""
    return tuple(span for span in spans(text) if span.kind)


def has_loose_brackets(text: str) -> bool:
    """Tell whether a text has double brackets that make no link."""
    rest = LINK.sub("", text)
    return "[[" in rest or "]]" in rest
