from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.data import recipe
from engine.messages import InputError
from engine.spec.run import DataRecipe, RunSpec, Training
from tests.helpers.sets import small_set

LABELS = np.arange(1000, dtype=np.int32) % 10


def spec_of(name: str = "mnist", seed: int = 42, **changes: Any) -> RunSpec:
    """A spec that keeps nothing apart unless told to."""
    training = {k: changes.pop(k) for k in list(changes) if k.startswith("validation")}
    return RunSpec(
        data=DataRecipe(name=name, **changes),
        training=Training(**{"validation": "none", **training}),
        seed=seed,
    )


def test_the_notes_split_is_48000_and_12000() -> None:
    spec = spec_of(validation="split", validation_split=0.2)
    chosen = recipe.choose(spec, np.zeros(60_000, np.int32), 10)
    assert (len(chosen.train), len(chosen.validation)) == (48_000, 12_000)
    assert sorted([*chosen.train, *chosen.validation]) == list(range(60_000))


def test_a_number_may_be_kept_apart_in_place_of_a_share() -> None:
    chosen = recipe.choose(spec_of(validation="count", validation_count=30), LABELS, 10)
    assert (len(chosen.train), len(chosen.validation)) == (970, 30)


def test_something_is_always_left_to_learn_from() -> None:
    spec = spec_of(validation="count", validation_count=5000)
    assert len(recipe.choose(spec, LABELS, 10).train) == 1
    assert spec.parts(1000) == (1, 999)


def test_without_validation_the_order_is_the_sets_own() -> None:
    chosen = recipe.choose(spec_of(validation="test"), LABELS, 10)
    assert chosen.train.tolist() == list(range(1000))
    assert not len(chosen.validation)
    assert not chosen.wrong.any()


def test_the_data_seed_decides_and_else_the_runs() -> None:
    def kept(**seeds: Any) -> list[int]:
        spec = spec_of(validation="split", **seeds)
        chosen: list[int] = recipe.choose(spec, LABELS, 10).validation.tolist()
        return chosen

    first = DataRecipe(name="mnist", seed=7)
    assert kept(seed=1) != kept(seed=2)
    fixed = [RunSpec(data=first, training=Training(validation="split"), seed=s) for s in (1, 2)]
    choices = [recipe.choose(spec, LABELS, 10).validation.tolist() for spec in fixed]
    assert choices[0] == choices[1] == kept(seed=7)


def test_a_subset_is_taken_from_what_is_left() -> None:
    spec = spec_of(validation="split", validation_split=0.2, subset=100)
    whole = recipe.choose(spec_of(validation="split", validation_split=0.2), LABELS, 10)
    chosen = recipe.choose(spec, LABELS, 10)
    assert len(chosen.train) == 100
    assert chosen.validation.tolist() == whole.validation.tolist()
    assert set(chosen.train) <= set(whole.train)
    assert spec.parts(1000) == (100, 200)


def test_a_subset_larger_than_the_set_is_the_set() -> None:
    assert recipe.choose(spec_of(subset=5000), LABELS, 10).train.tolist() == list(range(1000))


def test_label_noise_changes_that_share_of_the_training_labels_only() -> None:
    dataset = small_set(train=200)
    parts = recipe.parts(
        spec_of(label_noise=0.25, validation="split", validation_split=0.5), dataset
    )
    chosen = recipe.choose(
        spec_of(label_noise=0.25, validation="split", validation_split=0.5), dataset.train.y, 4
    )
    assert parts.validation is not None
    true = dataset.train.y[chosen.train]
    assert (parts.train.y != true).sum() == chosen.wrong.sum() == 25
    assert (parts.validation.y == dataset.train.y[chosen.validation]).all()
    assert parts.test is dataset.test
    assert set(parts.train.y) <= set(range(4))


def test_numbers_get_no_label_noise() -> None:
    targets = np.linspace(0, 1, 50, dtype=np.float32)
    chosen = recipe.choose(spec_of("line", label_noise=0.5), targets, 0)
    assert (chosen.labels == targets).all()


def test_a_whole_set_is_not_copied() -> None:
    dataset = small_set()
    assert recipe.parts(spec_of(), dataset).train is dataset.train


def test_a_toy_has_as_many_points_as_the_recipe_says() -> None:
    spec = spec_of("moons", points=120)
    made = recipe.load(spec)
    assert (len(made.train), len(made.test)) == (120, 120)
    assert recipe.info_of(spec).train == 120
    assert recipe.shape_of(spec).examples == 120
    assert (recipe.shape_of(spec).input, recipe.shape_of(spec).classes) == ((2,), 2)


def test_the_four_points_stay_four() -> None:
    assert len(recipe.load(spec_of("xor", points=120)).train) == 4
    assert recipe.shape_of(spec_of("xor", points=120)).examples == 4


def test_regression_asks_for_one_number() -> None:
    shape = recipe.shape_of(spec_of("sine"))
    assert (shape.classes, shape.outputs) == (0, 1)


def test_only_what_a_set_depends_on_is_in_its_key() -> None:
    assert recipe.key(spec_of("moons", noise=0.1)) != recipe.key(spec_of("moons", noise=0.2))
    assert recipe.key(spec_of("moons", seed=1)) != recipe.key(spec_of("moons", seed=2))
    assert recipe.key(spec_of(seed=1, noise=0.1)) == recipe.key(spec_of(seed=2, noise=0.9))


def test_unknown_data_are_refused() -> None:
    with pytest.raises(InputError, match="no data set named 'mnits'"):
        recipe.shape_of(spec_of("mnits"))
