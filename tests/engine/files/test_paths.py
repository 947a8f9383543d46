from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import paths

PLACES = [paths.config_dir, paths.cache_dir, paths.log_dir, paths.own_data_dir]


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKETCHGRAD_HOME", str(tmp_path))
    found = [place() for place in PLACES]
    assert {path.parent for path in found} == {tmp_path}
    assert len(set(found)) == len(PLACES)


def test_the_digits_drawn_are_kept_beside_the_data(tmp_path: Path) -> None:
    assert paths.my_digits().suffix == ".json"
    assert paths.own_data_dir().parent in paths.my_digits().parents
    assert paths.own_data_dir() not in paths.my_digits().parents


def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKETCHGRAD_HOME")
    for place in PLACES:
        assert place().is_absolute()
        assert "sketchgrad" in str(place()).lower()
