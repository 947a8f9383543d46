from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.data import registry, sheet, sheet_marks
from engine.data.info import DatasetInfo
from engine.data.sheet_marks import SMOOTH, Mark
from engine.messages import Message


def with_classes(*names: str) -> DatasetInfo:
    return dataclasses.replace(registry.get("moons"), class_names=tuple(map(Message, names)))


def drawn(mark: Mark) -> bytes:
    large = Image.new("RGB", (60, 60), sheet.PANEL)
    sheet_marks.draw(ImageDraw.Draw(large), mark, 30, 30)
    return large.reduce(SMOOTH).tobytes()


def test_eighteen_classes_look_different() -> None:
    assert len({drawn(sheet_marks.of_class(label)) for label in range(18)}) == 18
    assert sheet_marks.of_class(18) == sheet_marks.of_class(0)


def test_the_first_classes_have_the_lanes_colours() -> None:
    marks = sheet_marks.of_targets(np.arange(6, dtype=np.int32))
    assert [mark.colour for mark in marks] == list(sheet.LANES)
    assert {mark.corners for mark in marks} == {0}


def test_numbers_run_from_blue_to_amber() -> None:
    marks = sheet_marks.of_targets(np.float32([5, -5, 0]))
    assert [mark.colour for mark in marks] == [sheet.LANES[4], sheet.LANES[0], "#738859"]
    assert sheet_marks.of_targets(np.float32([3, 3])) == [Mark(sheet.LANES[0])] * 2


def test_the_legend_names_the_classes_there_are() -> None:
    entries = sheet_marks.legend(with_classes("no", "perhaps", "yes"), np.int32([2, 0, 2]))
    assert entries == [(sheet_marks.of_class(0), "no"), (sheet_marks.of_class(2), "yes")]


def test_the_legend_of_numbers_has_lowest_middle_and_highest() -> None:
    info = with_classes()
    names = [name for _, name in sheet_marks.legend(info, np.float32([1.5, -20, 3, 30]))]
    assert names == ["-20", "5", "30"]
    assert sheet_marks.legend(info, np.float32([3])) == [(Mark(sheet.LANES[0]), "3")]


@pytest.mark.parametrize(("right", "shown"), [(265, 3), (225, 2), (135, 1), (70, 0)])
def test_a_legend_without_room_ends_early(right: int, shown: int) -> None:
    page = sheet.new(64)
    entries = [(sheet_marks.of_class(label), "name") for label in range(3)]
    sheet_marks.draw_legend(page, entries, (24, right))
    pixels = np.asarray(page)
    colours = {tuple(colour) for colour in pixels.reshape(-1, 3).tolist()}
    lanes = [tuple(bytes.fromhex(lane[1:])) in colours for lane in sheet.LANES]
    assert lanes == [label < shown for label in range(6)]
    assert (pixels[:, right + 1 :] == pixels[0, 0]).all()
    assert not (pixels == pixels[0, 0]).all()
