from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from engine.data.info import DatasetInfo
from engine.data.own import about, naming, store
from engine.data.own.draft import Draft
from engine.files import paths
from engine.messages import InputError, MachineError, Message, say


def draft_of(
    x: Any, y: Any, classes: tuple[str, ...] = ("a", "b"), title: str = "Pets", **facts: Any
) -> Draft:
    """A draft of examples of which the last two are for the test."""
    train, test = Split(x[:-2], y[:-2]), Split(x[-2:], y[-2:])
    info = DatasetInfo(
        name="pets",
        title=Message(title),
        summary=say("Your own data."),
        input_shape=x.shape[1:],
        class_names=tuple(map(Message, classes)),
        train=len(train),
        test=2,
        licence=say("Your own"),
        source=Message("/home/me/pets"),
        group="own",
        **facts,
    )
    path = Path("/home/me/pets")
    return Draft(path, Dataset(info, train, test, Message("here"), path), say("images"), 0.0, 255.0)


def images(n: int = 6, level: int = 0) -> Draft:
    x = np.arange(n * 64, dtype=np.uint8).reshape(n, 8, 8) + np.uint8(level)
    return draft_of(x, (np.arange(n) % 2).astype(np.int32))


def numbers(n: int = 6) -> Draft:
    x = np.linspace(-1, 1, 3 * n, dtype=np.float32).reshape(n, 3)
    return draft_of(x, x[:, 0] * 2, (), features=tuple(map(Message, "uvw")))


def kept() -> list[str]:
    return sorted(os.listdir(paths.own_data_dir()))


def facts_of(name: str) -> Path:
    return paths.own_data_dir() / name / "about.json"


def data_of(name: str) -> Path:
    return paths.own_data_dir() / name / "data.npz"


@pytest.mark.parametrize("draft", [images(), numbers()])
def test_what_is_saved_is_found_and_read(draft: Draft) -> None:
    info = store.save(draft)
    assert (info.name, str(info.title), info.group) == ("my-pets", "Pets", "own")
    assert (info.train, info.test) == (4, 2)
    assert store.info("my-pets") == info
    assert store.all_infos() == (info,)
    given = draft.dataset
    assert info.input_shape == given.info.input_shape
    assert info.class_names == given.info.class_names
    assert info.features == given.info.features
    assert "images, from pets" in str(info.summary)
    assert store.found("my-pets") == data_of("my-pets")

    read = store.read(info)
    for part in ("train", "test"):
        was, found = getattr(given, part), getattr(read, part)
        assert (was.x == found.x).all()
        assert (was.y == found.y).all()
        assert (was.x.dtype, was.y.dtype) == (found.x.dtype, found.y.dtype)
    assert "/home/me/pets" in str(read.origin)
    assert read.path == data_of("my-pets")


def test_the_account_on_disk() -> None:
    store.save(images(), "Haustiere")
    plain = json.loads(facts_of("my-haustiere").read_text())
    assert plain["schema"] == 1
    assert plain["title"] == "Haustiere"
    assert (plain["low"], plain["high"], plain["source"]) == (0, 255, "/home/me/pets")
    assert plain["bytes"] == data_of("my-haustiere").stat().st_size


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("My Cats & Dogs!", "my-my-cats-dogs"),
        ("../../x", "my-x"),
        ("..\\C:\\x\0", "my-c-x"),
        ("내 고양이", "my-내-고양이"),
        ("Cafe\u0301", "my-café"),
        ("हिन्दी", "my-हिन्दी"),
        ("😀", "my-data"),
        ("con", "my-con"),
        ("a_b  c", "my-a-b-c"),
        ("x" * 100, "my-" + "x" * 57),
        ("y" * 56 + " z", "my-" + "y" * 56),
    ],
)
def test_names(title: str, name: str) -> None:
    assert naming.name_of(title) == name
    assert store.save(images(), title).name == name
    assert kept() == [name]
    assert store.found(name) is not None


def test_titles_are_one_line() -> None:
    assert str(store.save(images(), "a\nb\x1b[31m").title) == "a b [31m"
    assert str(store.save(images(), " \n ").title) == "Pets"


def test_sets_are_in_the_order_of_their_titles() -> None:
    for title in ("b", "C", "a"):
        store.save(images(), title)
    assert [str(info.title) for info in store.all_infos()] == ["a", "b", "C"]


def test_nothing_is_kept_at_first() -> None:
    assert store.all_infos() == ()
    assert store.info("my-pets") is None
    assert store.found("my-pets") is None


@pytest.mark.parametrize("name", ["mnist", "my-../x", "my-", "my-/etc", "MY-PETS", "my-\0", ""])
def test_names_of_others_are_not_looked_up(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Path, "stat")
    monkeypatch.delattr(os, "listdir")
    assert store.info(name) is None
    assert store.found(name) is None


def test_what_is_known_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    info = store.save(images())
    with monkeypatch.context() as patch:
        patch.delattr(Path, "stat")
        patch.delattr(Path, "open")
        assert store.info("my-pets") is info
    assert store.info("my-none") is None
    store.save(images(), "none")
    assert store.info("my-none") is not None


def test_a_set_of_the_same_name_is_replaced() -> None:
    first = store.save(images(6))
    second = store.save(images(8, level=3))
    assert (first.train, second.train) == (4, 6)
    assert store.info("my-pets") == second
    assert int(store.read(second).train.x[0, 0, 0]) == 3
    assert kept() == ["my-pets"]


def test_what_another_process_changed_is_seen_in_the_list() -> None:
    store.save(images(6))
    plain = json.loads(facts_of("my-pets").read_text())
    facts_of("my-pets").unlink()
    facts_of("my-pets").write_text(json.dumps(plain | {"title": "Other"}))
    shutil.copytree(facts_of("my-pets").parent, paths.own_data_dir() / "my-copy")
    assert [info.name for info in store.all_infos()] == ["my-copy", "my-pets"]
    assert [str(info.title) for info in store.all_infos()] == ["Other", "Other"]
    assert store.info("my-copy") is not None


def test_what_another_process_put_there_is_read() -> None:
    info = store.save(images(6))
    store.save(images(8), "other")
    shutil.rmtree(facts_of("my-pets").parent)
    facts_of("my-other").parent.rename(facts_of("my-pets").parent)
    assert (info.train, store.read(info).info.train) == (4, 6)


def fail(*_: Any, **__: Any) -> Any:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["savez", "json", "rename"])
def test_a_failure_leaves_the_old_set(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(images(6))
    rename, calls = Path.rename, iter(range(9))

    def rename_but_once(path: Path, target: Path) -> Path:
        return fail() if next(calls) == 1 else rename(path, target)

    with monkeypatch.context() as patch:
        if where == "savez":
            patch.setattr(np, "savez", fail)
        elif where == "json":
            patch.setattr(Path, "write_text", fail)
        else:
            patch.setattr(Path, "rename", rename_but_once)
        with pytest.raises(MachineError, match="No space left") as caught:
            store.save(images(8))
    assert caught.value.hint is not None
    assert kept() == ["my-pets"]
    assert store.read(store.all_infos()[0]).info.train == 4


def test_another_process_may_keep_the_same_name_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(images(6))
    rename, calls = Path.rename, iter(range(9))

    def another_comes_first(path: Path, target: Path) -> Path:
        if next(calls) == 1:  # the earlier set is away, the new one not yet there
            shutil.copytree(path, target)
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", another_comes_first)
        info = store.save(images(8, level=3))
    assert int(store.read(info).train.x[0, 0, 0]) == 3
    assert kept() == ["my-pets"]


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(np, "savez", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.save(images())
    assert kept() == []


def test_what_another_process_clears_meanwhile_does_no_harm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = paths.own_data_dir() / ".unfinished-gone"
    monkeypatch.setattr(Path, "glob", lambda *_: iter([gone]))
    assert store.save(images()).name == "my-pets"


def test_what_a_killed_process_has_left_is_cleared_a_day_later() -> None:
    for name in ("old", "new"):
        (paths.own_data_dir() / f".unfinished-{name}").mkdir(parents=True)
    os.utime(paths.own_data_dir() / ".unfinished-old", (0, 0))
    store.save(images())
    assert kept() == [".unfinished-new", "my-pets"]
    assert [info.name for info in store.all_infos()] == ["my-pets"]


def test_a_folder_that_cannot_be_made() -> None:
    paths.own_data_dir().write_text("a file is in the way")
    with pytest.raises(MachineError, match="Cannot keep"):
        store.save(images())
    assert store.all_infos() == ()


def test_remove() -> None:
    info = store.save(images())
    store.save(images(), "Other")
    store.remove("my-pets")
    assert kept() == ["my-other"]
    assert store.info("my-pets") is None
    with pytest.raises(InputError):
        store.read(info)
    with pytest.raises(InputError, match="no data set of your own named 'my-pets'") as caught:
        store.remove("my-pets")
    assert "my-other" in str(caught.value.hint)


@pytest.mark.parametrize("name", ["mnist", "../data/my-pets", "my-pets/", ".", ""])
def test_only_own_sets_can_be_removed(name: str) -> None:
    store.save(images())
    with pytest.raises(InputError):
        store.remove(name)
    assert kept() == ["my-pets"]


def test_what_cannot_be_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(images())
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail)
        with pytest.raises(MachineError, match="Cannot remove"):
            store.remove("my-pets")
    assert store.info("my-pets") is not None


# -- damage ------------------------------------------------------------------------------------

DAMAGES = [
    {"schema": 2},
    {"title": 1},
    {"title": None},
    {"input_shape": []},
    {"input_shape": [0, 8]},
    {"input_shape": [8, 8, 8, 8]},
    {"input_shape": "8"},
    {"input_shape": 8},
    {"class_names": [1]},
    {"class_names": "ab"},
    {"features": ["u"]},
    {"train": 0},
    {"train": True},
    {"train": 2.5},
    {"source": 3},
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_account(damage: dict[str, Any]) -> None:
    store.save(images())
    store.save(images(), "Other")
    file = facts_of("my-pets")
    file.write_text(json.dumps(json.loads(file.read_text()) | damage) + " ")
    assert about.read(file, "my-pets") is None
    assert [info.name for info in store.all_infos()] == ["my-other"]
    assert store.info("my-pets") is None
    assert store.found("my-pets") is None
    store.remove("my-pets")
    assert kept() == ["my-other"]


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b" " * 6_000_000, b"1"]
)
def test_an_account_that_is_none(text: bytes) -> None:
    store.save(images())
    facts_of("my-pets").write_bytes(text)
    assert store.all_infos() == ()


def changed(**arrays: Any) -> None:
    with np.load(data_of("my-pets")) as kept:
        np.savez(data_of("my-pets"), **(dict(kept) | arrays))


@pytest.mark.parametrize(
    "arrays",
    [
        {"x_train": np.zeros((5, 8, 8), np.uint8)},
        {"x_train": np.zeros((4, 8, 9), np.uint8)},
        {"x_train": np.zeros((4, 8, 8), np.float64)},
        {"x_train": np.full((4, 8, 8), np.nan, np.float32)},
        {"y_train": np.zeros(4, np.float32)},
        {"y_train": np.zeros((4, 1), np.int32)},
        {"y_test": np.array([0, 2], np.int32)},
        {"y_test": np.array([0, -1], np.int32)},
        {"x_test": np.array([object()])},
    ],
)
def test_data_that_are_not_what_was_kept(arrays: dict[str, Any]) -> None:
    info = store.save(images())
    changed(**arrays)
    with pytest.raises(InputError) as caught:
        store.read(info)
    assert str(caught.value.hint) == "Remove the data set and add it again."


@pytest.mark.parametrize("y", [np.full(4, np.inf, np.float32), np.zeros(4, np.int32)])
def test_numbers_that_are_not_what_was_kept(y: Any) -> None:
    info = store.save(numbers())
    changed(y_train=y)
    with pytest.raises(InputError):
        store.read(info)


def test_a_damaged_file() -> None:
    info = store.save(images())
    data = data_of("my-pets").read_bytes()
    for part in (data[:-100], b"", data[:200] + b"?" * 50 + data[250:]):
        data_of("my-pets").write_bytes(part)
        with pytest.raises(InputError) as caught:
            store.read(info)
        assert "add it again" in str(caught.value.hint)
    data_of("my-pets").unlink()
    assert store.found("my-pets") is None
