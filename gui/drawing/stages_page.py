"""Stages: the way from the pen to the network, and what each part of it is worth."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.data.ink import PEN
from engine.data.stages import SWITCHES, Stages, steps
from engine.insight.laboratory import Findings, measuring
from engine.insight.network import CURRENT
from gui.data.desk import Asker
from gui.drawing.measure_bar import MeasureBar
from gui.drawing.pipeline import PipelineView
from gui.drawing.switch_row import SwitchRow
from gui.theme import headingLabel
from gui.translation import translated
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from engine.work.errands import ErrandFailed
    from gui.networks import Networks
    from gui.session import Session
    from gui.theme import ThemeManager

PAUSE_MS = 250
"""How long the switches must rest before it is measured by itself."""


@dataclass(frozen=True)
class Modes:
    """What the laboratory of a page of another language was set to.

    Parameters
    ----------
    network : the key of the network chosen; None where nobody has chosen.
    repeats : whether it measures after every change.
    findings : what was measured last; None: nothing.
    failure : why it could not be measured, where that was so.
    is_measuring : whether it is under way.
    """

    network: Hashable = None
    repeats: bool = False
    findings: Findings | None = None
    failure: ErrandFailed | None = None
    is_measuring: bool = False


class StagesPage(QWidget):
    """The drawing on the pad, step by step, above a laboratory in which steps can be left out.

    What is left out is left out for the pad as well, which follows `stagesChanged`.
    """

    stagesChanged = Signal(object)
    """The `Stages` that the pad is to go through from now on."""

    def __init__(self, session: Session, networks: Networks, themes: ThemeManager) -> None:
        super().__init__()
        self._desk, self._themes = session.desks.laboratory, themes
        self._strokes: Sequence[Any] = ()
        self._pen = PEN
        self._stages = Stages()
        self._findings: Findings | None = None
        self._failure: ErrandFailed | None = None
        self._is_due = False
        self.pipeline = PipelineView(themes)
        self.measure = MeasureBar(networks)
        self.rows = {switch.name: SwitchRow(switch, themes) for switch in SWITCHES}
        self.allOn = QPushButton(self.tr("All stages on"))
        self._note = InlineMessage(themes, severity="info")
        self._soon, self._later = QTimer(self), QTimer(self)
        self._arrange()
        self._connect()
        session.stateChanged.connect(self._outdate)
        self._showStages()

    def setDrawing(self, strokes: Sequence[Any] | None, pen: float = PEN) -> None:
        """Show what becomes of a drawing; it is worked out only while the page is looked at.

        Parameters
        ----------
        strokes : arrays of shape (n, 2) in [0, 1] of the sheet; none or None for an empty sheet.
        pen : pen width as a share of the digit's longer side.
        """
        self._strokes, self._pen = strokes or (), pen
        self._redraw()

    def stages(self) -> Stages:
        """The stages that are on."""
        return self._stages

    def setStages(self, stages: Stages) -> None:
        """Put other stages on and off."""
        if stages == self._stages:
            return
        self._stages = stages
        self._showStages()
        self._redraw()
        self.stagesChanged.emit(stages)
        self._measureLater()

    def modes(self) -> Modes:
        """What the laboratory is set to, for `setModes` of another page."""
        bar = self.measure
        is_measuring = bar.isBusy() or self._later.isActive() or self._is_due
        repeats = bar.repeat.isChecked()
        return Modes(bar.chosen(), repeats, self._findings, self._failure, is_measuring)

    def setModes(self, modes: Modes) -> None:
        """Set the laboratory as that of another page was; to be called before it is looked at.

        What was under way there begins anew once the page is looked at.
        """
        self.measure.choose(modes.network)
        self.measure.setRepeated(modes.repeats)
        self._is_due = modes.is_measuring
        if modes.findings is not None:
            self._take(modes.findings)
        if modes.failure is not None:
            self._fail(modes.failure)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()
        if self._is_due:
            self._measure()

    def _arrange(self) -> None:
        for timer, pause in ((self._soon, 0), (self._later, PAUSE_MS)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
        heading = QHBoxLayout()
        heading.setSpacing(16)
        heading.addWidget(headingLabel(self.tr("Laboratory")))
        middle = QVBoxLayout()  # beside the taller button
        middle.addStretch(1)
        middle.addWidget(self._note)
        middle.addStretch(1)
        heading.addLayout(middle, 1)
        heading.addWidget(self.allOn)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)  # before the scroll bar
        column.setSpacing(10)
        column.addWidget(self.pipeline)
        column.addSpacing(6)
        column.addLayout(heading)
        column.addWidget(self.measure)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._showSteps)
        self._later.timeout.connect(self._measure)
        self.allOn.clicked.connect(lambda: self.setStages(Stages()))
        for row in self.rows.values():
            row.switched.connect(lambda name, on: self.setStages(self._stages.switched(name, on)))
        self.measure.measureRequested.connect(self._measure)
        self.measure.cancelRequested.connect(self._cancel)
        self.measure.networkChanged.connect(self._forget)
        self.measure.repeatChanged.connect(self._measureLater)

    # The drawing and the switches

    def _redraw(self) -> None:
        """Show the drawing once for all the moves of the pen that are waiting."""
        if self.isVisible():
            self._soon.start()

    def _showSteps(self) -> None:
        self.pipeline.setSteps(steps(self._strokes, self._pen, self._stages), self._stages)

    def _showStages(self) -> None:
        for name, row in self.rows.items():
            row.setState(getattr(self._stages, name), self._stages.has_effect(name))
        count = len(self._stages.off)
        self.allOn.setEnabled(count > 0)
        text = self.tr("The pad reads with all stages on.")
        if count == 1:
            text = self.tr("The pad reads with 1 stage off.")
        elif count:
            text = self.tr("The pad reads with {n} stages off.").format(n=count)
        self._note.setMessage(text, "warning" if count else "info")

    # The measurement

    def _measureLater(self) -> None:
        """Measure soon, if that is wanted after every change."""
        if self.measure.repeat.isChecked():
            self._later.start()
        elif self._findings is not None and not self.measure.isBusy():
            self.measure.showIdle(self._summary(self._findings))

    def _measure(self) -> None:
        self._is_due = False
        network = self.measure.network()
        if network is None:
            return
        self._later.stop()
        self._failure = None
        self.measure.showProgress(0, 0)
        asker = Asker(self, self._take, self._fail, self.measure.showProgress)
        self._desk.ask(measuring(network, self._stages), asker)

    def _cancel(self) -> None:
        self._later.stop()
        self._desk.cancel(self)
        self.measure.showIdle(self._summary(self._findings) if self._findings else "")

    def _take(self, findings: Findings) -> None:
        self._findings = findings
        for name, row in self.rows.items():
            row.cost.setShares((findings.all_on, findings.without[name]))
        self.measure.showIdle(self._summary(findings))

    def _fail(self, event: ErrandFailed) -> None:
        self._findings, self._failure = None, event
        self._clearCosts()
        hint = translated(event.hint) if event.hint else ""
        self.measure.showIdle(f"{translated(event.message)} {hint}".strip(), is_bad=True)

    def _forget(self) -> None:
        """Show nothing of one network beside the name of another."""
        self._findings = self._failure = None
        self._clearCosts()
        self._cancel()
        self._measureLater()

    def _outdate(self) -> None:
        """Show no figures of the current network any more when it begins or ends to learn."""
        network = self.measure.network()
        is_current = network is not None and network.key == CURRENT
        if is_current and self._findings is not None and not self.measure.isBusy():
            self._findings = None
            self._clearCosts()
            self.measure.showIdle()

    def _clearCosts(self) -> None:
        for row in self.rows.values():
            row.cost.setShares(None)

    def _summary(self, findings: Findings) -> str:
        """Say what was measured; with the switches as they are, where it was with these."""
        text = self.tr(
            "With all stages on, {share:.1f} % of {n} drawings by the built-in pen are read right."
        ).format(share=100 * findings.all_on, n=findings.count)
        if findings.stages == self._stages and self._stages.off:
            now = self.tr("With the stages as they are now: {share:.1f} %.")
            return f"{text} {now.format(share=100 * findings.now)}"
        return text
