"""From a file to a lesson, or to sentences that say on which line something is wrong."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from engine.lessons import checks, links
from engine.lessons.checks import Check
from engine.lessons.demands import shown, unknown
from engine.lessons.facts import TABS
from engine.lessons.lesson import Bet, Lesson, Option, Step, Term
from engine.lessons.spec_conditions import races, single_presets
from engine.messages import Message, say

if TYPE_CHECKING:
    from engine.lessons.source import Path, Problem, Source
    from engine.spec.presets import Localised

LANGUAGES = ("en", "ko")
"""Those that every text must be written in."""

FEWEST_OPTIONS = 2

_NOTHING: Localised = {"en": ""}


class Reader:
    """Reads one file, and goes on after a flaw so that all of them are told at once.

    Parameters
    ----------
    source : the file.
    terms : names that links may lead to.
    """

    def __init__(self, source: Source, terms: Collection[str]) -> None:
        self._source, self._terms = source, terms
        self.problems: list[Problem] = []

    def lesson(self, name: str) -> Lesson:
        """Read the file as a lesson; worth nothing where there are `problems`."""
        plain = dict(self._source.plain)
        self._know(plain, ("title", "goal", "step"), ())
        steps = self._list(plain, "step", ())
        return Lesson(
            name=name,
            title=self._text(plain, "title", ()),
            goal=self._text(plain, "goal", ()),
            steps=tuple(self._step(step, ("step", i)) for i, step in enumerate(steps)),
        )

    def glossary(self) -> dict[str, Term]:
        """Read the file as a glossary; worth nothing where there are `problems`."""
        return {name: self._term(name, plain) for name, plain in self._source.plain.items()}

    def _term(self, name: str, plain: Any) -> Term:
        table = self._table(plain, (name,))
        self._know(table, ("title", "text"), (name,))
        title, text = (self._text(table, key, (name,)) for key in ("title", "text"))
        return Term(name, title, text)

    def _step(self, plain: Any, path: Path) -> Step:
        table = self._table(plain, path)
        self._know(table, ("goal", "text", "why", "check", "bet", "preset"), path)
        bet = self._bet(table["bet"], (*path, "bet")) if "bet" in table else None
        return Step(
            goal=self._text(table, "goal", path),
            text=self._text(table, "text", path),
            why=self._text(table, "why", path),
            check=self._check(table, "check", path),
            bet=bet,
            preset=self._preset(table, path),
        )

    def _bet(self, plain: Any, path: Path) -> Bet:
        table = self._table(plain, path)
        self._know(table, ("question", "option"), path)
        options = self._list(table, "option", path)
        bet = Bet(
            self._text(table, "question", path),
            tuple(self._option(one, (*path, "option", i)) for i, one in enumerate(options)),
        )
        if options and len(options) < FEWEST_OPTIONS:
            self._tell(path, say("A bet needs two options at least."))
        elif options and not any(option.right for option in bet.options):
            self._tell(path, say("None of the options of this bet can be right."))
        return bet

    def _option(self, plain: Any, path: Path) -> Option:
        table = self._table(plain, path)
        self._know(table, ("text", "right"), path)
        right = table.get("right", False)
        if not isinstance(right, bool):
            right = self._check(table, "right", path)
        return Option(self._text(table, "text", path), right)

    def _check(self, table: dict[str, Any], key: str, path: Path) -> Check:
        if key not in table:
            self._tell(path, say('"{key}" is missing.', key=key))
            return Check((), ())
        check, flaws = checks.read(table[key])
        for inner, flaw in flaws:
            self._tell((*path, key, *inner), flaw)
        return check or Check((), ())

    def _preset(self, table: dict[str, Any], path: Path) -> str:
        name = table.get("preset", "")
        known = (*single_presets(), *races())
        if "preset" in table and name not in known:
            self._tell((*path, "preset"), _no_preset(name, known))
        return name if isinstance(name, str) else ""

    def _text(self, table: dict[str, Any], key: str, path: Path) -> Localised:
        """Read a text by language; every language must be there, and every link must lead on."""
        here = (*path, key)
        if key not in table:
            if table or not path:  # what is no table has been told already
                self._tell(path, say('"{key}" is missing.', key=key))
            return _NOTHING
        texts = table[key]
        if not isinstance(texts, dict):
            self._tell(
                here, say('"{key}" needs a text in each language: {key}.en and {key}.ko.', key=key)
            )
            return _NOTHING
        for language in LANGUAGES:
            if language not in texts:
                flaw = say('"{key}" has no text in the language "{code}".', key=key, code=language)
                self._tell(here, flaw)
        for language, text in texts.items():
            self._check_text(text, (*here, language))
        return texts

    def _check_text(self, text: Any, path: Path) -> None:
        if not isinstance(text, str) or not text.strip():
            self._tell(
                path, say("A text in quotes is needed here. Received: {value}.", value=shown(text))
            )
            return
        if links.has_loose_brackets(text):
            self._tell(path, say("A link is written [[term]] or [[term|words]]."))
        for link in links.links(text):
            known = {"term": self._terms, "tab": TABS}.get(link.kind, (*single_presets(), *races()))
            if link.target not in known:
                self._tell(path, _no_target(link, known))

    def _list(self, table: dict[str, Any], key: str, path: Path) -> list[Any]:
        """Return a list of tables that must not be empty."""
        found = table.get(key, [])
        if not isinstance(found, list):
            self._tell((*path, key), say("{key} is a list: write [[{key}]].", key=key))
            return []
        if not found and (table or not path):
            self._tell(path, say("There is no {key} here: write [[{key}]].", key=key))
        return found

    def _table(self, plain: Any, path: Path) -> dict[str, Any]:
        if isinstance(plain, dict) and plain:
            return plain
        self._tell(path, say("A table is needed here. Received: {value}.", value=shown(plain)))
        return {}

    def _know(self, table: dict[str, Any], keys: Collection[str], path: Path) -> None:
        """Tell of keys that mean nothing, which are mostly slips of the pen."""
        for key in table:
            if key not in keys:
                self._tell((*path, key), unknown(key, keys))

    def _tell(self, path: Path, flaw: Message) -> None:
        self.problems.append(self._source.problem(path, flaw))


def _no_preset(name: Any, known: Collection[str]) -> Message:
    received = name if isinstance(name, str) else shown(name)
    return say("preset: {flaw}", flaw=unknown(received, known, _PRESETS))


def _no_target(link: links.Span, known: Collection[str]) -> Message:
    where = _TERMS if link.kind == "term" else _PRESETS
    return _NO_TARGET[link.kind].filled(flaw=unknown(link.target, known, where))


_TERMS = say("They stand in the tab Lessons, page Glossary, and in glossary.toml.")
_PRESETS = say("They stand in the list of presets in the tool bar.")


_NO_TARGET = {
    "term": say("This link leads to no term of the glossary. {flaw}"),
    "tab": say("This link leads to no tab. {flaw}"),
    "preset": say("This link leads to no preset. {flaw}"),
}
