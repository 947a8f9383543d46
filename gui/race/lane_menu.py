"""What can be done with a lane of the race, as a menu; and the mark by which a lane is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QIcon,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QMenu, QWidget

from engine.spec.race import MOST_LANES

if TYPE_CHECKING:
    from gui.theme import Theme, ThemeManager

MARK_PX = 18
"""Length of the sample of a lane's line."""
LINE_PX = 3.0
DASH = (2.2, 1.4)
"""Line and gap of a dashed sample, in widths of the line."""
MENU_ICON_PX, FRAME_CORNER_PX = 16, 4
KEYS = {
    "rename": Qt.Key.Key_F2,
    "hide": Qt.Key.Key_H,
    "solo": Qt.Key.Key_S,
    "remove": Qt.Key.Key_Delete,
}
"""What does the same in the table."""


@dataclass(frozen=True)
class LaneLook:
    """What a menu has to know of its lane.

    Parameters
    ----------
    number, name, style, is_hidden : as `gui.race.lane_run.LaneRun` has them.
    is_solo : whether it is the only one shown.
    """

    number: int
    name: str
    style: int
    is_hidden: bool
    is_solo: bool


class LaneMenu(QMenu):
    """Rename, hide, solo, recolour and remove a lane, or take its settings over.

    It tells what was chosen; the keys it names are those of the table.

    Parameters
    ----------
    look : of the lane.
    users : names of the lanes by the style they have, told beside it.
    """

    renameRequested = Signal(int)
    hideToggled = Signal(int)
    soloToggled = Signal(int)
    adoptRequested = Signal(int)
    removeRequested = Signal(int)
    styleChosen = Signal(int, int)
    """The lane's number and the style, 0 to 11."""

    def __init__(
        self, themes: ThemeManager, look: LaneLook, users: Mapping[int, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._themes, self._look = themes, look
        self.setToolTipsVisible(True)
        self.setAccessibleName(self.tr("Lane {name}").format(name=look.name))
        self._fill(users)

    def _fill(self, users: Mapping[int, str]) -> None:
        self._add(self.tr("Rename"), self.renameRequested.emit, "pen", "rename")
        self._add_colours(users)
        self.addSeparator()
        hide = self.tr("Show curves") if self._look.is_hidden else self.tr("Hide curves")
        icon = "eye" if self._look.is_hidden else "eye-off"
        self._add(hide, self.hideToggled.emit, icon, "hide")
        self._add_solo()
        self.addSeparator()
        adopt = self._add(self.tr("Use these settings"), self.adoptRequested.emit, "duplicate")
        adopt.setToolTip(
            self.tr("Puts what this lane trains into the builder, to train it alone or change it.")
        )
        self.addSeparator()
        remove = self._add(self.tr("Remove lane"), self.removeRequested.emit, "trash", "remove")
        remove.setToolTip(self.tr("The other lanes go on exactly as they would have."))

    def _add_solo(self) -> None:
        solo = self._add(self.tr("Only this lane"), self.soloToggled.emit, "", "solo")
        solo.setCheckable(True)
        solo.setChecked(self._look.is_solo)
        solo.setToolTip(self.tr("Lets the other lanes stand back until chosen again."))

    def _add(self, text: str, tell: Callable[[int], None], icon: str, key: str = "") -> QAction:
        action = QAction(text, self)
        if key:
            # Shown, not bound: the table acts on its keys itself.
            action.setShortcut(QKeySequence(KEYS[key]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        if icon:
            self._themes.setIcon(action, icon)
        action.triggered.connect(lambda: tell(self._look.number))
        self.addAction(action)
        return action

    def _add_colours(self, users: Mapping[int, str]) -> None:
        colours = QMenu(self.tr("Colour"), self)
        group = QActionGroup(colours)
        for style in range(MOST_LANES):
            action = QAction(self._style_text(style, users.get(style, "")), group)
            action.setCheckable(True)
            is_own = style == self._look.style
            action.setChecked(is_own)
            # The icon stands where the tick would be, so it has to say the same.
            ratio = self.devicePixelRatioF()
            action.setIcon(style_icon(self._themes, style, ratio, is_framed=is_own))
            action.triggered.connect(lambda _, style=style: self._choose(style))
            colours.addAction(action)
        self.addMenu(colours)

    def _choose(self, style: int) -> None:
        self.styleChosen.emit(self._look.number, style)

    def _style_text(self, style: int, user: str) -> str:
        names = self._colour_names()
        name = names[style % len(names)]
        if self._themes.theme.laneIsDashed(style):
            name = self.tr("{colour}, dashed").format(colour=name)
        return f"{name}  ·  {user}" if user else name

    def _colour_names(self) -> tuple[str, ...]:
        """Names of the lanes' colours, in their order in the theme."""
        return (
            self.tr("Blue"),
            self.tr("Vermilion"),
            self.tr("Green"),
            self.tr("Pink"),
            self.tr("Amber"),
            self.tr("Sky blue"),
        )


def style_icon(themes: ThemeManager, style: int, ratio: float, is_framed: bool = False) -> QIcon:
    """A sample of the line of a style, as an icon for a menu; in a frame where it is chosen."""
    side = themes.scaled(MENU_ICON_PX)
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    box = QRectF(0, 0, side, side)
    if is_framed:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(themes.theme.color("accent"), 1.5))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), FRAME_CORNER_PX, FRAME_CORNER_PX)
        box.adjust(3, 0, -3, 0)
    paint_sample(painter, themes.theme, style, box, themes.fontScale)
    painter.end()
    return QIcon(pixmap)


def paint_sample(
    painter: QPainter,
    theme: Theme,
    style: int,
    box: QRectF,
    scale: float = 1.0,
    color: QColor | None = None,
) -> None:
    """Paint a piece of a lane's line across the middle of a box.

    Parameters
    ----------
    scale : of the line's width.
    color : other than the lane's own.
    """
    pen = QPen(color or theme.lane(style), LINE_PX * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if theme.laneIsDashed(style):
        pen.setDashPattern(DASH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    middle = box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    painter.restore()
