"""Who reads the pad: carries pictures to whoever is to read them, and answers back."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from engine.data import ink
from engine.insight import network
from engine.insight.ensemble import Rule
from engine.spec import presets
from engine.training.states import RunState
from gui.builder import words
from gui.networks import dataOf
from gui.pad.reader_menu import Offer, Offers
from gui.readers import MOST_MEMBERS, Choice
from gui.translation import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.data.info import DatasetInfo
    from engine.insight.explanation import Explanation
    from engine.spec.run import RunSpec
    from gui.document import Document
    from gui.networks import Networks
    from gui.pad.lane_rows import Reads
    from gui.pad.panel import PadPanel
    from gui.race.session import RaceSession
    from gui.readers import Readers
    from gui.session import Session

LOST = RunState.DIVERGED, RunState.FAILED
"""How a lane ends whose answers do not count."""


class Source(Enum):
    """Whose answers the pad shows."""

    CURRENT = auto()
    LANES = auto()
    ALONE = auto()
    """One network that was chosen."""
    ENSEMBLE = auto()


class Reading(QObject):
    """Mediates between the pad and the networks that can read it.

    It hands each picture to whoever reads now, shows what comes back, and says who it is.

    Parameters
    ----------
    language : code of the language in which networks are named.
    """

    told = Signal(str)
    """Something to know about who reads: a sentence."""
    failed = Signal(str)
    """A network could not be had: a sentence, with what to do."""
    explainedChanged = Signal(str)
    """Another network than before is explained: what `explained` says of it."""
    classNamesChanged = Signal(object)
    """Whoever reads tells other classes apart: their names."""

    def __init__(
        self,
        document: Document,
        session: Session,
        race: RaceSession,
        networks: Networks,
        readers: Readers,
        pad: PadPanel,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._race = document, session, race
        self._networks, self._readers, self._pad = networks, readers, pad
        self._language = language
        self._looks_at_race = False
        self._picture: NDArray[np.uint8] | None = None
        self._data: DatasetInfo | None = None
        self._sorts: tuple[object, object] = (), ()
        self._source = Source.CURRENT
        self._members: tuple[Reads, ...] = ()
        self._explained = ""
        self._connect()
        networks.setLanguage(language)
        self._show_reader()
        self._follow()

    def lookAtRace(self, looks: bool) -> None:
        """Say whether the race is what is looked at."""
        self._looks_at_race = looks
        self._follow()

    def text(self) -> str:
        """Say who reads."""
        if self._source is Source.LANES:
            return self._lanes_text()
        if self._source in (Source.ALONE, Source.ENSEMBLE):
            return self._members_text()
        spec = self._session.spec
        if spec is None:
            if self._shipped_reads:
                return self.tr("read by the shipped model")
            return self.tr("reads after the first Train")
        if self._session.state is RunState.DIVERGED:
            return self.tr("the network has diverged")
        if self._session.moment is not None:
            return self.tr("as of update {count:,}").format(count=self._session.moment)
        return self.tr("read by {name}").format(name=self._name_of(spec))

    def explained(self) -> str:
        """Say whose reasons are told, where several read; empty where one reads alone."""
        name = self._name_of_explained()
        if self._source is Source.ENSEMBLE:
            return self.tr("Explained here: {name}, the first of those chosen.").format(name=name)
        if self._source is not Source.LANES:
            return ""
        return self.tr("Explained here: {name}. It is none of the lanes.").format(name=name)

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """The picture on the pad that is to be read, None for an empty one."""
        return self._picture

    def classNames(self) -> list[str]:
        """Name the classes that whoever reads tells apart."""
        return [translated(name) for name in self._read_data().class_names]

    def trialSpec(self) -> RunSpec:
        """Return the spec of whose data test images are shown."""
        spec = self._session.spec or self._document.spec
        member = next(iter(self._readers.members), None)
        if member is None:
            return spec
        known = dataOf(spec.data.name)
        if member.network.spec is None and (known is None or not known.reads_digits):
            return presets.get(presets.FIRST).spec
        return member.network.spec or spec

    def offers(self) -> Offers:
        """Return what can be chosen from, for the pad's menu."""
        wanted = self._readers.wanted
        there = [x for x in self._networks.offered() if x.key != network.CURRENT]
        first = next((x for x in there if wanted and x.key == wanted[0]), None)
        is_full = len(wanted) >= MOST_MEMBERS
        offers = [
            Offer(
                x.key,
                self._networks.title(x),
                x.key in wanted,
                x.key in wanted or (not is_full and (first is None or first.fits(x))),
            )
            for x in there
        ]
        return Offers(
            tuple(offers),
            has_lanes=self._has_begun,
            reads_current=not wanted and self._source is Source.CURRENT,
            reads_lanes=not wanted and self._source is Source.LANES,
            rule=self._readers.rule,
        )

    # -- wiring ----------------------------------------------------------------------------

    def _connect(self) -> None:
        session, race = self._session, self._race
        self._pad.drawingChanged.connect(self._read)
        self._readers.changed.connect(self._follow)
        self._readers.failed.connect(self.failed)
        self._networks.changed.connect(self._offer)
        race.stateChanged.connect(self._follow_race)
        race.lanesChanged.connect(self._follow_race)
        race.measured.connect(self._follow_race)
        race.momentChanged.connect(self._follow_race)
        race.dataReady.connect(self._show_reader)
        race.dataReady.connect(self._leave_choice)
        race.predicted.connect(self._show_lane_prediction)
        session.predicted.connect(self._show_prediction)
        session.memberPredicted.connect(self._show_member_prediction)
        session.explained.connect(self._show_explanation)
        session.dataReady.connect(self._show_reader)
        session.dataReady.connect(self._leave_choice)
        session.readerReady.connect(self._show_reader)
        session.readerReady.connect(self._read_again)
        session.stateChanged.connect(self._follow)
        session.stateChanged.connect(self._show_state)
        session.momentChanged.connect(self._show_text)
        self._document.specChanged.connect(self._show_reader)
        self._connect_menu()

    def _connect_menu(self) -> None:
        menu, readers = self._pad.readerMenu, self._readers
        menu.aboutToShow.connect(self._offer)
        menu.currentChosen.connect(self._choose_current)
        menu.lanesChosen.connect(self._choose_lanes)
        menu.networkChosen.connect(lambda key: readers.chooseNetworks((key,)))
        menu.networkToggled.connect(readers.toggle)
        menu.ruleChosen.connect(readers.setRule)
        menu.fileRequested.connect(self._ask_for_file)

    # -- what is chosen --------------------------------------------------------------------

    def _choose_current(self) -> None:
        """Where it is the current one's turn anyway, nothing has to be remembered."""
        self._readers.choose(Choice.CURRENT if self._lanes_turn else Choice.AUTOMATIC)

    def _choose_lanes(self) -> None:
        self._readers.choose(Choice.AUTOMATIC if self._lanes_turn else Choice.LANES)

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._pad.window(),
            self.tr("Open a model file"),
            "",
            self.tr("Models (*.keras)"),
        )
        if name:
            self.openFile(Path(name))

    def openFile(self, path: Path) -> None:
        """Let the network of a ``.keras`` file read, if it can."""
        self._readers.open(path)

    def _leave_choice(self) -> None:
        """Who starts a run or a race wants to see it learn, also on the pad."""
        was = self._readers.choice
        if was is Choice.AUTOMATIC:
            return
        self._readers.choose(Choice.AUTOMATIC)
        found = self._race.data if self._race.state.active else self._session.data
        if was is Choice.NETWORKS and (found is None or found.notice is None):
            self.told.emit(
                self.tr("The pad is read by what learns now. Choose others above the sheet.")
            )

    def _offer(self) -> None:
        self._pad.readerMenu.setOffers(self.offers())

    # -- whose answers are shown -----------------------------------------------------------

    @property
    def _has_begun(self) -> bool:
        """Whether there are lanes that have something to say."""
        return any(lane.history.updates or lane.state.active for lane in self._race.racers)

    @property
    def _lanes_turn(self) -> bool:
        """Whether the lanes read where nobody else is chosen: they race or are looked at."""
        looks = self._looks_at_race and not self._session.state.active
        return self._has_begun and (looks or self._race.state.active)

    def _chosen(self) -> Source:
        readers = self._readers
        if readers.choice is Choice.NETWORKS:
            return Source.ALONE if len(readers.members) == 1 else Source.ENSEMBLE
        if readers.choice is Choice.AUTOMATIC:
            return Source.LANES if self._lanes_turn else Source.CURRENT
        wants_lanes = readers.choice is Choice.LANES and self._has_begun
        return Source.LANES if wants_lanes else Source.CURRENT

    def _follow(self) -> None:
        """Show the answers of whoever reads now, who may be another than before."""
        self._follow_race()
        self._show_reader()
        self._offer()

    def _follow_race(self) -> None:
        """Follow what often changes of the lanes; whoever reads may be another for it."""
        was, members = self._source, self._members
        self._source, self._members = self._chosen(), self._readers.members
        self._show_rows(was)
        if was is not self._source and Source.LANES in (was, self._source):
            self._race.read(self._picture if self._source is Source.LANES else None)
        if members != self._members:
            self._change_members()
        if was is not self._source:
            self._show_reader()

    def _show_rows(self, was: Source) -> None:
        rows = self._rows()
        if rows is None and was not in _ROWS:
            return
        self._pad.laneRows.setNamed(self._source is Source.ENSEMBLE)
        self._pad.laneRows.setRule(self._rule)
        self._pad.showLanes(rows)
        self._show_text()

    def _change_members(self) -> None:
        readers = self._readers
        spec = readers.members[0].network.spec if readers.members else None
        self._session.letMembersRead(bool(readers.members), spec)
        self._pad.readAgain()

    @property
    def _rule(self) -> Rule:
        return self._readers.rule if self._source is Source.ENSEMBLE else Rule.AVERAGE

    def _rows(self) -> Sequence[Reads] | None:
        """Return those whose answers stand one above the other; None where one network's does."""
        if self._source is Source.LANES:
            return self._race.racers
        return self._readers.members if self._source is Source.ENSEMBLE else None

    def _read(self, picture: NDArray[np.uint8] | None) -> None:
        """Let whoever is seen read the drawing, and nobody else."""
        self._picture = picture
        self._session.read(picture, self._pad.ink())
        self._race.read(picture if self._source is Source.LANES else None)

    def _read_again(self) -> None:
        if self._source is Source.CURRENT:
            self._pad.readAgain()

    # -- what comes back -------------------------------------------------------------------

    def _show_prediction(self, _: int, probabilities: tuple[float, ...]) -> None:
        if self._source in (Source.ALONE, Source.ENSEMBLE):
            return  # on its way when they were chosen
        if self._session.state is RunState.DIVERGED:
            return
        if self._session.spec is None and not self._shipped_reads:
            return
        self._pad.showPrediction(np.array(probabilities), self.classNames())

    def _show_lane_prediction(self, lane: int, probabilities: tuple[float, ...]) -> None:
        if self._source is Source.LANES:
            self._pad.showLanePrediction(lane, probabilities, self.classNames())

    def _show_member_prediction(self, number: int, probabilities: tuple[float, ...]) -> None:
        if number not in [member.number for member in self._readers.members]:
            return
        if self._source is Source.ALONE:
            self._pad.showPrediction(np.array(probabilities), self.classNames())
        elif self._source is Source.ENSEMBLE:
            self._pad.showLanePrediction(number, probabilities, self.classNames())

    def _show_explanation(self, explanation: Explanation) -> None:
        self._pad.setNovelty(explanation.novelty if self._explained_knows_lanes else None)

    @property
    def _explained_knows_lanes(self) -> bool:
        """Whether the network that is explained has learnt what the lanes learn, if they read."""
        if self._source is not Source.LANES:
            return True
        name = self._session.spec.data.name if self._session.spec else network.DIGITS
        own, info = dataOf(name), self._read_data()
        both_read_digits = own is not None and own.reads_digits and info.reads_digits
        return both_read_digits or name == info.name

    def _show_state(self) -> None:
        if self._session.state is RunState.DIVERGED and self._source is Source.CURRENT:
            self._pad.clearPrediction()

    # -- what is said ----------------------------------------------------------------------

    def _show_reader(self) -> None:
        """Say who reads the pad, what for, and when nobody can."""
        info = self._read_data()
        if (info.input_shape, info.class_names) != self._sorts:
            self._sorts = info.input_shape, info.class_names
            self._pad.clearSample()  # it would mean nothing to this network
            self.classNamesChanged.emit(self.classNames())
        if info != self._data:
            self._data = info
            self._pad.readAgain()
        drawable = info.input_shape == (ink.SIZE, ink.SIZE)
        strange = info.are_images and not info.reads_digits
        self._pad.setDrawable(drawable, self._why_not(info))
        self._pad.setTestImages(info.are_images)
        self._pad.setNotice(
            self.tr(
                "This network sorts {name}. The pad is for digits, so its answer means little."
            ).format(name=translated(info.title))
            if strange and drawable
            else "",
            self.tr("Try a test image") if strange else "",
        )
        if info.class_names:
            self._pad.setClassNames(self.classNames())
        self._show_text()

    def _show_text(self) -> None:
        self._pad.setReader(self.text())
        needle = self._pad.verdict.needle
        needle.setAboutDigits(self._read_data().reads_digits)
        needle.setWhose(self._name_of_explained())
        explained = self.explained()
        if explained != self._explained:
            self._explained = explained
            self.explainedChanged.emit(explained)

    def _read_data(self) -> DatasetInfo:
        """Return what is known of the data of the network that reads the pad."""
        name = self._read_set()
        info = dataOf(name) if name else None
        return info or self._document.data  # also for one of the user's that was removed

    def _read_set(self) -> str:
        if self._source in (Source.ALONE, Source.ENSEMBLE):
            return self._readers.members[0].network.data
        racers = self._race.racers if self._source is Source.LANES else []
        spec = racers[0].spec if racers else self._session.spec
        return spec.data.name if spec else ""

    def _why_not(self, info: DatasetInfo) -> str:
        if not info.are_images:
            text = self.tr("{name} has rows of numbers, so there is nothing to draw.")
            if self._document.data.reads_digits:
                text += " " + self.tr("Train, or choose another network above.")
            return text.format(name=translated(info.title))
        return self.tr("This network takes images of {shape}. Try its test images.").format(
            shape=words.inputText(info.input_shape)
        )

    def _lanes_text(self) -> str:
        if self._race.moment is not None:
            return self.tr("as of update {count:,}").format(count=self._race.moment)
        count = sum(not x.is_hidden and x.state not in LOST for x in self._race.racers)
        return self.tr("read by {count} lanes").format(count=count)

    def _members_text(self) -> str:
        members = self._readers.members
        if len(members) == 1:
            return self.tr("read by {name}").format(name=members[0].name)
        if self._readers.rule is Rule.VOTE:
            return self.tr("{count} networks, by vote").format(count=len(members))
        return self.tr("{count} networks, by average").format(count=len(members))

    def _name_of_explained(self) -> str:
        """Name the one network that is explained where several read; empty elsewhere."""
        if self._source is Source.ENSEMBLE:
            return self._readers.members[0].name
        if self._source is not Source.LANES:
            return ""
        spec = self._session.spec
        return self.tr("the shipped model") if spec is None else self._name_of(spec)

    def _name_of(self, spec: RunSpec) -> str:
        """Name a network: as its recipe, or by its own name."""
        preset = presets.of(spec)
        if preset is not None:
            return presets.localised(preset.title, self._language)
        return spec.model.name or self.tr("your own model")

    @property
    def _shipped_reads(self) -> bool:
        """Whether the shipped model answers: it knows digits only, as those chosen must be."""
        return self._session.shippedReads and self._document.data.reads_digits


_ROWS = Source.LANES, Source.ENSEMBLE
"""Sources that have a row for each that reads."""
