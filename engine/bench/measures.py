"""What the benchmark reports: each measure with its goal, and its row once it has figures."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from engine.messages import InputError, Message, say

AT_LEAST, BELOW = "at least", "below"


@dataclass(frozen=True)
class Source:
    """Where figures come from.

    Parameters
    ----------
    process : a name from `engine.bench.processes.PROCESSES`.
    task : what that process is told to do.
    key : which of the task's figures.
    """

    process: str
    task: str
    key: str

    def __str__(self) -> str:
        return f"{self.process}: {self.task} {self.key}"


@dataclass(frozen=True)
class Goal:
    """What is to be reached: by the ratio, or else by our own figure.

    Parameters
    ----------
    sense : `AT_LEAST` or `BELOW`.
    """

    sense: str
    value: float
    by_ratio: bool

    def reached(self, ours: float, ratio: float | None) -> bool | None:
        """Tell whether it is reached; None where there is nothing to tell by."""
        figure = ratio if self.by_ratio else ours
        if figure is None:
            return None
        return figure >= self.value if self.sense == AT_LEAST else figure < self.value


@dataclass(frozen=True)
class Measure:
    """One row of the benchmark, before it is measured.

    Parameters
    ----------
    name : how it is chosen, and found in the answer.
    title : what it is, for people.
    unit : of both figures.
    ours, others : where the figures come from; of several others the best one counts.
    goal : what is to be reached, or None.
    ours_over_other : the ratio is our figure over the other, not the other way round; and of
        several others the largest is the best.
    worst : the worst figure counts, not the median.
    needs : a package without which there is no such row.
    """

    name: str
    title: str
    unit: str
    ours: Source
    others: tuple[Source, ...] = ()
    goal: Goal | None = None
    ours_over_other: bool = False
    worst: bool = False
    needs: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everything it is made of."""
        return (self.ours, *self.others)


def faster(times: float) -> Goal:
    """At least so many times faster than the other."""
    return Goal(AT_LEAST, times, by_ratio=True)


def below(figure: float) -> Goal:
    """Our own figure is smaller than this."""
    return Goal(BELOW, figure, by_ratio=False)


OURS, DEFAULT, WINDOW, FIRST = "headless", "default threads", "window", "first window"
TORCH, JAX = "pytorch", "jax"

QUICKSTART = Source(OURS, "quickstart", "s")
# The goals are against `fit` as in every tutorial, with TensorFlow's own choice of threads.
_FIT = (Source(DEFAULT, "quickstart-fit", "s"),)
_FIT_OUR_THREADS = (Source(OURS, "quickstart-fit", "s"),)
_FIT_CNN = (Source(OURS, "cnn-fit", "s"), Source(DEFAULT, "cnn-fit", "s"))
_FIT_FOUR = (Source(DEFAULT, "race-fit", "s"),)
_FIT_FOUR_OUR_THREADS = (Source(OURS, "race-fit", "s"),)
_FIT_ONE = tuple(
    Source(process, "batch-1-fit", key) for process in (OURS, DEFAULT) for key in ("fit", "single")
)
_EPOCH = "s an epoch"
_PER_SECOND = "updates/s"

MEASURES = (
    Measure(
        "quickstart", "Quickstart against fit, headless", _EPOCH, QUICKSTART, _FIT, faster(6.0)
    ),
    Measure(
        "quickstart-our-threads",
        "Quickstart against fit with our threads, headless",
        _EPOCH,
        QUICKSTART,
        _FIT_OUR_THREADS,
    ),
    Measure(
        "quickstart-window",
        "Quickstart against fit, window open and plotting",
        _EPOCH,
        Source(WINDOW, "quickstart", "s"),
        _FIT,
        faster(6.0),
    ),
    Measure(
        "window-cost",
        "Window open and plotting against headless",
        _EPOCH,
        Source(WINDOW, "quickstart", "s"),
        (QUICKSTART,),
        Goal(BELOW, 1.1, by_ratio=True),
        ours_over_other=True,
    ),
    Measure(
        "race",
        "Race of four optimizers against four fits in turn, headless",
        _EPOCH,
        Source(OURS, "race", "s"),
        _FIT_FOUR,
        faster(10.0),
    ),
    Measure(
        "race-our-threads",
        "Race of four optimizers against four fits with our threads, headless",
        _EPOCH,
        Source(OURS, "race", "s"),
        _FIT_FOUR_OUR_THREADS,
    ),
    Measure(
        "race-window",
        "Race of four optimizers against four fits in turn, window open and plotting",
        _EPOCH,
        Source(WINDOW, "race", "s"),
        _FIT_FOUR,
        faster(10.0),
    ),
    Measure(
        "cnn",
        "Small CNN against fit, headless",
        "s for 20,000 images",
        Source(OURS, "cnn", "s"),
        _FIT_CNN,
        faster(1.4),
    ),
    Measure(
        "batch-1",
        "Batch size 1 against fit and train_on_batch",
        _PER_SECOND,
        Source(OURS, "batch-1", "rate"),
        _FIT_ONE,
        ours_over_other=True,
    ),
    Measure(
        "stall-p99",
        "Event-loop stall while training, 99th percentile",
        "ms",
        Source(WINDOW, "quickstart", "stall_p99_ms"),
        goal=below(33),
    ),
    Measure(
        "stall-longest",
        "Event-loop stall while training, longest",
        "ms",
        Source(WINDOW, "quickstart", "stall_longest_ms"),
        goal=below(100),
        worst=True,
    ),
    Measure(
        "race-stall-p99",
        "Event-loop stall with twelve lanes racing, 99th percentile",
        "ms",
        Source(WINDOW, "race-twelve", "stall_p99_ms"),
        goal=below(33),
    ),
    Measure(
        "race-stall-longest",
        "Event-loop stall with twelve lanes racing, longest",
        "ms",
        Source(WINDOW, "race-twelve", "stall_longest_ms"),
        goal=below(100),
        worst=True,
    ),
    Measure(
        "machine",
        "8 ms of work in a process that does nothing else, 95th percentile",
        "ms",
        Source(OURS, "machine", "p95_ms"),
    ),
    Measure(
        "stroke-idle",
        "Stroke to bars, 95th percentile, idle",
        "ms",
        Source(WINDOW, "stroke-idle", "p95_ms"),
        goal=below(8),
    ),
    Measure(
        "stroke-training",
        "Stroke to bars, 95th percentile, while training",
        "ms",
        Source(WINDOW, "stroke-training", "p95_ms"),
        goal=below(33),
    ),
    Measure(
        "stroke-race",
        "Stroke to bars of all lanes, 95th percentile, four lanes racing",
        "ms",
        Source(WINDOW, "stroke-race", "p95_ms"),
        goal=below(33),
    ),
    Measure(
        "pause",
        "Pause takes effect, longest",
        "ms",
        Source(WINDOW, "orders", "pause_ms"),
        goal=below(150),
        worst=True,
    ),
    Measure(
        "stop",
        "Stop takes effect, longest",
        "ms",
        Source(WINDOW, "orders", "stop_ms"),
        goal=below(150),
        worst=True,
    ),
    Measure(
        "learning-rate",
        "New learning rate takes effect, longest",
        "ms",
        Source(OURS, "learning-rate", "ms"),
        goal=below(150),
        worst=True,
    ),
    Measure(
        "first-window",
        "First window after start, without TensorFlow",
        "s",
        Source(FIRST, "show", "s"),
        goal=below(1.0),
    ),
    Measure(
        "million",
        "A frame with 1,000,000 batch losses, 95th percentile",
        "ms",
        Source(WINDOW, "million", "frame_ms"),
        goal=below(33),
    ),
    Measure(
        "start",
        "Click to first batch, a new network",
        "ms",
        Source(WINDOW, "start", "new_ms"),
    ),
    Measure(
        "start-again",
        "Click to first batch, the same network again",
        "ms",
        Source(WINDOW, "start", "again_ms"),
    ),
    Measure(
        "pytorch",
        "Quickstart against a PyTorch loop, fused Adam",
        _EPOCH,
        QUICKSTART,
        (Source(TORCH, "quickstart", "s"),),
        needs="torch",
    ),
    Measure(
        "jax",
        "Quickstart against a JAX scan",
        _EPOCH,
        QUICKSTART,
        (Source(JAX, "quickstart", "s"),),
        needs="jax",
    ),
)


def chosen(names: Sequence[str], measures: Sequence[Measure] = MEASURES) -> tuple[Measure, ...]:
    """Return the measures with these names, or all that this machine can take.

    Raises
    ------
    InputError : no measure has that name, or it needs a package that is not installed.
    """
    known = {measure.name: measure for measure in measures}
    for name in names:
        if name not in known:
            raise InputError(
                say('There is no row called "{name}".', name=name),
                say("Choose from {names}.", names=", ".join(known)),
            )
        if not _possible(known[name]):
            raise InputError(
                say("{row} needs the package {package}.", row=name, package=known[name].needs),
                say("Install it beside Sketchgrad, or leave the row out."),
            )
    return tuple(m for m in measures if (m.name in names if names else _possible(m)))


def _possible(measure: Measure) -> bool:
    return not measure.needs or importlib.util.find_spec(measure.needs) is not None


Samples = Mapping[Source, Sequence[float]]


@dataclass(frozen=True)
class Row:
    """A measure with its figures.

    Parameters
    ----------
    ours, other, ratio : None where they could not be measured or have no meaning.
    reached : whether the goal is; None without one.
    samples : by the name of where they came from, all figures.
    failure : why there is no figure, or None.
    """

    measure: Measure
    ours: float | None = None
    other: float | None = None
    ratio: float | None = None
    reached: bool | None = None
    samples: Mapping[str, Sequence[float]] | None = None
    failure: Message | None = None

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        goal = self.measure.goal
        return {
            "name": self.measure.name,
            "title": self.measure.title,
            "unit": self.measure.unit,
            "ours": self.ours,
            "other": self.other,
            "ratio": self.ratio,
            "goal": goal.value if goal else None,
            "goal_is": _written_goal(self.measure),
            "reached": self.reached,
            "samples": {name: list(values) for name, values in (self.samples or {}).items()},
            "failure": str(self.failure) if self.failure else None,
        }

    def cells(self) -> tuple[str, ...]:
        """Return it as a line of the table for people."""
        reached = {True: "yes", False: "no", None: ""}[self.reached]
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        figures = (_written(self.ours), _written(self.other), self.measure.unit, ratio)
        return (self.measure.title, *figures, _written_goal(self.measure) or "", reached)


HEADER = ("measure", "ours", "other", "unit", "ratio", "goal", "reached")


def row(measure: Measure, samples: Samples, failures: Mapping[Source, Message]) -> Row:
    """Make the row of ``measure`` from all figures, or the row that says why there is none."""
    failed = [failures[source] for source in measure.sources if source in failures]
    own = {source: samples[source] for source in measure.sources if samples.get(source)}
    kept = {str(source): values for source, values in own.items()}
    if failed or len(own) < len(measure.sources):
        why = failed[0] if failed else say("There was no time to measure this.")
        return Row(measure, samples=kept, failure=why)
    ours = (max if measure.worst else median)(own[measure.ours])
    best = max if measure.ours_over_other else min
    other = best((median(own[source]) for source in measure.others), default=None)
    ratio = _ratio(measure, ours, other)
    reached = measure.goal.reached(ours, ratio) if measure.goal else None
    return Row(measure, ours, other, ratio, reached, kept)


def _ratio(measure: Measure, ours: float, other: float | None) -> float | None:
    if not ours or not other:
        return None
    return ours / other if measure.ours_over_other else other / ours


def _written(figure: float | None) -> str:
    """Write a figure with the digits that mean something."""
    if figure is None:
        return ""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def _written_goal(measure: Measure) -> str | None:
    if measure.goal is None:
        return None
    unit = "×" if measure.goal.by_ratio else measure.unit
    sign = "≥" if measure.goal.sense == AT_LEAST else "<"
    return f"{sign} {measure.goal.value:g} {unit}"
