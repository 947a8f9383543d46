"""How the lanes of a race come to be: from the model and what is varied, or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.messages import InputError
from engine.spec import variation
from engine.spec.race import Lane
from engine.training.states import RunState
from gui.race import variables
from gui.race.variables import FREE
from gui.race.vary_bar import BUILDER
from gui.translation import translated

if TYPE_CHECKING:
    from gui.document import Document
    from gui.race.session import RaceSession
    from gui.race.vary_bar import VaryBar
    from gui.widgets.messages import InlineMessage

FIRST_VARIED = "optimizer"
"""What a race varies until something else is chosen."""


class LaneSetup(QObject):
    """Sets up the lanes that the bar asks for.

    Lanes follow from the model in the builder, the setting that is varied and its values, until
    one is added or taken out by hand.

    Parameters
    ----------
    bar, message : where a setting is chosen, and where it is said what does not go.
    language : code of the language in which recipes are named.
    """

    followed = Signal()
    """Idle lanes have taken over another model; they are the same lanes."""
    adoptRequested = Signal(object, str)
    """A lane's spec is to come into the builder; and the lane's name."""

    def __init__(
        self,
        document: Document,
        race: RaceSession,
        bar: VaryBar,
        message: InlineMessage,
        language: str,
    ) -> None:
        super().__init__(bar)
        self._document, self._race = document, race
        self._bar, self._message = bar, message
        self._language = language
        self._is_varied = True
        self._base = document.spec
        self._connect()
        self._offer_variations()  # lanes stay as they are: another tab may have set them up
        self._offer_finished()

    @property
    def isVaried(self) -> bool:
        """Whether the lanes follow from the model and what is varied."""
        return self._is_varied

    def setChosen(self, key: str, values: tuple[object, ...], varied: bool = True) -> None:
        """Show what is varied; the lanes stay as they are."""
        self._bar.setChosen(key, values)
        self._is_varied = varied

    def prepare(self) -> None:
        """Let the lanes train what they should by now; where there are none, those of the bar."""
        self._is_varied |= not self._race.racers and self._bar.key() != FREE
        if self._is_varied:
            lanes = self._varied()
            if lanes:
                self._race.setSpecs(lanes)

    def fill(self) -> None:
        """Set up the bar's lanes where there are none yet."""
        if not self._race.racers and self._is_varied:
            self._vary(self._bar.key(), self._bar.values())

    def remove(self, number: int) -> None:
        """Take a lane out by hand."""
        lane = self._race.lane(number)
        if lane is not None and not lane.is_past:
            self._is_varied = False
        self._race.remove(number)

    def adopt(self, number: int) -> None:
        """Ask for a lane's spec to come into the builder."""
        lane = self._race.lane(number)
        if lane is not None:
            self.adoptRequested.emit(lane.spec, lane.name)

    def _connect(self) -> None:
        self._bar.lanesChosen.connect(self._vary)
        self._bar.addRequested.connect(self._add)
        self._bar.finishedRequested.connect(self._add_finished)
        self._message.fixRequested.connect(self._set_up_anew)
        self._document.specChanged.connect(self._take_spec)
        self._race.aboutToStart.connect(self.prepare)
        self._race.finished.changed.connect(self._offer_finished)

    # -- lanes that follow from the model --------------------------------------------------

    def _offer_variations(self) -> None:
        """Offer what can be varied in the model as it stands."""
        self._bar.setVariations(variables.ofSpec(self._document.spec))
        if not self._bar.key():
            self._bar.setChosen(FIRST_VARIED, self._bar.values())

    def _take_spec(self) -> None:
        """Let idle lanes follow the model."""
        self._offer_variations()
        if self._race.state is RunState.IDLE and self._race.racers:
            self.prepare()
            self.followed.emit()
        self._show_detached()

    def _vary(self, key: str, values: tuple[object, ...]) -> None:
        self._is_varied = key != FREE
        if self._is_varied:
            lanes = self._varied()
            if lanes:
                self._race.setLanes(lanes, keeps_past=True)

    def _varied(self) -> tuple[Lane, ...]:
        """Return the lanes that follow from the model and what is varied; none if it cannot be."""
        key, values = self._bar.key(), self._bar.values()
        try:
            lanes = variation.lanes(self._document.spec, key, values, translated)
        except InputError as error:
            self._message.setMessage(translated(error.message))
            self._message.show()
            return ()
        self._base = self._document.spec
        self._show_detached()
        return lanes

    def _show_detached(self) -> None:
        """Say that lanes do not follow the model any more, once it is another one."""
        is_detached = not self._is_varied and bool(self._race.racers)
        differs = is_detached and self._document.spec != self._base
        if differs:
            self._message.setMessage(
                self.tr("The lanes keep the model and the data that they were set up with."),
                "info",
                self.tr("Set up anew"),
            )
        self._message.setVisible(differs)

    def _set_up_anew(self) -> None:
        self._vary(self._bar.key(), self._bar.values())

    # -- lanes by hand ---------------------------------------------------------------------

    def _add(self, source: int) -> None:
        lane = self._race.lane(source)
        spec = self._document.spec if source == BUILDER or lane is None else lane.spec
        name = self.tr("builder") if lane is None else lane.name
        self._is_varied = False
        self._race.add(Lane(self._free_name(name), spec))

    def _offer_finished(self) -> None:
        """Offer runs that have ended to be laid beside the lanes."""
        finished = self._race.finished
        self._bar.setFinished(
            [(run.number, finished.entry(run, self._language)) for run in finished.offered()]
        )

    def _add_finished(self, number: int) -> None:
        run = self._race.finished.find(number)
        if run is not None:
            name = self._race.finished.name(run, self._language)
            self._race.addFinished(self._free_name(name), run.spec, run.history)

    def _free_name(self, name: str) -> str:
        taken = {lane.name for lane in self._race.lanes}
        names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
        return next(one for one in names if one not in taken)
