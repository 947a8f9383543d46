from __future__ import annotations

import json

import pytest

from engine.__main__ import main


@pytest.mark.integration
def test_rows_are_measured_by_real_processes(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("learning-rate", "start", "first-window")
    chosen = [part for row in rows for part in ("--only", row)]
    assert main(["bench", "--json", "--quick", *chosen]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in answer["rows"]} == set(rows)
    assert all(row["ours"] > 0 for row in answer["rows"])
