"""The line below an answer: why it is so, and what the digit really was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from gui.theme import faintColor, mutedLabel, setStyleFlag
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.theme import ThemeManager

KEY_GAP_PX, KEY_PX, CORNER_PX = 2, 24, 5
KEY_MARGIN_PX, LEAD_GAP_PX = 4, 4
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -10, Qt.Key.Key_End: 10}


def digitOf(event: QKeyEvent) -> int | None:
    """The digit that a key press types, or None."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    place = event.key() - Qt.Key.Key_0
    return place if 0 <= place <= 9 else None


class DigitKey(QAbstractButton):
    """A small key with a digit; it shares a line with nine others."""

    def __init__(self, themes: ThemeManager, digit: int) -> None:
        super().__init__()
        self._themes = themes
        self.setText(str(digit))
        self.setToolTip(self.tr("That was a {digit}").format(digit=digit))
        self.setAccessibleName(self.toolTip())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._themes.scaled(KEY_PX), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("0") + 2, metrics.height() + KEY_MARGIN_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        ring = "accent" if self.hasFocus() else "edge" if self.underMouse() else "line"
        painter.setPen(QPen(theme.color(ring), 1))
        painter.setBrush(theme.color("selected" if self.isDown() else "chip"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CORNER_PX, CORNER_PX)
        painter.setPen(theme.color("text") if self.isEnabled() else faintColor(theme))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Correction(QWidget):
    """One line with three faces, all equally high: what to ask, ten digits, what was kept."""

    whyRequested = Signal()
    labelChosen = Signal(int)
    """The digit that was meant."""
    undoRequested = Signal()
    """What was kept is not to be kept after all."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: int | None = None
        self._guess = 0
        self.whyButton = _flat(self.tr("Why?"))
        self.whyButton.setToolTip(self.tr("See what in the drawing speaks for this answer"))
        self.openButton = _flat(self.tr("That was a …"))
        self.openButton.setToolTip(
            self.tr(
                "Say which digit it was: the drawing is kept in My digits, to train on and to"
                " test with. Typing the digit on the pad does the same."
            )
        )
        self.keys = [DigitKey(themes, digit) for digit in range(10)]
        self.lead = mutedLabel(self.tr("That was a"))
        self.closeButton = _flat("")
        themes.setIcon(self.closeButton, "close", "muted")
        self.closeButton.setAccessibleName(self.tr("Close"))
        self.closeButton.setToolTip(self.tr("Keep nothing (Esc)"))
        self.keptLabel = ElidedLabel()
        self.undoButton = _flat(self.tr("Undo"))
        self.undoButton.setToolTip(self.tr("Take it out of My digits again"))
        self._arrange()
        self._connect()
        themes.themeChanged.connect(self._fit)
        self.setAnswered(False)

    def setAnswered(self, answered: bool, correctable: bool = True, guess: int = 0) -> None:
        """Say whether there is an answer, and whether it is one to a drawing of a digit.

        Parameters
        ----------
        guess : the digit that is likely meant where the answer is wrong.
        """
        self._guess = guess
        self.whyButton.setEnabled(answered)
        self.openButton.setEnabled(answered and correctable)
        if not (answered and correctable) and self._faces.currentIndex() == KEYS:
            self.fold()

    def isOpen(self) -> bool:
        """Whether the ten digits are shown."""
        return self._faces.currentIndex() == KEYS

    def kept(self) -> int | None:
        """The digit as which the drawing is kept, or None."""
        return self._kept

    def open(self) -> None:
        """Show the ten digits; the likely one has the focus, for Enter to choose it."""
        self._faces.setCurrentIndex(KEYS)
        self._fit()
        self.keys[self._guess].setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Show what can be asked; what was kept stays kept."""
        self._kept = None
        self._faces.setCurrentIndex(ASK)

    def showKept(self, label: int) -> None:
        """Say that the drawing is kept as a digit."""
        self._kept = label
        self.keptLabel.setText(self.tr("Kept as a {digit} in My digits").format(digit=label))
        self._faces.setCurrentIndex(KEPT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isOpen():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        elif Qt.Key(event.key()) in STEPS:
            self._step(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keys[self._focused()].click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _focused(self) -> int:
        return next((place for place, key in enumerate(self.keys) if key.hasFocus()), 0)

    def _step(self, step: int) -> None:
        self.keys[min(max(self._focused() + step, 0), 9)].setFocus()

    def _close(self) -> None:
        self.fold()
        self.openButton.setFocus()

    def _fit(self) -> None:
        """Leave the words before the keys out where the keys need their room."""
        keys = sum(key.sizeHint().width() + KEY_GAP_PX for key in self.keys)
        close = self.closeButton.sizeHint().width()
        self.lead.setVisible(keys + close + self.lead.sizeHint().width() <= self.width())

    def _connect(self) -> None:
        self.whyButton.clicked.connect(self.whyRequested)
        self.openButton.clicked.connect(self.open)
        self.closeButton.clicked.connect(self._close)
        self.undoButton.clicked.connect(self.undoRequested)
        for digit, key in enumerate(self.keys):
            key.clicked.connect(partial(self.labelChosen.emit, digit))

    def _arrange(self) -> None:
        self.lead.setContentsMargins(0, 0, LEAD_GAP_PX, 0)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(_line(self.whyButton, self.openButton, None))
        self._faces.addWidget(_line(self.lead, *self.keys, self.closeButton, gap=KEY_GAP_PX))
        self._faces.addWidget(_line(self.keptLabel, self.undoButton, None))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


ASK, KEYS, KEPT = range(3)


class StagesLine(QWidget):
    """Says that the pad's pictures are made otherwise than usual; hidden while they are not."""

    resetRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel()
        setStyleFlag(self.label, "severity", "warning")
        self.button = _flat(self.tr("All on"))
        self.button.setToolTip(self.tr("Make the picture as the examples of MNIST were made"))
        self.button.clicked.connect(self.resetRequested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setOff(0)

    def setOff(self, count: int) -> None:
        """Say how many stages are off."""
        one, more = self.tr("1 stage off"), self.tr("{count} stages off").format(count=count)
        self.label.setText(one if count == 1 else more)
        self.setVisible(count > 0)


def _flat(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    setStyleFlag(button, "flat")
    return button


def _line(*parts: QWidget | None, gap: int = 8) -> QWidget:
    """A row of parts; None stands for what room is left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part, 1 if isinstance(part, DigitKey) else 0)
    return row
