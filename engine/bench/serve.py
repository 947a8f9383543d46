"""The measuring side: takes the names of tasks from standard input, a line each, and answers.

An answer is one line of JSON: ``{"figures": {key: [numbers]}}`` or ``{"failure": sentence}``.
Between two tasks nothing happens, so that several processes can take turns on one machine.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.messages import PlainError

STARTED = "SKETCHGRAD_BENCH_STARTED"
"""The environment variable with the time, as `time.time` tells it, when the process was made."""

Figures = Mapping[str, Sequence[float]]
Task = Callable[[], Figures]


def arguments(about: str | None, argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read what every measuring process is told: ``data``, ``data_dir`` and ``tasks``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", action="store_true", help="answers are JSON, with or without")
    parser.add_argument("--data", default="mnist", help="name of the data set")
    parser.add_argument("--data-dir", type=Path, help="where it is looked for first")
    parser.add_argument("--threads", choices=("ours", "default"), default="ours")
    parser.add_argument("tasks", nargs="*", help="what to measure, else read from standard input")
    return parser.parse_args(argv)


def serve(tasks: Mapping[str, Task], names: Iterable[str]) -> None:
    """Carry out the tasks called ``names``, or those that standard input names until its end."""
    answers = _own_output()
    for name in names or map(str.strip, iter(sys.stdin.readline, "")):
        answers.write(json.dumps(_answer(tasks, name)) + "\n")
        answers.flush()


def _answer(tasks: Mapping[str, Task], name: str) -> dict[str, Any]:
    try:
        return {"figures": {key: list(values) for key, values in tasks[name]().items()}}
    except PlainError as error:
        return {"failure": str(error).rstrip(".")}
    except Exception as error:  # the other tasks must still be measured
        return {"failure": f"{type(error).__name__}: {error}".split("\n")[0].rstrip(".: ")}


def _own_output() -> Any:
    """Return standard output for answers alone; what libraries print goes to standard error."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers
