from __future__ import annotations

import gzip
import threading
from pathlib import Path
from typing import Any

import pytest

from engine.data import my_digits_store
from engine.data.my_digits import Counts
from engine.data.my_digits_store import MyDigits
from engine.files import paths
from engine.messages import InputError, MachineError
from tests.helpers.my_digits import drawn, ids, plain


@pytest.fixture
def store(tmp_path: Path) -> MyDigits:
    return MyDigits(tmp_path / "mine" / "digits.json")


def test_there_is_nothing_at_first(store: MyDigits) -> None:
    assert store.load() == ()
    assert store.counts() == Counts(0, 0)
    assert store.take_notice() is None
    assert not store.path.exists()


def test_the_file_is_that_of_the_profile(profile_dir: Path) -> None:
    MyDigits().add([drawn(1)])
    assert paths.my_digits().is_file()
    assert profile_dir in paths.my_digits().parents


def test_what_was_added_is_there_for_the_next_program(store: MyDigits) -> None:
    store.add([drawn(1, writer="Mina", when="2026-01-02T03:04:05+00:00"), drawn(2)])
    store.add([drawn(3)])
    again = MyDigits(store.path)
    assert [plain(digit) for digit in again.load()] == [
        plain(drawn(1, writer="Mina", when="2026-01-02T03:04:05+00:00")),
        plain(drawn(2)),
        plain(drawn(3)),
    ]


def test_the_same_drawing_is_not_kept_twice(store: MyDigits) -> None:
    store.add([drawn(1)])
    assert store.add([drawn(1, id="other"), drawn(1, label=9, id="nine")])[0].id == "nine"
    assert ids(store) == ["d1", "nine"]


def test_an_id_that_is_taken_becomes_another(store: MyDigits) -> None:
    store.add([drawn(1, id="x")])
    (added,) = store.add([drawn(2, id="x")])
    assert added.id not in ("", "x")
    assert ids(store) == ["x", added.id]
    (again,) = MyDigits(store.path.with_name("two.json")).add([drawn(2, id="")])
    assert again.id


def test_there_is_a_most(store: MyDigits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(my_digits_store, "MOST", 2)
    store.add([drawn(1), drawn(2)])
    with pytest.raises(InputError, match="3 digits"):
        store.add([drawn(3)])
    assert ids(store) == ["d1", "d2"]


def test_what_was_removed_can_be_put_back_where_it_was(store: MyDigits) -> None:
    store.add([drawn(number) for number in range(5)])
    removed = store.remove(["d1", "d3", "nowhere"])
    assert ids(store) == ["d0", "d2", "d4"]
    store.put_back(removed)
    store.put_back(removed)
    assert ids(MyDigits(store.path)) == ["d0", "d1", "d2", "d3", "d4"]


def test_a_label_can_be_changed_and_changed_back(store: MyDigits) -> None:
    store.add([drawn(1), drawn(2)])
    before = store.relabel({"d1": 7, "nowhere": 3})
    assert [digit.label for digit in MyDigits(store.path).load()] == [7, 2]
    store.relabel(before)
    assert [digit.label for digit in store.load()] == [1, 2]
    with pytest.raises(InputError, match="11"):
        store.relabel({"d1": 11})


def test_what_another_program_wrote_meanwhile_is_not_lost(store: MyDigits) -> None:
    store.add([drawn(1)])
    MyDigits(store.path).add([drawn(2)])
    store.add([drawn(3)])
    assert ids(store) == ["d1", "d2", "d3"]


def test_threads_that_add_at_once_lose_nothing(store: MyDigits) -> None:
    threads = [threading.Thread(target=lambda n=n: store.add([drawn(n)])) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ids(MyDigits(store.path))) == sorted(f"d{n}" for n in range(16))


def test_a_disk_that_fails_leaves_what_was_there(
    store: MyDigits, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([drawn(1)])

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineError, match="No space left"):
        store.add([drawn(2)])
    assert ids(store) == ids(MyDigits(store.path)) == ["d1"]


@pytest.mark.parametrize(
    "content",
    [b"", b'{"digits": [', b"[3]", b'[{"strokes": [[[0, 1]]]}]', b'[{"strokes": [], "label": 1}]'],
)
def test_a_damaged_file_is_kept_aside_and_told_once(store: MyDigits, content: bytes) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(content)
    assert store.counts() == Counts(0, 0)
    store.add([drawn(1)])
    assert ids(MyDigits(store.path)) == ["d1"]
    aside = store.path.with_name("digits.json.damaged")
    assert aside.read_bytes() == content
    assert str(aside) in str(store.take_notice())
    assert store.take_notice() is None


def test_a_second_damaged_file_does_not_replace_the_first(store: MyDigits) -> None:
    store.path.parent.mkdir()
    for content in (b"one", b"two"):
        store.path.write_bytes(content)
        store.load()
    kept = {path.read_bytes() for path in store.path.parent.iterdir()}
    assert kept == {b"one", b"two"}


def test_a_file_that_cannot_be_read_is_left_alone(store: MyDigits) -> None:
    store.path.mkdir(parents=True)
    with pytest.raises(MachineError, match=r"digits\.json"):
        store.add([drawn(1)])
    assert store.path.is_dir()


def test_a_file_that_another_program_made_is_taken_as_it_is(store: MyDigits) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(gzip.compress(b'[{"strokes": [[[0, 1]]], "label": 4, "id": 5}]'))
    assert store.counts().total == 1
    (digit,) = store.load()
    assert (digit.label, bool(digit.id)) == (4, True)
    assert ids(MyDigits(store.path)) == [digit.id]
