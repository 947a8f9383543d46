"""Whether what a step asks for has been done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.lessons.conditions import CONDITIONS
from engine.lessons.demands import Wrong, shown, unknown
from engine.lessons.links import TAB
from engine.lessons.wants import named
from engine.messages import Message, say

if TYPE_CHECKING:
    from engine.lessons.condition import Condition
    from engine.lessons.facts import Facts
    from engine.lessons.wants import Stage


@dataclass(frozen=True)
class Check:
    """Some conditions, all of which must hold at the same time.

    Parameters
    ----------
    keys : what they are called, in the order of the file.
    conditions : one for each key.
    """

    keys: tuple[str, ...]
    conditions: tuple[Condition, ...]

    def holds(self, now: Facts, since: Facts) -> bool:
        """Tell whether all is done; what cannot be known yet is not done.

        Parameters
        ----------
        now, since : the facts of this moment, and of the one from which things count.
        """
        return all(condition.holds(now, since) for condition in self.conditions)

    def missing(self, now: Facts, since: Facts) -> tuple[Message, ...]:
        """Return what is still to be done, one order for each thing, in the order of the file.

        Of a run, and of a race, only what comes first is told: as long as the builder holds
        another network, or something else is under way, it is not yet time to train. To which tab
        one has to go is told once.
        """
        pairs = zip(self.keys, self.conditions, strict=True)
        wants = [
            (key.partition(".")[0], condition.want(now, since))
            for key, condition in pairs
            if not condition.holds(now, since)
        ]
        first: dict[str, Stage] = {}
        for group, want in wants:
            first[group] = min(want.stage, first.get(group, want.stage))
        told = [(group, want.message) for group, want in wants if want.stage is first[group]]
        led = {tab for group, one in told if group not in _PLACES for tab in named(one, TAB)}
        return tuple(
            dict.fromkeys(
                one for group, one in told if group not in _PLACES or not named(one, TAB) & led
            )
        )


_PLACES = "tab", "page"
"""Groups that ask for nothing but to be somewhere."""


Flaw = tuple[tuple[str, ...], Message]
"""Where within the table something is wrong, and what."""


def read(plain: Any) -> tuple[Check | None, tuple[Flaw, ...]]:
    """Read a check from a table of a lesson file.

    Parameters
    ----------
    plain : conditions by their keys, such as ``{"run": {"preset": "xor-mlp"}}``.

    Returns
    -------
    The check, None where something is wrong with it, and what is wrong.
    """
    if not isinstance(plain, dict) or not plain:
        message = say(
            "A check is a table of conditions such as {example}. Received: {value}.",
            example='{ run.preset = "xor-mlp", run.finished = true }',
            value=shown(plain),
        )
        return None, (((), message),)
    beside = dict(_conditions(plain))
    conditions: list[Condition] = []
    flaws: list[Flaw] = []
    for key, value in beside.items():
        try:
            conditions.append(_made(key, value, beside))
        except Wrong as wrong:
            message = say("{key}: {flaw}", key=key, flaw=wrong.message)
            flaws.append((tuple(key.split(".")), message))
    return (None if flaws else Check(tuple(beside), tuple(conditions))), tuple(flaws)


def _made(key: str, value: Any, beside: dict[str, Any]) -> Condition:
    if key not in CONDITIONS:
        raise Wrong(unknown(key, CONDITIONS, _WHERE))
    return CONDITIONS[key](value, beside)


_WHERE = say("They stand at the top of 01-neuron.toml, the first lesson.")


def _conditions(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield conditions by their keys in full; a table of what is no group is a condition too."""
    for key, value in table.items():
        full = f"{before}{key}"
        if full not in CONDITIONS and isinstance(value, dict) and value and _is_group(full):
            yield from _conditions(value, f"{full}.")
        else:
            yield full, value


def _is_group(key: str) -> bool:
    return any(known.startswith(f"{key}.") for known in CONDITIONS)
