"""The words in which own data are accounted for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.data.info import DatasetInfo
from engine.messages import Message, say
from gui.data.account import AccountView, exampleText, figure, labelText, splitText, valueText
from tests.helpers.drafts import flowers, houses, pets


def info(shape: tuple[int, ...], *features: str) -> DatasetInfo:
    names = tuple(map(Message, features))
    return replace(pets().dataset.info, input_shape=shape, features=names)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ((28, 28), "images of 28×28, grey"),
        ((28, 30, 1), "images of 28×30, grey"),
        ((64, 64, 3), "images of 64×64, colour"),
        ((64, 64, 4), "images of 64×64, 4 numbers a pixel"),
        ((1000,), "1,000 numbers"),
    ],
)
def test_what_an_example_is(shape: tuple[int, ...], text: str) -> None:
    assert exampleText(info(shape)) == text


def test_columns_are_named_but_not_all_of_many() -> None:
    assert exampleText(info((1,), "area")) == "one number: area"
    many = exampleText(info((60,), *(f"c{place}" for place in range(60))))
    assert many == "60 numbers: c0, c1, c2, c3, c4, c5, …"
    long = exampleText(info((1,), "x" * 100))
    assert len(long) < 40
    assert long.endswith("…")


def test_what_the_labels_are() -> None:
    assert labelText(flowers()) == "3 classes, in the column “species”"
    assert labelText(pets()) == "2 classes"
    assert labelText(houses()) == "a number from 1.5 to 70,000, in the column “price”"
    assert labelText(replace(houses(), label="")) == "a number from 1.5 to 70,000"


def test_how_many_there_are_and_what_values() -> None:
    assert splitText(pets()) == "12 to train on, 6 to test with"
    assert valueText(replace(pets(), low=-3.5, high=255)) == "from −3.5 to 255"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (8.7220912, "8.722"),
        (70_000, "70,000"),
        (1_234_567.8, "1,234,568"),
        (-0.00012, "−0.00012"),
        (1.5e20, "1.5e+20"),
    ],
)
def test_numbers_are_written_as_people_do(value: float, text: str) -> None:
    assert figure(value) == text


def test_all_columns_are_in_the_tool_tip(themes, qtbot) -> None:
    view = AccountView(themes)
    qtbot.addWidget(view)
    names = tuple(Message(f"column {place}") for place in range(20))
    draft = flowers()
    wide = replace(draft.dataset.info, input_shape=(20,), features=names)
    view.setDraft(replace(draft, dataset=replace(draft.dataset, info=wide)))
    assert "column 19" in view.facts[1].toolTip()
    assert "column 19" not in view.facts[1].text()
    view.setDraft(pets())
    assert view.facts[1].toolTip() == ""


def test_a_message_that_is_there_already_stays(themes, qtbot) -> None:
    view = AccountView(themes)
    qtbot.addWidget(view)
    view.setDraft(pets())
    first = list(view._messages)
    view.setDraft(replace(pets(), notes=(say("One."), say("Two."))))
    assert view.notes() == ["One.", "Two."]
    assert view._messages[:1] == first
