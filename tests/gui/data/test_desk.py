"""Errands: only the answer that is still wanted arrives, and only where somebody is left."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.data import download
from engine.data.shelf import Shelf
from engine.messages import Cancelled, InputError, say
from gui.data.desk import Asker, Desk, Desks, looking
from tests.helpers.desks import PATIENCE_S, FakeShelf, spec_on


@pytest.fixture
def desk(qapp: QApplication) -> Generator[Desk, None, None]:
    made = Desk()
    yield made
    made.close(PATIENCE_S)


class Person(QObject):
    """Somebody who asks, and remembers what was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Any] = []

    def asker(self) -> Asker:
        return Asker(
            self,
            lambda result: self.heard.append(("done", result)),
            lambda event: self.heard.append(("failed", str(event.message), str(event.hint))),
            lambda done, total: self.heard.append(("progress", done, total)),
            lambda: self.heard.append(("cancelled",)),
        )


class Gate:
    """Work that waits until it is let through."""

    def __init__(self, result: object = "late") -> None:
        self.result = result
        self.reached, self.go, self.over = (threading.Event() for _ in range(3))
        self.was_cancelled = False

    def __call__(self, _: object, cancelled: Any) -> object:
        self.reached.set()
        assert self.go.wait(PATIENCE_S)
        self.was_cancelled = cancelled()
        self.over.set()
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def ask_and_wait(desk: Desk, qtbot: QtBot, work: Any) -> list[Any]:
    """Everything that one answer consists of."""
    person = Person()
    desk.ask(work, person.asker())
    qtbot.waitUntil(lambda: not desk.busy)
    return person.heard


def fail(*_: object) -> object:
    raise RuntimeError("the disk is on fire")


def test_an_answer_comes_from_another_thread_to_the_windows(desk: Desk, qtbot: QtBot) -> None:
    worked, heard = [], []
    asker = Asker(desk, lambda _: heard.append(threading.current_thread()), pytest.fail)
    desk.ask(lambda *_: worked.append(threading.current_thread()), asker)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [threading.main_thread()]
    assert worked[0] is not threading.main_thread()


def test_only_the_latest_answer_arrives(desk: Desk, qtbot: QtBot) -> None:
    first, second, gate = Person(), Person(), Gate()
    desk.ask(gate, first.asker())
    assert gate.reached.wait(PATIENCE_S)
    desk.ask(lambda *_: "new", second.asker())
    gate.go.set()
    qtbot.waitUntil(lambda: second.heard == [("done", "new")])
    assert first.heard == []
    assert gate.was_cancelled


def test_the_answer_of_a_cancelled_errand_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    person, gate = Person(), Gate()
    desk.ask(gate, person.asker())
    assert gate.reached.wait(PATIENCE_S)
    desk.cancel()
    assert not desk.busy
    gate.go.set()
    assert ask_and_wait(desk, qtbot, lambda *_: 1) == [("done", 1)]
    assert person.heard == []


def test_an_answer_that_is_on_its_way_is_dropped_as_well(desk: Desk, qtbot: QtBot) -> None:
    person, gate = Person(), Gate()
    gate.go.set()
    desk.ask(gate, person.asker())
    assert gate.over.wait(PATIENCE_S)
    desk.cancel()
    assert ask_and_wait(desk, qtbot, lambda *_: 1) == [("done", 1)]
    assert person.heard == []


def test_progress_is_told(desk: Desk, qtbot: QtBot) -> None:
    heard = ask_and_wait(desk, qtbot, lambda report, _: report(3, 10))
    assert heard == [("progress", 3, 10), ("done", None)]


def test_a_failure_goes_to_who_asked_alone(desk: Desk, qtbot: QtBot) -> None:
    def refuse(*_: object) -> object:
        raise InputError(say("It is no table."), say("Choose another."))

    crashes: list[object] = []
    desk.crashed.connect(crashes.append)
    assert ask_and_wait(desk, qtbot, refuse) == [("failed", "It is no table.", "Choose another.")]
    assert crashes == []


def test_a_fault_is_announced_with_its_details_too(desk: Desk, qtbot: QtBot) -> None:
    crashes: list[Any] = []
    desk.crashed.connect(crashes.append)
    ((kind, message, _),) = ask_and_wait(desk, qtbot, fail)
    assert kind == "failed"
    assert "on fire" in message
    assert "Traceback" in crashes[0].details


def test_a_fault_in_what_nobody_wants_any_more_is_announced_all_the_same(
    desk: Desk, qtbot: QtBot
) -> None:
    gate = Gate(RuntimeError("a fault"))
    desk.ask(gate, Person().asker())
    assert gate.reached.wait(PATIENCE_S)
    desk.cancel()
    with qtbot.waitSignal(desk.crashed):
        gate.go.set()


def test_work_that_gives_up_is_told(desk: Desk, qtbot: QtBot) -> None:
    def give_up(*_: object) -> object:
        raise Cancelled

    assert ask_and_wait(desk, qtbot, give_up) == [("cancelled",)]


def test_a_fault_of_who_asked_does_not_stop_the_desk(desk: Desk, qtbot: QtBot) -> None:
    def stumble(_: object) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        desk.ask(lambda *_: 1, Asker(desk, stumble, pytest.fail))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert ask_and_wait(desk, qtbot, lambda *_: 2) == [("done", 2)]


def test_who_asked_may_ask_again_at_once(desk: Desk, qtbot: QtBot) -> None:
    person = Person()
    desk.ask(
        lambda *_: 1, Asker(desk, lambda _: desk.ask(lambda *_: 2, person.asker()), pytest.fail)
    )
    qtbot.waitUntil(lambda: person.heard == [("done", 2)])


def test_nothing_is_told_to_who_is_deleted(desk: Desk, qtbot: QtBot) -> None:
    person, gate = Person(), Gate()
    heard = person.heard
    desk.ask(gate, person.asker())
    assert gate.reached.wait(PATIENCE_S)
    delete(person)
    gate.go.set()
    qtbot.waitUntil(lambda: not desk.busy)
    assert heard == []


def test_one_cannot_call_off_what_another_asked_for(desk: Desk, qtbot: QtBot) -> None:
    old, new = Person(), Person()
    desk.ask(lambda *_: "old", old.asker())
    desk.ask(lambda *_: "new", new.asker())
    desk.cancel(old)
    qtbot.waitUntil(lambda: new.heard == [("done", "new")])
    desk.ask(Gate(), new.asker())
    desk._errand.work.go.set()  # type: ignore[union-attr]
    desk.cancel(new)
    assert not desk.busy


def test_closing_ends_the_thread_and_delivers_nothing_more(qapp: QApplication) -> None:
    before, desk, person, gate = threading.active_count(), Desk(), Person(), Gate(RuntimeError())
    crashes: list[object] = []
    desk.crashed.connect(crashes.append)
    gate.go.set()
    desk.ask(gate, person.asker())
    assert gate.over.wait(PATIENCE_S)
    desk.close(PATIENCE_S)
    assert threading.active_count() == before
    QApplication.processEvents()
    QApplication.processEvents()
    assert person.heard == crashes == []


def test_a_closed_desk_takes_no_errand(qapp: QApplication) -> None:
    before, desk = threading.active_count(), Desk()
    desk.close(PATIENCE_S)
    desk.ask(Gate(), Person().asker())
    assert threading.active_count() == before
    assert not desk.busy


def test_a_thread_that_outlives_its_desk_does_no_harm(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    desk, gate = Desk(), Gate()
    desk.ask(gate, Person().asker())
    assert gate.reached.wait(PATIENCE_S)
    desk.close(0)
    thread = desk._runner._thread  # type: ignore[union-attr]
    delete(desk)
    gate.go.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()
    assert caplog.records == []


def test_one_desk_does_not_wait_for_another(qapp: QApplication, qtbot: QtBot) -> None:
    before, desks, gate = threading.active_count(), Desks(), Gate()
    desks.looks.ask(gate, Person().asker())
    assert ask_and_wait(desks.origins, qtbot, lambda *_: 1) == [("done", 1)]
    with qtbot.waitSignal(desks.crashed):
        desks.removals.ask(fail, Person().asker())
    gate.go.set()
    desks.close(PATIENCE_S)
    assert threading.active_count() == before


def report(*_: int) -> None:
    pass


def never() -> bool:
    return False


def look(shelf: Any, spec: Any, **options: bool) -> Any:
    return looking(shelf, spec, None, **options)(report, never)


def test_a_set_that_is_not_here_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "fetch", lambda *_: pytest.fail("it went to the network"))
    spec = spec_on("mnist")
    seen = look(Shelf(), spec)
    assert seen.spec is spec
    assert seen.dataset is seen.choice is None


def test_a_set_is_fetched_when_that_is_wanted() -> None:
    shelf = FakeShelf()
    seen = look(shelf, spec_on("mnist"), download=True)
    assert seen.dataset is shelf.sets["mnist"]


def test_toys_are_made_as_the_spec_says() -> None:
    seen = look(Shelf(), spec_on("moons").with_data(points=60, noise=0.0))
    assert len(seen.dataset.train) == 60
    assert (len(seen.choice.train), len(seen.choice.validation)) == (48, 12)


def test_the_choice_follows_the_spec() -> None:
    spec = spec_on("pen-digits").with_data(subset=40, label_noise=0.5)
    seen = look(FakeShelf(), spec.with_training(validation="count", validation_count=30))
    assert (len(seen.choice.train), len(seen.choice.validation)) == (40, 30)
    assert seen.choice.wrong.sum() == 20


def test_a_missing_folder_is_said_and_not_taken_for_missing_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SKETCHGRAD_DATA", "/nowhere")
    with pytest.raises(InputError, match="/nowhere"):
        look(Shelf(), spec_on("mnist"))
