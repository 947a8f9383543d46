"""What is wrong with a spec, in plain words, and the change that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.messages import Message
from engine.spec.run import RunSpec

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Fix:
    """A change offered: ``label`` for the button, ``spec`` with the change made."""

    label: Message
    spec: RunSpec


@dataclass(frozen=True)
class Problem:
    """Something wrong with a spec.

    Parameters
    ----------
    message : a plain sentence.
    layer : place of the layer it belongs to among ``spec.model.layers``, or None.
    field : dotted name of the setting it belongs to, empty where it is the whole.
    severity : ``error`` keeps training from starting; ``warning`` only says so.
    fix : the change that mends it, where there is one.
    """

    message: Message
    layer: int | None = None
    field: str = ""
    severity: Severity = "error"
    fix: Fix | None = None
