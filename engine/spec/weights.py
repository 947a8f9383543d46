"""How weights start (initializers) and how they are kept small (regularizers)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.messages import Message, say
from engine.spec.fields import Family, Variant, param

INITIALIZERS = Family(say("initializer"), "initializers")
REGULARIZERS = Family(say("regularizer"), "regularizers")


@dataclass(frozen=True)
class Initializer(Variant):
    """The rule for the first values of a layer's weights; ``random`` kinds take a seed."""

    random: ClassVar[bool] = True


def _plain(kind: str, title: Message, about: Message, random: bool = True) -> type[Initializer]:
    """Enter an initializer without arguments under Keras's name."""
    cls = type(
        kind,
        (Initializer,),
        {
            "kind": kind,
            "title": title,
            "help": about,
            "random": random,
            "__doc__": f"Keras's ``{kind}``.",
        },
    )
    return INITIALIZERS.add(dataclass(frozen=True)(cls))


GlorotUniform = _plain(
    "GlorotUniform",
    say("Glorot uniform"),
    say(
        "Even spread of ±√(6 / (inputs + outputs)), Keras's default: keeps signals alive with "
        "sigmoid and tanh."
    ),
)
GlorotNormal = _plain(
    "GlorotNormal", say("Glorot normal"), say("Bell-shaped, variance 2 / (inputs + outputs).")
)
HeUniform = _plain(
    "HeUniform",
    say("He uniform"),
    say("Even spread of ±√(6 / inputs): made for ReLU, which drops half of its inputs."),
)
HeNormal = _plain(
    "HeNormal", say("He normal"), say("Bell-shaped, variance 2 / inputs: made for ReLU.")
)
LecunUniform = _plain("LecunUniform", say("LeCun uniform"), say("Even spread of ±√(3 / inputs)."))
LecunNormal = _plain(
    "LecunNormal", say("LeCun normal"), say("Bell-shaped, variance 1 / inputs: belongs to SELU.")
)
Zeros = _plain(
    "Zeros",
    say("Zeros"),
    say("All 0. Right for biases; for weights it makes all units of a layer learn the same."),
    False,
)
Ones = _plain("Ones", say("Ones"), say("All 1."), False)


@INITIALIZERS.add
@dataclass(frozen=True)
class RandomNormal(Initializer):
    """A normal distribution."""

    kind = "RandomNormal"
    title = say("Normal")
    help = say("Bell-shaped with the spread you choose.")
    mean: float = param(0.0, say("Mean"), say("Middle of the distribution."), step=0.01)
    stddev: float = param(0.05, say("Spread"), say("Standard deviation."), low=0.0, step=0.01)


@INITIALIZERS.add
@dataclass(frozen=True)
class RandomUniform(Initializer):
    """An even distribution."""

    kind = "RandomUniform"
    title = say("Uniform")
    help = say("Every value between two bounds is equally likely.")
    minval: float = param(-0.05, say("From"), say("Lower bound."), step=0.01)
    maxval: float = param(0.05, say("To"), say("Upper bound."), step=0.01)


@INITIALIZERS.add
@dataclass(frozen=True)
class Constant(Initializer):
    """One value for all."""

    kind = "Constant"
    title = say("Constant")
    help = say("All the same value. A small positive one keeps ReLU units awake at the start.")
    random = False
    value: float = param(0.01, say("Value"), say("The value of every weight."), step=0.01)


@dataclass(frozen=True)
class Regularizer(Variant):
    """A price on large weights, added to the loss."""


_STRENGTH = say("The larger, the harder the weights are pulled towards 0.")


@REGULARIZERS.add
@dataclass(frozen=True)
class L2(Regularizer):
    """Sum of squares."""

    kind = "L2"
    title = say("L2")
    help = say("Adds l2 × the sum of squared weights to the loss: all weights stay small.")
    l2: float = param(0.01, say("Strength"), _STRENGTH, low=0.0, logarithmic=True)


@REGULARIZERS.add
@dataclass(frozen=True)
class L1(Regularizer):
    """Sum of absolute values."""

    kind = "L1"
    title = say("L1")
    help = say("Adds l1 × the sum of absolute weights to the loss: many weights become 0.")
    l1: float = param(0.01, say("Strength"), _STRENGTH, low=0.0, logarithmic=True)


@REGULARIZERS.add
@dataclass(frozen=True)
class L1L2(Regularizer):
    """Both."""

    kind = "L1L2"
    title = say("L1 and L2")
    help = say("Both prices together.")
    l1: float = param(0.01, say("L1 strength"), _STRENGTH, low=0.0, logarithmic=True)
    l2: float = param(0.01, say("L2 strength"), _STRENGTH, low=0.0, logarithmic=True)
