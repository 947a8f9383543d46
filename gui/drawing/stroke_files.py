"""Files of strokes that are chosen in a dialog, or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate

ENDINGS = (".json", ".json.gz")
FILE_NAME = "my-digits.json"


def toImport(parent: QWidget) -> list[Path]:
    """Ask which files are to be read; none where the user changes their mind."""
    title = translate("StrokeFiles", "Import digits")
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", _filter())
    return [Path(name) for name in names]


def toExport(parent: QWidget) -> Path | None:
    """Ask for a file to write to; None where the user changes their mind."""
    title = translate("StrokeFiles", "Export my digits")
    name, _ = QFileDialog.getSaveFileName(parent, title, FILE_NAME, _filter())
    return Path(name) if name else None


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files of strokes among what is being dragged."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return [Path(url.toLocalFile()) for url in urls if url.fileName().lower().endswith(ENDINGS)]


def _filter() -> str:
    return translate("StrokeFiles", "Files of strokes (*.json *.json.gz)")
