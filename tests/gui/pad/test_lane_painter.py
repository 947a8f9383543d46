from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetrics

from gui.pad.lane_painter import measured, shortNames, wholePercentText

DIGITS = tuple("0123456789")
CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat")
CLOTHES += ("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
HANGUL = ("티셔츠", "바지", "스웨터", "원피스", "코트", "샌들", "셔츠", "운동화", "가방", "부츠")
LETTERS = tuple(f"letter {index}" for index in range(26))


def test_names_are_as_short_as_tells_them_apart() -> None:
    heads = shortNames(CLOTHES)
    assert heads == ["T-", "Tr", "P", "D", "C", "Sa", "Sh", "Sn", "B", "A"]
    assert shortNames(["1", "10", "2"]) == ["1", "10", "2"]
    assert shortNames(["same", "same"]) == ["s", "s"]


def test_only_what_is_certain_is_called_100_percent() -> None:
    assert wholePercentText(0.943) == "94\u00a0%"
    assert wholePercentText(0.9962) == ">99\u00a0%"
    assert wholePercentText(1.0) == "100\u00a0%"


@pytest.mark.parametrize("names", [DIGITS, CLOTHES, HANGUL, LETTERS, ("no", "yes")])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [230, 270, 392])
def test_columns_stand_side_by_side_and_heads_above_their_cells(
    themes, width, scale, names, qapp
) -> None:
    themes.setFontScale(scale)
    frame = measured(names, width, 27 * scale, qapp.font(), themes)
    spans = [*frame.cells, frame.figure]
    if frame.answer[1]:
        spans.insert(-1, frame.answer)
    for (left, span), (then, _) in pairwise(spans):
        assert span >= 1
        assert left + span <= then
    assert sum(frame.figure) <= width
    pitch = frame.cells[1][0] - frame.cells[0][0]
    metrics = QFontMetrics(frame.strong)
    assert all(metrics.horizontalAdvance(head) <= pitch + 1 for head in frame.heads)
    assert len(frame.heads) == len(frame.cells) == len(names)


def test_a_wide_pad_has_the_heads_that_tell_clothes_apart(themes, qapp) -> None:
    assert "Sn" in measured(CLOTHES, 392, 27, qapp.font(), themes).heads
    assert "S" in measured(CLOTHES, 230, 27, qapp.font(), themes).heads
