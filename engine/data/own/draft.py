"""Data that were read but not yet taken in, with a plain account of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from engine.data.dataset import Dataset
    from engine.messages import Message


@dataclass(frozen=True, eq=False)
class Draft:
    """A data set as it would be taken in, and what was understood on the way.

    Parameters
    ----------
    path : the file or folder it was read from.
    dataset : ``dataset.info`` has shape, class names and counts; its name and title are a
        proposal made from the file's name.
    format : what the file is, for people: "a table (CSV)".
    low, high : the smallest and the largest value found, before anything was scaled.
    columns : names of a table's columns, to choose the label from; empty for others.
    label : the column that was taken for the label, empty where there are no columns.
    options : names of the `ReadOptions` that have a meaning for these data.
    notes : plain sentences about what was done or left out: resized, converted, skipped rows.
    """

    path: Path
    dataset: Dataset
    format: Message
    low: float
    high: float
    columns: tuple[str, ...] = ()
    label: str = ""
    options: frozenset[str] = frozenset()
    notes: tuple[Message, ...] = ()
