"""What a check can ask of the race that is set up, under way or was the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from engine.lessons.attempts import PAUSED, Attempts
from engine.lessons.condition import Beside, Condition, Reader
from engine.lessons.demands import Bounds, Wrong, bounds, listed, name, names, shown, unknown, yes
from engine.lessons.facts import RaceFacts
from engine.lessons.links import PRESET, TAB
from engine.lessons.spec_conditions import SPEC_CONDITIONS, SpecReader, races, same_race
from engine.lessons.wants import (
    Named,
    Stage,
    Want,
    amount,
    before_race,
    either,
    is_single,
    number,
    percent,
    to_race,
    with_now,
)
from engine.messages import InputError, Message, say
from engine.spec import presets, variation
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.lessons.facts import Facts
    from engine.spec.run import RunSpec


RACES = Attempts[RaceFacts](
    lambda facts: facts.race,
    lambda facts: facts.races_ended,
    to_race,
    before_race,
    lambda race: bool(race.lanes),
)


# -- how far it is -----------------------------------------------------------------------------


def _to_the_end(race: RaceFacts) -> Message:
    if race.state is RunState.PAUSED:
        return PAUSED
    if race.state.active:
        return say(
            "let the race go on to its end ({done} of {all} epochs)",
            done=number(race.epochs),
            all=number(max(lane.spec.training.epochs for lane in race.lanes)),
        )
    if race.state is RunState.STOPPED:
        return say("race again, to the end: the last race was stopped")
    return say("race again, to the end")


def _epochs(plain: Any, beside: Beside) -> Condition:
    wanted = bounds(plain)
    words = (_ONE_EPOCH if is_single(wanted) else _EPOCHS).filled(wanted=amount(wanted))

    def holds(now: Facts, since: Facts) -> bool:
        race = RACES.fresh(now, since)
        return race is not None and _holds(wanted, race.epochs)

    def told(race: RaceFacts) -> Message:
        return with_now(words, number(race.epochs))

    return Condition(holds, lambda now, since: RACES.to_result(now, since, told))


_ONE_EPOCH = say("race until every lane has ended {wanted} epoch")
_EPOCHS = say("race until every lane has ended {wanted} epochs")


def _raced(plain: Any, beside: Beside) -> Condition:
    """Ask that the lanes there are have learnt, at whatever time that was."""
    yes(plain)

    def want(now: Facts, since: Facts) -> Want:
        if now.race is not None and now.race.state.active:
            return Want(Stage.RESULT, say("wait until every lane has ended an epoch"))
        return to_race(now)

    return Condition(lambda now, since: now.race is not None and now.race.epochs > 0, want)


def _surface(plain: Any, beside: Beside) -> Condition:
    yes(plain)

    def want(now: Facts, since: Facts) -> Want:
        if now.race is None or not now.race.epochs:
            return to_race(now)
        if now.race.state.active:
            return Want(Stage.RESULT, _to_the_end(now.race))
        return before_race(now) or Want(
            Stage.RESULT, say("have the loss surface computed to the end")
        )

    return Condition(lambda now, since: now.has_surface, want)


def _holds(wanted: Bounds, value: float | None) -> bool:
    return wanted.hold(value, lambda _: None)


# -- what races --------------------------------------------------------------------------------


def _set_up(now: Facts, todo: Message) -> Want:
    if now.race is not None and now.race.state.active:
        return Want(Stage.BLOCKED, say("stop the race first: another one is wanted here"))
    return before_race(now) or Want(Stage.SET_UP, todo)


def _preset(plain: Any, beside: Beside) -> Condition:
    wanted = [presets.find(one) for one in sorted(names(plain, races()))]
    todo = say("load the preset {preset}", preset=either(Named(PRESET, one.name) for one in wanted))

    def holds(now: Facts, since: Facts) -> bool:
        race = now.race
        if race is None:
            return False
        specs = tuple(lane.spec for lane in race.lanes)
        return any(same_race(race.varies, specs, one) for one in wanted)

    return Condition(holds, lambda now, since: _set_up(now, todo))


def _vary(plain: Any, beside: Beside) -> Condition:
    wanted = names(plain, variation.VARIATIONS)
    titles = [known.title for key, known in variation.VARIATIONS.items() if key in wanted]
    todo = say(
        "choose what to vary in the tab {tab}: {setting}",
        tab=Named(TAB, "race"),
        setting=either(titles),
    )

    def want(now: Facts, since: Facts) -> Want:
        known = variation.VARIATIONS.get(now.race.varies) if now.race else None
        return _set_up(now, with_now(todo, known.title if known else None))

    return Condition(lambda now, since: now.race is not None and now.race.varies in wanted, want)


def _lanes(plain: Any, beside: Beside) -> Condition:
    wanted = bounds(plain)
    todo = say("let {wanted} lanes race", wanted=amount(wanted))

    def want(now: Facts, since: Facts) -> Want:
        count = len(now.race.lanes) if now.race else 0
        return _set_up(now, with_now(todo, number(count)))

    return Condition(
        lambda now, since: now.race is not None and _holds(wanted, len(now.race.lanes)), want
    )


def _of_spec(read_spec: SpecReader) -> Reader:
    """Ask of every lane's spec what can be asked of any."""

    def read(plain: Any, beside: Beside) -> Condition:
        wanted = read_spec(plain)

        def holds(now: Facts, since: Facts) -> bool:
            lanes = now.race.lanes if now.race else ()
            return bool(lanes) and all(wanted.holds(lane.spec) for lane in lanes)

        def want(now: Facts, since: Facts) -> Want:
            if not wanted.holds(now.spec):
                return _set_up(now, wanted.want(now.spec))
            todo = say("set the lanes up anew in the tab {tab}", tab=Named(TAB, "race"))
            return _set_up(now, todo)

        return Condition(holds, want)

    return read


# -- how lanes do ------------------------------------------------------------------------------

Best = Callable[[tuple[float, ...]], float]


def _extreme(best: Best, words: Message) -> Reader:
    """Ask for the lowest or the highest accuracy of all lanes at the end."""

    def read(plain: Any, beside: Beside) -> Condition:
        wanted = bounds(plain)
        todo = words.filled(wanted=amount(wanted, percent))

        def holds(now: Facts, since: Facts) -> bool:
            race = RACES.fresh(now, since)
            found = race.accuracies_after(None) if race else None
            return found is not None and _holds(wanted, best(found))

        def told(race: RaceFacts) -> Message:
            found = race.accuracies_after(None)
            return with_now(todo, percent(best(found)) if found else None)

        return Condition(holds, lambda now, since: RACES.to_result(now, since, told))

    return read


def _place_of(best: Best, at_the_end: Message, after: Message) -> Reader:
    """Ask which lane is first or last after some epochs, or at the end."""

    def read(plain: Any, beside: Beside) -> Condition:
        table = _lane_table(plain, ("lane", "after_epochs"))
        is_meant, epochs = _lane(table, beside), _after_epochs(table)
        lane = either(listed(table["lane"]))
        todo = after.filled(lane=lane, n=epochs) if epochs else at_the_end.filled(lane=lane)

        def holds(now: Facts, since: Facts) -> bool:
            race = RACES.fresh(now, since)
            found = race.accuracies_after(epochs) if race else None
            if race is None or found is None:
                return False
            winning = best(found)
            return any(
                value == winning and is_meant(lane.spec)
                for lane, value in zip(race.lanes, found, strict=True)
            )

        return Condition(holds, lambda now, since: RACES.to_result(now, since, lambda _: todo))

    return read


def _lane_accuracy(plain: Any, beside: Beside) -> Condition:
    """Ask how accurate a lane is after some epochs, or at the end."""
    table = _lane_table(plain, ("lane", "after_epochs", "at_least", "at_most"))
    is_meant, epochs = _lane(table, beside), _after_epochs(table)
    wanted = bounds({key: value for key, value in table.items() if key.startswith("at_")})
    todo = say(
        "race until the accuracy of the lane {lane} is {wanted}",
        lane=either(listed(table["lane"])),
        wanted=amount(wanted, percent),
    )

    def holds(now: Facts, since: Facts) -> bool:
        race = RACES.fresh(now, since)
        lanes = [lane for lane in race.lanes if is_meant(lane.spec)] if race else []
        return any(_holds(wanted, lane.accuracy_after(epochs)) for lane in lanes)

    def told(race: RaceFacts) -> Message:
        found = [lane.accuracy_after(epochs) for lane in race.lanes if is_meant(lane.spec)]
        known = [value for value in found if value is not None]
        return with_now(todo, percent(max(known)) if known else None)

    return Condition(holds, lambda now, since: RACES.to_result(now, since, told))


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


RACE_CONDITIONS: Mapping[str, Reader] = {
    "started": RACES.started,
    "ended": RACES.ended_as(_to_the_end),
    "finished": RACES.ended_as(_to_the_end, RunState.FINISHED),
    "raced": _raced,
    "surface": _surface,
    "preset": _preset,
    "varies": _vary,
    "lanes": _lanes,
    **{f"spec.{key}": _of_spec(read) for key, read in SPEC_CONDITIONS.items()},
    "epochs": _epochs,
    "leader": _place_of(
        max,
        say("race to the end with the lane {lane} ahead"),
        say("race until the lane {lane} is ahead after epoch {n}"),
    ),
    "last": _place_of(
        min,
        say("race to the end with the lane {lane} behind all others"),
        say("race until the lane {lane} is behind all others after epoch {n}"),
    ),
    "accuracy": _lane_accuracy,
    "lowest": _extreme(min, say("race until the accuracy of the worst lane is {wanted}")),
    "highest": _extreme(max, say("race until the accuracy of the best lane is {wanted}")),
}
"""What can be asked of a race, by key; ``raced``: its lanes have learnt, at whatever time."""
