"""Questions and answers; the copy of the network is kept as long as it can be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.insight.calculator import Calculator, Question
from engine.insight.update_rule import Upcoming
from engine.messages import Cancelled
from engine.spec.run import RunSpec
from engine.training.snapshots import Snapshot
from tests.helpers.sets import small_set

DATA = small_set(train=20, test=5)
MOMENT = Snapshot(0, 0.0, ())
WHEN = Upcoming(0, 0, 0, 0.1)


class FakeSteps:
    def look(self, snapshot: Any, example: Any, layer: int) -> Any:
        return "look", layer

    def next_step(self, snapshot: Any, when: Any, layer: int) -> Any:
        return "step", when


class Maker:
    def __init__(self) -> None:
        self.made: list[RunSpec] = []

    def __call__(self, spec: RunSpec, dataset: object) -> Any:
        self.made.append(spec)
        return FakeSteps()


def ask(calculator: Calculator, spec: RunSpec | None = None, **more: Any) -> Any:
    question = Question(spec or RunSpec(), MOMENT, WHEN, 1, **more)
    return calculator.answer(question, lambda *_: None, lambda: False)


def test_the_picture_is_shown_where_it_fits() -> None:
    calculator = Calculator(lambda *_: DATA, Maker())
    picture = np.zeros((6, 6), np.uint8)
    answer = ask(calculator, picture=picture)
    assert answer.shown is picture
    assert answer.example is None
    assert (answer.look, answer.step) == (("look", 1), ("step", WHEN))
    wrong = ask(calculator, picture=np.zeros((28, 28), np.uint8), example=7)
    assert wrong.example == 2
    np.testing.assert_array_equal(wrong.shown, DATA.test.x[2])
    assert wrong.examples == 5


def test_another_rate_needs_no_other_copy_but_another_network_does() -> None:
    maker = Maker()
    calculator = Calculator(lambda *_: DATA, maker)
    ask(calculator)
    ask(calculator, RunSpec().with_learning_rate(0.5))
    assert len(maker.made) == 1
    ask(calculator, RunSpec(seed=9))
    assert len(maker.made) == 2


def test_what_nobody_wants_is_not_worked_out() -> None:
    calculator = Calculator(lambda *_: DATA, Maker())
    with pytest.raises(Cancelled):
        calculator.answer(Question(RunSpec(), MOMENT, WHEN, 1), lambda *_: None, lambda: True)
