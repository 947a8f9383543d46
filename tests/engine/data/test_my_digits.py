from __future__ import annotations

import gzip
import json
import os
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import ink, my_digits, stroke_files
from engine.data.my_digits import Counts, Imported, MyDigit, MyDigits, new_digit
from engine.files import paths
from engine.messages import InputError, MachineError


def drawn(seed: int, label: int | None = None, **more: Any) -> MyDigit:
    """A drawing of which no two seeds have the same."""
    strokes = (np.array([[0.0, 0.0], [1.0, seed + 0.5]]), np.array([[seed / 3, 2.0]]))
    return MyDigit(
        strokes, seed % 10 if label is None else label, more.pop("id", f"d{seed}"), **more
    )


def plain(digit: MyDigit) -> tuple[Any, ...]:
    """All that a digit is, for comparing."""
    strokes = [points.tolist() for points in digit.strokes]
    return strokes, digit.label, digit.id, digit.writer, digit.when


def ids(store: MyDigits) -> list[str]:
    return [digit.id for digit in store.load()]


def write(path: Path, digits: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps({"digits": digits}))
    return path


@pytest.fixture
def store(tmp_path: Path) -> MyDigits:
    return MyDigits(tmp_path / "mine" / "digits.json")


# -- keeping -----------------------------------------------------------------------------------


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


coordinates = st.floats(-1e300, 1e300)
strokes = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=5).map(
    lambda points: np.array(points, np.float64)
)
digits = st.lists(
    st.builds(
        MyDigit,
        st.lists(strokes, min_size=1, max_size=3).map(tuple),
        st.integers(0, 9),
        st.text(max_size=20),
        st.text(max_size=20),
        st.text(max_size=20),
    ),
    max_size=6,
)


@given(digits)
def test_any_digits_come_back_bit_for_bit(
    tmp_path_factory: pytest.TempPathFactory, given_digits: list[MyDigit]
) -> None:
    path = tmp_path_factory.mktemp("trip") / "digits.json"
    added = MyDigits(path).add(given_digits)
    read = MyDigits(path)
    assert [plain(digit) for digit in read.load()] == [plain(digit) for digit in added]
    assert len({digit.id for digit in read.load()}) == len(added)
    assert read.counts() == MyDigits(path).counts() == my_digits.counts_of(added)
    assert read.take_notice() is None


def test_a_new_digit_has_an_id_of_its_own_and_no_numbers_that_are_none() -> None:
    stroke = np.array([[0.0, 0.0], [np.nan, 1.0], [2.0, 2.0]])
    first, second = (new_digit([stroke, []], 7, " Mina ") for _ in range(2))
    stroke[0] = 9.0  # the pad goes on drawing
    assert [points.tolist() for points in first.strokes] == [[[0, 0], [2, 2]]]
    assert (first.label, first.writer) == (7, "Mina")
    assert first.id != second.id
    assert first.when.startswith("20")
    assert first.when.endswith("+00:00")


@pytest.mark.parametrize(("strokes", "label"), [([], 3), ([[[np.nan, 0]]], 3), ([[[1, 2]]], 10)])
def test_what_is_no_digit_is_refused(strokes: Any, label: int) -> None:
    with pytest.raises(InputError) as caught:
        new_digit(strokes, label)
    assert caught.value.hint


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
    monkeypatch.setattr(my_digits, "MOST", 2)
    store.add([drawn(1), drawn(2)])
    with pytest.raises(InputError, match="3 digits"):
        store.add([drawn(3)])
    assert ids(store) == ["d1", "d2"]


# -- changing ----------------------------------------------------------------------------------


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


# -- files that are not what they were ---------------------------------------------------------


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


def test_counting_reads_the_start_only(store: MyDigits) -> None:
    store.add([drawn(number) for number in range(20)])
    true = store.counts()
    text = store.path.read_bytes()
    store.path.write_bytes(text[:200])
    assert MyDigits(store.path).counts() == true


# -- importing and exporting -------------------------------------------------------------------


def test_a_class_pools_its_digits(store: MyDigits, tmp_path: Path) -> None:
    seven = {"strokes": [[[0, 0], [1, 0], [0.5, 2]]], "label": 7}
    one = {"strokes": [[[0, 0], [0, 2]]], "label": 1}
    mina = write(tmp_path / "mina.json", [seven, one, seven])
    packed = tmp_path / "jun.strokes.json.gz"
    packed.write_bytes(gzip.compress(json.dumps([seven | {"label": 1}, one]).encode()))
    (tmp_path / "own.json").write_text(json.dumps([one | {"strokes": [[[5, 5]]], "writer": "Ann"}]))

    done = store.import_files([mina, packed, tmp_path / "own.json"])
    assert done == Imported(new=4, known=2)
    assert not done.notes()
    assert [(digit.label, digit.writer) for digit in store.load()] == [
        (7, "mina"), (1, "mina"), (1, "jun.strokes"), (1, "Ann"),
    ]  # fmt: skip
    assert store.import_files([mina, packed]) == Imported(new=0, known=5)


def test_import_gives_the_same_ids_everywhere(store: MyDigits, tmp_path: Path) -> None:
    file = write(tmp_path / "a.json", [{"strokes": [[[n, 1]]], "label": n} for n in range(9)])
    other = MyDigits(tmp_path / "other.json")
    store.import_files([file])
    other.import_files([file])
    assert ids(store) == ids(other)


def test_digits_without_label_or_ink_are_left_out_and_counted(
    store: MyDigits, tmp_path: Path
) -> None:
    some = [{"strokes": [[[1, 2]]]}] * 3 + [{"strokes": [], "label": 1}]
    some.append({"strokes": [[[1, 2]]], "label": 5})
    done = store.import_files([write(tmp_path / "a.json", some)])
    assert done == Imported(new=1, known=0, unlabelled=3, empty=1)
    assert [str(note) for note in done.notes()] == [
        "Digits without a label, left out: 3.",
        "Digits without ink, left out: 1.",
    ]


def test_a_file_without_any_label_is_refused_with_all_others(
    store: MyDigits, tmp_path: Path
) -> None:
    good = write(tmp_path / "good.json", [{"strokes": [[[1, 2]]], "label": 5}])
    bad = write(tmp_path / "bad.json", [{"strokes": [[[1, 2]]]}] * 12)
    with pytest.raises(InputError, match=r"bad\.json.* 12") as caught:
        store.import_files([good, bad])
    assert '{"strokes"' in str(caught.value.hint)
    assert store.load() == ()
    with pytest.raises(InputError, match="No such file"):
        store.import_files([good, tmp_path / "none.json"])
    assert store.load() == ()


@pytest.mark.parametrize("name", ["out.json", "out.json.gz", "OUT.JSON.GZ"])
def test_an_export_is_read_by_whatever_reads_strokes(
    store: MyDigits, tmp_path: Path, name: str
) -> None:
    store.add([drawn(number, writer="Mina") for number in range(12)])
    path = tmp_path / name
    assert store.export_file(path) == 12
    assert path.read_bytes().startswith(b"\x1f\x8b") == name.lower().endswith("gz")
    read = stroke_files.read_strokes(path)
    assert [(digit.label, digit.id, digit.writer) for digit in read] == [
        (digit.label, digit.id, "Mina") for digit in store.load()
    ]
    other = MyDigits(tmp_path / "other.json")
    other.import_files([path])
    assert [plain(digit) for digit in other.load()] == [plain(digit) for digit in store.load()]


def test_an_export_of_nothing_or_to_another_kind_of_file(store: MyDigits, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no digits"):
        store.export_file(tmp_path / "out.json")
    store.add([drawn(1)])
    with pytest.raises(InputError, match=r"model\.keras"):
        store.export_file(tmp_path / "model.keras")
    assert os.listdir(tmp_path) == ["mine"]


# -- what follows ------------------------------------------------------------------------------


def test_images_are_what_the_pad_gives() -> None:
    some = [drawn(1), drawn(12)]
    images, labels = my_digits.images(some, pen=0.2)
    assert (images.dtype, images.shape) == (np.uint8, (2, 28, 28))
    assert (labels.dtype, labels.tolist()) == (np.int32, [1, 2])
    assert all(
        (image == ink.render(digit.strokes, 0.2)).all()
        for image, digit in zip(images, some, strict=True)
    )
    none, no_labels = my_digits.images([])
    assert (none.shape, no_labels.shape) == ((0, 28, 28), (0,))


def test_counting_by_label() -> None:
    assert my_digits.by_label([drawn(n) for n in (3, 13, 7)]) == (0, 0, 0, 2, 0, 0, 0, 1, 0, 0)


def test_about_one_digit_in_five_is_for_testing() -> None:
    parts = my_digits.split([drawn(number) for number in range(1000)])
    assert len(parts.train) + len(parts.test) == 1000
    assert 150 < len(parts.test) < 250


@given(st.lists(st.text(max_size=5), max_size=30, unique=True), st.integers(0, 30))
def test_no_digit_changes_sides_when_others_come(names: list[str], first: int) -> None:
    all_of_them = [drawn(place, id=name) for place, name in enumerate(names)]
    before, after = my_digits.split(all_of_them[:first]), my_digits.split(all_of_them)
    assert set(before.train) <= set(after.train)
    assert set(before.test) <= set(after.test)
    if len(names) >= 2:
        assert after.train
        assert after.test
    counts = my_digits.counts_of(all_of_them)
    assert (counts.train, counts.test) == (len(after.train), len(after.test))
