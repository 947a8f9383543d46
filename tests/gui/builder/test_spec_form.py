"""Forms built from declarations."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.messages import say
from engine.spec import fields
from engine.spec.activations import LeakyReLU, ReLU
from engine.spec.layers import BatchNormalization, Conv2D, Dense, MaxPooling2D, Reshape
from engine.spec.layers.base import LAYERS
from engine.spec.losses import LOSSES
from engine.spec.optimizers import OPTIMIZERS
from engine.spec.problems import Problem
from engine.spec.run import Training
from engine.spec.schedules import SCHEDULES
from engine.spec.weights import L2
from gui.builder.spec_form import FormStyle, SpecForm
from gui.theme import ThemeManager

FAMILIES = (LAYERS, OPTIMIZERS, LOSSES, SCHEDULES)
EVERYTHING = [kind for family in FAMILIES for kind in family.kinds.values()]


@pytest.fixture
def shown(themes: ThemeManager, qtbot: QtBot):
    """Show a form for an object; ``.changes`` collects what it announces."""

    def show(value: Any) -> SpecForm:
        form = SpecForm(FormStyle(themes), value)
        form.changes = []
        form.valueChanged.connect(lambda path, new: form.changes.append((path, new)))
        qtbot.addWidget(form)
        form.show()
        if form._section is not None:
            form._section.setOpen(True)
        return form

    return show


def write(qtbot: QtBot, edit, text: str) -> None:
    edit.selectAll()
    qtbot.keyClicks(edit, text)


@pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.kind)
def test_every_parameter_of_every_kind_has_a_field(kind: Any, shown) -> None:
    value = kind()
    form = shown(value)
    assert set(form.rows) == {name for name, _, _ in fields.params(value)}
    form.setValue(value)
    assert form.changes == []


def test_a_number_is_announced_with_its_name(shown, qtbot: QtBot) -> None:
    form = shown(Dense(units=8))
    write(qtbot, form.rows["units"].editor.field, "64")
    assert form.changes == [("units", Dense(units=6)), ("units", Dense(units=64))]


def test_a_variant_shows_its_own_parameters(shown, qtbot: QtBot) -> None:
    form = shown(Dense(activation=ReLU()))
    row = form.rows["activation"]
    assert row.nested is None
    form.setValue(Dense(activation=LeakyReLU()))
    write(qtbot, row.nested.rows["negative_slope"].editor.field, "0.01")
    path, new = form.changes[-1]
    assert path == "activation.negative_slope"
    assert new == Dense(activation=LeakyReLU(negative_slope=0.01))


def test_an_optional_variant_can_be_none_again(shown, qtbot: QtBot) -> None:
    form = shown(Dense(kernel_regularizer=L2(l2=0.5)))
    row = form.rows["kernel_regularizer"]
    row.choice.box.setFocus()
    qtbot.keyClick(row.choice.box, Qt.Key.Key_Home)
    assert form.changes == [("kernel_regularizer", Dense())]
    assert row.nested is None
    qtbot.keyClick(row.choice.box, Qt.Key.Key_Down)
    assert form.changes[-1][1] == Dense(kernel_regularizer=L2(l2=0.5))


def test_a_tick_is_announced(shown, qtbot: QtBot) -> None:
    form = shown(BatchNormalization())
    qtbot.keyClick(form.rows["scale"].editor.box, Qt.Key.Key_Space)
    assert form.changes == [("scale", BatchNormalization(scale=False))]


def test_a_click_on_the_label_ticks_too(shown, qtbot: QtBot) -> None:
    form = shown(BatchNormalization())
    qtbot.mouseClick(form.rows["center"].label, Qt.MouseButton.LeftButton)
    assert form.changes == [("center", BatchNormalization(center=False))]


def test_a_pair_is_two_fields(shown, qtbot: QtBot) -> None:
    form = shown(Conv2D())
    first, second = form.rows["kernel_size"].editor.fields
    write(qtbot, second, "5")
    assert form.changes == [("kernel_size", Conv2D(kernel_size=(3, 5)))]
    assert (first.value(), second.value()) == (3, 5)


def test_an_optional_pair_is_whole_or_not_at_all(shown, qtbot: QtBot) -> None:
    form = shown(MaxPooling2D())
    row = form.rows["strides"]
    first, second = row.editor.fields
    write(qtbot, first, "1")
    assert form.changes == []
    assert row._message.text() == "Both numbers are needed, or none."
    write(qtbot, second, "2")
    assert form.changes == [("strides", MaxPooling2D(strides=(1, 2)))]
    assert row._message.isHidden()


def test_a_shape_is_read_from_a_line(shown, qtbot: QtBot) -> None:
    form = shown(Reshape())
    row = form.rows["target_shape"]
    assert row.editor.field.text() == "28, 28, 1"
    write(qtbot, row.editor.field, "7x7x16")
    assert form.changes[-1] == ("target_shape", Reshape(target_shape=(7, 7, 16)))
    write(qtbot, row.editor.field, "7, a")
    assert "whole numbers" in row._message.text()
    assert form.value() == Reshape(target_shape=(7,))


def test_metrics_are_ticked_in_a_menu(shown) -> None:
    form = shown(Training())
    editor = form.rows["metrics"].editor
    editor.box.menu.actions()[1].trigger()
    assert form.changes[-1][1].metrics == ("accuracy", "top_5_accuracy")
    assert ", " in editor.box.currentText()
    form.setValue(Training(metrics=()))
    assert editor.box.currentText() == "None"


def test_widgets_stay_when_only_values_change(shown) -> None:
    form = shown(Dense())
    before = dict(form.rows)
    form.setValue(Dense(units=5, name="x", kernel_regularizer=L2()))
    assert form.rows == before
    assert form.rows["units"].editor.field.value() == 5
    assert form.rows["name"].editor.field.text() == "x"
    assert form.changes == []


def test_help_is_the_tool_tip(shown) -> None:
    form = shown(Dense(activation=ReLU()))
    row = form.rows["activation"]
    assert "weighted sum" in row.label.toolTip()
    assert "max(0, x)" in row.choice.box.toolTip()


def test_a_problem_is_written_below_its_field_and_goes_again(shown) -> None:
    form = shown(Dense(activation=LeakyReLU()))
    problem = Problem(say("Too steep."), None, "activation.negative_slope")
    form.setProblems({"activation.negative_slope": (problem,)})
    row = form.rows["activation"].nested.rows["negative_slope"]
    assert row._list.messages[0].text() == "Too steep."
    assert row.editor.field.property("invalid") is True
    form.setProblems({})
    assert row._list.isHidden()
    assert row.editor.field.property("invalid") is False


def test_more_stays_open_for_the_next_form(themes: ThemeManager, qtbot: QtBot) -> None:
    style = FormStyle(themes)
    first = SpecForm(style, Dense())
    qtbot.addWidget(first)
    assert "use_bias" not in first.rows
    qtbot.mouseClick(first._section.header, Qt.MouseButton.LeftButton)
    second = SpecForm(style, Dense())
    qtbot.addWidget(second)
    assert "use_bias" in second.rows
