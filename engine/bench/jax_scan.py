"""The quickstart by hand in JAX, where it is installed: an epoch is one compiled scan."""

from __future__ import annotations

import importlib
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.bench.data import read
from engine.bench.quickstart import (
    BATCH,
    BETA_1,
    BETA_2,
    DROPOUT,
    EPSILON,
    HIDDEN,
    RATE,
)
from engine.bench.serve import Figures, arguments, serve

if TYPE_CHECKING:
    from engine.data.dataset import Split


class Scan:
    """A model and its examples."""

    def __init__(self, train: Split) -> None:
        self._jax: Any = importlib.import_module("jax")
        self._random = np.random.default_rng(0)
        self._x = self._jax.numpy.asarray(train.x.reshape(len(train.x), -1))
        self._y = self._jax.numpy.asarray(train.y)
        weights = self._first_weights(self._x.shape[1], int(train.y.max()) + 1)
        nothing = self._jax.tree_util.tree_map(self._jax.numpy.zeros_like, weights)
        self._state = (weights, nothing, nothing, 0.0, self._jax.random.PRNGKey(0))
        self._scan = self._jax.jit(
            lambda state, x, y, order: self._jax.lax.scan(
                lambda state, places: self._step(state, x[places] / 255.0, y[places]), state, order
            )
        )

    def epoch(self) -> list[float]:
        """Train one epoch and return every batch's loss; the short last batch is left out."""
        batches = len(self._x) // BATCH
        order = self._random.permutation(len(self._x))[: batches * BATCH].reshape(batches, BATCH)
        self._state, losses = self._scan(self._state, self._x, self._y, order)
        values: list[float] = np.asarray(losses).tolist()
        return values

    def _first_weights(self, inputs: int, classes: int) -> list[tuple[Any, Any]]:
        """Draw them as Glorot and Bengio (2010) do."""
        layers = []
        for fed, units in ((inputs, HIDDEN), (HIDDEN, classes)):
            limit = np.sqrt(6 / (fed + units))
            drawn = self._random.uniform(-limit, limit, (fed, units)).astype(np.float32)
            layers.append((self._jax.numpy.asarray(drawn), self._jax.numpy.zeros(units)))
        return layers

    def _loss(self, weights: Any, images: Any, labels: Any, key: Any) -> Any:
        jax, (first, last) = self._jax, weights
        hidden = jax.nn.relu(images @ first[0] + first[1])
        kept = jax.random.bernoulli(key, 1 - DROPOUT, hidden.shape)
        hidden = jax.numpy.where(kept, hidden / (1 - DROPOUT), 0.0)
        chances = jax.nn.log_softmax(hidden @ last[0] + last[1])
        return -jax.numpy.take_along_axis(chances, labels[:, None], axis=1).mean()

    def _step(self, state: Any, images: Any, labels: Any) -> tuple[Any, Any]:
        """Make one update of Adam (Kingma and Ba 2014, section 2)."""
        weights, means, squares, count, key = state
        jax, each = self._jax, self._jax.tree_util.tree_map
        key, drop = jax.random.split(key)
        loss, slopes = jax.value_and_grad(self._loss)(weights, images, labels, drop)
        count = count + 1.0
        means = each(lambda m, g: BETA_1 * m + (1 - BETA_1) * g, means, slopes)
        squares = each(lambda v, g: BETA_2 * v + (1 - BETA_2) * g * g, squares, slopes)
        rate = RATE * jax.numpy.sqrt(1 - BETA_2**count) / (1 - BETA_1**count)
        weights = each(
            lambda w, m, v: w - rate * m / (jax.numpy.sqrt(v) + EPSILON), weights, means, squares
        )
        return (weights, means, squares, count, key), loss


def main() -> None:
    """Measure what is asked for."""
    options = arguments(__doc__)
    scans: list[Scan] = []

    def quickstart() -> Figures:
        if not scans:
            scans.append(Scan(read(options.data, options.data_dir).train))
            scans[0].epoch()
        started = time.perf_counter()
        scans[0].epoch()
        return {"s": [time.perf_counter() - started]}

    serve({"quickstart": quickstart}, options.tasks)


if __name__ == "__main__":
    main()
