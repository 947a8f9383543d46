"""Sentences that appear where the trouble is, and news across the top of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.theme import ICON_PX, ThemeManager, setPrimary, setStyleFlag
from gui.widgets.focus import handFocus, holdsFocus

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

Severity = Literal["error", "warning", "info"]
ICONS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "bad"),
    "warning": ("warning", "careful"),
    "info": ("info", "muted"),
}
"""Icon and colour token of each severity."""


class WrappingLabel(QLabel):
    """A label that breaks its text into lines and always gets the height for all of them."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._claimHeight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claimHeight()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._claimHeight()

    def _claimHeight(self) -> None:
        """Some layouts forget height for width when they are nested; a minimum they all heed."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.isVisible():
            self.setMinimumHeight(0)  # or the height wanted would include the last minimum
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class SeverityIcon(QLabel):
    """The icon of an error, a warning or a piece of information; follows the theme."""

    def __init__(
        self, themes: ThemeManager, severity: Severity = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._severity: Severity = severity
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        themes.themeChanged.connect(self._redraw)
        self._redraw()

    def setSeverity(self, severity: Severity) -> None:
        """Show another icon."""
        self._severity = severity
        self._redraw()

    def _redraw(self) -> None:
        name, token = ICONS[self._severity]
        side = self._themes.scaled(ICON_PX)
        self.setPixmap(
            self._themes.icon(name, token).pixmap(QSize(side, side), self.devicePixelRatioF())
        )


class InlineMessage(QWidget):
    """An icon, a sentence and, where there is one, a button that puts it right.

    Parameters
    ----------
    text : the sentence; wraps, and is never cut.
    severity : ``"error"``, ``"warning"`` or ``"info"``.
    fix : what the button says; no button when empty.
    """

    fixRequested = Signal()

    def __init__(
        self,
        themes: ThemeManager,
        text: str = "",
        severity: Severity = "error",
        fix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = SeverityIcon(themes, severity)
        self._label = WrappingLabel()
        self.fixButton = QPushButton()
        themes.setIcon(self.fixButton, "fix", "accent")
        self.fixButton.clicked.connect(self.fixRequested)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._label)
        words.addWidget(self.fixButton, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setMessage(text, severity, fix)

    def text(self) -> str:
        """The sentence shown."""
        return self._label.text()

    def setMessage(self, text: str, severity: Severity = "error", fix: str = "") -> None:
        """Show another sentence."""
        self._icon.setSeverity(severity)
        self._label.setText(text)
        setStyleFlag(self._label, "severity", severity)
        self.fixButton.setText(fix)
        self.fixButton.setVisible(bool(fix))
        self.setAccessibleName(text)


class Banner(QFrame):
    """News that concerns the whole window: a sentence, perhaps progress, perhaps a button.

    Hidden until `showMessage` is called.
    """

    actionRequested = Signal()
    otherRequested = Signal()
    cancelRequested = Signal()
    closed = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        setStyleFlag(self, "banner")
        self._icon = SeverityIcon(themes)
        self._label = WrappingLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self.actionButton = QPushButton()
        setPrimary(self.actionButton)
        self.otherButton = QPushButton()
        self.cancelButton = QPushButton()
        self.closeButton = QPushButton()
        setStyleFlag(self.closeButton, "flat")
        themes.setIcon(self.closeButton, "close", "muted")
        self.closeButton.setAccessibleName(self.tr("Close this message"))
        self.closeButton.setToolTip(self.tr("Close this message"))
        self.actionButton.clicked.connect(self.actionRequested)
        self.otherButton.clicked.connect(self.otherRequested)
        self.cancelButton.clicked.connect(self.cancelRequested)
        self.closeButton.clicked.connect(self._close)
        self._arrange()
        self.hide()

    def text(self) -> str:
        """The sentence shown."""
        return self._label.text()

    def showMessage(
        self, text: str, severity: Severity = "info", action: str = "", other: str = ""
    ) -> None:
        """Show a sentence, and a button where ``action`` and ``other`` name one."""
        self._show(text, severity, (action, other), cancel=False)
        self._progress.hide()

    def showProgress(self, text: str, done: int = 0, total: int = 0, cancel: bool = True) -> None:
        """Show a sentence with a progress bar.

        Parameters
        ----------
        done, total : how far, in any unit; a total of 0 means that it is not known.
        cancel : whether there is a Cancel button.
        """
        self._show(text, "info", ("", ""), cancel=cancel)
        # Qt's progress bar counts in 32 bits, a download in bytes may not fit.
        self._progress.setRange(0, 1000 if total else 0)
        self._progress.setValue(done * 1000 // total if total else 0)
        self._progress.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the focus to what the banner stands in, as nobody has chosen what comes next."""
        super().hideEvent(event)
        parent = self.parentWidget()
        if parent is not None and parent.isVisible() and not event.spontaneous():
            handFocus(self, parent)

    def _show(self, text: str, severity: Severity, actions: tuple[str, str], cancel: bool) -> None:
        self._icon.setSeverity(severity)
        self._label.setText(text)
        setStyleFlag(self._label, "severity", "" if severity == "info" else severity)
        setStyleFlag(self, "severity", severity)
        self._show_buttons(actions, cancel)
        self.setAccessibleName(text)
        self.show()

    def _show_buttons(self, actions: tuple[str, str], cancel: bool) -> None:
        """Show the buttons that there are now; a focus that one of the others had stays here."""
        focused = self.window().focusWidget() if holdsFocus(self) else None
        for button, action in zip((self.actionButton, self.otherButton), actions, strict=True):
            button.setText(action)
            button.setVisible(bool(action))
        self.cancelButton.setText(self.tr("Cancel"))
        self.cancelButton.setVisible(cancel)
        self.closeButton.setVisible(not cancel)
        if focused is not None:
            last = self.cancelButton if cancel else self.closeButton
            heir = focused if focused.isVisibleTo(self) else last
            heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._label)
        words.addWidget(self._progress)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        for button in (
            self.actionButton,
            self.otherButton,
            self.cancelButton,
            self.closeButton,
        ):
            layout.addWidget(button)
