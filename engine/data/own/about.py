"""The account that is kept of an own data set: what is in it, without reading it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.data.info import DatasetInfo
from engine.messages import Message, say

if TYPE_CHECKING:
    from engine.data.own.draft import Draft

SCHEMA = 1

_MAX_BYTES = 5_000_000  # the names of the most columns and classes there can be, with room


def plain(draft: Draft, title: str, size: int) -> dict[str, Any]:
    """Return the account of a draft, as JSON has it.

    Parameters
    ----------
    title : what people call it.
    size : bytes of the data's file.
    """
    info = draft.dataset.info
    return {
        "schema": SCHEMA,
        "title": title,
        "format": str(draft.format),
        "source": str(draft.path),
        "input_shape": list(info.input_shape),
        "class_names": [str(name) for name in info.class_names],
        "features": [str(name) for name in info.features],
        "train": len(draft.dataset.train),
        "test": len(draft.dataset.test),
        "low": draft.low,
        "high": draft.high,
        "notes": [str(note) for note in draft.notes],
        "bytes": size,
    }


def read(path: Path, name: str) -> DatasetInfo | None:
    """Return what an account says of the own set called ``name``, None where it is damaged."""
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES + 1)
        if len(text) > _MAX_BYTES:
            return None
        return _info(json.loads(text), name)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _info(plain: Any, name: str) -> DatasetInfo:
    """Raise an error of Python's where anything is not as `plain` wrote it."""
    if plain["schema"] != SCHEMA:
        raise ValueError(plain["schema"])
    shape = tuple(_count(n) for n in plain["input_shape"])
    features = _texts(plain["features"])
    if not 1 <= len(shape) <= 3 or (features and (len(features),) != shape):
        raise ValueError(shape)
    source = _text(plain["source"])
    return DatasetInfo(
        name=name,
        title=Message(_text(plain["title"])),
        summary=say(
            "Your own data: {format}, from {file}.",
            format=Message(_text(plain["format"])),
            file=Path(source).name,
        ),
        input_shape=shape,
        class_names=_texts(plain["class_names"]),
        train=_count(plain["train"]),
        test=_count(plain["test"]),
        licence=say("Your own"),
        source=Message(source),
        group="own",
        features=features,
    )


def _count(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(values: Any) -> tuple[Message, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(Message(_text(value)) for value in values)
