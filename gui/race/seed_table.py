"""The ranking of a race that was repeated over several seeds, as a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from engine.insight.verdict import amount
from gui.race.difference_table import laneMark
from gui.theme import figureFont
from gui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from engine.insight.comparison import Comparison, RankRow
    from gui.race.lane_run import LaneRun
    from gui.theme import ThemeManager

ROW_MARGIN_PX, CELL_GAP_PX = 8, 11
LANE, FIGURE, BEST, AHEAD, DIVERGED = range(5)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
UNKNOWN = "–"


class SeedTable(QTableWidget):
    """The lanes from best to worst, as high as they are many."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(0, 5)
        self._themes = themes
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_OnOneLine(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Lanes over the seeds"))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def setComparison(self, comparison: Comparison, lanes: Sequence[LaneRun]) -> None:
        """Show the ranking."""
        by_number = {lane.number: lane for lane in lanes}
        ranking = comparison.ranking()
        self._show_titles(comparison)
        self.setRowCount(len(ranking))
        for row, ranked in enumerate(ranking):
            self._show_row(row, ranked, by_number, comparison)
        self.setColumnHidden(DIVERGED, not comparison.diverged.any())
        self._fit()

    def _show_titles(self, comparison: Comparison) -> None:
        figure = translated(comparison.measure.title)
        unit = " %" if comparison.measure.is_share else ""
        titles = {
            LANE: (self.tr("lane"), self.tr("From the best mean to the worst.")),
            FIGURE: (
                self.tr("mean ± sd{unit}").format(unit="," + unit if unit else ""),
                self.tr(
                    "{figure} after epoch {epoch}: mean and standard deviation (n − 1) over the "
                    "seeds."
                ).format(figure=figure[:1].upper() + figure[1:], epoch=comparison.epoch),
            ),
            BEST: (self.tr("best"), self.tr("With how many seeds no other lane was better.")),
            AHEAD: (
                self.tr("ahead of next"),
                self.tr("With how many seeds it was ahead of the lane below."),
            ),
            DIVERGED: (self.tr("diverged"), self.tr("With how many seeds it diverged.")),
        }
        for column, (title, tip) in titles.items():
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            item.setTextAlignment(RIGHT if column else LEFT)
            self.setHorizontalHeaderItem(column, item)

    def _show_row(
        self, row: int, ranked: RankRow, lanes: dict[int, LaneRun], comparison: Comparison
    ) -> None:
        lane, total = lanes[ranked.lane], len(comparison.seeds)
        name = QTableWidgetItem(laneMark(self._themes, lane.style), lane.name)
        name.setToolTip(lane.name)
        self.setItem(row, LANE, name)
        duel = ranked.following
        mean = UNKNOWN
        if not math.isnan(ranked.mean):
            mean = amount(ranked.mean, ranked.deviation, comparison.measure)
        texts = {
            FIGURE: mean,
            BEST: _of(ranked.best, total),
            AHEAD: _of(duel.wins, duel.seeds) if duel is not None else UNKNOWN,
            DIVERGED: _of(ranked.diverged, total) if ranked.diverged else UNKNOWN,
        }
        for column, text in texts.items():
            item = QTableWidgetItem(text)
            item.setTextAlignment(RIGHT)
            item.setFont(figureFont())
            self.setItem(row, column, item)

    def sizeHint(self) -> QSize:
        width = sum(self.columnWidth(column) for column in range(self.columnCount()))
        height = self.horizontalHeader().sizeHint().height()
        height += self.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        return QSize(width, height + (bar.sizeHint().height() if bar.maximum() else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.scaled(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_themes"):
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_MARGIN_PX)
        for column in range(self.columnCount()):
            header = self.horizontalHeader().sectionSizeHint(column)
            if not self.isColumnHidden(column):
                cells = self.sizeHintForColumn(column)
                self.setColumnWidth(column, max(header, cells) + CELL_GAP_PX)
        self.updateGeometry()


class _OnOneLine(QStyledItemDelegate):
    """Paints names and figures on one line, though their fonts are different ones."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        table, text = drawn.widget, drawn.text
        style = table.style()
        box = style.subElementRect(style.SubElement.SE_ItemViewItemText, drawn, table)
        drawn.text = ""
        style.drawControl(style.ControlElement.CE_ItemViewItem, drawn, painter, table)
        width = drawn.fontMetrics.horizontalAdvance(text)
        is_figure = bool(drawn.displayAlignment & Qt.AlignmentFlag.AlignRight)
        gap = style.pixelMetric(style.PixelMetric.PM_FocusFrameHMargin, drawn, table) + 1
        left = box.right() + 1 - width if is_figure else box.left() + gap
        base = box.top() + (box.height() + table.fontMetrics().capHeight()) // 2
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(table.palette().color(QPalette.ColorRole.Text))
        painter.drawText(left, base, text)
        painter.restore()


def _of(count: int, total: int) -> str:
    return f"{count} / {total}"
