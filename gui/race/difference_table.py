"""What differs between lanes or finished runs, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QIcon,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.theme import setStyleFlag

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.race.lane_run import LaneRun
    from gui.theme import Theme, ThemeManager

Index = QModelIndex | QPersistentModelIndex
MARK_PX, MARK_LINE_PX, MARK_SHARE = 16, 3.0, 0.75
"""A mark's size, how thick its line is, and how much of the size it takes; then comes the name."""
DASH = (1.4, 1.2)
"""Of the mark of a dashed lane: two dashes that can be told from a line."""
ROW_MARGIN_PX = 8
LEAST_PX, MOST_PX = 72, 240
"""Width of a lane's column."""
SETTING_SHARE = 0.4
"""The settings take no more than so much of the width; lanes need the rest."""
HEADER_GAP_PX = 18
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def laneMark(themes: ThemeManager, style: int) -> QIcon:
    """A short piece of a lane's curve, in its colour and dashed where that is.

    Parameters
    ----------
    style : 0 to 11, as `gui.theme.Theme.lane` counts.
    """
    icon = QIcon()
    size = themes.scaled(MARK_PX)
    for ratio in (1, 2):
        icon.addPixmap(_mark(themes.theme, style, size, ratio))
    return icon


def _mark(theme: Theme, style: int, size: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    pen = QPen(theme.lane(style), MARK_LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if theme.laneIsDashed(style):
        pen.setDashPattern(list(DASH))
    painter.setPen(pen)
    painter.drawLine(0, size // 2, round(MARK_SHARE * size), size // 2)
    painter.end()
    return pixmap


class DifferenceTable(QWidget):
    """A row for each setting that differs, a column for each lane.

    The settings' names stay where they are while many lanes scroll. What most lanes have in
    common stands back, so that the odd ones are seen at once.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._model = _Model(themes, self)
        self._table = QTableView()
        self._note = QLabel()
        self._copy = QAction(self.tr("Copy as text"), self)
        self._arrange()
        self._copy.triggered.connect(self.copy)
        themes.themeChanged.connect(self._dress)
        self.setRows((), ())

    def setRows(
        self, headers: Sequence[LaneRun], rows: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        """Show what differs.

        Parameters
        ----------
        headers : the lanes, from left to right.
        rows : what a setting is called, and one text for each lane; "" where it has no such.
        """
        self._model.show([(lane.name, lane.style) for lane in headers], rows)
        self._note.setText(
            self.tr("These are the same in everything.")
            if len(headers) > 1
            else self.tr("What differs appears here once there are two to compare.")
        )
        self._copy.setEnabled(bool(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._fit()

    def text(self) -> str:
        """The table as text: a line a row, tabs between columns."""
        return self._model.text(self.tr("Setting"))

    def copy(self) -> None:
        """Put the table on the clipboard."""
        if self._copy.isEnabled():
            QGuiApplication.clipboard().setText(self.text())

    def _arrange(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._note)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        setStyleFlag(self._note, "muted")
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self._copy)
        self._prepare_table()

    def _prepare_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setItemDelegate(_Ruled(self._themes, self))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(self.tr("What differs"))
        table.setToolTip(self.tr("Only what differs is listed. Pale: what most have in common."))
        table.addAction(self._copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.setHighlightSections(False)
            header.setDefaultAlignment(LEFT)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionsClickable(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_settings()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_stack"):
            self._fit()

    def _dress(self) -> None:
        self._model.redress()
        self._fit()

    def _fit(self) -> None:
        """Make rows as high and columns as wide as their texts, within limits."""
        metrics, table = self._table.fontMetrics(), self._table
        table.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_MARGIN_PX)
        mark = self._themes.scaled(MARK_PX)
        table.horizontalHeader().setMinimumHeight(max(mark, metrics.height()) + ROW_MARGIN_PX)
        least, most = self._themes.scaled(LEAST_PX), self._themes.scaled(MOST_PX)
        for column in range(self._model.columnCount()):
            widest = max(map(metrics.horizontalAdvance, self._model.texts(column)))
            wanted = widest + mark + HEADER_GAP_PX
            table.setColumnWidth(column, min(max(wanted, least), most))
        self._fit_settings()

    def _fit_settings(self) -> None:
        metrics = self._table.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._model.settings()), default=0)
        most = round(SETTING_SHARE * self.width())
        self._table.verticalHeader().setFixedWidth(min(widest + HEADER_GAP_PX, most))


class _Ruled(QStyledItemDelegate):
    """Paints cells with a line below, as the settings have one."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.setPen(self._themes.theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


@dataclass(frozen=True)
class _Row:
    setting: str
    cells: tuple[str, ...]
    common: str | None
    """What more lanes have than anything else; None where each has something else."""


class _Model(QAbstractTableModel):
    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._lanes: list[tuple[str, int]] = []
        self._rows: list[_Row] = []

    def show(
        self, lanes: Sequence[tuple[str, int]], rows: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        self.beginResetModel()
        self._lanes = list(lanes)
        self._rows = [_Row(setting, tuple(cells), _common(cells)) for setting, cells in rows]
        self.endResetModel()

    def redress(self) -> None:
        """The colours are others now."""
        if self._lanes:
            last = len(self._lanes) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def settings(self) -> list[str]:
        return [row.setting for row in self._rows]

    def texts(self, column: int) -> list[str]:
        return [self._lanes[column][0], *(row.cells[column] for row in self._rows)]

    def text(self, title: str) -> str:
        lines = [(title, *(name for name, _ in self._lanes))]
        lines += [(row.setting, *row.cells) for row in self._rows]
        return "\n".join("\t".join(line) for line in lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lanes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        text = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text or "–"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color("text" if text and text != row.common else "muted")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.setting}, {self._lanes[index.column()][0]}: {text or '–'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        name = self._lanes[section][0] if across else self._rows[section].setting
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return name
        if across and role == Qt.ItemDataRole.DecorationRole:
            return laneMark(self._themes, self._lanes[section][1])
        if across and role == Qt.ItemDataRole.ForegroundRole:
            return self._themes.theme.laneText(self._lanes[section][1])
        return None

    def _color(self, token: str) -> QColor:
        return self._themes.theme.color(token)


def _common(cells: Sequence[str]) -> str | None:
    """Return what most have; of equally many the first's."""
    counts = Counter(cells)
    text, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return text if count > 1 else None
