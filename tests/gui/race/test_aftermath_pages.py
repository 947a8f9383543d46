"""The pages of what comes after a race."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.messages import say
from engine.training.snapshots import Snapshot
from engine.work import errands, events
from gui.race.aftermath_pages import AftermathPages
from gui.race.session import RaceSession
from gui.race.surface_view import SurfaceView
from gui.race.verdict_view import VerdictView
from gui.theme import ThemeManager
from tests.helpers.races import LANES, prepare, race, run_through, session

__all__ = ["race", "session"]

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Views:
    """Both views, and what carries their wishes."""

    surface: SurfaceView
    verdict: VerdictView
    pages: AftermathPages


@pytest.fixture
def views(qtbot: QtBot, race: RaceSession, themes: ThemeManager) -> Views:
    surface, verdict = SurfaceView(themes), VerdictView(themes)
    for view in (surface, verdict):
        qtbot.addWidget(view)
        view.resize(700, 500)
        with qtbot.waitExposed(view):
            view.show()
    return Views(surface, verdict, AftermathPages(race, surface, verdict))


def ended(race: RaceSession, views: Views) -> None:
    """Let two lanes race, and go somewhere."""
    race.setLanes(LANES)
    run_through(race)
    for lane in race.lanes:
        for update in (0, 20):
            lane.snapshots.add(Snapshot(update, 0.0, (np.full(3, update, np.float32),)))
    views.pages.showLanes()


def test_without_lanes_there_is_nothing_to_repeat(views: Views, race: RaceSession) -> None:
    assert not views.verdict._repeat.isEnabled()
    race.setLanes(LANES)
    views.pages.showLanes()
    assert views.verdict._repeat.isEnabled()
    assert not views.surface.computeButton.isEnabled()
    assert "Train the lanes first" in views.surface.invitation.text()


def test_while_they_race_neither_can_be_had(views: Views, race: RaceSession) -> None:
    ended(race, views)
    assert views.surface.computeButton.isEnabled()
    race.start()
    prepare(race)
    assert not views.surface.computeButton.isEnabled()
    assert "under way" in views.surface.invitation.text()
    assert not views.verdict._repeat.isEnabled()


def test_a_surface_is_asked_for_and_its_failure_told(
    views: Views, race: RaceSession, qtbot: QtBot
) -> None:
    ended(race, views)
    qtbot.mouseClick(views.surface.computeButton, LEFT)
    assert race.aftermath.computesSurface
    assert race.aftermath._errand is not None
    number = race.aftermath._errand.number
    race.aftermath._take([errands.ErrandFailed(number, say("No room."), say("Close something."))])
    assert not race.aftermath.computesSurface
    assert "No room. Close something." in views.surface.message.text()


def test_a_repetition_is_shown_until_it_has_ended(
    views: Views, race: RaceSession, qtbot: QtBot
) -> None:
    ended(race, views)
    qtbot.mouseClick(views.verdict._repeat, LEFT)
    assert race.aftermath.repeats > 0
    assert not views.surface.computeButton.isEnabled()
    race.aftermath._take([events.RaceEnded()])
    assert views.surface.computeButton.isEnabled()
    assert views.verdict._repeat.isEnabled()
