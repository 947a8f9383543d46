from __future__ import annotations

import io

import pytest

from engine.data.own import dialect
from engine.messages import Cancelled, InputError


def encoding_of(data: bytes) -> str:
    return dialect.encoding(io.BytesIO(data), lambda: False)


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp949", "cp949"),
        ("euc-kr", "cp949"),
    ],
)
def test_encoding(encoding: str, found: str) -> None:
    text = "키,분류\n1,고양이\n"
    assert encoding_of(text.encode(encoding)) == found
    assert text.encode(encoding).decode(found) == text


def test_what_is_neither_utf8_nor_korean_is_latin() -> None:
    assert encoding_of("größe,é\n".encode("latin-1")) == "latin-1"


def test_a_late_character_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "_CHUNK", 4)
    assert encoding_of(("a,b\n" * 50 + "고양이").encode("cp949")) == "cp949"
    assert encoding_of(("a,b\n" * 50 + "고양이").encode()) == "utf-8-sig"


def test_what_is_no_text() -> None:
    with pytest.raises(InputError, match="not a text"):
        encoding_of(bytes(range(256)))


def test_finding_the_encoding_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        dialect.encoding(io.BytesIO(b"a,b\n"), lambda: True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb\n1,5\t2;3\n", "\t"),
        ('a,b\n"x;y;z",2\n"x;y",2\n', ","),
        ("1,2\n" * 100 + ";;;;", ","),
        ("a,b", ","),
        ("a\n1\n", ","),
    ],
)
def test_separator(text: str, found: str) -> None:
    stream = io.StringIO(text)
    assert dialect.separator(stream) == found
    assert stream.read() == text


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["a", "b"], ["1", "2"]], ("a", "b")),
        ([["1", "2"], ["3", "4"]], ("column 1", "column 2")),
        ([["1", "cat"], ["3", "dog"]], ("column 1", "column 2")),
        ([["NA", "2"], ["3", "4"]], ("column 1", "column 2")),
        ([["", "2"], ["3", "4"]], ("column 1", "column 2")),
        ([["a", "1990"], ["3", "4"], ["5", "6"]], ("a", "1990")),
        ([["1990", "Species"], ["3", "4"]], ("1990", "Species")),
        ([["a", "", "a"], ["1", "2", "3"]], ("a", "column 2", "a (2)")),
        ([["a", "b"], ["row 1", "1", "2"]], ("column 1", "a", "b")),
        ([["a", "b"], ["1", "2", ""]], ("a", "b", "column 3")),
        ([["a", "b"]], ("a", "b")),
        ([["1", "b"]], ("column 1", "column 2")),
    ],
)
def test_head(rows: list[list[str]], names: tuple[str, ...]) -> None:
    assert dialect.head(rows).names == names


def test_rows_with_quotes_and_without_empty_ones() -> None:
    stream = io.StringIO('a, "b,\nc"\r\n\r\n1,2\r')
    assert list(dialect.rows(stream, ",")) == [["a", "b,\nc"], ["1", "2"]]


def test_a_row_without_an_end_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "MAX_ROW", 10)
    with pytest.raises(InputError, match="more than 10 characters"):
        list(dialect.rows(io.StringIO("1," * 50), ","))
    assert len(list(dialect.rows(io.StringIO("1,2,3\n" * 50), ","))) == 50


def test_a_row_of_many_lines_in_quotes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "MAX_ROW", 100)
    with pytest.raises(InputError, match="more than 100 characters"):
        list(dialect.rows(io.StringIO('"\n",' * 500), ","))


def test_a_quotation_mark_that_is_never_closed() -> None:
    with pytest.raises(InputError, match="A cell has more than") as caught:
        list(dialect.rows(io.StringIO('1,"2\n' + "3,4\n" * 50_000), ","))
    assert "quotation mark" in str(caught.value.hint)
