"""The dialog by which the user's own data come in: chosen, read, accounted for, then taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.own.options import ReadOptions
from engine.data.own.reading import ARCHIVES, TABLES
from gui.data.account_page import AccountPage
from gui.data.reading_page import ReadingPage
from gui.data.start_page import StartPage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from engine.data.own.draft import Draft
    from gui.theme import ThemeManager

Waiting = Literal["nothing", "reading", "saving"]

PATTERNS = (*(f"*{ending}" for ending in (*ARCHIVES, *TABLES)), "*idx*")
"""Names of files that can be read."""

SIZE = QSize(760, 620)
LARGEST = QSize(1180, 720)
"""Fits a screen of 1280×800 with its bars."""
PAUSE_MS = 400
"""After the last change of an option, before the data are read again."""
PATIENCE_MS = 150
"""What takes no longer shows no progress: it would only flicker."""


class ImportDialog(QDialog):
    """Asks for own data, shows what was understood of them, and says when they are wanted.

    It reads nothing itself: it asks by signals and shows what it is given. It does not block;
    `accept` ends it once the data have been taken in.
    """

    readRequested = Signal(object, object)
    """The `Path` to read, and the `ReadOptions` to read it with; replaces what was asked before."""
    cancelRequested = Signal()
    """What was asked for is not wanted any more."""
    takeRequested = Signal(object, str)
    """The `Draft` that is to be used, and the title it is to have."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._options = ReadOptions()
        self._draft: Draft | None = None
        self._waiting: Waiting = "nothing"
        self._is_stale = False
        self.start = StartPage(themes)
        self.reading = ReadingPage(themes)
        self.page = AccountPage(themes)
        self._pages = QStackedWidget()
        self._pause = self._timer(PAUSE_MS, self._readAgain)
        self._patience = self._timer(PATIENCE_MS, self._showWaiting)
        self._arrange(themes)
        self._connect()
        self._show(self.start)

    def readPath(self, path: Path) -> None:
        """Start reading a file or a folder, as if it had been chosen."""
        if self._waiting == "saving":
            return
        self._draft = None
        self.page.forgetName()
        self._ask(path, ReadOptions())

    def showProgress(self, label: str, done: int, total: int) -> None:
        """Say how far it is; a ``total`` of 0 means that it is not known how much there is.

        Where ``label`` is empty, what was said last stays.
        """
        self.reading.progress.setProgress(label, done, total)
        self.page.progress.setProgress(label, done, total)

    def showDraft(self, draft: Draft) -> None:
        """Show what was understood."""
        self._settle()
        self._draft, self._path = draft, draft.path
        self.page.setDraft(draft, self._options)
        self._is_stale = self._pause.isActive() or not self.page.form.isValid()
        self.page.setStale(self._is_stale)
        self._show(self.page)

    def showFailure(self, message: str, hint: str) -> None:
        """Say what went wrong and what to do: above the account where there is one."""
        was_reading = self._waiting == "reading"
        self._settle()
        text = " ".join(filter(None, (message, hint)))
        if self._draft is None:
            self.start.setProblem(text)
            self._show(self.start)
            return
        self._is_stale = self._is_stale or was_reading
        self.page.setStale(self._is_stale)
        self.page.setProblem(text)
        self._show(self.page)

    def showSaving(self) -> None:
        """Say that the data are being taken in; `accept` or `showFailure` ends it."""
        self._pause.stop()
        self._waiting = "saving"
        self.showProgress(self.tr("Taking the data in …"), 0, 0)
        self._showWaiting()
        self._update()

    def done(self, result: int) -> None:
        """Begin anew the next time; what is still under way is called off, unless accepted."""
        was_waiting = self._reset()
        super().done(result)
        if was_waiting and result != QDialog.DialogCode.Accepted:
            self.cancelRequested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_welcome = droppedPath(event.mimeData()) is not None and self._waiting != "saving"
        self.start.area.setLit(is_welcome)
        if is_welcome:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.area.setLit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.area.setLit(False)
        path = droppedPath(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.readPath(path)

    def _timer(self, interval_ms: int, then) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(then)
        return timer

    def _arrange(self, themes: ThemeManager) -> None:
        self.setWindowTitle(self.tr("Your own data"))
        self.setModal(False)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        for page in (self.start, self.reading, self.page):
            self._pages.addWidget(page)
        self.resize((SIZE * themes.fontScale).boundedTo(LARGEST))

    def _connect(self) -> None:
        self.start.fileButton.clicked.connect(self._chooseFile)
        self.start.folderButton.clicked.connect(self._chooseFolder)
        self.start.closeButton.clicked.connect(self.reject)
        self.reading.cancelButton.clicked.connect(self._goBack)
        self.page.otherButton.clicked.connect(self._goBack)
        self.page.cancelButton.clicked.connect(self.reject)
        self.page.useButton.clicked.connect(self._take)
        self.page.form.optionsChanged.connect(self._change)
        self.page.name.textChanged.connect(self._update)

    def _chooseFile(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose data"),
            self._folder(),
            self.tr("Data ({patterns});;All files (*)").format(patterns=" ".join(PATTERNS)),
        )
        if chosen:
            self.readPath(Path(chosen))

    def _chooseFolder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder of images"), self._folder()
        )
        if chosen:
            self.readPath(Path(chosen))

    def _folder(self) -> str:
        """Where to begin to look: beside what was chosen last, or at home."""
        return str(self._path.parent if self._path is not None else Path.home())

    def _goBack(self) -> None:
        """Show again where data are chosen."""
        if self._reset():
            self.cancelRequested.emit()

    def _reset(self) -> bool:
        """Forget everything; give back whether something was waited for."""
        was_waiting = self._waiting != "nothing"
        self._settle()
        self._pause.stop()
        self._draft = None
        self.page.clear()
        self.start.setProblem("")
        self._show(self.start)
        return was_waiting

    def _change(self, options: ReadOptions) -> None:
        """Read again with other options, once the person has stopped changing them."""
        self._options, self._is_stale = options, True
        if self.page.form.isValid():
            self._pause.start()
        else:
            self._pause.stop()
        self._update()

    def _readAgain(self) -> None:
        if self._path is not None:
            self._ask(self._path, self._options)

    def _ask(self, path: Path, options: ReadOptions) -> None:
        self._pause.stop()
        self._path, self._options, self._waiting = path, options, "reading"
        self.reading.setName(path.name)
        self.showProgress(self.tr("Reading …"), 0, 0)
        self._patience.start()
        self._update()
        self.readRequested.emit(path, options)

    def _showWaiting(self) -> None:
        if self._draft is None:
            self._show(self.reading)
        else:
            self.page.setStale(True)
            self.page.progress.show()

    def _settle(self) -> None:
        """Nothing is waited for any more."""
        self._waiting = "nothing"
        self._patience.stop()
        self.page.progress.hide()
        self._update()

    def _show(self, page: QWidget) -> None:
        is_new = page is not self._pages.currentWidget()
        self._pages.setCurrentWidget(page)
        self._update()
        if is_new:
            self._defaultButton().setFocus()

    def _update(self) -> None:
        """What can be pressed, and what Enter presses."""
        is_ready = self._draft is not None and self._waiting == "nothing" and not self._is_stale
        self.page.useButton.setEnabled(is_ready and bool(self.page.title()))
        self.page.setSettled(self._waiting != "saving")
        self._defaultButton().setDefault(True)

    def _defaultButton(self) -> QPushButton:
        defaults: dict[QWidget | None, QPushButton] = {
            self.start: self.start.fileButton,
            self.reading: self.reading.cancelButton,
            self.page: self.page.useButton,
        }
        return defaults[self._pages.currentWidget()]

    def _take(self) -> None:
        if self._draft is not None:
            self.takeRequested.emit(self._draft, self.page.title())


def droppedPath(mime: QMimeData) -> Path | None:
    """The one file or folder of this machine that is dropped, or None."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
