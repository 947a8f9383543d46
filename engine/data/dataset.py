"""A data set in memory: images and labels, ready to train on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.registry import DatasetInfo
    from engine.messages import Message


@dataclass(frozen=True, eq=False)
class Split:
    """Examples with their labels; both arrays are made read-only.

    Parameters
    ----------
    x : examples, uint8 of shape (n, 28, 28), ink or cloth bright on 0.
    y : labels, int32 of shape (n,), each an index into the set's class names.
    """

    x: NDArray[np.uint8]
    y: NDArray[np.int32]

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
    path : the file or folder it was read from; None for the built-in set.
    notice : what the user must know, for example that this set stands in for another.
    """

    info: DatasetInfo
    train: Split
    test: Split
    origin: Message
    path: Path | None = None
    notice: Message | None = None


def split_validation(
    n: int, share: float, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Choose which training examples are held back for validation.

    Parameters
    ----------
    n : number of examples.
    share : share to hold back, from 0 to below 1, for example 0.2.
    seed : the same seed always gives the same choice.

    Returns
    -------
    Indices of the training part and of the validation part, shuffled, together ``range(n)``.
    """
    order = np.random.default_rng(seed).permutation(n)
    held_back = round(n * share)
    return order[held_back:], order[:held_back]
