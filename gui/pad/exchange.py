"""Pictures that come to the sheet from outside, and the drawing as a picture to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from engine.files import atomic
from engine.messages import MachineError, PlainError, say
from gui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from gui.pad.canvas import PadCanvas

PATTERNS = ("*.png", "*.jpg", "*.jpeg", "*.bmp", "*.gif", "*.webp", "*.tif", "*.tiff")

Given = Path | QImage
"""A picture that nobody has looked at yet: a file, or the pixels themselves."""


class Exchange(QObject):
    """Takes pictures by paste, drop and file for a canvas, and gives its own away.

    It never opens a picture: whoever listens to `pictureGiven` does, on a thread of their own.
    """

    pictureGiven = Signal(object)
    """A picture is to be read: a `Path`, or a `QImage` that nobody else changes."""

    def __init__(self, canvas: PadCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._folder = Path.home()

    def paste(self) -> None:
        """Take the picture on the clipboard."""
        nothing = self.tr("There is no picture on the clipboard. Copy one, then paste it here.")
        self.take(QGuiApplication.clipboard().mimeData(), nothing)

    def take(self, mime: QMimeData, nothing: str = "") -> bool:
        """Take a picture that is pasted or dropped.

        Parameters
        ----------
        nothing : what the sheet says where there is none.
        """
        if not self._canvas.isDrawable():
            return False
        given = givenBy(mime)
        if given is not None:
            self.give(given)
        elif any(not url.isLocalFile() for url in mime.urls()):
            self._canvas.setNote(
                self.tr("This is only the address of a picture. Save or copy the picture itself.")
            )
        else:
            self._canvas.setNote(nothing)
        return given is not None

    def give(self, picture: Given) -> None:
        """Have a picture read."""
        self._canvas.setNote(self.tr("Reading the picture …"))
        self.pictureGiven.emit(picture)

    def copy(self) -> None:
        """Put what is on the sheet on the clipboard, as a picture."""
        if self._canvas.canClear():
            QGuiApplication.clipboard().setImage(self._canvas.image())

    def save(self, path: Path) -> None:
        """Write what is on the sheet as a PNG; a failure is told on the sheet."""
        try:
            with atomic.writing(path) as temporary:
                _write(self._canvas.image(), temporary)
        except PlainError as error:
            hint = translated(error.hint) if error.hint else ""
            self._canvas.setNote(f"{translated(error.message)} {hint}".strip())

    def askOpen(self) -> None:
        """Ask for a file with a picture of a digit, and have it read."""
        kinds = self.tr("Pictures ({patterns});;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._canvas.window(),
            self.tr("Open a picture of a digit"),
            str(self._folder),
            kinds.format(patterns=" ".join(PATTERNS)),
        )
        if chosen:
            self._folder = Path(chosen).parent
            self.give(Path(chosen))

    def askSave(self) -> None:
        """Ask for a file, and write what is on the sheet to it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._canvas.window(),
            self.tr("Save the drawing as a picture"),
            str(self._folder / "digit.png"),
            self.tr("Pictures (*.png)"),
        )
        if chosen:
            path = Path(chosen)
            self._folder = path.parent
            self.save(path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png"))


def givenBy(mime: QMimeData) -> Given | None:
    """Return what picture is pasted or dropped; a file of this machine, or pixels, or None."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if len(files) == 1:
        return files[0]
    image = mime.imageData() if mime.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def isWelcome(mime: QMimeData) -> bool:
    """Whether something is dragged that may be a picture; it is not opened to find out."""
    return mime.hasImage() or bool(mime.urls())


def _write(image: QImage, path: Path) -> None:
    if not image.save(str(path)):
        raise MachineError(
            say("Cannot write {path}.", path=str(path)),
            say("Choose a folder you may write to, with free space."),
        )
