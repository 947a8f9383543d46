"""A lesson as the window shows it: pure data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.lessons.checks import Check
    from engine.lessons.facts import Facts
    from engine.spec.presets import Localised


@dataclass(frozen=True)
class Option:
    """One of the answers to a bet.

    Parameters
    ----------
    text : by language.
    right : True or False where that is known beforehand; a check where it is decided by what
        happened.
    """

    text: Localised
    right: bool | Check


@dataclass(frozen=True)
class Bet:
    """A question that is answered before the result is known."""

    question: Localised
    options: tuple[Option, ...]

    def right(self, now: Facts, since: Facts) -> frozenset[int]:
        """Return the places of the options that are right, to be asked when the step is done.

        Several may be: lanes that are equally far. None is where nothing of what is offered came
        true.
        """
        return frozenset(
            i
            for i, option in enumerate(self.options)
            if (option.right if isinstance(option.right, bool) else option.right.holds(now, since))
        )


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Parameters
    ----------
    goal : what it is about, in a few words.
    text : what to do.
    why : what was seen and why, to be shown when it is done.
    check : whether it is done.
    bet : a question to be answered before, or None.
    preset : the preset that it needs, which the window may offer to load; "" for none.
    """

    goal: Localised
    text: Localised
    why: Localised
    check: Check
    bet: Bet | None = None
    preset: str = ""


@dataclass(frozen=True)
class Lesson:
    """Some steps with one idea.

    Parameters
    ----------
    name : the name of its file, without the ending.
    title, goal : what it is called, and what one knows at its end.
    """

    name: str
    title: Localised
    goal: Localised
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Term:
    """A word of the subject.

    Parameters
    ----------
    name : as links call it.
    title : as it is written in each language.
    text : one explanation; may have links.
    """

    name: str
    title: Localised
    text: Localised
