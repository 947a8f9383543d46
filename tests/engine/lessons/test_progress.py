from __future__ import annotations

from dataclasses import replace

import pytest

from engine.lessons import checks
from engine.lessons.checks import Check
from engine.lessons.lesson import Bet, Lesson, Option, Step
from engine.lessons.progress import begin
from tests.helpers.lesson_facts import START, after_run, run_of

WORDS = {"en": "Words", "ko": "말"}


def check_of(**plain: object) -> Check:
    check, _ = checks.read(plain)
    assert check is not None
    return check


TRAIN = check_of(run={"finished": True})
HIGH = check_of(run={"accuracy": {"at_least": 0.95}})
LOW = check_of(run={"accuracy": {"at_most": 0.95}})
BET = Bet(WORDS, (Option(WORDS, HIGH), Option(WORDS, LOW)))
FIXED = Bet(WORDS, (Option(WORDS, False), Option(WORDS, True)))


def lesson_of(*steps: tuple[Check, Bet | None]) -> Lesson:
    made = tuple(Step(WORDS, WORDS, WORDS, check, bet) for check, bet in steps)
    return Lesson("one", WORDS, WORDS, made)


def test_a_step_is_done_when_its_check_holds_and_stays_so() -> None:
    start = begin(lesson_of((check_of(tab="race"), None)), START)
    assert not start.done
    done = start.seen(replace(START, tab="race"))
    assert done.done
    assert done.seen(START) is done
    assert start.seen(START) is start


def test_a_step_that_is_done_already_is_done_at_once() -> None:
    assert begin(lesson_of((check_of(tab="train"), None)), START).done


def test_what_was_done_in_one_step_does_not_count_in_the_next() -> None:
    first = begin(lesson_of((TRAIN, None), (TRAIN, None)), START)
    trained = after_run(run_of("overfit"))
    second = first.seen(trained).at(1, trained)
    assert (second.place, second.done, second.is_last) == (1, False, True)
    assert second.seen(after_run(run_of("overfit", 2), trained)).done


def test_places_beyond_the_ends_are_the_ends() -> None:
    progress = begin(lesson_of((TRAIN, None), (TRAIN, None)), START)
    assert progress.at(9, START).place == 1
    assert progress.at(-1, START).place == 0


def test_the_bet_comes_before_the_result() -> None:
    waiting = begin(lesson_of((TRAIN, BET)), START)
    assert waiting.must_bet
    early = after_run(run_of("overfit", val_accuracy=[0.9]))
    assert waiting.seen(early) is waiting
    answered = waiting.answered(1, early)
    assert not answered.must_bet
    assert not answered.seen(early).done
    assert answered.answered(0, early) is answered


@pytest.mark.parametrize(("answer", "won"), [(0, False), (1, True)])
def test_what_happened_decides_the_bet(answer: int, won: bool) -> None:
    progress = begin(lesson_of((TRAIN, BET)), START).answered(answer, START)
    assert progress.won is None
    done = progress.seen(after_run(run_of("overfit", val_accuracy=[0.9])))
    assert done.right == {1}
    assert done.won is won


def test_a_bet_may_be_decided_beforehand() -> None:
    done = begin(lesson_of((check_of(tab="train"), FIXED)), START).answered(1, START)
    assert done.done
    assert done.won


def test_there_is_no_such_option() -> None:
    with pytest.raises(IndexError):
        begin(lesson_of((TRAIN, BET)), START).answered(2, START)


def test_a_step_without_a_bet_takes_no_answer() -> None:
    progress = begin(lesson_of((TRAIN, None)), START)
    assert progress.answered(0, START) is progress
    assert progress.seen(after_run(run_of("overfit"))).won is None
