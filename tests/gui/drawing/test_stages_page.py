"""Stages: the drawing step by step, and the laboratory below it."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.data import ink, stages
from engine.data.stages import SWITCHES, Stages
from engine.insight import laboratory
from engine.messages import MachineError, say
from gui.drawing import stages_page
from gui.drawing.stages_page import StagesPage
from gui.theme import ThemeManager
from tests.helpers.laboratory import DeskSession, FakeNetworks, Rule

LEFT = Qt.MouseButton.LeftButton
SEVEN = [np.array([(0.1, 0.1), (0.4, 0.1), (0.2, 0.6)])]
FEW = laboratory.Drawings(tuple([SEVEN] * 8 + [[SEVEN[0] * 0.9]] * 2), np.array([1] * 9 + [7]))


@pytest.fixture(autouse=True)
def few_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laboratory, "built_in", lambda: FEW)


@pytest.fixture
def rule() -> Rule:
    return Rule()


@pytest.fixture
def networks(rule: Rule) -> FakeNetworks:
    return FakeNetworks(rule)


@pytest.fixture
def session(rule: Rule) -> Generator[DeskSession, None, None]:
    made = DeskSession()
    yield made
    rule.go.set()
    made.close()


@pytest.fixture
def page(
    session: DeskSession, networks: FakeNetworks, themes: ThemeManager, qtbot: QtBot
) -> StagesPage:
    made = StagesPage(session, networks, themes)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    return made


@pytest.fixture
def another(
    session: DeskSession, networks: FakeNetworks, themes: ThemeManager, qtbot: QtBot
) -> StagesPage:
    """A page that has not been looked at."""
    made = StagesPage(session, networks, themes)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    return made


def switch(page: StagesPage, qtbot: QtBot, name: str) -> None:
    box = page.rows[name].box
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def draw(page: StagesPage, qtbot: QtBot) -> None:
    page.setDrawing(SEVEN)
    qtbot.waitUntil(lambda: bool(page.pipeline.steps()))


def measure(page: StagesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.measure.button, LEFT)
    qtbot.waitUntil(lambda: not page.measure.isBusy())


def picture(page: StagesPage) -> np.ndarray:
    return page.pipeline.steps()[-1].picture


def costs(page: StagesPage) -> dict[str, str]:
    return {name: row.cost.text().replace("\u00a0", " ") for name, row in page.rows.items()}


def test_the_drawing_on_the_pad_is_shown_step_by_step(page: StagesPage, qtbot: QtBot) -> None:
    draw(page, qtbot)
    assert (picture(page) == ink.render(SEVEN)).all()
    page.setDrawing(SEVEN, 0.2)
    qtbot.waitUntil(lambda: (picture(page) == ink.render(SEVEN, 0.2)).all())
    page.setDrawing(None)
    qtbot.waitUntil(lambda: not page.pipeline.steps())


def test_a_page_that_nobody_looks_at_does_nothing(
    page: StagesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(stages_page, "steps", lambda *args: asked.append(args) or ())
    page.hide()
    for _ in range(3):
        page.setDrawing(SEVEN)
    assert not page._soon.isActive()
    page.show()
    page.setDrawing(SEVEN)  # all moves that are waiting make one picture
    page.setDrawing([SEVEN[0] / 2])
    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) == 1
    assert (asked[0][0][0] == SEVEN[0] / 2).all()


def test_a_stage_is_switched_off_and_on_for_page_and_pad(page: StagesPage, qtbot: QtBot) -> None:
    draw(page, qtbot)
    with qtbot.waitSignal(page.stagesChanged) as caught:
        switch(page, qtbot, "inverted")
    dark = Stages(inverted=False)
    assert caught.args == [dark]
    assert page.stages() == dark
    qtbot.waitUntil(lambda: (picture(page) == stages.render(SEVEN, stages=dark)).all())
    with qtbot.waitSignal(page.stagesChanged) as caught:
        switch(page, qtbot, "inverted")
    assert caught.args == [Stages()]


def test_what_is_off_is_said_and_put_back_with_one_click(page: StagesPage, qtbot: QtBot) -> None:
    assert page._note.text() == "The pad reads with all stages on."
    assert not page.allOn.isEnabled()
    switch(page, qtbot, "boxed")
    assert page._note.text() == "The pad reads with 1 stage off."
    switch(page, qtbot, "by_mass")
    assert page._note.text() == "The pad reads with 2 stages off."
    with qtbot.waitSignal(page.stagesChanged) as caught:
        qtbot.mouseClick(page.allOn, LEFT)
    assert caught.args == [Stages()]
    assert all(row.box.isChecked() for row in page.rows.values())
    assert page._note.text() == "The pad reads with all stages on."


def test_the_box_cannot_be_switched_while_nothing_is_cropped(
    page: StagesPage, qtbot: QtBot
) -> None:
    switch(page, qtbot, "cropped")
    assert not page.rows["boxed"].box.isEnabled()
    assert not page.rows["proportional"].box.isEnabled()
    switch(page, qtbot, "cropped")
    assert page.rows["boxed"].box.isEnabled()


def test_stages_can_be_set_from_outside(page: StagesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.stagesChanged):
        page.setStages(Stages(cropped=False))
    assert not page.rows["cropped"].box.isChecked()
    with qtbot.assertNotEmitted(page.stagesChanged):
        page.setStages(Stages(cropped=False))


def test_a_measurement_tells_what_each_stage_is_worth(page: StagesPage, qtbot: QtBot) -> None:
    assert set(costs(page).values()) == {"–"}
    measure(page, qtbot)
    shown = costs(page)
    assert set(shown) == {switch.name for switch in SWITCHES}
    assert shown["inverted"] == "90.0 % → 0.0 %"
    assert shown["antialiased"] == "90.0 % → 90.0 %"
    assert "90.0 % of 10 drawings" in page.measure.news()


def test_stages_off_together_are_told_as_long_as_they_are_so(
    page: StagesPage, qtbot: QtBot
) -> None:
    switch(page, qtbot, "inverted")
    switch(page, qtbot, "by_mass")
    measure(page, qtbot)
    assert page.measure.news().endswith("as they are now: 0.0 %.")
    switch(page, qtbot, "inverted")
    assert "now" not in page.measure.news()
    assert costs(page)["inverted"] == "90.0 % → 0.0 %"  # which still holds


def test_it_measures_after_every_change_where_that_is_wanted(
    page: StagesPage, rule: Rule, qtbot: QtBot
) -> None:
    box = page.measure.repeat
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    qtbot.waitUntil(lambda: "90.0 %" in page.measure.news())
    switch(page, qtbot, "inverted")
    qtbot.waitUntil(lambda: page.measure.news().endswith("now: 0.0 %."))
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    made = rule.made
    switch(page, qtbot, "inverted")
    assert not page._later.isActive()
    assert rule.made == made


def test_a_measurement_can_be_called_off(page: StagesPage, rule: Rule, qtbot: QtBot) -> None:
    rule.go.clear()
    qtbot.mouseClick(page.measure.button, LEFT)
    qtbot.waitUntil(lambda: rule.made == 1)
    qtbot.mouseClick(page.measure.button, LEFT)
    assert not page.measure.isBusy()
    rule.go.set()
    qtbot.waitUntil(lambda: not page._desk.busy)
    assert set(costs(page).values()) == {"–"}
    measure(page, qtbot)
    assert costs(page)["inverted"] == "90.0 % → 0.0 %"


def test_a_failure_is_said_and_can_be_tried_again(
    page: StagesPage, rule: Rule, qtbot: QtBot
) -> None:
    measure(page, qtbot)
    rule.error = MachineError(say("The file is damaged."), say("Install it again."))
    measure(page, qtbot)
    assert page.measure.news() == "The file is damaged. Install it again."
    assert set(costs(page).values()) == {"–"}
    rule.error = None
    measure(page, qtbot)
    assert costs(page)["inverted"] == "90.0 % → 0.0 %"


def test_figures_of_one_network_do_not_stand_beside_the_name_of_another(
    page: StagesPage, networks: FakeNetworks, qtbot: QtBot
) -> None:
    measure(page, qtbot)
    networks.offer(networks.shipped, networks.current)
    assert set(costs(page).values()) == {"–"}
    assert "built-in pen with all stages on, and" in page.measure.news()


def test_figures_of_the_current_network_end_when_it_learns(
    page: StagesPage, session: DeskSession, networks: FakeNetworks, qtbot: QtBot
) -> None:
    measure(page, qtbot)
    session.stateChanged.emit()
    assert "–" not in costs(page).values()  # another network than the shipped one learns
    networks.offer(networks.current)
    measure(page, qtbot)
    assert "–" not in costs(page).values()
    session.stateChanged.emit()
    assert set(costs(page).values()) == {"–"}


def test_a_page_deleted_during_a_measurement(
    session: DeskSession, networks: FakeNetworks, themes: ThemeManager, rule: Rule, qtbot: QtBot
) -> None:
    page = StagesPage(session, networks, themes)  # type: ignore[arg-type]
    page.show()
    rule.go.clear()
    qtbot.mouseClick(page.measure.button, LEFT)
    qtbot.waitUntil(lambda: rule.made == 1)
    page.close()
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    rule.go.set()
    qtbot.waitUntil(lambda: not session.desks.laboratory.busy)


@pytest.mark.parametrize(("width", "scale"), [(620, 1.0), (560, 1.5), (620, 2.0)])
def test_nothing_is_cut_off_at_the_side(
    page: StagesPage, themes: ThemeManager, qtbot: QtBot, width: int, scale: float
) -> None:
    themes.setFontScale(scale)
    page.resize(width, 500)
    qtbot.waitUntil(lambda: page.width() == width)
    right = page.mapToGlobal(QPoint(page.width(), 0)).x()
    for widget in (page.allOn, page.measure.button, page.rows["boxed"].cost):
        assert widget.mapToGlobal(QPoint(widget.width(), 0)).x() <= right


def test_another_page_tells_what_was_measured_of_the_network_chosen(
    page: StagesPage, another: StagesPage, networks: FakeNetworks, rule: Rule, qtbot: QtBot
) -> None:
    networks.offer(networks.shipped, networks.current, networks.run)
    page.measure.choose(networks.run.key)
    measure(page, qtbot)
    made = rule.made
    page.measure.setRepeated(True)
    another.setModes(page.modes())
    another.show()
    assert another.measure.network() is networks.run
    assert another.measure.repeat.isChecked()
    assert costs(another) == costs(page)
    assert costs(another)["inverted"] == "90.0 % → 0.0 %"
    assert another.measure.news() == page.measure.news()
    assert another.modes() == page.modes()
    assert rule.made == made
    assert not another._later.isActive()


def test_another_page_begins_anew_what_was_being_measured(
    page: StagesPage, another: StagesPage, rule: Rule, qtbot: QtBot
) -> None:
    rule.go.clear()
    qtbot.mouseClick(page.measure.button, LEFT)
    another.setModes(page.modes())
    assert not another.measure.isBusy()
    another.show()
    assert another.measure.isBusy()
    rule.go.set()
    qtbot.waitUntil(lambda: costs(another)["inverted"] == "90.0 % → 0.0 %")


def test_another_page_says_why_nothing_could_be_measured(
    page: StagesPage, another: StagesPage, rule: Rule, qtbot: QtBot
) -> None:
    rule.error = MachineError(say("The file is damaged."), say("Install it again."))
    measure(page, qtbot)
    another.setModes(page.modes())
    assert another.measure.news() == "The file is damaged. Install it again."
