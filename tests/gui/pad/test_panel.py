from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from shiboken6 import delete

from engine.data import ink
from engine.data.stages import Stages, render
from engine.spec.run import RunSpec
from gui.pad.panel import PadPanel
from gui.race.lane_run import LaneRun
from gui.widgets import turns
from gui.widgets.turns import Turns
from tests.helpers.turns import Drawer, pass_by

LEFT = Qt.MouseButton.LeftButton
SEVEN = np.array([0.001, 0.006, 0.004, 0.002, 0.003, 0.001, 0.0, 0.976, 0.002, 0.005])
DOUBTFUL = np.array([0.513, 0.006, 0.004, 0.002, 0.003, 0.001, 0.284, 0.08, 0.1, 0.007])
DIGITS = list("0123456789")
CLOTHES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"]
CLOTHES += ["Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]

NOTICE = "This network sorts Fashion-MNIST. The pad is for digits, so its answer means little."
BOOT = np.random.default_rng(1).integers(0, 256, (28, 28), dtype=np.uint8)
CAPTION = "Test image 4,217 · Ankle boot"
SURELY_BOOT = np.array([0.01] * 9 + [0.91])
ZIGZAG = [np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]])]


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


class Order(QObject):
    """Writes down, one after the other, when the sheet is painted and a picture announced."""

    def __init__(self, panel):
        super().__init__()
        self.seen = []
        panel.canvas.installEventFilter(self)
        panel.drawingChanged.connect(lambda _: self.seen.append("announced"))

    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint:
            self.seen.append("painted")
        return False


def test_a_picture_is_announced_before_the_sheet_is_painted(panel, qtbot):
    """A network reads it while the sheet is painted."""
    qtbot.mousePress(panel.canvas, LEFT, pos=QPoint(50, 50))
    qtbot.waitUntil(lambda: bool(panel.pictures))
    pass_by(qtbot)
    order = Order(panel)
    for x in (80, 110):
        order.seen.clear()
        qtbot.mouseMove(panel.canvas, QPoint(x, 80))
        qtbot.waitUntil(lambda: len(order.seen) >= 2)
        assert order.seen[:2] == ["announced", "painted"]


def test_a_picture_waits_for_no_timer(panel, qtbot):
    """On some platforms the sheet is painted before the first of them."""
    qtbot.mousePress(panel.canvas, LEFT, pos=QPoint(50, 50))
    qtbot.waitUntil(lambda: bool(panel.pictures))
    panel.pictures.clear()
    place, keys = QPointF(110, 80), Qt.KeyboardModifier.NoModifier
    there = panel.canvas.mapToGlobal(place)
    move = QMouseEvent(QEvent.Type.MouseMove, place, there, Qt.MouseButton.NoButton, LEFT, keys)
    QCoreApplication.sendEvent(panel.canvas, move)
    assert not panel.pictures  # one for all moves that wait
    QCoreApplication.sendPostedEvents(panel, QEvent.Type.MetaCall)
    assert len(panel.pictures) == 1


@pytest.fixture
def plots(qapp, monkeypatch):
    """Where plots wait for their turn; after a hand has moved they come no more in this test."""
    monkeypatch.setattr(turns, "APART_MS", 600_000)
    monkeypatch.setattr(turns, "HAND_MS", 600_000)
    delete(Turns.ofApplication())
    yield Turns.ofApplication()
    delete(Turns.ofApplication())


def test_plots_give_way_to_a_hand_that_draws(panel, plots, qtbot):
    drawn = []
    before, after = Drawer("before", drawn), Drawer("after", drawn)
    for _ in range(2):
        drawn.clear()
        plots.ask(before)
        qtbot.waitUntil(lambda: drawn == ["before"])
    draw_line(qtbot, panel)
    plots.ask(after)
    pass_by(qtbot)
    assert drawn == ["before"]


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
    assert not panel.notice.isVisible()
    panel.setNotice("The model reads clothes. The pad is for digits.")
    assert panel.notice.label.isVisible()
    assert not panel.notice.button.isVisible()
    panel.setNotice("")
    assert not panel.notice.isVisible()


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
    panel.setNotice(NOTICE, "Try a test image")
    panel.setClassNames(CLOTHES)
    panel.grab()
    place = panel.canvas.geometry()
    panel.clearPrediction()
    panel.grab()
    assert panel.canvas.geometry() == place
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
        (verdict.parentWidget(), [verdict, panel.notice, panel.bars]),
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
    panel.setNotice(NOTICE, "Try a test image")
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


def show_boot(panel):
    panel.showSample(BOOT, CAPTION, "Ankle boot", True)


def test_a_test_image_is_read_as_it_is_and_shown(panel):
    show_boot(panel)
    assert panel.pictures[-1] is BOOT
    assert panel.preview.pixels() is BOOT
    assert panel.canvas.accessibleDescription() == CAPTION
    pixels, *what = panel.sample()
    assert pixels is BOOT
    assert what == [CAPTION, "Ankle boot", True, False]
    assert panel._header.heading.text() == "Test image"


def test_an_image_it_may_have_learnt_from_is_not_called_a_test_image(panel):
    panel.setNotice("This network sorts Fashion-MNIST.", "Try a test image")
    panel.showSample(BOOT, "Training image 1 · Ankle boot", "Ankle boot")
    assert panel._header.heading.text() == "Example"
    assert "may have learnt" in panel.notice.text()


@pytest.mark.parametrize("button", ["clearButton", "undoButton"])
def test_the_drawing_comes_back_when_the_test_image_is_taken_away(panel, qtbot, button):
    panel.setStrokes(ZIGZAG)
    show_boot(panel)
    qtbot.mouseClick(getattr(panel.tools, button), LEFT)
    assert panel.sample() is None
    qtbot.waitUntil(lambda: panel.pictures[-1] is not BOOT)
    assert np.array_equal(panel.pictures[-1], ink.render(ZIGZAG, panel.penWidth()))
    assert panel._header.heading.text() == "Draw a digit"


def test_without_a_drawing_the_pad_is_empty_again(panel):
    show_boot(panel)
    panel.clearSample()
    assert panel.pictures[-1] is None
    assert panel.preview.pixels() is None
    assert not panel.tools.undoButton.isEnabled()


def test_drawing_on_a_test_image_begins_a_fresh_drawing(panel, qtbot):
    panel.setStrokes(ZIGZAG)
    show_boot(panel)
    draw_line(qtbot, panel)
    assert panel.sample() is None
    assert len(panel.strokes()) == 1
    assert np.array_equal(panel.pictures[-1], ink.render(panel.strokes(), panel.penWidth()))
    for _ in range(2):
        qtbot.mouseClick(panel.tools.undoButton, LEFT)
    assert np.array_equal(panel.strokes()[0], ZIGZAG[0])


def test_an_answer_to_a_test_image_is_called_right_or_wrong(panel):
    show_boot(panel)
    mark = panel.verdict.truthMark
    assert not mark.isVisible()
    panel.showPrediction(SURELY_BOOT, CLOTHES)
    assert mark.isVisible()
    assert mark.text() == "right"
    panel.showPrediction(DOUBTFUL, CLOTHES)
    assert mark.text() == "wrong: it is Ankle boot"
    assert not panel.verdict.nextLabel.isVisible()
    panel.clearPrediction()
    assert not mark.isVisible()


def test_nothing_is_called_right_where_the_truth_is_not_known(panel, qtbot):
    panel.showSample(BOOT, "A picture")
    panel.showPrediction(DOUBTFUL, CLOTHES)
    assert panel.verdict.nextLabel.isVisible()
    assert not panel.verdict.truthMark.isVisible()
    show_boot(panel)
    draw_line(qtbot, panel)
    panel.showPrediction(SURELY_BOOT, CLOTHES)
    assert not panel.verdict.truthMark.isVisible()


def test_an_answer_to_one_picture_does_not_stay_for_the_next(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    show_boot(panel)
    assert panel.bars.winner() is None
    panel.showPrediction(SURELY_BOOT, CLOTHES)
    panel.showSample(BOOT.T, "Test image 1 · Bag", "Bag")
    assert panel.bars.winner() is None
    panel.showPrediction(SURELY_BOOT, CLOTHES)
    panel.clearSample()
    assert panel.bars.winner() is None


def test_a_test_image_is_asked_for_with_the_mouse_or_the_keyboard(panel, qtbot):
    button = panel.tools.testButton
    assert not button.isEnabled()
    panel.setTestImages(True)
    with qtbot.waitSignal(panel.testImageRequested):
        qtbot.mouseClick(button, LEFT)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    with qtbot.waitSignal(panel.testImageRequested):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    panel.setTestImages(False)
    assert not button.isEnabled()


def test_the_notices_button_gives_one_test_image_after_another(panel, qtbot):
    panel.setNotice(2 * NOTICE, "Try a test image")  # longer than what is said of a test image
    panel.testImageRequested.connect(lambda: show_boot(panel))
    panel.grab()
    place = panel.notice.button.mapTo(panel, QPoint(0, 0))
    for count in (1, 2):
        qtbot.mouseClick(panel.notice.button, LEFT)
        panel.grab()
        assert panel.pictures == [BOOT] * count
        assert panel.notice.button.mapTo(panel, QPoint(0, 0)) == place
    assert panel.notice.text() not in ("", 2 * NOTICE)
    draw_line(qtbot, panel)
    assert panel.notice.text() == 2 * NOTICE


def test_a_sheet_that_is_not_drawable_takes_no_strokes(panel, qtbot):
    panel.setDrawable(False, "Colour images cannot be drawn here.")
    assert panel.canvas.accessibleDescription() == "Colour images cannot be drawn here."
    qtbot.mousePress(panel.canvas, LEFT, pos=QPoint(50, 50))
    qtbot.mouseMove(panel.canvas, QPoint(90, 80))
    qtbot.mouseRelease(panel.canvas, LEFT, pos=QPoint(90, 80))
    assert panel.strokes() == []
    assert not panel.tools.slider.isEnabled()
    panel.setDrawable(True)
    assert panel.tools.slider.isEnabled()
    draw_line(qtbot, panel)
    assert len(panel.strokes()) == 1


def test_nobody_reads_a_drawing_on_a_sheet_that_is_not_drawable(panel, qtbot):
    panel.setStrokes(ZIGZAG)
    qtbot.waitUntil(lambda: bool(panel.pictures))
    drawing = panel.pictures[-1]
    panel.showPrediction(SEVEN, DIGITS)
    panel.setDrawable(False, "Colour images cannot be drawn here.")
    assert panel.pictures[-1] is None
    panel.showPrediction(SEVEN, DIGITS)
    assert panel.bars.winner() is None
    assert not panel.tools.clearButton.isEnabled()
    assert not panel.tools.undoButton.isEnabled()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Delete)
    panel.setDrawable(True)
    assert np.array_equal(panel.pictures[-1], drawing)


def test_a_sheet_that_is_not_drawable_shows_test_images(panel, qtbot):
    panel.setStrokes(ZIGZAG)
    panel.setDrawable(False, "Colour images cannot be drawn here.")
    colours = np.zeros((32, 32, 3), dtype=np.float32)
    panel.showSample(colours, "Test image 1 · Bag", "Bag")
    assert panel.pictures[-1] is colours
    panel.showPrediction(SURELY_BOOT, CLOTHES)
    assert panel.verdict.truthMark.text() == "wrong: it is Bag"
    qtbot.mouseClick(panel.canvas, LEFT)
    assert panel.sample() is not None
    qtbot.mouseClick(panel.tools.clearButton, LEFT)
    assert panel.pictures[-1] is None


def test_the_pens_width_changes_no_test_image(panel, qtbot):
    panel.setStrokes(ZIGZAG)
    show_boot(panel)
    panel.setPenWidth(0.2)
    qtbot.wait(1)
    assert panel.pictures == [BOOT]


def test_another_panel_can_show_the_same(panel, themes, qtbot):
    panel.setStrokes(ZIGZAG)
    show_boot(panel)
    other = PadPanel(themes)
    qtbot.addWidget(other)
    other.setStrokes(panel.strokes())
    with qtbot.waitSignal(other.drawingChanged) as told:
        other.showSample(*panel.sample())
    assert told.args[0] is BOOT
    other.clearSample()
    assert np.array_equal(other.strokes()[0], ZIGZAG[0])


@pytest.mark.parametrize("size", [(260, 680), (300, 680), (360, 820)])
def test_ten_bars_are_seen_with_a_notice_and_nothing_moves(panel, qtbot, size):
    panel.resize(*size)
    panel.setNotice(NOTICE, "Try a test image")
    panel.setClassNames(CLOTHES)
    draw_line(qtbot, panel)
    parts = (panel.tools, panel._readout, panel.notice, panel.bars)

    def places():
        panel.grab()
        return [part.geometry() for part in parts], panel.canvas.y(), panel.canvas.height()

    # Labels that wrap take a few rounds until they know their heights.
    qtbot.waitUntil(lambda: panel._readout.verticalScrollBar().maximum() == 0)
    before = places()
    for share in (SURELY_BOOT, DOUBTFUL):
        panel.showPrediction(share, CLOTHES)
        assert places() == before
        show_boot(panel)
        assert places() == before
        panel.showPrediction(share, CLOTHES)
        assert places() == before
        panel.clearSample()
    assert panel._readout.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [(260, 680), (420, 900)])
def test_large_type_is_not_cut_off_in_a_verdict(panel, themes, qtbot, size):
    themes.setFontScale(2.0)
    panel.resize(*size)
    show_boot(panel)
    panel.showPrediction(DOUBTFUL, CLOTHES)
    label = panel.verdict.truthMark.label

    def check():
        panel.grab()
        words = label.text().split()
        assert max(map(label.fontMetrics().horizontalAdvance, words)) <= label.width()
        assert label.height() >= label.heightForWidth(label.width())
        assert panel._readout.widget().width() == panel._readout.viewport().width()

    qtbot.waitUntil(check)


def test_the_sheet_makes_room_for_a_notice(panel):
    panel.resize(300, 680)
    panel.setNotice(NOTICE, "Try a test image")
    panel.grab()
    side = panel.canvas.height()
    panel.setNotice("")
    panel.grab()
    assert panel.canvas.height() > side >= 180


def test_many_classes_leave_the_sheet_its_size(panel):
    panel.grab()
    side = panel.canvas.width()
    panel.setClassNames([f"letter {index}" for index in range(26)])
    panel.grab()
    assert panel.canvas.width() == side


def test_where_nothing_can_be_read_there_is_no_answer_to_wait_for(themes, qtbot) -> None:
    panel = PadPanel(themes)
    qtbot.addWidget(panel)
    panel.show()
    panel.setTestImages(False)
    panel.setDrawable(False, "Rows of numbers cannot be drawn.")
    assert not panel.bars.isVisible()
    assert not panel.verdict.isVisible()
    panel.setTestImages(True)
    assert panel.bars.isVisible()
    panel.setTestImages(False)
    panel.setDrawable(True)
    assert panel.bars.isVisible()


def lanes_of(count):
    spec = RunSpec()
    return [LaneRun(number, f"lane {number}", spec, number) for number in range(count)]


def answer_of(panel, qtbot, text):
    qtbot.waitUntil(lambda: panel.verdict.sureLabel.text() == text)
    return panel.verdict.winnerLabel.text(), panel.verdict.nextLabel.text()


def test_in_a_race_the_lanes_answers_stand_in_place_of_the_one_networks(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    panel.showLanes(lanes_of(3))
    assert panel.laneRows.isVisible()
    assert not panel.bars.isVisible()
    assert panel.verdict.winnerLabel.text() == "–"
    for lane, shares in enumerate((DOUBTFUL, DOUBTFUL, SEVEN)):
        panel.showLanePrediction(lane, tuple(shares), DIGITS)
    verdict = answer_of(panel, qtbot, "1 of 3 agree")  # but that one is surer
    assert verdict == ("7", "by vote: 0")
    assert [panel.laneRows.answer(lane) for lane in range(3)] == ["0", "0", "7"]
    panel.showLanes(None)
    assert panel.bars.isVisible()
    assert not panel.laneRows.isVisible()
    assert panel.verdict.winnerLabel.text() == "7"
    assert panel.verdict.sureLabel.text() == "97.6\u00a0% sure"


def test_a_race_says_whether_its_lanes_know_a_test_image(panel, qtbot):
    panel.showLanes(lanes_of(2))
    show_boot(panel)
    for lane in (0, 1):
        panel.showLanePrediction(lane, SURELY_BOOT, CLOTHES)
    assert answer_of(panel, qtbot, "2 of 2 agree")[0] == "Ankle boot"
    assert panel.verdict.truthMark.text() == "right"


def test_an_empty_pad_shows_no_lanes_answer_not_even_a_late_one(panel, qtbot):
    panel.showLanes(lanes_of(2))
    draw_line(qtbot, panel)
    panel.showLanePrediction(0, SEVEN, DIGITS)
    answer_of(panel, qtbot, "1 of 1 agree")
    panel.canvas.clear()
    panel.showLanePrediction(1, SEVEN, DIGITS)
    assert panel.laneRows.vote() is None
    assert panel.verdict.winnerLabel.text() == "–"


def test_what_the_one_network_says_in_a_race_is_kept_for_afterwards(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showLanes(lanes_of(1))
    panel.showLanePrediction(0, DOUBTFUL, DIGITS)
    answer_of(panel, qtbot, "1 of 1 agree")
    panel.showPrediction(SEVEN, DIGITS)
    assert panel.verdict.winnerLabel.text() == "0"
    panel.showLanes(None)
    assert panel.verdict.winnerLabel.text() == "7"


def test_a_lane_that_is_hidden_has_no_say(panel, qtbot):
    lanes = lanes_of(2)
    panel.showLanes(lanes)
    draw_line(qtbot, panel)
    panel.showLanePrediction(0, DOUBTFUL, DIGITS)
    panel.showLanePrediction(1, SEVEN, DIGITS)
    answer_of(panel, qtbot, "1 of 2 agree")
    lanes[1].is_hidden = True
    panel.showLanes(lanes)
    assert panel.verdict.winnerLabel.text() == "0"
    assert panel.verdict.sureLabel.text() == "1 of 1 agree"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(260, 600), (300, 700), (420, 1000)])
def test_the_sheet_stays_where_it_is_when_a_race_begins(panel, themes, qtbot, size, scale):
    themes.setFontScale(scale)
    panel.resize(*size)
    draw_line(qtbot, panel)
    panel.grab()
    place = panel.canvas.geometry()
    for count in (2, 6, 12):
        panel.showLanes(lanes_of(count))
        for lane in range(count):
            panel.showLanePrediction(lane, SEVEN, DIGITS)
        answer_of(panel, qtbot, f"{count} of {count} agree")
        panel.grab()
        assert panel.canvas.geometry() == place
    panel.showLanes(None)
    panel.grab()
    assert panel.canvas.geometry() == place


def test_twelve_lanes_are_seen_without_scrolling_and_more_are_scrolled(panel, qtbot):
    panel.resize(300, 680)
    scroll = panel._readout.verticalScrollBar()
    panel.showLanes(lanes_of(12))
    qtbot.waitUntil(lambda: panel.laneRows.height() >= panel.laneRows.heightFor(12))
    assert scroll.maximum() == 0
    panel.showLanes(lanes_of(30))
    qtbot.waitUntil(lambda: scroll.maximum() > 0)
    panel.showLanes(lanes_of(2))
    qtbot.waitUntil(lambda: scroll.maximum() == 0)
    assert panel.laneRows.height() == panel.laneRows.maximumHeight()


def test_few_classes_leave_the_lanes_room(panel, qtbot):
    panel.resize(300, 560)
    panel.setClassNames(["no", "yes"])
    panel.showLanes(lanes_of(6))
    qtbot.waitUntil(lambda: panel.laneRows.height() >= panel.laneRows.heightFor(6))
    assert panel._readout.verticalScrollBar().maximum() == 0


def test_another_network_is_given_the_same_drawing(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(DOUBTFUL, CLOTHES)
    before = len(panel.pictures)
    panel.readAgain()
    assert panel.bars.winner() is None
    assert len(panel.pictures) == before + 1
    assert np.array_equal(panel.pictures[-1], panel.pictures[-2])


# Why, corrections, stages and the needle


def read_as_seven(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(SEVEN, DIGITS)
    panel.asked = []
    panel.correctionRequested.connect(lambda strokes, label: panel.asked.append((strokes, label)))


def test_why_can_be_asked_of_every_answer(panel, qtbot):
    assert not panel.correction.whyButton.isEnabled()
    read_as_seven(panel, qtbot)
    with qtbot.waitSignal(panel.whyRequested):
        qtbot.mouseClick(panel.correction.whyButton, LEFT)
    panel.setNotice(NOTICE, "Try a test image")
    show_boot(panel)
    assert not panel.notice.whyButton.isEnabled()
    panel.showPrediction(SURELY_BOOT, CLOTHES)
    with qtbot.waitSignal(panel.whyRequested):
        qtbot.mouseClick(panel.notice.whyButton, LEFT)


def test_a_wrong_answer_is_corrected_with_the_mouse(panel, qtbot):
    read_as_seven(panel, qtbot)
    qtbot.mouseClick(panel.correction.openButton, LEFT)
    qtbot.mouseClick(panel.correction.keys[1], LEFT)
    ((strokes, label),) = panel.asked
    assert label == 1
    assert np.array_equal(strokes[0], panel.strokes()[0])
    panel.showKept(1)
    assert panel.correction.keptLabel.text() == "Kept as a 1 in My digits"


def test_a_wrong_answer_is_corrected_by_typing_the_digit_on_the_pad(panel, qtbot):
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    read_as_seven(panel, qtbot)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    assert [label for _, label in panel.asked] == [1]
    assert panel.canvas.hasFocus()


def test_what_is_kept_is_not_asked_for_again_and_another_takes_its_place(panel, qtbot):
    read_as_seven(panel, qtbot)
    undone = []
    panel.correctionUndone.connect(lambda: undone.append(len(panel.asked)))
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)  # it was not kept, so it is asked for again
    panel.showKept(1)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    assert [label for _, label in panel.asked] == [1, 1]
    qtbot.keyClick(panel.canvas, Qt.Key.Key_2)
    assert [label for _, label in panel.asked] == [1, 1, 2]
    assert undone == [2]


def test_a_correction_can_be_undone(panel, qtbot):
    read_as_seven(panel, qtbot)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    panel.showKept(1)
    with qtbot.waitSignal(panel.correctionUndone):
        qtbot.mouseClick(panel.correction.undoButton, LEFT)
    assert panel.correction.kept() is None
    panel.showKept(1)  # too late
    assert panel.correction.kept() is None


def test_a_new_stroke_is_another_drawing_which_is_not_kept_yet(panel, qtbot):
    read_as_seven(panel, qtbot)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    panel.showKept(1)
    draw_line(qtbot, panel, (0.5, 0.3), (0.5, 0.9))
    assert panel.correction.kept() is None
    panel.showPrediction(SEVEN, DIGITS)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    assert len(panel.asked) == 2


def test_only_drawings_that_are_read_as_digits_can_be_corrected(panel, qtbot):
    read_as_seven(panel, qtbot)
    assert panel.correction.openButton.isEnabled()
    panel.showPrediction(DOUBTFUL, CLOTHES)
    assert not panel.correction.openButton.isEnabled()
    panel.showSample(BOOT, CAPTION, "7", True)
    panel.showPrediction(SEVEN, DIGITS)
    assert not panel.correction.openButton.isEnabled()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_1)
    assert panel.asked == []
    panel.setClassNames(CLOTHES)
    panel.clearPrediction()
    assert not panel.correction.isVisible()


def test_nothing_moves_while_a_correction_is_made(panel, qtbot):
    panel.resize(260, 700)
    draw_line(qtbot, panel)
    panel.grab()
    parts = (panel.canvas, panel.verdict, panel.correction, panel.bars)
    places = [part.geometry() for part in parts]

    def stays():
        panel.grab()
        return [part.geometry() for part in parts] == places

    panel.showPrediction(SEVEN, DIGITS)
    panel.setNovelty(0.9)
    assert stays()
    qtbot.mouseClick(panel.correction.openButton, LEFT)
    assert stays()
    qtbot.mouseClick(panel.correction.keys[1], LEFT)
    panel.showKept(1)
    assert stays()
    panel.canvas.clear()
    assert stays()


def test_the_strokes_are_told_with_the_pen_but_not_of_a_picture(panel, qtbot):
    assert panel.ink() is None
    panel.setStrokes(ZIGZAG)
    panel.setPenWidth(0.2)
    told = panel.ink()
    assert told.pen == 0.2
    assert np.array_equal(told.strokes[0], ZIGZAG[0])
    show_boot(panel)
    assert panel.ink() is None


def test_a_stage_that_is_off_changes_the_picture_and_is_told(panel, qtbot):
    panel.setStrokes([stroke * 0.4 for stroke in ZIGZAG])
    qtbot.waitUntil(lambda: bool(panel.pictures))
    stages = Stages().switched("cropped", False)
    panel.setStages(stages)
    expected = render(panel.strokes(), panel.penWidth(), stages)
    assert np.array_equal(panel.pictures[-1], expected)
    assert not np.array_equal(panel.pictures[-1], panel.pictures[0])
    assert panel.stagesLine.isVisible()
    with qtbot.waitSignal(panel.stagesReset):
        qtbot.mouseClick(panel.stagesLine.button, LEFT)
    assert panel.stages() == Stages()
    assert np.array_equal(panel.pictures[-1], panel.pictures[0])
    assert not panel.stagesLine.isVisible()


def test_what_is_like_no_digit_is_doubted(panel, qtbot):
    panel.setNovelty(0.9)  # of nothing
    assert panel.verdict.needle.novelty() is None
    read_as_seven(panel, qtbot)
    sure = panel.verdict.winnerLabel.grab().toImage()
    panel.setNovelty(0.9)
    assert panel.verdict.needle.text() == "Not a digit?"
    assert panel.verdict.winnerLabel.grab().toImage() != sure
    panel.setNovelty(0.1)
    assert panel.verdict.winnerLabel.grab().toImage() == sure
    panel.canvas.clear()
    assert panel.verdict.needle.novelty() is None


def test_the_lanes_answer_has_a_needle_once_there_is_one(panel, qtbot):
    panel.showLanes(lanes_of(1))
    draw_line(qtbot, panel)
    panel.setNovelty(0.9)
    assert panel.verdict.needle.novelty() is None
    panel.showLanePrediction(0, SEVEN, DIGITS)
    qtbot.waitUntil(lambda: panel.verdict.needle.novelty() == 0.9)
    qtbot.waitUntil(panel.correction.openButton.isEnabled)


def test_after_a_race_the_needle_stands_where_it_stood(panel, qtbot):
    read_as_seven(panel, qtbot)
    panel.setNovelty(0.9)
    panel.showLanes(lanes_of(1))
    panel.showLanePrediction(0, SEVEN, DIGITS)
    assert panel.verdict.needle.novelty() is None
    panel.showLanes(None)
    assert panel.verdict.needle.text() == "Not a digit?"
    panel.clearPrediction()
    panel.showPrediction(SEVEN, DIGITS)
    assert panel.verdict.needle.novelty() is None


def test_the_runner_up_is_the_first_guess(panel, qtbot):
    draw_line(qtbot, panel)
    panel.showPrediction(DOUBTFUL, DIGITS)
    qtbot.mouseClick(panel.correction.openButton, LEFT)
    assert panel.correction.keys[6].hasFocus()
