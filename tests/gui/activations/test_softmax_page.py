"""Softmax over logits that can be dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.activations.softmax_page import LOGIT_LIMIT, SoftmaxPage
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> SoftmaxPage:
    made = SoftmaxPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 520)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_shares_are_those_of_the_logits(page: SoftmaxPage, qtbot: QtBot) -> None:
    assert page.shares.values() == pytest.approx((0.6439, 0.2369, 0.0871, 0.0321), abs=1e-4)
    assert "2.7 times" in page.sentence.text()
    qtbot.keyClick(page.logits, Qt.Key.Key_PageUp)
    assert page.values()[0] == 3.0
    assert page.shares.values()[0] == pytest.approx(0.831, abs=1e-3)
    assert page.sum.text() == "Sum 1.000"
    assert "7.4 times" in page.sentence.text()


def test_adding_the_same_to_all_changes_no_share(page: SoftmaxPage, qtbot: QtBot) -> None:
    before = page.shares.values()
    qtbot.mouseClick(page.more, LEFT)
    assert page.values() == (3.0, 2.0, 1.0, 0.0)
    assert page.shares.values() == pytest.approx(before)
    assert "no share has changed" in page.sentence.text()
    qtbot.mouseClick(page.less, LEFT)
    qtbot.mouseClick(page.less, LEFT)
    assert page.values() == (1.0, 0.0, -1.0, -2.0)
    assert page.sentence.text().startswith("−1 ")


def test_no_logit_is_cut_by_adding(page: SoftmaxPage, qtbot: QtBot) -> None:
    page.setCount(5)
    for button in (page.more, page.less):
        for _ in range(12):
            qtbot.mouseClick(button, LEFT)
        assert not button.isEnabled()
        assert max(map(abs, page.values())) <= LOGIT_LIMIT
        assert page.values()[0] - page.values()[-1] == pytest.approx(4.0)


def test_temperature_sharpens_and_flattens(page: SoftmaxPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.temperature.slider, Qt.Key.Key_Home)
    assert page.shares.values()[0] > 0.999
    assert "2.2×10⁴ times" in page.sentence.text()
    qtbot.keyClick(page.temperature.slider, Qt.Key.Key_End)
    assert max(page.shares.values()) < 0.3
    assert page.sum.text() == "Sum 1.000"


def test_classes_can_be_three_to_five(page: SoftmaxPage, qtbot: QtBot) -> None:
    for count in (3, 5, 4):
        qtbot.mouseClick(page.counts[count], LEFT)
        assert len(page.logits.values()) == len(page.shares.values()) == count
        assert sum(page.shares.values()) == pytest.approx(1.0)


def test_equal_logits_have_equal_shares(page: SoftmaxPage) -> None:
    page.setLogit(1, 2.0)
    assert "same logit" in page.sentence.text()
    assert page.shares.values()[0] == page.shares.values()[1]


def test_both_plots_stand_level(page: SoftmaxPage) -> None:
    assert page.logits.y() == page.shares.y()
    assert page.logits.height() == page.shares.height()


def test_arrow_keys_choose_how_many_classes(page: SoftmaxPage, qtbot: QtBot) -> None:
    page.counts[3].setFocus()
    qtbot.keyClick(page.counts[3], Qt.Key.Key_Right)
    qtbot.keyClick(page.counts[4], Qt.Key.Key_Right)
    assert len(page.shares.values()) == 5
