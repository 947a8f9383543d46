"""Pictures of digits are read on a worker thread; what cannot be read is told in a sentence."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPen

from engine.data import photo
from gui.data.desk import Desk
from gui.pad.pictures import PadPictures

PATIENCE_MS = 30_000


@pytest.fixture
def pictures(qapp):
    desk = Desk()
    yield PadPictures(desk)
    desk.close(PATIENCE_MS / 1000)


def read(qtbot, pictures, given):
    with qtbot.waitSignal(pictures.ready, timeout=PATIENCE_MS) as ready:
        pictures.read(given)
    return ready.args


def told(qtbot, pictures, given):
    with qtbot.waitSignal(pictures.failed, timeout=PATIENCE_MS) as failed:
        pictures.read(given)
    return failed.args[0]


def page(size=(400, 300)):
    image = Image.new("RGB", size, "white")
    width, height = size
    points = [(0.3 * width, 0.2 * height), (0.6 * width, 0.2 * height), (0.4 * width, 0.8 * height)]
    ImageDraw.Draw(image).line(points, fill="navy", width=height // 20, joint="curve")
    return image


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "bmp", "webp", "tiff"])
def test_a_file_is_read_as_the_command_line_reads_it(pictures, qtbot, tmp_path, suffix):
    path = tmp_path / f"seven.{suffix}"
    page().save(path)
    pixels, caption = read(qtbot, pictures, path)
    assert pixels.shape == (28, 28)
    assert np.array_equal(pixels, photo.read_image(path))
    assert caption.startswith(f"seven.{suffix}")


@pytest.mark.parametrize("kind", ["Format_RGB32", "Format_ARGB32", "Format_RGB888"])
def test_pixels_are_read_as_a_file_of_them_is(pictures, qtbot, tmp_path, kind):
    image = QImage(301, 200, getattr(QImage.Format, kind))  # rows of RGB888 are padded
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QPen(Qt.GlobalColor.black, 12))
    painter.drawLine(100, 40, 160, 160)
    painter.end()
    image.save(str(tmp_path / "line.png"))
    pixels, caption = read(qtbot, pictures, image)
    assert np.array_equal(pixels, photo.read_image(tmp_path / "line.png"))
    assert caption.startswith("Pasted picture")


def test_the_window_goes_on_while_a_large_photo_is_read(pictures, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "large.jpg"
    page((5472, 3648)).save(path, quality=70)
    threads, reading = [], photo.read_image

    def read_image(path):
        threads.append(threading.current_thread())
        return reading(path)

    monkeypatch.setattr(photo, "read_image", read_image)
    pixels, _ = read(qtbot, pictures, path)
    assert pixels.any()
    assert threads[0] is not threading.main_thread()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.png", b""), ("drawing.svg", SVG), ("photo.heic", HEIC), ("cut.gif", b"GIF89a")],
)
def test_what_is_no_picture_is_named_without_its_folder(pictures, qtbot, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    sentence = told(qtbot, pictures, tmp_path / name)
    assert sentence.startswith(f"Cannot read the picture {name}:")
    assert str(tmp_path) not in sentence


def test_a_folder_and_a_missing_file_are_told(pictures, qtbot, tmp_path):
    assert "Cannot read" in told(qtbot, pictures, tmp_path)
    assert "Cannot read" in told(qtbot, pictures, tmp_path / "gone.png")


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (400, 300)])
def test_a_blank_picture_is_told(pictures, qtbot, size):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert "No digit" in told(qtbot, pictures, image)
