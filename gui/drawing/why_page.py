"""Why the pad's network answers as it does, for the drawing there is, while it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.insight.explanation import Explanation, Neighbour, Part
from gui.drawing import why_words
from gui.drawing.class_row import ClassRow
from gui.drawing.reasons import GAP_PX, GROUP_PX, Reasons
from gui.pad.bars import DIGITS
from gui.theme import headingLabel, mutedLabel, setStyleFlag
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.insight.explanation import Ink
    from gui.pad.wants import Wants
    from gui.theme import ThemeManager

OWNER = "why"
OVERDUE_MS = 2500
"""After so long without an explanation, the last one is shown as the old one it is."""
HINT, REASONS = range(2)
HINT_MARGIN_PX = 64


class Explains(Protocol):
    """What is needed of `gui.session.Session`."""

    explained: SignalInstance


class WhyPage(QWidget):
    """Strokes, pixels, training images and layers that speak for a class, or against it.

    Only what can be seen is asked for: nothing while the page is hidden, and no part of a section
    that is folded.

    Parameters
    ----------
    session : tells each new explanation; those of older drawings never come here.
    wants : is told which parts are looked at, and for which class.
    """

    sampleRequested = Signal(object, str, str)
    """A training image to show on the pad, what it is, and the name of its class."""

    def __init__(self, session: Explains, wants: Wants, themes: ThemeManager) -> None:
        super().__init__()
        self._wants, self._themes = wants, themes
        self._picture: NDArray | None = None
        self._ink: Ink | None = None
        self._names: tuple[str, ...] = tuple(DIGITS)
        self._shown: Explanation | None = None
        self.heading, self.lead = headingLabel(), WrappingLabel()
        self.explained = WrappingLabel()
        self.classes = ClassRow()
        self.reasons = Reasons(themes)
        self.hint = mutedLabel()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pages = QStackedWidget()
        self._arrange()
        self._overdue = QTimer(self, singleShot=True, interval=OVERDUE_MS)
        self._connect(session)
        self.classes.setNames(self._names)
        self._showHint()

    def setDrawing(self, picture: NDArray | None, ink: Ink | None) -> None:
        """Take what is on the pad; what has been said of the one before stays until the new word.

        Parameters
        ----------
        picture : of shape (h, w) or (h, w, channels); None for an empty pad.
        ink : the strokes it was made of, None for a picture out of the data.
        """
        was_empty, self._picture, self._ink = self._picture is None, picture, ink
        if picture is None:
            self._overdue.stop()
            self._forget()
        else:
            self._overdue.start()
        if was_empty or picture is None:
            self._showHint()
        self._ask()

    def setClassNames(self, names: Sequence[str]) -> None:
        """Name the classes; others than before follow the answer again."""
        self._names = tuple(names)
        self.classes.setNames(self._names)
        self._fitHead()

    def setExplained(self, text: str) -> None:
        """Say whose reasons these are, where several networks read; empty where one does."""
        self.explained.setText(text)
        self.explained.setVisible(bool(text))

    def followAnswer(self) -> None:
        """Tell the reasons for the answer, from the first one."""
        self.classes.follow()
        self.reasons.scrollToStart()

    def explanation(self) -> Explanation | None:
        """What is shown, or None."""
        return self._shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitHead()

    # What is asked for

    def _parts(self) -> frozenset[Part]:
        """The parts that can be seen now."""
        if not self.isVisible() or self._picture is None:
            return frozenset()
        parts = {Part.NOVELTY} | self.reasons.parts()
        return frozenset(parts if self._ink is not None else parts - {Part.STROKES})

    def _ask(self) -> None:
        self._wants.set(OWNER, self._parts())

    # What is shown

    def _take(self, explanation: Explanation) -> None:
        target = self.classes.target()
        if not self._parts() or (target is not None and target != explanation.target):
            return  # asked for before another class was chosen
        if not self._isForThis(explanation):
            return
        if len(explanation.probabilities) != len(self._names):
            self.setClassNames([str(place) for place in range(len(explanation.probabilities))])
        self._overdue.stop()
        self._shown = explanation
        self._pages.setCurrentIndex(REASONS)
        self.classes.setWinner(int(explanation.probabilities.argmax()))
        self._showWords(explanation)
        self.reasons.setExplanation(explanation, (self._picture, self._ink), self._names)

    def _isForThis(self, explanation: Explanation) -> bool:
        """Whether it has any of the parts looked at here, and not only what others look at."""
        asked = self._parts() - {Part.NOVELTY}
        return not asked or any(_given(explanation, part) for part in asked)

    def _showWords(self, explanation: Explanation) -> None:
        is_novel = why_words.isNovel(explanation)
        self.heading.setText(why_words.question(explanation, self._names))
        setStyleFlag(self.lead, "severity", "warning" if is_novel else "info")
        text = why_words.sentence(explanation, self._names)
        if text != self.lead.text():
            self.lead.setText(text)

    def _showHint(self) -> None:
        """Say, in place of reasons, why there are none."""
        if self._picture is None:
            text = self.tr(
                "Draw a digit on the pad, or take a test image: here you see, while you draw, why"
                " the network reads it as it does."
            )
        else:
            text = self.tr(
                "The reasons are being worked out: they appear here a moment after the answer."
            )
        self.hint.setText(text)
        self._pages.setCurrentIndex(HINT)
        self.heading.setText(self.tr("Why?"))
        self.lead.setText("")
        self.classes.setEnabled(self._picture is not None)

    def _forget(self) -> None:
        self._shown = None
        self.reasons.setPale(False)
        self.classes.setWinner(None)
        self.classes.follow()

    def _age(self) -> None:
        """Pale what is shown: it is about a drawing before this one, which has no reasons yet."""
        if self._shown is not None:
            self.reasons.setPale(True)
            setStyleFlag(self.lead, "severity", "warning")
            self.lead.setText(self.tr("Not explained yet: these are the reasons of before."))

    def _follow(self, target: int | None) -> None:
        self._wants.setTarget(target)

    def _tell(self, neighbour: Neighbour) -> None:
        label = neighbour.label
        name = self._names[label] if label < len(self._names) else str(label)
        caption = self.tr("training image of {name}").format(name=name)
        self.sampleRequested.emit(neighbour.image, caption, name)

    # Arrangement

    def _fitHead(self) -> None:
        """Put the classes below the question where there is too little room beside it."""
        self.classes.setRoom(self.width())
        metrics = self.heading.fontMetrics()
        question = metrics.horizontalAdvance(why_words.longestQuestion(self._names))
        is_wide = question + GROUP_PX + self.classes.sizeHint().width() <= self.width()
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _arrange(self) -> None:
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setMargin(HINT_MARGIN_PX)
        self._head.setSpacing(GAP_PX)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.classes, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self.reasons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addLayout(self._head)
        layout.addWidget(self.lead)
        layout.addWidget(self.explained)
        layout.addWidget(self._pages, 1)
        setStyleFlag(self.explained, "muted")
        self.explained.hide()

    def _connect(self, session: Explains) -> None:
        session.explained.connect(self._take)
        self._themes.themeChanged.connect(self._fitHead)
        self._overdue.timeout.connect(self._age)
        self.classes.targetChanged.connect(self._follow)
        self.reasons.neighbourChosen.connect(self._tell)
        self.reasons.partsChanged.connect(self._ask)


def _given(explanation: Explanation, part: Part) -> bool:
    """Whether a part has been worked out."""
    parts = {
        Part.ACTIVATIONS: explanation.activations,
        Part.SALIENCY: explanation.saliency,
        Part.INTEGRATED: explanation.integrated,
        Part.STROKES: explanation.pieces,
        Part.NEIGHBOURS: explanation.neighbours,
        Part.NOVELTY: explanation.novelty,
    }
    return parts[part] is not None
