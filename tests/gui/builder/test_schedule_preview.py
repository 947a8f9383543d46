"""The curve that shows what a schedule will do to the learning rate."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine.spec.schedules import (
    SCHEDULES,
    Constant,
    Cosine,
    Exponential,
    OneCycle,
    PiecewiseConstant,
    ReduceOnPlateau,
    Schedule,
    Step,
)
from engine.spec.stopping import Stopping
from gui.builder import schedule_preview
from gui.builder.panel import BuilderPanel
from gui.builder.schedule_preview import SchedulePreview, plannedRates, rateText
from gui.document import Document
from gui.theme import ThemeManager

STEPS, EPOCHS = 100, 6
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def preview(themes: ThemeManager, qtbot: QtBot) -> SchedulePreview:
    shown = SchedulePreview(themes)
    qtbot.addWidget(shown)
    shown.resize(260, shown.sizeHint().height())
    return shown


def show(preview: SchedulePreview, schedule: Schedule, rate: float = 0.001) -> str:
    """Show a schedule; give back what a screen reader says."""
    preview.setSchedule(schedule, rate, STEPS, EPOCHS)
    return preview.accessibleDescription()


def curveShares(preview: SchedulePreview, themes: ThemeManager) -> list[float]:
    """Height of the curve, 0 to 1, in each column of the picture that has any of it."""
    picture = preview.grab().toImage()
    accent = themes.theme.color("accent")
    found = []
    for x in range(picture.width()):
        column = [picture.pixelColor(x, y) for y in range(picture.height())]
        near = [y for y, color in enumerate(column) if _distance(color, accent) < 90]
        if near:
            found.append(1 - float(np.mean(near)) / schedule_preview.PLOT_PX)
    return found


def _distance(first: QColor, second: QColor) -> int:
    return sum(
        abs(getattr(first, part)() - getattr(second, part)()) for part in ("red", "green", "blue")
    )


def test_what_never_changes_is_not_drawn(preview: SchedulePreview) -> None:
    show(preview, Constant())
    assert not preview.isVisible()
    show(preview, Constant(warmup=1.0))
    assert preview.isVisible()
    show(preview, Constant())
    assert not preview.isVisible()


@pytest.mark.parametrize("kind", SCHEDULES.kinds.values(), ids=lambda k: k.kind)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_schedule_is_drawn_from_its_first_epoch_to_its_last(
    preview: SchedulePreview, themes: ThemeManager, kind: type[Schedule], scale: float
) -> None:
    themes.setFontScale(scale)
    preview.resize(preview.sizeHint())
    show(preview, kind(warmup=1.0))
    assert len(preview.rates()) == 512
    assert len(curveShares(preview, themes)) > 60
    assert preview.sizeHint().height() > 60 * scale


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_curve_has_the_shape_of_the_schedule(
    preview: SchedulePreview, themes: ThemeManager, mode: str
) -> None:
    themes.setMode(mode)
    show(preview, Cosine())
    heights = curveShares(preview, themes)
    assert heights[2] > 0.8
    assert heights[-3] < 0.2
    assert heights[len(heights) // 2] == pytest.approx(0.5, abs=0.1)
    show(preview, OneCycle(peak=0.5))
    heights = curveShares(preview, themes)
    assert int(np.argmax(heights)) == pytest.approx(len(heights) / 2, rel=0.2)


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Step(every=3, factor=0.01), "from 0.001 to 0.00001"),
        (Constant(warmup=1.0), "from 0.0000099 to 0.001"),
        (Cosine(), "from 0.001 to ≈\u202f0"),
        (OneCycle(start=0.1, end=0.01), "from 0.0001 up to 0.001 and down to 0.00001"),
        (ReduceOnPlateau(), "0.001, until the loss stops falling"),
        (Step(every=50), "0.001 all the time"),
        (Exponential(decay_rate=0.01), "from 0.001 to 1.05e-15"),
    ],
)
def test_the_curve_is_told_in_words(
    preview: SchedulePreview, schedule: Schedule, said: str
) -> None:
    assert show(preview, schedule) == said
    assert said in preview.toolTip()
    assert str(schedule.help).split("'")[0] in preview.toolTip()


@pytest.mark.parametrize(
    ("schedule", "is_logarithmic"),
    [
        (Cosine(), False),
        (OneCycle(), False),
        (Cosine(warmup=1.0), False),
        (Exponential(decay_rate=0.7), False),
        (Exponential(decay_rate=0.1), True),
        (PiecewiseConstant(epochs=(2, 4), factor=0.1), True),
    ],
)
def test_the_axis_is_the_one_on_which_there_is_something_to_see(
    preview: SchedulePreview, themes: ThemeManager, schedule: Schedule, is_logarithmic: bool
) -> None:
    show(preview, schedule)
    assert preview.isLogarithmic() == is_logarithmic
    heights = curveShares(preview, themes)
    assert np.mean(np.array(heights) > 0.25) > 0.4


@pytest.mark.parametrize("rate", [0.0, -1.0, math.nan, math.inf])
def test_without_a_rate_there_is_no_curve_but_its_place_stays(
    preview: SchedulePreview, themes: ThemeManager, rate: float
) -> None:
    assert show(preview, Cosine(), rate) == ""
    assert preview.isVisible()
    assert curveShares(preview, themes) == []


@pytest.mark.parametrize(
    ("schedule", "steps", "epochs"),
    [
        (Step(factor=-1.0), 10, 5),
        (Cosine(warmup=math.inf), 10, 5),
        (Cosine(warmup=1e300), 10, 5),
        (Cosine(), 0, 5),
        (Cosine(), 10, 0),
    ],
)
def test_there_is_no_plan_with_numbers_out_of_range(
    schedule: Schedule, steps: int, epochs: int
) -> None:
    assert plannedRates(schedule, 0.1, steps, epochs).size == 0


@pytest.mark.parametrize(("steps", "epochs"), [(1, 1), (1, 5), (60_000, 100_000)])
def test_runs_of_any_length_have_a_curve(steps: int, epochs: int) -> None:
    rates = plannedRates(Cosine(warmup=0.1), 0.1, steps, epochs)
    assert 2 <= len(rates) <= 512
    assert np.all(np.isfinite(rates))


@pytest.mark.parametrize(
    ("rate", "text"),
    [(0.001, "0.001"), (0.00001, "0.00001"), (0.0123456, "0.0123"), (1.0, "1"), (25.0, "25"),
     (1e-9, "1e-9"), (1.234e-8, "1.23e-8"), (0.0, "0")],
)  # fmt: skip
def test_rates_are_written_in_plain_figures(rate: float, text: str) -> None:
    assert rateText(rate) == text


def test_the_builder_shows_the_curve_below_the_schedule_and_follows_every_edit(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    form, preview = panel.training.forms["training"], panel.training.preview
    assert not preview.isVisible()
    box = form.rows["schedule"].choice.box
    box.setFocus()
    qtbot.keyClicks(box, "Cos")
    assert document.spec.training.schedule == Cosine()
    assert preview.isVisible()
    qtbot.waitUntil(lambda: form.rows["schedule"].y() < preview.y() < form.rows["loss"].y())
    before = preview.rates()
    share = form.rows["schedule"].nested.rows["alpha"].editor.field
    share.setFocus()
    share.selectAll()
    qtbot.keyClicks(share, "0.5")
    assert preview.rates()[-1] == pytest.approx(0.0005, rel=1e-3)
    assert before[-1] < 1e-6
    rate = form.rows["optimizer"].nested.rows["learning_rate"].editor.field
    rate.setFocus()
    rate.selectAll()
    qtbot.keyClicks(rate, "0.01")
    assert preview.accessibleDescription() == "from 0.01 to 0.005"
    assert document.undo_stack.undoText() == "Change learning rate"


def test_the_curve_counts_the_updates_there_really_are(
    panel: BuilderPanel, document: Document
) -> None:
    """60,000 examples in one batch: every epoch is one update."""
    spec = document.spec.with_training(
        schedule=Step(every=1, factor=0.5), batch_size=60_000, epochs=4
    )
    document.edit(spec, "")
    assert panel.training.preview.rates().tolist() == [0.001, 0.0005, 0.00025, 0.000125]
    document.edit(spec.with_training(batch_size=0), "")
    assert panel.training.preview.rates().size == 0
    assert panel.training.preview.isVisible()


def test_stop_early_is_folded_away_until_it_is_opened_or_used(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    section, form = panel.training.stopping, panel.training.forms["training.stopping"]
    assert section.header.text() == "Stop early"
    assert not form.isVisible()
    qtbot.mouseClick(section.header, LEFT)
    patience = form.rows["patience"].editor.field
    assert patience.isVisible()
    assert not form.rows["restore_best"].isEnabled()
    patience.setFocus()
    qtbot.keyClicks(patience, "3")
    assert document.spec.training.stopping == Stopping(patience=3)
    assert document.undo_stack.undoText() == "Change patience, epochs"
    assert form.rows["restore_best"].isEnabled()
    document.undo_stack.undo()
    assert document.spec.training.stopping == Stopping()


def test_stop_early_opens_with_a_spec_that_uses_it(panel: BuilderPanel, document: Document) -> None:
    assert not panel.training.stopping.isOpen()
    document.edit(document.spec.with_training(stopping=Stopping(target_accuracy=0.9)), "")
    assert panel.training.stopping.isOpen()


def test_what_is_wrong_with_a_rule_is_said_at_its_field(
    panel: BuilderPanel, document: Document, qtbot: QtBot
) -> None:
    stopping = Stopping(patience=2)
    document.edit(document.spec.with_training(stopping=stopping, validation="none"), "")
    row = panel.training.forms["training.stopping"].rows["patience"]
    (message,) = [m for m in row._list.messages if m.isVisible()]
    assert message.text().startswith("Without validation, patience watches the training loss")
    assert not panel.problems.isVisible()
    qtbot.mouseClick(message.fixButton, LEFT)
    assert document.spec.training.validation == "split"
    assert document.problems == ()
