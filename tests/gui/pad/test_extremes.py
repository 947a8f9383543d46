"""What nobody calls a digit: the pad announces a picture of it, or that there is none."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from gui.pad.panel import PadPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(themes, qtbot):
    widget = PadPanel(themes)
    widget.resize(300, 800)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.pictures = []
    widget.drawingChanged.connect(widget.pictures.append)
    return widget


def draw(qtbot, panel, places):
    """Drag through places in units of the sheet; give back the picture announced in the end."""
    first, *others = [
        QPoint(*place) for place in np.rint(places * panel.canvas.width()).astype(int)
    ]
    qtbot.mousePress(panel.canvas, LEFT, pos=first)
    for place in others:
        qtbot.mouseMove(panel.canvas, place)
    qtbot.mouseRelease(panel.canvas, LEFT, pos=others[-1] if others else first)
    qtbot.waitUntil(lambda: bool(panel.pictures))
    return panel.pictures[-1]


ANGLES = np.linspace(0, 14 * np.pi, 1000)
SCRIBBLES = {
    "a dot": np.array([[0.5, 0.5]]),
    "a scribble": np.random.default_rng(0).random((80, 2)),
    "a thousand points": 0.5 + np.stack([np.cos(ANGLES), np.sin(3 * ANGLES)], 1) * 0.4,
    "out of the sheet": np.array([[0.5, 0.5], [3.0, 0.5], [3.0, -4.0], [0.5, -4.0]]),
    "along the edge": np.array([[0.0, 0.0], [0.0, 1.0]]),
}


@pytest.mark.parametrize("kind", SCRIBBLES)
def test_whatever_is_drawn_is_a_picture_for_the_network(panel, qtbot, kind):
    picture = draw(qtbot, panel, SCRIBBLES[kind])
    assert picture.shape == (28, 28)
    assert picture.max() == 255
    panel.grab()


def test_a_photo_is_shown_as_the_users_own_picture_and_read(panel, qtbot):
    pixels = np.eye(28, dtype=np.uint8) * 255
    panel.setNotice("This network sorts Fashion-MNIST.", "Try a test image")
    panel.showPhoto(pixels, "seven.jpg")
    assert panel.pictures[-1] is pixels
    assert panel._header.heading.text() == "Picture of a digit"
    assert "learnt" not in panel.notice.text()
    qtbot.mouseClick(panel.tools.clearButton, LEFT)
    assert panel.pictures[-1] is None
    assert panel._header.heading.text() == "Draw a digit"
