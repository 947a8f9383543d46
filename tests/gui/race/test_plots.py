"""The race's two plots: one axis, one pointer, every lane; nothing while hidden."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.spec.losses import MeanSquaredError
from engine.spec.run import RunSpec
from engine.training.history import EpochResult
from gui.race.lane_plot import LanePlot
from gui.race.lane_run import LaneRun
from gui.race.plot_modes import PlotModes
from gui.race.plots import RacePlots
from gui.theme import ThemeManager
from gui.training.run_curves import Axis
from tests.helpers.lane_runs import learn, make_lane, make_lanes


@pytest.fixture
def plots(qtbot: QtBot, themes: ThemeManager) -> RacePlots:
    plots = RacePlots(themes)
    qtbot.addWidget(plots)
    plots.resize(760, 640)
    with qtbot.waitExposed(plots):
        plots.show()
    return plots


def numbers(plot: LanePlot) -> set[int]:
    return {lane.number for lane in plot.lanes()}


def spot(plot: LanePlot, x: float, y: float = 0.5) -> QPoint:
    """Return the pixel at a value of the horizontal axis and a share of the plot's height."""
    area = plot.view().area
    return QPoint(round(float(plot.view().across(x))), round(area.top() + y * area.height()))


def curve_spot(plot: LanePlot, x: float, value: float) -> QPoint:
    view = plot.view()
    return QPoint(round(float(view.across(x))), round(float(view.down(value))))


def zoom(plot: LanePlot, at: QPoint) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        plot.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def test_without_lanes_it_says_what_will_be_here(plots: RacePlots) -> None:
    hints = [plot.findChild(QLabel) for plot in (plots.loss_plot, plots.metric_plot)]
    assert all(hint.isVisible() and hint.text() for hint in hints)
    plots.setLanes(make_lanes(2))
    assert not any(hint.isVisible() for hint in hints)


def test_every_lane_has_a_curve_in_both_plots(plots: RacePlots) -> None:
    plots.setLanes(make_lanes(12))
    assert numbers(plots.loss_plot) == numbers(plots.metric_plot) == set(range(1, 13))
    assert "lane 3 0.130" in plots.loss_plot.labels()
    assert "lane 3 87.0 %" in plots.metric_plot.labels()
    dashed = {lane.number for lane in plots.loss_plot.lanes() if (lane.curve.lane or 0) >= 6}
    assert dashed == {7, 8, 9, 10, 11, 12}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_labels_of_twelve_lanes_never_overlap(
    plots: RacePlots, themes: ThemeManager, scale: float
) -> None:
    themes.setFontScale(scale)
    lanes = make_lanes(12)
    for lane in lanes:
        lane.name = f"모멘텀 확률적 경사하강법 {lane.number}"
    plots.setLanes(lanes)
    for plot in (plots.loss_plot, plots.metric_plot):
        rects, labels = plot.labelRects(), plot.placedLabels()
        named = sum(label.end is not None for label in labels)
        left_out = [label.name for label in labels if label.end is None]
        assert left_out == ([] if named == 12 else [f"and {12 - named} more"])
        assert named == 12 or scale > 1
        assert plot._sizes().font.pixelSize() >= 10 * scale
        assert all(b.top() >= a.bottom() - 0.01 for a, b in itertools.pairwise(rects))
        assert all(plot.rect().contains(rect.toAlignedRect()) for rect in rects)


def test_larger_text_gets_its_room_at_once(plots: RacePlots, themes: ThemeManager) -> None:
    plots.setLanes(make_lanes(3))
    before = plots.loss_plot.labelRects()[0].left()
    themes.setFontScale(1.5)
    rooms = [plot.labelRects()[0].left() for plot in (plots.loss_plot, plots.metric_plot)]
    assert rooms[0] == rooms[1] < before


def test_hidden_lanes_are_left_out_and_come_back(plots: RacePlots) -> None:
    lanes = make_lanes(3)
    lanes[1].is_hidden = True
    plots.setLanes(lanes)
    assert numbers(plots.loss_plot) == {1, 3}
    lanes[1].is_hidden = False
    plots.setLanes(lanes)
    assert numbers(plots.loss_plot) == {1, 2, 3}
    plots.setLanes(lanes[:1])
    assert numbers(plots.metric_plot) == {1}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("x: updates", {200, 50}),
        ("x: examples", {6400}),
        ("x: seconds", {2, 0.5}),
        ("x: epochs", {2}),
    ],
)
def test_the_axis_is_chosen_by_clicks(
    plots: RacePlots, qtbot: QtBot, text: str, ends: set[float]
) -> None:
    plots.setLanes([make_lane(1, 200, 100), make_lane(2, 50, 25)])
    assert plots.chips.axis.text() == "x: epochs"
    for _ in range(4):
        qtbot.mouseClick(plots.chips.axis, Qt.MouseButton.LeftButton)
        if plots.chips.axis.text() == text:
            break
    assert plots.chips.axis.text() == text
    assert text.removeprefix("x: ") in plots.chips.axis.toolTip()
    for plot in (plots.loss_plot, plots.metric_plot):
        found = {round(float(lane.curve.x[-1]), 6) for lane in plot.lanes()}
        assert found == ends


def test_an_axis_that_no_lane_knows_is_passed_over(plots: RacePlots, qtbot: QtBot) -> None:
    lane = make_lane(1, 0)
    lane.history.add_batches({"loss": np.ones(5, np.float32)})
    plots.setLanes([lane])
    seen = []
    for _ in range(4):
        qtbot.mouseClick(plots.chips.axis, Qt.MouseButton.LeftButton)
        seen.append(plots.modes().axis)
    assert "updates" in seen
    assert "seconds" not in seen


def test_both_plots_have_one_axis_while_an_epoch_goes_on(plots: RacePlots) -> None:
    plots.setLanes(make_lanes(3, 170))
    assert plots.loss_plot.viewRange()[0] == plots.metric_plot.viewRange()[0]
    assert plots.metric_plot.viewRange()[0][1] > 1.7


def test_the_source_of_each_plot_is_chosen_by_a_click(plots: RacePlots, qtbot: QtBot) -> None:
    plots.setLanes(make_lanes(2))
    assert not any(lane.curve.dots for lane in plots.loss_plot.lanes())
    assert all(lane.curve.dots for lane in plots.metric_plot.lanes())
    for chip in (plots.chips.loss, plots.chips.metric):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert all(lane.curve.dots for lane in plots.loss_plot.lanes())
    assert not any(lane.curve.dots for lane in plots.metric_plot.lanes())
    assert plots._notes[plots.loss_plot].text().startswith("validation")


def test_raw_curves_and_smoothing_are_chosen_by_a_click(plots: RacePlots, qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    lane = make_lane(1, 0)
    lane.history.add_batches({"loss": rng.random(500).astype(np.float32)})
    plots.setLanes([lane])
    (before,) = plots.loss_plot.lanes()
    qtbot.mouseClick(plots.chips.smoothed, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(plots.chips.raw, Qt.MouseButton.LeftButton)
    (after,) = plots.loss_plot.lanes()
    assert plots.chips.smoothed.text() == "smooth 200"
    assert np.ptp(after.curve.front[250:]) < np.ptp(before.curve.front[250:])
    assert before.raw
    assert not after.raw


def test_losses_can_be_seen_in_powers_of_ten_and_since_the_start(
    plots: RacePlots, qtbot: QtBot
) -> None:
    lane = make_lane(1, 0)
    learn(lane, 5, 4.0)
    learn(lane, 995, 0.1)
    plots.setLanes([lane])
    assert plots.loss_plot.viewRange()[1][1] < 2
    qtbot.mouseClick(plots.chips.whole, Qt.MouseButton.LeftButton)
    assert plots.loss_plot.viewRange()[1][1] > 4
    qtbot.mouseClick(plots.chips.log, Qt.MouseButton.LeftButton)
    assert plots.loss_plot.viewRange()[1][0] < 0


def test_a_curve_pointed_at_is_told_and_thicker(plots: RacePlots, qtbot: QtBot) -> None:
    lanes = [make_lane(1), make_lane(40)]
    lanes[1].style = 3
    plots.setLanes(lanes)
    plots.grab()
    with qtbot.waitSignal(plots.laneHovered) as told:
        place = curve_spot(plots.loss_plot, 1.0, 0.5)
        qtbot.mouseMove(plots.loss_plot.viewport(), place)
    assert told.args == [40]
    assert [lane.number for lane in plots.metric_plot.lanes() if lane.bold] == [40]
    with qtbot.waitSignal(plots.laneHovered) as told:
        qtbot.mouseMove(plots.loss_plot.viewport(), spot(plots.loss_plot, 1.0, 0.5))
    assert told.args == [-1]


def test_solo_lets_the_others_stand_back_and_a_highlight_is_in_front(plots: RacePlots) -> None:
    plots.setLanes(make_lanes(3))
    plots.setSolo(2)
    assert {lane.number for lane in plots.loss_plot.lanes() if lane.pale} == {1, 3}
    plots.setSolo(None)
    plots.setHighlight(3)
    last = plots.loss_plot.lanes()[-1]
    assert (last.number, last.bold) == (3, True)
    assert not any(lane.pale for lane in plots.loss_plot.lanes())


def test_zooming_is_linked_and_the_race_does_not_take_it_back(
    plots: RacePlots, qtbot: QtBot
) -> None:
    lanes = make_lanes(3)
    plots.setLanes(lanes)
    assert not plots._follow.isVisible()
    zoom(plots.loss_plot, spot(plots.loss_plot, 1.0))
    seen = plots.loss_plot.viewRange()[0]
    assert plots.metric_plot.viewRange()[0] == seen
    for lane in lanes:
        learn(lane, 300, 0.05)
    plots.setLanes(lanes)
    assert plots.loss_plot.viewRange()[0] == plots.metric_plot.viewRange()[0] == seen
    qtbot.mouseClick(plots._follow, Qt.MouseButton.LeftButton)
    assert plots.loss_plot.viewRange()[0][1] > 5
    assert plots.metric_plot.isFollowing
    assert not plots._follow.isVisible()


def test_dragging_pans_both_plots(plots: RacePlots, qtbot: QtBot) -> None:
    plots.setLanes(make_lanes(2))
    before = plots.loss_plot.viewRange()[0][0]
    start = spot(plots.loss_plot, 1.0)
    viewport = plots.loss_plot.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, start - QPoint(80, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start - QPoint(80, 0))
    assert plots.loss_plot.viewRange()[0][0] > before
    assert plots.metric_plot.viewRange()[0] == plots.loss_plot.viewRange()[0]


def test_modes_go_to_another_one(plots: RacePlots, qtbot: QtBot, themes: ThemeManager) -> None:
    modes = PlotModes("seconds", "validation", "training", 200, False, True, True)
    plots.setModes(modes)
    other = RacePlots(themes)
    qtbot.addWidget(other)
    other.setModes(plots.modes())
    assert other.modes() == modes
    assert other.chips.axis.text() == "x: seconds"
    assert other.chips.log.isChecked()
    assert not other.chips.raw.isChecked()
    assert other.chips.smoothed.text() == "smooth 200"


def test_the_moment_shown_is_marked_in_both(plots: RacePlots) -> None:
    plots.setLanes(make_lanes(2))
    bare = [plot.grab().toImage() for plot in (plots.loss_plot, plots.metric_plot)]
    plots.setMoment(100)
    marked = [plot.grab().toImage() for plot in (plots.loss_plot, plots.metric_plot)]
    for plot, before, after in zip((plots.loss_plot, plots.metric_plot), bare, marked, strict=True):
        place = spot(plot, 1.0, 0.15)
        assert before.pixelColor(place) != after.pixelColor(place)
    plots.setMoment(None)
    assert plots.loss_plot.grab().toImage() == bare[0]


@pytest.mark.parametrize("axis", ["epochs", "examples"])
def test_lanes_of_other_batches_have_one_moment_at_one_place(plots: RacePlots, axis: Axis) -> None:
    fast, slow = make_lane(1, 200, 100), make_lane(2, 50, 25)
    fast.is_hidden = True
    plots.setModes(PlotModes(axis=axis))
    plots.setLanes([fast, slow])
    plots.setMoment(100)
    for plot in (plots.loss_plot, plots.metric_plot):
        assert plot.moment() == pytest.approx(1 if axis == "epochs" else 3200)
        assert not plot.moments()


@pytest.mark.parametrize(
    ("axis", "places"), [("updates", {1: 100, 2: 25}), ("seconds", {1: 1.0, 2: 0.25})]
)
def test_a_moment_at_different_places_is_marked_on_each_curve(
    plots: RacePlots, axis: Axis, places: dict[int, float]
) -> None:
    plots.setModes(PlotModes(axis=axis))
    plots.setLanes([make_lane(1, 200, 100), make_lane(2, 50, 25)])
    plots.setMoment(100)
    for plot in (plots.loss_plot, plots.metric_plot):
        assert plot.moment() is None
        assert plot.moments() == pytest.approx(places)
    plots.setMoment(100, {1: 100, 2: 50})
    assert plots.loss_plot.moments()[2] == pytest.approx(2 * places[2])
    plots.setMoment(None)
    assert not plots.loss_plot.moments()


def test_a_lane_that_has_not_come_so_far_has_no_moment(plots: RacePlots) -> None:
    plots.setModes(PlotModes(axis="updates"))
    plots.setLanes([make_lane(1, 200, 100), make_lane(2, 10, 25), make_lane(3, 50, 25)])
    plots.setMoment(100)
    assert set(plots.loss_plot.moments()) == {1, 3}


def test_until_there_is_validation_training_is_shown_quietly(plots: RacePlots) -> None:
    lanes = make_lanes(3, 60)
    plots.setLanes(lanes)
    assert numbers(plots.metric_plot) == {1, 2, 3}
    assert all(lane.curve.quiet and not lane.hasRaw for lane in plots.metric_plot.lanes())
    assert "epoch 1" in plots._notes[plots.metric_plot].text()
    learn(lanes[0], 50, 0.2)
    plots.setLanes(lanes)
    curves = {lane.number: lane.curve for lane in plots.metric_plot.lanes()}
    assert [curves[n].dots for n in (1, 2, 3)] == [True, False, False]
    assert [curves[n].quiet for n in (1, 2, 3)] == [False, True, True]
    assert "thin" in plots._notes[plots.metric_plot].text()
    for lane in lanes[1:]:
        learn(lane, 50, 0.2)
    plots.setLanes(lanes)
    assert all(lane.curve.dots for lane in plots.metric_plot.lanes())
    assert plots._notes[plots.metric_plot].text() == "validation, at the end of each epoch"


def test_a_race_without_validation_says_so(plots: RacePlots) -> None:
    lane = make_lane(1, 50)
    lane.history.epochs.append(EpochResult(1, 100, {"loss": 0.1}, 1.0))
    plots.setLanes([lane])
    assert numbers(plots.metric_plot) == {1}
    assert "no validation" in plots._notes[plots.metric_plot].text()


def test_a_lane_once_far_away_does_not_move_the_axis_again(plots: RacePlots) -> None:
    lanes = make_lanes(3)
    learn(lanes[2], 100, 50.0)
    plots.setLanes(lanes)
    before = plots.loss_plot.viewRange()[1]
    assert before[1] < 1
    for _ in range(4):
        learn(lanes[2], 3000, 0.5)
        plots.setLanes(lanes)
    assert plots.loss_plot.viewRange()[1] == before
    lanes[2].history = make_lane(3, 0).history
    learn(lanes[2], 100, 0.5)
    plots.setLanes(lanes)
    assert plots.loss_plot.viewRange()[1][1] > 0.5


def test_nothing_is_done_while_hidden_and_all_of_it_afterwards(plots: RacePlots) -> None:
    lanes = make_lanes(2)
    plots.setLanes(lanes)
    plots.hide()
    learn(lanes[0], 100, 0.3)
    plots.setLanes([*lanes, make_lane(3)])
    assert numbers(plots.loss_plot) == {1, 2}
    plots.show()
    assert numbers(plots.loss_plot) == {1, 2, 3}
    assert any("lane 1 0.2" in text for text in plots.loss_plot.labels())


def test_lanes_without_news_are_not_drawn_again(
    plots: RacePlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = make_lanes(4)
    plots.setLanes(lanes)
    before = {lane.number: lane.curve for lane in plots.loss_plot.lanes()}
    calls: list[object] = []
    shown: Callable[..., None] = plots.loss_plot.setLanes
    monkeypatch.setattr(plots.loss_plot, "setLanes", lambda *a: (calls.append(a), shown(*a)))
    plots.setLanes(lanes)
    assert not calls
    learn(lanes[0], 5, 0.3)
    plots.setLanes(lanes)
    assert len(calls) == 1
    after = {lane.number: lane.curve for lane in plots.loss_plot.lanes()}
    assert after[1] is not before[1]
    assert all(after[n] is before[n] for n in (2, 3, 4))


def test_of_many_lanes_both_plots_go_on(plots: RacePlots, qtbot: QtBot) -> None:
    lanes = make_lanes(12)
    plots.setLanes(lanes)
    for lane in lanes:
        learn(lane, 100, 0.05)
    plots.setLanes(lanes)
    assert float(plots.loss_plot.lanes()[0].curve.x[-1]) == pytest.approx(3)
    qtbot.waitUntil(lambda: float(plots.metric_plot.lanes()[0].curve.x[-1]) == pytest.approx(3))
    assert plots.loss_plot.viewRange()[0] == plots.metric_plot.viewRange()[0]


def test_different_losses_are_said_not_to_compare(plots: RacePlots) -> None:
    lanes = make_lanes(2)
    plots.setLanes(lanes)
    note = plots._notes[plots.loss_plot]
    assert "compared" not in note.text()
    lanes[1].spec = other_loss(lanes[1].spec)
    plots.setLanes([lanes[1], lanes[0]])
    assert note.text().startswith("different losses, not to be compared")


def test_different_losses_rank_no_lane(plots: RacePlots, qtbot: QtBot) -> None:
    first, second = make_lane(1), make_lane(2, 0)
    second.spec = other_loss(second.spec)
    second.history.steps_per_epoch = 100
    rows = {"loss": np.full(200, 0.01, np.float32), "accuracy": np.full(200, 0.5, np.float32)}
    second.history.add_batches(rows, 1.0)
    plots.setLanes([second, first])
    qtbot.mouseMove(plots.loss_plot.viewport(), spot(plots.loss_plot, 1.0, 0.1))
    reading = plots.readout()
    assert reading is not None
    assert [line.number for line in reading.lines] == [1, 2]
    assert reading.columns[reading.sorted_by] == "Accuracy"


def other_loss(spec: RunSpec) -> RunSpec:
    return replace(spec, training=replace(spec.training, loss=MeanSquaredError()))


def test_the_picture_has_both_plots_as_png_and_svg(plots: RacePlots, tmp_path: Path) -> None:
    plots.setLanes(make_lanes(12))
    picture = plots.picture()
    assert picture.size().height() > 2 * plots.loss_plot.height()
    picture.savePng(tmp_path / "race.png")
    picture.saveSvg(tmp_path / "race.svg")
    drawing = (tmp_path / "race.svg").read_text("utf-8")
    assert "lane 12" in drawing
    assert "stroke-dasharray" in drawing


def test_the_table_has_every_update_of_every_lane(plots: RacePlots) -> None:
    lanes = make_lanes(2, 100)
    lanes[0].is_hidden = True
    plots.setLanes(lanes)
    rows = list(csv.DictReader(io.StringIO(plots.csv())))
    assert len(rows) == 200
    assert {row["lane"] for row in rows} == {"lane 1", "lane 2"}


def test_any_number_of_finished_runs_of_any_length(plots: RacePlots) -> None:
    lanes = [make_lane(n, 37 * n) for n in range(1, 31)]
    for lane in lanes:
        lane.style %= 12
    plots.setLanes(lanes)
    assert len(plots.loss_plot.lanes()) == 30
    assert not plots.grab().isNull()
    said = plots.loss_plot.placedLabels()
    assert said[-1].end is None
    assert "more" in said[-1].name


def test_it_has_room_for_what_chooses_the_lanes(plots: RacePlots, qtbot: QtBot) -> None:
    label, chip, room = QLabel("Vary"), plots.chips.axis, plots.loss_plot.height()
    plots.addLeading(label)
    qtbot.waitUntil(label.isVisible)
    qtbot.waitUntil(lambda: label.geometry().right() < chip.geometry().left())
    log = plots.chips.log.mapTo(plots, QPoint()).y()
    assert chip.geometry().bottom() < log
    qtbot.waitUntil(lambda: plots.loss_plot.height() < room)
    label.setParent(None)
    qtbot.addWidget(label)
    qtbot.waitUntil(lambda: plots.loss_plot.height() == room)
    assert chip.geometry().top() == plots.chips.log.geometry().top()
    assert chip.geometry().left() > plots.chips.log.geometry().right()


def test_lanes_of_one_batch_so_far_are_dots(plots: RacePlots) -> None:
    plots.setLanes(make_lanes(2, 1))
    assert not plots.grab().isNull()
    assert len(plots.loss_plot.labelRects()) == 2


def test_a_lane_is_known_by_its_number_whatever_it_is_called(plots: RacePlots) -> None:
    lane: LaneRun = make_lane(1)
    plots.setLanes([lane])
    lane.name, lane.style = "Adam", 4
    plots.setLanes([lane])
    assert plots.loss_plot.labels() == ["Adam 0.110"]
    assert plots.metric_plot.lanes()[0].curve.lane == 4
