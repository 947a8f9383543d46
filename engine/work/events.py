"""What the engine tells the window: frozen dataclasses of plain values.

Never a Keras object, a widget or anything that can change. Arrays are read-only copies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.work.errands import ErrandEvent

if TYPE_CHECKING:
    from engine.insight.comparison import SeedResult
    from engine.insight.explanation import Explanation
    from engine.insight.observation import Observation
    from engine.messages import Message
    from engine.training.fingerprint import Fingerprint
    from engine.training.history import EpochResult
    from engine.training.states import RunState

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class BackendReady:
    """TensorFlow is there.

    Parameters
    ----------
    devices : name as in a spec, and title.
    no_gpu : why there is no GPU among them; None where there is one.
    """

    versions: str
    devices: tuple[tuple[str, Message], ...]
    no_gpu: Message | None = None


@dataclass(frozen=True)
class ShippedReads:
    """The network that comes with the application reads the pad from now on."""


@dataclass(frozen=True)
class Progress:
    """Long work goes on; ``total`` 0 where its length is not known."""

    label: Message
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class DataReady:
    """The examples are there: which, from where, and how many.

    Parameters
    ----------
    columns : how large the numbers of each input are (`engine.insight.case.column_sizes`).
    """

    name: str
    title: Message
    origin: Message
    notice: Message | None
    train: int
    test: int
    columns: tuple[float, ...] = ()


@dataclass(frozen=True)
class RunPrepared:
    """The model is built and the first batch can come.

    Parameters
    ----------
    epochs : the number of the last epoch planned.
    first_update : how many updates an earlier run had made, where this one goes on from it.
    """

    parameters: int
    steps_per_epoch: int
    epochs: int
    examples: int
    validation: int
    device: Message
    first_update: int = 0


@dataclass(frozen=True)
class StateChanged:
    """The run stands elsewhere; ``message`` and ``hint`` say why where that is not plain."""

    state: RunState
    message: Message | None = None
    hint: Message | None = None


@dataclass(frozen=True)
class BatchesDone:
    """Some batches were learnt from.

    Parameters
    ----------
    values : ``loss`` and each metric, a number a batch.
    rate : examples a second, lately.
    seconds_left : until the end of the last epoch, or None while nobody can know.
    seconds : on the run's clock, after them.
    learning_rates : one a batch.
    """

    values: Mapping[str, Floats]
    rate: float
    seconds_left: float | None
    seconds: float | None = None
    learning_rates: Floats | None = None


@dataclass(frozen=True)
class EpochDone:
    """An epoch has ended."""

    result: EpochResult


@dataclass(frozen=True)
class RunEnded:
    """The run has come to its end.

    Parameters
    ----------
    test : empty where nothing was measured.
    reason : why it ended before its last epoch, where a rule of the spec ended it.
    """

    state: RunState
    test: Mapping[str, float]
    seconds: float
    reason: Message | None = None


@dataclass(frozen=True)
class Prediction:
    """What the network reads. ``image``: number of the drawing it belongs to."""

    image: int
    probabilities: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Explained:
    """Why the network reads a drawing as it does."""

    explanation: Explanation


@dataclass(frozen=True, eq=False)
class Observed:
    """What there is to be seen of the network in training."""

    observation: Observation


@dataclass(frozen=True)
class JobFailed:
    """Work could not be done. ``details``: a traceback, empty where the sentence says it all."""

    message: Message
    hint: Message | None
    details: str = ""


@dataclass(frozen=True)
class JobCancelled:
    """The user did not want it any more."""


@dataclass(frozen=True)
class LaneEvent:
    """Something that one lane of a race tells; ``lane``: the lane's number."""

    lane: int
    event: Event


@dataclass(frozen=True)
class LaneReady:
    """A lane is built. ``fingerprint``: what it sets out with."""

    fingerprint: Fingerprint


@dataclass(frozen=True)
class SeedDone:
    """A race has been repeated with one more seed."""

    result: SeedResult


@dataclass(frozen=True)
class RaceEnded:
    """No lane of the race is under way any more."""


Event = (
    BackendReady
    | ShippedReads
    | Progress
    | DataReady
    | RunPrepared
    | StateChanged
    | BatchesDone
    | EpochDone
    | RunEnded
    | Prediction
    | Explained
    | Observed
    | JobFailed
    | JobCancelled
    | LaneEvent
    | LaneReady
    | RaceEnded
    | SeedDone
    | ErrandEvent
)
