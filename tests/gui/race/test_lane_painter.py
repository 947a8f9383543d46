"""Many curves as pixels: lines of the right width and colour, dashes, raw curves behind."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.race import lane_painter
from gui.race.lane_painter import LaneStroke
from gui.theme import Theme, loadTheme, mix
from gui.training.curve_painter import Pen
from gui.training.scale import View
from gui.training.strokes import Curve, Even

WIDTH, HEIGHT = 400, 200


@pytest.fixture
def theme() -> Theme:
    return loadTheme("light")


def stroke(
    values: list[float] | np.ndarray, style: int = 0, noise: float = 0.0, **how: bool
) -> LaneStroke:
    smooth = np.asarray(values, np.float32)
    signs = np.where(np.arange(len(smooth)) % 2, 1, -1)
    raw = (smooth + noise * signs).astype(np.float32)
    curve = Curve(Even(1 / len(smooth), len(smooth)), raw, style, "lane", "", smooth)
    return LaneStroke(style + 1, curve, **how)


def painted(lanes: list[LaneStroke], theme: Theme, qapp: object, scale: float = 1.0) -> QImage:
    image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(theme.color("panel"))
    view = View(QRectF(0, 0, WIDTH, HEIGHT), (0.0, 1.0), (0.0, 1.0))
    painter = QPainter(image)
    lane_painter.paint(Pen(painter, theme, painter.font(), scale), view, lanes)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return data[:, :, 2::-1].astype(int)


def like(image: QImage, color: QColor, most: int = 24) -> np.ndarray:
    """Return which pixels have about that colour."""
    wanted = np.array(color.getRgb()[:3])
    return np.abs(pixels(image) - wanted).max(axis=2) <= most


def test_a_level_line_is_two_pixels_wide_in_its_colour(theme: Theme, qapp: object) -> None:
    image = painted([stroke([0.5] * 500)], theme, qapp)
    column = like(image, theme.lane(0))[:, 20]
    assert column.sum() == 2
    assert np.flatnonzero(column).tolist() == [99, 100]


def test_a_steep_line_is_as_wide_as_a_level_one(theme: Theme, qapp: object) -> None:
    values = np.clip(np.linspace(-4, 5, 500), 0, 1)  # up within a ninth of the width
    image = painted([stroke(values)], theme, qapp)
    ink = 255 * 3 - pixels(image).sum(axis=2)
    full = 255 * 3 - sum(theme.lane(0).getRgb()[:3])
    width = ink[40:60].sum(axis=1).mean() / full
    slope = 200 / (400 / 9)
    assert width == pytest.approx(2 * np.sqrt(1 + slope**-2), rel=0.15)


def test_the_seventh_lane_is_the_first_one_dashed(theme: Theme, qapp: object) -> None:
    solid, dashed = (painted([stroke([0.5] * 500, n)], theme, qapp) for n in (0, 6))
    shares = [like(image, theme.lane(0))[99, 190:390].mean() for image in (solid, dashed)]
    assert shares[0] > 0.95
    assert 0.5 < shares[1] < 0.8
    gaps = np.flatnonzero(np.diff(like(dashed, theme.color("panel"))[99, 190:390].astype(int)) > 0)
    assert np.diff(gaps).mean() == pytest.approx(lane_painter.PERIOD_PX, abs=2)


def test_lanes_of_one_colour_have_signs_of_one_form_full_and_hollow(
    theme: Theme, qapp: object
) -> None:
    place = lane_painter.SIGN_PX
    full = painted([stroke([0.5] * 500, 0)], theme, qapp)
    hollow = painted([stroke([0.5] * 500, 6)], theme, qapp)
    assert like(full, theme.lane(0))[100, place]
    assert like(hollow, theme.color("panel"))[100, place + 6 * lane_painter.SIGN_PX]


def test_every_colour_has_a_form_of_its_own(qapp: object) -> None:
    forms = [lane_painter._form(number, 10.0) for number in range(6)]
    corners = [None if form is None else [(p.x(), p.y()) for p in form.toList()] for form in forms]
    assert all(a != b for i, a in enumerate(corners) for b in corners[i + 1 :])


def test_the_raw_curve_is_paler_behind(theme: Theme, qapp: object) -> None:
    image = painted([stroke([0.5] * 2000, noise=0.2)], theme, qapp)
    raw = image.pixelColor(50, 80)
    assert raw != theme.color("panel")
    assert raw.lightness() > theme.lane(0).lightness()
    assert image.pixelColor(50, 50) == theme.color("panel")


def test_raw_curves_are_paler_still_where_there_are_many(theme: Theme, qapp: object) -> None:
    def raw(count: int) -> int:
        # Those after the first lie elsewhere.
        lanes = [stroke([0.5] * 2000, noise=0.2)]
        lanes += [stroke([0.1] * 2000, n) for n in range(1, count)]
        return painted(lanes, theme, qapp).pixelColor(50, 80).lightness()

    assert raw(4) < raw(5) < theme.color("panel").lightness()


def test_more_raw_curves_than_are_worked_out_at_once(theme: Theme, qapp: object) -> None:
    heights = np.linspace(0.05, 0.95, 14)
    lanes = [stroke([h] * 2000, n % 12, noise=0.02) for n, h in enumerate(heights)]
    image = painted(lanes, theme, qapp)
    for height in heights:
        assert image.pixelColor(5, round((1 - height - 0.015) * HEIGHT)) != theme.color("panel")


def test_the_raw_curve_can_be_left_out(theme: Theme, qapp: object) -> None:
    image = painted([stroke([0.5] * 2000, noise=0.2, raw=False)], theme, qapp)
    assert image.pixelColor(50, 80) == theme.color("panel")


def test_a_lane_that_stands_back_is_pale_and_one_pointed_at_thick(
    theme: Theme, qapp: object
) -> None:
    pale = painted([stroke([0.5] * 500, pale=True)], theme, qapp)
    share = mix(theme.color("panel"), theme.lane(0), lane_painter.PALE_SHARE)
    assert like(pale, share, 4)[99, 20]
    bold = painted([stroke([0.5] * 500, bold=True)], theme, qapp)
    assert like(bold, theme.lane(0), 90)[:, 60].sum() >= 3


def test_what_is_in_front_comes_last(theme: Theme, qapp: object) -> None:
    image = painted([stroke([0.5] * 500, 0), stroke([0.5] * 500, 1)], theme, qapp)
    assert like(image, theme.lane(1))[99, 5]


@pytest.mark.parametrize("values", [[np.nan] * 5, [1.0], [np.inf, 0.5, -np.inf], [1e30, -1e30]])
def test_strange_values_cost_no_other_lane(values: list[float], theme: Theme, qapp: object) -> None:
    strange, sound = [stroke(values, n) for n in (0, 7)], stroke([0.5] * 500, 2)
    alone, beside = (
        like(painted(lanes, theme, qapp, 2.0), theme.lane(2))[197:201]
        for lanes in ([sound], [*strange, sound])
    )
    assert alone.any(axis=0).mean() > 0.9
    assert (beside == alone).all()


def test_a_drawing_without_pixels_has_the_lines_too(theme: Theme, qapp: object) -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    view = View(QRectF(0, 0, WIDTH, HEIGHT), (0.0, 1.0), (0.0, 1.0))
    lanes = [stroke([0.5] * 500, noise=0.2)]
    lane_painter.paint(Pen(painter, theme, painter.font(), 0), view, lanes)
    painter.end()
    assert like(image, theme.lane(0), 60)[:, 60].any()
    assert image.pixelColor(50, 80) != theme.color("panel")
