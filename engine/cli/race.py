"""``race``: several specs side by side, from the same start, with their progress shown."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli import common, interrupts, lane_progress, leavings
from engine.data import recipe
from engine.files import atomic, race_curves
from engine.files.curves import FIT_FOR_USE
from engine.files.race_curves import LaneCurves
from engine.insight import together, verdict
from engine.insight.comparison import (
    MOST_SEEDS,
    Comparison,
    LaneResult,
    SeedResult,
    compare,
)
from engine.insight.reached import seconds_to
from engine.messages import Cancelled, InputError, MachineError, PlainError, say
from engine.spec import codec, fairness, presets, variation
from engine.spec.optimizers import calmer_rate
from engine.spec.race import Lane
from engine.training import start
from engine.training.history import History
from engine.training.lockstep import RaceControl
from engine.training.states import RunState

if TYPE_CHECKING:
    import argparse

    from engine.cli.lane_progress import LaneLines
    from engine.data.dataset import Dataset
    from engine.insight.together import Together
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.training.fingerprint import Fingerprint
    from engine.training.race import Race, RaceLane

Plain = dict[str, Any]


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(
        commands,
        "race",
        "Train several networks side by side, from the same start. Ctrl-C keeps what was learnt.",
        run,
    )
    common.add_spec_options(parser)
    common.add_data_dir(parser)
    keys = ", ".join(variation.VARIATIONS)
    parser.add_argument(
        "--vary",
        metavar="PATH=V1,V2,…",
        action="append",
        default=[],
        help=f"what the lanes differ in: {keys}, or any setting as in --set; for example "
        "optimizer=SGD,SGD(momentum=0.9),Adam",
    )
    parser.add_argument("--epochs", metavar="N", help="how often to go through the training set")
    parser.add_argument("--seed", metavar="N", help="the number that everything random follows")
    parser.add_argument(
        "--seeds",
        metavar="N",
        default="1",
        help="race so many times, with the seed and those after it, and say whether the winner "
        "is really better",
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="where to leave race.png, race.csv and race.json"
    )


@dataclass(frozen=True)
class Order:
    """What to race, and what to leave.

    Parameters
    ----------
    title : what the race is called in the picture of its curves.
    preset : the preset's name where the spec comes from one.
    seeds : how many times to race.
    out : the folder for the results, or None.
    """

    lanes: tuple[Lane, ...]
    title: str
    preset: str | None
    seeds: int
    data_dir: Path | None
    out: Path | None

    @property
    def names(self) -> dict[int, str]:
        """The lanes' names by number."""
        return {number: lane.name for number, lane in enumerate(self.lanes)}


@dataclass(frozen=True)
class Outcome:
    """What one lane came to with one seed.

    Parameters
    ----------
    fingerprint : what it set out with; None where it could not be built.
    failure : why it could not go on, where that is so.
    """

    lane: Lane
    state: RunState
    history: History
    fingerprint: Fingerprint | None = None
    parameters: int | None = None
    test: Mapping[str, float] | None = None
    seconds: float | None = None
    failure: Message | None = None

    @property
    def last(self) -> dict[str, float]:
        """The figures of its last epoch; empty where it finished none."""
        epochs = self.history.epochs
        return _answered(epochs[-1].values) if epochs else {}

    @property
    def seconds_to_95(self) -> float | None:
        """When it was first fit for use; None: never."""
        return seconds_to(self.history, FIT_FOR_USE, self.lane.spec.training.batch_size)


@dataclass(frozen=True)
class Heat:
    """The race with one seed.

    Parameters
    ----------
    seconds : from the first update to the last lane's end.
    together : what the lanes answer as an ensemble, where they differ in nothing but the seed.
    """

    seed: int
    outcomes: tuple[Outcome, ...]
    seconds: float
    together: Together | None = None


def run(options: argparse.Namespace) -> int:
    """Race as the options say."""
    return _race(_ordered(options), options)


# -- what to race ------------------------------------------------------------------------------


def _ordered(options: argparse.Namespace) -> Order:
    preset = presets.find(options.preset) if options.preset else None
    spec = preset.spec if preset else codec.from_file(options.spec)
    title = presets.localised(preset.title, "en") if preset else ""
    lanes = _lanes(spec, preset.lanes if preset else (), options)
    if not variation.differences(lanes):
        raise InputError(
            say("All lanes are the same: there is nothing to compare."),
            say("Let --set change something else than what the lanes differ in."),
        )
    return Order(
        lanes,
        title or spec.model.name or options.spec.stem,
        options.preset,
        _seeds(options.seeds),
        options.data_dir,
        options.out,
    )


def _lanes(spec: RunSpec, own: tuple[Lane, ...], options: argparse.Namespace) -> tuple[Lane, ...]:
    """Return the lanes that the options ask for, or else the preset's own."""
    if len(options.vary) > 1:
        raise InputError(
            say("A race varies one setting: --vary can be given once."),
            say("Change what all lanes have in common by --set."),
        )
    if options.vary:
        key, values = variation.parse(options.vary[0])
        return variation.lanes(_changed(spec, options), key, values)
    if own:
        return tuple(Lane(lane.name, _changed(lane.spec, options)) for lane in own)
    raise InputError(say("Nothing says what the lanes differ in."), _how_to_vary())


def _how_to_vary() -> Message:
    names = ", ".join(preset.name for preset in presets.all_races())
    return say(
        "Add --vary, for example --vary optimizer=SGD,Adam; or take one of {names}.", names=names
    )


def _changed(spec: RunSpec, options: argparse.Namespace) -> RunSpec:
    spec = common.changed_spec(spec, options)
    for name in ("epochs", "seed"):
        if getattr(options, name) is not None:
            spec = codec.assign(spec, name, getattr(options, name))
    return spec


def _seeds(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= MOST_SEEDS:
        return int(text)
    raise InputError(
        say(
            'The number of seeds must be 1 to {most}. Received: "{text}".',
            most=MOST_SEEDS,
            text=text,
        )
    )


def _refuse_errors(order: Order, shown: Callable[[Message], None]) -> None:
    """Say the warnings of all lanes, once each; raises `InputError` for a lane with an error."""
    said = set()
    for lane in order.lanes:
        try:
            warnings = common.refuse_errors(lane.spec)
        except InputError as error:
            raise InputError(
                say("{lane}: {error}", lane=lane.name, error=error.message), error.hint
            ) from error
        for warning in warnings:
            text = common.described(lane.spec, warning)
            if text not in said:
                said.add(text)
                shown(say("Warning, {lane}: {text}", lane=lane.name, text=text))


# -- the race ----------------------------------------------------------------------------------


def _race(order: Order, options: argparse.Namespace) -> int:
    """Check everything that can be checked without TensorFlow, then race, keep and answer."""
    warnings: list[Message] = []
    _refuse_errors(order, warnings.append)
    if order.out is not None:
        leavings.check(order.out)
    control = RaceControl()
    with lane_progress.display(list(order.names.values())) as shown:
        for warning in warnings:
            shown.show(warning)
        datasets = _datasets(order, shown)
        shown.phase(say("Starting TensorFlow"))
        start.backend()
        with interrupts.stopping(control):  # type: ignore[arg-type]
            heats = _heats(order, datasets, control, shown)
            summary = _summary(order, heats, datasets)
            if order.out is not None:
                shown.phase(say("Writing the files"))
                leavings.write(order.out, _files(order, heats, summary))
    return _answer(order, heats, summary, control, options)


def _datasets(order: Order, shown: LaneLines) -> tuple[Dataset, ...]:
    """Return a data set a lane, loading each only once."""
    loaded: dict[object, Dataset] = {}
    for lane in order.lanes:
        key = recipe.key(lane.spec)
        if key not in loaded:
            loaded[key] = recipe.load(lane.spec, data_dir=order.data_dir, progress=shown.download)
            shown.data(loaded[key])
    return tuple(loaded[recipe.key(lane.spec)] for lane in order.lanes)


def _heats(
    order: Order, datasets: Sequence[Dataset], control: RaceControl, shown: LaneLines
) -> tuple[Heat, ...]:
    """Race with one seed after the other; raises `Cancelled` where nothing was learnt at all."""
    heats: list[Heat] = []
    for number in range(order.seeds):
        heat = _heat(order, number, datasets, control, shown)
        half_done = control.stopped and bool(heats)  # not to be compared with whole ones
        if heat is not None and not half_done:
            heats.append(heat)
        if control.stopped:
            break
    learnt = any(outcome.history.updates for heat in heats for outcome in heat.outcomes)
    if control.stopped and not learnt:
        raise Cancelled
    return tuple(heats)


def _heat(
    order: Order,
    number: int,
    datasets: Sequence[Dataset],
    control: RaceControl,
    shown: LaneLines,
) -> Heat | None:
    """Race once, with the order's seed and ``number`` added to it; None where it was stopped."""
    from engine.training.race import Race

    lanes = tuple(_reseeded(lane, number) for lane in order.lanes)
    datasets = _remade(order, lanes, datasets) if number else datasets
    race = Race(control, shown.event)
    for place, (lane, dataset) in enumerate(zip(lanes, datasets, strict=True)):
        shown.phase(_building(lane, number, order))
        race.add(place, lane.spec, dataset)
        if control.stopped:
            return None
    shown.racing()
    began = time.perf_counter()
    race.execute()
    seconds = time.perf_counter() - began
    outcomes = tuple(_outcome(lane, race, place) for place, lane in enumerate(lanes))
    return Heat(lanes[0].spec.seed, outcomes, seconds, _together(race, outcomes, datasets[0]))


def _together(race: Race, outcomes: Sequence[Outcome], dataset: Dataset) -> Together | None:
    """Measure the lanes as an ensemble; None where they are none, or one has not finished."""
    specs = [outcome.lane.spec for outcome in outcomes]
    finished = all(outcome.state is RunState.FINISHED for outcome in outcomes)
    info = dataset.info
    if not (finished and info.are_images and info.has_classes and together.are_members(specs)):
        return None
    results = [race.lanes[place].result for place in range(len(outcomes))]
    return together.measured([result.model for result in results if result], dataset)


def _building(lane: Lane, number: int, order: Order) -> Message:
    if order.seeds == 1:
        return say("Building {lane}", lane=lane.name)
    return say(
        "Seed {number} of {seeds}: building {lane}",
        number=number + 1,
        seeds=order.seeds,
        lane=lane.name,
    )


def _reseeded(lane: Lane, number: int) -> Lane:
    return replace(lane, spec=replace(lane.spec, seed=lane.spec.seed + number))


def _remade(
    order: Order, lanes: Sequence[Lane], datasets: Sequence[Dataset]
) -> tuple[Dataset, ...]:
    """Make those data sets anew that follow from the seed; lanes go on sharing what they share."""
    made: dict[object, Dataset] = {}
    for lane, first, dataset in zip(lanes, order.lanes, datasets, strict=True):
        key = recipe.key(lane.spec)
        if key == recipe.key(first.spec):
            made[key] = dataset
        elif key not in made:
            made[key] = recipe.load(lane.spec, data_dir=order.data_dir)
    return tuple(made[recipe.key(lane.spec)] for lane in lanes)


def _outcome(lane: Lane, race: Race, place: int) -> Outcome:
    found: RaceLane = race.lanes[place]
    result = found.result
    if result is None:
        state = RunState.FAILED if found.failure else RunState.STOPPED
        return Outcome(lane, state, History(), found.fingerprint, failure=found.failure)
    return Outcome(
        lane,
        result.state,
        result.history,
        found.fingerprint,
        result.model.count_params(),
        result.test or None,
        result.seconds,
    )


# -- what came of it ---------------------------------------------------------------------------


def compared(heats: Sequence[Heat]) -> Comparison:
    """Put the lanes of all seeds side by side."""
    return compare(
        [
            SeedResult(
                heat.seed,
                {
                    number: LaneResult(
                        tuple(epoch.values for epoch in outcome.history.epochs), outcome.state
                    )
                    for number, outcome in enumerate(heat.outcomes)
                },
            )
            for heat in heats
        ]
    )


def _summary(order: Order, heats: Sequence[Heat], datasets: Sequence[Dataset]) -> Plain:
    notices = {dataset.info.name: dataset.notice for dataset in datasets}
    first, names = heats[0], order.names
    comparison = compared(heats)
    summary: dict[str, Any] = {
        "preset": order.preset,
        "data": ", ".join(notices),
        "notice": next((str(notice) for notice in notices.values() if notice), None),
        "seed": first.seed,
        "lanes": [_plain_lane(outcome) for outcome in first.outcomes],
        "ranking": [names[row.lane] for row in comparison.ranking()],
        "seconds": round(sum(heat.seconds for heat in heats), 3),
    }
    if first.together is not None:
        summary["ensemble"] = vars(first.together)
    if order.seeds > 1:
        summary["seeds"] = [_plain_heat(heat, names) for heat in heats]
        summary["verdict"] = str(verdict.verdict(comparison, names))
    return {name: value for name, value in summary.items() if value is not None}


def _plain_lane(outcome: Outcome) -> Plain:
    prints, spec = outcome.fingerprint, outcome.lane.spec
    known = {
        "name": outcome.lane.name,
        "state": outcome.state.value,
        "parameters": outcome.parameters,
        "steps_per_epoch": outcome.history.steps_per_epoch or None,
        "initial_weights_sha256": prints.weights if prints else None,
        "examples_sha256": prints.examples if prints else None,
        "order_sha256": prints.order if prints else None,
        "batches_sha256": prints.batches if prints else None,
        "masks_sha256": prints.masks if prints else None,
        "epochs": [
            {"epoch": e.epoch, **_answered(e.values), "seconds": round(e.seconds, 3)}
            for e in outcome.history.epochs
        ],
        "test": dict(outcome.test) if outcome.test else None,
        "seconds": None if outcome.seconds is None else round(outcome.seconds, 3),
        "failure": str(outcome.failure) if outcome.failure else None,
        "note": str(note) if (note := variation.remark(spec)) else None,
    }
    reached = outcome.seconds_to_95
    plain = {name: value for name, value in known.items() if value is not None}
    return plain | {"time_to_95": None if reached is None else round(reached, 3)}


def _answered(values: Mapping[str, float]) -> dict[str, float]:
    """Leave out training as measured at the epoch's end."""
    return {name: v for name, v in values.items() if not name.startswith("train_")}


def _plain_heat(heat: Heat, names: Mapping[int, str]) -> Plain:
    lanes = [
        {
            "name": outcome.lane.name,
            "state": outcome.state.value,
            **outcome.last,
            **({"test": dict(outcome.test)} if outcome.test else {}),
        }
        for outcome in heat.outcomes
    ]
    ranking = [names[row.lane] for row in compared([heat]).ranking()]
    return {"seed": heat.seed, "lanes": lanes, "ranking": ranking}


def _files(order: Order, heats: Sequence[Heat], summary: Plain) -> dict[str, leavings.Write]:
    text = json.dumps(common.finite(summary), indent=2, ensure_ascii=False) + "\n"
    curves = [LaneCurves(v.lane.name, v.history) for v in heats[0].outcomes]
    subtitle = f"{summary['data']} · seed {summary['seed']}"
    return {
        "race.png": lambda path: race_curves.draw(curves, order.title, path, subtitle),
        "race.csv": lambda path: atomic.write_text(path, race_curves.table(curves)),
        "race.json": lambda path: atomic.write_text(path, text),
    }


# -- the answer --------------------------------------------------------------------------------


def _answer(
    order: Order,
    heats: Sequence[Heat],
    summary: Plain,
    control: RaceControl,
    options: argparse.Namespace,
) -> int:
    """Print the answer; a lane that diverged is one, but all of them are an error."""
    outcomes = [outcome for heat in heats for outcome in heat.outcomes]
    error = _error(outcomes)
    one_failed = error is not None and any(outcome.failure for outcome in outcomes)
    rest_learnt = one_failed and any(outcome.history.updates for outcome in outcomes)
    if options.json or error is None or rest_learnt:
        common.answer(summary, _text(order, heats, summary), options)
    if control.stopped:
        common.tell(_stopped(order, outcomes))
        return common.INTERRUPTED
    if error is not None:
        raise error
    return 0


def _error(outcomes: Sequence[Outcome]) -> PlainError | None:
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


def _stopped(order: Order, outcomes: Sequence[Outcome]) -> Message:
    updates = sum(outcome.history.updates for outcome in outcomes)
    if order.out is None:
        return say("Stopped after {n:,} updates. Nothing was kept: there is no --out.", n=updates)
    return say(
        "Stopped after {n:,} updates. What was measured is in {folder}.",
        n=updates,
        folder=str(order.out),
    )


def _text(order: Order, heats: Sequence[Heat], summary: Plain) -> str:
    first = heats[0]
    by_name = {outcome.lane.name: outcome for outcome in first.outcomes}
    ranked = [by_name[name] for name in summary["ranking"]]
    lines = [_table(ranked)]
    if order.seeds > 1:
        lines += ["", _seeds_table(compared(heats), order.names), summary["verdict"]]
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
