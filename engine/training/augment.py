"""Training images changed at random, anew for each batch, within TensorFlow's graph.

The noise is Keras's layer. Its other layers do not serve here, as of Keras 3.15: RandomCrop draws
one place, RandomGaussianBlur one strength and RandomElasticTransform one strength for a whole
batch; the latter moves every point by as much to the right as down, and knows only the first
image of a batch whose size is open; RandomShear slants about the upper left corner, which moves
the image away. RandomRotation, RandomTranslation and RandomZoom are right, but each blurs the
image a little, as it computes pixels between pixels, and a chain of four layers takes six times
as long as the one warp below. So every move is worked out as points first: where does what is
seen here come from? Then the pixels are fetched once.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.training import backend  # noqa: F401 - sets TensorFlow up first
from engine.training.build import AUGMENT_STREAM

import keras  # isort: skip
import tensorflow as tf  # isort: skip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.spec.augmentation import Augmentation

    Points = tuple[tf.Tensor, tf.Tensor]

KINDS = ("rotation", "shift", "zoom", "shear", "crop", "elastic", "blur", "noise")
"""The fields of `Augmentation` in the order they happen. A kind's place is part of its seed."""

AFFINE = ("rotation", "shift", "zoom", "shear", "crop")

BENDS = 4
"""An elastic image is pulled about at so many points along each side."""


class Augmenter:
    """Changes every image of a batch by draws of its own.

    Parameters
    ----------
    recipe : how strong each change is at the most.
    shape : of one image: height × width, or height × width × channels.
    seed : what all draws follow from. The same recipe, shape and seed give the same sequence of
        batches bit for bit; a kind's draws do not depend on which others are on.
    """

    def __init__(self, recipe: Augmentation, shape: tuple[int, ...], seed: int) -> None:
        self._recipe = recipe
        self._shape = shape
        self._height, self._width = shape[:2]
        # Variables, which a traced function may use but not create.
        self._seeds = {
            kind: keras.random.SeedGenerator(_seed(seed, kind)) for kind in KINDS if kind != "noise"
        }
        self._noise = keras.layers.GaussianNoise(recipe.noise, seed=_seed(seed, "noise"))

    def __call__(self, images: tf.Tensor) -> tf.Tensor:
        """Return ``images`` (float32, n × shape, 0 to 1) changed, in the same shape and range."""
        if not self._recipe.active:
            return images
        changed = tf.reshape(images, (-1, *self._shape[:2], math.prod(self._shape[2:])))
        if self._uses(*AFFINE, "elastic"):
            changed = self._warped(changed)
        if self._uses("blur"):
            changed = self._blurred(changed)
        if self._uses("noise"):
            changed = self._noise(changed, training=True)
        return tf.reshape(tf.clip_by_value(changed, 0.0, 1.0), (-1, *self._shape))

    @property
    def states(self) -> list[Any]:
        """The variables from which all draws follow, always in the same order."""
        generators = list(self._seeds.values())
        if self._recipe.noise:  # or Keras's layer has none
            generators.append(self._noise.seed_generator)
        return [generator.state for generator in generators]

    def _uses(self, *kinds: str) -> bool:
        return any(getattr(self._recipe, kind) for kind in kinds)

    def _draw(self, kind: str, *shape: Any, low: float = -1.0) -> tf.Tensor:
        return keras.random.uniform(shape, low, 1.0, seed=self._seeds[kind])

    # Moving points. A point is a place in the image in pixels, x to the right and y down from its
    # middle. What a change does to the image is undone on the points, the last change first.

    def _warped(self, images: tf.Tensor) -> tf.Tensor:
        count = tf.shape(images)[0]
        if not self._uses("elastic"):  # lines stay straight, which takes two thirds of the time
            return keras.ops.image.affine_transform(
                images, self._matrices(count), data_format="channels_last"
            )
        x, y = self._origins(self._bent(count), count)
        return _fetched(images, x + self._middle[0], y + self._middle[1])

    @property
    def _middle(self) -> tuple[float, float]:
        return (self._width - 1) / 2, (self._height - 1) / 2

    def _matrices(self, count: tf.Tensor) -> tf.Tensor:
        """Return each image's map from seen to fetched pixels, from what becomes of three."""
        right, down = self._middle
        each, zero = tf.zeros((count, 1)), tf.zeros(count)
        x = each + tf.constant([-right, 1 - right, -right])
        y = each + tf.constant([-down, -down, 1 - down])
        x, y = self._origins((x, y), count)
        return tf.stack(
            [
                *(x[:, 1] - x[:, 0], x[:, 2] - x[:, 0], x[:, 0] + right),
                *(y[:, 1] - y[:, 0], y[:, 2] - y[:, 0], y[:, 0] + down),
                *(zero, zero),
            ],
            axis=1,
        )

    def _origins(self, points: Points, count: tf.Tensor) -> Points:
        """Return whence in each of ``count`` images comes what is seen at ``points``."""
        before = {
            "crop": self._before_crop,
            "shear": self._before_shear,
            "zoom": self._before_zoom,
            "shift": self._before_shift,
            "rotation": self._before_rotation,
        }
        for kind in filter(self._uses, before):
            points = before[kind](*points, count)
        return points

    def _before_rotation(self, x: tf.Tensor, y: tf.Tensor, count: tf.Tensor) -> Points:
        angle = self._draw("rotation", count, 1) * math.radians(self._recipe.rotation)
        cos, sin = tf.cos(angle), tf.sin(angle)
        return cos * x - sin * y, sin * x + cos * y

    def _before_shift(self, x: tf.Tensor, y: tf.Tensor, count: tf.Tensor) -> Points:
        right, down = tf.unstack(self._recipe.shift * self._draw("shift", 2, count, 1))
        return x - self._width * right, y - self._height * down

    def _before_zoom(self, x: tf.Tensor, y: tf.Tensor, count: tf.Tensor) -> Points:
        scale = 1.0 + self._recipe.zoom * self._draw("zoom", count, 1)
        return x / scale, y / scale

    def _before_shear(self, x: tf.Tensor, y: tf.Tensor, count: tf.Tensor) -> Points:
        return x + self._recipe.shear * self._draw("shear", count, 1) * y, y

    def _before_crop(self, x: tf.Tensor, y: tf.Tensor, count: tf.Tensor) -> Points:
        cut = self._recipe.crop * self._draw("crop", count, 1, low=0.0)
        # From the middle of the outermost pixel on: half a pixel more would show a dark edge.
        places = cut * self._draw("crop", 2, count, 1)
        right, down = self._middle
        return (1.0 - cut) * x + places[0] * right, (1.0 - cut) * y + places[1] * down

    def _bent(self, count: tf.Tensor) -> Points:
        """Return every pixel's place pulled about smoothly, at the most by the wanted pixels.

        A random field smoothed by a Gaussian, after Simard, Steinkraus and Platt, "Best practices
        for convolutional neural networks applied to visual document analysis" (2003).
        """
        pulls = self._recipe.elastic * self._draw("elastic", 2, count, BENDS, BENDS)
        down, across = _bends(self._height), _bends(self._width)
        # One plain product: for one image, TensorFlow 2.21's oneDNN writes past the end of a
        # broadcast one (https://github.com/tensorflow/tensorflow/issues/123109).
        follows = tf.reshape(down[:, None, :, None] * across[:, None], (-1, BENDS * BENDS))
        field = tf.matmul(tf.reshape(pulls, (-1, BENDS * BENDS)), follows, transpose_b=True)
        right, down = self._middle
        places = tf.meshgrid(
            tf.range(float(self._width)) - right, tf.range(float(self._height)) - down
        )
        pixels = self._height * self._width
        bent = tf.reshape(places, (2, 1, pixels)) + tf.reshape(field, (2, -1, pixels))
        return bent[0], bent[1]

    def _blurred(self, images: tf.Tensor) -> tf.Tensor:
        sigma = self._recipe.blur * self._draw("blur", tf.shape(images)[0], 1, 1, 1, low=0.0)
        sigma = tf.maximum(sigma, 1e-3)  # a thousandth of a pixel leaves everything as it is
        down, across = (_weights(_distances(n) / sigma) for n in (self._height, self._width))
        planes = tf.transpose(images, (0, 3, 1, 2))
        planes = tf.matmul(tf.matmul(down, planes), across, transpose_b=True)
        return tf.transpose(planes, (0, 2, 3, 1))


def preview(
    recipe: Augmentation, image: NDArray[np.uint8 | np.float32], seed: int, count: int = 9
) -> NDArray[np.uint8]:
    """Return ``count`` changes of one image as bytes, always the same for the same ``seed``.

    ``image`` is height × width, with or without channels: bytes, or float32 from 0 to 1.
    """
    values = image.astype(np.float32) / (255.0 if image.dtype == np.uint8 else 1.0)
    same = tf.constant(np.repeat(values[None], count, axis=0))
    changed = Augmenter(recipe, image.shape, seed)(same).numpy()
    bytes_: NDArray[np.uint8] = np.round(changed * 255.0).astype(np.uint8)
    return bytes_


def _seed(seed: int, kind: str) -> int:
    place = KINDS.index(kind)
    sequence = np.random.SeedSequence(seed, spawn_key=(AUGMENT_STREAM, place))
    return int(sequence.generate_state(1)[0]) % 2**31


def _weights(distances: tf.Tensor) -> tf.Tensor:
    """Return the Gaussian's weights at ``distances`` in standard deviations; a row sums to 1.

    So an image's edge counts in full what there is of its neighbours, and does not darken.
    """
    return tf.nn.softmax(-0.5 * tf.square(distances))


def _distances(side: int) -> tf.Tensor:
    pixels = tf.range(float(side))
    return pixels[:, None] - pixels


def _bends(side: int) -> tf.Tensor:
    """Return how much each pixel of a side follows each of its `BENDS` points."""
    distances = tf.linspace(0.0, BENDS - 1.0, side)[:, None] - tf.range(float(BENDS))
    return _weights(2.0 * distances)  # a standard deviation is half the way to the next point


def _fetched(images: tf.Tensor, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    """Return each image at its own points (n × pixels), between pixels linearly; 0 outside.

    As `keras.ops.image.affine_transform` does it, for points in no order. (Keras's own for those,
    ``map_coordinates``, takes five times as long: it interpolates between images too.)
    """
    height, width, channels = images.shape[1:]
    padded = tf.pad(images, [[0, 0], [1, 2], [1, 2], [0, 0]])
    x = tf.clip_by_value(x + 1.0, 0.0, width + 1.0)
    y = tf.clip_by_value(y + 1.0, 0.0, height + 1.0)
    left, top = tf.floor(x), tf.floor(y)
    image = tf.range(tf.shape(images)[0])[:, None]
    row = image * (height + 3) + tf.cast(top, tf.int32)
    first = row * (width + 3) + tf.cast(left, tf.int32)
    pixels = tf.reshape(padded, (-1, channels))
    right, down = (x - left)[..., None], (y - top)[..., None]

    def across(offset: int) -> tf.Tensor:
        here, there = tf.gather(pixels, first + offset), tf.gather(pixels, first + offset + 1)
        return here + (there - here) * right

    above = across(0)
    between = above + (across(width + 3) - above) * down
    return tf.reshape(between, (-1, height, width, channels))
