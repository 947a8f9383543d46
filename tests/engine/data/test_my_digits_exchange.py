from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from engine.data import stroke_files
from engine.data.my_digits_exchange import Imported, export_file, import_files
from engine.data.my_digits_store import MyDigits
from engine.messages import InputError
from tests.helpers.my_digits import drawn, ids, plain


def write(path: Path, digits: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps({"digits": digits}))
    return path


@pytest.fixture
def store(tmp_path: Path) -> MyDigits:
    return MyDigits(tmp_path / "mine" / "digits.json")


def test_a_class_pools_its_digits(store: MyDigits, tmp_path: Path) -> None:
    seven = {"strokes": [[[0, 0], [1, 0], [0.5, 2]]], "label": 7}
    one = {"strokes": [[[0, 0], [0, 2]]], "label": 1}
    mina = write(tmp_path / "mina.json", [seven, one, seven])
    packed = tmp_path / "jun.strokes.json.gz"
    packed.write_bytes(gzip.compress(json.dumps([seven | {"label": 1}, one]).encode()))
    (tmp_path / "own.json").write_text(json.dumps([one | {"strokes": [[[5, 5]]], "writer": "Ann"}]))

    done = import_files(store, [mina, packed, tmp_path / "own.json"])
    assert done == Imported(new=4, known=2)
    assert not done.notes()
    assert [(digit.label, digit.writer) for digit in store.load()] == [
        (7, "mina"), (1, "mina"), (1, "jun.strokes"), (1, "Ann"),
    ]  # fmt: skip
    assert import_files(store, [mina, packed]) == Imported(new=0, known=5)


def test_import_gives_the_same_ids_everywhere(store: MyDigits, tmp_path: Path) -> None:
    file = write(tmp_path / "a.json", [{"strokes": [[[n, 1]]], "label": n} for n in range(9)])
    other = MyDigits(tmp_path / "other.json")
    import_files(store, [file])
    import_files(other, [file])
    assert ids(store) == ids(other)


def test_digits_without_label_or_ink_are_left_out_and_counted(
    store: MyDigits, tmp_path: Path
) -> None:
    some = [{"strokes": [[[1, 2]]]}] * 3 + [{"strokes": [], "label": 1}]
    some.append({"strokes": [[[1, 2]]], "label": 5})
    done = import_files(store, [write(tmp_path / "a.json", some)])
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
        import_files(store, [good, bad])
    assert '{"strokes"' in str(caught.value.hint)
    assert store.load() == ()
    with pytest.raises(InputError, match="No such file"):
        import_files(store, [good, tmp_path / "none.json"])
    assert store.load() == ()


@pytest.mark.parametrize("name", ["out.json", "out.json.gz", "OUT.JSON.GZ"])
def test_an_export_is_read_by_whatever_reads_strokes(
    store: MyDigits, tmp_path: Path, name: str
) -> None:
    store.add([drawn(number, writer="Mina") for number in range(12)])
    path = tmp_path / name
    assert export_file(store, path) == 12
    assert path.read_bytes().startswith(b"\x1f\x8b") == name.lower().endswith("gz")
    read = stroke_files.read_strokes(path)
    assert [(digit.label, digit.id, digit.writer) for digit in read] == [
        (digit.label, digit.id, "Mina") for digit in store.load()
    ]
    other = MyDigits(tmp_path / "other.json")
    import_files(other, [path])
    assert [plain(digit) for digit in other.load()] == [plain(digit) for digit in store.load()]


def test_an_export_of_nothing_or_to_another_kind_of_file(store: MyDigits, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no digits"):
        export_file(store, tmp_path / "out.json")
    store.add([drawn(1)])
    with pytest.raises(InputError, match=r"model\.keras"):
        export_file(store, tmp_path / "model.keras")
    assert os.listdir(tmp_path) == ["mine"]
