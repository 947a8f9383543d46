"""What the command line takes from the window's preferences.

The window keeps them in an INI file through Qt, which the engine must not import; of it only the
folder of data sets is read here.
"""

from __future__ import annotations

import re
from configparser import ConfigParser, Error
from pathlib import Path

from engine.files import paths

FILE_NAME = "settings.ini"


def data_dir() -> Path | None:
    """Return the folder of data sets chosen in the window, or None."""
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read(paths.config_dir() / FILE_NAME, encoding="utf-8")
    except (Error, UnicodeDecodeError, OSError):
        return None
    text = _plain(parser.get("General", "data_dir", fallback=""))
    return Path(text) if text else None


def _plain(value: str) -> str:
    """Undo how Qt writes a text: quotes around commas, a backslash before special characters."""
    text = value.strip()
    if len(text) >= 2 and text[0] == text[-1] == '"':
        text = text[1:-1]
    text = re.sub(r"\\x([0-9a-fA-F]{1,4})", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)
