"""Images changed at random in TensorFlow's graph: what each change does, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.spec.augmentation import Augmentation
from engine.training import backend
from engine.training.augment import KINDS, Augmenter, preview

pytestmark = pytest.mark.integration
backend.configure()

SIDE = 28
MIDDLE = (SIDE - 1) / 2
MANY = 200

STRENGTHS = {
    "rotation": 30.0,
    "shift": 0.2,
    "zoom": 0.3,
    "shear": 0.4,
    "crop": 0.4,
    "elastic": 2.0,
    "blur": 2.0,
    "noise": 0.2,
}
MOVES = [kind for kind in KINDS if kind not in ("blur", "noise")]
EVERYTHING = Augmentation(**STRENGTHS)

each_kind = pytest.mark.parametrize("kind", KINDS)


def only(kind: str) -> Augmentation:
    return Augmentation(**{kind: STRENGTHS[kind]})


def spot(x: float = 0.0, y: float = 0.0, size: float = 1.5) -> np.ndarray:
    """A round spot, ``x`` pixels right and ``y`` below the image's middle."""
    down, right = np.mgrid[:SIDE, :SIDE] - MIDDLE
    return np.exp(-((right - x) ** 2 + (down - y) ** 2) / (2 * size**2)).astype(np.float32)


def digit() -> np.ndarray:
    """Something without symmetry: a bar and two spots."""
    image = np.maximum(spot(-5, -4), spot(3, 6))
    image[6:22, 12:15] = 1.0
    return image


def changed(
    recipe: Augmentation, image: np.ndarray, count: int = MANY, seed: int = 1
) -> np.ndarray:
    batch = tf.constant(np.repeat(image[None], count, axis=0))
    result: np.ndarray = Augmenter(recipe, image.shape, seed)(batch).numpy()
    return result


def centres(images: np.ndarray) -> np.ndarray:
    """Each image's centre of mass from its middle: to the right, down."""
    places = np.arange(SIDE) - MIDDLE
    total = images.sum(axis=(1, 2))
    return (
        np.stack([images.sum(axis=1) @ places, images.sum(axis=2) @ places], axis=1)
        / (total[:, None])
    )


def sequence(recipe: Augmentation, seed: int, batches: int = 3) -> np.ndarray:
    """What a fresh augmenter makes of the same batch again and again, in a graph."""
    augment = Augmenter(recipe, (SIDE, SIDE), seed)
    batch = tf.constant(np.repeat(digit()[None], 4, axis=0))

    @tf.function
    def run() -> tf.Tensor:
        made = tf.TensorArray(tf.float32, size=batches)
        for i in tf.range(batches):
            made = made.write(i, augment(batch))
        return made.stack()

    result: np.ndarray = run().numpy()
    return result


# Every kind


def test_the_kinds_are_those_of_the_recipe_in_its_order() -> None:
    assert tuple(asdict(Augmentation())) == KINDS


@each_kind
@pytest.mark.parametrize("shape", [(28, 28), (28, 28, 1), (12, 20, 3)])
def test_each_kind_changes_images_and_keeps_shape_range_and_type(
    kind: str, shape: tuple[int, ...]
) -> None:
    images = np.random.default_rng(0).random((5, *shape), np.float32)
    after = Augmenter(only(kind), shape, 3)(tf.constant(images))
    assert after.shape == images.shape
    assert after.dtype == tf.float32
    assert after.numpy().min() >= 0.0
    assert after.numpy().max() <= 1.0
    assert (after.numpy() != images).reshape(5, -1).any(axis=1).all()
    assert np.abs(after - images).max() > 0.1


@each_kind
def test_the_images_of_a_batch_are_changed_differently(kind: str) -> None:
    after = changed(only(kind), digit(), 8)
    assert len({image.tobytes() for image in after}) == 8


@each_kind
def test_what_is_off_leaves_images_as_they_are(kind: str) -> None:
    images = np.random.default_rng(0).random((5, SIDE, SIDE), np.float32)
    after = Augmenter(Augmentation(**{kind: 0.0}), (SIDE, SIDE), 3)(tf.constant(images))
    np.testing.assert_array_equal(after, images)


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "noise"])
def test_channels_are_changed_alike(kind: str) -> None:
    grey, colour = digit(), np.stack([digit(), 0.5 * digit()], axis=-1)
    one, both = changed(only(kind), grey, 4), changed(only(kind), colour, 4)
    np.testing.assert_allclose(both[..., 0], one, atol=1e-6)
    np.testing.assert_allclose(both[..., 1], 0.5 * one, atol=1e-6)


# What each does


def test_rotation_turns_about_the_middle_up_to_its_angle_to_both_sides() -> None:
    x, y = centres(changed(Augmentation(rotation=30.0), spot(8, 0))).T
    np.testing.assert_allclose(np.hypot(x, y), 8, atol=0.05)
    angles = np.degrees(np.arctan2(y, x))
    assert -30.5 <= angles.min() < -25
    assert 25 < angles.max() <= 30.5


def test_rotation_by_180_turns_to_every_side() -> None:
    x, y = centres(changed(Augmentation(rotation=180.0), spot(8, 0))).T
    assert min(-x.min(), x.max(), -y.min(), y.max()) > 7


def test_shift_moves_by_up_to_its_share_of_the_side_in_each_direction() -> None:
    moved = centres(changed(Augmentation(shift=0.25), spot()))
    assert np.abs(moved).max() <= 7.05
    assert (moved.min(axis=0) < -6).all()
    assert (moved.max(axis=0) > 6).all()
    assert abs(np.corrcoef(moved.T)[0, 1]) < 0.2


def test_shift_leaves_black_where_nothing_was() -> None:
    after = changed(Augmentation(shift=0.5), np.ones((SIDE, SIDE), np.float32))
    assert (after.mean(axis=(1, 2)) < 0.999).all()
    assert after.min() == 0.0


def test_zoom_keeps_the_middle_and_the_proportions() -> None:
    after = changed(Augmentation(zoom=0.5), spot(size=2.5))
    np.testing.assert_allclose(centres(after), 0, atol=0.01)
    np.testing.assert_allclose(after, after.transpose(0, 2, 1), atol=1e-4)
    scale = np.sqrt(after.sum(axis=(1, 2)) / spot(size=2.5).sum())
    assert 0.49 < scale.min() < 0.6
    assert 1.4 < scale.max() < 1.51


def test_shear_slants_about_the_middle_by_up_to_its_share_of_the_side() -> None:
    bar = np.zeros((SIDE, SIDE), np.float32)
    bar[:, 12:16] = 1.0
    after = changed(Augmentation(shear=0.4), bar)
    places = after @ (np.arange(SIDE) - MIDDLE) / after.sum(axis=2)
    np.testing.assert_allclose(places + places[:, ::-1], 0, atol=0.01)
    steps = np.diff(places, axis=1)
    np.testing.assert_allclose(steps, steps[:, :1] * np.ones(SIDE - 1), atol=0.01)
    assert -0.41 < steps.min() < -0.35
    assert 0.35 < steps.max() < 0.41


def test_crop_enlarges_a_window_anywhere_and_shows_no_edge() -> None:
    ramp = np.tile(np.linspace(0, 1, SIDE, dtype=np.float32), (SIDE, 1))
    after = changed(Augmentation(crop=0.5), ramp)
    shown = after[:, 0, -1] - after[:, 0, 0]
    assert 0.499 < shown.min() < 0.55
    assert 0.95 < shown.max() <= 1.0
    assert after[:, 0, 0].max() > 0.4
    white = changed(Augmentation(crop=0.9), np.ones((SIDE, SIDE), np.float32))
    np.testing.assert_allclose(white, 1, atol=1e-5)


def test_elastic_pulls_parts_apart_by_up_to_about_its_pixels() -> None:
    left, right = (centres(changed(Augmentation(elastic=3.0), spot(x, 0, size=1))) for x in (-7, 7))
    pulls = np.stack([left - [-7, 0], right - [7, 0]])
    assert 1.5 < np.abs(pulls).max() < 4
    assert np.abs(pulls.mean(axis=1)).max() < 0.3
    assert np.abs(pulls[0] - pulls[1]).max() > 1.5
    assert abs(np.corrcoef(pulls[0].T)[0, 1]) < 0.2  # as far down as across would be no bend


@pytest.mark.parametrize("shape", [(1, 1), (10, 12), (32, 32, 3), (64, 64), (256, 256, 3)])
def test_one_image_alone_may_be_of_any_size(shape: tuple[int, ...]) -> None:
    image = np.linspace(0, 1, int(np.prod(shape)), dtype=np.float32).reshape(shape)
    after = changed(EVERYTHING, image, 1)
    assert after.shape == (1, *shape)
    assert after.min() >= 0
    assert after.max() <= 1


def test_a_hardly_elastic_image_is_the_one_that_is_not() -> None:
    moves = {kind: STRENGTHS[kind] for kind in MOVES if kind != "elastic"}
    stiff = changed(Augmentation(**moves), digit(), 8)
    np.testing.assert_allclose(
        changed(Augmentation(**moves, elastic=1e-5), digit(), 8), stiff, atol=1e-3
    )


def test_blur_softens_by_different_amounts_and_keeps_the_light() -> None:
    after = changed(Augmentation(blur=2.0), spot())
    np.testing.assert_allclose(after.sum(axis=(1, 2)), spot().sum(), rtol=0.01)
    peaks = after.max(axis=(1, 2))
    # A Gaussian spot of 1.5 pixels becomes one of hypot(1.5, sigma).
    assert spot().max() * 1.5**2 / (1.5**2 + 2**2) * 0.95 < peaks.min() < 0.45
    assert peaks.max() > 0.95 * spot().max()
    white = changed(Augmentation(blur=5.0), np.ones((SIDE, SIDE), np.float32))
    np.testing.assert_allclose(white, 1, atol=1e-5)


def test_noise_has_the_wanted_deviation_and_no_direction() -> None:
    after = changed(Augmentation(noise=0.1), np.full((SIDE, SIDE), 0.5, np.float32))
    assert abs(after.std() - 0.1) < 0.002
    assert abs(after.mean() - 0.5) < 0.002


# Chance


def test_the_same_seed_gives_the_same_batches_bit_for_bit() -> None:
    first = sequence(EVERYTHING, seed=7)
    np.testing.assert_array_equal(sequence(EVERYTHING, seed=7), first)
    assert np.abs(first[0] - first[1]).max() > 0.1
    assert np.abs(first - sequence(EVERYTHING, seed=8)).max() > 0.1


def test_the_global_seed_has_no_part_in_it() -> None:
    keras.utils.set_random_seed(1)
    first = sequence(EVERYTHING, seed=7)
    keras.utils.set_random_seed(2)
    np.testing.assert_array_equal(sequence(EVERYTHING, seed=7), first)


def test_one_kind_does_not_change_the_draws_of_another() -> None:
    turned, moved, both = (
        centres(changed(Augmentation(**{kind: STRENGTHS[kind] for kind in kinds}), spot(5, 0)))
        for kinds in (["rotation"], ["shift"], ["rotation", "shift"])
    )
    np.testing.assert_allclose(both, turned + moved - [5, 0], atol=0.1)


def test_the_draws_of_two_kinds_have_nothing_to_do_with_each_other() -> None:
    x, y = centres(changed(Augmentation(rotation=30.0, zoom=0.3), spot(6, 0))).T
    assert abs(np.corrcoef(np.arctan2(y, x), np.hypot(x, y))[0, 1]) < 0.2


# In the graph


def test_batches_of_every_size_need_one_trace() -> None:
    augment, traces = Augmenter(EVERYTHING, (SIDE, SIDE), 1), []

    @tf.function(input_signature=[tf.TensorSpec((None, SIDE, SIDE))])
    def run(images: tf.Tensor) -> tf.Tensor:
        traces.append(images)
        total = tf.zeros_like(images)
        for _ in tf.range(3):
            total += augment(images)
        return total

    for size in (4, 1, 7):
        total = run(tf.constant(np.repeat(digit()[None], size, axis=0)))
        assert total.shape == (size, SIDE, SIDE)
        assert (np.ptp(total.numpy(), axis=(1, 2)) > 0.5).all()
    assert len(traces) == 1


def test_a_known_batch_size_stays_known() -> None:
    shapes: list[tf.TensorShape] = []
    augment = Augmenter(EVERYTHING, (SIDE, SIDE, 3), 1)

    @tf.function
    def run() -> None:
        shapes.append(augment(tf.zeros((6, SIDE, SIDE, 3))).shape)

    run()
    assert shapes == [(6, SIDE, SIDE, 3)]


# The preview


@pytest.mark.parametrize("finish", [lambda image: image, lambda image: image[..., None]])
def test_the_preview_shows_nine_different_changes(
    finish: Callable[[np.ndarray], np.ndarray],
) -> None:
    image = finish(np.round(digit() * 255).astype(np.uint8))
    shown = preview(EVERYTHING, image, seed=4)
    assert shown.shape == (9, *image.shape)
    assert shown.dtype == np.uint8
    assert len({one.tobytes() for one in shown}) == 9
    assert shown.max() > 150
    np.testing.assert_array_equal(preview(EVERYTHING, image, seed=4), shown)
    assert (preview(EVERYTHING, image, seed=5) != shown).any()


def test_the_preview_of_floats_is_that_of_bytes() -> None:
    image = np.round(digit() * 255).astype(np.uint8)
    floats = image.astype(np.float32) / 255
    np.testing.assert_array_equal(
        preview(EVERYTHING, floats, seed=4, count=3), preview(EVERYTHING, image, seed=4, count=3)
    )


def test_the_preview_of_no_change_is_the_image() -> None:
    image = np.round(digit() * 255).astype(np.uint8)
    np.testing.assert_array_equal(preview(Augmentation(), image, seed=4, count=2), [image, image])
