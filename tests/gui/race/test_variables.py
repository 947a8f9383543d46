"""What a race can vary, and how its values are read."""

from __future__ import annotations

import pytest

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
