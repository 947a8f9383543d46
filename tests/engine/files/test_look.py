from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import look
from engine.messages import InputError
from tests.helpers.closed import closed_to_everybody


def test_files_and_folders_and_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    paths = (tmp_path, tmp_path / "file", tmp_path / "none", tmp_path / "file" / "none")
    assert [look.is_dir(path) for path in paths] == [True, False, False, False]
    assert [look.is_file(path) for path in paths] == [False, True, False, False]
    assert [look.mode(path) is None for path in paths] == [False, False, True, True]


def test_what_may_not_be_looked_at_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_to_everybody(monkeypatch, tmp_path)
    for asked in (look.is_dir, look.is_file):
        with pytest.raises(InputError, match="Permission denied") as caught:
            asked(tmp_path / "x")
        assert str(tmp_path / "x") in str(caught.value)
