"""One unit's sum as a table: input, weight, product, the rest, the bias, and what comes out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter

from engine.insight.arithmetic import BIAS, LayerLook, UnitSum
from engine.spec.activations import Linear
from gui.data.cells import NOWHERE, CellArea
from gui.drawing.signed import AGAINST_LANE, FOR_LANE
from gui.theme import figureFont
from gui.translation import translated

if TYPE_CHECKING:
    from gui.theme import ThemeManager

ROW_PX, MARGIN_PX, GAP_PX, CORNER_PX = 22, 6, 18, 4
MOST_PX = 600
"""A wider table would only pull a line's name and its numbers apart."""
DECIMALS = 4
PLAIN_FROM, PLAIN_TO = 1e-3, 1e5
"""Sizes that are written with decimals, so that their points stand below each other."""
NO_ROW = -2
"""The row of a line that is no weight."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def figureText(value: float) -> str:
    """A number of a table: 0.1250, −3.1416, 1.2e−5, 0."""
    if not value:
        return "0"
    if PLAIN_FROM <= abs(value) < PLAIN_TO or not math.isfinite(value):
        return f"{value:.{DECIMALS}f}".replace("-", "−")
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


@dataclass(frozen=True)
class SumRow:
    """A line of the table.

    Parameters
    ----------
    title : where the input comes from, or what the line is.
    input, weight : empty where the line is no product.
    result : the number at its end.
    row : the input's number, `engine.insight.arithmetic.BIAS`, or `NO_ROW`.
    strong : whether it is a total.
    """

    title: str
    input: str
    weight: str
    result: str
    row: int = NO_ROW
    strong: bool = False
    value: float = 0.0


class SumTable(CellArea):
    """The largest contributions to a unit's sum; one of its weights is the chosen one."""

    weightChosen = Signal(int)
    """The row of the input whose weight is chosen, or ``BIAS``."""
    weightHovered = Signal(int)
    """The row under the mouse, or `NO_ROW`."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes)
        self._rows: tuple[SumRow, ...] = ()
        self._chosen = NO_ROW
        self.setAccessibleName(self.tr("Inputs times weights, plus bias"))
        self.setToolTip(self.tr("Click a row to see how its weight changes next."))

    def rows(self) -> tuple[SumRow, ...]:
        """The lines, from the first to the last, without the heading."""
        return self._rows

    def setSum(
        self, look: LayerLook, found: UnitSum, at: tuple[int, int], chosen: int = NO_ROW
    ) -> None:
        """Show a unit's sum.

        Parameters
        ----------
        look : the unit's layer.
        at : where a convolution's kernel lies.
        chosen : the row of the weight that is chosen.
        """
        self._rows = tuple(self._lines(look, found, at))
        self._chosen = chosen
        places = (n for n, line in enumerate(self._rows, 1) if line.row == chosen)
        self._current = next(places, NOWHERE)
        self._fit()
        self._arrange()
        self._describe()

    def highlight(self, row: int) -> None:
        """Mark the line of an input, as if the mouse were on it; `NO_ROW` for none."""
        places = (n for n, line in enumerate(self._rows, 1) if line.row == row)
        place = next(places, NOWHERE) if row != NO_ROW else NOWHERE
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def table(self) -> list[tuple[str, ...]]:
        """The lines as texts, the heading first."""
        return [self._heading(), *(_texts(line) for line in self._rows)]

    # What the lines say

    def _lines(self, look: LayerLook, found: UnitSum, at: tuple[int, int]) -> list[SumRow]:
        lines = [
            SumRow(
                placeText(look, term.row, at),
                figureText(term.input),
                figureText(term.weight),
                figureText(term.product),
                term.row,
                value=term.product,
            )
            for term in found.terms
        ]
        if found.rest_count:
            one, more = self.tr("1 more input"), self.tr("{n:,} more inputs together")
            rest = one if found.rest_count == 1 else more.format(n=found.rest_count)
            lines.append(SumRow(rest, "", "", figureText(found.rest), value=found.rest))
        if found.bias is not None:
            text = figureText(found.bias)
            lines.append(SumRow(self.tr("bias"), "", text, text, BIAS, value=found.bias))
        lines.append(SumRow(self._total(found), "", "", figureText(found.total), strong=True))
        if not isinstance(found.function, Linear):
            name = translated(found.function.title)
            text = self.tr("f(z), {function}").format(function=name)
            lines.append(SumRow(text, "", "", figureText(found.result), strong=True))
        return lines

    def _total(self, found: UnitSum) -> str:
        if not found.rivals:
            return self.tr("z, the sum")
        sums = ", ".join(figureText(rival) for rival in found.rivals)
        return self.tr("the largest of {sums}").format(sums=sums)

    def _heading(self) -> tuple[str, str, str, str]:
        return self.tr("From"), self.tr("Input"), self.tr("Weight"), self.tr("Product")

    # As a grid of cells: the heading is the first

    def sizeHint(self) -> QSize:
        rows = max(1, self._count())
        return QSize(self._themes.scaled(320), rows * self._rowHeight() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(240), self._rowHeight())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.weightHovered.emit(self._rowOf(self._hovered))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.weightHovered.emit(NO_ROW)
        return bool(super().viewportEvent(event))

    def _count(self) -> int:
        return len(self._rows) + 1 if self._rows else 0

    def _rowHeight(self) -> int:
        return max(self._themes.scaled(ROW_PX), self.fontMetrics().height() + 4)

    def _rowOf(self, place: int) -> int:
        return self._rows[place - 1].row if 0 < place <= len(self._rows) else NO_ROW

    def _currentMoved(self) -> None:
        row = self._rowOf(self._current)
        if row != NO_ROW and row != self._chosen:
            self._chosen = row
            self.weightChosen.emit(row)

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.setMaximumWidth(self._themes.scaled(MOST_PX))

    def _themeChanged(self) -> None:
        self._fit()
        super()._themeChanged()

    def _tip(self, place: int) -> str:
        if not 0 < place <= len(self._rows):
            return ""
        line = self._rows[place - 1]
        if not line.weight or not line.input:
            return f"{line.title}: {line.result}"
        return f"{line.title}: {line.input} × {line.weight} = {line.result}"

    def _paintCell(self, painter: QPainter, place: int, cell: QRect) -> None:
        if place == 0:
            self._paintTexts(painter, cell, self._heading(), "muted", False)
            return
        theme, line = self._themes.theme, self._rows[place - 1]
        is_chosen = line.row != NO_ROW and line.row == self._chosen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or (place == self._hovered and line.row != NO_ROW):
            has_ring = place == self._current and self.hasFocus()
            painter.setPen(theme.color("accent") if has_ring else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if is_chosen else "chip"))
            painter.drawRoundedRect(
                QRectF(cell).adjusted(0.5, 0.5, -0.5, -1.5), CORNER_PX, CORNER_PX
            )
        if line.strong and not self._rows[place - 2].strong:
            painter.setPen(theme.color("edge"))
            painter.drawLine(cell.topLeft(), cell.topRight())
        self._paintTexts(painter, cell, _texts(line), "text", line.strong, self._tint(line))

    def _tint(self, line: SumRow) -> QColor:
        """The colour of a product: what speaks for the unit, and what against it."""
        theme = self._themes.theme
        if line.strong or not line.value:
            return theme.color("text")
        return theme.laneText(FOR_LANE if line.value > 0 else AGAINST_LANE)

    def _paintTexts(
        self,
        painter: QPainter,
        cell: QRect,
        texts: tuple[str, ...],
        token: str,
        strong: bool,
        tint: QColor | None = None,
    ) -> None:
        """Paint a line; without ``tint`` it is the heading."""
        theme, width = self._themes.theme, self._figureWidth()
        title, *figures = texts
        font = figureFont() if tint else QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        box = QRect(cell.right() - MARGIN_PX - width, cell.top(), width, cell.height())
        left = box.left()
        for place, (text, sign) in enumerate(zip(reversed(figures), ("=", "×", ""), strict=True)):
            painter.setPen(tint if tint and not place else theme.color(token))
            painter.drawText(box, _RIGHT, text)
            left = box.left() if text else left
            gap = QRect(box.left() - GAP_PX, cell.top(), GAP_PX, cell.height())
            if tint and figures[1] and sign:
                painter.setPen(theme.color("muted"))
                painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, sign)
            box.translate(-width - GAP_PX, 0)
        self._paintTitle(painter, cell, left - GAP_PX, title, token, strong)

    def _paintTitle(
        self, painter: QPainter, cell: QRect, right: int, text: str, token: str, strong: bool
    ) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._themes.theme.color(token))
        left = cell.left() + MARGIN_PX
        box = QRect(left, cell.top(), right - left, cell.height())
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)

    def _figureWidth(self) -> int:
        heading = self.fontMetrics()
        widest = max(heading.horizontalAdvance(text) for text in self._heading()[1:])
        return max(widest, QFontMetrics(figureFont()).horizontalAdvance("−1.234e−5"))


def _texts(line: SumRow) -> tuple[str, str, str, str]:
    return line.title, line.input, line.weight if line.row != BIAS else "", line.result


def placeText(look: LayerLook, row: int, at: tuple[int, int]) -> str:
    """Where an input comes from: row 12, column 8; unit 17; row 3, column 4, channel 2."""
    place = look.place(row, at)
    shape = look.inputs.shape
    if len(shape) == 1:
        name = (
            QCoreApplication.translate("SumTable", "input {n}")
            if look.sees_example
            else QCoreApplication.translate("SumTable", "unit {n}")
        )
        return name.format(n=place[0] + 1)
    if any(not 0 <= at < size for at, size in zip(place, shape, strict=True)):
        return QCoreApplication.translate("SumTable", "beyond the edge")
    if len(place) == 2 or shape[2] == 1:
        return QCoreApplication.translate("SumTable", "row {row}, column {column}").format(
            row=place[0] + 1, column=place[1] + 1
        )
    text = QCoreApplication.translate("SumTable", "row {row}, column {column}, channel {channel}")
    return text.format(row=place[0] + 1, column=place[1] + 1, channel=place[2] + 1)
