"""Who races in the benchmark."""

from __future__ import annotations

from dataclasses import replace

from engine.spec.optimizers import SGD, Adagrad, Adam, Optimizer, RMSprop

FOUR: tuple[Optimizer, ...] = (SGD(), SGD(momentum=0.9), RMSprop(), Adam())

_SIX = (*FOUR, SGD(momentum=0.9, nesterov=True), Adagrad())

TWELVE: tuple[Optimizer, ...] = (
    *_SIX,
    *(replace(optimizer, learning_rate=optimizer.learning_rate / 3) for optimizer in _SIX),
)
"""As many lanes as there can be: six rules, each with its usual learning rate and a third of it."""
