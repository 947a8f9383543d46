"""The row below the sheet: undo, eraser, clear, a test image, the pen, and a menu of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

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

    The button for a test image always has its icon; words on it are ``title``. What has no button
    for want of room (``redo``, ``clear``, ``test``) is in the menu. ``gap`` lies between parts.
    """

    title: bool = False
    words: bool = False
    icons: bool = True
    pen: bool = False
    figure: bool = True
    redo: bool = True
    clear: bool = True
    test: bool = True
    gap: int = 8


FACES = (
    Face(title=True, words=True, pen=True),
    Face(words=True, pen=True),
    Face(words=True, icons=False, pen=True),
    Face(words=True, icons=False, redo=False),
    Face(pen=True),
    Face(redo=False),
    Face(redo=False, figure=False, gap=4),
    Face(redo=False, figure=False, gap=4, test=False),
    Face(redo=False, figure=False, gap=2, test=False, clear=False),
)
"""From wide to narrow."""


class PadTools(QWidget):
    """What can be done on the sheet; where there is little room words give way to icons.

    What is needed rarely, and what has no room at all, is in a menu.
    """

    undoRequested = Signal()
    redoRequested = Signal()
    eraserToggled = Signal(bool)
    """The eraser is to be taken, or the pen."""
    pasteRequested = Signal()
    openRequested = Signal()
    copyRequested = Signal()
    saveRequested = Signal()
    clearRequested = Signal()
    testImageRequested = Signal()
    penWidthChanged = Signal(float)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.undoButton = self._button(self.tr("Undo"))
        self.clearButton = self._button(self.tr("Clear"))
        self.redoButton = self._iconButton(self.tr("Redo"), "redo")
        self.redoButton.setToolTip(
            self.tr("Draw again what was taken back (Ctrl+Shift+Z on the pad)")
        )
        self.redoButton.clicked.connect(self.redoRequested)
        self.eraserButton = self._iconButton(self.tr("Eraser"), "eraser")
        self.eraserButton.setToolTip(
            self.tr(
                "Wipe whole strokes by dragging over them (E on the pad, P for the pen again)."
                " The right mouse button always erases."
            )
        )
        self.eraserButton.setCheckable(True)
        self.eraserButton.clicked.connect(self.eraserToggled)
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
            self.clearButton: (self.clearButton.text(), "trash"),
        }
        self._is_drawable = True
        self.moreButton = self._iconButton(self.tr("More"), "more")
        self.moreButton.setToolTip(self.tr("Pictures: paste, open, copy, save"))
        self.menu = self._makeMenu()
        self.moreButton.clicked.connect(self._drop)
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

    def setUsable(self, undo: bool, clear: bool, pen: bool = True, redo: bool = False) -> None:
        """Say whether there is anything to take back, wipe and redo, and whether there is a pen."""
        self.undoButton.setEnabled(undo)
        self.clearButton.setEnabled(clear)
        self.redoButton.setEnabled(redo)
        self.eraserButton.setEnabled(clear and pen)
        self._is_drawable = pen
        for part in (self._pen_icon, self.slider, self._figure):
            part.setEnabled(pen)

    def setErasing(self, erasing: bool) -> None:
        """Show whether the eraser is in the hand."""
        self.eraserButton.setChecked(erasing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_measuring:
            self._fitFace()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        _setWords(button, text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # One with only an icon is as high as those with words.
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        return button

    def _iconButton(self, name: str, icon: str) -> QToolButton:
        """A button that never has words on it."""
        button = self._button("")
        button.setAccessibleName(name)
        self._themes.setIcon(button, icon)
        return button

    def _makeMenu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fillMenu)
        return menu

    def _drop(self) -> None:
        """Open the menu above its button: there is more room than below."""
        self._fillMenu()  # only then it is known how high it is
        corner = QPoint(0, -self.menu.sizeHint().height())
        self.menu.popup(self.moreButton.mapToGlobal(corner))

    def _fillMenu(self) -> None:
        """Make the entries afresh: which buttons have room, and what can be done, changes."""
        self.menu.clear()
        for button, text in (
            (self.redoButton, self.redoButton.accessibleName()),
            (self.clearButton, self.clearButton.accessibleName()),
            (self.testButton, self._title),
        ):
            if button.isHidden():
                self._entry(text, button.clicked, button.isEnabled())
        self.menu.addSeparator()
        is_there = self.clearButton.isEnabled()
        self._entry(self.tr("Paste a picture of a digit"), self.pasteRequested, self._is_drawable)
        self._entry(self.tr("Open a picture of a digit …"), self.openRequested, self._is_drawable)
        self.menu.addSeparator()
        self._entry(self.tr("Copy as a picture"), self.copyRequested, is_there)
        self._entry(self.tr("Save as a picture …"), self.saveRequested, is_there)

    def _entry(self, text: str, signal: Any, is_usable: bool) -> None:
        entry = self.menu.addAction(text)
        entry.setEnabled(is_usable)
        entry.triggered.connect(lambda: signal.emit())

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
        for button in (
            self.undoButton,
            self.redoButton,
            self.eraserButton,
            self.clearButton,
            self.testButton,
            self.moreButton,
        ):
            layout.addWidget(button)
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
            _setWords(button, text if face.words else "")
            if face.icons:
                self._themes.setIcon(button, icon)
            else:
                self._themes.removeIcon(button)
        _setWords(self.testButton, self._title if face.title else "")
        self._row.setSpacing(face.gap)
        self.redoButton.setVisible(face.redo)
        self.clearButton.setVisible(face.clear)
        self.testButton.setVisible(face.test)
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


def _setWords(button: QToolButton, text: str) -> None:
    """Put words on a button, or none at all: then it is no wider than its icon."""
    style = Qt.ToolButtonStyle
    button.setText(text)
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if text else style.ToolButtonIconOnly)
