"""How the application starts: a window where there is a screen, a command where one is given."""

from __future__ import annotations

import pytest

from gui.__main__ import has_display, main


@pytest.mark.parametrize(
    ("environment", "platform", "can_show"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_window_needs_a_display_on_linux_only(
    environment: dict[str, str], platform: str, can_show: bool
) -> None:
    assert has_display(environment, platform) is can_show


def test_a_command_runs_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    assert "mnist-quickstart" in capsys.readouterr().out
