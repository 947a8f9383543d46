"""What ``race`` tells people: the tables and the sentences of its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from engine.cli import common
from engine.cli.race_files import Plain, compared
from engine.insight import verdict
from engine.messages import InputError, MachineError, PlainError, say
from engine.spec import fairness, variation
from engine.spec.optimizers import calmer_rate
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.cli.race_heats import Heat, Outcome
    from engine.cli.race_order import Order
    from engine.insight.comparison import Comparison
    from engine.insight.together import Together
    from engine.messages import Message


def error(outcomes: Sequence[Outcome]) -> PlainError | None:
    """Return what to end with where no lane came through, or one failed."""
    failed = [outcome for outcome in outcomes if outcome.failure is not None]
    if failed:
        name, failure = failed[0].lane.name, failed[0].failure
        return MachineError(say("{lane}: {failure}", lane=name, failure=failure))
    if outcomes and all(outcome.state is RunState.DIVERGED for outcome in outcomes):
        rate = min(calmer_rate(v.lane.spec.training.optimizer) for v in outcomes)
        return InputError(
            say("Every lane diverged."),
            say("Lower the learning rate, for example to {rate:g}.", rate=rate),
        )
    return None


def stopped(order: Order, outcomes: Sequence[Outcome]) -> Message:
    """Say after how many updates a race was stopped, and what is left of it."""
    updates = sum(outcome.history.updates for outcome in outcomes)
    if order.out is None:
        return say("Stopped after {n:,} updates. Nothing was kept: there is no --out.", n=updates)
    return say(
        "Stopped after {n:,} updates. What was measured is in {folder}.",
        n=updates,
        folder=str(order.out),
    )


def text(order: Order, heats: Sequence[Heat], plain: Plain) -> str:
    """Lay out what came of a race, the best lane first, and whether it was fair.

    Parameters
    ----------
    heats : at least one; the figures are those of the first.
    plain : the `engine.cli.race_files.summary`.
    """
    first = heats[0]
    by_name = {outcome.lane.name: outcome for outcome in first.outcomes}
    ranked = [by_name[name] for name in plain["ranking"]]
    lines = [_table(ranked)]
    if order.seeds > 1:
        lines += ["", _seeds_table(compared(heats), order.names), plain["verdict"]]
    if first.together is not None:
        lines += ["", _together_line(first.together)]
    lines += [f"{v.lane.name}: {note}" for v in ranked if (note := variation.remark(v.lane.spec))]
    lines += ["", *_fairness_lines(first.outcomes)]
    if order.out is not None:
        lines.append(f"The files are in {order.out}")
    return "\n".join(lines)


def _together_line(found: Together) -> str:
    return (
        f"Together: {found.average:.4f} by average, {found.vote:.4f} by vote;"
        f" the best alone {found.best:.4f}"
    )


def _table(ranked: Sequence[Outcome]) -> str:
    names = list(dict.fromkeys(name for outcome in ranked for name in outcome.last))
    header = ("lane", *names, "test_accuracy", "to 95 %", "seconds", "parameters", "state")
    return common.table(header, [_cells(outcome, names) for outcome in ranked])


def _cells(outcome: Outcome, names: Sequence[str]) -> tuple[str, ...]:
    last, test = outcome.last, outcome.test or {}
    reached = outcome.seconds_to_95
    return (
        outcome.lane.name,
        *(f"{last[name]:.4f}" if name in last else "–" for name in names),
        f"{test['accuracy']:.4f}" if "accuracy" in test else "–",
        "never" if reached is None else f"{reached:.1f} s",
        "–" if outcome.seconds is None else f"{outcome.seconds:.1f}",
        "–" if outcome.parameters is None else f"{outcome.parameters:,}",
        outcome.state.value,
    )


def _seeds_table(comparison: Comparison, names: Mapping[int, str]) -> str:
    """Lay out mean and spread over the seeds; the best lanes first."""
    measure, count = comparison.measure, len(comparison.seeds)
    rows = [
        (
            names[row.lane],
            verdict.amount(row.mean, row.deviation, measure) if row.count else "–",
            f"{row.best} of {count}",
        )
        for row in comparison.ranking()
    ]
    return common.table((f"{count} seeds", str(measure.title), "best in"), rows)


def _fairness_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Say what differs from the first lane and why, or that nothing does."""
    found = fairness.compare(
        [outcome.lane.spec for outcome in outcomes],
        [outcome.fingerprint for outcome in outcomes],
    )
    differing = [
        f"{outcome.lane.name}: {sentence}"
        for outcome, fair in zip(outcomes, found, strict=True)
        if fair is not None and fair.differing
        for sentence in fair.sentences
    ]
    first = next((fair for fair in found if fair is not None), None)
    if differing or first is None:
        return differing
    return [f"All lanes: {sentence}" for sentence in first.sentences]
