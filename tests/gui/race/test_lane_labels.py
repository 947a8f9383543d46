"""Labels of many curves: none over another, all within the plot, each tied to its curve."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont

from gui.race import lane_labels
from gui.race.lane_labels import End, Placed, Sizes

AREA = QRectF(46, 6, 600, 200)
LEFT = 400.0
TEXTS = [(f"SGD + momentum {n}", "97.4 %") for n in range(12)]


def ends(rows: Sequence[float]) -> list[End]:
    color = QColor("black")
    return [
        End(n, *TEXTS[n % 12], QPointF(LEFT - n, row), color, color, n % 12, False)
        for n, row in enumerate(rows)
    ]


def font(size: int) -> QFont:
    made = QFont()
    made.setPixelSize(size)
    return made


def sized(count: int, size: int = 13, height: float = 200) -> Sizes:
    texts = [TEXTS[n % 12] for n in range(count)]
    return lane_labels.sized(font(size), texts, 700, height)


def placed(rows: Sequence[float], sizes: Sizes) -> list[Placed]:
    return lane_labels.placed(ends(rows), sizes, AREA, LEFT, "and {count} more")


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=40), st.sampled_from([10, 13, 26]))
def test_labels_never_overlap_nor_leave_the_plot(qapp: object, rows: list[int], size: int) -> None:
    labels = placed(rows, sized(len(rows), size))
    assert all(AREA.top() - 0.01 <= label.place.top() for label in labels)
    assert all(label.place.bottom() <= AREA.bottom() + 0.01 for label in labels)
    pairs = itertools.pairwise(labels)
    assert all(b.place.top() >= a.place.bottom() - 0.01 for a, b in pairs)


@given(st.lists(st.integers(0, 200), min_size=2, max_size=12))
def test_leaders_do_not_cross_beside_the_curves(qapp: object, rows: list[int]) -> None:
    labels = placed(rows, sized(len(rows)))
    starts = [label.leader[1].y() for label in labels]
    assert starts == sorted(starts)


def test_twelve_find_room_in_a_low_plot_with_large_text(qapp: object) -> None:
    sizes = sized(12, 20, 200)
    assert sizes.most >= 12
    assert sizes.font.pixelSize() < 20
    labels = placed([100.0] * 12, sizes)
    assert sum(label.end is not None for label in labels) == 12


def test_letters_are_never_smaller_than_asked(qapp: object) -> None:
    sizes = lane_labels.sized(font(26), [TEXTS[n] for n in range(12)], 700, 120, 20)
    assert sizes.font.pixelSize() == 20
    assert sizes.most < 12


@pytest.mark.parametrize("count", range(1, 13))
def test_all_find_room_where_it_is_just_enough(qapp: object, count: int) -> None:
    assert sized(count).most >= count


def test_few_have_letters_of_the_usual_size_and_easy_rows(qapp: object) -> None:
    sizes = sized(3)
    assert sizes.font.pixelSize() == 13
    assert sizes.row == pytest.approx(13 * lane_labels.EASY_SHARE)


def test_too_many_are_counted_and_the_most_important_shown(qapp: object) -> None:
    sizes = sized(40, 13, 100)
    labels = lane_labels.placed(
        ends([10.0 * n for n in range(40)]), sizes, QRectF(0, 0, 600, 100), LEFT, "and {count} more"
    )
    shown = [label.end.number for label in labels if label.end is not None]
    assert sorted(shown) == list(range(sizes.most - 1))
    assert labels[-1].name == f"and {40 - len(shown)} more"


def test_a_long_name_is_cut_and_keeps_its_ends(qapp: object) -> None:
    texts = [("momentum " * 10 + "end", "0.1")]
    sizes = lane_labels.sized(font(13), texts, 700, 200)
    assert sizes.name <= lane_labels.NAME_SHARE * 700 + 2
    end = End(1, *texts[0], QPointF(300, 50), QColor("black"), QColor("black"), 0, False)
    (label,) = lane_labels.placed([end], sizes, AREA, LEFT, "")
    assert "…" in label.name
    assert label.name.endswith("end")


def test_a_label_is_tied_to_its_curves_end_however_far_away(qapp: object) -> None:
    color = QColor("black")
    end = End(1, "Adam", "0.1", QPointF(120, 50), color, color, 0, False)
    (label,) = lane_labels.placed([end], sized(1), AREA, LEFT, "")
    assert label.leader[0].x() == pytest.approx(123)
    assert label.leader[0].y() == label.leader[1].y() == 50
    assert label.leader[-1].x() < label.place.left()
