"""A small network fits whatever points there are."""

from __future__ import annotations

import pytest

from engine.data import recipe, toys
from engine.spec import checks, presets
from gui.playground.small_network import fitted


@pytest.mark.parametrize("name", toys.NAMES)
def test_it_fits_every_toy(name: str) -> None:
    spec = presets.get("mnist-quickstart").spec.with_data(name=name, noise=0.3)
    shape = recipe.shape_of(spec)
    small = fitted(spec, shape)
    assert checks.validate(small, shape) == ()
    assert small.data == spec.data
    assert small.seed == spec.seed
    assert len(small.model.layers) == 2


def test_xor_becomes_the_preset() -> None:
    preset = presets.get("xor-mlp").spec
    other = preset.with_layers(()).with_training(batch_size=99)
    assert fitted(other, recipe.shape_of(other)) == preset
