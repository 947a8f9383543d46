"""How the application starts: a window where there is a screen, a command where one is given."""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

import pytest

import gui.__main__ as start


@pytest.mark.parametrize(
    ("environment", "platform", "can_show"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":7"}, "linux", True),
        ({"DISPLAY": ":7.0"}, "linux", True),
        ({"DISPLAY": ":8"}, "linux", False),
        ({"DISPLAY": "localhost:8"}, "linux", False),
        ({"DISPLAY": "nonsense"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_window_needs_a_display_on_linux_only(
    environment: dict[str, str],
    platform: str,
    can_show: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        monkeypatch.setattr(start, "X_SOCKETS", Path(folder))
        server.bind(f"{folder}/X7")
        server.listen()
        assert start.has_display(environment, platform) is can_show


def test_a_command_runs_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["presets"]) == 0
    assert "mnist-quickstart" in capsys.readouterr().out
