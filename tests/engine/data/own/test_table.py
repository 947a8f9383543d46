from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.data.own import limits, table
from engine.data.own.draft import Draft
from engine.data.own.options import ReadOptions
from engine.messages import Cancelled, InputError

FLOWERS = "length,width,species\n" + "".join(
    f"{i / 8},{i % 7},{'abc'[i % 3]}\n" for i in range(150)
)


@pytest.fixture
def write(tmp_path: Path):
    """Write a table; return its path."""

    def written(content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "flowers.csv"
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    return written


def read(path: Path, **options: object) -> Draft:
    chosen = ReadOptions(**options)  # type: ignore[arg-type]
    return table.read(path, chosen, lambda done, total: None, lambda: False)


def said(draft: Draft) -> str:
    return " ".join(map(str, draft.notes))


def classes(draft: Draft) -> list[str]:
    return [str(name) for name in draft.dataset.info.class_names]


def features(draft: Draft) -> list[str]:
    return [str(name) for name in draft.dataset.info.features]


def every(draft: Draft) -> np.ndarray:
    """All rows, those to learn from and those of the test, in the order of the file's values."""
    x = np.concatenate([draft.dataset.train.x, draft.dataset.test.x])
    return x[np.lexsort(x.T[::-1])] if x.ndim == 2 else x


def numbers(rows: int, kind: Sequence[str] = ("u", "v")) -> str:
    return "".join(f"{i},{i * i % 11},{kind[i % len(kind)]}\n" for i in range(rows))


def test_a_table_of_numbers_and_a_class(write) -> None:
    draft = read(write(FLOWERS), scale="none")
    info = draft.dataset.info
    assert (info.input_shape, info.train, info.test) == ((2,), 120, 30)
    assert (classes(draft), features(draft)) == (["a", "b", "c"], ["length", "width"])
    assert (draft.columns, draft.label) == (("length", "width", "species"), "species")
    assert (draft.low, draft.high) == (0, 149 / 8)
    assert draft.options == {"label", "target", "scale", "test_share", "seed"}
    for part in (draft.dataset.train, draft.dataset.test):
        assert part.x.dtype == np.float32
        assert (part.x[:, 0] * 8 % 3 == part.y).all()
    assert not draft.notes


def test_columns_are_scaled_and_that_is_said(write) -> None:
    draft = read(write(FLOWERS))
    assert draft.dataset.train.x.std(axis=0) == pytest.approx([1, 1], abs=1e-5)
    assert draft.high == 149 / 8
    assert "Each column was brought to mean 0 and deviation 1." in said(draft)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_tables(write, encoding: str) -> None:
    draft = read(write("정답,키\n" + "개,1\n고양이,2\n" * 5, encoding))
    assert (classes(draft), features(draft), draft.label) == (["개", "고양이"], ["키"], "정답")


def test_semicolons_and_decimal_commas(write) -> None:
    text = "a;b;price\n" + "".join(f"{i},5;{i};{i},25\n" for i in range(10))
    draft = read(write(text), scale="none")
    assert every(draft).tolist() == [[i + 0.5, i] for i in range(10)]
    assert sorted([*draft.dataset.train.y, *draft.dataset.test.y]) == [i + 0.25 for i in range(10)]


def test_a_hint_to_excel_is_no_head(write) -> None:
    draft = read(write("sep=;\r\n" + FLOWERS.replace(",", ";")))
    assert features(draft) == ["length", "width"]
    assert "left out" not in said(draft)


def test_tabs_and_quotes(write) -> None:
    text = "a\tb\n" + '"1"\t"x, ""y"""\n2\t"z\tz"\n' * 4
    assert classes(read(write(text))) == ['x, "y"', "z z"]


def test_a_table_without_a_head(write) -> None:
    draft = read(write(numbers(20)))
    assert (draft.columns, draft.label) == (("column 1", "column 2", "column 3"), "column 3")
    assert draft.dataset.info.train + draft.dataset.info.test == 20


@pytest.mark.parametrize("name", ["Label", "CLASS", "target", "y", "정답", "종류"])
def test_the_label_is_found_by_its_name(write, name: str) -> None:
    draft = read(write(f"a,{name},b\n" + "1,u,2\n3,v,4\n" * 5))
    assert (draft.label, features(draft)) == (name, ["a", "b"])


def test_the_label_can_be_chosen(write) -> None:
    draft = read(write("a,label,b\n" + "1,2,u\n3,4,v\n" * 5), label="b")
    assert (draft.label, features(draft)) == ("b", ["a", "label"])


def test_a_label_column_that_is_not_there(write) -> None:
    path = write(FLOWERS)
    with pytest.raises(InputError, match="no column Speceis") as caught:
        read(path, label="Speceis")
    assert str(caught.value.hint) == "Did you mean species?"
    with pytest.raises(InputError) as caught:
        read(path, label="zzz")
    assert str(caught.value.hint) == "Its columns are length, width, species."


def test_columns_of_texts_are_left_out_and_named(write) -> None:
    text = "a,remark,b,kind\n" + "1,good,2,u\n2,3,5,v\n3,bad,1,u\n4,,2,v\n" * 3
    draft = read(write(text))
    assert features(draft) == ["a", "b"]
    assert "Left out, because they hold texts: remark." in said(draft)


def test_a_column_mostly_of_numbers_is_no_column_of_texts(write) -> None:
    draft = read(write("a,b,kind\n" + "1,2,u\n2,3,v\n3,x,u\n4,5,v\n" * 3))
    assert features(draft) == ["a", "b"]
    assert "3 of 12 rows are left out: a number or the label is missing." in said(draft)


@pytest.mark.parametrize(("name", "start"), [("Id", 1), ("", 0), ("번호", 1), ("Unnamed: 0", 0)])
def test_a_column_that_only_numbers_the_rows_is_left_out(write, name: str, start: int) -> None:
    text = f"{name},a,kind\n" + "".join(f"{i + start},{i % 4},{'uv'[i % 2]}\n" for i in range(20))
    draft = read(write(text))
    assert features(draft) == ["a"]
    assert f"only number the rows: {name or 'column 1'}." in said(draft)


def test_an_id_that_means_something_stays(write) -> None:
    assert features(read(write("id,a,kind\n" + "7,1,u\n9,2,v\n" * 5))) == ["id", "a"]


def test_an_empty_column_is_left_out(write) -> None:
    draft = read(write("a,b,kind\n" + "1,,u\n2,,v\n" * 5))
    assert features(draft) == ["a"]
    assert "because they are empty: b." in said(draft)


@pytest.mark.parametrize("row", ["1,,u", "1,x,u", "1,nan,u", "1,inf,u", "1,1e99,u", "1,2,", "1,2"])
def test_a_row_in_which_something_is_missing_is_left_out(write, row: str) -> None:
    draft = read(write(f"a,b,kind\n{numbers(11)}{row}\n"), scale="none")
    assert len(every(draft)) == 11
    assert "1 of 12 rows are left out" in said(draft)


def test_a_row_of_another_length_is_left_out(write) -> None:
    assert "1 of 12 rows are left out" in said(read(write(f"a,b,kind\n{numbers(11)}1,2,u,5\n")))


def test_nothing_is_left(write) -> None:
    with pytest.raises(InputError, match=r"In each of the 20 rows .* most often in b") as caught:
        read(write("a,b,kind\n" + "1,?,u\n,4,v\n" * 5 + "1,,u\n2,,v\n" * 5))
    assert "gaps" in str(caught.value.hint)


def test_labels_missing_everywhere(write) -> None:
    with pytest.raises(InputError, match="the label is missing, most often in label"):
        read(write("label,a\n" + ",1\n" * 5))


def test_images_as_rows(write) -> None:
    random = np.random.default_rng(0)
    pixels = random.integers(0, 256, (40, 64))
    head = "label," + ",".join(f"pixel{i}" for i in range(64)) + "\n"
    text = "".join(f"{i % 4}," + ",".join(map(str, row)) + "\n" for i, row in enumerate(pixels))
    draft = read(write(head + text))
    assert draft.dataset.info.input_shape == (8, 8)
    assert draft.dataset.train.x.dtype == np.uint8
    assert sorted(every(draft).reshape(40, 64).tolist()) == sorted(pixels.tolist())
    assert "64 columns of whole numbers from 0 to 255 were read as images of 8×8." in said(draft)
    assert "scale" not in draft.options
    assert not draft.dataset.info.features


@pytest.mark.parametrize("first", [True, False])
def test_the_label_of_images_without_a_head_is_at_either_end(write, first: bool) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 64))
    pixels[:, [0, -1]] = 0
    label = np.arange(40)[:, np.newaxis] % 10
    rows = np.hstack([label, pixels] if first else [pixels, label])
    draft = read(write("\n".join(",".join(map(str, row)) for row in rows)))
    assert len(classes(draft)) == 10
    assert draft.label == ("column 1" if first else "column 65")


@pytest.mark.parametrize("value", ["0.5", "-1", "256"])
def test_other_numbers_are_no_images(write, value: str) -> None:
    row = ",".join(["3"] * 63)
    draft = read(write("".join(f"{value},{row},{'uv'[i % 2]}\n" for i in range(10))))
    assert draft.dataset.info.input_shape == (64,)


def test_only_zeros_and_ones_are_no_images(write) -> None:
    row = ",".join(["0", "1"] * 32)
    draft = read(write(f"{row},u\n{row},v\n" * 5))
    assert draft.dataset.info.input_shape == (64,)


def test_labels_with_a_fraction_are_numbers(write) -> None:
    draft = read(write("a,price\n" + "".join(f"{i},{i / 8}\n" for i in range(16))))
    assert not classes(draft)
    assert draft.dataset.train.y.dtype == np.float32


def test_many_rows_are_read_as_few_are(write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(FLOWERS + "x,1,a\n" + FLOWERS[FLOWERS.index("\n") + 1 :])
    whole = every(read(path, scale="none"))
    monkeypatch.setattr(table, "_BLOCK", 6)
    monkeypatch.setattr(table, "_SAMPLE_ROWS", 10)
    assert (every(read(path, scale="none")) == whole).all()
    assert len(whole) == 300


def test_progress_is_told_in_bytes(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_BLOCK", 100)
    path = write(FLOWERS)
    told: list[tuple[int, int]] = []
    table.read(path, ReadOptions(), lambda *report: told.append(report), lambda: False)
    size = path.stat().st_size
    assert told[-1] == (size, size)
    assert told == sorted(told)
    assert len(told) > 3


def test_reading_can_be_cancelled_half_way(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_BLOCK", 6)
    answers = iter([False] * 5 + [True])
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        table.read(
            write(FLOWERS), ReadOptions(), lambda *got: told.append(got), lambda: next(answers)
        )
    assert 0 < len(told) < 5


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "table is empty"),
        (b"\n\n\n", "table is empty"),
        (b"a,b,c\n", "has a head, but no rows"),
        (b"a,b,c\n1,2\n", "has a head, but no rows"),
        (b"a\n1\n2\n", "only one column"),
        (b"label,b\nu,x\nv,y\n", "no column of numbers"),
        (b"a,label\n1,u\n2,u\n", "All 2 examples belong to one class, u"),
        (bytes(range(256)) * 20, "not a text"),
        (b"\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8\x00\xd8", "not a text"),
        (b"PK\x03\x04 some archive", "not a text"),
        (b'a,label\n1,"u\n' + b"2,v\n" * 50_000, "A cell has more than"),
    ],
)
def test_what_is_no_table(write, content: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as caught:
        read(write(content))
    assert caught.value.hint is not None


def test_a_huge_line_is_refused_without_reading_it(write) -> None:
    path = write(b"1," * 50)
    os.truncate(path, 100_000_000)
    with pytest.raises(InputError, match="not a text"):
        read(path)
    path.write_bytes(b"1," * 5_000_000)
    with pytest.raises(InputError, match="A row has more than 1,000,000 characters"):
        read(path)


def test_too_many_columns(write) -> None:
    with pytest.raises(InputError, match="There are 10,001 columns; at most 10,000 are read"):
        read(write("1," * 10_000 + "u\n" + "1," * 10_000 + "v\n"))


@pytest.mark.parametrize(
    ("limit", "value", "sentence"),
    [("MAX_ROWS", 100, "more than 100 examples"), ("MAX_BYTES", 1000, "would take")],
)
def test_too_many_rows(
    write, limit: str, value: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, value)
    monkeypatch.setattr(table, "_BLOCK", 40)
    with pytest.raises(InputError, match=sentence):
        read(write(FLOWERS))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Cannot read .*gone\.csv: No such file"):
        read(tmp_path / "gone.csv")


def test_names_with_braces_do_no_harm(write) -> None:
    draft = read(write("{0},{a}\n" + "1,{x}\n2,{y}\n3,{x}\n4,{y}\n"))
    assert (features(draft), classes(draft)) == (["{0}"], ["{x}", "{y}"])
