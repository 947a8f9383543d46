"""``check``: a spec's problems, or its shapes and parameters, without TensorFlow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.cli import common
from engine.data import recipe
from engine.messages import InputError, say
from engine.spec import checks, shapes
from engine.spec.layers.base import written

if TYPE_CHECKING:
    import argparse

    from engine.spec.problems import Problem
    from engine.spec.run import RunSpec
    from engine.spec.shapes import ModelReport


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(
        commands, "check", "Show a spec's problems, or its shapes and parameters.", run
    )
    common.add_spec_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print what there is to say; exit code 2 where an error keeps the spec from training."""
    spec = common.chosen_spec(options)
    data = recipe.shape_of(spec)
    problems, report = checks.validate(spec, data), shapes.report(spec, data)
    text = "\n".join([_summary(spec, report), *_listed(spec, problems)])
    common.answer(_plain(problems, report), text, options)
    errors = len(checks.errors(problems))
    if errors:
        raise InputError(
            say("The spec cannot be trained: it has 1 error.")
            if errors == 1
            else say("The spec cannot be trained: it has {n} errors.", n=errors),
            say("Each problem says what is wrong and, where it can, what would mend it."),
        )
    return 0


def _plain(problems: tuple[Problem, ...], report: ModelReport) -> dict[str, Any]:
    rows = [
        {
            "layer": problem.layer,
            "field": problem.field,
            "message": str(problem.message),
            "fix": str(problem.fix.label) if problem.fix else None,
            "severity": problem.severity,
        }
        for problem in problems
    ]
    known = {"parameters": report.parameters} if report.output is not None else {}
    return {"problems": rows, **known}


def _listed(spec: RunSpec, problems: tuple[Problem, ...]) -> list[str]:
    if not problems:
        return ["No problems."]
    words = {"error": say("Error: {problem}"), "warning": say("Warning: {problem}")}
    return [
        str(words[problem.severity].filled(problem=common.described(spec, problem)))
        for problem in problems
    ]


def _summary(spec: RunSpec, report: ModelReport) -> str:
    """Return a table like that of ``model.summary()``."""
    rows = []
    for place, layer in enumerate(spec.model.layers):
        known = report.layers[place]
        output = written(known.output) if known.output is not None else "?"
        name = f"{layer.name} ({layer.kind})" if layer.name else layer.kind
        rows.append(
            (f"{place} {name}", output if layer.enabled else "off", f"{sum(known.weights):,}")
        )
    total = f"{report.parameters:,}" if report.output is not None else "?"
    return common.table(("layer", "output", "parameters"), [*rows, ("all", "", total)])
