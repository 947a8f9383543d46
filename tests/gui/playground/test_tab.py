"""The Playground tab: points, live answers, hidden units, and points set by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data import own_points, recipe, registry
from engine.data.own import store
from engine.data.own_points import NAME, STARTERS, Point
from engine.insight.observation import Sight
from engine.spec import checks, presets
from engine.training.states import RunState
from gui.document import Document
from gui.playground.plane_view import PlaneView
from gui.playground.points_page import BELOW_PX, LEGEND_PX
from gui.playground.tab import EMPTY, OWNER, POINTS, PlaygroundTab
from gui.theme import ThemeManager
from tests.gui.playground.conftest import (
    PlaygroundSession,
    line_field,
    split_field,
    xor_spec,
)

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def at(plane: PlaneView, x: float, y: float) -> QPoint:
    return plane.frame().place(x, y).toPoint()


def click_chip(qtbot: QtBot, tab: PlaygroundTab, name: str) -> None:
    qtbot.mouseClick(tab.sets.chip(name), LEFT)


def settle(qtbot: QtBot, session: PlaygroundSession) -> None:
    desks = session.desks
    qtbot.waitUntil(lambda: not (desks.playground.busy or desks.points.busy))


def open_own(qtbot: QtBot, tab: PlaygroundTab, session: PlaygroundSession) -> None:
    click_chip(qtbot, tab, NAME)
    qtbot.waitUntil(lambda: tab._document.spec.data.name == NAME)
    settle(qtbot, session)


def kept() -> own_points.Points:
    info = store.info(NAME)
    return own_points.points_of(store.read(info)) if info is not None else ()


def test_a_chip_chooses_the_points_and_undo_brings_the_others_back(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    click_chip(qtbot, tab, "moons")
    assert document.spec.data.name == "moons"
    assert tab.sets.chip("moons").isChecked()
    assert not tab.sets.chip("xor").isChecked()
    qtbot.waitUntil(lambda: len(tab.plane.samples().y) == 800)
    assert tab.plane.samples().hollow.sum() == 400
    document.undo_stack.undo()
    assert document.spec.data.name == "xor"
    qtbot.waitUntil(lambda: len(tab.plane.samples().y) == 4)


def test_every_set_can_be_chosen(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    for chip in tab.sets.chips[:-1]:
        qtbot.mouseClick(chip, LEFT)
        assert document.spec.data.name == chip.name
        assert tab.pages.currentIndex() == POINTS
    settle(qtbot, session)
    assert tab.page.charts.currentWidget() is tab.line
    assert len(tab.line.samples().y) == 800


def test_points_and_noise_are_edits_of_the_document(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    assert not tab.options.isVisible()  # XOR has its four points
    click_chip(qtbot, tab, "circles")
    assert tab.options.isVisible()
    tab.options.noise.setFocus()
    qtbot.keyClick(tab.options.noise, Qt.Key.Key_Right)
    assert document.spec.data.noise == 0.11
    tab.options.points.setFocus()
    tab.options.points.selectAll()
    qtbot.keyClicks(tab.options.points, "50")
    assert document.spec.data.points == 50
    qtbot.waitUntil(lambda: len(tab.plane.samples().y) == 100)


def test_images_are_turned_down_with_a_way_in(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    document.edit(presets.get("mnist-quickstart").spec, "")
    assert tab.pages.currentIndex() == EMPTY
    assert session.looks[OWNER] == frozenset()
    asked = QSignalSpy(tab.presetRequested)
    qtbot.mouseClick(tab.empty.button, LEFT)
    assert asked.at(0) == ["xor-mlp"]


def test_a_model_that_does_not_fit_can_be_changed_for_a_small_one(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    document.edit(presets.get("mnist-quickstart").spec, "")
    click_chip(qtbot, tab, "gaussians")
    assert "does not fit" in tab.message.text()
    qtbot.mouseClick(tab.message.fixButton, LEFT)
    assert checks.errors(document.problems) == ()
    assert document.spec.data.name == "gaussians"
    assert not tab.message.isVisible()
    document.undo_stack.undo()
    assert tab.message.isVisible()
    settle(qtbot, session)


def test_nothing_is_looked_at_while_nobody_looks(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    units = QSignalSpy(tab.unitsChanged)
    assert session.looks[OWNER] == frozenset({Sight.FIELD})
    tab.hide()
    assert session.looks[OWNER] == frozenset()
    assert units.at(units.count() - 1) == [None]
    session.show(xor_spec(), split_field())
    assert tab.plane.field() is None
    tab.show()
    assert tab.plane.field() is not None


def test_the_answers_are_those_of_a_run_on_these_points(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    field = split_field()
    session.show(xor_spec(), field)
    assert tab.plane.field() is field
    click_chip(qtbot, tab, "moons")
    assert tab.plane.field() is None  # they are XOR's answers
    document.undo_stack.undo()
    assert tab.plane.field() is field
    settle(qtbot, session)


def test_the_mouse_tells_the_place_and_the_answer_there(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    session.show(xor_spec(), split_field())
    qtbot.mouseMove(tab.plane, at(tab.plane, 1.0, 0.25))
    assert "x₁ 1.00" in tab.page.readout.text()
    assert "x₂ 0.25" in tab.page.readout.text()
    assert "→   1 (>" in tab.page.readout.text()
    qtbot.mouseMove(tab.plane, at(tab.plane, 0.0, 0.25))
    assert "→   0 (>" in tab.page.readout.text()
    qtbot.mouseMove(tab.plane, QPoint(1, 1))
    assert tab.page.readout.text() == ""


def test_the_arrow_keys_tell_it_too(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    session.show(xor_spec(), split_field())
    tab.plane.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        qtbot.keyClick(tab.plane, Qt.Key.Key_Right, shift)
    assert "→   1 (" in tab.page.readout.text()


def test_hidden_units_are_shown_by_layer_and_large_under_the_mouse(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    session.show(xor_spec(), split_field(units=3))
    (row,) = tab.units.rows
    assert row.count() == 3
    before = tab.plane.grab().toImage()
    QApplication.processEvents()  # lays the row out
    qtbot.mouseMove(row, row.boxOf(2).center().toPoint())
    assert tab.plane._unit is not None
    assert tab.plane.grab().toImage() != before
    qtbot.mouseMove(row, QPoint(row.width() - 1, row.height() - 1))
    assert tab.plane._unit is None


def test_the_run_is_told_in_one_line(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    session.show(xor_spec(), split_field())
    session.measure(loss=0.7, accuracy=0.5)
    session.measure(loss=0.25, accuracy=0.75)
    told = "epoch 2 · loss 0.2500 · accuracy 75.0\u00a0%"
    qtbot.waitUntil(lambda: tab.run.text() == told)
    session.moment = 1
    session.momentChanged.emit()
    assert tab.run.text() == "epoch 1 · loss 0.7000 · accuracy 50.0\u00a0%"


def test_one_input_has_a_curve(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    click_chip(qtbot, tab, "sine")
    settle(qtbot, session)
    session.show(document.spec, line_field())
    assert tab.page.charts.currentWidget() is tab.line
    ((_, curve),) = tab.line.curves()
    assert curve[0] < 0 < curve[-1]
    qtbot.mouseMove(tab.line, tab.line.frame().place(0.5, 0.0).toPoint())
    assert "x 0.5" in tab.page.readout.text()
    assert "→   0.5" in tab.page.readout.text()


# Points set by hand


def test_own_points_begin_with_four_that_can_be_learnt_at_once(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    sets = QSignalSpy(tab.setsChanged)
    open_own(qtbot, tab, session)
    assert kept() == STARTERS
    assert tab.tools.isVisible()
    assert len(tab.plane.samples().y) == 4
    assert sets.count() == 1
    assert checks.errors(document.problems) == ()
    assert len(recipe.load(document.spec).train) == 4


def test_a_click_sets_a_drag_moves_and_a_right_click_removes(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    plane = tab.plane
    qtbot.mouseClick(tab.tools.chips[2], LEFT)
    qtbot.mouseClick(plane, LEFT, pos=at(plane, 0.2, 0.3))
    added = tab.own.points[-1]
    assert (added.label, added.is_test) == (2, False)
    assert abs(added.x - 0.2) < 0.02
    assert abs(added.y - 0.3) < 0.02
    qtbot.mousePress(plane, LEFT, pos=at(plane, 0.2, 0.3))
    qtbot.mouseMove(plane, at(plane, -0.3, -0.2))
    assert tab.own.points[-1] == added  # only when it is let go
    qtbot.mouseRelease(plane, LEFT, pos=at(plane, -0.3, -0.2))
    assert abs(tab.own.points[-1].x + 0.3) < 0.02
    assert len(tab.own.points) == 5
    qtbot.mouseClick(plane, RIGHT, pos=at(plane, -0.3, -0.2))
    assert tab.own.points == STARTERS
    for count in (5, 5, 4):
        document.undo_stack.undo()
        assert len(tab.own.points) == count
    document.undo_stack.redo()
    assert tab.own.points[-1] == added
    tab.own.flush()
    settle(qtbot, session)
    assert kept() == tab.own.points


def test_keys_choose_the_class_and_set_points(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    tab.plane.setFocus()
    qtbot.keyClick(tab.plane, Qt.Key.Key_2)
    qtbot.keyClick(tab.plane, Qt.Key.Key_Right)
    qtbot.keyClick(tab.plane, Qt.Key.Key_Return)
    assert tab.own.points[-1].label == 1
    qtbot.keyClick(tab.plane, Qt.Key.Key_Delete)
    assert tab.own.points == STARTERS


def test_a_test_point_is_a_ring_and_not_learnt_from(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    qtbot.mouseClick(tab.tools.test, LEFT)
    qtbot.mouseClick(tab.plane, LEFT, pos=at(tab.plane, 0, 0))
    assert tab.own.points[-1].is_test
    assert tab.plane.samples().hollow.tolist() == [False] * 4 + [True]
    qtbot.waitUntil(lambda: len(kept()) == 5)
    settle(qtbot, session)
    dataset = recipe.load(document.spec)
    assert (len(dataset.train), len(dataset.test)) == (4, 1)


def test_clear_says_what_is_needed_and_can_be_undone(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    qtbot.mouseClick(tab.tools.clear, LEFT)
    assert tab.own.points == ()
    assert "at least two classes" in tab.message.text()
    assert tab.message.isVisible()
    assert not tab.page.note.isVisible()  # which asks to press Train
    document.undo_stack.undo()
    assert not tab.message.isVisible()
    assert tab.page.note.isVisible()
    assert tab.own.points == STARTERS


def test_points_that_are_gone_are_not_learnt_from(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    assert checks.errors(document.problems) == ()
    qtbot.mouseClick(tab.tools.clear, LEFT)
    (problem,) = checks.errors(document.problems)
    assert str(problem.message) == tab.message.text()
    qtbot.mouseClick(tab.plane, LEFT, pos=at(tab.plane, -0.5, 0.2))
    assert checks.errors(document.problems) == (problem,)  # there is one class only
    click_chip(qtbot, tab, "moons")
    assert checks.errors(document.problems) == ()
    click_chip(qtbot, tab, NAME)
    assert checks.errors(document.problems) == (problem,)
    qtbot.keyClick(tab.plane, Qt.Key.Key_2)
    qtbot.mouseClick(tab.plane, LEFT, pos=at(tab.plane, 0.5, 0.2))
    assert checks.errors(document.problems) == ()
    assert not tab.message.isVisible()
    settle(qtbot, session)


def test_after_the_set_is_gone_four_points_can_be_learnt_again(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    qtbot.mouseClick(tab.tools.clear, LEFT)
    click_chip(qtbot, tab, "moons")
    store.remove(NAME)
    open_own(qtbot, tab, session)
    assert tab.own.points == STARTERS
    assert checks.errors(document.problems) == ()


def test_a_third_class_asks_for_another_network(
    tab: PlaygroundTab, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    tab.own.add(0.1, 0.1, 2)
    tab.own.flush()
    settle(qtbot, session)
    assert len(registry.get(NAME).class_names) == 3
    qtbot.mouseClick(tab.message.fixButton, LEFT)
    assert document.report.output == (3,)
    assert checks.errors(document.problems) == ()


def test_points_wait_for_nobody_when_training_begins_or_the_tab_is_left(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    open_own(qtbot, tab, session)
    tab.own._timer.setInterval(1_000_000)
    for leave in (lambda: session.stateChanged.emit(), tab.hide):
        tab.own.add(0.1, 0.1, 0)
        assert not tab.own.isKept
        session.state = RunState.PREPARING
        leave()
        settle(qtbot, session)
        assert kept() == tab.own.points
        assert tab.own.isKept


def test_points_kept_earlier_are_there_again(
    document: Document, session: PlaygroundSession, themes: ThemeManager, qtbot: QtBot
) -> None:
    points = (*STARTERS, Point(0, 0, 3, is_test=True))
    store.save(own_points.draft(points), own_points.TITLE)
    tab = PlaygroundTab(document, session, themes)  # type: ignore[arg-type]
    qtbot.addWidget(tab)
    tab.show()
    open_own(qtbot, tab, session)
    qtbot.waitUntil(lambda: tab.own.points == points)
    assert len(tab.plane.samples().y) == 5


def test_undo_outlives_the_tab(
    document: Document, session: PlaygroundSession, themes: ThemeManager, qtbot: QtBot
) -> None:
    first = PlaygroundTab(document, session, themes)  # type: ignore[arg-type]
    qtbot.addWidget(first)
    first.show()
    open_own(qtbot, first, session)
    first.own.add(0, 0, 1)
    second = PlaygroundTab(document, session, themes)  # type: ignore[arg-type]
    qtbot.addWidget(second)
    first.close()
    second.show()
    document.undo_stack.undo()
    assert len(second.plane.samples().y) == 4
    settle(qtbot, session)


def test_the_import_of_tables_is_asked_for(tab: PlaygroundTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.importRequested):
        qtbot.mouseClick(tab.sets.table, LEFT)


def test_another_theme_and_larger_text_are_followed(
    tab: PlaygroundTab, session: PlaygroundSession, themes: ThemeManager
) -> None:
    session.show(xor_spec(), split_field())
    light = tab.plane.grab().toImage()
    themes.setMode("dark")
    assert tab.plane.grab().toImage() != light
    themes.setFontScale(1.5)
    tab.resize(560, 640)
    QApplication.processEvents()
    assert not tab.grab().isNull()


def test_the_large_unit_follows_the_training(
    tab: PlaygroundTab, session: PlaygroundSession
) -> None:
    session.show(xor_spec(), split_field(units=3))
    tab.showUnit(0, 2)
    first = tab.plane.grab().toImage()
    session.show(xor_spec(), split_field(units=3, low=-3.0, high=1.15))
    assert tab.plane._unit is not None
    assert tab.plane.grab().toImage() != first
    session.show(xor_spec(), split_field(units=2))
    assert tab.plane._unit is None  # there is no third unit any more


def test_the_plane_stays_where_it_is_when_a_run_shows_its_hidden_units(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    tab.resize(560, 640)  # so that they stand below
    QApplication.processEvents()
    before = tab.plane.size()
    session.show(xor_spec(), split_field(units=3))
    qtbot.waitUntil(tab.units.isVisible)
    QApplication.processEvents()
    assert tab.plane.size() == before


def test_a_model_that_does_not_fit_has_no_room_kept_for_hidden_units(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    tab.resize(560, 640)
    qtbot.waitUntil(lambda: tab.page._side.height() == BELOW_PX)
    click_chip(qtbot, tab, "sine")
    assert tab.message.isVisible()
    qtbot.waitUntil(lambda: tab.page._side.height() == LEGEND_PX)
    settle(qtbot, session)


def test_the_plane_stays_where_it_is_while_points_are_cleared_and_set(
    tab: PlaygroundTab, session: PlaygroundSession, qtbot: QtBot
) -> None:
    tab.resize(560, 800)
    open_own(qtbot, tab, session)
    qtbot.waitUntil(lambda: tab.page._side.height() == BELOW_PX)
    qtbot.mouseClick(tab.tools.clear, LEFT)
    QApplication.processEvents()
    assert tab.page._side.height() == BELOW_PX
