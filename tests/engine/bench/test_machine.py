from __future__ import annotations

import platform
from pathlib import Path

import pytest

from engine.bench import machine


def test_it_says_on_what_was_measured() -> None:
    about = machine.describe("mnist", "MNIST")
    assert about["cores"] >= 1
    assert about["python"] == platform.python_version()
    assert about["tensorflow"][0].isdigit()
    line = machine.line({**about, "rounds": 3})
    for part in (about["tensorflow"], about["processor"], "MNIST", "3 rounds", about["date"][:10]):
        assert part in line


def test_a_package_that_is_not_there_has_no_version() -> None:
    assert machine.version("no-such-package-anywhere") == "unknown"


def test_a_system_without_cpuinfo_still_has_a_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "CPU_INFO", tmp_path / "none")
    assert machine.describe("mnist", "MNIST")["processor"]
