"""What networks are known by; that they read is tested with real ones."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest

from engine.insight import network
from engine.insight.network import Network
from engine.insight.reader import Reader
from engine.messages import InputError, say
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.spec.shapes import DataShape

DIGITS = presets.get("mnist-quickstart").spec
PEN, CLOTHES = DIGITS.with_data(name="pen-digits"), DIGITS.with_data(name="fashion-mnist")


def of_run(number: int, spec: RunSpec, reads_digits: bool) -> Network:
    shape = DataShape((28, 28), 10)
    return network.of_run(say("a run"), spec, shape, (), reads_digits, ("run", number), 0.9)


class Nobody:
    def answering(self) -> None:
        return None


def test_each_has_a_key_that_stays() -> None:
    for make in (
        network.shipped,
        lambda: network.from_file(Path("mine.keras")),
        lambda: of_run(1, DIGITS, True),
    ):
        assert make().key == make().key
    keys = {network.shipped().key, network.from_file(Path("a.keras")).key}
    keys |= {of_run(1, DIGITS, True).key, of_run(2, DIGITS, True).key}
    assert len(keys) == 4


def test_what_reads_the_same_pictures_fits_together() -> None:
    digits, pen, clothes = of_run(1, DIGITS, True), of_run(2, PEN, True), of_run(3, CLOTHES, False)
    assert digits.fits(pen)
    assert digits.fits(network.shipped())
    assert not digits.fits(clothes)
    assert clothes.fits(of_run(4, CLOTHES, False))
    assert (pen.data, clothes.data) == ("pen-digits", "fashion-mnist")


def test_where_nobody_reads_there_is_no_current_network() -> None:
    current = network.of_reader(say("current"), cast("Reader", Nobody()), True, PEN)
    assert (current.key, current.data) == (network.CURRENT, "pen-digits")
    with pytest.raises(InputError, match="No network reads the pad"):
        current.predictor()


def brightness(images: np.ndarray) -> np.ndarray:
    """Class 1 for bright images; never asked for more at a time than is allowed."""
    assert 0 < len(images) <= network.BATCH
    bright = images.mean(axis=(1, 2)) > 100
    return np.stack([~bright, bright], axis=1).astype(np.float32)


@pytest.mark.parametrize("count", [1, network.BATCH, 2 * network.BATCH + 3])
def test_all_images_are_answered_some_at_a_time(count: int) -> None:
    images = np.zeros((count, 2, 2), np.uint8)
    images[::3] = 200
    rows = network.answers(brightness, images)
    assert rows.shape == (count, 2)
    np.testing.assert_array_equal(rows, np.concatenate([brightness(x[None]) for x in images]))


def test_accuracy_is_the_share_that_is_read_right() -> None:
    images = np.array([[[0]], [[200]], [[0]], [[200]]], np.uint8)
    assert network.accuracy(brightness, images, np.array([0, 1, 1, 1], np.int32)) == 0.75
