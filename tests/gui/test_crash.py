from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui import crash
from gui.crash import CrashDialogs, CrashReporter, ErrorDialog, InterruptWatch
from gui.widgets.section import CollapsibleSection


@pytest.fixture
def shown():
    return []


@pytest.fixture
def reporter(qapp, shown):
    result = CrashReporter(lambda message, details: shown.append((message, details)))
    result.install()
    yield result
    result.uninstall()


def fail(text="no such thing"):
    try:
        raise RuntimeError(text)
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


@pytest.mark.expects_log("Unexpected exception\n(.*\n)*RuntimeError: no such thing")
def test_an_exception_is_logged_and_shown(reporter, shown):
    fail()
    [(message, details)] = shown
    assert message == "An unexpected error: RuntimeError: no such thing"
    assert "test_crash.py" in details
    assert "Traceback" in details


@pytest.mark.expects_log("Unexpected exception")
def test_an_exception_of_another_thread_is_shown_on_the_windows(reporter, shown, qtbot):
    threads = []
    reporter._show = lambda message, details: (
        threads.append(QThread.currentThread()),
        shown.append(message),
    )
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert shown == []
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["An unexpected error: ZeroDivisionError: division by zero"]
    assert threads == [QCoreApplication.instance().thread()]


@pytest.mark.expects_log("Unexpected exception")
def test_an_error_in_the_reporter_does_not_recurse(qapp, capfd):
    calls = []

    def show(message, details):
        calls.append(message)
        fail("while showing")

    reporter = CrashReporter(show)
    reporter.install()
    try:
        fail("first")
    finally:
        reporter.uninstall()
    assert calls == ["An unexpected error: RuntimeError: first"]
    assert "while showing" in capfd.readouterr().err


def test_the_hooks_are_given_back(qapp):
    before = sys.excepthook, threading.excepthook
    reporter = CrashReporter(print)
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_second_crash_joins_the_open_dialog(themes, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialogs = CrashDialogs(themes, lambda: window)
    dialogs.show("first", "details of the first")
    dialogs.show("second", "details of the second")
    [dialog] = window.findChildren(ErrorDialog)
    assert dialog.messageLabel.text() == "first"
    assert "details of the second" in dialog.details.toPlainText()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    dialogs.show("third", "")
    [dialog] = window.findChildren(ErrorDialog)
    assert dialog.messageLabel.text() == "third"


def test_the_dialog_blocks_nothing_and_its_details_can_be_copied(themes, qtbot):
    dialog = ErrorDialog(themes, "It failed.", "Try again.", "line 1\nline 2")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.isModal()
    assert not dialog.details.isVisible()
    header = dialog.findChild(CollapsibleSection).header
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
    assert dialog.details.isVisible()
    qtbot.mouseClick(dialog.copyButton, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "It failed.\n\nTry again.\n\nline 1\nline 2"


def test_a_dialog_without_details_has_nothing_to_copy(themes, qtbot):
    dialog = ErrorDialog(themes, "It failed.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.copyButton.isVisible()
    assert not dialog.hintLabel.isVisible()


def test_ctrl_c_in_the_terminal_is_told(qtbot):
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    watch = InterruptWatch()
    try:
        with qtbot.waitSignal(watch.interrupted):
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        watch.stop()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_logs_go_to_files(tmp_path):
    was_enabled = faulthandler.is_enabled()
    faults = crash.openLogs(tmp_path / "log")
    try:
        handler = logging.getLogger().handlers[-1]
        handler.handle(logging.makeLogRecord({"msg": "written 7", "levelno": 20}))
        assert "written 7" in (tmp_path / "log" / crash.LOG_FILE).read_text("utf-8")
        assert (tmp_path / "log" / crash.FAULT_FILE).exists()
        assert faulthandler.is_enabled()
    finally:
        crash.closeLogs(faults)
        if was_enabled:
            faulthandler.enable()


def test_without_a_folder_for_logs_there_are_none(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert crash.openLogs(tmp_path / "file" / "log") is None
    crash.closeLogs(None)
