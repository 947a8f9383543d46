"""What a condition of a check may ask of a value: one name out of many, a number, or a flag."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.messages import Message, say

Number = int | float


class Wrong(Exception):
    """A condition asks for something that cannot be: ``message`` says what."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Bounds:
    """What a number must be.

    Parameters
    ----------
    low, high : the least and the most it may be, None where there is no such bound.
    above, below : names of presets whose last run must have had less, or more; "" for none.
    """

    low: float | None = None
    high: float | None = None
    above: str = ""
    below: str = ""

    def hold(self, value: float | None, of: Callable[[str], float | None]) -> bool:
        """Tell whether ``value`` is known and within; ``of`` gives the figure of a preset's run."""
        if value is None or math.isnan(value):
            return False
        return (
            (self.low is None or value >= self.low)
            and (self.high is None or value <= self.high)
            and (not self.above or _less(of(self.above), value))
            and (not self.below or _less(value, of(self.below)))
        )


def _less(small: float | None, large: float | None) -> bool:
    return small is not None and large is not None and small < large


_LIMITS = {"at_least": "low", "at_most": "high"}
_RIVALS = {"above_run": "above", "below_run": "below"}


def bounds(plain: Any, presets: Sequence[str] = ()) -> Bounds:
    """Read a number, or a table of ``at_least``, ``at_most``, ``above_run`` and ``below_run``.

    Parameters
    ----------
    presets : the names that the last two may have; none where there is no run to compare with.

    Raises
    ------
    Wrong : what was received instead.
    """
    if is_number(plain):
        return Bounds(low=plain, high=plain)
    if not isinstance(plain, dict) or not plain:
        raise Wrong(
            say(
                "A number is needed here, or a table such as {example}. Received: {value}.",
                example="{ at_least = 0.97 }",
                value=shown(plain),
            )
        )
    found: dict[str, Any] = {}
    for key, value in plain.items():
        if key in _LIMITS and is_number(value):
            found[_LIMITS[key]] = value
        elif key in _RIVALS and presets:
            found[_RIVALS[key]] = name(value, presets)
        elif key in _LIMITS:
            raise Wrong(
                say("{key} takes a number. Received: {value}.", key=key, value=shown(value))
            )
        else:
            known = [*_LIMITS, *(_RIVALS if presets else ())]
            raise Wrong(unknown(key, known))
    return Bounds(**found)


def is_number(plain: Any) -> bool:
    """Tell whether ``plain`` is a number, which true and false are not."""
    return isinstance(plain, int | float) and not isinstance(plain, bool)


def flag(plain: Any) -> bool:
    """Read true or false. Raises `Wrong`."""
    if not isinstance(plain, bool):
        raise Wrong(say("True or false is needed here. Received: {value}.", value=shown(plain)))
    return plain


def yes(plain: Any) -> bool:
    """Read true, for what can only be waited for. Raises `Wrong`."""
    if plain is not True:
        raise Wrong(say("Only true makes sense here. Received: {value}.", value=shown(plain)))
    return True


def name(plain: Any, known: Iterable[str]) -> str:
    """Read one of the names that are known, whatever its capitals. Raises `Wrong`."""
    known = tuple(known)
    if isinstance(plain, str):
        for one in known:
            if one.lower() == plain.lower():
                return one
        raise Wrong(unknown(plain, known))
    raise Wrong(say("A name in quotes is needed here. Received: {value}.", value=shown(plain)))


def names(plain: Any, known: Iterable[str]) -> frozenset[str]:
    """Read a name, or a list of several. Raises `Wrong`."""
    known = tuple(known)
    return frozenset(name(one, known) for one in listed(plain))


def listed(plain: Any) -> list[Any]:
    """Return a list as it is, and anything else as the only entry of one. Raises `Wrong`."""
    if plain == []:
        raise Wrong(say("The list is empty."))
    return plain if isinstance(plain, list) else [plain]


MOST_LISTED = 20
"""So many names are told one by one; more are a list that nobody reads."""


def unknown(received: str, known: Iterable[str], where: Message | None = None) -> Message:
    """Say that there is no such name, with the nearest one, or with all of a few.

    Parameters
    ----------
    where : a sentence that says where many names stand.
    """
    known = tuple(known)
    near = difflib.get_close_matches(received, known, n=1, cutoff=0.6)
    if near:
        return say(
            'There is no "{name}" here. Did you mean "{near}"?', name=_cut(received), near=near[0]
        )
    if len(known) > MOST_LISTED:
        return say(
            'There is no "{name}" here, nor anything like it among {count} names. {where}',
            name=_cut(received),
            count=len(known),
            where=where or "",
        )
    return say(
        'There is no "{name}" here. Choose one of {names}.',
        name=_cut(received),
        names=", ".join(known),
    )


def shown(plain: Any) -> str:
    """Return a value as a sentence can show it."""
    words = {True: "true", False: "false"}
    if isinstance(plain, bool):
        return words[plain]
    return _cut(f'"{plain}"' if isinstance(plain, str) else str(plain))


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
