"""The time slider: any moment of the run by mouse and by keys, and the present that stays."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import ThemeManager
from gui.training.time_slider import TimeSlider

EPOCH = 100
UPDATES = (1, 3, 10, 50, 100, 150, 200, 250, 300, 360, 400)
ENDS = (100, 200, 300, 400)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def empty(qtbot: QtBot, themes: ThemeManager) -> TimeSlider:
    slider = TimeSlider(themes)
    qtbot.addWidget(slider)
    slider.resize(900, slider.sizeHint().height())
    with qtbot.waitExposed(slider):
        slider.show()
    return slider


@pytest.fixture
def slider(empty: TimeSlider) -> TimeSlider:
    empty.setMoments(UPDATES, ENDS, 300, EPOCH)
    return empty


@pytest.fixture
def told(slider: TimeSlider) -> list[int | None]:
    """The moments that the slider announced."""
    moments: list[int | None] = []
    slider.momentChanged.connect(moments.append)
    return moments


def spot(slider: TimeSlider, update: float) -> QPoint:
    return QPoint(round(slider.track.placeOf(update)), slider.track.height() // 2)


def grow(slider: TimeSlider, last: int) -> None:
    updates = (*UPDATES, *range(450, last + 1, 50))
    slider.setMoments(updates, range(EPOCH, last + 1, EPOCH), 300, EPOCH)


def pixels(slider: TimeSlider, token: str) -> int:
    """How many pixels of the track have exactly a token's colour."""
    image, color = slider.track.grab().toImage(), slider._themes.theme.color(token)
    return sum(
        image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height())
    )


def test_without_moments_it_is_calm_and_says_so(empty: TimeSlider, qtbot: QtBot) -> None:
    assert empty.isVisible()
    assert not empty.track.isEnabled()
    assert empty.label.text() == "No moments yet"
    assert not empty.now.isVisible()
    qtbot.mouseClick(empty.track, LEFT, pos=QPoint(200, 10))
    assert empty.current is None
    assert pixels(empty, "muted") == pixels(empty, "accent") == 0


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [380, 560, 1200])
def test_neither_a_run_nor_the_past_changes_its_height(
    empty: TimeSlider, themes: ThemeManager, scale: float, width: int
) -> None:
    themes.setFontScale(scale)
    empty.resize(width, empty.sizeHint().height())
    QApplication.processEvents()
    heights, tracks = {empty.sizeHint().height()}, {empty.track.width()}
    for current, continuable in ((None, False), (50, False), (50, True)):
        empty.setMoments(UPDATES, ENDS, 300, EPOCH)
        empty.setCurrent(current)
        empty.setContinuable(continuable)
        QApplication.processEvents()
        heights.add(empty.sizeHint().height())
        tracks.add(empty.track.width())
    assert len(heights) == len(tracks) == 1


def test_one_moment_is_the_present_only(empty: TimeSlider) -> None:
    empty.setMoments([1], [], None, EPOCH)
    assert not empty.track.isEnabled()


def test_the_present_is_at_the_right_end_and_quiet(slider: TimeSlider) -> None:
    assert slider.current is None
    assert slider.label.text() == "update 400 · epoch 4.00"
    assert "now" in slider.hint.text()
    assert slider.hint.isVisible()
    assert not slider.now.isVisible()
    assert pixels(slider, "accent") == 0


def test_a_click_goes_to_the_nearest_moment(
    slider: TimeSlider, told: list[int | None], qtbot: QtBot
) -> None:
    qtbot.mouseClick(slider.track, LEFT, pos=spot(slider, 160))
    assert told == [150]
    assert slider.current == 150
    assert slider.label.text() == "update 150 · epoch 1.50"
    assert slider.now.isVisible()
    assert pixels(slider, "accent") > 100


def test_another_button_of_the_mouse_moves_nothing(
    slider: TimeSlider, told: list[int | None], qtbot: QtBot
) -> None:
    qtbot.mouseClick(slider.track, Qt.MouseButton.RightButton, pos=spot(slider, 160))
    assert told == []


def test_dragging_tells_each_moment_once_up_to_the_ends(
    slider: TimeSlider, told: list[int | None], qtbot: QtBot
) -> None:
    qtbot.mousePress(slider.track, LEFT, pos=spot(slider, 400))
    for x in range(spot(slider, 400).x(), -50, -5):
        qtbot.mouseMove(slider.track, QPoint(x, 5))
    assert told[:7] == [360, 300, 250, 200, 150, 100, 50]
    assert told[-1] == 1
    assert len(told) == len(set(told))
    qtbot.mouseMove(slider.track, QPoint(slider.track.width() + 50, 5))
    qtbot.mouseRelease(slider.track, LEFT, pos=QPoint(slider.track.width() + 50, 5))
    assert told[-1] is None


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (None, Key.Key_Left, 360),
        (None, Key.Key_Right, None),
        (360, Key.Key_Right, None),
        (150, Key.Key_Left, 100),
        (150, Key.Key_Right, 200),
        (1, Key.Key_Left, 1),
        (150, Key.Key_Home, 1),
        (150, Key.Key_End, None),
        (None, Key.Key_PageDown, 300),
        (150, Key.Key_PageDown, 100),
        (100, Key.Key_PageDown, 1),
        (150, Key.Key_PageUp, 200),
        (360, Key.Key_PageUp, None),
        (170, Key.Key_Left, 150),
        (170, Key.Key_Right, 200),
    ],
)
def test_keys_lead_to_neighbours_epochs_and_ends(
    slider: TimeSlider,
    told: list[int | None],
    qtbot: QtBot,
    start: int | None,
    key: Qt.Key,
    end: int | None,
) -> None:
    slider.setCurrent(start)
    assert told == []
    qtbot.keyClick(slider.track, key)
    assert slider.current == end
    assert told == ([] if start == end else [end])


def test_other_keys_are_left_to_the_window(slider: TimeSlider, qtbot: QtBot) -> None:
    seen: list[int] = []
    slider.keyPressEvent = lambda event: seen.append(event.key())  # type: ignore[method-assign]
    qtbot.keyClick(slider.track, Key.Key_Space)
    assert seen == [Key.Key_Space]


def test_the_wheel_goes_from_moment_to_moment(slider: TimeSlider, told: list[int | None]) -> None:
    for turned in (-120, -120, 120):
        event = QWheelEvent(
            QPointF(50, 10),
            QPointF(slider.track.mapToGlobal(QPoint(50, 10))),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(slider.track, event)
    assert told == [360, 300, 360]


def test_it_can_be_reached_by_the_keyboard(slider: TimeSlider, qtbot: QtBot) -> None:
    slider.setCurrent(100)
    slider.setContinuable(True)
    slider.activateWindow()
    slider.track.setFocus()
    qtbot.waitUntil(slider.track.hasFocus)
    for part in (slider.now, slider.continueHere):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert part.hasFocus()


def test_a_growing_run_takes_the_present_along(slider: TimeSlider, told: list[int | None]) -> None:
    grow(slider, 800)
    assert slider.current is None
    assert slider.label.text() == "update 800 · epoch 8.00"
    assert slider.track.value() == 800
    assert told == []


def test_a_growing_run_leaves_the_chosen_moment(slider: TimeSlider, told: list[int | None]) -> None:
    slider.setCurrent(150)
    before = slider.track.placeOf(150)
    grow(slider, 800)
    assert slider.current == 150
    assert slider.track.value() == 150
    assert slider.track.placeOf(150) < before
    assert told == []


def test_a_moment_thinned_out_stays_chosen(
    slider: TimeSlider, told: list[int | None], qtbot: QtBot
) -> None:
    slider.setCurrent(150)
    slider.setMoments([1, 100, 200, 400], ENDS, 300, EPOCH)
    assert slider.current == 150
    assert slider.label.text() == "update 150 · epoch 1.50"
    qtbot.keyClick(slider.track, Key.Key_Right)
    assert told == [200]


@pytest.mark.parametrize("updates", [[], [1], [1, 20]])
def test_another_run_has_no_past_yet(
    slider: TimeSlider, told: list[int | None], updates: list[int]
) -> None:
    slider.setCurrent(150)
    slider.setMoments(updates, [], None, EPOCH)
    assert slider.current is None
    assert told == [None]
    assert not slider.now.isVisible()


def test_now_returns_to_the_present(
    slider: TimeSlider, told: list[int | None], qtbot: QtBot
) -> None:
    slider.setCurrent(150)
    qtbot.mouseClick(slider.now, LEFT)
    assert told == [None]
    assert not slider.now.isVisible()
    assert slider.hint.isVisible()


def test_continuing_is_offered_in_the_past_of_a_run_at_rest(
    slider: TimeSlider, qtbot: QtBot
) -> None:
    slider.setContinuable(True)
    assert not slider.continueHere.isVisible()
    slider.setCurrent(150)
    assert slider.continueHere.isVisible()
    with qtbot.waitSignal(slider.continueRequested) as asked:
        qtbot.mouseClick(slider.continueHere, LEFT)
    assert asked.args == [150]
    slider.setContinuable(False)
    assert not slider.continueHere.isVisible()
    assert slider.now.isVisible()


def test_epochs_are_marked_and_the_best_one_apart(slider: TimeSlider) -> None:
    assert slider.track.ticks() == [slider.track.placeOf(end) for end in ENDS]
    assert pixels(slider, "good") > 5
    slider.setMoments(UPDATES, ENDS, None, EPOCH)
    assert pixels(slider, "good") == 0


def test_many_epochs_get_fewer_ticks_at_round_numbers(empty: TimeSlider) -> None:
    ends = range(10, 10_001, 10)
    empty.setMoments(range(0, 10_001, 50), ends, None, 10)
    ticks = empty.track.ticks()
    assert 20 < len(ticks) < 300
    assert ticks[0] in (empty.track.placeOf(100), empty.track.placeOf(200))
    assert min(b - a for a, b in itertools.pairwise(ticks)) >= 5


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [420, 560, 1000])
def test_nothing_is_cut_or_overlaps(
    slider: TimeSlider, themes: ThemeManager, width: int, scale: float
) -> None:
    themes.setFontScale(scale)
    grow(slider, 50_000)
    slider.setCurrent(49_950)
    slider.setContinuable(True)
    slider.resize(width, slider.sizeHint().height())
    slider.resize(width, slider.sizeHint().height())
    QApplication.processEvents()
    assert slider.label.shownText() == slider.label.text()
    parts = (slider.track, slider.label, slider.now, slider.continueHere)
    boxes = [part.rect().translated(part.mapTo(slider, QPoint())) for part in parts]
    assert all(slider.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert slider.now.width() >= slider.now.sizeHint().width()
    assert slider.continueHere.width() >= slider.continueHere.sizeHint().width()
    assert slider.track.width() >= themes.scaled(150)


def test_it_says_what_it_is_and_where_it_stands(slider: TimeSlider) -> None:
    slider.setCurrent(150)
    assert "any moment of this run" in slider.track.toolTip()
    assert slider.track.accessibleName() == "Moment of the run"
    assert slider.track.accessibleDescription() == "update 150 · epoch 1.50"
    assert slider.now.toolTip()
    assert slider.continueHere.toolTip()


def test_assistive_technology_can_set_the_value(slider: TimeSlider, told: list[int | None]) -> None:
    slider.track.setValue(160)
    assert told == [150]
    assert slider.track.value() == 150


def test_another_theme_recolours(slider: TimeSlider, themes: ThemeManager) -> None:
    slider.setCurrent(200)
    themes.setMode("dark")
    assert pixels(slider, "accent") > 100
