"""The measuring processes, seen from the benchmark: started when needed, asked, ended."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Protocol

from engine.bench.measures import DEFAULT, FIRST, JAX, OURS, TORCH, WINDOW
from engine.bench.serve import STARTED
from engine.messages import MachineError, Message, say

PATIENCE_S = 180.0
"""The longest a task may take, TensorFlow's start included."""
END_S = 5.0


@dataclass(frozen=True)
class Process:
    """A program that measures.

    Parameters
    ----------
    module : what Python runs.
    arguments : its options.
    fresh : a new process for each task.
    """

    module: str
    arguments: tuple[str, ...] = ()
    fresh: bool = False


PROCESSES: Mapping[str, Process] = {
    OURS: Process("engine.bench.headless"),
    DEFAULT: Process("engine.bench.headless", ("--threads", "default")),
    WINDOW: Process("gui.bench"),
    FIRST: Process("gui.bench", fresh=True),
    TORCH: Process("engine.bench.torch_loop"),
    JAX: Process("engine.bench.jax_scan"),
}


class Asks(Protocol):
    """Whoever carries out the tasks of the processes."""

    def ask(self, process: str, task: str) -> dict[str, list[float]]:
        """Return a task's figures by key. Raises `MachineError` with the reason for none."""


class Processes:
    """All of them; a context manager that leaves none behind.

    Parameters
    ----------
    arguments : options that each is given.
    """

    def __init__(self, arguments: Sequence[str], known: Mapping[str, Process] = PROCESSES) -> None:
        self._arguments, self._known = tuple(arguments), known
        self._running: dict[str, _Running] = {}
        self._lost: dict[str, MachineError] = {}

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        for name in list(self._running):
            self._end(name)

    def ask(self, process: str, task: str) -> dict[str, list[float]]:
        """Return a task's figures by key. Raises `MachineError` with the reason for none."""
        if process in self._lost:  # it would come to grief again, after minutes perhaps
            raise self._lost[process]
        try:
            return self._process(process).ask(task)
        except _Lost as error:
            self._lost[process] = error
            self._end(process)
            raise
        finally:
            if self._known[process].fresh and process in self._running:
                self._end(process)

    def _process(self, name: str) -> _Running:
        if name not in self._running:
            known = self._known[name]
            options = ("--json", *known.arguments, *self._arguments)
            self._running[name] = _Running((sys.executable, "-m", known.module, *options))
        return self._running[name]

    def _end(self, name: str) -> None:
        self._running.pop(name).end()


class _Running:
    """One process, its answers read by a thread so that waiting for one can come to an end."""

    def __init__(self, command: Sequence[str]) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
            encoding="utf-8",
        )
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="answers", daemon=True).start()

    def ask(self, task: str) -> dict[str, list[float]]:
        self._send(f"{task}\n")
        try:
            line = self._answers.get(timeout=PATIENCE_S)
        except queue.Empty:
            raise _Lost(
                _failed(say("no answer came within {s:.0f} seconds", s=PATIENCE_S))
            ) from None
        if not line:
            raise _Lost(_failed(self._why_it_ended()))
        answer = json.loads(line)
        if "failure" in answer:
            raise MachineError(_failed(Message("{reason}", (("reason", answer["failure"]),))))
        figures: dict[str, list[float]] = answer["figures"]
        return figures

    def end(self) -> None:
        """Let it end by itself, which it does when nobody asks any more, or make it."""
        self._close_input()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def _send(self, text: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has ended; what it left says why
            self._process.stdin.write(text)
            self._process.stdin.flush()

    def _close_input(self) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            for line in answers:
                self._answers.put(line)
        self._answers.put("")

    def _why_it_ended(self) -> Message:
        code = self._process.wait()
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        if not lines:
            return say("the process ended with code {code}", code=code)
        return Message("{reason}", (("reason", lines[-1][:200].rstrip(".")),))


def _environment() -> dict[str, str]:
    """Return what a process runs in: as a user's, which keeps compiled modules for its next start.

    Without them the first window takes 1.6 times as long.
    """
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**mine, STARTED: repr(time.time())}


class _Lost(MachineError):
    """The process is no more, or does not answer."""


def _failed(reason: Message) -> Message:
    return say("This could not be measured: {reason}.", reason=reason)
