"""Pasting, dropping, copying and saving, by real events on a real canvas."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from gui.pad.canvas import PadCanvas

LINE = [[(0.1, 0.5), (0.9, 0.5)]]
CONTROL = Qt.KeyboardModifier.ControlModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def canvas(themes, qtbot):
    widget = PadCanvas(themes)
    widget.resize(200, 200)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    widget.given = []
    widget.exchange.pictureGiven.connect(widget.given.append)
    yield widget
    QGuiApplication.clipboard().clear()


def square():
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image


def mime_of(*paths, image=None, urls=()):
    mime = QMimeData()
    links = [QUrl.fromLocalFile(str(path)) for path in paths] + [QUrl(url) for url in urls]
    if links:
        mime.setUrls(links)
    if image is not None:
        mime.setImageData(image)
    return mime


def drop(canvas, mime):
    """Drag over the canvas and let go; False where it refuses."""
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(90, 90), COPY, mime, Qt.MouseButton.LeftButton, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(canvas, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(90, 90), COPY, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(canvas, event)
    return True


def test_a_picture_is_pasted_with_the_keyboard(canvas, qtbot):
    QGuiApplication.clipboard().setImage(square())
    qtbot.keyClick(canvas, Qt.Key.Key_V, CONTROL)
    [image] = canvas.given
    assert image.size() == square().size()
    assert "Reading" in canvas.accessibleDescription()


def test_a_copied_file_is_pasted_as_the_file(canvas, qtbot, tmp_path):
    QGuiApplication.clipboard().setMimeData(mime_of(tmp_path / "seven.jpg"))
    qtbot.keyClick(canvas, Qt.Key.Key_V, CONTROL)
    assert canvas.given == [tmp_path / "seven.jpg"]


def test_text_is_no_picture_and_is_told_so(canvas, qtbot):
    QGuiApplication.clipboard().setText("seven")
    qtbot.keyClick(canvas, Qt.Key.Key_V, CONTROL)
    assert canvas.given == []
    assert "no picture" in canvas.accessibleDescription()


def test_files_and_pixels_can_be_dropped(canvas, tmp_path):
    assert drop(canvas, mime_of(tmp_path / "seven.jpg"))
    assert drop(canvas, mime_of(image=square()))
    assert drop(canvas, mime_of(image=square(), urls=["https://example.org/seven.png"]))
    path, *images = canvas.given
    assert path == tmp_path / "seven.jpg"
    assert [image.width() for image in images] == [30, 30]


def test_what_cannot_be_read_is_told_or_refused(canvas, tmp_path):
    assert drop(canvas, mime_of(tmp_path / "a.png", tmp_path / "b.png"))
    assert "one picture" in canvas.accessibleDescription()
    assert drop(canvas, mime_of(urls=["https://example.org/seven.png"]))
    assert "address" in canvas.accessibleDescription()
    mime = QMimeData()
    mime.setText("seven")
    assert not drop(canvas, mime)
    canvas.setDrawable(False, "Numbers cannot be drawn.")
    assert not drop(canvas, mime_of(image=square()))
    assert canvas.given == []


def test_the_sheet_shows_that_it_takes_what_is_dragged(canvas):
    before = canvas.grab().toImage()
    keys = Qt.KeyboardModifier.NoModifier
    mime = mime_of(image=square())
    enter = QDragEnterEvent(QPoint(90, 90), COPY, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(canvas, enter)
    assert canvas.grab().toImage() != before


def test_the_drawing_is_copied_as_a_picture(canvas, qtbot):
    QGuiApplication.clipboard().setText("seven")
    qtbot.keyClick(canvas, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "seven"  # an empty sheet takes nothing away
    canvas.setStrokes(LINE)
    qtbot.keyClick(canvas, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().image() == canvas.image()


@pytest.mark.parametrize("name", ["seven.png", "seven", "seven.2"])
def test_a_picture_is_saved_as_png(canvas, tmp_path, monkeypatch, name):
    canvas.setStrokes(LINE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    canvas.exchange.askSave()
    [path] = tmp_path.iterdir()
    assert path.name == name.removesuffix(".png") + ".png"
    assert QImage(str(path)).pixelColor(200, 200) == Qt.GlobalColor.black


def test_a_folder_that_cannot_be_written_is_told_on_the_sheet(canvas, tmp_path):
    (tmp_path / "file").write_text("")
    canvas.setStrokes(LINE)
    canvas.exchange.save(tmp_path / "file" / "seven.png")
    assert "Cannot write" in canvas.accessibleDescription()


def test_a_chosen_file_is_read_and_the_next_choice_begins_beside_it(canvas, tmp_path, monkeypatch):
    folders = []

    def choose(parent, title, folder, kinds):
        folders.append(Path(folder))
        return str(tmp_path / "seven.jpg"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    canvas.exchange.askOpen()
    canvas.exchange.askOpen()
    assert canvas.given == [tmp_path / "seven.jpg"] * 2
    assert folders[1] == tmp_path
