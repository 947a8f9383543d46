"""A data set in memory: examples and labels, ready to train on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.messages import Message


@dataclass(frozen=True, eq=False)
class Split:
    """Examples with their labels; both arrays are made read-only.

    Parameters
    ----------
    x : examples, of shape (n, *input shape): images as uint8, which become 0 to 1 in the graph,
        or float32, taken as they are.
    y : of shape (n,): labels, int32, each an index into the set's class names, or the numbers
        that the network is to give, float32.
    """

    x: NDArray[np.uint8] | NDArray[np.float32]
    y: NDArray[np.int32] | NDArray[np.float32]

    def __post_init__(self) -> None:
        self.x.flags.writeable = False
        self.y.flags.writeable = False

    def __len__(self) -> int:
        return len(self.y)


@dataclass(frozen=True, eq=False)
class Dataset:
    """A data set that has been read.

    Parameters
    ----------
    info : what the set is.
    train, test : examples to learn from and to be examined with.
    origin : for people, where it came from.
    path : the file or folder it was read from; None for the built-in set and for toys.
    notice : what the user must know, for example that this set stands in for another.
    """

    info: DatasetInfo
    train: Split
    test: Split
    origin: Message
    path: Path | None = None
    notice: Message | None = None
