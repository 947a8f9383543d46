"""``data``: the data sets, and whether they are on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli import common
from engine.data import registry, sources
from engine.data.download import remote_files
from engine.messages import Message, say
from engine.spec.layers.base import written

if TYPE_CHECKING:
    import argparse

    from engine.data.registry import DatasetInfo
    from engine.data.sources import Found


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(commands, "data", "List or describe the data sets.")
    inner = parser.add_subparsers(metavar="COMMAND", required=True)
    listing = common.add_command(inner, "list", "List the data sets.", run_list)
    about = common.add_command(inner, "info", "Describe one data set.", run_info)
    about.add_argument("name", metavar="D", help="a data set by its name, as in: data list")
    for command in (listing, about):
        common.add_data_dir(command)


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


def _row(info: DatasetInfo, found: Found | None) -> dict[str, Any]:
    return {
        "name": info.name,
        "title": str(info.title),
        "origin": str(_origin(info, found)),
        "train": info.train,
        "test": info.test,
        "classes": len(info.class_names),
        "here": found is not None,
    }


def _origin(info: DatasetInfo, found: Found | None) -> Message:
    if found is not None:
        return found.origin
    files = remote_files(info.name)
    if not files:
        return say("not on this machine")
    return say("to be downloaded, {size:.1f} MB", size=sum(file.size for file in files) / 1e6)


def _details(info: DatasetInfo, found: Found | None) -> dict[str, Any]:
    path: Path | None = found.path if found else None
    return {
        "summary": str(info.summary),
        "shape": list(info.input_shape),
        "class_names": [str(name) for name in info.class_names],
        "source": str(info.source),
        "licence": str(info.licence),
        **({"path": str(path)} if path else {}),
    }


def _text(info: DatasetInfo, facts: dict[str, Any]) -> str:
    rows = [
        ("name", info.name),
        ("origin", facts["origin"]),
        ("images", f"{info.train:,} to train on, {info.test:,} to test with"),
        ("shape", written(info.input_shape)),
        ("classes", ", ".join(facts["class_names"])),
        ("source", facts["source"]),
        ("licence", facts["licence"]),
        *([("path", facts["path"])] if "path" in facts else []),
    ]
    lines = [f"{name + ':':9}{value}" for name, value in rows]
    return "\n".join([f"{info.title}. {info.summary}", *lines])
