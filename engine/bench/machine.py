"""On what the figures were measured."""

from __future__ import annotations

import os
import platform
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

CPU_INFO = Path("/proc/cpuinfo")
"""Where Linux names the processor."""


def describe(data: str, examples: str) -> dict[str, Any]:
    """Return what a reader of the figures has to know; ``load``: of the last minute, before.

    Parameters
    ----------
    data : name of the data set that was used.
    examples : what it is, for people.
    """
    return {
        "cores": os.cpu_count() or 1,
        "processor": _processor(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "tensorflow": version("tensorflow"),
        "keras": version("keras"),
        "data": data,
        "data_title": examples,
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "date": datetime.now().astimezone().isoformat(timespec="minutes"),
    }


def line(machine: dict[str, Any]) -> str:
    """Return the same as a line below the table; ``rounds`` has been added by then."""
    cores = f"{machine['cores']} cores ({machine['processor']})"
    software = f"Python {machine['python']}, TensorFlow {machine['tensorflow']}"
    load = f", load before: {machine['load']:.1f}" if machine["load"] is not None else ""
    when = f"{machine['date'][:10]}, {machine['rounds']} rounds{load}"
    return f"{cores}, {software}, {machine['data_title']}, {when}"


def version(package: str) -> str:
    """Return the version of an installed package without importing it."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "unknown"


def _processor() -> str:
    try:
        lines = CPU_INFO.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
