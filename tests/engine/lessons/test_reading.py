"""What is wrong with a lesson is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lessons.lesson import Lesson
from engine.lessons.library import load_all
from engine.lessons.reading import Reader
from engine.lessons.source import Problem, Source, parse

GOOD = """\
title.en = "One"
title.ko = "하나"
goal.en = "To see [[epoch]]."
goal.ko = "[[epoch|에포크]]를 봅니다."

[[step]]
goal.en = "Train"
goal.ko = "훈련"
text.en = "Open [[tab:race]]."
text.ko = "[[tab:race]] 탭을 여세요."
why.en = "Because of [[preset:xor-mlp]]."
why.ko = "[[preset:xor-mlp]] 때문입니다."
preset = "xor-mlp"
check = { run.preset = "xor-mlp", run.accuracy = { at_least = 1 } }

[step.bet]
question.en = "Will it?"
question.ko = "될까요?"
[[step.bet.option]]
text.en = "Yes"
text.ko = "네"
right = { run.accuracy = { at_least = 1 } }
[[step.bet.option]]
text.en = "No"
text.ko = "아니요"
"""


def read(text: str) -> tuple[Lesson | None, list[Problem]]:
    source = parse("mine.toml", text.encode())
    if isinstance(source, Problem):
        return None, [source]
    reader = Reader(source, {"epoch"})
    return reader.lesson("mine"), reader.problems


def test_a_lesson_is_read() -> None:
    lesson, problems = read(GOOD)
    assert not problems
    assert lesson is not None
    assert (lesson.name, lesson.title["ko"]) == ("mine", "하나")
    (step,) = lesson.steps
    assert step.goal["en"] == "Train"
    assert step.preset == "xor-mlp"
    assert step.check.keys == ("run.preset", "run.accuracy")
    assert step.bet is not None
    assert [option.text["en"] for option in step.bet.options] == ["Yes", "No"]
    assert step.bet.options[1].right is False


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ('title.ko = "하나"\n', "", 1, '"title" has no text in the language "ko"'),
        ('title.ko = "하나"', 'title.ko = " "', 2, "A text in quotes is needed here"),
        ('title.ko = "하나"', "title.ko = 3", 2, "A text in quotes is needed here. Received: 3."),
        ('goal.en = "To', 'gaol.en = "To', 3, 'There is no "gaol" here. Did you mean "goal"?'),
        ("[[epoch]]", "[[epok]]", 3, 'no term of the glossary. There is no "epok" here'),
        ("[[epoch|에포크]]", "[[epoch|에포크]", 4, "A link is written"),
        ('why.en = "Because of [[preset:xor-mlp]]."\n', "", 11, '"why" has no text'),
        ("Open [[tab:race]]", "Open [[tab:rice]]", 9, 'no tab. There is no "rice" here'),
        ("Because of [[preset:xor-mlp]]", "[[preset:xor]]", 11, "This link leads to no preset"),
        ('preset = "xor-mlp"\ncheck', 'preset = "xor-mpl"\ncheck', 13, 'Did you mean "xor-mlp"?'),
        ('preset = "xor-mlp"\ncheck', "preset = 7\ncheck", 13, 'preset: There is no "7" here'),
        ('run.preset = "xor-mlp"', 'run.preset = "xor"', 14, "run.preset: There is no"),
        (
            "run.accuracy = { at_least = 1 } }\n\n",
            "run.acuracy = 1 }\n\n",
            14,
            "run.acuracy: There",
        ),
        ("at_least = 1 } }\n\n", 'at_least = "1" } }\n\n', 14, "at_least takes a number"),
        ("check = {", "chekc = {", 14, 'Did you mean "check"?'),
        ("check = {", "chekc = {", 6, '"check" is missing.'),
        ('question.ko = "될까요?"\n', "", 17, '"question" has no text in the language "ko"'),
        ("right = { run.accuracy", "right = { run.acuracy", 22, "run.acuracy"),
        ("right = { run.accuracy = { at_least = 1 } }\n", "", 16, "None of the options"),
        (
            '[[step.bet.option]]\ntext.en = "No"\ntext.ko = "아니요"\n',
            "",
            16,
            "A bet needs two options",
        ),
        ("right = {", "right = 1 #", 22, "A check is a table of conditions"),
        ("[step.bet]\n", "[step.bat]\n", 16, 'There is no "bat" here'),
        ("[[step]]", "[step]", 6, "step is a list: write [[step]]"),
        ('title.en = "One"', "title.en = One", 1, "This is not valid TOML: Invalid value."),
        ('[[step.bet.option]]\ntext.en = "No"', '[[step.bet.option]\ntext.en = "No"', 23, "TOML"),
        ('goal.ko = "훈련"', 'goal.ko = "훈련"\ngoal.ko = "다시"', 9, "TOML"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(old: str, new: str, line: int, sentence: str) -> None:
    assert GOOD.count(old) >= 1
    _, problems = read(GOOD.replace(old, new, 1))
    told = [str(problem) for problem in problems]
    assert any(
        text.startswith(f"mine.toml, line {line}: ") and sentence in text for text in told
    ), told


def test_an_empty_file_is_told() -> None:
    _, problems = read("# nothing\n")
    assert any("There is no step here: write [[step]]." in str(one) for one in problems)


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD.replace("xor-mlp", "xor-mpl").replace("[[epoch]]", "[[epok]]")
    _, problems = read(text)
    assert {problem.line for problem in problems} == {3, 11, 12, 13, 14}


def test_a_glossary_is_read_and_its_mistakes_are_told() -> None:
    source = parse(
        "glossary.toml",
        b'[epoch]\ntitle = { en = "Epoch", ko = "E" }\ntext = { en = "A", ko = "B" }\n'
        b'[batch]\ntitle = { en = "Batch" }\n[loss]\n',
    )
    assert isinstance(source, Source)
    reader = Reader(source, {"epoch"})
    terms = reader.glossary()
    assert terms["epoch"].title["en"] == "Epoch"
    assert [problem.line for problem in reader.problems] == [5, 4, 6]


PIECES = st.sampled_from(
    ['"', "[", "]", "{", "}", "=", "\n", "[[step]]\n", "true", "1", ".", "'", "#"]
)


@given(
    cuts=st.lists(
        st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), PIECES | st.text(max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_mutilated_text_never_raises_and_always_has_a_line(
    cuts: list[tuple[int, int, str]],
) -> None:
    text = GOOD
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    source = parse("mine.toml", text.encode("utf-8", "surrogatepass"))
    if isinstance(source, Problem):
        problems = [source]
    else:
        reader = Reader(source, {"epoch"})
        lesson = reader.lesson("mine")
        problems = reader.problems
        assert problems or lesson.steps
    last = text.count("\n") + 1
    for problem in problems:
        assert 1 <= problem.line <= last
        assert str(problem).startswith("mine.toml, line ")


def test_an_unknown_term_is_told_in_a_line_and_not_with_the_whole_glossary() -> None:
    parsed = parse("mine.toml", GOOD.replace("[[epoch]]", "[[qqq]]", 1).encode())
    assert isinstance(parsed, Source)
    reader = Reader(parsed, load_all().glossary)
    reader.lesson("mine")
    told = str(reader.problems[0])
    assert told.startswith("mine.toml, line 3: This link leads to no term of the glossary.")
    assert f"among {len(load_all().glossary)} names" in told
    assert "Glossary" in told
    assert len(told) < 240
