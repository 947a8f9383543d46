"""``python -m engine.notes``: every topic of the study notes trained, their figures beside ours.

At its full budget each preset trains as it is; this wrote the report in ``docs``::

    python -m engine.notes --data-dir DIR --out docs/study-notes.md
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli import common
from engine.files import atomic
from engine.messages import say
from engine.notes.outcomes import Bench
from engine.notes.rows import ROWS, Finding, Row

if TYPE_CHECKING:
    import argparse


def main(argv: Sequence[str] | None = None) -> int:
    """Measure as the options say and return the exit code, as `common.carry_out` does."""
    return common.carry_out(_parser, argv)


def _parser() -> common.Parser:
    parser = common.program("python -m engine.notes", "Train every topic of the study notes.")
    common.add_data_dir(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the report as Markdown")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace) -> int:
    """Train all, print the table, write the report."""
    bench = Bench(
        options.data_dir, tell=lambda name: common.tell(say("Training {name}", name=name))
    )
    found = [(row, row.found(bench)) for row in ROWS]
    text = report(found)
    if options.out is not None:
        atomic.write_text(options.out, text)
    common.answer(_plain(found), text, options)
    return 0


def report(found: Sequence[tuple[Row, Finding]]) -> str:
    """Return the table as Markdown."""
    lines = [
        "# The study notes, measured",
        "",
        "Written by `python -m engine.notes --data-dir data --out docs/study-notes.md`: every",
        "preset as it is, on a CPU.",
        "",
        "| topic | preset | the notes | here | holds |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.topic} | `{row.preset}` | {row.notes} | {finding.ours} |"
        f" {'yes' if finding.holds else '**no**'} |"
        for row, finding in found
    ]
    return "\n".join(lines) + "\n"


def _plain(found: Sequence[tuple[Row, Finding]]) -> dict[str, Any]:
    return {
        "rows": [
            {"topic": row.topic, "preset": row.preset, "ours": finding.ours, "holds": finding.holds}
            for row, finding in found
        ]
    }


if __name__ == "__main__":
    sys.exit(main())
