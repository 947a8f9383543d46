"""Networks with ticks, and how they do alone and together."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.insight.ensemble_bench import Bench, Member
from engine.insight.network import Network
from engine.messages import say
from gui.insight.member_list import Candidate, MemberList
from gui.theme import ThemeManager

LEFT = Qt.MouseButton.LeftButton
KEYS = ("a", "b", "c")


def member(key: str, accuracy: float | None) -> Member:
    made: Any = None
    problem = say("The file is damaged.") if accuracy is None else None
    return Member(Network(say("it"), made, key=key), accuracy, problem)


BENCH = Bench((member("a", 0.9), member("b", 0.8), member("c", None)), 100, 0.95, 0.85)


@pytest.fixture
def members(themes: ThemeManager, qtbot: QtBot) -> MemberList:
    made = MemberList(themes)
    qtbot.addWidget(made)
    made.resize(500, 240)
    made.show()
    made.setNetworks([Candidate(key, f"network {key}") for key in KEYS])
    return made


def click(members: MemberList, place: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(members.viewport(), LEFT, pos=members._cell(place).center())


def test_a_click_ticks_and_another_one_takes_it_out(members: MemberList, qtbot: QtBot) -> None:
    told = QSignalSpy(members.tickedChanged)
    click(members, 2, qtbot)
    click(members, 0, qtbot)
    assert members.ticked() == ["a", "c"]
    click(members, 2, qtbot)
    assert members.ticked() == ["a"]
    assert told.count() == 3


def test_keys_do_it_too(members: MemberList, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(members, key)
    assert members.ticked() == ["a", "b"]
    assert members.accessibleDescription() == "network b, ticked"


def test_networks_that_stay_are_ticked_still(members: MemberList, qtbot: QtBot) -> None:
    for place in (0, 1):
        click(members, place, qtbot)
    told = QSignalSpy(members.tickedChanged)
    members.setNetworks([Candidate("d", "new"), Candidate("b", "network b")])
    assert members.ticked() == ["b"]
    assert told.count() == 1


def test_results_stand_beside_the_networks_and_ensembles_last(members: MemberList) -> None:
    members.setBench(BENCH)
    assert [row.title for row in members.rows()[3:]] == ["Average of 2", "Vote of 2"]
    assert [row.accuracy for row in members.rows()] == [0.9, 0.8, None, 0.95, 0.85]
    assert members._spoken(0).endswith("90.0\N{NO-BREAK SPACE}% of the test images right")
    assert members._tip(2) == "network c\nThe file is damaged."
    assert "highest on average" in members._tip(3)


def test_ensembles_cannot_be_ticked(members: MemberList, qtbot: QtBot) -> None:
    members.setBench(BENCH)
    click(members, 3, qtbot)
    assert members.ticked() == []
    members.setBench(None)
    assert len(members.rows()) == 3


def test_bars_are_the_mistakes(members: MemberList, themes: ThemeManager) -> None:
    members.setBench(BENCH)
    members.resize(500, 240)
    image = members.viewport().grab().toImage()

    def length(place: int, token: str) -> int:
        colour, y = themes.theme.color(token), members._cell(place).center().y()
        return sum(image.pixelColor(x, y) == colour for x in range(200, 440))

    full = length(1, "muted")
    assert length(0, "muted") == pytest.approx(full / 2, abs=6)
    assert length(3, "accent") == pytest.approx(full / 4, abs=6)


def test_each_column_has_a_heading_over_its_figures(members: MemberList) -> None:
    assert members.columns(members.viewport().rect()).before.width() == 0
    members.setNetworks([Candidate("a", "network a", 0.876), Candidate("b", "network b")])
    members.setBench(BENCH)
    assert members.headings.texts() == ("Network", "In its run", "Wrong", "Right")
    top = members.headings.geometry()
    assert top.bottom() < members.viewport().geometry().top()
    here, there = members.columns(members.headings.rect()), members.columns(members._cell(0))
    for one, other in zip(here[1:], there[1:], strict=True):
        assert (one.left(), one.right()) == (other.left(), other.right())
    metrics = members.headings.fontMetrics()
    for text, box in zip(members.headings.texts(), here[1:], strict=True):
        assert metrics.horizontalAdvance(text) <= box.width()
    assert "kept apart" in members.headings.toolTip()
    percent = "\N{NO-BREAK SPACE}%"
    assert f"87.6{percent} in its run, 90.0{percent} of the test images" in members._spoken(0)
    assert "in its run" not in members._spoken(1)
