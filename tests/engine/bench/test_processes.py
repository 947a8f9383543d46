"""Real processes, but of a module that measures nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.bench import processes as module
from engine.bench.processes import Process, Processes
from engine.messages import MachineError

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import os, sys, time
from engine.bench.serve import STARTED, arguments, serve

options = arguments("")
count = [0]

def counted():
    count[0] += 1
    print("noise of a library")
    return {"count": [count[0]], "started": [float(os.environ[STARTED]) > 1e9]}

def broken():
    raise ValueError("it burnt down.")

def dead():
    print("Alas.\\nThe end has come.", file=sys.stderr)
    sys.stderr.flush()
    os._exit(3)

def hangs():
    time.sleep(1000)

def data():
    return {options.data: [1.0], str(options.data_dir): [2.0]}

tasks = {"count": counted, "broken": broken, "dead": dead, "hangs": hangs, "data": data}
serve(tasks, options.tasks)
"""


@pytest.fixture
def processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    (tmp_path / "measuring_program.py").write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))
    known = {
        "kept": Process("measuring_program"),
        "fresh": Process("measuring_program", fresh=True),
        "missing": Process("no_such_program_anywhere"),
    }
    with Processes(("--data", "digits", "--data-dir", "/data"), known) as running:
        yield running


def test_one_process_answers_all_and_what_it_prints_does_not_disturb(processes: Processes) -> None:
    assert processes.ask("kept", "count") == {"count": [1], "started": [True]}
    assert processes.ask("kept", "count")["count"] == [2]


def test_a_fresh_one_is_a_new_process_each_time(processes: Processes) -> None:
    assert [processes.ask("fresh", "count")["count"] for _ in range(2)] == [[1], [1]]


def test_each_is_told_which_data(processes: Processes) -> None:
    assert processes.ask("kept", "data") == {"digits": [1.0], "/data": [2.0]}


def test_a_task_that_fails_says_why_and_costs_no_other(processes: Processes) -> None:
    with pytest.raises(MachineError, match=r"measured: ValueError: it burnt down\.$"):
        processes.ask("kept", "broken")
    assert processes.ask("kept", "count")["count"] == [1]


def test_a_process_that_dies_leaves_its_last_words_and_is_not_started_again(
    processes: Processes,
) -> None:
    for task in ("dead", "count"):
        with pytest.raises(MachineError, match=r"measured: The end has come\.$"):
            processes.ask("kept", task)


def test_a_program_that_cannot_start_says_so(processes: Processes) -> None:
    with pytest.raises(MachineError, match="No module named no_such_program_anywhere"):
        processes.ask("missing", "count")


def test_one_that_does_not_answer_is_given_up(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.2)
    monkeypatch.setattr(module, "END_S", 0.1)
    with pytest.raises(MachineError, match="no answer came within"):
        processes.ask("kept", "hangs")
