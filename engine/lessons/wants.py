"""What a step still waits for, in words: "choose the optimizer Adam (now SGD)"."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from engine.lessons.links import PRESET, TAB
from engine.messages import InputError, Message, say
from engine.spec import presets
from engine.spec.wording import joined, plain

if TYPE_CHECKING:
    from engine.lessons.demands import Bounds
    from engine.lessons.facts import Facts

PAGE = "page"
"""A kind of `Named`, beside those that links lead to."""


class Stage(IntEnum):
    """In which order the things that a run or a race waits for are told.

    What belongs to a later stage is not worth a word while an earlier one is open.
    """

    BLOCKED = 0
    SET_UP = 1
    GO = 2
    RESULT = 3


@dataclass(frozen=True)
class Want:
    """What a condition still waits for.

    Parameters
    ----------
    stage : when it is to be told.
    message : what is to be done, in the words of an order without its capital.
    """

    stage: Stage
    message: Message


@dataclass(frozen=True)
class Named:
    """A part of the window, or a preset, whose name depends on the language.

    Parameters
    ----------
    kind : "preset", "tab" or "page".
    name : as lessons call it; a page as in ``race/surface``.
    """

    kind: str
    name: str

    def __str__(self) -> str:
        """Return its name where there is no window to ask: in English, or as lessons call it."""
        if self.kind != PRESET:
            return self.name.rpartition("/")[2]
        try:
            return presets.localised(presets.find(self.name).title, "en")
        except InputError:
            return self.name


def named(message: Message, kind: str, without: Collection[str] = ()) -> frozenset[str]:
    """Return the names of a kind that a message has in it, however deep.

    Parameters
    ----------
    without : templates of messages in which names do not count.
    """
    found: frozenset[str] = frozenset()
    if message.text in without:
        return found
    for _, value in message.values:
        if isinstance(value, Named) and value.kind == kind:
            found |= {value.name}
        elif isinstance(value, Message):
            found |= named(value, kind, without)
    return found


def preset_to_load(missing: Iterable[Message], usual: str) -> str:
    """Return the preset that a step lacks, as far as its orders name one.

    Parameters
    ----------
    missing : the orders, as `engine.lessons.checks.Check.missing` gives them.
    usual : the preset of the step, which is preferred among alternatives and is returned where
        no order names a preset, or names one only to compare with.
    """
    for message in missing:
        lacking = named(message, PRESET, (_MORE.text, _LESS.text))
        if lacking:
            return usual if usual in lacking else min(lacking)
    return usual


# -- words and numbers -------------------------------------------------------------------------


def number(value: float) -> Message:
    """Return a number as a person writes it, with commas from thousands on."""
    if math.isinf(value):
        return say("all")
    return plain(f"{value:,}" if isinstance(value, int) else f"{value:.4g}")


def percent(value: float) -> Message:
    """Return a share in percent, never rounded up: 94.999 % are not 95 %."""
    if not math.isfinite(value):
        return say("none")
    return say("{value} %", value=f"{math.floor(value * 10_000 + 1e-9) / 100:g}")


def amount(wanted: Bounds, show: Callable[[float], Message] = number) -> Message:
    """Return bounds in words: "at least 3", "between 0.01 and 0.3"."""
    parts = [*_limits(wanted, show)]
    for preset, words in ((wanted.above, _MORE), (wanted.below, _LESS)):
        if preset:
            parts.append(words.filled(preset=Named(PRESET, preset)))
    return joined(parts)


_MORE = say("more than in the last run of {preset}")
_LESS = say("less than in the last run of {preset}")


def _limits(wanted: Bounds, show: Callable[[float], Message]) -> Iterable[Message]:
    low, high = wanted.low, wanted.high
    if low is not None and low == high:
        yield show(low)
    elif low is not None and high is not None:
        yield say("between {low} and {high}", low=show(low), high=show(high))
    elif low is not None:
        yield say("at least {low}", low=show(low))
    elif high is not None:
        yield say("at most {high}", high=show(high))


def is_single(wanted: Bounds) -> bool:
    """Tell whether one of something is asked for, which is said in the singular."""
    return wanted.low == 1 and wanted.high in (None, 1)


def either(parts: Iterable[object]) -> Message:
    """Return alternatives in words; there must be one at least."""
    messages = [part if isinstance(part, Message) else say("{text}", text=part) for part in parts]
    return functools.reduce(lambda a, b: say("{first} or {second}", first=a, second=b), messages)


def with_now(todo: Message, now: Message | None) -> Message:
    """Add how it is now, where that is known."""
    return todo if now is None else say("{todo} (now {now})", todo=todo, now=now)


# -- what comes before a run or a race ---------------------------------------------------------


def before_run(now: Facts) -> Want | None:
    """Return what keeps the window from training, if anything does."""
    if now.race is not None and now.race.state.active:
        return Want(Stage.BLOCKED, say("stop the race first"))
    return _repeating(now)


def before_race(now: Facts) -> Want | None:
    """Return what keeps the window from racing, if anything does."""
    if now.run is not None and now.run.state.active:
        return Want(Stage.BLOCKED, say("stop the run first"))
    return _repeating(now)


def _repeating(now: Facts) -> Want | None:
    if not now.repeats:
        return None
    return Want(
        Stage.BLOCKED, say("wait for the races with other seeds to end, or cancel them first")
    )


def to_train(now: Facts) -> Want:
    """Return how the network in the builder gets trained from here."""
    if (blocked := before_run(now)) is not None:
        return blocked
    if now.run is not None and now.run.state.active:
        return Want(Stage.GO, say("stop this run, which trains something else, and press Train"))
    if now.tab == "race":  # there the button starts the race
        return Want(Stage.GO, say("open the tab {tab} and press Train", tab=Named(TAB, "train")))
    return Want(Stage.GO, say("press Train"))


def to_race(now: Facts) -> Want:
    """Return how the lanes get racing from here."""
    if (blocked := before_race(now)) is not None:
        return blocked
    if now.race is not None and now.race.state.active:
        return Want(Stage.GO, say("stop this race and start it again"))
    if now.tab != "race":
        return Want(
            Stage.GO, say("open the tab {tab} and press Start race", tab=Named(TAB, "race"))
        )
    return Want(Stage.GO, say("press Start race"))
