"""``data``: the data sets, whether they are on this machine, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli import common, own_data
from engine.cli.progress import display
from engine.data import contact_sheet, drawn, registry, sources
from engine.data.sources import remote_files
from engine.files import atomic
from engine.messages import InputError, Message, say
from engine.spec.layers.base import written

if TYPE_CHECKING:
    import argparse

    from engine.data.info import DatasetInfo
    from engine.data.sources import Found


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(commands, "data", "List, describe, fetch, draw or add data sets.")
    inner = parser.add_subparsers(metavar="COMMAND", required=True)
    listing = common.add_command(inner, "list", "List the data sets.", run_list)
    about = common.add_command(inner, "info", "Describe one data set.", run_info)
    fetch = common.add_command(inner, "fetch", "Download a data set, once and for all.", run_fetch)
    sample = common.add_command(inner, "sample", "Draw examples of one data set.", run_sample)
    for command in (about, fetch, sample):
        command.add_argument("name", metavar="D", help="a data set by its name, as in: data list")
    for command in (listing, about, fetch, sample):
        common.add_data_dir(command)
    _add_sample_options(sample)
    own_data.add_to(inner)


def _add_sample_options(parser: common.Parser) -> None:
    parser.add_argument(
        "--out", metavar="PNG", type=Path, required=True, help="the picture to write"
    )
    parser.add_argument(
        "--count",
        metavar="N",
        type=_whole_number("--count", 1, contact_sheet.MOST),
        default=100,
        help="how many examples to draw (%(default)s)",
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=_whole_number("--seed", 0, 2**31 - 1),
        default=42,
        help="the number that the choice follows (%(default)s)",
    )
    parser.add_argument(
        "--split",
        choices=("train", "test"),
        default="train",
        help="examples to train on, or those to test with (%(default)s)",
    )


def _whole_number(option: str, low: int, high: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if low <= value <= high:
            return value
        raise InputError(
            say(
                '{option} takes a whole number from {low:,} to {high:,}. Received: "{text}".',
                option=option,
                low=low,
                high=high,
                text=text,
            )
        )

    return number


def run_list(options: argparse.Namespace) -> int:
    """Print all of them."""
    rows = [
        _row(info, sources.find(info.name, options.data_dir)) for info in registry.all_datasets()
    ]
    text = common.table(
        ("name", "title", "origin", "train", "test", "classes"),
        [
            (
                row["name"],
                row["title"],
                row["origin"],
                f"{row['train']:,}",
                f"{row['test']:,}",
                str(row["classes"]),
            )
            for row in rows
        ],
        left=3,
    )
    common.answer({"datasets": rows}, text, options)
    return 0


def run_info(options: argparse.Namespace) -> int:
    """Print one, with all that is known about it."""
    info = registry.get(options.name)
    found = sources.find(info.name, options.data_dir)
    facts = _row(info, found) | _details(info, found)
    common.answer({"datasets": [facts]}, _text(info, facts), options)
    return 0


def run_fetch(options: argparse.Namespace) -> int:
    """Download one where it is not on this machine, and tell where it is."""
    info = registry.get(options.name)
    here = sources.find(info.name, options.data_dir)
    found = here if here and here.path else _fetched(info, options.data_dir)
    plain = {
        "name": info.name,
        "origin": str(found.origin),
        "path": str(found.path) if found.path else None,
        "bytes": found.size(),
    }
    common.answer(plain, str(_whereabouts(info, found, here is None)), options)
    return 0


def _fetched(info: DatasetInfo, data_dir: Path | None) -> Found:
    with display() as shown:
        if remote_files(info.name):
            shown.phase(say("Looking for {title} on the network", title=info.title))
        return sources.fetch(info.name, data_dir=data_dir, progress=shown.download)


def _whereabouts(info: DatasetInfo, found: Found, downloaded: bool) -> Message:
    if downloaded:
        return say("{title} is now in {path}.", title=info.title, path=str(found.path))
    if info.name == drawn.MINE:
        return say("{title} is kept in {path}.", title=info.title, path=str(found.path))
    if info.group != "own" and not remote_files(info.name):
        return say("{title} is part of the application, so it is always there.", title=info.title)
    return say(
        "{title} is on this machine already, in {path}.", title=info.title, path=str(found.path)
    )


def run_sample(options: argparse.Namespace) -> int:
    """Draw examples of one, each with its class."""
    info = registry.get(options.name)
    _check_picture(options.out)
    with display() as shown:
        dataset = sources.load(info.name, data_dir=options.data_dir, progress=shown.download)
        shown.data(dataset)
    picture = contact_sheet.picture(dataset, options.split, options.count, options.seed)
    with atomic.writing(options.out) as temporary:
        picture.save(temporary, format="PNG", optimize=True)
    count = min(options.count, len(getattr(dataset, options.split)))
    plain = {
        "name": info.name,
        "split": options.split,
        "count": count,
        "seed": options.seed,
        "path": str(options.out),
    }
    text = say(
        "{n:,} examples of {title} are in {path}.", n=count, title=info.title, path=options.out
    )
    common.answer(plain, str(text), options)
    return 0


def _check_picture(path: Path) -> None:
    """Refuse, before anything is read or fetched, a name that cannot be a picture's."""
    hint = say("Give --out the name of a picture, for example digits.png.")
    if os.path.isdir(path):
        raise InputError(say("Cannot write {path}: it is a folder.", path=str(path)), hint)
    if path.suffix.lower() != ".png":
        raise InputError(say("{path} does not end in .png.", path=str(path)), hint)
    nearest = next(folder for folder in path.absolute().parents if os.path.lexists(folder))
    if os.path.isfile(nearest):
        raise InputError(
            say("Cannot write {path}: {file} is a file.", path=str(path), file=str(nearest)), hint
        )


def _row(info: DatasetInfo, found: Found | None) -> dict[str, Any]:
    return {
        "name": info.name,
        "title": str(info.title),
        "origin": str(sources.origin(info.name, found)),
        "train": info.train,
        "test": info.test,
        "classes": len(info.class_names),
        "here": found is not None,
    }


def _details(info: DatasetInfo, found: Found | None) -> dict[str, Any]:
    path: Path | None = found.path if found else None
    return {
        "summary": str(info.summary),
        "shape": list(info.input_shape),
        "class_names": [str(name) for name in info.class_names],
        "features": [str(name) for name in info.features],
        "source": str(info.source),
        "licence": str(info.licence),
        **({"path": str(path)} if path else {}),
    }


def _text(info: DatasetInfo, facts: dict[str, Any]) -> str:
    rows = [
        ("name", info.name),
        ("origin", facts["origin"]),
        ("examples", f"{info.train:,} to train on, {info.test:,} to test with"),
        ("shape", written(info.input_shape)),
        ("classes", common.shortened(facts["class_names"]) or "none: the target is a number"),
        *([("columns", common.shortened(facts["features"]))] if facts["features"] else []),
        ("source", facts["source"]),
        ("licence", facts["licence"]),
        *([("path", facts["path"])] if "path" in facts else []),
    ]
    lines = [f"{name + ':':10}{value}" for name, value in rows]
    return "\n".join([f"{info.title}. {info.summary}", *lines])
