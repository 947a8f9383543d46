"""Short texts on cards."""

from __future__ import annotations

import pytest

from gui.builder import words


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (101_770, "101,770"), (10**10, "1e10"), (123 * 10**28, "1.2e30")]
)
def test_counts_fit_on_a_card(count: int, text: str) -> None:
    assert words.countText(count) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (2_100_000, "2.1 MB"), (912_000, "912 kB"), (10**10, "10 GB")],
)
def test_sizes_have_the_unit_people_use(size: int, text: str) -> None:
    assert words.memoryText(size) == text


def test_absurd_sizes_can_still_be_written() -> None:
    assert words.memoryText(10**400).endswith("TB")


@pytest.mark.parametrize(
    ("label", "inside"),
    [("Units", "units"), ("AMSGrad", "AMSGrad"), ("L1 price", "L1 price")],
)
def test_labels_inside_a_sentence(label: str, inside: str) -> None:
    assert words.undoLabel(label) == inside


@pytest.mark.parametrize(
    ("shape", "text"),
    [((28, 28), "28 × 28 grey"), ((32, 32, 3), "32 × 32 colour"), ((2,), "2 numbers")],
)
def test_what_comes_in(shape, text: str) -> None:
    assert words.inputText(shape) == text


def test_tool_tips_keep_signs_that_look_like_markup() -> None:
    assert words.wrappedTip("a < b") == "<p>a &lt; b</p>"
