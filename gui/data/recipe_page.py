"""How the examples are parted, and what is done to them before the network sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from engine.spec import run
from gui.builder.training_form import idleSettings
from gui.data.part_form import PartForm
from gui.data.split_bar import SplitBar
from gui.theme import headingLabel, mutedLabel
from gui.translation import translated

if TYPE_CHECKING:
    from gui.document import Document
    from gui.theme import ThemeManager

_SPLIT = frozenset({"validation", "validation_split", "validation_count"})
_ALWAYS = frozenset({"subset", "label_noise", "seed"})
_TOY = frozenset({"points", "noise"})
FORM_WIDTH_PX = 420


class RecipePage(QWidget):
    """The parts as a bar, and the settings that make them."""

    def __init__(self, document: Document, themes: ThemeManager) -> None:
        super().__init__()
        self._document = document
        self._themes = themes
        self.bar = SplitBar(themes)
        titles: Any = [(name, translated(t), "") for name, t in run.VALIDATION_TITLES.items()]
        self.toy = PartForm(document, themes, "data", _TOY)
        self.split = PartForm(
            document, themes, "training", _SPLIT, {"validation": titles}, idleSettings
        )
        self.recipe = PartForm(document, themes, "data", _ALWAYS)
        self._toy_heading = headingLabel(self.tr("Points"))
        self._narrow: list[QWidget] = []
        self._arrange()
        themes.themeChanged.connect(self._fit)
        self._fit()
        document.specChanged.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addSpacing(8)
        note = mutedLabel(
            self.tr("All of it follows from the data seed: the same seed, the same examples.")
        )
        note.setWordWrap(True)
        for widget in (
            self._toy_heading,
            self.toy,
            headingLabel(self.tr("Kept apart")),
            self.split,
            headingLabel(self.tr("Learnt from")),
            self.recipe,
            note,
        ):
            self._narrow.append(widget)
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _fit(self) -> None:
        for widget in self._narrow:
            widget.setMaximumWidth(self._themes.scaled(FORM_WIDTH_PX))

    def _show(self) -> None:
        info, spec = self._document.data, self._document.spec
        train, apart = spec.parts(info.train)
        self.bar.setParts(train, apart, info.test, info.train - train - apart)
        for widget in (self._toy_heading, self.toy):
            widget.setVisible(info.to_order)
