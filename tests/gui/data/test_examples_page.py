"""The examples: counted, looked at, sent to the pad."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.data import recipe
from engine.data.dataset import Dataset, Split
from engine.messages import Message
from engine.spec.run import RunSpec
from gui.data.desk import Look
from gui.data.examples_page import ExamplesPage
from gui.theme import ThemeManager
from tests.helpers.desks import ANIMALS, named_set, spec_on
from tests.helpers.drafts import flowers, houses

LEFT = Qt.MouseButton.LeftButton
SPEC = spec_on("pen-digits")


def look(dataset: Dataset, spec: RunSpec = SPEC) -> Look:
    classes = len(dataset.info.class_names)
    return Look(spec, dataset, recipe.choose(spec, dataset.train.y, classes))


def toy(name: str, points: int = 50) -> Look:
    spec = spec_on(name).with_data(points=points)
    return look(recipe.load(spec), spec)


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot) -> ExamplesPage:
    shown = ExamplesPage(themes)
    qtbot.addWidget(shown)
    shown.resize(800, 560)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.sent = []
    shown.padRequested.connect(lambda *what: shown.sent.append(what))
    return shown


def click_class(qtbot: QtBot, page: ExamplesPage, number: int) -> None:
    qtbot.mouseClick(page.chart.viewport(), LEFT, pos=page.chart._cell(number).center())


def choose_part(qtbot: QtBot, page: ExamplesPage, start: str) -> None:
    """Go to a part with the arrow keys."""
    page.part.setFocus()
    qtbot.keyClick(page.part, Qt.Key.Key_Home)
    texts = [page.part.itemText(place) for place in range(page.part.count())]
    for _ in range([text.startswith(start) for text in texts].index(True)):
        qtbot.keyClick(page.part, Qt.Key.Key_Down)


def click_picture(qtbot: QtBot, page: ExamplesPage, place: int) -> int:
    """Click a picture; give back which example it is."""
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=page.grid._cell(place).center())
    return page.grid.currentRow()


def counts(page: ExamplesPage) -> list[int]:
    return page.chart._counts.tolist()


def labels(page: ExamplesPage) -> list[int]:
    """What stands below the pictures, as numbers of classes."""
    return page.grid._labels.tolist()


def test_each_part_is_offered_with_its_size(page: ExamplesPage) -> None:
    page.setLook(look(named_set("pen-digits")))
    texts = [page.part.itemText(place) for place in range(page.part.count())]
    assert texts == ["Training · 162", "Validation · 41", "Test · 50"]


def test_the_classes_of_each_part_are_counted(page: ExamplesPage, qtbot: QtBot) -> None:
    seen = look(named_set("pen-digits"))
    page.setLook(seen)
    assert page.chart._names == ANIMALS
    assert counts(page) == np.bincount(seen.choice.labels).tolist()
    choose_part(qtbot, page, "Test")
    assert counts(page) == [13, 13, 12, 12]


def test_validation_is_offered_only_where_something_is_kept_apart(page: ExamplesPage) -> None:
    spec = SPEC.with_training(validation="test")
    page.setLook(look(named_set("pen-digits"), spec))
    texts = [page.part.itemText(place) for place in range(page.part.count())]
    assert texts == ["Training · 203", "Test · 50"]


def test_the_part_looked_at_stays_while_it_is_there(page: ExamplesPage, qtbot: QtBot) -> None:
    dataset = named_set("pen-digits")
    page.setLook(look(dataset))
    choose_part(qtbot, page, "Validation")
    page.setLook(look(dataset, SPEC.with_training(validation_split=0.5)))
    assert page.part.currentText() == "Validation · 102"
    assert len(labels(page)) == 102
    page.setLook(look(dataset, SPEC.with_training(validation="none")))
    assert page.part.currentText() == "Training · 203"
    assert len(labels(page)) == 203


def test_a_click_on_a_class_shows_only_its_examples(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(named_set("pen-digits")))
    click_class(qtbot, page, 2)
    assert set(labels(page)) == {2}
    assert len(labels(page)) == counts(page)[2]
    click_class(qtbot, page, 2)
    assert len(labels(page)) == 162


def test_the_class_chosen_stays_in_another_part(page: ExamplesPage, qtbot: QtBot) -> None:
    """What is marked as chosen is what is shown."""
    page.setLook(look(named_set("pen-digits")))
    click_class(qtbot, page, 1)
    choose_part(qtbot, page, "Test")
    assert page.chart.chosen() == 1
    assert labels(page) == [1] * 13
    page.setLook(look(named_set("pen-digits"), SPEC.with_data(subset=30)))
    assert page.chart.chosen() == 1
    assert set(labels(page)) == {1}


def test_other_classes_are_shown_all(page: ExamplesPage, qtbot: QtBot) -> None:
    dataset = named_set("pen-digits")
    page.setLook(look(dataset))
    click_class(qtbot, page, 1)
    plants = tuple(map(Message, ("oak", "elm", "fir", "ash")))
    info = dataclasses.replace(dataset.info, class_names=plants)
    page.setLook(look(dataclasses.replace(dataset, info=info)))
    assert len(labels(page)) == 162


def test_a_class_without_examples_says_so(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setHint("Reading the examples …")
    page.setLook(look(named_set("pen-digits"), SPEC.with_data(subset=1)))
    click_class(qtbot, page, counts(page).index(0))
    assert labels(page) == []
    assert page.grid._hint == "None of these examples is of that class."


def test_the_test_set_is_shown(page: ExamplesPage, qtbot: QtBot) -> None:
    dataset = named_set("pen-digits")
    page.setLook(look(dataset))
    choose_part(qtbot, page, "Test")
    assert page.grid._images is dataset.test.x
    assert labels(page) == dataset.test.y.tolist()


def test_wrong_labels_are_marked_in_what_is_learnt_from(page: ExamplesPage, qtbot: QtBot) -> None:
    dataset = named_set("pen-digits")
    page.setLook(look(dataset, SPEC.with_data(label_noise=0.5)))
    true = dataset.train.y[page.grid._rows]
    assert page.grid._wrong.sum() == 81
    assert np.array_equal(page.grid._wrong, page.grid._labels != true)
    choose_part(qtbot, page, "Validation")
    assert not page.grid._wrong.any()


def test_a_picture_is_sent_to_the_pad(page: ExamplesPage, qtbot: QtBot) -> None:
    dataset = named_set("pen-digits")
    page.setLook(look(dataset))
    assert not page.toPad.isEnabled()
    row = click_picture(qtbot, page, 3)
    qtbot.mouseClick(page.toPad, LEFT)
    ((pixels, caption, name, is_test),) = page.sent
    assert not is_test
    assert np.array_equal(pixels, dataset.train.x[row])
    assert name == ANIMALS[dataset.train.y[row]]
    assert caption == page.caption.text() == f"Training image {row} · {name}"


def test_a_test_picture_is_called_one(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(named_set("pen-digits")))
    choose_part(qtbot, page, "Test")
    click_picture(qtbot, page, 2)
    assert page.caption.text() == "Test image 2 · cat"
    qtbot.mouseClick(page.toPad, LEFT)
    assert page.sent[0][3]


def test_a_double_click_sends_a_picture_too(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(named_set("pen-digits")))
    row = click_picture(qtbot, page, 1)
    qtbot.mouseDClick(page.grid.viewport(), LEFT, pos=page.grid._cell(1).center())
    assert [caption for _, caption, *_ in page.sent] == [page.caption.text()]
    assert str(row) in page.caption.text()


def test_the_true_class_is_told_whatever_label_noise_made_of_it(
    page: ExamplesPage, qtbot: QtBot
) -> None:
    dataset = named_set("pen-digits")
    page.setLook(look(dataset, SPEC.with_data(label_noise=1.0)))
    row = click_picture(qtbot, page, 0)
    qtbot.mouseClick(page.toPad, LEFT)
    assert page.sent[0][2] == ANIMALS[dataset.train.y[row]]


def test_a_picture_that_is_filtered_away_is_not_sent(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(named_set("pen-digits")))
    click_picture(qtbot, page, 0)
    click_class(qtbot, page, (labels(page)[0] + 1) % 4)
    assert not page.toPad.isEnabled()
    assert page.caption.text() == ""


def test_a_set_of_no_examples_says_so(page: ExamplesPage) -> None:
    page.setLook(toy("sine"))
    assert page.part.isVisible()
    page.setLook(toy("sine", points=0))
    assert page.views.currentWidget() is page.grid
    assert "No examples" in page.grid._hint
    assert not page.part.isVisible()


def test_points_are_plotted(page: ExamplesPage) -> None:
    page.setLook(toy("moons"))
    assert page.views.currentWidget() is page.scatter
    x, y = page.scatter.plot.points.getData()
    assert len(x) == len(y) == 40
    assert not page.toPad.isVisible()
    assert not page.zoom.isVisible()
    assert page.chart.isVisible()


def test_a_click_on_a_class_shows_only_its_points(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(toy("gaussians"))
    click_class(qtbot, page, 2)
    assert len(page.scatter.plot.points.getData()[0]) == counts(page)[2]


def test_a_number_over_another_is_a_curve_without_classes(page: ExamplesPage) -> None:
    seen = toy("sine")
    page.setLook(seen)
    x, y = page.scatter.plot.points.getData()
    assert np.allclose(x, seen.dataset.train.x[seen.choice.train, 0])
    assert np.allclose(y, seen.choice.labels)
    assert not page.chart.isVisible()
    assert page.scatter._axes == ("x", "y")


def test_one_number_and_a_class_lie_on_a_line(page: ExamplesPage) -> None:
    plain = toy("moons").dataset
    info = dataclasses.replace(plain.info, input_shape=(1,), features=(Message("age"),))
    train, test = (Split(part.x[:, :1], part.y) for part in (plain.train, plain.test))
    page.setLook(look(Dataset(info, train, test, plain.origin)))
    _, y = page.scatter.plot.points.getData()
    assert set(y) == {0.0}
    assert page.scatter._axes == ("age", "")


def test_many_numbers_are_a_table(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(flowers().dataset))
    assert page.views.currentWidget() is page.table
    model = page.table.model()
    assert (model.rowCount(), model.columnCount()) == (10, 5)
    click_class(qtbot, page, 0)
    assert {model.index(row, 0).data() for row in range(model.rowCount())} == {"setosa"}


def test_many_numbers_with_a_number_to_tell_are_a_table(page: ExamplesPage) -> None:
    plain = houses().dataset
    info = dataclasses.replace(plain.info, input_shape=(2,), features=())
    train, test = (
        Split(np.repeat(part.x, 2, axis=1), part.y) for part in (plain.train, plain.test)
    )
    page.setLook(look(Dataset(info, train, test, plain.origin)))
    assert page.views.currentWidget() is page.table
    assert not page.chart.isVisible()


def test_nothing_to_look_at_empties_the_page(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(named_set("pen-digits")))
    click_picture(qtbot, page, 0)
    page.setHint("Not here yet.")
    page.setLook(None)
    assert (labels(page), counts(page), page.part.count()) == ([], [], 0)
    assert page.grid._hint == "Not here yet."
    assert not page.toPad.isEnabled()
    page.setLook(toy("moons"))
    page.setLook(Look(SPEC))
    assert page.views.currentWidget() is page.grid


def test_pictures_and_slider_have_one_size(page: ExamplesPage, qtbot: QtBot) -> None:
    page.setLook(look(named_set("pen-digits")))
    page.zoom.setFocus()
    qtbot.keyClick(page.zoom, Qt.Key.Key_End)
    assert page.grid.zoom() == page.zoom.maximum()
    page.grid.setZoom(48)
    assert page.zoom.value() == 48


def test_of_an_unusual_number_of_channels_the_first_is_shown(
    page: ExamplesPage, qtbot: QtBot
) -> None:
    deep = named_set("pen-digits", channels=4)
    page.setLook(look(deep))
    assert page.grid._images.shape == (203, 6, 6)
    assert not page.grab().isNull()
    row = click_picture(qtbot, page, 0)
    qtbot.mouseClick(page.toPad, LEFT)
    assert np.array_equal(page.sent[0][0], deep.train.x[row])  # the network reads all of it


def test_pictures_that_stand_for_a_number_are_called_by_it(
    page: ExamplesPage, qtbot: QtBot
) -> None:
    plain = named_set("pen-digits")
    info = dataclasses.replace(plain.info, class_names=())
    ages: Any = Split(plain.train.x, np.linspace(0.5, 90, 203, dtype=np.float32))
    page.setLook(look(Dataset(info, ages, ages, plain.origin)))
    row = click_picture(qtbot, page, 0)
    assert page.caption.text() == f"Training image {row} · {ages.y[row]:.4g}"


def test_the_chart_is_as_wide_as_its_text_is_large(
    page: ExamplesPage, themes: ThemeManager
) -> None:
    narrow = page.chart.width()
    themes.setFontScale(1.5)
    assert page._side.maximumWidth() > 1.4 * narrow


def test_large_text_leaves_room_for_the_pictures(page: ExamplesPage, themes: ThemeManager) -> None:
    themes.setFontScale(2.0)
    page.resize(480, 400)
    assert page.chart.width() < page.grid.width()
    right = page.chart.mapTo(page, page.chart.rect().topRight()).x()
    assert right < page.grid.mapTo(page, page.grid.rect().topLeft()).x()
