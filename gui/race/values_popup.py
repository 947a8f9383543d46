"""The values that a race compares, to be ticked or written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.data.cells import ENTER_KEYS
from gui.race.variables import Values, Variable, countProblem, plain, readValue, readValues
from gui.theme import primaryButton, setStyleFlag, strongLabel
from gui.widgets.messages import InlineMessage, WrappingLabel

if TYPE_CHECKING:
    from gui.theme import ThemeManager

WIDTH_PX, MARGIN_PX, GAP_PX = 320, 12, 8
MOST_TICKS = 10
"""A longer list is scrolled."""


class ValuesPopup(QFrame):
    """Drops down from a button; Enter takes the values, Escape leaves them as they were.

    Parameters
    ----------
    variable : what is varied.
    values : chosen so far.
    """

    chosen = Signal(object)
    """The values, a tuple."""

    def __init__(
        self, themes: ThemeManager, variable: Variable, values: Values, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        setStyleFlag(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Values of {setting}").format(setting=variable.title))
        self._themes, self._variable = themes, variable
        self.ticks: list[QCheckBox] = []
        self._offered: list[Any] = []
        self._list = QVBoxLayout()
        self.field = QLineEdit()
        self.message = InlineMessage(themes)
        self.takeButton = primaryButton()
        self.takeButton.clicked.connect(self._take)
        self._arrange()
        self._fill(values)
        self._check()

    def popUp(self, below: QWidget) -> None:
        """Show it by a widget, where the screen has room."""
        self.setFixedWidth(self._themes.scaled(WIDTH_PX))
        self.ensurePolished()
        self._fit_height()
        screen = below.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        where = below.mapToGlobal(QPoint(0, below.height() + 4))
        left = min(where.x(), room.right() - self.width() - GAP_PX)
        top = min(where.y(), room.bottom() - self.height() - GAP_PX)
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        first = self.ticks[0] if self.ticks else self.field
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def values(self) -> Values:
        """The values ticked or written; empty where there is something wrong with them."""
        return self._read()[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self._enter()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.focusWidget() in self.ticks:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Add the value that is written, or take all that are ticked."""
        if self._variable.is_listed and self.field.hasFocus() and self.field.text().strip():
            self._add()
        else:
            self._take()

    # -- what is there -----------------------------------------------------------------------

    def _arrange(self) -> None:
        about = WrappingLabel(self._variable.help)
        setStyleFlag(about, "muted")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(GAP_PX)
        column.addWidget(strongLabel(self._variable.title))
        column.addWidget(about)
        if self._variable.is_listed:
            column.addWidget(self._scrolled())
        if self._variable.read is not None:
            column.addWidget(self.field)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.takeButton)
        column.addLayout(row)
        self._explain()

    def _scrolled(self) -> QScrollArea:
        holder = QWidget()
        holder.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(holder)
        return self._area

    def _explain(self) -> None:
        if self._variable.is_listed:
            example = plain(self._variable.values[-1]) if self._variable.values else ""
            self.field.setPlaceholderText(self.tr("Another value, then Enter"))
            self.field.setAccessibleName(self.tr("Another value"))
            tip = self.tr("For example {example}: a kind, and in brackets what is not usual.")
            self.field.setToolTip(tip.format(example=example))
        else:
            self.field.setAccessibleName(self.tr("Values, with commas between"))
            self.field.setToolTip(self.tr("One lane for each value; commas stand between them."))
        self.field.textEdited.connect(self._check)

    def _fill(self, values: Values) -> None:
        if not self._variable.is_listed:
            self.field.setText(self._variable.written(values))
            return
        others = [value for value in values if value not in self._variable.values]
        for value in (*self._variable.values, *others):
            self._offer(value, value in values)
        self._fit_list()

    def _offer(self, value: Any, on: bool) -> None:
        tick = QCheckBox(self._variable.name(value))
        tick.setChecked(on)
        tick.toggled.connect(self._check)
        self._offered.append(value)
        self.ticks.append(tick)
        self._list.addWidget(tick)

    def _fit_height(self) -> None:
        """Be as high as what is there needs at this width."""
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _fit_list(self) -> None:
        """Give the list its height, as long as it is short."""
        rows = min(len(self.ticks), MOST_TICKS)
        height = self.ticks[0].sizeHint().height() + self._list.spacing() if rows else 0
        self._area.setFixedHeight(rows * height)

    # -- what is chosen ----------------------------------------------------------------------

    def _read(self) -> tuple[Values, str]:
        if not self._variable.is_listed:
            return readValues(self._variable, self.field.text())
        ticked = zip(self._offered, self.ticks, strict=True)
        values = tuple(value for value, tick in ticked if tick.isChecked())
        problem = countProblem(values)
        return ((), problem) if problem else (values, "")

    def _check(self) -> None:
        """Say what is wrong, and how many lanes it would be."""
        values, problem = self._read()
        self._tell(problem)
        self.takeButton.setEnabled(not problem)
        self.takeButton.setText(
            self.tr("Set up the lanes")
            if problem
            else self.tr("Set up {count} lanes").format(count=len(values))
        )

    def _tell(self, problem: str) -> None:
        self.message.setMessage(problem)
        self.message.setVisible(bool(problem))
        setStyleFlag(self.field, "invalid", bool(problem) and not self._variable.is_listed)
        if self.isVisible():
            self._fit_height()

    def _add(self) -> None:
        """Put the value that is written on the list, ticked."""
        value, problem = readValue(self._variable, self.field.text().strip())
        if problem:
            self._tell(problem)
            return
        if value in self._offered:
            self.ticks[self._offered.index(value)].setChecked(True)
        else:
            self._offer(value, True)
            self._fit_list()
        self.field.clear()
        self._check()

    def _take(self) -> None:
        values, problem = self._read()
        if not problem:
            self.close()
            self.chosen.emit(values)
