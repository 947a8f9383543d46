"""The thread that finds out why the pad's network answers as it does.

It follows a `engine.insight.reader.Reader`: what has answered is explained, with the very weights
it had, by a copy of the network, so that the answers themselves never wait.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.insight import stroke_support
from engine.insight.explanation import Activation, Explanation, Floats, Ink, Part
from engine.insight.gallery import Gallery
from engine.work.events import Explained

if TYPE_CHECKING:
    from engine.data.dataset import Split

log = logging.getLogger(__name__)

Image = NDArray[np.uint8]
Weights = Sequence[NDArray[Any]]

INTERVAL_S = 0.1
"""Least time from one explanation to the next: ten a second look alive, more cost the training."""
GALLERY_SHARE = 0.1
"""The share of the time that may go into looking at the examples anew with other weights."""
MOST_EXAMPLES = 2000
"""So many training images the drawing is compared with."""
NEIGHBOURS = 8


class Examines(Protocol):
    """What is needed of `engine.insight.examiner.Examiner`."""

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one image."""

    def set_weights(self, weights: Weights) -> None:
        """Take new weights."""

    def __call__(self, images: Image) -> Floats:
        """Read images."""

    def activations(self, image: Image) -> tuple[Activation, ...]:
        """Return what each layer gives."""

    def saliency(self, image: Image, target: int) -> Floats:
        """Return the gradient of the target's logit by the pixels."""

    def integrated_gradients(self, image: Image, target: int) -> Floats:
        """Return integrated gradients from a blank picture."""

    def features(self, images: Image) -> Floats:
        """Return what the last layer gets, a row an image."""


class HasExaminer(Protocol):
    """What is needed of `engine.insight.predictor.Predictor`."""

    def examiner(self) -> Examines:
        """Return a copy that can also say why."""


class Explainer:
    """Explains the latest answer; what came between is dropped, so that it never lags behind.

    Nothing is done while no part is wanted. All methods may be called on any thread.

    Parameters
    ----------
    emit : takes each `Explained`; called on the explainer's thread.
    clock : seconds, from anywhere.
    """

    def __init__(
        self, emit: Callable[[Explained], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._emit, self._clock = emit, clock
        self._changed = threading.Condition()
        self._parts: frozenset[Part] = frozenset()
        self._target: int | None = None
        self._answered: tuple[HasExaminer, Weights | None, Image, int] | None = None
        self._ink: tuple[int, Ink] | None = None
        self._examples: Callable[[], Split | None] = _no_examples
        self._fresh = self._closed = False
        self._bench = _Bench(clock)
        self._thread: threading.Thread | None = None

    def want(self, parts: frozenset[Part], target: int | None = None) -> None:
        """Work these parts out from now on, for class ``target``, or with None for the answer."""
        with self._changed:
            self._parts, self._target = parts, target
            self._wake()

    def draw(self, ink: Ink | None, number: int) -> None:
        """Take the strokes of drawing ``number``; None where it has none."""
        with self._changed:
            self._ink = None if ink is None else (number, ink)

    def compare_with(self, examples: Callable[[], Split | None]) -> None:
        """Compare drawings with these from now on; called when they are needed, on the thread.

        What it raises as `PlainError` means that there are none.
        """
        with self._changed:
            self._examples = examples
            self._bench.forget_examples()
            self._wake()

    def notice(
        self, predictor: HasExaminer, weights: Weights | None, image: Image, number: int
    ) -> None:
        """Take what has just answered: with its weights (None: its own), to which drawing."""
        with self._changed:
            self._answered = predictor, weights, image, number
            self._wake()

    def forget(self) -> None:
        """There is nothing to be explained any more."""
        with self._changed:
            self._answered = None

    def close(self) -> None:
        """End the thread soon."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _wake(self) -> None:
        if not self._parts or self._answered is None or self._closed:
            return
        self._fresh = True
        if self._thread is None:  # who never looks never needs it
            self._thread = threading.Thread(target=self._work, name="explainer", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _work(self) -> None:
        begun = -float("inf")
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._fresh or self._closed)
                self._changed.wait_for(
                    lambda: self._closed, max(0.0, begun + INTERVAL_S - self._clock())
                )
                if self._closed:
                    return
                self._fresh = False
                answered, parts, target = self._answered, self._parts, self._target
                ink, examples = self._ink, self._examples
            begun = self._clock()
            if answered is not None and parts:
                self._explain(answered, parts, target, ink, examples)

    def _explain(
        self,
        answered: tuple[HasExaminer, Weights | None, Image, int],
        parts: frozenset[Part],
        target: int | None,
        ink: tuple[int, Ink] | None,
        examples: Callable[[], Split | None],
    ) -> None:
        predictor, weights, image, number = answered
        strokes = ink[1] if ink is not None and ink[0] == number else None
        try:
            examiner = self._bench.examiner(predictor, weights)
            gallery = None
            if parts & {Part.NEIGHBOURS, Part.NOVELTY}:
                gallery = self._bench.gallery(examples)
            explanation = explain(examiner, image, number, parts, target, strokes, gallery)
        except Exception:  # one bad drawing must not end it
            log.warning("The answer could not be explained", exc_info=True)
            return
        if explanation is not None:
            self._emit(Explained(explanation))


def explain(
    examiner: Examines,
    image: Image,
    drawing: int,
    parts: frozenset[Part],
    target: int | None = None,
    ink: Ink | None = None,
    gallery: Gallery | None = None,
) -> Explanation | None:
    """Explain one answer; None where there is none, for a weight is no number any more.

    Parameters
    ----------
    target : the class to explain; None for the most probable one.
    ink : the strokes of the drawing; without, no piece can be left out.
    gallery : the examples to compare with.
    """
    row = examiner(image[np.newaxis])[0]
    if not np.isfinite(row).all():
        return None
    if target is None or target >= len(row):
        target = int(row.argmax())
    features = examiner.features(image[np.newaxis])[0] if gallery is not None else None
    return Explanation(
        drawing,
        target,
        _frozen(row),
        activations=examiner.activations(image) if Part.ACTIVATIONS in parts else None,
        saliency=examiner.saliency(image, target) if Part.SALIENCY in parts else None,
        integrated=(
            examiner.integrated_gradients(image, target) if Part.INTEGRATED in parts else None
        ),
        pieces=(
            stroke_support.pieces(examiner, ink, target)
            if Part.STROKES in parts and ink is not None
            else None
        ),
        neighbours=(
            gallery.nearest(features, NEIGHBOURS)
            if Part.NEIGHBOURS in parts and gallery is not None and features is not None
            else None
        ),
        novelty=(
            gallery.novelty(features)
            if Part.NOVELTY in parts and gallery is not None and features is not None
            else None
        ),
    )


class _Bench:
    """What stays on the thread from one explanation to the next."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._copy: tuple[HasExaminer, Examines] | None = None
        self._weights: Weights | None = None
        self._split: Split | None = None
        self._has_split = False
        self._gallery: Gallery | None = None
        self._seen_with: tuple[Examines, Weights | None] | None = None
        self._next_s = -float("inf")

    def forget_examples(self) -> None:
        """Ask for the examples afresh."""
        self._has_split, self._seen_with, self._gallery = False, None, None
        self._next_s = -float("inf")

    def examiner(self, predictor: HasExaminer, weights: Weights | None) -> Examines:
        """Return a copy of ``predictor`` with these weights."""
        if self._copy is None or self._copy[0] is not predictor:
            self._copy, self._weights = (predictor, predictor.examiner()), None
            self._seen_with, self._gallery = None, None
            self._next_s = -float("inf")
        if weights is not None and weights is not self._weights:
            self._copy[1].set_weights(weights)
            self._weights = weights
        return self._copy[1]

    def gallery(self, examples: Callable[[], Split | None]) -> Gallery | None:
        """Return the examples as the copy sees them; now and then anew while it learns."""
        assert self._copy is not None
        examiner = self._copy[1]
        if self._seen_with == (examiner, self._weights) or self._clock() < self._next_s:
            return self._gallery
        begun = self._clock()
        if not self._has_split:
            self._split, self._has_split = _loaded(examples), True
        split = self._split
        fits = split is not None and split.x.shape[1:] == examiner.shape
        self._gallery = Gallery.of(examiner.features, split, MOST_EXAMPLES) if fits else None
        self._seen_with = examiner, self._weights
        now = self._clock()
        self._next_s = now + (now - begun) / GALLERY_SHARE
        return self._gallery


def _loaded(examples: Callable[[], Split | None]) -> Split | None:
    from engine.messages import Cancelled, PlainError

    try:
        return examples()
    except (PlainError, Cancelled):
        return None


def _no_examples() -> Split | None:
    return None


def _frozen(row: Any) -> Floats:
    values = np.array(row, np.float32)
    values.flags.writeable = False
    return values
