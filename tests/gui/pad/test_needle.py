from __future__ import annotations

import pytest

from gui.pad.needle import NoveltyNeedle


@pytest.fixture
def needle(themes, qtbot):
    widget = NoveltyNeedle(themes)
    qtbot.addWidget(widget)
    widget.resize(144, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def inked(needle, token):
    """Columns of the picture in which a colour of the theme is."""
    wanted = needle._themes.theme.color(token)
    image = needle.grab().toImage()
    places = range(image.height() // 2, image.height())
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y) == wanted for y in places)
    ]


def test_without_a_novelty_nothing_is_said(needle):
    assert needle.text() == ""
    assert needle.toolTip() == ""
    assert not inked(needle, "chip")


def test_the_needle_goes_to_the_right_as_a_drawing_gets_stranger(needle, qtbot):
    needle.setNovelty(0.1)
    qtbot.waitUntil(lambda: 8 < max(inked(needle, "muted")) < 24)
    needle.setNovelty(0.4)
    qtbot.waitUntil(lambda: 50 < max(inked(needle, "muted")) < 68)
    assert needle.text() == "looks like a digit"


def test_from_the_middle_on_it_asks_whether_that_is_a_digit(needle, qtbot):
    needle.setNovelty(0.49)
    assert not needle.doubts
    needle.setNovelty(0.5)
    assert needle.doubts
    assert needle.text() == needle.accessibleDescription() == "Not a digit?"
    needle.setNovelty(1.0)
    qtbot.waitUntil(lambda: 138 < max(inked(needle, "careful"), default=0) < 144)


@pytest.mark.parametrize("novelty", [-3.0, 7.0])
def test_what_is_beyond_the_ends_stays_on_the_track(needle, novelty):
    needle.setNovelty(novelty)
    assert needle.novelty() == (0.0 if novelty < 0 else 1.0)


def test_it_explains_why_the_percentages_can_be_sure_of_a_scribble(needle):
    needle.setNovelty(0.7)
    assert "share 100 % out" in needle.toolTip()


def test_its_size_is_the_same_for_whatever_it_shows(needle):
    sizes = set()
    for novelty in (None, 0.0, 0.6):
        needle.setNovelty(novelty)
        sizes.add((needle.sizeHint().toTuple(), needle.minimumSizeHint().toTuple()))
    assert len(sizes) == 1


def test_what_has_not_learnt_digits_is_not_asked_for_them(needle):
    needle.setAboutDigits(False)
    needle.setNovelty(0.7)
    assert needle.text() == needle.accessibleDescription() == "Unlike its examples?"
    needle.setNovelty(0.2)
    assert needle.text() == "like its examples"


def test_it_says_whose_examples_where_several_read(needle):
    needle.setNovelty(0.7)
    size = needle.sizeHint()
    needle.setWhose("network a")
    assert needle.text() == needle.accessibleDescription() == "Not a digit? · network a"
    assert needle.toolTip().startswith("Several networks read; this is what network a has to say.")
    assert needle.sizeHint() == size
    needle.setWhose("")
    assert needle.text() == "Not a digit?"
