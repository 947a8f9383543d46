"""Where the parts of the pad are: the sheet as large as leaves room for the answer, and square."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.pad.canvas import LEAST_SIDE_PX
from gui.pad.readout import SCROLL_BAR_PX

if TYPE_CHECKING:
    from gui.pad.bars import ProbabilityBars
    from gui.pad.canvas import PadCanvas
    from gui.pad.correction import Correction, StagesLine
    from gui.pad.header import PadHeader
    from gui.pad.lane_rows import LaneRows
    from gui.pad.notice import PadNotice
    from gui.pad.readout import Readout
    from gui.pad.tools import PadTools
    from gui.pad.verdict import Verdict

LEAST_WIDTH_PX, MOST_WIDTH_PX = 260, 420
MARGIN_PX, GAP_PX = 14, 8
MOST_ROWS, MOST_LANES = 10, 12
"""Classes and lanes for which the sheet makes room, equally much; those beyond are scrolled."""


class Parts(NamedTuple):
    """What stands on the pad, from the top; from the verdict on it is in the readout."""

    header: PadHeader
    canvas: PadCanvas
    tools: PadTools
    readout: Readout
    verdict: Verdict
    stagesLine: StagesLine
    correction: Correction
    notice: PadNotice
    bars: ProbabilityBars
    laneRows: LaneRows


class PadLayout(QVBoxLayout):
    """Arranges the parts below each other, and sizes the sheet."""

    def __init__(self, panel: QFrame, parts: Parts) -> None:
        super().__init__(panel)
        self._panel, self._parts = panel, parts
        # Or the window could never become smaller than the sheet is now.
        self.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.setContentsMargins(MARGIN_PX, 12, MARGIN_PX - SCROLL_BAR_PX, 12)
        self.setSpacing(GAP_PX)
        for part in (parts.header, parts.canvas, parts.tools):
            self.addLayout(_beside_scroll_bar(part))
        self.addWidget(parts.readout, 1)
        self._fill_readout()
        panel.setMinimumWidth(LEAST_WIDTH_PX)
        panel.setMaximumWidth(MOST_WIDTH_PX)

    def leastSize(self) -> QSize:
        """Return what the smallest sheet needs, with its answer's verdict."""
        least = self._height_beside_sheet() + LEAST_SIDE_PX
        return QSize(LEAST_WIDTH_PX, least + self._parts.verdict.minimumHeight())

    def fitSheet(self, is_race: bool, is_for_drawings: bool) -> None:
        """Size the sheet by what there may be below it, not by what there is: it must not move.

        Parameters
        ----------
        is_race : whether several networks answer.
        is_for_drawings : whether it is drawn on; it is square then, and as wide as words need
            otherwise.
        """
        parts = self._parts
        width = self._panel.contentsRect().width() - 2 * MARGIN_PX
        height = self._panel.height() - self._height_beside_sheet()
        height -= self._height_of_answer(is_race, width)
        side = max(LEAST_SIDE_PX, min(width, height))
        parts.readout.setMinimumHeight(parts.verdict.minimumHeight())
        # Words need more room than a drawing; where the sheet is small it is at its sides.
        size = QSize(side if is_for_drawings else max(side, width), side)
        if parts.canvas.size() != size:
            parts.canvas.setFixedSize(size)
            self.activate()

    def _height_of_answer(self, is_race: bool, width: int) -> int:
        parts = self._parts
        rows = parts.bars.heightFor(MOST_ROWS)
        if is_race:  # more only where there are few classes
            rows = max(rows, parts.laneRows.heightFor(MOST_LANES))
        answer = parts.verdict.minimumHeight() + GAP_PX + rows
        notice = parts.notice.heightFor(width)
        answer += notice + GAP_PX if notice else 0
        for line in (parts.stagesLine, parts.correction):
            answer += 0 if line.isHidden() else line.sizeHint().height() + GAP_PX
        return answer

    def _height_beside_sheet(self) -> int:
        """Height of everything but the sheet and what is scrolled."""
        margins = self.contentsMargins()
        frame = 2 * self._panel.frameWidth()
        parts = self._parts.header.sizeHint().height() + self._parts.tools.sizeHint().height()
        return margins.top() + margins.bottom() + frame + parts + 3 * GAP_PX

    def _fill_readout(self) -> None:
        parts, column = self._parts, self._parts.readout.column
        for part in (parts.verdict, parts.stagesLine, parts.correction, parts.notice, parts.bars):
            column.addWidget(part)
        column.addWidget(parts.laneRows, 1000)  # before the space below has any
        column.addStretch(1)


def _beside_scroll_bar(part: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, SCROLL_BAR_PX, 0)
    row.addWidget(part)
    return row
