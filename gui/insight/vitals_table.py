"""How each layer is doing, a row a layer: its gradient, its dead and its saturated units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.insight.flow import Flow, flows
from gui.insight.answer_grid import wholePercent
from gui.theme import figureFont, mix

if TYPE_CHECKING:
    from engine.insight.observation import LayerVitals
    from gui.theme import ThemeManager

MANY_SHARE = 0.5
"""From this share of dead or saturated units on, a layer is marked."""
LEAST_DECADES = 3
ROW_PX, BAR_PX, LEAST_BAR_PX = 26, 8.0, 2.0
GAP_PX, COLUMN_GAP_PX = 6, 16
SHARES = (0.26, 0.38, 0.18, 0.18)
"""Of the width: name, gradient, dead and saturated units."""
NO_FIGURE = "–"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NAME, GRADIENT, DEAD, SATURATED = range(4)


class _Bar(NamedTuple):
    """A cell with a figure: how long its bar is (0 to 1), and in which colour it stands."""

    share: float
    text: str
    token: str
    mark: str = ""


class VitalsTable(QWidget):
    """A quiet table with bars; what should give pause stands in a colour, and is said in a word."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._vitals: tuple[LayerVitals, ...] = ()
        self._flows: tuple[Flow | None, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._decades: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How the layers are doing"))
        themes.themeChanged.connect(self._fit)
        self._fit()

    def setVitals(self, vitals: Sequence[LayerVitals], titles: Sequence[str]) -> None:
        """Show layers, the first on top.

        Parameters
        ----------
        titles : a name for each of them.
        """
        is_other = len(vitals) != len(self._vitals)
        self._vitals, self._titles = tuple(vitals), tuple(titles)
        self._flows = flows(self._vitals)
        self._widen()
        if is_other:
            self._fit()
        self.setAccessibleDescription("\n".join(map(self.rowText, range(len(self._vitals)))))
        self.update()

    def reset(self) -> None:
        """Begin with a fresh scale."""
        self._decades = None
        self.setVitals((), ())

    def rowText(self, row: int) -> str:
        """A layer in words."""
        gradient, dead, saturated = (self._bar(row, column) for column in (1, 2, 3))
        parts = [self._titles[row]]
        if gradient is not None:
            text = self.tr("gradient {norm}").format(norm=gradient.text)
            parts.append(f"{text} ({gradient.mark})" if gradient.mark else text)
        if dead is not None:
            parts.append(self.tr("{share} of ReLU units dead").format(share=dead.text))
        if saturated is not None:
            parts.append(self.tr("{share} saturated").format(share=saturated.text))
        return ", ".join(parts)

    def marks(self) -> list[str]:
        """What is said of each layer's gradient: nothing where it is well."""
        bars = (self._bar(row, GRADIENT) for row in range(len(self._vitals)))
        return [bar.mark if bar is not None else "" for bar in bars]

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(420), self.height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tipAt(event.pos()), self)
            return True
        return super().event(event)

    def tipAt(self, position: QPoint) -> str:
        """What a tool tip says: what a column means, and the figures of the layer."""
        found = (c for c in range(4) if self._columnBox(c, 0).contains(position.x(), 0))
        column = next(found, NAME)
        row = position.y() // self._rowHeight() - 1
        about = self._abouts()[column]
        if not 0 <= row < len(self._vitals):
            return about
        return "\n".join(filter(None, (self.rowText(row), about)))

    def _abouts(self) -> tuple[str, ...]:
        return (
            "",
            self.tr(
                "How strongly the loss asks the layer's weights to change: the length of its "
                "gradient, on a logarithmic scale. Vanishing: per weight 100 times smaller than "
                "in the last layer, so the layer hardly learns. Exploding: 100 times larger."
            ),
            self.tr(
                "Units with ReLU that give 0 for every example looked at: no gradient passes, so "
                "they do not learn any more."
            ),
            self.tr(
                "How often a sigmoid or tanh unit stands where its curve is flat: hardly any "
                "gradient passes there."
            ),
        )

    # What stands where

    def _fit(self) -> None:
        self.setFixedHeight((1 + len(self._vitals)) * self._rowHeight())
        self.update()

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + 4)

    def _columnBox(self, column: int, row: int) -> QRect:
        left, right = sum(SHARES[:column]), sum(SHARES[: column + 1])
        height = self._rowHeight()
        box = QRect(round(left * self.width()), row * height, 0, height)
        box.setRight(round(right * self.width()) - COLUMN_GAP_PX * (column < SATURATED))
        return box

    def _widen(self) -> None:
        """Let the scale reach over all gradients; it never shrinks, so bars can be compared."""
        norms = [layer.gradient_norm for layer in self._vitals]
        powers = [math.log10(n) for n in norms if n is not None and 0 < n < math.inf]
        if not powers:
            return
        low, high = float(math.floor(min(powers))), float(math.ceil(max(powers)))
        if self._decades is not None:
            low, high = min(low, self._decades[0]), max(high, self._decades[1])
        self._decades = min(low, high - LEAST_DECADES), high

    def _bar(self, row: int, column: int) -> _Bar | None:
        """What a cell says; None: nothing."""
        layer = self._vitals[row]
        if column == GRADIENT:
            return self._gradient(layer.gradient_norm, self._flows[row])
        share = layer.dead if column == DEAD else layer.saturated
        if share is None:
            return None
        return _Bar(share, wholePercent(share), "bad" if share >= MANY_SHARE else "muted")

    def _gradient(self, norm: float | None, flow: Flow | None) -> _Bar | None:
        if norm is None:
            return None
        if not math.isfinite(norm):
            return _Bar(1.0, NO_FIGURE, "bad", self.tr("no number"))
        share = 0.0
        if norm > 0 and self._decades is not None:
            low, high = self._decades
            share = (math.log10(norm) - low) / (high - low)
        words = {
            Flow.VANISHING: ("careful", self.tr("vanishing")),
            Flow.EXPLODING: ("bad", self.tr("exploding")),
        }
        token, mark = words.get(flow, ("accent", "")) if flow is not None else ("accent", "")
        return _Bar(share, f"{norm:.2g}", token, mark)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paintHeads(painter)
        theme, elide = self._themes.theme, Qt.TextElideMode.ElideRight
        for row in range(len(self._vitals)):
            name = self._columnBox(NAME, row + 1)
            painter.setFont(self.font())
            painter.setPen(theme.color("text"))
            text = self.fontMetrics().elidedText(self._titles[row], elide, name.width())
            painter.drawText(name, _LEFT, text)
            for column in (GRADIENT, DEAD, SATURATED):
                self._paintBar(painter, self._bar(row, column), self._columnBox(column, row + 1))

    def _paintHeads(self, painter: QPainter) -> None:
        heads = self.tr("Layer"), self.tr("Gradient"), self.tr("Dead ReLU"), self.tr("Saturated")
        painter.setPen(self._themes.theme.color("muted"))
        elide = Qt.TextElideMode.ElideRight
        for column, head in enumerate(heads):
            box = self._columnBox(column, 0)
            text = self.fontMetrics().elidedText(head, elide, box.width())
            painter.drawText(box, _LEFT, text)

    def _paintBar(self, painter: QPainter, bar: _Bar | None, box: QRect) -> None:
        theme, figures = self._themes.theme, figureFont()
        painter.setFont(figures)
        if bar is None:
            painter.setPen(theme.color("muted"))
            painter.drawText(box, _LEFT, NO_FIGURE)
            return
        is_quiet = bar.token in ("accent", "muted")
        painter.setPen(theme.color("text" if is_quiet else bar.token))
        room = self._figureRoom(QFontMetrics(figures), box)
        painter.drawText(box, _RIGHT, bar.text)
        groove = QRectF(box).adjusted(0, 0, -room - GAP_PX, 0)
        if bar.mark:
            words = self.fontMetrics().horizontalAdvance(bar.mark) + GAP_PX
            painter.setFont(self.font())
            if groove.width() - words > words / 2:
                painter.drawText(groove, _RIGHT, bar.mark)
                groove.adjust(0, 0, -words, 0)
        self._paintGroove(painter, groove, bar.share, theme.color(bar.token))

    def _figureRoom(self, metrics: QFontMetrics, box: QRect) -> int:
        is_gradient = box.left() == self._columnBox(GRADIENT, 0).left()
        widest = "8.8e-08" if is_gradient else wholePercent(1)
        return metrics.horizontalAdvance(widest) + 1

    def _paintGroove(self, painter: QPainter, room: QRectF, share: float, colour: QColor) -> None:
        theme, height = self._themes.theme, self._themes.scaled(BAR_PX)
        groove = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        if groove.width() < 2 * LEAST_BAR_PX:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(theme.color("panel"), theme.color("line"), 0.5))
        painter.drawRoundedRect(groove, height / 2, height / 2)
        if share > 0:
            bar = QRectF(groove)
            bar.setWidth(max(LEAST_BAR_PX, groove.width() * min(share, 1.0)))
            corner = min(height, bar.width()) / 2
            painter.setBrush(colour)
            painter.drawRoundedRect(bar, corner, corner)
