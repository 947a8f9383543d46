"""``python -m gui`` or ``sketchgrad``: the window; with a command, the command line."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

X_SOCKETS = Path("/", "tmp", ".X11-unix")
"""Where every X server has its socket."""


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be shown: on Linux a display server must answer.

    Qt itself would end the process where none does.
    """
    if not platform.startswith("linux"):
        return True
    if environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return True
    return _answers(environment.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Tell whether the X server ``display`` (``host:number.screen``) takes a connection."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdecimal():
        return False
    try:
        if host in ("", "unix"):
            with socket.socket(socket.AF_UNIX) as local:
                local.connect(str(X_SOCKETS / f"X{number}"))
        else:
            socket.create_connection((host, 6000 + int(number)), timeout=2).close()
    except (OSError, OverflowError):
        return False
    return True


def main(arguments: list[str] | None = None) -> int:
    """Run the application, or the command given; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments:
        from engine.__main__ import main as command

        return command(arguments)
    if not has_display(os.environ, sys.platform):
        from gui.without_display import quickstart

        return quickstart()
    from gui.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
