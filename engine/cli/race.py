"""``race``: several specs side by side, from the same start, with their progress shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli import (
    common,
    interrupts,
    lane_progress,
    leavings,
    race_files,
    race_heats,
    race_order,
    race_text,
)
from engine.messages import say
from engine.spec import variation
from engine.training import start
from engine.training.lockstep import RaceControl

if TYPE_CHECKING:
    import argparse

    from engine.cli.race_files import Plain
    from engine.cli.race_heats import Heat
    from engine.cli.race_order import Order
    from engine.messages import Message


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


def run(options: argparse.Namespace) -> int:
    """Check everything that can be checked without TensorFlow, then race, keep and answer."""
    warnings: list[Message] = []
    order = race_order.from_options(options)
    race_order.refuse_errors(order, warnings.append)
    if order.out is not None:
        leavings.check(order.out)
    control = RaceControl()
    with lane_progress.display(list(order.names.values())) as shown:
        for warning in warnings:
            shown.show(warning)
        datasets = race_heats.load(order, shown)
        shown.phase(say("Starting TensorFlow"))
        start.backend()
        with interrupts.stopping(control):  # type: ignore[arg-type]
            heats = race_heats.run(order, datasets, control, shown)
            summary = race_files.summary(order, heats, datasets)
            if order.out is not None:
                shown.phase(say("Writing the files"))
                leavings.write(order.out, race_files.writers(order, heats, summary))
    return _answer(order, heats, summary, control, options)


def _answer(
    order: Order,
    heats: Sequence[Heat],
    summary: Plain,
    control: RaceControl,
    options: argparse.Namespace,
) -> int:
    """Print the answer; a lane that diverged is one, but all of them are an error."""
    outcomes = [outcome for heat in heats for outcome in heat.outcomes]
    error = race_text.error(outcomes)
    one_failed = error is not None and any(outcome.failure for outcome in outcomes)
    rest_learnt = one_failed and any(outcome.history.updates for outcome in outcomes)
    if options.json or error is None or rest_learnt:
        common.answer(summary, race_text.text(order, heats, summary), options)
    if control.stopped:
        common.tell(race_text.stopped(order, outcomes))
        return common.INTERRUPTED
    if error is not None:
        raise error
    return 0
