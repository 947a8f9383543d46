"""What is seen of a plot: it follows until a wheel, a hand or a key moves it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import ThemeManager
from gui.training.plot_view import PlotView


class Plot(PlotView):
    """Data that end somewhere."""

    last = 10.0

    def _last_x(self) -> float:
        return self.last

    def grow(self, last: float) -> None:
        self.last = last
        self._changed()


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> Plot:
    plot = Plot(themes, "Loss")
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def centre(plot: Plot) -> QPoint:
    return plot.view().area.center().toPoint()


def zoom(plot: Plot, at: QPoint | None = None) -> None:
    place = QPointF(at or centre(plot))
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


def test_the_view_follows_until_it_is_moved_and_again_after_a_double_click(
    plot: Plot, qtbot: QtBot
) -> None:
    plot.grow(10)
    right = plot.viewRange()[0][1]
    plot.grow(20)
    assert plot.viewRange()[0][1] > right
    with qtbot.waitSignal(plot.followChanged):
        zoom(plot)
    zoomed = plot.viewRange()[0][1]
    plot.grow(40)
    assert plot.viewRange()[0][1] == pytest.approx(zoomed)
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().center())
    assert plot.isFollowing
    assert plot.viewRange()[0][1] > 40


def test_the_wheel_over_an_axis_zooms_that_one_alone(plot: Plot) -> None:
    plot.grow(10)
    x, y = plot.viewRange()
    zoom(plot, QPoint(10, centre(plot).y()))
    assert plot.viewRange()[0] == x
    assert plot.viewRange()[1][1] < y[1]
    plot.follow()
    zoom(plot, QPoint(centre(plot).x(), plot.height() - 3))
    assert plot.viewRange()[0][1] < x[1]
    assert plot.viewRange()[1] == y


def test_dragging_pans_and_tells_where(plot: Plot, qtbot: QtBot) -> None:
    plot.grow(10)
    before, middle = plot.viewRange()[0], centre(plot)
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    with qtbot.waitSignal(plot.xMoved) as moved:
        qtbot.mouseMove(plot.viewport(), middle + QPoint(50, 0))
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(50, 0))
    low, high = plot.viewRange()[0]
    assert moved.args == [low, high]
    assert low < before[0]
    assert high - low == pytest.approx(before[1] - before[0])
    assert not plot.isFollowing


def test_keys_pan_zoom_and_follow_again(plot: Plot, qtbot: QtBot) -> None:
    plot.grow(10)
    low, high = plot.viewRange()[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.viewRange()[0][0] > low
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert np.ptp(plot.viewRange()[0]) < high - low
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.viewRange()[0] == [low, high]


def test_the_pointer_is_told_in_the_datas_numbers_until_it_leaves(plot: Plot, qtbot: QtBot) -> None:
    plot.grow(10)
    with qtbot.waitSignal(plot.pointed) as pointed:
        qtbot.mouseMove(plot.viewport(), QPoint(round(float(plot.view().across(4))), 60))
    assert pointed.args[0] == pytest.approx(4, abs=0.05)
    with qtbot.waitSignal(plot.pointed) as left:
        QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert left.args == [None]


def test_a_menu_is_wanted_by_mouse_and_by_key(plot: Plot, qtbot: QtBot) -> None:
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        place = QPoint(30, 40)
        with qtbot.waitSignal(plot.menuRequested) as wanted:
            event = QContextMenuEvent(reason, place, plot.mapToGlobal(place))
            QApplication.sendEvent(plot.viewport(), event)
        assert plot.rect().contains(plot.mapFromGlobal(wanted.args[0]))


def test_an_empty_plot_says_what_will_be_there(plot: Plot) -> None:
    plot.setHint("Press Train")
    assert plot._hint.isVisible()
    assert QRectF(plot.rect()).contains(QRectF(plot._hint.geometry()))
    plot.setHint("")
    assert not plot._hint.isVisible()


def test_zooming_ends_before_numbers_do(plot: Plot) -> None:
    plot.grow(10)
    for _ in range(100):
        zoom(plot)
    low, high = plot.viewRange()[0]
    assert high > low
    plot.grab()
