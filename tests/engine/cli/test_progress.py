from __future__ import annotations

import io
import sys

import numpy as np
import pytest

from engine.cli.progress import Bar, Lines, display
from engine.data import registry, sources
from engine.messages import say
from engine.training.history import EpochResult
from engine.work.events import BatchesDone, EpochDone, RunPrepared


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def show_a_run(shown: Lines) -> None:
    with shown:
        shown.download(10, 11_500_000)
        shown.download(11_500_000, 11_500_000)
        shown.data(sources.load_or_builtin("mnist", download=False))
        shown.phase(say("Starting TensorFlow"))
        shown.event(RunPrepared(101_770, 625, 2, 20_000, 0, say("CPU")))
        shown.event(BatchesDone({"loss": np.zeros(625, np.float32)}, 1.0, None))
        shown.event(EpochDone(EpochResult(1, 625, {"loss": 0.25, "accuracy": 0.5}, 1.25)))


PEN_DIGITS = registry.get("pen-digits")
WANTED = [
    f"Data: Pen digits (built-in), {PEN_DIGITS.train:,} examples to train on and 4,000 to test "
    "with (part of the application).",
    "Note: MNIST is not on this machine, so this run uses Pen digits (built-in).",
    "Training 101,770 parameters on 20,000 examples, 625 updates an epoch, on CPU.",
    "Epoch 1/2  loss 0.2500  accuracy 0.5000  (1.2 s)",
]


def test_lines_outside_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    shown = display()
    assert type(shown) is Lines
    show_a_run(shown)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "Downloading 11.5 MB …",
        *WANTED[:2],
        "Starting TensorFlow",
        *WANTED[2:],
    ]


def test_a_bar_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    shown = display()
    assert isinstance(shown, Bar)
    show_a_run(shown)
    text = terminal.getvalue()
    assert [line for line in WANTED if line not in text] == []
    assert " 50 %" in text
    assert capsys.readouterr().out == ""


def test_a_closed_standard_error_does_not_cost_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            tried.append(text)
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Closed())
    show_a_run(Lines())
    assert tried  # and yet nothing was raised
