from __future__ import annotations

from pathlib import Path

from engine.lessons.library import load_all, load_folder

SHIPPED = Path(__file__).parents[3] / "resources" / "lessons"


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def good() -> str:
    return (SHIPPED / "07-xor.toml").read_text(encoding="utf-8")


def test_lessons_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "2.toml", good())
    write(tmp_path, "1.toml", good())
    write(tmp_path, "notes.txt", "no lesson")
    found = load_folder(tmp_path)
    assert [lesson.name for lesson in found.lessons] == ["1", "2"]
    assert not found.problems
    assert found.find("2") is found.lessons[1]
    assert found.find("3") is None


def test_a_lesson_with_a_mistake_leaves_the_others_working(tmp_path: Path) -> None:
    write(tmp_path, "1.toml", good())
    write(tmp_path, "2.toml", good().replace('"xor-linear"', '"xor-liner"', 1))
    write(tmp_path, "3.toml", "title = [")
    (tmp_path / "4.toml").mkdir()
    found = load_folder(tmp_path)
    assert [lesson.name for lesson in found.lessons] == ["1"]
    assert [problem.file for problem in found.problems] == ["2.toml", "3.toml", "4.toml"]
    assert 'Did you mean "xor-linear"?' in str(found.problems[0])
    assert str(found.problems[2]) == "4.toml: This cannot be read."


def test_mistakes_are_told_from_top_to_bottom(tmp_path: Path) -> None:
    write(tmp_path, "1.toml", good().replace('"xor-mlp"', '"xor-mpl"').replace("why.ko", "wy.ko"))
    lines = [problem.line for problem in load_folder(tmp_path).problems]
    assert len(lines) > 4
    assert lines == sorted(lines)


def test_a_folder_may_have_terms_of_its_own(tmp_path: Path) -> None:
    text = good().replace("[[xor|XOR]]", "[[parity|XOR]]")
    write(tmp_path, "1.toml", text)
    assert "no term of the glossary" in str(load_folder(tmp_path).problems[0])
    write(
        tmp_path,
        "glossary.toml",
        '[parity]\ntitle.en = "Parity"\ntitle.ko = "패리티"\n'
        'text.en = "Odd or even, as in [[xor]]."\ntext.ko = "[[xor]]처럼 홀짝입니다."\n',
    )
    found = load_folder(tmp_path)
    assert not found.problems
    assert len(found.lessons) == 1
    assert found.glossary["parity"].title["ko"] == "패리티"
    assert "epoch" in found.glossary


def test_a_glossary_with_a_mistake_does_not_take_the_terms_that_ship(tmp_path: Path) -> None:
    write(tmp_path, "1.toml", good())
    write(tmp_path, "glossary.toml", '[parity]\ntitle.en = "Parity"\n')
    found = load_folder(tmp_path)
    assert len(found.lessons) == 1
    assert {problem.file for problem in found.problems} == {"glossary.toml"}
    assert "parity" not in found.glossary


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = load_folder(tmp_path / "away")
    assert not found.lessons
    assert str(found.problems[0]) == "away: This cannot be read."


def test_what_ships_is_read_once() -> None:
    assert load_all() is load_all()
