"""What was seen of a network is kept, each kind for itself, until another run begins."""

from __future__ import annotations

from engine.insight.observation import Observation
from gui.insight.seen import Seen
from tests.helpers.insights import exam, kernels, vitals


def test_the_last_of_each_kind_is_kept() -> None:
    seen = Seen()
    seen.take(Observation(exam=exam([0, 1], [0, 0])), 5)
    seen.take(Observation(vitals=vitals(1.0)), 7)
    seen.take(Observation(kernels=kernels()), 9)
    assert seen.answers is not None
    assert seen.answers.classes > 1
    assert seen.kernels
    assert seen.vitals
    assert seen.vitals_at == 7


def test_another_run_begins_with_nothing() -> None:
    seen = Seen()
    seen.take(Observation(vitals=vitals(1.0), exam=exam([0], [0])), 7)
    seen.forget()
    assert (seen.answers, seen.kernels, seen.vitals, seen.vitals_at) == (None, None, None, 0)
