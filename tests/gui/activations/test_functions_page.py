"""The page of functions: chips, the one in front, and what is said of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.spec.activations import LeakyReLU
from gui.activations.functions_page import FunctionsPage
from gui.activations.shown import MAXOUT, MOST
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> FunctionsPage:
    made = FunctionsPage(themes)
    qtbot.addWidget(made)
    made.resize(700, 520)
    with qtbot.waitExposed(made):
        made.show()
    return made


def kinds(page: FunctionsPage) -> list[str]:
    return [each.kind for each in page.shown()]


def test_chips_switch_functions_on_and_off(page: FunctionsPage, qtbot: QtBot) -> None:
    assert kinds(page) == ["sigmoid", "tanh", "relu"]
    qtbot.mouseClick(page.chips["gelu"], LEFT)
    qtbot.mouseClick(page.chips["tanh"], LEFT)
    assert kinds(page) == ["sigmoid", "relu", "gelu"]
    assert page.chosen() == "gelu"
    assert {label.text for label in page.slopes.labels()} == {"Sigmoid", "ReLU", "GELU"}


def test_the_colours_differ(page: FunctionsPage, qtbot: QtBot) -> None:
    for kind in ("gelu", "selu", "leaky_relu"):
        qtbot.mouseClick(page.chips[kind], LEFT)
    assert len({each.lane for each in page.shown()}) == 6


def test_there_are_no_more_at_once_than_colours(page: FunctionsPage, qtbot: QtBot) -> None:
    for kind in ("gelu", "selu", "elu"):
        qtbot.mouseClick(page.chips[kind], LEFT)
    assert len(page.shown()) == MOST
    assert not page.chips["mish"].isEnabled()
    assert "Six" in page.chips["mish"].toolTip()
    qtbot.mouseClick(page.chips["gelu"], LEFT)
    assert page.chips["mish"].isEnabled()


def test_every_function_can_be_shown(page: FunctionsPage) -> None:
    for chip in page.chips.values():
        chip.setChecked(False)
    for kind, chip in page.chips.items():
        chip.setChecked(True)
        assert page.chosen() == kind
        page.grab()
        chip.setChecked(False)
    assert page.chosen() == ""
    assert "Switch a function on" in page.message.text()
    page.grab()


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("sigmoid", "Slope below 0.05 for x below −2.9 and for x above 2.9"),
        ("relu", "Slope 0 for x below 0: no gradient"),
        ("leaky_relu", "flat nowhere"),
        ("step", "no gradient passes"),
        ("gelu", "for x between −0.9 and −0.7"),
    ],
)
def test_it_says_where_a_function_hardly_learns(
    page: FunctionsPage, kind: str, sentence: str
) -> None:
    page.choose(kind)
    assert sentence in page.message.text()


def test_the_figures_of_the_function_in_front_stand_above_the_plots(
    page: FunctionsPage, qtbot: QtBot
) -> None:
    page.setX(0.0)
    assert [label.text() for label in page.figures] == ["f(0.00) = 0.500", "f′(0.00) = 0.250"]
    page.choose("tanh")
    assert [label.text() for label in page.figures] == ["f(0.00) = 0.000", "f′(0.00) = 1.000"]
    qtbot.keyClick(page.slopes, Qt.Key.Key_PageUp)
    assert page.figures[0].text() == "f(1.00) = 0.762"


def test_both_plots_share_the_line(page: FunctionsPage, qtbot: QtBot) -> None:
    area = page.values.view().area
    qtbot.mouseClick(page.values, LEFT, pos=QPoint(int(area.left()) + 30, int(area.top()) + 20))
    assert page.values.lineAt() == page.slopes.lineAt() < -4


def test_the_box_chooses_the_one_in_front(page: FunctionsPage, qtbot: QtBot) -> None:
    page.choice.setFocus()
    qtbot.keyClick(page.choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.chosen() == "tanh")
    assert page.slopes.zones()[0].high == pytest.approx(-2.18, abs=0.02)


def test_the_slider_bends_the_curve(page: FunctionsPage, qtbot: QtBot) -> None:
    page.choose("leaky_relu")
    page.setX(-1.0)
    qtbot.keyClick(page.parameters.slope.slider, Qt.Key.Key_Home)
    assert page.figures[0].text() == "f(−1.00) = 0.000"
    assert page.slopes.zones()[0].dead
    qtbot.keyClick(page.parameters.slope.slider, Qt.Key.Key_End)
    assert page.figures[0].text() == "f(−1.00) = −0.500"
    assert page.shown()[-1].function == LeakyReLU(0.5)


def test_dragging_a_line_of_maxout_bends_both_curves(page: FunctionsPage, qtbot: QtBot) -> None:
    page.choose(MAXOUT)
    page.setX(-2.5)
    assert page.figures[1].text() == "f′(−2.50) = 0.000"
    start = page.values.handlePlaces()[0, 0].toPoint()
    qtbot.mousePress(page.values, LEFT, pos=start)
    qtbot.mouseMove(page.values, start - QPoint(0, 60))
    qtbot.mouseRelease(page.values, LEFT, pos=start - QPoint(0, 60))
    assert page.values.chosenValue() > 0.5
    assert page.slopes.chosenValue() < -0.1


def test_it_fits_and_wraps_with_large_text(page: FunctionsPage, themes: ThemeManager) -> None:
    assert page.minimumSizeHint().width() <= 640
    assert page.minimumSizeHint().height() <= 500
    beside = page.values.mapTo(page, QPoint()).y() == page.slopes.mapTo(page, QPoint()).y()
    assert beside
    themes.setFontScale(1.5)
    page.resize(670, 1200)
    assert page.values.mapTo(page, QPoint()).y() < page.slopes.mapTo(page, QPoint()).y()
    assert page.width() == 670


def test_the_settings_stand_below_the_choice_where_it_is_narrow(page: FunctionsPage) -> None:
    page.resize(450, 900)
    assert not page.parameters.isVisible()
    page.choose("elu")
    assert page.parameters.isVisible()
    assert page.parameters.mapTo(page, QPoint()).y() > page.choice.mapTo(page, QPoint()).y()


def test_another_page_is_set_as_this_one(
    page: FunctionsPage, themes: ThemeManager, qtbot: QtBot
) -> None:
    for kind in ("tanh", "sigmoid", "elu", "step", "leaky_relu"):  # the first two are switched off
        qtbot.mouseClick(page.chips[kind], LEFT)
    page.parameters.slope.setFocus()
    qtbot.keyClick(page.parameters.slope.slider, Qt.Key.Key_Right)
    page.setX(2.5)
    other = FunctionsPage(themes)
    qtbot.addWidget(other)
    other.setModes(page.modes())
    assert other.shown() == page.shown()
    assert kinds(other) == ["relu", "elu", "step", "leaky_relu"]
    assert other.chosen() == "leaky_relu"
    assert other.parameters.slope.value() == page.parameters.slope.value()
    assert other.figures[0].text() == page.figures[0].text()
    assert [chip.isChecked() for chip in other.chips.values()] == [
        chip.isChecked() for chip in page.chips.values()
    ]
    other.setModes(page.modes())  # it may be told twice
    assert other.modes() == page.modes()


def test_with_nothing_switched_on_another_page_shows_nothing_either(
    page: FunctionsPage, themes: ThemeManager, qtbot: QtBot
) -> None:
    for kind in kinds(page):
        qtbot.mouseClick(page.chips[kind], LEFT)
    other = FunctionsPage(themes)
    qtbot.addWidget(other)
    other.setModes(page.modes())
    assert other.shown() == []
    assert other.chosen() == ""
