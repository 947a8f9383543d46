"""Long use must not wear the program out."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage, QPainter

CALLS = 10_000


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: it cannot run out"
)
def test_painting_keeps_the_references_to_none() -> None:
    """PySide6 6.12.0 loses one at every call that returns nothing, and aborts at none left."""
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    painter = QPainter(image)
    for _ in range(CALLS):
        painter.drawLine(0, 0, 15, 15)
    painter.end()
    assert before - sys.getrefcount(None) < CALLS / 10
