"""The digits in a grid: by label, by class, and what can be done with so many."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.data import drawn, ink, my_digits
from engine.insight.evaluation import Evaluated
from gui.drawing.collection_view import CollectionView
from gui.drawing.my_digits_keeper import Collection
from gui.theme import ThemeManager
from tests.helpers.laboratory import FakeNetworks, Rule

LEFT = Qt.MouseButton.LeftButton
LABELS = (7, 1, 4, 1)


def collection(*labels: int) -> Collection:
    digits = tuple(
        my_digits.new_digit([np.array([[0.1, 0.1], [0.2 + number / 40, 0.9]])], label)
        for number, label in enumerate(labels)
    )
    return Collection(digits, np.zeros((len(labels), ink.SIZE, ink.SIZE), np.uint8))


@pytest.fixture
def view(themes: ThemeManager, qtbot: QtBot) -> CollectionView:
    made = CollectionView(themes, Collection())
    qtbot.addWidget(made)
    made.resize(800, 650)
    made.setCollection(collection(*LABELS), keep_answers=False)
    made.setUsable(can_undo=False, is_busy=False)
    made.setEvaluating(False)
    made.show()
    return made


def read_as(predicted: list[int]) -> Evaluated:
    network = FakeNetworks(Rule()).shipped
    return Evaluated(network, accuracy=0.5, predicted=np.array(predicted, np.int32))


def test_digits_stand_by_their_labels_or_of_one_class_alone(
    view: CollectionView, qtbot: QtBot
) -> None:
    assert view.grid._labels.tolist() == [1, 1, 4, 7]
    qtbot.mouseClick(view.chart.viewport(), LEFT, pos=view.chart._cell(1).center())
    assert view.grid._labels.tolist() == [1, 1]


def test_answers_stay_only_where_they_are_about_these_digits(view: CollectionView) -> None:
    view.setEvaluated([("Shipped", read_as([1, 1, 1, 1]))])
    view._showDigits()
    assert view.models.isVisible()
    assert view.predicted() is not None
    assert view.grid._wrong.tolist() == [False, False, True, True]
    view.setCollection(collection(*LABELS), keep_answers=True)
    assert view.predicted() is not None
    view.setCollection(collection(*LABELS, 3), keep_answers=False)
    assert view.predicted() is None
    assert view.grid._wrong is None


@pytest.mark.parametrize("count", [0, 1, drawn.LEAST])
def test_what_can_be_done_depends_on_how_many_there_are(view: CollectionView, count: int) -> None:
    view.setCollection(collection(*[1] * count), keep_answers=False)
    view.setUsable(can_undo=True, is_busy=False)
    assert view.trainButton.isEnabled() == view.exportButton.isEnabled() == (count > 0)
    assert view.evaluateButton.isEnabled() == (count > 0)
    assert view.onlyButton.isEnabled() == (count >= drawn.LEAST)
    assert bool(view.sheetButton.property("primary")) == (count == 0)
    assert view.undoButton.isEnabled()
    assert view.chart.isVisible() == (count > 0)


def test_while_networks_read_they_can_be_called_off_and_no_others_asked(
    view: CollectionView,
) -> None:
    view.setEvaluating(True)
    assert view.progress.isVisible()
    assert view.cancelButton.isVisible()
    assert not view.evaluateButton.isEnabled()
    view.setEvaluating(False)
    assert not view.progress.isVisible()
    assert view.evaluateButton.isEnabled()


def test_an_empty_message_takes_no_room(view: CollectionView) -> None:
    view.setMessage("Digits added: 2.")
    assert view.message.isVisible()
    view.setMessage("")
    assert not view.message.isVisible()
