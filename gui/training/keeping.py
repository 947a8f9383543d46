"""Copying and saving what the plots show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.files import atomic
from engine.messages import PlainError
from gui.data.desk import Asker, Desk
from gui.translation import translated

if TYPE_CHECKING:
    from engine.training.history import UpdateTable
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.session import Session
    from gui.training.picture import RunPicture


class Keeping(QObject):
    """The entries of menus that copy and save what the plots show.

    Parameters
    ----------
    picture : makes the picture of the plots as they are now.
    """

    failed = Signal(str)
    """A file could not be written: a sentence, with what to do."""
    saved = Signal(str)
    """The table of all updates has been written to this path."""

    def __init__(
        self, session: Session, picture: Callable[[], RunPicture], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._picture = picture
        self._window = parent
        self.actions = self._made()

    def refresh(self) -> None:
        """Offer only what there is something to do with."""
        for action in self.actions:
            action.setEnabled(bool(self._session.history.updates))

    def copyPicture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self._picture().image())

    def savePng(self, path: Path) -> None:
        """Write the picture; a failure is told."""
        self._write(self._picture().savePng, path)

    def saveSvg(self, path: Path) -> None:
        """Write the drawing; a failure is told."""
        self._write(self._picture().saveSvg, path)

    def saveUpdates(self, path: Path) -> None:
        """Write every update's figures on a thread of their own; there may be millions."""
        desk = Desk(self._session)
        desk.ask(
            partial(_write_table, self._session.history.table(), path),
            Asker(
                self,
                lambda _: self._end(desk, str(path), ""),
                lambda event: self._end(desk, "", _sentence(event)),
            ),
        )

    def _end(self, desk: Desk, path: str, problem: str) -> None:
        desk.close(0)
        desk.deleteLater()
        if path:
            self.saved.emit(path)
        else:
            self.failed.emit(problem)

    def _made(self) -> tuple[QAction, ...]:
        png = self.tr("Pictures (*.png)")
        svg = self.tr("Drawings (*.svg)")
        table = self.tr("Tables (*.csv)")
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Copy picture"), self.copyPicture),
            (self.tr("Save picture as PNG …"), partial(self._ask, "curves.png", png, self.savePng)),
            (self.tr("Save picture as SVG …"), partial(self._ask, "curves.svg", svg, self.saveSvg)),
            (
                self.tr("Save every update as CSV …"),
                partial(self._ask, "updates.csv", table, self.saveUpdates),
            ),
        )
        return tuple(self._action(text, do) for text, do in entries)

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: do())
        return action

    def _ask(self, name: str, kind: str, save: Callable[[Path], None]) -> None:
        title = self.tr("Save")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, kind)
        if chosen:
            path = Path(chosen)
            save(path if path.suffix else path.with_suffix(Path(name).suffix))

    def _write(self, save: Callable[[Path], None], path: Path) -> None:
        try:
            save(path)
        except PlainError as error:
            self.failed.emit(_sentence(error))


def _sentence(error: PlainError | ErrandFailed) -> str:
    hint = translated(error.hint) if error.hint else ""
    return f"{translated(error.message)} {hint}".strip()


def _write_table(table: UpdateTable, path: Path, _: Report, __: IsCancelled) -> None:
    with atomic.writing(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        file.writelines(table.csv_parts())
