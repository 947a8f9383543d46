"""The document: every edit can be undone, typing is one step, problems follow the spec."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from engine.messages import say
from engine.spec import checks, presets
from engine.spec.run import RunSpec
from gui.document import Document


@pytest.fixture
def document(qapp: QApplication) -> Document:
    return Document(presets.get(presets.FIRST).spec)


def with_units(spec: RunSpec, units: int) -> RunSpec:
    return spec.with_layer(1, replace(spec.model.layers[1], units=units))


def test_an_edit_changes_the_report_and_can_be_undone_and_redone(document: Document) -> None:
    before = document.spec
    document.edit(with_units(before, 64), "Change units")
    assert document.report.parameters == 784 * 64 + 64 + 64 * 10 + 10
    document.undo_stack.undo()
    assert document.spec == before
    assert document.report.parameters == 101_770
    document.undo_stack.redo()
    assert document.spec.model.layers[1].units == 64


def test_typing_a_number_is_one_undo_step(document: Document) -> None:
    before = document.spec
    for units in (1, 12, 128 + 1):
        document.edit(with_units(document.spec, units), "Change units", "layer1.units")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.spec == before


def test_other_fields_are_other_steps(document: Document) -> None:
    document.edit(with_units(document.spec, 5), "Change units", "layer1.units")
    document.edit(replace(document.spec, seed=7), "Change seed", "seed")
    assert document.undo_stack.count() == 2


def test_typing_back_to_the_old_value_leaves_no_step(document: Document) -> None:
    document.edit(with_units(document.spec, 12), "Change units", "layer1.units")
    document.edit(with_units(document.spec, 128), "Change units", "layer1.units")
    assert not document.undo_stack.canUndo()


def test_an_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    document.edit(document.spec, "Nothing")
    assert document.undo_stack.count() == 0


def test_a_misfit_is_a_problem_and_its_fix_mends_it(document: Document) -> None:
    last = len(document.spec.model.layers) - 1
    layer = replace(document.spec.model.layers[last], units=12)
    document.edit(document.spec.with_layer(last, layer), "Change units")
    (problem,) = document.problems
    assert problem.layer == last
    assert problem.fix is not None
    document.edit(problem.fix.spec, str(problem.fix.label))
    assert document.problems == ()


def test_the_preset_is_known_until_it_is_changed(document: Document) -> None:
    assert document.preset_name() == "mnist-quickstart"
    document.edit(with_units(document.spec, 64), "Change units")
    assert document.preset_name() is None
    document.undo_stack.undo()
    assert document.preset_name() == "mnist-quickstart"


def test_an_unknown_data_set_does_not_break_the_window(document: Document) -> None:
    document.chooseData("no-such-set", "Change data")
    assert document.data.name == "pen-digits"


def test_a_flaw_of_the_data_is_a_problem_while_they_are_chosen(document: Document) -> None:
    told: list[int] = []
    document.specChanged.connect(lambda: told.append(len(document.problems)))
    document.setFlaw(document.spec.data.name, say("There is nothing to learn."))
    assert [str(problem.message) for problem in document.problems] == ["There is nothing to learn."]
    assert checks.errors(document.problems) == document.problems
    assert document.flawed == {document.spec.data.name}
    document.chooseData("pen-digits", "Change data")
    assert document.problems == ()
    document.undo_stack.undo()
    document.setFlaw(document.spec.data.name, None)
    document.setFlaw(document.spec.data.name, None)  # which is no news
    assert told == [1, 0, 1, 0]
    assert not document.flawed
