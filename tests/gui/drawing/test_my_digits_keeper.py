from __future__ import annotations

import json

import numpy as np
import pytest

from engine.data import ink
from engine.data.my_digits import new_digit
from engine.data.my_digits_store import MyDigits
from gui.data.desk import Desk, Desks
from gui.drawing.my_digits_keeper import MyDigitsKeeper, keeperOf
from tests.helpers.desks import PATIENCE_S

SEVEN = [np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]])]
ONE = [np.array([[0.5, 0.1], [0.5, 0.9]])]
TWO = [np.array([[0.1, 0.3], [0.7, 0.2], [0.1, 0.9], [0.8, 0.9]])]


@pytest.fixture
def store(tmp_path):
    return MyDigits(tmp_path / "digits" / "my-digits.json")


@pytest.fixture
def keeper(qapp, store):
    desk = Desk()
    made = MyDigitsKeeper(desk, desk, store)
    made.failures = []
    made.failed.connect(made.failures.append)
    yield made
    desk.close(PATIENCE_S)


@pytest.fixture
def settled(qtbot, keeper):
    def wait():
        qtbot.waitUntil(lambda: not keeper.isBusy())
        return [digit.label for digit in keeper.collection().digits]

    return wait


def test_what_was_kept_before_is_read_with_its_pictures(keeper, store, settled):
    store.add([new_digit(SEVEN, 7), new_digit(ONE, 1)])
    assert len(keeper.collection().digits) == 0
    keeper.load()
    assert settled() == [7, 1]
    images = keeper.collection().images
    assert np.array_equal(images[0], ink.render(SEVEN))
    assert np.array_equal(keeper.collection().labels, [7, 1])


def test_a_correction_is_kept_on_the_disk_and_told(keeper, store, qtbot, settled):
    with qtbot.waitSignal(keeper.kept) as told:
        keeper.keep(SEVEN, 7, "Mina")
    assert told.args == [7]
    assert settled() == [7]
    (digit,) = MyDigits(store.path).load()
    assert (digit.label, digit.writer) == (7, "Mina")


def test_many_asked_for_at_once_are_all_kept_in_order(keeper, settled):
    for label, strokes in ((7, SEVEN), (1, ONE), (2, TWO)):
        keeper.keep(strokes, label)
    assert settled() == [7, 1, 2]


def test_the_last_correction_can_be_forgotten_even_before_it_is_kept(keeper, settled):
    keeper.keep(ONE, 1)
    keeper.keep(SEVEN, 7)
    keeper.forgetLast()
    keeper.forgetLast()  # there is no other that is meant
    assert settled() == [1]


def test_asking_twice_keeps_it_once_and_it_can_still_be_forgotten(keeper, settled):
    keeper.keep(SEVEN, 7)
    keeper.keep(SEVEN, 7)
    assert settled() == [7]
    keeper.forgetLast()
    assert settled() == []


def test_forgetting_can_be_undone_too(keeper, settled):
    keeper.keep(ONE, 1)
    keeper.keep(SEVEN, 7)
    keeper.forgetLast()
    states = [settled()]
    while keeper.canUndo():
        keeper.undo()
        states.append(settled())
    assert states == [[1], [1, 7], [1], []]


def test_forgetting_what_was_there_already_leaves_it_there(keeper, store, settled):
    store.add([new_digit(SEVEN, 7)])
    keeper.keep(SEVEN, 7)
    keeper.forgetLast()
    assert settled() == [7]


def test_a_place_of_a_sheet_has_one_digit_the_latest(keeper, settled):
    keeper.keep(ONE, 1, key=("sheet", 1, 0))
    keeper.keep(TWO, 2, key=("sheet", 1, 1))
    keeper.keep(SEVEN, 1, key=("sheet", 1, 0))
    assert sorted(settled()) == [1, 2]
    (name,) = keeper.idsOf([("sheet", 1, 0)])
    (digit,) = [digit for digit in keeper.collection().digits if digit.id == name]
    assert np.array_equal(digit.strokes[0], SEVEN[0])
    keeper.undo()
    assert sorted(settled()) == [1, 2]
    assert any(np.array_equal(digit.strokes[0], ONE[0]) for digit in keeper.collection().digits)


def test_what_was_wiped_on_a_sheet_is_forgotten(keeper, settled):
    keeper.keep(ONE, 1, key=("sheet", 1, 0))
    keeper.keep(TWO, 2, key=("sheet", 1, 1))
    keeper.forget(("sheet", 1, 0))
    keeper.forget(("sheet", 1, 2))  # has never been kept
    assert settled() == [2]
    keeper.undo()
    assert sorted(settled()) == [1, 2]


def test_every_step_can_be_undone_back_to_the_start(keeper, tmp_path, settled):
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps([{"strokes": [TWO[0].tolist()], "label": 2}]))
    keeper.keep(SEVEN, 7)
    keeper.keep(ONE, 1)
    assert settled() == [7, 1]
    keeper.remove([keeper.collection().digits[0].id])
    assert settled() == [1]
    keeper.relabel({keeper.collection().digits[0].id: 4})
    assert settled() == [4]
    keeper.importFiles([file])
    states = [settled()]
    while keeper.canUndo():
        keeper.undo()
        states.append(settled())
    assert states == [[4, 2], [4], [1], [7, 1], [7], []]
    assert not keeper.failures


def test_what_cannot_be_done_is_told_and_the_rest_goes_on(keeper, tmp_path, qtbot, settled):
    keeper.importFiles([tmp_path / "missing.json"])
    keeper.keep([], 7)
    keeper.keep(ONE, 1)
    assert settled() == [1]
    assert len(keeper.failures) == 2
    assert "missing.json" in str(keeper.failures[0].message)


def test_digits_are_written_to_a_file(keeper, tmp_path, qtbot):
    keeper.keep(SEVEN, 7)
    with qtbot.waitSignal(keeper.exported) as told:
        keeper.exportFile(tmp_path / "out.json")
    assert told.args == [1, str(tmp_path / "out.json")]
    assert [digit.label for digit in MyDigits(tmp_path / "out.json").load()] == [7]


def test_a_damaged_file_is_told_of(keeper, store, qtbot):
    store.path.parent.mkdir(parents=True)
    store.path.write_text("no digits")
    with qtbot.waitSignal(keeper.noticed) as told:
        keeper.load()
    assert "damaged" in str(told.args[0])


def test_everything_done_is_told_once(keeper, settled):
    idle = []
    keeper.idle.connect(lambda: idle.append(len(keeper.collection().digits)))
    keeper.keep(SEVEN, 7)
    keeper.keep(ONE, 1)
    settled()
    assert idle == [2]


def test_a_session_has_one_keeper(qapp):
    desks = Desks()
    assert keeperOf(desks) is keeperOf(desks)
    desks.close(PATIENCE_S)
