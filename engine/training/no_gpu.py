"""Why TensorFlow has no GPU on this machine, in plain words."""

from __future__ import annotations

import glob
import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass

from engine.messages import Message, say

DRIVER_MARKS = ("/dev/nvidia[0-9]*", "/dev/nvidiactl", "/usr/lib/wsl/lib/libcuda.so*")
"""What NVIDIA's driver for Linux puts there; the last one within Windows' WSL 2."""
HIDES = "CUDA_VISIBLE_DEVICES"
"""The environment variable that chooses which GPUs a program sees."""


@dataclass(frozen=True)
class Machine:
    """What the reason follows from.

    Parameters
    ----------
    system : as `platform.system` says it.
    build_has_gpu : whether this TensorFlow was built to use GPUs.
    has_driver : whether NVIDIA's driver is there.
    visible : the value of ``CUDA_VISIBLE_DEVICES``, None where it is not set.
    """

    system: str
    build_has_gpu: bool
    has_driver: bool
    visible: str | None = None


def this_machine(build_has_gpu: bool, marks: Iterable[str] = DRIVER_MARKS) -> Machine:
    """Look at this machine; ``marks`` are patterns of files that tell of a driver."""
    has_driver = any(glob.glob(pattern) for pattern in marks)
    return Machine(platform.system(), build_has_gpu, has_driver, os.environ.get(HIDES))


def reason(machine: Machine) -> Message:
    """Return why a ``machine`` on which TensorFlow finds no GPU has none, and what would help."""
    if machine.system == "Windows":
        return say("TensorFlow has had no GPU on native Windows since 2.10; WSL 2 has one.")
    if machine.system == "Darwin":
        return say("TensorFlow has no GPU on macOS.")
    if not machine.build_has_gpu:
        return say('This TensorFlow is built for the CPU alone; pip install ".[gpu]" changes that.')
    if not machine.has_driver:
        return say("No NVIDIA driver was found on this machine, so there is no GPU to use.")
    if _hidden(machine.visible):
        return say("The environment variable {name} hides the GPU.", name=HIDES)
    return say(
        'The NVIDIA driver is here, but TensorFlow cannot use the GPU: pip install ".[gpu]" brings '
        "the libraries it needs."
    )


def _hidden(visible: str | None) -> bool:
    """Whether a value of `HIDES` leaves no GPU: empty, or ended at once by a negative number."""
    return visible is not None and (not visible.strip() or visible.strip().startswith("-"))
