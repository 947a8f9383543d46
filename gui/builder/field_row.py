"""One row of a form: label, editor, and below it what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.builder.problem_list import ProblemList
from gui.builder.words import wrappedTip
from gui.theme import setStyleFlag
from gui.translation import translated
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from engine.spec.fields import Param
    from engine.spec.problems import Problem
    from gui.builder.editors import Editor
    from gui.theme import ThemeManager

LABEL_SHARE, EDITOR_SHARE = 2, 3
SPACING_PX, STACKED_SPACING_PX = 8, 3
INDENT_PX = 10


class RowLabel(QLabel):
    """A parameter's name; breaks between words, never inside, and can be clicked."""

    clicked = Signal()

    def __init__(self, text: str, depth: int) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setIndent(INDENT_PX * depth)
        setStyleFlag(self, "muted")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()


class FieldRow(QWidget):
    """A labelled editor. The label stands above it where the editor needs the whole width."""

    fixRequested = Signal(object)

    def __init__(self, themes: ThemeManager, declared: Param, editor: Editor, depth: int) -> None:
        super().__init__()
        self.editor = editor
        self.label = RowLabel(translated(declared.label), depth)
        self._themes = themes
        self._about = translated(declared.help)
        self._problems: tuple[Problem, ...] = ()
        self._text_problem = ""
        self._list: ProblemList | None = None
        self._message: InlineMessage | None = None
        self._arrange()
        self.label.clicked.connect(editor.activate)
        self.label.setToolTip(wrappedTip(self._about))
        self._describe()
        editor.problemChanged.connect(self._showTextProblem)

    def setValue(self, value: Any) -> None:
        """Show a value."""
        self.editor.setValue(value)

    def setAbout(self, about: str) -> None:
        """Explain the value chosen, not only the choice."""
        self._about = about
        self._describe()

    def setProblems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the field, and say below it why."""
        if problems == self._problems:
            return
        self._problems = problems
        self._describe()
        self._showProblems()

    def addBelow(self, widget: QWidget) -> None:
        """Put a widget under the editor, over the whole width."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Put label and editor beside each other, or one above the other."""
        room = (self.width() - SPACING_PX) * EDITOR_SHARE // (LABEL_SHARE + EDITOR_SHARE)
        stacked = self.editor.widthWanted() > room
        direction = (
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        if direction != self._line.direction():
            self._line.setDirection(direction)
            self._line.setSpacing(STACKED_SPACING_PX if stacked else SPACING_PX)

    def _arrange(self) -> None:
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACING_PX)
        line.addWidget(self.label, LABEL_SHARE)
        line.addWidget(self.editor, EDITOR_SHARE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(line)
        self._column.addStretch(1)  # room to spare must not push the editor down

    def _showTextProblem(self, text: str) -> None:
        if text == self._text_problem:
            return
        self._text_problem = text
        if self._message is None:
            self._message = InlineMessage(self._themes)
            self._column.insertWidget(1, self._message)
        self._message.setMessage(text)
        self._message.setVisible(bool(text))
        self._describe()
        self._showProblems()

    def _showProblems(self) -> None:
        """One thing at a time: a text that cannot be used goes before what its start would mean."""
        shown = () if self._text_problem else self._problems
        if self._list is None:
            if not shown:
                return
            self._list = ProblemList(self._themes)
            self._list.fixRequested.connect(self.fixRequested)
            self._column.insertWidget(1, self._list)
        self._list.setProblems(shown)

    def _describe(self) -> None:
        found = [translated(p.message) for p in self._problems]
        wrong = [self._text_problem] if self._text_problem else found
        marked = self._text_problem or any(p.severity == "error" for p in self._problems)
        self.editor.setDescription(self.label.text(), "\n".join([*wrong, self._about]))
        self.editor.setInvalid(bool(marked))
