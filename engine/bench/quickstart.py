"""The preset ``mnist-quickstart`` in figures, for the programs that write it by hand."""

from __future__ import annotations

HIDDEN = 128
DROPOUT = 0.2
BATCH = 32
RATE, BETA_1, BETA_2, EPSILON = 0.001, 0.9, 0.999, 1e-7
"""Adam's, as Keras has them."""
