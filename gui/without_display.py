"""What starting the application does where no window can be shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path("quickstart")
PICTURE = "window.png"


def quickstart(folder: Path = FOLDER) -> int:
    """Train the quickstart in the terminal; leave its files and a picture of the window.

    Returns the exit code.
    """
    from engine.cli import train

    sys.stderr.write(
        "There is no display here, so no window can open. Running the quickstart in the "
        "terminal instead.\nFor the window, start it on a desktop, or under Xvfb: "
        "xvfb-run sketchgrad\n\n"
    )
    code = train.quickstart(folder)
    if code == 0:
        sys.stderr.write("Rendering a picture of the window …\n")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from gui import screenshots

        screenshots.render("finished", folder / PICTURE)
        sys.stderr.write(f"See {folder / 'curves.png'} and {folder / PICTURE}\n")
    return code
