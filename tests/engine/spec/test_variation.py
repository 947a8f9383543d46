from __future__ import annotations

from typing import Any

import pytest

from engine.messages import InputError, Message
from engine.spec import presets, variation
from engine.spec.activations import LeakyReLU, ReLU
from engine.spec.augmentation import Augmentation
from engine.spec.optimizers import SGD, Adagrad, Adam, Optimizer
from engine.spec.race import MOST_LANES
from engine.spec.run import RunSpec

QUICKSTART = presets.get("mnist-quickstart").spec


def names(key: str, *values: Any, spec: RunSpec = QUICKSTART) -> list[str]:
    return [lane.name for lane in variation.lanes(spec, key, values)]


def test_nothing_is_suggested_for_a_path() -> None:
    assert variation.suggested(QUICKSTART, "training.optimizer.beta_1") == ()


@pytest.mark.parametrize(
    ("key", "values", "wanted"),
    [
        ("layers.1.units", ("64", "128"), ["Units 64", "Units 128"]),
        ("training.optimizer.amsgrad", ("true", "false"), ["AMSGrad on", "AMSGrad off"]),
        ("width", (64, 64), ["64 units", "64 units (2)"]),
    ],
)
def test_names_tell_lanes_apart(key: str, values: tuple[Any, ...], wanted: list[str]) -> None:
    assert names(key, *values) == wanted


def test_names_are_said_in_the_language_wanted() -> None:
    def speak(message: Message) -> str:
        return f"<{message}>"

    lanes = variation.lanes(QUICKSTART, "width", (64, 128), speak)
    assert [lane.name for lane in lanes] == ["<64 units>", "<128 units>"]


def test_a_name_for_one_more_lane() -> None:
    assert str(variation.name_of(QUICKSTART, "layers.1.units", "64")) == "Units 64"
    assert str(variation.name_of(QUICKSTART, "layers.1.units", "128")) == "units 128"


@pytest.mark.parametrize("count", [0, 1, MOST_LANES + 1])
def test_too_few_or_too_many_lanes(count: int) -> None:
    with pytest.raises(InputError, match=f"Received: {count}"):
        variation.lanes(QUICKSTART, "width", range(1, count + 1))


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("batch_size=32,128,full", "batch_size", (32, 128, "full")),
        ("training.batch_size=32, Full", "batch_size", (32, "full")),
        ("training.optimizer.learning_rate=0.1,1e-3", "learning_rate", (0.1, 0.001)),
        (
            "optimizer=SGD(momentum=0.9,nesterov=True),adam",
            "optimizer",
            (SGD(momentum=0.9, nesterov=True), Adam()),
        ),
        ("activation=leaky_relu(negative_slope=0.01),relu", "activation",
         (LeakyReLU(negative_slope=0.01), ReLU())),
        ("augmentation=none,rotation=15,(zoom=0.1,shift=0.1)", "augmentation",
         (Augmentation(), Augmentation(rotation=15.0), Augmentation(zoom=0.1, shift=0.1))),
        ("depth=0,2", "depth", (0, 2)),
        ('metrics=["accuracy"],[]', "metrics", ('["accuracy"]', "[]")),
        ("layers.hidden.units=1,2", "layers.hidden.units", ("1", "2")),
    ],
)  # fmt: skip
def test_reading_the_command_line(text: str, key: str, values: tuple[Any, ...]) -> None:
    assert variation.parse(text) == (key, values)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("optimizer", 'Received: "optimizer"'),
        ("=1,2", 'Received: "=1,2"'),
        ("width=1,,2", 'Received: "width=1,,2"'),
        ("width=1,1", 'the value "1" 2 times'),
        ("width=1.5,2", 'A whole number is needed here. Received: "1.5"'),
        ("dropout=much,0", 'A number is needed here. Received: "much"'),
        ("batch_size=all,1", 'A batch size is a whole number, or full. Received: "all"'),
        ("optimizer=SGD,Addam", 'There is no optimizer called "Addam"'),
        ("optimizer=SGD(m=1),Adam", 'no setting called "m"'),
        ("optimizer=SGD(0.9),Adam", 'name=value. Received: "0.9"'),
        ("optimizer=SGD((,Adam", "not a kind with settings"),
        ("augmentation=spin=3,none", 'no setting called "spin"'),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        variation.parse(text)
    assert sentence in str(caught.value)


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(InputError, match="no setting"):
        variation.lanes(QUICKSTART, "no.such", ("1", "2"))


@pytest.mark.parametrize(
    ("optimizer", "is_slow"),
    [(Adagrad(), True), (Adagrad(learning_rate=0.1), False), (SGD(), False), (Adam(), False)],
)
def test_a_slow_default_is_explained(optimizer: Optimizer, is_slow: bool) -> None:
    remark = variation.remark(QUICKSTART.with_training(optimizer=optimizer))
    assert (remark is not None) is is_slow
    if remark is not None:
        assert "0.01 to 0.1 suits it better" in str(remark)
