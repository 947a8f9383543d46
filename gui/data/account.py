"""A plain account of what was understood of the user's own data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.builder.words import shapeText, wrappedTip
from gui.theme import mutedLabel
from gui.translation import translated
from gui.widgets.messages import InlineMessage, WrappingLabel

if TYPE_CHECKING:
    from engine.data.info import DatasetInfo
    from engine.data.own.draft import Draft
    from gui.theme import ThemeManager

NAMES_SHOWN, NAMES_IN_TIP = 6, 60
LONGEST_NAME = 24
"""Characters of a column's name."""
DIGITS, MOST_DIGITS = 4, 12
"""Significant digits of a number; those before the point are all written, up to so many."""


def exampleText(info: DatasetInfo) -> str:
    """What one example is: "images of 28×28, grey", "2 numbers: width, height"."""
    if info.are_images:
        return _imageText(info.input_shape)
    count = info.input_shape[0]
    if not info.features:
        text = QCoreApplication.translate("Account", "{count} numbers")
        return text.format(count=f"{count:,}")
    if count == 1:
        text = QCoreApplication.translate("Account", "one number: {name}")
        return text.format(name=_shortened(translated(info.features[0])))
    text = QCoreApplication.translate("Account", "{count} numbers: {names}")
    return text.format(count=f"{count:,}", names=featureNames(info, NAMES_SHOWN))


def featureNames(info: DatasetInfo, most: int) -> str:
    """The names of the columns, of which at most so many are written out."""
    names = [_shortened(translated(name)) for name in info.features[:most]]
    return ", ".join([*names, "…"] if len(info.features) > most else names)


def labelText(draft: Draft) -> str:
    """What the network is to tell, and where that stands."""
    info = draft.dataset.info
    column = _shortened(draft.label)
    if info.has_classes:
        count = len(info.class_names)
        if not column:
            return QCoreApplication.translate("Account", "{count} classes").format(count=count)
        text = QCoreApplication.translate("Account", "{count} classes, in the column “{column}”")
        return text.format(count=count, column=column)
    low, high = (figure(bound) for bound in _labelRange(draft))
    if not column:
        text = QCoreApplication.translate("Account", "a number from {low} to {high}")
        return text.format(low=low, high=high)
    text = QCoreApplication.translate(
        "Account", "a number from {low} to {high}, in the column “{column}”"
    )
    return text.format(low=low, high=high, column=column)


def splitText(draft: Draft) -> str:
    """How many examples there are for what."""
    text = QCoreApplication.translate("Account", "{train} to train on, {test} to test with")
    train, test = len(draft.dataset.train), len(draft.dataset.test)
    return text.format(train=f"{train:,}", test=f"{test:,}")


def valueText(draft: Draft) -> str:
    """Between which bounds the values lie as they were found."""
    text = QCoreApplication.translate("Account", "from {low} to {high}")
    return text.format(low=figure(draft.low), high=figure(draft.high))


def figure(value: float) -> str:
    """A number as people write it: 0.1, 70,000, −3.5."""
    whole_digits = len(f"{abs(value):.0f}")
    digits = max(DIGITS, whole_digits if whole_digits <= MOST_DIGITS else 0)
    return f"{value:,.{digits}g}".replace("-", "−")


def _imageText(shape: tuple[int, ...]) -> str:
    size = shapeText(shape[:2])
    channels = shape[2] if len(shape) > 2 else 1
    texts = {
        1: QCoreApplication.translate("Account", "images of {size}, grey"),
        3: QCoreApplication.translate("Account", "images of {size}, colour"),
    }
    other = QCoreApplication.translate("Account", "images of {size}, {channels} numbers a pixel")
    return texts.get(channels, other).format(size=size, channels=channels)


def _labelRange(draft: Draft) -> tuple[float, float]:
    labels = np.concatenate([draft.dataset.train.y, draft.dataset.test.y])
    return (float(labels.min()), float(labels.max())) if len(labels) else (0.0, 0.0)


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


class AccountView(QWidget):
    """A table of facts, and below it what was done or left out on the way."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._titles = (
            self.tr("Format"),
            self.tr("Shape"),
            self.tr("Labels"),
            self.tr("Examples"),
            self.tr("Values"),
        )
        self.facts = tuple(WrappingLabel() for _ in self._titles)
        self._messages: list[InlineMessage] = []
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._table())
        column.addLayout(self._notes)

    def setDraft(self, draft: Draft) -> None:
        """Show what was understood."""
        info = draft.dataset.info
        texts = (
            translated(draft.format),
            exampleText(info),
            labelText(draft),
            splitText(draft),
            valueText(draft),
        )
        for title, fact, text in zip(self._titles, self.facts, texts, strict=True):
            fact.setText(text)
            fact.setAccessibleName(f"{title}: {text}")
        self.facts[1].setToolTip(wrappedTip(featureNames(info, NAMES_IN_TIP)))
        self._setNotes([translated(note) for note in draft.notes])

    def notes(self) -> list[str]:
        """The sentences below the table."""
        return [message.text() for message in self._messages]

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (title, fact) in enumerate(zip(self._titles, self.facts, strict=True)):
            grid.addWidget(mutedLabel(title), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fact, row, 1)
        return grid

    def _setNotes(self, texts: list[str]) -> None:
        """Messages that are there already stay, so that nothing flickers on a second reading."""
        while len(self._messages) > len(texts):
            message = self._messages.pop()
            self._notes.removeWidget(message)
            message.deleteLater()
        while len(self._messages) < len(texts):
            self._messages.append(InlineMessage(self._themes))
            self._notes.addWidget(self._messages[-1])
        for message, text in zip(self._messages, texts, strict=True):
            message.setMessage(text, "info")
