"""A learner who does what each step says gets through every lesson that ships."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.lessons.facts import EnsembleFacts, Facts, RunFacts
from engine.lessons.library import load_all
from engine.lessons.progress import begin
from engine.spec import presets, variation
from engine.training.states import RunState
from tests.helpers.lesson_facts import START, after_race, after_run, race_of

Deed = Callable[[Facts], Facts]


def look(**changes: Any) -> Deed:
    return lambda facts: replace(facts, **changes)


def build(preset: str, **settings: Any) -> Deed:
    """Load a preset and change settings of it, as on the command line."""

    def deed(facts: Facts) -> Facts:
        spec = presets.get(preset).spec
        for path, text in settings.items():
            value = variation.read(path, text)
            spec = variation.varied(spec, path.replace("__", "."), value)
        return replace(facts, spec=spec)

    return deed


def train(
    epochs: int = 1, state: RunState = RunState.FINISHED, updates: int = 0, **figures: float
) -> Deed:
    """Train what the builder holds; every epoch has the same figures."""

    def deed(facts: Facts) -> Facts:
        rows = {name: (value,) * epochs for name, value in {"loss": 0.5, **figures}.items()}
        number = facts.run.number + 1 if facts.run else 1
        return after_run(RunFacts(number, facts.spec, state, rows, updates), facts)

    return deed


def race(preset: str, *last: float, epochs: int = 5) -> Deed:
    """Race a preset to its end; each lane has the same accuracy after every epoch."""

    def deed(facts: Facts) -> Facts:
        number = facts.race.number + 1 if facts.race else 1
        rows = [[accuracy] * epochs for accuracy in last]
        return after_race(race_of(preset, *rows, number=number), facts)

    return deed


def race_rates(facts: Facts) -> Facts:
    """Race the spec of the builder with five learning rates."""
    lanes = variation.lanes(facts.spec, "learning_rate", (1.0, 0.1, 0.01, 0.001, 0.0001))
    done = race("width-race", 0.5, 0.6, 0.7, 0.8)(facts)
    assert done.race is not None
    figures = [{"loss": (0.5,), "val_accuracy": (value,)} for value in (0.1, 0.1, 0.95, 0.96, 0.91)]
    runs = [
        RunFacts(1, lane.spec, RunState.FINISHED, row)
        for lane, row in zip(lanes, figures, strict=True)
    ]
    return replace(done, race=replace(done.race, varies="learning_rate", lanes=tuple(runs)))


def draw(facts: Facts) -> Facts:
    return replace(facts, drawings=facts.drawings + 1, read="7")


def settle(facts: Facts) -> Facts:
    """Press the button beside the warning."""
    return replace(build("mnist-quickstart")(facts), settled=facts.settled + 1)


def activations(*kinds: str) -> Deed:
    return look(tab="activations", activations=frozenset(kinds))


RACE_TAB = look(tab="race", page="curves")
DIVERGES = RunState.DIVERGED

WALKS: dict[str, list[tuple[list[Deed], int | None]]] = {
    "01-neuron": [
        ([activations("relu", "tanh")], 1),
        ([build("mnist-quickstart", width="64")], 2),
        ([build("mnist-quickstart"), train(val_accuracy=0.96), draw], None),
        ([look(tab="drawing", page="why"), draw], None),
    ],
    "02-sigmoid-to-relu": [
        ([activations("relu", "sigmoid")], 0),
        ([build("fashion-sigmoid"), train(epochs=5, accuracy=0.87)], None),
        ([build("fashion-relu"), train(epochs=5, accuracy=0.88)], 1),
        ([build("vanishing-gradient"), train(val_accuracy=0.11)], 2),
        ([race("activation-race", 0.1, 0.8, 0.85, 0.85, 0.82)], 0),
        ([build("dying-relu"), train(val_accuracy=0.1)], None),
    ],
    "03-losses": [
        ([build("mnist-quickstart"), train()], 2),
        (
            [
                build("mnist-quickstart"),
                build("mnist-quickstart", training__loss="BinaryCrossentropy"),
            ],
            None,
        ),
        ([settle], None),
        ([race("loss-race", 0.9, 0.9, 0.9, 0.9)], 2),
    ],
    "04-batch-sizes": [
        ([build("mnist-quickstart", batch_size="128")], 1),
        ([race("batch-size-race", 0.226, 0.846, 0.774, 0.871)], 2),
        ([look(tab="race", axis="updates")], None),
        ([look(tab="race", axis="seconds")], None),
    ],
    "05-optimizers": [
        ([race("optimizer-race", 0.9, 0.95, 0.96, 0.7, 0.97, 0.96)], 3),
        ([RACE_TAB, draw], None),
        (
            [
                build("mnist-quickstart", optimizer="Adagrad(learning_rate=0.05)"),
                train(epochs=2, val_accuracy=0.967),
            ],
            2,
        ),
        ([look(tab="race", page="surface"), look(has_surface=True)], None),
    ],
    "06-learning-rate": [
        ([build("lr-too-high"), train(state=DIVERGES)], 1),
        ([build("lr-too-high", learning_rate="0.1"), train()], None),
        ([build("mnist-quickstart"), race_rates], 1),
        ([build("lr-decay"), train(val_accuracy=0.98)], None),
        ([build("lr-decay", schedule="Constant"), train(val_accuracy=0.97)], 1),
    ],
    "07-xor": [
        ([build("xor-linear"), train(loss=0.693, accuracy=0.5)], 1),
        ([build("xor-mlp"), train(loss=0.01, accuracy=1.0)], None),
        ([look(tab="playground")], None),
        ([build("xor-mlp", width="2"), train(loss=0.48, accuracy=0.75)], 1),
    ],
    "08-width-and-depth": [
        ([race("width-race", 0.91, 0.96, 0.977, 0.98)], 0),
        ([race("depth-race", 0.92, 0.977, 0.978, 0.976)], 1),
        ([look(tab="race", page="seeds")], None),
        (
            [
                build("mnist-quickstart", width="64", depth="2"),
                train(epochs=2, val_accuracy=0.96),
            ],
            None,
        ),
    ],
    "09-overfitting": [
        ([build("overfit"), lambda facts: _overfitted(facts)], 1),
        ([look(moment=2), draw], None),
        ([build("overfit-dropout"), train(loss=0.05, val_loss=0.4)], 0),
        ([build("overfit-augment"), look(tab="data", page="augmentation")], None),
        ([train(val_accuracy=0.94, val_loss=0.2)], 1),
        ([build("overfit", data__subset="10000"), train(epochs=10)], None),
    ],
    "10-ensembles": [
        ([race("ensemble", 0.94, 0.94, 0.95, 0.94, 0.94)], 1),
        ([RACE_TAB, draw, look(readings=frozenset({"1", "7"}))], None),
        ([look(ensemble=EnsembleFacts((0.94, 0.94, 0.95), 0.953), measured=1)], 1),
    ],
}
"""For each step what is done, one thing after the other, and the option that comes true."""


def _overfitted(facts: Facts) -> Facts:
    figures = {
        "loss": (0.5, 0.1, 0.001),
        "val_loss": (0.5, 0.36, 0.46),
        "val_accuracy": (0.85, 0.9, 0.9056),
    }
    return after_run(RunFacts(1, facts.spec, RunState.FINISHED, figures), facts)


def test_there_is_a_walk_through_every_lesson() -> None:
    walked = {name: len(steps) for name, steps in WALKS.items()}
    assert walked == {lesson.name: len(lesson.steps) for lesson in load_all().lessons}


@pytest.mark.parametrize("name", WALKS)
def test_whoever_does_what_the_steps_say_gets_to_the_end(name: str) -> None:
    lesson = load_all().find(name)
    assert lesson is not None
    facts = START
    progress = begin(lesson, facts)
    for place, (deeds, comes_true) in enumerate(WALKS[name]):
        if comes_true is not None:
            progress = progress.answered(comes_true, facts)
        for deed in deeds:
            assert not progress.done, f"step {place + 1} is done too early"
            facts = deed(facts)
            progress = progress.seen(facts)
        missing = progress.step.check.missing(facts, progress.since)
        assert progress.done, f"step {place + 1} waits for {missing}"
        if comes_true is not None:
            assert progress.right == {comes_true}
            assert progress.won
        progress = progress.at(place + 1, facts)
    assert progress.is_last


STOPPED = RunState.STOPPED


def stopped_race(preset: str, *last: float) -> Deed:
    def deed(facts: Facts) -> Facts:
        done = race(preset, *last)(facts)
        assert done.race is not None
        return replace(done, race=replace(done.race, state=STOPPED))

    return deed


def layers(*sizes: int) -> Deed:
    """Have hidden layers of these sizes in the quickstart."""

    def deed(facts: Facts) -> Facts:
        spec = presets.get("mnist-quickstart").spec
        first, hidden, *rest = spec.model.layers
        wide = tuple(replace(hidden, units=size) for size in sizes)  # type: ignore[call-arg]
        return replace(facts, spec=spec.with_layers((first, *wide, *rest)))

    return deed


MEASURED = look(ensemble=EnsembleFacts((0.94, 0.94, 0.95), 0.953), measured=1)

ADAM = "Adam(learning_rate=0.1)"

SHORTCUTS: list[tuple[str, int, list[Deed], list[Deed]]] = [
    ("02-sigmoid-to-relu", 2, [], [build("fashion-sigmoid"), train(epochs=1)]),
    ("02-sigmoid-to-relu", 3, [], [build("fashion-relu"), train(epochs=5)]),
    ("02-sigmoid-to-relu", 6, [], [build("dying-relu"), train(state=STOPPED)]),
    ("03-losses", 3, [], [build("mnist-quickstart")]),
    ("04-batch-sizes", 3, [], [look(tab="race", axis="updates")]),
    ("04-batch-sizes", 4, [], [look(tab="race", axis="seconds")]),
    ("05-optimizers", 2, [], [RACE_TAB, draw]),
    ("05-optimizers", 4, [], [look(tab="race", page="surface")]),
    (
        "05-optimizers",
        4,
        [race("batch-size-race", 0.226, 0.846, 0.774, 0.871)],
        [look(tab="race", page="surface"), look(has_surface=True)],
    ),
    ("06-learning-rate", 1, [], [build("lr-too-high"), train(state=STOPPED)]),
    (
        "06-learning-rate",
        2,
        [],
        [build("lr-too-high", optimizer="Adam(learning_rate=0.1)"), train()],
    ),
    ("06-learning-rate", 3, [], [build("lr-too-high"), race_rates]),
    ("06-learning-rate", 5, [], [build("lr-decay", schedule="Constant"), train()]),
    ("07-xor", 3, [], [build("xor-mlp"), look(tab="playground")]),
    ("08-width-and-depth", 1, [], [stopped_race("width-race", 0.9, 0.9, 0.9, 0.9)]),
    ("08-width-and-depth", 2, [], [stopped_race("depth-race", 0.9, 0.9, 0.9, 0.9)]),
    ("08-width-and-depth", 3, [], [look(tab="race", page="seeds")]),
    ("08-width-and-depth", 4, [], [layers(64, 256), train(epochs=2, val_accuracy=0.97)]),
    ("08-width-and-depth", 4, [], [layers(64), train(epochs=2, val_accuracy=0.97)]),
    ("08-width-and-depth", 4, [], [layers(64, 64), train(epochs=1, val_accuracy=0.97)]),
    ("08-width-and-depth", 4, [], [layers(64, 64), train(epochs=2, val_accuracy=0.94)]),
    ("09-overfitting", 2, [lambda facts: _overfitted(facts)], [look(moment=3), draw]),
    (
        "09-overfitting",
        2,
        [build("mnist-quickstart"), train(val_loss=0.2)],
        [look(moment=1), draw],
    ),
    ("09-overfitting", 3, [], [build("overfit-dropout"), train()]),
    ("09-overfitting", 5, [], [build("overfit-augment"), train()]),
    ("10-ensembles", 1, [], [stopped_race("ensemble", 0.9, 0.9, 0.9, 0.9, 0.9)]),
    ("10-ensembles", 2, [], [RACE_TAB, draw]),
    ("10-ensembles", 3, [MEASURED], []),
]
"""A step, what was done before it, and what is done in it that is not all that it asks for."""


@pytest.mark.parametrize(("name", "step", "before", "deeds"), SHORTCUTS)
def test_a_step_is_not_done_by_less_than_it_asks_for(
    name: str, step: int, before: list[Deed], deeds: list[Deed]
) -> None:
    lesson = load_all().find(name)
    assert lesson is not None
    facts = START
    for deed in before:
        facts = deed(facts)
    progress = begin(lesson, facts, step - 1)
    if progress.must_bet:
        progress = progress.answered(0, facts)
    for deed in deeds:
        facts = deed(facts)
        progress = progress.seen(facts)
    assert not progress.done
    assert progress.step.check.missing(facts, progress.since)


MORE: list[tuple[str, int, list[Deed]]] = [
    ("08-width-and-depth", 4, [layers(64, 32, 16), train(epochs=3, val_accuracy=0.97)]),
    ("09-overfitting", 6, [build("overfit", data__subset="null"), train(epochs=12)]),
]


@pytest.mark.parametrize(("name", "step", "deeds"), MORE)
def test_whoever_does_more_than_a_step_asks_for_is_done_too(
    name: str, step: int, deeds: list[Deed]
) -> None:
    lesson = load_all().find(name)
    assert lesson is not None
    facts, progress = START, begin(lesson, START, step - 1)
    for deed in deeds:
        facts = deed(facts)
        progress = progress.seen(facts)
    assert progress.done, progress.step.check.missing(facts, progress.since)
