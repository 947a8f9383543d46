"""What tool tips and assistive technology say of the table of lanes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.builder.words import wrappedTip
from gui.race import board_cells

if TYPE_CHECKING:
    from gui.race.board_cells import BoardCell, Column, LaneFairness
    from gui.race.standing import Standing

translate = QCoreApplication.translate


def lane(name: str, standing: Standing, words: BoardCell | None) -> str:
    """Say how far a lane has come, and what may help one that ended without a result."""
    parts = [name, board_cells.progress_text(standing)]
    if words is not None:
        parts.append(words.text)
    parts.append(board_cells.hint(standing))
    return "".join(wrappedTip(part) for part in parts)


def figure(column: Column, standing: Standing) -> str:
    """Say what a figure is, and how it was measured."""
    key, tip = column.key, column.tip
    if key == "accuracy" and standing.accuracy is not None and not standing.is_validated:
        tip = translate("Leaderboard", "Measured on the training examples, while training.")
    reached = standing.reached[int(key[-1])] if key.startswith("reached") else None
    if reached is None:
        return wrappedTip(tip)
    by = (
        translate("Leaderboard", "Here validation told it, at the end of an epoch.")
        if reached.by_validation
        else translate("Leaderboard", "Here the accuracy while training told it.")
    )
    return wrappedTip(f"{tip} {by}")


def fairness(found: LaneFairness | None) -> str:
    """Say in sentences whether a lane sets out as the others do."""
    return "".join(map(wrappedTip, found.long.splitlines())) if found else ""


def fair_column() -> str:
    """Say what the column of fairness is for."""
    return wrappedTip(
        translate(
            "Leaderboard",
            "Whether a lane sets out as the others do: with the same weights, the same examples "
            "in the same order and the same chance in dropout.",
        )
    )


def button(which: str, is_hidden: bool) -> str:
    """Say what a button of a row does."""
    if which == "menu":
        return translate("Leaderboard", "Rename, recolour, remove … (Enter)")
    if is_hidden:
        return translate("Leaderboard", "Show its curves (H)")
    return translate("Leaderboard", "Hide its curves (H)")


def figures(columns: Mapping[str, Column], cells: Mapping[str, BoardCell]) -> str:
    """Say all figures of a lane."""
    return ", ".join(f"{column.title} {cells[key].text}" for key, column in columns.items())
