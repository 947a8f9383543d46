from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from engine.data import ink, stroke_files
from engine.messages import InputError

DIGITS = [{"strokes": [[[0, 0], [1, 2.5]], [[3, 4]]], "label": 7}, {"strokes": []}]


@pytest.mark.parametrize("content", [DIGITS, {"digits": DIGITS, "source": "here"}])
@pytest.mark.parametrize("packed", [False, True])
def test_read_strokes(content: Any, packed: bool, tmp_path: Path) -> None:
    text = json.dumps(content).encode()
    path = tmp_path / "digits.json"
    path.write_bytes(gzip.compress(text) if packed else text)
    first, second = stroke_files.read_strokes(path)
    assert first.label == 7
    assert [points.tolist() for points in first.strokes] == [[[0, 0], [1, 2.5]], [[3, 4]]]
    assert second.label is None
    assert ink.is_empty(second.strokes)


def test_who_wrote_a_digit_and_when(tmp_path: Path) -> None:
    path = tmp_path / "digits.json"
    more = {"id": "a1", "writer": "Mina", "when": "2026-01-02"}
    path.write_text(json.dumps([{"strokes": []} | more, {"strokes": [], "id": 5, "writer": None}]))
    told, untold = stroke_files.read_strokes(path)
    assert (told.id, told.writer, told.when) == ("a1", "Mina", "2026-01-02")
    assert (untold.id, untold.writer, untold.when) == ("", "", "")


@pytest.mark.parametrize(
    "digit",
    [
        5,
        None,
        "7",
        [],
        {},
        {"strokes": 3},
        {"strokes": [[1, 2]]},
        {"strokes": [[[1, 2, 3]]]},
        {"strokes": [[["1", "2"]]]},
        {"strokes": [[[None, 2]]]},
        {"strokes": [[[True, 2]]]},
        {"strokes": [[[float("nan"), 2]]]},
        {"strokes": [[[10**400, 2]]]},
        {"strokes": [{}]},
        {"strokes": [], "label": 10},
        {"strokes": [], "label": "7"},
        {"strokes": [], "label": True},
    ],
)
def test_a_malformed_digit_is_named_by_its_place(digit: Any, tmp_path: Path) -> None:
    path = tmp_path / "digits.json"
    path.write_text(json.dumps([{"strokes": []}, digit]))
    with pytest.raises(InputError, match=r"Digit 1 in .*digits\.json") as caught:
        stroke_files.read_strokes(path)
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1, 2",
        b"\xff\xfe\xfd",
        b'{"strokes": []}',
        b"3",
        b'{"digits": {}}',
        b"[" * 100_000,
        gzip.compress(b"[]")[:-5],
        gzip.compress(b"[]" * 999)[:20],
        b"\x1f\x8bjunk",
    ],
)
def test_a_file_without_digits_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "digits.json.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"digits\.json\.gz") as caught:
        stroke_files.read_strokes(path)
    assert caught.value.hint


def test_a_missing_file_of_strokes_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.json.*No such file"):
        stroke_files.read_strokes(tmp_path / "nowhere.json")


def test_a_packed_file_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stroke_files, "_MAX_TEXT_BYTES", 1000)
    path = tmp_path / "bomb.json.gz"
    path.write_bytes(gzip.compress(b" " * 1_000_000 + b"[]"))
    with pytest.raises(InputError, match="larger than 1000 bytes"):
        stroke_files.read_strokes(path)
