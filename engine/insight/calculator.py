"""Answers to "show me the arithmetic": a unit's sum and the next update, for a moment of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from engine.messages import Cancelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.arithmetic import LayerLook, NextStep
    from engine.insight.update_rule import Upcoming
    from engine.spec.run import RunSpec
    from engine.training.snapshots import Snapshot
    from engine.work.errands import IsCancelled, Report


class Steps(Protocol):
    """What is needed of `engine.insight.stepper.Stepper`."""

    def look(self, snapshot: Snapshot, example: NDArray[Any], layer: int) -> LayerLook:
        """Return what comes into a layer and what it gives."""

    def next_step(self, snapshot: Snapshot, when: Upcoming, layer: int) -> NextStep:
        """Return the update that comes next."""


@dataclass(frozen=True, eq=False)
class Question:
    """What is to be shown.

    Parameters
    ----------
    spec : of the run.
    snapshot : the moment.
    when : its next update.
    layer : the place of a layer among the spec's.
    picture : what the network is to see, None or one of another shape: the test example
        ``example``, counted around.
    """

    spec: RunSpec
    snapshot: Snapshot
    when: Upcoming
    layer: int
    picture: NDArray[Any] | None = None
    example: int = 0


@dataclass(frozen=True, eq=False)
class Answer:
    """What was worked out.

    Parameters
    ----------
    shown : what the network saw.
    example : the number of the test example it is; None for the picture that was given.
    examples : how many test examples there are.
    class_names : of the data set, as messages.
    """

    question: Question
    look: LayerLook
    step: NextStep
    shown: NDArray[Any]
    example: int | None
    examples: int
    class_names: tuple[Any, ...]


class Calculator:
    """Works answers out; keeps its copy of the network from question to question.

    Parameters
    ----------
    load : reads the data of a spec.
    make : makes the copy; called where TensorFlow may be used.
    """

    def __init__(
        self,
        load: Callable[[RunSpec, Report, IsCancelled], Dataset],
        make: Callable[[RunSpec, Dataset], Steps] | None = None,
    ) -> None:
        self._load, self._make = load, make or _stepper
        self._kept: tuple[RunSpec, Dataset, Steps] | None = None

    def answer(self, question: Question, report: Report, cancelled: IsCancelled) -> Answer:
        """Work one answer out; always on the same thread.

        Raises
        ------
        Cancelled : nobody wants it any more.
        PlainError : the data cannot be had.
        """
        dataset = self._load(question.spec, report, cancelled)
        stepper = self._stepper_of(question.spec, dataset)
        if cancelled():
            raise Cancelled
        shown, example = _example(question, dataset)
        look = stepper.look(question.snapshot, shown, question.layer)
        step = stepper.next_step(question.snapshot, question.when, question.layer)
        names = dataset.info.class_names
        return Answer(question, look, step, shown, example, len(dataset.test), names)

    def _stepper_of(self, spec: RunSpec, dataset: Dataset) -> Steps:
        """Return a copy of the spec's network; another learning rate needs no other one."""
        alike = spec.with_learning_rate(0.0)
        if self._kept is None or self._kept[0] != alike or self._kept[1] is not dataset:
            self._kept = None
            self._kept = alike, dataset, self._make(spec, dataset)
        return self._kept[2]


def _example(question: Question, dataset: Dataset) -> tuple[NDArray[Any], int | None]:
    picture, info = question.picture, dataset.info
    if picture is not None and info.are_images and picture.shape == info.input_shape:
        return picture, None
    number = question.example % len(dataset.test)
    return dataset.test.x[number], number


def _stepper(spec: RunSpec, dataset: Dataset) -> Steps:
    from engine.insight.stepper import Stepper

    return Stepper(spec, dataset)
