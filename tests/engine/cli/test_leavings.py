from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.cli import leavings
from engine.messages import InputError, MachineError
from tests.helpers.closed import closed_to_everybody


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


def test_a_file_that_cannot_be_replaced_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where another program has "two" open."""
    (tmp_path / "one").write_text("old")
    (tmp_path / "two").write_text("old")
    rename = Path.rename

    def locked(self: Path, target: Path) -> Path:
        if self == tmp_path / "two":
            raise PermissionError(13, "It is used by another program")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(MachineError, match="used by another program"):
        leavings.write(tmp_path, {name: write("new") for name in ("none", "one", "two", "zero")})
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"one": "old", "two": "old"}


def test_a_folder_in_a_files_place_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "own").touch()
    with pytest.raises(MachineError) as caught:
        leavings.write(tmp_path, {"one": write("new"), "two": write("new")})
    assert str(tmp_path / "two") in str(caught.value)
    assert (tmp_path / "one").read_text() == "old"
    assert (tmp_path / "two" / "own").exists()
    assert len(list(tmp_path.iterdir())) == 2


def test_old_files_give_way(tmp_path: Path) -> None:
    for text in ("1", "2"):
        leavings.write(tmp_path, {"one": write(text)})
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"one": "2"}


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


def test_a_folder_that_may_not_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_to_everybody(monkeypatch, tmp_path / "closed")
    with pytest.raises(MachineError, match="Permission denied") as caught:
        leavings.check(tmp_path / "closed" / "a" / "b")
    assert str(tmp_path / "closed" / "a" / "b") in str(caught.value)
    with pytest.raises(MachineError, match="Permission denied"):
        leavings.write(tmp_path / "closed" / "a", {"one": write("1")})
