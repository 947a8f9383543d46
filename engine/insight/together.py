"""How good the networks of a race are when they answer together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.insight.ensemble import Rule, winners
from engine.insight.network import answers

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.spec.run import RunSpec


@dataclass(frozen=True)
class Together:
    """What an ensemble answers right of the test set, 0 to 1.

    Parameters
    ----------
    average, vote : by either rule.
    best : the best of its members alone.
    """

    average: float
    vote: float
    best: float


def are_members(specs: Sequence[RunSpec]) -> bool:
    """Whether specs differ in nothing but the seed, as the members of an ensemble do."""
    return len(specs) > 1 and len({replace(spec, seed=0) for spec in specs}) == 1


def measured(models: Sequence[Any], dataset: Dataset) -> Together:
    """Let trained models, which tell the classes of ``dataset`` apart, answer its test set."""
    from engine.insight.predictor import Predictor, ends_linear

    test, shape = dataset.test, dataset.info.input_shape
    rows = [answers(Predictor(m, shape, ends_linear(m)), np.asarray(test.x)) for m in models]
    alone = [float(np.mean(row.argmax(axis=1) == test.y)) for row in rows]
    average, vote = (
        float(np.mean(winners(rows, rule) == test.y)) for rule in (Rule.AVERAGE, Rule.VOTE)
    )
    return Together(average, vote, max(alone))
