"""What is said of a loss surface."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gui.race import surface_texts
from gui.race.surface_field import LossField, Moment, Track
from tests.helpers.surfaces import lanes, surface


@pytest.fixture
def tracks(qapp: QApplication) -> list[Track]:
    return [Track(path, f"lane {path.lane}", path.lane) for path in surface().paths]


def test_the_lane_farthest_from_its_picture_is_named(tracks: list[Track]) -> None:
    shown = surface()
    text = surface_texts.explanation(shown, LossField(shown), tracks)
    assert f"most of all that of {tracks[-1].name}:" in text
    assert "0.5 off this plane, 4 from the start" in text


def test_without_paths_only_the_plane_is_explained(tracks: list[Track]) -> None:
    shown = surface()
    text = surface_texts.explanation(shown, LossField(shown), [])
    assert "2 of" in text
    assert "off this plane" not in text
    assert surface_texts.forms(shown, []) == []


def test_there_is_a_form_of_the_words_for_every_lane(tracks: list[Track]) -> None:
    forms = surface_texts.forms(surface(), tracks)
    assert all(track.name in form for track, form in zip(tracks, forms, strict=True))


def test_lanes_without_a_path_are_named(qapp: QApplication) -> None:
    known = lanes()
    assert surface_texts.leftOut(surface(lanes=len(known)), known) == ""
    assert known[-1].name in surface_texts.leftOut(surface(lanes=len(known) - 1), known)


def test_own_losses_are_those_of_the_moment(tracks: list[Track]) -> None:
    assert "at the end" in surface_texts.ownLosses(tracks, Moment())
    text = surface_texts.ownLosses(tracks, Moment(100, {}))
    assert text.startswith("Own losses at update 100: ")
    assert text.count("0.5") == len(tracks)
    assert surface_texts.ownLosses([], Moment()) == ""
