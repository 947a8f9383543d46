from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.spec import codec, presets

QUICKSTART = ["check", "--preset", "mnist-quickstart"]


def checked(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any], str]:
    code = main([*QUICKSTART, "--json", *more])
    shown = capsys.readouterr()
    return code, json.loads(shown.out), shown.err


def test_a_sound_spec(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys) == (0, {"problems": [], "parameters": 101_770}, "")


def test_an_error_with_its_place_and_fix(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, complaint = checked(capsys, "--set", "layers.3.units=12")
    assert code == 2
    assert answer["parameters"] == 102_028
    (problem,) = answer["problems"]
    assert (problem["layer"], problem["field"], problem["fix"]) == (3, "units", "Make it 10")
    assert "12 units" in problem["message"]
    assert complaint.startswith("The spec cannot be trained: it has 1 error.")


def test_where_shapes_do_not_work_out_there_are_no_parameters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, answer, _ = checked(capsys, "--set", "layers.1.units=0", "--set", "epochs=0")
    assert code == 2
    assert [(row["layer"], row["fix"]) for row in answer["problems"]] == [(1, None), (None, None)]


def test_a_warning_does_not_fail(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, complaint = checked(capsys, "--set", "loss=BinaryCrossentropy")
    assert (code, complaint) == (0, "")
    assert [row["severity"] for row in answer["problems"]] == ["warning"]
    assert answer["problems"][0]["fix"]


def test_the_table_shows_names_shapes_and_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--preset", "fashion-relu", "--set", "layers.hidden.units=7"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["1", "hidden", "(Dense)", "7", "5,495"] in rows
    assert ["all", "5,575"] in rows
    assert ["No", "problems."] in rows


def test_the_text_tells_each_problem_and_what_mends_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*QUICKSTART, "--set", "layers.3.units=12"]) == 2
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Error: layers.3 (Dense): ")
    assert last.endswith("Try: Make it 10.")


def test_a_spec_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "spec.json"
    file.write_text(codec.to_json(presets.get("fashion-adam").spec), encoding="utf-8")
    assert main(["check", "--spec", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["parameters"] == 79_510


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"schema": 99}', b'{"x": 1}'])
def test_a_spec_file_that_is_none(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "spec.json"
    file.write_bytes(content)
    assert main(["check", "--spec", str(file), "--json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err
