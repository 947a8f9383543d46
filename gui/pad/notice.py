"""What to know of the network before its answer is believed, and what to try instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from gui.theme import setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.pad.picture import Sample
    from gui.theme import ThemeManager

GAP_PX = 4


class PadNotice(QWidget):
    """A sentence about drawings with a button; others while an image out of the data is shown.

    It has the height of the longest sentence, so that the button stays under the mouse.
    """

    actionRequested = Signal()
    whyRequested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.label, self.testLabel, self.otherLabel = (WrappingLabel() for _ in range(3))
        self._labels = self.label, self.testLabel, self.otherLabel
        self._shown = self.label
        self.testLabel.setText(
            self.tr("Test images are kept back: the network has never learnt from this one.")
        )
        self.otherLabel.setText(
            self.tr("The network may have learnt from this image; a test image is a fairer test.")
        )
        self.button = QPushButton()
        self.button.setMinimumWidth(1)  # or the panel's content could not be narrower than it
        self.button.clicked.connect(self.actionRequested)
        self.whyButton = QPushButton(self.tr("Why?"))
        self.whyButton.setToolTip(self.tr("See what in the picture speaks for this answer"))
        setStyleFlag(self.whyButton, "flat")
        self.whyButton.clicked.connect(self.whyRequested)
        self._arrange()
        self.setMessage("")

    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self._shown.text() if self.label.text() else ""

    def setMessage(self, text: str, action: str = "") -> None:
        """Set the sentence about drawings and what the button says; each may be empty."""
        self.label.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._showSentence()
        self._fitButton()
        self.setVisible(bool(text or action))

    def setSample(self, sample: Sample | None) -> None:
        """Speak about an image out of the data, or about drawings where there is none."""
        of_sample = self.testLabel if sample is not None and sample.is_test else self.otherLabel
        self._shown = self.label if sample is None else of_sample
        self._showSentence()

    def heightFor(self, width: int) -> int:
        """Height that it needs at a width, the same for all sentences; 0 while hidden."""
        heights = []
        if self.label.text():
            heights.append(max(_linesOf(label, width) for label in self._labels))
        if not self.button.isHidden():
            heights.append(self.button.sizeHint().height())
        return sum(heights) + GAP_PX * max(0, len(heights) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitButton()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fitButton()

    def _showSentence(self) -> None:
        """Show one sentence and keep the room of the others, where there is one at all."""
        has_text = bool(self.label.text())
        for label in self._labels:
            policy = label.sizePolicy()
            policy.setRetainSizeWhenHidden(has_text)
            label.setSizePolicy(policy)
            label.setVisible(has_text and label is self._shown)
        self.setAccessibleName(self.text())

    def _fitButton(self) -> None:
        """Leave the icon out where the words need its room, then the question."""
        self._themes.setIcon(self.button, "image", "muted")
        whole = self.button.sizeHint().width()
        self._themes.removeIcon(self.button)
        question = self.whyButton.sizeHint().width() + GAP_PX
        asks = self.button.sizeHint().width() + question <= self.width()
        if whole + (question if asks else 0) <= self.width():
            self._themes.setIcon(self.button, "image", "muted")
        self.whyButton.setVisible(asks and bool(self.button.text()))

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        for label in self._labels:
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            setStyleFlag(label, "muted")
            layout.addWidget(label, 0, 0, 1, 2)
        layout.addWidget(self.button, 1, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.whyButton, 1, 1, Qt.AlignmentFlag.AlignLeft)
        layout.setColumnStretch(1, 1)


def _linesOf(label: WrappingLabel, width: int) -> int:
    """Height of a label's text; the label itself would not say less than it has now."""
    label.ensurePolished()
    box = QRect(0, 0, width, 0)
    return label.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, label.text()).height()
