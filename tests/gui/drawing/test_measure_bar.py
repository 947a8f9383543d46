"""The controls of a measurement."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.drawing.measure_bar import MeasureBar
from gui.theme import ThemeManager
from tests.helpers.laboratory import FakeNetworks, Rule

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def networks() -> FakeNetworks:
    return FakeNetworks(Rule())


@pytest.fixture
def bar(networks: FakeNetworks, themes: ThemeManager, qtbot: QtBot) -> MeasureBar:
    made = MeasureBar(networks)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(560, made.sizeHint().height())
    made.show()
    return made


def titles(bar: MeasureBar) -> list[str]:
    return [bar.choice.itemText(index) for index in range(bar.choice.count())]


def choose(bar: MeasureBar, qtbot: QtBot, index: int) -> None:
    """Choose with the keyboard, as the list does."""
    bar.choice.setFocus()
    for _ in range(bar.choice.count()):
        qtbot.keyClick(bar.choice, Qt.Key.Key_Up)
    for _ in range(index):
        qtbot.keyClick(bar.choice, Qt.Key.Key_Down)


def test_networks_of_digits_are_offered_the_current_one_first_choice(
    bar: MeasureBar, networks: FakeNetworks
) -> None:
    assert bar.network() is networks.shipped
    networks.offer(networks.shipped, networks.current, networks.animals, networks.run)
    assert titles(bar) == ["Shipped", "Current", "Run 3"]
    assert bar.network() is networks.current


def test_a_choice_stays_while_networks_come_and_go(
    bar: MeasureBar, networks: FakeNetworks, qtbot: QtBot
) -> None:
    networks.offer(networks.shipped, networks.current, networks.run)
    choose(bar, qtbot, 2)
    assert bar.network() is networks.run
    with qtbot.assertNotEmitted(bar.networkChanged):
        networks.offer(networks.shipped, networks.run)
    assert bar.network() is networks.run
    with qtbot.waitSignal(bar.networkChanged):
        networks.offer(networks.shipped)
    assert bar.network() is networks.shipped


def test_another_network_is_announced(
    bar: MeasureBar, networks: FakeNetworks, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar.networkChanged):
        networks.offer(networks.shipped, networks.current)
    with qtbot.waitSignal(bar.networkChanged):
        choose(bar, qtbot, 0)


def test_without_a_network_nothing_can_be_measured(bar: MeasureBar, networks: FakeNetworks) -> None:
    networks.offer(networks.animals)
    assert bar.network() is None
    assert not bar.button.isEnabled()


def test_the_button_measures_and_then_calls_off(bar: MeasureBar, qtbot: QtBot) -> None:
    place = bar.repeat.y()
    with qtbot.waitSignal(bar.measureRequested):
        qtbot.mouseClick(bar.button, LEFT)
    bar.showProgress(100, 400)
    assert bar.isBusy()
    assert bar._progress.isVisible()
    assert bar._progress.value() == 100
    bar.layout().activate()
    assert bar.repeat.y() == place  # nothing moves
    with qtbot.waitSignal(bar.cancelRequested), qtbot.assertNotEmitted(bar.measureRequested):
        qtbot.mouseClick(bar.button, LEFT)
    bar.showIdle()
    assert not bar.isBusy()
    assert not bar._progress.isVisible()
    assert "500 drawings by the built-in pen" in bar.news()


def test_a_failure_is_said_in_its_colour(bar: MeasureBar) -> None:
    bar.showIdle("The file is gone.", is_bad=True)
    assert bar.news() == "The file is gone."
    assert bar._news.property("severity") == "error"
    bar.showIdle("Done.")
    assert bar._news.property("severity") == ""


def test_to_measure_after_every_change_can_be_asked_for(bar: MeasureBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.repeatChanged) as caught:
        qtbot.mouseClick(bar.repeat, LEFT, pos=QPoint(8, bar.repeat.height() // 2))
    assert caught.args == [True]


def test_a_network_can_be_chosen_by_its_key(bar: MeasureBar, networks: FakeNetworks) -> None:
    networks.offer(networks.shipped, networks.current)
    assert bar.chosen() is None
    bar.choose(networks.run.key)
    assert bar.chosen() is None
    bar.choose(networks.shipped.key)
    assert bar.network() is networks.shipped
    networks.offer(networks.shipped, networks.current, networks.run)
    assert bar.chosen() == networks.shipped.key


def test_to_measure_after_every_change_can_be_set_unannounced(
    bar: MeasureBar, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(bar.repeatChanged):
        bar.setRepeated(True)
    assert bar.repeat.isChecked()
