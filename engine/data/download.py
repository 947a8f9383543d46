"""Fetching data sets from the network: checked, cancellable, whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from engine.files.atomic import cannot_write
from engine.messages import Cancelled, MachineError, Message, say

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""
IsCancelled = Callable[[], bool]

_KERAS = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
_ZALANDO = "https://fashion-mnist.s3.eu-central-1.amazonaws.com/"
_CHUNK_BYTES = 1 << 16
_TIMEOUT_S = 10


@dataclass(frozen=True)
class RemoteFile:
    """One file to fetch.

    Parameters
    ----------
    name : file name, on the server and here.
    size : bytes, for the progress bar.
    sha256 : checksum of the file as it must arrive.
    places : addresses that end in a slash, tried one after the other.
    """

    name: str
    size: int
    sha256: str
    places: tuple[str, ...]


def _fashion(name: str, size: int, sha256: str) -> RemoteFile:
    return RemoteFile(name, size, sha256, (_KERAS, _ZALANDO))


# MNIST's checksum is the one Keras itself checks; Fashion-MNIST's are those of the files as
# Zalando Research published them.
_REMOTE = {
    "mnist": (
        RemoteFile(
            "mnist.npz",
            11_490_434,
            "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
            (_KERAS, _KERAS),
        ),
    ),
    "fashion-mnist": (
        _fashion(
            "train-images-idx3-ubyte.gz",
            26_421_880,
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        ),
        _fashion(
            "train-labels-idx1-ubyte.gz",
            29_515,
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        ),
        _fashion(
            "t10k-images-idx3-ubyte.gz",
            4_422_102,
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        ),
        _fashion(
            "t10k-labels-idx1-ubyte.gz",
            5_148,
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        ),
    ),
}


def remote_files(name: str) -> tuple[RemoteFile, ...]:
    """List what has to be fetched for a data set; empty where it cannot be downloaded."""
    return _REMOTE.get(name, ())


def fetch(
    files: tuple[RemoteFile, ...],
    folder: Path,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> None:
    """Download files into a folder; what is there already and whole is not fetched again.

    Parameters
    ----------
    files : what to fetch.
    folder : where to put it; made if need be.
    progress : told after each piece how many bytes of how many are done.
    cancelled : asked before each piece whether to give up.

    Raises
    ------
    MachineError : no network, a server that fails or sends something else, or a folder that
        cannot be written. Nothing unfinished is left behind.
    Cancelled : `cancelled` said so. Nothing unfinished is left behind.
    """
    meter = _Meter(sum(file.size for file in files), progress, cancelled)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            _fetch_one(file, folder, meter)
            meter.finish(file.size)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()  # only where it stayed empty


class _Meter:
    """Pooch's idea of a progress bar; it also carries the cancel into the download."""

    def __init__(
        self, total: int, progress: Progress | None, cancelled: IsCancelled | None
    ) -> None:
        self.total = 0  # set by Pooch, for the file at hand
        self._all = total
        self._before = 0
        self._now = 0
        self._progress = progress
        self._cancelled = cancelled

    def update(self, count: int) -> None:
        self.check()
        self._now = min(self._now + count, self.total or self._now + count)
        self._tell(self._before + self._now)

    def reset(self) -> None:
        self._now = 0

    def close(self) -> None:
        """Do nothing; a file's end is known from `finish`."""

    def finish(self, size: int) -> None:
        self._before += size
        self._now = 0
        self._tell(self._before)

    def check(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(min(done, self._all), self._all)


def _fetch_one(file: RemoteFile, folder: Path, meter: _Meter) -> None:
    """Try a file's places in turn; what the last one said is the answer."""
    failure: MachineError | None = None
    for place in file.places:
        meter.check()
        meter.reset()
        failure = _try_place(place, file, folder, meter)
        if failure is None:
            return
    assert failure is not None, "a remote file has at least one place"
    raise failure


def _try_place(place: str, file: RemoteFile, folder: Path, meter: _Meter) -> MachineError | None:
    """Download one file from one place; return what went wrong there."""
    import pooch  # here, because it takes a tenth of a second and is rarely needed
    import requests

    pooch.get_logger().setLevel("WARNING")
    downloader = pooch.HTTPDownloader(
        progressbar=meter,
        chunk_size=_CHUNK_BYTES,
        timeout=_TIMEOUT_S,
        headers={"Accept-Encoding": "identity"},  # or the server's packing breaks the checksum
    )
    try:
        pooch.retrieve(
            place + file.name, f"sha256:{file.sha256}", file.name, folder, downloader=downloader
        )
    except requests.HTTPError as error:
        return _failure(file, place, say("the server answered {code}", code=_status(error)))
    except requests.RequestException:
        return _failure(file, place, say("the server cannot be reached or broke off"))
    except ValueError:
        return _failure(file, place, say("what arrived has the wrong checksum"))
    return None


def _status(error: Exception) -> object:
    return getattr(getattr(error, "response", None), "status_code", "?")


def _failure(file: RemoteFile, place: str, reason: Message) -> MachineError:
    server = urlsplit(place).hostname or place
    return MachineError(
        say(
            "{file} could not be downloaded from {server}: {reason}.",
            file=file.name,
            server=server,
            reason=reason,
        ),
        say("Check the network and try again, or choose a folder that has the data."),
    )
