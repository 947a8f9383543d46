"""``python -m engine <command>``: everything without a window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import engine
from engine.cli import bench, check, common, data, predict, presets, race, train


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command and return its exit code; never raises.

    Parameters
    ----------
    argv : the command and its options; None for those of this process.

    Returns
    -------
    0 done, 1 failed, 2 the input is wrong, 130 interrupted.
    """
    return common.guarded(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(argv)
        common.settle_data_dir(options)
    except SystemExit as end:  # --help and --version have had their say
        return int(end.code or 0)
    run: common.Run = options.run
    return run(options)


def _parser() -> common.Parser:
    parser = common.Parser(
        prog=common.PROGRAM,
        description="Build, train and question neural networks without a window.",
        epilog=f"More about a command: {common.PROGRAM} COMMAND --help",
    )
    parser.add_argument(
        "--version", action="version", version=f"{common.PROGRAM} {engine.__version__}"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object as the last line of standard output",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (presets, train, race, predict, check, data, bench):
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
