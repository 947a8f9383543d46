from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from engine.data import download
from engine.data.download import RemoteFile, fetch
from engine.messages import Cancelled, MachineError

DATA = bytes(range(256)) * 2000  # half a megabyte, so that it comes in several pieces


def remote(*places: str, data: bytes = DATA, name: str = "set.npz") -> RemoteFile:
    return RemoteFile(name, len(data), hashlib.sha256(data).hexdigest(), places)


def test_a_file_arrives_whole_with_its_progress(server: Any, tmp_path: Path) -> None:
    server.files["/set.npz"] = DATA
    seen: list[tuple[int, int]] = []
    fetch((remote(server.url),), tmp_path / "new", lambda done, total: seen.append((done, total)))
    assert (tmp_path / "new" / "set.npz").read_bytes() == DATA
    assert {total for _, total in seen} == {len(DATA)}
    assert seen[-1] == (len(DATA), len(DATA))
    assert len(seen) > 4
    assert seen == sorted(seen)


def test_progress_counts_all_files_as_one(server: Any, tmp_path: Path) -> None:
    server.files |= {"/a": DATA, "/b": b"small"}
    seen: list[tuple[int, int]] = []
    files = (remote(server.url, name="a"), remote(server.url, name="b", data=b"small"))
    fetch(files, tmp_path, lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (len(DATA) + 5, len(DATA) + 5)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_what_is_there_and_whole_is_not_fetched_again(server: Any, tmp_path: Path) -> None:
    (tmp_path / "set.npz").write_bytes(DATA)
    fetch((remote(server.url),), tmp_path)
    assert server.asked == []


def test_what_is_there_but_damaged_is_replaced(server: Any, tmp_path: Path) -> None:
    (tmp_path / "set.npz").write_bytes(DATA[:100])
    server.files["/set.npz"] = DATA
    fetch((remote(server.url),), tmp_path)
    assert (tmp_path / "set.npz").read_bytes() == DATA


def test_the_next_place_is_tried(server: Any, tmp_path: Path) -> None:
    server.files |= {"/broken/set.npz": DATA, "/wrong/set.npz": b"other", "/good/set.npz": DATA}
    server.broken.add("/broken/set.npz")
    places = [f"{server.url}{place}/" for place in ("missing", "broken", "wrong", "good")]
    fetch((remote(*places),), tmp_path)
    assert (tmp_path / "set.npz").read_bytes() == DATA
    assert len(server.asked) == 4


def _missing(server: Any) -> None:
    pass


def _wrong(server: Any) -> None:
    server.files["/set.npz"] = b"<html>Log in to the network</html>"


def _broken(server: Any) -> None:
    server.files["/set.npz"] = DATA
    server.broken.add("/set.npz")


def _refused(server: Any) -> None:
    server.stop()


@pytest.mark.parametrize(
    ("behave", "reason"),
    [
        (_missing, "the server answered 404"),
        (_wrong, "wrong checksum"),
        (_broken, "broke off"),
        (_refused, "cannot be reached"),
    ],
)
def test_a_failure_is_told_and_leaves_nothing(
    behave: Any, reason: str, server: Any, tmp_path: Path
) -> None:
    behave(server)
    with pytest.raises(MachineError, match=rf"set\.npz .* 127\.0\.0\.1: .*{reason}") as caught:
        fetch((remote(server.url, server.url),), tmp_path / "cache")
    assert caught.value.hint
    assert not list(tmp_path.iterdir())


def test_a_failure_keeps_what_was_there(server: Any, tmp_path: Path) -> None:
    (tmp_path / "other.npz").write_bytes(b"keep me")
    with pytest.raises(MachineError):
        fetch((remote(server.url),), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["other.npz"]


def test_a_name_that_does_not_resolve_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"data\.example: .*cannot be reached"):
        fetch((remote("https://data.example/"),), tmp_path)


@pytest.mark.parametrize("pieces", [0, 1, 3])
def test_a_cancel_leaves_nothing(pieces: int, server: Any, tmp_path: Path) -> None:
    server.files["/set.npz"] = DATA
    seen: list[int] = []
    with pytest.raises(Cancelled):
        fetch(
            (remote(server.url),),
            tmp_path / "cache",
            lambda done, _: seen.append(done),
            lambda: len(seen) >= pieces,
        )
    assert len(seen) == pieces
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told(server: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MachineError, match="Cannot write"):
        fetch((remote(server.url),), tmp_path / "file" / "cache")


def test_every_set_that_can_be_downloaded_has_a_checksum_and_a_secure_place() -> None:
    for name in ("mnist", "fashion-mnist"):
        for file in download.remote_files(name):
            assert len(bytes.fromhex(file.sha256)) == 32
            assert all(place.startswith("https://") for place in file.places)
            assert all(place.endswith("/") for place in file.places)
    assert download.remote_files("pen-digits") == ()
