"""What several networks gain together: each alone, and all as an ensemble, on the same images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.insight.ensemble import Rule, winners
from engine.messages import Cancelled, InputError, Message, PlainError, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.network import Network
    from engine.work.errands import IsCancelled, Report, Work

FEWEST = 2
"""One network is no ensemble."""
MOST_IMAGES = 10_000
"""So many test images are answered at the most, the first ones: all of MNIST's, whose first half is
harder than its second."""
BATCH = 500
"""Images answered between two looks at whether somebody still wants to know."""


@dataclass(frozen=True, eq=False)
class Member:
    """How one network does alone.

    Parameters
    ----------
    network : the one that was asked.
    accuracy : the share that it answers right, 0 to 1; None where it could not be asked.
    problem, hint : why it could not be asked and what to do, where that is so.
    """

    network: Network
    accuracy: float | None = None
    problem: Message | None = None
    hint: Message | None = None


@dataclass(frozen=True, eq=False)
class Bench:
    """How networks do alone and together.

    Parameters
    ----------
    members : all that were to be asked, in order.
    images : how many test images each of them answered.
    average, vote : the share that the ensemble answers right by either rule, 0 to 1; None with
        fewer than two members that could be asked.
    data : title of the data set whose test images they are.
    """

    members: tuple[Member, ...]
    images: int
    average: float | None = None
    vote: float | None = None
    data: Message | None = None

    @property
    def asked(self) -> tuple[Member, ...]:
        """The members that could be asked."""
        return tuple(member for member in self.members if member.accuracy is not None)

    @property
    def best(self) -> Member | None:
        """The member that does best alone, of several the first; None without any."""
        return max(self.asked, key=lambda member: member.accuracy or 0.0, default=None)

    @property
    def gain(self) -> float | None:
        """By how much averaging beats the best member, as a share; negative where it loses."""
        best = self.best
        if self.average is None or best is None or best.accuracy is None:
            return None
        return self.average - best.accuracy


def benching(networks: Sequence[Network], data: Callable[[Report, IsCancelled], Dataset]) -> Work:
    """Return the work of letting networks answer the same test images, alone and together.

    Parameters
    ----------
    networks : each is made, asked and given up again, one after the other.
    data : gives the data set with the test images, uint8 or from 0 to 1, all of the shape that
        they take.

    Returns
    -------
    Work for a thread on which TensorFlow may be used. It gives a `Bench`, reports images answered,
    and raises `InputError` with fewer than two networks or without images, and `Cancelled` when
    nobody wants to know any more.
    """

    def work(report: Report, is_cancelled: IsCancelled) -> Bench:
        if len(networks) < FEWEST:
            raise InputError(say("An ensemble has at least two members."), say("Choose more."))
        dataset = data(lambda *_: None, is_cancelled)
        split = dataset.test
        images, labels = _bytes(split.x[:MOST_IMAGES]), split.y[:MOST_IMAGES]
        if not len(labels):
            raise InputError(say("There are no test images."), say("Choose other data."))
        bench = _Measurement(images, labels.astype(np.int64), len(networks), report, is_cancelled)
        return replace(bench.of(networks), data=dataset.info.title)

    return work


class _Measurement:
    """The same images for one network after the other."""

    def __init__(
        self,
        images: NDArray[np.uint8],
        labels: NDArray[np.int64],
        networks: int,
        report: Report,
        is_cancelled: IsCancelled,
    ) -> None:
        self._images, self._labels = images, labels
        self._total = networks * len(images)
        self._report, self._is_cancelled = report, is_cancelled

    def of(self, networks: Sequence[Network]) -> Bench:
        """Ask all of them."""
        members: list[Member] = []
        rows: list[NDArray[np.float32]] = []
        for place, network in enumerate(networks):
            try:
                answers = self._answers(network, place * len(self._images))
                self._check(network, answers, rows)
            except PlainError as error:
                members.append(Member(network, problem=error.message, hint=error.hint))
                continue
            members.append(Member(network, self._accuracy(answers.argmax(axis=1))))
            rows.append(answers)
        if len(rows) < FEWEST:
            return Bench(tuple(members), len(self._images))
        average, vote = (winners(rows, rule) for rule in (Rule.AVERAGE, Rule.VOTE))
        together = self._accuracy(average), self._accuracy(vote)
        return Bench(tuple(members), len(self._images), *together)

    def _answers(self, network: Network, before: int) -> NDArray[np.float32]:
        self._tell(before)
        predictor, blocks = network.predictor(), []
        for first in range(0, len(self._images), BATCH):
            blocks.append(predictor(self._images[first : first + BATCH]))
            self._tell(before + min(first + BATCH, len(self._images)))
        return np.concatenate(blocks)

    def _check(
        self, network: Network, answers: NDArray[Any], others: Sequence[NDArray[Any]]
    ) -> None:
        """Refuse a network whose classes are not those of the data, or of the members before."""
        wanted = others[0].shape[1] if others else answers.shape[1]
        if answers.shape[1] != wanted or answers.shape[1] <= self._labels.max():
            text = say("{network} tells other classes apart.", network=network.title)
            raise InputError(text, say("Choose networks that were trained on the same data."))

    def _accuracy(self, given: NDArray[np.int64]) -> float:
        return float(np.mean(given == self._labels))

    def _tell(self, done: int) -> None:
        if self._is_cancelled():
            raise Cancelled
        self._report(done, self._total)


def _bytes(images: NDArray[Any]) -> NDArray[np.uint8]:
    """Return the same images with a byte a value."""
    if images.dtype == np.uint8:
        return images
    levels: NDArray[np.uint8] = np.round(255 * np.clip(images, 0, 1)).astype(np.uint8)
    return levels
