"""How the examples are split, as one bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from gui.data.legend import Entry, Legend
from gui.training.shown_run import TRAINING_LANE, VALIDATION_LANE

if TYPE_CHECKING:
    from gui.theme import ThemeManager

TEST_LANE = 2
UNUSED_TOKEN = "edge"
BAR_PX = 14
CORNER_PX = 4
SEGMENT_GAP_PX = 2
LEAST_SEGMENT_PX = 6
"""So wide is the smallest part, for it must be seen."""
LABEL_GAP_PX = 6
MOST_PARTS = 4


@dataclass(frozen=True)
class _Part:
    """One part of the bar that has any examples."""

    name: str
    count: int
    colour: int | str
    tip: str


class SplitBar(QWidget):
    """Training, validation, test and unused examples, as wide as they are many.

    The names and counts stand below their parts, or in lines of their own where there is too
    little room. Parts without examples are left out.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._bar, self.legend = _Bar(themes), Legend(themes, MOST_PARTS)
        self._parts: tuple[_Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How the examples are split"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(LABEL_GAP_PX)
        layout.addWidget(self._bar)
        layout.addWidget(self.legend)
        themes.themeChanged.connect(self._show)
        self._show()

    def setParts(self, train: int, validation: int, test: int, unused: int) -> None:
        """Show how many examples each part has."""
        total = max(1, train + validation + test + unused)
        rows = zip((train, validation, test, unused), self._kinds(), strict=True)
        self._parts = tuple(
            _Part(name, count, colour, f"{name}: {_share(count, total)}\n{why}")
            for count, (name, colour, why) in rows
            if count > 0
        )
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _kinds(self) -> tuple[tuple[str, int | str, str], ...]:
        """Name, colour and meaning of each part."""
        return (
            (self.tr("Training"), TRAINING_LANE, self.tr("What the network learns from.")),
            (
                self.tr("Validation"),
                VALIDATION_LANE,
                self.tr(
                    "Kept apart from training, to see while it learns how well the network does on "
                    "examples it has not learnt from."
                ),
            ),
            (
                self.tr("Test"),
                TEST_LANE,
                self.tr("Never learnt from: the examination at the end."),
            ),
            (self.tr("Unused"), UNUSED_TOKEN, self.tr("Left out of this run.")),
        )

    def _show(self) -> None:
        counts = [part.count for part in self._parts]
        room = self.width()
        widths = segmentWidths(counts, room, LEAST_SEGMENT_PX, SEGMENT_GAP_PX)
        steps = accumulate((width + SEGMENT_GAP_PX for width in widths), initial=0.0)
        lefts = list(steps)[: len(widths)]
        self._bar.setSegments(self._parts, lefts, widths)
        entries = [Entry(p.name, p.colour, f"{p.count:,}", tip=p.tip) for p in self._parts]
        if not entries:
            entries = [Entry(self.tr("No examples yet"), "muted", shape="none")]
        self.legend.setEntries(entries, lefts)
        self.setAccessibleDescription(self.legend.accessibleName())


class _Bar(QWidget):
    """The bar itself."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._segments: list[tuple[_Part, float, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setSegments(
        self, parts: Sequence[_Part], lefts: Sequence[float], widths: Sequence[float]
    ) -> None:
        """Show parts, each with its left edge and width in pixels."""
        self._segments = list(zip(parts, lefts, widths, strict=True))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(240), self._themes.scaled(BAR_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(80), self._themes.scaled(BAR_PX))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = event.pos().x()
            under = (part.tip for part, left, width in self._segments if left <= x <= left + width)
            QToolTip.showText(event.globalPos(), next(under, ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), CORNER_PX, CORNER_PX)
        painter.setClipPath(outline)
        if not self._segments:
            painter.fillRect(self.rect(), self._themes.theme.color("chip"))
        for part, left, width in self._segments:
            box = QRectF(left, 0, width, self.height())
            painter.fillRect(box, self._colour(part))

    def _colour(self, part: _Part) -> QColor:
        theme = self._themes.theme
        if isinstance(part.colour, str):
            return theme.color(part.colour)
        return theme.lane(part.colour)


def segmentWidths(counts: Sequence[int], room: float, least: float, gap: float) -> list[float]:
    """Widths in proportion to ``counts``, together as wide as ``room`` without the gaps.

    Those that would be narrower than ``least`` are that wide, and the others share what is left.
    """
    room = max(0.0, room - gap * (len(counts) - 1))
    narrow: set[int] = set()
    while True:
        wide = [i for i in range(len(counts)) if i not in narrow]
        left = max(0.0, room - least * len(narrow))
        total = sum(counts[i] for i in wide)
        more = {i for i in wide if len(wide) > 1 and left * counts[i] < least * total}
        if not more:
            break
        narrow |= more
    return [least if i in narrow else left * counts[i] / total for i in range(len(counts))]


def _share(count: int, total: int) -> str:
    return f"{count:,} ({100 * count / total:.1f}\u00a0%)"
