"""The lines of an update: what they say, and that their numbers give their values."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from engine.insight.update_rule import Before, slots, upcoming, update, written
from engine.spec.optimizers import (
    OPTIMIZERS,
    SGD,
    Adagrad,
    Adam,
    AdamW,
    Lion,
    Nadam,
    Optimizer,
    RMSprop,
)
from engine.spec.run import RunSpec
from engine.spec.schedules import Cosine
from engine.training.history import EpochResult, History

STATE = {
    "momentum": 0.02,
    "velocity": 0.003,
    "velocity_hat": 0.004,
    "average_gradient": 0.01,
    "accumulator": 0.2,
    "accumulated_grad": 0.003,
    "accumulated_delta_var": 0.001,
    "norm": 0.3,
    "gradient_accumulator": 0.4,
    "average": 0.45,
}
BEFORE = Before(3, 0.1, -0.25, 0.5, STATE, norm=2.0, global_norm=4.0)

EVERY = [
    *(kind() for kind in OPTIMIZERS.kinds.values()),
    SGD(momentum=0.9, nesterov=True, weight_decay=0.01),
    RMSprop(momentum=0.5, centered=True),
    Adam(amsgrad=True, clipnorm=1.0),
    Adam(global_clipnorm=1.0),
    Adam(gradient_accumulation_steps=3, clipvalue=0.1),
    SGD(use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=3),
]


def values(optimizer: Optimizer, before: Before = BEFORE) -> dict[str, float]:
    return {line.name: line.value for line in update(optimizer, before).lines}


def calculated(numbers: str) -> float:
    """What a pocket calculator makes of the numbers of a line."""
    text = numbers.replace("−", "-").replace("·", "*").replace("^", "**").replace("²", "**2")
    text = re.sub(r"√(\d[\d.]*)", r"√(\1)", text).replace("√", "math.sqrt")
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text).replace("½", "0.5")
    text = re.sub(r"cut off (.*) at ±(.*)", r"min(max(\1, -\2), \2)", text)
    names = {"math": math, "sign": lambda x: float(np.sign(x)), "min": min, "max": max, "abs": abs}
    return float(eval(text, {"__builtins__": {}}, names))


@pytest.mark.parametrize("optimizer", EVERY, ids=str)
def test_the_numbers_of_a_line_give_its_value(optimizer: Optimizer) -> None:
    for line in update(optimizer, BEFORE).lines:
        if line.formula:
            assert calculated(line.numbers) == pytest.approx(line.value, rel=5e-3), line


def test_plain_descent_is_one_product() -> None:
    assert values(SGD()) == {
        "wₜ₋₁": 0.5,
        "gₜ": -0.25,
        "η": 0.1,
        "Δw": pytest.approx(0.025),
        "wₜ": pytest.approx(0.525),
    }


def test_adam_shows_both_means_with_and_without_their_start() -> None:
    found = values(Adam())
    assert found["mₜ"] == pytest.approx(0.9 * 0.02 - 0.1 * 0.25)
    assert found["m̂ₜ"] == pytest.approx(found["mₜ"] / (1 - 0.9**3))
    assert found["v̂ₜ"] == pytest.approx(found["vₜ"] / (1 - 0.999**3))
    line = update(Adam(), BEFORE).lines[4]
    assert (line.name, line.formula) == ("mₜ", "β₁·mₜ₋₁ + (1 − β₁)·gₜ")
    assert line.numbers == "0.9·0.02 + (1 − 0.9)·(−0.25)"


def test_weight_decay_is_a_line_of_its_own() -> None:
    plain, decayed = values(Adam()), values(AdamW(weight_decay=0.2))
    assert "d" not in plain
    assert decayed["d"] == pytest.approx(-0.1 * 0.2 * 0.5)
    assert decayed["wₜ"] == pytest.approx(plain["wₜ"] + decayed["d"])


def test_a_long_gradient_is_shortened_by_its_own_length_or_that_of_all() -> None:
    assert values(SGD(clipnorm=1.0))["gₜ"] == pytest.approx(-0.125)
    assert values(SGD(global_clipnorm=1.0))["gₜ"] == pytest.approx(-0.0625)
    assert values(SGD(clipnorm=3.0))["gₜ"] == pytest.approx(-0.25)
    assert values(SGD(clipvalue=0.1))["gₜ"] == pytest.approx(-0.1)


def test_while_gradients_are_gathered_the_weight_stays() -> None:
    optimizer = SGD(gradient_accumulation_steps=3)
    waiting = update(optimizer, replace(BEFORE, step=2))
    assert waiting.new_weight == 0.5
    assert waiting.lines[-2].value == pytest.approx(0.15)
    assert update(optimizer, BEFORE).new_weight == pytest.approx(0.5 - 0.1 * 0.15 / 3)


def test_what_the_optimizer_must_have_kept() -> None:
    assert slots(SGD()) == ()
    assert slots(SGD(momentum=0.9)) == ("momentum",)
    assert slots(RMSprop(momentum=0.1, centered=True)) == (
        "velocity",
        "momentum",
        "average_gradient",
    )
    assert slots(Adam(amsgrad=True)) == ("momentum", "velocity", "velocity_hat")
    for optimizer in (Adagrad(), Lion(), Nadam()):
        with pytest.raises(KeyError):
            update(optimizer, replace(BEFORE, state={}))


def test_numbers_are_written_short() -> None:
    assert [written(n) for n in (0.9, -0.0123456, 1e-7, 2.5e12, 0.0)] == [
        "0.9",
        "−0.01235",
        "1e−7",
        "2.5e12",
        "0",
    ]


# -- when --------------------------------------------------------------------------------------


def history(updates: int, rates: bool = True) -> History:
    made = History()
    made.steps_per_epoch = 10
    row = np.full(updates, 0.5, np.float32)
    made.add_batches({"loss": row}, 1.0, np.full(updates, 0.02, np.float32) if rates else None)
    return made


def test_the_next_batch_is_found_in_its_epoch() -> None:
    spec = RunSpec()
    when = upcoming(spec, history(40), 23)
    assert (when.epoch, when.step, when.learning_rate) == (2, 3, pytest.approx(0.02))
    assert upcoming(spec, history(20), 20).learning_rate == pytest.approx(
        spec.training.optimizer.learning_rate
    )


def test_a_run_that_goes_on_counts_its_epochs_from_the_earlier_one() -> None:
    spec = RunSpec()
    epochs = spec.training.epochs
    same = upcoming(spec, history(40), 23, first_update=15, last_epoch=1 + epochs)
    assert (same.epoch, same.step) == (2, 3)
    # The earlier run had 5 batches an epoch: this one's third epoch began at update 15.
    other = upcoming(spec, history(40), 23, first_update=15, last_epoch=3 + epochs)
    assert (other.epoch, other.step) == (3, 8)


def test_the_rate_to_come_is_the_schedules() -> None:
    spec = replace(RunSpec(), training=replace(RunSpec().training, schedule=Cosine(), epochs=2))
    known = history(10)
    known.epochs.append(EpochResult(1, 10, {"loss": 0.5}, 1.0))
    rate = spec.training.optimizer.learning_rate
    assert upcoming(spec, known, 10).learning_rate == pytest.approx(rate / 2)
