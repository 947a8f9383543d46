"""What each stage between the pen and a network is worth to that network.

The same drawings are rendered with and without each stage, and read. The drawings are those of
the built-in pen, on a sheet: as large, and in such places, as people draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from engine.data import pen_digits
from engine.data.ink import PEN, Picture, Points
from engine.data.stages import SWITCHES, Stages, finished, scaled
from engine.insight import network as networks
from engine.messages import Cancelled, InputError, say

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from engine.insight.network import Network
    from engine.work.errands import IsCancelled, Report, Work

DRAWINGS = 500
"""Number of test drawings: 1 % is five of them."""
SEED = 28
"""Seed of the test drawings; the data sets of the built-in pen have others."""
SIZES = (0.35, 0.80)
"""Longer side of a digit on the sheet, as a share of the sheet: from small to large."""

_AT_ONCE = 50  # drawings between two looks at whether it was cancelled
_TEST = 1

Strokes = Sequence[Points]


@dataclass(frozen=True, eq=False)
class Drawings:
    """Drawings that a network is examined on.

    Parameters
    ----------
    strokes : of each drawing, in [0, 1] of the sheet.
    labels : which digits they are, int32 of shape (n,), n at least 1.
    """

    strokes: Sequence[Strokes]
    labels: NDArray[np.int32]
    _scaled: dict[Stages, list[Picture]] = field(default_factory=dict, init=False, repr=False)

    def pictures(self, stages: Stages, cancelled: IsCancelled) -> NDArray[np.uint8]:
        """Return all drawings as a network gets them, uint8 of shape (n, 28, 28).

        Raises
        ------
        Cancelled : ``cancelled`` said so.
        """
        key = stages.scaling
        if key not in self._scaled:
            self._scaled[key] = list(self._scale(key, cancelled))
        return np.stack([finished(picture, stages) for picture in self._scaled[key]])

    def _scale(self, stages: Stages, cancelled: IsCancelled) -> Iterator[Picture]:
        """Do the slow half of the rendering."""
        for index, strokes in enumerate(self.strokes):
            if index % _AT_ONCE == 0 and cancelled():
                raise Cancelled
            yield scaled(strokes, PEN, stages)


@dataclass(frozen=True)
class Findings:
    """What a network makes of the test drawings.

    Parameters
    ----------
    stages : those that were asked for.
    count : number of drawings.
    now : share of them that is read right with ``stages``.
    all_on : the same with all stages.
    without : by a stage's name, the same with all stages but that one.
    """

    stages: Stages
    count: int
    now: float
    all_on: float
    without: Mapping[str, float]


def measuring(
    network: Network, stages: Stages, drawings: Callable[[], Drawings] | None = None
) -> Work:
    """Return the work of reading the test drawings with and without each stage.

    Its result is `Findings`.

    Parameters
    ----------
    drawings : makes other test drawings than `built_in`.
    """
    return lambda report, cancelled: _measure(
        network, stages, (drawings or built_in)(), report, cancelled
    )


@cache
def built_in() -> Drawings:
    """Return the test drawings of the built-in pen, always the same."""
    written = [pen_digits.digit(index, SEED, _TEST) for index in range(DRAWINGS)]
    strokes = tuple(
        on_sheet(one.strokes, np.random.default_rng([SEED, index]))
        for index, one in enumerate(written)
    )
    return Drawings(strokes, np.array([one.label for one in written], np.int32))


def on_sheet(strokes: Strokes, rng: Generator) -> Strokes:
    """Put a drawing on a sheet, in some size and place; the pen's width stays on it, too."""
    every = np.concatenate(strokes)
    low, high = every.min(axis=0), every.max(axis=0)
    extent = max(float((high - low).max()), 1e-12)
    size = rng.uniform(*SIZES)
    scale = size * (1 - PEN) / extent
    room = 1.0 - (high - low) * scale - size * PEN
    corner = size * PEN / 2 + rng.uniform(size=2) * room
    return tuple((points - low) * scale + corner for points in strokes)


def _measure(
    network: Network, stages: Stages, drawings: Drawings, report: Report, cancelled: IsCancelled
) -> Findings:
    if not network.reads_digits:
        raise InputError(
            say("{network} does not read digits.", network=network.title),
            say("Choose a network that was trained on digits."),
        )
    wanted = _wanted(stages)
    total = (len(wanted) + 1) * len(drawings.labels)
    report(0, total)
    predictor = network.predictor()
    shares: dict[Stages, float] = {}
    for each in wanted:
        done = (len(shares) + 1) * len(drawings.labels)  # the network counts as much as a set
        report(done, total)
        if cancelled():
            raise Cancelled
        images = drawings.pictures(each, cancelled)
        shares[each] = networks.accuracy(predictor, images, drawings.labels)
    report(total, total)
    without = {switch.name: shares[Stages().switched(switch.name, False)] for switch in SWITCHES}
    count = len(drawings.labels)
    return Findings(stages, count, shares[stages], shares[Stages()], MappingProxyType(without))


def _wanted(stages: Stages) -> list[Stages]:
    """Return all that is to be measured, each once."""
    single = [Stages().switched(switch.name, False) for switch in SWITCHES]
    return list(dict.fromkeys([Stages(), stages, *single]))
