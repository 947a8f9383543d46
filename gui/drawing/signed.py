"""One scale for all that has a sign: blue above zero, orange below, and the sheet at zero."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QColor, QImage

from gui.theme import mix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gui.theme import Theme

FOR_LANE, AGAINST_LANE = 0, 1
"""The blue and the vermilion of Okabe and Ito: told apart with every kind of colour blindness."""
STEPS = 127
"""Colours on either side of zero."""
PURE = 0.72
"""From this share of the scale on, the colour is mixed with that of text: there is more to see."""
DEEPEST = 0.35
"""The share of the text's colour at the end of the scale."""


def signedColor(value: float, theme: Theme) -> QColor:
    """The colour of a value in [-1, 1]; those beyond are cut off."""
    return QColor.fromRgb(int(_table(theme)[STEPS + round(STEPS * min(max(value, -1.0), 1.0))]))


def signedImage(values: NDArray[Any], most: float, theme: Theme) -> QImage:
    """Make an image of values of shape (h, w), one pixel each; it owns its memory.

    Parameters
    ----------
    most : the value at the end of the scale, above 0; what is no number is shown as 0.
    """
    levels = np.nan_to_num(np.asarray(values, np.float32) / most, posinf=1.0, neginf=-1.0)
    steps = np.rint(STEPS * levels.clip(-1, 1)).astype(np.intp)
    pixels = _table(theme)[STEPS + steps]
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def largest(values: NDArray[Any]) -> float:
    """The end of a scale for values: the largest distance from 0, never 0 itself."""
    finite = values[np.isfinite(values)]
    most = float(np.abs(finite).max()) if finite.size else 0.0
    return most if most > 0 else 1.0


def signedText(value: float) -> str:
    """A value with its sign in three significant digits: +0.021, −1.30, 0."""
    return f"{value:+#.3g}".replace("-", "\N{MINUS SIGN}") if value else "0"


def _table(theme: Theme) -> NDArray[np.uint32]:
    ends = theme.lane(FOR_LANE), theme.lane(AGAINST_LANE)
    return _colours(theme.canvas, theme.text, *(end.name() for end in ends))


@lru_cache(maxsize=4)
def _colours(sheet: str, text: str, above: str, below: str) -> NDArray[np.uint32]:
    """The scale from -1 to 1 as Qt writes colours."""
    rising = [_deepened(sheet, above, text, step / STEPS) for step in range(1, STEPS + 1)]
    falling = [_deepened(sheet, below, text, step / STEPS) for step in range(STEPS, 0, -1)]
    scale = (*falling, QColor(sheet), *rising)
    return np.array([colour.rgb() for colour in scale], np.uint32)


def _deepened(sheet: str, pure: str, text: str, share: float) -> QColor:
    if share <= PURE:
        return mix(QColor(sheet), QColor(pure), share / PURE)
    return mix(QColor(pure), QColor(text), DEEPEST * (share - PURE) / (1 - PURE))
