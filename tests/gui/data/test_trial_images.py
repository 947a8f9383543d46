"""Test images, one after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.data.dataset import Dataset, Split
from engine.messages import InputError, say
from gui.data.trial_images import TrialImages, asBytes
from tests.helpers.desks import ANIMALS, FakeSession, spec_on

SPEC = spec_on("pen-digits")


@pytest.fixture
def session(qapp: QApplication) -> Generator[FakeSession, None, None]:
    made = FakeSession()
    yield made
    made.close()


@pytest.fixture
def trials(session: Any) -> TrialImages:
    return TrialImages(session)


def draw(qtbot: QtBot, trials: TrialImages, spec: Any = SPEC) -> list[Any]:
    with qtbot.waitSignal(trials.ready) as drawn:
        trials.next(spec)
    return drawn.args


def test_a_test_image_comes_with_what_it_is(
    trials: TrialImages, session: FakeSession, qtbot: QtBot
) -> None:
    pixels, caption, name, is_test = draw(qtbot, trials)
    test = session.shelf.sets["pen-digits"].test
    row = int(caption.removeprefix("Test image ").partition(" ")[0])
    assert np.array_equal(pixels, test.x[row])
    assert name == ANIMALS[test.y[row]]
    assert is_test
    assert caption == f"Test image {row} · {name}"


def test_each_is_another_until_all_were_seen(trials: TrialImages, qtbot: QtBot) -> None:
    seen = [draw(qtbot, trials)[1] for _ in range(50)]
    assert len(set(seen)) == 50
    assert seen != sorted(seen)
    assert draw(qtbot, trials)[1] == seen[0]


def test_two_windows_draw_in_the_same_order(session: Any, qtbot: QtBot) -> None:
    first, second = (draw(qtbot, TrialImages(session))[1] for _ in range(2))
    assert first == second


def test_points_have_no_images(trials: TrialImages, session: FakeSession, qtbot: QtBot) -> None:
    heard: list[object] = []
    trials.ready.connect(lambda *what: heard.append(what))
    trials.failed.connect(heard.append)
    trials.next(spec_on("moons"))
    qtbot.waitUntil(lambda: not session.desks.trials.busy)
    assert heard == []


def test_a_set_that_is_not_here_says_so(
    trials: TrialImages, session: FakeSession, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(trials.failed) as said:
        trials.next(spec_on("mnist"))
    assert said.args == ["The test images are not on this machine yet."]
    assert session.shelf.asked == []


def test_a_failure_is_said(trials: TrialImages, session: FakeSession, qtbot: QtBot) -> None:
    session.shelf.error = InputError(say("The file is damaged."))
    with qtbot.waitSignal(trials.failed) as said:
        trials.next(SPEC)
    assert said.args == ["The file is damaged."]


def test_images_that_stand_for_a_number(
    trials: TrialImages, session: FakeSession, qtbot: QtBot
) -> None:
    plain = session.shelf.sets["pen-digits"]
    ages = Split(plain.test.x[:1].astype(np.float32) / 255, np.array([41.5], np.float32))
    info = dataclasses.replace(plain.info, class_names=())
    session.shelf.sets["pen-digits"] = Dataset(info, ages, ages, plain.origin)
    pixels, caption, *_ = draw(qtbot, trials)
    assert caption == "Test image 0 · 41.5"
    assert np.array_equal(pixels, plain.test.x[0])


def test_nothing_comes_for_a_window_that_is_gone(session: Any, qtbot: QtBot) -> None:
    trials = TrialImages(session)
    session.shelf.hold()
    trials.next(SPEC)
    assert session.shelf.reached.wait(10)
    delete(trials)
    session.shelf.go.set()
    qtbot.waitUntil(lambda: not session.desks.trials.busy)


def test_bytes_stay_and_shares_become_bytes() -> None:
    grey = np.array([[0, 200]], np.uint8)
    assert asBytes(grey) is grey
    shares = np.array([[0.0, 0.5], [1.0, 1.5], [-1.0, 0.999]], np.float32)
    assert asBytes(shares).tolist() == [[0, 128], [255, 255], [0, 255]]
