"""How a run is shown while it goes on: a bar in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from engine.cli import common
from engine.messages import Message, say
from engine.work.events import BatchesDone, EpochDone, Event, RunPrepared

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.training.history import EpochResult, Floats


class Lines:
    """Shows a run as plain lines on standard error."""

    def __init__(self) -> None:
        self._epochs = 0
        self._downloading = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing has to be put away."""

    def show(self, message: Message) -> None:
        """Show a sentence."""
        common.tell(message)

    def phase(self, message: Message) -> None:
        """Show what is being prepared."""
        self.show(message)

    def download(self, done: int, total: int) -> None:
        """Show how many bytes have come."""
        if not self._downloading:
            self._downloading = True
            self.show(say("Downloading {size:.1f} MB …", size=total / 1e6))

    def step(self, done: int, total: int) -> None:
        """Show how much is done of what takes long; lines would be too many."""

    def data(self, dataset: Dataset) -> None:
        """Show which data are used."""
        self.show(
            say(
                "Data: {title}, {train:,} examples to train on and {test:,} to test with "
                "({origin}).",
                title=dataset.info.title,
                train=len(dataset.train),
                test=len(dataset.test),
                origin=dataset.origin,
            )
        )
        if dataset.notice is not None:
            self.show(say("Note: {notice}", notice=dataset.notice))

    def event(self, event: Event) -> None:
        """Show what the run says."""
        match event:
            case RunPrepared():
                self._epochs = event.epochs
                self._prepared(event)
            case BatchesDone():
                self._batches(event.values)
            case EpochDone():
                self._epoch(event.result)

    def _prepared(self, run: RunPrepared) -> None:
        self.show(
            say(
                "Training {parameters:,} parameters on {examples:,} examples, {steps:,} updates "
                "an epoch, on {device}.",
                parameters=run.parameters,
                examples=run.examples,
                steps=run.steps_per_epoch,
                device=run.device,
            )
        )

    def _batches(self, values: Mapping[str, Floats]) -> None:
        """Say nothing: an epoch is often enough for a file of lines."""

    def _epoch(self, result: EpochResult) -> None:
        figures = "  ".join(f"{name} {value:.4f}" for name, value in result.values.items())
        self.show(
            say(
                "Epoch {epoch}/{epochs}  {figures}  ({seconds:.1f} s)",
                epoch=result.epoch,
                epochs=self._epochs,
                figures=figures,
                seconds=result.seconds,
            )
        )


class Bar(Lines):
    """Shows a run as a progress bar below the lines."""

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._stack = ExitStack()
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._stack.enter_context(self._progress)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def show(self, message: Message) -> None:
        """Show a sentence above the bar."""
        self._progress.console.print(str(message), markup=False, highlight=False, soft_wrap=True)

    def phase(self, message: Message) -> None:
        """Show what is being prepared beside the bar."""
        self._progress.reset(self._task, total=None, description=str(message))
        self._progress.refresh()

    def download(self, done: int, total: int) -> None:
        """Show how many bytes have come."""
        self._progress.update(self._task, description="Downloading", completed=done, total=total)

    def step(self, done: int, total: int) -> None:
        """Show how much is done of what takes long."""
        self._progress.update(self._task, completed=done, total=total)

    def _prepared(self, run: RunPrepared) -> None:
        super()._prepared(run)
        self._progress.reset(
            self._task, total=run.epochs * run.steps_per_epoch, description="Training"
        )

    def _batches(self, values: Mapping[str, Floats]) -> None:
        self._progress.update(self._task, advance=len(values["loss"]))


def display() -> Lines:
    """Return what suits the place where standard error goes."""
    return Bar() if sys.stderr.isatty() else Lines()
