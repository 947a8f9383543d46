"""The batch size: any number, and a menu of the three ways in which people choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QToolButton

from engine.spec.run import Training
from gui.builder.editors import NumberEditor
from gui.builder.words import wrappedTip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from engine.spec.fields import Param
    from gui.theme import ThemeManager

STOCHASTIC = 1
SIZES = (16, 32, 64, 128, 256, 512)
"""Sizes of mini-batches that people use; powers of two fill the memory's rows."""
USUAL = Training().batch_size


class BatchEditor(NumberEditor):
    """A field for the size, and a button beside it with the full batch, one, and mini-batches."""

    def __init__(self, themes: ThemeManager, declared: Param, value: int) -> None:
        super().__init__(declared, value, integer=True)
        self._most = declared.high
        self._examples = 0
        self.button = QToolButton()
        self.menu = QMenu(self.button)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        themes.setIcon(self.button, "chevron-down", "muted")
        self.button.setToolTip(
            wrappedTip(self.tr("Choose: all examples at once, one at a time, or mini-batches."))
        )
        self.button.setAccessibleName(self.tr("Usual batch sizes"))
        self.button.clicked.connect(self._drop)
        self._row.addWidget(self.button)

    def setExamples(self, examples: int) -> None:
        """Say how many examples there are to learn from; 0 where that is not known."""
        self._examples = examples

    def _drop(self) -> None:
        corner = QPoint(self.button.width() - self.menu.sizeHint().width(), self.button.height())
        self.menu.popup(self.button.mapToGlobal(corner))

    def _fill(self) -> None:
        """Make the entries afresh: they follow the data and the size that is set."""
        self.menu.clear()
        n = self._examples
        known = 0 < n <= (self._most or n)
        whole = self.tr("Full batch (all {n})").format(n=f"{n:,}" if known else "–")
        self._entry(whole, n, modeTip(n, n)).setEnabled(known)
        self._entry(self.tr("1 (stochastic)"), STOCHASTIC, modeTip(STOCHASTIC, 0))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Mini-batches")).setEnabled(False)
        for size in SIZES:
            text = self.tr("{n} (usual)") if size == USUAL else "{n}"
            self._entry(text.format(n=size), size, modeTip(size, 0))

    def _entry(self, text: str, size: int, tip: str) -> QAction:
        entry = self.menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(size == self.field.value())
        entry.setToolTip(wrappedTip(tip))
        entry.triggered.connect(lambda: self._choose(size))
        return entry

    def _choose(self, size: int) -> None:
        self.field.setValue(size)
        self.takeFocus()


def updatesText(size: Any, examples: int) -> str:
    """What a batch size comes to: its mode, and how many updates there are in an epoch.

    Parameters
    ----------
    examples : how many there are to learn from, 1 or more.
    """
    if size >= examples:
        return QCoreApplication.translate("BatchEditor", "Full batch · 1 update an epoch")
    text = (
        QCoreApplication.translate("BatchEditor", "Stochastic · {count} updates an epoch")
        if size == STOCHASTIC
        else QCoreApplication.translate("BatchEditor", "Mini-batches · {count} updates an epoch")
    )
    return text.format(count=f"{-(-examples // size):,}")


def modeTip(size: int, examples: int) -> str:
    """What learning in batches of this size means; without ``examples`` it is not all of them."""
    if 0 < examples <= size:
        return QCoreApplication.translate(
            "BatchEditor",
            "Batch gradient descent: every update looks at all examples. The gradient is exact, "
            "but an epoch is one step only.",
        )
    if size == STOCHASTIC:
        return QCoreApplication.translate(
            "BatchEditor",
            "Stochastic gradient descent: an update after every single example. Many steps, each "
            "of them noisy.",
        )
    return QCoreApplication.translate(
        "BatchEditor",
        "Mini-batch gradient descent: every update averages over a few examples. Less noise than "
        "with one, more steps than with all.",
    )
