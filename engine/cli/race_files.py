"""What a race leaves as numbers: the answer of ``--json``, and the files of ``--out``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.cli import common
from engine.cli.race_heats import answered
from engine.files import atomic, race_curves
from engine.files.race_curves import LaneCurves
from engine.insight import verdict
from engine.insight.comparison import Comparison, LaneResult, SeedResult, compare
from engine.spec import variation

if TYPE_CHECKING:
    from engine.cli.leavings import Write
    from engine.cli.race_heats import Heat, Outcome
    from engine.cli.race_order import Order
    from engine.data.dataset import Dataset

Plain = dict[str, Any]


def compared(heats: Sequence[Heat]) -> Comparison:
    """Put the lanes of all seeds side by side."""
    return compare(
        [
            SeedResult(
                heat.seed,
                {
                    number: LaneResult(
                        tuple(epoch.values for epoch in outcome.history.epochs), outcome.state
                    )
                    for number, outcome in enumerate(heat.outcomes)
                },
            )
            for heat in heats
        ]
    )


def summary(order: Order, heats: Sequence[Heat], datasets: Sequence[Dataset]) -> Plain:
    """Return what came of all heats, the lanes' figures from the first of them.

    Parameters
    ----------
    heats : at least one.
    datasets : one a lane.
    """
    notices = {dataset.info.name: dataset.notice for dataset in datasets}
    first, names = heats[0], order.names
    comparison = compared(heats)
    plain: Plain = {
        "preset": order.preset,
        "data": ", ".join(notices),
        "notice": next((str(notice) for notice in notices.values() if notice), None),
        "seed": first.seed,
        "lanes": [_plain_lane(outcome) for outcome in first.outcomes],
        "ranking": [names[row.lane] for row in comparison.ranking()],
        "seconds": round(sum(heat.seconds for heat in heats), 3),
    }
    if first.together is not None:
        plain["ensemble"] = vars(first.together)
    if order.seeds > 1:
        plain["seeds"] = [_plain_heat(heat, names) for heat in heats]
        plain["verdict"] = str(verdict.verdict(comparison, names))
    return {name: value for name, value in plain.items() if value is not None}


def _plain_lane(outcome: Outcome) -> Plain:
    prints, spec = outcome.fingerprint, outcome.lane.spec
    known = {
        "name": outcome.lane.name,
        "state": outcome.state.value,
        "parameters": outcome.parameters,
        "steps_per_epoch": outcome.history.steps_per_epoch or None,
        "initial_weights_sha256": prints.weights if prints else None,
        "examples_sha256": prints.examples if prints else None,
        "order_sha256": prints.order if prints else None,
        "batches_sha256": prints.batches if prints else None,
        "masks_sha256": prints.masks if prints else None,
        "epochs": [
            {"epoch": e.epoch, **answered(e.values), "seconds": round(e.seconds, 3)}
            for e in outcome.history.epochs
        ],
        "test": dict(outcome.test) if outcome.test else None,
        "seconds": None if outcome.seconds is None else round(outcome.seconds, 3),
        "failure": str(outcome.failure) if outcome.failure else None,
        "note": str(note) if (note := variation.remark(spec)) else None,
    }
    reached = outcome.seconds_to_95
    plain = {name: value for name, value in known.items() if value is not None}
    return plain | {"time_to_95": None if reached is None else round(reached, 3)}


def _plain_heat(heat: Heat, names: Mapping[int, str]) -> Plain:
    lanes = [
        {
            "name": outcome.lane.name,
            "state": outcome.state.value,
            **outcome.last,
            **({"test": dict(outcome.test)} if outcome.test else {}),
        }
        for outcome in heat.outcomes
    ]
    ranking = [names[row.lane] for row in compared([heat]).ranking()]
    return {"seed": heat.seed, "lanes": lanes, "ranking": ranking}


def writers(order: Order, heats: Sequence[Heat], plain: Plain) -> dict[str, Write]:
    """Return what writes each file, by its name.

    Parameters
    ----------
    heats : the curves are those of the first.
    plain : the `summary`.
    """
    text = json.dumps(common.finite(plain), indent=2, ensure_ascii=False) + "\n"
    curves = [LaneCurves(v.lane.name, v.history) for v in heats[0].outcomes]
    subtitle = f"{plain['data']} · seed {plain['seed']}"
    return {
        "race.png": lambda path: race_curves.draw(curves, order.title, path, subtitle),
        "race.csv": lambda path: atomic.write_text(path, race_curves.table(curves)),
        "race.json": lambda path: atomic.write_text(path, text),
    }
