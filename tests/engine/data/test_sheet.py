from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.data import sheet

THEME = Path(__file__).parents[3] / "resources" / "themes" / "light.json"


def test_the_colours_are_the_light_themes() -> None:
    theme = json.loads(THEME.read_text(encoding="utf-8"))
    assert list(sheet.LANES) == theme["lanes"]
    seen = (sheet.GROUND, sheet.PANEL, sheet.GRID, sheet.TEXT, sheet.MUTED)
    assert seen == tuple(theme[name] for name in ("ground", "panel", "line", "text", "muted"))


def test_a_text_that_is_too_long_is_cut_to_its_room() -> None:
    font = sheet.font(17)
    cut = sheet.fitted("a name that is much too long", 17, 90)
    assert cut.endswith("…")
    assert "a name that".startswith(cut[:-1])
    assert 60 < font.getlength(cut) <= 90
    assert sheet.fitted("a name", 17, 90) == "a name"
    assert sheet.fitted("anything", 17, 0) == "…"
    assert sheet.fitted("w" * 100_000, 17, 90) == sheet.fitted("w" * 20, 17, 90)


def test_a_text_of_several_lines_becomes_one() -> None:
    assert sheet.fitted("first\n second\t third", 17, 900) == "first second third"


def test_letters_that_the_font_lacks_are_written_as_near_ones() -> None:
    assert sheet.fitted("x₁ − Größe, café’s", 17, 900) == "x1 - Grosse, cafe's"
    assert sheet.fitted("α 가", 17, 900) == "α 가"


def test_letters_that_the_font_lacks_are_those_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, system = (sheet.font(21), sheet.font(sheet.LABEL_SIZE)), sheet.font(99)
    monkeypatch.setattr(sheet.ImageFont, "truetype", lambda *_: system)
    assert sheet.font(21, "고양이 1") is system
    assert sheet.font(21, "a plain name · 1") is own[0]


def test_a_system_without_fonts_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_BROAD", ("no such font.ttf",))
    assert sheet.font(22, "고양이") is sheet.font(22)


def test_the_header_tells_where_there_is_room() -> None:
    facts = "100 of 400 training examples · seed 42"
    for title in ("XOR", "A title so long that it would run into the facts on the right " * 3):
        page = sheet.new(80)
        left, right = sheet.draw_header(page, title, facts)
        assert 0 < left < right < sheet.WIDTH
        room = np.asarray(page)[:, round(left) - 8 : round(right) + 8]
        assert (room == room[0, 0]).all()
        assert np.asarray(page.convert("L"))[:, : round(left)].min() < 60
        assert np.asarray(page.convert("L"))[:, round(right) :].min() < 130
