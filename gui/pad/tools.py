"""The row below the sheet: undo, clear, a test image and the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QWidget

from engine.data.ink import PEN
from gui.theme import ICON_PX, ThemeManager, figureLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

PEN_STEPS = 100
"""The slider counts in hundredths."""
THINNEST_PEN, WIDEST_PEN = 0.05, 0.30
SLIDER_LEAST_PX, SLIDER_MOST_PX = 44, 96


class Face(NamedTuple):
    """What the row shows: words on its buttons, icons on them, a pen and a figure for the slider.

    The button for a test image always has its icon; words on it are ``title``.
    """

    title: bool = False
    words: bool = False
    icons: bool = True
    pen: bool = False
    figure: bool = True


FACES = (
    Face(title=True, words=True, pen=True),
    Face(words=True, pen=True),
    Face(words=True, icons=False, pen=True),
    Face(words=True, icons=False),
    Face(pen=True),
    Face(),
    Face(figure=False),
)
"""From wide to narrow."""


class PadTools(QWidget):
    """Undo, Clear, Test image and the pen; where there is little room words give way to icons."""

    undoRequested = Signal()
    clearRequested = Signal()
    testImageRequested = Signal()
    penWidthChanged = Signal(float)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.undoButton = self._button(self.tr("Undo"))
        self.clearButton = self._button(self.tr("Clear"))
        self.undoButton.setToolTip(self.tr("Take back the last stroke (Ctrl+Z on the pad)"))
        self.clearButton.setToolTip(self.tr("Wipe the pad (Delete on the pad)"))
        self.undoButton.clicked.connect(self.undoRequested)
        self.clearButton.clicked.connect(self.clearRequested)
        self.testButton = self._button(self.tr("Test image"))
        self.testButton.setToolTip(
            self.tr("Show a test image of the data instead of a drawing: does the network know it?")
        )
        self.testButton.clicked.connect(self.testImageRequested)
        self.testButton.setEnabled(False)
        themes.setIcon(self.testButton, "image")
        self._title = self.testButton.text()
        self._words = {
            self.undoButton: (self.undoButton.text(), "undo"),
            self.clearButton: (self.clearButton.text(), "eraser"),
        }
        self._face: Face | None = None
        self._pen_icon = QLabel()
        self.slider = self._penSlider()
        self._figure = figureLabel()
        self._arrange()
        themes.themeChanged.connect(self._dress)
        self._dress()
        self.slider.valueChanged.connect(self._tellPen)
        self._showPen()

    def penWidth(self) -> float:
        """The pen's width as a share of the digit's longer side."""
        return self.slider.value() / PEN_STEPS

    def setPenWidth(self, pen: float) -> None:
        """Set the pen's width, 0.05 to 0.30."""
        self.slider.setValue(round(pen * PEN_STEPS))

    def setUsable(self, undo: bool, clear: bool, pen: bool = True) -> None:
        """Say whether there is anything to take back and to wipe, and whether there is a pen."""
        self.undoButton.setEnabled(undo)
        self.clearButton.setEnabled(clear)
        for part in (self._pen_icon, self.slider, self._figure):
            part.setEnabled(pen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_measuring:
            self._fitFace()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # One with only an icon is as high as those with words.
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        return button

    def _penSlider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(round(THINNEST_PEN * PEN_STEPS), round(WIDEST_PEN * PEN_STEPS))
        slider.setPageStep(2)
        slider.setValue(round(PEN * PEN_STEPS))
        slider.setMinimumWidth(SLIDER_LEAST_PX)
        slider.setMaximumWidth(SLIDER_MOST_PX)
        slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        slider.setAccessibleName(self.tr("Pen width"))
        slider.setToolTip(
            self.tr(
                "Pen width, as a share of the digit's longer side. {usual} gives as much ink as"
                " the digits of MNIST have; a network reads best what looks like its examples."
            ).format(usual=PEN)
        )
        return slider

    def _arrange(self) -> None:
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.undoButton)
        layout.addWidget(self.clearButton)
        layout.addWidget(self.testButton)
        layout.addStretch(1)
        layout.addWidget(self._pen_icon)
        layout.addWidget(self.slider, 100)
        layout.addWidget(self._figure)

    def _fitFace(self) -> None:
        """Show the widest face there is room for."""
        fitting = (face for face in FACES if self._needed[face] <= self.width())
        self._setFace(next(fitting, FACES[-1]))

    def _setFace(self, face: Face) -> None:
        if face == self._face:
            return
        self._face = face
        for button, (text, icon) in self._words.items():
            button.setText(text if face.words else "")
            if face.icons:
                self._themes.setIcon(button, icon)
            else:
                self._themes.removeIcon(button)
        self.testButton.setText(self._title if face.title else "")
        self._pen_icon.setVisible(face.pen)
        self._figure.setVisible(face.figure)

    def _measure(self, face: Face) -> int:
        """Width the row needs with a face."""
        self._setFace(face)
        self._row.invalidate()
        return self._row.minimumSize().width()

    def _dress(self) -> None:
        side = self._themes.scaled(ICON_PX)
        icon = self._themes.icon("pen", "muted")
        self._pen_icon.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        widest = self._figure.fontMetrics().horizontalAdvance("0.00")
        self._figure.setMinimumWidth(widest)
        self._is_measuring = True  # showing a part may resize the row, which must not turn its face
        self._needed = {face: self._measure(face) for face in FACES}
        self._is_measuring = False
        self._fitFace()

    def _tellPen(self) -> None:
        self._showPen()
        self.penWidthChanged.emit(self.penWidth())

    def _showPen(self) -> None:
        self._figure.setText(f"{self.penWidth():.2f}")
