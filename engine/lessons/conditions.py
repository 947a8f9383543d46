"""The vocabulary of checks: every condition by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.lessons.condition import Beside, Condition, Reader, Test, Told
from engine.lessons.demands import bounds, listed, name, names, yes
from engine.lessons.facts import AXES, PAGES, TABS, EnsembleFacts, Facts
from engine.lessons.links import TAB
from engine.lessons.race_conditions import RACE_CONDITIONS
from engine.lessons.run_conditions import RUN_CONDITIONS
from engine.lessons.spec_conditions import SPEC_CONDITIONS, SpecReader
from engine.lessons.wants import (
    PAGE,
    Named,
    Stage,
    Want,
    amount,
    either,
    number,
    percent,
    with_now,
)
from engine.messages import Message, say
from engine.spec import wording
from engine.spec.activations import ACTIVATIONS
from engine.spec.layers import LAYERS

_AXES: Mapping[str, Message] = {
    "epochs": say("epochs"),
    "updates": say("updates"),
    "examples": say("examples"),
    "seconds": say("seconds"),
}
"""What people call `AXES`."""


def _to_do(holds: Test, told: Told) -> Condition:
    """Make a condition whose words wait for nothing else."""
    return Condition(holds, lambda now, since: Want(Stage.SET_UP, told(now, since)))


def _of_spec(read_spec: SpecReader) -> Reader:
    """Ask of the spec in the builder what can be asked of any."""

    def read(plain: Any, beside: Beside) -> Condition:
        wanted = read_spec(plain)
        return _to_do(
            lambda now, since: wanted.holds(now.spec), lambda now, since: wanted.want(now.spec)
        )

    return read


def _settled(plain: Any, beside: Beside) -> Condition:
    """Wait for a warning of the builder to go."""
    yes(plain)

    def told(now: Facts, since: Facts) -> Message:
        if now.warned:
            return say("press the button beside the warning in the builder")
        return say("first bring about a warning in the builder, as in the step before")

    return _to_do(lambda now, since: now.settled > since.settled, told)


# -- what is looked at -------------------------------------------------------------------------


def _tab(plain: Any, beside: Beside) -> Condition:
    wanted = names(plain, TABS)
    todo = say("open the tab {tab}", tab=either(Named(TAB, one) for one in TABS if one in wanted))
    return _to_do(lambda now, since: now.tab in wanted, lambda now, since: todo)


def _page(plain: Any, beside: Beside) -> Condition:
    wanted = name(plain, [f"{tab}/{page}" for tab, pages in PAGES.items() for page in pages])
    todo = _open_page(wanted)
    return _to_do(lambda now, since: f"{now.tab}/{now.page}" == wanted, lambda now, since: todo)


def _open_page(page: str) -> Message:
    return say(
        "open the tab {tab}, page {page}",
        tab=Named(TAB, page.partition("/")[0]),
        page=Named(PAGE, page),
    )


def _axis(plain: Any, beside: Beside) -> Condition:
    wanted = names(plain, AXES)
    todo = say(
        "let the x axis count {wanted}",
        wanted=either(title for key, title in _AXES.items() if key in wanted),
    )
    return _to_do(
        lambda now, since: now.axis in wanted,
        lambda now, since: with_now(todo, _AXES.get(now.axis)),
    )


def _activations(plain: Any, beside: Beside) -> Condition:
    """Ask that all functions of the list are shown."""
    titles = {kind: cls.title for kind, cls in ACTIVATIONS.kinds.items()}
    titles["maxout"] = LAYERS.kinds["Maxout"].title
    wanted = names(plain, titles)

    def told(now: Facts, since: Facts) -> Message:
        hidden = [title for kind, title in titles.items() if kind in wanted - now.activations]
        if now.tab != "activations" or not hidden:
            return say("open the tab {tab}", tab=Named(TAB, "activations"))
        return say("have these functions shown: {names}", names=wording.joined(hidden))

    return _to_do(lambda now, since: now.tab == "activations" and wanted <= now.activations, told)


# -- the pad and the time slider ---------------------------------------------------------------


def _counted(get: Callable[[Facts], int], todo: Message) -> Reader:
    """Wait for something to happen once more."""

    def read(plain: Any, beside: Beside) -> Condition:
        yes(plain)
        return _to_do(lambda now, since: get(now) > get(since), lambda now, since: todo)

    return read


def _read(plain: Any, beside: Beside) -> Condition:
    wanted = {str(one): None for one in listed(plain)}
    todo = say("draw until it is read as {wanted}", wanted=either(wanted))

    def told(now: Facts, since: Facts) -> Message:
        is_read = now.drawings > since.drawings
        return with_now(todo, wording.plain(now.read) if is_read and now.read else None)

    return _to_do(lambda now, since: now.drawings > since.drawings and now.read in wanted, told)


def _disputed(plain: Any, beside: Beside) -> Condition:
    """Ask for a drawing that the lanes of a race read in different ways."""
    yes(plain)

    def holds(now: Facts, since: Facts) -> bool:
        return now.drawings > since.drawings and len(now.readings) > 1

    def told(now: Facts, since: Facts) -> Message:
        if now.drawings == since.drawings or len(now.readings) != 1:
            return say("draw a digit on which the lanes of the race do not agree")
        return say(
            "draw more awkwardly, until the lanes do not agree (now all of them read {label})",
            label=next(iter(now.readings)),
        )

    return _to_do(holds, told)


NEARLY = 1.02
"""Epochs with a loss up to this factor above the lowest are as good as the lowest."""


def _lowest(plain: Any, beside: Beside) -> Condition:
    """Ask that the slider show an epoch in which the validation loss was lowest, or nearly so."""
    yes(plain)
    before = _run_before(beside)

    def holds(now: Facts, since: Facts) -> bool:
        losses = _validation_losses(now)
        place = (now.moment or 0) - 1
        return 0 <= place < len(losses) and losses[place] <= NEARLY * min(losses)

    def told(now: Facts, since: Facts) -> Message:
        losses = _validation_losses(now)
        if not losses and before is not None and not before.holds(now, since):
            return before.want(now, since).message  # which network it is, in the same words
        if not losses:
            return say("train a network with validation first")
        epoch = losses.index(min(losses)) + 1
        todo = say(
            "move the slider below the plots to the triangle, the best epoch: {n}",
            n=epoch,
        )
        return with_now(todo, say("at epoch {n}", n=now.moment) if now.moment else None)

    return _to_do(holds, told)


def _run_before(beside: Beside) -> Condition | None:
    """Return the condition beside that a preset has been trained, if there is one."""
    wanted = beside.get("run.after")
    return None if wanted is None else RUN_CONDITIONS["after"](wanted, beside)


def _validation_losses(now: Facts) -> tuple[float, ...]:
    return now.run.figures.get("val_loss", ()) if now.run else ()


# -- ensembles ---------------------------------------------------------------------------------


def _ensemble(
    get: Callable[[EnsembleFacts], float], words: Message, show: Callable[[float], Message]
) -> Reader:
    """Ask for a figure of an ensemble that has been measured since the step began."""

    def read(plain: Any, beside: Beside) -> Condition:
        wanted = bounds(plain)
        todo = words.filled(wanted=amount(wanted, show))

        def figure(now: Facts, since: Facts) -> float | None:
            group = now.ensemble
            is_new = now.measured > since.measured
            return get(group) if group is not None and group.members and is_new else None

        def told(now: Facts, since: Facts) -> Message:
            value = figure(now, since)
            if value is not None:
                return with_now(todo, show(value))
            if now.tab != "insight":
                return say(
                    "open the tab {tab}, page Ensemble, and {todo}",
                    tab=Named(TAB, "insight"),
                    todo=todo,
                )
            return todo

        return _to_do(lambda now, since: wanted.hold(figure(now, since), lambda _: None), told)

    return read


def _grouped(group: str, readers: Mapping[str, Reader]) -> dict[str, Reader]:
    return {f"{group}.{key}": read for key, read in readers.items()}


def _in_spec(readers: Iterable[tuple[str, SpecReader]]) -> dict[str, Reader]:
    return {key: _of_spec(read) for key, read in readers}


CONDITIONS: Mapping[str, Reader] = {
    "tab": _tab,
    "page": _page,
    "axis": _axis,
    **_grouped("spec", _in_spec(SPEC_CONDITIONS.items())),
    "spec.settled": _settled,
    **_grouped("run", RUN_CONDITIONS),
    **_grouped("race", RACE_CONDITIONS),
    "pad.drawn": _counted(lambda facts: facts.drawings, say("draw on the pad")),
    "pad.read": _read,
    "pad.disputed": _disputed,
    "time.back": _counted(lambda facts: facts.moments, say("move the slider below the plots back")),
    "time.lowest": _lowest,
    "activations.shown": _activations,
    "ensemble.members": _ensemble(
        lambda group: len(group.members), say("measure {wanted} networks together"), number
    ),
    "ensemble.gain": _ensemble(
        lambda group: group.accuracy - max(group.members),
        say("measure networks that gain {wanted} above the best of them"),
        percent,
    ),
    "ensemble.over_mean": _ensemble(
        lambda group: group.accuracy - sum(group.members) / len(group.members),
        say("measure networks that gain {wanted} above their mean"),
        percent,
    ),
}
"""Every condition that a check can have, by its key in full."""
