"""The pad's reader: a thread that predicts the latest drawing with the latest weights."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.work.events import Prediction

if TYPE_CHECKING:
    from engine.insight.explainer import Examines

log = logging.getLogger(__name__)

Image = NDArray[np.uint8]
Weights = Sequence[NDArray[Any]]


class Predicts(Protocol):
    """What the reader needs of `engine.insight.predictor.Predictor`."""

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one image it reads."""

    def set_weights(self, weights: Weights) -> None:
        """Take new weights."""

    def __call__(self, images: Image) -> NDArray[np.float32]:
        """Read images."""

    def examiner(self) -> Examines:
        """Return a copy that can also say why it reads an image as it does."""


class Follower(Protocol):
    """Who wants to know what has answered, for example `engine.insight.explainer.Explainer`."""

    def notice(
        self, predictor: Predicts, weights: Weights | None, image: Image, number: int
    ) -> None:
        """Take it; ``weights`` None: those the predictor came with."""


def reading(predictor: Predicts, image: Image) -> tuple[float, ...] | None:
    """Return what ``predictor`` makes of ``image``, a probability each class.

    None where it takes images of another shape, or where a weight is no number any more.
    """
    if image.shape != predictor.shape:
        return None
    row = predictor(image[np.newaxis])[0]
    return tuple(float(p) for p in row) if np.isfinite(row).all() else None


class Reader:
    """Reads the latest drawing; what came between is dropped, so that it never lags behind.

    Parameters
    ----------
    emit : takes each `Prediction`; called on the reader's thread.
    follower : told after each answer what has answered; must not take long.
    """

    def __init__(
        self, emit: Callable[[Prediction], None], follower: Follower | None = None
    ) -> None:
        self._emit, self._follower = emit, follower
        self._changed = threading.Condition()
        self._image: Image | None = None
        self._number = 0
        self._predictor: Predicts | None = None
        self._weights: Weights | None = None
        self._live: Weights | None = None
        self._held: Weights | None = None
        self._pinned = False
        self._fresh = self._closed = False
        self._thread = threading.Thread(target=self._work, name="reader", daemon=True)
        self._thread.start()

    def read(self, image: Image | None, number: int) -> None:
        """Read ``image`` from now on; ``number`` comes back with each answer. None: nothing."""
        with self._changed:
            self._image, self._number = image, number
            self._wake()

    def use(self, predictor: Predicts | None) -> None:
        """Read with ``predictor`` from now on, or with none."""
        with self._changed:
            self._predictor, self._weights, self._live = predictor, None, None
            self._held, self._pinned = None, False
            self._wake()

    def offer(self, weights: Weights) -> None:
        """Give the weights of the model in training, which answer from now on, unless pinned."""
        with self._changed:
            self._live = weights
            if not self._pinned:
                self._weights = weights
                self._wake()

    def pin(self, weights: Weights | None) -> None:
        """Answer with these weights of another moment; with None, with the latest again."""
        with self._changed:
            self._pinned = weights is not None
            self._weights = weights if weights is not None else self._live
            self._wake()

    def answering(self) -> tuple[Predicts, Weights | None] | None:
        """Return who answers now, and with what weights, None: its own; None: nobody."""
        with self._changed:
            if self._predictor is None:
                return None
            return self._predictor, self._weights if self._weights is not None else self._held

    def wants_weights(self) -> bool:
        """Whether new weights would be looked at now: there is a drawing, and none are waiting."""
        return self._image is not None and self._weights is None and not self._pinned

    def close(self) -> None:
        """End the thread soon."""
        with self._changed:
            self._closed = True
            self._wake()

    def _wake(self) -> None:
        self._fresh = True
        self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._fresh)
                if self._closed:
                    return
                self._fresh = False
                image, number = self._image, self._number
                predictor, weights = self._predictor, self._weights
                if predictor is not None:
                    self._held = weights if weights is not None else self._held
                    self._weights = None
                held = self._held
            if predictor is not None:
                self._answer(predictor, weights, held, image, number)

    def _answer(
        self,
        predictor: Predicts,
        weights: Weights | None,
        held: Weights | None,
        image: Image | None,
        number: int,
    ) -> None:
        try:
            if weights is not None:
                predictor.set_weights(weights)
            row = None if image is None else reading(predictor, image)
            if row is None or image is None or predictor is not self._predictor:
                return  # nothing to say, or another took over meanwhile
            self._emit(Prediction(number, row))
            if self._follower is not None:
                self._follower.notice(predictor, held, image, number)
        except Exception:  # one bad answer must not end the pad
            log.warning("The drawing could not be read", exc_info=True)
