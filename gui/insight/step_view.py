"""The next update of one weight: its lines of arithmetic under a heading, and what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.insight.arithmetic import BIAS
from engine.insight.update_rule import update
from gui.builder.words import wrappedTip
from gui.insight.unit_sum import figureText, placeText
from gui.insight.update_table import UpdateTable
from gui.theme import setStyleFlag
from gui.widgets.labels import ElidedLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from engine.insight.arithmetic import LayerLook
    from engine.insight.calculator import Answer
    from gui.insight.arithmetic_choice import Choice
    from gui.theme import ThemeManager

GAP_PX = 8


class StepView(QWidget):
    """Says which weight changes and how, line by line, and what the figures are of.

    Attributes
    ----------
    changes : the lines; hidden where the optimizer's numbers are gone.
    copyButton : for who has both of the page's tables.
    """

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.heading, self.facts = ElidedLabel(), ElidedLabel()
        self.changes = UpdateTable(themes)
        self.message = InlineMessage(themes, severity="info")
        self.copyButton = QPushButton(self.tr("Copy as a table"))
        tip = self.tr("Both tables, for a spreadsheet or as Markdown.")
        self.copyButton.setToolTip(wrappedTip(tip))
        self._arrange()

    def setStep(self, answer: Answer, choice: Choice, has_ended: bool) -> None:
        """Show the update of the weight chosen.

        Parameters
        ----------
        has_ended : whether the run makes no further updates.
        """
        step, when = answer.step, answer.step.when
        name = self.tr("Update {n:,}").format(n=when.update + 1)
        self.heading.setText(f"{name}: {self._weightText(answer.look, choice)}")
        facts = self.tr("loss {loss} of {n:,} examples, after {made:,} updates")
        self.facts.setText(
            facts.format(loss=figureText(step.loss), n=step.examples, made=when.update)
        )
        self.changes.setVisible(step.has_state)
        if step.has_state and choice.row is not None:
            optimizer = answer.question.spec.training.optimizer
            self.changes.setLines(update(optimizer, step.before(choice.row, choice.column)).lines)
        text = self._note(answer, has_ended)
        self.message.setMessage(text, "info")
        self.message.setVisible(bool(text))

    def table(self) -> list[tuple[str, ...]] | None:
        """The lines as text; None where there are none."""
        return self.changes.table() if self.changes.isVisibleTo(self) else None

    def _weightText(self, look: LayerLook, choice: Choice) -> str:
        unit = choice.unit + 1
        if choice.row == BIAS or choice.row is None:
            filters, units = self.tr("the bias of filter {n}"), self.tr("the bias of unit {n}")
            return (units if look.window is None else filters).format(n=unit)
        filters = self.tr("the weight from {place} to filter {n}")
        units = self.tr("the weight from {place} to unit {n}")
        place = placeText(look, choice.row, choice.at)
        return (units if look.window is None else filters).format(place=place, n=unit)

    def _note(self, answer: Answer, has_ended: bool) -> str:
        if not answer.step.has_state:
            return self.tr(
                "The optimizer's own numbers of this moment were given up to save memory: choose "
                "a later moment to see its update."
            )
        if has_ended:
            return self.tr("The run has ended: this is the update it would make next.")
        if answer.step.chance:
            return self.tr(
                "Chance has a part in this batch, by dropout or changed images; the draws are "
                "those of the run."
            )
        return ""

    def _arrange(self) -> None:
        setStyleFlag(self.heading, "strong")
        setStyleFlag(self.facts, "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addLayout(words, 1)
        head.addWidget(self.copyButton)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addLayout(head)
        layout.addWidget(self.changes)
        layout.addWidget(self.message)
