"""What the banner says while lanes race."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.messages import say
from engine.training.states import RunState
from engine.work import events
from gui.document import Document
from gui.news import News
from gui.race.session import RaceSession
from gui.session import Session
from gui.theme import ThemeManager
from tests.helpers.races import LANES, SPEC, end, learn, prepare, race, session, tell

__all__ = ["race", "session"]


@pytest.fixture
def news(qtbot: QtBot, session: Session, race: RaceSession, themes: ThemeManager) -> News:
    race.setLanes(LANES)
    made = News(Document(SPEC, session), session, race, themes)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_lane_that_diverges_is_the_tables_business(news: News, race: RaceSession) -> None:
    race.start()
    prepare(race)
    learn(race, race.racers[0], [9.0, float("nan")])
    tell(race, race.racers[0], events.RunEnded(RunState.DIVERGED, {}, 1.0))
    assert not news.banner.isVisible()
    end(race, RunState.DIVERGED)
    assert race.allDiverged
    assert not news.banner.isVisible()


def test_the_races_download_is_told_and_can_be_called_off(
    news: News, race: RaceSession, qtbot: QtBot
) -> None:
    race.start()
    race._take([events.Progress(say("Downloading"), 2_500_000, 11_500_000)])
    assert "2.5 of 11.5 MB" in news.banner.text()
    for lane in race.racers:
        race.remove(lane.number)
    news.banner.cancelRequested.emit()
    assert race.state is RunState.STOPPING


def test_a_race_that_failed_is_told_until_the_next_one(news: News, race: RaceSession) -> None:
    race.start()
    race._take([events.JobFailed(say("There is no network."), say("Try again."))])
    assert news.banner.text() == "There is no network. Try again."
    race.start()
    assert not news.banner.isVisible()


def test_the_window_before_a_change_of_language_tells_nothing_any_more(
    session: Session, race: RaceSession, themes: ThemeManager, qtbot: QtBot
) -> None:
    news = News(Document(SPEC, session), session, race, themes)
    delete(news)
    with qtbot.captureExceptions() as caught:
        race.progressChanged.emit()
        race.dataReady.emit()
        race.stateChanged.emit()
    assert caught == []
