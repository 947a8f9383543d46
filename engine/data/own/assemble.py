"""What every reader of own data ends with: examples and labels become a checked data set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.info import DatasetInfo
from engine.data.own import labels as own_labels
from engine.data.own import limits, naming
from engine.data.own.draft import Draft
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.data.own.labels import Labels
    from engine.data.own.options import ReadOptions

    Examples = NDArray[np.uint8] | NDArray[np.float32]
    RawLabels = Sequence[str] | NDArray[Any]

_LARGE = 100.0


@dataclass(frozen=True, eq=False)
class Parts:
    """Examples and labels in two parts.

    Parameters
    ----------
    train, test : to learn from and to be examined with.
    class_names : one name for each label; empty where the labels are numbers.
    notes : what there is to say about how they came about.
    """

    train: Split
    test: Split
    class_names: tuple[Message, ...]
    notes: tuple[Message, ...] = ()


def assemble(
    x: Examples,
    labels: RawLabels,
    options: ReadOptions,
    *,
    test: tuple[Examples, RawLabels] | None = None,
) -> Parts:
    """Turn examples and their labels into a training and a test part.

    Parameters
    ----------
    x : examples, of shape (n, *input shape), uint8 or float32.
    labels : one text or number an example, or one-hot; see `labels.collect`. Examples without a
        label are left out. A folder's names are classes even where they are numbers: its reader
        sets ``options.target`` to that.
    options : ``target`` says what labels are; ``test_share`` of the examples are set apart, of
        each class in turn, which ones follows from ``seed``.
    test : examples and labels of a test part the data have of their own.

    Raises
    ------
    InputError : too few examples, fewer than two classes, or too many.
    """
    both = _together(x, labels, test)
    labelled = both.codes >= 0
    to_learn = both.codes[: len(x)][labelled[: len(x)]]
    classes = _check(both, to_learn, options)
    y = _targets(both, classes)
    notes = (*_left_out(labelled), *_about(both, to_learn, classes))
    if test is None:
        first, second = split(both.codes, classes, options)
        parts = (Split(x[first], y[first]), Split(x[second], y[second]))
    else:
        parts = (
            _part(x, y[: len(x)], labelled[: len(x)]),
            _part(test[0], y[len(x) :], labelled[len(x) :]),
        )
        _check_test(parts[1])
    return Parts(*parts, own_labels.names(both) if classes else (), notes)


def split(
    codes: NDArray[np.int64], stratified: bool, options: ReadOptions
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Choose which examples are set apart for the test.

    Parameters
    ----------
    codes : of shape (n,): a number for each different label; examples below 0 are left out.
    stratified : whether of every label that has two examples some go into each part.

    Returns
    -------
    Indices of the training part and of the test part, shuffled.
    """
    random = np.random.default_rng(options.seed)
    order = random.permutation(np.flatnonzero(codes >= 0))
    if not stratified:
        return _cut(order, options.test_share)
    by_class = order[np.argsort(codes[order], kind="stable")]
    ends = np.flatnonzero(np.diff(codes[by_class])) + 1
    pieces = [_cut(piece, options.test_share) for piece in np.split(by_class, ends)]
    train, test = (np.concatenate(part) for part in zip(*pieces, strict=True))
    if not len(test):
        raise InputError(
            say("Every class has only one example."),
            say("Give each class at least two: one to learn from and one to test with."),
        )
    return random.permutation(train), random.permutation(test)


def one_class(only: Message, n: int, hint: Message | None = None) -> InputError:
    """Return what to raise where all ``n`` examples to learn from belong to the class ``only``."""
    return InputError(
        say("All {n:,} examples belong to one class, {only}.", n=n, only=only),
        hint or say("A network needs at least two to tell apart."),
    )


def never_seen(names: Sequence[str]) -> tuple[Message, ...]:
    """Say which classes only the test part has, where there are any."""
    if not names:
        return ()
    shown = own_labels.listed(names)
    return (say("Classes only in the test part, which cannot be learnt: {names}.", names=shown),)


def draft(
    path: Path,
    parts: Parts,
    kind: Message,
    *,
    low: float,
    high: float,
    features: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    label: str = "",
    options: frozenset[str] = frozenset(),
    notes: tuple[Message, ...] = (),
) -> Draft:
    """Describe parts that were read as a data set that could be taken in.

    Parameters
    ----------
    kind : what the file is, for people: "a table (CSV)".
    features : names of the numbers of an example, where it is no image.
    low, high, columns, label, options, notes : as in `Draft`; the notes of the parts come after.
    """
    title = naming.proposed_title(path)
    info = DatasetInfo(
        name=naming.name_of(str(title)),
        title=title,
        summary=say("Your own data: {format}, from {file}.", format=kind, file=path.name),
        input_shape=parts.train.x.shape[1:],
        class_names=parts.class_names,
        train=len(parts.train),
        test=len(parts.test),
        licence=say("Your own"),
        source=Message(str(path)),
        group="own",
        features=tuple(own_labels.clean(feature) for feature in features),
    )
    dataset = Dataset(info, parts.train, parts.test, Message(str(path)), path)
    return Draft(
        path=path,
        dataset=dataset,
        format=kind,
        low=low,
        high=high,
        columns=columns,
        label=label,
        options=options,
        notes=(*notes, *parts.notes),
    )


def _together(x: Examples, labels: RawLabels, test: tuple[Examples, RawLabels] | None) -> Labels:
    """Collect the labels of both parts, so that a number means one class in both."""
    _check_count(x, labels)
    if test is None:
        return own_labels.collect(labels)
    _check_count(*test)
    first, second = own_labels.collect(labels), own_labels.collect(test[1])
    return own_labels.join(first, second)


def _check_count(x: Examples, labels: RawLabels) -> None:
    if len(x) != len(labels):
        raise InputError(
            say(
                "{examples} examples and {labels} labels do not match.",
                examples=len(x),
                labels=len(labels),
            ),
            say("Give one label for each example, in the same order."),
        )
    limits.check_rows(len(x))


def _check(labels: Labels, to_learn: NDArray[np.int64], options: ReadOptions) -> bool:
    """Check that there is something to learn; return whether labels are classes."""
    if len(to_learn) < 2:
        raise InputError(
            say("Only one example has a label.")
            if len(to_learn)
            else say("No example has a label."),
            say("A network needs at least two, and learns from many."),
        )
    classes = own_labels.are_classes(labels, options.target)
    if classes:
        own_labels.check_classes(labels)
    if (to_learn == to_learn[0]).all():
        only = own_labels.names(labels)[to_learn[0]]
        raise (one_class if classes else _one_number)(only, len(to_learn))
    return classes


def _one_number(only: Message, n: int) -> InputError:
    return InputError(
        say("All {n:,} examples have the same number as label, {only}.", n=n, only=only),
        say("Choose labels that differ: there is nothing to learn from these."),
    )


def _check_test(test: Split) -> None:
    if not len(test):
        raise InputError(
            say("No example of the test part has a label."),
            say("Give labels for it, or leave the test part away: then one is set apart."),
        )


def _targets(labels: Labels, classes: bool) -> NDArray[np.int32] | NDArray[np.float32]:
    if classes:
        return labels.codes.astype(np.int32)
    return np.asarray(labels.distinct, np.float32)[labels.codes]


def _part(x: Examples, y: NDArray[Any], labelled: NDArray[np.bool_]) -> Split:
    return Split(x, y) if labelled.all() else Split(x[labelled], y[labelled])


def _cut(order: NDArray[np.int64], share: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Divide so that both parts have something, as far as there are two."""
    n = len(order)
    apart = min(max(round(n * share), 1), n - 1)
    return order[apart:], order[:apart]


def _left_out(labelled: NDArray[np.bool_]) -> tuple[Message, ...]:
    if labelled.all():
        return ()
    return (
        say(
            "{left_out:,} of {n:,} examples are left out: the label is missing.",
            left_out=int(np.count_nonzero(~labelled)),
            n=len(labelled),
        ),
    )


def _about(labels: Labels, to_learn: NDArray[np.int64], classes: bool) -> tuple[Message, ...]:
    """Say what may surprise about the labels."""
    if classes:
        names, present = own_labels.names(labels), set(to_learn.tolist())
        unseen = [str(name) for i, name in enumerate(names) if i not in present]
        return never_seen(unseen)
    values = np.asarray(labels.distinct, np.float64)[to_learn]
    mean, deviation = float(values.mean()), float(values.std())
    if max(abs(mean), deviation) <= _LARGE:
        return ()
    return (
        say(
            "The numbers to give are large (mean {mean:.4g}, deviation {deviation:.4g}), so the "
            "loss will be large, too.",
            mean=mean,
            deviation=deviation,
        ),
    )
