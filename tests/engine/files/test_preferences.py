"""The engine reads the data folder as the window writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import paths, preferences
from gui.settings import Settings, SettingsStore


@pytest.mark.parametrize(
    "folder", ["/data", "/with space/and,comma", "C:\\Users\\me\\data", "/자료/집합", 'quo"ted; #x']
)
def test_the_folder_chosen_in_the_window_is_read(folder: str) -> None:
    SettingsStore().save(Settings(data_dir=folder, geometry=b"\x00\xff[General]"))
    assert preferences.data_dir() == Path(folder)


def test_no_settings_no_folder() -> None:
    assert preferences.data_dir() is None
    SettingsStore().save(Settings())
    assert preferences.data_dir() is None


def test_a_damaged_file_is_no_folder() -> None:
    path = paths.config_dir() / preferences.FILE_NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe no ini at all")
    assert preferences.data_dir() is None
