"""The sheet is as large as leaves room for the answer; on screen, see the tests of the panel."""

from __future__ import annotations

import pytest

from gui.pad.canvas import LEAST_SIDE_PX
from gui.pad.pad_layout import GAP_PX, LEAST_WIDTH_PX, MARGIN_PX
from gui.pad.panel import PadPanel

MIDDLING_PX = 650
"""A height at which the sheet is neither as small nor as large as it can be."""


@pytest.fixture
def panel(themes, qtbot):
    made = PadPanel(themes)
    qtbot.addWidget(made)
    made.resize(300, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_sheet_is_square_and_as_wide_as_the_panel_where_there_is_height(panel):
    panel.resize(300, 1400)
    side = panel.contentsRect().width() - 2 * MARGIN_PX
    assert (panel.canvas.width(), panel.canvas.height()) == (side, side)


def test_it_gives_up_height_to_the_answer_down_to_its_least(panel):
    panel.resize(300, MIDDLING_PX)
    middle, full = panel.canvas.height(), panel.contentsRect().width() - 2 * MARGIN_PX
    panel.resize(300, panel.minimumSizeHint().height())
    assert LEAST_SIDE_PX == panel.canvas.height() < middle < full
    assert panel.canvas.width() == LEAST_SIDE_PX


def test_words_on_the_sheet_have_its_whole_width(panel):
    panel.setDrawable(False, "This network reads no drawings.")
    panel.resize(300, panel.minimumSizeHint().height())
    assert panel.canvas.height() == LEAST_SIDE_PX
    assert panel.canvas.width() == panel.contentsRect().width() - 2 * MARGIN_PX


def test_lines_that_come_take_their_height_from_the_sheet(panel):
    panel.resize(300, MIDDLING_PX)
    before = panel.canvas.height()
    panel.stagesLine.setOff(1)
    panel._fitSheet()
    assert before - panel.canvas.height() == panel.stagesLine.sizeHint().height() + GAP_PX


def test_the_smallest_panel_is_as_wide_as_its_parts_need(panel):
    assert panel.minimumSizeHint().width() == panel.minimumWidth() == LEAST_WIDTH_PX
