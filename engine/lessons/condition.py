"""What every condition of a check is: whether it holds, and what it still waits for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.messages import Message

if TYPE_CHECKING:
    from engine.lessons.facts import Facts
    from engine.lessons.wants import Want

Test = Callable[["Facts", "Facts"], bool]
"""Whether something holds, by the facts of now and those of the moment the step began."""

Beside = Mapping[str, Any]
"""The whole check, its keys in full: what stands beside a condition."""


@dataclass(frozen=True)
class Condition:
    """One thing that a step asks for.

    Parameters
    ----------
    holds : whether it is so.
    want : what is to be done where it is not, from the same facts.
    """

    holds: Test
    want: Callable[[Facts, Facts], Want]


Reader = Callable[[Any, Beside], Condition]
"""Makes a condition of what a lesson says; raises `engine.lessons.demands.Wrong`."""

Told = Callable[["Facts", "Facts"], Message]
"""What is to be done, by the facts of now and those of the moment the step began."""
