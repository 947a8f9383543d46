"""The Drawing tab: pages made when they are looked at, which follow the pad."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data.stages import Stages
from engine.insight.explanation import Part
from gui.drawing.tab import MINE, STAGES, WHY, DrawingTab
from gui.pad.panel import PadPanel
from gui.theme import ThemeManager
from tests.helpers.explanations import PICTURE, ExplainingSession, explanation

LEFT = Qt.MouseButton.LeftButton
SEVEN = [np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]])]


class FakeStages(QWidget):
    """Keeps what it was given."""

    stagesChanged = Signal(object)

    def __init__(self, *given: Any) -> None:
        super().__init__()
        self.drawings: list[tuple[int, float]] = []
        self.asked: list[Stages] = []
        self.set: list[str] = []

    def setDrawing(self, strokes: Any, pen: float) -> None:
        self.drawings.append((len(strokes), pen))

    def setStages(self, stages: Stages) -> None:
        self.asked.append(stages)

    def modes(self) -> str:
        return "what was measured"

    def setModes(self, modes: str) -> None:
        self.set.append(modes)


class FakeMine(QWidget):
    """Stands for the page of one's own digits."""

    trainRequested = Signal()

    def __init__(self, *given: Any) -> None:
        super().__init__()
        self.given = given
        self.set: list[str] = []

    def modes(self) -> str:
        return "what it is set to"

    def setModes(self, modes: str) -> None:
        self.set.append(modes)


@pytest.fixture
def session() -> ExplainingSession:
    return ExplainingSession()


@pytest.fixture
def pad(themes: ThemeManager, qtbot: QtBot) -> PadPanel:
    made = PadPanel(themes)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tab(
    session: Any,
    pad: PadPanel,
    themes: ThemeManager,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> DrawingTab:
    """Not yet looked at."""
    for module, page in (
        ("stages_page", SimpleNamespace(StagesPage=FakeStages)),
        ("my_digits_page", SimpleNamespace(MyDigitsPage=FakeMine)),
    ):
        monkeypatch.setitem(sys.modules, f"gui.drawing.{module}", page)
    document: Any = object()
    networks: Any = object()
    made = DrawingTab(document, session, networks, pad, session.wants, themes)
    qtbot.addWidget(made)
    made.resize(650, 800)
    return made


def draw(pad: PadPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.drawingChanged):
        pad.setStrokes(SEVEN)


def test_pages_are_made_when_they_are_looked_at(tab: DrawingTab, qtbot: QtBot) -> None:
    assert tab.page() == WHY
    tab.showPage(STAGES)
    assert (tab.why, tab.stages, tab.mine) == (None, None, None)
    tab.show()
    assert tab.why is None
    assert tab.stages is not None
    stages = tab.stages
    for chip in tab.chips:
        qtbot.mouseClick(chip, LEFT)
    assert tab.page() == MINE
    assert tab.stages is stages
    assert tab.why is not None
    assert tab.mine is not None
    assert tab.mine.isVisible()
    assert not tab.why.isVisible()


def test_what_is_drawn_is_explained(
    tab: DrawingTab, pad: PadPanel, session: ExplainingSession, qtbot: QtBot
) -> None:
    tab.show()
    assert not session.parts
    draw(pad, qtbot)
    assert Part.STROKES in session.parts
    session.explained.emit(explanation(pieces=None))
    assert tab.why is not None
    assert tab.why.heading.text() == "Why 7?"
    pad.setStrokes([])
    assert not session.parts


def test_a_drawing_from_before_is_taken_up(
    tab: DrawingTab, pad: PadPanel, session: ExplainingSession, qtbot: QtBot
) -> None:
    draw(pad, qtbot)
    tab.show()
    assert Part.STROKES in session.parts


def test_why_beside_the_answer_is_about_the_answer(
    tab: DrawingTab, pad: PadPanel, session: ExplainingSession, qtbot: QtBot
) -> None:
    tab.resize(650, 300)
    tab.show()
    draw(pad, qtbot)
    session.explained.emit(explanation(pieces=None))
    assert tab.why is not None
    qtbot.mouseClick(tab.why.classes.chips[5], LEFT)
    bar = tab.why.reasons.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert session.asked[-1][1] == 5
    pad.showPrediction(np.eye(10)[7])
    pad.show()
    qtbot.mouseClick(pad.correction.whyButton, LEFT)
    assert session.asked[-1][1] is None
    assert bar.value() == 0


def test_whose_reasons_are_told_is_said_before_and_after_the_page_is_made(
    tab: DrawingTab, qtbot: QtBot
) -> None:
    tab.setExplained("Explained here: the first.")
    tab.show()
    assert tab.why is not None
    assert tab.why.explained.text() == "Explained here: the first."
    tab.setExplained("")
    assert not tab.why.explained.isVisible()


def test_another_page_asks_for_no_reasons(
    tab: DrawingTab, pad: PadPanel, session: ExplainingSession, qtbot: QtBot
) -> None:
    tab.show()
    draw(pad, qtbot)
    qtbot.mouseClick(tab.chips[STAGES], LEFT)
    assert not session.parts
    qtbot.mouseClick(tab.chips[WHY], LEFT)
    assert Part.STROKES in session.parts


def test_a_training_image_is_shown_on_the_pad_and_explained(
    tab: DrawingTab, pad: PadPanel, session: ExplainingSession, qtbot: QtBot
) -> None:
    tab.show()
    draw(pad, qtbot)
    session.explained.emit(explanation(pieces=None))
    assert tab.why is not None
    qtbot.mouseClick(tab.why.reasons.neighbours.tiles[0], LEFT)
    sample = pad.sample()
    assert sample is not None
    assert (sample.truth, sample.is_test) == ("7", False)
    assert Part.STROKES not in session.parts
    assert Part.SALIENCY in session.parts


def test_stages_follow_the_pad_and_the_pad_the_stages(
    tab: DrawingTab, pad: PadPanel, qtbot: QtBot
) -> None:
    tab.showPage(STAGES)
    tab.show()
    stages: Any = tab.stages
    draw(pad, qtbot)
    assert stages.drawings[-1] == (1, pad.penWidth())
    pad.showSample(PICTURE, "a test image")
    assert stages.drawings[-1][0] == 0
    pad.clearSample()
    before = pad.preview.pixels()
    off = Stages(**{next(iter(Stages.__dataclass_fields__)): False})
    stages.stagesChanged.emit(off)
    qtbot.waitUntil(lambda: not np.array_equal(pad.preview.pixels(), before))
    pad.stagesReset.emit()
    assert stages.asked == [Stages(), Stages()]  # as the pad had them, and when all are on again


def test_classes_are_named_before_and_after_the_page_is_made(
    tab: DrawingTab, pad: PadPanel
) -> None:
    tab.setClassNames(["no", "yes"])
    tab.show()
    assert tab.why is not None
    assert tab.why.classes.names() == ("no", "yes")
    tab.setClassNames(["a", "b", "c"])
    assert tab.why.classes.names() == ("a", "b", "c")


def test_a_run_with_ones_own_digits_is_asked_for(tab: DrawingTab, qtbot: QtBot) -> None:
    tab.showPage(MINE)
    tab.show()
    mine: Any = tab.mine
    with qtbot.waitSignal(tab.trainRequested):
        mine.trainRequested.emit()


def test_another_tab_is_set_as_this_one_though_a_third_was_never_looked_at(
    tab: DrawingTab, session: Any, pad: PadPanel, themes: ThemeManager, qtbot: QtBot
) -> None:
    tab.show()
    qtbot.mouseClick(tab.chips[MINE], LEFT)
    before = tab
    for _ in range(2):
        given: Any = object()
        other = DrawingTab(given, session, given, pad, session.wants, themes)
        qtbot.addWidget(other)
        other.setModes(before.modes())
        assert other.page() == MINE
        assert other.mine is None
        before = other
    before.show()
    assert before.mine.set == ["what it is set to"]  # type: ignore[union-attr]


def test_the_laboratory_of_another_tab_is_set_at_once_for_its_figures_may_be_outdated(
    tab: DrawingTab, session: Any, pad: PadPanel, themes: ThemeManager, qtbot: QtBot
) -> None:
    tab.show()
    qtbot.mouseClick(tab.chips[STAGES], LEFT)
    qtbot.mouseClick(tab.chips[WHY], LEFT)
    given: Any = object()
    other = DrawingTab(given, session, given, pad, session.wants, themes)
    qtbot.addWidget(other)
    other.setModes(tab.modes())
    assert other.page() == WHY
    assert other.why is None
    assert other.stages.set == ["what was measured"]  # type: ignore[union-attr]
