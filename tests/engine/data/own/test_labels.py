from __future__ import annotations

import numpy as np
import pytest

from engine.data.own import labels
from engine.data.own.options import AUTO, CLASSES, NUMBERS
from engine.messages import InputError


def shown(found: labels.Labels) -> list[str]:
    return [str(name) for name in labels.names(found)]


def test_texts_are_sorted_and_their_case_is_kept() -> None:
    found = labels.collect(["dog", " cat", "Cat", "dog "])
    assert shown(found) == ["Cat", "cat", "dog"]
    assert found.codes.tolist() == [2, 1, 0, 2]


def test_numbers_are_sorted_by_value_however_they_are_written() -> None:
    found = labels.collect(["10", "9", "1.0", "1"])
    assert shown(found) == ["1", "9", "10"]
    assert found.codes.tolist() == [2, 1, 0, 0]


@pytest.mark.parametrize("missing", ["", " ", "NaN", "n/a", "#N/A", "null"])
@pytest.mark.parametrize("others", [["a", "b"], ["1", "2"]])
def test_a_missing_label_has_no_code(missing: str, others: list[str]) -> None:
    assert labels.collect([*others, missing]).codes.tolist() == [0, 1, -1]


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e300])
def test_a_number_that_cannot_be_worked_with_is_no_label(value: float) -> None:
    assert labels.collect(np.array([1.0, value, 2.0])).codes.tolist() == [0, -1, 1]


def test_one_hot_rows_are_classes() -> None:
    assert shown(labels.collect(np.eye(3)[[2, 0, 1, 2]])) == ["0", "1", "2"]


@pytest.mark.parametrize("array", [np.full((4, 3), 0.3), np.ones((4, 2)), np.zeros((4, 2, 2))])
def test_several_labels_an_example_are_refused(array: np.ndarray) -> None:
    with pytest.raises(InputError, match="more than one an example"):
        labels.collect(array)


@pytest.mark.parametrize("array", [np.array(["b", "a"]), np.array([b"b", b"a"])])
def test_arrays_of_texts(array: np.ndarray) -> None:
    assert shown(labels.collect(array)) == ["a", "b"]


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        (np.arange(100) % 10, True),
        (np.arange(100) % 10 / 4, False),
        (np.arange(100) % 20, True),
        (np.arange(100) % 21, False),
        (np.arange(1000) % 50, True),
        (np.arange(1000) % 51, False),
        (["a", "b"], True),
    ],
)
def test_what_labels_are_on_automatic(values: np.ndarray, classes: bool) -> None:
    assert labels.are_classes(labels.collect(values), AUTO) is classes


def test_what_labels_are_can_be_said() -> None:
    assert labels.are_classes(labels.collect(np.array([0.5, 1.5])), CLASSES)
    assert not labels.are_classes(labels.collect(np.array([0, 1])), NUMBERS)
    with pytest.raises(InputError, match='label "cat" is not a number'):
        labels.are_classes(labels.collect(["1", "cat"]), NUMBERS)


def test_labels_of_two_parts_get_the_same_codes() -> None:
    both = labels.join(labels.collect(["b", "c", ""]), labels.collect(["a", "", "c"]))
    assert shown(both) == ["a", "b", "c"]
    assert both.codes.tolist() == [1, 2, -1, 0, -1, 2]


def test_numbers_of_two_parts_get_the_same_codes() -> None:
    both = labels.join(labels.collect(np.array([2, 10])), labels.collect(["9", "2", ""]))
    assert shown(both) == ["2", "9", "10"]
    assert both.codes.tolist() == [0, 2, 1, 0, -1]


def test_too_many_classes_are_refused_and_numbers_are_offered() -> None:
    with pytest.raises(InputError, match="1,532 different labels; that is more than 1,000") as got:
        labels.check_classes(labels.collect(np.arange(1532)))
    assert "A number" in str(got.value.hint)
    with pytest.raises(InputError) as got:
        labels.check_classes(labels.collect([f"t{i}" for i in range(1001)]))
    assert "A number" not in str(got.value.hint)


def test_names_are_fit_to_be_shown() -> None:
    assert shown(labels.collect(["a\n\tb\x00", "{x}", "ü" * 99])) == ["a b", "{x}", "ü" * 59 + "…"]


def test_no_two_names_are_the_same() -> None:
    assert labels.distinct(["a b", "a\tb", "a  b", "\x01"], "column {i}") == (
        "a b",
        "a b (2)",
        "a b (3)",
        "column 4",
    )


def test_of_many_names_only_the_first_are_listed() -> None:
    assert labels.listed(["a", "b"]) == "a, b"
    assert labels.listed([*"abcdef"]) == "a, b, c, d, e, …"
    assert labels.listed([*"abcd"], 3) == "a, b, c, …"
    assert labels.listed(["a\nb", "\0"]) == "a b, ?"
