"""Activation functions: what a unit does with its weighted sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.messages import Message, say
from engine.spec.fields import Family, Variant, param

ACTIVATIONS = Family(say("activation"), "activations")


@dataclass(frozen=True)
class ActivationFunction(Variant):
    """An activation function; ``layer`` is the Keras layer that takes its arguments, if any."""

    layer: ClassVar[str] = ""


@ACTIVATIONS.add
@dataclass(frozen=True)
class Linear(ActivationFunction):
    """f(x) = x."""

    kind = "linear"
    title = say("Linear")
    help = say(
        "f(x) = x. Passes the weighted sum on unchanged: layers without a bend between "
        "them add up to one single layer."
    )


@ACTIVATIONS.add
@dataclass(frozen=True)
class ReLU(ActivationFunction):
    """f(x) = max(0, x)."""

    kind = "relu"
    title = say("ReLU")
    help = say(
        "f(x) = max(0, x). Cheap, and its slope of 1 lets the gradient through deep "
        "networks. A unit that is negative for every input stops learning."
    )


@ACTIVATIONS.add
@dataclass(frozen=True)
class Sigmoid(ActivationFunction):
    """f(x) = 1 / (1 + exp(-x))."""

    kind = "sigmoid"
    title = say("Sigmoid")
    help = say(
        "f(x) = 1 / (1 + e^-x), between 0 and 1. Its slope is 0.25 at most, so that the "
        "gradient shrinks with every layer it passes."
    )


@ACTIVATIONS.add
@dataclass(frozen=True)
class Tanh(ActivationFunction):
    """f(x) = tanh(x)."""

    kind = "tanh"
    title = say("Tanh")
    help = say("Between -1 and 1 and centred on 0. Like the sigmoid it goes flat for large inputs.")


@ACTIVATIONS.add
@dataclass(frozen=True)
class Softmax(ActivationFunction):
    """f(x)_i = exp(x_i) / sum_j exp(x_j)."""

    kind = "softmax"
    title = say("Softmax")
    help = say(
        "Turns the outputs into shares that add up to 1, one for each class. Belongs on "
        "the last layer."
    )


@ACTIVATIONS.add
@dataclass(frozen=True)
class LeakyReLU(ActivationFunction):
    """f(x) = x for x > 0, else negative_slope * x."""

    kind = "leaky_relu"
    title = say("Leaky ReLU")
    help = say("Like ReLU, with a small slope on the negative side, so that no unit dies.")
    layer = "LeakyReLU"
    negative_slope: float = param(
        0.3, say("Slope"), say("Slope for negative inputs."), low=0.0, step=0.01
    )


@ACTIVATIONS.add
@dataclass(frozen=True)
class ELU(ActivationFunction):
    """f(x) = x for x > 0, else alpha * (exp(x) - 1)."""

    kind = "elu"
    title = say("ELU")
    help = say("Like ReLU, but bends smoothly towards -alpha on the negative side.")
    layer = "ELU"
    alpha: float = param(
        1.0,
        say("Alpha"),
        say("What it approaches, with a minus sign, for very negative inputs."),
        low=0.0,
        step=0.1,
    )


@ACTIVATIONS.add
@dataclass(frozen=True)
class Step(ActivationFunction):
    """f(x) = 1 for x > 0, else 0 (Heaviside; the unit of Rosenblatt's perceptron)."""

    kind = "step"
    title = say("Step")
    help = say(
        "f(x) = 1 for x > 0, else 0: the first of all, a unit that fires or does not. Its slope is "
        "0, so no gradient passes and nothing before it learns."
    )


def _plain(name: str, label: Message, about: Message) -> type[ActivationFunction]:
    """Enter an activation without arguments under Keras's name."""
    cls = type(
        name,
        (ActivationFunction,),
        {"kind": name, "title": label, "help": about, "__doc__": f"Keras's ``{name}``."},
    )
    return ACTIVATIONS.add(dataclass(frozen=True)(cls))


SELU = _plain(
    "selu",
    say("SELU"),
    say(
        "A scaled ELU that keeps mean and variance of its layer steady (with LecunNormal weights)."
    ),
)
GELU = _plain(
    "gelu",
    say("GELU"),
    say("x times the share of a normal distribution below x: the usual choice in transformers."),
)
SiLU = _plain("silu", say("SiLU (Swish)"), say("x times sigmoid(x): smooth, with a small dip."))
Mish = _plain("mish", say("Mish"), say("x times tanh(softplus(x)): smooth, with a small dip."))
Softplus = _plain("softplus", say("Softplus"), say("log(1 + e^x): a smooth ReLU."))
Softsign = _plain("softsign", say("Softsign"), say("x / (1 + |x|): flattens slower than tanh."))
ReLU6 = _plain("relu6", say("ReLU6"), say("ReLU that stops at 6, for small number formats."))
HardSigmoid = _plain(
    "hard_sigmoid",
    say("Hard sigmoid"),
    say("A sigmoid made of three straight lines: quick, and flat outside -3 to 3."),
)
Exponential = _plain("exponential", say("Exponential"), say("e^x: grows very fast."))
