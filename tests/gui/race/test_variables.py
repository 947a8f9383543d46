"""What a race can vary, and how its values are read."""

from __future__ import annotations

import pytest

from engine.data import recipe
from engine.spec import presets
from engine.spec.optimizers import SGD
from gui.race import variables
from gui.race.variables import FREE, readValues

SPEC = presets.get("mnist-quickstart").spec


@pytest.fixture
def found():
    return {variable.key: variable for variable in variables.ofSpec(SPEC)}


def test_all_that_can_be_varied_is_there_with_values(found):
    assert {"optimizer", "learning_rate", "batch_size", "activation"} <= set(found)
    assert found["optimizer"].is_listed
    assert found["optimizer"].name(SGD(momentum=0.9)) == "SGD + momentum"
    assert not found["learning_rate"].is_listed
    assert found["learning_rate"].written((0.1, 1e-7, 2)) == "0.1, 1e-07, 2"
    assert list(found)[-1] == FREE
    assert found[FREE].is_free


def test_every_suggestion_reads_back(found):
    for variable in found.values():
        if variable.read and not variable.is_listed:
            text = variable.written(variable.values)
            assert readValues(variable, text) == (variable.values, "")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0.1, 0.01,0.001", (0.1, 0.01, 0.001)),
        ("1e-3; .5,", (0.001, 0.5)),
    ],
)
def test_values_are_read(found, text, values):
    assert readValues(found["learning_rate"], text) == (values, "")


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("batch_size", "32, 0", "Batch size must be 1 or more. Received: 0."),
        ("batch_size", "32, -5", "Batch size must be 1 or more. Received: -5."),
        ("learning_rate", "0.1, -1", "Received: -1"),
        ("dropout", "0.2, 1.5", "Received: 1.5"),
        ("width", "64, 0", "Received: 0"),
        ("depth", "1, 200", "Received: 200"),
        ("width", "64, 900000", "65536 or less"),
    ],
)
def test_values_that_cannot_be_trained_with_are_said(found, key, text, problem):
    values, said = readValues(found[key], text)
    assert values == ()
    assert problem in said


def test_a_batch_larger_than_the_data_is_a_full_one(found):
    learnt = SPEC.parts(recipe.shape_of(SPEC).examples)[0]
    assert readValues(found["batch_size"], f"32, {learnt - 1}") == ((32, learnt - 1), "")
    assert readValues(found["batch_size"], f"32, {learnt}") == ((32, "full"), "")
    assert "full stands here twice" in readValues(found["batch_size"], "100000, full")[1]


def test_what_was_wrong_before_is_not_the_value_s_fault():
    wrong = SPEC.with_training(epochs=0)
    found = {variable.key: variable for variable in variables.ofSpec(wrong)}
    assert readValues(found["learning_rate"], "0.1, 0.2") == ((0.1, 0.2), "")


def test_of_unknown_data_values_are_read_all_the_same():
    found = {v.key: v for v in variables.ofSpec(SPEC.with_data(name="nowhere"))}
    assert readValues(found["batch_size"], "32, 64") == ((32, 64), "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0.1, fast", '"fast"'),
        ("0.1, 0.2, 0.10", "0.1 stands here twice"),
        ("0.1", "two lanes or more"),
        ("", "two lanes or more"),
        (", ".join(map(str, range(1, 14))), "12 lanes at most; these are 13"),
    ],
)
def test_what_is_wrong_is_said(found, text, problem):
    values, said = readValues(found["learning_rate"], text)
    assert values == ()
    assert problem in said
