"""What lessons are said with: names of links' targets, and what a step still waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.lessons.links import PRESET, TAB
from engine.messages import InputError
from engine.spec import presets

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


def missingText(keys: Iterable[str]) -> str:
    """Say what a step waits for; ``keys``: the conditions that do not hold yet, in order."""
    known = _sentences()
    said = list(dict.fromkeys(known[_group(key)] for key in keys))
    return " · ".join(said[:MOST_SAID])


def _group(key: str) -> str:
    """Return the key under which a condition's words stand."""
    if key in _OWN_WORDS:
        return key
    for start in ("run.spec.", "spec.", "ensemble.", "race.", "run."):
        if key.startswith(start):
            return start
    return ""


def _sentences() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "": translate("Lessons", "do what the text says"),
        "tab": translate("Lessons", "open the tab"),
        "page": translate("Lessons", "open the page"),
        "axis": translate("Lessons", "change what the axis counts"),
        "spec.": translate("Lessons", "set the network up as the text says"),
        "spec.preset": translate("Lessons", "load the preset"),
        "run.started": translate("Lessons", "start training"),
        "run.ended": translate("Lessons", "train to the end"),
        "run.finished": translate("Lessons", "train to the end"),
        "run.diverged": translate("Lessons", "train until it diverges"),
        "run.preset": translate("Lessons", "train the preset"),
        "run.spec.": translate("Lessons", "train the network that the text asks for"),
        "run.epochs": translate("Lessons", "train for more epochs"),
        "run.updates": translate("Lessons", "train for more updates"),
        "run.": translate("Lessons", "train until the figure is reached"),
        "race.started": translate("Lessons", "start the race"),
        "race.ended": translate("Lessons", "race to the end"),
        "race.preset": translate("Lessons", "set up the race of the preset"),
        "race.varies": translate("Lessons", "vary the setting that the text names"),
        "race.lanes": translate("Lessons", "change how many lanes race"),
        "race.epochs": translate("Lessons", "race for more epochs"),
        "race.": translate("Lessons", "race until the lanes have their figures"),
        "pad.drawn": translate("Lessons", "draw on the pad"),
        "pad.read": translate("Lessons", "draw until it is read as the text says"),
        "time.back": translate("Lessons", "move the time slider back"),
        "activations.shown": translate("Lessons", "show the functions in the tab Activations"),
        "ensemble.": translate("Lessons", "choose networks that answer together"),
    }


_OWN_WORDS = frozenset(
    (
        "tab",
        "page",
        "axis",
        "spec.preset",
        "run.started",
        "run.ended",
        "run.finished",
        "run.diverged",
        "run.preset",
        "run.epochs",
        "run.updates",
        "race.started",
        "race.ended",
        "race.preset",
        "race.varies",
        "race.lanes",
        "race.epochs",
        "pad.drawn",
        "pad.read",
        "time.back",
        "activations.shown",
    )
)
