from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from engine.messages import InputError
from engine.spec import codec
from engine.spec.activations import LeakyReLU, ReLU
from engine.spec.layers import Conv2D, Dense, Dropout, Flatten
from engine.spec.losses import MeanSquaredError
from engine.spec.optimizers import SGD, Adam
from engine.spec.run import ModelSpec, RunSpec
from engine.spec.schedules import Constant, Cosine, PiecewiseConstant, ReduceOnPlateau
from engine.spec.stopping import Stopping
from engine.spec.weights import L2
from tests.helpers import specs

SPEC = RunSpec(
    model=ModelSpec(
        name="패션 MNIST 모델",
        layers=(
            Flatten(),
            Dense(name="hidden", units=100, activation=LeakyReLU(negative_slope=0.1)),
            Dense(name="출력", units=10),
        ),
    )
)


def refused(plain: Any) -> tuple[str, str]:
    """Sentence and hint for a spec that cannot be read."""
    with pytest.raises(InputError) as caught:
        codec.from_plain(plain)
    return str(caught.value), str(caught.value.hint)


@settings(max_examples=150)
@given(specs.small_run_specs())
def test_any_spec_comes_back_as_it_was(spec: RunSpec) -> None:
    assert codec.from_json(codec.to_json(spec)) == spec


def test_files_are_for_people(tmp_path: Path) -> None:
    text = codec.to_json(SPEC)
    assert "패션 MNIST 모델" in text
    assert text.startswith('{\n  "schema": 1,\n  "model"')
    path = tmp_path / "spec.json"
    path.write_text(text, encoding="utf-8")
    assert codec.from_file(path) == SPEC


def test_every_value_is_written_so_that_new_defaults_change_no_file() -> None:
    written = codec.to_plain(SPEC)["training"]["optimizer"]
    assert written["kind"] == "Adam"
    assert {f.name for f in dataclasses.fields(Adam)} < set(written)


def test_settings_left_out_have_their_defaults() -> None:
    spec = codec.from_plain({"model": {"layers": ["Flatten", {"kind": "Dense", "units": 10}]}})
    assert spec == RunSpec(model=ModelSpec(layers=(Flatten(), Dense(units=10))))


def test_whole_numbers_and_decimals_stand_for_each_other() -> None:
    spec = codec.from_plain(
        {"training": {"optimizer": {"kind": "SGD", "learning_rate": 1}, "epochs": 3.0}}
    )
    assert spec.training.optimizer == SGD(learning_rate=1.0)
    assert isinstance(spec.training.optimizer.learning_rate, float)
    assert isinstance(spec.training.epochs, int)


@pytest.mark.parametrize(
    ("plain", "sentence"),
    [
        ([], "A spec must be a JSON object. Received: list."),
        ({"modle": {}}, 'spec has no setting called "modle".'),
        ({"model": []}, "model must be a JSON object. Received: []."),
        ({"model": {"layers": {}}}, "model.layers must be a list. Received: {}."),
        (
            {"model": {"layers": [{"units": 3}]}},
            'model.layers.0 must be a name or an object with "kind". Received: {"units": 3}.',
        ),
        (
            {"model": {"layers": ["Flatten", {"kind": "Dense", "unit": 3}]}},
            'model.layers.1 has no setting called "unit".',
        ),
        (
            {"model": {"layers": [{"kind": "Dense", "units": "many"}]}},
            'model.layers.0.units must be a whole number. Received: "many".',
        ),
        (
            {"model": {"layers": [{"kind": "Dense", "units": True}]}},
            "model.layers.0.units must be a whole number. Received: true.",
        ),
        (
            {"model": {"layers": [{"kind": "Dense", "units": 2.5}]}},
            "model.layers.0.units must be a whole number. Received: 2.5.",
        ),
        (
            {"model": {"layers": [{"kind": "Conv2D", "kernel_size": 3}]}},
            "model.layers.0.kernel_size must be a list. Received: 3.",
        ),
        (
            {"model": {"layers": [{"kind": "Conv2D", "kernel_size": [3, "x"]}]}},
            'model.layers.0.kernel_size.1 must be a whole number. Received: "x".',
        ),
        (
            {
                "model": {
                    "layers": [{"kind": "Dense", "kernel_regularizer": {"kind": "L2", "l2": "x"}}]
                }
            },
            'model.layers.0.kernel_regularizer.l2 must be a number. Received: "x".',
        ),
        (
            {"training": {"optimizer": {"kind": "Adam", "amsgrad": 1}}},
            "training.optimizer.amsgrad must be true or false. Received: 1.",
        ),
        ({"training": {"loss": None}}, "training.loss must not be null."),
        (
            {"training": {"loss": 3}},
            'training.loss must be a name or an object with "kind". Received: 3.',
        ),
        ({"seed": "a" * 100}, f'seed must be a whole number. Received: "{"a" * 56}….'),
        ({"seed": float("inf")}, "seed must be a whole number. Received: Infinity."),
        ({"schema": 99}, "This spec has schema 99; this version reads up to 1."),
        ({"schema": "1"}, "This spec has schema 1; this version reads up to 1."),
    ],
)
def test_a_mistake_is_named_with_its_place(plain: Any, sentence: str) -> None:
    assert refused(plain)[0] == sentence


def test_hints_help_on() -> None:
    assert refused({"training": {"optimizer": "Adamm"}}) == (
        'There is no optimizer called "Adamm".',
        "Did you mean Adam?",
    )
    assert refused({"model": {"layers": ["Dens"]}})[1] == "Did you mean Dense?"
    assert refused({"mode": 1})[1] == "It has data, model, seed, training."
    assert refused({"schema": 2})[1] == "Open it with a newer version of Sketchgrad."


@pytest.mark.parametrize(
    "text",
    ["", "hello", "{", '{"seed": 1', "[" * 100_000, '{"a":' * 100_000, "9" * 5000, "\x00"],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        codec.from_json(text)


def test_deep_nesting_is_refused_at_every_depth() -> None:
    for depth in range(10, 1200, 5):
        with pytest.raises(InputError):
            codec.from_json('{"seed": ' + "[" * depth + "]" * depth + "}")


def test_a_number_too_large_for_a_float_is_refused() -> None:
    with pytest.raises(InputError, match=r"^training.optimizer.learning_rate must be a number"):
        codec.from_json(
            '{"training": {"optimizer": {"kind": "SGD", "learning_rate": 1%s}}}' % ("0" * 400)
        )


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^Cannot read .*none.json: No such file"):
        codec.from_file(tmp_path / "none.json")
    with pytest.raises(InputError, match=r"^Cannot read"):
        codec.from_file(tmp_path)
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(InputError, match="it is not a text file"):
        codec.from_file(binary)


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("epochs", "3", SPEC.with_training(epochs=3)),
        ("seed", "7", dataclasses.replace(SPEC, seed=7)),
        ("training.batch_size", "1", SPEC.with_training(batch_size=1)),
        ("learning_rate", "0.1", SPEC.with_training(optimizer=Adam(learning_rate=0.1))),
        ("optimizer.amsgrad", "True", SPEC.with_training(optimizer=Adam(amsgrad=True))),
        ("optimizer", "SGD", SPEC.with_training(optimizer=SGD())),
        (
            "optimizer",
            '{"kind": "sgd", "momentum": 0.9}',
            SPEC.with_training(optimizer=SGD(momentum=0.9)),
        ),
        ("loss", "MeanSquaredError", SPEC.with_training(loss=MeanSquaredError())),
        ("clipnorm", "none", SPEC),
        (
            "metrics",
            '["mean_absolute_error"]',
            SPEC.with_training(metrics=("mean_absolute_error",)),
        ),
        (
            "name",
            "모델",
            dataclasses.replace(SPEC, model=dataclasses.replace(SPEC.model, name="모델")),
        ),
        (
            "data.name",
            "fashion-mnist",
            codec.from_plain({**codec.to_plain(SPEC), "data": {"name": "fashion-mnist"}}),
        ),
        ("layers.2.units", "64", SPEC.with_layer(2, Dense(name="출력", units=64))),
        ("model.layers.출력.units", "64", SPEC.with_layer(2, Dense(name="출력", units=64))),
        (
            "layers.hidden.activation",
            "relu",
            SPEC.with_layer(1, Dense(name="hidden", units=100, activation=ReLU())),
        ),
        (
            "layers.hidden.activation.negative_slope",
            "0.5",
            SPEC.with_layer(
                1, Dense(name="hidden", units=100, activation=LeakyReLU(negative_slope=0.5))
            ),
        ),
        (
            "layers.2.kernel_regularizer",
            "L2",
            SPEC.with_layer(2, Dense(name="출력", units=10, kernel_regularizer=L2())),
        ),
        ("layers.0", "Dropout", SPEC.with_layer(0, Dropout())),
        (
            "layers.0",
            '{"kind": "Conv2D", "kernel_size": [5, 5]}',
            SPEC.with_layer(0, Conv2D(kernel_size=(5, 5))),
        ),
        ("layers.0.enabled", "false", SPEC.with_layer(0, Flatten(enabled=False))),
        ("schedule", "Cosine", SPEC.with_training(schedule=Cosine())),
        ("schedule.warmup", "1", SPEC.with_training(schedule=Constant(warmup=1.0))),
        ("warmup", "0.5", SPEC.with_training(schedule=Constant(warmup=0.5))),
        (
            "schedule",
            '{"kind": "PiecewiseConstant", "epochs": [1, 3], "factor": 0.5}',
            SPEC.with_training(schedule=PiecewiseConstant(epochs=(1, 3), factor=0.5)),
        ),
        ("stopping.patience", "3", SPEC.with_training(stopping=Stopping(patience=3))),
        ("target_accuracy", "0.9", SPEC.with_training(stopping=Stopping(target_accuracy=0.9))),
        ("stopping.time_limit_s", "none", SPEC),
    ],
)
def test_a_setting_is_given_by_its_path(path: str, text: str, wanted: RunSpec) -> None:
    assert codec.assign(SPEC, path, text) == wanted


def test_patience_alone_is_that_of_stopping_with_every_schedule() -> None:
    spec = SPEC.with_training(schedule=ReduceOnPlateau())
    assert codec.assign(spec, "patience", "3") == spec.with_training(stopping=Stopping(patience=3))
    assert codec.assign(spec, "epochs", "7") == spec.with_training(epochs=7)


def test_a_file_without_schedule_and_stopping_has_neither() -> None:
    plain = codec.to_plain(SPEC)
    del plain["training"]["schedule"], plain["training"]["stopping"]
    assert codec.from_plain(plain) == SPEC
    assert SPEC.training.schedule == Constant()
    assert not SPEC.training.stopping.active


@pytest.mark.parametrize(
    "path",
    ["", ".", "epoch", "layers.3.units", "layers.-1.units", "layers.nobody.units", "schema",
     "training.", "layers.hidden.units.more", "optimizer.momentum"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_refused_with_examples(path: str) -> None:
    with pytest.raises(InputError) as caught:
        codec.assign(SPEC, path, "1")
    assert str(caught.value) == f'There is no setting "{path}".'
    assert "epochs=3" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("path", "text"),
    [("epochs", "many"), ("epochs", "[" * 100_000), ("optimizer", "Adamm"),
     ("optimizer.kind", "SGD"),
     ("layers", "3"), ("layers.0", "{}"), ("learning_rate", ""), ("loss", "null"),
     ("learning_rate", "1" + "0" * 400)],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(path: str, text: str) -> None:
    with pytest.raises(InputError):
        codec.assign(SPEC, path, text)


@settings(max_examples=30)
@given(specs.small_run_specs())
def test_writing_a_setting_that_is_there_already_changes_nothing(spec: RunSpec) -> None:
    plain = codec.to_plain(spec)
    for section in ("model", "data", "training"):
        for name, value in plain[section].items():
            assert codec.assign(spec, f"{section}.{name}", json.dumps(value)) == spec
