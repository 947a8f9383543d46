"""A graph at first, and compiled once it is called again and again."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from engine.insight.compiled import CALLS, Compiled
from tests.helpers.threads import compiling_has_ended

pytestmark = pytest.mark.integration

PAIR = tf.TensorSpec((2,), tf.float32)


def called(function: Compiled, times: int) -> list[float]:
    for _ in range(times):
        result = function(tf.constant([1.0, 2.0]))
    compiling_has_ended()
    return np.asarray(result).tolist()


def test_a_few_calls_compile_nothing() -> None:
    function = Compiled(lambda x: 2 * x, PAIR)
    assert called(function, CALLS - 1) == [2.0, 4.0]
    assert not function.is_compiled


def test_after_more_it_is_compiled_and_gives_the_same() -> None:
    function = Compiled(lambda x: tf.exp(x), PAIR)
    before = called(function, CALLS)
    assert function.is_compiled
    np.testing.assert_allclose(called(function, 1), before, rtol=1e-6)


def test_variables_may_change_between_calls() -> None:
    factor = tf.Variable(3.0)
    function = Compiled(lambda x: factor * x, PAIR)
    assert called(function, CALLS) == [3.0, 6.0]
    factor.assign(5.0)
    assert called(function, 1) == [5.0, 10.0]


def test_what_cannot_be_compiled_is_told_once_and_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    function = Compiled(lambda x: tf.py_function(lambda y: y + 1, [x], tf.float32), PAIR)
    assert called(function, CALLS) == [2.0, 3.0]
    assert caplog.text.count("could not be compiled") == 1
    assert not function.is_compiled
    assert called(function, 2 * CALLS) == [2.0, 3.0]
