"""Short lessons that were made up."""

from __future__ import annotations

from typing import Any

from engine.lessons import checks
from engine.lessons.checks import Check
from engine.lessons.lesson import Bet, Lesson, Option, Step, Term
from engine.spec.presets import Localised


def both(english: str, korean: str = "한국어") -> Localised:
    """A text in both languages."""
    return {"en": english, "ko": korean}


def check_of(**plain: Any) -> Check:
    """A check, written as in a file."""
    check, flaws = checks.read(plain)
    assert check is not None, flaws
    return check


def step_of(check: Check, bet: Bet | None = None, preset: str = "") -> Step:
    """A step with texts that can be told apart."""
    return Step(
        goal=both("Its goal", "목표"),
        text=both("Look at one [[epoch]] and open [[tab:race]].", "[[epoch|에포크]]를 보세요."),
        why=both("Because it is so.", "그렇기 때문입니다."),
        check=check,
        bet=bet,
        preset=preset,
    )


BET = Bet(
    both("What will it be?", "무엇일까요?"),
    (Option(both("Nothing", "없음"), False), Option(both("Something", "있음"), True)),
)

LESSON = Lesson(
    "one",
    both("A lesson", "수업"),
    both("To know what a [[weight]] is.", "가중치를 압니다."),
    (
        step_of(check_of(tab="race")),
        step_of(check_of(pad={"drawn": True}), BET),
        step_of(check_of(run={"finished": True, "epochs": 1}), preset="mnist-quickstart"),
    ),
)

GLOSSARY = {
    "epoch": Term(
        "epoch", both("Epoch", "에포크"), both("All examples once, in [[batch|batches]].", "한 번")
    ),
    "batch": Term("batch", both("Batch", "배치"), both("Some examples.", "예제 몇 개")),
    "weight": Term("weight", both("Weight", "가중치"), both("A number.", "수")),
    "relu": Term("relu", both("ReLU", "ReLU"), both("A bend; see [[tab:activations]].", "꺾임")),
}
