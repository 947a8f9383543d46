"""What the stages are worth, with networks that read by a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.data import ink
from engine.data.stages import SWITCHES, Stages, render
from engine.insight import laboratory
from engine.insight.laboratory import Drawings, Findings, measuring
from engine.insight.network import Network
from engine.messages import Cancelled, InputError, MachineError, say

NAMES = [switch.name for switch in SWITCHES]
BAR = (np.array([(0.2, 0.3), (0.2, 0.7)]),)
"""A 1: without proportions it is a block."""
LINE = (np.array([(0.3, 0.2), (0.8, 0.2)]),)

Reads = Callable[[NDArray[np.uint8]], NDArray[np.float32]]


def drawings() -> Drawings:
    """Ten bars and ten lines, which are "1" and "7"."""
    return Drawings((BAR,) * 10 + (LINE,) * 10, np.array([1] * 10 + [7] * 10, np.int32))


def one_hot(labels: list[int]) -> NDArray[np.float32]:
    return np.eye(10, dtype=np.float32)[labels]


def by_shape(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Read 1 in what is higher than wide, else 7; wrong where ink is not bright on black."""
    labels = []
    for image in images:
        height, width = ink.crop(image).shape
        labels.append(0 if image[0, 0] else 1 if height > width else 7)
    return one_hot(labels)


def network(reads: Any = by_shape, reads_digits: bool = True) -> Network:
    return Network(say("a rule"), lambda: reads, reads_digits)


def measured(stages: Stages, reads: Any = by_shape, report: Any = lambda *_: None) -> Findings:
    work = measuring(network(reads), stages, drawings)
    result = work(report, lambda: False)
    assert isinstance(result, Findings)
    return result


def test_each_stage_is_left_out_in_turn() -> None:
    found = measured(Stages())
    assert found.count == 20
    assert found.now == found.all_on == 1.0
    assert list(found.without) == NAMES
    assert found.without["inverted"] == 0.0
    assert found.without["proportional"] == 0.5  # all are blocks, none is higher than wide
    assert found.without["antialiased"] == 1.0


def test_stages_together_are_measured_as_they_are() -> None:
    both = Stages(proportional=False, inverted=False)
    found = measured(both)
    assert found.stages == both
    assert found.now == 0.0
    assert found.all_on == 1.0


def test_the_network_sees_what_the_stages_make() -> None:
    seen: list[NDArray[np.uint8]] = []

    def reads(images: NDArray[np.uint8]) -> NDArray[np.float32]:
        seen.append(images)
        return one_hot([0] * len(images))

    some = Stages(cropped=False, antialiased=False)
    measured(some, reads)
    sets = {images.tobytes() for images in seen}
    wanted = [Stages(), some, *(Stages().switched(name, False) for name in NAMES)]
    for stages in wanted:
        images = np.stack([render(strokes, stages=stages) for strokes in drawings().strokes])
        assert images.tobytes() in sets
    assert len(seen) == len(wanted)


def test_nothing_is_measured_twice() -> None:
    sizes: list[int] = []

    def reads(images: NDArray[np.uint8]) -> NDArray[np.float32]:
        sizes.append(len(images))
        return by_shape(images)

    measured(Stages(), reads)
    assert len(sizes) == 1 + len(NAMES)


def test_progress_goes_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    measured(Stages(), report=lambda *progress: told.append(progress))
    done, totals = zip(*told, strict=True)
    assert done[0] == 0
    assert list(done) == sorted(done)
    assert done[-1] == totals[0]
    assert len(set(totals)) == 1


def test_it_can_be_called_off_while_pictures_are_made() -> None:
    asked = iter([False, False])
    many = Drawings((BAR,) * 200, np.ones(200, np.int32))
    read: list[int] = []

    def reads(images: NDArray[np.uint8]) -> NDArray[np.float32]:
        read.append(len(images))
        return by_shape(images)

    with pytest.raises(Cancelled):
        measuring(network(reads), Stages(), lambda: many)(
            lambda *_: None, lambda: next(asked, True)
        )
    assert not read
    many.pictures(Stages(), lambda: False)
    with pytest.raises(Cancelled):  # also where the pictures are there already
        measuring(network(reads), Stages(), lambda: many)(lambda *_: None, lambda: True)
    assert not read


def test_pictures_half_made_are_not_kept() -> None:
    many = Drawings((BAR,) * 200, np.ones(200, np.int32))
    asked = iter([False])
    with pytest.raises(Cancelled):
        many.pictures(Stages(), lambda: next(asked, True))
    assert len(many.pictures(Stages(), lambda: False)) == 200


def test_a_network_that_reads_no_digits() -> None:
    with pytest.raises(InputError, match="does not read digits"):
        measuring(network(reads_digits=False), Stages(), drawings)(lambda *_: None, lambda: False)


def test_a_network_that_cannot_be_made() -> None:
    def make() -> Any:
        raise MachineError(say("Its file is damaged."))

    with pytest.raises(MachineError):
        measuring(Network(say("x"), make), Stages(), drawings)(lambda *_: None, lambda: False)


def test_the_built_in_drawings_are_on_the_sheet_in_many_sizes_and_places() -> None:
    made = laboratory.built_in()
    assert len(made.strokes) == len(made.labels) == laboratory.DRAWINGS
    assert np.bincount(made.labels).tolist() == [50] * 10
    every = [np.concatenate(strokes) for strokes in made.strokes]
    low, high = (
        np.array([getattr(points, end)(axis=0) for points in every]) for end in ("min", "max")
    )
    assert low.min() >= 0
    assert high.max() <= 1
    sizes = (high - low).max(axis=1) / (1 - ink.PEN)
    assert 0.35 <= sizes.min() < 0.40
    assert 0.75 < sizes.max() <= 0.80
    assert (low.min(axis=0) < 0.1).all()
    assert (high.max(axis=0) > 0.9).all()


def test_the_built_in_drawings_are_always_the_same() -> None:
    first = laboratory.built_in.__wrapped__()  # type: ignore[attr-defined]
    again = laboratory.built_in()
    pairs = zip(first.strokes, again.strokes, strict=True)
    assert all((a == b).all() for one, other in pairs for a, b in zip(one, other, strict=True))


def test_without_other_drawings_it_measures_on_those() -> None:
    found = measuring(network(), Stages())(lambda *_: None, lambda: False)
    assert isinstance(found, Findings)
    assert found.count == laboratory.DRAWINGS
