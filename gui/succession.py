"""A window that replaces another one, in another language, looks as that one did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.middle import ACTIVATIONS, DATA, DRAWING, INSIGHT, LESSONS, RACE

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def takeOver(new: MainWindow, old: MainWindow) -> None:
    """Let ``new`` look like ``old``, which gives up what it looks at."""
    old.tabs.hide()  # before the new window asks for the same
    new.setGeometry(old.geometry())
    new.splitter.restoreState(old.splitter.saveState())
    new.pad.setStages(old.pad.stages())  # before the page of the stages, which follows the pad
    _take_tabs(new, old)
    _take_lessons(new, old)
    new.tabs.setCurrentIndex(old.tabs.currentIndex())
    new.builder.select(old.builder.selectedIndex())
    new.pad.setStrokes(old.pad.strokes())  # before the sample, which it would take away
    _take_sample(new, old)
    new.news.takeOver(old.news)
    preset = old.top.presets.currentData()
    if preset is not None:  # a race's, which the spec alone does not tell
        new.top.showPreset(preset)


def _take_tabs(new: MainWindow, old: MainWindow) -> None:
    new.training.setModes(old.training.modes())
    if old.tabs.isMade(DATA):
        new.data.showPage(old.data.pages.currentIndex())
    if old.tabs.isMade(RACE):
        new.racing.setModes(old.racing.modes())
    if old.tabs.isMade(DRAWING):
        new.drawing.setModes(old.drawing.modes())
    if old.tabs.isMade(ACTIVATIONS):
        new.activations.setModes(old.activations.modes())
    if old.tabs.isMade(INSIGHT):
        new.insight.setModes(old.insight.modes())


def _take_lessons(new: MainWindow, old: MainWindow) -> None:
    new.guide.setGlossary(old.guide.glossary())
    if old.tabs.isMade(LESSONS):
        new.lessons.showPage(old.lessons.page())
        folder = old.lessons.folder()
        if folder is not None:
            new.lessons.openFolder(folder)


def _take_sample(new: MainWindow, old: MainWindow) -> None:
    """Show the same picture; its class has another name now, with which answers are compared."""
    sample = old.pad.sample()
    if sample is None:
        return
    before, now = old.pad.laneRows.classNames(), new.reading.classNames()
    truth = dict(zip(before, now, strict=False)).get(sample.truth, sample.truth)
    caption = sample.caption.replace(sample.truth, truth) if truth else sample.caption
    new.pad.canvas.setSample(sample._replace(caption=caption, truth=truth))
