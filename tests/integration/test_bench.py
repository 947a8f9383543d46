from __future__ import annotations

import json

import pytest

from engine.__main__ import main


@pytest.mark.integration
def test_rows_are_measured_by_real_processes(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("machine", "learning-rate", "start", "first-window")
    chosen = [part for row in rows for part in ("--only", row)]
    assert main(["bench", "--json", "--quick", *chosen]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in answer["rows"]} == set(rows)
    figures = {row["name"]: row["ours"] for row in answer["rows"]}
    assert figures.pop("machine") >= 7  # of work that takes 8 ms at the quickest
    assert all(figure > 0 for figure in figures.values())
