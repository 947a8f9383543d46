from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.__main__ import main

KEYS = {"name", "title", "origin", "train", "test", "classes", "here"}


def listed(capsys: pytest.CaptureFixture[str], *command: str) -> dict[str, dict[str, Any]]:
    assert main(["data", *command, "--json"]) == 0
    return {row["name"]: row for row in json.loads(capsys.readouterr().out)["datasets"]}


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    (tmp_path / "mnist").mkdir()
    np.savez(tmp_path / "mnist" / "mnist.npz", x_train=np.zeros(1))
    return tmp_path


def test_list_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys, "list")
    assert list(rows) == ["mnist", "fashion-mnist", "pen-digits"]
    assert all(set(row) == KEYS for row in rows.values())
    assert (rows["mnist"]["train"], rows["mnist"]["classes"]) == (60_000, 10)


def test_list_tells_what_is_here(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = listed(capsys, "list"), listed(capsys, "list", "--data-dir", str(data_dir))
    assert [row["here"] for row in before.values()] == [False, False, True]
    assert [row["here"] for row in after.values()] == [True, False, True]
    assert "downloaded" in before["mnist"]["origin"]
    assert str(data_dir) in after["mnist"]["origin"]


def test_info(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = listed(capsys, "info", "mnist", "--data-dir", str(data_dir)).values()
    assert set(row) > KEYS
    assert row["shape"] == [28, 28]
    assert row["class_names"] == list("0123456789")
    assert row["path"] == str(data_dir / "mnist" / "mnist.npz")
    assert "path" not in listed(capsys, "info", "fashion-mnist")["fashion-mnist"]


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "list"]) == 0
    assert main(["data", "info", "fashion-mnist"]) == 0
    text = capsys.readouterr().out
    assert "60,000" in text
    assert "Ankle boot" in text
    assert "Zalando" in text


def test_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "info", "mnits"]) == 2
    assert "Did you mean mnist?" in capsys.readouterr().err
