"""Is the winner really better? What a race repeated over several seeds says, and what it cannot."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.insight.comparison import MOST_SEEDS, SETTLED_BELOW, seeds_needed
from engine.messages import Message, say

if TYPE_CHECKING:
    from engine.insight.comparison import Comparison, Duel, Measure

LIKELY_BELOW = 0.10
"""Above this probability it may well be luck."""
SPACE = "\u00a0"


@dataclass(frozen=True)
class Verdict:
    """What to say about the winner.

    Parameters
    ----------
    sentence : who is ahead, and in how many seeds.
    reasons : the figures behind it, and what they cannot say.
    """

    sentence: Message
    reasons: tuple[Message, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, (self.sentence, *self.reasons)))


def verdict(comparison: Comparison, names: Mapping[int, str]) -> Verdict:
    """Say whether the first of the ranking is really better than the second.

    Parameters
    ----------
    names : what people call each lane.
    """
    if not comparison.epoch:
        return Verdict(_nothing(comparison))
    if len(comparison.lanes) < 2:
        return Verdict(say("One lane alone has nobody to be better than."))
    duel = comparison.ranking()[0].following
    assert duel is not None
    ahead = _ahead(duel, comparison, names)
    if not duel.seeds:
        reasons = [say("They have no seed in common that says something.")]
    elif duel.seeds == 1:
        repeat = say("One seed says nothing about luck; repeat it.")
        reasons = [*_differences(duel, comparison), repeat]
    else:
        reasons = [*_differences(duel, comparison), *_luck(duel)]
    return Verdict(ahead, (*reasons, *_left_out(duel), *_divergences(comparison, names)))


def amount(value: float, deviation: float, measure: Measure, sign: bool = False) -> str:
    """Write a figure or a difference with its spread; shares as hundredths, without their sign.

    Parameters
    ----------
    deviation : NaN where it is unknown; then only the value is written.
    sign : whether to write a plus too.
    """
    scale = 100.0 if measure.is_share else 1.0
    digits = 2 if measure.is_share else _digits(value, deviation)
    text = f"{scale * value:{'+' if sign else ''}.{digits}f}".replace("-", "−")
    return text if math.isnan(deviation) else f"{text} ± {scale * deviation:.{digits}f}"


def percent(probability: float) -> str:
    """Write a probability in hundredths."""
    hundredths = 100 * probability
    if hundredths < 0.1:
        return f"<{SPACE}0.1{SPACE}%"
    return f"{hundredths:.{1 if hundredths < 1 else 0}f}{SPACE}%"


def _nothing(comparison: Comparison) -> Message:
    if comparison.diverged.size and comparison.diverged.all():
        return say("Every lane diverged.")
    return say("No lane has finished an epoch yet.")


def _ahead(duel: Duel, comparison: Comparison, names: Mapping[int, str]) -> Message:
    parts = {
        "leader": names[duel.first],
        "other": names[duel.second],
        "wins": duel.wins,
        "seeds": duel.seeds,
        "after": _after(comparison.epoch),
    }
    decided = duel.wins + duel.losses
    if duel.seeds == 0:
        return say("{leader} and {other} cannot be compared {after}.").filled(**parts)
    if not decided:
        return say("{leader} and {other} are level {after}.").filled(**parts)
    if duel.seeds == 1:
        return say("{leader} ahead of {other} {after}, with one seed.").filled(**parts)
    if duel.luck > LIKELY_BELOW:
        return say(
            "{leader} ahead of {other} in {wins} of {seeds} seeds {after}: that may be luck."
        ).filled(**parts)
    return say("{leader} ahead of {other} in {wins} of {seeds} seeds {after}.").filled(**parts)


def _after(epoch: int) -> Message:
    return say("after 1 epoch") if epoch == 1 else say("after {count} epochs", count=epoch)


def _differences(duel: Duel, comparison: Comparison) -> Iterator[Message]:
    """Say how much better the first is, on average over the seeds that both came through."""
    measure, count = comparison.measure, len(duel.differences)
    if not count:
        return
    # Positive is better; people read the figure itself, which is lower where less is better.
    value = duel.mean if measure.high_is_good else -duel.mean
    parts = {
        "amount": amount(value, duel.deviation, measure, sign=True),
        "figure": measure.title,
        "count": count,
    }
    if count == 1 and measure.is_share:
        yield say("The difference: {amount} points of {figure}.").filled(**parts)
    elif count == 1:
        yield say("The difference: {amount} in {figure}.").filled(**parts)
    elif measure.is_share:
        yield say(
            "On average {amount} points of {figure} (mean ± standard deviation over {count} seeds)."
        ).filled(**parts)
    else:
        yield say(
            "On average {amount} in {figure} (mean ± standard deviation over {count} seeds)."
        ).filled(**parts)


def _luck(duel: Duel) -> Iterator[Message]:
    """Say what luck would do, and how many seeds would tell."""
    decided, most = duel.wins + duel.losses, max(duel.wins, duel.losses)
    if duel.ties and decided:
        yield say("{ties} of {seeds} seeds are level.", ties=duel.ties, seeds=duel.seeds)
    if not decided:
        return
    if duel.wins < duel.losses:
        yield say("It is ahead in fewer seeds than it is behind: a few of them make its mean.")
    parts = {"most": most, "decided": decided, "percent": percent(duel.luck)}
    if most == decided:
        yield say(
            "Were both equally good, all {decided} seeds would still agree in {percent} of such "
            "repeats (sign test)."
        ).filled(**parts)
    else:
        yield say(
            "Were both equally good, one of them would be ahead in at least {most} of {decided} "
            "seeds in {percent} of such repeats (sign test)."
        ).filled(**parts)
    yield _advice(duel)


def _advice(duel: Duel) -> Message:
    if duel.luck < SETTLED_BELOW:
        return say("That is hardly luck.")
    needed = seeds_needed(duel.wins, duel.losses)
    if needed is None:
        return say("If it goes on like this, even {most} seeds would not tell.", most=MOST_SEEDS)
    if not min(duel.wins, duel.losses):
        return say("{count} seeds that all agree would settle it.", count=needed)
    return say("If it goes on like this, {count} seeds would settle it.", count=needed)


def _left_out(duel: Duel) -> Iterator[Message]:
    if duel.left_out == 1:
        yield say("1 seed is left out: one of the two did not come so far.")
    elif duel.left_out:
        yield say(
            "{count} seeds are left out: one of the two did not come so far.", count=duel.left_out
        )


def _divergences(comparison: Comparison, names: Mapping[int, str]) -> Iterator[Message]:
    total = len(comparison.seeds)
    for lane, count in zip(comparison.lanes, comparison.diverged.sum(axis=0), strict=True):
        if count and total == 1:
            yield say("{lane} diverged, which counts as behind.", lane=names[lane])
        elif count:
            yield say(
                "{lane} diverged in {count} of {seeds} seeds, which counts as behind.",
                lane=names[lane],
                count=int(count),
                seeds=total,
            )


def _digits(value: float, deviation: float) -> int:
    """Return how many decimals show two figures of the larger of both."""
    size = max(abs(value), 0.0 if math.isnan(deviation) else deviation)
    return 3 if not size else min(8, max(0, 1 - math.floor(math.log10(size))))
