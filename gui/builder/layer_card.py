"""The card of one layer: a glance, its problems, and its form when it is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.builder.card_face import CardFace, CardText, CardTools
from gui.builder.problem_list import ProblemList
from gui.builder.spec_form import FormStyle, SpecForm
from gui.builder.unit_pictures import UnitPictures
from gui.builder.words import wrappedTip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.spec.layers import Layer
    from engine.spec.problems import Problem
    from gui.theme import ThemeManager

RING_PX = 2
"""Room around a card in which its focus ring is drawn."""
RADIUS_PX = 6
STRIPE_LEFT_PX, STRIPE_WIDTH_PX, STRIPE_INSET_PX = 8, 4, 8
CONVOLUTION_LANE = 3
KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
"""Why a card may have the focus so that the ring helps: a mouse shows itself where it is."""


class Card(QWidget):
    """A raised surface with a stripe; the input's card as it is, the base of a layer's."""

    def __init__(self, themes: ThemeManager, tools: CardTools | None = None) -> None:
        super().__init__()
        self._themes = themes
        self._text = CardText("", "", "", "", "muted")
        self.face = CardFace(themes, tools)
        self._column = QVBoxLayout(self)
        left = RING_PX + STRIPE_LEFT_PX + STRIPE_WIDTH_PX + 8
        self._column.setContentsMargins(left, RING_PX + 6, RING_PX + 10, RING_PX + 7)
        self._column.setSpacing(8)
        self._column.addWidget(self.face)
        themes.themeChanged.connect(self.update)

    def setText(self, text: CardText) -> None:
        """Show these texts."""
        if text == self._text:
            return
        self._text = text
        self.face.setText(text)
        self.setAccessibleName(text.spoken())
        self.face.setToolTip(wrappedTip(text.tip))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paintSurface(painter)
        self._paintStripe(painter)

    def _paintSurface(self, painter: QPainter) -> None:
        token, width = self._border()
        pen = QPen(self._themes.theme.color(token), width)
        if not self._text.enabled and token in ("line", "edge"):
            pen.setStyle(Qt.PenStyle.DashLine)
        inset = RING_PX + width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(pen)
        painter.setBrush(self._themes.theme.color("raised" if self._text.enabled else "panel"))
        painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)

    def _border(self) -> tuple[str, float]:
        """Colour token and width of the border."""
        return "line", 1

    def _paintStripe(self, painter: QPainter) -> None:
        theme = self._themes.theme
        token = self._text.stripe
        color = theme.lane(CONVOLUTION_LANE) if token == "lane" else theme.color(token)
        color.setAlphaF(1.0 if self._text.enabled else 0.35)
        top = self.face.geometry().top() + STRIPE_INSET_PX - 6
        height = self.face.height() - 2 * (STRIPE_INSET_PX - 6)
        stripe = QRectF(RING_PX + STRIPE_LEFT_PX, top, STRIPE_WIDTH_PX, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(stripe, STRIPE_WIDTH_PX / 2, STRIPE_WIDTH_PX / 2)


class LayerCard(Card):
    """A card that can be selected, dragged and edited. It decides nothing, it announces.

    Nothing appears above a field while it is edited: problems stand at their fields, or below all.
    """

    clicked = Signal()
    dragMoved = Signal(QPoint)
    """Where the mouse is, in global coordinates."""
    dragEnded = Signal()
    menuRequested = Signal(QPoint)
    keyPressed = Signal(object)
    """A `QKeyEvent` that no field used; accept it where it is used."""
    layerChanged = Signal(str, object)
    """Field that was changed, and the new layer."""
    fixRequested = Signal(object)
    grown = Signal()
    """After more of the form was opened."""
    unitPointed = Signal(int)
    """The unit whose picture is under the mouse, -1 for none."""

    def __init__(self, themes: ThemeManager, style: FormStyle) -> None:
        self.tools = CardTools(themes)
        super().__init__(themes, self.tools)
        self._style = style
        self._is_selected = False
        self._press: QPoint | None = None
        self._is_dragging = False
        self._by_keyboard = False
        self.form: SpecForm | None = None
        self.units: UnitPictures | None = None
        self.problems = ProblemList(themes)
        self.problems.fixRequested.connect(self.fixRequested)
        self._column.addWidget(self.problems)
        self.setMouseTracking(True)
        self.face.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelected(False)

    def isSelected(self) -> bool:
        """Whether the form is open."""
        return self._is_selected

    def setSelected(self, is_selected: bool) -> None:
        """Mark as selected; a card that is not loses its form."""
        self._is_selected = is_selected
        self.setReachable(is_selected)
        if not is_selected and self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._showTools()
        self.update()

    def setReachable(self, is_reachable: bool) -> None:
        """Whether Tab stops here; one card of a list at a time."""
        policy = Qt.FocusPolicy.StrongFocus if is_reachable else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def setLayer(self, layer: Layer, text: CardText, problems: tuple[Problem, ...]) -> None:
        """Show a layer, and its parameters in the form when the card is selected."""
        self.setText(text)
        self._showTools()
        if self._is_selected:
            self._showForm(layer)
            problems = self._giveProblems(problems)
        self.problems.setProblems(problems)

    def setUnits(self, values: NDArray[Any] | None) -> None:
        """Show what the layer's units give all over the inputs; None: that is not known.

        Parameters
        ----------
        values : shape (side, side, units), or (side, units) of one input.
        """
        if values is None:
            if self.units is not None:
                self.units.hide()
            return
        if self.units is None:
            self.units = UnitPictures(self._themes)
            self.units.unitPointed.connect(self.unitPointed)
            self._column.addWidget(self.units)
        self.units.setValues(values)
        self.units.show()

    def cancelDrag(self) -> None:
        """Forget the drag; the mouse button may still be down."""
        self._press, self._is_dragging = None, False

    def _showForm(self, layer: Layer) -> None:
        if self.form is not None and type(self.form.value()) is not type(layer):
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if self.form is None:
            self.form = SpecForm(self._style, layer)
            self.form.valueChanged.connect(self.layerChanged)
            self.form.fixRequested.connect(self.fixRequested)
            self.form.grown.connect(self.grown)
            self._column.insertWidget(1, self.form)
            self.form.setVisible(not self.form.isEmpty())
        else:
            self.form.setValue(layer)

    def _giveProblems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Write problems at their fields; give back those that belong to none."""
        form = self.form
        if form is None:
            return problems
        by_field: dict[str, tuple[Problem, ...]] = {}
        for problem in problems:
            if form.has(problem.field.partition(".")[0]):
                by_field[problem.field] = (*by_field.get(problem.field, ()), problem)
        form.setProblems(by_field)
        return tuple(p for p in problems if p.field not in by_field)

    def _showTools(self) -> None:
        offered = self._is_selected or self.underMouse()
        self.tools.setState(self._text.enabled, offered, self._is_selected)

    def _border(self) -> tuple[str, float]:
        width = 2 if self._is_selected else 1
        if self._text.severity:
            return ("bad" if self._text.severity == "error" else "careful"), width
        if self._is_selected:
            return "accent", width
        return ("edge" if self.underMouse() else "line"), width

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self.hasFocus() and self._by_keyboard):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self._themes.theme.color("accent")
        ring.setAlphaF(0.45)
        painter.setPen(QPen(ring, RING_PX))
        half = RING_PX / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, RADIUS_PX + 1, RADIUS_PX + 1)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._showTools()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._showTools()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() in KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        on_face = event.position().y() <= self.face.geometry().bottom()
        if event.button() == Qt.MouseButton.LeftButton and on_face:
            self._press = event.position().toPoint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the second click of a double click would fold the form again

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        distance = (event.position().toPoint() - self._press).manhattanLength()
        self._is_dragging |= distance >= QApplication.startDragDistance()
        if self._is_dragging:
            self.dragMoved.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        was_dragging, self._press, self._is_dragging = self._is_dragging, None, False
        (self.dragEnded if was_dragging else self.clicked).emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuRequested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.keyPressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)


def cardWidget(widget: QWidget | None) -> LayerCard | None:
    """The card that ``widget`` is or belongs to."""
    while widget is not None and not isinstance(widget, LayerCard):
        widget = widget.parentWidget()
    return widget
