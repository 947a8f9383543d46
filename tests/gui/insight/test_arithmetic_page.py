"""Show me the arithmetic: from a run's moment to a unit's sum and a weight's update."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine.insight.arithmetic import BIAS
from engine.messages import InputError, say
from engine.spec.layers import Conv2D, Dense, Flatten, Reshape
from engine.spec.optimizers import SGD
from engine.spec.run import RunSpec
from engine.training.states import RunState
from gui.insight.arithmetic_page import EMPTY, FULL, ArithmeticPage
from gui.theme import ThemeManager
from tests.helpers.arithmetic import (
    ArithmeticSession,
    FakeCalculator,
    kernel_look,
    picture,
    spec_with,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session() -> Generator[ArithmeticSession, None, None]:
    made = ArithmeticSession()
    yield made
    made.close()


@pytest.fixture
def calculator() -> FakeCalculator:
    return FakeCalculator()


@pytest.fixture
def page(
    session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot, themes: ThemeManager
) -> ArithmeticPage:
    page = ArithmeticPage(session, themes, calculator)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(800, 620)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def full(page: ArithmeticPage, session: ArithmeticSession, qtbot: QtBot) -> ArithmeticPage:
    with qtbot.waitSignal(page.shownChanged):
        session.run(spec_with(), 3, 5)
    return page


def titles(page: ArithmeticPage) -> list[str]:
    return [row.title for row in page.sums.table.rows()]


def test_before_a_run_it_says_what_will_be_here(page: ArithmeticPage) -> None:
    assert page._faces.currentIndex() == EMPTY
    assert "Train a network" in page._empty.text()


def test_a_run_shows_its_first_layer_and_the_liveliest_unit(full: ArithmeticPage) -> None:
    assert full._faces.currentIndex() == FULL
    assert [chip.text() for chip in full.chips.values()] == ["2. Dense", "3. Dense"]
    assert full.chips[1].isChecked()
    assert full.unitEdit.value() == 40
    assert titles(full)[0] == "row 4, column 2"
    assert full.step.heading.text() == "Update 6: the weight from row 4, column 2 to unit 40"
    assert "32 examples, after 5 updates" in full.step.facts.text()
    assert full.step.changes.table()[2][4] == "−0.25"


def test_the_pads_picture_is_seen_instead_of_an_example(
    full: ArithmeticPage, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(full.shownChanged):
        full.setPicture(picture())
    assert titles(full)[0] == "row 3, column 4"
    assert full.padChip.isChecked()
    with qtbot.waitSignal(full.shownChanged):
        qtbot.mouseClick(full.padChip, LEFT)
    assert titles(full)[0] == "row 4, column 2"
    assert calculator.asked[-1].picture is None
    with qtbot.waitSignal(full.shownChanged):
        full.exampleEdit.setValue(3)
    assert calculator.asked[-1].example == 2
    full.setPicture(picture((0, 0)))  # an example was asked for: drawing on changes nothing
    assert not full.padChip.isChecked()
    full.setPicture(None)
    assert not full.padChip.isEnabled()
    with qtbot.waitSignal(full.shownChanged):
        full.setPicture(picture())
    assert full.padChip.isChecked()
    with qtbot.waitSignal(full.shownChanged):
        full.setPicture(picture((0, 0)))
    assert titles(full)[0] == "row 1, column 1"


def test_another_layer_has_its_own_units(full: ArithmeticPage, qtbot: QtBot) -> None:
    assert full.sums.pictures.isVisible()
    with qtbot.waitSignal(full.shownChanged):
        qtbot.mouseClick(full.chips[2], LEFT)
    assert full._count.text() == "of 10"
    assert titles(full)[-1] == "z, the sum"
    assert not full.sums.pictures.isVisible()
    assert full.grid._names == tuple("0123456789")


def test_a_unit_is_chosen_in_the_grid_or_by_its_number(
    full: ArithmeticPage, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    asked = len(calculator.asked)
    qtbot.mouseClick(full.grid, LEFT, pos=full.grid.boxOf(20).center().toPoint())
    assert full.unitEdit.value() == 21
    assert full.sums.table.table()[1][2] == "2.0000"
    full.unitEdit.setValue(11)
    assert full.grid.unit() == 10
    assert full.sums.table.table()[1][2] == "1.0000"
    assert len(calculator.asked) == asked


def test_a_clicked_row_shows_the_update_of_its_weight(full: ArithmeticPage, qtbot: QtBot) -> None:
    second = full.sums.table._cell(2).center()
    qtbot.mouseClick(full.sums.table.viewport(), LEFT, pos=second)
    assert "row 5, column 2 to unit 40" in full.step.heading.text()
    full.sums.table.setFocus()
    full.chooseWeight(BIAS)
    assert full.step.heading.text() == "Update 6: the bias of unit 40"
    assert full.step.changes.table()[1][4] == "0.125"


def test_a_pixel_and_its_row_belong_together(full: ArithmeticPage, qtbot: QtBot) -> None:
    view = full.sums.picture
    box = view._box(6, 6)

    def at(row: int, column: int) -> QPoint:
        side = box.width() / 6
        x, y = box.left() + (column + 0.5) * side, box.top() + (row + 0.5) * side
        return QPoint(round(x), round(y))

    assert view._mark == (3, 1, 1, 1)
    qtbot.mouseMove(view, at(4, 1))
    qtbot.waitUntil(lambda: full.sums.table._hovered == 2)
    qtbot.mouseClick(view, LEFT, pos=at(0, 5))
    assert "row 1, column 6" in titles(full)
    assert "row 1, column 6 to unit 40" in full.step.heading.text()
    assert view._mark == (0, 5, 1, 1)
    qtbot.mouseMove(full.sums.table.viewport(), full.sums.table._cell(1).center())
    qtbot.waitUntil(lambda: view._mark == (3, 1, 1, 1))


def test_a_kernel_is_laid_where_it_is_clicked(
    page: ArithmeticPage, session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    calculator.looks[1] = lambda _: kernel_look()  # type: ignore[assignment]
    layers = (Reshape(target_shape=(28, 28, 1)), Conv2D(filters=3), Flatten(), Dense(units=10))
    session.run(spec_with(), 3)
    session.spec = RunSpec().with_layers(layers)
    with qtbot.waitSignal(page.shownChanged):
        session.stateChanged.emit()
        page._ask()
    assert page._unit_label.text() == "Filter"
    assert "row 2, column 3" in page.sums.mapNote.text()
    assert page.sums.table.table()[-2][3] == "1.5000"
    box = page.sums.map._box(4, 4)
    corner = QPoint(round(box.left() + box.width() / 8), round(box.top() + box.height() / 8))
    qtbot.mouseClick(page.sums.map, LEFT, pos=corner)
    assert "row 1, column 1" in page.sums.mapNote.text()
    assert page.sums.table.table()[-2][3] == "0"


def test_the_moment_shown_is_the_one_worked_out(
    full: ArithmeticPage, session: ArithmeticSession, qtbot: QtBot
) -> None:
    session.moment = 3  # type: ignore[assignment]
    with qtbot.waitSignal(full.shownChanged):
        session.momentChanged.emit()
    assert full.step.heading.text().startswith("Update 4:")
    session.moment = None
    with qtbot.waitSignal(full.shownChanged):
        session.momentChanged.emit()
    assert full.step.heading.text().startswith("Update 6:")


def test_a_run_under_way_is_followed_now_and_then(
    full: ArithmeticPage, session: ArithmeticSession, qtbot: QtBot
) -> None:
    full.feed._soon.setInterval(1)
    session.state = RunState.RUNNING
    session.go_on(9)
    with qtbot.waitSignal(full.shownChanged):
        session.historyChanged.emit()
    assert full.step.heading.text().startswith("Update 10:")


def test_hidden_it_asks_for_nothing(
    full: ArithmeticPage, session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    asked = len(calculator.asked)
    full.hide()
    session.go_on(8)
    session.historyChanged.emit()
    session.stateChanged.emit()
    full.setPicture(picture())
    assert not session.desks.arithmetic.busy
    assert not full.feed._soon.isActive()
    assert len(calculator.asked) == asked
    with qtbot.waitSignal(full.shownChanged):
        full.show()
    assert full.step.heading.text().startswith("Update 9:")
    assert titles(full)[0] == "row 3, column 4"


def test_without_the_optimizers_numbers_the_sum_is_still_there(
    page: ArithmeticPage, session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    calculator.more = {"has_state": False}
    with qtbot.waitSignal(page.shownChanged):
        session.run(spec_with(), 3)
    assert page.sums.table.rows()
    assert not page.step.changes.isVisible()
    assert "given up to save memory" in page.step.message.text()


def test_what_chance_does_and_the_end_of_a_run_are_said(
    page: ArithmeticPage, session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    calculator.more = {"chance": True}
    with qtbot.waitSignal(page.shownChanged):
        session.run(spec_with(SGD()), 3)
    assert "Chance" in page.step.message.text()
    session.state = RunState.FINISHED
    session.go_on(4)
    with qtbot.waitSignal(page.shownChanged):
        session.stateChanged.emit()
    assert "has ended" in page.step.message.text()


def test_data_that_are_gone_are_told_of(
    page: ArithmeticPage, session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot
) -> None:
    calculator.error = InputError(say("The file is gone."), say("Put it back."))
    session.run(spec_with(), 3)
    qtbot.waitUntil(lambda: page._empty.text() == "The file is gone. Put it back.")
    assert page._faces.currentIndex() == EMPTY


def test_both_tables_are_copied_as_text_and_as_markdown(full: ArithmeticPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(full.step.copyButton, LEFT)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0] == "From\tInput\tWeight\tProduct"
    assert "row 4, column 2\t1.0000\t3.9000\t3.9000" in lines
    assert "Symbol\tWhat it is\tFormula\tWith numbers\tValue" in lines
    markdown = bytes(data.data("text/markdown").data()).decode()
    assert "| row 4, column 2 | 1.0000 | 3.9000 | 3.9000 |" in markdown
    assert "| --- | --- | --- | --- | --- |" in markdown


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_at_any_text_size(
    full: ArithmeticPage, themes: ThemeManager, qtbot: QtBot, scale: float
) -> None:
    themes.setFontScale(scale)
    qtbot.waitUntil(lambda: 0 < full.step.changes.width() <= full.width())
    for part in (full.sums, full.padChip, full.step.copyButton, full.grid):
        right = part.mapTo(full, part.rect().topRight()).x()
        assert right < full.width()


@pytest.fixture
def another(
    session: ArithmeticSession, calculator: FakeCalculator, qtbot: QtBot, themes: ThemeManager
) -> ArithmeticPage:
    """A page that has not been looked at."""
    page = ArithmeticPage(session, themes, calculator)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    return page


def choose_all(page: ArithmeticPage, qtbot: QtBot) -> None:
    """Choose a layer, an example, a unit and a weight."""
    with qtbot.waitSignal(page.shownChanged):
        qtbot.mouseClick(page.chips[2], LEFT)
    with qtbot.waitSignal(page.shownChanged):
        page.exampleEdit.setValue(3)
    page.unitEdit.setValue(5)
    page.chooseWeight(1)


def test_another_page_shows_the_same_layer_unit_and_weight(
    full: ArithmeticPage, another: ArithmeticPage, qtbot: QtBot
) -> None:
    choose_all(full, qtbot)
    another.setModes(full.modes())
    with qtbot.waitSignal(another.shownChanged):
        another.show()
    assert another.chips[2].isChecked()
    assert another.unitEdit.value() == 5
    assert another.exampleEdit.value() == 3
    assert (
        another.step.heading.text()
        == full.step.heading.text()
        == "Update 6: the weight from unit 2 to unit 5"
    )
    assert titles(another) == titles(full)


def test_it_is_handed_on_by_a_page_that_nobody_has_looked_at(
    full: ArithmeticPage, another: ArithmeticPage, qtbot: QtBot
) -> None:
    choose_all(full, qtbot)
    another.setModes(full.modes())
    assert another.modes() == full.modes()


def test_of_another_network_nothing_is_chosen_before(
    full: ArithmeticPage, another: ArithmeticPage, session: ArithmeticSession, qtbot: QtBot
) -> None:
    choose_all(full, qtbot)
    another.setModes(full.modes())
    session.spec = session.spec.with_layers((Flatten(), Dense(units=10)))  # type: ignore[union-attr]
    with qtbot.waitSignal(another.shownChanged):
        another.show()
    assert another.chips[1].isChecked()
    assert another.step.heading.text() != full.step.heading.text()


@pytest.mark.parametrize("on", [True, False])
def test_another_page_sees_the_pad_or_not_as_this_one(
    full: ArithmeticPage, another: ArithmeticPage, qtbot: QtBot, on: bool
) -> None:
    with qtbot.waitSignal(full.shownChanged):
        full.setPicture(picture())
    if not on:
        with qtbot.waitSignal(full.shownChanged):
            qtbot.mouseClick(full.padChip, LEFT)
    another.setModes(full.modes())
    another.show()
    another.setPicture(picture())  # the drawing comes later than the choice
    assert another.padChip.isChecked() == on
    qtbot.waitUntil(lambda: another._faces.currentIndex() == FULL)
