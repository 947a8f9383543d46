"""The Insight tab: pages made when they are looked at, and only what they show is asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from engine.insight.observation import Sight
from engine.spec import presets
from gui.insight.pages import ENSEMBLE, LAYERS, MISTAKES, SAMPLES, WEIGHTS
from gui.insight.tab import InsightTab
from gui.theme import ThemeManager
from tests.helpers.insights import STEPS, FakeNetworks, InsightSession, exam, kernels, vitals

LEFT = Qt.MouseButton.LeftButton
EXAM, VITALS, KERNELS = ({sight} for sight in (Sight.EXAM, Sight.VITALS, Sight.KERNELS))
READ = exam([0, 1, 2, 3], [0, 2, 2, 3])


@pytest.fixture
def tab(
    session: InsightSession, networks: FakeNetworks, themes: ThemeManager, qtbot: QtBot
) -> InsightTab:
    """Not yet looked at."""
    made = InsightTab(session, networks, themes, "en")
    qtbot.addWidget(made)
    made.resize(800, 620)
    return made


def read(tab: InsightTab, qtbot: QtBot) -> None:
    """Wait for the test examples."""
    qtbot.waitUntil(lambda: tab.data.dataset is not None)


def hint(tab: InsightTab) -> str:
    return tab.hint.text() if tab.hint.isVisible() else ""


# What is asked for


def test_nothing_is_made_or_asked_for_before_it_is_looked_at(
    tab: InsightTab, session: InsightSession
) -> None:
    session.train(2)
    session.see(exam=READ, vitals=vitals(1.0), kernels=kernels())
    session.dataReady.emit()
    session.stateChanged.emit()
    assert all(tab.pageAt(index) is None for index in range(5))
    assert not session.looked
    assert not session.shelf.asked


def test_each_page_asks_for_what_it_shows(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.show()
    asked = [session.sights]
    for index in (WEIGHTS, LAYERS, SAMPLES):
        qtbot.mouseClick(tab.chips[index], LEFT)
        asked.append(session.sights)
    assert asked == [EXAM, KERNELS, VITALS, EXAM]
    assert {owner for owner, _ in session.looked} == {"insight"}


def test_a_hidden_tab_asks_for_nothing(tab: InsightTab, session: InsightSession) -> None:
    tab.show()
    tab.hide()
    assert not session.sights
    tab.showPage(LAYERS)
    assert not session.sights
    tab.show()
    assert session.sights == VITALS


def test_the_numbers_pages_read_no_images(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.showPage(WEIGHTS)
    tab.show()
    session.see(kernels=kernels())
    qtbot.mouseClick(tab.chips[LAYERS], LEFT)
    session.see(vitals=vitals(1.0))
    assert not session.shelf.asked


def test_the_ensemble_asks_for_nothing_of_the_moment(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.show()
    qtbot.mouseClick(tab.chips[ENSEMBLE], LEFT)
    assert not session.sights
    assert not tab.moments.isVisible()
    assert tab.pageAt(ENSEMBLE).isVisible()
    qtbot.mouseClick(tab.chips[WEIGHTS], LEFT)
    assert tab.moments.isVisible()


# Why there is nothing to see


def test_before_any_run_it_says_what_will_be_here(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    spec, session.spec = session.spec, None
    tab.show()
    assert hint(tab).startswith("Train a network first")
    assert not session.sights
    assert not tab.moments.isVisible()
    tab.showPage(ENSEMBLE)  # a race has networks too, of which the session knows nothing
    assert not hint(tab)
    assert not session.sights
    assert not tab.moments.isVisible()
    tab.showPage(MISTAKES)
    session.spec = spec
    session.dataReady.emit()
    assert not hint(tab)
    assert session.sights == EXAM
    assert tab.moments.isVisible()


def test_a_network_that_gives_a_number_has_no_mistakes_but_layers(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    session.spec = presets.get("mnist-quickstart").spec.with_data(name="sine")
    tab.show()
    assert "gives a number" in hint(tab)
    assert not session.sights
    qtbot.mouseClick(tab.chips[LAYERS], LEFT)
    assert not hint(tab)
    assert session.sights == VITALS
    qtbot.mouseClick(tab.chips[SAMPLES], LEFT)
    assert "gives a number" in hint(tab)


# What is shown


def test_the_page_looked_at_shows_what_comes(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.show()
    page: Any = tab.pageAt(MISTAKES)
    session.see(exam=READ)
    assert page.examples.grid.rows().tolist() == [1]
    read(tab, qtbot)
    assert page.title.text() == "Most confident mistakes"
    assert page.matrix.cellText(1, 2).startswith("bee taken for cat")


def test_another_page_shows_what_came_before_it_was_opened(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.show()
    session.see(exam=READ)
    session.see(kernels=kernels())
    for index in (WEIGHTS, SAMPLES):
        qtbot.mouseClick(tab.chips[index], LEFT)
    assert len(tab.pageAt(WEIGHTS).layers) == 1
    assert tab.pageAt(SAMPLES).facts.text() == "4 of 4"


def test_a_hidden_page_shows_the_latest_when_it_is_looked_at_again(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.show()
    read(tab, qtbot)
    session.see(exam=READ)
    page: Any = tab.pageAt(MISTAKES)
    tab.hide()
    session.see(exam=exam([0, 1], [3, 3]))
    assert page.facts.text() == "1"
    tab.show()
    assert page.facts.text() == "2"


def test_layers_are_told_by_name_and_after_which_update(
    tab: InsightTab, session: InsightSession
) -> None:
    session.train(2)
    tab.showPage(LAYERS)
    tab.show()
    session.see(vitals=vitals(0.5, 1.0))
    session.showMoment(STEPS)
    session.see(vitals=vitals(0.7, 1.0))
    page: Any = tab.pageAt(LAYERS)
    assert page.history.updates() == [STEPS, 2 * STEPS]
    assert page.tiles[0].shownUpdate() == STEPS
    assert page.tiles[1].accessibleName() == "2. Dense"


def test_a_new_run_forgets_the_one_before(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    tab.show()
    read(tab, qtbot)
    session.see(exam=READ, vitals=vitals(1.0))
    session.dataReady.emit()
    page: Any = tab.pageAt(MISTAKES)
    assert page.score.text() == ""
    assert not len(page.examples.grid.rows())
    read(tab, qtbot)
    session.see(exam=exam([0, 1], [0, 1]))
    assert page.score.text().startswith("100.0 %")


def test_images_that_are_gone_leave_the_matrix(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    session.shelf.has = lambda *_: False
    tab.show()
    session.see(exam=READ)
    qtbot.waitUntil(lambda: bool(tab.data.problem))
    page: Any = tab.pageAt(MISTAKES)
    assert page.matrix.count() == 4
    assert page.matrix.cellText(1, 2).startswith("1 taken for 2")


# Moments, and the pad


def test_the_slider_shows_the_end_of_an_epoch(
    tab: InsightTab, session: InsightSession, qtbot: QtBot
) -> None:
    session.train(3)
    tab.show()
    assert tab.moments.label.text() == "Shown: now"
    qtbot.keyClick(tab.moments.slider, Qt.Key.Key_Left)
    assert session.moment == 2 * STEPS
    assert tab.moments.label.text() == "Shown: after epoch 2"
    session.showMoment(None)
    assert tab.moments.label.text() == "Shown: now"


def test_an_image_goes_to_the_pad(tab: InsightTab, session: InsightSession, qtbot: QtBot) -> None:
    tab.show()
    read(tab, qtbot)
    session.see(exam=READ)
    asked = QSignalSpy(tab.sampleRequested)
    for index in (MISTAKES, SAMPLES):
        qtbot.mouseClick(tab.chips[index], LEFT)
        grid = tab.pageAt(index).examples.grid
        qtbot.mouseClick(grid.viewport(), LEFT, pos=grid._cell(0).center())
    assert [asked.at(n)[1:] for n in range(2)] == [
        ["Test image 1 · bee", "bee", True],
        ["Test image 0 · ant", "ant", True],
    ]
    assert np.array_equal(asked.at(0)[0], session.shelf.sets["mnist"].test.x[1])


@pytest.mark.parametrize("width", [520, 592, 800])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_pages_fit_into_the_width(
    tab: InsightTab,
    session: InsightSession,
    themes: ThemeManager,
    qtbot: QtBot,
    width: int,
    scale: float,
) -> None:
    themes.setFontScale(scale)
    tab.resize(width, 620)
    tab.show()
    for chip in tab.chips:
        qtbot.mouseClick(chip, LEFT)
        session.see(exam=READ, vitals=vitals(1.0), kernels=kernels())
    assert tab.minimumSizeHint().width() <= width
    assert tab.minimumSizeHint().height() <= 520
    themes.setFontScale(1.0)


def test_another_tab_is_set_as_this_one(
    tab: InsightTab,
    session: InsightSession,
    networks: FakeNetworks,
    themes: ThemeManager,
    qtbot: QtBot,
) -> None:
    tab.show()
    qtbot.mouseClick(tab.chips[LAYERS], LEFT)
    other = InsightTab(session, networks, themes, "ko")
    qtbot.addWidget(other)
    other.setModes(tab.modes())
    assert other.page() == LAYERS


def test_another_tab_has_the_ticks_of_the_ensemble(
    tab: InsightTab,
    session: InsightSession,
    networks: FakeNetworks,
    themes: ThemeManager,
    qtbot: QtBot,
) -> None:
    for title in ("one", "two"):
        networks.add(title, lambda labels: labels, session.spec)
    tab.show()
    qtbot.mouseClick(tab.chips[ENSEMBLE], LEFT)
    before = tab.pageAt(ENSEMBLE).members
    qtbot.mouseClick(before.viewport(), LEFT, pos=before._cell(1).center())
    qtbot.mouseClick(tab.chips[LAYERS], LEFT)
    once, twice = (InsightTab(session, networks, themes, "ko") for _ in range(2))
    for other in (once, twice):
        qtbot.addWidget(other)
    once.setModes(tab.modes())
    twice.setModes(once.modes())  # where it was not looked at between
    twice.show()
    qtbot.mouseClick(twice.chips[ENSEMBLE], LEFT)
    assert twice.pageAt(ENSEMBLE).members.ticked() == ["two"]
