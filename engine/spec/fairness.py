"""Whether lanes of a race set out alike, and where not, what makes it so.

Every lane is held against the first one: that stays the same while lanes come, and a person can
look it up. A majority could change with each lane that is added, and two pairs have none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.messages import Message, say
from engine.spec import wording
from engine.spec.fields import params
from engine.spec.layers import Conv2D, Dense, Dropout, Layer, Maxout
from engine.spec.run import RunSpec
from engine.training.fingerprint import Fingerprint

WEIGHTS, EXAMPLES, ORDER, BATCHES, MASKS = "weights", "examples", "order", "batches", "masks"
PARTS = (WEIGHTS, EXAMPLES, ORDER, BATCHES, MASKS)
"""What lanes are compared by, named as in `Fingerprint`."""

_SAME = {
    WEIGHTS: say("The same weights at the start."),
    EXAMPLES: say("The same examples."),
    ORDER: say("The examples come in the same order."),
    BATCHES: say("The same batches."),
    MASKS: say("Dropout, noise and augmentation draw the same numbers."),
}
_UNEXPLAINED = {
    WEIGHTS: say("Other weights at the start, though no setting asks for it: this should not be."),
    EXAMPLES: say("Other examples, though no setting asks for it: this should not be."),
    ORDER: say("Another order of examples, though no setting asks for it: this should not be."),
    BATCHES: say("Other batches, though no setting asks for it: this should not be."),
    MASKS: say("Other random masks, though no setting asks for it: this should not be."),
}


@dataclass(frozen=True)
class Agreement:
    """Whether a lane has one thing in common with the first lane.

    Parameters
    ----------
    part : which of `PARTS`.
    same : whether it is the same.
    sentence : that it is the same, or what differs and why it must.
    is_explained : False where it differs though nothing in the specs asks for it.
    """

    part: str
    same: bool
    sentence: Message
    is_explained: bool = True


@dataclass(frozen=True)
class Fairness:
    """How a lane's start compares with that of the first lane.

    Parameters
    ----------
    parts : one for each of `PARTS`; without the masks where no lane draws any.
    is_measure : whether this is the lane that the others are held against.
    """

    parts: tuple[Agreement, ...]
    is_measure: bool = False

    @property
    def differing(self) -> tuple[Agreement, ...]:
        """What is not the same."""
        return tuple(part for part in self.parts if not part.same)

    @property
    def is_suspect(self) -> bool:
        """Whether something differs that should not."""
        return not all(part.is_explained for part in self.parts)

    @property
    def short(self) -> Message:
        """A few words for a cell of a table."""
        if self.is_suspect:
            return say("not as it should be")
        words = [_weights_word(self._same(WEIGHTS)), self._batches_word()]
        if any(part.part == MASKS for part in self.parts):
            words.append(say("same masks") if self._same(MASKS) else say("other masks"))
        text = words[0]
        for word in words[1:]:
            text = say("{first} · {second}", first=text, second=word)
        return text

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What a tooltip says: the differences, or that there are none; one sentence a line."""
        if not self.differing:
            return (_all_same(len(self.parts) == len(PARTS)),)
        return tuple(dict.fromkeys(part.sentence for part in self.differing))

    def _same(self, name: str) -> bool:
        return all(part.same for part in self.parts if part.part == name)

    def _batches_word(self) -> Message:
        if self._same(BATCHES):
            return say("same batches")
        if not self._same(EXAMPLES):
            return say("other examples")
        return say("same order, other batches") if self._same(ORDER) else say("another order")


def _weights_word(same: bool) -> Message:
    return say("same weights") if same else say("other weights")


def _all_same(with_masks: bool) -> Message:
    if with_masks:
        return say(
            "The same weights at the start, the same examples in the same order and batches, and "
            "the same random masks."
        )
    return say("The same weights at the start, the same examples in the same order and batches.")


def compare(
    specs: Sequence[RunSpec], prints: Sequence[Fingerprint | None]
) -> tuple[Fairness | None, ...]:
    """Hold each lane against the first one that is built.

    Parameters
    ----------
    specs : of the lanes.
    prints : what each lane sets out with, or None where it is not built (yet).

    Returns
    -------
    One for each lane; None where it is not built.
    """
    starts = [
        None if found is None else (spec, found) for spec, found in zip(specs, prints, strict=True)
    ]
    built = [start for start in starts if start is not None]
    parts = PARTS if any(_draws(spec) for spec, _ in built) else PARTS[:-1]
    return tuple(None if start is None else _fairness(parts, built[0], start) for start in starts)


Start = tuple[RunSpec, Fingerprint]


def _fairness(parts: Sequence[str], first: Start, lane: Start) -> Fairness:
    return Fairness(tuple(_agreement(part, first, lane) for part in parts), lane is first)


def _agreement(part: str, first: Start, lane: Start) -> Agreement:
    same = getattr(first[1], part) == getattr(lane[1], part)
    # The same random numbers make other masks where they are cut or compared otherwise.
    if same and (part != MASKS or next(_mask_shapes(first[0], lane[0]), None) is None):
        return Agreement(part, True, _SAME[part])
    reason = next(_REASONS[part](first[0], lane[0]), None)
    return Agreement(part, False, reason or _UNEXPLAINED[part], reason is not None)


def _draws(spec: RunSpec) -> bool:
    """Whether anything is drawn by chance while a spec trains."""
    return spec.data.augmentation.active or bool(_seeded(spec))


def _seeded(spec: RunSpec) -> list[tuple[int, Layer]]:
    """Return layers that draw by chance, with their places among those that are on."""
    return [
        (place, layer)
        for place, (_, layer) in enumerate(spec.model.enabled())
        if layer.seeded and not (isinstance(layer, Dropout) and layer.rate == 0)
    ]


# -- why things differ -------------------------------------------------------------------------


def _weights(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    """Say what makes other first weights."""
    if first.seed != lane.seed:
        yield say(
            "Another seed draws other weights: {mine} instead of {theirs}.",
            mine=lane.seed,
            theirs=first.seed,
        )
    if first.data.name != lane.data.name:
        yield say(
            "Other data, other weights: {mine} instead of {theirs}.",
            mine=lane.data.name,
            theirs=first.data.name,
        )
    mine, theirs = _layers(lane), _layers(first)
    if [type(layer) for layer in mine] != [type(layer) for layer in theirs]:
        yield _other_layers(mine, theirs)
        return
    for own, other in zip(mine, theirs, strict=True):
        yield from _layer_weights(other, own)


def _layers(spec: RunSpec) -> list[Layer]:
    return [layer for _, layer in spec.model.enabled()]


def _other_layers(mine: Sequence[Layer], theirs: Sequence[Layer]) -> Message:
    own, other = (
        sum(isinstance(v, Dense | Maxout | Conv2D) for v in layers) for layers in (mine, theirs)
    )
    if own != other:
        return say(
            "Another depth has other weights: {mine} layers with weights instead of {theirs}.",
            mine=own,
            theirs=other,
        )
    return say("Other layers have other weights: each draws its own by its place.")


_HARMLESS = (
    "name",
    "activation",
    "kernel_regularizer",
    "bias_regularizer",
    "activity_regularizer",
    "beta_regularizer",
    "gamma_regularizer",
    "rate",
    "momentum",
    "epsilon",
)
"""Settings of layers that change nothing in the weights before the first update."""


def _layer_weights(other: Layer, own: Layer) -> Iterator[Message]:
    """Say which setting of a layer changes its weights, or those of the layers after it."""
    for name, declared, value in params(own):
        before = getattr(other, name)
        if value == before or name in _HARMLESS:
            continue
        if name in ("units", "filters"):
            yield _other_width(name, value, before)
        elif name.endswith("_initializer"):
            yield say(
                "Another rule draws other weights: {mine} instead of {theirs}.",
                mine=wording.of(value),
                theirs=wording.of(before),
            )
        else:
            yield say(
                "{setting} changes the weights: {mine} instead of {theirs}.",
                setting=declared.label,
                mine=wording.of(value),
                theirs=wording.of(before),
            )


def _other_width(name: str, mine: int, theirs: int) -> Message:
    if name == "units":
        return say(
            "Another width has other weights: {mine} units instead of {theirs}.",
            mine=mine,
            theirs=theirs,
        )
    return say(
        "Another width has other weights: {mine} filters instead of {theirs}.",
        mine=mine,
        theirs=theirs,
    )


def _examples(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    """Say what makes other examples to train on."""
    mine, theirs = _data(lane), _data(first)
    for name, (label, value) in mine.items():
        if value != theirs[name][1]:
            yield say(
                "{setting} chooses other examples: {mine} instead of {theirs}.",
                setting=label,
                mine=wording.of_setting(name, value),
                theirs=wording.of_setting(name, theirs[name][1]),
            )


def _data(spec: RunSpec) -> dict[str, tuple[Message, Any]]:
    """Return the settings that choose the examples to train on, with their labels."""
    settings: dict[str, tuple[Message, Any]] = {
        name: (declared.label, value) for name, declared, value in params(spec.data)
    }
    seed_label, _ = settings.pop("seed")
    for name, declared, value in params(spec.training):
        if name.startswith("validation"):
            settings[name] = declared.label, value
    settings["seed"] = seed_label, spec.data_seed
    return settings


def _order(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    """Say what makes another order; where examples differ, so may their number."""
    if first.seed != lane.seed:
        yield say(
            "Another seed, another order: {mine} instead of {theirs}.",
            mine=lane.seed,
            theirs=first.seed,
        )
    yield from _examples(first, lane)


def _batches(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    """Say what makes other batches: the examples, their order, or how they are cut."""
    yield from _order(first, lane)
    mine, theirs = lane.training.batch_size, first.training.batch_size
    if mine == theirs:
        return
    if mine >= wording.FULL_BATCH:
        yield say(
            "One batch of all examples instead of batches of {theirs}: the same examples, not "
            "cut at all.",
            theirs=theirs,
        )
    elif theirs >= wording.FULL_BATCH:
        yield say(
            "Batches of {mine} instead of one batch of all examples: the same examples, cut into "
            "pieces.",
            mine=mine,
        )
    else:
        yield say(
            "Batches of {mine} instead of {theirs}: the same examples in the same order, cut "
            "differently.",
            mine=mine,
            theirs=theirs,
        )


def _masks(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    """Say what makes other random numbers, or other masks of the same ones."""
    if first.seed != lane.seed:
        yield say(
            "Another seed draws other masks: {mine} instead of {theirs}.",
            mine=lane.seed,
            theirs=first.seed,
        )
    if first.data.augmentation != lane.data.augmentation:
        yield say(
            "Another augmentation changes images otherwise: {mine} instead of {theirs}.",
            mine=wording.of_augmentation(lane.data.augmentation),
            theirs=wording.of_augmentation(first.data.augmentation),
        )
    yield from _dropouts(first, lane)
    yield from _mask_shapes(first, lane)


def _dropouts(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    mine, theirs = _seeded(lane), _seeded(first)
    if not mine or not theirs:
        if mine or theirs:
            yield say("Masks are drawn in one of the two only: the other has no dropout.")
    elif [(place, type(v)) for place, v in mine] != [(place, type(v)) for place, v in theirs]:
        yield say("Dropout at another place in the model draws other masks.")


def _mask_shapes(first: RunSpec, lane: RunSpec) -> Iterator[Message]:
    """Say what makes other masks of the same random numbers."""
    if not (_draws(first) or _draws(lane)):
        return
    mine, theirs = _seeded(lane), _seeded(first)
    for (_, own), (_, other) in zip(mine, theirs, strict=False):
        own_rate, other_rate = getattr(own, "rate", None), getattr(other, "rate", None)
        if own_rate != other_rate:
            yield say(
                "Another rate has other masks: {mine} instead of {theirs}.",
                mine=wording.of(own_rate),
                theirs=wording.of(other_rate),
            )
    if first.training.batch_size != lane.training.batch_size:
        yield say("Batches of another size need masks of another size.")
    if mine and theirs and _widths(first) != _widths(lane):
        yield say("Layers of another size need masks of another size.")


def _widths(spec: RunSpec) -> list[Any]:
    """Return what the sizes of the layers follow from."""
    unshaped = {"activation", "rate", "name", "momentum", "epsilon"}
    return [
        (
            type(layer),
            *(
                getattr(layer, field.name)
                for field in dataclasses.fields(layer)
                if field.name not in unshaped
                and not field.name.endswith(("_initializer", "_regularizer"))
            ),
        )
        for layer in _layers(spec)
        if not layer.seeded
    ]


_REASONS = {
    WEIGHTS: _weights,
    EXAMPLES: _examples,
    ORDER: _order,
    BATCHES: _batches,
    MASKS: _masks,
}
