"""TensorFlow brought in, or a plain word why not."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from engine.messages import MachineError, say

if TYPE_CHECKING:
    from types import ModuleType


def backend() -> ModuleType:
    """Import and set up `engine.training.backend`; takes seconds the first time.

    Raises
    ------
    MachineError : TensorFlow is missing or broken on this machine.
    """
    try:
        from engine.training import backend as module

        module.configure()
    except (ImportError, OSError) as error:
        raise MachineError(
            say(
                "TensorFlow could not be started: {reason}.",
                reason=shorten(str(error), 200, placeholder=" …").rstrip("."),
            ),
            say("Install Sketchgrad again, for example by make run."),
        ) from error
    return module
