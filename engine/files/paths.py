"""Where the application keeps its own files.

``SKETCHGRAD_HOME`` puts everything below one folder: for tests, for a throw-away profile and for
a portable installation on a stick.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP_NAME = "sketchgrad"


def _place(kind: str, standard: str) -> Path:
    home = os.environ.get("SKETCHGRAD_HOME")
    return Path(home) / kind if home else Path(standard)


def config_dir() -> Path:
    """Folder of the settings file."""
    return _place("config", platformdirs.user_config_dir(APP_NAME, appauthor=False))


def cache_dir() -> Path:
    """Folder of what can be fetched again: downloaded data sets."""
    return _place("cache", platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def log_dir() -> Path:
    """Folder of log files and crash reports."""
    return _place("log", platformdirs.user_log_dir(APP_NAME, appauthor=False))


def own_data_dir() -> Path:
    """Folder of the user's own data sets, one folder each."""
    standard = os.path.join(platformdirs.user_data_dir(APP_NAME, appauthor=False), "data")
    return _place("data", standard)


def my_digits() -> Path:
    """File of the drawings that the user gave labels to."""
    standard = os.path.join(platformdirs.user_data_dir(APP_NAME, appauthor=False), "digits")
    return _place("digits", standard) / "my-digits.json"


def last_spec() -> Path:
    """File with the spec that was on the desk when the window was closed."""
    return config_dir() / "last-spec.json"
