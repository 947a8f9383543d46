"""What lessons are said with: names of links' targets, and what a step still waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.lessons.links import PRESET, TAB
from engine.lessons.wants import PAGE, Named
from engine.messages import InputError, Message
from engine.spec import presets
from gui.translation import translated

if TYPE_CHECKING:
    from engine.lessons.lesson import Term
    from engine.lessons.links import Span
    from engine.spec.presets import Localised

MOST_SAID = 2
"""A step says so many things that it waits for; more are a list that nobody reads."""


@dataclass(frozen=True)
class Names:
    """Names of what the texts of lessons link to.

    Parameters
    ----------
    language : code of the language in which lessons are read.
    glossary : the terms, by the names that links use.
    """

    language: str
    glossary: Mapping[str, Term] = field(default_factory=dict)

    def text(self, texts: Localised) -> str:
        """Return a text in the language."""
        return presets.localised(texts, self.language)

    def sentence(self, spans: Iterable[Span]) -> list[str]:
        """Return what stands in a text for each of its pieces.

        A link without words shows the name of its target: a term's as it is written within a
        sentence, or at the beginning of one.
        """
        written: list[str] = []
        for span in spans:
            is_first = "".join(written).rstrip().endswith((".", "?", "!", ":")) or not written
            written.append(span.text or self._name(span.kind, span.target, is_first))
        return written

    def _name(self, kind: str, target: str, is_first: bool) -> str:
        if kind == TAB:
            return tabTitle(target)
        if kind == PRESET:
            return self.preset(target)
        term = self.glossary.get(target)
        if term is None:
            return target
        title = self.text(term.title).partition(" (")[0]
        return title if is_first or target in _PROPER_NAMES else _inSentence(title)

    def missing(self, messages: Iterable[Message]) -> str:
        """Say what a step still waits for, as much of it as anybody reads."""
        return " · ".join(self._said(message) for message in tuple(messages)[:MOST_SAID])

    def _said(self, message: Message) -> str:
        return translated(self._filled(message))

    def _filled(self, message: Message) -> Message:
        """Put the names of tabs, pages and presets into an order of the engine."""
        values = {name: self._named(value) for name, value in message.values}
        return message.filled(**values)

    def _named(self, value: object) -> object:
        if isinstance(value, Message):
            return self._filled(value)
        if isinstance(value, Named):
            return self._title(value)
        return value

    def _title(self, named: Named) -> str:
        titles = {PRESET: self.preset, TAB: tabTitle, PAGE: pageTitle}
        return f"“{titles[named.kind](named.name)}”"

    def preset(self, name: str) -> str:
        """Return the title of a preset, or its name where there is none such."""
        try:
            return self.text(presets.find(name).title)
        except InputError:
            return name


_PROPER_NAMES = frozenset(("adam", "adagrad", "nesterov"))
"""Terms that have a capital letter everywhere."""


def _inSentence(title: str) -> str:
    """Return a title without its capital, unless it is written in capitals, as ReLU or SGD."""
    is_plain = title[1:2].islower() and title.partition(" ")[0][1:].islower()
    return title[:1].lower() + title[1:] if is_plain else title


def tabTitle(key: str) -> str:
    """Return what a tab of the window is called; ``key``: one of `engine.lessons.facts.TABS`."""
    translate = QCoreApplication.translate
    titles = {
        "train": translate("MainWindow", "Train"),
        "race": translate("MainWindow", "Race"),
        "data": translate("MainWindow", "Data"),
        "drawing": translate("MainWindow", "Drawing"),
        "insight": translate("MainWindow", "Insight"),
        "playground": translate("MainWindow", "Playground"),
        "activations": translate("MainWindow", "Activations"),
        "lessons": translate("MainWindow", "Lessons"),
    }
    return titles.get(key, key)


def pageTitle(key: str) -> str:
    """Return what a page is called; ``key``: its tab and itself, as in ``race/surface``."""
    translate = QCoreApplication.translate
    titles = {
        "race/curves": translate("RaceTab", "Curves"),
        "race/surface": translate("RaceTab", "Loss surface"),
        "race/seeds": translate("RaceTab", "Other seeds"),
        "race/differences": translate("RaceTab", "Differences"),
        "data/examples": translate("DataTab", "Examples"),
        "data/sets": translate("DataTab", "All data sets"),
        "data/split": translate("DataTab", "Split and noise"),
        "data/augmentation": translate("DataTab", "Augmentation"),
        "drawing/why": translate("DrawingTab", "Why?"),
        "drawing/stages": translate("DrawingTab", "Stages"),
        "drawing/my-digits": translate("DrawingTab", "My digits"),
    }
    return titles.get(key, key)
