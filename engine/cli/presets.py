"""``presets``: the recipes that ship, of single runs and of races."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.cli import common
from engine.spec import presets

if TYPE_CHECKING:
    import argparse

    from engine.spec.presets import Preset


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    common.add_command(commands, "presets", "List the presets with a sentence each.", run)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    shipped = (*presets.all_presets(), *presets.all_races())
    rows = [_plain(preset) for preset in sorted(shipped, key=lambda preset: preset.topic)]
    width = max(len(row["name"]) for row in rows)
    text = "\n".join(f"{row['name']:{width}}  {row['title']}. {row['goal']}" for row in rows)
    common.answer({"presets": rows}, text, options)
    return 0


def _plain(preset: Preset) -> dict[str, Any]:
    lanes = {"lanes": [lane.name for lane in preset.lanes]} if preset.lanes else {}
    return {
        "name": preset.name,
        "title": presets.localised(preset.title, "en"),
        "topic": preset.topic,
        "goal": presets.localised(preset.goal, "en"),
        **lanes,
    }
