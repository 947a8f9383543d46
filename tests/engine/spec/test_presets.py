from __future__ import annotations

import pytest

from engine.data import registry
from engine.messages import InputError
from engine.spec import checks, presets
from engine.spec.layers import Dense
from engine.spec.presets import Preset
from engine.spec.shapes import DataShape, report


def data_of(preset: Preset) -> DataShape:
    info = registry.get(preset.spec.data.name)
    return DataShape(info.input_shape, len(info.class_names))


@pytest.mark.parametrize("preset", presets.all_presets(), ids=lambda p: p.name)
def test_every_preset_trains_as_it_is_and_speaks_both_languages(preset: Preset) -> None:
    assert checks.validate(preset.spec, data_of(preset)) == ()
    for text in (preset.title, preset.goal, preset.watch):
        assert text["en"]
        assert text["ko"]
    assert preset.topic >= 1


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("mnist-quickstart", 101_770),
        ("fashion-sigmoid", 79_510),
        ("fashion-relu", 79_510),
        ("fashion-adam", 79_510),
    ],
)
def test_parameters_are_those_of_the_course(name: str, parameters: int) -> None:
    preset = presets.get(name)
    assert report(preset.spec, data_of(preset)).parameters == parameters


@pytest.mark.parametrize("name", ["fashion-sigmoid", "fashion-relu", "fashion-adam"])
def test_fashion_presets_are_the_notes_own(name: str) -> None:
    spec = presets.get(name).spec
    assert spec.model.name == "패션 MNIST 모델"
    assert [layer.name for layer in spec.model.layers if isinstance(layer, Dense)] == [
        "hidden",
        "output",
    ]
    assert (spec.training.epochs, spec.training.batch_size, spec.seed) == (5, 32, 42)
    assert (spec.training.validation, spec.training.validation_split) == ("split", 0.2)


def test_the_first_window_opens_with_a_preset_that_is_there() -> None:
    assert presets.get(presets.FIRST).name in [p.name for p in presets.all_presets()]


def test_presets_come_in_the_order_of_the_course() -> None:
    topics = [preset.topic for preset in presets.all_presets()]
    assert topics == sorted(topics)


def test_an_unknown_preset_gets_the_list() -> None:
    with pytest.raises(InputError) as caught:
        presets.get("mnist")
    assert str(caught.value) == 'There is no preset called "mnist".'
    assert "mnist-quickstart" in str(caught.value.hint)


def test_a_text_missing_in_a_language_is_given_in_english() -> None:
    assert presets.localised({"en": "Hello", "ko": "안녕"}, "ko") == "안녕"
    assert presets.localised({"en": "Hello", "ko": "안녕"}, "fr") == "Hello"
