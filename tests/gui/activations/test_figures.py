"""Numbers as the tab writes them."""

from __future__ import annotations

import pytest

from gui.activations.figures import alignedText, factorText, powerText, roundedText, signedText


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.50"), (-0.5, "−0.50"), (-0.001, "0.00"), (-2.0, "−2.00")]
)
def test_signed(value: float, text: str) -> None:
    assert signedText(value, 2) == text


def test_rounded_leaves_out_what_says_nothing() -> None:
    assert [roundedText(value, 1) for value in (-2.89, 3.0, 0.0, 10.0)] == ["−2.9", "3", "0", "10"]


def test_figures_with_and_without_a_sign_stand_below_each_other() -> None:
    assert alignedText(-0.5, 3) == "−0.500"
    assert alignedText(0.5, 3) == "\u20070.500"


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        (0.0, "0"),
        (1.0, "1"),
        (0.976, "0.98"),
        (0.000213, "0.00021"),
        (9.12e-6, "9.1×10⁻⁶"),
        (2.718, "2.7"),
        (148.4, "148"),
        (2.2e8, "2.2×10⁸"),
    ],
)
def test_factors(factor: float, text: str) -> None:
    assert factorText(factor) == text


def test_powers() -> None:
    assert powerText(-12) == "10⁻¹²"
