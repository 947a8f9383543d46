"""Which layer, unit, place and weight the arithmetic is about. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.insight.arithmetic import BIAS

if TYPE_CHECKING:
    from engine.insight.arithmetic import LayerLook, UnitSum

TERMS = 8
"""So many terms of a sum have a row of their own."""


@dataclass(frozen=True)
class Chosen:
    """What somebody has chosen within a layer; None where nobody has yet.

    Parameters
    ----------
    unit : from 0.
    at : where a kernel is laid.
    row : the input whose weight is shown, or `BIAS`.
    """

    unit: int | None = None
    at: tuple[int, int] | None = None
    row: int | None = None


class Choice:
    """What is shown of a layer: what was chosen, and else what the numbers make the most of.

    Attributes
    ----------
    layer : by its place among the spec's; None where there is none.
    unit : from 0.
    at : where a kernel is laid.
    row : the input whose weight is shown, or `BIAS`; None until a sum is made.
    column : the column of the weight's matrix that belongs to the unit, where ``row`` is.
    """

    def __init__(self) -> None:
        self.begin(None)

    def begin(self, layer: int | None) -> None:
        """Show another layer, from its liveliest unit on."""
        self.layer, self.unit, self.at, self.column = layer, 0, (0, 0), 0
        self.row: int | None = None
        self._has_unit = self._has_place = self._has_weight = False

    def chosen(self) -> Chosen:
        """What of it was chosen."""
        return Chosen(
            self.unit if self._has_unit else None,
            self.at if self._has_place else None,
            self.row if self._has_weight else None,
        )

    def restore(self, layer: int, chosen: Chosen) -> None:
        """Show what was chosen elsewhere."""
        self.begin(layer)
        if chosen.unit is not None:
            self.unit, self._has_unit = chosen.unit, True
        if chosen.at is not None:
            self.chooseAt(chosen.at)
        if chosen.row is not None:
            self.chooseRow(chosen.row)

    def chooseUnit(self, unit: int) -> bool:
        """Show a unit, where its kernel gives most; return whether it is another one."""
        if unit == self.unit:
            return False
        self.unit, self._has_place = unit, False
        self.forgetRow()
        return True

    def chooseAt(self, at: tuple[int, int]) -> None:
        """Lay the kernel there."""
        self.at, self._has_place = at, True

    def chooseRow(self, row: int) -> bool:
        """Show the weight of an input, or `BIAS`; return whether it is another one."""
        if row == self.row:
            return False
        self.row, self._has_weight = row, True
        return True

    def forgetRow(self) -> None:
        """Show anew the weight that counts most, unless somebody chose one."""
        if not self._has_weight:
            self.row = None

    def fit(self, look: LayerLook) -> None:
        """Keep to the units there are; the liveliest is as good as chosen from now on."""
        wanted = self.unit if self._has_unit else liveliest(look)
        self.unit, self._has_unit = min(wanted, look.units - 1), True

    def summed(self, look: LayerLook) -> UnitSum:
        """Return the unit's sum, and settle on a place and a weight where none was chosen."""
        if not self._has_place:
            self.at = look.strongest(self.unit)
        if self.row is not None and not BIAS <= self.row < len(look.kernel):
            self.row = None
        wanted = None if self.row == BIAS else self.row
        found, self.column = look.summed(self.unit, self.at, TERMS, wanted)
        if self.row is None:
            self.row = found.terms[0].row if found.terms else 0
            found, self.column = look.summed(self.unit, self.at, TERMS, self.row)
        return found


def liveliest(look: LayerLook) -> int:
    """Return the unit that gives most."""
    return int(np.argmax(unitValues(look)))


def unitValues(look: LayerLook) -> np.ndarray:
    """Return what each unit gives; of a filter the most that it gives anywhere."""
    return look.values if look.window is None else look.values.max(axis=(0, 1))
