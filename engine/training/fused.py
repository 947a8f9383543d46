"""Keras's optimizer rules in one operation a weight, where TensorFlow has the very same rule.

Keras writes a rule as a dozen operations, each of which goes through memory once: for Adam on the
quickstart model that is 0.5 of the 1.6 ms a batch takes, and 0.2 ms as one operation. What
surrounds the rule (clipping, weight decay, averaging, accumulation) stays Keras's, and so do its
variables, so a saved file knows nothing of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.training import backend  # noqa: F401 - sets TensorFlow up first

import keras  # isort: skip
import tensorflow as tf  # isort: skip

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    Rule = Callable[[tf.Tensor, int, tf.Variable, tf.Tensor], object]
    """Takes a gradient, the weight's number, the weight and the learning rate."""


def fuse(optimizer: keras.Optimizer) -> None:
    """Let a built ``optimizer`` update every weight by one operation, if there is one for it.

    Of Keras's optimizers this knows names that are not promised to stay; where they are others,
    Keras's own rule goes on working.
    """
    try:
        rule = _rule(optimizer)
        numbered = optimizer._get_variable_index
    except AttributeError:
        log.info("Keras's optimizers have other insides; its own rules are used", exc_info=True)
        return
    if rule is None:
        return
    original = optimizer.update_step

    def update_step(gradient: Any, variable: Any, learning_rate: Any) -> None:
        if isinstance(gradient, tf.IndexedSlices):
            original(gradient, variable, learning_rate)
            return
        number = numbered(variable)
        rate = tf.cast(learning_rate, variable.dtype)
        rule(tf.cast(gradient, variable.dtype), number, _plain(variable), rate)

    optimizer.update_step = update_step


def _rule(optimizer: keras.Optimizer) -> Rule | None:
    kind = type(optimizer)
    if kind in (keras.optimizers.Adam, keras.optimizers.AdamW) and not optimizer.amsgrad:
        return _adam(optimizer)
    if kind is keras.optimizers.SGD:
        return _momentum(optimizer) if optimizer.momentum else _descent
    if kind is keras.optimizers.RMSprop and not optimizer.centered:
        return _rmsprop(optimizer)
    return None


def _adam(optimizer: keras.optimizers.Adam) -> Rule:
    momentums, velocities = optimizer._momentums, optimizer._velocities

    def rule(gradient: tf.Tensor, number: int, variable: tf.Variable, rate: tf.Tensor) -> object:
        step = tf.cast(optimizer.iterations + 1, variable.dtype)
        return tf.raw_ops.ResourceApplyAdam(
            var=variable.handle,
            m=_plain(momentums[number]).handle,
            v=_plain(velocities[number]).handle,
            beta1_power=tf.pow(tf.cast(optimizer.beta_1, variable.dtype), step),
            beta2_power=tf.pow(tf.cast(optimizer.beta_2, variable.dtype), step),
            lr=rate,
            beta1=optimizer.beta_1,
            beta2=optimizer.beta_2,
            epsilon=optimizer.epsilon,
            grad=gradient,
        )

    return rule


def _descent(gradient: tf.Tensor, _: int, variable: tf.Variable, rate: tf.Tensor) -> object:
    return tf.raw_ops.ResourceApplyGradientDescent(var=variable.handle, alpha=rate, delta=gradient)


def _momentum(optimizer: keras.optimizers.SGD) -> Rule:
    momentums = optimizer.momentums

    def rule(gradient: tf.Tensor, number: int, variable: tf.Variable, rate: tf.Tensor) -> object:
        return tf.raw_ops.ResourceApplyKerasMomentum(
            var=variable.handle,
            accum=_plain(momentums[number]).handle,
            lr=rate,
            grad=gradient,
            momentum=optimizer.momentum,
            use_nesterov=optimizer.nesterov,
        )

    return rule


def _rmsprop(optimizer: keras.optimizers.RMSprop) -> Rule:
    velocities, has_momentum = optimizer._velocities, bool(optimizer.momentum)
    # Without momentum the operation still wants a place for it.
    momentums = (
        [_plain(momentum) for momentum in optimizer._momentums]
        if has_momentum
        else [tf.Variable(tf.zeros_like(_plain(v))) for v in velocities]
    )

    def rule(gradient: tf.Tensor, number: int, variable: tf.Variable, rate: tf.Tensor) -> object:
        if not has_momentum:  # it takes 0 times what is there, and 0 times a diverged run's is NaN
            momentums[number].assign(tf.zeros_like(gradient))
        return tf.raw_ops.ResourceApplyRMSProp(
            var=variable.handle,
            ms=_plain(velocities[number]).handle,
            mom=momentums[number].handle,
            lr=rate,
            rho=optimizer.rho,
            momentum=float(optimizer.momentum),
            epsilon=optimizer.epsilon,
            grad=gradient,
        )

    return rule


def _plain(variable: Any) -> tf.Variable:
    """Return TensorFlow's variable behind Keras's."""
    return variable.value if isinstance(variable, keras.Variable) else variable
