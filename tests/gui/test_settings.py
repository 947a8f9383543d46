from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.settings import SCHEMA, Settings, SettingsStore

CHANGED = Settings(
    theme="dark",
    font_scale=1.4,
    language="ko",
    data_dir="/a folder, with a comma/데이터",
    geometry=bytes(range(256)),
    window_state=b"\x00state\xff",
    pen_width=0.2,
)


def test_settings_come_back_as_they_were_saved(qapp, profile_dir: Path):
    assert SettingsStore().save(CHANGED)
    assert SettingsStore().load() == CHANGED
    assert SettingsStore().path.is_relative_to(profile_dir)


def test_a_first_start_has_the_defaults(qapp):
    assert SettingsStore().load() == Settings()


def write(text: str | bytes) -> SettingsStore:
    store = SettingsStore()
    store.path.parent.mkdir(parents=True, exist_ok=True)
    store.path.write_bytes(text.encode() if isinstance(text, str) else text)
    return store


@pytest.mark.parametrize(
    "line",
    [
        "theme=neon",
        "font_scale=huge",
        "font_scale=50",
        "font_scale=nan",
        "language=7",
        "data_dir=a, b",
        "geometry=not bytes",
        "pen_width=@Invalid()",
        "pen_width=",
    ],
)
def test_a_wrong_value_is_its_default_and_the_others_are_kept(qapp, line):
    store = write(f"[General]\nschema={SCHEMA}\nwindow_state=@ByteArray(kept)\n{line}\n")
    assert store.load() == Settings(window_state=b"kept")


@pytest.mark.parametrize("data", [b"\x00\xff\xfe garbage \x80", b"", b"[General\nx", b"=" * 5000])
def test_a_damaged_file_gives_the_defaults(qapp, data):
    assert write(data).load() == Settings()


def test_settings_of_another_version_are_left_out(qapp):
    assert write(f"[General]\nschema={SCHEMA + 1}\ntheme=dark\n").load() == Settings()


def test_a_damaged_file_can_be_saved_over(qapp):
    store = write(b"\x00\xff\xfe garbage \x80")
    assert store.save(CHANGED)
    assert store.load() == CHANGED


def test_a_place_that_cannot_be_written_is_no_crash(qapp, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.ini")
    assert not store.save(CHANGED)
    assert store.load() == Settings()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_gives_the_defaults(qapp):
    store = write("[General]\ntheme=dark\n")
    store.path.chmod(0)
    assert store.load() == Settings()
