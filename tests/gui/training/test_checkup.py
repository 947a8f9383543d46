"""The run is looked at anew only where something is new."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from engine.insight import doctor
from engine.insight.case import Case
from engine.insight.doctor import Diagnosis
from engine.training.history import History
from engine.training.states import RunState
from gui.training.checkup import INTERVAL_S, Checkup
from tests.helpers.real_runs import REAL, VITALS


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """The cases the doctor was asked about."""
    cases: list[Case] = []
    really = doctor.examine

    def examine(case: Case) -> Diagnosis | None:
        cases.append(case)
        return really(case)

    monkeypatch.setattr(doctor, "examine", examine)
    return cases


def session(name: str, count: int | None = None, state: RunState = RunState.RUNNING) -> Any:
    real = REAL[name]
    return SimpleNamespace(
        spec=real.spec(), history=real.history(count), state=state, data=None, ended=None
    )


def key(checkup: Checkup) -> str | None:
    return checkup.diagnosis.key if checkup.diagnosis else None


def test_before_the_first_run_nothing_is_asked(asked: list[Case]) -> None:
    empty = SimpleNamespace(
        spec=None, history=History(), state=RunState.IDLE, data=None, ended=None
    )
    checkup = Checkup(empty)  # type: ignore[arg-type]
    checkup.update()
    assert (checkup.diagnosis, checkup.turn, asked) == (None, None, [])


def test_it_asks_once_an_epoch_and_at_the_end(asked: list[Case]) -> None:
    now, passed = session("sgd-slow", 2), [100.0]
    checkup = Checkup(now, lambda: passed[0])
    assert checkup.update()
    for _ in range(3):
        passed[0] += INTERVAL_S
        assert not checkup.update()
    assert len(asked) == 1
    now.history.epochs.append(REAL["sgd-slow"].history().epochs[2])
    checkup.update()
    assert len(asked) == 2
    now.state = RunState.FINISHED
    checkup.update()
    assert len(asked) == 3
    assert key(checkup) == "too_few_epochs"


def test_of_epochs_as_short_as_a_frame_it_does_not_ask_about_each(asked: list[Case]) -> None:
    now, passed = session("overfit", 1), [100.0]
    checkup = Checkup(now, lambda: passed[0])
    checkup.update()
    later = REAL["overfit"].history().epochs
    for epoch in later[1:20]:
        now.history.epochs.append(epoch)
        passed[0] += INTERVAL_S / 10
        checkup.update()
    assert len(asked) == 2
    now.history.epochs.append(later[20])
    now.state = RunState.FINISHED
    checkup.update()
    assert len(asked) == 3


def test_what_was_seen_within_counts_until_another_run_begins() -> None:
    now = session("dying", 1)
    checkup = Checkup(now)
    checkup.update()
    assert key(checkup) is None
    checkup.setVitals(VITALS["dying"])
    checkup.update()
    assert key(checkup) == "dead_units"
    now.history = REAL["dying"].history(1)
    assert checkup.update()
    assert key(checkup) is None


def test_it_knows_the_columns_and_why_the_run_ended() -> None:
    now = session("xor-mlp-1000", state=RunState.FINISHED)
    now.data = SimpleNamespace(columns=(1.0, 500.0))
    checkup = Checkup(now)
    checkup.update()
    assert key(checkup) == "unscaled_input"
    over = session("overfit", state=RunState.FINISHED)
    over.ended = SimpleNamespace(reason="No gain.")
    checkup = Checkup(over)
    checkup.update()
    assert (key(checkup), checkup.turn) == (None, 6)


def test_a_set_that_is_gone_is_no_reason_to_fail() -> None:
    now = session("overfit")
    now.spec = replace(now.spec, data=replace(now.spec.data, name="gone"))
    checkup = Checkup(now)
    checkup.update()
    assert (checkup.diagnosis, checkup.turn) == (None, 6)
