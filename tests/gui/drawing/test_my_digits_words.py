"""What is said of the user's digits."""

from __future__ import annotations

import numpy as np

from engine.data import my_digits
from engine.messages import say
from engine.work.errands import ErrandFailed
from gui.drawing import my_digits_words
from gui.drawing.my_digits_keeper import Collection

STROKES = [np.array([[0.1, 0.2], [0.3, 0.9]])]


def collection(*writers: str) -> Collection:
    digits = tuple(
        my_digits.new_digit([stroke + number / 100 for stroke in STROKES], 3, writer)
        for number, writer in enumerate(writers)
    )
    return Collection(digits, counts=my_digits.Counts(train=len(writers)))


def test_digits_are_counted_with_their_writers() -> None:
    assert my_digits_words.facts(Collection()) == "No digits yet"
    one = my_digits_words.facts(collection(""))
    assert one.startswith("1 digit · 1 to train on")
    several = my_digits_words.facts(collection("Mina", "Jun", "Mina"))
    assert several.startswith("3 digits · writers: 2 · 3 to train on")


def test_an_export_names_its_file() -> None:
    assert my_digits_words.exported(1200, "mine.json") == "Digits written to mine.json: 1,200."


def test_a_failure_is_told_with_what_to_do() -> None:
    event = ErrandFailed(1, say("The file is gone."), say("Look for it."))
    assert my_digits_words.failure(event) == "The file is gone. Look for it."
