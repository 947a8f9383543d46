from __future__ import annotations

import pytest

from engine.data import recipe, registry
from engine.messages import InputError
from engine.spec import checks, presets, variation
from engine.spec.layers import Dense
from engine.spec.presets import Preset
from engine.spec.race import MOST_LANES
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


EVERY_LANE = [(race, i) for race in presets.all_races() for i in range(len(race.lanes))]


@pytest.mark.parametrize(
    ("race", "lane"), EVERY_LANE, ids=[f"{r.name}-{r.lanes[i].name}" for r, i in EVERY_LANE]
)
def test_every_lane_of_every_race_trains(race: Preset, lane: int) -> None:
    """The one warning is the lesson of its lane: ten answers are no yes-or-no question."""
    spec = race.lanes[lane].spec
    problems = checks.validate(spec, recipe.shape_of(spec))
    is_lesson = (race.name, race.lanes[lane].name) == ("loss-race", "Binary")
    assert [problem.severity for problem in problems] == ["warning"] * is_lesson


@pytest.mark.parametrize("race", presets.all_races(), ids=lambda p: p.name)
def test_races_speak_both_languages_and_tell_their_lanes_apart(race: Preset) -> None:
    for text in (race.title, race.goal, race.watch):
        assert text["en"]
        assert text["ko"]
    assert 2 <= len(race.lanes) <= MOST_LANES
    assert race.varies in variation.VARIATIONS
    for language in ("en", "ko"):
        lanes = race.lanes_in(language)
        assert [lane.spec for lane in lanes] == [lane.spec for lane in race.lanes]
        assert len({lane.name for lane in lanes}) == len(lanes)
    assert race.lanes_in("en") == race.lanes
    assert len({lane.spec for lane in race.lanes}) == len(race.lanes)


def test_lanes_are_named_in_the_language() -> None:
    korean = presets.find("width-race").lanes_in("ko")
    assert [lane.name for lane in korean] == ["유닛 8개", "유닛 32개", "유닛 128개", "유닛 512개"]


@pytest.mark.parametrize(
    ("name", "topic", "lanes"),
    [
        ("optimizer-race", 5, 6),
        ("fashion-optimizer-race", 5, 6),
        ("batch-size-race", 7, 4),
        ("loss-race", 8, 4),
        ("activation-race", 9, 5),
        ("width-race", 11, 4),
        ("depth-race", 11, 4),
    ],
)
def test_the_races_of_the_course(name: str, topic: int, lanes: int) -> None:
    race = presets.find(name)
    assert (race.topic, len(race.lanes)) == (topic, lanes)
    assert race in presets.all_races()
    assert race not in presets.all_presets()


@pytest.mark.parametrize("name", ["optimizer-race", "fashion-optimizer-race"])
def test_optimizers_race_with_keras_own_arguments(name: str) -> None:
    optimizers = [lane.spec.training.optimizer for lane in presets.find(name).lanes]
    assert tuple(optimizers) == variation.suggested(presets.find(name).spec, "optimizer")


def test_the_fashion_race_is_the_notes_own() -> None:
    base = presets.get("fashion-adam").spec
    for lane in presets.find("fashion-optimizer-race").lanes:
        assert lane.spec.with_training(optimizer=base.training.optimizer) == base


def test_batch_size_race_has_the_modes_of_the_notes() -> None:
    race = presets.find("batch-size-race")
    sizes = [lane.spec.training.batch_size for lane in race.lanes]
    assert sorted(sizes)[:3] == [1, 32, 128]
    assert max(sizes) >= (race.spec.data.subset or 0)
    assert f"{race.spec.data.subset:,}" in race.goal["en"]


def test_a_race_is_no_single_run() -> None:
    with pytest.raises(InputError) as caught:
        presets.get("optimizer-race")
    assert "is a race" in str(caught.value)
    assert "race --preset optimizer-race" in str(caught.value.hint)


def test_presets_come_in_the_order_of_the_course() -> None:
    for listed in (presets.all_presets(), presets.all_races()):
        topics = [preset.topic for preset in listed]
        assert topics == sorted(topics)


def test_an_unknown_preset_gets_the_list() -> None:
    with pytest.raises(InputError) as caught:
        presets.get("mnist")
    assert str(caught.value) == 'There is no preset called "mnist".'
    assert "mnist-quickstart" in str(caught.value.hint)


def test_a_text_missing_in_a_language_is_given_in_english() -> None:
    assert presets.localised({"en": "Hello", "ko": "안녕"}, "ko") == "안녕"
    assert presets.localised({"en": "Hello", "ko": "안녕"}, "fr") == "Hello"
