"""Copying and saving what the plots show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.files import atomic
from engine.messages import PlainError
from gui.data.desk import Asker, Desk
from gui.translation import translated

if TYPE_CHECKING:
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.training.picture import RunPicture


class Table(Protocol):
    """Figures that stay as they are while they are written."""

    def csv_parts(self) -> Iterator[str]:
        """Return them as CSV, part by part."""


@dataclass(frozen=True)
class Kept:
    """What there is to keep; each is asked for when it is wanted.

    Parameters
    ----------
    picture : of the plots as they are now.
    table : of every update until now.
    is_there : whether there is anything to keep.
    picture_name, table_name : of the files that are suggested, without their suffixes.
    """

    picture: Callable[[], RunPicture]
    table: Callable[[], Table]
    is_there: Callable[[], bool]
    picture_name: str = "curves"
    table_name: str = "updates"


class Keeping(QObject):
    """The entries of menus that copy and save what the plots show.

    Parameters
    ----------
    owner : outlives the window; a table is written to its end even where the window is replaced.
    """

    failed = Signal(str)
    """A file could not be written: a sentence, with what to do."""
    saved = Signal(str)
    """The table of all updates has been written to this path."""

    def __init__(self, kept: Kept, owner: QObject, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept, self._owner = kept, owner
        self._window = parent
        self.actions = self._made()

    def refresh(self) -> None:
        """Offer only what there is something to do with."""
        is_there = self._kept.is_there()
        for action in self.actions:
            action.setEnabled(is_there)

    def copyPicture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self._kept.picture().image())

    def savePng(self, path: Path) -> None:
        """Write the picture; a failure is told."""
        self._write(self._kept.picture().savePng, path)

    def saveSvg(self, path: Path) -> None:
        """Write the drawing; a failure is told."""
        self._write(self._kept.picture().saveSvg, path)

    def saveUpdates(self, path: Path) -> None:
        """Write every update's figures on a thread of their own; there may be millions."""
        desk = Desk(self._owner)
        desk.ask(
            partial(_write_table, self._kept.table(), path),
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
        curves, updates = self._kept.picture_name, self._kept.table_name
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Copy picture"), self.copyPicture),
            (
                self.tr("Save picture as PNG …"),
                partial(self._ask, f"{curves}.png", png, self.savePng),
            ),
            (
                self.tr("Save picture as SVG …"),
                partial(self._ask, f"{curves}.svg", svg, self.saveSvg),
            ),
            (
                self.tr("Save every update as CSV …"),
                partial(self._ask, f"{updates}.csv", table, self.saveUpdates),
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


def _write_table(table: Table, path: Path, _: Report, __: IsCancelled) -> None:
    with atomic.writing(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        file.writelines(table.csv_parts())
