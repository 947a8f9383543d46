"""A race: several specs side by side, as a rule alike but for one setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.spec.run import RunSpec

MOST_LANES = 12
"""As many as six colours, plain and dashed, tell apart."""


@dataclass(frozen=True)
class Lane:
    """One of those that race. ``name``: what tells it from the others, for people."""

    name: str
    spec: RunSpec
