from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from engine.files import atomic
from engine.messages import MachineError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_arrives_whole_in_a_new_folder(tmp_path: Path) -> None:
    atomic.write_text(tmp_path / "a" / "b.txt", "은닉층")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "은닉층".encode()
    assert names(tmp_path / "a") == ["b.txt"]


@pytest.mark.parametrize("error", [ValueError(), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "b.txt"
    path.write_text("old")

    def fail() -> None:
        with atomic.writing(path) as temporary:
            temporary.write_text("half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert path.read_text() == "old"
    assert names(tmp_path) == ["b.txt"]


def test_the_temporary_name_keeps_the_suffix(tmp_path: Path) -> None:
    with atomic.writing(tmp_path / "model.keras") as temporary:
        assert temporary.suffix == ".keras"
        assert temporary.parent == tmp_path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_others_may_read_what_they_may_read_elsewhere(tmp_path: Path) -> None:
    atomic.write_text(tmp_path / "ours", "")
    (tmp_path / "usual").touch()
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ours", "usual")}
    assert len(modes) == 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError, match="Cannot write") as caught:
        atomic.write_text(tmp_path / "file" / "b.txt", "")
    assert str(tmp_path / "file" / "b.txt") in str(caught.value)
    assert caught.value.hint is not None
