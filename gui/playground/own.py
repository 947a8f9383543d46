"""The points of the user's own: edited with undo, and kept as a data set of theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand

from engine.data import own_points
from engine.data.own import store
from engine.data.own_points import MOST_POINTS, NAME, REACH, STARTERS, TITLE, Point, Points
from gui.data.desk import Asker
from gui.playground.words import arePoints

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.messages import Message
    from gui.document import Document
    from gui.session import Session

DEBOUNCE_MS = 250
"""Points are kept when nothing has been done to them for so long."""
DIGITS = 4


class OwnPoints(QObject):
    """Holds the points; each change is a step of the document's undo, and is kept soon after."""

    changed = Signal()
    kept = Signal()
    """They are in the data set now, and whoever trains next learns from them."""
    failed = Signal(object)
    """An `ErrandFailed`: they could not be written."""

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._points: Points = ()
        self._is_loaded = self._is_chosen_next = self._is_new = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._keep)

    @property
    def points(self) -> Points:
        """The points as they stand."""
        return self._points

    @property
    def isLoaded(self) -> bool:
        """Whether the points are known; before that, those kept earlier have to be read."""
        return self._is_loaded

    @property
    def isKept(self) -> bool:
        """Whether the data set holds these very points."""
        return not self._is_new

    @property
    def isShown(self) -> bool:
        """Whether the document's data are these points."""
        return self._document.spec.data.name == NAME and arePoints(self._document.data)

    def problem(self) -> Message | None:
        """What keeps the points from being kept, and the document from being trained, if any."""
        return own_points.flaw(self._points)

    def shownProblem(self) -> Message | None:
        """The same, where these points are shown and known."""
        return self.problem() if self.isShown and self._is_loaded else None

    def begin(self) -> None:
        """Have the document's data be these points; the first time, four to begin with."""
        if store.info(NAME) is not None:
            self._document.chooseData(NAME, self._choosing())
            return
        if self.problem() is not None:
            self._points = STARTERS
        self._is_loaded = self._is_new = self._is_chosen_next = True
        self._document.setFlaw(NAME, None)
        self._keep()

    def load(self, dataset: Dataset) -> None:
        """Take the points that were kept earlier, unless there are newer ones."""
        if not self._is_loaded:
            self._points, self._is_loaded = own_points.points_of(dataset), True
            self.changed.emit()

    def add(self, x: float, y: float, label: int, is_test: bool = False) -> None:
        """Set a point."""
        if len(self._points) < MOST_POINTS:
            point = Point(_within(x), _within(y), label, is_test)
            self._edit((*self._points, point), self.tr("Add a point"))

    def move(self, number: int, x: float, y: float) -> None:
        """Put a point elsewhere."""
        moved = replace(self._points[number], x=_within(x), y=_within(y))
        self._edit(self._with(number, moved), self.tr("Move a point"))

    def remove(self, number: int) -> None:
        """Take a point away."""
        self._edit(self._with(number), self.tr("Remove a point"))

    def clear(self) -> None:
        """Take all points away."""
        self._edit((), self.tr("Clear the points"))

    def flush(self) -> None:
        """Keep at once what is waiting to be kept."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def show(self, points: Points) -> None:
        """Have these points; a step of undo does."""
        self._points, self._is_loaded, self._is_new = points, True, True
        self._timer.start()
        self._document.setFlaw(NAME, self.problem())  # or the points before would be learnt from
        self.changed.emit()

    def _with(self, number: int, *points: Point) -> Points:
        """Return the points with others, or none, in place of one."""
        return (*self._points[:number], *points, *self._points[number + 1 :])

    def _edit(self, points: Points, text: str) -> None:
        if points != self._points:
            self._document.undo_stack.push(_Step(self, self._points, points, text))

    def _keep(self) -> None:
        if self.problem() is not None:
            return
        points = self._points
        self._session.desks.points.ask(
            lambda *_: store.save(own_points.draft(points), TITLE),
            Asker(self, lambda _: self._take_kept(points), self.failed.emit),
        )

    def _take_kept(self, points: Points) -> None:
        self._is_new = points != self._points
        self._session.shelf.forget()
        if self._is_chosen_next:
            self._is_chosen_next = False
            self._document.chooseData(NAME, self._choosing())
        else:
            self._document.refresh()
        self.kept.emit()

    def _choosing(self) -> str:
        return self.tr("Use my points")


def ownPointsOf(document: Document, session: Session) -> OwnPoints:
    """Return the points that belong to a document: undo outlives a window in one language."""
    found = document.findChild(OwnPoints)
    return found if found is not None else OwnPoints(document, session, document)


class _Step(QUndoCommand):
    """One step: the points before and after it."""

    def __init__(self, own: OwnPoints, before: Points, after: Points, text: str) -> None:
        super().__init__(text)
        self._own, self._before, self._after = own, before, after

    def undo(self) -> None:
        self._own.show(self._before)

    def redo(self) -> None:
        self._own.show(self._after)


def _within(value: float) -> float:
    return round(min(max(value, -REACH), REACH), DIGITS)
