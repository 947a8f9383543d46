from __future__ import annotations

from dataclasses import replace

from engine.spec import presets, variation
from engine.spec.activations import LeakyReLU, ReLU
from engine.spec.differences import Difference, differences, of_specs
from engine.spec.optimizers import SGD, Adam, RMSprop
from engine.spec.race import Lane
from engine.spec.run import RunSpec

QUICKSTART = presets.get("mnist-quickstart").spec


def rows(*specs: RunSpec) -> dict[str, list[str]]:
    return {str(d.label): [str(value) for value in d.values] for d in of_specs(specs)}


def varied(key: str, *values: object) -> dict[str, list[str]]:
    return rows(*(variation.varied(QUICKSTART, key, value) for value in values))


def test_alike_or_alone_there_is_no_row() -> None:
    assert differences([Lane("a", QUICKSTART), Lane("b", QUICKSTART)]) == ()
    assert differences([Lane("a", QUICKSTART)]) == differences([]) == ()


def test_only_what_differs_by_its_own_label() -> None:
    other = replace(QUICKSTART, seed=7).with_training(epochs=3, validation="none")
    assert rows(QUICKSTART, other.with_data(subset=500)) == {
        "Epochs": ["5", "3"],
        "Validation": ["Test set", "None"],
        "Subset": ["none", "500"],
        "Seed": ["42", "7"],
    }


def test_optimizers_with_the_settings_that_matter() -> None:
    """A setting that not all have is shown where someone has changed it, and only there."""
    assert varied("optimizer", SGD(), SGD(momentum=0.9), Adam(), RMSprop(rho=0.8)) == {
        "Optimizer": ["SGD", "SGD", "Adam", "RMSprop"],
        "Learning rate": ["0.01", "0.01", "0.001", "0.001"],
        "Momentum": ["0", "0.9", "–", "0"],
        "Rho": ["–", "–", "–", "0.8"],
    }


def test_one_kind_shows_its_settings_without_itself() -> None:
    assert varied("optimizer", Adam(), Adam(amsgrad=True)) == {"AMSGrad": ["off", "on"]}


def test_settings_of_a_layer_say_which() -> None:
    assert varied("width", 64, 128) == {"Layer 2, Dense: Units": ["64", "128"]}
    named = presets.get("fashion-adam").spec
    assert rows(named, variation.varied(named, "width", 7)) == {"hidden: Units": ["100", "7"]}


def test_kinds_within_a_layer() -> None:
    assert varied("activation", ReLU(), LeakyReLU(negative_slope=0.1)) == {
        "Layer 2, Dense: Activation function": ["ReLU", "Leaky ReLU"],
        "Layer 2, Dense: Slope": ["–", "0.1"],
    }


def test_other_layers_are_shown_as_a_whole() -> None:
    assert varied("depth", 0, 2) == {
        "Layers": [
            "Flatten → Dropout 0.2 → Dense 10",
            "Flatten → Dense 128 → Dense 128 → Dropout 0.2 → Dense 10",
        ]
    }


def test_a_full_batch_is_not_a_number() -> None:
    assert varied("batch_size", 32, "full") == {"Batch size": ["32", "all examples"]}


def test_the_setting_alone_is_known_too() -> None:
    (row,) = of_specs([QUICKSTART, variation.varied(QUICKSTART, "width", 7)])
    assert isinstance(row, Difference)
    assert str(row.setting) == "Units"
