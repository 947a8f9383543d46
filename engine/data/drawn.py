"""The two data sets of the user's own digits: these alone, and these among those of MNIST."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from engine.data import my_digits
from engine.data.dataset import Dataset, Split
from engine.data.my_digits_store import STORE
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from engine.data.info import DatasetInfo
    from engine.data.my_digits import Counts, MyDigit

MINE = "my-digits"
MIXED = "mnist-my-digits"
BASE = "mnist"
"""The set among whose examples the user's are mixed."""

LEAST = 10
"""Fewest digits that make a data set."""

SHARE = 0.1
"""The share of a mixture's examples that are to be the user's."""

MOST_REPEATS = 100
"""Most times that a digit is repeated in a mixture; a few digits are not to be all there is."""

ORIGIN = say("drawn by you")


def infos(base: DatasetInfo) -> tuple[DatasetInfo, ...]:
    """Return what is known of both sets at this moment; ``base``: what is known of MNIST."""
    counts = STORE.counts()
    return _mine(base, counts), _mixed(base, counts)


def offered(base: DatasetInfo) -> tuple[DatasetInfo, ...]:
    """Return both sets, or none while nothing is drawn."""
    return infos(base) if STORE.counts().total else ()


def stamp(name: str) -> tuple[object, ...]:
    """Return what changes when a set does; empty for a set without digits of the user's."""
    return (STORE.path, STORE.stamp()) if name in (MINE, MIXED) else ()


def check() -> None:
    """Refuse a set of too few digits. Raises `InputError`."""
    _check(STORE.counts().total)


def read(info: DatasetInfo) -> Dataset:
    """Draw the user's digits, about one in five of them to test with.

    Raises
    ------
    InputError : there are fewer than `LEAST`, or their file was damaged.
    MachineError : their file cannot be read.
    """
    digits = _digits()
    _check(len(digits))
    parts = my_digits.split(digits)
    train, test = _drawn(parts.train), _drawn(parts.test)
    info = dataclasses.replace(info, train=len(train), test=len(test))
    return Dataset(info, train, test, ORIGIN, STORE.path)


def mixed(info: DatasetInfo, base: Dataset) -> Dataset:
    """Put the user's digits behind the training examples of ``base``, each several times.

    Those that are to test with stay away, so that the set of the user's digits alone can still
    examine a network that was trained on the mixture. Copies of a digit may be both learnt from
    and kept apart for validation.

    Raises
    ------
    InputError : there are no digits, or their file was damaged.
    MachineError : their file cannot be read.
    """
    parts = my_digits.split(_digits())
    if not parts.train:
        raise InputError(*_too_few(0, 1))
    mine = _drawn(parts.train)
    times = repeats(len(base.train), len(mine))
    train = Split(
        np.concatenate([base.train.x, np.tile(mine.x, (times, 1, 1))]),
        np.concatenate([base.train.y, np.tile(mine.y, times)]),
    )
    notice = say(
        "Digits of yours to learn from: {n:,}, each {times:,} times, which is {share:.1f} % of all "
        "examples.",
        n=len(mine),
        times=times,
        share=100 * times * len(mine) / len(train),
    )
    return Dataset(
        dataclasses.replace(info, train=len(train), test=len(base.test)),
        train,
        base.test,
        say("{origin}, and your own digits", origin=base.origin),
        base.path,
        say("{first} {second}", first=base.notice, second=notice) if base.notice else notice,
    )


def repeats(examples: int, mine: int) -> int:
    """Return how often each of ``mine`` digits comes among ``examples`` others, 1 to 100."""
    wanted = SHARE / (1 - SHARE) * examples / max(1, mine)
    return min(MOST_REPEATS, max(1, round(wanted)))


@lru_cache(maxsize=8)
def _mine(base: DatasetInfo, counts: Counts) -> DatasetInfo:
    return dataclasses.replace(
        base,
        name=MINE,
        title=say("My digits"),
        summary=say("Digits that you drew and gave labels to; about one in five is for testing."),
        train=counts.train,
        test=counts.test,
        licence=say("yours"),
        source=ORIGIN,
        fallback=None,
    )


@lru_cache(maxsize=8)
def _mixed(base: DatasetInfo, counts: Counts) -> DatasetInfo:
    times = repeats(base.train, counts.train)
    return dataclasses.replace(
        base,
        name=MIXED,
        title=say("{name} and my digits", name=base.title),
        summary=say(
            "The digits of {name} and your own, which are repeated, up to a hundred times, to be a "
            "tenth of all; the test is that of {name}.",
            name=base.title,
        ),
        train=base.train + times * counts.train,
        source=say("{source}; {origin}", source=base.source, origin=ORIGIN),
    )


def _digits() -> tuple[MyDigit, ...]:
    """Return the user's digits; whoever first finds the file damaged is told so."""
    digits = STORE.load()
    notice = STORE.take_notice()
    if notice is not None:
        raise InputError(notice, say("Import your digits again, or draw new ones."))
    return digits


def _drawn(digits: tuple[MyDigit, ...]) -> Split:
    return Split(*my_digits.images(digits))


def _check(count: int) -> None:
    if count < LEAST:
        raise InputError(*_too_few(count, LEAST))


def _too_few(count: int, least: int) -> tuple[Message, Message]:
    """Say how many there are and how many are wanted, and what to do."""
    hint = say("Draw them in the window, or import some: sketchgrad digits import FILE.")
    if not count:
        return say("You have no digits; draw at least {least} in My digits.", least=least), hint
    if count == 1:
        return say("You have one digit; draw at least {least} in My digits.", least=least), hint
    return say(
        "You have {n} digits; draw at least {least} in My digits.", n=count, least=least
    ), hint
