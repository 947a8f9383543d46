"""Points set by hand: kept, read back, and told what is missing."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data import own_points, recipe, registry
from engine.data.own import store
from engine.data.own_points import MOST_CLASSES, NAME, STARTERS, Point, draft, flaw, points_of
from engine.messages import InputError
from engine.spec import presets


def test_points_are_kept_and_read_back_as_they_were() -> None:
    points = (*STARTERS, Point(0.1, -0.25, 3), Point(0.5, 0.5, 2, is_test=True))
    info = store.save(draft(points), own_points.TITLE)
    assert info.name == NAME
    assert points_of(store.read(info)) == points


def test_without_test_points_the_training_points_are_tested_with() -> None:
    dataset = draft(STARTERS).dataset
    assert np.array_equal(dataset.test.x, dataset.train.x)
    assert points_of(dataset) == STARTERS


def test_a_run_reads_what_was_kept_last() -> None:
    spec = presets.get("xor-mlp").spec.with_data(name=NAME)
    for points in (STARTERS, (*STARTERS, Point(0, 0, 1))):
        store.save(draft(points), own_points.TITLE)
        assert len(recipe.load(spec).train) == len(points)
    assert registry.get(NAME).shape().classes == 2


def test_there_are_as_many_classes_as_the_highest_says() -> None:
    points = (Point(0, 0, 0), Point(1, 1, MOST_CLASSES - 1))
    assert len(draft(points).dataset.info.class_names) == MOST_CLASSES


@pytest.mark.parametrize(
    "points",
    [(), STARTERS[:1], (STARTERS[0], STARTERS[3]), (STARTERS[0], Point(0, 0, 1, is_test=True))],
)
def test_one_class_to_learn_from_is_too_few(points: own_points.Points) -> None:
    assert flaw(points) is not None
    with pytest.raises(InputError, match="at least two classes"):
        draft(points)
    assert flaw(STARTERS) is None
