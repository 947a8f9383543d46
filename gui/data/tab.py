"""The Data tab: which data, what they look like, how they are parted and changed."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data import recipe, registry
from engine.data.own import store
from engine.messages import InputError
from engine.spec.augmentation import Augmentation
from gui.builder import words
from gui.data import sets_page
from gui.data.augment_page import AugmentPage
from gui.data.desk import Asker, Look, looking, lookingAgain
from gui.data.examples_page import ExamplesPage
from gui.data.importing import Importing
from gui.data.recipe_page import RecipePage
from gui.data.sets_page import SetsPage
from gui.theme import headingLabel, setStyleFlag
from gui.translation import translated
from gui.widgets.labels import Chip, ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from engine.spec.run import RunSpec
    from engine.work.errands import ErrandFailed
    from gui.document import Document
    from gui.session import Session
    from gui.theme import ThemeManager

EXAMPLES, SETS, RECIPE, AUGMENTATION = range(4)


class DataTab(QWidget):
    """Four pages about the document's data, under a heading that says which they are.

    The data are read on a worker thread, when the tab is looked at; nothing is ever downloaded
    without being asked for.
    """

    padRequested = Signal(object, str, str, bool)
    """A picture to show on the pad, what it is, its class, and whether it is a test image."""
    setsChanged = Signal()
    """A set of the user's was added or removed."""

    def __init__(self, document: Document, session: Session, themes: ThemeManager) -> None:
        super().__init__()
        self._document, self._session, self._themes = document, session, themes
        self._shown: tuple[Any, ...] = ()
        self._look: Look | None = None
        self._downloading: tuple[object, ...] = ()
        self._title, self._facts = headingLabel(""), ElidedLabel()
        self._message = InlineMessage(themes, severity="info")
        self._download = QPushButton(self.tr("Download"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self.importing = Importing(session.desks.imports, themes, self)
        self.examples, self.sets = ExamplesPage(themes), SetsPage()
        self.recipe = RecipePage(document, themes)
        self.augmentation = AugmentPage(document, session.desks.previews, themes)
        self.chips = [
            Chip(text, checkable=True)
            for text in (
                self.tr("Examples"),
                self.tr("All data sets"),
                self.tr("Split and noise"),
                self.tr("Augmentation"),
            )
        ]
        self.pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.showPage(EXAMPLES)
        self._refresh()

    def showPage(self, number: int) -> None:
        """Show one of the four pages."""
        self.chips[number].setChecked(True)
        self.pages.setCurrentIndex(number)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _arrange(self) -> None:
        setStyleFlag(self._facts, "muted")
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.chips:
            group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        for page in (self.examples, self.sets, self.recipe, self.augmentation):
            self.pages.addWidget(page)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self._title)
        heading.addWidget(self._facts, 1)
        middle = QVBoxLayout()  # beside the taller buttons
        middle.addStretch(1)
        middle.addWidget(self._message)
        middle.addStretch(1)
        news = QHBoxLayout()
        news.addLayout(middle, 1)
        news.addWidget(self._download)
        news.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(heading)
        layout.addLayout(chips)
        layout.addLayout(news)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        for number, chip in enumerate(self.chips):
            chip.clicked.connect(partial(self.showPage, number))
        self._download.clicked.connect(self._start_download)
        self._cancel.clicked.connect(self._call_off)
        self.examples.padRequested.connect(self.padRequested)
        self.sets.dataChosen.connect(self._choose)
        self.sets.addRequested.connect(lambda: self.importing.open())
        self.importing.taken.connect(self._use_own)
        self.sets.removeRequested.connect(self._remove)
        self._document.specChanged.connect(self._refresh)
        self._session.dataDirChanged.connect(self._look_again)
        self._session.dataReady.connect(self._look_again)

    # What is shown

    def _look_again(self) -> None:
        self._shown = ()
        self._refresh()

    def _refresh(self) -> None:
        """Read what the spec asks for, unless it is shown already or nobody looks."""
        info, spec = self._document.data, self._document.spec
        is_known = not any(problem.field == "data.name" for problem in self._document.problems)
        self._title.setText(translated(info.title) if is_known else spec.data.name)
        self._title.setToolTip(translated(info.summary) if is_known else "")
        self._facts.setText(self._facts_of() if is_known else "")
        self.sets.setChosen(spec.data.name)
        if not self.isVisible() or self._downloading == _key(spec):
            return
        shown, self._shown = self._shown, _wanted(spec)
        if self._shown == shown:
            return
        known = self._look.dataset if self._look is not None and shown else None
        if known is not None and self._look is not None and _key(self._look.spec) == _key(spec):
            self._session.desks.looks.ask(lookingAgain(known, spec), self._asker())
        else:
            self._ask()
            self._ask_origins()

    def _facts_of(self) -> str:
        info = self._document.data
        shape = words.inputText(info.input_shape)
        if not info.has_classes:
            target = self.tr("the target is a number")
        else:
            target = self.tr("{count} classes").format(count=len(info.class_names))
        examples = self.tr("{train:,} + {test:,} examples").format(train=info.train, test=info.test)
        return " · ".join((examples, shape, target))

    def _ask(self, download: bool = False) -> None:
        spec, session = self._document.spec, self._session
        if self._look is not None and self._look.spec.data.name != spec.data.name:
            self._show_nothing()
        self.examples.setHint(self.tr("Reading the examples …"))
        if download or self._look is None:
            self._show_message(self.tr("Downloading …") if download else "")
        self._downloading = _key(spec) if download else ()
        self._cancel.setVisible(download)
        work = looking(session.shelf, spec, session.usableDataDir(), download)
        session.desks.looks.ask(work, self._asker())

    def _asker(self) -> Asker:
        return Asker(
            self, self._take_look, self._show_failure, self._show_progress, self._take_nothing
        )

    def _ask_origins(self) -> None:
        work = partial(sets_page.origins, self._session.usableDataDir())
        self._session.desks.origins.ask(work, Asker(self, self._take_origins, self._tell))

    def _take_origins(self, found: Any) -> None:
        self.sets.setSets(registry.all_datasets(), found)
        self.sets.setChosen(self._document.spec.data.name)

    def _take_look(self, look: Look) -> None:
        if self._downloading:
            self._session.compareAnew()
        self._downloading = ()
        if _key(look.spec) == _key(self._document.spec):
            self._show_look(look)
        self._refresh()  # what was changed during a download, or while nobody looked

    def _show_look(self, look: Look) -> None:
        changed = self._look is None or self._look.dataset is not look.dataset
        self._look = look
        self.examples.setLook(look)
        if changed:
            self.augmentation.setDataset(look.dataset)
        if look.dataset is None:
            self._show_absent()
        else:
            self._show_message(translated(look.dataset.notice) if look.dataset.notice else "")
            stands_in = look.dataset.info.name != look.spec.data.name
            self._download.setVisible(stands_in)  # a network may be there by now

    def _take_nothing(self) -> None:
        """The download was skipped for a run that waited for it too."""
        self._downloading = ()
        self._look_again()

    def _show_nothing(self) -> None:
        self._look = None
        self.examples.setLook(None)
        self.augmentation.setDataset(None)

    def _show_absent(self) -> None:
        info = self._document.data
        text = self.tr("{name} is not on this machine yet.").format(name=translated(info.title))
        if info.fallback:
            stand_in = translated(registry.get(info.fallback).title)
            text += " " + self.tr(
                "It is downloaded at the first Train; without a network {name} stands in."
            ).format(name=stand_in)
        self._show_message(text)
        self._download.setVisible(info.group == "images")
        self.examples.setHint(self.tr("The examples appear here when they are on this machine."))

    def _show_progress(self, done: int, total: int) -> None:
        if total:
            text = self.tr("Downloading: {done:.1f} of {total:.1f} MB")
            self._show_message(text.format(done=done / 1e6, total=total / 1e6))
            self._cancel.show()

    def _show_failure(self, event: ErrandFailed) -> None:
        self._downloading = ()
        self._show_nothing()
        self.examples.setHint("")
        self._tell(event)

    def _tell(self, event: ErrandFailed) -> None:
        hint = translated(event.hint) if event.hint else ""
        self._show_message(f"{translated(event.message)} {hint}".strip(), "error")

    def _show_message(self, text: str, severity: Any = "info") -> None:
        self._message.setMessage(text, severity)
        self._message.setVisible(bool(text))
        self._download.hide()
        self._cancel.hide()

    # What the user does

    def _start_download(self) -> None:
        self._session.shelf.forget()  # or the stand-in would be handed out again
        self._ask(download=True)

    def _call_off(self) -> None:
        """Do not wait for the download any more."""
        self._session.desks.looks.cancel(self)
        self._take_nothing()

    def _choose(self, name: str) -> None:
        self._document.chooseData(name, self.tr("Change data"))

    def _remove(self, name: str) -> None:
        desk = self._session.desks.removals
        if not desk.busy:
            desk.ask(
                lambda *_: store.remove(name), Asker(self, lambda _: self._forget(), self._tell)
            )

    def _use_own(self, name: str) -> None:
        self._forget()
        self._choose(name)
        self.showPage(EXAMPLES)

    def _forget(self) -> None:
        """Own sets have changed: look at everything afresh."""
        self._session.shelf.forget()
        self._document.refresh()
        self.setsChanged.emit()
        self._look_again()


def _wanted(spec: RunSpec) -> tuple[object, ...]:
    """Return everything on which depends what the pages show."""
    training, data = spec.training, dataclasses.replace(spec.data, augmentation=Augmentation())
    apart = training.validation, training.validation_split, training.validation_count
    return (data, spec.data_seed, *apart)


def _key(spec: RunSpec) -> tuple[object, ...]:
    try:
        return recipe.key(spec)
    except InputError:
        return (spec.data.name,)
