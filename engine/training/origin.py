"""Where a run goes on from, when it does not begin with fresh weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.spec.optimizers import Optimizer
    from engine.training.history import History
    from engine.training.snapshots import Snapshot


@dataclass(frozen=True, eq=False)
class Origin:
    """A moment of an earlier run.

    Parameters
    ----------
    snapshot : weights at that moment, and the optimizer's and the random states where kept.
    history : what the earlier run had measured by then, see `History.until`.
    optimizer : the earlier run's; another kind cannot go on with its numbers.
    """

    snapshot: Snapshot
    history: History
    optimizer: Optimizer

    @property
    def update(self) -> int:
        """How many updates had been made."""
        return self.snapshot.update

    def place(self, steps_per_epoch: int) -> tuple[int, int]:
        """Return how many epochs are done, and how many steps of the next one.

        A run with another number of steps an epoch, as after a change of the batch size, begins
        its next epoch from the start.
        """
        if steps_per_epoch == self.history.steps_per_epoch:
            return divmod(self.update, steps_per_epoch)
        return len(self.history.epochs), 0
