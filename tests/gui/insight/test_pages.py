"""The tab's six pages: made when they are looked at, and set as they were elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.insight.arithmetic_page import ArithmeticPage
from gui.insight.pages import ARITHMETIC, ENSEMBLE, LAYERS, MISTAKES, Modes, PageStack
from gui.theme import ThemeManager
from tests.helpers.insights import FakeNetworks, InsightSession


@pytest.fixture
def pages(
    session: InsightSession, networks: FakeNetworks, themes: ThemeManager, qtbot: QtBot
) -> PageStack:
    made = PageStack(session, networks, themes)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    return made


def test_each_page_has_a_name_and_is_made_once(pages: PageStack) -> None:
    assert len(pages.names()) == pages.count() == 6
    assert pages.made() == []
    pages.setCurrentIndex(LAYERS)
    assert pages.pageAt(LAYERS) is None
    page = pages.shown()
    assert pages.shown() is page is pages.pageAt(LAYERS)
    assert pages.made() == [page]


def test_the_arithmetic_has_the_picture_from_before_it_was_made(pages: PageStack) -> None:
    picture = np.zeros((28, 28), np.uint8)
    pages.setPicture(picture)
    pages.setCurrentIndex(ARITHMETIC)
    (arithmetic,) = pages.shown().findChildren(ArithmeticPage)
    assert arithmetic.padChip.isEnabled()
    pages.setPicture(None)
    assert not arithmetic.padChip.isEnabled()


def test_what_is_made_later_is_set_as_it_was(pages: PageStack) -> None:
    assert pages.modes() == Modes(MISTAKES)
    pages.setCurrentIndex(ENSEMBLE)
    ensemble = pages.shown()
    assert pages.modes().ensemble == ensemble.modes()  # type: ignore[attr-defined]


def test_modes_are_handed_on_by_pages_that_nobody_looked_at(pages: PageStack) -> None:
    pages.setCurrentIndex(ENSEMBLE)
    pages.shown()
    modes = pages.modes()
    pages.setCurrentIndex(MISTAKES)
    pages.setModes(Modes(MISTAKES, None, None))
    assert pages.modes().ensemble == modes.ensemble
