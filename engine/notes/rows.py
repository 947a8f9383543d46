"""The topics of the notes: what each of them asks of a training, and what shows that it holds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from engine.notes.outcomes import FULL, Bench, Outcome
from engine.spec import presets
from engine.spec.schedules import Constant
from engine.training.states import RunState


@dataclass(frozen=True)
class Finding:
    """What a row came to.

    Parameters
    ----------
    ours : the figures, for people.
    holds : whether they show what the topic is about; with the full budget also whether they
        reach the notes' figures.
    """

    ours: str
    holds: bool


@dataclass(frozen=True)
class Row:
    """A topic of the notes.

    Parameters
    ----------
    topic : its number in the course.
    preset : the recipe, or those that belong together.
    notes : what the notes have, or what follows from them.
    look : trains and says what came of it.
    figure : whether the notes' own figures are reached; asked with the full budget only.
    """

    topic: int
    preset: str
    notes: str
    look: Callable[[Bench], Finding]
    figure: Callable[[Bench], bool] = lambda bench: True

    def found(self, bench: Bench) -> Finding:
        """Train, and compare."""
        finding = self.look(bench)
        reached = bench.budget != FULL or self.figure(bench)
        return replace(finding, holds=finding.holds and reached)


def _accuracies(outcomes: Iterable[Outcome], name: str) -> list[float]:
    return [o.last(name) if name in o.epochs[-1].values else o.test[name] for o in outcomes]


def _listed(values: Iterable[float], digits: int = 4) -> str:
    return ", ".join(f"{value:.{digits}f}" for value in values)


def _quickstart(bench: Bench) -> Finding:
    runs = bench.seeds("mnist-quickstart")
    shares = [run.test["accuracy"] for run in runs]
    text = f"{runs[0].parameters:,} parameters; test accuracy {_listed(shares)}, seeds 1, 2, 3"
    return Finding(text, runs[0].parameters == 101_770 and min(shares) > 0.5)


def _sigmoid(bench: Bench) -> Finding:
    run = bench.run("fashion-sigmoid")
    accuracy = run.last("accuracy")
    text = f"{run.parameters:,} parameters, {run.steps:,} steps; training accuracy {accuracy:.4f}"
    return Finding(text, run.parameters == 79_510 and accuracy > 0.3)


def _relu(bench: Bench) -> Finding:
    own, sigmoid = bench.run("fashion-relu"), bench.run("fashion-sigmoid")
    shares = _accuracies(bench.seeds("fashion-relu"), "val_accuracy")
    text = (
        f"validation accuracy {_listed(shares)}, seeds 1, 2, 3; training {own.last('accuracy'):.4f}"
        f" against {sigmoid.last('accuracy'):.4f} with sigmoid, seed 42"
    )
    return Finding(text, own.last("accuracy") > sigmoid.last("accuracy"))


def _adam(bench: Bench) -> Finding:
    shares = _accuracies(bench.seeds("fashion-adam"), "val_accuracy")
    return Finding(f"validation accuracy {_listed(shares)}, seeds 1, 2, 3", min(shares) > 0.3)


def _optimizers(preset: str) -> Callable[[Bench], Finding]:
    def look(bench: Bench) -> Finding:
        lanes = bench.race(preset)
        losses = {name: lane.last("loss") for name, lane in lanes.items()}
        plain, slow = (next(name for name in lanes if name == key) for key in ("SGD", "Adagrad"))
        ahead = all(losses[name] < losses[plain] for name in lanes if name not in (plain, slow))
        shown = ", ".join(f"{name} {loss:.3f}" for name, loss in losses.items())
        return Finding(f"training loss: {shown}", ahead and losses[slow] > losses[plain])

    return look


def _shown(preset: str, name: str = "accuracy") -> Callable[[Bench], Finding]:
    """Look at all lanes of a race: each trains."""

    def look(bench: Bench) -> Finding:
        lanes = bench.race(preset)
        shown = ", ".join(f"{k} {v.test[name]:.3f}" for k, v in lanes.items())
        return Finding(
            f"test {name}: {shown}",
            all(lane.state is RunState.FINISHED for lane in lanes.values()),
        )

    return look


def _grown(preset: str) -> Callable[[Bench], Finding]:
    """Look at networks of several sizes."""

    def look(bench: Bench) -> Finding:
        lanes = bench.race(preset)
        shown = ", ".join(
            f"{name} ({lane.parameters:,} parameters) {lane.test['accuracy']:.3f}"
            for name, lane in lanes.items()
        )
        sizes = {lane.parameters for lane in lanes.values()}
        return Finding(f"test accuracy: {shown}", len(sizes) == len(lanes))

    return look


def _activations(bench: Bench) -> Finding:
    finding = _shown("activation-race")(bench)
    lanes = bench.race("activation-race")
    losses = {name: lane.last("loss") for name, lane in lanes.items()}
    slowest = max(losses, key=lambda name: losses[name])
    return replace(finding, holds=finding.holds and slowest == "Sigmoid")


def _vanishing(bench: Bench) -> Finding:
    run = bench.run("vanishing-gradient")
    sizes = [layer.gradient_size or 0.0 for layer in run.vitals]
    shown = ", ".join(f"{size:.1e}" for size in sizes)
    text = f"gradient by layer {shown}; accuracy {run.test['accuracy']:.3f}"
    return Finding(text, sizes[0] < sizes[-1] / 100 and run.test["accuracy"] < 0.2)


def _dying(bench: Bench) -> Finding:
    run = bench.run("dying-relu")
    dead = [layer.dead for layer in run.vitals if layer.dead is not None]
    text = f"dead units by layer {_listed(dead, 2)}; accuracy {run.test['accuracy']:.3f}"
    return Finding(text, max(dead) >= 0.5)


def _xor_linear(bench: Bench) -> Finding:
    run = bench.run("xor-linear")
    answers, loss = run.exam.rows[:, 1], run.test["loss"]
    text = f"answers {_listed(answers, 3)}; loss {loss:.4f}"
    near = bool(np.all(np.abs(answers - 0.5) <= 0.05)) and abs(loss - math.log(2)) <= 0.01
    return Finding(text, near)


def _xor_mlp(bench: Bench) -> Finding:
    run = bench.run("xor-mlp")
    right = int((run.exam.rows.argmax(axis=1) == run.exam.truth).sum())
    text = f"{run.parameters} parameters; {right} of 4 points right; loss {run.test['loss']:.4f}"
    return Finding(text, run.parameters == 33 and right == 4)


def _overfit(bench: Bench) -> Finding:
    run = bench.run("overfit")
    losses = [epoch.values["val_loss"] for epoch in run.epochs]
    turn = int(np.argmin(losses)) + 1
    text = f"gap {run.gap:.3f} at the end; the test loss turns after epoch {turn}"
    return Finding(text, run.gap > 0.2 and turn < len(losses))


def _remedy(preset: str) -> Callable[[Bench], Finding]:
    def look(bench: Bench) -> Finding:
        own, bare = bench.run(preset), bench.run("overfit")
        text = (
            f"gap {own.gap:.3f} against {bare.gap:.3f}; test accuracy"
            f" {own.test['accuracy']:.4f} against {bare.test['accuracy']:.4f}"
        )
        return Finding(text, own.gap < bare.gap)

    return look


def _ensemble(bench: Bench) -> Finding:
    lanes = [lane.exam for lane in bench.race("ensemble").values()]
    single = [float(np.mean(lane.rows.argmax(axis=1) == lane.truth)) for lane in lanes]
    mean = np.mean([lane.rows for lane in lanes], axis=0)
    together = float(np.mean(mean.argmax(axis=1) == lanes[0].truth))
    text = f"each {_listed(single)}; the mean of all {together:.4f}, of {len(mean):,} test images"
    return Finding(text, together > median(single))


def _decay(bench: Bench) -> Finding:
    preset = presets.get("lr-decay").spec
    own = bench.of(preset, "lr-decay")
    constant = bench.of(preset.with_training(schedule=Constant()), "the same, constant")
    losses = own.test["loss"], constant.test["loss"]
    text = f"test loss {losses[0]:.4f} against {losses[1]:.4f} at a constant rate"
    return Finding(text, losses[0] < losses[1])


def _too_high(bench: Bench) -> Finding:
    run = bench.run("lr-too-high")
    losses = _listed([epoch.values["loss"] for epoch in run.epochs], 1)
    return Finding(f"{run.state.value}; loss by epoch {losses}", run.state is RunState.DIVERGED)


def _median(preset: str, name: str, least: float) -> Callable[[Bench], bool]:
    return lambda bench: median(_accuracies(bench.seeds(preset), name)) >= least


ROWS = (
    Row(
        1,
        "mnist-quickstart",
        "101,770 parameters; test accuracy 0.9776 (0.9760 or better)",
        _quickstart,
        lambda bench: median(r.test["accuracy"] for r in bench.seeds("mnist-quickstart")) >= 0.976,
    ),
    Row(
        2,
        "fashion-sigmoid",
        "79,510 parameters, 1,500 steps; training accuracy 0.8804 (0.870 or better)",
        _sigmoid,
        lambda bench: (
            bench.run("fashion-sigmoid").last("accuracy") >= 0.87
            and bench.run("fashion-sigmoid").steps == 1500
        ),
    ),
    Row(
        3,
        "fashion-relu",
        "validation accuracy 0.8782 (0.865 or better); training above sigmoid's",
        _relu,
        _median("fashion-relu", "val_accuracy", 0.865),
    ),
    Row(
        4,
        "fashion-adam",
        "validation accuracy 0.8805 (0.870 or better)",
        _adam,
        _median("fashion-adam", "val_accuracy", 0.87),
    ),
    Row(
        5,
        "optimizer-race",
        "momentum, Nesterov, RMSprop, Adam ahead of SGD; Adagrad slow",
        _optimizers("optimizer-race"),
    ),
    Row(5, "fashion-optimizer-race", "the same on clothes", _optimizers("fashion-optimizer-race")),
    Row(
        7,
        "batch-size-race",
        "one example, a few, or all of them",
        _shown("batch-size-race"),
    ),
    Row(8, "loss-race", "each loss trains", _shown("loss-race")),
    Row(9, "activation-race", "sigmoid is the slowest", _activations),
    Row(10, "vanishing-gradient", "the first layer's gradient all but vanishes", _vanishing),
    Row(10, "dying-relu", "units that give 0 for every input", _dying),
    Row(11, "width-race", "parameters and accuracy side by side", _grown("width-race")),
    Row(11, "depth-race", "parameters and accuracy side by side", _grown("depth-race")),
    Row(12, "xor-linear", "0.5 everywhere, loss about 0.693", _xor_linear),
    Row(12, "xor-mlp", "33 parameters, all four points right", _xor_mlp),
    Row(14, "overfit", "training loss falls, validation loss rises", _overfit),
    Row(15, "overfit-dropout", "a smaller gap than without", _remedy("overfit-dropout")),
    Row(15, "overfit-augment", "a smaller gap than without", _remedy("overfit-augment")),
    Row(16, "ensemble", "together better than alone", _ensemble),
    Row(17, "lr-decay", "better than a constant rate", _decay),
    Row(17, "lr-too-high", "diverges, and is named so", _too_high),
)
"""The mission's table, as far as a preset shows it."""
