"""How far a learner is in a lesson; every change makes a new `Progress`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.lessons.facts import Facts
    from engine.lessons.lesson import Lesson, Step


@dataclass(frozen=True)
class Progress:
    """A learner at one step of a lesson.

    Parameters
    ----------
    lesson : the lesson.
    place : which of its steps, from 0.
    since : the facts from which things count: of the moment the step began or, where there is a
        bet, of the moment it was answered.
    answer : the option chosen in the bet, or None.
    done : whether the step is done; it stays so.
    right : the options that turned out right; told when the step is done.
    """

    lesson: Lesson
    place: int
    since: Facts
    answer: int | None = None
    done: bool = False
    right: frozenset[int] = frozenset()

    @property
    def step(self) -> Step:
        """The step the learner is at."""
        return self.lesson.steps[self.place]

    @property
    def must_bet(self) -> bool:
        """Whether the bet comes first: until it is answered, nothing counts."""
        return self.step.bet is not None and self.answer is None and not self.done

    @property
    def is_last(self) -> bool:
        """Whether no step comes after this one."""
        return self.place == len(self.lesson.steps) - 1

    @property
    def won(self) -> bool | None:
        """Whether the bet was right; None while that is open, or without a bet."""
        if self.answer is None or not self.done:
            return None
        return self.answer in self.right

    def answered(self, option: int, now: Facts) -> Progress:
        """Choose an option of the bet, once and for all; from here on things count.

        Raises `IndexError` where there is no such option.
        """
        if not self.must_bet or self.step.bet is None:
            return self
        if option not in range(len(self.step.bet.options)):
            raise IndexError(option)
        return replace(self, answer=option, since=now).seen(now)

    def seen(self, now: Facts) -> Progress:
        """Look at what has happened; returns itself where nothing has changed."""
        if self.done or self.must_bet or not self.step.check.holds(now, self.since):
            return self
        bet = self.step.bet
        right = bet.right(now, self.since) if bet else frozenset()
        return replace(self, done=True, right=right)

    def at(self, place: int, now: Facts) -> Progress:
        """Go to another step, which begins now."""
        return begin(self.lesson, now, min(max(place, 0), len(self.lesson.steps) - 1))


def begin(lesson: Lesson, now: Facts, place: int = 0) -> Progress:
    """Begin a lesson, or one of its steps."""
    return Progress(lesson, place, now).seen(now)
