"""What a check can ask of the run that is under way or was the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.lessons.attempts import PAUSED, Attempts
from engine.lessons.condition import Beside, Condition, Reader
from engine.lessons.demands import Bounds, bounds, names
from engine.lessons.facts import Facts, RunFacts
from engine.lessons.links import PRESET
from engine.lessons.spec_conditions import (
    SPEC_CONDITIONS,
    SpecReader,
    same_lesson,
    single_presets,
)
from engine.lessons.wants import (
    Named,
    Stage,
    Want,
    amount,
    before_run,
    either,
    is_single,
    number,
    percent,
    to_train,
    with_now,
)
from engine.messages import Message, say
from engine.spec import presets
from engine.training.states import RunState

Get = Callable[[RunFacts], float | None]


RUNS = Attempts[RunFacts](
    lambda facts: facts.run, lambda facts: facts.runs_ended, to_train, before_run
)


# -- how far it is -----------------------------------------------------------------------------


def _ended(*states: RunState) -> Reader:
    """Wait for the end of a run; ``states``: how it must have ended, in any way if left out."""

    def to_the_end(run: RunFacts) -> Message:
        if run.state.active:
            return _go_on(run)
        if states == (RunState.DIVERGED,):
            return say("train until it diverges: the last run did not")
        return _AGAIN.get(run.state, say("train again to the end"))

    return RUNS.ended_as(to_the_end, *states)


def _go_on(run: RunFacts) -> Message:
    if run.state is RunState.PAUSED:
        return PAUSED
    return say(
        "let the run go on to its end ({done} of {all} epochs)",
        done=number(run.epochs),
        all=number(run.spec.training.epochs),
    )


_AGAIN = {
    RunState.STOPPED: say("train again, to the end: the last run was stopped"),
    RunState.DIVERGED: say("train again, to the end: the last run diverged"),
    RunState.FAILED: say("train again, to the end: the last run failed"),
}


# -- what it trains ----------------------------------------------------------------------------


def _of_spec(read_spec: SpecReader) -> Reader:
    """Ask of a run's spec what can be asked of any."""

    def read(plain: Any, beside: Beside) -> Condition:
        wanted = read_spec(plain)

        def holds(now: Facts, since: Facts) -> bool:
            run = RUNS.fresh(now, since)
            return run is not None and wanted.holds(run.spec)

        def want(now: Facts, since: Facts) -> Want:
            if (blocked := before_run(now)) is not None:
                return blocked
            if not wanted.holds(now.spec):
                return Want(Stage.SET_UP, wanted.want(now.spec))
            return to_train(now)

        return Condition(holds, want)

    return read


def _after(plain: Any, beside: Beside) -> Condition:
    """Ask that a preset has been trained at any time, so that there is a run to compare with."""
    wanted = {one: presets.get(one).spec for one in sorted(names(plain, single_presets()))}

    def holds(now: Facts, since: Facts) -> bool:
        ended = [run.spec for run in now.past if run.epochs]
        return any(same_lesson(spec, one) for spec in ended for one in wanted.values())

    def want(now: Facts, since: Facts) -> Want:
        run = now.run
        alike = run is not None and any(same_lesson(run.spec, one) for one in wanted.values())
        if run is not None and alike and run.state.active:
            return Want(Stage.BLOCKED, _go_on(run))
        return before_run(now) or Want(Stage.BLOCKED, _train_first(wanted))

    return Condition(holds, want)


def _train_first(wanted: Mapping[str, object]) -> Message:
    return say(
        "train the preset {preset} first",
        preset=either(Named(PRESET, one) for one in wanted),
    )


# -- its figures -------------------------------------------------------------------------------


_ENDS = frozenset(("run.ended", "run.finished", "run.complete"))
"""Conditions that only the end of a run can meet."""


def _figure(
    get: Get, told: Callable[[Bounds], Message], show: Callable[[float], Message] = number
) -> Reader:
    """Ask for a figure of the run, which may be compared with that of a preset's last run."""

    def past(now: Facts, preset: str) -> float | None:
        spec = presets.get(preset).spec
        alike = [run for run in now.past if same_lesson(run.spec, spec)]
        return get(alike[-1]) if alike else None

    def read(plain: Any, beside: Beside) -> Condition:
        wanted = bounds(plain, single_presets())
        words = told(wanted)
        is_to_end = not _ENDS.isdisjoint(beside)

        def holds(now: Facts, since: Facts) -> bool:
            run = RUNS.fresh(now, since)
            return run is not None and wanted.hold(get(run), lambda preset: past(now, preset))

        def want(now: Facts, since: Facts) -> Want:
            for rival in filter(None, (wanted.above, wanted.below)):
                if past(now, rival) is None:
                    return Want(Stage.BLOCKED, _train_first({rival: None}))
            return RUNS.to_result(now, since, in_words)

        def in_words(run: RunFacts) -> Message:
            if is_to_end and run.state.active:
                return _go_on(run)  # its figures may yet come to be what is wanted
            value = get(run)
            return with_now(words, None if value is None else show(value))

        return Condition(holds, want)

    return read


def _counted(get: Get, one: Message, many: Message) -> Reader:
    def told(wanted: Bounds) -> Message:
        return (one if is_single(wanted) else many).filled(wanted=amount(wanted))

    return _figure(get, told)


def _measured(get: Get, words: Message, show: Callable[[float], Message]) -> Reader:
    return _figure(get, lambda wanted: words.filled(wanted=amount(wanted, show)), show)


def _last(values: tuple[float, ...] | None) -> float | None:
    return values[-1] if values else None


def _gap(run: RunFacts) -> float | None:
    validation, training = _last(run.figures.get("val_loss")), _last(run.training_losses)
    return None if validation is None or training is None else validation - training


def _rise(run: RunFacts) -> float | None:
    losses = run.figures.get("val_loss")
    return losses[-1] - min(losses) if losses else None


RUN_CONDITIONS: Mapping[str, Reader] = {
    "started": RUNS.started,
    "ended": _ended(),
    "finished": _ended(RunState.FINISHED),
    "complete": _ended(RunState.FINISHED, RunState.DIVERGED),
    "diverged": _ended(RunState.DIVERGED),
    "after": _after,
    "preset": _of_spec(SPEC_CONDITIONS["preset"]),
    **{f"spec.{key}": _of_spec(read) for key, read in SPEC_CONDITIONS.items()},
    "epochs": _counted(
        lambda run: run.epochs, say("train {wanted} epoch"), say("train {wanted} epochs")
    ),
    "updates": _counted(
        lambda run: run.updates, say("train {wanted} update"), say("train {wanted} updates")
    ),
    "accuracy": _measured(
        lambda run: _last(run.accuracies), say("train until the accuracy is {wanted}"), percent
    ),
    "train_accuracy": _measured(
        lambda run: _last(run.figures.get("accuracy")),
        say("train until the training accuracy is {wanted}"),
        percent,
    ),
    "loss": _measured(
        lambda run: _last(run.training_losses),
        say("train until the training loss is {wanted}"),
        number,
    ),
    "val_loss": _measured(
        lambda run: _last(run.figures.get("val_loss")),
        say("train until the validation loss is {wanted}"),
        number,
    ),
    "gap": _measured(
        _gap,
        say("train until the validation loss minus the training loss is {wanted}"),
        number,
    ),
    "rise": _measured(
        _rise, say("train until the validation loss minus its lowest is {wanted}"), number
    ),
}
"""What can be asked of a run, by key; ``complete``: ended of itself, not by being stopped.

``gap``: validation loss minus training loss; ``rise``: validation loss minus its lowest.
"""
