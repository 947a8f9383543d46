"""Losses and metrics: what training makes small, and what people read beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.messages import say
from engine.spec.fields import Family, Variant, param

LOSSES = Family(say("loss"), "losses")

Targets = Literal["sparse", "one_hot"]


@dataclass(frozen=True)
class Loss(Variant):
    """A loss; ``targets`` is how it wants the classes written.

    ``sparse``: the class number; ``one_hot``: a row of zeros with a one at the class.
    """

    targets: ClassVar[Targets] = "one_hot"


def _from_logits() -> bool:
    flag: bool = param(
        False,
        say("From logits"),
        say(
            "On when the last layer is linear, so that the loss applies softmax or sigmoid "
            "itself. Numerically steadier."
        ),
    )
    return flag


def _label_smoothing() -> float:
    share: float = param(
        0.0,
        say("Label smoothing"),
        say("Moves this share of the certainty from the true class to all classes."),
        low=0.0,
        high=1.0,
        step=0.05,
        advanced=True,
    )
    return share


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class SparseCategoricalCrossentropy(Loss):
    """-log p[class]."""

    kind = "SparseCategoricalCrossentropy"
    title = say("Sparse categorical cross-entropy")
    help = say(
        "-log of the probability given to the true class. Takes class numbers (0, 1, 2 …); "
        "wants softmax on the last layer."
    )
    targets = "sparse"
    from_logits: bool = _from_logits()


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class CategoricalCrossentropy(Loss):
    """-sum y log p."""

    kind = "CategoricalCrossentropy"
    title = say("Categorical cross-entropy")
    help = say("The same, for classes written as one-hot rows. Sketchgrad makes the rows for you.")
    from_logits: bool = _from_logits()
    label_smoothing: float = _label_smoothing()


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class BinaryCrossentropy(Loss):
    """-y log p - (1 - y) log(1 - p)."""

    kind = "BinaryCrossentropy"
    title = say("Binary cross-entropy")
    help = say(
        "For yes-or-no answers: one sigmoid output for two classes, or several outputs "
        "that may be true at once."
    )
    from_logits: bool = _from_logits()
    label_smoothing: float = _label_smoothing()


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class MeanSquaredError(Loss):
    """mean (y - p)^2."""

    kind = "MeanSquaredError"
    title = say("Mean squared error")
    help = say(
        "The mean of squared differences: made for numbers, works for classes, but learns "
        "slower from confident mistakes."
    )


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class MeanAbsoluteError(Loss):
    """mean |y - p|."""

    kind = "MeanAbsoluteError"
    title = say("Mean absolute error")
    help = say("The mean of differences: outliers weigh less than with squares.")


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class Huber(Loss):
    """Squared near 0, absolute beyond delta."""

    kind = "Huber"
    title = say("Huber")
    help = say("Squared for small differences, absolute for large ones.")
    delta: float = param(
        1.0,
        say("Delta"),
        say("Where squared turns into absolute."),
        low=0.0,
        low_open=True,
        step=0.1,
    )


@LOSSES.add
@dataclass(frozen=True, kw_only=True)
class KLDivergence(Loss):
    """sum y log(y / p)."""

    kind = "KLDivergence"
    title = say("KL divergence")
    help = say(
        "How far the predicted shares are from the true ones. With one-hot rows it equals "
        "categorical cross-entropy."
    )


METRICS = ("accuracy", "top_5_accuracy", "mean_squared_error", "mean_absolute_error")
METRIC_TITLES = {
    "accuracy": say("Accuracy"),
    "top_5_accuracy": say("Top-5 accuracy"),
    "mean_squared_error": say("Mean squared error"),
    "mean_absolute_error": say("Mean absolute error"),
}
