"""The window in another language: what was chosen on the study views is chosen still."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data.my_digits_store import STORE
from engine.training.states import RunState
from gui.app import Application
from gui.drawing.my_digits_page import SHEET
from gui.drawing.tab import MINE, STAGES
from gui.insight.arithmetic_page import FULL, ArithmeticPage
from gui.insight.pages import ARITHMETIC, ENSEMBLE
from gui.main_window import MainWindow
from gui.middle import ACTIVATIONS, DRAWING, INSIGHT
from tests.integration.conftest import PATIENCE_MS, Start

pytestmark = pytest.mark.integration
LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def change_language(qtbot: QtBot, application: Application) -> MainWindow:
    """Press the button, and return the new window."""
    before = application.window
    click(qtbot, before.top.language)
    assert application.window is not before
    return application.window


def arithmetic(window: MainWindow, qtbot: QtBot) -> ArithmeticPage:
    """The page of a window that shows it, with its figures."""
    (page,) = window.insight.findChildren(ArithmeticPage)
    qtbot.waitUntil(lambda: page._faces.currentIndex() == FULL, timeout=PATIENCE_MS)
    return page


def test_functions_and_their_settings_stay(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.tabs.setCurrentIndex(ACTIVATIONS)
    before = window.activations.functions
    click(qtbot, before.chips["relu"])
    click(qtbot, before.chips["elu"])
    qtbot.keyClick(before.parameters.alpha.slider, Qt.Key.Key_Right)
    shown, chosen = before.modes().lanes, before.modes().functions
    assert change_language(qtbot, application).activations.functions.modes().lanes == shown
    window = change_language(qtbot, application)  # and back again
    after = window.activations.functions
    assert (after.modes().lanes, after.modes().functions) == (shown, chosen)
    assert after.chosen() == "elu"
    assert after.chips["elu"].isChecked()
    assert not after.chips["relu"].isChecked()


def test_a_guided_sheet_goes_on(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.tabs.setCurrentIndex(DRAWING)
    window.drawing.showPage(MINE)
    page = window.drawing.mine
    assert page is not None
    click(qtbot, page.view.sheetButton)
    for number in range(2):
        side = page.sheet.canvas.width()
        qtbot.mousePress(page.sheet.canvas, LEFT, pos=QPoint(side // 3, side // 5))
        qtbot.mouseMove(page.sheet.canvas, QPoint(side // 2, (3 + number) * side // 5))
        qtbot.mouseRelease(page.sheet.canvas, LEFT, pos=QPoint(side // 2, 4 * side // 5))
        if not number:
            qtbot.keyClick(page.sheet.canvas, Qt.Key.Key_Return)
    asked = page.sheet.label()
    page = change_language(qtbot, application).drawing.mine
    assert page is not None
    assert page.faces.currentIndex() == SHEET
    assert (page.sheet.place(), page.sheet.label()) == (1, asked)
    assert page.sheet.canvas.strokes()
    click(qtbot, page.sheet.nextButton)
    qtbot.waitUntil(lambda: not page.keeper.isBusy())
    assert len(STORE.load()) == 2  # each is kept once


def test_the_arithmetic_is_that_of_the_same_unit(application: Application, qtbot: QtBot) -> None:
    window = application.window
    click(qtbot, window.top.step)
    qtbot.waitUntil(lambda: application.session.state is RunState.PAUSED, timeout=PATIENCE_MS)
    window.tabs.setCurrentIndex(INSIGHT)
    window.insight.showPage(ARITHMETIC)
    page = arithmetic(window, qtbot)
    last = max(page.chips)
    with qtbot.waitSignal(page.shownChanged, timeout=PATIENCE_MS):
        click(qtbot, page.chips[last])
    unit = 4 if page.unitEdit.value() != 4 else 5
    page.unitEdit.setValue(unit)
    page = arithmetic(change_language(qtbot, application), qtbot)
    assert page.chips[last].isChecked()
    assert page.unitEdit.value() == unit
    assert page.sums.table.rows()


def test_networks_stay_ticked_and_what_they_gain_together_is_told(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.window, application.session
    for seed in range(2):
        application.document.edit(replace(application.document.spec, seed=seed), "Change the seed")
        click(qtbot, window.top.train)
        qtbot.waitUntil(lambda: session.history.updates > 20, timeout=PATIENCE_MS)
        click(qtbot, window.top.stop)
        qtbot.waitUntil(lambda: session.state is RunState.STOPPED, timeout=PATIENCE_MS)
    window.tabs.setCurrentIndex(INSIGHT)
    window.insight.showPage(ENSEMBLE)
    page = window.insight.pageAt(ENSEMBLE)
    for place in range(2):
        qtbot.mouseClick(page.members.viewport(), LEFT, pos=page.members._cell(place).center())
    ticked = page.members.ticked()
    assert len(ticked) == 2
    click(qtbot, page.button)
    qtbot.waitUntil(lambda: bool(page.result.text()), timeout=PATIENCE_MS)
    figures = [row.accuracy for row in page.members.rows()]
    page = change_language(qtbot, application).insight.pageAt(ENSEMBLE)
    assert page.members.ticked() == ticked
    assert [row.accuracy for row in page.members.rows()] == figures
    assert "함께" in page.result.text()
    assert page.button.isEnabled()


def test_tensorflow_comes_where_no_window_was_seen_before_the_change(
    start: Start, qtbot: QtBot
) -> None:
    application = start(awaited=False)
    application.setLanguage("ko")
    qtbot.waitUntil(lambda: application.session.backend is not None, timeout=PATIENCE_MS)


def test_a_stage_that_is_off_stays_off(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.tabs.setCurrentIndex(DRAWING)
    window.drawing.showPage(STAGES)
    assert window.drawing.stages is not None
    window.drawing.stages.rows["cropped"].switched.emit("cropped", False)
    off = window.pad.stages()
    assert off.off == ("cropped",)
    window = change_language(qtbot, application)
    assert window.pad.stages() == off
    assert window.drawing.stages is not None
    assert window.drawing.stages.stages() == off


def test_the_race_that_was_chosen_is_named_still(application: Application, qtbot: QtBot) -> None:
    application.window.edits.choosePreset("optimizer-race")
    window = change_language(qtbot, application)
    assert window.top.presets.currentData() == "optimizer-race"
