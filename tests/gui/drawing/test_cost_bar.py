"""What a stage is worth."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.drawing.cost_bar import CostBar
from gui.theme import ThemeManager


@pytest.fixture
def bar(themes: ThemeManager, qtbot: QtBot) -> CostBar:
    made = CostBar(themes)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def at(bar: CostBar, share: float) -> str:
    image = bar.grab().toImage()
    return image.pixelColor(round(share * bar.width()), bar.height() - 4).name()


def test_it_is_empty_before_a_measurement(bar: CostBar, themes: ThemeManager) -> None:
    assert bar.text() == "–"
    assert bar.accessibleName() == "not measured yet"
    assert at(bar, 0.5) == themes.theme.color("chip").name()


def test_what_is_lost_stands_out(bar: CostBar, themes: ThemeManager) -> None:
    bar.setShares((0.971, 0.314))
    assert bar.text() == bar.accessibleName() == "97.1\u00a0% → 31.4\u00a0%"
    kept, lost, never = at(bar, 0.15), at(bar, 0.6), at(bar, 0.985)
    assert kept == themes.theme.color("muted").name()
    assert never == themes.theme.color("chip").name()
    assert lost not in (kept, never)
    bar.setShares((0.314, 0.971))  # and what is won in another colour
    assert at(bar, 0.6) not in (kept, lost, never)


@pytest.mark.parametrize("shares", [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.001, 0.002)])
def test_any_shares_can_be_painted(bar: CostBar, shares: tuple[float, float]) -> None:
    bar.setShares(shares)
    assert not bar.grab().isNull()


def test_it_can_be_cleared(bar: CostBar) -> None:
    bar.setShares((0.9, 0.8))
    bar.setShares(None)
    assert bar.text() == "–"


def test_it_grows_with_the_text(bar: CostBar, themes: ThemeManager) -> None:
    before = bar.sizeHint()
    themes.setFontScale(2.0)
    assert bar.sizeHint().width() > 1.5 * before.width()
    assert bar.sizeHint().height() > 1.5 * before.height()
