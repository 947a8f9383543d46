"""A folder of images, one folder a class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.data.dataset import Split
from engine.data.own import assemble, image_files, limits
from engine.data.own.image_files import Flaw, LeftOut, Wanted
from engine.data.own.labels import distinct, listed
from engine.data.own.options import AUTO, COLOUR, CROP, FIT, STRETCH, ReadOptions
from engine.data.own.walk import NAMED, Sample, Walk, natural
from engine.messages import InputError, Message, say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.own.draft import Draft
    from engine.data.own.walk import IsCancelled

OPTIONS = frozenset({"side", "colour", "resize", "invert", "test_share", "seed"})
"""Names of the `ReadOptions` that have a meaning for images."""

Progress = Callable[[int, int], None]

_SAMPLED = 200  # images that are looked at to see whether there is colour

_LEFT_OUT = {
    Flaw.NO_IMAGE: say("Left out because they are not images: {n:,} of {total:,} files ({names})."),
    Flaw.DAMAGED: say(
        "Left out because they are damaged or cut short: {n:,} of {total:,} files ({names})."
    ),
    Flaw.TOO_LARGE: say(
        "Left out because they have more than {limit} megapixels: {n:,} of {total:,} files "
        "({names})."
    ),
    Flaw.UNREADABLE: say(
        "Left out because they may not be read: {n:,} of {total:,} files ({names})."
    ),
}
_BROUGHT = {
    "": say("Images of {sizes} were brought to {size}."),
    FIT: say("Images of {sizes} were brought to {size}, with a border."),
    CROP: say("Images of {sizes} were brought to {size}; what lies outside was cut off."),
    STRETCH: say("Images of {sizes} were brought to {size} and stretched."),
}


@dataclass(frozen=True, eq=False)
class _Decoded:
    """Images that could be read, of shape (n, *image shape), and what each of them was."""

    x: NDArray[np.uint8]
    samples: tuple[Sample, ...]
    sizes: frozenset[tuple[int, int]]
    notes: tuple[Message, ...]


def read(
    path: Path,
    options: ReadOptions,
    progress: Progress,
    cancelled: IsCancelled,
) -> Draft:
    """Read a folder of images.

    The folder holds a folder for each class, or a folder ``train`` and a folder ``test`` (or
    ``validation``) that do. Links are not followed, and hidden files are not looked at.

    Parameters
    ----------
    path : the folder.
    options : those named in `OPTIONS` have a meaning.
    progress : told the files done and the files in all.
    cancelled : asked at every file whether to give up.

    Raises
    ------
    InputError : there are no class folders, fewer than two classes, no images or too many.
    Cancelled : ``cancelled`` said so.
    """
    walk = Walk(path, cancelled)
    samples = walk.samples()
    _check_classes(samples)
    with image_files.pillow_silent():
        colour = _is_colour(samples, options, walk.ask)
        wanted = Wanted(options.side, colour, options.resize, options.invert)
        decoded = _decoded(path, samples, wanted, walk.ask, progress)
    parts = _parts(decoded, options)
    return assemble.draft(
        path,
        parts,
        say("a folder of images, one folder a class"),
        low=float(decoded.x.min()),
        high=float(decoded.x.max()),
        options=OPTIONS,
        notes=(
            *_about_sizes(decoded.sizes, wanted),
            *_about_colour(options, colour),
            *walk.notes(),
            *_about_empty(walk.classes, decoded.samples),
            *decoded.notes,
        ),
    )


# -- decoding ----------------------------------------------------------------------------------


def _is_colour(samples: Sequence[Sample], options: ReadOptions, ask: Callable[[], None]) -> bool:
    """Tell whether pixels are three numbers; looks at some of the images where it is not said."""
    if options.colour != AUTO:
        return options.colour == COLOUR
    chosen = np.linspace(0, len(samples), min(_SAMPLED, len(samples)), endpoint=False, dtype=int)
    for index in chosen:
        ask()
        try:
            if image_files.has_colour(samples[index].path):
                return True
        except LeftOut:
            continue
    return False


def _decoded(
    path: Path,
    samples: Sequence[Sample],
    wanted: Wanted,
    ask: Callable[[], None],
    progress: Progress,
) -> _Decoded:
    """Read every image; on one thread, for more of them were measured to be no faster."""
    x = np.empty((_room(samples, wanted), *wanted.shape), np.uint8)
    kept: list[Sample] = []
    sizes: set[tuple[int, int]] = set()
    left_out: dict[Flaw, list[str]] = {}
    for done, sample in enumerate(samples, 1):
        ask()
        try:
            image, size = image_files.read(sample.path, wanted)
        except LeftOut as reason:
            left_out.setdefault(reason.flaw, []).append(sample.path.name)
        else:
            if len(kept) == len(x):
                raise _too_much(len(samples), wanted)
            x[len(kept)] = image
            kept.append(sample)
            sizes.add(size)
        progress(done, len(samples))
    notes = tuple(_about_left_out(left_out, len(samples)))
    if not any(not sample.for_test for sample in kept):
        raise _no_images(path, notes)
    return _Decoded(x[: len(kept)], tuple(kept), frozenset(sizes), notes)


def _room(samples: Sequence[Sample], wanted: Wanted) -> int:
    """Return for how many images there is room; memory is taken only as they come.

    Raises `InputError` where by their names there are more.
    """
    room = limits.MAX_BYTES // int(np.prod(wanted.shape))
    expected = sum(sample.named_as_image for sample in samples)
    if expected > room:
        raise _too_much(expected, wanted)
    return min(room, len(samples))


def _too_much(n: int, wanted: Wanted) -> InputError:
    size = n * int(np.prod(wanted.shape))
    return InputError(
        say(
            "{n:,} images of {size} take {memory:,} MB of memory; at most {limit:,} MB are taken.",
            n=n,
            size=_size(wanted.side, wanted.side),
            memory=size // 1_000_000,
            limit=limits.MAX_BYTES // 1_000_000,
        ),
        say("Choose a smaller image size, or grey, or keep a part of the images."),
    )


def _no_images(path: Path, notes: Sequence[Message]) -> InputError:
    return InputError(
        say("{path} holds no images to learn from.", path=str(path)),
        notes[0]
        if notes
        else say("Put PNG, JPEG, BMP, GIF, WebP, TIFF or PPM files into the class folders."),
    )


# -- assembling --------------------------------------------------------------------------------


def _parts(decoded: _Decoded, options: ReadOptions) -> assemble.Parts:
    """Label the images with their classes, and part them where the folder does not."""
    folders = sorted({sample.folder for sample in decoded.samples}, key=natural)
    place = {folder: i for i, folder in enumerate(folders)}
    codes = np.array([place[sample.folder] for sample in decoded.samples], np.int64)
    names = tuple(map(Message, distinct(folders, "?")))
    to_learn = sum(not sample.for_test for sample in decoded.samples)
    present = np.unique(codes[:to_learn])
    if len(present) == 1:
        raise _one_class(names[present[0]], to_learn)
    train, test = _chosen(codes, to_learn, options)
    y = codes.astype(np.int32)
    unseen = [str(name) for i, name in enumerate(names) if i not in present]
    return assemble.Parts(
        Split(decoded.x[train], y[train]),
        Split(decoded.x[test], y[test]),
        names,
        assemble.never_seen(unseen),
    )


def _check_classes(samples: Iterable[Sample]) -> None:
    """Refuse too many classes before the images are read, which takes long."""
    n = len({sample.folder for sample in samples})
    if n > limits.MAX_CLASSES:
        raise InputError(
            say(
                "There are {n:,} class folders; at most {limit:,} classes are taken.",
                n=n,
                limit=limits.MAX_CLASSES,
            ),
            say("Keep a part of the class folders in another folder, and read that."),
        )


def _chosen(
    codes: NDArray[np.int64], to_learn: int, options: ReadOptions
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the shuffled indices of the training and the test part."""
    if to_learn == len(codes):
        return assemble.split(codes, True, options)
    random = np.random.default_rng(options.seed)
    return random.permutation(to_learn), random.permutation(np.arange(to_learn, len(codes)))


def _one_class(only: Message, n: int) -> InputError:
    hint = say(
        "A network needs at least two to tell apart. If the class folders are inside {only}, "
        "choose that folder.",
        only=only,
    )
    return assemble.one_class(only, n, hint)


# -- what there is to say ----------------------------------------------------------------------


def _about_sizes(sizes: frozenset[tuple[int, int]], wanted: Wanted) -> Iterator[Message]:
    by_area = sorted(sizes, key=lambda size: (size[0] * size[1], size))
    smallest, largest = by_area[0], by_area[-1]
    if sizes != {(wanted.side, wanted.side)}:
        between = say("{smallest} to {largest}", smallest=_size(*smallest), largest=_size(*largest))
        changed = any(width != height for width, height in sizes)
        yield _BROUGHT[wanted.resize if changed else ""].filled(
            sizes=between if len(sizes) > 1 else _size(*largest),
            size=_size(wanted.side, wanted.side),
        )


def _size(width: int, height: int) -> str:
    return f"{width}×{height}"


def _about_colour(options: ReadOptions, colour: bool) -> Iterator[Message]:
    if options.colour == AUTO:
        yield (
            say("The images have colour: each pixel is three numbers.")
            if colour
            else say("The images are grey: each pixel is one number.")
        )


def _about_empty(classes: Iterable[str], kept: Iterable[Sample]) -> Iterator[Message]:
    empty = sorted(set(classes) - {sample.folder for sample in kept}, key=natural)
    if empty:
        yield say("Class folders without images are left out: {names}.", names=listed(empty, NAMED))


def _about_left_out(left_out: dict[Flaw, list[str]], total: int) -> Iterator[Message]:
    for flaw, names in left_out.items():
        yield _LEFT_OUT[flaw].filled(
            n=len(names),
            total=total,
            names=listed(names, NAMED),
            limit=image_files.MAX_PIXELS // 1_000_000,
        )
