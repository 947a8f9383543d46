"""Where the arithmetic runs: the devices there are, and a run that several of them share."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.lib.npyio import NpzFile
from pytestqt.qtbot import QtBot

from engine.messages import InputError
from engine.training import backend
from engine.work.events import BackendReady, Event
from engine.work.tasks import ImportBackend
from gui.app import Application
from tests.helpers.two_devices import SAME
from tests.integration.conftest import PATIENCE_MS

pytestmark = pytest.mark.integration
backend.configure()

ROOT = Path(__file__).resolve().parents[2]
KNOWN = "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning"
"""What NumPy says of TensorFlow 2.21's mirrored variables when Keras writes a model's file."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> NpzFile:
    """Figures of runs on two logical devices, from a process of their own."""
    path = tmp_path_factory.mktemp("devices") / "figures.npz"
    done = subprocess.run(
        [sys.executable, "-Werror", f"-W{KNOWN}", "-m", "tests.helpers.two_devices", str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    figures: NpzFile = np.load(path)
    return figures


def test_all_devices_are_one_more_to_choose(shared: NpzFile) -> None:
    assert shared["names"].tolist() == ["cpu", "all"]


@pytest.mark.parametrize("name", SAME)
def test_a_shared_batch_is_learnt_from_as_on_one_device(shared: NpzFile, name: str) -> None:
    """Weights, the optimizer's states, the figures of each batch, of each epoch, of the test."""
    one = {key: shared[key] for key in shared if key.startswith(f"{name}|cpu|")}
    assert len(one) > 8
    for key, wanted in one.items():
        found = shared[key.replace("|cpu|", "|all|")]
        np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-6, err_msg=key)


def test_devices_have_the_same_weights_moving_averages_and_random_states(shared: NpzFile) -> None:
    assert shared["copies agree"]


def test_a_shared_run_repeats_itself_bit_for_bit_in_a_graph_used_before(shared: NpzFile) -> None:
    assert shared["repeats"]


def test_a_shared_run_that_goes_on_is_one_run(shared: NpzFile) -> None:
    assert shared["goes on"]


def test_each_device_draws_for_itself(shared: NpzFile) -> None:
    assert shared["reached"] > 0.6  # a half where both drop the same


def test_the_file_of_a_shared_model_reads_without_the_devices(shared: NpzFile) -> None:
    assert shared["saved"]


# What can be chosen


@pytest.mark.skipif(backend.INTRA in os.environ, reason="somebody knows better")
def test_an_operation_has_one_thread_so_that_curves_do_not_depend_on_cores() -> None:
    assert backend.tf.config.threading.get_intra_op_parallelism_threads() == 1


def gpus(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(backend, "_gpus", lambda: tuple(f"gpu:{i}" for i in range(count)))


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (0, ["cpu"]),
        (1, ["cpu", "gpu:0"]),
        (3, ["cpu", "gpu:0", "gpu:1", "gpu:2", "all"]),
    ],
)
def test_all_is_offered_where_there_are_several(
    monkeypatch: pytest.MonkeyPatch, count: int, names: list[str]
) -> None:
    gpus(monkeypatch, count)
    assert [device.name for device in backend.devices()] == names
    assert backend.resolve("auto").name == ("gpu:0" if count else "cpu")
    assert (backend.why_no_gpu() is None) == (count > 0)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_is_shared_by_fewer_than_two(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    gpus(monkeypatch, count)
    with pytest.raises(InputError, match=r"^There are not two GPUs on this machine") as caught:
        backend.resolve("all")
    assert "Choose one of cpu" in str(caught.value.hint)


def test_who_wants_a_gpu_is_told_why_there_is_none() -> None:
    with pytest.raises(InputError, match=r"^There is no device gpu:0 on this machine\.$") as caught:
        backend.resolve("gpu:0")
    assert str(backend.why_no_gpu()) in str(caught.value.hint)


def test_the_window_is_told_why_there_is_no_gpu() -> None:
    events: list[Event] = []
    ImportBackend().run(events.append)
    (ready,) = events
    assert isinstance(ready, BackendReady)
    assert ready.no_gpu == backend.why_no_gpu() is not None


def test_the_window_says_why_there_is_no_gpu(application: Application, qtbot: QtBot) -> None:
    session, window = application.session, application.window
    qtbot.waitUntil(lambda: session.backend is not None, timeout=PATIENCE_MS)
    reason = html.escape(str(backend.why_no_gpu()))
    assert reason in window.status.device.toolTip()
    row = window.builder.training.forms["training"].rows["device"]
    assert reason in row.editor.box.toolTip()
    assert "Where the arithmetic runs" in row.editor.box.toolTip()
