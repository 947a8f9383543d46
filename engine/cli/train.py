"""``train``: one run from spec to files, with its progress shown."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli import common, interrupts, leavings
from engine.cli.progress import Lines, display
from engine.data import recipe
from engine.files import atomic, curves
from engine.insight.course import turning_point
from engine.messages import Cancelled, InputError, say
from engine.spec import codec, presets
from engine.training import start
from engine.training.control import Control
from engine.training.states import RunState

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec
    from engine.training.history import EpochResult, History
    from engine.training.run import Result, Run


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(
        commands, "train", "Train a network. Ctrl-C stops it and keeps what it has learnt.", run
    )
    common.add_spec_options(parser)
    common.add_data_dir(parser)
    parser.add_argument("--epochs", metavar="N", help="how often to go through the training set")
    parser.add_argument("--seed", metavar="N", help="the number that everything random follows")
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="where to leave model.keras, spec.json, history.csv, curves.png and summary.json",
    )


@dataclass(frozen=True)
class Order:
    """What to train, and what to leave.

    Parameters
    ----------
    title : what the run is called in the picture of its curves.
    preset : the preset's name where the spec comes from one.
    out : the folder for the results, or None.
    """

    spec: RunSpec
    title: str
    preset: str | None = None
    data_dir: Path | None = None
    out: Path | None = None


def run(options: argparse.Namespace) -> int:
    """Train as the options say."""
    spec = common.chosen_spec(options)
    for name in ("epochs", "seed"):
        if getattr(options, name) is not None:
            spec = codec.assign(spec, name, getattr(options, name))
    title = _title(options.preset) if options.preset else spec.model.name or options.spec.stem
    order = Order(spec, title, options.preset, options.data_dir, options.out)
    return _train(order, options)


def quickstart(out_dir: Path) -> int:
    """Train the first preset with its progress shown; leave its files in ``out_dir``.

    Returns the exit code; never raises.
    """
    name = presets.FIRST
    order = Order(presets.get(name).spec, _title(name), name, out=out_dir)
    return common.guarded(lambda: _train(order, argparse.Namespace(json=False)))


def _title(preset: str) -> str:
    return presets.localised(presets.get(preset).title, "en")


def _train(order: Order, options: argparse.Namespace) -> int:
    """Check everything that can be checked without TensorFlow, then train, keep and answer."""
    warnings = common.refuse_errors(order.spec)
    if order.out is not None:
        leavings.check(order.out)
    control = Control()
    with display() as shown:
        for warning in warnings:
            shown.show(say("Warning: {text}", text=common.described(order.spec, warning)))
        dataset = _dataset(order, shown)
        ready = _prepared(order.spec, dataset, control, shown)
        with interrupts.stopping(control):
            result = _executed(ready)
            summary = _summary(order, dataset, result)
            if result.state is not RunState.DIVERGED and order.out is not None:
                shown.phase(say("Writing the files"))
                leavings.write(order.out, _files(order, result, summary))
    return _answered(order, result, summary, control, options)


def _dataset(order: Order, shown: Lines) -> Dataset:
    dataset = recipe.load(order.spec, data_dir=order.data_dir, progress=shown.download)
    shown.data(dataset)
    return dataset


def _prepared(spec: RunSpec, dataset: Dataset, control: Control, shown: Lines) -> Run:
    shown.phase(say("Starting TensorFlow"))
    start.backend()
    from engine.training.run import Run

    return Run(spec, dataset, control, shown.event)


def _executed(ready: Run) -> Result:
    """Train; raises `Cancelled` where it was stopped before anything was learnt."""
    result = ready.execute()
    if result.state is RunState.STOPPED and not result.history.updates:
        raise Cancelled
    return result


def _summary(order: Order, dataset: Dataset, result: Result) -> dict[str, Any]:
    from engine.training import backend

    epochs = [
        {"epoch": e.epoch, **_answered_figures(e), "seconds": round(e.seconds, 3)}
        for e in result.history.epochs
    ]
    summary = {
        "preset": order.preset,
        "state": result.state.value,
        "parameters": result.model.count_params(),
        "steps_per_epoch": result.history.steps_per_epoch,
        "epochs": epochs,
        "overfitting_from": turning_point(result.history),
        "test": result.test or None,
        "seconds": round(result.seconds, 3),
        "data": dataset.info.name,
        "notice": str(dataset.notice) if dataset.notice else None,
        "reason": str(result.reason) if result.reason else None,
        "seed": order.spec.seed,
        "device": backend.resolve(order.spec.training.device).name,
    }
    return {name: value for name, value in summary.items() if value is not None}


def _answered_figures(epoch: EpochResult) -> dict[str, float]:
    """Leave out training as measured at the epoch's end; the file history.csv has it."""
    return {name: v for name, v in epoch.values.items() if not name.startswith("train_")}


def _files(order: Order, result: Result, summary: dict[str, Any]) -> dict[str, leavings.Write]:
    from engine.training.build import save_model

    text = json.dumps(common.finite(summary), indent=2, ensure_ascii=False) + "\n"
    subtitle = f"{summary['data']} · seed {summary['seed']}"
    if "accuracy" in result.test:
        subtitle += f" · test accuracy {result.test['accuracy']:.2%}"
    return {
        "model.keras": lambda path: save_model(result.model, order.spec.model, path),
        "spec.json": lambda path: atomic.write_text(path, codec.to_json(order.spec)),
        "history.csv": lambda path: atomic.write_text(path, result.history.to_csv()),
        "curves.png": lambda path: curves.draw(result.history, order.title, path, subtitle),
        "summary.json": lambda path: atomic.write_text(path, text),
    }


def _answered(
    order: Order,
    result: Result,
    summary: dict[str, Any],
    control: Control,
    options: argparse.Namespace,
) -> int:
    if result.state is RunState.DIVERGED:
        if options.json:
            common.answer(summary, "", options)
        raise _diverged(order.spec, result.history)
    common.answer(summary, _text(order, result), options)
    if control.stopped:
        _say_stopped(order, result.history)
        return common.INTERRUPTED
    return 0


def _text(order: Order, result: Result) -> str:
    names = list(dict.fromkeys(n for e in result.history.epochs for n in _answered_figures(e)))
    rows = [
        (str(e.epoch), *(f"{e.values[name]:.4f}" for name in names), f"{e.seconds:.1f}")
        for e in result.history.epochs
    ]
    lines = [common.table(("epoch", *names, "seconds"), rows, left=0)]
    if result.reason is not None:
        lines.append(str(result.reason))
    if result.test:
        figures = ", ".join(f"{name} {value:.4f}" for name, value in result.test.items())
        lines.append(f"Test: {figures}")
    if order.out is not None:
        lines.append(f"The files are in {order.out}")
    return "\n".join(lines)


def _say_stopped(order: Order, history: History) -> None:
    if order.out is None:
        common.tell(
            say(
                "Stopped after {n:,} updates. Nothing was kept: there is no --out.",
                n=history.updates,
            )
        )
    else:
        common.tell(
            say(
                "Stopped after {n:,} updates. What was learnt is in {folder}.",
                n=history.updates,
                folder=str(order.out),
            )
        )


def _diverged(spec: RunSpec, history: History) -> InputError:
    losses = history.batches["loss"].raw
    optimizer = spec.training.optimizer
    rate = optimizer.learning_rate
    better = min(rate / 10, type(optimizer)().learning_rate)
    hint = say(
        "Lower the learning rate ({rate:g}), for example to {better:g}.", rate=rate, better=better
    )
    if len(losses) < 2:
        return InputError(
            say(
                "The run diverged at update {n}: the loss is not a number any more.",
                n=history.updates + 1,
            ),
            hint,
        )
    return InputError(
        say(
            "The run diverged at update {n:,}: the loss went from {first:.3g} to {last:.3g}.",
            n=history.updates,
            first=float(losses[0]),
            last=float(losses[-1]),
        ),
        hint,
    )
