"""Menus, shortcuts and the boxes they open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from engine.spec import codec
from engine.training.history import EpochResult
from gui import menus
from gui.app import Application
from gui.preferences import Preferences


def menu(application: Application, title: str) -> QMenu:
    menus = application.window.menuBar().findChildren(QMenu)
    return next(m for m in menus if m.title().replace("&", "") == title)


def trigger(application: Application, title: str, entry: str) -> None:
    found = menu(application, title)
    found.aboutToShow.emit()
    next(a for a in found.actions() if a.text() == entry).trigger()


def test_undo_and_redo_name_what_they_undo(application: Application, qtbot: QtBot) -> None:
    document = application.document
    before = document.spec
    document.edit(document.withLearningRate(0.5), "Change learning rate")
    texts = [action.text() for action in menu(application, "Edit").actions()]
    assert "Undo Change learning rate" in texts
    application.window.top.train.setFocus()
    qtbot.keyClick(application.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.spec == before


def test_a_spec_is_saved_and_opened_again(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    document = application.document
    document.edit(document.withLearningRate(0.5), "Change")
    mine = document.spec
    trigger(application, "File", "Save spec as …")
    assert codec.from_file(path) == mine
    document.undo_stack.undo()
    trigger(application, "File", "Open spec …")
    assert document.spec == mine
    document.undo_stack.undo()
    assert document.spec != mine


def test_the_plots_that_are_looked_at_are_kept(application: Application) -> None:
    file = menu(application, "File")
    entries = []
    for tab in (0, 1, 0):
        application.window.tabs.setCurrentIndex(tab)
        file.aboutToShow.emit()
        entries.append([action for action in file.actions() if action.isVisible()])
    run, race, again = entries
    assert run == again
    assert set(application.window.racing.keeping.actions) <= set(race)
    assert set(application.window.training.keeping.actions) <= set(run)
    texts = [action.text() for action in race]
    assert texts.count("Save picture as PNG …") == 1
    assert "Save curves as CSV …" not in texts  # those of the single run
    assert "Save curves as CSV …" in [action.text() for action in run]
    assert texts[-1] == "Quit"


def test_a_file_that_is_no_spec_changes_nothing_and_says_why(
    application: Application, tmp_path: Path
) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"model": {"layers": [{"kind": "Dence"}]}}')
    before = application.document.spec
    menus.load_spec(application.window, path)
    assert application.document.spec == before
    assert "Did you mean Dense?" in application.window.news.banner.text()


def test_a_place_that_cannot_be_written_is_told(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "spec.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    trigger(application, "File", "Save spec as …")
    assert "Cannot write" in application.window.news.banner.text()


def test_the_epochs_are_saved_as_a_table(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "history.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    application.session.history.epochs.append(EpochResult(1, 10, {"loss": 0.5}, 2.0))
    trigger(application, "File", "Save curves as CSV …")
    assert path.read_text() == "epoch,loss,seconds\n1,0.5,2.000\n"


def test_the_plots_are_saved_as_a_picture_once_there_is_something_to_see(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "curves.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    trigger(application, "File", "Save picture as PNG …")
    assert not path.exists()
    application.session.history.add_batches({"loss": np.ones(3, np.float32)})
    trigger(application, "File", "Save picture as PNG …")
    assert path.read_bytes().startswith(b"\x89PNG")
    path = tmp_path / "curves.png" / "below.png"
    trigger(application, "File", "Save picture as PNG …")
    assert "Cannot write" in application.window.news.banner.text()


def test_text_can_be_made_larger_and_normal_again(application: Application) -> None:
    size = application.window.font().pixelSize()
    trigger(application, "View", "Larger text")
    trigger(application, "View", "Larger text")
    assert application.window.font().pixelSize() > size
    trigger(application, "View", "Normal text")
    assert application.window.font().pixelSize() == size


@pytest.mark.parametrize("entry", ["Keyboard shortcuts", "About Sketchgrad"])
def test_boxes_do_not_block_the_window(application: Application, entry: str) -> None:
    trigger(application, "Help", entry)
    (box,) = application.window.findChildren(QMessageBox)
    assert box.isVisible()
    assert not box.isModal()
    box.close()


def test_the_data_folder_is_taken_when_it_is_one(application: Application, tmp_path: Path) -> None:
    trigger(application, "Edit", "Preferences …")
    (dialog,) = application.window.findChildren(Preferences)
    dialog.folder.setText(str(tmp_path / "nowhere"))
    dialog.folder.editingFinished.emit()
    assert dialog.problem.isVisible()
    assert application.session.dataDir is None
    application.document.chooseData("mnist", "Change data")
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / "mnist.npz").write_bytes(b"")
    dialog.folder.setText(str(tmp_path))
    dialog.folder.editingFinished.emit()
    assert not dialog.problem.isVisible()
    assert application.session.dataDir == tmp_path
    assert str(tmp_path) in application.window.status.data.text()
    dialog.close()
