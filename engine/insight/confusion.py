"""Which classes a network mistakes for which, out of its answers to test examples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.observation import Exam

UNSURE_BELOW = 0.6
"""An answer less probable than this is called unsure; with two classes that is 60 to 40."""


@dataclass(frozen=True, eq=False)
class Answers:
    """What a network takes test examples for, and how sure it is.

    Parameters
    ----------
    places : which of the test examples, shape (n,).
    truth : the classes they are of, shape (n,).
    given : the most probable class of each, shape (n,).
    confidence : its probability, shape (n,), 0 to 1; 0 where the network gave no number.
    rows : the probabilities of all classes, shape (n, classes).
    """

    places: NDArray[np.int64]
    truth: NDArray[np.int64]
    given: NDArray[np.int64]
    confidence: NDArray[np.float64]
    rows: NDArray[np.float32]

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return int(self.rows.shape[1])

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """The confusion matrix, shape (classes, classes): rows are the truth, columns the answer.

        Examples of class i that are taken for class j are counted in row i, column j.
        """
        pairs = self.truth * self.classes + self.given
        flat = np.bincount(pairs, minlength=self.classes**2)
        counts: NDArray[np.int64] = flat.reshape(self.classes, self.classes)
        counts.flags.writeable = False
        return counts

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """The same as shares of the row, 0 to 1; a row without examples is 0."""
        totals = self.counts.sum(axis=1, keepdims=True)
        shares: NDArray[np.float64] = self.counts / np.maximum(totals, 1)
        shares.flags.writeable = False
        return shares

    @property
    def accuracy(self) -> float:
        """The share that is answered right; NaN where there are no examples."""
        return float(np.mean(self.is_right)) if len(self.truth) else float("nan")

    @cached_property
    def is_right(self) -> NDArray[np.bool_]:
        """Whether each example is taken for what it is, shape (n,)."""
        right: NDArray[np.bool_] = self.truth == self.given
        right.flags.writeable = False
        return right

    @property
    def class_accuracy(self) -> NDArray[np.float64]:
        """The share of each class that is answered right (its recall); NaN without examples."""
        totals = self.counts.sum(axis=1)
        right = np.diagonal(self.counts)
        return np.where(totals, right / np.maximum(totals, 1), np.nan)

    @property
    def is_unsure(self) -> NDArray[np.bool_]:
        """Whether each answer is less probable than `UNSURE_BELOW`, shape (n,)."""
        return self.confidence < UNSURE_BELOW

    def mistakes(self) -> NDArray[np.intp]:
        """Return the rows of what is answered wrongly, the most confident first."""
        return self._surest(~self.is_right)

    def best(self, row: int, count: int = 2) -> list[tuple[int, float]]:
        """Return the most probable classes of one example with their probabilities."""
        shares = np.nan_to_num(self.rows[row])
        places = np.argsort(-shares, kind="stable")[:count]
        return [(int(place), float(shares[place])) for place in places]

    def taken_for(self, truth: int, given: int) -> NDArray[np.intp]:
        """Return the rows of one cell of the matrix, the most confident first."""
        return self._surest((self.truth == truth) & (self.given == given))

    def _surest(self, chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
        rows = np.flatnonzero(chosen)
        return rows[np.argsort(-self.confidence[rows], kind="stable")]


def answers(exam: Exam) -> Answers:
    """Read an exam: the most probable class of each example, of equally probable ones the first."""
    rows = np.nan_to_num(exam.rows.astype(np.float64))
    given = rows.argmax(axis=1) if rows.size else np.zeros(len(rows), np.int64)
    confidence = np.take_along_axis(rows, given[:, None], axis=1)[:, 0] if rows.size else given
    truth = exam.truth.astype(np.int64)
    return Answers(
        exam.places,
        _frozen(truth),
        _frozen(given.astype(np.int64)),
        _frozen(confidence.astype(np.float64)),
        exam.rows,
    )


def _frozen(array: Any) -> Any:
    array.flags.writeable = False
    return array
