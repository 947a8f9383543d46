"""The quickstart by hand in PyTorch, where it is installed: a loop with the fused Adam."""

from __future__ import annotations

import importlib
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.bench.data import read
from engine.bench.quickstart import BATCH, DROPOUT, EPSILON, HIDDEN, RATE
from engine.bench.serve import Figures, arguments, serve

if TYPE_CHECKING:
    from engine.data.dataset import Split


class Loop:
    """A model and its examples."""

    def __init__(self, train: Split) -> None:
        self._torch: Any = importlib.import_module("torch")
        nn = self._torch.nn
        self._x = self._torch.from_numpy(np.asarray(train.x, np.float32) / 255)
        self._y = self._torch.from_numpy(np.asarray(train.y, np.int64))
        self._model = nn.Sequential(
            nn.Flatten(),
            nn.Linear(int(np.prod(train.x.shape[1:])), HIDDEN),
            nn.ReLU(),
            nn.Dropout(DROPOUT),
            nn.Linear(HIDDEN, int(train.y.max()) + 1),
        )
        self._loss = nn.CrossEntropyLoss()
        self._optimizer = self._torch.optim.Adam(
            self._model.parameters(), lr=RATE, eps=EPSILON, fused=True
        )

    def epoch(self) -> list[float]:
        """Train one epoch and return every batch's loss."""
        losses = []
        self._model.train()
        for places in self._torch.randperm(len(self._x)).split(BATCH):
            self._optimizer.zero_grad()
            loss = self._loss(self._model(self._x[places]), self._y[places])
            loss.backward()
            self._optimizer.step()
            losses.append(loss.detach())
        values: list[float] = self._torch.stack(losses).tolist()
        return values


def main() -> None:
    """Measure what is asked for."""
    options = arguments(__doc__)
    loops: list[Loop] = []

    def quickstart() -> Figures:
        if not loops:
            loops.append(Loop(read(options.data, options.data_dir).train))
            loops[0].epoch()
        started = time.perf_counter()
        loops[0].epoch()
        return {"s": [time.perf_counter() - started]}

    serve({"quickstart": quickstart}, options.tasks)


if __name__ == "__main__":
    main()
