"""The menu of layers to add: every kind with a line on what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.spec.layers.base import LAYERS
from gui.builder.layer_card import CONVOLUTION_LANE
from gui.builder.problem_list import brokenLines
from gui.builder.words import GROUPS, STRIPES, groupTitle, wrappedTip
from gui.theme import mutedLabel, setStyleFlag
from gui.translation import translated

if TYPE_CHECKING:
    from gui.theme import ThemeManager

PADDING_PX, STRIPE_PX, GAP_PX = 8, 4, 10
TEXT_LEFT_PX = PADDING_PX + STRIPE_PX + GAP_PX
MOST_LINES = 2
BORDER_PX = 10
"""What the menu takes of its width beside its content."""
WIDTH_PX = 430


class KindButton(QAbstractButton):
    """One kind of layer: stripe, title, and what it does in two lines at most."""

    def __init__(self, themes: ThemeManager, kind: Any) -> None:
        super().__init__()
        self.kind: str = kind.kind
        self._themes, self._group = themes, kind.group
        self._about = translated(kind.help)
        self.setText(translated(kind.title))
        self.setToolTip(wrappedTip(self._about))
        self.setAccessibleDescription(self._about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._themes.scaled(WIDTH_PX)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        lines = 1 + len(self.shownLines(width))
        return lines * self.fontMetrics().height() + PADDING_PX

    def shownLines(self, width: int) -> list[str]:
        """What it does, in the lines it takes in a button of ``width`` logical pixels.

        Where that would be more than two lines the first sentence says it.
        """
        room = width - TEXT_LEFT_PX - PADDING_PX
        lines = self._broken(self._about, room)
        if len(lines) > MOST_LINES:
            lines = self._broken(self._about.partition(". ")[0] + ".", room)
        *whole, last = lines[:MOST_LINES]
        if len(lines) > MOST_LINES:
            last = f"{last} …"
        return [*whole, self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, room)]

    def _broken(self, text: str, room: int) -> list[str]:
        return brokenLines(text, self.fontMetrics(), room).split("\n")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        token = STRIPES[self._group]
        painter.setBrush(theme.lane(CONVOLUTION_LANE) if token == "lane" else theme.color(token))
        stripe = QRectF(PADDING_PX, 6, STRIPE_PX, self.height() - 12)
        painter.drawRoundedRect(stripe, STRIPE_PX / 2, STRIPE_PX / 2)
        self._paintText(painter)

    def _paintText(self, painter: QPainter) -> None:
        theme, line = self._themes.theme, self.fontMetrics().height()
        left, top = TEXT_LEFT_PX, PADDING_PX / 2
        room = self.width() - left - PADDING_PX
        plain, strong = self.font(), self.font()
        strong.setWeight(strong.Weight.DemiBold)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(left, top, room, line), middle, self.text())
        painter.setFont(plain)
        painter.setPen(theme.color("muted"))
        for place, about in enumerate(self.shownLines(self.width()), 1):
            painter.drawText(QRectF(left, top + place * line, room, line), middle, about)


class AddMenu(QFrame):
    """A list that drops down; arrows move in it, Enter takes, Escape closes."""

    chosen = Signal(str)
    """Keras's name of the kind."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        setStyleFlag(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Add layer"))
        self._content = QWidget()
        self._themes = themes
        self.buttons: list[KindButton] = []
        self._fill()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 6)
        layout.addWidget(scroll)

    def popUp(self, below: QWidget) -> None:
        """Show the menu by a widget, as wide as it, where the screen has room."""
        screen = below.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width = min(max(below.width(), self._themes.scaled(WIDTH_PX)), room.width() - 16)
        wanted = self._content.heightForWidth(width - BORDER_PX) + 16
        self.resize(width, min(wanted, room.height() - 16))
        where = below.mapToGlobal(QPoint(0, below.height() + 2))
        top = min(where.y(), room.bottom() - self.height() - 8)
        left = min(where.x(), room.right() - self.width() - 8)
        self.move(max(left, room.left()), max(top, room.top() + 8))
        self.show()
        self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.buttons) - 1}
        focused = self.focusWidget()
        place = self.buttons.index(focused) if focused in self.buttons else -1
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._focus((place + by) % len(self.buttons))
        elif event.key() in places:
            self._focus(places[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place >= 0:
            self.buttons[place].click()
        elif not self._jump(event.text(), place):
            super().keyPressEvent(event)

    def _jump(self, letter: str, place: int) -> bool:
        """Go to the next kind that starts with a letter."""
        order = [(place + 1 + i) % len(self.buttons) for i in range(len(self.buttons))]
        matching = [i for i in order if self.buttons[i].text().lower().startswith(letter.lower())]
        if letter.strip() and matching:
            self._focus(matching[0])
        return bool(letter.strip() and matching)

    def _focus(self, place: int) -> None:
        self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(1)
        kinds: list[Any] = list(LAYERS.kinds.values())
        others = [kind.group for kind in kinds if kind.group not in GROUPS]
        for group in dict.fromkeys((*GROUPS, *others)):
            heading = mutedLabel(groupTitle(group))
            heading.setContentsMargins(PADDING_PX, 6, 0, 2)
            column.addWidget(heading)
            for kind in kinds:
                if kind.group == group:
                    column.addWidget(self._button(kind))
        column.addStretch(1)

    def _button(self, kind: Any) -> KindButton:
        button = KindButton(self._themes, kind)
        button.clicked.connect(lambda: self._choose(button.kind))
        self.buttons.append(button)
        return button

    def _choose(self, kind: str) -> None:
        self.close()
        self.chosen.emit(kind)
