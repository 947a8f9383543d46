"""From asking for a surface to reading it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.race.surface_view import SurfaceView
from gui.theme import ThemeManager
from tests.helpers.surfaces import bowl, lanes, surface

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeManager) -> SurfaceView:
    widget = SurfaceView(themes)
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_at_first_there_is_a_button_that_asks_for_one(view: SurfaceView, qtbot: QtBot) -> None:
    assert view.computeButton.isVisible()
    assert "Some seconds" in view.invitation.text()
    assert not view.map.isVisible()
    with qtbot.waitSignal(view.requested) as wanted:
        qtbot.mouseClick(view.computeButton, LEFT)
    assert wanted.args == [False]


def test_where_nothing_can_be_computed_it_says_why(view: SurfaceView) -> None:
    view.setAvailable(False, "Start the race first.")
    assert not view.computeButton.isEnabled()
    assert view.invitation.text() == "Start the race first."
    view.setAvailable(True)
    assert view.computeButton.isEnabled()


def test_while_it_is_computed_there_are_progress_and_cancel(
    view: SurfaceView, qtbot: QtBot
) -> None:
    view.setProgress(250, 1000)
    assert not view.computeButton.isVisible()
    assert view.progress.isVisible()
    assert view.progress.bar.value() == view.progress.bar.maximum() // 4
    with qtbot.waitSignal(view.cancelled):
        qtbot.mouseClick(view.cancelButton, LEFT)
    view.setIdle()
    assert view.computeButton.isVisible()
    assert not view.progress.isVisible()


def test_a_coarse_picture_shows_while_the_finer_one_is_measured(view: SurfaceView) -> None:
    view.setProgress(0, 1000)
    view.setSurface(surface(side=9, is_final=False), lanes())
    assert view.map.isVisible()
    assert view.progress.isVisible()
    assert not view.againButton.isVisible()
    view.setProgress(500, 1000)
    view.setSurface(surface(side=33), lanes())
    assert not view.progress.isVisible()
    assert view.againButton.isVisible()
    assert view.againButton.isEnabled()


def test_a_failure_is_said_and_can_be_tried_again(view: SurfaceView) -> None:
    view.setProgress(1, 10)
    view.setFailure("The lanes have not moved far enough.", "Let them learn longer.")
    assert view.message.isVisible()
    assert view.message.text() == "The lanes have not moved far enough. Let them learn longer."
    assert view.computeButton.isVisible()
    view.setAvailable(True)
    assert view.message.isVisible()
    view.setProgress(0, 10)
    assert not view.message.isVisible()


def test_a_failure_leaves_the_picture_there_is(view: SurfaceView) -> None:
    view.setProgress(1, 10)
    view.setSurface(surface(side=9, is_final=False), lanes(3))
    assert "Lion" in view.message.text()
    view.setFailure("The memory is full.")
    assert view.message.text() == "The memory is full."
    assert view.map.isVisible()
    assert view.againButton.isEnabled()


def test_the_words_say_what_is_seen_and_what_is_not(view: SurfaceView) -> None:
    view.setSurface(surface(), lanes())
    words = view.words.text()
    for part in ("2 of 101,770 directions", "82 %", "1,000 training examples", "not seen"):
        assert part in words
    assert "0.5 off this plane" in words
    assert "Adam: 1.2 of its own, 0.35 on the surface" in words
    assert "biases" not in words
    view.setSurface(surface(filter_normalised=True), lanes())
    assert "biases" in view.words.text()


def test_where_it_is_low_the_words_are_short_and_the_rest_in_the_tool_tip(
    view: SurfaceView,
) -> None:
    view.setSurface(surface(), lanes())
    whole = view.words.text()
    view.resize(700, 300)
    assert len(view.words.text()) < len(whole) / 2
    assert view.words.toolTip() == whole
    assert view.height() == 300
    assert view.map.height() > 100


@pytest.mark.parametrize("width", [560, 640, 700, 760, 820, 900])
def test_nothing_moves_as_the_picture_grows_finer(view: SurfaceView, width: int) -> None:
    view.resize(width, 600)
    shown = lanes()
    shown[0].name = "SGD with momentum and Nesterov"
    view.setProgress(0, 1000)
    view.setSurface(surface(side=9, is_final=False), shown)
    view.layout().activate()
    before = view.map.geometry(), view.words.text()
    high = surface(lambda x, y: bowl(x, y) + 30 * (x > 2.5) * (y > 1.5), side=33)
    view.setSurface(high, shown)
    view.layout().activate()
    assert view.words.text() != before[1]
    assert view.map.geometry() == before[0]


def test_own_losses_of_many_lanes_take_two_lines(view: SurfaceView) -> None:
    view.setSurface(surface(lanes=3), lanes(3))
    assert len(view.figures.shownLines()) == 1
    many = lanes(3)
    for one in many:
        one.name = f"{one.name} with a name that is rather long, as it is"
    view.setLanes(many)
    first, second = view.figures.shownLines()
    assert first.startswith("Own losses at the end: SGD")
    assert second.endswith("2.25")
    assert view.figures.height() >= 2 * view.figures.fontMetrics().height()
    view.resize(500, 600)
    assert view.figures.shownLines()[1].endswith("…")
    assert view.figures.text() in view.figures.toolTip()


def test_contour_and_landscape_take_turns(view: SurfaceView, qtbot: QtBot) -> None:
    view.setSurface(surface(), lanes())
    assert view.map.isVisible()
    qtbot.mouseClick(view.landscape, LEFT)
    assert view.relief.isVisible()
    assert not view.map.isVisible()
    view.contour.setFocus()
    qtbot.keyClick(view.contour, Qt.Key.Key_Space)
    assert view.map.isVisible()


def test_normalised_directions_are_asked_for_by_their_chip(view: SurfaceView, qtbot: QtBot) -> None:
    view.setSurface(surface(), lanes())
    with qtbot.waitSignal(view.requested) as wanted:
        qtbot.mouseClick(view.normalised, LEFT)
    assert wanted.args == [True]
    view.setSurface(surface(filter_normalised=True), lanes())
    with qtbot.waitSignal(view.requested) as wanted:
        qtbot.mouseClick(view.againButton, LEFT)
    assert wanted.args == [True]


def test_after_a_cancel_the_chip_says_what_is_seen(view: SurfaceView, qtbot: QtBot) -> None:
    view.setSurface(surface(), lanes())
    qtbot.mouseClick(view.normalised, LEFT)
    view.setProgress(1, 10)
    assert view.normalised.isChecked()
    view.setIdle()
    assert not view.normalised.isChecked()


def test_lanes_that_do_not_fit_are_named(view: SurfaceView) -> None:
    view.setSurface(surface(lanes=2), lanes(3))
    assert view.message.isVisible()
    assert "Left out: Lion." in view.message.text()
    view.setSurface(surface(lanes=3), lanes(3))
    assert not view.message.isVisible()


def test_hidden_lanes_are_not_drawn_and_new_names_are_taken_over(view: SurfaceView) -> None:
    shown = lanes()
    view.setSurface(surface(), shown)
    shown[0].is_hidden, shown[1].name = True, "Adam, fast"
    view.setLanes(shown)
    assert sorted(name.text for name in view.map.names()) == ["Adam, fast", "start"]
    assert "SGD" not in view.figures.text()
    assert not view.message.isVisible()


def test_the_time_slider_s_moment_moves_markers_and_figures(view: SurfaceView) -> None:
    view.setSurface(surface(), lanes())
    assert view.figures.text() == "Own losses at the end: SGD 0.25 · Adam 1.25"
    ends = view.map.markers()
    view.setMoment(10)
    assert view.figures.text() == "Own losses at update 10: SGD 1 · Adam 1"
    assert view.map.markers() != ends
    view.setMoment(None)
    assert view.map.markers() == ends


def test_a_lane_with_other_batches_is_shown_at_its_own_update(view: SurfaceView) -> None:
    view.setSurface(surface(), lanes())
    view.setMoment(10, {1: 100})
    assert view.figures.text() == "Own losses at update 10: SGD 1 · Adam 0.5"


def test_lanes_told_again_unchanged_cost_no_new_picture(view: SurfaceView) -> None:
    view.setSurface(surface(), lanes())
    shown = lanes()
    view.setLanes(shown)
    view.grab()
    picture = view.map._picture
    view.setLanes(shown)
    assert view.map._picture is picture
    shown[0].style = 4
    view.setLanes(shown)
    assert view.map._picture is not picture


def test_losses_not_measured_yet_are_not_shown(view: SurfaceView) -> None:
    made = surface()
    unknown = [
        replace(path, losses=np.full(len(path.updates), np.nan, np.float32)) for path in made.paths
    ]
    view.setSurface(replace(made, paths=tuple(unknown)), lanes())
    assert view.figures.text() == ""
    assert "nan" not in view.words.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_looked_at_in_each_theme_and_size(
    view: SurfaceView, themes: ThemeManager, theme: str, scale: float
) -> None:
    themes.setMode(theme)  # type: ignore[arg-type]
    themes.setFontScale(scale)
    view.setSurface(surface(), lanes())
    view.resize(700, 520)
    assert view.minimumSizeHint().width() <= 700
    assert not view.grab().isNull()
    themes.setFontScale(1.0)
