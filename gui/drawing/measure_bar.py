"""The controls of a measurement: of which network, when, how far, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.insight.laboratory import DRAWINGS
from engine.insight.network import CURRENT
from gui.builder.words import wrappedTip
from gui.theme import setPrimary, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Hashable

    from engine.insight.network import Network
    from gui.networks import Networks

LEAST_CHARACTERS = 12
"""Least width of the choice of networks."""


class MeasureBar(QWidget):
    """A choice of networks, a button that measures or calls it off, and a sentence below."""

    measureRequested = Signal()
    cancelRequested = Signal()
    networkChanged = Signal()
    """Another network is chosen than before."""
    repeatChanged = Signal(bool)
    """Whether to measure after every change, too."""

    def __init__(self, networks: Networks) -> None:
        super().__init__()
        self._networks = networks
        self._offered: list[Network] = []
        self._shown: Hashable = None
        self._is_chosen = self._is_busy = False
        self.choice = QComboBox()
        self.button = QPushButton(self.tr("Measure"))
        self.repeat = QCheckBox(self.tr("After every change"))
        self._progress = QProgressBar()
        self._news = WrappingLabel()
        self._arrange()
        self._name()
        self._connect()
        self._refresh()
        self.showIdle()

    def network(self) -> Network | None:
        """The network chosen, or None where there is none that reads digits."""
        index = self.choice.currentIndex()
        return self._offered[index] if 0 <= index < len(self._offered) else None

    def chosen(self) -> Hashable:
        """The key of the network that the user chose; None where the usual one is shown."""
        return self._shown if self._is_chosen else None

    def choose(self, key: Hashable) -> None:
        """Choose a network by its key, where it is offered; it stays chosen as by the user."""
        keys = [network.key for network in self._offered]
        if key in keys:
            self._is_chosen = True
            self.choice.setCurrentIndex(keys.index(key))

    def setRepeated(self, on: bool) -> None:
        """Say whether to measure after every change; nothing is announced."""
        with QSignalBlocker(self.repeat):
            self.repeat.setChecked(on)

    def showIdle(self, news: str = "", is_bad: bool = False) -> None:
        """Be ready to measure.

        Parameters
        ----------
        news : what came of the last measurement; empty for what one would do.
        is_bad : whether that is a failure.
        """
        usual = self.tr(
            "Reads {n} drawings by the built-in pen with all stages on, and with each one off."
        )
        self._is_busy = False
        self._news.setText(news or usual.format(n=DRAWINGS))
        setStyleFlag(self._news, "severity", "error" if is_bad else "")
        setStyleFlag(self._news, "muted", not is_bad)
        self._showState()

    def showProgress(self, done: int, total: int) -> None:
        """Show how far the measurement is; a total of 0 means that it is not known."""
        self._is_busy = True
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._showState()

    def isBusy(self) -> bool:
        """Whether a measurement is under way."""
        return self._is_busy

    def news(self) -> str:
        """The sentence shown."""
        return self._news.text()

    def _arrange(self) -> None:
        setPrimary(self.button)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(LEAST_CHARACTERS)
        self._progress.setTextVisible(False)
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it appears
        self._progress.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(self.tr("Network"))
        label.setBuddy(self.choice)
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        row.addWidget(self.button)
        words = QHBoxLayout()
        words.setSpacing(16)
        words.addWidget(self._news, 1)
        words.addWidget(self.repeat, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._progress)
        layout.addLayout(words)

    def _name(self) -> None:
        """Say what each control is for."""
        self.choice.setAccessibleName(self.tr("Network to measure"))
        self.choice.setToolTip(
            wrappedTip(self.tr("The network that reads the test drawings; the pad keeps its own."))
        )
        self.button.setToolTip(
            wrappedTip(
                self.tr(
                    "A network can only read what looks like the pictures it learnt from: measure "
                    "what each stage left out costs it."
                )
            )
        )
        self.repeat.setToolTip(
            wrappedTip(self.tr("Measures again whenever a stage is switched on or off."))
        )
        self._progress.setAccessibleName(self.tr("Progress of the measurement"))

    def _connect(self) -> None:
        self._networks.changed.connect(self._refresh)
        self.choice.activated.connect(self._choose)
        self.choice.currentIndexChanged.connect(self._announce)
        self.button.clicked.connect(self._press)
        self.repeat.toggled.connect(self.repeatChanged)

    def _press(self) -> None:
        (self.cancelRequested if self._is_busy else self.measureRequested).emit()

    def _choose(self) -> None:
        self._is_chosen = True

    def _announce(self) -> None:
        network = self.network()
        key = network.key if network is not None else None
        if key != self._shown:
            self._shown = key
            self.networkChanged.emit()

    def _refresh(self) -> None:
        """Offer the networks that there are now; what was chosen stays."""
        self._offered = [network for network in self._networks.offered() if network.reads_digits]
        keys = [network.key for network in self._offered]
        wanted = self._shown if self._is_chosen and self._shown in keys else CURRENT
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItems([self._networks.title(network) for network in self._offered])
            self.choice.setCurrentIndex(keys.index(wanted) if wanted in keys else 0)
        self._announce()
        self._showState()

    def _showState(self) -> None:
        self.button.setText(self.tr("Cancel") if self._is_busy else self.tr("Measure"))
        self.button.setEnabled(self._is_busy or self.network() is not None)
        self.choice.setEnabled(not self._is_busy)
        self._progress.setVisible(self._is_busy)
