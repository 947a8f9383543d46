"""The row that says which moment is shown: stops at the ends of epochs, and back to now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.insight.moment_row import MomentRow
from gui.theme import ThemeManager
from tests.helpers.insights import STEPS, InsightSession

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(session: InsightSession, themes: ThemeManager, qtbot: QtBot) -> MomentRow:
    made = MomentRow()
    qtbot.addWidget(made)
    made.resize(500, 40)
    made.momentChosen.connect(session.showMoment)
    session.momentChanged.connect(lambda: made.showMoments(session))
    made.show()
    return made


def test_before_the_first_epoch_there_is_only_now(row: MomentRow, session: InsightSession) -> None:
    row.showMoments(session)
    assert row.label.text() == "Shown: now"
    assert not row.slider.isEnabled()
    assert not row.now.isEnabled()


def test_keys_lead_from_now_back_over_the_epochs_to_before_training(
    row: MomentRow, session: InsightSession, qtbot: QtBot
) -> None:
    session.train(3)
    row.showMoments(session)
    assert row.label.text() == "Shown: now"
    texts = []
    for _ in range(4):
        qtbot.keyClick(row.slider, Qt.Key.Key_Left)
        texts.append(row.label.text())
    before = "Shown: before training"
    assert texts == ["Shown: after epoch 2", "Shown: after epoch 1", before, before]
    assert session.moment == 0


def test_the_right_end_is_now_and_so_is_the_button(
    row: MomentRow, session: InsightSession, qtbot: QtBot
) -> None:
    session.train(3)
    session.showMoment(2 * STEPS)
    assert row.now.isEnabled()
    qtbot.mouseClick(row.now, LEFT)
    assert session.moment is None
    session.showMoment(STEPS)
    qtbot.keyClick(row.slider, Qt.Key.Key_End)
    assert session.moment is None
    assert not row.now.isEnabled()


def test_a_moment_within_an_epoch_is_told_by_its_update(
    row: MomentRow, session: InsightSession
) -> None:
    session.train(2)
    session.moment = 13
    row.showMoments(session)
    assert row.label.text() == "Shown: update 13 (epoch 1.30)"


def test_a_run_that_grows_chooses_nothing(row: MomentRow, session: InsightSession) -> None:
    session.train(2)
    row.showMoments(session)
    chosen = QSignalSpy(row.momentChosen)
    for _ in range(2):
        session.snapshots.clear()
        session.history.epochs.clear()
        session.train(4)
        row.showMoments(session)
    assert not chosen.count()
    assert row.slider.value() == row.slider.maximum()


def test_epochs_whose_weights_are_gone_have_no_stop(
    row: MomentRow, session: InsightSession
) -> None:
    session.train(3)
    session.history.epochs.insert(0, session.history.epochs[0].__class__(1, 7, {}, 1.0))
    row.showMoments(session)
    assert row.slider.maximum() == 3
