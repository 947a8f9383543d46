"""What the pages of the Insight tab have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.data.dataset import Dataset
    from engine.insight.confusion import Answers
    from engine.insight.observation import Kernel, LayerVitals, Sight

GAP_PX, GROUP_PX = 8, 16


class InsightPage(QWidget):
    """A page under one sentence that says what it shows.

    It takes everything the tab hands on, and shows of it what is its own.
    """

    sights: ClassVar[frozenset[Sight]] = frozenset()
    """What has to be worked out while it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.lead = WrappingLabel()
        setStyleFlag(self.lead, "muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_PX)
        self.column.addWidget(self.lead)

    def setExam(
        self, answers: Answers | None, dataset: Dataset | None, names: Sequence[str], hint: str
    ) -> None:
        """Take the answers to the test examples.

        Parameters
        ----------
        dataset : whose test examples they are; None while it is not there.
        names : of the classes.
        hint : why there are no pictures of the examples, empty where there are.
        """

    def setVitals(self, vitals: tuple[LayerVitals, ...] | None, update: int) -> None:
        """Take how the layers are doing after ``update`` updates; None: nothing is known."""

    def setKernels(self, kernels: tuple[Kernel, ...] | None) -> None:
        """Take weights as pictures; None: nothing is known."""

    def setLayers(self, titles: Sequence[str]) -> None:
        """Take the names of all layers of the network."""

    def startRun(self) -> None:
        """Another run begins: what was collected of the one before is not its past."""
