"""The race repeated over seeds: asking for it, watching it, and what it shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from engine.insight.comparison import SeedResult
from gui.race.verdict_view import VerdictView
from gui.theme import ThemeManager
from tests.helpers.seeds import DIVERGED, lanes, results


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeManager) -> VerdictView:
    view = VerdictView(themes)
    qtbot.addWidget(view)
    view.setReady(True)
    view.resize(1000, 420)
    with qtbot.waitExposed(view):
        view.show()
    return view


def button(view: VerdictView, text: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if text in b.text())


def cells(view: VerdictView) -> list[list[str]]:
    table = view.findChild(QTableWidget)
    columns = [c for c in range(table.columnCount()) if not table.isColumnHidden(c)]
    return [[table.item(row, c).text() for c in columns] for row in range(table.rowCount())]


# -- asking for it ------------------------------------------------------------------------


def test_the_question_is_explained_before_there_is_an_answer(view: VerdictView) -> None:
    assert view._sentence.text() == "Is the winner really better?"
    assert "first weights" in view._reasons.text()
    assert not view.plot().isVisible()
    assert button(view, "Repeat").property("primary")


def test_the_button_asks_for_as_many_seeds_as_the_field_says(
    view: VerdictView, qtbot: QtBot
) -> None:
    assert button(view, "Repeat").text() == "Repeat over 5 seeds"
    qtbot.keyClick(view._seeds, Qt.Key.Key_Up)
    qtbot.keyClick(view._seeds, Qt.Key.Key_Up)
    assert button(view, "Repeat").text() == "Repeat over 7 seeds"
    with qtbot.waitSignal(view.requested) as asked:
        qtbot.mouseClick(button(view, "Repeat"), Qt.MouseButton.LeftButton)
    assert asked.args == [7]


@pytest.mark.parametrize("typed", ["1", "31", "many"])
def test_a_number_that_cannot_be_used_cannot_be_asked_for(
    view: VerdictView, qtbot: QtBot, typed: str
) -> None:
    view._seeds.selectAll()
    qtbot.keyClicks(view._seeds, typed)
    assert not button(view, "Repeat").isEnabled()
    assert typed in button(view, "Repeat").toolTip()
    view._seeds.selectAll()
    qtbot.keyClicks(view._seeds, "30")
    assert button(view, "Repeat").isEnabled()


def test_without_a_race_the_button_says_why_it_cannot(view: VerdictView) -> None:
    view.setReady(False, "Add a second lane first.")
    assert not button(view, "Repeat").isEnabled()
    assert button(view, "Repeat").toolTip() == "Add a second lane first."


# -- while it goes on ---------------------------------------------------------------------


def test_progress_is_told_while_it_is_repeated(view: VerdictView) -> None:
    view.setBusy(True)
    assert not button(view, "Repeat").isVisible()
    assert button(view, "Cancel").isVisible()
    view.setProgress(3, 5, "Adam", 0.5)
    assert view._step.text() == "seed 3 of 5 · Adam"
    assert view._bar.value() / view._bar.maximum() == pytest.approx(0.5)
    view.setBusy(False)
    assert button(view, "Repeat").isVisible()
    assert not view._bar.isVisible()


def test_cancel_is_told_once(view: VerdictView, qtbot: QtBot) -> None:
    view.setBusy(True)
    with qtbot.waitSignal(view.cancelled):
        qtbot.mouseClick(button(view, "Cancel"), Qt.MouseButton.LeftButton)
    assert not button(view, "Cancel").isEnabled()
    view.setBusy(False)
    view.setBusy(True)
    assert button(view, "Cancel").isEnabled()


def test_the_keyboard_stays_with_the_button_that_takes_the_others_place(
    view: VerdictView, qtbot: QtBot
) -> None:
    view.activateWindow()
    button(view, "Repeat").setFocus()
    qtbot.waitUntil(button(view, "Repeat").hasFocus)
    view.setBusy(True)
    assert button(view, "Cancel").hasFocus()
    view.setBusy(False)
    assert button(view, "Repeat").hasFocus()


# -- what it shows ------------------------------------------------------------------------


def test_sentence_and_table_follow_after_every_seed(view: VerdictView) -> None:
    view.setResults(results(1), lanes())
    assert "with one seed" in view._sentence.text()
    assert "repeat it" in view._reasons.text()
    view.setResults(results(5), lanes())
    assert view._sentence.text() == "Adam ahead of RMSprop in 5 of 5 seeds after 3 epochs."
    assert "+2.00 ± 0.00 points" in view._reasons.text()
    assert cells(view) == [
        ["Adam", "90.20 ± 0.16", "5 / 5", "5 / 5"],
        ["RMSprop", "88.20 ± 0.16", "0 / 5", "5 / 5"],
        ["SGD", "80.20 ± 0.16", "0 / 5", "–"],
    ]
    assert not button(view, "Repeat").property("primary")


def test_lanes_end_in_their_means_with_direct_labels(view: VerdictView) -> None:
    view.setResults(results(5), lanes())
    assert view.plot().labels() == ["Adam 90.2 %", "RMSprop 88.2 %", "SGD 80.2 %"]
    assert "mean of 5 seeds" in view._caption.text()
    assert "band: lowest to highest seed" in view._caption.text()


def test_a_hidden_lane_has_no_curve_but_a_row(view: VerdictView) -> None:
    shown = lanes()
    shown[1].is_hidden = True
    view.setResults(results(3), shown)
    assert view.plot().labels() == ["Adam 90.1 %", "SGD 80.1 %"]
    assert len(cells(view)) == 3


def test_a_lane_that_did_not_run_stands_last_and_has_no_curve(view: VerdictView) -> None:
    ran = [SeedResult(r.seed, {1: r.lanes[1], 2: r.lanes[2]}) for r in results(3)]
    view.setResults(ran, lanes())
    assert view.plot().labels() == ["RMSprop 88.1 %", "SGD 80.1 %"]
    assert cells(view)[2] == ["Adam", "–", "0 / 3", "–"]
    assert "RMSprop ahead of SGD in 3 of 3 seeds" in view._sentence.text()


def test_the_pointer_tells_an_epochs_means_and_spans(view: VerdictView, qtbot: QtBot) -> None:
    view.setResults(results(5), lanes())
    plot = view.plot()
    qtbot.waitUntil(plot.isVisible)
    column = round(float(plot.view().across(2.1)))
    qtbot.mouseMove(plot.viewport(), QPoint(column, plot.height() // 2))
    cross = plot.crossHair()
    assert cross is not None
    assert cross[0] == 2
    assert cross[1][:2] == ["epoch 2", "Adam 88.2 % (88.0 % – 88.4 %)"]


def test_with_nothing_finished_there_is_no_empty_plot(view: VerdictView) -> None:
    view.setResults([SeedResult(0, dict.fromkeys(range(3), DIVERGED))], lanes())
    assert view._sentence.text() == "Every lane diverged."
    assert not view.plot().isVisible()


def test_results_can_be_taken_away_again(view: VerdictView) -> None:
    view.setResults(results(3), lanes())
    view.setResults((), ())
    assert view._sentence.text() == "Is the winner really better?"
    assert not view.plot().isVisible()


def test_the_table_stands_beside_the_plot_only_where_there_is_room(
    view: VerdictView, qtbot: QtBot
) -> None:
    view.setResults(results(5), lanes())
    table, plot = view.findChild(QTableWidget), view.plot()

    def is_beside() -> bool:
        return table.mapTo(view, QPoint()).x() >= plot.mapTo(view, QPoint(plot.width(), 0)).x()

    qtbot.waitUntil(is_beside)
    view.resize(600, 420)
    qtbot.waitUntil(lambda: not is_beside())
    assert plot.height() >= plot.sizeHint().height()


def test_it_fits_into_little_room_with_large_text(view: VerdictView, themes: ThemeManager) -> None:
    view.setResults(results(5), lanes())
    themes.setFontScale(2.0)
    view.setBusy(True)
    least = view.minimumSizeHint()
    assert least.width() <= 600
    assert least.height() <= 250


def test_it_stands_at_its_page_s_edge(view: VerdictView) -> None:
    assert view._seeds_label.x() == 0
    assert view._sentence.mapTo(view, QPoint()).x() == 0


def test_marks_follow_the_theme(view: VerdictView, themes: ThemeManager) -> None:
    view.setResults(results(5), lanes())
    themes.setMode("dark")
    icon = view.findChild(QTableWidget).item(0, 0).icon()
    image = icon.pixmap(16, 16).toImage()
    assert image.pixelColor(4, image.height() // 2) == themes.theme.lane(0)
