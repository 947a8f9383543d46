"""``digits``: the user's own digits, and how well models read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli import common
from engine.cli.predict import check_model
from engine.cli.progress import display
from engine.data import my_digits, my_digits_exchange
from engine.data.my_digits_store import STORE
from engine.insight import evaluation, network
from engine.messages import InputError, say
from engine.training import start

_COMMAND = f"{common.PROGRAM} digits"

if TYPE_CHECKING:
    import argparse

    import numpy as np
    from numpy.typing import NDArray

    from engine.data.my_digits import MyDigit
    from engine.insight.evaluation import Evaluated
    from engine.insight.network import Network


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(
        commands, "digits", "Keep digits of your own, and let models read them."
    )
    inner = parser.add_subparsers(metavar="COMMAND", required=True)
    common.add_command(inner, "list", "List your digits.", run_list)
    taken = common.add_command(inner, "import", "Add the digits of files of strokes.", run_import)
    taken.add_argument(
        "files",
        metavar="FILE",
        type=Path,
        nargs="+",
        help='digits as pen strokes, JSON, plain or gzip: [{"strokes": [[[x, y], ...], ...], '
        '"label": 7}, ...]; a digit without a writer gets its file\'s name',
    )
    export = common.add_command(inner, "export", "Write your digits to a file.", run_export)
    export.add_argument("file", metavar="FILE", type=Path, help="a .json or .json.gz file")
    remove = common.add_command(inner, "remove", "Remove some of your digits.", run_remove)
    remove.add_argument("ids", metavar="ID", nargs="+", help="a digit by its id, as in: list")
    read = common.add_command(inner, "evaluate", "Let models read your digits.", run_evaluate)
    read.add_argument(
        "--model",
        metavar="F",
        type=Path,
        nargs="+",
        help=".keras files, for example the model.keras of train --out "
        "(the model that comes with the application)",
    )


def run_list(options: argparse.Namespace) -> int:
    """Print all of them."""
    digits = _digits()
    tested = {digit.id for digit in my_digits.split(digits).test}
    rows = [
        {
            "id": digit.id,
            "label": digit.label,
            "writer": digit.writer,
            "when": digit.when,
            "strokes": len(digit.strokes),
            "part": "test" if digit.id in tested else "train",
        }
        for digit in digits
    ]
    plain = {
        "path": str(STORE.path),
        "count": len(digits),
        "train": len(digits) - len(tested),
        "test": len(tested),
        "by_label": list(my_digits.by_label(digits)),
        "digits": rows,
    }
    common.answer(plain, _listed(rows, plain), options)
    return 0


def _listed(rows: Sequence[dict[str, Any]], plain: dict[str, Any]) -> str:
    if not rows:
        return str(say("You have no digits yet: draw some in the window, or import them."))
    names = ("id", "label", "part", "writer", "when")
    table = common.table(names, [[str(row[name]) for name in names] for row in rows], len(names))
    total = say(
        "Digits: {n:,}, of which to train on {train:,} and to test with {test:,}, in {path}.",
        n=plain["count"],
        train=plain["train"],
        test=plain["test"],
        path=plain["path"],
    )
    return f"{table}\n{total}"


def run_import(options: argparse.Namespace) -> int:
    """Add the digits of files."""
    _digits()
    done = my_digits_exchange.import_files(STORE, options.files)
    for note in done.notes():
        common.tell(note)
    plain = {
        "new": done.new,
        "known": done.known,
        "unlabelled": done.unlabelled,
        "empty": done.empty,
        "count": STORE.counts().total,
    }
    text = say(
        "Digits added: {new:,}; there already: {known:,}; in all: {count:,}.",
        new=done.new,
        known=done.known,
        count=plain["count"],
    )
    common.answer(plain, str(text), options)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write all of them to a file."""
    _digits()
    path: Path = options.file
    count = my_digits_exchange.export_file(STORE, path)
    plain = {"path": str(path), "count": count, "bytes": path.stat().st_size}
    text = say("Your digits are in {path}: {n:,} of them.", path=str(path), n=count)
    common.answer(plain, str(text), options)
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Remove those that are named, or none where one of them is not there."""
    known = {digit.id for digit in _digits()}
    unknown = [name for name in options.ids if name not in known]
    if unknown:
        raise InputError(
            say("You have no digit {id}.", id=", ".join(map(repr, unknown))),
            say("Try: {command} list", command=_COMMAND),
        )
    removed = [old.digit.id for old in STORE.remove(options.ids)]
    count = STORE.counts().total
    text = say("Digits removed: {n:,}; left: {count:,}.", n=len(removed), count=count)
    common.answer({"removed": removed, "count": count}, str(text), options)
    return 0


def run_evaluate(options: argparse.Namespace) -> int:
    """Let models read all of them, and tell how well they do."""
    for path in options.model or ():
        check_model(path)
    digits = _digits()
    if not digits:
        raise InputError(
            say("You have no digits to read."),
            say("Draw some in the window, or: {command} import FILE", command=_COMMAND),
        )
    images, labels = my_digits.images(digits)
    results = _evaluated(_networks(options.model), images, labels)
    names = map(str, options.model or [network.shipped().title])
    rows = [
        {"model": name} | _row(result, digits, labels)
        for name, result in zip(names, results, strict=True)
    ]
    plain = {"count": len(digits), "models": rows}
    text = "\n\n".join(_read(row, len(digits)) for row in rows)
    common.answer(plain, text, options)
    return 0


def _digits() -> tuple[MyDigit, ...]:
    """Return the digits, and say what there is to say of their file."""
    digits = STORE.load()
    notice = STORE.take_notice()
    if notice is not None:
        common.tell(notice)
    return digits


def _networks(files: Sequence[Path] | None) -> list[Network]:
    return [network.from_file(path) for path in files] if files else [network.shipped()]


def _evaluated(
    networks: Sequence[Network], images: NDArray[np.uint8], labels: NDArray[np.int32]
) -> Sequence[Evaluated]:
    """Ask every network. Raises `InputError` where one cannot be asked."""
    start.backend()
    with display() as shown:
        work = evaluation.evaluating(networks, images, labels)
        results: Any = work(shown.step, lambda: False)
    for result in results:
        if result.problem is not None:
            raise InputError(result.problem, result.hint)
    return tuple(results)


def _row(result: Evaluated, digits: Sequence[MyDigit], labels: NDArray[np.int32]) -> dict[str, Any]:
    assert result.predicted is not None
    pairs = zip(digits, result.predicted.tolist(), strict=True)
    return {
        "accuracy": result.accuracy,
        "by_label": [
            {"label": label, "count": count, "right": right}
            for label, (right, count) in enumerate(evaluation.by_label(result.predicted, labels))
        ],
        "wrong": [
            {"id": digit.id, "label": digit.label, "read": read}
            for digit, read in pairs
            if read != digit.label
        ],
    }


def _read(row: dict[str, Any], count: int) -> str:
    right = count - len(row["wrong"])
    lines = [f"{row['model']}: {right} of {count} right: {row['accuracy']:.1%}"]
    table = common.table(
        ("digit", "count", "right", "accuracy"),
        [
            (str(one["label"]), str(one["count"]), str(one["right"]), _share(one))
            for one in row["by_label"]
        ],
        left=0,
    )
    wrong = [f"{one['id']}: {one['label']} read as {one['read']}" for one in row["wrong"]]
    return "\n".join([*lines, table, *wrong])


def _share(one: dict[str, Any]) -> str:
    return f"{one['right'] / one['count']:.1%}" if one["count"] else ""
