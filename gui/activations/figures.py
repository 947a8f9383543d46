"""Numbers as they are written in the Activations tab."""

from __future__ import annotations

import math

from numpy import format_float_positional

MINUS, FIGURE_SPACE = "−", "\u2007"
PLAIN_FROM, PLAIN_TO = 1e-4, 1e4
"""Factors below and above are written with a power of ten."""
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def signedText(value: float, digits: int) -> str:
    """A number with a true minus sign: −0.50; never −0.00."""
    text = f"{abs(value):.{digits}f}"
    return MINUS + text if value < 0 and float(text) else text


def roundedText(value: float, digits: int) -> str:
    """The same without decimals that say nothing: −2.9, 3, 0."""
    text = signedText(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def alignedText(value: float, digits: int) -> str:
    """A number with room for the sign where there is none."""
    text = signedText(value, digits)
    return text if text.startswith(MINUS) else FIGURE_SPACE + text


def factorText(factor: float) -> str:
    """A factor, 0 or more, with two digits: 0.98, 0.00021, 9.1×10⁻⁶."""
    if factor == 0:
        return "0"
    if not PLAIN_FROM <= factor < PLAIN_TO:
        mantissa, exponent = f"{factor:.1e}".split("e")
        return f"{mantissa}×{powerText(int(exponent))}"
    whole = max(2, math.floor(math.log10(factor)) + 1)
    return str(format_float_positional(factor, whole, unique=False, fractional=False, trim="-"))


def powerText(exponent: int) -> str:
    """A power of ten: 10⁻⁶."""
    return "10" + str(exponent).translate(_RAISED)
