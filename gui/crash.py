"""What happens when something goes wrong that nobody foresaw.

An unexpected exception is logged and shown in the one error dialog, whatever thread it came
from, and the window stays usable; a crash of the process itself leaves its traces in a file.
"""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from gui.theme import ThemeManager, setStyleFlag
from gui.widgets.messages import SeverityIcon, WrappingLabel
from gui.widgets.section import CollapsibleSection

if TYPE_CHECKING:
    from types import TracebackType

LOG = logging.getLogger(__name__)

LOG_FILE = "sketchgrad.log"
FAULT_FILE = "faults.log"
LOG_BYTES = 1_000_000
LOG_BACKUPS = 2

Show = Callable[[str, str], None]


class ErrorDialog(QDialog):
    """The one dialog for failures; it does not block the window.

    Parameters
    ----------
    message : what failed, one plain sentence.
    hint : what to do about it; may be empty.
    details : what helps to find the cause, to be copied; may be empty.
    """

    def __init__(
        self,
        themes: ThemeManager,
        message: str,
        hint: str = "",
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.messageLabel = WrappingLabel(message)
        setStyleFlag(self.messageLabel, "heading")
        self.hintLabel = WrappingLabel(hint)
        self.hintLabel.setVisible(bool(hint))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        setStyleFlag(self.details, "figure")
        self.copyButton = QPushButton(self.tr("Copy details"))
        self.copyButton.clicked.connect(self.copyDetails)
        themes.setIcon(self.copyButton, "duplicate")
        self._arrange(themes, bool(details))

    def copyDetails(self) -> None:
        """Put message, hint and details on the clipboard."""
        parts = (self.messageLabel.text(), self.hintLabel.text(), self.details.toPlainText())
        QGuiApplication.clipboard().setText("\n\n".join(part for part in parts if part))

    def _arrange(self, themes: ThemeManager, has_details: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.messageLabel)
        words.addWidget(self.hintLabel)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(SeverityIcon(themes, "error"), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        section = CollapsibleSection(themes, self.tr("Details"), is_open=False)
        inner = QVBoxLayout(section.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.details)
        section.openChanged.connect(self._fit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copyButton, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        section.setVisible(has_details)
        self.copyButton.setVisible(has_details)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(section, 1)
        layout.addWidget(buttons)
        self.setMinimumWidth(themes.scaled(440))

    def _fit(self, is_open: bool) -> None:
        """Make room for the details, or give it back."""
        room = self.fontMetrics().lineSpacing() * 14
        self.resize(self.width(), self.height() + (room if is_open else -room))


class CrashReporter(QObject):
    """Catches what nobody caught: logs it and hands it to ``show`` on the window's thread.

    Parameters
    ----------
    show : called with (message, details); usually opens an `ErrorDialog`.
    """

    _caught = Signal(str, str)

    def __init__(self, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = threading.local()
        self._old_hooks = sys.excepthook, threading.excepthook
        self._show = show
        # Through a method of this object, so that Qt carries it over to this object's thread.
        self._caught.connect(self._deliver)

    def install(self) -> None:
        """Take over the hooks of the interpreter and of its threads."""
        self._old_hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self.report
        threading.excepthook = self._reportThread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._old_hooks

    def report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Deal with one exception; an error in here goes to standard error and nowhere else."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if getattr(self._busy, "now", False):
            _lastResort(details)
            return
        self._busy.now = True
        try:
            LOG.error("Unexpected exception\n%s", details)
            self._caught.emit(_sentence(kind, error), details)
        except Exception:
            _lastResort(details + traceback.format_exc())
        finally:
            self._busy.now = False

    def _deliver(self, message: str, details: str) -> None:
        self._show(message, details)

    def _reportThread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)


class CrashDialogs(QObject):
    """Shows crashes one dialog at a time: an error in a paint event must not open a thousand.

    Parameters
    ----------
    window : gives the parent window at the time, or None.
    """

    def __init__(
        self,
        themes: ThemeManager,
        window: Callable[[], QWidget | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._window = window
        self._open: ErrorDialog | None = None

    def show(self, message: str, details: str) -> None:
        """Show a crash, or add its details to the dialog that is still open."""
        if self._open is not None and isValid(self._open):
            self._open.details.appendPlainText("\n" + details)
            return
        hint = self.tr(
            "Your work is still here. You can go on; if it happens again, copy the details into"
            " a report."
        )
        self._open = ErrorDialog(self._themes, message, hint, details, self._window())
        self._open.finished.connect(self._forget)
        self._open.show()

    def _forget(self) -> None:
        self._open = None


class InterruptWatch(QObject):
    """Turns Ctrl+C in the terminal into an orderly close.

    Python runs signal handlers only between its own instructions, which never come while Qt
    waits for events; so the signal writes to a socket that Qt watches.
    """

    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._old_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._old_handler = signal.signal(signal.SIGINT, lambda *_: None)

    def stop(self) -> None:
        """Give the signal back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        signal.signal(signal.SIGINT, self._old_handler)
        self._reader.close()
        self._writer.close()

    def _drain(self) -> None:
        if signal.SIGINT in self._reader.recv(4096):
            self.interrupted.emit()


def openLogs(folder: Path) -> TextIO | None:
    """Log to a file in ``folder``, and let a crash of the process write its stacks beside it.

    Returns
    -------
    The file for the stacks, which must stay open as long as the process lives; None where the
    folder cannot be written, in which case there are no files.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / LOG_FILE, maxBytes=LOG_BYTES, backupCount=LOG_BACKUPS, encoding="utf-8"
        )
        faults = (folder / FAULT_FILE).open("a", encoding="utf-8")
    except OSError:
        LOG.info("No log files: %s cannot be written.", folder)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    faulthandler.enable(faults)
    return faults


def closeLogs(faults: TextIO | None) -> None:
    """Undo `openLogs`."""
    if faults is None:
        return
    faulthandler.disable()
    faults.close()
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()


def _sentence(kind: type[BaseException], error: BaseException | None) -> str:
    said = str(error).strip().splitlines()
    reason = f"{kind.__name__}: {said[0]}" if said else kind.__name__
    return QCoreApplication.translate("CrashReporter", "An unexpected error: {reason}").format(
        reason=reason
    )


def _lastResort(text: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(text)
