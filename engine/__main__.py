"""``python -m engine <command>``: everything without a window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import engine
from engine.cli import bench, check, common, data, my_digits, predict, presets, race, train


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command and return its exit code, as `common.carry_out` does."""
    return common.carry_out(_parser, argv, common.settle_data_dir)


def _parser() -> common.Parser:
    parser = common.program(
        common.PROGRAM,
        "Build, train and question neural networks without a window.",
        f"More about a command: {common.PROGRAM} COMMAND --help",
    )
    parser.add_argument(
        "--version", action="version", version=f"{common.PROGRAM} {engine.__version__}"
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (presets, train, race, predict, check, data, my_digits, bench):
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
