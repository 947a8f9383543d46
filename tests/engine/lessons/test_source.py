from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lessons.source import MOST_BYTES, Problem, Source, lines_of, parse


def test_lines_of_keys_tables_and_lists() -> None:
    lines = lines_of(
        """title.en = "One"
title.ko = "하나"

[[step]]
goal.en = "a"
check = { run.finished = true }
[step.bet]
question.en = "?"
[[step.bet.option]]
right = true
[[step.bet.option]]
text.en = "b"

[[step]]
goal.en = "c"
"""
    )
    assert lines[("title",)] == 1
    assert lines[("title", "ko")] == 2
    assert lines[("step", 0)] == 4
    assert lines[("step", 0, "check")] == 6
    assert lines[("step", 0, "bet", "question", "en")] == 8
    assert lines[("step", 0, "bet", "option", 1, "text")] == 12
    assert lines[("step", 1)] == 14
    assert lines[("step", 1, "goal", "en")] == 15


def test_what_looks_like_a_key_within_a_text_is_none() -> None:
    text = 'a = """\n[b]\nc = 1\n"""\n# d = 1\ne = \'\'\'\nf = 2\'\'\'\ng = "h = 3"\n'
    tomllib.loads(text)
    lines = lines_of(text)
    assert {path: lines[path] for path in lines} == {("a",): 1, ("e",): 6, ("g",): 8}


def test_a_key_without_a_line_of_its_own_has_that_of_its_table() -> None:
    source = parse("x.toml", b'a = 1\n[b]\nc = { d = 1 }\n"e f" = 2\n')
    assert isinstance(source, Source)
    assert source.line(("b", "c", "d")) == 3
    assert source.line(("b", "e f")) == 2
    assert source.line(("nowhere",)) == 1


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    source = parse("x.toml", b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    assert isinstance(source, Source)
    assert source.line(("b",)) == 2


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a = 1\nb = \n", 2),
        (b"a = 1\nb 2\n", 2),
        (b"a = 1\na = 2\n", 2),
        (b'a = 1\nb = "open\n', 2),
        (b"a = 1\n[b\n", 2),
        (b'a = 1\nb = """\nopen', 3),
        (b"a = 1\n\nb = \xff\n", 3),
        (b"a = 2024-13-40\n", 1),
    ],
)
def test_what_is_no_toml_gets_its_line(data: bytes, line: int) -> None:
    problem = parse("mine.toml", data)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert str(problem).startswith(f"mine.toml, line {line}: ")
    assert str(problem).endswith(".")


def test_what_is_too_large_or_too_deep_is_told() -> None:
    assert isinstance(parse("x.toml", b"#" * (MOST_BYTES + 1)), Problem)
    assert isinstance(parse("x.toml", b"a = " + b"[" * 50_000), Problem)
    assert isinstance(parse("x.toml", b"a = " + b"1" * 10_000), Problem)


@given(
    st.binary(max_size=80) | st.text(alphabet="ab.=[]{}\"'#\\\n \r1", max_size=80).map(str.encode)
)
def test_whatever_is_in_a_file_is_parsed_or_told(data: bytes) -> None:
    found = parse("x.toml", data)
    if isinstance(found, Source):
        assert all(line >= 1 for line in found.lines.values())
        assert all(found.line((key,)) >= 1 for key in found.plain)
    else:
        assert found.line >= 1
