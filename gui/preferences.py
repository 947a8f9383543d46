"""The preferences: where data sets lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.theme import mutedLabel, strongLabel
from gui.widgets.messages import InlineMessage

if TYPE_CHECKING:
    from gui.session import Session
    from gui.theme import ThemeManager

WIDTH = 520


class Preferences(QDialog):
    """A small dialog that does not block; what is chosen counts at once."""

    def __init__(
        self, session: Session, themes: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.folder = QLineEdit(str(session.dataDir or ""))
        self.folder.setPlaceholderText(self.tr("None: Keras's own folder, then the network"))
        self.folder.setAccessibleName(self.tr("Folder of data sets"))
        self.browse = QPushButton(self.tr("Browse …"))
        self.problem = InlineMessage(themes)
        self.problem.hide()
        self._arrange()
        self.folder.editingFinished.connect(self._take)
        self.browse.clicked.connect(self._browse)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        about = mutedLabel(
            self.tr(
                "Looked at first. It holds mnist/mnist.npz, or the four files "
                "mnist/*-ubyte.gz and fashion-mnist/*-ubyte.gz."
            )
        )
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(strongLabel(self.tr("Folder of data sets")))
        layout.addLayout(row)
        layout.addWidget(self.problem)
        layout.addWidget(about)
        layout.addSpacing(8)
        layout.addWidget(buttons)
        self.setMinimumWidth(WIDTH)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of data sets"), self.folder.text()
        )
        if chosen:
            self.folder.setText(chosen)
            self._take()

    def _take(self) -> None:
        """Use the folder, or say that there is none."""
        text = self.folder.text().strip()
        folder = _folder(text)
        wrong = bool(text) and folder is None
        self.problem.setMessage(self.tr("There is no folder of that name.") if wrong else "")
        self.problem.setVisible(wrong)
        if not wrong:
            self._session.setDataDir(folder)


def _folder(text: str) -> Path | None:
    """Return the folder that ``text`` names, or None where there is none."""
    if not text:
        return None
    folder = os.path.abspath(os.path.expanduser(text))
    return Path(folder) if os.path.isdir(folder) else None
