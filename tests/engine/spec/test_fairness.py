from __future__ import annotations

from dataclasses import replace

import pytest

from engine.spec import fairness, presets, variation
from engine.spec.activations import ReLU, Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.fairness import BATCHES, EXAMPLES, MASKS, ORDER, PARTS, WEIGHTS, Fairness
from engine.spec.layers import Dropout
from engine.spec.optimizers import SGD
from engine.spec.run import RunSpec
from engine.spec.weights import HeNormal
from engine.training.fingerprint import Fingerprint

QUICKSTART = presets.get("mnist-quickstart").spec  # with dropout
FASHION = presets.get("fashion-adam").spec  # without
START = Fingerprint("w", "e", "o", "b", "m")


def changed(*parts: str) -> Fingerprint:
    return replace(START, **dict.fromkeys(parts, "other"))


def second(lane: RunSpec, found: Fingerprint, first: RunSpec = QUICKSTART) -> Fairness:
    """How a lane compares with a first one that set out with `START`."""
    measure, other = fairness.compare([first, lane], [START, found])
    assert measure is not None
    assert measure.is_measure
    assert not measure.differing
    assert other is not None
    assert not other.is_measure
    return other


def said(found: Fairness) -> list[str]:
    return [str(sentence) for sentence in found.sentences]


def test_all_the_same() -> None:
    found = second(QUICKSTART.with_training(optimizer=SGD()), START)
    assert [part.part for part in found.parts] == list(PARTS)
    assert all(part.same for part in found.parts)
    assert str(found.short) == "same weights · same batches · same masks"
    assert "and the same random masks" in said(found)[0]
    assert not found.is_suspect


def test_without_anything_drawn_there_is_no_word_of_masks() -> None:
    found = second(FASHION.with_training(optimizer=SGD()), START, FASHION)
    assert str(found.short) == "same weights · same batches"
    assert "masks" not in said(found)[0]
    assert MASKS not in [part.part for part in found.parts]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("width", 64, "Another width has other weights: 64 units instead of 128."),
        ("depth", 3, "Another depth has other weights: 4 layers with weights instead of 2."),
        ("initializer", HeNormal(),
         "Another rule draws other weights: He normal instead of Glorot uniform."),
        ("seed", "7", "Another seed draws other weights: 7 instead of 42."),
        ("layers.1.use_bias", "false", "Bias changes the weights: off instead of on."),
        ("data.name", "pen-digits", "Other data, other weights: pen-digits instead of mnist."),
    ],
)  # fmt: skip
def test_why_weights_differ(key: str, value: object, sentence: str) -> None:
    lane = variation.varied(QUICKSTART, key, value)
    found = second(lane, changed(WEIGHTS))
    assert said(found)[0] == sentence
    assert "other weights" in str(found.short)
    assert not found.is_suspect


def test_a_layer_without_weights_moves_those_after_it() -> None:
    lane = FASHION.with_inserted(2, Dropout(rate=0.5))
    found = second(lane, changed(WEIGHTS, MASKS), FASHION)
    assert said(found)[0] == "Other layers have other weights: each draws its own by its place."
    assert said(found)[1] == "Masks are drawn in one of the two only: the other has no dropout."


@pytest.mark.parametrize(
    ("mine", "theirs", "sentence"),
    [
        (128, 32, "Batches of 128 instead of 32: the same examples in the same order, cut "
         "differently."),
        ("full", 32, "One batch of all examples instead of batches of 32: the same examples, not "
         "cut at all."),
        (1, "full", "Batches of 1 instead of one batch of all examples: the same examples, cut "
         "into pieces."),
    ],
)  # fmt: skip
def test_why_batches_differ(mine: object, theirs: object, sentence: str) -> None:
    specs = [variation.varied(FASHION, "batch_size", size) for size in (mine, theirs)]
    found = second(specs[0], changed(BATCHES), specs[1])
    assert said(found) == [sentence]
    assert str(found.short) == "same weights · same order, other batches"


def test_other_examples_are_told_once() -> None:
    lane = FASHION.with_data(subset=500)
    found = second(lane, changed(EXAMPLES, ORDER, BATCHES), FASHION)
    assert said(found) == ["Subset chooses other examples: 500 instead of none."]
    assert str(found.short) == "same weights · other examples"


def test_another_split_has_other_examples() -> None:
    lane = FASHION.with_training(validation="test")
    found = second(lane, changed(EXAMPLES, ORDER, BATCHES), FASHION)
    assert said(found) == ["Validation chooses other examples: Test set instead of "
                           "Share of training."]  # fmt: skip


def test_another_seed_changes_everything() -> None:
    found = second(replace(QUICKSTART, seed=7), changed(*PARTS))
    assert len(found.differing) == len(PARTS)
    assert not found.is_suspect
    own_data = QUICKSTART.with_data(seed=1)
    kept = second(replace(own_data, seed=7), changed(WEIGHTS, ORDER, BATCHES, MASKS), own_data)
    assert str(kept.short) == "other weights · another order · other masks"
    assert not kept.is_suspect


@pytest.mark.parametrize("part", PARTS)
def test_what_nothing_explains_is_a_red_flag(part: str) -> None:
    for lane in (QUICKSTART, QUICKSTART.with_training(optimizer=SGD(), epochs=2)):
        found = second(lane, changed(part))
        assert found.is_suspect
        assert str(found.short) == "not as it should be"
        assert "this should not be" in said(found)[0]


@pytest.mark.parametrize(
    "lane",
    [
        variation.varied(QUICKSTART, "activation", Tanh()),
        variation.varied(QUICKSTART, "dropout", 0.5),
        QUICKSTART.with_training(epochs=9, optimizer=SGD()),
        QUICKSTART.with_data(augmentation=Augmentation(rotation=5.0)),
    ],
)
def test_harmless_settings_explain_no_other_weights(lane: RunSpec) -> None:
    assert second(lane, changed(WEIGHTS)).is_suspect


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("dropout", 0.5, "Another rate has other masks: 0.5 instead of 0.2."),
        ("batch_size", 64, "Batches of another size need masks of another size."),
        ("width", 64, "Layers of another size need masks of another size."),
    ],
)
def test_the_same_random_numbers_can_make_other_masks(
    key: str, value: object, sentence: str
) -> None:
    found = second(variation.varied(QUICKSTART, key, value), START)
    assert sentence in said(found)
    assert str(found.short).endswith("other masks")
    assert not found.is_suspect


def test_another_activation_keeps_the_masks() -> None:
    lane = variation.varied(QUICKSTART, "activation", ReLU())
    assert not second(lane, START).differing


def test_augmentation_draws_otherwise() -> None:
    lane = FASHION.with_data(augmentation=Augmentation(rotation=15.0))
    found = second(lane, changed(MASKS), FASHION)
    assert said(found) == [
        "Another augmentation changes images otherwise: rotation ±15° instead of no augmentation."
    ]


def test_lanes_that_are_not_built_are_left_out() -> None:
    found = fairness.compare([FASHION] * 3, [None, START, changed(WEIGHTS)])
    assert found[0] is None
    assert found[1] is not None
    assert found[1].is_measure
    assert found[2] is not None
    assert found[2].is_suspect
    assert fairness.compare([FASHION], [None]) == (None,)
    assert fairness.compare([], []) == ()
