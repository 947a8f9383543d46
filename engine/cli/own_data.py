"""``data add`` and ``data remove``: the user's own data sets."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.cli import common
from engine.cli.progress import display
from engine.data.own import naming, reading, store
from engine.data.own.labels import clean
from engine.data.own.options import ReadOptions
from engine.messages import InputError, say
from engine.spec import fields
from engine.spec.layers.base import written

if TYPE_CHECKING:
    import argparse

    from engine.data.info import DatasetInfo
    from engine.data.own.draft import Draft

_OPTIONS = {
    "label": "--label",
    "target": "--target",
    "scale": "--scale",
    "side": "--size",
    "colour": "--colour",
    "resize": "--resize",
    "test_share": "--test-share",
    "seed": "--seed",
}
_METAVARS = {"label": "COLUMN", "side": "N", "test_share": "SHARE", "seed": "N"}


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add both commands to those of ``data``."""
    add = common.add_command(
        commands, "add", "Read a file or folder of yours and keep it as a data set.", run_add
    )
    add.add_argument(
        "path",
        metavar="PATH",
        type=_place,
        help="a table, NumPy arrays, IDX files, or a folder with one folder of images a class",
    )
    add.add_argument("--title", metavar="T", default="", help="what to call it")
    _add_reading_options(add)
    add.add_argument(
        "--dry-run", action="store_true", help="only tell what would be read, and keep nothing"
    )
    remove = common.add_command(commands, "remove", "Remove a data set of yours.", run_remove)
    remove.add_argument("name", metavar="D", help="its name, as in: data list")


def _add_reading_options(parser: common.Parser) -> None:
    """Add an option for each field of `ReadOptions`, as it is declared there."""
    for field, option in _OPTIONS.items():
        declared = fields.param_of(ReadOptions, field)
        parser.add_argument(
            option,
            dest=field,
            metavar=_METAVARS.get(field, "|".join(declared.choices)),
            type=_converter(option, fields.type_of(ReadOptions, field)),
            default=getattr(ReadOptions(), field),
            help=_help(field, declared),
        )
    invert = fields.param_of(ReadOptions, "invert")
    parser.add_argument("--invert", action="store_true", help=str(invert.help))


def _help(field: str, declared: fields.Param) -> str:
    text = str(declared.help).replace("%", "%%")
    return text if getattr(ReadOptions(), field) == "" else f"{text} (%(default)s)"


def _converter(option: str, kind: type) -> Callable[[str], Any]:
    def convert(text: str) -> Any:
        try:
            return kind(text)
        except ValueError:
            raise InputError(
                say('{option} takes a whole number. Received: "{text}".', option=option, text=text)
                if kind is int
                else say('{option} takes a number. Received: "{text}".', option=option, text=text)
            ) from None

    return convert


def _place(text: str) -> Path:
    """Return the whole path, which is kept as the source; "." and ".." become a folder's name."""
    if not text:
        raise InputError(say("The path is empty."), say("Choose a file or a folder."))
    return Path(os.path.abspath(text))


def run_add(options: argparse.Namespace) -> int:
    """Read, tell what was understood, and keep it."""
    chosen = _read_options(options)
    title = clean(options.title).text
    with display() as shown:
        shown.phase(say("Reading {path} …", path=str(options.path)))
        draft = reading.read(options.path, chosen, progress=shown.step)
        earlier = store.info(naming.name_of(title or str(draft.dataset.info.title)))
        if earlier is not None:
            shown.show(
                say(
                    "Note: there is a data set {name} already ({source}); this one takes its "
                    "place.",
                    name=earlier.name,
                    source=earlier.source,
                )
            )
    info = None if options.dry_run else store.save(draft, title)
    plain = _plain(draft, info, title)
    common.answer(plain, _text(draft, plain), options)
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Delete one."""
    store.remove(options.name)
    common.answer(
        {"name": options.name}, str(say("{name} is removed.", name=options.name)), options
    )
    return 0


def _read_options(options: argparse.Namespace) -> ReadOptions:
    """Return what the options say about reading; raises `InputError` naming a wrong one."""
    given = {field.name: getattr(options, field.name) for field in dataclasses.fields(ReadOptions)}
    chosen = ReadOptions(**given)
    for field, flaw in fields.flaws(chosen):
        sentence = flaw.filled(**{**dict(flaw.values), "label": _OPTIONS[field]})
        raise InputError(
            sentence, say("Try: {command} --help", command=f"{common.PROGRAM} data add")
        )
    return chosen


def _plain(draft: Draft, info: DatasetInfo | None, title: str) -> dict[str, Any]:
    dataset = draft.dataset
    names = dataset.info.class_names
    train, test = (
        np.bincount(part.y, minlength=len(names)) if names else ()
        for part in (dataset.train, dataset.test)
    )
    return {
        "name": info.name if info else None,
        "title": title or str(dataset.info.title),
        "format": str(draft.format),
        "shape": list(dataset.info.input_shape),
        "classes": [
            {"name": str(name), "train": int(in_train), "test": int(in_test)}
            for name, in_train, in_test in zip(names, train, test, strict=True)
        ],
        "low": draft.low,
        "high": draft.high,
        "train": len(dataset.train),
        "test": len(dataset.test),
        "notes": [str(note) for note in draft.notes],
    }


def _text(draft: Draft, plain: dict[str, Any]) -> str:
    info = draft.dataset.info
    rows = [
        ("format", plain["format"]),
        ("examples", f"{plain['train']:,} to train on, {plain['test']:,} to test with"),
        ("shape", written(info.input_shape)),
        ("values", f"{plain['low']:.6g} to {plain['high']:.6g}"),
        *([("columns", common.shortened(map(str, info.features)))] if info.features else []),
        *([("label", str(clean(draft.label)))] if draft.label else []),
    ]
    lines = [f"{name + ':':10}{value}" for name, value in rows]
    return "\n".join([plain["title"], *lines, *_classes(plain), *plain["notes"], _end(plain)])


def _classes(plain: dict[str, Any]) -> list[str]:
    classes = plain["classes"]
    if not classes:
        return ["The network is to give a number."]
    rows = [(row["name"], f"{row['train']:,}", f"{row['test']:,}") for row in classes]
    lines = ["", common.table(("class", "train", "test"), rows[: common.SHOWN])]
    if len(rows) > common.SHOWN:
        lines.append(str(say("… and {n:,} more classes", n=len(rows) - common.SHOWN)))
    return [*lines, ""]


def _end(plain: dict[str, Any]) -> str:
    if plain["name"] is None:
        return str(say("Nothing was kept. Leave --dry-run away to add it."))
    return str(say("It is now the data set {name}: use it with --data {name}.", name=plain["name"]))
