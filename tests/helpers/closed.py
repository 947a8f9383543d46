"""A folder that may not be entered, for tests that may run as a user who may do everything."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def closed_to_everybody(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let `os.stat` fail within ``folder`` as it does where a user has no right to enter it."""
    real = os.stat

    def stat(path: Any, *arguments: Any, **more: Any) -> os.stat_result:
        if isinstance(path, str | Path) and folder in Path(path).parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, "stat", stat)
