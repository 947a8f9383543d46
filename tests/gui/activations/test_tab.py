"""The Activations tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from gui.activations.function_plot import FunctionPlot
from gui.activations.tab import CHAIN, FUNCTIONS, SOFTMAX, ActivationsTab
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(themes: ThemeManager, qtbot: QtBot) -> ActivationsTab:
    made = ActivationsTab(themes)
    qtbot.addWidget(made)
    made.resize(700, 560)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_chips_lead_to_the_pages(tab: ActivationsTab, qtbot: QtBot) -> None:
    pages: tuple[QWidget, ...] = (tab.functions, tab.softmax, tab.chain)
    for index in (SOFTMAX, CHAIN, FUNCTIONS):
        qtbot.mouseClick(tab.chips[index], Qt.MouseButton.LeftButton)
        assert tab.page() == index
        assert [page.isVisible() for page in pages] == [i == index for i in range(3)]


@pytest.mark.parametrize("index", [FUNCTIONS, SOFTMAX, CHAIN])
def test_a_page_fits_without_scrolling(tab: ActivationsTab, index: int) -> None:
    tab.showPage(index)
    area = tab.pages.currentWidget()
    page = (tab.functions, tab.softmax, tab.chain)[index]
    assert page.width() <= area.width()
    assert page.height() <= area.height()


@pytest.mark.parametrize("index", [FUNCTIONS, SOFTMAX, CHAIN])
def test_large_text_scrolls_down_only(
    tab: ActivationsTab, themes: ThemeManager, qtbot: QtBot, index: int
) -> None:
    tab.showPage(index)
    themes.setFontScale(1.5)
    area = tab.pages.currentWidget()
    page = (tab.functions, tab.softmax, tab.chain)[index]
    qtbot.waitUntil(lambda: page.width() <= area.width())


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_paints_in_both_themes(tab: ActivationsTab, themes: ThemeManager, mode: str) -> None:
    themes.setMode("dark" if mode == "light" else "light")
    before = [tab.grab().toImage()]
    themes.setMode(mode)
    for index in (FUNCTIONS, SOFTMAX, CHAIN):
        tab.showPage(index)
        assert tab.grab().toImage() != before[-1]
        before.append(tab.grab().toImage())


def test_the_keyboard_reaches_everything(tab: ActivationsTab, qtbot: QtBot) -> None:
    for index in (FUNCTIONS, SOFTMAX, CHAIN):
        tab.showPage(index)
        page = (tab.functions, tab.softmax, tab.chain)[index]
        wanted = {
            child
            for child in page.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and is_stop(child)
        }
        reached: set[QWidget] = set()
        tab.chips[0].setFocus()
        for _ in range(60):
            qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
            reached.add(tab.focusWidget())
        assert not [(index, child.text()) for child in wanted - reached]


def is_stop(widget: QWidget) -> bool:
    """Whether Tab is to stop here; within a group of chips the arrow keys go on from the first."""
    if isinstance(widget, QAbstractButton):
        return widget.group() is None or widget is widget.group().buttons()[0]
    return isinstance(widget, QSlider | FunctionPlot | QComboBox)


def test_what_can_be_operated_has_a_name(tab: ActivationsTab) -> None:
    for page in (tab.functions, tab.softmax, tab.chain):
        for child in page.findChildren(QSlider):
            assert child.accessibleName()
    for plot in (tab.functions.values, tab.functions.slopes, tab.softmax.logits, tab.chain.plot):
        assert plot.accessibleName()
        assert plot.accessibleDescription()
        assert plot.toolTip()


def test_another_tab_is_set_as_this_one(
    tab: ActivationsTab, themes: ThemeManager, qtbot: QtBot
) -> None:
    qtbot.mouseClick(tab.functions.chips["elu"], LEFT)
    qtbot.mouseClick(tab.chips[SOFTMAX], LEFT)
    qtbot.mouseClick(tab.softmax.counts[3], LEFT)
    qtbot.keyClick(tab.softmax.temperature.slider, Qt.Key.Key_Right)
    qtbot.mouseClick(tab.softmax.more, LEFT)
    qtbot.mouseClick(tab.chips[CHAIN], LEFT)
    qtbot.mouseClick(tab.chain.chips["tanh"], LEFT)
    qtbot.mouseClick(tab.chain.again, LEFT)
    qtbot.keyClick(tab.chain.layers.slider, Qt.Key.Key_Left)
    other = ActivationsTab(themes)
    qtbot.addWidget(other)
    other.setModes(tab.modes())
    assert other.page() == CHAIN
    assert other.functions.chosen() == "elu"
    assert other.softmax.values() == tab.softmax.values() == (3.0, 2.0, 1.0)
    assert other.softmax.sentence.text() == tab.softmax.sentence.text()
    assert other.softmax.counts[3].isChecked()
    assert other.chain.sentence.text() == tab.chain.sentence.text()
    assert other.modes() == tab.modes()
