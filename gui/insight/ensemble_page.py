"""Ensemble: what several networks gain together, on test images that all of them take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engine.data import sources
from engine.insight.ensemble_bench import FEWEST, Bench, benching
from engine.insight.network import CURRENT, DIGITS
from gui.data.desk import Asker
from gui.data.progress import ProgressLine
from gui.insight.member_list import Candidate, MemberList, accuracyText
from gui.insight.page import GAP_PX, InsightPage
from gui.networks import dataOf
from gui.theme import mutedLabel, setPrimary, setStyleFlag
from gui.translation import translated
from gui.widgets.focus import handFocus
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path
    from typing import Protocol

    from PySide6.QtGui import QShowEvent

    from engine.data.dataset import Dataset
    from engine.data.info import DatasetInfo
    from engine.data.shelf import Shelf
    from engine.insight.network import Network
    from engine.spec.run import RunSpec
    from engine.training.states import RunState
    from engine.work.errands import ErrandFailed, IsCancelled, Report
    from gui.data.desk import Desks
    from gui.networks import Networks
    from gui.theme import ThemeManager

    class HasRun(Protocol):
        """What is needed of `gui.session.Session`."""

        spec: RunSpec | None
        state: RunState
        shelf: Shelf
        desks: Desks

        def usableDataDir(self) -> Path | None:
            """The user's folder of data sets, where it is there."""


HINT_MARGIN_PX = 48
NOTICEABLE = 0.0005
"""A gain below this share is none: it would not show in the figures."""


@dataclass(frozen=True)
class Modes:
    """What a page of another language was set to.

    Parameters
    ----------
    ticked : the keys of the networks that are ticked.
    bench : what was measured last; None: nothing.
    failure : why it could not be measured, where that was so.
    is_measuring : whether it is under way.
    """

    ticked: tuple[Hashable, ...] = ()
    bench: Bench | None = None
    failure: ErrandFailed | None = None
    is_measuring: bool = False


class EnsemblePage(InsightPage):
    """Networks that were trained on the same images are ticked, and measured alone and together."""

    benched = Signal(object)
    """What was measured, as a `Bench`."""

    def __init__(self, session: HasRun, networks: Networks, themes: ThemeManager) -> None:
        super().__init__()
        self._session, self._networks = session, networks
        self._desk = session.desks.ensembles
        self._bench: Bench | None = None
        self._failure: ErrandFailed | None = None
        self._is_busy = self._is_due = False
        self.members = MemberList(themes)
        self.button, self.cancelButton = QPushButton(), QPushButton()
        self.progress, self.result = ProgressLine(beside=True), WrappingLabel()
        self.hint = mutedLabel()
        self._body, self._faces = QWidget(), QStackedWidget()
        self._arrange()
        self.members.tickedChanged.connect(self._tickedChanged)
        self.button.clicked.connect(self.measure)
        self.cancelButton.clicked.connect(self._cancel)
        networks.changed.connect(self._refresh)
        self._showBusy(False)
        self._tickedChanged()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def modes(self) -> Modes:
        """What the page is set to, for `setModes` of another one."""
        measuring = self._is_busy or self._is_due
        return Modes(tuple(self.members.ticked()), self._bench, self._failure, measuring)

    def setModes(self, modes: Modes) -> None:
        """Set the page as another one was; to be called before it is looked at.

        What was under way there begins anew once the page is looked at.
        """
        self.members.setTicked(modes.ticked)
        self._is_due = modes.is_measuring
        if modes.bench is not None:
            self._showBench(modes.bench)
        if modes.failure is not None:
            self._tell(modes.failure)

    def startRun(self) -> None:
        """Forget what was measured: it may have been on other images."""
        self._cancel()
        self._failure = None
        self._forget()
        self._refresh()

    def _forget(self) -> None:
        """Show no longer what was measured."""
        self._bench = None
        self.members.setBench(None)
        self.result.setText("")

    def measure(self) -> None:
        """Let the networks that are ticked answer the test images."""
        spec, keys = self._measured(), set(self.members.ticked())
        chosen = [network for network in self._offered(spec) if network.key in keys]
        if len(chosen) < FEWEST:
            return
        work = benching(chosen, self._dataOf(spec))
        asker = Asker(self, self._show, self._tell, self._advance, partial(self._showBusy, False))
        self._desk.ask(work, asker)
        self._failure = None
        self.result.setText("")
        self._showBusy(True)

    def _dataOf(self, spec: RunSpec | None) -> Callable[[Report, IsCancelled], Dataset]:
        """Return what reads the data of a run, or with None the digits at hand."""
        folder = self._session.usableDataDir()
        if spec is None:
            return partial(_digits, folder)
        return partial(self._session.shelf.get, spec, folder)

    def _measured(self) -> RunSpec | None:
        """The run on whose test images networks are measured: the newest that has company.

        Lanes of a race are runs too, and the session knows nothing of them. None stands for
        digits, which the shipped network and those of files read without any run.
        """
        runs = self._runs()
        together = (spec for spec in (*runs, None) if len(self._offered(spec)) >= FEWEST)
        return next(together, runs[0] if runs else None)

    def _runs(self) -> list[RunSpec]:
        """The runs that have images with classes, the newest first."""
        offered = (network.spec for network in self._networksThere())
        return [spec for spec in offered if spec is not None and _hasImages(spec)]

    def _networksThere(self) -> list[Network]:
        """All networks, the newest first; a run that has ended is there under its own name."""
        has_ended = self._session.state.ended
        there = self._networks.offered()
        return [network for network in there if not (network.key == CURRENT and has_ended)]

    def _offered(self, spec: RunSpec | None) -> list[Network]:
        """The networks that take the images of a run, or with None digits, for the same classes."""
        info = dataOf(spec.data.name if spec is not None else DIGITS)
        if info is None or not _areClassed(info):
            return []
        return [
            network
            for network in self._networksThere()
            if (network.spec is None or _hasImages(network.spec))
            and (network.data == info.name or (network.reads_digits and info.reads_digits))
        ]

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        rows = [self._candidate(network) for network in self._offered(self._measured())]
        self.members.setNetworks(rows)
        self._forget_gone()
        self._faces.setCurrentIndex(0 if len(rows) >= FEWEST else 1)
        self.hint.setText(self._hintText())
        if self._is_due:
            self._is_due = False
            self.measure()

    def _forget_gone(self) -> None:
        """Forget what was measured together once one of those networks is no longer listed."""
        listed = {row.key for row in self.members.rows()}
        measured = {member.network.key for member in self._bench.members} if self._bench else set()
        if not measured <= listed:
            self._forget()

    def _candidate(self, network: Network) -> Candidate:
        """What is said of a network; its accuracy has a column of its own."""
        title = self._networks.title(replace(network, accuracy=None))
        return Candidate(network.key, title, network.accuracy)

    def _hintText(self) -> str:
        spec = self._session.spec
        if spec is not None and not self._runs() and not _hasImages(spec):
            return self.tr("Ensembles are measured on images with classes.")
        return self.tr(
            "Train at least two networks on the same images, from other seeds or with other layers "
            "(a race is quickest), or open model files in the pad's menu: here you see what they "
            "gain together."
        )

    # What is measured

    def _tickedChanged(self) -> None:
        are_enough = len(self.members.ticked()) >= FEWEST
        if not are_enough:
            handFocus(self.button, self.members)
        self.button.setEnabled(are_enough)

    def _advance(self, done: int, total: int) -> None:
        self.progress.setProgress("", done, total)

    def _show(self, bench: Bench) -> None:
        self._showBusy(False)
        self._showBench(bench)
        self._forget_gone()
        self.benched.emit(bench)

    def _showBench(self, bench: Bench) -> None:
        self._bench, self._failure = bench, None
        self.members.setBench(bench)
        text = " ".join(filter(None, (self._gainText(bench), self._dataText(bench))))
        self._say(text, "good" if (bench.gain or 0.0) >= NOTICEABLE else "info")

    def _tell(self, event: ErrandFailed) -> None:
        self._showBusy(False)
        self._failure = event
        hint = translated(event.hint) if event.hint else ""
        self._say(f"{translated(event.message)} {hint}".strip(), "error")

    def _say(self, text: str, severity: str) -> None:
        setStyleFlag(self.result, "severity", severity)
        self.result.setText(text)

    def _gainText(self, bench: Bench) -> str:
        best, gain = bench.best, bench.gain
        if best is None or best.accuracy is None or gain is None or bench.average is None:
            return self.tr("Fewer than two of them could be asked.")
        if gain >= NOTICEABLE:
            text = self.tr(
                "Together they answer {together} right, {points:.1f} points more than the best of "
                "them alone ({best}): where one is wrong, the others often are not."
            )
        elif gain > -NOTICEABLE:
            text = self.tr(
                "Together they answer {together} right, as many as the best of them alone: they "
                "make the same mistakes. Networks that differ more gain more."
            )
        else:
            text = self.tr(
                "Together they answer {together} right, {points:.1f} points less than the best of "
                "them alone ({best}): weaker members drag it down."
            )
        return text.format(
            together=accuracyText(bench.average),
            points=100 * abs(gain),
            best=accuracyText(best.accuracy),
        )

    def _dataText(self, bench: Bench) -> str:
        """On what it was measured: without a run nobody has chosen it."""
        if bench.data is None or bench.average is None:
            return ""
        text = self.tr("Measured on {n:,} test images of {data}.")
        return text.format(n=bench.images, data=translated(bench.data))

    def _cancel(self) -> None:
        self._is_due = False
        self._desk.cancel(self)
        self._showBusy(False)

    def _showBusy(self, busy: bool) -> None:
        self._is_busy = busy
        self.progress.setVisible(busy)
        self._showButtons(busy)
        if busy:
            self.progress.setProgress(self.tr("The networks answer …"))

    def _showButtons(self, busy: bool) -> None:
        """Show the button to measure or the one to cancel; the focus goes from one to the other."""
        if busy:
            self.cancelButton.show()
            handFocus(self._body, self.cancelButton)
        self.members.setEnabled(not busy)
        self.button.setVisible(not busy)
        if not busy:
            handFocus(self.cancelButton, self.button if self.button.isEnabled() else self.members)
            self.cancelButton.hide()

    # Arrangement

    def _arrange(self) -> None:
        self.lead.setText(
            self.tr(
                "Networks that make different mistakes are right more often together than alone. "
                "Tick some; the bars are the share of test images that is answered wrongly."
            )
        )
        self.button.setText(self.tr("Measure"))
        self.button.setToolTip(
            self.tr("Lets each network ticked answer the test images, then all of them together.")
        )
        self.cancelButton.setText(self.tr("Cancel"))
        setPrimary(self.button)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setMargin(HINT_MARGIN_PX)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancelButton)
        row.addWidget(self.button)
        row.addStretch(0)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP_PX)
        body.addWidget(self.members, 1)
        body.addWidget(self.result)
        body.addLayout(row)
        body.addStretch(0)
        self._faces.addWidget(self._body)
        self._faces.addWidget(self.hint)
        self.column.addWidget(self._faces, 1)


def _areClassed(info: DatasetInfo) -> bool:
    """Whether a data set has images with classes."""
    return info.are_images and info.has_classes


def _hasImages(spec: RunSpec) -> bool:
    """Whether a run learns from images with classes that are still there."""
    info = dataOf(spec.data.name)
    return info is not None and _areClassed(info)


def _digits(folder: Path | None, report: Report, cancelled: IsCancelled) -> Dataset:
    """Read the digits that are at hand, on a worker thread; nothing is downloaded for them."""
    return sources.load_or_builtin(
        DIGITS, data_dir=folder, download=False, progress=report, cancelled=cancelled
    )
