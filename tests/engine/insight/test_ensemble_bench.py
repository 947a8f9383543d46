"""Networks alone and together, on the same images."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.data import registry
from engine.data.dataset import Dataset, Split
from engine.insight.ensemble_bench import BATCH, MOST_IMAGES, Bench, benching
from engine.insight.network import Network
from engine.messages import Cancelled, InputError, say

COUNT = 1200
LABELS = (np.arange(COUNT) % 10).astype(np.int32)
IMAGES = np.zeros((COUNT, 4, 4), np.uint8)
IMAGES[:, 0, 0] = LABELS


def reading(answer: Callable[[Any], Any], sure: float = 0.9, classes: int = 10) -> Network:
    """A network that reads the label in the corner of a picture, and gives ``answer`` of it."""

    def probabilities(images: Any) -> Any:
        rows = np.full((len(images), classes), (1 - sure) / (classes - 1), np.float32)
        rows[np.arange(len(images)), answer(images[:, 0, 0])] = sure
        return rows

    return Network(say("it"), lambda: probabilities)  # type: ignore[arg-type,return-value]


def missing(*digits: int, sure: float = 0.9) -> Network:
    """A network that takes these digits for the next one."""
    return reading(lambda x: np.where(np.isin(x, digits), (x + 1) % 10, x), sure)


def data_of(test: Split) -> Dataset:
    return Dataset(registry.get("mnist"), Split(IMAGES[:0], LABELS[:0]), test, say("made up"))


def examples(report: Any, cancelled: Any) -> Dataset:
    return data_of(Split(IMAGES.copy(), LABELS.copy()))


def done(*networks: Network, test: Any = examples) -> Bench:
    found: Any = benching(networks, test)(lambda done, total: None, lambda: False)
    assert isinstance(found, Bench)
    return found


def test_different_mistakes_are_outvoted() -> None:
    bench = done(missing(1), missing(2), missing(3, 4))
    assert [member.accuracy for member in bench.members] == pytest.approx([0.9, 0.9, 0.8])
    assert (bench.average, bench.vote) == (1.0, 1.0)
    assert bench.gain == pytest.approx(0.1)
    assert bench.best is bench.members[0]
    assert bench.images == COUNT
    assert bench.data == registry.get("mnist").title


def test_the_same_mistakes_are_not() -> None:
    bench = done(missing(1), missing(1), missing(1))
    assert (bench.average, bench.vote) == (pytest.approx(0.9), pytest.approx(0.9))
    assert bench.gain == pytest.approx(0.0)


def test_one_that_is_very_sure_wins_the_average_and_loses_the_vote() -> None:
    bench = done(missing(1, sure=1.0), missing(9, sure=0.4), missing(9, sure=0.4))
    assert bench.average == pytest.approx(0.9)
    assert bench.vote == pytest.approx(0.9)
    right, wrong = missing(sure=1.0), missing(5, sure=0.4)
    bench = done(right, wrong, wrong)
    assert (bench.average, bench.vote) == (1.0, pytest.approx(0.9))


def test_one_that_cannot_be_made_costs_the_others_nothing() -> None:
    def broken() -> Any:
        raise InputError(say("The file is damaged."), say("Take another."))

    bench = done(missing(1), Network(say("bad"), broken), missing(2))
    bad = bench.members[1]
    assert (bad.accuracy, str(bad.problem)) == (None, "The file is damaged.")
    assert len(bench.asked) == 2
    assert bench.average is not None


def test_one_with_other_classes_is_left_out() -> None:
    bench = done(missing(1), missing(2), reading(lambda x: x % 3, classes=12))
    assert "other classes" in str(bench.members[2].problem)
    bench = done(reading(lambda x: x % 3, classes=3), missing(2))
    assert "other classes" in str(bench.members[0].problem)
    assert (bench.average, bench.gain) == (None, None)


@pytest.mark.parametrize(("networks", "words"), [((), "two members"), ((missing(),), "two")])
def test_one_is_no_ensemble(networks: tuple[Network, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        done(*networks)


def test_no_images_are_a_plain_sentence() -> None:
    def nothing(*_: Any) -> Dataset:
        return data_of(Split(IMAGES[:0].copy(), LABELS[:0].copy()))

    with pytest.raises(InputError, match="no test images"):
        done(missing(1), missing(2), test=nothing)


def test_pictures_of_floats_and_very_many_are_read_too() -> None:
    def many(*_: Any) -> Dataset:
        x = np.tile(IMAGES, (10, 1, 1)).astype(np.float32) / 255
        return data_of(Split(x, np.tile(LABELS, 10)))

    bench = done(missing(1), missing(2), test=many)
    assert bench.images == MOST_IMAGES
    assert bench.average is not None


def test_progress_counts_images_of_all_networks() -> None:
    seen: list[tuple[int, int]] = []
    benching([missing(1), missing(2)], examples)(lambda *how: seen.append(how), lambda: False)
    counts = [count for count, _ in seen]
    assert {total for _, total in seen} == {2 * COUNT}
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 2 * COUNT)
    assert BATCH in counts


def test_it_ends_when_nobody_wants_to_know() -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        benching([missing(1), missing(2)], examples)(
            lambda count, _: seen.append(count), lambda: len(seen) == 2
        )
    assert max(seen) < COUNT
