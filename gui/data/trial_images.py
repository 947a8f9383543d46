"""Test images for the pad, one after the other in an order of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from gui.data.desk import Asker, Look, looking
from gui.translation import translated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.spec.run import RunSpec
    from engine.work.errands import ErrandFailed
    from gui.session import Session

ORDER_SEED = 7


class TrialImages(QObject):
    """Draws test images of a spec's data; the data are read on a worker thread."""

    ready = Signal(object, str, str, bool)
    """A picture as the network gets it (uint8), what it is, its class, and that it is for tests."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0

    def next(self, spec: RunSpec) -> None:
        """Ask for the next test image of the data of ``spec``."""
        session = self._session
        session.desks.trials.ask(
            looking(session.shelf, spec, session.usableDataDir()),
            Asker(self, self._draw, self._tell),
        )

    def _draw(self, look: Look) -> None:
        dataset = look.dataset
        if dataset is None:
            self.failed.emit(self.tr("The test images are not on this machine yet."))
            return
        if not dataset.info.are_images:
            return
        count = len(dataset.test)
        row = int(np.random.default_rng(ORDER_SEED).permutation(count)[self._turn % count])
        self._turn += 1
        name = truthOf(dataset.info, dataset.test.y[row])
        caption = self.tr("Test image {number:,} · {name}").format(number=row, name=name)
        self.ready.emit(asBytes(dataset.test.x[row]), caption, name, True)

    def _tell(self, event: ErrandFailed) -> None:
        self.failed.emit(translated(event.message))


def asBytes(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    """The same picture with a byte a value; float pictures go from 0 to 1."""
    if pixels.dtype == np.uint8:
        return pixels
    return np.round(255 * np.clip(pixels, 0, 1)).astype(np.uint8)


def visible(images: NDArray[Any], info: DatasetInfo) -> NDArray[Any]:
    """Return what can be shown of images: the first channel, where their number is unusual.

    Parameters
    ----------
    images : one or more of the set that ``info`` is of, of shape (..., h, w[, channels]).
    """
    is_usual = len(info.input_shape) < 3 or info.input_shape[2] in (1, 3)
    return images if is_usual else images[..., 0]


def truthOf(info: DatasetInfo, label: Any) -> str:
    """Return the name of a class, or a number where the data have no classes."""
    return translated(info.class_names[int(label)]) if info.has_classes else f"{label:.4g}"
