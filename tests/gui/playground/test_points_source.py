"""The points that a spec asks for, read on a thread of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from engine.spec.run import RunSpec
from gui.data.desk import Look
from gui.document import Document
from gui.playground.points_source import PointsSource, haveSamePoints, samplesOf
from tests.gui.playground.conftest import PlaygroundSession, xor_spec


class Heard:
    """What a source has told."""

    def __init__(self, source: PointsSource) -> None:
        self.looks: list[Look] = []
        self.emptied = 0
        source.found.connect(self.looks.append)
        source.emptied.connect(self._empty)

    def _empty(self) -> None:
        self.emptied += 1


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def source(document: Document, session: PlaygroundSession, owner: QObject) -> PointsSource:
    return PointsSource(document, session, owner)  # type: ignore[arg-type]


def read(qtbot: QtBot, source: PointsSource, session: PlaygroundSession) -> None:
    source.read()
    qtbot.waitUntil(lambda: not session.desks.playground.busy)


def with_data(spec: RunSpec, **changes: object) -> RunSpec:
    return replace(spec, data=replace(spec.data, **changes))  # type: ignore[arg-type]


def test_what_is_known_is_not_read_again(
    source: PointsSource, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    heard = Heard(source)
    read(qtbot, source, session)
    read(qtbot, source, session)
    assert len(heard.looks) == 1
    document.edit(document.spec.with_training(epochs=9), "")
    read(qtbot, source, session)
    assert len(heard.looks) == 1  # they are the same points
    source.forget()
    read(qtbot, source, session)
    assert len(heard.looks) == 2


def test_another_set_empties_the_plane_but_more_noise_does_not(
    source: PointsSource, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    document.edit(xor_spec("moons"), "")
    heard = Heard(source)
    read(qtbot, source, session)
    assert heard.emptied == 1
    document.edit(with_data(document.spec, noise=0.3), "")
    read(qtbot, source, session)
    assert heard.emptied == 1
    assert len(heard.looks) == 2


def test_points_that_nobody_wants_any_more_are_not_told(
    source: PointsSource, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    heard = Heard(source)
    source.read()
    document.edit(xor_spec("moons"), "")
    qtbot.waitUntil(lambda: not session.desks.playground.busy)
    assert heard.looks == []


def test_test_points_are_hollow_where_they_are_others(
    source: PointsSource, document: Document, session: PlaygroundSession, qtbot: QtBot
) -> None:
    heard = Heard(source)
    read(qtbot, source, session)
    assert not samplesOf(heard.looks[-1]).hollow.any()  # XOR is tested with what it learns
    document.edit(xor_spec("moons"), "")
    read(qtbot, source, session)
    samples = samplesOf(heard.looks[-1])
    assert (len(samples.y), int(samples.hollow.sum()), samples.classes) == (800, 400, 2)


def test_the_same_points_whatever_the_network() -> None:
    spec = xor_spec("moons")
    assert haveSamePoints(spec, spec.with_training(epochs=9))
    assert not haveSamePoints(spec, with_data(spec, noise=0.3))
    assert not haveSamePoints(spec, xor_spec())
    assert haveSamePoints(xor_spec("nowhere"), xor_spec("nowhere"))
