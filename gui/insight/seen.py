"""What has been seen of the network of a run, kept for the pages that are opened later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.insight.confusion import answers

if TYPE_CHECKING:
    from engine.insight.confusion import Answers
    from engine.insight.observation import Kernel, LayerVitals, Observation


class Seen:
    """The last of each kind of observation. Free of Qt.

    Attributes
    ----------
    answers : to the test examples; None until they were examined.
    kernels : weights as pictures.
    vitals : how the layers are doing, after ``vitals_at`` updates.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Another run begins."""
        self.answers: Answers | None = None
        self.kernels: tuple[Kernel, ...] | None = None
        self.vitals: tuple[LayerVitals, ...] | None = None
        self.vitals_at = 0

    def take(self, observation: Observation, update: int) -> None:
        """Keep what was seen after so many updates."""
        if observation.exam is not None:
            self.answers = answers(observation.exam)
        if observation.kernels is not None:
            self.kernels = observation.kernels
        if observation.vitals is not None:
            self.vitals, self.vitals_at = observation.vitals, update
