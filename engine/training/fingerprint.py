"""What shows that lanes of a race set out alike: digests of all that is drawn by chance."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Fingerprint:
    """SHA-256 digests (hexadecimal) of what a run sets out with.

    Parameters
    ----------
    weights : the weights before the first update, in the order of the layers.
    examples : the examples to train on and their labels, after split, subset and label noise.
    order : the order in which the first epoch takes them; later ones follow from the same seed.
    batches : examples, order and batch size together: what each update learns from.
    masks : the random states from which dropout, noise and augmentation draw.
    """

    weights: str
    examples: str
    order: str
    batches: str
    masks: str


def of_arrays(arrays: Iterable[NDArray[Any]]) -> str:
    """Return the digest of arrays: their types, shapes and values, in order."""
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def of_texts(*texts: str) -> str:
    """Return the digest of texts, in order."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
