"""The menu bar, and the dialogs that only say something."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

import engine
from engine.files import atomic
from engine.messages import PlainError
from engine.spec import codec
from gui.middle import RACE
from gui.preferences import Preferences
from gui.theme import MODES
from gui.translation import translated

if TYPE_CHECKING:
    from gui.main_window import MainWindow

LARGER = 1.1
"""One step of the text size."""


def build(window: MainWindow) -> None:
    """Fill the window's menu bar."""
    bar = window.menuBar()
    translate = QCoreApplication.translate
    _file_menu(window, bar.addMenu(translate("Menus", "&File")))
    _edit_menu(window, bar.addMenu(translate("Menus", "&Edit")))
    run = bar.addMenu(translate("Menus", "&Run"))
    run.addActions([window.run.train, window.run.step, window.run.stepEpoch, window.run.stop])
    run.addSeparator()
    run.addActions([window.run.more, window.run.restart])
    _view_menu(window, bar.addMenu(translate("Menus", "&View")))
    _help_menu(window, bar.addMenu(translate("Menus", "&Help")))


def _add(
    menu: QMenu,
    text: str,
    do: Callable[[], object],
    shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None,
) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda: do())
    if shortcut is not None:
        action.setShortcut(QKeySequence(shortcut))
    return action


def _file_menu(window: MainWindow, menu: QMenu) -> None:
    translate = QCoreApplication.translate
    _add(
        menu,
        translate("Menus", "Open spec …"),
        lambda: open_spec(window),
        QKeySequence.StandardKey.Open,
    )
    _add(
        menu,
        translate("Menus", "Save spec as …"),
        lambda: save_spec(window),
        QKeySequence.StandardKey.Save,
    )
    curves = _add(menu, translate("Menus", "Save curves as CSV …"), lambda: save_curves(window))
    menu.aboutToShow.connect(lambda: curves.setEnabled(bool(window.session.history.epochs)))
    window.training.keeping.failed.connect(
        lambda text: window.news.banner.showMessage(text, "error")
    )
    end = menu.addSeparator()
    menu.aboutToShow.connect(partial(_offer_to_keep, window, menu, curves, end))
    _offer_to_keep(window, menu, curves, end)
    _add(menu, translate("Menus", "Quit"), window.close, QKeySequence("Ctrl+Q"))


def _offer_to_keep(window: MainWindow, menu: QMenu, curves: QAction, end: QAction) -> None:
    """Offer to keep the plots that are looked at: the race's, or else those of the run."""
    keepings = [window.training.keeping]
    if window.tabs.isMade(RACE):
        keepings.append(window.racing.keeping)
    for keeping in keepings:
        for action in keeping.actions:
            menu.removeAction(action)
    shown = keepings[-1] if window.looksAtRace else keepings[0]
    shown.refresh()
    curves.setVisible(not window.looksAtRace)
    menu.insertActions(end, list(shown.actions))


def _edit_menu(window: MainWindow, menu: QMenu) -> None:
    stack = window.document.undo_stack
    translate = QCoreApplication.translate
    # Without a prefix Qt puts its own word where each language has it: "Undo …", "… 실행 취소".
    undo, redo = stack.createUndoAction(menu), stack.createRedoAction(menu)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    window.themes.setIcon(undo, "undo")
    window.themes.setIcon(redo, "redo")
    menu.addActions([undo, redo])
    menu.addSeparator()
    _add(
        menu,
        translate("Menus", "Preferences …"),
        lambda: Preferences(window.session, window.themes, window).show(),
        QKeySequence("Ctrl+,"),
    )


def _view_menu(window: MainWindow, menu: QMenu) -> None:
    translate = QCoreApplication.translate
    names = (
        translate("Menus", "Follow the system"),
        translate("Menus", "Light"),
        translate("Menus", "Dark"),
    )
    group = QActionGroup(menu)
    for mode, name in zip(MODES, names, strict=True):
        action = _add(menu, name, partial(window.themes.setMode, mode))
        action.setCheckable(True)
        group.addAction(action)
    menu.aboutToShow.connect(
        lambda: group.actions()[MODES.index(window.themes.mode)].setChecked(True)
    )
    menu.addSeparator()
    themes = window.themes
    _add(
        menu,
        translate("Menus", "Larger text"),
        lambda: themes.setFontScale(themes.fontScale * LARGER),
    ).setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    _add(
        menu,
        translate("Menus", "Smaller text"),
        lambda: themes.setFontScale(themes.fontScale / LARGER),
        QKeySequence("Ctrl+-"),
    )
    _add(
        menu,
        translate("Menus", "Normal text"),
        lambda: themes.setFontScale(1.0),
        QKeySequence("Ctrl+0"),
    )
    menu.addSeparator()
    for code, name in (("en", "English"), ("ko", "한국어")):
        action = _add(menu, name, partial(window.languageChosen.emit, code))
        action.setCheckable(True)
        action.setChecked(window.language == code)


def _help_menu(window: MainWindow, menu: QMenu) -> None:
    translate = QCoreApplication.translate
    _add(
        menu,
        translate("Menus", "Keyboard shortcuts"),
        lambda: show_shortcuts(window),
        QKeySequence("F1"),
    )
    _add(menu, translate("Menus", "About Sketchgrad"), lambda: show_about(window))


def open_spec(window: MainWindow) -> None:
    """Ask for a spec file and load it as an edit that can be undone."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getOpenFileName(
        window, translate("Menus", "Open spec"), "", translate("Menus", "Specs (*.json)")
    )
    if name:
        load_spec(window, Path(name))


def load_spec(window: MainWindow, path: Path) -> None:
    """Load a spec file; a file that is none is told in the banner and changes nothing."""
    try:
        spec = codec.from_file(path)
    except PlainError as error:
        _tell(window, error)
        return
    window.document.edit(
        spec, QCoreApplication.translate("Menus", "Open {name}").format(name=path.name)
    )


def save_spec(window: MainWindow) -> None:
    """Ask for a place and write the spec there."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getSaveFileName(
        window, translate("Menus", "Save spec"), "spec.json", translate("Menus", "Specs (*.json)")
    )
    if name:
        path = Path(name)
        _write(
            window,
            path if path.suffix else path.with_suffix(".json"),
            codec.to_json(window.document.spec),
        )


def save_curves(window: MainWindow) -> None:
    """Ask for a place and write the epochs' figures there."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getSaveFileName(
        window,
        translate("Menus", "Save curves"),
        "history.csv",
        translate("Menus", "Tables (*.csv)"),
    )
    if name:
        _write(window, Path(name), window.session.history.to_csv())


def _write(window: MainWindow, path: Path, text: str) -> None:
    try:
        atomic.write_text(path, text)
    except PlainError as error:
        _tell(window, error)


def _tell(window: MainWindow, error: PlainError) -> None:
    hint = translated(error.hint) if error.hint else ""
    window.news.banner.showMessage(f"{translated(error.message)} {hint}".strip(), "error")


def show_about(window: MainWindow) -> None:
    """Say what this is, and on what it runs."""
    translate = QCoreApplication.translate
    backend = window.session.backend
    below = backend.versions if backend else translate("Menus", "TensorFlow is still starting.")
    text = translate(
        "Menus",
        "Build a neural network, watch it learn, draw digits that it reads.\n\n"
        "Version {version}\n{backend}\n\nFree software under the MIT licence.",
    )
    _show(
        window,
        translate("Menus", "About Sketchgrad"),
        text.format(version=engine.__version__, backend=below),
    )


def show_shortcuts(window: MainWindow) -> None:
    """List the keys."""
    translate = QCoreApplication.translate
    keys = (
        ("Space, F5", translate("Menus", "Train, pause, resume")),
        ("F10, Shift+F10", translate("Menus", "One batch, one epoch")),
        ("Shift+F5", translate("Menus", "Stop")),
        ("Ctrl+M", translate("Menus", "Train more")),
        ("Ctrl+Shift+R", translate("Menus", "Restart from fresh weights")),
        ("Ctrl+Z, Ctrl+Shift+Z", translate("Menus", "Undo, redo; on the pad: strokes")),
        ("↑ ↓", translate("Menus", "Choose a layer")),
        ("Alt+↑ Alt+↓", translate("Menus", "Move the layer")),
        ("Ctrl+D", translate("Menus", "Duplicate the layer")),
        ("Del", translate("Menus", "Remove the layer; on the pad: clear")),
        ("Ctrl++ Ctrl+- Ctrl+0", translate("Menus", "Size of the text")),
    )
    rows = "".join(
        f"<tr><td style='padding-right:24px'><b>{key}</b></td><td>{what}</td></tr>"
        for key, what in keys
    )
    _show(window, translate("Menus", "Keyboard shortcuts"), f"<table cellpadding=3>{rows}</table>")


def _show(window: MainWindow, title: str, text: str) -> None:
    """Open a box that does not block the window."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, window
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setModal(False)
    box.show()
