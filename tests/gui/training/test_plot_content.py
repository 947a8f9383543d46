"""What is in a plot: labels in their places, and what the pointer's line covers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.theme import ThemeManager
from gui.training.curve_painter import Label, Pen
from gui.training.plot_content import Cross, Level, PlotContent
from gui.training.scale import View
from gui.training.strokes import Curve

VIEW = View(QRectF(40, 10, 400, 200), (0.0, 10.0), (0.0, 1.0))
ROOM = 90.0


def curve(end: float, value: float, lane: int = 0) -> Curve:
    x = np.arange(1.0, end + 1)
    return Curve(x, np.full(len(x), value), lane, f"curve {lane}", f"{value}")


def placed(content: PlotContent, themes: ThemeManager) -> list[Label]:
    return content.placedLabels(VIEW, themes.theme, QFontMetricsF(QApplication.font()), ROOM)


def test_labels_stand_right_of_the_last_end_at_their_curves_heights(themes: ThemeManager) -> None:
    content = PlotContent([curve(6, 0.9), curve(5, 0.1, 1)])
    first, second = placed(content, themes)
    assert content.labels() == [first.text, second.text] == ["curve 0 0.9", "curve 1 0.1"]
    assert first.place.left() == second.place.left() > float(VIEW.across(6))
    assert first.place.center().y() == pytest.approx(float(VIEW.down(0.9)))
    assert content.lastX() == 6


def test_the_levels_word_is_among_them_where_the_level_is_seen(themes: ThemeManager) -> None:
    content = PlotContent([curve(6, 0.9)], level=Level(0.5, "95 %"))
    assert [label.text for label in placed(content, themes)] == ["curve 0 0.9", "95 %"]
    content.level = Level(2.0, "95 %")
    assert len(placed(content, themes)) == 1


def test_labels_stay_inside_where_the_last_end_is_near_the_edge(themes: ThemeManager) -> None:
    content = PlotContent(
        [curve(10, 0.9), curve(9, 0.1, 1)], level=Level(0.5, "95 % · fit for use")
    )
    labels = placed(content, themes)
    assert len(labels) == 3
    assert all(VIEW.area.contains(label.place) for label in labels)


def test_labels_of_ends_out_of_sight_do_not_come_into_view(themes: ThemeManager) -> None:
    (label,) = placed(PlotContent([curve(12, 0.9)]), themes)
    assert label.place.left() > VIEW.area.right()


def test_curves_are_pale_under_labels_that_stand_on_them(themes: ThemeManager) -> None:
    content = PlotContent([curve(10, 0.9)])
    (label,) = placed(content, themes)
    image = paint(themes, content, "curves")
    ink, row = themes.theme.lane(0), round(float(VIEW.down(0.9)))
    assert image.pixelColor(100, row) == ink
    beside = image.pixelColor(round(label.place.left()) - 2, row)
    assert beside.lightness() > ink.lightness() + 60


def test_without_curves_labels_have_the_room_kept_for_them(themes: ThemeManager) -> None:
    content = PlotContent(level=Level(0.5, "95 %"))
    (label,) = placed(content, themes)
    assert label.place.left() > VIEW.area.right() - ROOM
    assert content.lastX() == 0


def test_the_pointers_line_covers_itself_and_its_box() -> None:
    cross = Cross(5.0, (("update 5", "text"), ("training 0.5", 0)))
    box = QRectF(260, 20, 80, 30)
    covered = cross.rect(VIEW, box)
    assert cross.texts == ["update 5", "training 0.5"]
    assert covered.contains(box.toRect())
    assert covered.contains(round(float(VIEW.across(5.0))), 200)


def paint(themes: ThemeManager, content: PlotContent, part: str) -> QImage:
    image = QImage(460, 220, QImage.Format.Format_RGB32)
    image.fill(themes.theme.color("panel"))
    painter = QPainter(image)
    pen = Pen(painter, themes.theme, QApplication.font(), 1.0)
    if part == "curves":
        content.paintCurves(pen, VIEW, placed(content, themes))
    elif part == "moment":
        content.paintMoment(pen, VIEW, content.lastX())
    else:
        content.paintCross(pen, VIEW, QRectF())
    painter.end()
    return image


def at(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(round(float(VIEW.across(x))), round(float(VIEW.down(y))))


def test_the_levels_line_ends_before_the_labels(themes: ThemeManager) -> None:
    content = PlotContent([curve(6, 0.9)], level=Level(0.5, "95 %"))
    image, row = paint(themes, content, "curves"), round(float(VIEW.down(0.5)))
    panel = themes.theme.color("panel")
    end = round(float(VIEW.across(6)))
    gap = range(end + 7, end + 11)
    assert any(image.pixelColor(x, row) != panel for x in range(60, end))
    assert all(image.pixelColor(x, row) == panel for x in gap)


def test_a_moment_and_the_pointer_are_upright_lines(themes: ThemeManager) -> None:
    content = PlotContent([curve(8, 0.5)], moment=4.0, cross=Cross(5.0, ()))
    assert at(paint(themes, content, "moment"), 4.0, 0.2) == themes.theme.color("accent")
    assert at(paint(themes, content, "cross"), 5.0, 0.2) == themes.theme.color("muted")
    content.moment = content.cross = None
    panel = themes.theme.color("panel")
    assert at(paint(themes, content, "moment"), 4.0, 0.2) == panel
    assert at(paint(themes, content, "cross"), 5.0, 0.2) == panel
