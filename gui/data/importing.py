"""Taking the user's own data in: the dialog, and the worker thread that reads for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.data.own import reading, store
from gui.data.desk import Asker, Desk
from gui.data.import_dialog import ImportDialog
from gui.translation import translated

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from engine.data.info import DatasetInfo
    from engine.data.own.draft import Draft
    from engine.data.own.options import ReadOptions
    from engine.work.errands import ErrandFailed
    from gui.theme import ThemeManager


class Importing(QObject):
    """Opens the dialog for own data and does what it asks for; there is one at a time."""

    taken = Signal(str)
    """Name of a set that was taken in."""

    def __init__(self, desk: Desk, themes: ThemeManager, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._themes, self._window = desk, themes, window
        self.dialog: ImportDialog | None = None

    def open(self, path: Path | None = None) -> ImportDialog:
        """Show the dialog, or bring it to the front; ``path`` is read at once."""
        dialog = self.dialog or self._make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        if path is not None:
            dialog.readPath(path)
        return dialog

    def _make(self) -> ImportDialog:
        dialog = ImportDialog(self._themes, self._window.window())
        dialog.readRequested.connect(self._read)
        dialog.takeRequested.connect(self._take)
        dialog.cancelRequested.connect(lambda: self._desk.cancel(self))
        self.dialog = dialog
        return dialog

    def _read(self, path: Path, options: ReadOptions) -> None:
        if self.dialog is not None:
            self._desk.ask(
                lambda report, cancelled: reading.read(
                    path, options, progress=report, cancelled=cancelled
                ),
                Asker(self, self.dialog.showDraft, self._show_failure, self._show_progress),
            )

    def _take(self, draft: Draft, title: str) -> None:
        if self.dialog is not None:
            self.dialog.showSaving()
            self._desk.ask(
                lambda *_: store.save(draft, title), Asker(self, self._finish, self._show_failure)
            )

    def _finish(self, info: DatasetInfo) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.taken.emit(info.name)

    def _show_progress(self, done: int, total: int) -> None:
        if self.dialog is not None:
            self.dialog.showProgress("", done, total)

    def _show_failure(self, event: ErrandFailed) -> None:
        if self.dialog is not None:
            hint = translated(event.hint) if event.hint else ""
            self.dialog.showFailure(translated(event.message), hint)
