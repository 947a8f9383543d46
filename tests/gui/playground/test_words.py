"""What is said of answers and of a run."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from engine.training.history import EpochResult, History
from gui.playground.words import answerText, placeText, runText


def test_places_have_the_names_of_the_inputs() -> None:
    assert placeText((0.25, -0.4), ("x₁", "x₂")) == "x₁ 0.25   x₂ −0.40"
    assert placeText((1.0,), ("x",)) == "x 1.00"


@pytest.mark.parametrize(
    ("answer", "names", "text"),
    [
        ([0.1, 0.9], ("cat", "dog"), "dog (90.0\u00a0%)"),
        ([-0.5], (), "−0.5"),
        ([np.nan, 0.5], ("cat", "dog"), "—"),
    ],
)
def test_answers_are_the_likeliest_class_or_a_number(
    answer: list[float], names: tuple[str, ...], text: str
) -> None:
    assert answerText(np.array(answer), names) == text


def test_a_run_is_told_from_its_first_batches_on(qapp: QApplication) -> None:
    history = History()
    assert runText(history, None, "accuracy") == ""
    history.steps_per_epoch = 10
    history.add_batches({"loss": np.array([0.5], np.float32)})
    assert runText(history, None, "accuracy") == "epoch 0 · loss 0.5000"
    values = {"loss": 0.25, "mean_absolute_error": 0.125, "val_mean_absolute_error": 0.5}
    history.epochs.append(EpochResult(1, 1, values, 0.1))
    text = runText(history, None, "mean_absolute_error")
    assert text.endswith("loss 0.2500 · mean absolute error 0.1250 · validation 0.5000")
