"""What the commands share: their options, the way out for answers, and the one for errors.

Answers go to standard output, with ``--json`` as one object on the last line; everything else,
from progress to complaints, goes to standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from engine.cli import interrupts
from engine.data import recipe, sources
from engine.files import look, preferences
from engine.messages import Cancelled, InputError, MachineError, Message, PlainError, say
from engine.spec import checks, codec, presets
from engine.training.quiet import DEBUG

if TYPE_CHECKING:
    from engine.spec.problems import Problem
    from engine.spec.run import RunSpec

PROGRAM = "sketchgrad"

INTERRUPTED = 130
"""What a shell gives for a command ended by Ctrl-C."""

SHOWN = 30
"""Most classes or columns that an answer for people names."""

JSON_HELP = "print one JSON object as the last line of standard output"

Run = Callable[[argparse.Namespace], int]
"""A command: from its options to its exit code."""


# -- options -----------------------------------------------------------------------------------


class Parser(argparse.ArgumentParser):
    """An `argparse` parser whose complaints leave by the one door for errors."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        """Raise `InputError` with what `argparse` found, as a sentence."""
        raise InputError(_sentence(message), say("Try: {command} --help", command=self.prog))


def _sentence(complaint: str) -> Message:
    unknown = re.match(r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)", complaint)
    if unknown:
        return say(
            'There is no command called "{name}"; choose one of {names}.',
            name=unknown[1],
            names=unknown[2].replace("'", ""),
        )
    complaint = re.sub(r"^argument ", "", complaint)
    return Message("{complaint}.", (("complaint", complaint[0].upper() + complaint[1:]),))


def program(name: str, about: str, epilog: str | None = None) -> Parser:
    """Return the parser of a program, to which its commands are still to be added."""
    parser = Parser(prog=name, description=about, epilog=epilog)
    parser.add_argument("--json", action="store_true", help=JSON_HELP)
    return parser


def add_command(
    commands: argparse._SubParsersAction[Parser], name: str, about: str, run: Run | None = None
) -> Parser:
    """Add a command that ``run`` carries out, or that only holds commands of its own."""
    parser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=JSON_HELP)
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def add_spec_options(parser: Parser) -> None:
    """Add the options by which a spec is chosen and changed."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--preset", metavar="P", help="a recipe by its name, as in: presets")
    source.add_argument("--spec", metavar="F", type=Path, help="a spec, as train --out leaves it")
    parser.add_argument("--data", metavar="D", help="the data set to use, as in: data list")
    parser.add_argument(
        "--set",
        metavar="PATH=VALUE",
        action="append",
        dest="settings",
        default=[],
        help="change one setting, for example learning_rate=0.01 or layers.1.units=64; "
        "may be given several times",
    )


def add_data_dir(parser: Parser) -> None:
    """Add the option ``--data-dir``."""
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        help="where to look for data sets first; it holds, for example, mnist/mnist.npz",
    )


def settle_data_dir(options: argparse.Namespace) -> None:
    """Take the folder of the window's preferences where no other is named and it is there."""
    named = getattr(options, "data_dir", "") is not None or os.environ.get(sources.ENVIRONMENT)
    folder = None if named else preferences.data_dir()
    if folder is not None and os.path.isdir(folder):
        options.data_dir = folder


def _folder(text: str) -> Path:
    folder = Path(text)
    with contextlib.suppress(RuntimeError):  # ~somebody who is not known here
        folder = folder.expanduser()
    if not look.is_dir(folder):
        raise InputError(
            say("The data folder {folder} does not exist.", folder=text),
            say("Name a folder that holds, for example, mnist/mnist.npz."),
        )
    return folder


def chosen_spec(options: argparse.Namespace) -> RunSpec:
    """Return the spec that the options of `add_spec_options` describe. Raises `InputError`."""
    spec = presets.get(options.preset).spec if options.preset else codec.from_file(options.spec)
    return changed_spec(spec, options)


def changed_spec(spec: RunSpec, options: argparse.Namespace) -> RunSpec:
    """Return ``spec`` with the changes of `add_spec_options`. Raises `InputError`."""
    if options.data is not None:
        spec = replace(spec, data=replace(spec.data, name=options.data))
    for setting in options.settings:
        path, sign, value = setting.partition("=")
        if not sign:
            raise InputError(
                say('--set takes path=value. Received: "{text}".', text=setting),
                say("Examples: epochs=3, learning_rate=0.1, layers.1.units=64, optimizer=SGD."),
            )
        spec = codec.assign(spec, path.strip(), value.strip())
    return spec


def refuse_errors(spec: RunSpec) -> tuple[Problem, ...]:
    """Return the warnings about ``spec``; raises `InputError` naming every error it has."""
    problems = checks.validate(spec, recipe.shape_of(spec))
    errors = checks.errors(problems)
    if len(errors) == 1:
        fix = errors[0].fix
        raise InputError(where(spec, errors[0]), say("{fix}.", fix=fix.label) if fix else None)
    if errors:
        raise InputError(
            say(
                "The spec has {n} errors.\n{errors}",
                n=len(errors),
                errors="\n".join(f"  {described(spec, error)}" for error in errors),
            ),
            say("Change the spec file, or use --set."),
        )
    return problems


def described(spec: RunSpec, problem: Problem) -> Message:
    """Say a problem's place and sentence, and what would mend it."""
    if problem.fix is None:
        return where(spec, problem)
    return say("{problem} Try: {fix}.", problem=where(spec, problem), fix=problem.fix.label)


def where(spec: RunSpec, problem: Problem) -> Message:
    """Say a problem's sentence after the layer it belongs to, counted from 0 as by ``--set``."""
    if problem.layer is None:
        return problem.message
    layer = spec.model.layers[problem.layer]
    name = f' "{layer.name}"' if layer.name else ""
    return say(
        "layers.{place} ({kind}{name}): {sentence}",
        place=problem.layer,
        kind=layer.kind,
        name=name,
        sentence=problem.message,
    )


# -- answers -----------------------------------------------------------------------------------


def answer(plain: Mapping[str, Any], text: str, options: argparse.Namespace) -> None:
    """Print the answer: ``plain`` as one line of JSON with ``--json``, else ``text``."""
    with contextlib.suppress(AttributeError, ValueError):  # a console without Korean shows "?"
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    print(json.dumps(finite(plain), allow_nan=False) if options.json else text)


def finite(plain: Any) -> Any:
    """Return ``plain`` with null for the numbers that JSON does not have."""
    if isinstance(plain, Mapping):
        return {name: finite(value) for name, value in plain.items()}
    if isinstance(plain, list | tuple):
        return [finite(value) for value in plain]
    return None if isinstance(plain, float) and not math.isfinite(plain) else plain


def table(header: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """Lay ``rows`` out in columns, the first ``left`` of them flush left, the others right."""
    from rich.cells import cell_len  # Korean letters are two columns wide

    lines = [header, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]

    def padded(column: int, text: str) -> str:
        space = " " * (widths[column] - cell_len(text))
        return text + space if column < left else space + text

    return "\n".join(
        "  ".join(padded(i, text) for i, text in enumerate(line)).rstrip() for line in lines
    )


def shortened(names: Iterable[str]) -> str:
    """Return names as one line, of many only the first `SHOWN`."""
    names = list(names)
    return ", ".join(names[:SHOWN]) + (f", … ({len(names):,} in all)" if names[SHOWN:] else "")


def tell(message: object) -> None:
    """Print a line on standard error; a closed one must not cost the work under way."""
    with contextlib.suppress(OSError):
        print(message, file=sys.stderr, flush=True)


# -- from the command line to the exit code ----------------------------------------------------


def carry_out(
    parser: Callable[[], Parser],
    argv: Sequence[str] | None,
    settle: Callable[[argparse.Namespace], None] = lambda options: None,
) -> int:
    """Carry out a command and return its exit code; never raises.

    Parameters
    ----------
    parser : makes the parser.
    argv : the command and its options; None for those of this process.
    settle : fills in what the options leave open.

    Returns
    -------
    0 done, 1 failed, 2 the input is wrong, 130 interrupted.
    """
    return guarded(lambda: _run(parser(), argv, settle))


def _run(
    parser: Parser, argv: Sequence[str] | None, settle: Callable[[argparse.Namespace], None]
) -> int:
    try:
        options = parser.parse_args(argv)
    except SystemExit as end:  # --help and --version have had their say
        return int(end.code or 0)
    settle(options)
    run: Run = options.run
    return run(options)


def guarded(work: Callable[[], int]) -> int:
    """Do ``work`` and return its exit code; whatever goes wrong is said in a sentence."""
    try:
        with interrupts.ending_at_once():
            code = work()
            sys.stdout.flush()
        return code
    except PlainError as error:
        return _complain(error)
    except (KeyboardInterrupt, Cancelled):
        tell(say("Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:  # the reader of the answer, for example head, has enough
        _drop_stdout()
        return 1
    except Exception as error:  # the last net: a person never sees a traceback unasked
        return _complain(_unexpected(error))


def _complain(error: PlainError) -> int:
    tell(error.message)
    if error.hint is not None:
        tell(say("Hint: {hint}", hint=error.hint))
    return error.exit_code


def _unexpected(error: Exception) -> MachineError:
    if os.environ.get(DEBUG):
        tell(traceback.format_exc())
    first_line = str(error).strip().partition("\n")[0][:200].rstrip(".")
    return MachineError(
        say("Something went wrong: {reason}.", reason=first_line or type(error).__name__),
        say("Set {variable}=1 to see where.", variable=DEBUG),
    )


def _drop_stdout() -> None:
    """Let what is still to be written go nowhere, or Python complains when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
