"""Which parts of an explanation anybody looks at, all askers taken together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.insight.explanation import Part


class Wants:
    """Asks for the parts that somebody looks at, whenever they become others.

    Parameters
    ----------
    explain : is given all parts, and the class to explain, None for the answer.
    """

    def __init__(self, explain: Callable[[frozenset[Part], int | None], None]) -> None:
        self._explain = explain
        self._parts: dict[str, frozenset[Part]] = {}
        self._target: int | None = None

    def set(self, owner: str, parts: frozenset[Part]) -> None:
        """Say which parts ``owner`` looks at, in place of those before; nobody else's change."""
        before = self.parts()
        self._parts[owner] = parts
        if self.parts() != before:
            self._ask()

    def setTarget(self, target: int | None) -> None:
        """Say which class is to be explained; None for the one that is answered."""
        if target != self._target:
            self._target = target
            self._ask()

    def parts(self) -> frozenset[Part]:
        """All parts that are looked at."""
        return frozenset().union(*self._parts.values())

    def target(self) -> int | None:
        """The class that is explained; None for the one that is answered."""
        return self._target

    def _ask(self) -> None:
        self._explain(self.parts(), self._target)
