from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.cli import leavings
from engine.messages import InputError, MachineError


def fail(path: Path) -> None:
    path.write_text("half")
    raise OSError(28, "No space left on device")


def write(text: str) -> leavings.Write:
    return lambda path: path.write_text(text)


def test_all_files_arrive(tmp_path: Path) -> None:
    leavings.write(tmp_path / "a" / "b", {"one": write("1"), "two": write("2")})
    assert {p.name: p.read_text() for p in (tmp_path / "a" / "b").iterdir()} == {
        "one": "1",
        "two": "2",
    }


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    with pytest.raises(MachineError, match=r"No space left") as caught:
        leavings.write(tmp_path, {"one": write("new"), "two": fail})
    assert str(tmp_path) in str(caught.value)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"one": "old"}


@pytest.mark.parametrize("error", [OSError("broken"), KeyboardInterrupt()])
def test_a_failure_leaves_no_new_folders(tmp_path: Path, error: BaseException) -> None:
    def interrupted(path: Path) -> None:
        raise error

    with pytest.raises((MachineError, KeyboardInterrupt)):
        leavings.write(tmp_path / "a" / "b", {"one": write("1"), "two": interrupted})
    assert list(tmp_path.iterdir()) == []


def test_check_leaves_no_trace(tmp_path: Path) -> None:
    leavings.check(tmp_path / "a" / "b")
    leavings.check(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", ["", "a", "a/b"])
def test_a_file_in_the_way(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="is a file"):
        leavings.check(tmp_path / "file" / inside)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("this user may write anywhere")
    with pytest.raises(MachineError, match="Permission denied"):
        leavings.check(tmp_path / "out")
