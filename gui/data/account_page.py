"""The account of a user's data, a look at them, and the choices that can still be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.data.account import AccountView
from gui.data.class_chart import ALL_CLASSES, ClassChart
from gui.data.draft_preview import DraftPreview
from gui.data.options_form import OptionsForm
from gui.data.progress import ProgressLine
from gui.data.veil import Veil
from gui.pad.readout import SCROLL_BAR_PX, Readout
from gui.theme import headingLabel, mutedLabel, primaryButton, setStyleFlag
from gui.translation import translated
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.data.own.draft import Draft
    from engine.data.own.options import ReadOptions
    from gui.theme import ThemeManager

MARGIN_PX, GAP_PX, GROUP_PX = 14, 8, 16
SIDE_PX = 262
LONGEST_NAME = 80


class ScrolledPanel(Panel):
    """A panel with a column that scrolls where there is too little height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scrolled = Readout()
        self.column = self.scrolled.column
        self.column.setSpacing(GAP_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, 12, MARGIN_PX - SCROLL_BAR_PX, 12)
        layout.addWidget(self.scrolled)


class ClassesView(QWidget):
    """How many examples of each class there are in both parts; a click chooses one."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = ClassChart(themes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(headingLabel(self.tr("Classes")))
        column.addWidget(self.chart)
        themes.themeChanged.connect(self._fit)

    def setDataset(self, dataset: Dataset) -> None:
        """Show the classes of a set that has some."""
        names = [translated(name) for name in dataset.info.class_names]
        labels = np.concatenate([dataset.train.y, dataset.test.y])
        self.chart.setCounts(np.bincount(labels, minlength=len(names)), names)
        self._fit()

    def chosen(self) -> int | None:
        """The class chosen, or None."""
        chosen = self.chart.chosen()
        return None if chosen == ALL_CLASSES else chosen

    def _fit(self) -> None:
        self.chart.setFixedHeight(self.chart.sizeHint().height())


class AccountPage(QWidget):
    """What was understood on the left, how it is read on the right, the name below."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.heading = ElidedLabel()
        setStyleFlag(self.heading, "heading")
        self.place = ElidedLabel()
        setStyleFlag(self.place, "muted")
        self.otherButton = QPushButton(self.tr("Other file …"))
        self.problem = InlineMessage(themes)
        self.problem.hide()
        self.account = AccountView(themes)
        self.preview = DraftPreview(themes)
        self.classes = ClassesView(themes)
        self.form = OptionsForm(themes)
        self.progress = ProgressLine(beside=True)
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.cancelButton = QPushButton(self.tr("Cancel"))
        self.useButton = primaryButton(self.tr("Use these data"))
        self._draft: Draft | None = None
        self._options = QWidget()
        self._main, self._side = ScrolledPanel(), ScrolledPanel()
        self._veils = Veil(themes, self._main.scrolled), Veil(themes, self.classes)
        self._describe()
        self._arrange()
        self.classes.chart.classChosen.connect(self._showExamples)
        themes.themeChanged.connect(self._fitSide)
        self._fitSide()

    def setDraft(self, draft: Draft, options: ReadOptions) -> None:
        """Show what was understood with these options."""
        self.heading.setText(draft.path.name)
        self.place.setText(str(draft.path.parent))
        self.setProblem("")
        self._draft = draft
        self.account.setDraft(draft)
        self.form.setDraft(draft, options)
        self._showSide(draft.dataset)
        self._showExamples()
        if not self.name.isModified():
            self.name.setText(translated(draft.dataset.info.title))

    def clear(self) -> None:
        """Let go of the draft, which may be large."""
        self._draft = None
        self.preview.clear()

    def forgetName(self) -> None:
        """Let the next draft propose a name."""
        self.name.clear()
        self.name.setModified(False)

    def title(self) -> str:
        """The name that the data are to have."""
        return self.name.text().strip()

    def setProblem(self, text: str) -> None:
        """Say above the account what went wrong; nothing where ``text`` is empty."""
        self.problem.setMessage(text)
        self.problem.setVisible(bool(text))

    def setStale(self, is_stale: bool) -> None:
        """Pale an account that is not of what is chosen now."""
        for veil in self._veils:
            veil.setVisible(is_stale)

    def isStale(self) -> bool:
        """Whether the account is paled."""
        return not self._veils[0].isHidden()

    def setSettled(self, is_settled: bool) -> None:
        """Lock what could be changed while the data are taken in."""
        for widget in (self.form, self.name, self.otherButton):
            widget.setEnabled(is_settled)

    def _describe(self) -> None:
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("What the data are to be called"))
        self.name.setAcceptDrops(False)  # a file dropped here is another file, not a text
        self.useButton.setToolTip(
            self.tr("Keeps a copy of the data, and trains on it from now on.")
        )
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()

    def _arrange(self) -> None:
        self._fillPanels()
        panels = QHBoxLayout()
        panels.setSpacing(GAP_PX)
        panels.addWidget(self._main, 1)
        panels.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(GAP_PX)
        layout.addLayout(self._header())
        layout.addWidget(self.problem)
        layout.addLayout(panels, 1)
        layout.addWidget(self.progress)
        layout.addLayout(self._footer())

    def _fillPanels(self) -> None:
        main, side = self._main.column, self._side.column
        main.addWidget(headingLabel(self.tr("Understood")))
        main.addWidget(self.account)
        main.addSpacing(GROUP_PX - GAP_PX)
        main.addWidget(self.preview)
        main.addStretch(1)
        inside = QVBoxLayout(self._options)
        inside.setContentsMargins(0, 0, 0, GROUP_PX - GAP_PX)
        inside.setSpacing(GAP_PX)
        inside.addWidget(headingLabel(self.tr("How they are read")))
        inside.addWidget(self.form)
        side.addWidget(self._options)
        side.addWidget(self.classes)
        side.addStretch(1)

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(GAP_PX)
        header.addWidget(self.heading)
        header.addWidget(self.place, 1)
        header.addWidget(self.otherButton)
        return header

    def _footer(self) -> QHBoxLayout:
        footer = QHBoxLayout()
        footer.setSpacing(GAP_PX)
        footer.addWidget(mutedLabel(self.tr("Name")))
        footer.addWidget(self.name, 1)
        footer.addSpacing(GROUP_PX - GAP_PX)
        footer.addWidget(self.cancelButton)
        footer.addWidget(self.useButton)
        return footer

    def _showSide(self, dataset: Dataset) -> None:
        has_classes = dataset.info.has_classes
        if has_classes:
            self.classes.setDataset(dataset)
        self.classes.setVisible(has_classes)
        self._options.setVisible(not self.form.isEmpty())
        self._side.setVisible(has_classes or not self.form.isEmpty())

    def _showExamples(self) -> None:
        if self._draft is not None:
            has_classes = self._draft.dataset.info.has_classes
            self.preview.setDraft(self._draft, self.classes.chosen() if has_classes else None)

    def _fitSide(self) -> None:
        self._side.setFixedWidth(self._themes.scaled(SIDE_PX))
