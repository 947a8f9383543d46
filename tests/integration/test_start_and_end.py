"""The process as a whole: shows without TensorFlow, and ends whenever it is told to."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60
GRACE_S = 15
"""Generous beside the two seconds it should take: the machine may be busy."""

SHOWS_WITHOUT_TENSORFLOW = """
import os
import sys
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication
app = QApplication([])
from gui.app import Application
from gui.settings import SettingsStore

# Looked at while the window is painted: the import begins as soon as that is done.
class FirstPaint(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            loaded = [name for name in ("tensorflow", "keras") if name in sys.modules]
            print("loaded:", loaded, flush=True)
        return False

application = Application(app, SettingsStore())
first = FirstPaint()
application.window.installEventFilter(first)
loop = QEventLoop()
application.session.backendReady.connect(loop.quit)
application.start()
loop.exec()
assert application.window.isVisible()
print("then:", [name for name in ("tensorflow", "keras") if name in sys.modules], flush=True)
os._exit(0)  # the engine goes on to the shipped model; the application ends so, too
"""

CLOSES = """
import sys
from PySide6.QtCore import QTimer
from gui import app as gui_app

show = gui_app.Application.start

def start(self):
    show(self)
    {watch}

def close(self):
    print("closing", flush=True)
    self.window.close()

gui_app.Application.start = start
sys.exit(gui_app.run())
"""

# A moment after the engine thread has begun to import, which takes seconds.
IMPORTING = CLOSES.format(watch="QTimer.singleShot(200, lambda: close(self))")

TRAINING = CLOSES.format(
    watch="""self.document.chooseData("pen-digits", "Change data")
    self.session.backendReady.connect(self.window.run.train.trigger)
    self.session.historyChanged.connect(
        lambda: close(self) if self.session.history.updates and self.window.isVisible() else None)
"""
)


def python(script: str, home: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "SKETCHGRAD_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        env=environment,
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_window_shows_without_tensorflow(profile_dir: Path) -> None:
    process = python(SHOWS_WITHOUT_TENSORFLOW, profile_dir)
    try:
        out, err = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    assert process.returncode == 0, err
    assert out.splitlines() == ["loaded: []", "then: ['tensorflow', 'keras']"]


@pytest.mark.parametrize("moment", ["importing", "training"])
def test_closing_the_window_ends_the_process(moment: str, profile_dir: Path) -> None:
    script = IMPORTING if moment == "importing" else TRAINING
    process = python(script, profile_dir)
    assert process.stdout is not None
    overdue = threading.Timer(PATIENCE_S, process.kill)  # or a line that never comes is awaited
    overdue.start()
    try:
        assert process.stdout.readline().strip() == "closing"
        code = process.wait(timeout=GRACE_S)
    finally:
        overdue.cancel()
        process.kill()
        _, err = process.communicate()
    assert code == 0, err
    assert "Traceback" not in err


def test_without_a_display_the_quickstart_runs_in_the_terminal(profile_dir: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"SKETCHGRAD_HOME": str(profile_dir), "PYTHONPATH": str(ROOT)}
    # No address of a proxy, so that a download fails at once and the built-in set is used.
    environment["https_proxy"] = "http://127.0.0.1:9"
    run = subprocess.run(
        [sys.executable, "-m", "gui"],
        env=environment,
        cwd=profile_dir,
        capture_output=True,
        text=True,
        timeout=4 * PATIENCE_S,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "no display" in run.stderr
    assert "Epoch 5/5" in run.stderr
    left = {path.name for path in (profile_dir / "quickstart").iterdir()}
    assert {"curves.png", "window.png", "model.keras", "summary.json"} <= left
