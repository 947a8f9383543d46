"""Why the pad's network answers as it does, for the drawing there is, while it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from engine.insight.explanation import Explanation, Neighbour, Part
from gui.data.veil import Veil
from gui.drawing.class_row import ClassRow
from gui.drawing.evidence import Evidence
from gui.drawing.layers import LayerList
from gui.drawing.neighbours import NeighbourRow
from gui.pad.bars import DIGITS, percentText
from gui.pad.needle import DOUBTFUL
from gui.theme import headingLabel, mutedLabel, setStyleFlag
from gui.widgets.messages import WrappingLabel
from gui.widgets.section import CollapsibleSection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.insight.explanation import Ink
    from gui.drawing.feature_maps import FeatureMaps
    from gui.pad.wants import Wants
    from gui.theme import ThemeManager

OWNER = "why"
SURE = 0.8
"""From this probability on, people call it sure."""
OVERDUE_MS = 2500
"""After so long without an explanation, the last one is shown as the old one it is."""
LEAST_NEXT_SHARE = 0.01
"""A runner-up less probable than this is not worth a word."""
HINT, REASONS = range(2)
HINT_MARGIN_PX = 64
GAP_PX, GROUP_PX = 8, 16


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
        self.evidence = Evidence(themes)
        self.neighbours = NeighbourRow(themes)
        self.layers = LayerList(themes)
        self.hint = mutedLabel()
        self._no_neighbours = mutedLabel()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pages, self._content = QStackedWidget(), QWidget()
        self._scroll = QScrollArea()
        self._sections = self._makeSections()
        self._arrange()
        self._veil = Veil(themes, self._content)
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
        self._scroll.verticalScrollBar().setValue(0)

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
        parts = {Part.NOVELTY}
        for section, of_it in self._sections:
            if section.isOpen():
                parts |= of_it
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
        self._veil.hide()
        self._shown = explanation
        self._pages.setCurrentIndex(REASONS)
        self.classes.setWinner(int(explanation.probabilities.argmax()))
        self._showWords(explanation)
        self._showParts(explanation)

    def _isForThis(self, explanation: Explanation) -> bool:
        """Whether it has any of the parts looked at here, and not only what others look at."""
        asked = self._parts() - {Part.NOVELTY}
        return not asked or any(_given(explanation, part) for part in asked)

    def _showParts(self, explanation: Explanation) -> None:
        evidence, nearest, layers = (section for section, _ in self._sections)
        if evidence.isOpen():
            self.evidence.setExplanation(explanation, self._picture, self._ink, self._names)
        if nearest.isOpen():
            self._showNeighbours(explanation)
        if layers.isOpen():
            self.layers.setActivations(
                explanation.activations or (),
                explanation.probabilities,
                self._names,
                explanation.target,
            )

    def _showNeighbours(self, explanation: Explanation) -> None:
        """Those of before stay until it is known which ones are near now."""
        found = explanation.neighbours
        if found is not None:
            self.neighbours.setNeighbours(found, self._names, explanation.target)
            self._no_neighbours.setVisible(not found)

    def _showWords(self, explanation: Explanation) -> None:
        name, winner = self._names[explanation.target], int(explanation.probabilities.argmax())
        is_answer = explanation.target == winner
        question = self.tr("Why {name}?") if is_answer else self.tr("Why not {name}?")
        self.heading.setText(question.format(name=name))
        is_novel = (explanation.novelty or 0.0) >= DOUBTFUL
        share = float(explanation.probabilities[winner])
        text = self._noveltyText(share) if is_novel else self._answerText(explanation, winner)
        setStyleFlag(self.lead, "severity", "warning" if is_novel else "info")
        if text != self.lead.text():
            self.lead.setText(text)

    def _noveltyText(self, share: float) -> str:
        if share < SURE:
            return self.tr("Unlike every example it learnt from: its answer means little.")
        return self.tr(
            "Unlike every example it learnt from: softmax is sure, but that means little."
        )

    def _answerText(self, explanation: Explanation, winner: int) -> str:
        shares = explanation.probabilities
        percent = percentText(float(shares[explanation.target]))
        if explanation.target != winner:
            text = self.tr("{name} gets {percent}; the answer is {answer}, {sure} sure.")
            return text.format(
                name=self._names[explanation.target],
                percent=percent,
                answer=self._names[winner],
                sure=percentText(float(shares[winner])),
            )
        second = int(np.argsort(-shares, kind="stable")[min(1, len(shares) - 1)])
        if shares[second] < LEAST_NEXT_SHARE or second == winner:
            return self.tr("It is {percent} sure.").format(percent=percent)
        text = self.tr("It is {percent} sure; next comes {name} with {other}.")
        return text.format(
            percent=percent, name=self._names[second], other=percentText(float(shares[second]))
        )

    def _showHint(self) -> None:
        """Say, in place of reasons, why there are none."""
        if self._picture is None:
            text = self.tr(
                "Draw a digit on the pad, or take a test image: here you see, while you draw, why"
                " the network reads it as it does."
            )
        else:
            text = self.tr("As soon as a network has answered, its reasons appear here.")
        self.hint.setText(text)
        self._pages.setCurrentIndex(HINT)
        self.heading.setText(self.tr("Why?"))
        self.lead.setText("")
        self.classes.setEnabled(self._picture is not None)

    def _forget(self) -> None:
        self._shown = None
        self._veil.hide()
        self.classes.setWinner(None)
        self.classes.follow()

    def _age(self) -> None:
        """Pale what is shown: it is about a drawing before this one, which has no reasons yet."""
        if self._shown is not None:
            self._veil.show()
            setStyleFlag(self.lead, "severity", "warning")
            self.lead.setText(self.tr("Not explained yet: these are the reasons of before."))

    def _showEnlarged(self, maps: FeatureMaps) -> None:
        """Scroll as little as brings an enlarged map into view."""
        self._layOutAround(maps)
        if not maps.largeBox().isEmpty():
            corner = maps.mapTo(self._content, maps.largeBox().bottomLeft())
            self._scroll.ensureVisible(corner.x(), corner.y(), 0, GROUP_PX)

    def _layOutAround(self, widget: QWidget) -> None:
        """Lay out anew what a widget stands in, at once: Qt itself takes a turn for every level."""
        around = widget.parentWidget()
        while around is not None and around is not self._content.parentWidget():
            layout = around.layout()
            if layout is not None:
                layout.activate()
            around = around.parentWidget()
        QCoreApplication.sendEvent(self._scroll, QEvent(QEvent.Type.LayoutRequest))

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
        longest = max(self._names, key=len, default="")
        metrics = self.heading.fontMetrics()
        question = metrics.horizontalAdvance(self.tr("Why not {name}?").format(name=longest))
        is_wide = question + GROUP_PX + self.classes.sizeHint().width() <= self.width()
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _makeSections(self) -> tuple[tuple[CollapsibleSection, frozenset[Part]], ...]:
        pixels = {Part.STROKES, Part.SALIENCY, Part.INTEGRATED}
        drawing = self._section(self.tr("In the drawing"), "", self.evidence)
        nearest = self._section(
            self.tr("Nearest training images"),
            self.tr(
                "Most alike as this network sees it. Distance 1: as near as examples are to each"
                " other."
            ),
            self._no_neighbours,
            self.neighbours,
        )
        layers = self._section(
            self.tr("Layer by layer"),
            self.tr(
                "Each on a scale of its own: blue above 0, orange below. Click a map to enlarge it."
            ),
            self.layers,
        )
        return (
            (drawing, frozenset(pixels)),
            (nearest, frozenset({Part.NEIGHBOURS})),
            (layers, frozenset({Part.ACTIVATIONS})),
        )

    def _section(self, title: str, explanation: str, *widgets: QWidget) -> CollapsibleSection:
        section = CollapsibleSection(self._themes, title)
        column = QVBoxLayout(section.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        if explanation:
            label = WrappingLabel(explanation)
            setStyleFlag(label, "muted")
            column.addWidget(label)
        for widget in widgets:
            column.addWidget(widget)
        return section

    def _arrange(self) -> None:
        self._no_neighbours.setText(self.tr("The examples it learnt from are not at hand."))
        self._no_neighbours.setWordWrap(True)
        self._no_neighbours.hide()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setMargin(HINT_MARGIN_PX)
        self._head.setSpacing(GAP_PX)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.classes, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(GROUP_PX)
        for section, _ in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(scroll)
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
        self.neighbours.chosen.connect(self._tell)
        self.layers.enlargedChanged.connect(self._showEnlarged)
        for section, _ in self._sections:
            section.openChanged.connect(self._ask)


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
