"""Files of strokes: chosen in a dialog or dropped, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.drawing import stroke_files


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("names", [[], ["/a/one.json", "/a/two.json.gz"]])
def test_the_files_chosen_are_imported(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    assert stroke_files.toImport(parent) == [Path(name) for name in names]


@pytest.mark.parametrize(("name", "path"), [("", None), ("/a/mine.json", Path("/a/mine.json"))])
def test_one_file_is_exported_to_or_none(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, name: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    assert stroke_files.toExport(parent) == path


def test_only_files_of_strokes_are_taken_from_what_is_dropped() -> None:
    data = QMimeData()
    names = ("one.json", "TWO.JSON.GZ", "picture.png")
    urls = [QUrl.fromLocalFile(f"/a/{name}") for name in names]
    data.setUrls([*urls, QUrl("https://example.org/three.json")])
    event = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert [path.name for path in stroke_files.dropped(event)] == ["one.json", "TWO.JSON.GZ"]
