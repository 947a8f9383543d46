"""The vocabulary of checks: every condition by its key, with how it is read and when it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from engine.lessons.demands import (
    Bounds,
    Wrong,
    bounds,
    listed,
    name,
    names,
    shown,
    unknown,
    yes,
)
from engine.lessons.facts import AXES, PAGES, TABS, Facts, RaceFacts, RunFacts
from engine.lessons.spec_conditions import (
    SPEC_CONDITIONS,
    SpecReader,
    races,
    same_lesson,
    same_race,
    single_presets,
)
from engine.messages import InputError, say
from engine.spec import presets, variation
from engine.spec.activations import ACTIVATIONS
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.spec.run import RunSpec

Test = Callable[[Facts, Facts], bool]
"""Whether something holds, by the facts of now and those of the moment the step began."""

Beside = Mapping[str, Any]
"""The whole check, its keys in full: what stands beside a condition."""

Reader = Callable[[Any, Beside], Test]
"""Makes a test of what a lesson says; raises `Wrong`."""


# -- runs --------------------------------------------------------------------------------------


def fresh_run(now: Facts, since: Facts) -> RunFacts | None:
    """Return the run that is under way or was the last, if the step has seen any of it."""
    run, before = now.run, since.run
    if run is None or before is None or run.number > before.number or before.state.active:
        return run
    return None


def _run_started(plain: Any, beside: Beside) -> Test:
    yes(plain)
    return lambda now, since: _number_of(now.run) > _number_of(since.run)


def _number_of(what: RunFacts | RaceFacts | None) -> int:
    return what.number if what else 0


def _run_ended(*states: RunState) -> Reader:
    """Wait for the end of a run; ``states``: how it must have ended, in any way if left out."""

    def read(plain: Any, beside: Beside) -> Test:
        yes(plain)

        def test(now: Facts, since: Facts) -> bool:
            ended = now.run is not None and now.run.state.ended
            return (
                now.runs_ended > since.runs_ended
                and ended
                and (not states or (now.run is not None and now.run.state in states))
            )

        return test

    return read


def _of_run(read_spec: SpecReader) -> Reader:
    """Ask of a run's spec what can be asked of any."""

    def read(plain: Any, beside: Beside) -> Test:
        wanted = read_spec(plain)

        def test(now: Facts, since: Facts) -> bool:
            run = fresh_run(now, since)
            return run is not None and wanted(run.spec)

        return test

    return read


def _run_figure(get: Callable[[RunFacts], float | None]) -> Reader:
    """Ask for a figure of the run, which may be compared with that of a preset's last run."""

    def read(plain: Any, beside: Beside) -> Test:
        wanted = bounds(plain, single_presets())

        def test(now: Facts, since: Facts) -> bool:
            run = fresh_run(now, since)
            return run is not None and wanted.hold(get(run), lambda preset: past(now, preset))

        def past(now: Facts, preset: str) -> float | None:
            spec = presets.get(preset).spec
            alike = [run for run in now.past if same_lesson(run.spec, spec)]
            return get(alike[-1]) if alike else None

        return test

    return read


def _last(values: tuple[float, ...] | None) -> float | None:
    return values[-1] if values else None


def _gap(run: RunFacts) -> float | None:
    validation, training = _last(run.figures.get("val_loss")), _last(run.training_losses)
    return None if validation is None or training is None else validation - training


def _rise(run: RunFacts) -> float | None:
    losses = run.figures.get("val_loss")
    return losses[-1] - min(losses) if losses else None


RUN_FIGURES: Mapping[str, Callable[[RunFacts], float | None]] = {
    "epochs": lambda run: run.epochs,
    "updates": lambda run: run.updates,
    "accuracy": lambda run: _last(run.accuracies),
    "train_accuracy": lambda run: _last(run.figures.get("accuracy")),
    "loss": lambda run: _last(run.training_losses),
    "val_loss": lambda run: _last(run.figures.get("val_loss")),
    "gap": _gap,
    "rise": _rise,
}
"""``gap``: validation loss minus training loss; ``rise``: validation loss minus its lowest."""


# -- races -------------------------------------------------------------------------------------


def fresh_race(now: Facts, since: Facts) -> RaceFacts | None:
    """Return the race that is under way or was the last, if the step has seen any of it."""
    race, before = now.race, since.race
    if race is None or race.number == 0:
        return None
    if before is None or race.number > before.number or before.state.active:
        return race
    return None


def _race_started(plain: Any, beside: Beside) -> Test:
    yes(plain)
    return lambda now, since: _number_of(now.race) > _number_of(since.race)


def _race_ended(plain: Any, beside: Beside) -> Test:
    yes(plain)
    return lambda now, since: (
        now.races_ended > since.races_ended and now.race is not None and now.race.state.ended
    )


def _race_preset(plain: Any, beside: Beside) -> Test:
    wanted = [presets.find(one) for one in names(plain, races())]

    def test(now: Facts, since: Facts) -> bool:
        race = now.race
        if race is None:
            return False
        specs = tuple(lane.spec for lane in race.lanes)
        return any(same_race(race.varies, specs, one) for one in wanted)

    return test


def _race_varies(plain: Any, beside: Beside) -> Test:
    wanted = names(plain, variation.VARIATIONS)
    return lambda now, since: now.race is not None and now.race.varies in wanted


def _race_lanes(plain: Any, beside: Beside) -> Test:
    wanted = bounds(plain)
    return lambda now, since: (
        now.race is not None and wanted.hold(len(now.race.lanes), lambda _: None)
    )


def _race_epochs(plain: Any, beside: Beside) -> Test:
    wanted = bounds(plain)

    def test(now: Facts, since: Facts) -> bool:
        race = fresh_race(now, since)
        return race is not None and wanted.hold(race.epochs, lambda _: None)

    return test


def _extreme(best: Callable[[tuple[float, ...]], float]) -> Reader:
    """Ask for the lowest or the highest accuracy of all lanes at the end."""

    def read(plain: Any, beside: Beside) -> Test:
        wanted = bounds(plain)

        def test(now: Facts, since: Facts) -> bool:
            race = fresh_race(now, since)
            found = race.accuracies_after(None) if race else None
            return found is not None and wanted.hold(best(found), lambda _: None)

        return test

    return read


def _place_of(best: Callable[[tuple[float, ...]], float]) -> Reader:
    """Ask which lane is first or last after some epochs, or at the end."""

    def read(plain: Any, beside: Beside) -> Test:
        table = _lane_table(plain, ("lane", "after_epochs"))
        is_meant, epochs = _lane(table, beside), _after_epochs(table)

        def test(now: Facts, since: Facts) -> bool:
            race = fresh_race(now, since)
            found = race.accuracies_after(epochs) if race else None
            if race is None or found is None:
                return False
            winning = best(found)
            return any(
                value == winning and is_meant(lane.spec)
                for lane, value in zip(race.lanes, found, strict=True)
            )

        return test

    return read


def _lane_accuracy(plain: Any, beside: Beside) -> Test:
    """Ask how accurate a lane is after some epochs, or at the end."""
    table = _lane_table(plain, ("lane", "after_epochs", "at_least", "at_most"))
    is_meant, epochs = _lane(table, beside), _after_epochs(table)
    wanted = bounds({key: value for key, value in table.items() if key.startswith("at_")})

    def test(now: Facts, since: Facts) -> bool:
        race = fresh_race(now, since)
        lanes = [lane for lane in race.lanes if is_meant(lane.spec)] if race else []
        return any(wanted.hold(lane.accuracy_after(epochs), lambda _: None) for lane in lanes)

    return test


def _lane_table(plain: Any, keys: Iterable[str]) -> dict[str, Any]:
    if not isinstance(plain, dict) or "lane" not in plain:
        raise Wrong(
            say(
                "A table that names a lane is needed here, such as {example}. Received: {value}.",
                example='{ lane = "Adam", after_epochs = 2 }',
                value=shown(plain),
            )
        )
    for key in plain:
        if key not in keys:
            raise Wrong(unknown(key, keys))
    return plain


def _after_epochs(table: dict[str, Any]) -> int | None:
    epochs = table.get("after_epochs")
    if epochs is not None and (type(epochs) is not int or epochs < 1):
        raise Wrong(
            say(
                "{key} takes a whole number from 1. Received: {value}.",
                key="after_epochs",
                value=shown(epochs),
            )
        )
    return epochs


def _lane(table: dict[str, Any], beside: Beside) -> Callable[[RunSpec], bool]:
    """Return what knows the lanes that have one of the values in the setting that varies."""
    key = _varies(beside)
    values = [_lane_value(key, one) for one in listed(table["lane"])]
    return lambda spec: any(has_value(spec, key, value) for value in values)


def has_value(spec: RunSpec, key: str, value: Any) -> bool:
    """Tell whether a lane has ``value`` in the setting ``key``: setting it changes nothing."""
    try:
        return variation.varied(spec, key, value) == spec
    except InputError:
        return False


def _varies(beside: Beside) -> str:
    """Return what varies in the race that the check is about."""
    if "race.preset" in beside:
        return presets.find(name(beside["race.preset"], races())).varies
    if "race.varies" in beside:
        return name(beside["race.varies"], variation.VARIATIONS)
    raise Wrong(
        say("A lane is known by what varies: race.preset or race.varies must stand beside.")
    )


def _lane_value(key: str, plain: Any) -> Any:
    if not isinstance(plain, str):
        raise Wrong(say("A name in quotes is needed here. Received: {value}.", value=shown(plain)))
    try:
        return variation.read(key, plain)
    except InputError as error:
        raise Wrong(error.message) from None
    except RecursionError:
        raise Wrong(say("The brackets go too deep.")) from None


# -- the rest of the window --------------------------------------------------------------------


def _of_spec(read_spec: SpecReader) -> Reader:
    """Ask of the spec in the builder what can be asked of any."""

    def read(plain: Any, beside: Beside) -> Test:
        wanted = read_spec(plain)
        return lambda now, since: wanted(now.spec)

    return read


def _now_one_of(known: Iterable[str], get: Callable[[Facts], str]) -> Reader:
    def read(plain: Any, beside: Beside) -> Test:
        wanted = names(plain, known)
        return lambda now, since: get(now) in wanted

    return read


def _page(plain: Any, beside: Beside) -> Test:
    wanted = name(plain, [f"{tab}/{page}" for tab, pages in PAGES.items() for page in pages])
    return lambda now, since: f"{now.tab}/{now.page}" == wanted


def _drawn(plain: Any, beside: Beside) -> Test:
    yes(plain)
    return lambda now, since: now.drawings > since.drawings


def _read(plain: Any, beside: Beside) -> Test:
    wanted = {str(one) for one in listed(plain)}
    return lambda now, since: now.drawings > since.drawings and now.read in wanted


def _went_back(plain: Any, beside: Beside) -> Test:
    yes(plain)
    return lambda now, since: now.moments > since.moments


def _activations(plain: Any, beside: Beside) -> Test:
    """Ask that all functions of the list are shown."""
    wanted = names(plain, (*ACTIVATIONS.kinds, "maxout"))
    return lambda now, since: now.tab == "activations" and wanted <= now.activations


def _ensemble(get: Callable[[tuple[float, ...], float], float]) -> Reader:
    def read(plain: Any, beside: Beside) -> Test:
        wanted = bounds(plain)
        return lambda now, since: _ensemble_holds(now, wanted)

    def _ensemble_holds(now: Facts, wanted: Bounds) -> bool:
        group = now.ensemble
        if group is None or not group.members:
            return False
        return wanted.hold(get(group.members, group.accuracy), lambda _: None)

    return read


CONDITIONS: Mapping[str, Reader] = {
    "tab": _now_one_of(TABS, lambda facts: facts.tab),
    "page": _page,
    "axis": _now_one_of(AXES, lambda facts: facts.axis),
    **{f"spec.{key}": _of_spec(read) for key, read in SPEC_CONDITIONS.items()},
    "run.started": _run_started,
    "run.ended": _run_ended(),
    "run.finished": _run_ended(RunState.FINISHED),
    "run.diverged": _run_ended(RunState.DIVERGED),
    "run.preset": _of_run(SPEC_CONDITIONS["preset"]),
    **{f"run.spec.{key}": _of_run(read) for key, read in SPEC_CONDITIONS.items()},
    **{f"run.{key}": _run_figure(get) for key, get in RUN_FIGURES.items()},
    "race.started": _race_started,
    "race.ended": _race_ended,
    "race.preset": _race_preset,
    "race.varies": _race_varies,
    "race.lanes": _race_lanes,
    "race.epochs": _race_epochs,
    "race.leader": _place_of(max),
    "race.last": _place_of(min),
    "race.accuracy": _lane_accuracy,
    "race.lowest": _extreme(min),
    "race.highest": _extreme(max),
    "pad.drawn": _drawn,
    "pad.read": _read,
    "time.back": _went_back,
    "activations.shown": _activations,
    "ensemble.members": _ensemble(lambda members, accuracy: len(members)),
    "ensemble.gain": _ensemble(lambda members, accuracy: accuracy - max(members)),
    "ensemble.over_mean": _ensemble(
        lambda members, accuracy: accuracy - sum(members) / len(members)
    ),
}
"""Every condition that a check can have, by its key in full."""
