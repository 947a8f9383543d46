"""What the run's network answers everywhere, and what its hidden units see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.builder import words as builder_words
from gui.builder.unit_pictures import NOWHERE
from gui.drawing.signed import largest
from gui.playground import words
from gui.playground.points_source import haveSamePoints
from gui.translation import translated

if TYPE_CHECKING:
    from engine.insight.observation import Field, Observation
    from gui.document import Document
    from gui.playground.own import OwnPoints
    from gui.playground.points_page import PointsPage
    from gui.session import Session


class ShownAnswers(QObject):
    """Shows on a page of points what a network that has learnt from them answers.

    Parameters
    ----------
    own : the points set by hand, which may be too few to be learnt from.
    """

    changed = Signal(object)
    """The `Field` that is shown, None for none."""

    def __init__(
        self, document: Document, session: Session, own: OwnPoints, page: PointsPage
    ) -> None:
        super().__init__(page)
        self._document, self._session, self._own, self._page = document, session, own, page
        self._field: Field | None = None
        self._unit = 0, NOWHERE
        self._hint = self.tr("Click: a point · drag: move it · right click: remove it")
        for chart in (page.plane, page.line):
            chart.pointed.connect(self.showAt)
        page.units.unitPointed.connect(self.showUnit)

    def take(self, seen: Observation) -> bool:
        """Keep the answers of an observation; return whether there are any."""
        if seen.field is None:
            return False
        self._field = seen.field
        return True

    def show(self) -> None:
        """Show the answers, where they are of a network that learns from these points."""
        field = self.shown()
        self._page.chart().setField(field)
        hidden = field.hidden if field is not None else ()
        titles = [self._units_title(place, values.shape[-1]) for place, values in hidden]
        self._page.units.setField(field, titles)
        self.showUnit(*self._unit)
        self._show_note(field)
        self._look_at(field)
        self.changed.emit(field)
        self.showAt(self._page.chart().place())

    def shown(self) -> Field | None:
        """The field, where it is of a network that has learnt from the document's data."""
        field, spec, info = self._field, self._session.spec, self._document.data
        if field is None or spec is None or len(field.low) != info.input_shape[0]:
            return None
        if not haveSamePoints(spec, self._document.spec):
            return None
        outputs = field.output.shape[-1]
        fits = outputs > 1 if info.has_classes else outputs == 1
        return field if fits else None

    def showUnit(self, layer: int, unit: int) -> None:
        """Show what a hidden unit sees in place of the answers; -1 for the answers again.

        Parameters
        ----------
        layer : its place in the spec.
        """
        if not words.arePoints(self._document.data):
            return
        self._unit = layer, unit
        field = self.shown()
        values = dict(field.hidden).get(layer) if field is not None else None
        chart = self._page.chart()
        if values is None or not 0 <= unit < values.shape[-1]:
            chart.setUnit(None)
            return
        name = self.tr("{layer}, unit {number}")
        name = name.format(layer=self._layer_title(layer), number=unit + 1)
        chart.setUnit(values[..., unit], largest(values), name)

    def showAt(self, place: tuple[float, float] | None) -> None:
        """Say what the network answers at the place looked at; of one's own points what to do."""
        info = self._document.data
        if place is None or not words.arePoints(info):
            self._page.readout.setText(self._hint if self._own.isShown else "")
            return
        names = [translated(name) for name in info.features] or ["x₁", "x₂"]
        text = words.placeText(place[: info.input_shape[0]], names)
        answer = self._page.chart().answerAt(*place)
        if answer is not None:
            classes = [translated(name) for name in info.class_names]
            text += "   →   " + words.answerText(answer, classes)
        self._page.readout.setText(text)
        self._page.chart().setAccessibleDescription(text)

    def showNote(self) -> None:
        """Show the note, unless something is to be done before."""
        note = self._page.note
        note.setVisible(bool(note.text()) and self._own.shownProblem() is None)

    def _show_note(self, field: Field | None) -> None:
        """Say what is missing: a run, or hidden units."""
        text = ""
        if field is None:
            text = self.tr("Press Train: the colours show what the network answers everywhere.")
        elif not field.hidden:
            text = self.tr("Without hidden units the border is a straight line.")
            if len(field.low) == 1:
                text = self.tr("Without hidden units the curve is a straight line.")
        self._page.unitsTitle.setVisible(field is not None and bool(field.hidden))
        self._page.note.setText(text)
        self.showNote()

    def _look_at(self, field: Field | None) -> None:
        """Show as much of the plane as there are answers for; one's own points have the whole."""
        if field is not None and not self._own.isShown and len(field.low) == 2:
            low, high = (field.low[0], field.low[1]), (field.high[0], field.high[1])
            self._page.plane.setRange(low, high)

    def _units_title(self, place: int, count: int) -> str:
        text = self.tr("{layer} · {count} units")
        if count == 1:
            text = self.tr("{layer} · 1 unit")
        return text.format(layer=self._layer_title(place), count=count)

    def _layer_title(self, index: int) -> str:
        spec = self._session.spec
        layers = spec.model.layers if spec is not None else ()
        return builder_words.cardTitle(layers[index]) if index < len(layers) else str(index + 1)
