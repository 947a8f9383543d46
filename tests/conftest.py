"""What every test gets: no display, no network, its own settings folder, and strict watchers.

The environment is set before anything imports Qt or TensorFlow.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # the C++ part's own chatter; Python's warnings stay
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # the same arithmetic on every machine

# Keras reads its folder when it is imported, so one folder serves the whole run.
_KERAS_HOME = tempfile.mkdtemp(prefix="sketchgrad-keras-")
os.environ["KERAS_HOME"] = _KERAS_HOME

# Tests see no data folder of the user; those that want the real data ask for it by fixture.
_DATA_DIRS = [os.environ.pop("SKETCHGRAD_DATA", None)]
_DATA_DIRS.append(str(Path(__file__).resolve().parents[2] / "shared" / "datasets"))

pytest_plugins = ["pytester", "tests.helpers.leaks", "tests.helpers.logfail"]

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "search", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_KERAS_HOME, ignore_errors=True)
    _empty_clipboard()


def _empty_clipboard() -> None:
    """Let go of what Python made: Qt deletes it when Python is gone, which ends the process."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def profile_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the user's settings, data and cache: a new one for each test."""
    home = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("SKETCHGRAD_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let names of other machines not resolve: a test that needs a server runs it on 127.0.0.1."""
    resolve = socket.getaddrinfo

    def resolve_local(host: object, *args: object, **kwargs: object) -> object:
        if host in (None, "", "localhost", "127.0.0.1", "::1"):
            return resolve(host, *args, **kwargs)  # type: ignore[arg-type]
        raise socket.gaierror(socket.EAI_NONAME, f"the tests have no network (asked for {host})")

    monkeypatch.setattr(socket, "getaddrinfo", resolve_local)


def _find_data(name: str) -> Path:
    """Path of ``name`` in the first data folder that has it; skips the test where none has."""
    for folder in filter(None, _DATA_DIRS):
        path = Path(folder) / name
        if path.exists():
            return path
    pytest.skip(f"no {name}: set SKETCHGRAD_DATA to a folder that has it")


@pytest.fixture(scope="session")
def real_mnist_dir() -> Path:
    """The data folder (as for ``--data-dir``) whose ``mnist/mnist.npz`` is the real MNIST."""
    return _find_data("mnist/mnist.npz").parents[1]


@pytest.fixture(scope="session")
def pen_digits_file() -> Path:
    """2,000 digits as pen strokes of real people; for measuring only, never for training."""
    return _find_data("pen_digits_dev.json.gz")
