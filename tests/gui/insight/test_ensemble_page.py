"""Ensemble: networks are ticked, measured, and the gain is said in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.data import sources
from engine.data.dataset import Dataset, Split
from engine.insight.network import CURRENT
from engine.training.states import RunState
from gui.insight.ensemble_page import EnsemblePage
from gui.theme import ThemeManager
from tests.helpers.desks import named_set, spec_on
from tests.helpers.insights import FakeNetworks, InsightSession, labelled

LEFT = Qt.MouseButton.LeftButton
MNIST = spec_on("mnist")


def missing(label: int) -> Any:
    """An answer that takes one class for the next."""
    return lambda labels: np.where(labels == label, (label + 1) % 4, labels)


@pytest.fixture
def page(
    session: InsightSession, networks: FakeNetworks, themes: ThemeManager, qtbot: QtBot
) -> EnsemblePage:
    session.shelf.sets["mnist"] = labelled(session.shelf.sets["mnist"])
    made = EnsemblePage(session, networks, themes)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def tick(page: EnsemblePage, places: tuple[int, ...], qtbot: QtBot) -> None:
    for place in places:
        cell = page.members._cell(place)
        qtbot.mouseClick(page.members.viewport(), LEFT, pos=cell.center())


def measure(page: EnsemblePage, qtbot: QtBot) -> str:
    qtbot.mouseClick(page.button, LEFT)
    qtbot.waitUntil(lambda: bool(page.result.text()))
    return page.result.text()


def test_with_fewer_than_two_networks_it_says_what_to_do(
    page: EnsemblePage, networks: FakeNetworks
) -> None:
    networks.add("one", missing(0), MNIST)
    assert page.hint.isVisible()
    assert page.hint.text().startswith("Train at least two")
    networks.add("two", missing(1), MNIST)
    assert not page.hint.isVisible()


def test_networks_of_other_images_are_not_offered(
    page: EnsemblePage, networks: FakeNetworks
) -> None:
    for name in ("mnist", "fashion-mnist", "mnist"):
        networks.add(f"{name} {len(networks.networks)}", missing(0), spec_on(name))
    networks.networks[1] = networks.networks[1].__class__(
        networks.networks[1].title,
        networks.networks[1].predictor,
        reads_digits=False,
        key="other",
        spec=spec_on("fashion-mnist"),
    )
    networks.changed.emit()
    assert [row.title for row in page.members.rows()] == ["mnist 0", "mnist 2"]


def test_the_run_that_has_ended_counts_once(
    page: EnsemblePage, session: InsightSession, networks: FakeNetworks
) -> None:
    for title in (CURRENT, "the same run", "another"):
        networks.add(title, missing(0), MNIST)
    session.state = RunState.RUNNING
    networks.changed.emit()
    assert [row.title for row in page.members.rows()] == [CURRENT, "the same run", "another"]
    session.state = RunState.FINISHED
    networks.changed.emit()
    assert [row.title for row in page.members.rows()] == ["the same run", "another"]


def test_numbers_have_no_ensembles(
    page: EnsemblePage, session: InsightSession, networks: FakeNetworks
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), spec_on("moons"))
    session.spec = spec_on("moons")
    page.startRun()
    assert page.hint.text().startswith("Ensembles are measured on images")


def test_two_networks_have_to_be_ticked(
    page: EnsemblePage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    assert not page.button.isEnabled()
    tick(page, (0,), qtbot)
    assert not page.button.isEnabled()
    tick(page, (1,), qtbot)
    assert page.button.isEnabled()


def test_different_mistakes_gain_together(
    page: EnsemblePage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for label in range(3):
        networks.add(f"misses {label}", missing(label), MNIST)
    tick(page, (0, 1, 2), qtbot)
    text = measure(page, qtbot)
    percent = "\N{NO-BREAK SPACE}%"
    assert text.startswith(f"Together they answer 100.0{percent} right, ")
    assert "points more than the best" in text
    assert page.result.property("severity") == "good"
    assert [row.title for row in page.members.rows()[3:]] == ["Average of 3", "Vote of 3"]


def test_the_same_mistakes_gain_nothing(
    page: EnsemblePage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    assert "the same mistakes" in measure(page, qtbot)


def test_weak_members_drag_it_down(
    page: EnsemblePage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    networks.add("good", missing(0), MNIST)
    for title in ("bad", "worse"):
        networks.add(title, lambda labels: 3 - labels, MNIST)
    tick(page, (0, 1, 2), qtbot)
    assert "points less than the best" in measure(page, qtbot)


def test_it_can_be_called_off(
    page: EnsemblePage, session: InsightSession, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    session.shelf.hold()
    qtbot.mouseClick(page.button, LEFT)
    assert page.progress.isVisible()
    assert not page.button.isVisible()
    qtbot.mouseClick(page.cancelButton, LEFT)
    assert not page.progress.isVisible()
    assert page.button.isVisible()
    session.shelf.go.set()
    assert measure(page, qtbot)


def test_another_run_forgets_what_was_measured(
    page: EnsemblePage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    measure(page, qtbot)
    page.startRun()
    assert page.result.text() == ""
    assert len(page.members.rows()) == 2
    assert page.members.ticked() == ["one", "two"]


@pytest.mark.parametrize("before", [None, "xor", "fashion-mnist"])
def test_lanes_of_a_race_are_measured_whatever_was_trained_before(
    page: EnsemblePage,
    session: InsightSession,
    networks: FakeNetworks,
    qtbot: QtBot,
    before: str | None,
) -> None:
    session.spec = spec_on(before) if before else None
    session.state = RunState.FINISHED if before else RunState.IDLE
    networks.add("one", missing(0), MNIST)
    networks.add("two", missing(1), MNIST)
    assert [row.title for row in page.members.rows()] == ["one", "two"]
    tick(page, (0, 1), qtbot)
    assert measure(page, qtbot).startswith("Together they answer")


def test_the_accuracy_of_a_run_has_a_column_of_its_own(
    page: EnsemblePage, networks: FakeNetworks
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    networks.networks[0] = replace(networks.networks[0], accuracy=0.5)
    networks.changed.emit()
    rows = page.members.rows()
    assert [row.before for row in rows] == [0.5, None]
    assert [row.title for row in rows] == ["one", "two"]


@pytest.mark.parametrize("last", [None, "moons", "fashion-mnist"])
def test_the_shipped_network_and_files_need_no_run(
    page: EnsemblePage,
    session: InsightSession,
    networks: FakeNetworks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    last: str | None,
) -> None:
    asked: list[object] = []

    def at_hand(name: str, **how: object) -> Dataset:
        asked.append((name, how["download"]))
        return labelled(named_set("mnist"))

    monkeypatch.setattr(sources, "load_or_builtin", at_hand)
    session.spec = spec_on(last) if last else None
    if last:
        networks.add("other", missing(2), session.spec)
        networks.networks[0] = replace(networks.networks[0], reads_digits=False)
    for label, title in enumerate(("shipped", "a file")):
        networks.add(title, missing(label))
    assert [row.title for row in page.members.rows()] == ["shipped", "a file"]
    tick(page, (0, 1), qtbot)
    text = measure(page, qtbot)
    assert text.startswith("Together they answer")
    assert text.endswith(f"Measured on {len(named_set('mnist').test)} test images of MNIST.")
    assert asked == [("mnist", False)]


def test_one_network_alone_is_told_where_others_come_from(
    page: EnsemblePage, session: InsightSession, networks: FakeNetworks
) -> None:
    session.spec = None
    networks.add("shipped", missing(0))
    assert page.hint.isVisible()
    assert "open model files" in page.hint.text()


def another(
    page: EnsemblePage,
    session: InsightSession,
    networks: FakeNetworks,
    themes: ThemeManager,
    qtbot: QtBot,
) -> EnsemblePage:
    """A page that is set as this one was, as in a window of another language."""
    made = EnsemblePage(session, networks, themes)
    qtbot.addWidget(made)
    made.setModes(page.modes())
    page.hide()
    made.resize(600, 400)
    made.show()
    return made


def test_another_page_has_the_ticks_and_the_result(
    page: EnsemblePage,
    session: InsightSession,
    networks: FakeNetworks,
    themes: ThemeManager,
    qtbot: QtBot,
) -> None:
    for label in range(3):
        networks.add(f"misses {label}", missing(label), MNIST)
    tick(page, (0, 2), qtbot)
    text = measure(page, qtbot)
    other = another(page, session, networks, themes, qtbot)
    assert other.members.ticked() == ["misses 0", "misses 2"]
    assert other.button.isEnabled()
    assert other.result.text() == text
    assert other.result.property("severity") == "good"
    assert other.members.rows() == page.members.rows()


def test_what_was_being_measured_is_measured_by_the_other_page(
    page: EnsemblePage,
    session: InsightSession,
    networks: FakeNetworks,
    themes: ThemeManager,
    qtbot: QtBot,
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    session.shelf.hold()
    qtbot.mouseClick(page.button, LEFT)
    other = another(page, session, networks, themes, qtbot)
    assert other.progress.isVisible()
    session.shelf.go.set()
    qtbot.waitUntil(lambda: bool(other.result.text()))
    assert "the same mistakes" in other.result.text()
    assert len(other.members.rows()) == 4


def test_why_it_could_not_be_measured_is_told_by_the_other_page(
    page: EnsemblePage,
    session: InsightSession,
    networks: FakeNetworks,
    themes: ThemeManager,
    qtbot: QtBot,
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    nothing = session.shelf.sets["mnist"]
    empty = Split(nothing.test.x[:0], nothing.test.y[:0])
    session.shelf.sets["mnist"] = replace(nothing, test=empty)
    text = measure(page, qtbot)
    assert page.result.property("severity") == "error"
    other = another(page, session, networks, themes, qtbot)
    assert (other.result.text(), other.result.property("severity")) == (text, "error")


def test_a_result_goes_with_the_networks_that_it_is_about(
    page: EnsemblePage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for label in range(4):
        networks.add(f"misses {label}", missing(label), MNIST)
    tick(page, (1, 2), qtbot)
    text = measure(page, qtbot)
    del networks.networks[0]
    networks.changed.emit()
    assert page.result.text() == text
    del networks.networks[0]
    networks.changed.emit()
    assert page.result.text() == ""
    assert [row.title for row in page.members.rows()] == ["misses 2", "misses 3"]


def test_networks_that_go_while_they_are_measured_leave_no_result(
    page: EnsemblePage, session: InsightSession, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for label in range(4):
        networks.add(f"misses {label}", missing(label), MNIST)
    tick(page, (0, 1), qtbot)
    session.shelf.hold()
    qtbot.mouseClick(page.button, LEFT)
    del networks.networks[0]
    networks.changed.emit()
    with qtbot.waitSignal(page.benched):
        session.shelf.go.set()
    assert page.result.text() == ""
    assert len(page.members.rows()) == 3


@pytest.fixture
def window(page: EnsemblePage, qtbot: QtBot) -> QWidget:
    """A window with the page and, before it, a box that any key may change."""
    made, box = QWidget(), QComboBox()
    row = QHBoxLayout(made)
    row.addWidget(box)
    row.addWidget(page)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_the_keyboard_goes_from_measure_to_cancel_and_back(
    page: EnsemblePage,
    window: QWidget,
    session: InsightSession,
    networks: FakeNetworks,
    qtbot: QtBot,
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    page.button.setFocus()
    session.shelf.hold()
    qtbot.keyClick(page.button, Qt.Key.Key_Space)
    assert window.focusWidget() is page.cancelButton
    session.shelf.go.set()
    qtbot.waitUntil(lambda: bool(page.result.text()))
    assert window.focusWidget() is page.button


def test_a_button_that_is_switched_off_leaves_the_keyboard_to_the_list(
    page: EnsemblePage, window: QWidget, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for label in range(3):
        networks.add(f"misses {label}", missing(label), MNIST)
    tick(page, (0, 1), qtbot)
    page.button.setFocus()
    del networks.networks[0]
    networks.changed.emit()
    assert not page.button.isEnabled()
    assert window.focusWidget() is page.members


def test_the_keyboard_stays_where_it_is_while_others_are_measured(
    page: EnsemblePage, window: QWidget, networks: FakeNetworks, qtbot: QtBot
) -> None:
    for title in ("one", "two"):
        networks.add(title, missing(0), MNIST)
    tick(page, (0, 1), qtbot)
    box = window.findChild(QComboBox)
    box.setFocus()
    page.measure()
    qtbot.waitUntil(lambda: bool(page.result.text()))
    assert window.focusWidget() is box
