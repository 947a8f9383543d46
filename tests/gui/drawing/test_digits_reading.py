"""Networks that read digits: their answers count as long as the digits are the same."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.data import ink, my_digits
from gui.drawing.digits_reading import DigitsReading
from gui.drawing.my_digits_keeper import Collection
from tests.helpers.laboratory import DeskSession, FakeNetworks, Rule


def collection(*labels: int) -> Collection:
    digits = tuple(
        my_digits.new_digit([np.array([[0.1, 0.1], [0.2 + number / 40, 0.9]])], label)
        for number, label in enumerate(labels)
    )
    return Collection(digits, np.zeros((len(labels), ink.SIZE, ink.SIZE), np.uint8))


@pytest.fixture
def rule() -> Rule:
    return Rule()


@pytest.fixture
def networks(rule: Rule) -> FakeNetworks:
    return FakeNetworks(rule)


@pytest.fixture
def reading(
    rule: Rule, networks: FakeNetworks, qtbot: QtBot
) -> Generator[DigitsReading, None, None]:
    session = DeskSession()
    yield DigitsReading(session.desks.evaluations, networks)  # type: ignore[arg-type]
    rule.go.set()
    session.close()


def test_answers_come_with_the_networks_titles(
    reading: DigitsReading, networks: FakeNetworks, qtbot: QtBot
) -> None:
    digits = collection(1, 1, 4)
    with qtbot.waitSignal(reading.evaluated) as told:
        reading.ask([networks.shipped, networks.current], digits)
    assert [title for title, _ in told.args[0]] == ["Shipped", "Current"]
    assert told.args[0][0][1].predicted.tolist() == [1, 1, 1]
    assert not reading.outdate(digits)


def test_it_is_told_while_networks_are_reading(
    reading: DigitsReading, networks: FakeNetworks, qtbot: QtBot
) -> None:
    told: list[bool] = []
    reading.busyChanged.connect(told.append)
    with qtbot.waitSignal(reading.evaluated):
        reading.ask([networks.shipped], collection(1))
    assert told == [True, False]


def test_answers_to_other_digits_are_dropped(
    reading: DigitsReading, networks: FakeNetworks, rule: Rule, qtbot: QtBot
) -> None:
    rule.go.clear()
    reading.ask([networks.shipped], collection(1, 1))
    assert reading.outdate(collection(1, 2))
    with qtbot.assertNotEmitted(reading.evaluated), qtbot.waitSignal(reading.busyChanged):
        rule.go.set()
    assert not reading.outdate(collection(1, 2))


def test_the_answers_before_are_out_of_date_even_after_a_reading_called_off(
    reading: DigitsReading, networks: FakeNetworks, rule: Rule, qtbot: QtBot
) -> None:
    digits = collection(1, 1)
    with qtbot.waitSignal(reading.evaluated):
        reading.ask([networks.shipped], digits)
    rule.go.clear()
    reading.ask([networks.shipped], digits)
    assert reading.isBusy
    reading.cancel()
    assert not reading.isBusy
    assert not reading.outdate(digits)
    assert reading.outdate(collection(1, 1, 3))


def test_answers_are_told_again_by_another_one_under_the_names_of_now(
    reading: DigitsReading,
    networks: FakeNetworks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digits = collection(1, 4)
    with qtbot.waitSignal(reading.evaluated) as told:
        reading.ask([networks.shipped], digits)
    monkeypatch.setattr(networks, "title", lambda network: f"{network.title} in Korean")
    other = DigitsReading(reading._desk, networks)  # type: ignore[arg-type]
    with qtbot.waitSignal(other.evaluated) as again:
        other.setModes(reading.modes(), digits)
    assert again.args == [[("shipped in Korean", told.args[0][0][1])]]
    assert other.outdate(collection(1, 5))
    with qtbot.assertNotEmitted(other.evaluated):
        other.setModes(reading.modes(), collection(1, 5))
