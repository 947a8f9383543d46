"""Reading pictures of digits for the pad, on a worker thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from engine.data import photo
from engine.messages import InputError, say
from gui.data.desk import Asker
from gui.translation import translated

if TYPE_CHECKING:
    from engine.data.ink import Picture
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.data.desk import Desk
    from gui.pad.exchange import Given


class PadPictures(QObject):
    """Brings pictures that are pasted, dropped or opened into the form that networks read.

    Parameters
    ----------
    desk : whose worker thread reads them; where another picture is asked for, the last one wins.
    """

    ready = Signal(object, str)
    """The digit as a network gets it, uint8 of shape (28, 28), and what it is, for people."""
    failed = Signal(str)
    """A sentence for the sheet: why a picture cannot be read, or shows nothing."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def read(self, given: Given) -> None:
        """Read a picture; `ready` or `failed` tells what came of it."""
        name = given.name if isinstance(given, Path) else self.tr("Pasted picture")
        caption = self.tr("{name} · as the network sees it").format(name=name)
        self._desk.ask(
            partial(_read, given),
            Asker(
                self,
                lambda picture: self.ready.emit(picture, caption),
                lambda event: self.failed.emit(_sentence(event, given)),
            ),
        )


def _sentence(event: ErrandFailed, given: Given) -> str:
    """What went wrong, for a small sheet: without the folders a file is in."""
    hint = translated(event.hint) if event.hint else ""
    text = f"{translated(event.message)} {hint}".strip()
    return text.replace(str(given), given.name) if isinstance(given, Path) else text


def _read(given: Given, _: Report, __: IsCancelled) -> Picture:
    picture = photo.read_image(given) if isinstance(given, Path) else photo.of_image(_pillow(given))
    if not picture.any():
        raise InputError(
            say("No digit can be made out in this picture."),
            say("Write one digit on plain paper, dark on light, and take it from near."),
        )
    return picture


def _pillow(image: QImage) -> Image.Image:
    """Make a picture for Pillow of one of Qt's; transparency is kept."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    pixels = rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4)
    return Image.fromarray(pixels.copy())
