"""What the table of lanes says: its columns, the figures of a lane, and how wide they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.spec.run import NONE, TEST
from engine.training.states import RunState
from gui.builder.words import countText
from gui.race.standing import LEVELS, Standing
from gui.translation import translated

if TYPE_CHECKING:
    from engine.messages import Message
    from gui.race.lane_run import LaneRun

translate = QCoreApplication.translate

UNKNOWN = "–"
SPACE = "\u00a0"
MINUTE_S = 60
IN_MINUTES_FROM_S = 600
SOARED = 100.0
"""A loss so many times its first value, or 1 if that is more, did not just fluctuate."""

GAP_PX, WIDEST_GAP_PX = 16, 64
"""Between columns: the least, and the most they are given where there is room."""
FAIR, FAIR_SIGN = "fair", "fair sign"
NEEDED = ("accuracy",)
WANTED = ("loss", FAIR_SIGN, "reached 0", FAIR, "best", "rate", "reached 1", "parameters")
"""Columns that come in this order as the table grows wider."""
ORDER = ("loss", "accuracy", "best", "reached 0", "reached 1", "rate", "parameters", FAIR)


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Parameters
    ----------
    key : of the cells in it.
    title, tip : what stands above it, and what it means.
    sample : a text as wide as any in it; the column does not grow or shrink with its figures.
    """

    key: str
    title: str
    tip: str
    sample: str


@dataclass(frozen=True)
class BoardCell:
    """One figure of a lane.

    Parameters
    ----------
    token : colour of the text.
    tail, tail_room : what follows in a quieter colour, and the widest that does in this column.
    is_strong : whether it is the best of its column.
    """

    text: str
    token: str = "text"
    tail: str = ""
    tail_room: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class LaneFairness:
    """Whether a lane sets out as the others do.

    Parameters
    ----------
    short, long : in a few words, and in sentences.
    is_flag : True where something differs that need not; False where all is the same; None
        where something differs because it must.
    """

    short: str
    long: str
    is_flag: bool | None

    @property
    def token(self) -> str:
        """Colour of the words."""
        return {True: "bad", False: "good", None: "muted"}[self.is_flag]

    @property
    def icon(self) -> str:
        """Sign that stands for the words where there is no room for them."""
        return {True: "warning", False: "check", None: "info"}[self.is_flag]


def columns(lanes: Sequence[LaneRun]) -> dict[str, Column]:
    """Return the columns of figures by their keys, as these lanes need them."""
    epochs = max((lane.spec.training.epochs for lane in lanes), default=1)
    all_columns = (
        Column(
            "loss",
            translate("Leaderboard", "loss"),
            translate("Leaderboard", "Training loss, a mean over the last batches."),
            "0.0000",
        ),
        _accuracy_column({lane.spec.training.validation for lane in lanes}),
        Column(
            "best",
            translate("Leaderboard", "best · epoch"),
            translate("Leaderboard", "The best validation accuracy so far, and its epoch."),
            f"100.0{SPACE}%{tail(epochs)}",
        ),
        *(_level_column(place) for place in range(len(LEVELS))),
        Column(
            "rate",
            translate("Leaderboard", "examples/s"),
            translate("Leaderboard", "Training examples learnt from in a second, lately."),
            f"999{SPACE}k",
        ),
        Column(
            "parameters",
            translate("Leaderboard", "parameters"),
            translate("Leaderboard", "How many numbers the model has to learn."),
            "10,000,000",
        ),
    )
    return {column.key: column for column in all_columns}


def _accuracy_column(kinds: set[str]) -> Column:
    title, tip = (
        translate("Leaderboard", "val. accuracy"),
        translate(
            "Leaderboard",
            "The share of the validation examples read rightly, at the end of the last epoch. "
            "Grey: of the training examples, where a lane has no validation.",
        ),
    )
    if kinds == {NONE}:
        title = translate("Leaderboard", "accuracy")
        tip = translate(
            "Leaderboard", "The share of the last batches' examples read rightly while training."
        )
    elif kinds == {TEST}:
        title = translate("Leaderboard", "test accuracy")
    return Column("accuracy", title, tip, f"100.0{SPACE}%")


def _level_column(place: int) -> Column:
    percent = round(100 * LEVELS[place])
    return Column(
        f"reached {place}",
        translate("Leaderboard", "to {percent} %").format(percent=percent),
        translate(
            "Leaderboard",
            "Seconds of this lane's own training until its accuracy first came to {percent} %.",
        ).format(percent=percent),
        f"99.9{SPACE}s",
    )


def rows(standings: Sequence[Standing]) -> dict[int, dict[str, BoardCell]]:
    """Return every lane's figures by the columns' keys; the best of a column is marked.

    That of columns which change seldom, where there is a choice; of accuracies only once all of
    them are of validation, as the best of some of them need not be the best.
    """
    epochs = max((standing.epochs for standing in standings), default=1)
    shown = {standing.number: _cells(standing, epochs) for standing in standings}
    for key, sign in _ranking_columns(standings):
        figures = {s.number: f for s in standings if (f := _figure(s, key)) is not None}
        if len(figures) > 1:
            best = shown[max(figures, key=lambda n: sign * figures[n])][key].text
            for number in figures:
                cell = shown[number][key]
                if cell.text == best:
                    shown[number][key] = replace(cell, is_strong=True)
    return shown


def _ranking_columns(standings: Sequence[Standing]) -> tuple[tuple[str, int], ...]:
    """Return the columns in which lanes compare, 1 where the highest is the best, else -1."""
    shown = (s for s in standings if not s.is_lost and s.accuracy is not None)
    accuracies = (("accuracy", 1), ("best", 1)) if all(s.is_validated for s in shown) else ()
    return *accuracies, ("reached 0", -1), ("reached 1", -1)


def _cells(standing: Standing, epochs: int) -> dict[str, BoardCell]:
    token = "text" if standing.is_validated else "muted"
    is_awaited = standing.validates and not standing.is_validated  # the heading names no other
    at = "" if standing.best_epoch is None else tail(standing.best_epoch)
    return {
        "loss": BoardCell(loss_text(standing.loss)),
        "accuracy": BoardCell(percent(None if is_awaited else standing.accuracy), token),
        "best": BoardCell(percent(standing.best), tail=at, tail_room=tail(epochs)),
        **{
            f"reached {place}": BoardCell(seconds_text(reached.seconds if reached else None))
            for place, reached in enumerate(standing.reached)
        },
        "rate": BoardCell(rate_text(standing.rate)),
        "parameters": BoardCell(
            UNKNOWN if not standing.parameters else countText(standing.parameters)
        ),
    }


def tail(epoch: int) -> str:
    """Write the epoch that stands behind a figure."""
    return f"{SPACE}·{SPACE}{epoch}"


def loss_text(loss: float | None) -> str:
    """Write a loss in about as many characters, however large it is."""
    if loss is None:
        return UNKNOWN
    decimals = next((d for limit, d in ((10, 3), (100, 2), (1000, 1)) if loss < limit), 0)
    return f"{loss:.{decimals}f}" if loss < 1e5 else f"{loss:.0e}"


def percent(share: float | None) -> str:
    """Write a share in [0, 1]."""
    return UNKNOWN if share is None else f"{100 * share:.1f}{SPACE}%"


def seconds_text(seconds: float | None) -> str:
    """Write a time; long ones in minutes and seconds."""
    if seconds is None:
        return UNKNOWN
    if seconds >= IN_MINUTES_FROM_S:
        minutes, rest = divmod(round(seconds), MINUTE_S)
        return f"{minutes}:{rest:02}"
    return f"{seconds:.{1 if seconds < 99.95 else 0}f}{SPACE}s"


def rate_text(rate: float | None) -> str:
    """Write a rate with two or three figures."""
    if not rate:
        return UNKNOWN
    if rate < 999.5:
        return f"{rate:.0f}"
    unit, of = ("k", 1e3) if rate < 999_500 else ("M", 1e6)
    return f"{rate / of:.{1 if rate < 9.95 * of else 0}f}{SPACE}{unit}"


def state_word(state: RunState) -> str:
    """Name a state in a word, empty where a lane simply runs or has come to its end."""
    words = {
        RunState.IDLE: translate("Leaderboard", "waiting"),
        RunState.PREPARING: translate("Leaderboard", "preparing …"),
        RunState.PAUSED: translate("Leaderboard", "paused"),
        RunState.STOPPING: translate("Leaderboard", "stopping"),
        RunState.STOPPED: translate("Leaderboard", "stopped"),
    }
    return words.get(state, "")


def instead(lane: LaneRun, standing: Standing) -> BoardCell | None:
    """Return the words that stand in place of figures; None where there are figures to show."""
    if standing.state is RunState.FAILED:
        return BoardCell(_failed(lane.failure), "bad")
    if standing.state is RunState.DIVERGED:
        return BoardCell(_diverged(lane, standing.updates), "careful")
    if standing.loss is None and state_word(standing.state):
        return BoardCell(state_word(standing.state), "muted")
    return None


def _failed(failure: Message | None) -> str:
    if failure is None:
        return translate("Leaderboard", "failed")
    return translate("Leaderboard", "failed: {reason}").format(reason=translated(failure))


def _diverged(lane: LaneRun, update: int) -> str:
    loss = lane.history.batches.get("loss")
    soared = loss is not None and len(loss) and loss.raw[-1] > SOARED * max(1.0, loss.raw[0])
    text = (
        translate("Leaderboard", "diverged at update {update}: the loss soared")
        if soared
        else translate("Leaderboard", "diverged at update {update}: loss not a number any more")
    )
    return text.format(update=f"{update:,}")


def hint(standing: Standing) -> str:
    """Say what may help a lane that ended without a result."""
    return {
        RunState.DIVERGED: translate(
            "Leaderboard",
            "Its steps were too large. A smaller learning rate usually helps; so does clipping "
            "the gradient. The other lanes go on untouched.",
        ),
        RunState.FAILED: translate("Leaderboard", "The other lanes go on untouched."),
    }.get(standing.state, "")


def progress_text(standing: Standing) -> str:
    """Say how far a lane has come."""
    text = translate("Leaderboard", "epoch {done} of {all}, {updates} updates").format(
        done=f"{standing.epochs_done:.1f}", all=standing.epochs, updates=f"{standing.updates:,}"
    )
    word = state_word(standing.state)
    return f"{text} · {word}" if word else text


def _figure(standing: Standing, key: str) -> float | None:
    if standing.is_lost:
        return None
    if key.startswith("reached"):
        reached = standing.reached[int(key[-1])]
        return reached.seconds if reached else None
    if key == "accuracy":
        return standing.accuracy if standing.is_validated else None
    return standing.best


def needed(widths: Mapping[str, int]) -> int:
    """Return how wide those columns are that give way last, with their gaps."""
    usual = (*NEEDED, *WANTED[:2])
    return sum(widths[key] + GAP_PX for key in usual if key in widths)


def fitted(widths: Mapping[str, int], room: int) -> tuple[dict[str, tuple[int, int]], int]:
    """Lay the columns out from left to right in a room; the less important ones need more of it.

    Parameters
    ----------
    widths : of the columns by key; `FAIR_SIGN` stands in for `FAIR` where that is too wide.
    room : in pixels.

    Returns
    -------
    Left edge and width of each column shown, and the gap before each of them.
    """
    shown = [key for key in NEEDED if key in widths]
    for key in WANTED:
        with_it = [*(k for k in shown if (key, k) != (FAIR, FAIR_SIGN)), key]
        if key in widths and sum(widths[k] + GAP_PX for k in with_it) <= room:
            shown = with_it
    shown.sort(key=lambda key: ORDER.index(FAIR if key == FAIR_SIGN else key))
    spare = room - sum(widths[key] for key in shown)
    gap = min(max(GAP_PX, spare // max(1, len(shown))), WIDEST_GAP_PX)
    places, left = {}, room - sum(widths[key] + gap for key in shown)
    for key in shown:
        places[key] = left + gap, widths[key]
        left += gap + widths[key]
    return places, gap
