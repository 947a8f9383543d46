"""The Playground tab: points, the live answers of the network, and what its hidden units see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data import own_points, recipe
from engine.data.own_points import NAME
from engine.insight.observation import Sight
from engine.messages import InputError
from engine.spec import checks
from engine.spec.augmentation import Augmentation
from gui.builder import words as builder_words
from gui.builder.unit_pictures import NOWHERE
from gui.data.desk import Asker, Look, looking
from gui.data.legend import Entry, Legend
from gui.data.split_bar import TEST_LANE
from gui.drawing.signed import largest
from gui.playground import words
from gui.playground.chart import NOTHING, Samples
from gui.playground.empty_page import EmptyPage
from gui.playground.frame import around
from gui.playground.line_view import LineView
from gui.playground.options_row import OptionsRow
from gui.playground.own import ownPointsOf
from gui.playground.plane_view import PlaneView
from gui.playground.set_chips import SetChips
from gui.playground.small_network import fitted
from gui.playground.tool_row import ToolRow
from gui.playground.unit_strip import UnitStrip
from gui.theme import headingLabel, setStyleFlag
from gui.training.train_tab import TRAINING_LANE
from gui.translation import translated
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage, WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from engine.insight.observation import Field, Observation
    from engine.messages import Message
    from engine.spec.run import RunSpec
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.session import Session
    from gui.theme import ThemeManager

OWNER = "playground"
"""As whom the tab asks the session to look."""
EMPTY, POINTS = range(2)
PLANE, LINE = range(2)
BESIDE_SHARE = 1.15
"""So much wider than high, the hidden units stand beside the plane, not below it."""
SIDE_PX, SIDE_SHARE = 250, 0.38
"""Width of what stands beside, and at most this share of the tab's."""
BELOW_PX, LEGEND_PX = 150, 52
"""Height of what stands below, with and without hidden units."""
ROW_PX = 660
"""In a narrower tab the figures of the run have a row of their own."""
FIGURES_MS = 100
UNBOUND_PX = 16_777_215
"""Qt's own QWIDGETSIZE_MAX, which takes a limit away."""


class PlaygroundTab(QWidget):
    """Points with one or two inputs, and what the current run's network answers everywhere.

    Training is the window's business: the tab shows what the session observes, and only asks it
    to look while it is seen itself.
    """

    presetRequested = Signal(str)
    """The name of a preset that is to be loaded."""
    importRequested = Signal()
    """A file with data of the user's is to be chosen, in the Data tab."""
    setsChanged = Signal()
    """The user's own points were kept: the data sets there are may be others."""
    unitsChanged = Signal(object)
    """The `Field` whose hidden units may be shown elsewhere, None for none."""

    def __init__(self, document: Document, session: Session, themes: ThemeManager) -> None:
        super().__init__()
        self._document, self._session, self._themes = document, session, themes
        self._field: Field | None = None
        self._wanted: tuple[Any, ...] = ()
        self._unit = 0, NOWHERE
        self.own = ownPointsOf(document, session)
        self.sets = SetChips(themes)
        self.options = OptionsRow(document, themes)
        self.tools = ToolRow(themes)
        self.message = InlineMessage(themes, severity="warning")
        self.run = ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self.plane, self.line = PlaneView(themes), LineView(themes)
        self.charts, self.pages = QStackedWidget(), QStackedWidget()
        self.readout = ElidedLabel()
        self.legend = Legend(themes)
        self.units = UnitStrip(themes)
        self.empty = EmptyPage(themes)
        self._units_title = headingLabel(self.tr("Hidden units"))
        self._note = WrappingLabel()
        self._hint = self.tr("Click: a point · drag: move it · right click: remove it")
        self._run_timer = QTimer(self)
        self._run_timer.setSingleShot(True)
        self._run_timer.setInterval(FIGURES_MS)
        self._run_timer.timeout.connect(self._show_run)
        self._arrange()
        self._connect()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.own.flush()
        self._ask_to_look()
        self.unitsChanged.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def showUnit(self, layer: int, unit: int) -> None:
        """Show what a hidden unit sees in place of the answers; -1 for the answers again.

        Parameters
        ----------
        layer : its place in the spec.
        """
        if not self._are_points:
            return
        self._unit = layer, unit
        field = self._shown_field()
        values = dict(field.hidden).get(layer) if field is not None else None
        chart = self._chart()
        if values is None or not 0 <= unit < values.shape[-1]:
            chart.setUnit(None)
            return
        name = self.tr("{layer}, unit {number}")
        name = name.format(layer=self._layer_title(layer), number=unit + 1)
        chart.setUnit(values[..., unit], largest(values), name)

    # Where things are

    def _arrange(self) -> None:
        for label in (self.run, self.readout, self._note):
            setStyleFlag(label, "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        outer = self._scrolling(content)
        outer.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole.addWidget(outer)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sets)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        self._row.addWidget(self.options, 0, left)
        self._row.addWidget(self.tools, 0, left)
        self._row.addWidget(self.run, 1)
        layout.addLayout(self._row)
        layout.addWidget(self.message)
        layout.addWidget(self.pages, 1)
        self.pages.addWidget(self._scrolling(self.empty))
        self.pages.addWidget(self._points_page())
        self.charts.addWidget(self.plane)
        self.charts.addWidget(self.line)

    def _points_page(self) -> QWidget:
        page = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        chart = QVBoxLayout()
        chart.setSpacing(4)
        chart.addWidget(self.charts, 1)
        chart.addWidget(self.readout)
        self._box.addLayout(chart, 1)
        self._box.addWidget(self._side())
        return page

    def _side(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self.legend)
        column.addWidget(self._units_title)
        column.addWidget(self._note)
        column.addWidget(self.units)
        column.addStretch(1)
        self._scroll = self._scrolling(content)
        return self._scroll

    def _scrolling(self, content: QWidget) -> QScrollArea:
        """Let something scroll where there is too little room, as with large text."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _turn(self) -> None:
        """Put the hidden units beside the plane where there is room, or else below it."""
        beside = self.width() > BESIDE_SHARE * self.height()
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        width = min(self._themes.scaled(SIDE_PX), round(SIDE_SHARE * self.width()))
        height = self._themes.scaled(BELOW_PX if self.units.rows else LEGEND_PX)
        has_room = self._has_room()
        self._row.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)
        self.run.setVisible(has_room or bool(self.run.text()))
        self._scroll.setMinimumSize(*((width, 0) if beside else (0, height)))
        self._scroll.setMaximumSize(*((width, UNBOUND_PX) if beside else (UNBOUND_PX, height)))

    def _has_room(self) -> bool:
        """Whether the figures of the run fit beside the settings of the points."""
        return self.width() >= self._themes.scaled(ROW_PX)

    def _connect(self) -> None:
        document, session = self._document, self._session
        self.sets.chosen.connect(self._choose)
        self.sets.importRequested.connect(self.importRequested)
        self.empty.presetRequested.connect(self.presetRequested)
        self.message.fixRequested.connect(self._use_small_network)
        self.tools.brushChanged.connect(self.plane.setBrush)
        self.tools.clearRequested.connect(self.own.clear)
        self.plane.added.connect(lambda x, y: self.own.add(x, y, *self.tools.brush()))
        self.plane.moved.connect(self.own.move)
        self.plane.removed.connect(self.own.remove)
        self.plane.labelChosen.connect(self.tools.choose)
        self.own.changed.connect(self._show_own)
        self.own.kept.connect(self._take_kept)
        self.own.failed.connect(self._tell)
        for chart in (self.plane, self.line):
            chart.pointed.connect(self._show_answer)
        self.units.unitPointed.connect(self.showUnit)
        document.specChanged.connect(self._refresh)
        session.observed.connect(self._take_observation)
        session.historyChanged.connect(self._show_run_soon)
        session.momentChanged.connect(self._show_run)
        session.stateChanged.connect(self._show_state)
        session.dataReady.connect(self._refresh)
        self._themes.themeChanged.connect(self._turn)

    # What is shown

    @property
    def _is_own(self) -> bool:
        return self._document.spec.data.name == NAME and self._are_points

    @property
    def _are_points(self) -> bool:
        info = self._document.data
        return len(info.input_shape) == 1 and info.input_shape[0] <= 2

    def _chart(self) -> PlaneView | LineView:
        return self.plane if self._document.data.input_shape[0] == 2 else self.line

    def _refresh(self) -> None:
        """Show what the document has, and read its points where they are not shown yet."""
        info, spec = self._document.data, self._document.spec
        self.sets.setChosen(spec.data.name)
        self.options.setVisible(self._are_points and info.to_order)
        self.tools.setVisible(self._is_own)
        self.pages.setCurrentIndex(POINTS if self._are_points else EMPTY)
        self._show_message()
        self.readout.setText(self._hint if self._is_own else "")
        if self._are_points:
            self.charts.setCurrentWidget(self._chart())
            self.plane.setEditing(self._is_own)
            self.plane.setBrush(*self.tools.brush())
        self._ask_to_look()
        if self.isVisible() and self._are_points:
            self._read()
            self._show_field()
            self._show_run()
        else:
            self.unitsChanged.emit(None)

    def _show_message(self) -> None:
        """Say what is wrong, and offer a network that fits where the model does not."""
        own = self._own_problem()
        misfits = checks.errors(self._document.problems) if self._are_points else ()
        text, fix = "", ""
        if own is not None:
            text = translated(own)
        elif misfits:
            text = self.tr("The model does not fit these points.")
            text += " " + translated(misfits[0].message)
            fix = self.tr("Use a small network for points")
        self.message.setMessage(text, "warning", fix)
        self.message.setVisible(bool(text))
        self._note.setVisible(bool(self._note.text()) and own is None)

    def _ask_to_look(self) -> None:
        seen = self.isVisible() and self._are_points
        self._session.look(OWNER, frozenset({Sight.FIELD}) if seen else frozenset())

    # Points

    def _read(self) -> None:
        """Read what the spec asks for, unless it is shown already."""
        spec = self._document.spec
        if self._is_own and self.own.isLoaded:
            self._wanted = ()
            self._show_own()
            return
        wanted = _wanted(spec)
        if wanted == self._wanted:
            return
        if self._wanted[:1] != wanted[:1]:
            self._show_samples(NOTHING)
        self._wanted = wanted
        session = self._session
        work = looking(session.shelf, spec, session.usableDataDir())
        session.desks.playground.ask(work, Asker(self, self._take_look, self._tell))

    def _take_look(self, look: Look) -> None:
        if look.dataset is None or _wanted(look.spec) != _wanted(self._document.spec):
            return
        if look.spec.data.name == NAME:
            self.own.load(look.dataset)
            self._show_own()
            return
        self._show_samples(_samples(look))
        dataset = look.dataset
        every = np.concatenate([dataset.train.x, dataset.test.x]).astype(np.float64)
        if every.shape[1] == 2:
            low, high = around(tuple(every.min(axis=0)), tuple(every.max(axis=0)))
            self.plane.setRange((low[0], low[1]), (high[0], high[1]))

    def _show_own(self) -> None:
        """Show the user's own points as they stand."""
        if not self._is_own:
            return
        points = self.own.points
        x = np.array([(p.x, p.y) for p in points], np.float32).reshape(-1, 2)
        labels = np.array([p.label for p in points], np.int32)
        hollow = np.array([p.is_test for p in points], bool)
        self._show_samples(Samples(x, labels, hollow, own_points.MOST_CLASSES))
        self.plane.setRange(*own_points.PLANE)
        self._show_message()

    def _show_samples(self, samples: Samples) -> None:
        info = self._document.data
        names = [translated(name) for name in info.features] or ["x₁", "x₂"]
        axes = (names[0], names[1] if len(names) > 1 else self._target_title())
        self._chart().setSamples(samples, axes)
        self._show_legend(samples)

    def _target_title(self) -> str:
        return self.tr("probability") if self._document.data.has_classes else self.tr("target")

    def _show_legend(self, samples: Samples) -> None:
        names = [translated(name) for name in self._document.data.class_names]
        entries = [Entry(name, label) for label, name in enumerate(names)]
        both = bool(samples.hollow.any())
        on_line = not names and self._chart() is self.line
        lanes: tuple[int | str, int | str] = ("muted", "muted")
        if on_line:
            lanes = (TRAINING_LANE, TEST_LANE)
        if both or on_line:
            entries.append(Entry(self.tr("training"), lanes[0]))
        if both:
            entries.append(Entry(self.tr("test"), lanes[1], hollow=True))
        if on_line:
            entries.append(Entry(self.tr("network"), "text", shape="none"))
        self.legend.setEntries(entries)

    def _take_kept(self) -> None:
        self.setsChanged.emit()
        self._show_message()

    # Answers

    def _take_observation(self, seen: Observation) -> None:
        if seen.field is not None:
            self._field = seen.field
            if self.isVisible() and self._are_points:
                self._show_field()

    def _shown_field(self) -> Field | None:
        """The field, where it is of a network that has learnt from the document's data."""
        field, spec, info = self._field, self._session.spec, self._document.data
        if field is None or spec is None or len(field.low) != info.input_shape[0]:
            return None
        if _key(spec) != _key(self._document.spec):
            return None
        outputs = field.output.shape[-1]
        fits = outputs > 1 if info.has_classes else outputs == 1
        return field if fits else None

    def _show_field(self) -> None:
        field = self._shown_field()
        self._chart().setField(field)
        hidden = field.hidden if field is not None else ()
        units = self.tr("{layer} · {count} units")
        titles = [
            units.format(layer=self._layer_title(place), count=values.shape[-1])
            for place, values in hidden
        ]
        self.units.setField(field, titles)
        self.showUnit(*self._unit)
        self._show_note(field)
        self._turn()
        if field is not None and not self._is_own and len(field.low) == 2:
            self.plane.setRange((field.low[0], field.low[1]), (field.high[0], field.high[1]))
        self.unitsChanged.emit(field)
        self._show_answer(self._chart().place())

    def _own_problem(self) -> Message | None:
        """What keeps one's own points from being learnt, where they are shown."""
        return self.own.problem() if self._is_own and self.own.isLoaded else None

    def _show_note(self, field: Field | None) -> None:
        """Say what is missing: a run, or hidden units."""
        text = ""
        if field is None:
            text = self.tr("Press Train: the colours show what the network answers everywhere.")
        elif not field.hidden:
            text = self.tr("Without hidden units the border is a straight line.")
            if len(field.low) == 1:
                text = self.tr("Without hidden units the curve is a straight line.")
        self._units_title.setVisible(field is not None and bool(field.hidden))
        self._note.setText(text)
        self._note.setVisible(bool(text) and self._own_problem() is None)

    def _layer_title(self, index: int) -> str:
        spec = self._session.spec
        layers = spec.model.layers if spec is not None else ()
        return builder_words.cardTitle(layers[index]) if index < len(layers) else str(index + 1)

    def _show_answer(self, place: tuple[float, float] | None) -> None:
        """Say what the network answers at the place looked at."""
        info = self._document.data
        if place is None or not self._are_points:
            self.readout.setText(self._hint if self._is_own else "")
            return
        names = [translated(name) for name in info.features] or ["x₁", "x₂"]
        text = words.placeText(place[: info.input_shape[0]], names)
        answer = self._chart().answerAt(*place)
        if answer is not None:
            classes = [translated(name) for name in info.class_names]
            text += "   →   " + words.answerText(answer, classes)
        self.readout.setText(text)
        self._chart().setAccessibleDescription(text)

    def _show_run_soon(self) -> None:
        """A run tells of itself more often than figures can be read."""
        if self.isVisible() and not self._run_timer.isActive():
            self._run_timer.start()

    def _show_run(self) -> None:
        if not self.isVisible():
            return
        session, spec = self._session, self._session.spec
        is_ours = spec is not None and _key(spec) == _key(self._document.spec)
        metrics = spec.training.metrics if spec is not None else ()
        metric = metrics[0] if metrics else "accuracy"
        text = words.runText(session.history, session.moment, metric) if is_ours else ""
        if text != self.run.text():
            self.run.setText(text)
            self.run.setVisible(bool(text) or self._has_room())

    def _show_state(self) -> None:
        self.own.flush()
        self._show_run()

    # What the user does

    def _choose(self, name: str) -> None:
        if name == NAME:
            self.own.begin()
        else:
            self._document.chooseData(name, self.tr("Change data"))

    def _use_small_network(self) -> None:
        spec = fitted(self._document.spec, self._document.data.shape())
        self._document.edit(spec, self.tr("Use a small network for points"))

    def _tell(self, event: ErrandFailed) -> None:
        hint = translated(event.hint) if event.hint else ""
        self.message.setMessage(f"{translated(event.message)} {hint}".strip(), "error", "")
        self.message.show()


def _samples(look: Look) -> Samples:
    """Return the points that are learnt from, and those tested with where they are others."""
    dataset, choice = look.dataset, look.choice
    assert dataset is not None
    assert choice is not None
    train, test = dataset.train, dataset.test
    x, y = train.x[choice.train], choice.labels
    classes = len(dataset.info.class_names)
    if np.array_equal(train.x, test.x):
        return Samples(x, y, np.zeros(len(y), bool), classes)
    hollow = np.arange(len(y) + len(test)) >= len(y)
    return Samples(np.concatenate([x, test.x]), np.concatenate([y, test.y]), hollow, classes)


def _wanted(spec: RunSpec) -> tuple[Any, ...]:
    """Return everything on which depends which points are shown; first the set's name."""
    training, data = spec.training, replace(spec.data, augmentation=Augmentation())
    apart = training.validation, training.validation_split, training.validation_count
    return (data.name, data, spec.data_seed, *apart)


def _key(spec: RunSpec) -> tuple[object, ...]:
    try:
        return recipe.key(spec)
    except InputError:
        return (spec.data.name,)
