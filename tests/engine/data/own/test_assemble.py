from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.data.own import assemble, limits
from engine.data.own.options import NUMBERS, ReadOptions
from engine.messages import InputError, say


def rows(n: int) -> np.ndarray:
    return np.arange(n, dtype=np.float32).reshape(n, 1)


def notes(parts: assemble.Parts) -> str:
    return " ".join(map(str, parts.notes))


def test_every_class_is_in_both_parts_and_no_example_twice() -> None:
    labels = ["often"] * 90 + ["rare"] * 2 + ["once"]
    parts = assemble.assemble(rows(93), labels, ReadOptions())
    assert [str(name) for name in parts.class_names] == ["often", "once", "rare"]
    assert np.bincount(parts.train.y).tolist() == [72, 1, 1]
    assert np.bincount(parts.test.y, minlength=3).tolist() == [18, 0, 1]
    both = np.concatenate([parts.train.x, parts.test.x])
    assert sorted(both[:, 0]) == list(range(93))


def test_examples_keep_their_labels() -> None:
    parts = assemble.assemble(rows(50), np.arange(50) % 5, ReadOptions())
    for part in (parts.train, parts.test):
        assert part.y.dtype == np.int32
        assert (part.x[:, 0] % 5 == part.y).all()


def test_the_test_part_follows_from_seed_and_share() -> None:
    def chosen_for_test(**options: float) -> list[float]:
        options_read = ReadOptions(**options)  # type: ignore[arg-type]
        return assemble.assemble(rows(100), np.arange(100) % 2, options_read).test.x[:, 0].tolist()

    assert chosen_for_test() == chosen_for_test()
    assert sorted(chosen_for_test()) != sorted(chosen_for_test(seed=7))
    assert len(chosen_for_test(test_share=0.5)) == 50


def test_numbers_are_kept_as_they_are() -> None:
    parts = assemble.assemble(rows(10), np.arange(10) / 4, ReadOptions())
    assert parts.class_names == ()
    assert parts.train.y.dtype == np.float32
    assert (parts.train.x[:, 0] / 4 == parts.train.y).all()
    assert len(parts.test) == 2
    assert not parts.notes


@pytest.mark.parametrize("numbers", [np.arange(10) * 1000.5, np.arange(10) / 9 + 5000])
def test_large_numbers_are_said_to_make_a_large_loss(numbers: np.ndarray) -> None:
    parts = assemble.assemble(rows(10), numbers, ReadOptions())
    assert "the loss will be large" in notes(parts)


def test_examples_without_a_label_are_left_out() -> None:
    parts = assemble.assemble(rows(6), ["a", "b", "", "a", "b", ""], ReadOptions())
    assert len(parts.train) + len(parts.test) == 4
    assert "2 of 6 examples are left out: the label is missing." in notes(parts)


def test_a_test_part_of_its_own_is_kept_in_its_order() -> None:
    parts = assemble.assemble(
        rows(4), ["b", "a", "b", "a"], ReadOptions(), test=(rows(3), ["a", "z", "b"])
    )
    assert parts.train.x[:, 0].tolist() == [0, 1, 2, 3]
    assert [str(parts.class_names[i]) for i in parts.test.y] == ["a", "z", "b"]
    assert "cannot be learnt: z." in notes(parts)


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (["cats"] * 500, "All 500 examples belong to one class, cats."),
        ([], "No example has a label."),
        ([""] * 3, "No example has a label."),
        (["a", ""], "Only one example has a label."),
        (["a", "b", "c"], "Every class has only one example."),
        ([f"t{i}" for i in range(1532)], "1,532 different labels"),
        (["2.5"] * 5, "All 5 examples have the same number as label, 2.5."),
    ],
)
def test_labels_with_nothing_to_learn_from(labels: list[str], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence.replace(".", r"\.")) as caught:
        assemble.assemble(rows(len(labels)), labels, ReadOptions())
    assert caught.value.hint is not None


def test_a_class_of_the_test_part_only_does_not_make_two() -> None:
    with pytest.raises(InputError, match="belong to one class, a"):
        assemble.assemble(rows(2), ["a", "a"], ReadOptions(), test=(rows(2), ["a", "b"]))


def test_a_test_part_without_labels_is_refused() -> None:
    with pytest.raises(InputError, match="No example of the test part"):
        assemble.assemble(rows(2), ["a", "b"], ReadOptions(), test=(rows(1), [""]))


def test_labels_must_be_as_many_as_examples() -> None:
    with pytest.raises(InputError, match="3 examples and 2 labels do not match"):
        assemble.assemble(rows(3), ["a", "b"], ReadOptions())


def test_too_many_examples_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    with pytest.raises(InputError, match="more than 3 examples"):
        assemble.assemble(rows(4), ["a", "b", "a", "b"], ReadOptions())


def test_a_draft_describes_the_data() -> None:
    path = Path("/data/My_own data.csv")
    parts = assemble.assemble(rows(10), np.arange(10) % 2, ReadOptions())
    got = assemble.draft(
        path, parts, say("a table (CSV)"), low=0, high=9, features=("a\nb",), notes=(say("Hello."),)
    )
    info = got.dataset.info
    assert (info.name, str(info.title)) == ("my-my-own-data", "My own data")
    assert str(info.summary) == "Your own data: a table (CSV), from My_own data.csv."
    assert (info.input_shape, info.train, info.test, info.group) == ((1,), 8, 2, "own")
    assert [str(name) for name in info.features] == ["a b"]
    assert got.dataset.path == path
    assert [str(note) for note in got.notes] == ["Hello."]


def test_numbers_can_be_asked_for() -> None:
    parts = assemble.assemble(rows(10), np.arange(10) % 2, ReadOptions(target=NUMBERS))
    assert parts.class_names == ()
