"""How many batches make a chunk of the wanted length, learnt from the last ones."""

from __future__ import annotations

CHUNK_SECONDS = 0.05
"""How long a chunk should take: short enough that every order takes effect at once."""

FIRST_CHUNK = 8
FIRST_EXAMPLES = 512
LONGEST_CHUNK = 4096


class Pace:
    """Adapts the length of chunks.

    Parameters
    ----------
    batch_size : of large batches the first chunks have fewer, as nothing is known of them yet.

    Attributes
    ----------
    rate : batches a second, lately; 0 while unknown.
    """

    def __init__(self, batch_size: int = 1) -> None:
        self.batches = max(1, min(FIRST_CHUNK, FIRST_EXAMPLES // batch_size))
        self.rate = 0.0
        self._traced = False

    def expect_no_tracing(self) -> None:
        """Let the first chunk count, too: the graph has been traced."""
        self._traced = True

    def learn(self, batches: int, seconds: float) -> None:
        """Take in how long a chunk took."""
        if not self._traced:  # the first chunk may pay for tracing
            self._traced = True
            return
        now = batches / max(seconds, 1e-6)
        self.rate = now if not self.rate else 0.8 * self.rate + 0.2 * now
        wanted = round(self.rate * CHUNK_SECONDS)
        self.batches = max(1, min(wanted, 2 * self.batches, LONGEST_CHUNK))
