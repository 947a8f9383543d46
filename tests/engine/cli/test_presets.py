from __future__ import annotations

import json

import pytest

from engine.__main__ import main
from engine.spec import presets


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["presets"]
    assert [row["name"] for row in rows] == [preset.name for preset in presets.all_presets()]
    assert {"name": "mnist-quickstart", "title": "MNIST quickstart", "topic": 1}.items() <= next(
        row for row in rows if row["name"] == "mnist-quickstart"
    ).items()


def test_text_has_a_line_with_a_sentence_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for preset, line in zip(presets.all_presets(), lines, strict=True):
        assert line.startswith(preset.name)
        assert line.endswith(preset.goal["en"])
