from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from engine.data import ink
from gui.pad.panel import PadPanel
from gui.widgets.messages import InlineMessage

LEFT = Qt.MouseButton.LeftButton
SEVEN = np.array([0.001, 0.006, 0.004, 0.002, 0.003, 0.001, 0.0, 0.976, 0.002, 0.005])
DOUBTFUL = np.array([0.513, 0.006, 0.004, 0.002, 0.003, 0.001, 0.284, 0.08, 0.1, 0.007])
DIGITS = list("0123456789")
CLOTHES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"]
CLOTHES += ["Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


@pytest.fixture
def panel(themes, qtbot):
    widget = PadPanel(themes)
    widget.resize(300, 800)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.pictures = []
    widget.drawingChanged.connect(widget.pictures.append)
    return widget


def draw_line(qtbot, panel, start=(0.2, 0.3), end=(0.8, 0.3)):
    side = panel.canvas.width()
    points = [QPoint(round(x * side), round(y * side)) for x, y in (start, end)]
    before = len(panel.pictures)
    qtbot.mousePress(panel.canvas, LEFT, pos=points[0])
    qtbot.mouseMove(panel.canvas, points[1])
    qtbot.mouseRelease(panel.canvas, LEFT, pos=points[1])
    qtbot.waitUntil(lambda: len(panel.pictures) > before)


def test_drawing_a_line_gives_the_networks_picture_of_it(panel, qtbot):
    draw_line(qtbot, panel)
    picture = panel.pictures[-1]
    assert picture.shape == (28, 28)
    assert picture.dtype == np.uint8
    rows, columns = np.nonzero(picture > 128)
    assert set(rows) <= {12, 13, 14, 15}
    assert columns.min() <= 5
    assert columns.max() >= 22
    expected = ink.render(panel.strokes(), panel.penWidth())
    assert np.array_equal(picture, expected)


def test_the_preview_shows_the_very_array_that_is_announced(panel, qtbot):
    draw_line(qtbot, panel)
    assert panel.preview.pixels() is panel.pictures[-1]


def test_many_moves_at_once_make_one_picture(panel, qtbot):
    qtbot.mousePress(panel.canvas, LEFT, pos=QPoint(50, 50))
    for x in range(55, 150, 5):
        qtbot.mouseMove(panel.canvas, QPoint(x, 80))
    qtbot.waitUntil(lambda: bool(panel.pictures))
    assert len(panel.pictures) < 10


def test_clearing_announces_an_empty_pad(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    qtbot.mouseClick(panel.tools.clearButton, LEFT)
    assert panel.pictures[-1] is None
    assert panel.preview.pixels() is None
    assert panel.bars.percentTexts() == ["–"] * 10
    assert panel.verdict.winnerLabel.text() == "–"


def test_undo_takes_back_the_last_stroke(panel, qtbot):
    assert not panel.tools.undoButton.isEnabled()
    draw_line(qtbot, panel)
    draw_line(qtbot, panel, (0.5, 0.3), (0.5, 0.9))
    two = panel.pictures[-1]
    qtbot.mouseClick(panel.tools.undoButton, LEFT)
    qtbot.waitUntil(lambda: panel.pictures[-1] is not two)
    assert len(panel.strokes()) == 1
    assert not np.array_equal(panel.pictures[-1], two)
    qtbot.mouseClick(panel.tools.undoButton, LEFT)
    assert panel.pictures[-1] is None
    assert not panel.tools.undoButton.isEnabled()
    assert not panel.tools.clearButton.isEnabled()


def test_a_prediction_is_shown_in_large_and_as_bars(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    assert panel.verdict.winnerLabel.text() == "7"
    assert panel.verdict.sureLabel.text() == "97.6\u00a0% sure"
    assert panel.bars.percentTexts()[7] == "97.6\u00a0%"


def test_a_runner_up_is_named_only_where_it_counts(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    assert not panel.verdict.nextLabel.isVisible()
    panel.showPrediction(DOUBTFUL, CLOTHES)
    assert panel.verdict.nextLabel.isVisible()
    assert panel.verdict.nextLabel.text() == "then Shirt, 28.4\u00a0%"


def test_an_empty_pad_shows_no_prediction_not_even_a_late_one(panel, qtbot):
    panel.showPrediction(SEVEN, DIGITS)
    assert panel.bars.winner() is None
    draw_line(qtbot, panel)
    panel.canvas.clear()
    panel.showPrediction(SEVEN, DIGITS)
    assert panel.bars.winner() is None
    assert panel.verdict.winnerLabel.text() == "–"


def test_a_prediction_can_be_taken_away_and_the_drawing_stays(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    panel.clearPrediction()
    assert panel.bars.winner() is None
    assert len(panel.strokes()) == 1


def test_another_pen_gives_another_picture(panel, qtbot):
    draw_line(qtbot, panel)
    thin = panel.pictures[-1]
    widths = []
    panel.penWidthChanged.connect(widths.append)
    panel.tools.slider.setFocus()
    for _ in range(4):
        qtbot.keyClick(panel.tools.slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: panel.pictures[-1] is not thin)
    assert widths[-1] == panel.penWidth() == pytest.approx(ink.PEN + 0.08)
    assert int(panel.pictures[-1].sum()) > int(thin.sum())


def test_the_pens_width_alone_reads_nothing(panel, qtbot):
    panel.setPenWidth(0.2)
    qtbot.wait(1)
    assert panel.pictures == []


def test_strokes_put_on_the_pad_are_read(panel, qtbot):
    strokes = [np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]])]
    panel.setStrokes(strokes)
    qtbot.waitUntil(lambda: bool(panel.pictures))
    assert np.array_equal(panel.pictures[-1], ink.render(strokes, panel.penWidth()))


def test_a_notice_can_be_given_and_taken_back(panel):
    notice = panel.findChild(InlineMessage)
    assert not notice.isVisible()
    panel.setNotice("The model reads clothes. The pad is for digits.")
    assert notice.isVisible()
    panel.setNotice("")
    assert not notice.isVisible()


def test_strokes_put_on_the_pad_before_it_is_shown_are_read(themes, qtbot):
    panel = PadPanel(themes)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.drawingChanged) as told:
        panel.setStrokes([np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]])])
        panel.show()
    assert told.args[0].shape == (28, 28)


def test_the_classes_are_named_before_there_is_an_answer(panel, qtbot):
    panel.setClassNames(CLOTHES[:5])
    assert panel.bars.percentTexts() == ["–"] * 5
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    panel.setClassNames(CLOTHES)
    assert panel.bars.winner() == 7
    assert panel.bars.accessibleDescription().startswith("7")
    panel.clearPrediction()
    panel.showPrediction(DOUBTFUL, CLOTHES)
    assert panel.bars.accessibleDescription().startswith("T-shirt/top")


def test_the_sheet_never_moves(panel, qtbot):
    draw_line(qtbot, panel)
    panel.resize(260, 700)
    place = panel.canvas.geometry()
    panel.setNotice("The model reads 28×28 grey images of clothes. The pad is for digits.")
    panel.setClassNames(CLOTHES)
    panel.showPrediction(DOUBTFUL, CLOTHES)
    panel.setReader("diverged")
    panel.grab()
    assert panel.canvas.geometry() == place


def test_the_readers_line_stays_when_its_text_becomes_shorter(panel, qtbot):
    panel.resize(260, 700)
    panel.setReader("reads after the very first training run")
    panel.grab()
    assert panel._header.reader.y() > panel._header.heading.y()
    place = panel.canvas.geometry()
    panel.setReader("reads: current model")
    panel.grab()
    assert panel.canvas.geometry() == place
    panel.resize(420, 700)
    qtbot.waitUntil(lambda: panel._header.reader.x() > panel._header.heading.x())


def check_places(panel):
    assert panel.canvas.width() == panel.canvas.height() >= 160
    verdict = panel.verdict
    for column, parts in (
        (panel, [panel._header, panel.canvas, panel.tools, panel._readout]),
        (verdict.parentWidget(), [verdict, panel._notice, panel.bars]),
        (verdict, [verdict.winnerLabel, verdict.sureLabel, verdict.nextLabel]),
        (verdict, [verdict.preview, verdict.caption]),
        (panel.tools, [w for w in panel.tools.children() if w.isWidgetType() and w.isVisible()]),
    ):
        for part in parts:
            assert column.rect().contains(part.geometry())
            assert part.width() >= part.minimumSizeHint().width()
            least = part.minimumSizeHint().height()
            wraps = part.hasHeightForWidth()
            assert part.height() >= (part.heightForWidth(part.width()) if wraps else least)
        if column is not panel.tools:
            for above, below in pairwise(parts):
                assert above.geometry().bottom() < below.geometry().top()
    assert verdict.winnerLabel.shownText() == "T-shirt/top"
    assert panel._header.reader.shownText() == "reads: current model"
    centres = [part.geometry().center().x() for part in (verdict.preview, verdict.caption)]
    assert centres[0] == pytest.approx(centres[1], abs=1)
    assert panel._readout.verticalScrollBar().maximum() == max(
        0, verdict.parentWidget().height() - panel._readout.viewport().height()
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.4, 1.6])
@pytest.mark.parametrize("size", [(260, 560), (260, 900), (300, 690), (420, 900)])
def test_nothing_is_cut_off_or_overlaps(panel, themes, qtbot, size, scale, mode):
    themes.setMode(mode)
    themes.setFontScale(scale)
    panel.resize(*size)
    panel.setNotice("The model reads 28×28 grey images of clothes. The pad is for digits.")
    draw_line(qtbot, panel)
    panel.showPrediction(DOUBTFUL, CLOTHES)
    qtbot.waitUntil(lambda: check_places(panel))  # labels that wrap need a few rounds
    assert panel.height() == size[1]


def test_a_narrow_panel_has_icons_for_words(panel, themes, qtbot):
    undo = panel.tools.undoButton
    panel.resize(420, 800)
    qtbot.waitUntil(lambda: undo.text() == "Undo")
    themes.setFontScale(1.6)
    panel.resize(260, 800)
    qtbot.waitUntil(lambda: undo.text() == "")
    assert not undo.icon().isNull()
    assert undo.accessibleName() == "Undo"
