"""The network that comes with the application, and reads the pad before any training."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data import ink
from engine.messages import InputError, MachineError, say

if TYPE_CHECKING:
    from engine.insight.predictor import Predictor

_FILE = Path(str(resources.files("resources") / "models" / "digits.keras"))
"""Written by ``python -m engine.ship digits``."""


def predictor(path: Path = _FILE) -> Predictor:
    """Read the network of digits; call where TensorFlow may be used.

    Raises
    ------
    MachineError : its file is missing or damaged.
    """
    from engine.insight.predictor import Predictor, ends_linear
    from engine.training.build import load_model

    try:
        model = load_model(path)
        return Predictor(model, (ink.SIZE, ink.SIZE), ends_linear(model))
    except InputError as error:
        raise MachineError(error.message, say("Install the application again.")) from error
