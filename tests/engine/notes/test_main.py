from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.notes import __main__ as program
from engine.notes.rows import Finding, Row

ROW = Row(12, "xor-mlp", "33 parameters", lambda _: Finding("34 parameters", False))


def test_the_report_tells_what_does_not_hold() -> None:
    text = program.report([(ROW, Finding("0.5", False)), (ROW, Finding("0.6", True))])
    assert "| 12 | `xor-mlp` | 33 parameters | 0.5 | **no** |" in text
    assert "| 12 | `xor-mlp` | 33 parameters | 0.6 | yes |" in text


def test_it_prints_and_writes_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "ROWS", (ROW,))
    out = tmp_path / "notes.md"
    assert program.main(["--out", str(out)]) == 0
    assert "| 34 parameters | **no** |" in out.read_text(encoding="utf-8")
    assert "| 34 parameters | **no** |" in capsys.readouterr().out


def test_its_rows_are_there_for_programs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "ROWS", (ROW,))
    assert program.main(["--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row == {"topic": 12, "preset": "xor-mlp", "ours": "34 parameters", "holds": False}
