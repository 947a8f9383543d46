"""Why there is no GPU: the reason that helps most comes first."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from engine.training.no_gpu import HIDES, Machine, reason, this_machine

READY = Machine("Linux", build_has_gpu=True, has_driver=True)


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (Machine("Windows", False, True), "WSL 2"),
        (Machine("Darwin", False, False), "macOS"),
        (Machine("Linux", False, False), "built for the CPU alone"),
        (Machine("Linux", True, False, "-1"), "No NVIDIA driver"),
        (dataclasses.replace(READY, visible="-1"), HIDES),
        (dataclasses.replace(READY, visible=""), HIDES),
        (dataclasses.replace(READY, visible="0"), "libraries"),
        (READY, "libraries"),
    ],
)
def test_the_reason(machine: Machine, words: str) -> None:
    assert words in str(reason(machine))


def test_a_driver_is_seen_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = [str(tmp_path / "nvidia[0-9]*"), str(tmp_path / "libcuda.so*")]
    monkeypatch.setenv(HIDES, "1")
    assert not this_machine(build_has_gpu=True, marks=marks).has_driver
    (tmp_path / "nvidia0").touch()
    machine = this_machine(build_has_gpu=True, marks=marks)
    assert machine.has_driver
    assert (machine.build_has_gpu, machine.visible) == (True, "1")
