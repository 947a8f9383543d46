from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.insight import evaluation
from engine.insight.evaluation import Evaluated, evaluating
from engine.insight.network import Network
from engine.messages import Cancelled, InputError, say

LABELS = (np.arange(450) % 10).astype(np.int32)
IMAGES = np.zeros((450, 28, 28), np.uint8)
IMAGES[:, 0, 0] = LABELS


def reading(answer: Callable[[Any], Any], **more: Any) -> Network:
    """A network that reads the label in the picture's corner, and gives ``answer`` of it."""

    def probabilities(images: Any) -> Any:
        return np.eye(10, dtype=np.float32)[answer(images[:, 0, 0])]

    return Network(say("it"), lambda: probabilities, **more)  # type: ignore[arg-type,return-value]


RIGHT = reading(lambda labels: labels)
SEVENS_AS_ONES = reading(lambda labels: np.where(labels == 7, 1, labels))


def done(*networks: Network) -> tuple[Evaluated, ...]:
    found: Any = evaluating(networks, IMAGES, LABELS)(lambda done, total: None, lambda: False)
    return tuple(found)


def broken() -> Any:
    raise InputError(say("The file is damaged."), say("Take another."))


def test_each_network_is_measured_on_the_same_pictures() -> None:
    right, wrong = done(RIGHT, SEVENS_AS_ONES)
    assert (right.network, wrong.network) == (RIGHT, SEVENS_AS_ONES)
    assert (right.accuracy, wrong.accuracy) == (1.0, pytest.approx(0.9))
    assert right.predicted is not None
    assert wrong.predicted is not None
    assert (right.predicted == LABELS).all()
    assert set(wrong.predicted[LABELS == 7]) == {1}
    assert wrong.predicted.dtype == np.int32
    assert not wrong.predicted.flags.writeable


def test_a_network_that_cannot_be_made_says_why_and_costs_the_others_nothing() -> None:
    bad, good = done(Network(say("bad"), broken), RIGHT)
    assert (bad.accuracy, bad.predicted) == (None, None)
    assert (str(bad.problem), str(bad.hint)) == ("The file is damaged.", "Take another.")
    assert (good.accuracy, good.problem) == (1.0, None)


def test_a_network_of_clothes_is_not_asked() -> None:
    (clothes,) = done(Network(say("shirts"), broken, reads_digits=False))
    assert clothes.accuracy is None
    assert "shirts was not trained on digits" in str(clothes.problem)


def test_progress_counts_pictures_of_all_networks() -> None:
    seen: list[tuple[int, int]] = []
    evaluating([RIGHT, RIGHT], IMAGES, LABELS)(lambda *how: seen.append(how), lambda: False)
    assert {total for _, total in seen} == {900}
    counts = [count for count, _ in seen]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 900)
    assert len(set(counts)) > 4


def test_it_ends_when_nobody_wants_to_know() -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        evaluating([RIGHT, RIGHT], IMAGES, LABELS)(
            lambda count, _: seen.append(count), lambda: len(seen) == 2
        )
    assert max(seen) < 450


def test_no_picture_is_a_plain_sentence() -> None:
    with pytest.raises(InputError, match="no digits") as caught:
        evaluating([RIGHT], IMAGES[:0], LABELS[:0])(lambda *_: None, lambda: False)
    assert caught.value.hint


def test_right_ones_by_label() -> None:
    labels = np.array([3, 3, 7], np.int32)
    counts = evaluation.by_label(np.array([3, 5, 7], np.int32), labels)
    assert (counts[3], counts[7], counts[5], len(counts)) == ((1, 2), (1, 1), (0, 0), 10)
