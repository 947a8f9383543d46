"""Why?: it asks for what can be seen, and shows the reasons for one drawing and one class."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Part
from gui.drawing.feature_maps import FeatureMaps
from gui.drawing.why_page import WhyPage
from gui.theme import ThemeManager
from gui.widgets.fields import TEXT_MARGIN_PX
from tests.helpers.explanations import (
    PICTURE,
    SEVEN,
    ExplainingSession,
    explanation,
    neighbours,
    shares,
)

LEFT = Qt.MouseButton.LeftButton
PIXELS = {Part.STROKES, Part.SALIENCY, Part.INTEGRATED}
ALL = frozenset(Part)
IN_THE_DRAWING, NEAREST, LAYERS = range(3)


@pytest.fixture
def session() -> ExplainingSession:
    return ExplainingSession()


@pytest.fixture
def page(session: ExplainingSession, themes: ThemeManager, qtbot: QtBot) -> WhyPage:
    made = WhyPage(session, session.wants, themes)
    qtbot.addWidget(made)
    made.resize(650, 800)
    made.show()
    return made


def draw(page: WhyPage) -> None:
    page.setDrawing(PICTURE.copy(), SEVEN)


def show(page: WhyPage, session: ExplainingSession, **parts: object) -> None:
    """Have something drawn and explained."""
    draw(page)
    session.explained.emit(explanation(**parts))  # type: ignore[arg-type]


def fold(page: WhyPage, section: int, qtbot: QtBot) -> None:
    header = page.reasons.sections[section][0].header
    qtbot.mouseClick(header, LEFT, pos=QPoint(20, header.height() // 2))


def hint(page: WhyPage) -> str:
    return page.hint.text() if page.hint.isVisible() else ""


# What is asked for


def test_nothing_is_asked_for_an_empty_pad(page: WhyPage, session: ExplainingSession) -> None:
    assert not session.parts
    draw(page)
    assert session.parts == ALL
    page.setDrawing(None, None)
    assert not session.parts


def test_a_hidden_page_asks_for_nothing(page: WhyPage, session: ExplainingSession) -> None:
    draw(page)
    page.hide()
    assert not session.parts
    draw(page)
    assert not session.parts
    page.show()
    assert session.parts == ALL


@pytest.mark.parametrize(
    ("section", "parts"),
    [(IN_THE_DRAWING, PIXELS), (NEAREST, {Part.NEIGHBOURS}), (LAYERS, {Part.ACTIVATIONS})],
)
def test_a_folded_section_is_not_asked_for(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot, section: int, parts: set[Part]
) -> None:
    draw(page)
    fold(page, section, qtbot)
    assert session.parts == ALL - parts
    fold(page, section, qtbot)
    assert session.parts == ALL


def test_a_picture_has_no_strokes_to_ask_for(page: WhyPage, session: ExplainingSession) -> None:
    page.setDrawing(PICTURE, None)
    assert session.parts == ALL - {Part.STROKES}


def test_others_keep_what_they_look_at(page: WhyPage, session: ExplainingSession) -> None:
    needle = frozenset({Part.NOVELTY})
    session.wants.set("needle", needle)
    draw(page)
    page.hide()
    assert session.parts == needle


# Which class


def test_a_click_on_a_class_asks_about_that_one(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    show(page, session)
    assert page.classes.chips[7].isChecked()
    qtbot.mouseClick(page.classes.chips[8], LEFT)
    assert session.asked[-1] == (ALL, 8)
    session.explained.emit(explanation(8, saliency=None))
    assert page.heading.text() == "Why not 8?"
    assert "8 gets 10.0\N{NO-BREAK SPACE}%; the answer is 7" in page.lead.text()


def test_the_same_class_again_follows_the_answer(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    show(page, session)
    for _ in range(2):
        qtbot.mouseClick(page.classes.chips[8], LEFT)
    assert session.asked[-1] == (ALL, None)
    assert page.classes.chips[7].isChecked()
    assert not page.classes.chips[8].isChecked()


def test_reasons_for_the_class_before_come_too_late(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    show(page, session)
    qtbot.mouseClick(page.classes.chips[8], LEFT)
    session.explained.emit(explanation(3))
    assert page.heading.text() == "Why 7?"


def test_classes_with_names_are_chosen_from_a_list(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    page.setClassNames([*(f"class {i}" for i in range(9)), "Ankle boot"])
    show(page, session, target=9, probabilities=shares(9))
    assert page.heading.text() == "Why Ankle boot?"
    choice = page.classes.choice
    assert choice.isVisible()
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert session.asked[-1][1] == 0


def test_names_of_usual_length_are_read_in_full_in_the_list(page: WhyPage, qtbot: QtBot) -> None:
    page.setClassNames(["T-shirt/top", "Trouser", "Ankle boot"])
    choice = page.classes.choice
    assert choice.isVisible()
    widest = max(
        choice.fontMetrics().horizontalAdvance(choice.itemText(row))
        for row in range(choice.count())
    )
    option = QStyleOptionComboBox()

    def room() -> int:
        choice.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        whole = QStyle.ComplexControl.CC_ComboBox
        return choice.style().subControlRect(whole, option, field, choice).width()

    qtbot.waitUntil(lambda: room() - TEXT_MARGIN_PX > widest)


def test_another_number_of_classes_forgets_the_one_chosen(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    show(page, session)
    qtbot.mouseClick(page.classes.chips[8], LEFT)
    page.setClassNames(["no", "yes"])
    assert session.asked[-1][1] is None
    session.explained.emit(explanation(1, probabilities=shares(1, classes=2)))
    assert page.heading.text() == "Why yes?"


def test_a_network_with_other_classes_than_named_numbers_them(
    page: WhyPage, session: ExplainingSession
) -> None:
    show(page, session, target=2, probabilities=shares(2, classes=3))
    assert page.heading.text() == "Why 2?"
    assert len(page.classes.chips) == 3


# What is shown


def test_an_empty_pad_says_what_comes_here(page: WhyPage, session: ExplainingSession) -> None:
    assert hint(page).startswith("Draw a digit")
    draw(page)
    assert hint(page).startswith("The reasons are being worked out")
    session.explained.emit(explanation())
    assert not hint(page)
    page.setDrawing(None, None)
    assert hint(page).startswith("Draw a digit")
    assert page.explanation() is None


def test_the_answer_and_its_parts_are_shown(page: WhyPage, session: ExplainingSession) -> None:
    show(page, session)
    assert page.heading.text() == "Why 7?"
    assert "90.0\N{NO-BREAK SPACE}% sure; next comes 8" in page.lead.text()
    assert page.reasons.evidence.strokes.pieceCount() == 2
    assert page.reasons.evidence.saliency.values() is not None
    assert [tile.neighbour().label for tile in page.reasons.neighbours.tiles] == [7, 1] * 4  # type: ignore[union-attr]
    assert [layer.title.text() for layer in page.reasons.layers.layers] == [
        "Conv2D",
        "Dense",
        "Dense",
    ]


def test_a_picture_says_why_it_has_no_strokes(page: WhyPage, session: ExplainingSession) -> None:
    show(page, session)
    page.setDrawing(PICTURE, None)
    session.explained.emit(explanation(pieces=None))
    assert page.reasons.evidence.strokes.pieceCount() == 0
    assert "no strokes" in page.reasons.evidence.strokesCaption()


def test_what_only_others_asked_for_changes_nothing(
    page: WhyPage, session: ExplainingSession
) -> None:
    show(page, session)
    nothing = dict.fromkeys(("activations", "saliency", "integrated", "pieces", "neighbours"))
    session.explained.emit(explanation(3, probabilities=shares(3), **nothing))
    assert page.heading.text() == "Why 7?"


def test_examples_that_are_not_at_hand_are_told_of(
    page: WhyPage, session: ExplainingSession
) -> None:
    show(page, session)
    assert not page.reasons.missing.isVisible()
    session.explained.emit(explanation(neighbours=()))
    assert page.reasons.missing.isVisible()
    assert not page.reasons.neighbours.tiles


def test_examples_that_are_not_looked_at_yet_are_not_said_to_be_missing(
    page: WhyPage, session: ExplainingSession
) -> None:
    show(page, session, neighbours=None)
    assert not page.reasons.missing.isVisible()
    session.explained.emit(explanation())
    session.explained.emit(explanation(neighbours=None))
    assert not page.reasons.missing.isVisible()
    assert len(page.reasons.neighbours.tiles) == 8


def test_whose_reasons_they_are_is_said_where_several_read(page: WhyPage) -> None:
    assert not page.explained.isVisible()
    page.setExplained("Explained here: my CNN.")
    assert page.explained.isVisible()
    page.setExplained("")
    assert not page.explained.isVisible()


@pytest.mark.parametrize(("sure", "words"), [(0.99, "softmax is sure"), (0.5, "means little")])
def test_a_drawing_like_no_example_warns(
    page: WhyPage, session: ExplainingSession, sure: float, words: str
) -> None:
    show(page, session, novelty=0.9, probabilities=shares(sure=sure))
    assert page.lead.text().startswith("Unlike every example")
    assert words in page.lead.text()
    assert page.lead.property("severity") == "warning"
    session.explained.emit(explanation())
    assert page.lead.property("severity") == "info"


def test_a_drawing_without_an_answer_pales_the_reasons_before(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    page._overdue.setInterval(0)
    show(page, session)
    draw(page)
    qtbot.waitUntil(page.reasons.veil.isVisible)
    assert "Not explained yet" in page.lead.text()
    session.explained.emit(explanation())
    assert not page.reasons.veil.isVisible()
    assert "90.0" in page.lead.text()


def test_a_training_image_goes_to_the_pad(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    asked = QSignalSpy(page.sampleRequested)
    show(page, session)
    qtbot.mouseClick(page.reasons.neighbours.tiles[1], LEFT)
    pixels, caption, truth = asked.at(0)
    assert np.array_equal(pixels, neighbours()[1].image)
    assert caption == "training image of 1"
    assert truth == "1"


def test_a_hidden_page_shows_nothing_new(page: WhyPage, session: ExplainingSession) -> None:
    show(page, session)
    page.hide()
    session.explained.emit(explanation(3, probabilities=shares(3)))
    assert page.heading.text() == "Why 7?"


@pytest.mark.parametrize("width", [240, 400, 620])
def test_everything_fits_into_the_width(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot, width: int
) -> None:
    show(page, session)
    page.resize(width, 500)
    content, room = page.reasons.content, page.reasons.content.parentWidget()
    qtbot.waitUntil(lambda: content.width() <= room.width())


@pytest.mark.parametrize(("width", "has_chips"), [(650, True), (420, True), (240, False)])
def test_classes_are_listed_where_chips_have_no_room(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot, width: int, has_chips: bool
) -> None:
    show(page, session)
    page.resize(width, 500)
    qtbot.waitUntil(lambda: page.classes.choice.isVisible() != has_chips)
    last = page.classes.chips[-1]
    assert last.isVisible() == has_chips
    if has_chips:
        qtbot.waitUntil(lambda: last.mapTo(page, last.rect().topRight()).x() < width)


def test_a_cleared_pad_follows_the_answer_again(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    show(page, session)
    qtbot.mouseClick(page.classes.chips[8], LEFT)
    page.setDrawing(None, None)
    draw(page)
    assert session.asked[-1] == (ALL, None)


def test_an_enlarged_map_is_scrolled_into_view(
    page: WhyPage, session: ExplainingSession, qtbot: QtBot
) -> None:
    page.resize(620, 400)
    show(page, session)
    maps = page.reasons.layers.layers[0].view
    assert isinstance(maps, FeatureMaps)
    tile = maps.tileOf(1).center()

    def isSeen() -> bool:
        page.reasons.ensureWidgetVisible(maps)  # again: sections may still find their places
        return not maps.visibleRegion().isEmpty()

    qtbot.waitUntil(isSeen)
    qtbot.mouseClick(maps, LEFT, pos=tile)
    bottom = maps.mapTo(page.reasons.viewport(), maps.largeBox().bottomLeft()).y()
    assert 0 < bottom < page.reasons.viewport().height()
