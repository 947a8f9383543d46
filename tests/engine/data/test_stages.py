from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.data import ink, stages
from engine.data.stages import SWITCHES, TITLES, Stages, Step

NAMES = [switch.name for switch in SWITCHES]
SEVEN = [np.array([(0.1, 0.1), (0.4, 0.1), (0.2, 0.6)])]
"""A large seven in the upper left part of the sheet."""
ONE = [np.array([(0.7, 0.2), (0.72, 0.8)])]
DOT = [np.array([(0.9, 0.1)])]

drawings = st.lists(
    hnp.arrays(np.float64, st.tuples(st.integers(0, 20), st.just(2)), elements=st.floats()),
    max_size=4,
)
on_the_sheet = st.lists(
    hnp.arrays(
        np.float64,
        st.tuples(st.integers(1, 20), st.just(2)),
        elements=st.floats(0, 1, allow_subnormal=False),
    ),
    min_size=1,
    max_size=4,
)
switched = st.builds(Stages, **dict.fromkeys(NAMES, st.booleans()))


def without(*names: str) -> Stages:
    return dataclasses.replace(Stages(), **dict.fromkeys(names, False))


def rendered(strokes: list[np.ndarray], *off: str) -> np.ndarray:
    return stages.render(strokes, stages=without(*off))


def box(image: np.ndarray) -> tuple[int, int, int, int]:
    """First and last row, and first and last column that have ink."""
    rows, columns = (np.flatnonzero(image.any(axis=axis)) for axis in (1, 0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


def step(name: str, strokes: list[np.ndarray], *off: str) -> Step:
    return next(s for s in stages.steps(strokes, stages=without(*off)) if s.name == name)


@given(drawings, st.floats(0.02, 0.5))
def test_with_all_stages_on_it_is_what_the_network_learnt_to_read(
    strokes: list[np.ndarray], pen: float
) -> None:
    assert (stages.render(strokes, pen) == ink.render(strokes, pen)).all()


@given(drawings, st.floats(0.02, 0.5), switched)
def test_any_strokes_through_any_stages(
    strokes: list[np.ndarray], pen: float, some: Stages
) -> None:
    image = stages.render(strokes, pen, some)
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    is_blank = len(np.unique(image)) == 1
    assert not ink.is_empty(strokes) or is_blank
    shown = stages.steps(strokes, pen, some)
    if ink.is_empty(strokes):
        assert shown == ()
    else:
        assert [s.name for s in shown] == list(TITLES)
        assert (shown[-1].picture == image).all()
        assert all(str(s.note) and str(s.title) for s in shown)
        assert all(s.picture.dtype == np.uint8 and s.picture.size for s in shown)


@given(on_the_sheet, switched)
def test_ink_never_vanishes(strokes: list[np.ndarray], some: Stages) -> None:
    image = stages.render(strokes, stages=some)
    ground = 0 if some.inverted else 255
    assert (image != ground).any()


def test_every_field_has_a_switch_in_words() -> None:
    assert [field.name for field in dataclasses.fields(Stages)] == NAMES
    assert all(switch.step in TITLES for switch in SWITCHES)
    for switch in SWITCHES:
        assert all(str(text) for text in (switch.label, switch.help, switch.off))


def test_what_is_off() -> None:
    assert Stages().off == ()
    assert without("by_mass", "cropped").off == ("cropped", "by_mass")
    assert Stages().switched("boxed", False) == without("boxed")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("strokes", [SEVEN, ONE, DOT])
def test_a_stage_off_changes_the_picture_where_it_says_so(
    name: str, strokes: list[np.ndarray]
) -> None:
    if strokes is DOT and name in ("proportional", "by_mass"):
        return  # a dot is as wide as high, and its weight is in its middle
    assert (rendered(strokes, name) != ink.render(strokes)).any()
    switch = SWITCHES[NAMES.index(name)]
    assert (
        step(switch.step, strokes, name).picture.shape != step(switch.step, strokes).picture.shape
        or (step(switch.step, strokes, name).picture != step(switch.step, strokes).picture).any()
        or name == "by_mass"  # which moves it after its picture
    )


def test_without_cropping_the_whole_sheet_is_28_pixels_wide() -> None:
    image = rendered(SEVEN, "cropped", "by_mass")
    top, bottom, left, right = box(image)
    half_a_pen = 28 * 0.5 * 0.12 / 0.88 / 2
    assert top == pytest.approx(28 * 0.1 - half_a_pen, abs=1)
    assert bottom == pytest.approx(28 * 0.6 + half_a_pen, abs=1)
    assert left == pytest.approx(28 * 0.1 - half_a_pen, abs=1)
    assert right == pytest.approx(28 * 0.4 + half_a_pen, abs=1)


def test_a_sheet_that_is_not_cropped_can_still_be_centred() -> None:
    assert ink.centre_of_mass(rendered(SEVEN, "cropped")) == pytest.approx((14, 14), abs=0.5)
    assert max(ink.centre_of_mass(rendered(SEVEN, "cropped", "by_mass"))) < 9


def test_the_box_says_nothing_of_a_sheet_that_is_not_cropped() -> None:
    for name in ("boxed", "proportional"):
        assert (rendered(SEVEN, "cropped", name) == rendered(SEVEN, "cropped")).all()
        assert not without("cropped").has_effect(name)
        assert Stages().has_effect(name)


def test_dark_ink_on_white_is_the_negative() -> None:
    assert (rendered(SEVEN, "inverted") == 255 - ink.render(SEVEN)).all()
    assert step("crop", SEVEN).picture.mean() < 127 < step("crop", SEVEN, "inverted").picture.mean()


def test_without_the_box_ink_fills_the_picture() -> None:
    top, bottom, _, _ = box(rendered(SEVEN, "boxed"))
    assert (top, bottom) == (0, 27)


def test_without_proportions_a_one_becomes_a_block() -> None:
    image = ink.crop(rendered(ONE, "proportional"))
    assert image.shape == (20, 20)
    assert image.mean() > 3 * step("box", ONE).picture.mean()
    assert ink.crop(rendered(ONE, "proportional", "boxed")).shape == (28, 28)


def test_without_the_digits_units_large_digits_get_thin_lines() -> None:
    large, small = [SEVEN[0] * 1.6], [SEVEN[0] * 0.4]
    assert (ink.render(large) == ink.render(small)).all()
    thin, thick = rendered(large, "pen_to_scale"), rendered(small, "pen_to_scale")
    assert int(thin.sum()) < 0.6 * int(thick.sum())


def test_without_antialiasing_there_is_no_grey() -> None:
    assert set(np.unique(rendered(SEVEN, "antialiased")).tolist()) == {0, 255}


def test_without_the_centre_of_mass_the_box_is_in_the_middle() -> None:
    top, bottom, left, right = box(rendered(SEVEN, "by_mass"))
    assert abs(top - (27 - bottom)) <= 1
    assert abs(left - (27 - right)) <= 1
    assert ink.centre_of_mass(rendered(SEVEN, "by_mass"))[0] < 12


def test_the_first_picture_is_the_sheet_and_the_second_its_ink() -> None:
    sheet, crop = step("sheet", SEVEN).picture, step("crop", SEVEN).picture
    assert sheet.shape == (stages.LARGE, stages.LARGE)
    top, bottom, left, right = (edge / stages.LARGE for edge in box(255 - sheet))
    half_a_pen = 0.5 * 0.12 / 0.88 / 2
    wanted = (0.1 - half_a_pen, 0.6 + half_a_pen, 0.1 - half_a_pen, 0.4 + half_a_pen)
    assert (top, bottom, left, right) == pytest.approx(wanted, abs=0.02)
    assert box(crop) == (0, crop.shape[0] - 1, 0, crop.shape[1] - 1)
    assert crop.shape[0] == pytest.approx(stages.LARGE, abs=2)


def test_notes_tell_it_in_numbers() -> None:
    assert str(step("sheet", SEVEN).note) == "1 stroke, 3 points"
    assert str(step("sheet", [*SEVEN, *DOT]).note) == "2 strokes, 4 points"
    assert str(step("crop", SEVEN).note) == "longer side: 57\u00a0% of the sheet"
    assert str(step("crop", SEVEN, "cropped", "inverted").note).endswith(", not inverted")
    assert str(step("box", SEVEN).note) == "longer side 57\u00a0% → 20\u00a0px"
    assert "28" in str(step("box", SEVEN, "boxed").note)
    assert str(step("box", SEVEN, "proportional").note).startswith("both sides")
    mass = step("mass", SEVEN)
    assert mass.mass is not None
    assert mass.mass == pytest.approx(ink.centre_of_mass(mass.picture))
    assert str(mass.note) == f"({mass.mass[0]:.1f}, {mass.mass[1]:.1f}) → (14, 14)"
    assert "not moved" in str(step("mass", SEVEN, "by_mass").note)
    mean = step("model", SEVEN).picture.mean()
    assert str(step("model", SEVEN).note) == f"28 × 28, mean {mean:.1f}"


@pytest.mark.parametrize("name", [None, *NAMES])
def test_a_scribble_of_thousands_of_points(name: str | None) -> None:
    rng = np.random.default_rng(1)
    scribble = [np.cumsum(rng.normal(0, 0.02, (3_000, 2)), axis=0) % 1]
    some = without(name) if name else Stages()
    assert (stages.render(scribble, stages=some) > 0).any()
    assert len(stages.steps(scribble, stages=some)) == len(TITLES)


@pytest.mark.parametrize("strokes", [[], [[]], [[(np.nan, 0.0)]]])
def test_an_empty_sheet(strokes: list[Any]) -> None:
    assert stages.steps(strokes) == ()
    assert not stages.render(strokes).any()
    assert (stages.render(strokes, stages=without("inverted")) == 255).all()
