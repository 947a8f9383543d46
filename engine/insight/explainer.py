"""The thread that finds out why the pad's network answers as it does.

It follows a `engine.insight.reader.Reader`: what has answered is explained, with the very weights
it had, by a copy of the network, so that the answers themselves never wait.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.data import ink as pictures
from engine.insight import stroke_support
from engine.insight.explanation import Activation, Explanation, Floats, Ink, Part
from engine.insight.gallery import Gallery, sample
from engine.insight.latest import NEVER, LatestWorker
from engine.messages import Cancelled, PlainError
from engine.work.events import Explained

if TYPE_CHECKING:
    from engine.data.dataset import Split

Image = NDArray[np.uint8]
Weights = Sequence[NDArray[Any]]
Examples = Callable[[], "Split | None"]

INTERVAL_S = 0.1
"""Least time from one explanation to the next: ten a second look alive, more cost the training."""
SHARE = 0.1
"""The share of the time that explanations may take; those that take longer come more seldom,
but never so seldom that they seem to be stuck."""
MOST_WAIT_S = 0.5
GALLERY_SHARE = 0.05
"""The share of the time that may go into looking at the examples anew with other weights."""
MOST_EXAMPLES = 2000
"""So many training images the drawing is compared with."""
NEIGHBOURS = 8
REST_S = 0.15
"""Half a digit is none, and the answers to the pen's moves need the time."""
COMPARING = frozenset({Part.NEIGHBOURS, Part.NOVELTY})
"""The parts that need examples."""

_SAME_PICTURE = 2.0  # grey levels apart on average; a stage left out makes ten


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
    rest_s : so long the pen has to rest before a drawing is compared with digits.
    """

    def __init__(
        self,
        emit: Callable[[Explained], None],
        clock: Callable[[], float] = time.monotonic,
        rest_s: float = REST_S,
    ) -> None:
        self._emit, self._clock, self._rest_s = emit, clock, rest_s
        self._worker = LatestWorker(
            "explainer",
            self._due_s,
            self._question,
            self._see_to,
            "The answer could not be explained",
            clock,
        )
        self._changed = self._worker.changed
        self._parts: frozenset[Part] = frozenset()
        self._target: int | None = None
        self._answer: _Answer | None = None
        self._ink: tuple[int, Ink] | None = None
        self._examples: Examples = _no_examples
        self._bench = _Bench(clock)
        self._next_s = self._moved_s = -NEVER
        self._asked_s = NEVER

    def want(self, parts: frozenset[Part], target: int | None = None) -> None:
        """Work these parts out from now on, for class ``target``, or with None for the answer."""
        with self._changed:
            self._parts, self._target = parts, target
            self._ask()

    def draw(self, ink: Ink | None, number: int) -> None:
        """Take the strokes of drawing ``number``; None where it has none."""
        with self._changed:
            self._ink = None if ink is None else (number, ink)

    def compare_with(self, examples: Examples) -> None:
        """Compare drawings with these from now on; called when they are needed, on the thread.

        What it raises as `PlainError` means that there are none.
        """
        with self._changed:
            self._examples = examples
            self._ask()

    def notice(
        self, predictor: HasExaminer, weights: Weights | None, image: Image, number: int
    ) -> None:
        """Take what has just answered: with its weights (None: its own), to which drawing."""
        with self._changed:
            if self._answer is None or number != self._answer.number:
                self._moved_s = self._clock()
            self._answer = _Answer(predictor, weights, image, number)
            self._ask()

    def forget(self) -> None:
        """There is nothing to be explained any more."""
        with self._changed:
            self._answer = None

    def close(self, timeout_s: float = 0.0) -> None:
        """End the thread soon; wait for it so long at the most."""
        self._worker.close(timeout_s)

    def _ask(self) -> None:
        """Explain anew as soon as may be."""
        self._asked_s = -NEVER
        self._worker.wake()

    def _due_s(self) -> float:
        """When the next explanation is to begin."""
        if self._answer is None or not self._parts:
            return NEVER
        begin = max(self._asked_s, self._next_s)
        if self._parts <= {Part.NOVELTY}:  # the rest is watched while it is drawn
            begin = max(begin, self._moved_s + self._rest_s)
        return begin

    def _question(self) -> _Question:
        answer, drawn = self._answer, self._ink
        assert answer is not None
        self._asked_s = NEVER
        ink = drawn[1] if drawn is not None and drawn[0] == answer.number else None
        return _Question(answer, self._parts, self._target, ink, self._examples)

    def _see_to(self, question: _Question) -> None:
        begun = self._clock()
        explanation = self._bench.explain(question)
        self._next_s = next_start(begun, self._clock())
        if explanation is None or self._worker.closed:
            return
        self._emit(Explained(explanation))
        if question.parts & COMPARING:
            again_s = -NEVER if self._bench.renew() else self._bench.renewal_s
            with self._changed:
                self._asked_s = min(self._asked_s, again_s)


def next_start(begun: float, ended: float) -> float:
    """Return when, in seconds, the next explanation may begin after one that took so long."""
    wait = min((ended - begun) / SHARE, MOST_WAIT_S)
    return max(ended, begun + max(INTERVAL_S, wait))


@dataclass(frozen=True, eq=False)
class _Answer:
    """What has answered, with its weights (None: its own), to which drawing."""

    predictor: HasExaminer
    weights: Weights | None
    image: Image
    number: int


@dataclass(frozen=True, eq=False)
class _Question:
    """All that an explanation is made from."""

    answer: _Answer
    parts: frozenset[Part]
    target: int | None
    ink: Ink | None
    examples: Examples


def explain(
    examiner: Examines,
    image: Image,
    drawing: int,
    parts: frozenset[Part],
    target: int | None = None,
    ink: Ink | None = None,
) -> Explanation | None:
    """Explain one answer by itself; None where there is none: a weight is no number any more.

    Parameters
    ----------
    target : the class to explain; None for the most probable one.
    ink : the strokes of the drawing; without, no piece can be left out.
    """
    row = examiner(image[np.newaxis])[0]
    if not np.isfinite(row).all():
        return None
    if target is None or target >= len(row):
        target = int(row.argmax())
    found: dict[str, Any] = {}
    if Part.ACTIVATIONS in parts:
        found["activations"] = examiner.activations(image)
    if Part.SALIENCY in parts:
        found["saliency"] = examiner.saliency(image, target)
    if Part.INTEGRATED in parts:
        found["integrated"] = examiner.integrated_gradients(image, target)
    if Part.STROKES in parts and ink is not None and _made_of(image, ink):
        found["pieces"] = stroke_support.pieces(examiner, ink, target)
    return Explanation(drawing, target, np.array(row), **found)


def _made_of(image: Image, ink: Ink) -> bool:
    """Whether a picture shows the strokes in the usual way, no stage left out."""
    usual = pictures.render(ink.strokes, ink.pen)
    if usual.shape != image.shape:
        return False
    return float(np.abs(usual.astype(np.int16) - image).mean()) < _SAME_PICTURE


class _Bench:
    """What stays on the thread from one explanation to the next.

    While the network learns, the examples are looked at anew only now and then. Drawings are
    compared with them through the very weights of then: other weights give other features.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._predictor: HasExaminer | None = None
        self._examples: Examples = _no_examples
        self._copy: Examines | None = None
        self._wanted: Weights | None = None
        self._held: Weights | None = None
        self._split: Split | None = None
        self._is_loaded = False
        self._gallery: Gallery | None = None
        self._seen_with: Weights | None = None
        self._is_stale, self._renew_s = True, -NEVER

    @property
    def renewal_s(self) -> float:
        """When the examples are to be looked at anew; `NEVER` while they need not be."""
        return self._renew_s if self._is_stale else NEVER

    def explain(self, question: _Question) -> Explanation | None:
        """Explain the answer, compared with the examples if they have been looked at."""
        answer, parts = question.answer, question.parts
        examiner = self._examiner(answer)
        self._take_examples(question.examples)
        explanation = explain(
            examiner, answer.image, answer.number, parts, question.target, question.ink
        )
        if explanation is None or not parts & COMPARING:
            return explanation
        if self._gallery is not None:
            return self._compared(explanation, self._gallery, answer.image, parts)
        has_none = Part.NEIGHBOURS in parts and self._lacks_examples
        return replace(explanation, neighbours=()) if has_none else explanation

    def renew(self) -> bool:
        """Look at the examples anew if it is time; return whether they have been."""
        if self._copy is None or not self._is_stale or self._clock() < self._renew_s:
            return False
        self._is_stale = False  # whatever comes of it
        self._load()
        self._put_on(self._copy, self._wanted)
        begun = self._clock()
        self._gallery = self._looked_at(self._copy)
        self._seen_with = self._wanted
        ended = self._clock()
        self._renew_s = ended + (ended - begun) / GALLERY_SHARE
        return True

    def _examiner(self, answer: _Answer) -> Examines:
        """Return a copy of what has answered, with its weights."""
        if self._copy is None or answer.predictor is not self._predictor:
            self._copy, self._predictor = answer.predictor.examiner(), answer.predictor
            self._wanted = self._held = None
            self._begin_afresh()
        if answer.weights is not self._wanted:
            if self._wanted is None:  # those that it came with do not come back
                self._begin_afresh()
            self._wanted, self._is_stale = answer.weights, True
        self._put_on(self._copy, self._wanted)
        return self._copy

    def _put_on(self, copy: Examines, weights: Weights | None) -> None:
        if weights is not None and weights is not self._held:
            copy.set_weights(weights)
            self._held = weights

    def _take_examples(self, examples: Examples) -> None:
        if examples is not self._examples:
            self._examples, self._split, self._is_loaded = examples, None, False
            self._begin_afresh()

    def _begin_afresh(self) -> None:
        """Look at the examples as soon as they are wanted."""
        self._gallery = None
        self._is_stale, self._renew_s = True, -NEVER

    def _load(self) -> None:
        if self._is_loaded:
            return
        self._is_loaded = True
        try:
            split = self._examples()
        except (PlainError, Cancelled):
            split = None
        self._split = None if split is None else sample(split, MOST_EXAMPLES)

    @property
    def _lacks_examples(self) -> bool:
        """Whether there is nothing to compare with, and not only nothing yet."""
        assert self._copy is not None
        return self._is_loaded and self._fitting(self._copy) is None

    def _fitting(self, copy: Examines) -> Split | None:
        """Return the examples, where they are such as the network reads."""
        split = self._split
        return split if split is not None and split.x.shape[1:] == copy.shape else None

    def _looked_at(self, copy: Examines) -> Gallery | None:
        split = self._fitting(copy)
        if split is None:
            return None
        return Gallery.of(copy.features, split, MOST_EXAMPLES)

    def _compared(
        self, explanation: Explanation, gallery: Gallery, image: Image, parts: frozenset[Part]
    ) -> Explanation:
        assert self._copy is not None
        self._put_on(self._copy, self._seen_with)
        features = self._copy.features(image[np.newaxis])[0]
        nearest = gallery.nearest(features, NEIGHBOURS) if Part.NEIGHBOURS in parts else None
        novelty = gallery.novelty(features, image) if Part.NOVELTY in parts else None
        return replace(explanation, neighbours=nearest, novelty=novelty)


def _no_examples() -> Split | None:
    return None
