from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.bench import rounds
from engine.bench.measures import MEASURES
from engine.cli import bench
from engine.messages import MachineError, say


class FakeProcesses:
    """Answers every task with 2 for each of its figures; knows what it was asked."""

    asked: list[tuple[str, str]]
    failing = ""

    def __init__(self, arguments: tuple[str, ...]) -> None:
        FakeProcesses.asked = []

    def __enter__(self) -> FakeProcesses:
        return self

    def __exit__(self, *_: object) -> None: ...

    def ask(self, process: str, task: str) -> dict[str, list[float]]:
        self.asked.append((process, task))
        if process == self.failing:
            raise MachineError(say("This could not be measured: it burnt down."))
        sources = (source for measure in MEASURES for source in measure.sources)
        return {s.key: [2.0] for s in sources if (s.process, s.task) == (process, task)}


@pytest.fixture(autouse=True)
def without_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "Processes", FakeProcesses)
    monkeypatch.setattr(FakeProcesses, "failing", "")


def answered(capsys: pytest.CaptureFixture[str]) -> Any:
    (line,) = capsys.readouterr().out.splitlines()
    return json.loads(line)


def test_json_is_one_object_with_a_row_a_measurement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--json"]) == 0
    answer = answered(capsys)
    assert {"cores", "python", "tensorflow", "date"} <= answer["machine"].keys()
    always = [m.name for m in MEASURES if not m.needs]
    assert [row["name"] for row in answer["rows"]][: len(always)] == always
    for row in answer["rows"]:
        assert {"ours", "other", "ratio", "goal", "reached", "unit"} <= row.keys()


def test_one_row_can_be_chosen_and_asks_for_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "--json", "--only", "pause", "--only", "first-window"]) == 0
    assert [row["name"] for row in answered(capsys)["rows"]] == ["pause", "first-window"]
    assert set(FakeProcesses.asked) == {("window", "orders"), ("first window", "show")}
    assert len(FakeProcesses.asked) == 2 * rounds.ROUNDS


def test_quick_is_one_round() -> None:
    assert main(["bench", "--quick", "--only", "pause"]) == 0
    assert FakeProcesses.asked == [("window", "orders")]


def test_a_process_that_fails_leaves_a_sentence_in_its_rows_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeProcesses, "failing", "window")
    assert main(["bench", "--json", "--only", "pause", "--only", "first-window"]) == 1
    pause, first = answered(capsys)["rows"]
    assert (pause["ours"], pause["reached"]) == (None, None)
    assert pause["failure"] == "This could not be measured: it burnt down."
    assert (first["ours"], first["failure"]) == (2.0, None)


def test_the_table_is_for_people(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeProcesses, "failing", "window")
    main(["bench", "--only", "first-window", "--only", "quickstart", "--only", "stop"])
    text = capsys.readouterr().out
    header, quickstart, stop, first = text.splitlines()[:4]
    assert header.split() == ["measure", "ours", "other", "unit", "ratio", "goal", "reached"]
    assert quickstart.split()[-5:] == ["1.00", "≥", "6", "×", "no"]
    assert "Stop takes effect, longest: This could not be measured: it burnt down." in text
    assert stop.split()[-3:] == ["<", "150", "ms"]
    assert first.endswith("no")


def test_the_file_says_the_same_as_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bench" / "figures.json"
    assert main(["bench", "--json", "--only", "stop", "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == answered(capsys)


def test_an_unknown_row_is_wrong_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--only", "speed"]) == 2
    assert 'There is no row called "speed".' in capsys.readouterr().err
