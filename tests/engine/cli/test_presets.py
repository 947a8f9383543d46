from __future__ import annotations

import json

import pytest

from engine.__main__ import main
from engine.spec import presets

SHIPPED = (*presets.all_presets(), *presets.all_races())


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["presets"]
    assert {row["name"] for row in rows} == {preset.name for preset in SHIPPED}
    assert [row["topic"] for row in rows] == sorted(preset.topic for preset in SHIPPED)
    assert {"name": "mnist-quickstart", "title": "MNIST quickstart", "topic": 1}.items() <= next(
        row for row in rows if row["name"] == "mnist-quickstart"
    ).items()


def test_text_has_a_line_with_a_sentence_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(SHIPPED)
    for line in lines:
        preset = presets.find(line.split()[0])
        assert line.endswith(preset.goal["en"])


def test_races_name_their_lanes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["presets"]}
    assert rows["loss-race"]["lanes"][:2] == ["Squared error", "Binary"]
    assert "lanes" not in rows["mnist-quickstart"]
