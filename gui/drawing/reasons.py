"""The reasons for an answer in sections that can be folded: drawing, neighbours and layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from engine.insight.explanation import Part
from gui.data.veil import Veil
from gui.drawing.evidence import Evidence
from gui.drawing.layers import LayerList
from gui.drawing.neighbours import NeighbourRow
from gui.theme import mutedLabel, setStyleFlag
from gui.widgets.messages import WrappingLabel
from gui.widgets.section import CollapsibleSection

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.insight.explanation import Explanation, Ink
    from gui.drawing.feature_maps import FeatureMaps
    from gui.theme import ThemeManager

GAP_PX, GROUP_PX = 8, 16
PIXELS = frozenset({Part.STROKES, Part.SALIENCY, Part.INTEGRATED})


class Reasons(QScrollArea):
    """Three sections under each other; of one that is folded nothing is shown or worked out.

    Attributes
    ----------
    sections : each with the parts of an explanation that it shows.
    """

    partsChanged = Signal()
    """A section has been folded or opened."""
    neighbourChosen = Signal(object)
    """A training image was clicked: an `engine.insight.explanation.Neighbour`."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.evidence = Evidence(themes)
        self.neighbours = NeighbourRow(themes)
        self.layers = LayerList(themes)
        self.missing = mutedLabel(self.tr("The examples it learnt from are not at hand."))
        self.sections = self._makeSections()
        self.content = QWidget()
        self._arrange()
        self.veil = Veil(themes, self.content)
        self.neighbours.chosen.connect(self.neighbourChosen)
        self.layers.enlargedChanged.connect(self._showEnlarged)
        for section, _ in self.sections:
            section.openChanged.connect(self.partsChanged)

    def parts(self) -> frozenset[Part]:
        """The parts of an explanation that are not folded away."""
        return frozenset().union(*(parts for section, parts in self.sections if section.isOpen()))

    def setExplanation(
        self,
        explanation: Explanation,
        drawing: tuple[NDArray | None, Ink | None],
        names: Sequence[str],
    ) -> None:
        """Show the reasons for ``drawing``, its picture and the strokes it was made of.

        Parameters
        ----------
        names : of the classes.
        """
        self.veil.hide()
        evidence, nearest, layers = (section for section, _ in self.sections)
        if evidence.isOpen():
            self.evidence.setExplanation(explanation, *drawing, names)
        if nearest.isOpen():
            self._showNeighbours(explanation, names)
        if layers.isOpen():
            self.layers.setActivations(
                explanation.activations or (), explanation.probabilities, names, explanation.target
            )

    def setPale(self, pale: bool) -> None:
        """Pale what is shown: it is about a drawing before this one."""
        self.veil.setVisible(pale)

    def scrollToStart(self) -> None:
        """Show the first reason."""
        self.verticalScrollBar().setValue(0)

    def _showNeighbours(self, explanation: Explanation, names: Sequence[str]) -> None:
        """Those of before stay until it is known which ones are near now."""
        found = explanation.neighbours
        if found is not None:
            self.neighbours.setNeighbours(found, names, explanation.target)
            self.missing.setVisible(not found)

    def _showEnlarged(self, maps: FeatureMaps) -> None:
        """Scroll as little as brings an enlarged map into view."""
        self._layOutAround(maps)
        if not maps.largeBox().isEmpty():
            corner = maps.mapTo(self.content, maps.largeBox().bottomLeft())
            self.ensureVisible(corner.x(), corner.y(), 0, GROUP_PX)

    def _layOutAround(self, widget: QWidget) -> None:
        """Lay out anew what a widget stands in, at once: Qt itself takes a turn for every level."""
        around = widget.parentWidget()
        while around is not None and around is not self.content.parentWidget():
            layout = around.layout()
            if layout is not None:
                layout.activate()
            around = around.parentWidget()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    # Arrangement

    def _makeSections(self) -> tuple[tuple[CollapsibleSection, frozenset[Part]], ...]:
        drawing = self._section(self.tr("In the drawing"), "", self.evidence)
        nearest = self._section(
            self.tr("Nearest training images"),
            self.tr(
                "Most alike as this network sees it. Distance 1: as near as examples are to each"
                " other."
            ),
            self.missing,
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
            (drawing, PIXELS),
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
        self.missing.setWordWrap(True)
        self.missing.hide()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(GROUP_PX)
        for section, _ in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.content)
