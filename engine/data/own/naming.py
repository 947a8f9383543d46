"""What an own set is called: its title for people, and the name that follows from it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from engine.data.own.labels import clean

if TYPE_CHECKING:
    from pathlib import Path

    from engine.messages import Message

PREFIX = "my-"
"""What the name of every own set starts with, and of no other."""

RESERVED = "my-digits"
"""The name of the digits that the user drew: an own set called "Digits" gets another one."""

LONGEST_NAME = 60


def name_of(title: str) -> str:
    """Return the name of the own set with a title: ``my-`` and its letters and digits."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", title).lower())
    letters = "".join(c if _is_letter(c) else " " for c in text)
    slug = PREFIX + ("-".join(letters.split()) or "data")
    if slug == RESERVED:
        return RESERVED + "-data"
    return slug[:LONGEST_NAME].rstrip("-")


def proposed_title(path: Path) -> Message:
    """Make a title of a file's name: ``my_data.csv`` is "My data"."""
    words = " ".join(re.sub(r"[_\s]+", " ", _stem(path)).split())
    return clean(words[:1].upper() + words[1:])


def _is_letter(c: str) -> bool:
    """Whether a character belongs into a name: a letter, its marks, or a digit."""
    return c.isalnum() or unicodedata.category(c).startswith("M")


def _stem(path: Path) -> str:
    name = path.name.removesuffix(".gz")
    return name.rpartition(".")[0] or name
