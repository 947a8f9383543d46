"""``bench``: how fast it is on this machine, against Keras's own ``fit`` and against the goals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.bench import machine, rounds
from engine.bench.data import place
from engine.bench.measures import HEADER, Row, chosen
from engine.bench.processes import Processes
from engine.cli import common
from engine.files import atomic
from engine.messages import say

if TYPE_CHECKING:
    import argparse


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(
        commands, "bench", "Measure speed against Keras's fit; takes under five minutes.", run
    )
    common.add_data_dir(parser)
    parser.add_argument(
        "--only",
        metavar="ROW",
        action="append",
        default=[],
        help="measure this row alone; may be given several times",
    )
    parser.add_argument("--quick", action="store_true", help="measure everything once only")
    parser.add_argument("--out", metavar="FILE", type=Path, help="where to write the JSON")


def run(options: argparse.Namespace) -> int:
    """Measure as the options say; the exit code is 1 where a row could not be measured."""
    measures = chosen(options.only)
    where = place(options.data_dir)
    about = machine.describe(where.name, where.title)
    count = 1 if options.quick else rounds.ROUNDS

    def tell(number: int, process: str, task: str) -> None:
        common.tell(
            say(
                "Round {number} of {count}: {task} ({process})",
                number=number,
                count=count,
                task=task,
                process=process,
            )
        )

    with Processes(where.arguments) as processes:
        rows, about["rounds"] = rounds.measured(measures, processes, tell, count)
    answer = _plain(rows, about)
    if options.out is not None:
        atomic.write_text(options.out, _written(answer))
    common.answer(answer, _text(rows, about), options)
    return 1 if any(row.failure for row in rows) else 0


def _plain(rows: list[Row], about: dict[str, Any]) -> dict[str, Any]:
    return {"machine": about, "rows": [row.plain() for row in rows]}


def _written(answer: dict[str, Any]) -> str:
    return json.dumps(common.finite(answer), indent=2, ensure_ascii=False) + "\n"


def _text(rows: list[Row], about: dict[str, Any]) -> str:
    table = common.table(HEADER, [row.cells() for row in rows])
    failures = [f"{row.measure.title}: {row.failure}" for row in rows if row.failure]
    return "\n".join([table, "", machine.line(about), *failures])
