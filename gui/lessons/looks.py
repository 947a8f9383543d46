"""Tells a teacher what is looked at: the tab, its page, and what the axis of its plots counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.lessons.facts import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStackedWidget, QTabWidget

    from gui.lessons.teacher import Teacher


class Looks(QObject):
    """Follows the tabs of one window.

    Parameters
    ----------
    keys : what lessons call each of the tabs, in order; see `engine.lessons.facts.TABS`.
    """

    def __init__(
        self, teacher: Teacher, tabs: QTabWidget, keys: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._teacher, self._tabs, self._keys = teacher, tabs, tuple(keys)
        self._pages: dict[str, QStackedWidget] = {}
        self._axes: dict[str, Callable[[], str]] = {}
        tabs.currentChanged.connect(self.look)
        self.look()

    def addPages(self, key: str, pages: QStackedWidget) -> None:
        """Follow the pages of a tab too, which stand in the order of ``PAGES``."""
        self._pages[key] = pages
        pages.currentChanged.connect(self.look)
        self.look()

    def addAxis(self, key: str, axis: Callable[[], str]) -> None:
        """Ask for what the axis of a tab's plots counts; call `look` when it has changed."""
        self._axes[key] = axis
        self.look()

    def look(self, _: int = 0) -> None:
        """Tell what is looked at now."""
        key = self._keys[self._tabs.currentIndex()]
        pages = self._pages.get(key)
        page = PAGES[key][pages.currentIndex()] if pages is not None else ""
        self._teacher.noteTab(key, page)
        if key in self._axes:
            self._teacher.noteAxis(self._axes[key]())
