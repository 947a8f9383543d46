"""How a race is shown while it goes on: a bar a lane in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.cli.progress import Bar, Lines
from engine.messages import Message, say
from engine.training.states import RunState
from engine.work.events import (
    BatchesDone,
    EpochDone,
    Event,
    JobFailed,
    LaneEvent,
    RunEnded,
    RunPrepared,
)

if TYPE_CHECKING:
    from rich.progress import TaskID


class LaneLines(Lines):
    """Shows a race as plain lines on standard error, one a lane and epoch.

    Parameters
    ----------
    names : of the lanes, by number.
    """

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self._planned: dict[int, int] = {}
        self._telling = threading.Lock()

    def racing(self) -> None:
        """Tell that the lanes are ready and begin."""
        self.show(say("Training {count} lanes side by side.", count=len(self._names)))

    def event(self, event: Event) -> None:
        """Show what a lane says; called on the lanes' threads."""
        if isinstance(event, LaneEvent):
            with self._telling:
                self._lane(event.lane, event.event)

    def _lane(self, number: int, event: Event) -> None:
        match event:
            case RunPrepared():
                self._lane_prepared(number, event)
            case BatchesDone():
                self._lane_batches(number, event)
            case EpochDone():
                self._lane_epoch(number, event)
            case RunEnded():
                self._lane_ended(number, event)
            case JobFailed():
                self._say(number, event.message)

    def _lane_prepared(self, number: int, event: RunPrepared) -> None:
        self._planned[number] = event.epochs

    def _lane_batches(self, number: int, event: BatchesDone) -> None:
        """Say nothing: an epoch is often enough for a file of lines."""

    def _lane_epoch(self, number: int, event: EpochDone) -> None:
        values = event.result.values.items()
        shown = [f"{name} {v:.4f}" for name, v in values if not name.startswith("train_")]
        self._say(
            number,
            say(
                "epoch {epoch}/{epochs}  {figures}  ({seconds:.1f} s)",
                epoch=event.result.epoch,
                epochs=self._planned.get(number, event.result.epoch),
                figures="  ".join(shown),
                seconds=event.result.seconds,
            ),
        )

    def _lane_ended(self, number: int, event: RunEnded) -> None:
        if event.state is RunState.DIVERGED:
            self._say(number, say("diverged: the loss is no sensible number any more."))
        elif event.reason is not None:
            self._say(number, event.reason)

    def _say(self, number: int, message: Message) -> None:
        self.show(say("{lane}: {message}", lane=self._names[number], message=message))


class LaneBars(LaneLines, Bar):
    """Shows a race as a bar a lane, each with its figures; lines only for what went wrong."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self._bars: dict[int, TaskID] = {}
        self._width = max(map(len, names), default=0)

    def phase(self, message: Message) -> None:
        """Show what is being prepared beside a bar of its own."""
        super().phase(message)
        self._progress.update(self._task, visible=True)

    def racing(self) -> None:
        """Make room for the lanes' bars."""
        self._progress.update(self._task, visible=False)

    def _lane_prepared(self, number: int, event: RunPrepared) -> None:
        super()._lane_prepared(number, event)
        total = event.epochs * event.steps_per_epoch
        if number not in self._bars:
            self._bars[number] = self._progress.add_task("", total=total)
        self._progress.reset(self._bars[number], total=total)
        self._describe(number, "")

    def _lane_batches(self, number: int, event: BatchesDone) -> None:
        self._progress.update(self._bars[number], advance=len(event.values["loss"]))

    def _lane_epoch(self, number: int, event: EpochDone) -> None:
        values = event.result.values
        name = "val_accuracy" if "val_accuracy" in values else "accuracy"
        name = name if name in values else "loss"
        self._describe(number, f"{name} {values[name]:.4f}")

    def _describe(self, number: int, figures: str) -> None:
        text = f"{self._names[number]:{self._width}}  {figures}"
        self._progress.update(self._bars[number], description=text)


def display(names: Sequence[str]) -> LaneLines:
    """Return what suits the place where standard error goes."""
    return LaneBars(names) if sys.stderr.isatty() else LaneLines(names)
