"""What ``predict`` refuses before TensorFlow comes in; real models are in tests/integration."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.__main__ import main


@pytest.fixture
def model(tmp_path: Path) -> str:
    """A file that would only be found to be no model later."""
    path = tmp_path / "model.keras"
    path.write_bytes(b"PK")
    return str(path)


def complaint(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["predict", "--json", *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.splitlines()[0]


def test_no_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none.keras")
    assert missing in complaint(capsys, "--model", missing, "--images", "a.png")


def test_no_pictures(model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none.png")
    assert missing in complaint(capsys, "--model", model, "--images", missing)
    assert model in complaint(capsys, "--model", model, "--images", model)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'[{"strokes": [[[1]]]}]', b"\x1f\x8b\x08 cut"]
)
def test_no_strokes(
    content: bytes, model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "strokes.json"
    file.write_bytes(content)
    assert str(file) in complaint(capsys, "--model", model, "--strokes", str(file))
