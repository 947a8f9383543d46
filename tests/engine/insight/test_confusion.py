"""The confusion matrix and what is read out of it, against counts by hand."""

from __future__ import annotations

import numpy as np
import pytest

from engine.insight.confusion import Answers, answers
from engine.insight.observation import Exam

ROWS = (
    ((0.9, 0.1, 0.0), 0),
    ((0.2, 0.8, 0.0), 0),  # wrong, sure
    ((0.3, 0.3, 0.4), 2),
    ((0.5, 0.2, 0.3), 2),  # wrong, unsure
    ((0.0, 0.95, 0.05), 0),  # wrong, surest
    ((0.55, 0.0, 0.45), 0),
)


def exam(rows: tuple[tuple[tuple[float, ...], int], ...] = ROWS) -> Exam:
    given = np.array([row for row, _ in rows], np.float32).reshape(-1, 3)
    truth = np.array([label for _, label in rows], np.int32)
    return Exam(np.arange(len(rows)) + 100, given, truth)


@pytest.fixture
def read() -> Answers:
    return answers(exam())


def test_rows_of_the_matrix_are_the_truth_and_columns_the_answer(read: Answers) -> None:
    assert read.counts.tolist() == [[2, 2, 0], [0, 0, 0], [1, 0, 1]]
    assert read.shares.tolist() == [[0.5, 0.5, 0], [0, 0, 0], [0.5, 0, 0.5]]
    assert read.counts.sum() == len(ROWS)


def test_accuracy_of_all_and_of_each_class(read: Answers) -> None:
    assert read.accuracy == 0.5
    assert read.class_accuracy[[0, 2]].tolist() == [0.5, 0.5]
    assert np.isnan(read.class_accuracy[1])


def test_mistakes_come_with_the_most_confident_first(read: Answers) -> None:
    assert read.mistakes().tolist() == [4, 1, 3]
    assert read.places[read.mistakes()].tolist() == [104, 101, 103]
    assert read.confidence[read.mistakes()] == pytest.approx([0.95, 0.8, 0.5])


def test_a_cell_has_its_examples_with_the_most_confident_first(read: Answers) -> None:
    assert read.taken_for(0, 1).tolist() == [4, 1]
    assert read.taken_for(0, 0).tolist() == [0, 5]
    assert not len(read.taken_for(1, 0))


def test_the_best_classes_of_one_example(read: Answers) -> None:
    assert read.best(1) == [(1, pytest.approx(0.8)), (0, pytest.approx(0.2))]
    assert [place for place, _ in read.best(2, 3)] == [2, 0, 1]


def test_unsure_is_what_has_no_clear_first(read: Answers) -> None:
    assert read.is_unsure.tolist() == [False, False, True, True, False, True]


def test_a_network_that_diverged_is_sure_of_nothing() -> None:
    nothing = (float("nan"),) * 3
    read = answers(exam(((nothing, 1), (nothing, 0))))
    assert read.given.tolist() == [0, 0]
    assert read.confidence.tolist() == [0, 0]
    assert read.accuracy == 0.5


def test_no_examples_are_no_error() -> None:
    read = answers(exam(()))
    assert read.counts.tolist() == [[0] * 3] * 3
    assert np.isnan(read.accuracy)
    assert not len(read.mistakes())


def test_what_was_read_stays_as_it_is(read: Answers) -> None:
    for array in (read.counts, read.shares, read.given, read.truth, read.confidence):
        assert not array.flags.writeable
