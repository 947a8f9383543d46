"""The Data tab at work: real mouse and keys, real files, real training."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from engine.data.own import store
from engine.spec import checks
from engine.training.states import RunState
from gui.app import Application
from gui.data.tab import AUGMENTATION, EXAMPLES, RECIPE, SETS
from gui.middle import DATA
from tests.integration.conftest import PATIENCE_MS, Start

LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, LEFT)


def wait_for(qtbot: QtBot, application: Application, *states: RunState) -> None:
    qtbot.waitUntil(lambda: application.session.state in states, timeout=PATIENCE_MS)


def open_data(qtbot: QtBot, application: Application, page: int = EXAMPLES) -> None:
    """Bring the Data tab to the front by its tab, and a page by its chip."""
    window = application.window
    bar = window.tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(DATA).center())
    qtbot.waitUntil(window.data.isVisible)
    click(qtbot, window.data.chips[page])


def choose(qtbot: QtBot, application: Application, name: str) -> None:
    """Click a data set in the table of all of them."""
    sets = application.window.data.sets
    qtbot.waitUntil(lambda: sets.table.rowCount() > 0, timeout=PATIENCE_MS)
    names = [info.name for info in sets._infos]
    item = sets.table.item(names.index(name), 0)
    assert item is not None
    sets.table.scrollToItem(item)
    place = sets.table.visualItemRect(item).center()
    qtbot.mouseClick(sets.table.viewport(), LEFT, pos=place)
    assert application.document.spec.data.name == name


def mend(application: Application) -> None:
    """Apply the first fix there is, as its button does."""
    (problem, *_) = checks.errors(application.document.problems)
    assert problem.fix is not None
    application.document.edit(problem.fix.spec, "Fix")


def test_a_toy_is_chosen_mended_and_trained(application: Application, qtbot: QtBot) -> None:
    window = application.window
    open_data(qtbot, application, SETS)
    choose(qtbot, application, "moons")
    assert not window.top.train.isEnabled()
    mend(application)
    click(qtbot, window.top.train)
    assert window.training.isVisible()
    wait_for(qtbot, application, RunState.FINISHED)
    assert window.status.state.text().startswith("Finished · test accuracy")
    assert "Moons, 400 examples" in window.status.data.text()
    assert not window.pad.bars.isEnabled() or window.pad.bars.winner() is None


def test_numbers_are_trained_after_one_fix(application: Application, qtbot: QtBot) -> None:
    application.document.chooseData("sine", "Change data")
    mend(application)
    click(qtbot, application.window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    assert list(application.session.history.batches) == ["loss", "mean_absolute_error"]
    assert len(application.window.training.metric_plot.labels()) == 3


def test_the_examples_appear_and_one_goes_to_the_pad(
    application: Application, qtbot: QtBot
) -> None:
    window = application.window
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    open_data(qtbot, application)
    page = window.data.examples
    qtbot.waitUntil(lambda: page.part.count() > 0, timeout=PATIENCE_MS)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Home)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    click(qtbot, page.toPad)
    sample = window.pad.sample()
    assert sample is not None
    assert sample.caption.startswith("Training image ")
    qtbot.waitUntil(lambda: window.pad.bars.winner() is not None, timeout=PATIENCE_MS)


def test_an_own_table_is_added_trained_on_and_removed(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    rng = np.random.default_rng(3)
    with (tmp_path / "꽃.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["길이", "너비", "species"])
        for name, middle in (("국화", 0.0), ("장미", 4.0)):
            for _ in range(40):
                table.writerow([*np.round(rng.normal(middle, 1, 2), 2), name])
    window = application.window
    open_data(qtbot, application, SETS)
    click(qtbot, window.data.sets.add)
    dialog = window.data.importing.dialog
    assert dialog is not None
    dialog.readPath(tmp_path / "꽃.csv")
    qtbot.waitUntil(dialog.page.useButton.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(dialog.page.useButton.isEnabled, timeout=PATIENCE_MS)
    click(qtbot, dialog.page.useButton)
    qtbot.waitUntil(lambda: application.document.spec.data.name == "my-꽃", timeout=PATIENCE_MS)
    assert not dialog.isVisible()
    assert window.top.data.currentData() == "my-꽃"
    mend(application)
    application.document.edit(application.document.spec.with_training(epochs=60), "Change")
    click(qtbot, window.top.train)
    wait_for(qtbot, application, RunState.FINISHED)
    ended = application.session.ended
    assert ended is not None
    assert ended.test["accuracy"] > 0.9

    open_data(qtbot, application, SETS)
    choose(qtbot, application, "my-꽃")
    click(qtbot, window.data.sets.remove)
    qtbot.waitUntil(lambda: store.info("my-꽃") is None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(checks.errors(application.document.problems)))
    assert window.top.data.findData("my-꽃") == -1
    assert (tmp_path / "꽃.csv").exists()


@pytest.fixture
def fashion(start: Start, real_mnist_dir: Path) -> Application:
    """An application that finds the real Fashion-MNIST, set up for one short run on it."""
    application = start(data_dir=str(real_mnist_dir))
    document = application.document
    document.chooseData("fashion-mnist", "Change data")
    document.edit(document.spec.with_data(subset=2000).with_training(epochs=1), "Change")
    return application


def test_clothes_are_tried_with_test_images(fashion: Application, qtbot: QtBot) -> None:
    window = fashion.window
    assert "The pad is for digits" in window.pad.notice.text()
    click(qtbot, window.top.train)
    wait_for(qtbot, fashion, RunState.FINISHED)
    click(qtbot, window.pad.notice.button)
    qtbot.waitUntil(lambda: window.pad.sample() is not None, timeout=PATIENCE_MS)
    first = window.pad.sample()
    assert first is not None
    assert first.caption.startswith("Test image ")
    assert first.truth in first.caption
    qtbot.waitUntil(lambda: window.pad.bars.winner() is not None, timeout=PATIENCE_MS)
    click(qtbot, window.pad.notice.button)
    qtbot.waitUntil(lambda: window.pad.sample() is not first, timeout=PATIENCE_MS)
    fashion.document.chooseData("mnist", "Change data")
    click(qtbot, window.top.train)
    wait_for(qtbot, fashion, RunState.FINISHED)
    assert window.pad.sample() is None  # it would mean nothing to a network that reads digits


def test_nine_pictures_show_what_augmentation_does(application: Application, qtbot: QtBot) -> None:
    open_data(qtbot, application, AUGMENTATION)
    page = application.window.data.augmentation
    edit = page.form.form.rows["rotation"].editor.field
    shown: list[np.ndarray] = []
    page.view.setPictures = shown.append  # type: ignore[method-assign]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "30")
    qtbot.waitUntil(
        lambda: any(p is not None and len({q.tobytes() for q in p}) == 9 for p in shown),
        timeout=PATIENCE_MS,
    )
    assert application.document.spec.data.augmentation.rotation > 0


def test_what_is_kept_apart_follows_the_settings(application: Application, qtbot: QtBot) -> None:
    open_data(qtbot, application, RECIPE)
    document = application.document
    document.edit(document.spec.with_training(validation="split", validation_split=0.2), "Change")
    document.edit(document.spec.with_data(subset=1000), "Change")
    click(qtbot, application.window.top.train)
    qtbot.waitUntil(lambda: application.session.prepared is not None, timeout=PATIENCE_MS)
    prepared = application.session.prepared
    assert prepared is not None
    assert (prepared.examples, prepared.validation) == (1000, 8000)
