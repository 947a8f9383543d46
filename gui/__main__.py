"""``python -m gui`` or ``sketchgrad``: the window; with a command, the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be shown: on Linux there must be a display server."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


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
