"""The legend of the signed scale."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.drawing.support_legend import SupportLegend
from gui.theme import ThemeManager


@pytest.fixture
def legend(themes: ThemeManager, qtbot: QtBot) -> SupportLegend:
    made = SupportLegend(themes)
    qtbot.addWidget(made)
    made.setWords("against 7", "for 7")
    made.resize(400, made.sizeHint().height())
    made.show()
    return made


def test_orange_is_at_the_minus_and_blue_at_the_plus(legend: SupportLegend) -> None:
    image = legend.grab().toImage()
    line = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    orange = [x for x, c in enumerate(line) if c.red() > c.blue() + 80]
    blue = [x for x, c in enumerate(line) if c.blue() > c.red() + 80]
    assert orange
    assert blue
    assert max(orange) < min(blue)
    assert legend.accessibleName() == "− against 7, + for 7"


@pytest.mark.parametrize("width", [1, 60, 150])
def test_it_can_be_painted_in_any_width(legend: SupportLegend, width: int) -> None:
    legend.resize(width, legend.height())
    assert not legend.grab().isNull()
