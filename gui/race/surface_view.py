"""The true loss surface of a race: asked for, computed, looked at from above or from the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.data.progress import ProgressLine
from gui.race import surface_texts
from gui.race.surface_field import LossField, Moment, Track
from gui.race.surface_map import SurfaceMap
from gui.race.surface_relief import SurfaceRelief
from gui.race.surface_words import SteadyLabel, TwoLineLabel
from gui.theme import primaryButton, setStyleFlag
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import InlineMessage, WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.insight.surface import Surface
    from gui.race.lane_run import LaneRun
    from gui.theme import ThemeManager

GAP_PX, GROUP_GAP_PX = 8, 16
TALL_PX = 430
"""From this height on there is room for the whole explanation; below it is in the tool tip."""
ASIDE_PX = 420
"""So wide is the text of the empty state at the most."""


class SurfaceView(QWidget):
    """Shows a loss surface with the lanes' paths, and lets it be asked for.

    It stands on a panel and has no margins of its own. What it shows follows from what it is told:
    nothing yet, a computation under way (over the coarse picture as soon as there is one), a
    failure, a surface.
    """

    requested = Signal(bool)
    """A surface is wanted; whether with filter-normalised directions."""
    cancelled = Signal()
    """The one being computed is not wanted any more."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._surface: Surface | None = None
        self._field: LossField | None = None
        self._lanes: tuple[LaneRun, ...] = ()
        self._moment = Moment()
        self._painted: object = None
        self._computing, self._failure = False, ""
        self._available, self._reason = True, ""
        self.map, self.relief = SurfaceMap(themes), SurfaceRelief(themes)
        self.contour, self.landscape = self._chips()
        self.normalised = Chip(self.tr("Filter-normalised"), checkable=True)
        self.computeButton = primaryButton(self.tr("Compute the loss surface"))
        self.againButton = QPushButton(self.tr("Compute again"))
        self.cancelButton = QPushButton(self.tr("Cancel"))
        self.words, self.invitation = SteadyLabel(), WrappingLabel()
        self.message = InlineMessage(themes, "", "info")
        self.progress = ProgressLine(beside=True)
        self.figures = TwoLineLabel(self.tr("Measured with each network's own weights."))
        self._pictures, self._pages = QStackedWidget(), QStackedWidget()
        self._foot = QStackedWidget()
        self._dress()
        self._arrange()
        self._connect()
        self._show()

    # -- what is shown ---------------------------------------------------------------------

    def setAvailable(self, on: bool, reason: str = "") -> None:
        """Say whether a surface could be computed now; ``reason``: a sentence why not."""
        self._available, self._reason = on, reason
        self._show()

    def setSurface(self, surface: Surface | None, lanes: Sequence[LaneRun]) -> None:
        """Show a surface, or with None nothing yet; a coarse one leaves the computation going.

        Parameters
        ----------
        lanes : all lanes of the race; those that the surface has no path of are said to be left
            out, hidden ones are not drawn.
        """
        self._surface, self._lanes = surface, tuple(lanes)
        self._computing = surface is not None and not surface.is_final and self._computing
        self._failure = ""
        self._paint_surface()
        self._end()

    def setLanes(self, lanes: Sequence[LaneRun]) -> None:
        """Take over other names, colours and which lanes are hidden."""
        self._lanes = tuple(lanes)
        self._paint_surface()
        self._show()

    def setProgress(self, done: int = 0, total: int = 0) -> None:
        """Say how far the computation is; a ``total`` of 0: not known."""
        if not self._computing:
            self._computing, self._failure = True, ""
            self._show()
        self.progress.setProgress(self.tr("Measuring the loss"), done, total)

    def setFailure(self, text: str, hint: str = "") -> None:
        """Say why there is no surface, or no finer one."""
        self._computing, self._failure = False, f"{text} {hint}".strip()
        self._end()

    def setIdle(self) -> None:
        """Nothing is being computed any more; what has been measured stays."""
        self._computing = False
        self._end()

    def setMoment(self, update: int | None, own: Mapping[int, int] | None = None) -> None:
        """Move the markers to an update, with None to the paths' ends.

        Parameters
        ----------
        own : for lanes that count other updates, as with another batch size, theirs by number.
        """
        self._moment = Moment(update, dict(own or {}))
        self.map.setMoment(self._moment)
        self.relief.setMoment(self._moment)
        self._show_figures()

    @property
    def surface(self) -> Surface | None:
        """What is shown."""
        return self._surface

    # -- how it is made --------------------------------------------------------------------

    def _chips(self) -> tuple[Chip, Chip]:
        chips = (
            Chip(self.tr("Contour"), checkable=True),
            Chip(self.tr("Landscape"), checkable=True),
        )
        self._kinds = QButtonGroup(self)
        for chip in chips:
            self._kinds.addButton(chip)
        chips[0].setChecked(True)
        chips[0].setToolTip(self.tr("From above: lines join places of the same loss."))
        chips[1].setToolTip(
            self.tr("From the side: height is the loss, in powers of ten. Drag to turn it.")
        )
        return chips

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Loss surface"))
        self.normalised.setToolTip(
            self.tr(
                "Scales each filter of the two directions to the length of the first weights' "
                "filter and leaves biases out (Li et al., 2018), so that a steep place does not "
                "only mean small weights. Computes again."
            )
        )
        self.againButton.setToolTip(self.tr("Measure anew, with all that was learnt since."))
        for label in (self.words, self.invitation, self.figures):
            setStyleFlag(label, "muted")
        self.invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _arrange(self) -> None:
        for picture in (self.map, self.relief):
            self._pictures.addWidget(picture)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._pictures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addLayout(self._head())
        layout.addWidget(self.words)
        layout.addWidget(self.message)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot)

    def _head(self) -> QHBoxLayout:
        self._chip_row = QWidget()
        chips = QHBoxLayout(self._chip_row)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(GAP_PX)
        for widget in (self.contour, self.landscape):
            chips.addWidget(widget)
        chips.addSpacing(GROUP_GAP_PX - GAP_PX)
        chips.addWidget(self.normalised)
        title = ElidedLabel(self.tr("Loss surface"))
        setStyleFlag(title, "strong")
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addWidget(title, 1)
        head.addWidget(self._chip_row)
        self._foot.addWidget(_row(self.figures, self.againButton))
        self._foot.addWidget(_row(self.progress, self.cancelButton))
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return head

    def _empty_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GROUP_GAP_PX)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.invitation, 4)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self.computeButton, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def _connect(self) -> None:
        self._kinds.buttonClicked.connect(self._show_kind)
        self.computeButton.clicked.connect(self._request)
        self.againButton.clicked.connect(self._request)
        self.normalised.clicked.connect(self._request)
        self.cancelButton.clicked.connect(self.cancelled)
        self._themes.themeChanged.connect(self._show)

    # -- what follows from what ------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_words()

    def _request(self) -> None:
        self.requested.emit(self.normalised.isChecked())

    def _end(self) -> None:
        if self._surface is not None and not self._computing:  # what was asked for may not come
            self.normalised.setChecked(self._surface.filter_normalised)
        self._show()

    def _show_kind(self) -> None:
        wanted = self.relief if self.landscape.isChecked() else self.map
        self._pictures.setCurrentWidget(wanted)

    def _tracks(self) -> list[Track]:
        """Return the paths to draw, with what the lanes are called now."""
        known = {lane.number: lane for lane in self._lanes if not lane.is_hidden}
        paths = self._surface.paths if self._surface else ()
        return [
            Track(path, known[path.lane].name, known[path.lane].style)
            for path in paths
            if path.lane in known
        ]

    def _paint_surface(self) -> None:
        tracks = self._tracks()
        wanted = self._surface, tuple(tracks)
        if wanted == self._painted:  # told again of lanes that have not changed
            return
        self._painted = wanted
        if self._surface is None:
            self._field = None
            return
        self._field = LossField(self._surface)
        self.map.setSurface(self._field, tracks, self._surface.shares)
        self.relief.setSurface(self._field, tracks)

    def _show(self) -> None:
        is_there = self._surface is not None
        self._pages.setCurrentIndex(1 if is_there else 0)
        self._chip_row.setVisible(is_there)
        self._foot.setCurrentIndex(1 if self._computing else 0)
        self._foot.setVisible(is_there or self._computing)
        self.computeButton.setVisible(not self._computing)
        for button in (self.computeButton, self.againButton, self.normalised):
            button.setEnabled(self._available and not self._computing)
        self.againButton.setToolTip(
            self._reason or self.tr("Measure anew, with all that was learnt since.")
        )
        self._show_invitation()
        self._show_words()
        self._show_message()
        self._show_figures()

    def _show_invitation(self) -> None:
        if self._computing:
            text = self.tr("The first picture is coarse and comes soon; finer ones follow.")
        elif not self._available and self._reason:
            text = self._reason
        else:
            text = self.tr(
                "The plane through the paths of all lanes, with the true loss measured at about a "
                "thousand places on it. Some seconds for a small network, some minutes for a large "
                "one; a coarse picture comes first."
            )
        self.invitation.setMaximumWidth(self._themes.scaled(ASIDE_PX))
        self.invitation.setText(text)

    def _show_words(self) -> None:
        self.words.setVisible(self._surface is not None)
        if self._surface is None:
            return
        is_tall = self.height() >= self._themes.scaled(TALL_PX)
        whole = self.explanation()
        forms = surface_texts.forms(self._surface, self._tracks()) if is_tall else ()
        self.words.setForms(forms)
        self.words.setText(whole if is_tall else surface_texts.summary(self._surface))
        self.words.setToolTip("" if is_tall else whole)
        self.setAccessibleDescription(whole)

    def explanation(self) -> str:
        """What the picture can and cannot say, in plain words; empty without a surface."""
        if self._surface is None:
            return ""
        return surface_texts.explanation(self._surface, self._field, self._tracks())

    def _show_message(self) -> None:
        text = self._failure
        if not text and self._surface is not None:
            text = surface_texts.leftOut(self._surface, self._lanes)
        self.message.setVisible(bool(text))
        self.message.setMessage(text, "error" if self._failure else "info")

    def _show_figures(self) -> None:
        """Write each lane's own loss at the moment shown."""
        self.figures.setText(surface_texts.ownLosses(self._tracks(), self._moment))


def _row(wide: QWidget, button: QPushButton) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP_PX)
    layout.addWidget(wide, 1)
    layout.addWidget(button)
    return row
