"""The page with the account: classes and examples belong together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.data.own.options import ReadOptions
from gui.data.account_page import AccountPage
from gui.theme import ThemeManager
from tests.helpers.drafts import flowers, houses, pets

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> AccountPage:
    shown = AccountPage(themes)
    qtbot.addWidget(shown)
    shown.resize(760, 620)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def labels(page: AccountPage) -> set[str]:
    model = page.preview.table.model()
    return {model.index(row, 0).data() for row in range(model.rowCount())}


def test_the_chart_counts_both_parts(page) -> None:
    page.setDraft(flowers(), ReadOptions())
    assert page.classes.chart._counts.tolist() == [12, 3, 3]


def test_a_click_on_a_class_shows_only_its_examples(page, qtbot) -> None:
    page.setDraft(flowers(), ReadOptions())
    chart = page.classes.chart.viewport()
    first = QPoint(20, 8)
    qtbot.mouseClick(chart, LEFT, pos=first)
    assert labels(page) == {"setosa"}
    page.setDraft(flowers(), ReadOptions())
    assert labels(page) == {"setosa"}
    qtbot.mouseClick(chart, LEFT, pos=first)
    assert labels(page) == {"setosa", "versicolor", "virginica"}


def test_a_class_chosen_means_nothing_for_other_data(page, qtbot) -> None:
    page.setDraft(flowers(), ReadOptions())
    qtbot.mouseClick(page.classes.chart.viewport(), LEFT, pos=QPoint(20, 52))
    page.setDraft(houses(), ReadOptions())
    assert page.preview.table.model().rowCount() > 0
    assert not page.classes.isVisible()
    page.setDraft(pets(), ReadOptions())
    assert len(page.preview.grid._rows) == 12


def test_what_is_out_of_date_is_pale(page) -> None:
    page.setDraft(flowers(), ReadOptions())
    before = page.grab().toImage()
    page.setStale(True)
    assert page.isStale()
    assert page.grab().toImage() != before
    page.setStale(False)
    assert page.grab().toImage() == before


def test_a_name_that_was_typed_stays(page, qtbot) -> None:
    page.setDraft(flowers(), ReadOptions())
    assert page.title() == "Iris"
    qtbot.keyClicks(page.name, "!")
    page.setDraft(flowers(), ReadOptions())
    assert page.title() == "Iris!"
    page.forgetName()
    page.setDraft(pets(), ReadOptions())
    assert page.title() == "pets"
