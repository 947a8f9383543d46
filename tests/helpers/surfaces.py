"""Loss surfaces with known heights and paths."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.insight.surface import Path, Surface
from engine.spec.run import RunSpec
from gui.race.lane_run import LaneRun
from gui.race.surface_field import Track

Loss = Callable[[np.ndarray, np.ndarray], np.ndarray]

ENDS = ((3.0, 2.0), (3.0, -2.0), (-1.0, 2.5))
UPDATES = np.array([0, 10, 100, 1000])


def bowl(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A valley around (2, 0): 0.1 at the bottom."""
    return 0.1 + 0.05 * ((x - 2) ** 2 + y**2)


def path(lane: int, end: tuple[float, float]) -> Path:
    """A straight path from the middle, a third of the way at each moment."""
    share = np.linspace(0, 1, len(UPDATES))[:, None]
    return Path(
        lane=lane,
        updates=UPDATES.copy(),
        xy=(share * np.array(end)).astype(np.float32),
        losses=np.array([2.0, 1.0, 0.5, 0.25 + lane], np.float32),
        off_plane=np.array([0.0, 0.1, 0.2, 0.5], np.float32),
        distances=np.array([0.0, 1.0, 2.0, 4.0], np.float32),
    )


def surface(loss: Loss = bowl, side: int = 17, lanes: int = 2, **more: object) -> Surface:
    """A surface of -4 to 5 by -3 to 3 with the paths of some lanes."""
    x = np.linspace(-4, 5, side).astype(np.float32)
    y = np.linspace(-3, 3, side).astype(np.float32)
    return Surface(
        x=x,
        y=y,
        losses=np.asarray(loss(*np.meshgrid(x, y)), np.float32),
        paths=tuple(path(lane, ENDS[lane]) for lane in range(lanes)),
        shares=(0.62, 0.2),
        parameters=101_770,
        examples=1000,
        **more,  # type: ignore[arg-type]
    )


NAMES = ("SGD", "Adam", "Lion")


def tracks(shown: Surface) -> list[Track]:
    """The paths of a surface with names and colours."""
    return [Track(path, NAMES[path.lane], path.lane) for path in shown.paths]


def lanes(count: int = 2) -> list[LaneRun]:
    """As many lanes of a race."""
    return [LaneRun(number, NAMES[number], RunSpec(), number) for number in range(count)]
