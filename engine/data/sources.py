"""Where a data set is looked for, and how it gets into memory.

The order: the folder the user named, the folder in ``SKETCHGRAD_DATA``, Keras's own cache, the
application's cache, the network, and, for a set that has one, the built-in stand-in.

A folder holds a set called ``name`` as ``name/name.npz`` or ``name.npz`` (arrays ``x_train``,
``y_train``, ``x_test``, ``y_test``), or as the four IDX files of MNIST in ``name/``.
"""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data import download, drawn, idx, npz, registry, toys
from engine.data.damage import unreadable
from engine.data.dataset import Dataset, Split
from engine.data.my_digits_store import STORE
from engine.data.own import store
from engine.files import paths
from engine.messages import InputError, MachineError, Message, say
from engine.spec.run import DataRecipe, RunSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from engine.data.download import IsCancelled, Progress, RemoteFile
    from engine.data.info import DatasetInfo

ENVIRONMENT = "SKETCHGRAD_DATA"
"""Environment variable that names a folder of data sets."""

MADE_HERE = say("made on the spot")
_BUILT_IN = {"pen-digits": "pen_digits.npz"}
_IDX_FILES = {
    "x_train": "train-images-idx3-ubyte",
    "y_train": "train-labels-idx1-ubyte",
    "x_test": "t10k-images-idx3-ubyte",
    "y_test": "t10k-labels-idx1-ubyte",
}


@dataclass(frozen=True)
class Found:
    """A data set that is on this machine.

    Parameters
    ----------
    path : an .npz file, or the folder with the four IDX files; None where no file is needed.
    origin : for people, which place that is.
    """

    path: Path | None
    origin: Message

    def size(self) -> int:
        """Return how many bytes its files have."""
        if self.path is None:
            return 0
        files = {self.path} if self.path.is_file() else set(_files(self.path).values())
        return sum(file.stat().st_size for file in files)


def find(name: str, data_dir: str | Path | None = None) -> Found | None:
    """Find a data set on this machine without reading it.

    Parameters
    ----------
    name : a name from the registry.
    data_dir : folder to look in first, from the command line or the preferences.

    Raises
    ------
    InputError : no set has that name, or a folder that the user named does not exist.
    """
    info = registry.get(name)
    if name == drawn.MINE:
        return Found(STORE.path if info.train else None, drawn.ORIGIN)
    if name == drawn.MIXED:
        return _with_mine(find(drawn.BASE, data_dir))
    if info.group == "toys":
        return Found(None, MADE_HERE)
    if info.group == "own":
        here = store.found(name)
        return Found(here, say("your own, from {source}", source=info.source)) if here else None
    if name in _BUILT_IN:
        file = resources.files("resources") / "datasets" / _BUILT_IN[name]
        return Found(Path(str(file)), say("part of the application"))
    for folder, origin in _places(data_dir):
        for path in _candidates(folder, name):
            if _is_here(path):
                return Found(path, origin)
    return None


def origin(name: str, found: Found | None) -> Message:
    """Say where a set is, or where it is to come from; ``found`` as `find` gave it."""
    if found is not None:
        return found.origin
    files = remote_files(name)
    if not files:
        return say("not on this machine")
    return say("to be downloaded, {size:.1f} MB", size=sum(file.size for file in files) / 1e6)


def remote_files(name: str) -> tuple[RemoteFile, ...]:
    """List what has to be fetched for a data set; empty where it cannot be downloaded."""
    return download.remote_files(drawn.BASE if name == drawn.MIXED else name)


def fetch(
    name: str,
    *,
    data_dir: str | Path | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Found:
    """Find a data set on this machine, or else download it into the application's cache.

    Parameters and errors are those of `load`, but files are not read.
    """
    if name == drawn.MINE:
        drawn.check()
    found = find(name, data_dir) or _download(name, progress, cancelled)
    return _found(registry.get(name), found)


def load(
    name: str,
    *,
    data_dir: str | Path | None = None,
    download: bool = True,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Dataset:
    """Read a data set, from this machine or else from the network.

    Parameters
    ----------
    name : a name from the registry.
    data_dir : folder to look in first.
    download : whether the network may be used.
    progress : told the bytes done and the bytes in all while downloading.
    cancelled : asked while downloading whether to give up.

    Raises
    ------
    InputError : an unknown name, a named folder that does not exist, a damaged local file.
    MachineError : the set is not here and could not be downloaded.
    Cancelled : `cancelled` said so.
    """
    info = registry.get(name)
    if name == drawn.MINE:
        return drawn.read(info)
    if name == drawn.MIXED:
        return drawn.mixed(
            info,
            load(
                drawn.BASE,
                data_dir=data_dir,
                download=download,
                progress=progress,
                cancelled=cancelled,
            ),
        )
    if download:
        found = fetch(name, data_dir=data_dir, progress=progress, cancelled=cancelled)
    else:
        found = _found(info, find(name, data_dir))
    if found.path is None:
        return made(RunSpec(data=DataRecipe(name=name)), info)
    if info.group == "own":
        return store.read(info)
    if name in _BUILT_IN:
        return _load_built_in(info, found)
    return _read(info, found.path, found.origin)


def made(spec: RunSpec, info: DatasetInfo) -> Dataset:
    """Make the toy of ``spec`` as its recipe says."""
    recipe = spec.data
    return Dataset(
        info, *toys.make(info.name, recipe.points, recipe.noise, spec.data_seed), MADE_HERE
    )


def load_or_builtin(
    name: str,
    *,
    data_dir: str | Path | None = None,
    download: bool = True,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Dataset:
    """Read a data set, or the built-in set that stands in for it, with a notice that says so.

    Parameters and errors are those of `load`, but a set that has a fallback never raises
    `MachineError` for want of a network.
    """
    info = registry.get(name)
    try:
        return load(
            name, data_dir=data_dir, download=download, progress=progress, cancelled=cancelled
        )
    except MachineError:
        if info.fallback is None:
            raise
    return stand_in(info, lambda used: _notice(info, used, download))


def stand_in(wanted: DatasetInfo, notice: Callable[[DatasetInfo], Message]) -> Dataset:
    """Read the built-in set that stands in for ``wanted``, which has one.

    Where the user's own digits are to be in it, they are mixed in there.

    Parameters
    ----------
    notice : says so, of the set that is used instead.
    """
    assert wanted.fallback is not None
    used = load(wanted.fallback)
    used = dataclasses.replace(used, notice=notice(used.info))
    return drawn.mixed(wanted, used) if wanted.name == drawn.MIXED else used


def _notice(wanted: DatasetInfo, used: DatasetInfo, tried: bool) -> Message:
    if tried:
        return say(
            "{wanted} is not on this machine and could not be downloaded, so this run uses {used}.",
            wanted=wanted.title,
            used=used.title,
        )
    return say(
        "{wanted} is not on this machine, so this run uses {used}.",
        wanted=wanted.title,
        used=used.title,
    )


def _with_mine(found: Found | None) -> Found | None:
    """Say of MNIST's place that the user's digits are in the set too."""
    if found is None:
        return None
    return Found(found.path, say("{origin}, and your own digits", origin=found.origin))


def _places(data_dir: str | Path | None) -> Iterator[tuple[Path, Message]]:
    for named in (data_dir, os.environ.get(ENVIRONMENT)):
        if named:
            folder = _existing(Path(os.path.expanduser(named)))
            yield folder, say("the folder {folder}", folder=str(folder))
    keras = _keras_home() / "datasets"
    yield keras, say("Keras's cache, {folder}", folder=str(keras))
    cache = _cache()
    yield cache, say("downloaded earlier, in {folder}", folder=str(cache))


def _existing(folder: Path) -> Path:
    if not os.path.isdir(folder):
        raise InputError(
            say("The data folder {folder} does not exist.", folder=str(folder)),
            say("Name a folder that holds, for example, mnist/mnist.npz."),
        )
    return folder


def _keras_home() -> Path:
    return Path(os.environ.get("KERAS_HOME") or os.path.expanduser("~/.keras"))


def _cache() -> Path:
    return paths.cache_dir() / "datasets"


def _candidates(folder: Path, name: str) -> tuple[Path, ...]:
    return folder / name / f"{name}.npz", folder / f"{name}.npz", folder / name


def _is_here(path: Path) -> bool:
    if path.suffix == ".npz":
        return os.path.isfile(path)
    return all(_idx_path(path, stem) is not None for stem in _IDX_FILES.values())


def _idx_path(folder: Path, stem: str) -> Path | None:
    both = (folder / f"{stem}.gz", folder / stem)
    return next((path for path in both if os.path.isfile(path)), None)


def _found(info: DatasetInfo, found: Found | None) -> Found:
    if found is None:
        raise MachineError(
            say("{title} is not on this machine.", title=info.title),
            store.AGAIN
            if info.group == "own"
            else say("Allow the download, or choose a folder that has the data."),
        )
    return found


def _files(path: Path) -> dict[str, Path]:
    """Return in which file each array is."""
    if path.suffix == ".npz":
        return dict.fromkeys(_IDX_FILES, path)
    return {key: _idx_path(path, stem) or path / stem for key, stem in _IDX_FILES.items()}


def _download(name: str, progress: Progress | None, cancelled: IsCancelled | None) -> Found | None:
    files = remote_files(name)
    if files:
        folder = _cache() / (drawn.BASE if name == drawn.MIXED else name)
        download.fetch(files, folder, progress, cancelled)
    found = find(name)
    return found and Found(found.path, say("downloaded now, to {folder}", folder=str(_cache())))


def _load_built_in(info: DatasetInfo, found: Found) -> Dataset:
    assert found.path is not None
    try:
        return dataclasses.replace(_read(info, found.path, found.origin), path=None)
    except InputError as error:
        raise MachineError(error.message, say("Install the application again.")) from error


def _read(info: DatasetInfo, path: Path, origin: Message) -> Dataset:
    where = _files(path)
    if path.suffix == ".npz":
        arrays = npz.read(path, _IDX_FILES)
    else:
        arrays = {key: idx.read(file) for key, file in where.items()}
    train, test = (
        _split(info, arrays[f"x_{part}"], arrays[f"y_{part}"], where[f"x_{part}"])
        for part in ("train", "test")
    )
    return Dataset(info, train, test, origin, path)


def _split(info: DatasetInfo, x: NDArray[Any], y: NDArray[Any], path: Path) -> Split:
    """Check that arrays are what the set's images and labels must be, whatever file held them."""
    if x.ndim != 3 or x.shape[1:] != info.input_shape or x.dtype != np.uint8:
        raise unreadable(path, say("its images are not 28x28 pixels of one byte each"))
    if y.shape != (len(x),) or not len(y):
        raise unreadable(
            path,
            say(
                "{images} images and {labels} labels do not match",
                images=len(x),
                labels=y.shape[0] if y.ndim == 1 else 0,
            ),
        )
    if int(y.min()) < 0 or int(y.max()) >= len(info.class_names):
        raise unreadable(
            path, say("a label is outside 0 to {last}", last=len(info.class_names) - 1)
        )
    return Split(x, y.astype(np.int32))
