"""Draws digits on a pad with the mouse; run as a program, for Qt fixes its pixel ratio for good.

``python -m tests.helpers.draw_on_pad STROKES OUT COUNT@SIDE …`` draws the first COUNT digits of a
file of strokes on a sheet of SIDE logical pixels, and writes what the pad would have read.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.data import stroke_files
from gui.pad.pad_layout import MARGIN_PX
from gui.pad.panel import PadPanel
from gui.theme import ThemeManager

EXTENT = 0.65
"""Longer side of a digit as people draw it, as a share of the sheet."""
TALL_PX = 1400
LEFT = Qt.MouseButton.LeftButton


class Hand:
    """A mouse over the sheet of a pad; it moves from one pixel of the screen to another."""

    def __init__(self, panel: PadPanel) -> None:
        self._panel, self._canvas = panel, panel.canvas
        self._pictures: list[np.ndarray] = []
        panel.drawingChanged.connect(self._pictures.append)

    def draw(self, strokes: tuple[np.ndarray, ...]) -> np.ndarray:
        """Draw a digit in the middle of an empty sheet; give back the last picture announced."""
        self._canvas.clear()
        for points in self._placed(strokes):
            first, last = points[0], points[-1]
            self._send(QEvent.Type.MouseButtonPress, first, LEFT)
            for point in points[1:]:
                self._send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)
            self._send(QEvent.Type.MouseButtonRelease, last, LEFT)
            QApplication.processEvents()  # the pad makes one picture for all the waiting moves
        picture = self._pictures[-1]
        assert picture is self._panel.preview.pixels()
        self._pictures.clear()
        return picture

    def _placed(self, strokes: tuple[np.ndarray, ...]) -> list[np.ndarray]:
        low = np.min([points.min(axis=0) for points in strokes], axis=0)
        high = np.max([points.max(axis=0) for points in strokes], axis=0)
        side = self._canvas.width()
        scale = EXTENT * side / max(float((high - low).max()), 1e-9)
        middle = (low + high) / 2
        ratio = self._canvas.devicePixelRatioF()
        places = [(points - middle) * scale + side / 2 for points in strokes]
        return [np.rint(each * ratio) / ratio for each in places]

    def _send(self, kind: QEvent.Type, point: np.ndarray, button: Qt.MouseButton) -> None:
        place = QPointF(*point)
        is_up = kind == QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if is_up else LEFT
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, self._canvas.mapToGlobal(place), button, held, keys)
        QApplication.sendEvent(self._canvas, event)


def fit(panel: PadPanel, side: int) -> None:
    """Make the panel so large that its sheet has this side."""
    frame = 2 * (MARGIN_PX + panel.frameWidth())
    panel.setFixedWidth(max(260, side + frame))
    panel.setFixedHeight(TALL_PX)
    while panel.canvas.width() > side and panel.height() > panel.minimumSizeHint().height():
        panel.setFixedHeight(panel.height() - 1)
        panel._fitSheet()
    assert panel.canvas.width() == panel.canvas.height() == side


def main(strokes: str, out: str, *wanted: str) -> None:
    """Draw as the command line says."""
    app = QApplication([])
    panel = PadPanel(ThemeManager(app, "light"))
    digits = stroke_files.read_strokes(Path(strokes))
    drawn = {}
    for count, side in (map(int, each.split("@")) for each in wanted):
        fit(panel, side)
        panel.show()
        QApplication.processEvents()
        hand = Hand(panel)
        drawn[str(side)] = np.stack([hand.draw(digit.strokes) for digit in digits[:count]])
    np.savez(out, ratio=panel.canvas.devicePixelRatioF(), **drawn)


if __name__ == "__main__":
    main(*sys.argv[1:])
